using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>How a leaf stands, at the last stage that has spoken.</summary>
/// <param name="Answer">Null where points were given without figures.</param>
/// <param name="LacksProof">Points are claimed with neither evidence nor explanation.</param>
public sealed record LeafStand(Answer? Answer, Points Points, NodeStatus Status, bool LacksProof = false);

/// <summary>Something that would bring more points.</summary>
/// <param name="Words">«cần 90% (đang 82%) để thêm 0,5 điểm».</param>
/// <param name="Points">What the leaf earns then; for a penalty, what is still subtracted.</param>
public sealed record Step(string Words, Points Points);

/// <summary>One leaf with points left.</summary>
/// <param name="Now">Null while nobody scored it.</param>
/// <param name="Next">The nearest that helps; null where that is already <paramref name="Full"/>.</param>
/// <param name="Gain">By how much the final figure of the sheet grows with <paramref name="Full"/>: after caps and rescaling.</param>
/// <param name="Lost">Why nothing can be won here any more.</param>
public sealed record LeafToWin(CriteriaNode Leaf, LeafStand? Now, Step? Next, Step? Full, Points Gain, string? Lost)
{
    /// <summary>Figures of others are not the unit's to raise by an answer.</summary>
    public bool IsOwn => Leaf.Source.InputBy == InputBy.Unit;
}

/// <summary>
/// What a unit could still win, leaf by leaf. Nothing is stored: every figure comes from the engine, on a copy of the marks
/// with one of them replaced.
/// </summary>
public sealed class PointsToWin
{
    private readonly CriteriaTree tree;
    private readonly Dictionary<string, LeafMark> marks;

    private PointsToWin(CriteriaTree tree, Dictionary<string, LeafMark> marks, SheetResult now, IReadOnlyList<LeafToWin> leaves)
    {
        this.tree = tree;
        this.marks = marks;
        Now = now;
        Leaves = leaves;
    }

    /// <summary>The sheet as it stands.</summary>
    public SheetResult Now { get; }

    /// <summary>Those that bring most first; what is lost for good last.</summary>
    public IReadOnlyList<LeafToWin> Leaves { get; }

    public static PointsToWin Of(CriteriaTree tree, IReadOnlyDictionary<string, LeafStand> stands, int year)
    {
        var marks = stands.ToDictionary(s => s.Key, s => new LeafMark(s.Value.Points, s.Value.Status), StringComparer.Ordinal);
        var now = Sum(tree, marks);
        var leaves = new List<LeafToWin>();
        foreach (var leaf in tree.Leaves.Where(l => l.Rule is not InformationRule))
        {
            var stand = stands.GetValueOrDefault(leaf.Code);
            var earned = stand?.Points ?? Points.Zero;
            var isFull = leaf.Rule is PenaltyRule ? earned == Points.Zero : stand is not null && earned >= leaf.MaxPoints;
            if (isFull || stand?.Status == NodeStatus.Excluded)
            {
                continue;
            }

            if (LostFor(leaf, stand, year) is { } lost)
            {
                leaves.Add(new(leaf, stand, null, null, Points.Zero, lost));
                continue;
            }

            var (next, full) = StepsOf(leaf, stand, year);
            var then = Sum(tree, With(marks, leaf, full.Points));
            leaves.Add(new(leaf, stand, next is null || next.Points == full.Points ? null : next, full, Positive(then.Final - now.Final), null));
        }

        return new PointsToWin(tree, marks, now, [.. leaves.OrderByDescending(l => l.Gain.TenThousandths).ThenBy(l => l.Lost is not null).ThenBy(l => l.Leaf.Index)]);
    }

    /// <summary>The final figure after winning one leaf after the other, in the order of <see cref="Leaves"/>, until it is reached.</summary>
    /// <returns>The leaves on the way with the figure after each; all that can be won where that does not suffice.</returns>
    public IReadOnlyList<(LeafToWin Leaf, Points Final)> WayTo(Points final)
    {
        var way = new List<(LeafToWin Leaf, Points Final)>();
        var changed = new Dictionary<string, LeafMark>(marks, StringComparer.Ordinal);
        foreach (var leaf in Leaves.Where(l => l is { Full: not null, Lost: null } && l.Gain > Points.Zero))
        {
            changed = With(changed, leaf.Leaf, leaf.Full!.Points);
            var reached = Sum(tree, changed).Final;
            way.Add((leaf, reached));
            if (reached >= final)
            {
                break;
            }
        }

        return way;
    }

