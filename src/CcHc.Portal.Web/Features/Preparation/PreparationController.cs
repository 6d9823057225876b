using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Preparation;

/// <summary>What every section's page says of its campaign.</summary>
public sealed record SectionHead(Guid Id, string Name, bool IsDraft, CampaignSection Section)
{
    public static SectionHead Of(Campaign campaign, CampaignSection section) =>
        new(campaign.Id, campaign.Name, campaign.State == CampaignState.Draft, section);

    public string Title => StateNames.Of(Section);

    public string Path => SectionPaths.Of(Id, Section);
}

public static class SectionPaths
{
    public static string Of(Guid campaignId, CampaignSection section) => $"/campaigns/{campaignId}/preparation/{section.ToString().ToLowerInvariant()}";

    /// <summary>Keys of obstacles begin with the section that mends them.</summary>
    public static string? OfObstacle(Guid campaignId, Obstacle obstacle) =>
        Enum.TryParse<CampaignSection>(obstacle.Key.Split('.')[0], ignoreCase: true, out var section) ? Of(campaignId, section) : null;
}

/// <summary>What the sections share: only who runs the campaign gets in, and nobody overwrites another unseen.</summary>
public abstract class PreparationController(PortalDbContext db) : PortalController
{
    protected PortalDbContext Db { get; } = db;

    protected async Task<Campaign> CampaignAsync(Guid id)
    {
        var campaign = await Db.CampaignsFor(Actor).WithParts().Where(c => c.Id == id).OneAsync(Cancellation);
        Demand.That(CampaignAccess.CanManage(Actor, campaign));
        return campaign;
    }

    /// <summary>A refusal beside the field it is about, where the form has that field; else above the form.</summary>
    protected ViewResult Refused(string view, object model, DomainRuleException refusal, Func<string, string?> fieldOf)
    {
        foreach (var obstacle in refusal.Obstacles)
        {
            ModelState.AddModelError(fieldOf(obstacle.Key) ?? "", obstacle.Text);
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(view, model);
    }

    /// <summary>The form once more, with what somebody else saved beside it: status 409.</summary>
    protected ViewResult ChangedMeanwhile(string view, object model)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(view, model);
    }
}
