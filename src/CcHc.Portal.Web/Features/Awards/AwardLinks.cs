using CcHc.Portal.Data;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Awards;

public sealed class AwardLinks(PortalDbContext db) : ICampaignLinks
{
    public async Task<IReadOnlyList<CampaignLink>> LinksAsync(Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        if (campaign.State == CampaignState.Draft || !AwardAccess.CanSee(actor, campaign))
        {
            return [];
        }

        var proposed = await db.Nominations.CountAsync(n => n.CampaignId == campaign.Id && n.State == NominationState.Proposed, cancellation);
        return [new("Đề nghị khen thưởng", $"/campaigns/{campaign.Id}/awards", proposed == 0 ? "chưa có danh sách" : $"{proposed} tập thể, cá nhân", 700)];
    }
}

/// <summary>After publication the list waits for the manager.</summary>
public sealed class AwardWork(PortalDbContext db) : IMyWork
{
    public async Task<IReadOnlyList<WorkCard>> CardsAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var units = actor.UnitsOf(Role.CampaignManager);
        if (units.Count == 0)
        {
            return [];
        }

        var waiting = await db.Campaigns
            .Where(c => units.Contains(c.IssuingUnitId) && c.State == CampaignState.Published && c.Awards.Any())
            .Where(c => !db.Nominations.Any(n => n.CampaignId == c.Id))
            .OrderBy(c => c.PublishedAt)
            .Take(20)
            .Select(c => new { c.Id, c.Name })
            .ToListAsync(cancellation);
        return [.. waiting.Select(c => new WorkCard("Lập danh sách đề nghị khen thưởng", c.Name, null, $"/campaigns/{c.Id}/awards", 40))];
    }
}
