using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Results;

/// <summary>Begins the decision or the notice that makes the result known; its life goes on at its own page.</summary>
[Route("campaigns/{id:guid}")]
public sealed class ResultDecisionsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpPost("result-decision")]
    public Task<IActionResult> Create(Guid id) => BeginAsync(id, PaperKind.ResultDecision, "Về việc công bố kết quả");

    [HttpPost("result-notice")]
    public Task<IActionResult> CreateNotice(Guid id) => BeginAsync(id, PaperKind.ResultNotice, "Thông báo kết quả");

    private async Task<IActionResult> BeginAsync(Guid id, PaperKind kind, string about)
    {
        var campaign = await db.Campaigns.AsNoTracking()
            .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
            .Where(c => c.Id == id)
            .OneAsync();
        Demand.That(CampaignAccess.CanManage(Actor, campaign));
        DomainRuleException.ThrowIfAny(ResultDecisionComposer.ObstaclesToDrafting(campaign));
        var known = await db.Papers
            .Where(p => p.CampaignId == id && p.Kind == kind)
            .Standing()
            .FirstIdAsync();
        if (known is { } there)
        {
            Notice($"Phong trào đã có {StateNames.Of(kind)}.");
            return Redirect($"/papers/{there}");
        }

        var paper = await db.BeginAsync(Actor, new Paper(kind, campaign.IssuingUnitId, $"{about} {campaign.InSentence}", id), clock.GetUtcNow());
        Notice($"Đã lập dự thảo {StateNames.Of(kind)}.");
        return Redirect($"/papers/{paper.Id}");
    }
}
