using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using FluentValidation;

namespace CcHc.Portal.Web.Features.CriteriaEditing;

/// <summary>A level of «chọn mức», or a kind with its weight.</summary>
public sealed record LabelledLine
{
    public string? Label { get; init; }

    public string? Value { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Label) && string.IsNullOrWhiteSpace(Value);
}

/// <summary>A band of R: from, to and what it gives.</summary>
public sealed record BandRow
{
    /// <summary>&gt;=, &gt; or =.</summary>
    public string? FromSign { get; init; }

    public string? From { get; init; }

    /// <summary>&lt; or &lt;=.</summary>
    public string? ToSign { get; init; }

    public string? To { get; init; }

    public string? Points { get; init; }

    /// <summary>The points are multiplied by R.</summary>
    public bool TimesR { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(To) && string.IsNullOrWhiteSpace(Points);
}

/// <summary>An answer to try the rule with.</summary>
public sealed record TrialAnswer
{
    public string? Value { get; init; }

    public string? Numerator { get; init; }

    public string? Denominator { get; init; }

    public string? Count { get; init; }

    public string? Counts { get; init; }

    public string? Date { get; init; }

    public string? Mark { get; init; }
}

/// <summary>
/// One criterion as it was typed: what it says, and the parameters of every method, of which the page shows those of the one
/// chosen. Figures stay text until <see cref="ReadCriterionForm"/> reads them, so that whatever was typed comes back.
/// </summary>
public sealed record CriterionForm
{
    public string? Code { get; init; }

    public string? Title { get; init; }

    public string? MaxPoints { get; init; }

    public string? Method { get; init; }

    public List<LabelledLine> Levels { get; init; } = [];

    public List<BandRow> Bands { get; init; } = [];

    public List<LabelledLine> Weights { get; init; } = [];

    /// <summary>Points at 100 %; empty is the maximum.</summary>
    public string? Factor { get; init; }

    public string? Target { get; init; }

    public string? TargetPoints { get; init; }

    public string? FloorFrom { get; init; }

    public string? FloorPoints { get; init; }

    public string? Start { get; init; }

    public string? Per { get; init; }

    public string? Unit { get; init; }

    public string? Floor { get; init; }

    public string? Cap { get; init; }

    public bool IsCapped { get; init; }

    public string? Due { get; init; }

    public bool Workdays { get; init; }

    public string? Grace { get; init; }

    public string? ZeroAfter { get; init; }

    public string? What { get; init; }

    public string? Step { get; init; }

    /// <summary>None where a violation only costs points.</summary>
    public SanctionKind? Sanction { get; init; }

    public string? SanctionText { get; init; }

    public string? RoundTo { get; init; }

    public bool Knockout { get; init; }

    /// <summary>One a line.</summary>
    public string? Notes { get; init; }

    /// <summary>The rule in the words of the criteria file stands in place of the fields.</summary>
    public bool AsText { get; init; }

    public string? RuleText { get; init; }

    public NotApplicable? NotApplicable { get; init; }

    public InputBy InputBy { get; init; }

    public string? Agency { get; init; }

    public string? CoAgency { get; init; }

    public string? AppliesTo { get; init; }

    public string? Evidence { get; init; }

    public string? LegalBasis { get; init; }

    public string? Guidance { get; init; }

    public TrialAnswer Try { get; init; } = new();

    /// <summary>Stands for the criterion as it was shown.</summary>
    public string? Version { get; init; }

    public static CriterionForm Of(SetCriterion node)
    {
        var max = node.MaxPoints?.Value ?? 0;
        var form = new CriterionForm
        {
            Code = node.Code,
            Title = node.Title,
            MaxPoints = node.MaxPoints?.ToExactString(),
            Method = node.Method == ScoringMethods.Criterion ? ScoringMethods.Group : node.Method,
            RuleText = node.Rule,
            NotApplicable = node.NotApplicable,
            InputBy = node.InputBy,
            Agency = node.AgencyText,
            CoAgency = node.CoAgencyText,
            AppliesTo = node.AppliesTo,
            Evidence = node.EvidenceWanted,
            LegalBasis = node.LegalBasis,
            Guidance = node.Guidance,
            Version = node.Stamp(),
        };
        return RuleReader.Read(node.Method, node.Rule, max, out _) is { } rule ? form.With(rule, max) : form with { AsText = node.Rule is not null };
    }

