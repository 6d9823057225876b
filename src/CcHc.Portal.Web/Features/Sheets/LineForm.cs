using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Store;
using FluentValidation;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>The answer to one criterion as it was typed. Numbers stay text until the engine reads them.</summary>
public sealed record LineForm
{
    public string? Option { get; init; }

    public string? Value { get; init; }

    public string? Numerator { get; init; }

    public string? Denominator { get; init; }

    public string? Count { get; init; }

    /// <summary>For a weighted ratio: one count per label, in the order of the rule.</summary>
    public List<string?> Counts { get; init; } = [];

    public string? Date { get; init; }

    public string? Mark { get; init; }

    public string? NotApplicable { get; init; }

    public string? Explanation { get; init; }

    public List<Guid> Evidence { get; init; } = [];

    public IReadOnlyList<IFormFile> Files { get; init; } = [];

    /// <summary>Asks for last year's explanation as a beginning of this one; nothing is saved by it.</summary>
    public bool Reuse { get; init; }

    /// <summary>The line's version that was shown.</summary>
    public long Version { get; init; } = SaveMarks.NotThereYet;

    public static LineForm Of(CriteriaNode leaf, LineRow? line, IEnumerable<Guid> evidence) => OfAnswer(leaf, line?.Answer) with
    {
        Explanation = line?.Explanation,
        Evidence = [.. evidence],
        Version = line?.Version ?? SaveMarks.NotThereYet,
    };

    /// <summary>A stored answer as the fields show it.</summary>
    public static LineForm OfAnswer(CriteriaNode leaf, string? json)
    {
        var answer = json is null ? null : Answer.FromJson(json);
        var text = answer is null ? new AnswerText() : AnswerText.Of(answer);
        return new LineForm
        {
            Option = text.Option,
            Value = text.Value,
            Numerator = text.Numerator,
            Denominator = text.Denominator,
            Count = text.Count,
            Counts = leaf.Rule is WeightedRatioRule rule
                ? [.. rule.Weights.Select(w => answer?.Counts?.FirstOrDefault(c => c.Label == w.Label)?.Count.ToString("0.######", Vietnamese.Culture))]
                : [],
            Date = text.Date,
            Mark = text.Mark,
            NotApplicable = text.NotApplicable,
        };
    }

    /// <summary>What the engine reads. Fields of another method are left out, so that a page that was open too long does no harm.</summary>
    public AnswerText ToText(CriteriaNode leaf)
    {
        if (!string.IsNullOrWhiteSpace(NotApplicable))
        {
            return new AnswerText { NotApplicable = NotApplicable };
        }

        var counts = leaf.Rule is WeightedRatioRule rule
            ? string.Join("; ", rule.Weights.Zip(Counts).Where(c => !string.IsNullOrWhiteSpace(c.Second)).Select(c => $"{c.First.Label}={c.Second}"))
            : null;
        return new AnswerText
        {
            Option = Option,
            Value = Value,
            Numerator = Numerator,
            Denominator = Denominator,
            Count = Count,
            Counts = counts,
            Date = Date,
            Mark = Mark,
        };
    }
}

public sealed class LineFormValidator : AbstractValidator<LineForm>
{
    public LineFormValidator()
    {
        RuleFor(f => f.Explanation).MaximumLength(ScoreLine.TextMaxLength);
        RuleFor(f => f.Files)
            .Must(files => files.Count <= KeepEvidenceFiles.MostAtOnce)
            .WithMessage($"Mỗi lần gửi không quá {KeepEvidenceFiles.MostAtOnce} tệp.");
    }
}
