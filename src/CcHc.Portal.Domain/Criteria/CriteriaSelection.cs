using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Criteria;

/// <summary>The part of a set that applies to a group: by the labels of «áp dụng cho».</summary>
public static class CriteriaSelection
{
    public static IReadOnlyList<string> LabelsOf(IEnumerable<CriterionText> nodes) =>
        [.. nodes.Where(n => n.IsLeaf).SelectMany(n => Labels(n)).Distinct(StringComparer.Ordinal).Order(Vietnamese.Order)];

    /// <summary>
    /// Leaves without a label and those with one of the labels, and the groups above them. A group that lost leaves has the sum
    /// of what is left as its maximum, or its own where that is lower.
    /// </summary>
    /// <param name="labels">Empty takes everything.</param>
    public static IReadOnlyList<CriterionText> Apply(IReadOnlyList<CriterionText> nodes, IReadOnlyCollection<string> labels)
    {
        var leaves = nodes.Where(n => n.IsLeaf).ToList();
        var kept = leaves.Where(n => labels.Count == 0 || Labels(n) is var own && (own.Length == 0 || own.Any(labels.Contains))).ToList();
        if (kept.Count == leaves.Count)
        {
            return nodes;
        }

        var byCode = nodes.ToDictionary(n => n.Code, StringComparer.Ordinal);
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var leaf in kept)
        {
            for (CriterionText? node = leaf; node is not null && codes.Add(node.Code);)
            {
                node = node.ParentCode is { } parent ? byCode.GetValueOrDefault(parent) : null;
            }
        }

        var rest = nodes.Where(n => codes.Contains(n.Code)).ToDictionary(n => n.Code, StringComparer.Ordinal);
        foreach (var group in rest.Values.Where(n => !n.IsLeaf).OrderByDescending(n => n.Depth).ToList())
        {
            var left = rest.Values.Where(n => n.ParentCode == group.Code).Sum(n => n.MaxPoints?.Value ?? 0);
            var whole = nodes.Where(n => n.ParentCode == group.Code).Sum(n => n.MaxPoints?.Value ?? 0);
            if (left != whole && group.MaxPoints is { } own)
            {
                rest[group.Code] = group with { MaxPoints = Points.FromDecimal(Math.Min(own.Value, left)) };
            }
        }

        return [.. nodes.Where(n => rest.ContainsKey(n.Code)).Select((n, i) => rest[n.Code] with { Order = i + 1 })];
    }

    /// <summary>Sum of the fields, without bonus and penalty: what the decision calls the total.</summary>
    public static Points Total(IEnumerable<CriterionText> nodes) =>
        nodes.Where(n => n.ParentCode is null && n.Method is not (ScoringMethods.GroupBonus or ScoringMethods.GroupPenalty or ScoringMethods.Penalty))
            .Aggregate(Points.Zero, (sum, n) => sum + (n.MaxPoints ?? Points.Zero));

    /// <summary>Criteria that are met or not met, one a line, under one field: «đạt» earns one point.</summary>
    public static IReadOnlyList<CriterionText> MetOrNot(string field, IReadOnlyList<string> criteria) =>
    [
        new("I", null, 1, 0, false, field, Points.FromDecimal(criteria.Count), ScoringMethods.Group, "sum of children"),
        .. criteria.Select((title, i) => new CriterionText($"I.{i + 1}", "I", i + 2, 1, true, title, Points.FromDecimal(1), ScoringMethods.Choice, "đạt=1 | không đạt=0")),
    ];

    private static string[] Labels(CriterionText node) =>
        node.AppliesTo?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
