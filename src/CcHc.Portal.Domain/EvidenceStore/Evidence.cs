using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.EvidenceStore;

public enum EvidenceKind
{
    [Description("Tệp")]
    File,
    [Description("Đường dẫn")]
    Link,
    [Description("Văn bản đã gửi qua hệ thống quản lý văn bản")]
    SentPaper,
    [Description("Số liệu hệ thống")]
    SystemFigure,
}

/// <summary>Where what is said about an item comes from.</summary>
public enum DescriptionOrigin
{
    [Description("Người nhập")]
    Person,
    [Description("Tên tệp, chưa mô tả")]
    FileName,
    [Description("Đọc từ trang đầu, cần xem lại")]
    FirstPage,
}

/// <summary>Tài liệu kiểm chứng: described once in a unit's store, proves any number of criteria. Never overwritten.</summary>
public sealed class Evidence : AuditedEntity
{
    public const int AbstractMaxLength = 600;
    public const int NumberMaxLength = 80;
    public const int UrlMaxLength = 1000;
    public const int IssuerMaxLength = 400;
    public const int AddresseeMaxLength = 400;
    public const int SearchTextMaxLength = 2000;

    private readonly List<EvidenceRevision> revisions = [];

    private Evidence()
    {
    }

    public Evidence(Actor by, Guid unitId, Guid campaignId, EvidenceKind kind, EvidenceDescription description, string? url, DateTimeOffset now)
    {
        UnitId = unitId;
        CampaignId = campaignId;
        Kind = kind;
        Url = Vietnamese.Clean(url);
        DomainRuleException.ThrowIf(kind == EvidenceKind.Link && Url is null, "evidence.url", "Cần ghi đường dẫn.");
        // A link is clicked by an appraiser who trusts the page it stands on.
        DomainRuleException.ThrowIf(
            Url is not null && !(Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"),
            "evidence.url",
            "Đường dẫn phải bắt đầu bằng http:// hoặc https://.");
        DomainRuleException.ThrowIf(
            kind == EvidenceKind.SentPaper && (Vietnamese.Clean(description.Number) is null || description.DatedOn is null),
            "evidence.number",
            "Văn bản đã gửi cần có số, ký hiệu và ngày.");
        AddedAt = now;
        AddedByName = by.Name;
        Set(description);
        Record(by, now, "evidence.add", "Thêm tài liệu kiểm chứng", to: Abstract);
    }

    /// <summary>A file as it came in: what its first page says stands in until somebody has looked, else its name does.</summary>
    public static Evidence FromFile(Actor by, Guid unitId, Guid campaignId, StoredFile file, PaperHeading heading, DateTimeOffset now)
    {
        var name = Vietnamese.Clean(Path.GetFileNameWithoutExtension(file.FileName)) ?? file.FileName;
        var item = new Evidence(
            by, unitId, campaignId, EvidenceKind.File, new EvidenceDescription(heading.Abstract ?? name, heading.Number, heading.DatedOn, heading.Issuer), null, now)
        {
            DescribedFrom = heading.IsEmpty ? DescriptionOrigin.FileName : DescriptionOrigin.FirstPage,
        };
        item.AddRevision(by, file, now);
        return item;
    }

    public Guid UnitId { get; private init; }

    public Guid CampaignId { get; private init; }

    public EvidenceKind Kind { get; private init; }

    /// <summary>Số, ký hiệu.</summary>
    public string? Number { get; private set; }

    /// <summary>The date of the paper, apart from when it was added.</summary>
    public DateOnly? DatedOn { get; private set; }

    public string Abstract { get; private set; } = "";

    public string? Issuer { get; private set; }

    /// <summary>Nơi nhận: whom a paper was sent to.</summary>
    public string? Addressee { get; private set; }

    public string? Url { get; private init; }

    public DescriptionOrigin DescribedFrom { get; private set; }

    /// <summary>The item of the PDF that this picture was joined into; the picture itself stays as it is.</summary>
    public Guid? JoinedIntoId { get; private set; }

    public DateTimeOffset AddedAt { get; private init; }

    public string AddedByName { get; private init; } = "";

    /// <summary>Taken out of the store; what it proved in a locked sheet keeps it.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string SearchText { get; private set; } = "";

    public IReadOnlyList<EvidenceRevision> Revisions => revisions;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Evidence, Id, CampaignId);

    /// <summary>
    /// Why nothing can be added to a unit's store now. It opens with the carrying-out phase, or with self-scoring where a
    /// campaign has no such phase, and stays open until the results are published.
    /// </summary>
    public static IEnumerable<Obstacle> ObstaclesToAdding(Campaign campaign, DateTimeOffset now, Guid? groupId = null, Guid? unitId = null)
    {
        var first = campaign.WindowFor(PhaseKind.CarryingOut, groupId, unitId) ?? campaign.WindowFor(PhaseKind.SelfAssessment, groupId, unitId);
        if (campaign.State == CampaignState.Draft)
        {
            yield return new("campaign.not-open", "Phong trào chưa mở. Cơ quan phát động sẽ mở đợt sau khi ban hành kế hoạch.");
        }
        else if (campaign.State != CampaignState.Open)
        {
            yield return new("campaign.not-open", "Phong trào đã công bố kết quả; không thêm tài liệu được.");
        }
        else if (first is not null && now < first.Start)
        {
            yield return new("phase.early", $"Kho tài liệu mở từ {VietnamTime.WithWeekday(first.FirstDay)}, khi bắt đầu giai đoạn «{StateNames.Of(first.Kind)}».") { AskInCampaign = campaign.Id };
        }
    }

