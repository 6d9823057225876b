using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Papers;

public enum PaperKind
{
    [Description("Kế hoạch")]
    Plan,
    [Description("Chỉ thị")]
    Directive,
    [Description("Bản đăng ký thi đua")]
    Pledge,
    [Description("Báo cáo kết quả tự chấm điểm")]
    SelfAssessmentReport,
    [Description("Quyết định công bố kết quả")]
    ResultDecision,
    [Description("Tờ trình đề nghị khen thưởng")]
    SubmissionStatement,
    [Description("Quyết định khen thưởng")]
    AwardDecision,
    [Description("Công văn")]
    OfficialLetter,
    [Description("Công văn triển khai")]
    DeploymentLetter,
    [Description("Biên bản thẩm định")]
    AppraisalMinutes,
    [Description("Thông báo kết quả")]
    ResultNotice,
    [Description("Báo cáo sơ kết")]
    InterimReport,
    [Description("Báo cáo tổng kết")]
    FinalReport,
    [Description("Quyết định ban hành bộ tiêu chí")]
    CriteriaDecision,
    [Description("Công văn đính chính")]
    CorrectionLetter,
    [Description("Quyết định sửa đổi, bổ sung")]
    AmendingDecision,
    [Description("Quyết định thay thế")]
    ReplacingDecision,
    [Description("Quyết định thu hồi")]
    RecallingDecision,
    [Description("Công văn đôn đốc đăng ký thi đua")]
    RegistrationReminder,
    [Description("Công văn đôn đốc tự chấm điểm")]
    SelfScoringReminder,
}

public enum PaperState
{
    [Description("Dự thảo")]
    Draft,
    [Description("Đã kiểm tra")]
    Checked,
    [Description("Trình ký")]
    Submitted,
    [Description("Đã ban hành")]
    Issued,
    [Description("Đã đính chính")]
    Corrected,
    [Description("Đã thay thế")]
    Replaced,
    [Description("Đã thu hồi")]
    Recalled,
    [Description("Đã sửa đổi, bổ sung")]
    Amended,
}

/// <summary>What stands on the signed paper, as the records clerk reads it off.</summary>
/// <param name="Number">As written: «84», «01», «0124».</param>
/// <param name="Symbol">«KH-UBND», «QĐ-UBND».</param>
/// <param name="IssuedOn">The date of the paper.</param>
/// <param name="SignerName">Who signed.</param>
/// <param name="SignerTitle">In which post: «Chủ tịch», «KT. Chủ tịch – Phó Chủ tịch».</param>
/// <param name="SignedFileId">The signed file, kept byte for byte.</param>
/// <param name="SignedFileSha256">Its hash.</param>
/// <param name="RecordedFor">Where the manager records what happened outside: who did it.</param>
public sealed record Issuance(
    string Number,
    string Symbol,
    DateOnly IssuedOn,
    string? SignerName,
    string? SignerTitle,
    Guid? SignedFileId,
    string? SignedFileSha256,
    string? RecordedFor = null)
{
    /// <summary>What was odd about number or date, in words, and was confirmed all the same.</summary>
    public IReadOnlyList<string> Confirmed { get; init; } = [];

    /// <summary>What its entry in the history says beside number and date.</summary>
    internal string? Reason => Vietnamese.Clean(string.Join(
        ". ",
        new[]
        {
            Vietnamese.Clean(RecordedFor) is { } whom ? $"Ghi nhận thay: {whom}" : null,
            Confirmed.Count == 0 ? null : $"Đã đối chiếu, vẫn đúng: {string.Join(' ', Confirmed)}",
        }.Where(t => t is not null)));
}

/// <summary>
/// An official paper: drafted here, signed and numbered outside, recorded here. The portal records numbers, it never gives
/// them (Nghị định 30/2020/NĐ-CP, Điều 15: the issuing body's records office does).
/// </summary>
public sealed class Paper : AuditedEntity
{
    public const int TitleMaxLength = 600;
    public const int NumberMaxLength = 20;
    public const int SymbolMaxLength = 60;
    public const int SignerMaxLength = 160;

