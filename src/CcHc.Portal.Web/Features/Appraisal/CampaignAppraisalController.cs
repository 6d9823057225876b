using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

public sealed record RecordedClosingForm
{
    /// <summary>Who closed it outside the portal: «Bà Lê Thị B, Phó Giám đốc, Công văn số 12/STP ngày 3/11/2025».</summary>
    public string? RecordedFor { get; init; }

    public bool LetSelfScoreStand { get; init; }
}

public sealed class RecordedClosingFormValidator : AbstractValidator<RecordedClosingForm>
{
    public RecordedClosingFormValidator()
    {
        RuleFor(f => f.RecordedFor).NotEmpty().WithMessage("Cần ghi ai đã chốt, theo văn bản nào.").MaximumLength(400);
    }
}

public sealed record ReopeningForm
{
    public string? Reason { get; init; }
}

public sealed class ReopeningFormValidator : AbstractValidator<ReopeningForm>
{
    public ReopeningFormValidator()
    {
        RuleFor(f => f.Reason).NotEmpty().WithMessage("Cần ghi lý do mở lại.").MaximumLength(400);
    }
}

/// <summary>How far each agency is; closing recorded for one that cannot itself, reopening, and the way to the ranking.</summary>
[Route("campaigns/{id:guid}/appraisal")]
public sealed class CampaignAppraisalController(PortalDbContext db, CountAppraisal count, SettleScores settle, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        var campaign = await FindAsync(id, tracked: false);
        return View("Progress", await PageAsync(campaign));
    }

    [HttpPost("{agencyId:guid}/closing")]
    public async Task<IActionResult> Close(Guid id, Guid agencyId, RecordedClosingForm form)
    {
        var campaign = await FindAsync(id, tracked: true);
        Demand.That(CampaignAccess.CanManage(Actor, campaign));
        var agency = await AgencyAsync(id, agencyId);
        DomainRuleException.ThrowIfAny(AppraisalClosingsController.Early(campaign, clock.GetUtcNow()).Concat(AppraisalClosingsController.Undecided(agency)));
        if (agency.Left + agency.NotLocked > 0 && !form.LetSelfScoreStand)
        {
            ModelState.AddModelError(nameof(form.LetSelfScoreStand), $"{agency.Name} còn {agency.Left + agency.NotLocked} điểm chưa thẩm định. Đánh dấu ô này nếu cơ quan đồng ý giữ điểm tự chấm cho các mục đó.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Progress", (await PageAsync(campaign)) with { AgencyId = agencyId, Closing = form });
        }

        campaign.CloseAppraisal(Actor, agencyId, agency.Name, form.RecordedFor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        Notice($"Đã ghi nhận {agency.Name} chốt thẩm định.");
        return Redirect($"/campaigns/{id}/appraisal");
    }

    [HttpPost("{agencyId:guid}/reopening")]
    public async Task<IActionResult> Reopen(Guid id, Guid agencyId, ReopeningForm form)
    {
        var campaign = await FindAsync(id, tracked: true);
        Demand.That(CampaignAccess.CanManage(Actor, campaign));
        var agency = await AgencyAsync(id, agencyId);
        if (!ModelState.IsValid)
        {
            return Again("Progress", (await PageAsync(campaign)) with { AgencyId = agencyId, Reopening = form });
        }

        campaign.ReopenAppraisal(Actor, agencyId, agency.Name, form.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync();
        Notice($"Đã mở lại thẩm định của {agency.Name}.");
        return Redirect($"/campaigns/{id}/appraisal");
    }

    private async Task<AgencyProgress> AgencyAsync(Guid id, Guid agencyId) =>
        (await count.ByAgencyAsync(id, Cancellation)).FirstOrDefault(a => a.AgencyUnitId == agencyId)
        ?? throw new NotFoundException("Cơ quan này không được giao tiêu chí nào trong phong trào.");

    private async Task<Campaign> FindAsync(Guid id, bool tracked)
    {
        var campaigns = tracked ? db.Campaigns : db.Campaigns.AsNoTracking();
        var campaign = await campaigns
            .Include(c => c.Phases).Include(c => c.AppraisalClosings).AsSplitQuery()
            .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
            .Where(c => c.Id == id)
            .OneAsync(Cancellation);
        Demand.That(CampaignAccess.CanOversee(Actor, campaign));
        return campaign;
    }

    private async Task<ProgressPage> PageAsync(Campaign campaign)
    {
        var agencies = await count.ByAgencyAsync(campaign.Id, Cancellation);
        var sheets = await db.ScoreSheets.Where(s => s.CampaignId == campaign.Id)
            .GroupBy(s => 1)
            .Select(g => new { All = g.Count(), NotLocked = g.Count(s => s.State == SheetState.Draft), NotAppraised = g.Count(s => s.Appraised == 0) })
            .SingleOrDefaultAsync(Cancellation);
        var without = await db.Participants.CountAsync(p => p.CampaignId == campaign.Id && !db.ScoreSheets.Any(s => s.ParticipantId == p.Id), Cancellation);
        IReadOnlyList<Obstacle> obstacles = campaign.State != CampaignState.Open
            ? [new Obstacle("campaign.not-open", "Chỉ chốt điểm khi phong trào đang chạy.")]
            : await settle.ObstaclesAsync(campaign, Cancellation);
        return new ProgressPage(
            campaign,
            CampaignAccess.CanManage(Actor, campaign),
            [.. agencies.Select(a => (a, campaign.AppraisalClosings.FirstOrDefault(c => c.AgencyUnitId == a.AgencyUnitId)))],
            sheets?.All ?? 0,
            sheets?.NotLocked ?? 0,
            sheets?.NotAppraised ?? 0,
            without,
            obstacles,
            null,
            new RecordedClosingForm(),
            new ReopeningForm());
    }
}

/// <param name="Obstacles">To settling.</param>
/// <param name="AgencyId">The agency whose form is shown again.</param>
public sealed record ProgressPage(
    Campaign Campaign,
    bool CanManage,
    IReadOnlyList<(AgencyProgress Progress, AppraisalClosing? Closing)> Agencies,
    int Sheets,
    int NotLocked,
    int NotAppraised,
    int WithoutSheet,
    IReadOnlyList<Obstacle> Obstacles,
    Guid? AgencyId,
    RecordedClosingForm Closing,
    ReopeningForm Reopening);
