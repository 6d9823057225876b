using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Figures;

public sealed record SystemFigureForm
{
    /// <summary>None takes the figure back.</summary>
    public SystemFigure? Figure { get; init; }

    /// <summary>The criterion's version that was shown.</summary>
    public long Version { get; init; }
}

public sealed class SystemFigureFormValidator : AbstractValidator<SystemFigureForm>
{
    public SystemFigureFormValidator() => RuleFor(f => f.Figure).IsInEnum();
}

public sealed record SystemFigureRow(Guid CriterionId, string Code, string Title, string Rule, SystemFigure? Figure, IReadOnlyList<SelectListItem> Offered, int Have, long Version);

public sealed record SystemFiguresPage(Guid CampaignId, string CampaignName, IReadOnlyList<SystemFigureRow> Rows, IReadOnlyList<Obstacle> Obstacles);

/// <summary>Ties leaves whose figures come from others to what the portal itself knows, such as how late a unit registered.</summary>
[Route("campaigns/{campaignId:guid}/system-figures")]
public sealed class SystemFiguresController(PortalDbContext db, CampaignTrees trees, FillSystemFigures fill, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid campaignId) => View("SystemFigures", await PageAsync(await CampaignAsync(campaignId)));

    [HttpPost("{criterionId:guid}")]
    public async Task<IActionResult> Update(Guid campaignId, Guid criterionId, SystemFigureForm form)
    {
        var campaign = await CampaignAsync(campaignId);
        DomainRuleException.ThrowIfAny(Obstacles(campaign));
        var criteria = await db.CampaignCriteria.Include(c => c.Nodes).Where(c => c.CampaignId == campaignId && c.Nodes.Any(n => n.Id == criterionId)).OneAsync(Cancellation);
        var node = criteria.Nodes.Single(n => n.Id == criterionId);
        if (!ModelState.IsValid)
        {
            return Again("SystemFigures", await PageAsync(campaign));
        }

        if (form.Version != node.Version)
        {
            throw new DbUpdateConcurrencyException("The criterion was tied to another figure after it was shown.");
        }

        var now = clock.GetUtcNow();
        criteria.TakeFrom(Actor, criterionId, form.Figure, now);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.SaveChangesAsync();
        var done = await fill.OfAllAsync(campaign, now);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();

        Notice(form.Figure is { } figure
            ? $"Tiêu chí {node.Code} lấy «{StateNames.Of(figure)}»; đã ghi {done} số liệu."
            : $"Tiêu chí {node.Code} không lấy số liệu của cổng nữa; số liệu đã ghi giữ nguyên.");
        return Redirect($"/campaigns/{campaignId}/system-figures");
    }

    private async Task<Campaign> CampaignAsync(Guid campaignId)
    {
        var campaign = await db.CampaignsFor(Actor).AsNoTracking().Include(c => c.Phases).Where(c => c.Id == campaignId).OneAsync(Cancellation);
        Demand.That(CampaignAccess.CanManage(Actor, campaign), "Cơ quan phát động chọn số liệu mà cổng tự lấy.");
        return campaign;
    }

    /// <summary>A draft can be prepared; once the points are settled nothing changes.</summary>
    private static IEnumerable<Obstacle> Obstacles(Campaign campaign) => campaign.State == CampaignState.Draft ? [] : CentralFigure.ObstaclesInCampaign(campaign);

    private async Task<SystemFiguresPage> PageAsync(Campaign campaign)
    {
        var nodes = await db.Criteria
            .Where(c => c.CampaignId == campaign.Id && c.IsLeaf && c.InputBy == InputBy.Imported)
            .OrderBy(c => c.CriteriaId).ThenBy(c => c.Order)
            .Select(c => new { c.Id, c.CriteriaId, c.Code, c.Title, c.Figure, c.Version, Have = db.CentralFigures.Count(f => f.CriterionId == c.Id) })
            .ToListAsync(Cancellation);
        var rows = new List<SystemFigureRow>();
        foreach (var node in nodes)
        {
            var leaf = (await trees.ReadAsync(node.CriteriaId, Cancellation)).Tree.Find(node.Code)!;
            var offered = SystemFigures.For(leaf.Rule).Select(f => new SelectListItem(StateNames.Of(f), f.ToString(), node.Figure == f)).ToList();
            if (offered.Count > 0)
            {
                rows.Add(new SystemFigureRow(node.Id, node.Code, node.Title, leaf.Method.Vietnamese, node.Figure, offered, node.Have, node.Version));
            }
        }

        return new SystemFiguresPage(campaign.Id, campaign.Name, rows, [.. Obstacles(campaign)]);
    }
}
