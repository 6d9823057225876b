using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Documents.Templates;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using PortalKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Documents.Tests.Templates;

/// <summary>Every kind with a template of its own, filled with data that leaves parts out and data that leaves none.</summary>
internal static class TemplateSamples
{
    public static readonly IReadOnlyDictionary<string, (PortalKind Kind, Func<OfficialPaper?, OfficialPaper> Compose)> All =
        new Dictionary<string, (PortalKind, Func<OfficialPaper?, OfficialPaper>)>
        {
            ["plan"] = (PortalKind.Plan, t => PlanPaper.Compose(Samples.Plan(), t)),
            ["bare plan of an index"] = (PortalKind.Plan, t => PlanPaper.Compose(BarePlan, t)),
            ["directive"] = (PortalKind.Directive, t => DirectivePaper.Compose(Samples.Directive(), t)),
            ["directive without tasks"] = (PortalKind.Directive, t => DirectivePaper.Compose(Samples.Directive() with { Tasks = [] }, t)),
            ["deployment letter"] = (PortalKind.DeploymentLetter, t => DeploymentLetterPaper.Compose(Samples.Deployment(), t)),
            ["reminder"] = (PortalKind.SelfScoringReminder, t => ReminderLetterPaper.Compose(Samples.Reminder(12), t)),
            ["late reminder of one"] = (PortalKind.RegistrationReminder, t => ReminderLetterPaper.Compose(Samples.Reminder(1) with { Contact = null, AsOf = new DateOnly(2025, 11, 3), TakesLate = true }, t)),
            ["result decision"] = (PortalKind.ResultDecision, t => ResultAnnouncementPaper.Compose(Samples.Announcement(isDecision: true), t)),
            ["result decision of nobody's proposal"] = (PortalKind.ResultDecision, t => ResultAnnouncementPaper.Compose(Samples.Announcement(isDecision: true) with { Proposer = null }, t)),
            ["result notice"] = (PortalKind.ResultNotice, t => ResultAnnouncementPaper.Compose(Samples.Announcement(isDecision: false), t)),
            ["statement"] = (PortalKind.SubmissionStatement, t => SubmissionStatementPaper.Compose(Samples.Statement(), t)),
            ["statement with annexes"] = (PortalKind.SubmissionStatement, t => SubmissionStatementPaper.Compose(Samples.Statement(30) with { Enclosures = [], Grounds = [] }, t)),
            ["award decision"] = (PortalKind.AwardDecision, t => AwardDecisionPaper.Compose(Samples.Decision(), t)),
            ["award decision of two forms without money"] = (PortalKind.AwardDecision, t => AwardDecisionPaper.Compose(TwoForms, t)),
        };

    private static PlanContent BarePlan => Samples.Plan() with
    {
        IsEmulation = false,
        Area = null,
        CampaignName = "Xác định Chỉ số cải cách hành chính năm 2025",
        Grounds = [],
        IndividualParticipants = [],
        Milestones = [],
        Targets = [],
        CriteriaTable = [],
        Criteria = ["Hoàn thành kế hoạch", "Không có hồ sơ quá hạn"],
        Bands = [],
        Funding = null,
        Tasks = [],
    };

    private static AwardDecisionContent TwoForms => Samples.Decision(2, 2) with
    {
        Groups = [new AwardGroup("Cờ thi đua", true, [new AwardeeRow("Thôn Tân Lập", null)]), new AwardGroup("Giấy khen", false, [new AwardeeRow("Lê Thị Mai", "Trưởng phòng")])],
        MoneySource = null,
    };

    /// <summary>The file an office begins with.</summary>
    public static byte[] Starting(IPaperRenderer renderer, PortalKind kind) => renderer.Docx(TemplateForms.Of(kind)!.Starting(2026));

    /// <summary>The file with every occurrence of a text replaced, as who edits it in Word would.</summary>
    public static byte[] Edited(byte[] docx, string before, string after) => Edited(docx, body =>
    {
        foreach (var text in body.Descendants<Text>().Where(t => t.Text.Contains(before, StringComparison.Ordinal)))
        {
            text.Text = text.Text.Replace(before, after, StringComparison.Ordinal);
        }
    });

    public static byte[] Edited(byte[] docx, Action<Body> edit) => EditedFile(docx, file => edit(file.MainDocumentPart!.Document.Body!));

    public static byte[] EditedFile(byte[] docx, Action<WordprocessingDocument> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(docx);
        using (var file = WordprocessingDocument.Open(stream, true))
        {
            edit(file);
            file.MainDocumentPart!.Document.Save();
        }

        return stream.ToArray();
    }

    public static WordParagraph Holding(this Body body, string text) => body.Descendants<WordParagraph>().First(p => p.InnerText.Contains(text, StringComparison.Ordinal));
}