    public static readonly Workflow<PaperState> Workflow = new(
        "paper",
        new("check", PaperState.Draft, PaperState.Checked, "xác nhận đã kiểm tra"),
        new("redraft", PaperState.Checked, PaperState.Draft, "đưa về dự thảo"),
        new("submit", PaperState.Checked, PaperState.Submitted, "lập bản trình ký"),
        new("redraft", PaperState.Submitted, PaperState.Draft, "đưa về dự thảo"),
        new("issue", PaperState.Submitted, PaperState.Issued, "ghi nhận ban hành"),
        new("correct", PaperState.Issued, PaperState.Corrected, "đính chính"),
        new("replace", PaperState.Issued, PaperState.Replaced, "thay thế"),
        new("recall", PaperState.Issued, PaperState.Recalled, "thu hồi"),
        new("correct", PaperState.Corrected, PaperState.Corrected, "đính chính"),
        new("replace", PaperState.Corrected, PaperState.Replaced, "thay thế"),
        new("recall", PaperState.Corrected, PaperState.Recalled, "thu hồi"),
        new("amend", PaperState.Issued, PaperState.Amended, "sửa đổi, bổ sung"),
        new("amend", PaperState.Corrected, PaperState.Amended, "sửa đổi, bổ sung"),
        new("amend", PaperState.Amended, PaperState.Amended, "sửa đổi, bổ sung"),
        new("correct", PaperState.Amended, PaperState.Amended, "đính chính"),
        new("replace", PaperState.Amended, PaperState.Replaced, "thay thế"),
        new("recall", PaperState.Amended, PaperState.Recalled, "thu hồi"));

    /// <summary>Issued and neither replaced nor recalled since.</summary>
    public static readonly IReadOnlyList<PaperState> InForce = [PaperState.Issued, PaperState.Corrected, PaperState.Amended];

    private readonly List<PaperPassage> passages = [];

    private Paper()
    {
    }

    /// <param name="overseeingUnitId">For a paper of a participating unit: the unit that runs the campaign and may do each step in its stead.</param>
    public Paper(PaperKind kind, Guid issuingUnitId, string title, Guid? campaignId, Guid? participantId = null, Guid? overseeingUnitId = null)
    {
        Kind = kind;
        IssuingUnitId = issuingUnitId;
        Title = Vietnamese.Clean(title) ?? throw new DomainRuleException("paper.title", "Cần ghi trích yếu.");
        CampaignId = campaignId;
        ParticipantId = participantId;
        OverseeingUnitId = overseeingUnitId;
        SearchText = Vietnamese.Fold(Title);
    }

    /// <summary>A paper about one that was issued: it corrects, amends, replaces or recalls it from the day it is issued itself.</summary>
    public static Paper About(Paper concerned, PaperKind kind, string title)
    {
        DomainRuleException.ThrowIf(FollowUps.ActOf(kind) is null, "paper.kind", $"{StateNames.Of(kind)} không phải văn bản đính chính, sửa đổi, thay thế hay thu hồi.");
        DomainRuleException.ThrowIfAny(concerned.ObstaclesToFollowing());
        return new Paper(kind, concerned.IssuingUnitId, title, concerned.CampaignId, concerned.ParticipantId, concerned.OverseeingUnitId)
        {
            ConcernsId = concerned.Id,
            ConcernsKind = concerned.ConcernsKind ?? concerned.Kind,
        };
    }

    /// <summary>The decision that issues a version of a criteria set; it belongs to no campaign.</summary>
    public static Paper ForCriteria(Guid issuingUnitId, Guid criteriaVersionId, string title) =>
        new(PaperKind.CriteriaDecision, issuingUnitId, title, null) { CriteriaVersionId = criteriaVersionId };

    public PaperKind Kind { get; private init; }

    /// <summary>The paper that this one corrects, amends, replaces or recalls.</summary>
    public Guid? ConcernsId { get; private init; }

    /// <summary>Its kind, or the kind of the paper at the end of the chain: what may be read by whom follows from it.</summary>
    public PaperKind? ConcernsKind { get; private init; }

    /// <summary>The version of a criteria set that this decision issues.</summary>
    public Guid? CriteriaVersionId { get; private set; }

    /// <summary>The agency's template that it is made from; none for the portal's own wording.</summary>
    public Guid? TemplateVersionId { get; private set; }

    /// <summary>The revision from outside whose text the draft has; none while it is made from the data.</summary>
    public int? RevisionNumber { get; private set; }

    /// <summary>What of the text differed from the data when it was checked, as a hash; none where nothing did.</summary>
    public string? DifferenceSeen { get; private set; }

    /// <summary>What people wrote into it that no data says.</summary>
    public IReadOnlyList<PaperPassage> Passages => passages;

