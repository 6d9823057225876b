using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;

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

    /// <summary>The next version of a running campaign's criteria, as an amendment makes it.</summary>
    /// <param name="before">The version it takes the place of.</param>
    /// <param name="agencies">By code of the leaf.</param>
    internal CampaignCriteria(CampaignCriteria before, Guid? sourceVersionId, IEnumerable<CriterionText> texts, IReadOnlyDictionary<string, Guid> agencies, DateTimeOffset now)
    {
        CampaignId = before.CampaignId;
        Name = before.Name;
        SourceVersionId = sourceVersionId;
        AmendsId = before.Id;
        VersionNumber = before.VersionNumber + 1;
        FrozenAt = now;
        nodes.AddRange(texts.Select(t => new Criterion(CampaignId, Id, t)));
        foreach (var leaf in nodes.Where(n => n.IsLeaf && agencies.ContainsKey(n.Code)))
        {
            leaf.AppraisedBy(agencies[leaf.Code]);
        }

        TakeFromAsIn(before);
    }

    public Guid CampaignId { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>1 as the campaign was opened; each amendment makes the next.</summary>
    public int VersionNumber { get; private init; } = 1;

    /// <summary>The version before.</summary>
    public Guid? AmendsId { get; private init; }

    /// <summary>When an amendment took its place.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    public Guid? SourceVersionId { get; private init; }

    public DateTimeOffset? FrozenAt { get; private set; }

    public IReadOnlyList<Criterion> Nodes => nodes;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Campaign, CampaignId, CampaignId);

    public void Freeze(DateTimeOffset now) => FrozenAt ??= now;

    /// <summary>An amendment took its place: it stays readable, and nobody is judged by it any more.</summary>
    internal void Supersede(DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(SupersededAt is not null, "criteria.superseded", "Phiên bản này đã được thay bằng phiên bản sau.");
        SupersededAt = now;
        foreach (var node in nodes)
        {
            node.Supersede();
        }
    }

    /// <summary>Gives leaves to the agencies that appraise them; null takes a leaf back.</summary>
    /// <param name="agencies">Agency by id of the leaf; leaves that are not named stay as they are.</param>
    public void Entrust(Actor by, IReadOnlyDictionary<Guid, Guid?> agencies, DateTimeOffset now)
    {
        DemandNotFrozen();
        var changed = nodes.Where(n => n.IsLeaf && agencies.TryGetValue(n.Id, out var agency) && agency != n.AgencyUnitId).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        foreach (var leaf in changed)
        {
            leaf.AppraisedBy(agencies[leaf.Id]);
        }

        Record(by, now, "campaign.entrust", "Giao cơ quan thẩm định", to: $"{changed.Count} tiêu chí của «{Name}»");
    }

    /// <summary>
    /// Ties a leaf to a figure that the portal itself knows; null takes it back. It changes no rule, so it can be done after the
    /// criteria are frozen.
    /// </summary>
    public void TakeFrom(Actor by, Guid nodeId, SystemFigure? figure, DateTimeOffset now)
    {
        var node = nodes.Find(n => n.Id == nodeId) ?? throw new NotFoundException("Không có tiêu chí này trong phong trào.");
        DomainRuleException.ThrowIf(
            !node.IsLeaf || node.InputBy != InputBy.Imported, "figure.input", $"Tiêu chí {node.Code} không lấy theo số liệu nhập.");
        if (figure is { } wanted)
        {
            var rule = CriteriaTree.Build([.. nodes.OrderBy(n => n.Order).Select(n => n.ToSource())]).Find(node.Code)!.Rule;
            DomainRuleException.ThrowIf(!SystemFigures.For(rule).Contains(wanted), "figure.rule", $"Cách chấm của tiêu chí {node.Code} không dùng được «{StateNames.Of(wanted)}».");
        }

        if (node.Figure == figure)
        {
            return;
        }

        Record(by, now, "campaign.take-from", $"Chọn số liệu cổng tự lấy cho tiêu chí {node.Code}", node.Figure is { } old ? StateNames.Of(old) : null, figure is { } fresh ? StateNames.Of(fresh) : "không lấy của cổng");
        node.TakenFrom(figure);
    }

    /// <summary>A later version of the criteria, or next year's, asks the portal for what the earlier one did.</summary>
    public void TakeFromAsIn(CampaignCriteria earlier)
    {
        var figures = earlier.nodes.Where(n => n.Figure is not null).ToDictionary(n => n.Code, n => n.Figure, StringComparer.Ordinal);
        foreach (var leaf in nodes.Where(n => n.IsLeaf && n.InputBy == InputBy.Imported && figures.ContainsKey(n.Code)))
        {
            leaf.TakenFrom(figures[leaf.Code]);
        }
    }

    /// <summary>Replaces a sanction written as words by one that can be applied; the words stay as a note of the rule.</summary>
    /// <param name="sanction">«max:Tốt», «down:1», «set:Khá»; null drops the sanction and keeps the note.</param>
    public void MapSanction(Actor by, Guid nodeId, string? sanction, DateTimeOffset now)
    {
        DemandNotFrozen();
        var node = nodes.Find(n => n.Id == nodeId) ?? throw new NotFoundException("Không có tiêu chí này trong phong trào.");
        var before = node.Rule;
        node.MapSanction(sanction);
        Record(by, now, "campaign.map-sanction", $"Quy chế tài của tiêu chí {node.Code} về mức xếp loại", before, node.Rule);
    }

    private void DemandNotFrozen() =>
        DomainRuleException.ThrowIf(FrozenAt is not null, "criteria.frozen", "Bộ tiêu chí đã đóng băng khi mở đợt, không sửa được.");
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

    /// <summary>The figure the portal itself puts in; none where it is entered or imported.</summary>
    public SystemFigure? Figure { get; private set; }

    /// <summary>False once an amendment has taken its place; queries then pass over it unless they ask for history.</summary>
    public bool InForce { get; private set; } = true;

    public void AppraisedBy(Guid? agencyUnitId) => AgencyUnitId = agencyUnitId;

    internal void Supersede() => InForce = false;

    internal void TakenFrom(SystemFigure? figure) => Figure = figure;

    internal void MapSanction(string? sanction)
    {
        var clauses = (Rule ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        var at = clauses.FindIndex(c => c.StartsWith("sanction", StringComparison.OrdinalIgnoreCase));
        DomainRuleException.ThrowIf(at < 0, "criteria.sanction", $"Tiêu chí {Code} không có chế tài.");

        // The words of the decision remain readable; without «=» the engine takes them for a note.
        var words = clauses[at][(clauses[at].IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
        clauses.RemoveAt(at);
        if (sanction is not null)
        {
            clauses.Insert(at, "sanction=" + sanction);
        }

        clauses.Add("chế tài: " + words.Replace("=", ":", StringComparison.Ordinal));
        Rule = string.Join("; ", clauses);
    }
}