    private static SheetResult Sum(CriteriaTree tree, Dictionary<string, LeafMark> marks) =>
        ScoringEngine.Sum(tree, leaf => marks.TryGetValue(leaf.Code, out var mark) ? mark : null);

    private static Dictionary<string, LeafMark> With(Dictionary<string, LeafMark> marks, CriteriaNode leaf, Points points) =>
        new(marks, StringComparer.Ordinal) { [leaf.Code] = new LeafMark(points, NodeStatus.Scored) };

    private static string? LostFor(CriteriaNode leaf, LeafStand? stand, int year) => stand switch
    {
        { Status: NodeStatus.Zero } => "Đã khai không phát sinh nhiệm vụ, tiêu chí này không có điểm.",
        { Answer.Date: { } date } when leaf.Rule is DeadlineRule rule => $"Hạn {VietnamTime.Day(rule.Due(year))}, đã ghi ngày {VietnamTime.Day(date)}; chỉ thêm điểm nếu ngày ghi chưa đúng.",
        _ => null,
    };

    private static (Step? Next, Step Full) StepsOf(CriteriaNode leaf, LeafStand? stand, int year)
    {
        var earned = stand?.Points ?? Points.Zero;
        var answer = stand?.Answer;
        return leaf.Rule switch
        {
            ChoiceRule rule => OfChoice(leaf, rule, answer, earned),
            BandRule or RatioRule or SurveyRule => OfShare(leaf, answer, earned, year),
            WeightedRatioRule rule => (null, new Step(
                $"cần mọi mục ở mức «{rule.Weights.MaxBy(w => w.Value)!.Label}»{Held(answer?.Counts is { } counts ? string.Join("; ", counts.Select(c => $"{c.Label} {Number(c.Count)}")) : null)} để thêm {Text(leaf.MaxPoints - earned)}", leaf.MaxPoints)),
            DeductRule rule => OfFewer(rule.Unit, answer, earned, OfLeaf(leaf, new Answer { Count = 0 }, year), count => OfLeaf(leaf, new Answer { Count = count }, year), isPenalty: false),
            PenaltyRule rule => OfFewer(rule.Unit, answer, earned, Points.Zero, count => OfLeaf(leaf, new Answer { Count = count }, year), isPenalty: true),
            CountRule rule => OfMore(leaf, rule, answer, earned),
            DeadlineRule rule => (null, new Step($"cần hoàn thành đúng hạn {VietnamTime.Day(rule.Due(year))} để thêm {Text(leaf.MaxPoints - earned)}", leaf.MaxPoints)),
            ExpertRule => (null, new Step($"cần được chấm {leaf.MaxPoints.ToExactString()} điểm{Held(stand is null ? null : earned.ToExactString())} để thêm {Text(leaf.MaxPoints - earned)}", leaf.MaxPoints)),
            _ => (null, new Step($"cần đạt tối đa để thêm {Text(leaf.MaxPoints - earned)}", leaf.MaxPoints)),
        };
    }

    private static (Step? Next, Step Full) OfChoice(CriteriaNode leaf, ChoiceRule rule, Answer? answer, Points earned)
    {
        var better = rule.Options.Select(o => (o.Label, Points: Points.FromDecimal(Math.Min(o.Points, leaf.Max)))).Where(o => o.Points > earned).OrderBy(o => o.Points.TenThousandths).ToList();
        Step To((string Label, Points Points) option) =>
            new($"cần mức «{option.Label}»{Held(answer?.Option is { } now ? $"«{now}»" : null)} để thêm {Text(option.Points - earned)}", option.Points);
        return better.Count == 0 ? (null, new Step("đã ở mức cao nhất", earned)) : (To(better[0]), To(better[^1]));
    }

    private static (Step? Next, Step Full) OfShare(CriteriaNode leaf, Answer? answer, Points earned, int year)
    {
        var share = answer is null ? null : ShareOf(answer);
        // Where the points can jump: at the lower end of each band, and at the whole.
        var places = leaf.Rule is BandRule bands
            ? bands.Bands.SelectMany(b => new[] { b.First, b.Second }.OfType<Bound>())
                .Where(b => b.Comparison is Comparison.GreaterOrEqual or Comparison.Greater or Comparison.Equal)
                .Select(b => (b.Percent, Above: b.Comparison == Comparison.Greater))
                .Append((100m, false))
            : [(100m, false)];
        var steps = places
            .Where(p => share is not { } now || now.CompareTo(p.Item1) < 0 || (p.Item2 && now.CompareTo(p.Item1) == 0))
            .Distinct()
            .OrderBy(p => p.Item1).ThenBy(p => p.Item2)
            .Select(p => (p.Item1, p.Item2, Points: OfLeaf(leaf, new Answer { Value = p.Item2 ? p.Item1 + 0.000001m : p.Item1 }, year)))
            .Where(p => p.Points > earned)
            .ToList();
        if (steps.Count == 0)
        {
            return (null, new Step($"cần tỷ lệ cao nhất để thêm {Text(leaf.MaxPoints - earned)}", leaf.MaxPoints));
        }

        var best = steps.MaxBy(s => s.Points.TenThousandths).Points;
        Step To((decimal Percent, bool Above, Points Points) step) =>
            new($"cần {(step.Above ? "trên " : "")}{Number(step.Percent)}%{Held(Shown(answer, share))} để thêm {Text(step.Points - earned)}{More(answer, step.Percent, step.Above)}", step.Points);
        return (To(steps[0]), To(steps.First(s => s.Points == best)));
    }