    /// <summary>When somebody last wrote into it.</summary>
    public DateTimeOffset? WrittenAt { get; private set; }

    public Guid IssuingUnitId { get; private init; }

    public Guid? CampaignId { get; private init; }

    public Guid? ParticipantId { get; private init; }

    /// <summary>Who runs the campaign that a unit's registration or report belongs to; none for the campaign's own papers.</summary>
    public Guid? OverseeingUnitId { get; private init; }

    /// <summary>Trích yếu.</summary>
    public string Title { get; private set; } = "";

    public PaperState State { get; private set; }

    public string? Number { get; private set; }

    public string? Symbol { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    public string? SignerName { get; private set; }

    public string? SignerTitle { get; private set; }

    /// <summary>What the paper says, as the semantic model's JSON; frozen when it goes up for signature.</summary>
    public string? ContentJson { get; private set; }

    /// <summary>What lay before the signer, number and day blank: what the signed copy is compared with. Kept when the paper is issued.</summary>
    public string? SubmittedJson { get; private set; }

    /// <summary>A difference was accepted, so that the portal's own print no longer says what was signed.</summary>
    public bool HoldsAsSigned { get; private set; }

    public Guid? PdfFileId { get; private set; }

    public Guid? DocxFileId { get; private set; }

    public Guid? SignedFileId { get; private set; }

    /// <summary>SHA-256 of the signed file, or of the frozen PDF where the signed original stays on paper.</summary>
    public string? FrozenSha256 { get; private set; }

    public string? ContentCheckedBy { get; private set; }

    public string? LayoutCheckedBy { get; private set; }

    /// <summary>When it was begun here; not known of papers that were begun before this was kept.</summary>
    public DateTimeOffset? DraftedAt { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? RecordedAt { get; private set; }

    public string? RecordedByName { get; private set; }

    public string? RecordedFor { get; private set; }

    public string SearchText { get; private set; } = "";

    /// <summary>«84/KH-UBND», or nothing before it is issued.</summary>
    public string? NumberAndSymbol => Number is null ? null : $"{Number}/{Symbol}";

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Paper, Id, CampaignId);

    public void Draft(Actor by, DateTimeOffset now)
    {
        DraftedAt = now;
        Record(by, now, "paper.draft", $"Lập dự thảo {StateNames.Of(Kind)}", to: Title);
    }

    /// <summary>What was done with many of its certificates at once; each keeps its own entry.</summary>
    public void NoteCertificates(Actor by, string what, int count, string? detail, DateTimeOffset now) =>
        Record(by, now, "paper.certificates", what, to: $"{count} tờ{(detail is null ? "" : ": " + detail)}");

    public void Retitle(string title)
    {
        DomainRuleException.ThrowIf(State != PaperState.Draft, "paper.title", "Chỉ sửa trích yếu khi văn bản còn là dự thảo.");
        Title = Vietnamese.Clean(title) ?? throw new DomainRuleException("paper.title", "Cần ghi trích yếu.");
        SearchText = Vietnamese.Fold(Title);
    }

    /// <summary>What is written for a part, a paragraph or an item a line; nothing where nobody wrote.</summary>
    public string? Said(PaperPart part) => passages.Find(p => p.Part == part && p.Part != PaperPart.Change)?.Text;

    /// <summary>The changes it makes in another paper, in their order.</summary>
    public IReadOnlyList<PaperPassage> Changes => [.. passages.Where(p => p.Part == PaperPart.Change).OrderBy(p => p.Order)];

    /// <summary>Writes the parts that are named, and all changes; parts that are not named stay as they are.</summary>
    public void Write(Actor by, IReadOnlyDictionary<PaperPart, string?> parts, IReadOnlyList<WrittenChange> changes, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != PaperState.Draft, "paper.write", "Chỉ ghi nội dung khi văn bản còn là dự thảo; hãy đưa về dự thảo trước.");
        DomainRuleException.ThrowIf(RevisionNumber is not null, "paper.write", "Dự thảo đang theo bản sửa ngoài, nội dung ghi ở đây sẽ không in. Sửa tiếp trong Word, hoặc soạn lại từ dữ liệu.");
        var changed = new List<string>();
        foreach (var (part, text) in parts)
        {
            var clean = Vietnamese.Lines(text);
            if (clean == Said(part))
            {
                continue;
            }

            passages.RemoveAll(p => p.Part == part);
            if (clean is not null)
            {
                passages.Add(new PaperPassage(Id, part, 0, null, null, clean));
            }

            changed.Add(StateNames.Of(part));
        }

        var wanted = changes.Select(c => new WrittenChange(Vietnamese.Clean(c.Place), Vietnamese.Lines(c.Before), Vietnamese.Lines(c.After))).Where(c => c != WrittenChange.None).ToList();
        if (!wanted.SequenceEqual(Changes.Select(c => new WrittenChange(c.Place, c.Before, c.Text))))
        {
            passages.RemoveAll(p => p.Part == PaperPart.Change);
            passages.AddRange(wanted.Select((c, i) => new PaperPassage(Id, PaperPart.Change, i + 1, c.Place, c.Before, c.After)));
            changed.Add(StateNames.Of(PaperPart.Change));
        }

        if (changed.Count > 0)
        {
            WrittenAt = now;
            Record(by, now, "paper.write", "Ghi nội dung văn bản", to: string.Join("; ", changed));
        }
    }

