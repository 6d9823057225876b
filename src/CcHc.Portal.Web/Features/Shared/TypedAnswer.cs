using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Web.Features.Shared;

/// <summary>An answer as it was typed, so that what cannot be read comes back unchanged.</summary>
public abstract record TypedAnswer
{
    public string? Option { get; init; }

    public string? Value { get; init; }

    public string? Numerator { get; init; }

    public string? Denominator { get; init; }

    public string? Count { get; init; }

    public string? Counts { get; init; }

    public string? Date { get; init; }

    public string? Mark { get; init; }

    public AnswerText ToAnswerText() => new()
    {
        Option = Option,
        Value = Value,
        Numerator = Numerator,
        Denominator = Denominator,
        Count = Count,
        Counts = Counts,
        Date = Date,
        Mark = Mark,
    };
}
