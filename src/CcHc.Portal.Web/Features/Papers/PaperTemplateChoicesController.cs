using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Papers;

/// <summary>A draft takes the template that is in force by now; what it was made from before stands in its history.</summary>
[Route("papers/{id:guid}/template")]
public sealed class PaperTemplateChoicesController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var paper = await db.PaperToDraftAsync(Actor, id);
        var now = clock.GetUtcNow();
        var inForce = await db.TemplateInForceAsync(paper, VietnamTime.DayOf(now), Cancellation);
        var name = await db.TemplateNameAsync(paper, inForce, Cancellation);

        paper.UseTemplate(Actor, inForce, name, now);
        await db.SaveChangesAsync();

        Notice($"Dự thảo nay theo: {name}.");
        return Redirect($"/papers/{id}");
    }
}