    /// <summary>Why the date of the paper makes one look again: evidence proves what was done while the campaign ran.</summary>
    public static string? OutsidePeriod(Campaign campaign, DateOnly? datedOn) => OutsidePeriod(campaign.StartsOn, campaign.EndsOn, datedOn);

    public static string? OutsidePeriod(DateOnly? startsOn, DateOnly? endsOn, DateOnly? datedOn) =>
        datedOn < startsOn ? $"Ngày văn bản trước khi phong trào bắt đầu ({VietnamTime.Day(startsOn!.Value)})."
        : datedOn > endsOn ? $"Ngày văn bản sau khi phong trào kết thúc ({VietnamTime.Day(endsOn!.Value)})."
        : null;

    public void Describe(Actor by, EvidenceDescription description, DateTimeOffset now)
    {
        DemandInStore();
        DomainRuleException.ThrowIf(
            Kind == EvidenceKind.SentPaper && (Vietnamese.Clean(description.Number) is null || description.DatedOn is null),
            "evidence.number",
            "Văn bản đã gửi cần có số, ký hiệu và ngày.");
        var old = Abstract;
        Set(description);
        DescribedFrom = DescriptionOrigin.Person;
        Record(by, now, "evidence.describe", "Sửa mô tả tài liệu kiểm chứng", old, Abstract);
    }

    public EvidenceRevision AddRevision(Actor by, StoredFile file, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(Kind != EvidenceKind.File, "evidence.kind", "Chỉ tài liệu là tệp mới có phiên bản tệp.");
        DemandInStore();
        var revision = new EvidenceRevision(Id, revisions.Count + 1, file.Id, file.Sha256, file.FileName, by.Name, now);
        revisions.Add(revision);
        Refold();
        Record(by, now, "evidence.revision", "Thêm tệp", to: $"{file.FileName} ({file.Sha256[..12]}…)");
        return revision;
    }

    /// <summary>The picture became a page of another item; it may still be used by itself.</summary>
    public void JoinInto(Actor by, Evidence joined, DateTimeOffset now)
    {
        DemandInStore();
        DomainRuleException.ThrowIf(joined.UnitId != UnitId || joined.CampaignId != CampaignId, "evidence.store", "Chỉ ghép được ảnh trong cùng một kho.");
        JoinedIntoId = joined.Id;
        Record(by, now, "evidence.join", "Ghép ảnh thành PDF", Abstract, joined.Abstract);
    }

    /// <param name="inDraftSheets">Codes of criteria that it proves in sheets not yet locked.</param>
    public void Withdraw(Actor by, DateTimeOffset now, IReadOnlyList<string>? inDraftSheets = null)
    {
        DemandInStore();
        DomainRuleException.ThrowIf(
            inDraftSheets is { Count: > 0 },
            "evidence.in-use",
            $"Tài liệu đang dùng cho tiêu chí {string.Join(", ", inDraftSheets ?? [])}; bỏ chọn ở phiếu tự chấm trước khi rút.");
        WithdrawnAt = now;
        Record(by, now, "evidence.withdraw", "Rút tài liệu kiểm chứng", Abstract);
    }

    private void Set(EvidenceDescription description)
    {
        Abstract = Vietnamese.Clean(description.Abstract) ?? throw new DomainRuleException("evidence.abstract", "Cần ghi trích yếu hoặc tên tài liệu.");
        Number = Vietnamese.Clean(description.Number);
        DatedOn = description.DatedOn;
        Issuer = Vietnamese.Clean(description.Issuer);
        Addressee = Vietnamese.Clean(description.Addressee);
        Refold();
    }

    private void DemandInStore() =>
        DomainRuleException.ThrowIf(WithdrawnAt is not null, "evidence.withdrawn", $"Tài liệu «{Abstract}» đã được rút khỏi kho.");

    private void Refold() =>
        SearchText = Vietnamese.Fold($"{Number} {Abstract} {Issuer} {Addressee} {string.Join(' ', revisions.Select(r => r.FileName))}", SearchTextMaxLength);
}

public sealed record EvidenceDescription(string Abstract, string? Number, DateOnly? DatedOn, string? Issuer)
{
    /// <summary>Nơi nhận, of a paper that was sent.</summary>
    public string? Addressee { get; init; }
}

/// <summary>The bytes of an item at one time.</summary>
public sealed class EvidenceRevision : Entity
{
    private EvidenceRevision()
    {
    }

    internal EvidenceRevision(Guid evidenceId, int number, Guid fileId, string sha256, string fileName, string byName, DateTimeOffset at)
    {
        EvidenceId = evidenceId;
        Number = number;
        FileId = fileId;
        Sha256 = sha256;
        FileName = fileName;
        ByName = byName;
        At = at;
    }

    public Guid EvidenceId { get; private init; }

    public int Number { get; private init; }

    public Guid FileId { get; private init; }

    public string Sha256 { get; private init; } = "";

    public string FileName { get; private init; } = "";

    public string ByName { get; private init; } = "";

    public DateTimeOffset At { get; private init; }
}

/// <summary>That an item proves a line.</summary>
public sealed class EvidenceUse : Entity
{
    private EvidenceUse()
    {
    }

    public EvidenceUse(Guid evidenceId, Guid lineId, string byName, DateTimeOffset at)
    {
        EvidenceId = evidenceId;
        LineId = lineId;
        ByName = byName;
        At = at;
    }

    public Guid EvidenceId { get; private init; }

    public Guid LineId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTimeOffset At { get; private init; }
}
