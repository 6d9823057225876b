using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared;

public static class ReminderQueries
{
    /// <summary>The participants given with the officer who is called about them.</summary>
    public static async Task<(IReadOnlyList<Reminded> Named, int All)> RemindedAsync(this PortalDbContext db, IQueryable<Participant> participants, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = VietnamTime.DayOf(now);
        var rows = await participants
            .OrderBy(p => p.GroupId).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Take(ReminderPage.Most)
            .Select(p => new
            {
                p.Name,
                p.UnitName,
                Contact = db.RoleAssignments
                    .Where(r => r.UnitId == p.UnitId && r.Role == Role.UnitOfficer && r.From <= today && (r.To == null || today <= r.To))
                    .Join(db.People, r => r.PersonId, person => person.Id, (r, person) => new { person.Name, person.Phone })
                    .OrderBy(c => c.Name)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        IReadOnlyList<Reminded> named = [.. rows.Select(r => new Reminded(r.UnitName is null ? r.Name : $"{r.Name}, {r.UnitName}", r.Contact?.Name, r.Contact?.Phone))];
        return (named, named.Count < ReminderPage.Most ? named.Count : await participants.CountAsync(cancellation));
    }
}
