using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using CcHc.Portal.Web.Infrastructure.Pages;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Reminders;

/// <summary>Công văn đôn đốc of the advising agency, by who is missing when it is set.</summary>
public sealed class ReminderLetterComposer(PortalDbContext db, AgencyFrames frames, PlanReferences plans, ReadReminded read, TimeProvider clock) : IPaperComposer
{
    public IReadOnlyCollection<PaperKind> Kinds => [PaperKind.RegistrationReminder, PaperKind.SelfScoringReminder];

    public string HomeOf(Paper paper) => paper.Kind == PaperKind.RegistrationReminder ? $"/campaigns/{paper.CampaignId}/pledges?show=chua" : $"/campaigns/{paper.CampaignId}/sheets?show=chua-khoa";

    public async Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases).Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
        var now = clock.GetUtcNow();
        var today = marks.Day ?? VietnamTime.DayOf(now);
        var rows = await read.RunAsync(campaign, paper.Kind, today, cancellation);
        DomainRuleException.ThrowIf(rows.Count == 0, "reminder.none", "Không còn ai phải đôn đốc: mọi tập thể, cá nhân tham gia đã làm xong.");
        var phase = PhaseOf(paper.Kind);
        var window = campaign.WindowFor(phase) ?? throw new DomainRuleException("phase.none", $"Phong trào này không có giai đoạn «{StateNames.Of(phase)}».");
        var contact = await db.WhomToAskAsync(campaign.Id, now, cancellation);
        return ReminderLetterPaper.Compose(new ReminderLetterContent
        {
            Frame = await frames.MakeAsync(paper.IssuingUnitId, new FrameWish(DocumentKind.OfficialLetter, marks, today.Year), cancellation),
            CampaignName = campaign.Name,
            IsEmulation = campaign.IsEmulation,
            PlanReference = await plans.PlanAsync(campaign, cancellation),
            Step = StepOf(paper.Kind),
            LastDay = window.LastDay,
            AsOf = today,
            TakesLate = campaign.TakesLate(phase),
            LateUntil = window.LateUntil is { } until ? VietnamTime.DayOf(until.AddTicks(-1)) : null,
            Contact = contact,
            Rows = rows,
        }, marks.Template);
    }

    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation) =>
        await read.AnyAsync(paper.CampaignId!.Value, paper.Kind, cancellation)
            ? []
            : [new Obstacle("reminder.none", "Không còn ai phải đôn đốc: mọi tập thể, cá nhân tham gia đã làm xong.")];

    internal static PhaseKind PhaseOf(PaperKind kind) => kind == PaperKind.RegistrationReminder ? PhaseKind.Registration : PhaseKind.SelfAssessment;

    /// <summary>To go on with the name of the round.</summary>
    internal static string StepOf(PaperKind kind) => kind == PaperKind.RegistrationReminder ? "đăng ký tham gia" : "tự chấm điểm";
}
