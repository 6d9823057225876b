namespace CcHc.Portal.Domain.Scoring;

/// <summary>What a rule gives for one answer: «với 85% → 85% × 2 = 1,70 điểm».</summary>
/// <param name="Given">The answer in a few words.</param>
/// <param name="Trace">How the points come about.</param>
public sealed record ExampleLine(string Given, string Trace, Points Points)
{
    public string Text => $"{Given} → {Trace}";
}

/// <summary>
/// Answers that show what a rule does, above all at its thresholds and just below them, scored by the engine itself: what an
/// example says is what a unit will get.
/// </summary>
public static class WorkedExamples
{
    private const int MostCounts = 6;

    /// <summary>As close below a threshold as a percentage is usually written.</summary>
    private const decimal JustBelow = 0.01m;

    /// <param name="year">The year for deadlines that name none.</param>
    public static IReadOnlyList<ExampleLine> Of(CriteriaNode leaf, int year)
    {
        var lines = AnswersFor(leaf, year).Select(a => Of(leaf, a, year)).ToList();
        if (leaf.Offered is { } treatment && leaf.Rule is not (PenaltyRule or InformationRule))
        {
            lines.Add(Of(leaf, new Answer { NotApplicable = treatment }, year));
        }

        return lines;
    }

    /// <exception cref="DomainRuleException">when the answer does not fit the leaf.</exception>
    public static ExampleLine Of(CriteriaNode leaf, Answer answer, int year)
    {
        var result = ScoringEngine.ScoreLeaf(leaf, answer, year);
        return new(GivenBy(leaf, answer), TraceOf(result.Trace), result.Points);
    }

    /// <summary>What comes of the answer: that it was given is said already.</summary>
    private static string TraceOf(IReadOnlyList<TraceStep> steps)
    {
        var lines = steps.Select(s => s.Operator switch
        {
            TraceOperator.Option or TraceOperator.Mark => TraceText.Line(new TraceStep(TraceOperator.Fixed, s.Value)),
            TraceOperator.NotApplicable => $"{s.Source}: {TraceText.Line(new TraceStep(TraceOperator.Fixed, s.Value))}",
            TraceOperator.Percentage => null,
            _ => TraceText.Line(s),
        });
        return string.Join(" → ", lines.OfType<string>());
    }

    private static IEnumerable<Answer> AnswersFor(CriteriaNode leaf, int year) => leaf.Rule switch
    {
        ChoiceRule rule => rule.Options.Select(o => new Answer { Option = o.Label }),
        BandRule rule => Percentages(rule).Select(p => new Answer { Value = p }),
        RatioRule => new[] { 100m, 85m, 50m }.Select(p => new Answer { Value = p }),
        SurveyRule => new[] { 100m, 85m, 70m }.Select(p => new Answer { Value = p }),
        WeightedRatioRule rule => Counts(rule).Select(c => new Answer { Counts = c }),
        DeductRule rule => Occurrences(rule.Per == 0 ? 0 : (rule.Start - rule.Floor) / rule.Per).Select(c => new Answer { Count = c }),
        CountRule rule => Occurrences(rule.Per == 0 ? 0 : rule.Cap / rule.Per).Select(c => new Answer { Count = c }),
        PenaltyRule rule => Occurrences(rule.Per == 0 ? 0 : rule.Cap / rule.Per).Select(c => new Answer { Count = c }),
        DeadlineRule rule => Days(leaf, rule, year).Select(d => new Answer { Date = d }),
        ExpertRule rule => Marks(leaf.Max, rule.Step).Select(m => new Answer { Mark = m }),
        _ => [],
    };

    /// <summary>Each threshold and just below it, from the top; 100 and what lies at the bottom always.</summary>
    private static IEnumerable<decimal> Percentages(BandRule rule)
    {
        var thresholds = rule.Bands
            .SelectMany(b => b.Second is { } second ? [b.First.Percent, second.Percent] : new[] { b.First.Percent })
            .Where(p => p is > 0 and <= 100)
            .Distinct()
            .ToList();
        return thresholds
            .SelectMany(p => new[] { p, p - JustBelow })
            .Append(100)
            .Append(thresholds.Count == 0 ? 50 : decimal.Floor(thresholds.Min() / 2))
            .Distinct()
            .OrderDescending();
    }

    private static IEnumerable<IReadOnlyList<LabelCount>> Counts(WeightedRatioRule rule)
    {
        IReadOnlyList<LabelCount> With(params int[] counts) => [.. rule.Weights.Select((w, i) => new LabelCount(w.Label, counts.ElementAtOrDefault(i)))];

        yield return With(10);
        if (rule.Weights.Count > 1)
        {
            yield return With(8, 1, 1);
            yield return With(5, 5);
        }
    }

    /// <summary>0, 1, 2, … until the bound is reached, and once more to show that it holds.</summary>
    private static IEnumerable<decimal> Occurrences(decimal untilBound)
    {
        var bound = (int)Math.Min(100_000, decimal.Ceiling(Math.Max(0, untilBound)));
        return bound < MostCounts
            ? Enumerable.Range(0, bound + 2).Select(c => (decimal)c)
            : new[] { 0, 1, 2, bound - 1, bound, bound + 1 }.Select(c => (decimal)c);
    }

    private static IEnumerable<DateOnly> Days(CriteriaNode leaf, DeadlineRule rule, int year)
    {
        var due = rule.Due(year);
        yield return due;
        yield return due.AddDays(rule.Grace + 1);
        yield return due.AddDays(rule.Grace + 5);
        if (rule.ZeroAfter is { } days)
        {
            yield return due.AddDays(rule.Grace + days);
            yield return due.AddDays(rule.Grace + days + 1);
        }
        else if (rule.Per > 0 && (leaf.Max - rule.Floor) / rule.Per is var lost and > 5 and < 400)
        {
            yield return due.AddDays(rule.Grace + (int)decimal.Ceiling(lost));
        }
    }

    private static IEnumerable<decimal> Marks(decimal max, decimal step)
    {
        var steps = decimal.Floor(max / step);
        return new[] { steps, decimal.Floor(steps / 2), Math.Min(1, steps), 0 }.Distinct().Select(s => s * step);
    }

    private static string GivenBy(CriteriaNode leaf, Answer answer)
    {
        var text = AnswerText.Of(answer);
        return leaf.Rule switch
        {
            _ when answer.NotApplicable is not null => "khi không phát sinh",
            _ when answer.IsEmpty => "khi chưa trả lời",
            ChoiceRule => $"với mức «{text.Option}»",
            WeightedRatioRule => "với " + string.Join(", ", answer.Counts!.Select(c => $"{Number(c.Count)} {c.Label}")),
            DeductRule rule => $"với {text.Count} {rule.Unit ?? "lần"}",
            CountRule rule => $"với {text.Count} {rule.Unit ?? "lượt"}",
            PenaltyRule rule => $"với {text.Count} {rule.Unit ?? "lần"}",
            DeadlineRule => $"làm ngày {text.Date}",
            ExpertRule => $"chấm {text.Mark}",
            _ when answer.Value is not null => $"với {text.Value}%",
            _ => $"với {Number(answer.Numerator ?? 0)}/{Number(answer.Denominator ?? 0)}",
        };
    }

    private static string Number(decimal value) => value.ToString("#,##0.######", Vietnamese.Culture);
}
