using CcHc.Portal.Data;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared.Acts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Preparation;

public sealed record SectionRow(CampaignSection Section, SectionProgress Progress, string Path);

public sealed record PreparationPage(
    Guid Id,
    string Name,
    CampaignState State,
    IReadOnlyList<SectionRow> Sections,
    int Tasks,
    int Missing,
    string? PreviousName);

[Route("campaigns/{id:guid}/preparation")]
public sealed class PreparationsController(PortalDbContext db, ReadReadiness readiness) : PreparationController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        var campaign = await CampaignAsync(id);
        var ready = await readiness.RunAsync(campaign, Cancellation);
        var previous = await Db.Campaigns.Where(c => c.Id == campaign.PreviousCampaignId).Select(c => c.Name).FirstOrDefaultAsync(Cancellation);
        var tasks = await Db.TaskItems.CountAsync(t => t.CampaignId == id, Cancellation);
        return View("Preparation", new PreparationPage(
            id,
            campaign.Name,
            campaign.State,
            [.. Enum.GetValues<CampaignSection>().Select(s => new SectionRow(s, CampaignSections.Progress(s, campaign, ready), SectionPaths.Of(id, s)))],
            tasks,
            CampaignSections.Missing(campaign, ready).Count(),
            previous));
    }
}
