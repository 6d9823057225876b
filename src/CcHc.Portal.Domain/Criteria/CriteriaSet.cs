using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Criteria;

/// <summary>Bộ tiêu chí: what a body issued once and changes from time to time; each change is a version.</summary>
public sealed class CriteriaSet : AuditedEntity
{
    public const int NameMaxLength = 300;

    private CriteriaSet()
    {
    }

    /// <param name="ownerUnitId">The unit that keeps it; none for a set that every unit may copy (bộ tiêu chí dùng chung).</param>
    public CriteriaSet(Actor by, Guid? ownerUnitId, string name, string? issuedBy, DateTimeOffset now)
    {
        OwnerUnitId = ownerUnitId;
        Name = Vietnamese.Clean(name) ?? throw new DomainRuleException("criteria-set.name", "Cần ghi tên bộ tiêu chí.");
        IssuedBy = Vietnamese.Clean(issuedBy);
        SearchText = Vietnamese.Fold($"{Name} {IssuedBy}");
        Record(by, now, "criteria-set.add", "Lập bộ tiêu chí", to: Name);
    }

    public Guid? OwnerUnitId { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>The decision that issued it, as cited.</summary>
    public string? IssuedBy { get; private set; }

    public string SearchText { get; private set; } = "";

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.CriteriaSet, Id, null);

    public CriteriaSetVersion AddVersion(Actor by, int number, IEnumerable<CriterionText> nodes, Guid? sourceFileId, IReadOnlyList<string> acceptedDefects, DateTimeOffset now)
    {
        var version = new CriteriaSetVersion(Id, number, nodes, sourceFileId, acceptedDefects, now);
        Record(by, now, "criteria-set.version", "Thêm phiên bản", to: $"Phiên bản {number}", reason: acceptedDefects.Count == 0 ? null : string.Join("; ", acceptedDefects));
        return version;
    }

    /// <summary>
    /// Begins the set's next version. Only one may be in the making: a draft bears the number 0 until it is released, and a
    /// number is there once in a set.
    /// </summary>
    /// <param name="nodes">What it begins with; empty begins from nothing.</param>
    /// <param name="basedOn">What that was, in words: «phiên bản 2».</param>
    /// <param name="baseVersionId">The released version it is compared with.</param>
    public CriteriaSetVersion BeginDraft(Actor by, IReadOnlyList<CriterionText> nodes, string basedOn, Guid? baseVersionId, DateTimeOffset now)
    {
        Record(by, now, "criteria-set.draft", "Bắt đầu soạn phiên bản mới", to: $"{nodes.Count(n => n.IsLeaf)} tiêu chí", reason: $"Chép từ: {basedOn}");
        return new CriteriaSetVersion(Id, nodes, basedOn, baseVersionId);
    }

    /// <summary>The draft is to be removed by the caller; what was released stays.</summary>
    public void DiscardDraft(Actor by, CriteriaSetVersion draft, string? reason, DateTimeOffset now)
    {
        draft.DemandDraft();
        var clean = Vietnamese.Clean(reason) ?? throw new DomainRuleException("form.reason", "Cần ghi lý do bỏ bản soạn.");
        Record(by, now, "criteria-set.discard-draft", "Bỏ bản soạn", from: $"{draft.Nodes.Count(n => n.IsLeaf)} tiêu chí", reason: clean);
    }
}