    /// <summary>The parameters of the rule in the fields of its method.</summary>
    public CriterionForm With(ScoringRule rule, decimal max)
    {
        var form = this with
        {
            RoundTo = Text(rule.RoundTo),
            Knockout = rule.Knockout,
            Notes = rule.Notes.Count == 0 ? null : string.Join("\n", rule.Notes),
            NotApplicable = NotApplicable ?? rule.NotApplicable,
        };
        switch (rule)
        {
            case GroupRule group:
                return form with { IsCapped = group.Cap is not null, Cap = Unless(group.Cap, max) };
            case ChoiceRule choice:
                return form with { Levels = [.. choice.Options.Select(o => new LabelledLine { Label = o.Label, Value = Text(o.Points) })] };
            case BandRule { Target: not null } capped:
                return form.WithTarget(capped, max);
            case BandRule bands:
                var isStep = bands.Bands.All(b => b.Divisor is null);
                return form with { Bands = [.. bands.Bands.Select(b => RowOf(b, isStep && Method == ScoringMethods.Step ? null : max))] };
            case RatioRule ratio:
                return form with { Factor = Unless(ratio.Factor, max) };
            case WeightedRatioRule weighted:
                return form with { Factor = Unless(weighted.Factor, max), Weights = [.. weighted.Weights.Select(w => new LabelledLine { Label = w.Label, Value = Text(w.Value) })] };
            case DeductRule deduct:
                return form with { Start = Unless(deduct.Start, max), Per = Text(deduct.Per), Unit = deduct.Unit, Floor = Unless(deduct.Floor, 0) };
            case CountRule count:
                return form with { Per = Text(count.Per), Unit = count.Unit, Cap = Unless(count.Cap, max) };
            case DeadlineRule deadline:
                return form with
                {
                    Due = $"{deadline.Day:00}/{deadline.Month:00}{(deadline.Year is { } year ? $"/{year:0000}" : "")}",
                    Per = Text(deadline.Per),
                    Workdays = deadline.Workdays,
                    Grace = Unless(deadline.Grace, 0),
                    Floor = Unless(deadline.Floor, 0),
                    ZeroAfter = Text(deadline.ZeroAfter),
                };
            case SurveyRule survey:
                return form with { What = survey.What, Factor = Unless(survey.Factor, max) };
            case ExpertRule expert:
                return form with { Step = Text(expert.Step) };
            case PenaltyRule penalty:
                return form with
                {
                    Per = Text(penalty.Per),
                    Unit = penalty.Unit,
                    Cap = Unless(penalty.Cap, max),
                    Sanction = penalty.Sanction?.Kind,
                    SanctionText = penalty.Sanction is null ? null : penalty.Sanction.Band ?? (penalty.Sanction.Kind == SanctionKind.Down ? Text(penalty.Sanction.Steps) : penalty.Sanction.Text),
                };
            default:
                return form;
        }
    }

    /// <summary>What a method begins with when it is chosen and nothing of it is filled in: lawful, and plainly to be changed.</summary>
    public CriterionForm Suggested()
    {
        var max = Vietnamese.TryReadDecimal(MaxPoints, out var given) && given > 0 ? given : 1;
        ScoringRule? rule = Method switch
        {
            ScoringMethods.Choice when Levels.TrueForAll(l => l.IsEmpty) => new ChoiceRule([new("đạt", max), new("không đạt", 0)]),
            ScoringMethods.Step when Bands.TrueForAll(b => b.IsEmpty) => new BandRule(
                [Band.Of(At(90), null, max), Band.Of(At(70), Below(90), max / 2), Band.Of(Below(70), null, 0)], HundredAtMost: true),
            ScoringMethods.LinearBand when Bands.TrueForAll(b => b.IsEmpty) => new BandRule(
                [Band.Of(At(100), null, max), Band.Of(At(80), Below(100), max, 100), Band.Of(Below(80), null, 0)], HundredAtMost: true),
            ScoringMethods.RatioCapped when string.IsNullOrWhiteSpace(Target) => new BandRule(
                [Band.Of(At(80), null, max), Band.Of(Below(80), null, max, 80)], HundredAtMost: false, Target: 80),
            ScoringMethods.WeightedRatio when Weights.TrueForAll(w => w.IsEmpty) => new WeightedRatioRule([new("đúng hạn", 1), new("muộn", 0.5m), new("chưa làm", 0)], max),
            _ => null,
        };
        // Common parameters and remarks are the person's already.
        return rule is null ? this : With(rule, max) with { RoundTo = RoundTo, Knockout = Knockout, Notes = Notes, NotApplicable = NotApplicable };
    }

    private static Bound At(decimal percent) => new(Comparison.GreaterOrEqual, percent);

    private static Bound Below(decimal percent) => new(Comparison.Less, percent);

