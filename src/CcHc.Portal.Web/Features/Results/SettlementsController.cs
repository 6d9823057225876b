using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Results;

/// <summary>Chốt điểm, xếp hạng.</summary>
[Route("campaigns/{id:guid}/settlement")]
public sealed class SettlementsController(PortalDbContext db, SettleScores settle, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var campaign = await db.Campaigns
            .Include(c => c.AppraisalClosings).AsSplitQuery()
            .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
            .Where(c => c.Id == id)
            .OneAsync();
        Demand.That(CampaignAccess.CanManage(Actor, campaign));

        await settle.RunAsync(Actor, campaign, clock.GetUtcNow());
        Notice("Đã chốt điểm, xếp hạng.");
        return Redirect($"/campaigns/{id}/league");
    }
}

public sealed record PublicationForm
{
    public bool Confirmed { get; init; }
}

public sealed class PublicationFormValidator : AbstractValidator<PublicationForm>
{
    public PublicationFormValidator()
    {
        RuleFor(f => f.Confirmed).Equal(true).WithMessage("Đánh dấu ô này để xác nhận.");
    }
}

/// <summary>Công bố kết quả: seen by everybody who sees the campaign, and not undone.</summary>
[Route("campaigns/{id:guid}/publication")]
public sealed class PublicationsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id) => View("Publication", await PageAsync(await FindAsync(id, tracked: false)));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, PublicationForm form)
    {
        var campaign = await FindAsync(id, tracked: true);
        if (!ModelState.IsValid)
        {
            return Again("Publication", await PageAsync(campaign));
        }

        campaign.Publish(Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        Notice($"Đã công bố kết quả «{campaign.Name}».");
        return Redirect($"/campaigns/{id}/league");
    }

    private async Task<Campaign> FindAsync(Guid id, bool tracked)
    {
        var campaigns = tracked ? db.Campaigns : db.Campaigns.AsNoTracking();
        var campaign = await campaigns
            .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
            .Where(c => c.Id == id)
            .OneAsync(Cancellation);
        Demand.That(CampaignAccess.CanManage(Actor, campaign));
        return campaign;
    }

    private async Task<PublicationPage> PageAsync(Campaign campaign)
    {
        var counts = await db.ScoreSheets.Where(s => s.CampaignId == campaign.Id)
            .GroupBy(s => 1)
            .Select(g => new { Sheets = g.Count(), NotLocked = g.Count(s => s.State == SheetState.Draft), NotAppraised = g.Count(s => s.State != SheetState.Draft && s.Appraised == 0) })
            .SingleOrDefaultAsync(Cancellation);
        var participants = await db.Participants.CountAsync(p => p.CampaignId == campaign.Id, Cancellation);
        return new PublicationPage(campaign, participants, counts?.Sheets ?? 0, counts?.NotLocked ?? 0, counts?.NotAppraised ?? 0, [.. Obstacles(campaign)], new PublicationForm());
    }

    private static IEnumerable<Obstacle> Obstacles(Campaign campaign)
    {
        if (campaign.State != CampaignState.Open)
        {
            yield return new("campaign.publish", $"Phong trào đang ở trạng thái «{StateNames.Of(campaign.State)}»; chỉ công bố khi đang thực hiện.");
        }
        else if (campaign.Judging != Judging.ReviewOnly && campaign.SettledAt is null)
        {
            yield return new("campaign.not-settled", "Cần chốt điểm, xếp hạng trước khi công bố.");
        }
    }
}

public sealed record PublicationPage(
    Campaign Campaign, int Participants, int Sheets, int NotLocked, int NotAppraised, IReadOnlyList<Obstacle> Obstacles, PublicationForm Form);
