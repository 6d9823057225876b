using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.WorkingDays;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>What waits for a unit's officer and head: registering, self-scoring, approving, recording the report.</summary>
public sealed class UnitWork(PortalDbContext db) : IMyWork
{
    private const int Most = 100;

    public async Task<IReadOnlyList<WorkCard>> CardsAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var (units, narrowUnits, narrowCampaigns) = RoleReach.Of(actor, Role.UnitOfficer, Role.UnitHead);
        if (units.Count == 0 && narrowUnits.Count == 0)
        {
            return [];
        }

        var own = await db.Participants.AsNoTracking()
            .Where(p => p.UnitId != null
                && (units.Contains(p.UnitId.Value) || (narrowUnits.Contains(p.UnitId.Value) && narrowCampaigns.Contains(p.CampaignId)))
                && db.Campaigns.Any(c => c.Id == p.CampaignId && c.State == CampaignState.Open))
            .OrderByDescending(p => p.Id)
            .Take(Most)
            .Select(p => new
            {
                Participant = p,
                Pledge = db.Pledges.Where(x => x.ParticipantId == p.Id).Select(x => new { x.State }).FirstOrDefault(),
                Sheet = db.ScoreSheets.Where(s => s.ParticipantId == p.Id)
                    .Select(s => new { s.Id, s.State, s.SentToHeadAt, s.SelfDone, s.Leaves, s.ReturnRemark, s.ReportPaperId, s.LockedAt }).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        if (own.Count == 0)
        {
            return [];
        }

        var ids = own.Select(o => o.Participant.CampaignId).Distinct().ToList();
        var campaigns = await db.Campaigns.AsNoTracking().Include(c => c.Phases).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var calendar = campaigns.Values.Any(c => c.ReportWithin is not null) ? await db.WorkingCalendarAsync(cancellation) : WorkingCalendar.WithoutData;
        var cards = new List<WorkCard>();
        foreach (var o in own)
        {
            var participant = o.Participant;
            var campaign = campaigns[participant.CampaignId];
            var isOfficer = actor.Holds(Role.UnitOfficer, participant.UnitId!.Value, campaign.Id);
            var isHead = actor.Holds(Role.UnitHead, participant.UnitId.Value, campaign.Id);
            var where = $"{campaign.Name} – {participant.Name}";
            if (Open(campaign, PhaseKind.Registration, participant, now) is { } registration)
            {
                var link = $"/participants/{participant.Id}/pledge";
                if (isHead && o.Pledge?.State == PledgeState.Submitted)
                {
                    cards.Add(new("Duyệt bản đăng ký thi đua", where, registration, link, 10));
                }
                else if (isOfficer && (o.Pledge is null || o.Pledge.State == PledgeState.Draft))
                {
                    cards.Add(new("Đăng ký thi đua", where, registration, link, 40));
                }
            }

            if (o.Sheet is not { } sheet)
            {
                continue;
            }

            if (sheet.State == SheetState.Draft && Open(campaign, PhaseKind.SelfAssessment, participant, now) is { } scoring)
            {
                if (isHead && sheet.SentToHeadAt is not null)
                {
                    cards.Add(new("Duyệt kết quả tự chấm điểm", where, scoring, $"/sheets/{sheet.Id}/approval", 10));
                }
                else if (isOfficer && sheet.SentToHeadAt is null)
                {
                    cards.Add(sheet.ReturnRemark is null
                        ? new("Tự chấm điểm", $"{where}: {sheet.SelfDone}/{sheet.Leaves} tiêu chí đã chấm", scoring, $"/sheets/{sheet.Id}", 40)
                        : new("Sửa phiếu tự chấm bị trả lại", where, scoring, $"/sheets/{sheet.Id}", 30));
                }
            }
            else if (sheet.State == SheetState.Locked && isOfficer && sheet.ReportPaperId is { } paper)
            {
                var limit = campaign.ReportWithin is { } within && sheet.LockedAt is { } locked ? ReportLimit.Of(within, locked, calendar) : null;
                cards.Add(new("Trình ký và ghi nhận báo cáo tự chấm điểm", where, limit?.Due.End, $"/papers/{paper}", 50) { Calendar = limit?.Counting });
            }
        }

        return cards;
    }

    /// <summary>The end of the phase where it can be worked in now, also late where that is taken.</summary>
    private static DateTimeOffset? Open(Campaign campaign, PhaseKind phase, Participant participant, DateTimeOffset now) =>
        campaign.ObstaclesToWorkIn(phase, now, participant.GroupId, participant.UnitId).Any()
            ? null
            : campaign.WindowFor(phase, participant.GroupId, participant.UnitId)?.End;
}

/// <summary>From a campaign's page to registration, evidence and sheets.</summary>
public sealed class UnitLinks(PortalDbContext db) : ICampaignLinks
{
    public async Task<IReadOnlyList<CampaignLink>> LinksAsync(Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        var links = new List<CampaignLink>();
        if (campaign.State == CampaignState.Draft)
        {
            return links;
        }

        var hasRegistration = campaign.WindowFor(PhaseKind.Registration) is not null;
        var own = actor.UnitsOf(Role.UnitOfficer, Role.UnitHead);
        var mine = own.Count == 0
            ? null
            : await db.Participants
                .Where(p => p.CampaignId == campaign.Id && p.UnitId != null && own.Contains(p.UnitId.Value))
                .GroupBy(p => 1)
                .Select(g => new { UnitId = g.Min(p => p.UnitId), Sheets = g.Count(p => db.ScoreSheets.Any(s => s.ParticipantId == p.Id)) })
                .SingleOrDefaultAsync(cancellation);
        if (mine is not null)
        {
            if (hasRegistration)
            {
                links.Add(new("Đăng ký thi đua", $"/campaigns/{campaign.Id}/pledge", Note(campaign, PhaseKind.Registration, now), 100));
            }

            links.Add(new("Kho tài liệu kiểm chứng", $"/evidence?unitId={mine.UnitId}&campaignId={campaign.Id}", null, 200));
            if (mine.Sheets > 0)
            {
                links.Add(new("Tự chấm điểm", $"/campaigns/{campaign.Id}/sheet", Note(campaign, PhaseKind.SelfAssessment, now), 300));
            }
        }

        if (CampaignAccess.CanOversee(actor, campaign))
        {
            if (hasRegistration)
            {
                var registered = await db.Pledges.CountAsync(p => p.CampaignId == campaign.Id && p.State == PledgeState.Approved, cancellation);
                var all = await db.Participants.CountAsync(p => p.CampaignId == campaign.Id, cancellation);
                links.Add(new("Theo dõi đăng ký", $"/campaigns/{campaign.Id}/pledges", $"{registered}/{all} đã đăng ký", 110));
            }

            var sheets = await db.ScoreSheets.CountAsync(s => s.CampaignId == campaign.Id, cancellation);
            if (sheets > 0)
            {
                var locked = await db.ScoreSheets.CountAsync(s => s.CampaignId == campaign.Id && s.State != SheetState.Draft, cancellation);
                links.Add(new("Theo dõi tự chấm điểm", $"/campaigns/{campaign.Id}/sheets", $"{locked}/{sheets} đã khóa", 310));
            }
        }

        return links;
    }

    private static string? Note(Campaign campaign, PhaseKind phase, DateTimeOffset now) =>
        campaign.WindowFor(phase) is not { } window ? null
        : now < window.Start ? $"từ {VietnamTime.Day(window.FirstDay)}"
        : VietnamTime.Deadline(window.End, now);
}
