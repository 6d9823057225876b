using CcHc.Portal.Data;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Reminders;

/// <summary>Who has not registered or locked, how far they are, and whom to call: the annex of a letter, all of them.</summary>
public sealed class ReadReminded(PortalDbContext db)
{
    public async Task<IReadOnlyList<ReminderRow>> RunAsync(Campaign campaign, PaperKind kind, DateOnly today, CancellationToken cancellation)
    {
        var contacts = db.ContactsOn(today);
        var rows = await Missing(campaign.Id, kind)
            .OrderBy(p => p.GroupId).ThenBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Name,
                p.UnitName,
                p.Kind,
                Pledge = db.Pledges.Where(x => x.ParticipantId == p.Id).Select(x => (PledgeState?)x.State).FirstOrDefault(),
                Sheet = db.ScoreSheets.Where(s => s.ParticipantId == p.Id).Select(s => new { s.SelfDone, s.Leaves, IsSent = s.SentToHeadAt != null }).FirstOrDefault(),
                Contact = contacts.Where(c => c.UnitId == p.UnitId).OrderBy(c => c.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return [.. rows.Select(r => new ReminderRow(
            r.UnitName is null ? r.Name : $"{r.Name}, {r.UnitName}",
            kind == PaperKind.RegistrationReminder
                ? r.Pledge switch { null => "Chưa lập bản đăng ký", PledgeState.Submitted => "Chờ thủ trưởng duyệt", _ => "Đang soạn bản đăng ký" }
                : r.Sheet is { IsSent: true } ? "Chờ thủ trưởng duyệt" : $"Đã chấm {r.Sheet?.SelfDone ?? 0}/{r.Sheet?.Leaves ?? 0} tiêu chí",
            r.Contact?.Name,
            r.Contact?.Phone,
            r.Kind == ParticipantKind.Individual))];
    }

    public Task<bool> AnyAsync(Guid campaignId, PaperKind kind, CancellationToken cancellation) => Missing(campaignId, kind).AnyAsync(cancellation);

    private IQueryable<Participant> Missing(Guid campaignId, PaperKind kind) => kind == PaperKind.RegistrationReminder ? db.NotRegistered(campaignId) : db.NotLocked(campaignId);
}
