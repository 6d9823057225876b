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
}

/// <summary>One state of a set. Once released it is never edited; a campaign copies it.</summary>
public sealed class CriteriaSetVersion : Entity
{
    private readonly List<SetCriterion> nodes = [];

    private CriteriaSetVersion()
    {
    }

    internal CriteriaSetVersion(Guid setId, int number, IEnumerable<CriterionText> texts, Guid? sourceFileId, IReadOnlyList<string> acceptedDefects, DateTimeOffset now)
    {
        SetId = setId;
        Number = number;
        SourceFileId = sourceFileId;
        AcceptedDefects = [.. acceptedDefects];
        ReleasedAt = now;
        nodes.AddRange(texts.Select(t => new SetCriterion(Id, t)));
        DomainRuleException.ThrowIf(nodes.Count == 0, "criteria-set.empty", "Bộ tiêu chí chưa có tiêu chí nào.");
    }

    public Guid SetId { get; private init; }

    public int Number { get; private init; }

    public Guid? SourceFileId { get; private init; }

    /// <summary>Faults of the issued table that were kept because the decision has them, each with its reason.</summary>
    public List<string> AcceptedDefects { get; private set; } = [];

    public DateTimeOffset ReleasedAt { get; private init; }

    public IReadOnlyList<SetCriterion> Nodes => nodes;
}

public sealed class SetCriterion : CriterionNode
{
    private SetCriterion()
    {
    }

    internal SetCriterion(Guid versionId, CriterionText text)
    {
        VersionId = versionId;
        CopyFrom(text);
    }

    public Guid VersionId { get; private init; }
}
