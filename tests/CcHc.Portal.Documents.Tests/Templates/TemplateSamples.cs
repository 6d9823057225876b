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
            ["criteria decision"] = (PortalKind.CriteriaDecision, t => CriteriaDecisionPaper.Compose(Samples.CriteriaDecision(), t)),
            ["criteria decision without points or fields"] = (PortalKind.CriteriaDecision, t => CriteriaDecisionPaper.Compose(Samples.CriteriaDecision() with { IsByPoints = false, Fields = 0, Replaces = null, Proposer = null }, t)),
            ["pledge"] = (PortalKind.Pledge, t => PledgePaper.Compose(Samples.Pledge(), t)),
            ["pledge of targets alone"] = (PortalKind.Pledge, t => PledgePaper.Compose(Samples.Pledge() with { IsEmulation = false, Subject = "Báo Hòa An", Undertakings = [], AwardStrivenFor = null, ResultStrivenFor = null, Fields = [] }, t)),
            ["self-assessment"] = (PortalKind.SelfAssessmentReport, t => SelfAssessmentReportPaper.Compose(Samples.Report(), t)),
            ["self-assessment without points or remarks"] = (PortalKind.SelfAssessmentReport, t => SelfAssessmentReportPaper.Compose(Samples.Report() with { IsByPoints = false, Subject = "Báo Hòa An", Band = null, Organisation = [], Shortcomings = [] }, t)),
            ["self-assessment with proposals"] = (PortalKind.SelfAssessmentReport, t => SelfAssessmentReportPaper.Compose(Samples.Report() with { Proposals = ["Gia hạn tiêu chí 2.1", "Bổ sung hướng dẫn"] }, t)),
            ["appraisal of a unit"] = (PortalKind.AppraisalMinutes, t => AppraisalMinutesPaper.Compose(Samples.Appraisal(ofUnit: true), t)),
            ["appraisal by an agency, annexed"] = (PortalKind.AppraisalMinutes, t => AppraisalMinutesPaper.Compose(Samples.Appraisal(ofUnit: false, units: 14, changes: 12), t)),
            ["appraisal whose changes are annexed"] = (PortalKind.AppraisalMinutes, t => AppraisalMinutesPaper.Compose(Samples.Appraisal(ofUnit: true, changes: 12) with { Conclusion = [] }, t)),
            ["appraisal without changes, not written yet"] = (PortalKind.AppraisalMinutes, t => AppraisalMinutesPaper.Compose(Unwritten, t)),
            ["interim report"] = (PortalKind.InterimReport, t => ReviewReportPaper.Compose(Samples.Review(isInterim: true), t)),
            ["interim report to nobody"] = (PortalKind.InterimReport, t => ReviewReportPaper.Compose(Samples.Review(isInterim: true) with { Addressees = [], HasRegistration = false, Lessons = [], Proposals = [], Strengths = [], Limits = [], Causes = [] }, t)),
            ["final report"] = (PortalKind.FinalReport, t => ReviewReportPaper.Compose(Samples.Review(isInterim: false), t)),
            ["final report of several sets"] = (PortalKind.FinalReport, t => ReviewReportPaper.Compose(SeveralSets, t)),
            ["correction letter"] = (PortalKind.CorrectionLetter, t => CorrectionLetterPaper.Compose(Samples.Correction(), t)),
            ["correction letter of one"] = (PortalKind.CorrectionLetter, t => CorrectionLetterPaper.Compose(Samples.Correction(1) with { Reason = null }, t)),
            ["amending decision"] = (PortalKind.AmendingDecision, t => FollowUpDecisionPaper.Compose(Samples.FollowUp(FollowUpForm.Amend), t)),
            ["replacing decision"] = (PortalKind.ReplacingDecision, t => FollowUpDecisionPaper.Compose(Samples.FollowUp(FollowUpForm.Replace), t)),
            ["recalling decision"] = (PortalKind.RecallingDecision, t => FollowUpDecisionPaper.Compose(Samples.FollowUp(FollowUpForm.Recall), t)),
            ["recalling decision without reason"] = (PortalKind.RecallingDecision, t => FollowUpDecisionPaper.Compose(Samples.FollowUp(FollowUpForm.Recall) with { Reason = null, Proposer = null }, t)),
        };

    private static AppraisalMinutesContent Unwritten => Samples.Appraisal(ofUnit: false, changes: 0) with
    {
        IsEmulation = false,
        IsByPoints = false,
        NotAppraised = 0,
        Sitting = new Sitting(null, null, null, null),
        AppraisingSide = new SideOfMinutes("Đại diện Sở Tư pháp", []),
        OtherSide = new SideOfMinutes("Đại diện Sở Nội vụ", []),
        Opinion = [],
        Conclusion = [],
    };

    private static ReviewReportContent SeveralSets => Samples.Review(isInterim: false) with
    {
        Fields = [.. Samples.Review(isInterim: false).Fields.Select(f => f with { Groups = "khối thôn" }), .. Samples.Review(isInterim: false).Fields.Select(f => f with { Groups = "Khối cơ quan chuyên môn" })],
        Awards = [new AwardRow("Giấy khen", 0, 4)],
        AwardDecision = null,
        Bands = [],
        Proposals = [],
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
