using CcHc.Portal.Documents.Papers;
using PortalKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Documents.Templates;

/// <summary>The kinds of paper whose wording an office can give itself.</summary>
public static class TemplateForms
{
    public static readonly IReadOnlyList<PaperForm> All =
    [
        CriteriaDecisionPaper.Form, PlanPaper.Form, DirectivePaper.Form, DeploymentLetterPaper.Form, PledgePaper.Form, ReminderLetterPaper.Form, SelfAssessmentReportPaper.Form,
        AppraisalMinutesPaper.Form, ResultAnnouncementPaper.DecisionForm, ResultAnnouncementPaper.NoticeForm, ReviewReportPaper.InterimForm, SubmissionStatementPaper.Form,
        AwardDecisionPaper.Form, ReviewReportPaper.FinalForm, CorrectionLetterPaper.Form, FollowUpDecisionPaper.AmendingForm, FollowUpDecisionPaper.ReplacingForm,
        FollowUpDecisionPaper.RecallingForm,
    ];

    /// <summary>In the order of a campaign.</summary>
    public static readonly IReadOnlyList<PortalKind> Kinds = [.. All.SelectMany(f => f.Kinds)];

    /// <summary>Null for a kind that is always set in the portal's own words.</summary>
    public static PaperForm? Of(PortalKind kind) => All.FirstOrDefault(f => f.Kinds.Contains(kind));
}
