using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.EvidenceStores;

public sealed record ItemDescriptionForm
{
    public Guid Id { get; init; }

    public long Version { get; init; }

    public string? Abstract { get; init; }

    public string? Number { get; init; }

    public DateOnly? DatedOn { get; init; }

    public string? Issuer { get; init; }
}

public sealed record DescriptionsForm
{
    public List<ItemDescriptionForm> Items { get; init; } = [];
}

public sealed class DescriptionsFormValidator : AbstractValidator<DescriptionsForm>
{
    public DescriptionsFormValidator() => RuleForEach(f => f.Items).ChildRules(item =>
    {
        item.RuleFor(i => i.Abstract).NotEmpty().MaximumLength(Evidence.AbstractMaxLength);
        item.RuleFor(i => i.Number).MaximumLength(Evidence.NumberMaxLength);
        item.RuleFor(i => i.Issuer).MaximumLength(Evidence.IssuerMaxLength);
    });
}

/// <summary>An item of the page, besides what is said about it.</summary>
public sealed record UndescribedRow(Guid Id, string FileName, int Revision, DescriptionOrigin From, string? Warning);

public sealed record DescriptionsPage(StoreRow Store, IReadOnlyList<UndescribedRow> Rows, int Waiting, IReadOnlyList<Obstacle> Obstacles)
{
    /// <summary>How many files were sent just now; said by the page that sent them.</summary>
    public int? Added { get; init; }

    public List<ItemDescriptionForm> Items { get; init; } = [];
}

/// <summary>What was read from first pages, looked through and put right, several items with one button.</summary>
[Route("units/{unitId:guid}/campaigns/{campaignId:guid}/evidence/descriptions")]
public sealed class DescriptionsController(PortalDbContext db, ReadStore read, TimeProvider clock) : PortalController
{
    private const int AtOnce = 10;

    [HttpGet("")]
    public async Task<IActionResult> Show(Guid unitId, Guid campaignId, int? added)
    {
        var (store, campaign, obstacles) = await read.StoreAsync(Actor, unitId, campaignId, clock.GetUtcNow(), Cancellation);
        Demand.That(EvidenceAccess.CanKeep(Actor, campaign, unitId));
        var items = await Waiting(unitId, campaignId).OrderByDescending(e => e.AddedAt).ThenBy(e => e.Id).Take(AtOnce).Include(e => e.Revisions).AsNoTracking().ToListAsync(Cancellation);
        return View("Descriptions", await PageAsync(store, campaign, obstacles, items, [.. items.Select(e => new ItemDescriptionForm { Id = e.Id, Version = e.Version, Abstract = e.Abstract, Number = e.Number, DatedOn = e.DatedOn, Issuer = e.Issuer })]) with { Added = added });
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(Guid unitId, Guid campaignId, DescriptionsForm form)
    {
        var now = clock.GetUtcNow();
        var (store, campaign, obstacles) = await read.StoreAsync(Actor, unitId, campaignId, now, Cancellation);
        Demand.That(EvidenceAccess.CanKeep(Actor, campaign, unitId));
        DomainRuleException.ThrowIfAny(obstacles);
        var ids = form.Items.Take(AtOnce).Select(i => i.Id).ToList();
        var items = await db.Evidence.Include(e => e.Revisions).Where(e => e.UnitId == unitId && e.CampaignId == campaignId && e.WithdrawnAt == null && ids.Contains(e.Id)).ToListAsync(Cancellation);
        var typed = form.Items.Where(i => items.Any(e => e.Id == i.Id)).ToList();
        if (!ModelState.IsValid)
        {
            return Again("Descriptions", await PageAsync(store, campaign, obstacles, items, typed));
        }

        // Each item by itself: what somebody else changed meanwhile is shown again, the others are saved.
        var changed = typed.Where(i => items.Single(e => e.Id == i.Id).Version != i.Version).ToList();
        foreach (var item in typed.Except(changed))
        {
            items.Single(e => e.Id == item.Id).Describe(Actor, new EvidenceDescription(item.Abstract!, item.Number, item.DatedOn, item.Issuer), now);
        }

        await db.SaveChangesAsync();
        if (changed.Count > 0)
        {
            // The fields are numbered anew, and what was sent under the old numbers would hide them.
            ModelState.Clear();
            var again = changed.Select(i => i with { Version = items.Single(e => e.Id == i.Id).Version }).ToList();
            return AgainChanged("Descriptions", await PageAsync(store, campaign, obstacles, [.. items.Where(e => changed.Any(i => i.Id == e.Id))], again), "Items");
        }

        var left = await Waiting(unitId, campaignId).CountAsync(Cancellation);
        Notice(left == 0 ? $"Đã lưu mô tả của {typed.Count} tài liệu." : $"Đã lưu mô tả của {typed.Count} tài liệu, còn {left} tài liệu cần xem lại.");
        return left == 0 ? Redirect($"/evidence?unitId={unitId}&campaignId={campaignId}") : RedirectToAction(nameof(Show), new { unitId, campaignId });
    }

    private IQueryable<Evidence> Waiting(Guid unitId, Guid campaignId) =>
        db.Evidence.Where(e => e.UnitId == unitId && e.CampaignId == campaignId && e.WithdrawnAt == null && e.DescribedFrom != DescriptionOrigin.Person);

    private async Task<DescriptionsPage> PageAsync(StoreRow store, Campaign campaign, IReadOnlyList<Obstacle> obstacles, IReadOnlyList<Evidence> items, List<ItemDescriptionForm> typed) => new(
        store,
        [.. typed.Select(i => Row(items.Single(e => e.Id == i.Id), Evidence.OutsidePeriod(campaign, i.DatedOn)))],
        await Waiting(store.UnitId, store.CampaignId).CountAsync(Cancellation),
        obstacles)
    {
        Items = typed,
    };

    private static UndescribedRow Row(Evidence item, string? warning)
    {
        var last = item.Revisions.MaxBy(r => r.Number);
        return new UndescribedRow(item.Id, last?.FileName ?? item.Abstract, last?.Number ?? 0, item.DescribedFrom, warning);
    }
}