    /// <summary>A target, perhaps with a floor below it; any other shape is left to the text.</summary>
    private CriterionForm WithTarget(BandRule rule, decimal max)
    {
        var target = rule.Target!.Value;
        var full = rule.Bands.FirstOrDefault(b => b is { Second: null, Divisor: null } && b.First == At(target));
        var part = rule.Bands.FirstOrDefault(b => b.Divisor == target && (b.Second ?? b.First) == Below(target));
        var floor = rule.Bands.FirstOrDefault(b => b is { Second: null, Divisor: null, First.Comparison: Comparison.Less } && b.First != Below(target));
        var fits = full is not null && part is not null && part.Factor == full.Factor
            && (floor is null ? rule.Bands.Count == 2 && part.Second is null : rule.Bands.Count == 3 && part.First == At(floor.First.Percent));
        return fits
            ? this with
            {
                Target = Text(target),
                TargetPoints = Unless(full!.Factor, max),
                FloorFrom = floor is null ? null : Text(floor.First.Percent),
                FloorPoints = floor is null ? null : Unless(floor.Factor, 0),
            }
            : this with { Target = Text(target), AsText = true };
    }

    private static BandRow RowOf(Band band, decimal? max)
    {
        var isUpper = band.First.Comparison is Comparison.Less or Comparison.LessOrEqual;
        var lower = isUpper ? (Bound?)null : band.First;
        var upper = isUpper ? band.First : band.Second;
        return new BandRow
        {
            FromSign = lower?.Sign,
            From = Text(lower?.Percent),
            ToSign = upper?.Sign,
            To = Text(upper?.Percent),
            Points = max is { } most ? Unless(band.Factor, most) : Text(band.Factor),
            TimesR = band.Divisor is not null,
        };
    }

    /// <summary>Empty where it is what an empty field means.</summary>
    private static string? Unless(decimal? value, decimal usual) => value == usual ? null : Text(value);

    private static string? Text(decimal? value) => value?.ToString("0.############", Vietnamese.Culture);
}

public sealed class CriterionFormValidator : AbstractValidator<CriterionForm>
{
    private const int MostLines = 40;

    /// <summary>A label or a unit is a part of the rule, which has to hold several.</summary>
    private const int PartMaxLength = 300;

    public CriterionFormValidator()
    {
        RuleFor(f => f.Code).MaximumLength(CriterionNode.CodeMaxLength);
        RuleFor(f => f.Title).MaximumLength(CriterionNode.TitleMaxLength);
        RuleFor(f => f.Agency).MaximumLength(400);
        RuleFor(f => f.CoAgency).MaximumLength(400);
        RuleFor(f => f.AppliesTo).MaximumLength(400);
        RuleFor(f => f.Evidence).MaximumLength(CriterionNode.TextMaxLength);
        RuleFor(f => f.LegalBasis).MaximumLength(CriterionNode.TextMaxLength);
        RuleFor(f => f.Guidance).MaximumLength(CriterionNode.TextMaxLength);
        RuleFor(f => f.RuleText).MaximumLength(CriterionNode.RuleMaxLength);
        RuleFor(f => f.Notes).MaximumLength(1000);
        RuleFor(f => f.Unit).MaximumLength(PartMaxLength);
        RuleFor(f => f.What).MaximumLength(PartMaxLength);
        RuleFor(f => f.SanctionText).MaximumLength(PartMaxLength);
        RuleFor(f => f.Due).MaximumLength(20);
        RuleFor(f => f.Try.Counts).MaximumLength(500);
        RuleFor(f => f.Try.Date).MaximumLength(20);
        RuleForEach(f => f.Levels).ChildRules(line => line.RuleFor(l => l.Label).MaximumLength(PartMaxLength));
        RuleForEach(f => f.Weights).ChildRules(line => line.RuleFor(l => l.Label).MaximumLength(PartMaxLength));
        RuleForEach(f => f.Bands).ChildRules(row =>
        {
            row.RuleFor(b => b.FromSign).Must(s => string.IsNullOrEmpty(s) || s is ">=" or ">" or "=").WithMessage("Cần chọn một mục trong danh sách.");
            row.RuleFor(b => b.ToSign).Must(s => string.IsNullOrEmpty(s) || s is "<" or "<=").WithMessage("Cần chọn một mục trong danh sách.");
        });
        RuleFor(f => f.InputBy).IsInEnum();
        RuleFor(f => f.NotApplicable).IsInEnum();
        RuleFor(f => f.Sanction).IsInEnum();
        RuleFor(f => f.Levels).Must(l => l.Count <= MostLines).WithMessage($"Không quá {MostLines} mức.");
        RuleFor(f => f.Bands).Must(l => l.Count <= MostLines).WithMessage($"Không quá {MostLines} bậc.");
        RuleFor(f => f.Weights).Must(l => l.Count <= MostLines).WithMessage($"Không quá {MostLines} loại.");
    }
}
