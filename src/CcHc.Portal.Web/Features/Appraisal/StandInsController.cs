using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

public sealed record StandInForm
{
    /// <summary>The unit that was named when the page was opened.</summary>
    public string? Version { get; init; }

    public Guid? StandInUnitId { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Nobody at all is lawful in a draft; who may be named is looked up by the action.</summary>
public sealed class StandInFormValidator : AbstractValidator<StandInForm>
{
    public StandInFormValidator() => RuleFor(f => f.Reason).MaximumLength(AppraisalStandIn.ReasonMaxLength);
}

/// <param name="Theirs">Whom somebody else named meanwhile.</param>
public sealed record StandInPage(Guid CampaignId, string CampaignName, bool IsDraft, OwnSheet Own, IReadOnlyList<SelectListItem> Units, StandInForm Form, string? Theirs);

public sealed record StandInsPage(Guid CampaignId, string CampaignName, bool CanChange, IReadOnlyList<OwnSheet> Agencies);

/// <summary>Who appraises the criteria of an agency on that agency's own sheet, because nobody appraises the own unit.</summary>
[Route("campaigns/{id:guid}/appraisal/stand-ins")]
public sealed class StandInsController(PortalDbContext db, OwnSheets ownSheets, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id)
    {
        var campaign = await FindAsync(id);
        Demand.That(CampaignAccess.CanOversee(Actor, campaign));
        return View("StandIns", new StandInsPage(
            id, campaign.Name, CampaignAccess.CanManage(Actor, campaign) && campaign.State is CampaignState.Draft or CampaignState.Open, await ownSheets.ReadAsync(id, Cancellation)));
    }

    [HttpGet("{agencyId:guid}")]
    public async Task<IActionResult> Edit(Guid id, Guid agencyId)
    {
        var (campaign, own) = await OwnAsync(id, agencyId);
        return View("StandIn", await PageAsync(campaign, own, new StandInForm { Version = VersionOf(own), StandInUnitId = own.StandInUnitId }));
    }

    [HttpPost("{agencyId:guid}")]
    public async Task<IActionResult> Update(Guid id, Guid agencyId, StandInForm form)
    {
        var (campaign, own) = await OwnAsync(id, agencyId);
        var wanted = form.StandInUnitId is { } unit ? await UnitsFor(campaign, agencyId).Where(u => u.Id == unit).Select(u => new { u.Id, u.Name }).SingleOrDefaultAsync(Cancellation) : null;
        if (wanted is null && form.StandInUnitId is not null)
        {
            ModelState.AddModelError("form.standInUnitId", "Cần chọn một cơ quan trong danh sách.");
        }

        if (!ModelState.IsValid)
        {
            return Again("StandIn", await PageAsync(campaign, own, form));
        }

        if (form.Version != VersionOf(own))
        {
            ModelState.Remove("form.version");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("StandIn", await PageAsync(campaign, own, form with { Version = VersionOf(own) }, own.StandInName ?? "chưa giao"));
        }

        try
        {
            campaign.EntrustOwnSheet(Actor, agencyId, own.AgencyName, wanted is null ? null : (wanted.Id, wanted.Name), form.Reason, clock.GetUtcNow());
        }
        catch (DomainRuleException refusal) when (refusal.Obstacles.All(o => FieldOf(o.Key) is not null))
        {
            return Again("StandIn", await PageAsync(campaign, own, form), refusal.Under(key => FieldOf(key)!));
        }

        await db.SaveChangesAsync();
        Notice(wanted is null ? $"Đã thôi giao thẩm định phiếu của {own.AgencyName}." : $"Đã giao {wanted.Name} thẩm định phiếu của {own.AgencyName}.");
        return Redirect($"/campaigns/{id}/appraisal/stand-ins");
    }

    private static string? FieldOf(string key) => key switch
    {
        "stand-in.unit" => "form.standInUnitId",
        "stand-in.reason" => "form.reason",
        _ => null,
    };

    private static string VersionOf(OwnSheet own) => own.StandInUnitId?.ToString() ?? "none";

    private async Task<Campaign> FindAsync(Guid id) => await db.Campaigns
        .Include(c => c.AppraisalStandIns).Include(c => c.AppraisalClosings).AsSplitQuery()
        .Where(CampaignAccess.VisibleTo(Actor, db.Participants, db.Criteria))
        .Where(c => c.Id == id)
        .OneAsync(Cancellation);

    private async Task<(Campaign Campaign, OwnSheet Own)> OwnAsync(Guid id, Guid agencyId)
    {
        var campaign = await FindAsync(id);
        Demand.That(CampaignAccess.CanManage(Actor, campaign));
        var own = (await ownSheets.ReadAsync(id, Cancellation)).FirstOrDefault(o => o.AgencyUnitId == agencyId)
            ?? throw new NotFoundException("Cơ quan này không có phiếu nào mà chính cơ quan được giao thẩm định.");
        return (campaign, own);
    }

    private IQueryable<Domain.Units.Unit> UnitsFor(Campaign campaign, Guid agencyId) =>
        UnitChoices.AgenciesUnder(db, campaign.IssuingUnitId, VietnamTime.DayOf(clock.GetUtcNow())).Where(u => u.Id != agencyId);

    private async Task<StandInPage> PageAsync(Campaign campaign, OwnSheet own, StandInForm form, string? theirs = null) => new(
        campaign.Id,
        campaign.Name,
        campaign.State == CampaignState.Draft,
        own,
        await UnitsFor(campaign, own.AgencyUnitId).OrderBy(u => u.SearchText).Select(u => new SelectListItem(u.Name, u.Id.ToString())).ToListAsync(Cancellation),
        form,
        theirs);
}
