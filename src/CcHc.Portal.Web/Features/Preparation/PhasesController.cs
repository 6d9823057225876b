using CcHc.Portal.Data;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Preparation;

public sealed record PhasesPage(SectionHead Head, PhasesForm Form, PhaseStrip Strip, IReadOnlyList<LimitLine> Limits, bool AllowsLate, IReadOnlyList<ChangedLine> Changed);

[Route("campaigns/{id:guid}/preparation/phases")]
public sealed class PhasesController(PortalDbContext db, TimeProvider clock) : PreparationController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id)
    {
        var campaign = await CampaignAsync(id);
        return View("Phases", await PageAsync(campaign, PhasesForm.Of(campaign)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, PhasesForm form)
    {
        var campaign = await CampaignAsync(id);
        // A row that was not sent is one without days.
        form = form with { Phases = [.. PhasesForm.Kinds.Select((_, i) => i < form.Phases.Count ? form.Phases[i] : new PhaseDays())] };
        if (!ModelState.IsValid)
        {
            return Again("Phases", await PageAsync(campaign, form));
        }

        var stored = PhasesForm.Of(campaign);
        if (stored.Version != form.Version)
        {
            return ChangedMeanwhile("Phases", await PageAsync(campaign, form with { Version = stored.Version }, stored.State().Against(form.State())));
        }

        var now = clock.GetUtcNow();
        foreach (var ((kind, days), old) in PhasesForm.Kinds.Zip(form.Phases).Zip(stored.Phases))
        {
            if (days == old)
            {
                continue;
            }

            if (days is { FirstDay: { } first, LastDay: { } last })
            {
                campaign.Schedule(Actor, kind, first, last, now);
            }
            else
            {
                campaign.Unschedule(Actor, kind, now);
            }
        }

        campaign.Limit(Actor, form.Late.Limit(), form.Report.Limit(), form.Answer.Limit(), now);
        campaign.CountLate(await Db.WorkingCalendarAsync(Cancellation));
        await Db.SaveChangesAsync();
        Notice("Đã lưu mốc thời gian.");
        return Redirect($"/campaigns/{id}/preparation");
    }

    private async Task<PhasesPage> PageAsync(Campaign campaign, PhasesForm form, IReadOnlyList<ChangedLine>? changed = null)
    {
        var limits = LimitLine.Of(campaign, await Db.WorkingCalendarAsync(Cancellation));
        return new(SectionHead.Of(campaign, CampaignSection.Phases), form, PhaseStrip.Of(campaign, clock.GetUtcNow()), limits, campaign.AllowsLate, changed ?? []);
    }
}
