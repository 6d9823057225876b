using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Web.Features.Shared;
using FluentValidation;

namespace CcHc.Portal.Web.Features.Preparation;

public sealed record GateLine
{
    public string? Band { get; init; }

    public GateKind? Kind { get; init; }

    public string? Code { get; init; }

    public decimal? Number { get; init; }

    public string? Words { get; init; }

    public Guid? GroupId { get; init; }

    public bool IsBlank => Kind is null && string.IsNullOrEmpty(Band) && string.IsNullOrWhiteSpace(Code) && Number is null && string.IsNullOrWhiteSpace(Words);
}

public sealed record QuotaLine
{
    public string? Band { get; init; }

    public QuotaKind? Kind { get; init; }

    public decimal? Number { get; init; }

    public QuotaBase? Base { get; init; }

    public QuotaRounding? Rounding { get; init; }

    public int? SmallUnder { get; init; }

    public int? SmallMost { get; init; }

    public Guid? GroupId { get; init; }

    public bool IsBlank => string.IsNullOrEmpty(Band) && Number is null;
}

public sealed record TieLine
{
    public TieKind? Kind { get; init; }

    public string? Code { get; init; }

    public Guid? GroupId { get; init; }

    public bool IsBlank => Kind is null && string.IsNullOrWhiteSpace(Code);
}

/// <summary>The rules of ranks and bands as rows to fill in. Blank rows say nothing.</summary>
public sealed record RankingForm
{
    public const string Save = "save";

    /// <summary>What the button to save carries in a running campaign: the version of the rows whose table before and after was shown.</summary>
    public static string SaveAsShown(string version) => $"{Save}:{version}";

    public string? Version { get; init; }

    /// <summary>In a running campaign.</summary>
    public string? Reason { get; init; }

    public List<BandLine> Bands { get; init; } = [];

    public List<GateLine> Gates { get; init; } = [];

    public List<QuotaLine> Quotas { get; init; } = [];

    public List<TieLine> Ties { get; init; } = [];

    public IReadOnlyList<(string Name, decimal From)> ToLevels() => [.. Bands.Where(b => !b.IsBlank).Select(b => (b.Name ?? "", b.From ?? 0))];

    public static RankingForm Of(Campaign campaign)
    {
        var plan = campaign.Ranking;
        var form = new RankingForm
        {
            Bands = [.. campaign.Bands.OrderByDescending(b => b.FromHundredths).Select(b => new BandLine { Name = b.Name, From = b.FromHundredths / 100m })],
            Gates = [.. plan.Gates.Select(g => new GateLine { Band = g.Band, Kind = g.Kind, Code = g.Code, Number = g.Number, Words = g.Words, GroupId = g.GroupId })],
            Quotas = [.. plan.Quotas.Select(q => new QuotaLine { Band = q.Band, Kind = q.Kind, Number = q.Number, Base = q.Base, Rounding = q.Rounding, SmallUnder = q.SmallUnder, SmallMost = q.SmallMost, GroupId = q.GroupId })],
            Ties = [.. plan.Ties.Select(t => new TieLine { Kind = t.Kind, Code = t.Code, GroupId = t.GroupId })],
        };
        return form with { Version = form.State(id => id.ToString()).Version };
    }

    public RankingPlan ToPlan() => new(
        [
            .. Gates.Where(g => !g.IsBlank).Select(g => new Gate(
                g.Band ?? "",
                g.Kind!.Value,
                Gate.NeedsCode(g.Kind.Value) ? Vietnamese.Clean(g.Code) : null,
                Gate.NeedsNumber(g.Kind.Value) ? g.Number : null,
                Vietnamese.Clean(g.Words),
                g.GroupId)),
        ],
        [
            .. Quotas.Where(q => !q.IsBlank).Select(q => new BandQuota(
                q.Band ?? "",
                q.Kind!.Value,
                q.Number ?? 0,
                q.Base ?? QuotaBase.Group,
                q.Rounding ?? QuotaRounding.Down,
                q.SmallUnder,
                q.SmallMost,
                q.GroupId)),
        ],
        [.. Ties.Where(t => !t.IsBlank).Select(t => new TieStep(t.Kind!.Value, TieStep.NeedsCode(t.Kind.Value) ? Vietnamese.Clean(t.Code) : null, t.GroupId))]);

