using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>One participant in the table as it is and as it would be.</summary>
public sealed record ComparedRow(string Name, string? UnitName, Points FinalBefore, Points FinalAfter, Standing Before, Standing After)
{
    public bool MovesRank => Before.Rank != After.Rank;

    public bool MovesBand => Before.Band != After.Band;

    public bool Moves => MovesRank || MovesBand || FinalBefore != FinalAfter;
}

/// <param name="Band">None for who is below the lowest.</param>
public sealed record BandCount(string? Band, int Before, int After);

/// <param name="Rows">In the order of the table as it would be.</param>
/// <param name="Bands">Best first.</param>
public sealed record ComparedGroup(string Name, IReadOnlyList<ComparedRow> Rows, IReadOnlyList<BandCount> Bands)
{
    public int MovesRank => Rows.Count(r => r.MovesRank);

    public int MovesBand => Rows.Count(r => r.MovesBand);

    public static ComparedGroup Of(
        string name,
        IReadOnlyDictionary<Guid, (string Name, string? UnitName)> names,
        (RankingRules Rules, IReadOnlyCollection<Contestant> Contestants) before,
        (RankingRules Rules, IReadOnlyCollection<Contestant> Contestants) after,
        IReadOnlyCollection<CastVote> votes)
    {
        var was = Standings.Of(before.Rules, before.Contestants, votes).ToDictionary(s => s.Id);
        var finalsBefore = before.Contestants.ToDictionary(c => c.Id, c => c.Final);
        var finalsAfter = after.Contestants.ToDictionary(c => c.Id, c => c.Final);
        List<ComparedRow> rows =
        [
            .. Standings.Of(after.Rules, after.Contestants, votes)
                .OrderBy(s => s.Rank)
                .ThenBy(s => names[s.Id].Name, Vietnamese.Order)
                .Select(s => new ComparedRow(names[s.Id].Name, names[s.Id].UnitName, finalsBefore[s.Id], finalsAfter[s.Id], was[s.Id], s)),
        ];
        var bands = after.Rules.Bands.Concat(before.Rules.Bands).Select(string? (b) => b.Name).Distinct().Append(null);
        return new ComparedGroup(
            name,
            rows,
            [.. bands.Select(b => new BandCount(b, rows.Count(r => r.Before.Band == b), rows.Count(r => r.After.Band == b))).Where(b => b.Band is not null || b.Before + b.After > 0)]);
    }
}

/// <summary>The tables of a campaign under its rules and under others, on the figures of now. Writes nothing.</summary>
public sealed class CompareStandings(PortalDbContext db, ReadContestants contestants)
{
    /// <param name="campaign">With groups, bands and votes on equals.</param>
    public async Task<IReadOnlyList<ComparedGroup>> RulesAsync(Campaign campaign, Func<RankingGroup, RankingRules> after, CancellationToken cancellation)
    {
        var compared = new List<ComparedGroup>();
        foreach (var group in campaign.Groups.OrderBy(g => g.Order))
        {
            var (before, now) = (campaign.RulesFor(group.Id), after(group));
            // Both sets of rules look at the same figures, so what either needs is read once.
            var results = await contestants.RunAsync(campaign.Id, group, before with { Gates = [.. before.Gates, .. now.Gates], Ties = [.. before.Ties, .. now.Ties] }, cancellation);
            compared.Add(ComparedGroup.Of(group.Name, await NamesAsync(campaign.Id, group.Id, cancellation), (before, results), (now, results), campaign.VotesOf(group.Id)));
        }

        return compared;
    }

    public async Task<IReadOnlyDictionary<Guid, (string Name, string? UnitName)>> NamesAsync(Guid campaignId, Guid groupId, CancellationToken cancellation) =>
        (await db.ScoreSheets
            .Where(s => s.CampaignId == campaignId && s.GroupId == groupId)
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s.Id, p.Name, p.UnitName })
            .ToListAsync(cancellation))
        .ToDictionary(x => x.Id, x => (x.Name, x.UnitName));
}
