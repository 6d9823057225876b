using System.Collections.ObjectModel;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Criteria;

/// <summary>
/// A node of a criteria tree: field, criterion or component, as the criteria file has it. The rule is kept as written, since
/// that is what the decision says; the engine reads it.
/// </summary>
public abstract class CriterionNode : Entity
{
    public const int CodeMaxLength = 30;
    public const int TitleMaxLength = 1000;
    public const int RuleMaxLength = 2000;
    public const int TextMaxLength = 4000;
    public const int MethodMaxLength = 30;

    protected CriterionNode()
    {
    }

    public string Code { get; protected set; } = "";

    public string? ParentCode { get; protected set; }

    /// <summary>Place in the file, from 1.</summary>
    public int Order { get; protected set; }

    /// <summary>0 for a field.</summary>
    public int Depth { get; protected set; }

    public bool IsLeaf { get; protected set; }

    public string Title { get; protected set; } = "";

    public Points? MaxPoints { get; protected set; }

    /// <summary>The English word of the criteria file: choice, ratio, count, …</summary>
    public string Method { get; protected set; } = "";

    public string? Rule { get; protected set; }

    public string? EvidenceWanted { get; protected set; }

    public string? AgencyText { get; protected set; }

    public string? CoAgencyText { get; protected set; }

    public InputBy InputBy { get; protected set; }

    /// <summary>None where «không phát sinh» may not be claimed, unless the rule offers it.</summary>
    public NotApplicable? NotApplicable { get; protected set; }

    public string? AppliesTo { get; protected set; }

    public string? LegalBasis { get; protected set; }

    public string? Guidance { get; protected set; }

    /// <summary>Where the criterion was taken from (nguồn).</summary>
    public string? Source { get; protected set; }

    /// <summary>Further columns of the file by their header, in its order, so that an export gives them back.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; protected set; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Everything but the keys, from one node to another.</summary>
    protected void CopyFrom(CriterionText text)
    {
        Code = text.Code;
        ParentCode = text.ParentCode;
        Order = text.Order;
        Depth = text.Depth;
        IsLeaf = text.IsLeaf;
        Title = text.Title;
        MaxPoints = text.MaxPoints;
        Method = text.Method;
        Rule = text.Rule;
        EvidenceWanted = text.EvidenceWanted;
        AgencyText = text.AgencyText;
        CoAgencyText = text.CoAgencyText;
        InputBy = text.InputBy;
        NotApplicable = text.NotApplicable;
        AppliesTo = text.AppliesTo;
        LegalBasis = text.LegalBasis;
        Guidance = text.Guidance;
        Source = text.Source;
        Extra = text.Extra;
    }

    public CriterionSource ToSource() => new(
        Code, ParentCode, Title, MaxPoints?.Value, Method, Rule, EvidenceWanted, AgencyText, CoAgencyText, InputBy, NotApplicable, AppliesTo, LegalBasis, Guidance)
    {
        Source = Source,
        Extra = Extra,
    };

    public CriterionText ToText() => new(
        Code, ParentCode, Order, Depth, IsLeaf, Title, MaxPoints, Method, Rule, EvidenceWanted, AgencyText, CoAgencyText, InputBy, NotApplicable, AppliesTo, LegalBasis, Guidance)
    {
        Source = Source,
        Extra = Extra,
    };
}

/// <summary>What a node says, apart from where it is kept.</summary>
public sealed record CriterionText(
    string Code,
    string? ParentCode,
    int Order,
    int Depth,
    bool IsLeaf,
    string Title,
    Points? MaxPoints,
    string Method,
    string? Rule = null,
    string? EvidenceWanted = null,
    string? AgencyText = null,
    string? CoAgencyText = null,
    InputBy InputBy = InputBy.Unit,
    NotApplicable? NotApplicable = null,
    string? AppliesTo = null,
    string? LegalBasis = null,
    string? Guidance = null)
{
    public string? Source { get; init; }

    public IReadOnlyDictionary<string, string> Extra { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The nodes of a tree as they are kept, in its order.</summary>
    public static IReadOnlyList<CriterionText> Of(CriteriaTree tree) =>
        [.. tree.Nodes.Select((n, i) => new CriterionText(
            n.Code,
            n.Parent?.Code,
            i + 1,
            DepthOf(n),
            n.IsLeaf,
            n.Title,
            n.Source.MaxPoints is null ? null : n.MaxPoints,
            n.Method.Name,
            n.Source.Rule,
            n.Source.Evidence,
            n.Source.Agency,
            n.Source.CoAgency,
            n.Source.InputBy,
            n.Source.NotApplicable,
            n.Source.AppliesTo,
            n.Source.LegalBasis,
            n.Source.Guidance)
        {
            Source = n.Source.Source,
            Extra = n.Source.Extra,
        })];

    private static int DepthOf(CriteriaNode node)
    {
        var depth = 0;
        for (var up = node.Parent; up is not null; up = up.Parent)
        {
            depth++;
        }

        return depth;
    }
}
