using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.CriteriaSets;

/// <summary>Begins the decision that issues the draft of a set; its number and date go into the release afterwards.</summary>
[Route("criteria-sets")]
public sealed class CriteriaDecisionsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    /// <summary>From the decision back to what it issues.</summary>
    [HttpGet("versions/{versionId:guid}")]
    public async Task<IActionResult> Show(Guid versionId)
    {
        var version = await db.CriteriaSetVersions.AsNoTracking()
            .Where(v => v.Id == versionId && db.CriteriaSets.Where(CriteriaSetAccess.VisibleTo(Actor)).Any(s => s.Id == v.SetId))
            .OneAsync(Cancellation);
        return Redirect(version.State == CriteriaVersionState.Draft ? $"/criteria-sets/{version.SetId}/draft" : $"/criteria-sets/{version.SetId}/versions/{version.Number}");
    }

    [HttpPost("{id:guid}/draft/decision")]
    public async Task<IActionResult> Create(Guid id)
    {
        var set = await db.CriteriaSets.AsNoTracking().Where(CriteriaSetAccess.VisibleTo(Actor)).Where(s => s.Id == id).OneAsync(Cancellation);
        Demand.That(CriteriaSetAccess.CanChange(Actor, set));
        var draft = await db.CriteriaSetVersions.AsNoTracking().Where(v => v.SetId == id && v.Number == CriteriaSetVersion.DraftNumber).OneAsync(Cancellation);
        var known = await db.Papers
            .Where(p => p.CriteriaVersionId == draft.Id)
            .Standing()
            .FirstIdAsync(Cancellation);
        if (known is { } there)
        {
            Notice("Bản soạn đã có Quyết định ban hành; anh/chị làm tiếp trên văn bản đó.");
            return Redirect($"/papers/{there}");
        }

        var paper = await db.BeginAsync(Actor, Paper.ForCriteria(set.OwnerUnitId!.Value, draft.Id, $"Ban hành {set.Name}"), clock.GetUtcNow());
        Notice("Đã lập dự thảo Quyết định ban hành bộ tiêu chí.");
        return Redirect($"/papers/{paper.Id}");
    }
}
