namespace CcHc.Portal.Domain.Scoring;

/// <summary>One node of a criteria set with its rule read and its place in the tree known.</summary>
public sealed class CriteriaNode
{
    private readonly List<CriteriaNode> children = [];

    internal CriteriaNode(CriterionSource source, int index, ScoringRule rule)
    {
        Source = source;
        Index = index;
        Rule = rule;
        Method = ScoringMethods.Find(source.Method)!;
        Max = source.MaxPoints ?? 0;
        MaxPoints = Points.FromDecimal(Max);
    }

    public CriterionSource Source { get; }

    /// <summary>Position in the file, from 0.</summary>
    public int Index { get; }

    public ScoringRule Rule { get; }

    public ScoringMethod Method { get; }

    public string Code => Source.Code;

    public string Title => Source.Title;

    /// <summary>As in the file, 0 where empty.</summary>
    public decimal Max { get; }

    public Points MaxPoints { get; }

    /// <summary>The most that a leaf earns, whatever its rule says. A penalty whose maximum is left empty is bounded by its own cap.</summary>
    public decimal Most => Max > 0 || Rule is not PenaltyRule penalty ? Max : penalty.Cap;

    public Points MostPoints => Points.FromDecimal(Most);

    public CriteriaNode? Parent { get; private set; }

    public IReadOnlyList<CriteriaNode> Children => children;

    /// <summary>Scored by an answer of its own.</summary>
    public bool IsLeaf => !Method.IsGroup;

    public bool IsTop => Parent is null;

    /// <summary>The node without a parent that this one belongs to, itself if it is one.</summary>
    public CriteriaNode Top { get; private set; } = null!;

    public bool IsInBonus => Top.Method.Name == ScoringMethods.GroupBonus;

    /// <summary>Its points are subtracted.</summary>
    public bool IsInPenalty => Top.Method.Name is ScoringMethods.GroupPenalty or ScoringMethods.Penalty;

    /// <summary>The treatment a unit may claim when no task arose; null when it may claim none.</summary>
    public NotApplicable? Offered => Source.NotApplicable ?? Rule.NotApplicable;

    internal void Join(CriteriaNode parent)
    {
        Parent = parent;
        parent.children.Add(this);
    }

    internal void FindTop()
    {
        var top = this;
        while (top.Parent is not null)
        {
            top = top.Parent;
        }

        Top = top;
    }
}
