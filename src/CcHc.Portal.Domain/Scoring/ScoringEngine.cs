using System.Globalization;

namespace CcHc.Portal.Domain.Scoring;

/// <summary>
/// Turns answers into points. Pure: the same tree, answers, year and calendar give the same result. Arithmetic is exact; a
/// leaf is rounded once by <see cref="Points.FromDecimal"/>, base and final once by <see cref="ToPrinted"/>.
/// </summary>
public static class ScoringEngine
{
    /// <summary>In <see cref="SheetResult.Warnings"/> when everything was excluded, so that there is nothing to rescale to.</summary>
    public const string NothingApplicable = "nothing-applicable";

    private static readonly IReadOnlyList<TraceStep> NoTrace = [];

    /// <summary>The points of one leaf.</summary>
    /// <param name="answer">Null or empty for a leaf that nobody answered.</param>
    /// <param name="year">The year of the campaign, for deadlines that name none.</param>
    /// <param name="isWorkday">The calendar of working days; Monday to Friday when null.</param>
    /// <param name="trace">False leaves <see cref="LeafResult.Trace"/> empty, for computing many leaves.</param>
    /// <exception cref="DomainRuleException">when the answer has problems (<see cref="Answer.Problems"/>).</exception>
    public static LeafResult ScoreLeaf(
        CriteriaNode leaf,
        Answer? answer,
        int? year,
        Func<DateOnly, bool>? isWorkday = null,
        bool trace = true)
    {
        var steps = trace ? new List<TraceStep>(4) : null;
        if (answer is not null)
        {
            ThrowIfWrong(leaf, answer);
        }

        if (leaf.Rule is InformationRule)
        {
            steps?.Add(new(TraceOperator.Information, 0));
            return new(Points.Zero, NodeStatus.Information, steps ?? NoTrace);
        }

        if (answer is null || answer.IsEmpty)
        {
            steps?.Add(new(TraceOperator.Unanswered, 0));
            return new(Points.Zero, NodeStatus.Unanswered, steps ?? NoTrace);
        }

        if (answer.NotApplicable is { } treatment)
        {
            var given = treatment == NotApplicable.Full ? leaf.MaxPoints : Points.Zero;
            steps?.Add(new(TraceOperator.NotApplicable, given.Value, Source: StateNames.Of(treatment)));
            return new(given, StatusOf(treatment), steps ?? NoTrace);
        }

        var points = Compute(leaf, answer, year, isWorkday ?? IsMondayToFriday, steps);
        if (leaf.Rule.RoundTo is { } step)
        {
            points = points.ToMultipleOf(step);
            steps?.Add(new(TraceOperator.RoundTo, points.Value, step));
        }

        points = NotAbove(leaf.Most, points, steps);
        return new(Points.FromDecimal(points.Value), NodeStatus.Scored, steps ?? NoTrace);
    }

    /// <summary>R of an answer, for the methods that have one; null where it is not answered.</summary>
    internal static Share? ShareOf(ScoringRule rule, Answer answer) => rule switch
    {
        WeightedRatioRule weighted when answer.Counts is not null => WeightedShareOf(weighted, answer),
        BandRule or RatioRule or SurveyRule when answer.Value is { } percent => Share.OfPercent(percent),
        BandRule or RatioRule when answer is { Numerator: { } part, Denominator: { } whole } => new Share(part, whole),
        _ => null,
    };

    /// <summary>A whole sheet from its answers.</summary>
    /// <param name="answers">By code; a leaf that is not there is unanswered.</param>
    /// <exception cref="DomainRuleException">when an answer has problems.</exception>
    public static SheetResult Score(
        CriteriaTree tree,
        IReadOnlyDictionary<string, Answer> answers,
        int? year,
        Func<DateOnly, bool>? isWorkday = null,
        bool trace = true)
    {
        var leaves = new LeafResult[tree.Nodes.Count];
        foreach (var leaf in tree.Leaves)
        {
            leaves[leaf.Index] = ScoreLeaf(leaf, answers.GetValueOrDefault(leaf.Code), year, isWorkday, trace);
        }

        return Sum(tree, leaf => leaves[leaf.Index], trace);
    }

