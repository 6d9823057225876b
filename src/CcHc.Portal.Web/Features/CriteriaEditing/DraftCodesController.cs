using CcHc.Portal.Data;
using CcHc.Portal.Domain.Criteria;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.CriteriaEditing;

public sealed record CodesPage(Guid SetId, string SetName, IReadOnlyList<CodeChange> Changes);

/// <summary>Codes in the order of the criteria: shown first, then done.</summary>
[Route("criteria-sets/{id:guid}/draft/codes")]
public sealed class DraftCodesController(PortalDbContext db, TimeProvider clock) : DraftController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        var (set, draft) = await ForChangeAsync(id);
        return View("Codes", new CodesPage(id, set.Name, draft.Renumbering()));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var changed = await ChangeAsync(id, d => d.Renumber(Actor, clock.GetUtcNow()));
        Notice($"Đã đánh lại {changed.Count} mã.");
        return Redirect($"/criteria-sets/{id}/draft");
    }
}
