using System.Globalization;

namespace CcHc.Portal.Domain.Scoring;

/// <summary>
/// Writes a rule as the text of the criteria file, the way back from <see cref="RuleReader"/>: what is written is read as the
/// same rule. One rule has one text, so that two rules are the same when their texts are.
/// </summary>
public static class RuleWriter
{
    /// <param name="max">The maximum of the node: a rule that gives just that says «max», and so follows when it is changed.</param>
    /// <returns>Null where there is nothing to say (information).</returns>
    public static string? Write(ScoringRule rule, decimal max)
    {
        IEnumerable<string> clauses = rule switch
        {
            GroupRule { Cap: null } => ["sum of children"],
            GroupRule { Cap: { } cap } => ["sum of children, cap at " + NumberOrMax(cap, max)],
            ChoiceRule choice => [string.Join(" | ", choice.Options.Select(o => Labelled(o.Label, o.Points)))],
            BandRule bands => OfBands(bands, max),
            RatioRule ratio => ["score=R*" + NumberOrMax(ratio.Factor, max)],
            WeightedRatioRule weighted => [.. weighted.Weights.Select(w => Labelled(w.Label, w.Value)), "score=R*" + NumberOrMax(weighted.Factor, max)],
            DeductRule deduct => [Key("start", deduct.Start), Key("per", deduct.Per), .. Text("unit", deduct.Unit), .. Positive("floor", deduct.Floor)],
            CountRule count => [Key("per", count.Per), .. Text("unit", count.Unit), Key("cap", count.Cap)],
            DeadlineRule deadline => OfDeadline(deadline),
            SurveyRule survey => [$"score={survey.What}*{NumberOrMax(survey.Factor, max)}"],
            ExpertRule expert => [Key("step", expert.Step)],
            PenaltyRule penalty => [Key("per", penalty.Per), .. Text("unit", penalty.Unit), Key("cap", penalty.Cap), .. Text("sanction", penalty.Sanction?.Text)],
            InformationRule => [],
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
        var text = string.Join("; ", clauses.Concat(Common(rule)).Concat(rule.Notes));
        return text.Length == 0 ? null : text;
    }

    /// <summary>Whether the text of the rule is read as the rule again. A label with «;» or «|» in it is not, nor are some that look like a clause.</summary>
    public static bool CanWrite(string method, ScoringRule rule, decimal max) =>
        RuleReader.Read(method, Write(rule, max), max, out _) is { } read && AreSame(read, rule, max);

    /// <summary>Whether both earn the same points from every answer, and say so in the same words.</summary>
    public static bool AreSame(ScoringRule one, ScoringRule other, decimal max) =>
        one.GetType() == other.GetType() && Write(one, max) == Write(other, max) && one.Notes.SequenceEqual(other.Notes);

    private static IEnumerable<string> OfBands(BandRule rule, decimal max)
    {
        if (rule.Target is { } target)
        {
            yield return "T=" + Number(target);
        }

        // A table of fixed points is read against the decision, where it stands in figures.
        var followsMax = rule.Target is null && rule.Bands.Any(b => b.Divisor is not null);
        foreach (var band in rule.Bands)
        {
            var points = followsMax ? NumberOrMax(band.Factor, max) : Number(band.Factor);
            // «R ≥ 70» and «R>=70» are one condition.
            yield return band.Condition.Replace(" ", "", StringComparison.Ordinal) + "→" + band.Divisor switch
            {
                null => points,
                100 => "R*" + points,
                { } divisor => $"R*{points}/{Number(divisor)}",
            };
        }
    }

    private static IEnumerable<string> OfDeadline(DeadlineRule rule)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"due={rule.Day}/{rule.Month}{(rule.Year is { } year ? $"/{year:0000}" : "")}");
        yield return $"per={Number(rule.Per)}/{(rule.Workdays ? "workday" : "day")}";
        foreach (var clause in Positive("grace", rule.Grace).Concat(Positive("floor", rule.Floor)))
        {
            yield return clause;
        }

        if (rule.ZeroAfter is { } days)
        {
            yield return Key("zero_after", days);
        }
    }

    private static IEnumerable<string> Common(ScoringRule rule)
    {
        if (rule.RoundTo is { } step)
        {
            yield return Key("round", step);
        }

        if (rule.Knockout)
        {
            yield return "knockout";
        }

        if (rule.NotApplicable is { } treatment)
        {
            yield return "không phát sinh → " + (treatment == NotApplicable.Full ? "full" : "not applicable");
        }
    }

    private static string Labelled(string label, decimal value) => $"{label}={Number(value)}";

    private static string Key(string key, decimal value) => $"{key}={Number(value)}";

    private static IEnumerable<string> Positive(string key, decimal value) => value == 0 ? [] : [Key(key, value)];

    private static IEnumerable<string> Text(string key, string? text) => text is null ? [] : [$"{key}={text}"];

    private static string NumberOrMax(decimal value, decimal max) => value == max ? "max" : Number(value);

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
