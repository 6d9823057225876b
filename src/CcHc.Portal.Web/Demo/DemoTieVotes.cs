using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Acts;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Demo;

public sealed record DemoTieVote(string Council, string MinutesNumber, string Reason);

/// <summary>The council's vote on whoever is still equal once the scores are settled.</summary>
public static class DemoTieVotes
{
    public static async Task RecordAsync(PortalDbContext db, SettleScores settling, Actor by, Campaign campaign, DemoTieVote? vote, DateTimeOffset now, CancellationToken cancellation)
    {
        if (vote is null)
        {
            return;
        }

        var tied = await db.ScoreSheets.AsNoTracking()
            .Where(s => s.CampaignId == campaign.Id && s.SharesRank)
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s.GroupId, s.Rank, s.Id, s.FinalTotal, p.Name })
            .ToListAsync(cancellation);
        foreach (var equals in tied.GroupBy(t => (t.GroupId, t.Rank)).OrderBy(g => g.Key.Rank))
        {
            campaign.RecordTieVote(
                by,
                equals.Key.GroupId,
                equals.First().FinalTotal,
                [.. equals.OrderBy(e => e.Name, Vietnamese.Order).Select(e => (e.Id, e.Name))],
                new TieVoteRecord(vote.Council, VietnamTime.DayOf(now), vote.MinutesNumber, vote.Reason),
                now);
        }

        await settling.RankAgainAsync(campaign, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