    public SectionState State(Func<Guid, string> groupName)
    {
        string Of(Guid? groupId) => groupId is { } id ? $" ({groupName(id)})" : "";
        return new SectionState(
        [
            .. Bands.Where(b => !b.IsBlank).Select((b, i) => new SectionLine($"Mức {i + 1}", $"{b.Name} từ {b.From?.ToString("0.##", Vietnamese.Culture)}%")),
            .. Gates.Where(g => !g.IsBlank).Select((g, i) => new SectionLine($"Điều kiện {i + 1}", $"{g.Band}: {(g.Kind is { } kind ? StateNames.Of(kind) : "")}; {g.Code}; {g.Number?.ToString("0.##", Vietnamese.Culture)}; {g.Words}{Of(g.GroupId)}")),
            .. Quotas.Where(q => !q.IsBlank).Select((q, i) => new SectionLine(
                $"Chỉ tiêu {i + 1}",
                $"{q.Band}: {(q.Kind is { } kind ? StateNames.Of(kind) : "")} {q.Number?.ToString("0.##", Vietnamese.Culture)}, {(q.Base is { } of ? StateNames.Of(of) : "")}, {(q.Rounding is { } rounding ? StateNames.Of(rounding) : "")}, nhóm dưới {q.SmallUnder}: {q.SmallMost}{Of(q.GroupId)}")),
            .. Ties.Where(t => !t.IsBlank).Select((t, i) => new SectionLine($"Tiêu chí phụ {i + 1}", $"{(t.Kind is { } kind ? StateNames.Of(kind) : "")} {t.Code}{Of(t.GroupId)}")),
        ]);
    }

    /// <summary>The form after a button that adds, moves or takes away a row («gates:add», «ties:1:up»); none for other buttons.</summary>
    public RankingForm? Rearranged(string? act)
    {
        var words = act?.Split(':') ?? [];
        if (words.Length < 2)
        {
            return null;
        }

        var row = words.Length == 3 && int.TryParse(words[1], out var number) ? number : -1;
        var move = words[^1];
        return words[0] switch
        {
            "bands" => this with { Bands = Rearranged(Bands, row, move) },
            "gates" => this with { Gates = Rearranged(Gates, row, move) },
            "quotas" => this with { Quotas = Rearranged(Quotas, row, move) },
            "ties" => this with { Ties = Rearranged(Ties, row, move) },
            _ => null,
        };
    }

    /// <summary>The field of a fault's key («gates[1].code»), where blank rows do not count.</summary>
    public string? FieldOf(string key)
    {
        if (key is "band.name" or "band.from" || key.Split('[', ']') is not [var list, var number, var field] || !int.TryParse(number, out var row))
        {
            return null;
        }

        IReadOnlyList<int> filled = list switch
        {
            "gates" => Filled(Gates, g => g.IsBlank),
            "quotas" => Filled(Quotas, q => q.IsBlank),
            _ => Filled(Ties, t => t.IsBlank),
        };
        return row < filled.Count ? $"Form.{char.ToUpperInvariant(list[0])}{list[1..]}[{filled[row]}].{char.ToUpperInvariant(field[1])}{field[2..]}" : null;
    }

    private static IReadOnlyList<int> Filled<T>(List<T> lines, Func<T, bool> isBlank) => [.. Enumerable.Range(0, lines.Count).Where(i => !isBlank(lines[i]))];

    private static List<T> Rearranged<T>(List<T> lines, int row, string move)
        where T : new()
    {
        List<T> changed = [.. lines];
        var other = move switch
        {
            "up" => row - 1,
            "down" => row + 1,
            _ => -1,
        };
        if (move == "add" && changed.Count < RankingPlan.MostRows)
        {
            changed.Add(new T());
        }
        else if (move == "remove" && row >= 0 && row < changed.Count)
        {
            changed.RemoveAt(row);
        }
        else if (row >= 0 && row < changed.Count && other >= 0 && other < changed.Count)
        {
            (changed[row], changed[other]) = (changed[other], changed[row]);
        }

        return changed;
    }
}

public sealed class RankingFormValidator : AbstractValidator<RankingForm>
{
    public RankingFormValidator()
    {
        RuleFor(f => f.Reason).MaximumLength(TieVote.ReasonMaxLength);
        RuleFor(f => f.Bands).Must(b => b.Count <= RankingPlan.MostRows).WithMessage($"Không quá {RankingPlan.MostRows} mức.");
        RuleFor(f => f.Gates).Must(g => g.Count <= RankingPlan.MostRows).WithMessage($"Không quá {RankingPlan.MostRows} điều kiện.");
        RuleFor(f => f.Quotas).Must(q => q.Count <= RankingPlan.MostRows).WithMessage($"Không quá {RankingPlan.MostRows} chỉ tiêu.");
        RuleFor(f => f.Ties).Must(t => t.Count <= RankingPlan.MostRows).WithMessage($"Không quá {RankingPlan.MostRows} bước.");
        RuleForEach(f => f.Bands).ChildRules(band =>
        {
            band.RuleFor(b => b.Name).NotEmpty().When(b => b.From is not null);
            band.RuleFor(b => b.Name).MaximumLength(Band.NameMaxLength);
            band.RuleFor(b => b.From).NotNull().When(b => !string.IsNullOrWhiteSpace(b.Name));
            band.RuleFor(b => b.From).InclusiveBetween(0, 100);
        });
        RuleForEach(f => f.Gates).ChildRules(gate =>
        {
            gate.RuleFor(g => g.Kind).NotNull().When(g => !g.IsBlank);
            gate.RuleFor(g => g.Band).NotEmpty().When(g => !g.IsBlank);
            gate.RuleFor(g => g.Code).MaximumLength(Domain.Criteria.CriterionNode.CodeMaxLength);
            gate.RuleFor(g => g.Number).Must(n => n is null or (>= 0 and <= 10_000)).WithMessage("Số từ 0 đến 10.000.");
            gate.RuleFor(g => g.Words).MaximumLength(RankingPlan.WordsMaxLength);
        });
        RuleForEach(f => f.Quotas).ChildRules(quota =>
        {
            quota.RuleFor(q => q.Band).NotEmpty().When(q => !q.IsBlank);
            quota.RuleFor(q => q.Kind).NotNull().When(q => !q.IsBlank);
            quota.RuleFor(q => q.Number).NotNull().When(q => !q.IsBlank);
            quota.RuleFor(q => q.Number).Must(n => n is null or (>= 0 and <= 100_000)).WithMessage("Số từ 0 đến 100.000.");
        });
        RuleForEach(f => f.Ties).ChildRules(tie =>
        {
            tie.RuleFor(t => t.Kind).NotNull().When(t => !t.IsBlank);
            tie.RuleFor(t => t.Code).MaximumLength(Domain.Criteria.CriterionNode.CodeMaxLength);
        });
    }
}
