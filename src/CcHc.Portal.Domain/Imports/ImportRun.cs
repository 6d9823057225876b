using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Imports;

/// <summary>One uploaded file, looked at first and carried out later or never. The bytes stay in the file store.</summary>
public sealed class ImportRun : AuditedEntity
{
    private ImportRun()
    {
    }

    /// <param name="effectiveFrom">The day from which new names and places in the tree hold.</param>
    /// <param name="closesMissing">Units that the file lacks are closed; territories of a structure always are.</param>
    public ImportRun(ImportKind kind, Guid fileId, string fileName, DateOnly effectiveFrom, bool closesMissing, Actor by, DateTimeOffset now)
    {
        Kind = kind;
        FileId = fileId;
        FileName = fileName;
        EffectiveFrom = effectiveFrom;
        ClosesMissing = closesMissing;
        ByPersonId = by.PersonId;
        ByName = by.Name;
        UploadedAt = now;
    }

    public ImportKind Kind { get; private init; }

    public Guid FileId { get; private init; }

    public string FileName { get; private init; } = "";

    public DateOnly EffectiveFrom { get; private init; }

    public bool ClosesMissing { get; private init; }

    public Guid? ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTimeOffset UploadedAt { get; private init; }

    public DateTimeOffset? AppliedAt { get; private set; }

    public string? AppliedByName { get; private set; }

    public int NewCount { get; private set; }

    public int ChangedCount { get; private set; }

    public int ClosedCount { get; private set; }

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Import, Id, null);

    /// <exception cref="DomainRuleException">when it was carried out before, or the report has errors or nothing to do.</exception>
    public void Apply(Actor by, ImportReport report, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(AppliedAt is not null, "import.applied", "Lần nhập này đã thực hiện rồi. Muốn nhập tiếp, anh/chị tải tệp lên lại.");
        DomainRuleException.ThrowIfAny(report.Obstacles());
        NewCount = report.Count(ImportOutcome.New);
        ChangedCount = report.Count(ImportOutcome.Changed);
        ClosedCount = report.Count(ImportOutcome.Closed);
        AppliedAt = now;
        AppliedByName = by.Name;
        Record(by, now, "import.apply", $"Nhập {StateNames.Of(Kind).ToLower(Vietnamese.Culture)} từ tệp", FileName, $"{NewCount} mới, {ChangedCount} thay đổi, {ClosedCount} kết thúc");
    }
}
