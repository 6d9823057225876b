using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Infrastructure.Pages;

public static class WhomToAsk
{
    /// <summary>Who runs the campaign, with a telephone: whom to ask where time has closed a page.</summary>
    public static async Task<string?> WhomToAskAsync(this PortalDbContext db, Guid campaignId, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = VietnamTime.DayOf(now);
        var found = await db.RoleAssignments
            .Where(r => r.Role == Role.CampaignManager && (r.CampaignId == null || r.CampaignId == campaignId) && db.Campaigns.Any(c => c.Id == campaignId && c.IssuingUnitId == r.UnitId))
            .Where(r => r.From <= today && (r.To == null || today <= r.To))
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { p.Name, p.Phone, Unit = db.Units.Where(u => u.Id == p.UnitId).Select(u => u.Name).FirstOrDefault() })
            .OrderByDescending(p => p.Phone != null).ThenBy(p => p.Name)
            .FirstOrDefaultAsync(cancellation);
        return found is null ? null : string.Join(", ", new[] { found.Name, found.Unit, found.Phone is null ? null : $"điện thoại {found.Phone}" }.Where(x => x is not null));
    }
}
