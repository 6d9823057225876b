using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Rankings;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>Takes the final figures from the appraisal, ranks each group and gives the bands. May be done again until publication.</summary>
public sealed class SettleScores(PortalDbContext db, ReadContestants contestants)
{
    /// <summary>Agencies that have leaves in the campaign and have not closed their part.</summary>
    public async Task<IReadOnlyList<string>> OpenAgenciesAsync(Campaign campaign, CancellationToken cancellationToken = default)
    {
        var closed = campaign.AppraisalClosings.Select(c => c.AgencyUnitId).ToList();
        return await db.Units
            .Where(u => db.Criteria.Any(c => c.CampaignId == campaign.Id && c.IsLeaf && c.AgencyUnitId == u.Id) && !closed.Contains(u.Id))
            .OrderBy(u => u.Name)
            .Select(u => u.Name)
            .ToListAsync(cancellationToken);
    }

    /// <summary>What stands in the way: agencies that have not closed, claims that nobody decided, challenges that nobody answered.</summary>
    public async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(Campaign campaign, CancellationToken cancellationToken = default)
    {
        var open = await OpenAgenciesAsync(campaign, cancellationToken);
        var waiting = await db.ScoreLines.CountAsync(l => l.CampaignId == campaign.Id && l.Claim == ClaimState.Waiting, cancellationToken);
        return
        [
            .. open.Select(name => new Obstacle("appraisal.open", $"{name} chưa chốt thẩm định.")),
            .. waiting == 0 ? [] : new[] { new Obstacle("claims.waiting", $"{waiting} khai báo không phát sinh chờ chấp thuận.") },
            .. await FigureNotes.OpenChallengesAsync(db, campaign.Id, cancellationToken),
        ];
    }

    /// <param name="campaign">Tracked, with the closed appraisals.</param>
    public async Task RunAsync(Actor by, Campaign campaign, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        DomainRuleException.ThrowIfAny(await ObstaclesAsync(campaign, cancellationToken));

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var settled = await RankAsync(campaign, cancellationToken);
        campaign.Settle(by, settled, now);
        await db.SaveChangesAsync(cancellationToken);
        await db.ScoreLines
            .Where(l => l.CampaignId == campaign.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.FinalPoints, l => l.AppraisalPoints ?? l.SelfPoints), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>After a vote on equals: the figures stay, ranks and bands follow from them anew.</summary>
    public Task RankAgainAsync(Campaign campaign, CancellationToken cancellationToken = default) => RankAsync(campaign, cancellationToken);

    private async Task<int> RankAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        // Without these the rules would be empty, and nobody would notice but the units.
        var entry = db.Entry(campaign);
        await entry.Collection(c => c.Groups).LoadAsync(cancellationToken);
        await entry.Collection(c => c.Bands).LoadAsync(cancellationToken);
        await entry.Collection(c => c.TieVotes).LoadAsync(cancellationToken);

        var sheets = await db.ScoreSheets.Where(s => s.CampaignId == campaign.Id).ToDictionaryAsync(s => s.Id, cancellationToken);
        foreach (var group in campaign.Groups)
        {
            var rules = campaign.RulesFor(group.Id);
            var results = await contestants.RunAsync(campaign.Id, group, rules, cancellationToken);
            var finals = results.ToDictionary(c => c.Id, c => c.Final);
            foreach (var standing in Standings.Of(rules, results, campaign.VotesOf(group.Id)))
            {
                sheets[standing.Id].Settle(finals[standing.Id], standing);
            }
        }

        return sheets.Count;
    }
}
