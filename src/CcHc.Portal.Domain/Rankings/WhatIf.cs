using System.Globalization;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Rankings;

/// <summary>A sheet by criteria that differ from its own in a cap or in what «không phát sinh» is worth. Nothing is kept.</summary>
public static class WhatIf
{
    /// <summary>The tree with other caps of its groups.</summary>
    /// <param name="caps">By code of a group.</param>
    public static CriteriaTree Capped(CriteriaTree tree, IReadOnlyDictionary<string, decimal> caps) =>
        caps.Count == 0
            ? tree
            : CriteriaTree.Build(tree.Nodes.Select(n => !n.IsLeaf && caps.TryGetValue(n.Code, out var cap)
                ? n.Source with { Rule = $"sum of children, cap at {cap.ToString("0.####", CultureInfo.InvariantCulture)}" }
                : n.Source));

    /// <summary>The sheet summed anew from the marks of its leaves.</summary>
    /// <param name="after">The same nodes in the same order.</param>
    /// <param name="treatments">By code of a leaf: what a claim that no task arose is worth there.</param>
    public static SheetResult Recompute(SheetResult before, CriteriaTree after, IReadOnlyDictionary<string, NotApplicable> treatments) =>
        ScoringEngine.Sum(after, LeafMark? (leaf) =>
        {
            var mark = before.Nodes[leaf.Index];
            return mark.Status switch
            {
                NodeStatus.Unanswered or NodeStatus.Information => null,
                NodeStatus.Full or NodeStatus.Excluded or NodeStatus.Zero when treatments.TryGetValue(leaf.Code, out var treatment) => treatment switch
                {
                    NotApplicable.Full => new LeafMark(leaf.MaxPoints, NodeStatus.Full),
                    NotApplicable.Exclude => new LeafMark(Points.Zero, NodeStatus.Excluded),
                    _ => new LeafMark(Points.Zero, NodeStatus.Zero),
                },
                _ => new LeafMark(mark.Points, mark.Status),
            };
        });
}