    /// <summary>A whole sheet from points that are already known, such as the marks of one stage.</summary>
    /// <param name="markOf">Null for a leaf without a mark.</param>
    public static SheetResult Sum(CriteriaTree tree, Func<CriteriaNode, LeafMark?> markOf) =>
        Sum(
            tree,
            leaf => markOf(leaf) is { } mark
                ? new LeafResult(mark.Points, mark.Status, NoTrace)
                : new LeafResult(Points.Zero, leaf.Rule is InformationRule ? NodeStatus.Information : NodeStatus.Unanswered, NoTrace),
            trace: true);

    /// <summary>The only place where base and final are rounded: 2 places, halves away from zero, from the undivided fraction.</summary>
    private static Points ToPrinted(Quotient value) =>
        Points.FromDecimal(Math.Round(Math.Min(value.Value, Points.Largest.Value), 2, MidpointRounding.AwayFromZero));

    private static SheetResult Sum(CriteriaTree tree, Func<CriteriaNode, LeafResult> leafOf, bool trace)
    {
        var nodes = new NodeResult[tree.Nodes.Count];
        foreach (var node in tree.BottomUp)
        {
            nodes[node.Index] = node.IsLeaf ? OfLeaf(node, leafOf(node)) : OfGroup(node, nodes, trace);
        }

        var points = Points.Zero;
        var applicableMax = Points.Zero;
        var baseMax = Points.Zero;
        var bonus = Points.Zero;
        var bonusCap = Points.Zero;
        var penalty = Points.Zero;
        foreach (var top in tree.Tops)
        {
            var result = nodes[top.Index];
            if (top.IsInBonus)
            {
                bonus += result.Points;
                bonusCap += top.Rule is GroupRule { Cap: { } cap } ? Points.FromDecimal(cap) : top.MaxPoints;
            }
            else if (top.IsInPenalty)
            {
                penalty += result.Points;
            }
            else
            {
                points += result.Points;
                applicableMax += result.ApplicableMax;
                baseMax += top.MaxPoints;
            }
        }

        var nothing = applicableMax == Points.Zero;
        var divisor = nothing ? 1 : applicableMax.Value;
        var rescaled = new Quotient(nothing ? 0 : points.Value * baseMax.Value, divisor);
        var total = new Quotient(rescaled.Dividend + ((bonus.Value - penalty.Value) * divisor), divisor);
        var most = baseMax + bonusCap;
        var within = total.Dividend < 0 ? Quotient.Of(0) : total.Dividend > most.Value * divisor ? Quotient.Of(most.Value) : total;
        var final = ToPrinted(within);
        return new SheetResult(
            points,
            applicableMax,
            baseMax,
            ToPrinted(rescaled),
            bonus,
            penalty,
            final,
            [.. tree.Leaves.Where(l => nodes[l.Index].Status == NodeStatus.Unanswered).Select(l => l.Code)],
            [.. tree.Leaves.Where(l => nodes[l.Index].Points > Points.Zero).Select(l => (l.Rule as PenaltyRule)?.Sanction).OfType<Sanction>()],
            nothing ? [NothingApplicable] : [],
            nodes)
        {
            Trace = trace ? TotalTrace() : NoTrace,
        };

        List<TraceStep> TotalTrace()
        {
            var fields = tree.Tops.Count(t => !t.IsInBonus && !t.IsInPenalty);
            var steps = new List<TraceStep>(6) { new(TraceOperator.Sum, points.Value, fields) };
            if (nothing)
            {
                steps.Add(new(TraceOperator.NothingApplicable, 0));
            }
            else if (applicableMax != baseMax)
            {
                steps.Add(new(TraceOperator.Rescale, rescaled.Value, points.Value, baseMax.Value, Divisor: applicableMax.Value));
            }

            if (bonus != Points.Zero)
            {
                steps.Add(new(TraceOperator.Plus, rescaled.Value + bonus.Value, rescaled.Value, bonus.Value, "điểm thưởng"));
            }

            if (penalty != Points.Zero)
            {
                steps.Add(new(TraceOperator.Minus, total.Value, rescaled.Value + bonus.Value, penalty.Value, "điểm trừ"));
            }

            if (total.Dividend < 0)
            {
                steps.Add(new(TraceOperator.AtLeast, 0));
            }
            else if (total.Dividend > most.Value * divisor)
            {
                steps.Add(new(TraceOperator.AtMost, most.Value));
            }

            steps.Add(new(TraceOperator.RoundTo, final.Value, 0.01m));
            return steps;
        }
    }

