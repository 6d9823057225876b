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

namespace CcHc.Portal.Web.Features.Campaigns;

/// <summary>For a unit, else for a group, else for everybody.</summary>
public sealed record ExtensionForm
{
    public PhaseKind? Phase { get; init; }

    public DateOnly? LastDay { get; init; }

    public Guid? GroupId { get; init; }

    public Guid? UnitId { get; init; }

    public string? Reason { get; init; }
}

public sealed class ExtensionFormValidator : AbstractValidator<ExtensionForm>
{
    public ExtensionFormValidator()
    {
        RuleFor(f => f.Phase).NotNull();
        RuleFor(f => f.LastDay).NotNull();
        RuleFor(f => f.Reason).NotEmpty().MaximumLength(PhaseWindow.ReasonMaxLength);
        RuleFor(f => f.GroupId).Null().When(f => f.UnitId is not null).WithMessage("Chọn nhóm hoặc đơn vị, không chọn cả hai.");
    }
}

public sealed record ExtensionsPage(
    Guid Id,
    string Name,
    CampaignState State,
    PhaseStrip Strip,
    IReadOnlyList<SelectListItem> Phases,
    IReadOnlyList<SelectListItem> Groups,
    IReadOnlyList<SelectListItem> Units,
    ExtensionForm Form);

[Route("campaigns/{id:guid}/extensions")]
public sealed class CampaignExtensionsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id) => View("Extensions", await PageAsync(await CampaignAsync(id), new ExtensionForm()));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, ExtensionForm form)
    {
        var campaign = await CampaignAsync(id);
        if (form.UnitId is { } unitId && !await db.Participants.AnyAsync(p => p.CampaignId == id && p.UnitId == unitId, Cancellation))
        {
            ModelState.AddModelError("form.unitId", "Đơn vị này không tham gia phong trào.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Extensions", await PageAsync(campaign, form));
        }

        try
        {
            // A unit without a window of its own has its group's.
            var groupId = form.GroupId ?? (form.UnitId is null ? null : await db.Participants.Where(p => p.CampaignId == id && p.UnitId == form.UnitId).Select(p => (Guid?)p.GroupId).FirstAsync(Cancellation));
            campaign.Extend(Actor, form.Phase!.Value, form.LastDay!.Value, form.Reason, clock.GetUtcNow(), groupId, form.UnitId);
            campaign.CountLate(await db.WorkingCalendarAsync(Cancellation));
        }
        catch (DomainRuleException refusal)
        {
            foreach (var obstacle in refusal.Obstacles)
            {
                ModelState.AddModelError(obstacle.Key switch { "phase.last-day" => "form.lastDay", "phase.reason" => "form.reason", "phase.kind" => "form.phase", _ => "" }, obstacle.Text);
            }

            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Extensions", await PageAsync(campaign, form));
        }

        await db.SaveChangesAsync();
        Notice($"Đã gia hạn «{StateNames.Of(form.Phase.Value)}» đến hết {VietnamTime.WithWeekday(form.LastDay.Value)}.");
        return Redirect($"/campaigns/{id}");
    }

    private async Task<Campaign> CampaignAsync(Guid id)
    {
        var campaign = await db.CampaignsFor(Actor).WithParts().Where(c => c.Id == id).OneAsync(Cancellation);
        Demand.That(CampaignAccess.CanManage(Actor, campaign));
        return campaign;
    }

    private async Task<ExtensionsPage> PageAsync(Campaign campaign, ExtensionForm form)
    {
        var units = await db.Participants
            .Where(p => p.CampaignId == campaign.Id && p.UnitId != null)
            .Select(p => p.UnitId!.Value)
            .Distinct()
            .Join(db.Units, id => id, u => u.Id, (_, u) => new { u.Id, u.Name, u.SearchText })
            .OrderBy(u => u.SearchText)
            .Select(u => new SelectListItem(u.Name, u.Id.ToString()))
            .ToListAsync(Cancellation);
        var phases = campaign.Phases.Where(p => p.GroupId is null && p.UnitId is null).OrderBy(p => p.Kind)
            .Select(p => new SelectListItem($"{StateNames.Of(p.Kind)} (đến {VietnamTime.Day(p.LastDay)})", p.Kind.ToString()));
        return new ExtensionsPage(
            campaign.Id,
            campaign.Name,
            campaign.State,
            PhaseStrip.Of(campaign, clock.GetUtcNow()),
            [.. phases],
            [.. campaign.Groups.OrderBy(g => g.Order).Select(g => new SelectListItem(g.Name, g.Id.ToString()))],
            units,
            form);
    }
}
