using CcHc.Portal.Data;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

public static class CampaignQueries
{
    public static IQueryable<Campaign> CampaignsFor(this PortalDbContext db, Actor actor) =>
        db.Campaigns.Where(CampaignAccess.VisibleTo(actor, db.Participants, db.Criteria));

    /// <summary>With everything that its plan says, one statement a part.</summary>
    public static IQueryable<Campaign> WithParts(this IQueryable<Campaign> campaigns) => campaigns
        .Include(c => c.LegalBases)
        .Include(c => c.Targets)
        .Include(c => c.Groups)
        .Include(c => c.Phases)
        .Include(c => c.Bands)
        .Include(c => c.Awards)
        .AsSplitQuery();

    /// <summary>How many take part, and how many units they stand for.</summary>
    public static async Task<(int Participants, int Units)> CountParticipantsAsync(this PortalDbContext db, Guid campaignId, CancellationToken cancellation)
    {
        var counts = await db.Participants
            .Where(p => p.CampaignId == campaignId)
            .GroupBy(p => 1)
            .Select(g => new { All = g.Count(), Units = g.Select(p => p.UnitId).Where(u => u != null).Distinct().Count() })
            .SingleOrDefaultAsync(cancellation);
        return (counts?.All ?? 0, counts?.Units ?? 0);
    }
}