    private static NodeResult OfLeaf(CriteriaNode leaf, LeafResult result)
    {
        var applicable = result.Status == NodeStatus.Excluded ? Points.Zero : leaf.MaxPoints;
        return new(leaf, result.Points, applicable, result.Status, result.Trace);
    }

    private static NodeResult OfGroup(CriteriaNode group, NodeResult[] nodes, bool trace)
    {
        var sum = Points.Zero;
        var applicable = Points.Zero;
        var allExcluded = group.Children.Count > 0;
        CriteriaNode? knockout = null;
        foreach (var child in group.Children)
        {
            var result = nodes[child.Index];
            sum += result.Points;
            applicable += result.ApplicableMax;
            allExcluded &= result.Status == NodeStatus.Excluded;
            if (KnocksOut(result))
            {
                knockout ??= child;
            }
        }

        var steps = trace ? new List<TraceStep>(2) { new(TraceOperator.Sum, sum.Value, group.Children.Count) } : null;
        var points = sum;
        if (group.Rule is GroupRule { Cap: { } cap })
        {
            var most = Points.FromDecimal(cap);
            if (points > most)
            {
                points = most;
                steps?.Add(new(TraceOperator.AtMost, cap));
            }

            applicable = applicable > group.MaxPoints ? group.MaxPoints : applicable;
        }

        if (knockout is not null)
        {
            steps?.Add(new(TraceOperator.KnockedOut, 0, Source: knockout.Code));
            return new(group, Points.Zero, applicable, NodeStatus.KnockedOut, steps ?? NoTrace);
        }

        return new(group, points, applicable, allExcluded ? NodeStatus.Excluded : NodeStatus.Scored, steps ?? NoTrace);
    }

    /// <summary>A precondition that nobody answered, or that was excluded, says nothing yet.</summary>
    private static bool KnocksOut(NodeResult result) =>
        result.Node.Rule.Knockout
        && result.Points == Points.Zero
        && result.Status is not (NodeStatus.Unanswered or NodeStatus.Excluded or NodeStatus.Information);

    private static Quotient Compute(CriteriaNode leaf, Answer answer, int? year, Func<DateOnly, bool> isWorkday, List<TraceStep>? steps) =>
        leaf.Rule switch
        {
            ChoiceRule rule => OfChoice(rule, answer, steps),
            BandRule rule => OfBands(rule, ShareOf(rule, answer, steps), steps),
            RatioRule rule => OfShare(ShareOf(rule, answer, steps), rule.Factor, steps),
            WeightedRatioRule rule => OfShare(ShareOf(rule, answer, steps), rule.Factor, steps),
            DeductRule rule => OfDeduction(rule, answer, steps),
            CountRule rule => OfOccurrences(answer.Count!.Value, rule.Per, rule.Unit, rule.Cap, steps),
            DeadlineRule rule => OfDeadline(leaf, rule, answer.Date!.Value, year, isWorkday, steps),
            SurveyRule rule => OfShare(ShareOf(rule, answer, steps), rule.Factor, steps),
            ExpertRule => OfMark(answer, steps),
            PenaltyRule rule => OfOccurrences(answer.Count!.Value, rule.Per, rule.Unit, rule.Cap, steps),
            _ => throw new InvalidOperationException($"{leaf.Code} has no rule of a leaf."),
        };

