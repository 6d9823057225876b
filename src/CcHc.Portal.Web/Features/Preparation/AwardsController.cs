using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Preparation;

/// <param name="Ceilings">How many each saved award may go to at most, out of those who take part now.</param>
public sealed record AwardsPage(
    SectionHead Head,
    AwardsForm Form,
    IReadOnlyList<SelectListItem> Forms,
    IReadOnlyList<SelectListItem> Groups,
    IReadOnlyList<CeilingRow> Ceilings,
    DateOnly Day,
    IReadOnlyList<ChangedLine> Changed);

public sealed record CeilingRow(string Form, string Group, string Quota, int Participants, int Ceiling);

[Route("campaigns/{id:guid}/preparation/awards")]
public sealed class AwardsController(PortalDbContext db, TimeProvider clock) : PreparationController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id)
    {
        var campaign = await CampaignAsync(id);
        return View("Awards", await PageAsync(campaign, AwardsForm.Of(campaign).WithBlankLines()));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, AwardsForm form)
    {
        var campaign = await CampaignAsync(id);
        if (!ModelState.IsValid)
        {
            return Again("Awards", await PageAsync(campaign, form));
        }

        var stored = AwardsForm.Of(campaign);
        if (stored.Version != form.Version)
        {
            var names = await NamesAsync(campaign, form);
            return ChangedMeanwhile(
                "Awards",
                await PageAsync(campaign, form with { Version = stored.Version }, stored.State(names.Form, names.Group).Against(form.State(names.Form, names.Group))));
        }

        try
        {
            var forms = await InForceAsync(campaign);
            var foreign = form.Filled.Where(l => forms.All(f => Guid.Parse(f.Value) != l.FormId)).ToList();
            DomainRuleException.ThrowIf(foreign.Count > 0, "award.form", "Có hình thức khen thưởng không còn hiệu lực vào ngày của phong trào.");
            campaign.SetAwards(Actor, [.. form.Filled.Select(l => (l.FormId!.Value, l.GroupId, l.Kind!.Value, l.Quota!.Value))], form.Note, clock.GetUtcNow());
        }
        catch (DomainRuleException refusal)
        {
            return Refused("Awards", await PageAsync(campaign, form), refusal, _ => null);
        }

        await Db.SaveChangesAsync();
        Notice("Đã lưu hình thức và chỉ tiêu khen thưởng.");
        return Redirect(SectionPaths.Of(id, CampaignSection.Awards));
    }

    private DateOnly DayOf(Campaign campaign) => campaign.StartsOn ?? VietnamTime.DayOf(clock.GetUtcNow());

    /// <summary>Who decides an award and its money changed with the law, so the forms of the campaign's day are offered.</summary>
    private async Task<List<SelectListItem>> InForceAsync(Campaign campaign)
    {
        var day = DayOf(campaign);
        return await Db.AwardForms
            .Where(f => f.ValidFrom <= day && (f.ValidTo == null || day <= f.ValidTo))
            .OrderBy(f => f.Name)
            .Select(f => new SelectListItem(f.Name + " (" + f.DecidedBy + ")", f.Id.ToString()))
            .ToListAsync(Cancellation);
    }

    private async Task<(Func<Guid, string> Form, Func<Guid, string> Group)> NamesAsync(Campaign campaign, AwardsForm form)
    {
        var ids = form.Filled.Select(l => l.FormId!.Value).Concat(campaign.Awards.Select(a => a.AwardFormId)).Distinct().ToList();
        var forms = await Db.AwardForms.Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Name, Cancellation);
        var groups = campaign.Groups.ToDictionary(g => g.Id, g => g.Name);
        return (id => forms.GetValueOrDefault(id) ?? "", id => groups.GetValueOrDefault(id) ?? "");
    }

    private async Task<AwardsPage> PageAsync(Campaign campaign, AwardsForm form, IReadOnlyList<ChangedLine>? changed = null)
    {
        var counts = await Db.Participants
            .Where(p => p.CampaignId == campaign.Id)
            .GroupBy(p => p.GroupId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, Cancellation);
        var names = await NamesAsync(campaign, form);
        var ceilings = campaign.Awards.OrderBy(a => a.Order).Select(a =>
        {
            var among = a.GroupId is { } group ? counts.GetValueOrDefault(group) : counts.Values.Sum();
            return new CeilingRow(names.Form(a.AwardFormId), a.GroupId is { } g ? names.Group(g) : "Toàn phong trào", AwardsForm.QuotaText(a.QuotaKind, a.Quota), among, a.Ceiling(among));
        }).ToList();
        return new AwardsPage(
            SectionHead.Of(campaign, CampaignSection.Awards),
            form,
            await InForceAsync(campaign),
            [.. campaign.Groups.OrderBy(g => g.Order).Select(g => new SelectListItem($"{g.Name} ({counts.GetValueOrDefault(g.Id)})", g.Id.ToString()))],
            ceilings,
            DayOf(campaign),
            changed ?? []);
    }
}
