using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Results;

/// <summary>Begins the decision that makes the result known; its life goes on at its own page.</summary>
[Route("campaigns/{id:guid}/result-decision")]
public sealed class ResultDecisionsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var campaign = await db.Campaigns.AsNoTracking()
            .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
            .Where(c => c.Id == id)
            .OneAsync();
        Demand.That(CampaignAccess.CanManage(Actor, campaign));
        DomainRuleException.ThrowIfAny(ResultDecisionComposer.ObstaclesToDrafting(campaign));
        var known = await db.Papers.Where(p => p.CampaignId == id && p.Kind == PaperKind.ResultDecision && p.State != PaperState.Recalled).Select(p => (Guid?)p.Id).FirstOrDefaultAsync();
        if (known is { } there)
        {
            Notice("Phong trào đã có Quyết định công bố kết quả.");
            return Redirect($"/papers/{there}");
        }

        var paper = new Paper(PaperKind.ResultDecision, campaign.IssuingUnitId, $"Về việc công bố kết quả {campaign.InSentence}", id);
        paper.Draft(Actor, clock.GetUtcNow());
        db.Papers.Add(paper);
        await db.SaveChangesAsync();
        Notice("Đã lập dự thảo Quyết định công bố kết quả.");
        return Redirect($"/papers/{paper.Id}");
    }
}
