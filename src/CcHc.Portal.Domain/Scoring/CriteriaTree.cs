namespace CcHc.Portal.Domain.Scoring;

/// <summary>A whole criteria set, ready to score with. Made only from nodes without errors.</summary>
public sealed class CriteriaTree
{
    private readonly Dictionary<string, CriteriaNode> byCode;

    internal CriteriaTree(IReadOnlyList<CriteriaNode> nodes)
    {
        Nodes = nodes;
        Tops = [.. nodes.Where(n => n.IsTop)];
        Leaves = [.. nodes.Where(n => n.IsLeaf)];
        byCode = nodes.ToDictionary(n => n.Code, StringComparer.Ordinal);

        // Children before their parents, so that sums go up in one pass over the nodes.
        BottomUp = [.. nodes.OrderByDescending(Depth)];
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<CriteriaNode> Nodes { get; }

    public IReadOnlyList<CriteriaNode> Tops { get; }

    public IReadOnlyList<CriteriaNode> Leaves { get; }

    internal IReadOnlyList<CriteriaNode> BottomUp { get; }

    public CriteriaNode? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>Builds the tree from stored nodes or from a file's rows, in their order.</summary>
    /// <exception cref="DomainRuleException">when a node has an error; lists them all. Defects do not stand in the way.</exception>
    public static CriteriaTree Build(IEnumerable<CriterionSource> sources)
    {
        var inspection = CriteriaInspection.Of([.. sources]);
        DomainRuleException.ThrowIfAny(inspection.Findings
            .Where(f => f.Severity == FindingSeverity.Error)
            .Select(f => new Obstacle("criteria." + f.Key, f.Text)));
        return inspection.Tree!;
    }

    private static int Depth(CriteriaNode node)
    {
        var depth = 0;
        for (var up = node.Parent; up is not null; up = up.Parent)
        {
            depth++;
        }

        return depth;
    }
}
