using System.Globalization;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Rankings;

/// <summary>A sheet by criteria that differ from its own in a cap or in what «không phát sinh» is worth. Nothing is kept.</summary>
public static class WhatIf
{
    /// <summary>
    /// The tree with other caps of its groups. A group's maximum is then its cap, and what is above it in the tree changes with
    /// it: a lower cap takes points away, it is not made up for by rescaling.
    /// </summary>
    /// <param name="caps">By code of a group.</param>
    public static CriteriaTree Capped(CriteriaTree tree, IReadOnlyDictionary<string, decimal> caps)
    {
        if (caps.Count == 0)
        {
            return tree;
        }

        var maxima = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var node in tree.BottomUp)
        {
            var sum = node.Children.Sum(c => maxima[c.Code]);
            maxima[node.Code] = node.IsLeaf ? node.Max
                : caps.TryGetValue(node.Code, out var cap) ? (node.Children.Count == 0 ? cap : Math.Min(cap, sum))
                : node.Rule is GroupRule { Cap: null } ? node.Max + sum - node.Children.Sum(c => c.Max)
                : node.Max;
        }

        return CriteriaTree.Build(tree.Nodes.Select(n => n.IsLeaf || (maxima[n.Code] == n.Max && !caps.ContainsKey(n.Code))
            ? n.Source
            : n.Source with
            {
                MaxPoints = maxima[n.Code],
                Rule = caps.TryGetValue(n.Code, out var cap) ? $"sum of children, cap at {cap.ToString("0.####", CultureInfo.InvariantCulture)}" : n.Source.Rule,
            }));
    }

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
