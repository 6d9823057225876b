using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Pledges;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>
/// Puts what the portal itself knows of registering and locking into the leaves that ask for it, as figures with a source. The
/// act that makes the fact calls it for its participant; whoever ties a leaf to a figure calls it for all. The caller saves.
/// </summary>
public sealed class FillSystemFigures(PortalDbContext db, RecordFigures record)
{
    /// <summary>The registration that was approved just now, saved or not.</summary>
    public Task OfPledgeAsync(Campaign campaign, Participant participant, Pledge pledge, DateTimeOffset now, CancellationToken cancellation = default) =>
        RunAsync(campaign, participant.Id, (participant.Id, Fact(campaign, participant.Name, participant.GroupId, participant.UnitId, pledge.ApprovedAt!.Value)), null, now, cancellation);

    /// <summary>The sheet that was locked just now, saved or not.</summary>
    public async Task OfLockAsync(Campaign campaign, ScoreSheet sheet, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var name = await db.Participants.Where(p => p.Id == sheet.ParticipantId).Select(p => p.Name).SingleAsync(cancellation);
        await RunAsync(campaign, sheet.ParticipantId, null, (sheet.Id, LockFact(campaign, name, sheet.GroupId, sheet.UnitId, sheet.LockedAt!.Value)), now, cancellation);
    }

    /// <summary>Every participant of the campaign by what is stored.</summary>
    /// <param name="campaign">With its phases.</param>
    /// <returns>How many figures came or changed.</returns>
    public Task<int> OfAllAsync(Campaign campaign, DateTimeOffset now, CancellationToken cancellation = default) => RunAsync(campaign, null, null, null, now, cancellation);

    private async Task<int> RunAsync(
        Campaign campaign, Guid? only, (Guid ParticipantId, DatedFact Fact)? pledged, (Guid SheetId, DatedFact Fact)? locked, DateTimeOffset now, CancellationToken cancellation)
    {
        var wanted = await db.Criteria
            .Where(c => c.CampaignId == campaign.Id && c.Figure != null)
            .Select(c => new { c.Id, c.CriteriaId, Figure = c.Figure!.Value })
            .ToListAsync(cancellation);
        if (wanted.Count == 0 || CentralFigure.ObstaclesInCampaign(campaign).Any())
        {
            return 0;
        }

        var calendar = await db.WorkingCalendarAsync(cancellation);
        var sheets = await db.ScoreSheets
            .Where(s => s.CampaignId == campaign.Id && (only == null || s.ParticipantId == only))
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new
            {
                s.Id,
                s.ParticipantId,
                s.CriteriaId,
                s.GroupId,
                s.UnitId,
                s.LockedAt,
                p.Name,
                Approved = db.Pledges.Where(x => x.ParticipantId == p.Id && x.State == PledgeState.Approved).Select(x => x.ApprovedAt).FirstOrDefault(),
                Signed = db.Papers.Where(x => x.Kind == PaperKind.Pledge && x.ParticipantId == p.Id && x.Number != null).Select(x => x.Number + "/" + x.Symbol).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var ids = wanted.Select(w => w.Id).ToList();
        var stored = await db.CentralFigures
            .Where(f => f.CampaignId == campaign.Id && ids.Contains(f.CriterionId))
            .Select(f => new { f.SheetId, f.CriterionId, f.Answer, f.SourceText })
            .ToDictionaryAsync(f => (f.SheetId, f.CriterionId), cancellation);
        var done = 0;
        foreach (var criteria in wanted.GroupBy(w => w.CriteriaId))
        {
            var figures = new List<FigureOfSheet>();
            foreach (var sheet in sheets.Where(s => s.CriteriaId == criteria.Key))
            {
                foreach (var leaf in criteria)
                {
                    var fact = SystemFigures.IsOfPledge(leaf.Figure)
                        ? pledged is { } p && p.ParticipantId == sheet.ParticipantId ? p.Fact
                            : sheet.Approved is { } approved ? Fact(campaign, sheet.Name, sheet.GroupId, sheet.UnitId, approved, sheet.Signed) : null
                        : locked is { } l && l.SheetId == sheet.Id ? l.Fact
                            : sheet.LockedAt is { } at ? LockFact(campaign, sheet.Name, sheet.GroupId, sheet.UnitId, at) : null;
                    if (fact is null)
                    {
                        continue;
                    }

                    var (answer, source) = SystemFigures.Of(leaf.Figure, fact, calendar);
                    if (stored.GetValueOrDefault((sheet.Id, leaf.Id)) is not { } known || known.Answer != answer.ToJson() || known.SourceText != source.Text)
                    {
                        figures.Add(new FigureOfSheet(sheet.Id, leaf.Id, answer) { Source = source });
                    }
                }
            }

            if (figures.Count > 0)
            {
                await record.TakeAsync(Actor.Portal, campaign, criteria.Key, figures, figures[0].Source!, null, now, cancellation);
                done += figures.Count;
            }
        }

        return done;
    }

    private static DatedFact Fact(Campaign campaign, string name, Guid groupId, Guid? unitId, DateTimeOffset approvedAt, string? signed = null) => new(
        $"Bản đăng ký thi đua{(signed is null ? "" : $" số {signed}")} của {name}, duyệt lúc {VietnamTime.Minute(approvedAt)}",
        approvedAt,
        campaign.WindowFor(PhaseKind.Registration, groupId, unitId)?.End);

    private static DatedFact LockFact(Campaign campaign, string name, Guid groupId, Guid? unitId, DateTimeOffset lockedAt) => new(
        $"Phiếu tự chấm của {name}, khóa lúc {VietnamTime.Minute(lockedAt)}",
        lockedAt,
        campaign.WindowFor(PhaseKind.SelfAssessment, groupId, unitId)?.End);
}
