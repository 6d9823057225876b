using System.Globalization;

namespace CcHc.Portal.Domain.Scoring;

/// <summary>How a node earns points: a rule text, read once. Numbers are points unless said otherwise.</summary>
public abstract record ScoringRule
{
    /// <summary>Points go to the nearest multiple of this, halves up, before they are kept with 4 places.</summary>
    public decimal? RoundTo { get; init; }

    /// <summary>Answered and earning 0, the leaf makes its parent's points 0 (tiêu chí điều kiện).</summary>
    public bool Knockout { get; init; }

    /// <summary>The treatment that a clause of the rule offers when no task arose.</summary>
    public NotApplicable? NotApplicable { get; init; }

    /// <summary>What numerator and denominator count, where a note «unit=…» says so; words for the trace, nothing more.</summary>
    public string? ShareUnit { get; init; }

    /// <summary>Remarks that change no points and are shown beside the rule.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The most that the rule can give, where it says so by an option, a band or a number of its own.</summary>
    public virtual decimal? Best => null;
}

/// <param name="Cap">Null where the sum is not capped.</param>
public sealed record GroupRule(decimal? Cap) : ScoringRule;

public sealed record ChoiceOption(string Label, decimal Points);

public sealed record ChoiceRule(IReadOnlyList<ChoiceOption> Options) : ScoringRule
{
    public override decimal? Best => Options.Max(o => o.Points);

    public ChoiceOption? Find(string label)
    {
        foreach (var option in Options)
        {
            if (option.Label == label)
            {
                return option;
            }
        }

        return null;
    }
}

public enum Comparison
{
    Less,
    LessOrEqual,
    Equal,
    GreaterOrEqual,
    Greater,
}

/// <summary>R compared with a percentage.</summary>
public readonly record struct Bound(Comparison Comparison, decimal Percent)
{
    /// <summary>The sign as rules write it.</summary>
    public string Sign => Comparison switch
    {
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Equal => "=",
        Comparison.GreaterOrEqual => ">=",
        _ => ">",
    };

    public bool Holds(Share r)
    {
        var order = r.CompareTo(Percent);
        return Comparison switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Equal => order == 0,
            Comparison.GreaterOrEqual => order >= 0,
            _ => order > 0,
        };
    }
}

/// <summary>A condition on R and what it gives: a number, or <c>Factor × R ÷ Divisor</c>.</summary>
/// <param name="Condition">The condition as written, for the trace.</param>
/// <param name="Divisor">In percent; null gives <paramref name="Factor"/> whatever R is.</param>
public sealed record Band(string Condition, Bound First, Bound? Second, decimal Factor, decimal? Divisor)
{
    /// <summary>A band from its bounds; the condition is written as the criteria file has it.</summary>
    /// <param name="upper">With one, <paramref name="lower"/> is what R lies above: «40&lt;=R&lt;70».</param>
    public static Band Of(Bound lower, Bound? upper, decimal factor, decimal? divisor = null)
    {
        var low = lower.Percent.ToString("0.######", CultureInfo.InvariantCulture);
        var condition = upper is not { } end
            ? $"R{lower.Sign}{low}"
            : $"{low}{(lower.Comparison == Comparison.Greater ? "<" : "<=")}R{end.Sign}{end.Percent.ToString("0.######", CultureInfo.InvariantCulture)}";
        return new Band(condition, lower, upper, factor, divisor);
    }

    public bool Holds(Share r) => First.Holds(r) && (Second is not { } second || second.Holds(r));
}

/// <param name="HundredAtMost">Above 100 R counts as 100.</param>
/// <param name="Target">The percentage T of a capped ratio.</param>
public sealed record BandRule(IReadOnlyList<Band> Bands, bool HundredAtMost, decimal? Target = null) : ScoringRule
{
    /// <summary>A band that grows with R is best at its upper end, reached or not.</summary>
    public override decimal? Best
    {
        get
        {
            var within = from stretch in BandCoverage.Stretches(Bands)
                         from band in Bands
                         where band.Holds(stretch.Inside)
                         select band.Divisor is { } divisor ? band.Factor * stretch.Upper / divisor : band.Factor;

            // A target above 100 % is reached only beyond the range in which gaps are looked for.
            var beyond = HundredAtMost ? [] : Bands.Where(b => b.Divisor is null).Select(b => b.Factor);
            return within.Concat(beyond).Max(points => (decimal?)points);
        }
    }
}

public sealed record RatioRule(decimal Factor) : ScoringRule;

public sealed record Weight(string Label, decimal Value);

public sealed record WeightedRatioRule(IReadOnlyList<Weight> Weights, decimal Factor) : ScoringRule;

public sealed record DeductRule(decimal Start, decimal Per, string? Unit, decimal Floor) : ScoringRule;

public sealed record CountRule(decimal Per, string? Unit, decimal Cap) : ScoringRule;

/// <param name="Year">Null takes the year of the campaign.</param>
/// <param name="Per">Points a day late.</param>
/// <param name="Grace">Days that do not count, in the unit of <paramref name="Workdays"/>.</param>
/// <param name="ZeroAfter">More days late than this earn 0, whatever the floor.</param>
public sealed record DeadlineRule(int Day, int Month, int? Year, decimal Per, bool Workdays, int Grace, decimal Floor, int? ZeroAfter)
    : ScoringRule
{
    /// <exception cref="DomainRuleException">when neither the rule nor the campaign says the year.</exception>
    public DateOnly Due(int? campaignYear)
    {
        var year = Year ?? campaignYear ?? throw new DomainRuleException(
            "scoring.year", "Thời hạn không ghi năm: cần biết năm của phong trào.");

        // 29/2 of an ordinary year is its last day of February.
        return new DateOnly(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));
    }
}

public sealed record SurveyRule(string What, decimal Factor) : ScoringRule;

public sealed record ExpertRule(decimal Step) : ScoringRule;

public enum SanctionKind
{
    /// <summary>Words that the manager maps before the campaign opens.</summary>
    Unmapped,

    /// <summary>No better than the band.</summary>
    AtMost,

    /// <summary>Down by a number of bands.</summary>
    Down,

    /// <summary>Exactly the band.</summary>
    Set,
}

/// <param name="Text">As written.</param>
/// <param name="Band">The band's name for <see cref="SanctionKind.AtMost"/> and <see cref="SanctionKind.Set"/>.</param>
/// <param name="Steps">The number of bands for <see cref="SanctionKind.Down"/>.</param>
public sealed record Sanction(SanctionKind Kind, string Text, string? Band, int Steps);

public sealed record PenaltyRule(decimal Per, string? Unit, decimal Cap, Sanction? Sanction) : ScoringRule;

public sealed record InformationRule : ScoringRule;