    /// <summary>A new draft takes the template that is in force; nobody has to say so.</summary>
    public void BeginFrom(Guid? templateVersionId) => TemplateVersionId = templateVersionId;

    /// <param name="name">The template for the record: «phiên bản 2», or the portal's own.</param>
    public void UseTemplate(Actor by, Guid? templateVersionId, string name, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != PaperState.Draft, "paper.template", "Chỉ đổi mẫu khi văn bản còn là dự thảo; hãy đưa về dự thảo trước.");
        DomainRuleException.ThrowIf(RevisionNumber is not null, "paper.template", "Dự thảo đang theo bản sửa ngoài. Soạn lại từ dữ liệu trước khi đổi mẫu.");
        TemplateVersionId = templateVersionId;
        Record(by, now, "paper.template", "Đổi mẫu văn bản", to: name);
    }

    /// <summary>The text follows what was brought back from outside, until it is made from the data again.</summary>
    internal void FollowRevision(int number)
    {
        DomainRuleException.ThrowIf(State != PaperState.Draft, "revision.state", "Chỉ nhận bản sửa ngoài khi văn bản còn là dự thảo; hãy đưa về dự thảo trước.");
        RevisionNumber = number;
    }

    /// <summary>Soạn lại từ dữ liệu: what was edited outside stays in the list of revisions and is no longer the text.</summary>
    public void Recompose(Actor by, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != PaperState.Draft, "paper.recompose", "Chỉ soạn lại khi văn bản còn là dự thảo; hãy đưa về dự thảo trước.");
        DomainRuleException.ThrowIf(RevisionNumber is null, "paper.recompose", "Dự thảo đang được soạn từ dữ liệu.");
        Record(by, now, "paper.recompose", "Soạn lại từ dữ liệu", $"bản sửa ngoài, phiên bản {RevisionNumber}", "dữ liệu của cổng");
        RevisionNumber = null;
    }

    /// <summary>The draft that it was to issue was given up.</summary>
    public void LoseCriteria() => CriteriaVersionId = null;

    /// <summary>Two named checks, of content and of layout (Nghị định 30/2020/NĐ-CP, Điều 12).</summary>
    /// <param name="differenceSeen">What of the text differs from the data and was looked at, as a hash.</param>
    public void Check(Actor by, string? contentCheckedBy, string? layoutCheckedBy, DateTimeOffset now, string? differenceSeen = null)
    {
        var next = Workflow.Next("check", State);
        var content = Vietnamese.Clean(contentCheckedBy);
        var layout = Vietnamese.Clean(layoutCheckedBy);
        DomainRuleException.ThrowIf(content is null, "paper.content-checked-by", "Cần ghi họ tên người kiểm tra nội dung.");
        DomainRuleException.ThrowIf(layout is null, "paper.layout-checked-by", "Cần ghi họ tên người kiểm tra thể thức.");

        Move(by, next, now, "paper.check", "Kiểm tra nội dung và thể thức", $"Nội dung: {content}; thể thức: {layout}{(differenceSeen is null ? "" : "; đã xem các chỗ khác dữ liệu")}");
        DifferenceSeen = differenceSeen;
        ContentCheckedBy = content;
        LayoutCheckedBy = layout;
        CheckedAt = now;
    }

    /// <summary>Freezes the paper as it will lie before the signer: number and date blank, no watermark.</summary>
    public void Submit(Actor by, string contentJson, Guid? pdfFileId, Guid docxFileId, DateTimeOffset now)
    {
        var next = Workflow.Next("submit", State);
        Move(by, next, now, "paper.submit", "Lập bản trình ký", null);
        ContentJson = contentJson;
        PdfFileId = pdfFileId;
        DocxFileId = docxFileId;
        SubmittedAt = now;
    }

    public void Redraft(Actor by, string? reason, DateTimeOffset now)
    {
        var next = Workflow.Next("redraft", State);
        DomainRuleException.ThrowIf(Vietnamese.Clean(reason) is null, "paper.reason", "Cần ghi lý do đưa văn bản về dự thảo.");
        Move(by, next, now, "paper.redraft", "Đưa về dự thảo", reason);
        ContentJson = null;
        PdfFileId = null;
        DocxFileId = null;
        SubmittedAt = null;
        CheckedAt = null;
        ContentCheckedBy = null;
        LayoutCheckedBy = null;
        DifferenceSeen = null;
    }

    public IEnumerable<Obstacle> ObstaclesToIssuing(Issuance issuance, DateTimeOffset now)
    {
        if (Vietnamese.Clean(issuance.Number) is null)
        {
            yield return new("paper.number", "Cần ghi số của văn bản đã ký.");
        }

        if (Vietnamese.Clean(issuance.Symbol) is null)
        {
            yield return new("paper.symbol", "Cần ghi ký hiệu của văn bản đã ký.");
        }

        if (issuance.IssuedOn == default)
        {
            yield return new("paper.issued-on", "Cần ghi ngày ban hành của văn bản đã ký.");
        }
        else if (issuance.IssuedOn > VietnamTime.DayOf(now))
        {
            yield return new("paper.issued-on", $"Ngày ban hành {VietnamTime.Day(issuance.IssuedOn)} ở sau hôm nay.");
        }

        if (issuance.SignedFileId is null)
        {
            yield return new("paper.signed-file", "Cần đính kèm tệp văn bản đã ký.");
        }
    }

    /// <summary>Ghi nhận ban hành: from here on nothing of the paper changes.</summary>
    /// <param name="issuedContentJson">The content with number and date filled in.</param>
    /// <param name="pdfFileId">PDF with number and date, as it is printed from now on; where none could be set, the one without number does not stand in for it.</param>
    /// <param name="docxFileId">DOCX with number and date.</param>
    public void Issue(Actor by, Issuance issuance, string? issuedContentJson, Guid? pdfFileId, Guid? docxFileId, DateTimeOffset now)
    {
        var next = Workflow.Next("issue", State);
        DomainRuleException.ThrowIfAny(ObstaclesToIssuing(issuance, now));

        Number = Vietnamese.Clean(issuance.Number);
        Symbol = Vietnamese.Clean(issuance.Symbol);
        IssuedOn = issuance.IssuedOn;
        SignerName = Vietnamese.Clean(issuance.SignerName);
        SignerTitle = Vietnamese.Clean(issuance.SignerTitle);
        SignedFileId = issuance.SignedFileId;
        FrozenSha256 = issuance.SignedFileSha256;
        SubmittedJson = ContentJson;
        ContentJson = issuedContentJson ?? ContentJson;
        PdfFileId = issuedContentJson is null ? PdfFileId : pdfFileId;
        DocxFileId = docxFileId ?? DocxFileId;
        RecordedAt = now;
        RecordedByName = by.Name;
        RecordedFor = Vietnamese.Clean(issuance.RecordedFor);
        SearchText = Vietnamese.Fold($"{NumberAndSymbol} {Title} {SignerName}");
        Move(by, next, now, "paper.issue", "Ghi nhận ban hành", issuance.Reason, $"{NumberAndSymbol} ngày {VietnamTime.Day(issuance.IssuedOn)}");
    }

    /// <summary>The signed copy bears another number, day or signer than was typed in; its reading is the record from now on.</summary>
    public void FollowSignedCopy(Actor by, FollowedRecord what, string reading, string? reason, DateTimeOffset now)
    {
        HoldsAsSigned = true;
        switch (what)
        {
            case FollowedRecord.Number:
                Record(by, now, "paper.follow", "Sửa số theo bản ký", Number, reading, reason);
                Number = reading;
                break;
            case FollowedRecord.IssuedOn when Vietnamese.TryReadDate(reading, out var day):
                Record(by, now, "paper.follow", "Sửa ngày ban hành theo bản ký", VietnamTime.Day(IssuedOn!.Value), VietnamTime.Day(day), reason);
                IssuedOn = day;
                break;
            case FollowedRecord.SignerName:
                Record(by, now, "paper.follow", "Sửa người ký theo bản ký", SignerName, reading, reason);
                SignerName = reading;
                break;
            default:
                break;
        }

        SearchText = Vietnamese.Fold($"{NumberAndSymbol} {Title} {SignerName}");
    }

    /// <summary>An error of layout, technique or procedure, mended by an official letter (Nghị định 30/2020/NĐ-CP, Điều 18 khoản 3).</summary>
    /// <param name="letter">Number, symbol and date of the letter: «12/CV-UBND ngày 05/01/2026».</param>
    public void Correct(Actor by, string? letter, string? reason, DateTimeOffset now) =>
        Amend(by, "correct", "Đính chính", letter, "Cần ghi số, ký hiệu, ngày của công văn đính chính.", reason, "Cần ghi nội dung đính chính.", now);

    /// <summary>An error of content, mended by a paper of the same form (Điều 18 khoản 3).</summary>
    public void Replace(Actor by, string? successor, string? reason, DateTimeOffset now) =>
        Amend(by, "replace", "Thay thế", successor, "Cần ghi số, ký hiệu, ngày của văn bản thay thế.", reason, "Cần ghi lý do thay thế.", now);

    /// <summary>Taken back from those who received it (Điều 18 khoản 4).</summary>
    public void Recall(Actor by, string? notice, string? reason, DateTimeOffset now) =>
        Amend(by, "recall", "Thu hồi", notice, "Cần ghi số, ký hiệu, ngày của văn bản thu hồi.", reason, "Cần ghi lý do thu hồi.", now);

    /// <summary>A part of the content is changed by a paper of the same form; the rest stays in force (Điều 18 khoản 3).</summary>
    public void ChangeBy(Actor by, string? decision, string? reason, DateTimeOffset now) =>
        Amend(by, "amend", "Sửa đổi, bổ sung", decision, "Cần ghi số, ký hiệu, ngày của văn bản sửa đổi, bổ sung.", reason, "Cần ghi lý do sửa đổi, bổ sung.", now);

    /// <summary>Why no other paper can be made about it now.</summary>
    public IEnumerable<Obstacle> ObstaclesToFollowing() => InForce.Contains(State)
        ? []
        : [new Obstacle("paper.not-in-force", $"Văn bản đang ở trạng thái «{StateNames.Of(State)}»; chỉ đính chính, sửa đổi, thay thế, thu hồi văn bản đã ban hành và còn hiệu lực.")];

    /// <summary>What this paper, issued just now, does to the one it is about.</summary>
    public void TakeEffectOn(Actor by, Paper concerned, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != PaperState.Issued || concerned.Id != ConcernsId, "paper.effect", "Văn bản chưa ban hành, hoặc không nói về văn bản này.");
        var cited = $"{StateNames.Of(Kind)} số {NumberAndSymbol} ngày {VietnamTime.Day(IssuedOn!.Value)}";
        var reason = Said(PaperPart.Reason) ?? StateNames.Of(Kind);
        switch (FollowUps.ActOf(Kind))
        {
            case "correct":
                concerned.Correct(by, cited, reason, now);
                break;
            case "amend":
                concerned.ChangeBy(by, cited, reason, now);
                break;
            case "replace":
                concerned.Replace(by, cited, reason, now);
                break;
            default:
                concerned.Recall(by, cited, reason, now);
                break;
        }
    }

    // The paper itself stays as it was signed; only its state and the entry say what became of it.
    private void Amend(Actor by, string act, string what, string? paper, string paperMissing, string? reason, string reasonMissing, DateTimeOffset now)
    {
        var next = Workflow.Next(act, State);
        var cited = Vietnamese.Clean(paper) ?? throw new DomainRuleException("paper.amended-by", paperMissing);
        DomainRuleException.ThrowIf(Vietnamese.Clean(reason) is null, "paper.reason", reasonMissing);
        Move(by, next, now, "paper." + act, $"{what} bằng {cited}", reason);
    }

    private void Move(Actor by, PaperState next, DateTimeOffset now, string act, string what, string? reason, string? detail = null)
    {
        Record(by, now, act, what, StateNames.Of(State), detail ?? StateNames.Of(next), reason);
        State = next;
    }
}