    /// <summary>What a percentage means in the unit's own counts: «tức thêm 8».</summary>
    private static string More(Answer? answer, decimal percent, bool above)
    {
        if (answer is not { Numerator: { } part, Denominator: { } whole } || part != decimal.Truncate(part) || whole != decimal.Truncate(whole))
        {
            return "";
        }

        var needed = percent * whole / 100;
        var least = decimal.Ceiling(needed);
        least += above && least == needed ? 1 : 0;
        return least > part ? $" (tức thêm {Number(least - part)}, thành {Number(least)}/{Number(whole)})" : "";
    }

    private static (Step? Next, Step Full) OfFewer(string? unit, Answer? answer, Points earned, Points best, Func<decimal, Points> pointsOf, bool isPenalty)
    {
        var name = unit ?? "trường hợp";
        Points Won(Points then) => isPenalty ? earned - then : then - earned;
        var full = new Step($"cần không có {name} nào{Held(answer?.Count is { } now ? Number(now) : null)} để {(isPenalty ? "bớt bị trừ" : "thêm")} {Text(Won(best))}", best);
        if (answer?.Count is not > 1)
        {
            return (null, full);
        }

        // One fewer may still be beyond a cap or below a floor; the first that helps is the next.
        for (var count = answer.Count.Value - 1; count > 0; count--)
        {
            var then = pointsOf(count);
            if (Won(then) > Points.Zero)
            {
                return (new Step($"cần còn {Number(count)} {name} (đang {Number(answer.Count.Value)}) để {(isPenalty ? "bớt bị trừ" : "thêm")} {Text(Won(then))}", then), full);
            }
        }

        return (null, full);
    }

    private static (Step? Next, Step Full) OfMore(CriteriaNode leaf, CountRule rule, Answer? answer, Points earned)
    {
        var name = rule.Unit ?? "trường hợp";
        var now = answer?.Count ?? 0;
        var most = rule.Per > 0 ? Math.Max(now + 1, decimal.Ceiling(rule.Cap / rule.Per)) : now + 1;
        Step To(decimal count, Points points) => new($"cần {Number(count)} {name}{Held(answer?.Count is { } has ? Number(has) : null)} để thêm {Text(points - earned)}", points);
        Points PointsOf(decimal count) => Points.FromDecimal(Math.Min(rule.Per * count, Math.Min(rule.Cap, leaf.Max)));
        var full = To(most, PointsOf(most));
        var next = PointsOf(now + 1);
        return (next > earned && now + 1 < most ? To(now + 1, next) : null, full);
    }

    private static Points OfLeaf(CriteriaNode leaf, Answer answer, int year) => ScoringEngine.ScoreLeaf(leaf, answer, year, trace: false).Points;

    private static Share? ShareOf(Answer answer) =>
        answer.Value is { } percent ? Share.OfPercent(percent)
        : answer is { Numerator: { } part, Denominator: { } whole } ? new Share(part, whole)
        : null;

    private static string? Shown(Answer? answer, Share? share) =>
        share is not { } known ? null : answer!.Value is not null ? Number(known.Percent) + "%" : $"{Number(known.Percent)}%, {Number(answer.Numerator!.Value)}/{Number(answer.Denominator!.Value)}";

    private static string Held(string? now) => now is null ? "" : $" (đang {now})";

    /// <summary>As printed, without needless zeros; what would be printed as nothing stays exact.</summary>
    private static string Text(Points points) => (points.ToPrinted() == Points.Zero ? points : points.ToPrinted()).ToExactString() + " điểm";

    private static string Number(decimal value) => Math.Round(value, 2).ToString("#,##0.##", Vietnamese.Culture);

    private static Points Positive(Points points) => points > Points.Zero ? points : Points.Zero;
}
