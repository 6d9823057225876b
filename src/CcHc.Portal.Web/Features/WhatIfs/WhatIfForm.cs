using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared;
using FluentValidation;

namespace CcHc.Portal.Web.Features.WhatIfs;

public sealed record CapLine
{
    public string? Code { get; init; }

    public decimal? Cap { get; init; }
}

public sealed record TreatmentLine
{
    public string? Code { get; init; }

    public NotApplicable? Treatment { get; init; }
}

public sealed record StepLine
{
    public TieKind? Kind { get; init; }

    public string? Code { get; init; }
}

/// <summary>What is tried. All of it stands in the address, so that it can be sent to somebody.</summary>
public sealed record WhatIfForm
{
    private const int Blank = 2;

    public List<BandLine> Bands { get; init; } = [];

    public List<CapLine> Caps { get; init; } = [];

    public List<TreatmentLine> Treatments { get; init; } = [];

    public List<StepLine> Ties { get; init; } = [];

    /// <summary>Only who moves.</summary>
    public bool Moved { get; init; }

    public IReadOnlyList<BandLevel> ToLevels() => [.. Bands.Where(b => !b.IsBlank).Select(b => new BandLevel(Vietnamese.Clean(b.Name)!, (int)Math.Round(b.From!.Value * 100)))];

    public IReadOnlyDictionary<string, decimal> ToCaps() =>
        Caps.Where(c => !string.IsNullOrEmpty(c.Code) && c.Cap is not null).GroupBy(c => c.Code!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Cap!.Value, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, NotApplicable> ToTreatments() =>
        Treatments.Where(t => !string.IsNullOrEmpty(t.Code) && t.Treatment is not null).GroupBy(t => t.Code!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Treatment!.Value, StringComparer.Ordinal);

    public IReadOnlyList<TieStep> ToSteps() =>
        [.. Ties.Where(t => t.Kind is not null).Select(t => new TieStep(t.Kind!.Value, TieStep.NeedsCode(t.Kind.Value) ? Vietnamese.Clean(t.Code) : null))];

    public static WhatIfForm Of(RankingRules rules) => new()
    {
        Bands = [.. rules.Bands.Select(b => new BandLine { Name = b.Name, From = b.FromHundredths / 100m })],
        Ties = [.. rules.Ties.Select(t => new StepLine { Kind = t.Kind, Code = t.Code })],
    };

    public WhatIfForm WithBlankLines() => this with
    {
        Bands = [.. Bands.Where(b => !b.IsBlank), new()],
        Caps = [.. Caps.Where(c => !string.IsNullOrEmpty(c.Code)), .. Enumerable.Range(0, Blank).Select(_ => new CapLine())],
        Treatments = [.. Treatments.Where(t => !string.IsNullOrEmpty(t.Code)), .. Enumerable.Range(0, Blank).Select(_ => new TreatmentLine())],
        Ties = [.. Ties.Where(t => t.Kind is not null), .. Enumerable.Range(0, Blank).Select(_ => new StepLine())],
    };
}

public sealed class WhatIfFormValidator : AbstractValidator<WhatIfForm>
{
    public WhatIfFormValidator()
    {
        RuleFor(f => f.Bands).Must(b => b.Count <= RankingPlan.MostRows).WithMessage($"Không quá {RankingPlan.MostRows} mức.");
        RuleFor(f => f.Ties).Must(t => t.Count <= RankingPlan.MostRows).WithMessage($"Không quá {RankingPlan.MostRows} bước.");
        RuleForEach(f => f.Bands).ChildRules(band =>
        {
            band.RuleFor(b => b.Name).NotEmpty().When(b => b.From is not null);
            band.RuleFor(b => b.Name).MaximumLength(Domain.Campaigns.Band.NameMaxLength);
            band.RuleFor(b => b.From).NotNull().When(b => !string.IsNullOrWhiteSpace(b.Name));
            band.RuleFor(b => b.From).InclusiveBetween(0, 100);
        });
        RuleForEach(f => f.Caps).ChildRules(cap =>
        {
            cap.RuleFor(c => c.Cap).NotNull().When(c => !string.IsNullOrEmpty(c.Code));
            cap.RuleFor(c => c.Code).NotEmpty().When(c => c.Cap is not null);
            cap.RuleFor(c => c.Cap).Must(n => n is null or (>= 0 and <= 10_000)).WithMessage("Trần điểm từ 0 đến 10.000.");
        });
        RuleForEach(f => f.Treatments).ChildRules(line =>
        {
            line.RuleFor(t => t.Treatment).NotNull().When(t => !string.IsNullOrEmpty(t.Code));
            line.RuleFor(t => t.Code).NotEmpty().When(t => t.Treatment is not null);
        });
        RuleForEach(f => f.Ties).ChildRules(tie => tie.RuleFor(t => t.Code).NotEmpty().When(t => t.Kind is { } kind && TieStep.NeedsCode(kind)));
    }
}
