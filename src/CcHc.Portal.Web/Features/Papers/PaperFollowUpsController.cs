using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Papers;

/// <summary>Begins a paper about an issued one: it corrects, amends, replaces or recalls it.</summary>
[Route("papers/{id:guid}")]
public sealed class PaperFollowUpsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpPost("correction-letter")]
    public Task<IActionResult> Correct(Guid id) => BeginAsync(id, PaperKind.CorrectionLetter);

    [HttpPost("amending-decision")]
    public Task<IActionResult> Amend(Guid id) => BeginAsync(id, PaperKind.AmendingDecision);

    [HttpPost("replacing-decision")]
    public Task<IActionResult> Replace(Guid id) => BeginAsync(id, PaperKind.ReplacingDecision);

    [HttpPost("recalling-decision")]
    public Task<IActionResult> Recall(Guid id) => BeginAsync(id, PaperKind.RecallingDecision);

    private async Task<IActionResult> BeginAsync(Guid id, PaperKind kind)
    {
        var concerned = await db.PaperToDraftAsync(Actor, id);
        DomainRuleException.ThrowIfAny(concerned.ObstaclesToFollowing());
        var paper = await db.BeginAsync(Actor, Paper.About(concerned, kind, FollowUpComposer.TitleOf(kind, concerned)), clock.GetUtcNow());
        Notice($"Đã lập dự thảo {StateNames.Of(kind).ToLower(Vietnamese.Culture)}. Ghi nội dung để hoàn chỉnh.");
        return Redirect($"/papers/{paper.Id}");
    }
}
