using CcHc.Portal.Data;
using CcHc.Portal.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>Saves what was changed in the calendar, and counts out anew what campaigns that are not over have stored by it.</summary>
public sealed class ChangeCalendar(PortalDbContext db)
{
    /// <returns>How many campaigns have another limit now.</returns>
    public async Task<int> SaveAsync()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.SaveChangesAsync();
        var calendar = await db.WorkingCalendarAsync();
        var campaigns = await db.Campaigns.Include(c => c.Phases)
            .Where(c => c.LateWithin != null && (c.State == CampaignState.Draft || c.State == CampaignState.Open))
            .ToListAsync();
        var moved = 0;
        foreach (var campaign in campaigns)
        {
            var before = campaign.Phases.Select(p => p.LateUntil).ToList();
            campaign.CountLate(calendar);
            moved += campaign.Phases.Select(p => p.LateUntil).SequenceEqual(before) ? 0 : 1;
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return moved;
    }
}