    private static Quotient OfChoice(ChoiceRule rule, Answer answer, List<TraceStep>? steps)
    {
        var option = rule.Find(answer.Option!)!;
        steps?.Add(new(TraceOperator.Option, option.Points, Source: option.Label));
        return Quotient.Of(option.Points);
    }

    private static Share ShareOf(ScoringRule rule, Answer answer, List<TraceStep>? steps)
    {
        var share = ShareOf(rule, answer)!.Value;
        if (rule is WeightedRatioRule weighted)
        {
            steps?.Add(new(TraceOperator.WeightedQuotient, share.Percent, share.Part, share.Whole, SumOf(weighted, answer)));
        }
        else if (answer.Value is { } percent)
        {
            steps?.Add(new(TraceOperator.Percentage, percent));
        }
        else
        {
            steps?.Add(new(TraceOperator.Quotient, share.Percent, share.Part, share.Whole, rule.ShareUnit));
        }

        return share;
    }

    private static string SumOf(WeightedRatioRule rule, Answer answer) =>
        string.Join(" + ", rule.Weights.Select(w => string.Create(
            Vietnamese.Culture,
            $"{answer.Counts!.FirstOrDefault(c => c.Label == w.Label)?.Count ?? 0:#,##0.######} {w.Label} × {w.Value:0.######}")));

    private static Share WeightedShareOf(WeightedRatioRule rule, Answer answer)
    {
        decimal part = 0;
        decimal whole = 0;
        foreach (var (label, count) in answer.Counts!)
        {
            part += rule.Weights.First(w => w.Label == label).Value * count;
            whole += count;
        }

        return new Share(part, whole);
    }

    private static Quotient OfShare(Share share, decimal factor, List<TraceStep>? steps)
    {
        var points = share.Times(factor);
        steps?.Add(new(TraceOperator.ShareOf, points.Value, share.Percent, factor));
        return points;
    }

    private static Quotient OfBands(BandRule rule, Share share, List<TraceStep>? steps)
    {
        if (share.IsAboveHundred && (rule.HundredAtMost || rule.Bands.All(b => !b.Holds(share))))
        {
            share = Share.OfPercent(100);
            steps?.Add(new(TraceOperator.HundredAtMost, 100));
        }

        foreach (var band in rule.Bands)
        {
            if (!band.Holds(share))
            {
                continue;
            }

            steps?.Add(new(TraceOperator.Band, share.Percent, Source: band.Condition));
            if (band.Divisor is not { } divisor)
            {
                steps?.Add(new(TraceOperator.Fixed, band.Factor));
                return Quotient.Of(band.Factor);
            }

            var points = share.Times(band.Factor, divisor);
            steps?.Add(divisor == 100
                ? new(TraceOperator.ShareOf, points.Value, share.Percent, band.Factor)
                : new(TraceOperator.ShareOfTarget, points.Value, share.Percent, band.Factor, Divisor: divisor));
            return points;
        }

        // Bands without a gap are what a tree is made of.
        throw new InvalidOperationException("No band covers " + share.Percent.ToString(CultureInfo.InvariantCulture));
    }

    private static Quotient OfDeduction(DeductRule rule, Answer answer, List<TraceStep>? steps)
    {
        var lost = rule.Per * answer.Count!.Value;
        steps?.Add(new(TraceOperator.Times, lost, answer.Count.Value, rule.Per, rule.Unit));
        steps?.Add(new(TraceOperator.Minus, rule.Start - lost, rule.Start, lost));
        return Quotient.Of(NotBelow(rule.Floor, rule.Start - lost, steps));
    }

