using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Papers;

/// <summary>
/// Mẫu văn bản của cơ quan: the wording that one agency gives one kind of paper, in versions. Without one, or once it is
/// withdrawn, the portal's own wording holds.
/// </summary>
public sealed class PaperTemplate : AuditedEntity
{
    private readonly List<TemplateVersion> versions = [];

    private PaperTemplate()
    {
    }

    public PaperTemplate(Guid unitId, PaperKind kind)
    {
        UnitId = unitId;
        Kind = kind;
    }

    public Guid UnitId { get; private init; }

    public PaperKind Kind { get; private init; }

    /// <summary>The number of the newest version.</summary>
    public int LastNumber { get; private set; }

    public IReadOnlyList<TemplateVersion> Versions => versions;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Template, Id, null);

    /// <summary>A file that was read without fault; it holds for nothing before it is put in force.</summary>
    /// <param name="remarks">What the reading remarked without refusing it, a line each.</param>
    public TemplateVersion Upload(Actor by, StoredFile file, string contentJson, IReadOnlyList<string> remarks, string? note, DateTimeOffset now)
    {
        var version = new TemplateVersion(Id, ++LastNumber, file, contentJson, remarks, Vietnamese.Clean(note), by.Name, now);
        versions.Add(version);
        Record(by, now, "template.upload", $"Tải lên mẫu {StateNames.Of(Kind)}, phiên bản {version.Number}", to: file.Sha256, reason: note);
        return version;
    }

    /// <summary>From the day on new drafts are made from this version.</summary>
    public void PutInForce(Actor by, int number, DateOnly from, DateTimeOffset now)
    {
        var version = Find(number);
        DomainRuleException.ThrowIf(
            from < VietnamTime.DayOf(now), "template.from", "Mẫu chỉ có hiệu lực từ hôm nay trở đi; văn bản đã lập giữ mẫu của mình.");
        version.PutInForce(by, from, now);
        Record(by, now, "template.force", $"Cho mẫu phiên bản {number} có hiệu lực", to: VietnamTime.Day(from));
    }

    /// <summary>The portal's own wording comes back for new drafts; no version takes the place by itself.</summary>
    public void Withdraw(Actor by, string? reason, DateTimeOffset now)
    {
        var why = Vietnamese.Clean(reason);
        DomainRuleException.ThrowIf(why is null, "template.reason", "Cần ghi lý do ngừng dùng mẫu.");
        var held = versions.Where(v => v.IsPutInForce).ToList();
        DomainRuleException.ThrowIf(held.Count == 0, "template.none", "Không có phiên bản nào đang hoặc sẽ có hiệu lực.");
        foreach (var version in held)
        {
            version.Withdraw(now);
        }

        Record(by, now, "template.withdraw", "Ngừng dùng mẫu của cơ quan", string.Join(", ", held.Select(v => $"phiên bản {v.Number}")), "mẫu chung của cổng", why);
    }

    private TemplateVersion Find(int number) =>
        versions.Find(v => v.Number == number) ?? throw new DomainRuleException("template.version", $"Mẫu không có phiên bản {number}.");
}

/// <summary>One uploaded file of a template; never changed, never removed, because papers say which one they were made from.</summary>
public sealed class TemplateVersion : Entity
{
    public const int NoteMaxLength = 300;

    private const int MostRemarks = 40;

    private TemplateVersion()
    {
    }

    internal TemplateVersion(Guid templateId, int number, StoredFile file, string contentJson, IReadOnlyList<string> remarks, string? note, string byName, DateTimeOffset at)
    {
        TemplateId = templateId;
        Number = number;
        FileId = file.Id;
        Sha256 = file.Sha256;
        ContentJson = contentJson;
        Remarks = string.Join('\n', remarks.Take(MostRemarks));
        Note = note;
        ByName = byName;
        At = at;
    }

    public Guid TemplateId { get; private init; }

    /// <summary>From 1, in the order of uploading.</summary>
    public int Number { get; private init; }

    /// <summary>The very file that was uploaded.</summary>
    public Guid FileId { get; private init; }

    public string Sha256 { get; private init; } = "";

    /// <summary>What was read from it then; a better reader changes no paper.</summary>
    public string ContentJson { get; private init; } = "";

    public string Remarks { get; private init; } = "";

    public string? Note { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    /// <summary>The first day on which drafts are made from it; none before it is put in force.</summary>
    public DateOnly? InForceFrom { get; private set; }

    /// <summary>When that was said: of two with the same day the later word holds.</summary>
    public DateTimeOffset? PutInForceAt { get; private set; }

    public string? PutInForceByName { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool IsPutInForce => InForceFrom is not null && WithdrawnAt is null;

    internal void PutInForce(Actor by, DateOnly from, DateTimeOffset now)
    {
        InForceFrom = from;
        PutInForceAt = now;
        PutInForceByName = by.Name;
        WithdrawnAt = null;
    }

    internal void Withdraw(DateTimeOffset now) => WithdrawnAt = now;
}
