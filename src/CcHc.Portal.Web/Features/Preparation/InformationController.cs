using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Preparation;

public sealed record BasisRow(Guid Id, string Citation, string? CheckedByName, DateTimeOffset? CheckedAt);

public sealed record InformationPage(
    SectionHead Head,
    InformationForm Form,
    IReadOnlyList<SelectListItem> AdvisingUnits,
    IReadOnlyList<BasisRow> Bases,
    IReadOnlyList<ChangedLine> Changed);

[Route("campaigns/{id:guid}/preparation/information")]
public sealed class InformationController(PortalDbContext db, TimeProvider clock) : PreparationController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id)
    {
        var campaign = await CampaignAsync(id);
        return View("Information", await PageAsync(campaign, InformationForm.Of(campaign)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, InformationForm form)
    {
        var campaign = await CampaignAsync(id);
        var advising = await AdvisingAsync(campaign, form.AdvisingUnitId);
        if (advising != form.AdvisingUnitId)
        {
            ModelState.AddModelError("form.advisingUnitId", "Cần chọn một cơ quan trong danh sách.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Information", await PageAsync(campaign, form));
        }

        var stored = InformationForm.Of(campaign);
        if (stored.Version != form.Version)
        {
            return ChangedMeanwhile("Information", await PageAsync(campaign, form with { Version = stored.Version }, stored.State().Against(form.State())));
        }

        var now = clock.GetUtcNow();
        try
        {
            campaign.Describe(Actor, form.Description(), advising, TextLines.Of(form.Bases), form.Aims(), now);
            campaign.TakeLateWork(Actor, form.AllowsLate, now);
        }
        catch (DomainRuleException refusal)
        {
            return Refused("Information", await PageAsync(campaign, form), refusal, _ => null);
        }

        await Db.SaveChangesAsync();
        Notice("Đã lưu thông tin và căn cứ.");
        return Redirect($"/campaigns/{id}/preparation");
    }

    [HttpPost("bases/{basisId:guid}/check")]
    public async Task<IActionResult> Check(Guid id, Guid basisId)
    {
        var campaign = await CampaignAsync(id);
        campaign.CheckBasis(Actor, basisId, clock.GetUtcNow());
        await Db.SaveChangesAsync();
        Notice("Đã ghi nhận việc đối chiếu căn cứ.");
        return Redirect(SectionPaths.Of(id, CampaignSection.Information));
    }

    // Only a body of the issuing unit's own tree can advise it; anything else sent here is not from the list.
    private async Task<Guid?> AdvisingAsync(Campaign campaign, Guid? unitId) =>
        unitId is { } wanted && await CandidatesAsync(campaign).AnyAsync(u => u.Id == wanted, Cancellation) ? wanted : null;

    private IQueryable<Unit> CandidatesAsync(Campaign campaign) =>
        UnitChoices.AgenciesUnder(Db, campaign.IssuingUnitId, VietnamTime.DayOf(clock.GetUtcNow()));

    private async Task<InformationPage> PageAsync(Campaign campaign, InformationForm form, IReadOnlyList<ChangedLine>? changed = null)
    {
        var units = await CandidatesAsync(campaign).OrderBy(u => u.SearchText).Select(u => new SelectListItem(u.Name, u.Id.ToString())).ToListAsync(Cancellation);
        var bases = campaign.LegalBases.OrderBy(b => b.Order).Select(b => new BasisRow(b.Id, b.Citation, b.CheckedByName, b.CheckedAt)).ToList();
        return new InformationPage(SectionHead.Of(campaign, CampaignSection.Information), form, units, bases, changed ?? []);
    }
}
