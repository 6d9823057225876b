using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Papers;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>Khóa để ký: the sheet is locked and its report is there to be checked, signed and recorded. The caller saves.</summary>
public sealed class LockSheet(PortalDbContext db, FillSystemFigures figures)
{
    /// <param name="leavesWithoutProof">Codes of answered leaves with neither evidence nor explanation.</param>
    /// <param name="late">After the end of the self-assessment phase.</param>
    /// <param name="recordedFor">Who decided outside, where somebody else records it.</param>
    public async Task<Paper> RunAsync(
        Actor by, Campaign campaign, ScoreSheet sheet, IReadOnlyList<string> leavesWithoutProof, bool late, string? recordedFor, DateTimeOffset now, CancellationToken cancellation = default)
    {
        sheet.Lock(by, leavesWithoutProof, late, recordedFor, now);
        await figures.OfLockAsync(campaign, sheet, now, cancellation);
        var report = sheet.ReportPaperId is { } known ? await db.Papers.SingleAsync(p => p.Id == known, cancellation) : null;
        if (report is { State: PaperState.Draft or PaperState.Checked or PaperState.Submitted })
        {
            return report;
        }

        report = new Paper(
            PaperKind.SelfAssessmentReport,
            sheet.UnitId ?? campaign.IssuingUnitId,
            $"Kết quả tự chấm điểm {campaign.InSentence}",
            campaign.Id,
            sheet.ParticipantId,
            campaign.IssuingUnitId);
        report.BeginFrom(await db.TemplateInForceAsync(report, VietnamTime.DayOf(now), cancellation));
        report.Draft(by, now);
        db.Papers.Add(report);
        sheet.DraftReport(report.Id);
        return report;
    }

    /// <summary>Mở khóa: a report that had gone up for signature is a draft again, since its figures may change.</summary>
    /// <param name="campaign">With its closings of appraisal.</param>
    public async Task UndoAsync(Actor by, Campaign campaign, ScoreSheet sheet, string? reason, DateTimeOffset now, CancellationToken cancellation = default)
    {
        sheet.Unlock(by, campaign, CampaignAccess.CanManage(by, campaign), reason, now);
        if (sheet.ReportPaperId is { } known
            && await db.Papers.SingleAsync(p => p.Id == known, cancellation) is { State: PaperState.Checked or PaperState.Submitted } report)
        {
            report.Redraft(by, $"Mở khóa phiếu tự chấm: {reason}", now);
        }
    }
}
