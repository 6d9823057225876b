using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Criteria;

/// <summary>
/// A campaign's own copy of criteria, so that editing a set never changes a past campaign. Frozen when the campaign opens.
/// </summary>
public sealed class CampaignCriteria : AuditedEntity
{
    private readonly List<Criterion> nodes = [];

    private CampaignCriteria()
    {
    }

    public CampaignCriteria(Actor by, Guid campaignId, string name, Guid? sourceVersionId, IEnumerable<CriterionText> texts, DateTimeOffset now)
    {
        CampaignId = campaignId;
        Name = name;
        SourceVersionId = sourceVersionId;
        nodes.AddRange(texts.Select(t => new Criterion(campaignId, Id, t)));
        Record(by, now, "campaign.copy-criteria", "Chép bộ tiêu chí vào phong trào", to: $"{name} ({nodes.Count(n => n.IsLeaf)} tiêu chí)");
    }

    public Guid CampaignId { get; private init; }

    public string Name { get; private set; } = "";

    public Guid? SourceVersionId { get; private init; }

    public DateTimeOffset? FrozenAt { get; private set; }

    public IReadOnlyList<Criterion> Nodes => nodes;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Campaign, CampaignId, CampaignId);

    public void Freeze(DateTimeOffset now) => FrozenAt ??= now;
}

/// <summary>A node as one campaign judges by it.</summary>
public sealed class Criterion : CriterionNode
{
    private Criterion()
    {
    }

    internal Criterion(Guid campaignId, Guid criteriaId, CriterionText text)
    {
        CampaignId = campaignId;
        CriteriaId = criteriaId;
        CopyFrom(text);
    }

    public Guid CampaignId { get; private init; }

    public Guid CriteriaId { get; private init; }

    /// <summary>The agency that appraises this leaf.</summary>
    public Guid? AgencyUnitId { get; private set; }

    public void AppraisedBy(Guid? agencyUnitId) => AgencyUnitId = agencyUnitId;
}
