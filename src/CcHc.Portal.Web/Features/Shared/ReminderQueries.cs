using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Pledges;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared;

public static class ReminderQueries
{
    /// <summary>The participants given with the officer who is called about them.</summary>
    public static async Task<(IReadOnlyList<Reminded> Named, int All)> RemindedAsync(this PortalDbContext db, IQueryable<Participant> participants, DateTimeOffset now, CancellationToken cancellation)
    {
        var contacts = db.ContactsOn(VietnamTime.DayOf(now));
        var rows = await participants
            .OrderBy(p => p.GroupId).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Take(ReminderPage.Most)
            .Select(p => new
            {
                p.Name,
                p.UnitName,
                Contact = contacts.Where(c => c.UnitId == p.UnitId).OrderBy(c => c.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        IReadOnlyList<Reminded> named = [.. rows.Select(r => new Reminded(r.UnitName is null ? r.Name : $"{r.Name}, {r.UnitName}", r.Contact?.Name, r.Contact?.Phone))];
        return (named, named.Count < ReminderPage.Most ? named.Count : await participants.CountAsync(cancellation));
    }

    /// <summary>Officers of units on a day, with how to reach them; a subquery of lists that name whom to call.</summary>
    public static IQueryable<UnitContact> ContactsOn(this PortalDbContext db, DateOnly day) => db.RoleAssignments
        .Where(r => r.Role == Role.UnitOfficer && r.From <= day && (r.To == null || day <= r.To))
        .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new UnitContact { UnitId = r.UnitId, Name = p.Name, Phone = p.Phone, Email = p.Email });

    /// <summary>Who takes part and has no approved registration.</summary>
    public static IQueryable<Participant> NotRegistered(this PortalDbContext db, Guid campaignId) =>
        db.Participants.Where(p => p.CampaignId == campaignId && !db.Pledges.Any(x => x.ParticipantId == p.Id && x.State == PledgeState.Approved));

    /// <summary>Who takes part and has not locked the sheet.</summary>
    public static IQueryable<Participant> NotLocked(this PortalDbContext db, Guid campaignId) =>
        db.Participants.Where(p => p.CampaignId == campaignId && db.ScoreSheets.Any(s => s.ParticipantId == p.Id && s.State == SheetState.Draft));
}

/// <summary>Set by members, not by a constructor: queries go on from it.</summary>
public sealed record UnitContact
{
    public required Guid UnitId { get; init; }

    public required string Name { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }
}