    private static Quotient OfOccurrences(decimal count, decimal per, string? unit, decimal cap, List<TraceStep>? steps)
    {
        var points = per * count;
        steps?.Add(new(TraceOperator.Times, points, count, per, unit));
        if (points <= cap)
        {
            return Quotient.Of(points);
        }

        steps?.Add(new(TraceOperator.AtMost, cap));
        return Quotient.Of(cap);
    }

    private static Quotient OfDeadline(
        CriteriaNode leaf,
        DeadlineRule rule,
        DateOnly date,
        int? year,
        Func<DateOnly, bool> isWorkday,
        List<TraceStep>? steps)
    {
        var due = rule.Due(year);
        var after = DaysAfter(due, date, rule.Workdays ? isWorkday : null);
        var late = Math.Max(0, after - rule.Grace);
        steps?.Add(new(
            rule.Workdays ? TraceOperator.WorkdaysLate : TraceOperator.DaysLate,
            late,
            after,
            rule.Grace,
            $"hạn {VietnamTime.Day(due)}, thực hiện {VietnamTime.Day(date)}"));
        if (late == 0)
        {
            steps?.Add(new(TraceOperator.Fixed, leaf.Max));
            return Quotient.Of(NotBelow(rule.Floor, leaf.Max, steps));
        }

        if (late > rule.ZeroAfter)
        {
            steps?.Add(new(TraceOperator.ZeroAfter, 0, rule.ZeroAfter.Value));
            return Quotient.Of(0);
        }

        var lost = rule.Per * late;
        steps?.Add(new(TraceOperator.Times, lost, late, rule.Per, rule.Workdays ? TraceText.Workdays : TraceText.Days));
        steps?.Add(new(TraceOperator.Minus, leaf.Max - lost, leaf.Max, lost));
        return Quotient.Of(NotBelow(rule.Floor, leaf.Max - lost, steps));
    }

    /// <summary>Days from the day after <paramref name="due"/> to <paramref name="date"/>, both counted; 0 when in time.</summary>
    private static int DaysAfter(DateOnly due, DateOnly date, Func<DateOnly, bool>? isWorkday)
    {
        var days = Math.Max(0, date.DayNumber - due.DayNumber);
        if (isWorkday is null)
        {
            return days;
        }

        var workdays = 0;
        for (var i = 1; i <= days; i++)
        {
            workdays += isWorkday(due.AddDays(i)) ? 1 : 0;
        }

        return workdays;
    }

    private static Quotient OfMark(Answer answer, List<TraceStep>? steps)
    {
        steps?.Add(new(TraceOperator.Mark, answer.Mark!.Value));
        return Quotient.Of(answer.Mark!.Value);
    }

    /// <summary>
    /// Whatever the rule gives: a share above 100 %, a level that a decision puts above the maximum, or rounding up between two
    /// multiples never earns more than the maximum.
    /// </summary>
    private static Quotient NotAbove(decimal most, Quotient points, List<TraceStep>? steps)
    {
        if (points.Dividend <= most * points.Divisor)
        {
            return points;
        }

        steps?.Add(new(TraceOperator.AtMost, most));
        return Quotient.Of(most);
    }

    private static decimal NotBelow(decimal floor, decimal points, List<TraceStep>? steps)
    {
        if (points >= floor)
        {
            return points;
        }

        steps?.Add(new(TraceOperator.AtLeast, floor));
        return floor;
    }

    private static NodeStatus StatusOf(NotApplicable treatment) => treatment switch
    {
        NotApplicable.Full => NodeStatus.Full,
        NotApplicable.Exclude => NodeStatus.Excluded,
        _ => NodeStatus.Zero,
    };

    private static bool IsMondayToFriday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static void ThrowIfWrong(CriteriaNode leaf, Answer answer)
    {
        var problems = answer.Problems(leaf);
        if (problems.Count > 0)
        {
            throw new DomainRuleException([.. problems.Select(p => new Obstacle("answer." + p.Field, $"Tiêu chí {leaf.Code}: {p.Text}"))]);
        }
    }
}
