using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Campaigns;

public sealed record OpeningPage(Guid Id, string Name, DateTimeOffset OpenedAt, int Participants, int Units, PhaseStrip Strip, Guid? PlanId, string? PlanNumber);

[Route("campaigns/{id:guid}/opening")]
public sealed class CampaignOpeningsController(PortalDbContext db, OpenCampaign open, TimeProvider clock) : PortalController
{
    /// <summary>What happened and what comes next.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        var campaign = await db.CampaignsFor(Actor).AsNoTracking().WithParts().Where(c => c.Id == id).OneAsync(Cancellation);
        Demand.That(CampaignAccess.CanManage(Actor, campaign));
        if (campaign.OpenedAt is not { } openedAt)
        {
            return Redirect($"/campaigns/{id}/check");
        }

        var (participants, units) = await db.CountParticipantsAsync(id, Cancellation);
        var plan = await db.Papers
            .Where(p => p.CampaignId == id && (p.Kind == PaperKind.Plan || p.Kind == PaperKind.Directive) && p.Number != null)
            .Select(p => new { p.Id, p.Number, p.Symbol })
            .FirstOrDefaultAsync(Cancellation);
        return View("Opening", new OpeningPage(
            id, campaign.Name, openedAt, participants, units, PhaseStrip.Of(campaign, clock.GetUtcNow()), plan?.Id, plan is null ? null : $"{plan.Number}/{plan.Symbol}"));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var campaign = await db.CampaignsFor(Actor).WithParts().Where(c => c.Id == id).OneAsync(Cancellation);
        Demand.That(CampaignAccess.CanManage(Actor, campaign));

        await open.RunAsync(Actor, campaign, clock.GetUtcNow(), Cancellation);

        Notice($"Đã mở phong trào «{campaign.Name}».");
        return Redirect($"/campaigns/{id}/opening");
    }
}
