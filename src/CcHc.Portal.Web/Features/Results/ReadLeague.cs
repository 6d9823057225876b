using System.ComponentModel;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Results;

/// <summary>How far the figures of a table can be relied on.</summary>
public enum LeagueState
{
    [Description("Tạm tính")]
    Provisional,

    [Description("Sau thẩm định")]
    Appraised,

    [Description("Chính thức")]
    Official,
}

/// <summary>What a column of a field says.</summary>
/// <param name="IsOutside">Bonus or penalty: few points there are no weakness.</param>
public sealed record FieldColumn(string Code, string Title, Points Maximum, bool IsOutside);

/// <summary>One participant in the table of its group.</summary>
/// <param name="Rank">None for who is alone in the group.</param>
/// <param name="Final">Settled, or what it would be now.</param>
/// <param name="SharesRank">Nothing tells it apart from another one.</param>
/// <param name="BandMarks">Why the band is not what the points alone would give.</param>
/// <param name="Met">In a campaign judged by met and not met: how many leaves are met.</param>
public sealed record LeagueRow(
    Guid SheetId,
    string Name,
    string? UnitName,
    SheetState State,
    bool IsLate,
    int Appraised,
    Points Self,
    Points AppraisedTotal,
    Points Final,
    Points Maximum,
    bool HasSanction,
    int? Rank,
    bool SharesRank,
    string? Band,
    IReadOnlyList<string> BandMarks,
    IReadOnlyList<Points?> Fields,
    int? Met,
    int Appraisable,
    int Judged)
{
    /// <summary>By how much the unit scored itself too high (or, below zero, too low); none where no agency spoke.</summary>
    public Points? SelfMinusAppraised => Appraised > 0 ? Self - AppraisedTotal : null;

    public Points Lost => Final < Maximum ? Maximum - Final : Points.Zero;

    /// <summary>Claims of «không phát sinh» that nobody decided yet; they count as they were made.</summary>
    public int WaitingClaims { get; init; }

    /// <summary>What has to be known beside the figure.</summary>
    public IReadOnlyList<string> Flags => [.. AllFlags()];

    private IEnumerable<string> AllFlags()
    {
        if (State == SheetState.Draft)
        {
            yield return "chưa khóa, tính theo điểm tự chấm";
        }
        else if (Appraised == 0)
        {
            yield return "chưa thẩm định, tính theo điểm tự chấm";
        }
        else if (Appraised < Appraisable)
        {
            yield return $"{Appraisable - Appraised} tiêu chí chưa thẩm định";
        }

        if (WaitingClaims > 0)
        {
            yield return $"{WaitingClaims} khai báo không phát sinh chờ chấp thuận";
        }

        if (IsLate)
        {
            yield return "khóa muộn";
        }

        if (SharesRank)
        {
            yield return "đồng hạng";
        }

        if (HasSanction)
        {
            yield return "có chế tài xếp loại";
        }
    }
}

/// <param name="Fields">Columns of the fields, in the order of the criteria; none where they were not asked for.</param>
/// <param name="Rules">How ranks and bands come about, as it stands under the table.</param>
/// <param name="AwaitingVote">How many await a vote on their rank.</param>
public sealed record LeagueTable(RankingGroup Group, IReadOnlyList<FieldColumn> Fields, Page<LeagueRow> Page, IReadOnlyList<string> Rules, int AwaitingVote);

/// <summary>The table of a group: stored sums only, the same number of statements for one row as for all.</summary>
public sealed class ReadLeague(PortalDbContext db, CampaignTrees trees, ReadContestants contestants)
{
    public const int Everybody = 20_000;

    public async Task<LeagueState> StateAsync(Campaign campaign, CancellationToken cancellation)
    {
        if (campaign.State is CampaignState.Published or CampaignState.Closed)
        {
            return LeagueState.Official;
        }

        if (campaign.SettledAt is not null)
        {
            return LeagueState.Appraised;
        }

        var closed = campaign.AppraisalClosings.Select(c => c.AgencyUnitId).ToArray();
        var agencies = db.Criteria.Where(c => c.CampaignId == campaign.Id && c.IsLeaf && c.AgencyUnitId != null);
        var given = await agencies.Select(c => closed.Contains(c.AgencyUnitId!.Value)).Distinct().ToListAsync(cancellation);
        return given is [true] ? LeagueState.Appraised : LeagueState.Provisional;
    }

    public async Task<LeagueTable> RunAsync(Campaign campaign, RankingGroup group, int? page, int size, bool withFields, CancellationToken cancellation)
    {
        var isSettled = campaign.SettledAt is not null;
        var tree = group.CriteriaId is { } criteriaId ? await trees.ReadAsync(criteriaId, cancellation) : null;
        IReadOnlyList<FieldColumn> fields = tree is null || !withFields ? [] : [.. tree.Tree.Tops.Where(t => t.Rule is not InformationRule).Select(t => new FieldColumn(t.Code, t.Title, t.MaxPoints, t.IsInBonus || t.IsInPenalty))];
        var appraisable = tree?.ScoredLeaves.Count(l => tree.Nodes[l.Code].AgencyUnitId is not null) ?? 0;

        var sheets = db.ScoreSheets.Where(s => s.CampaignId == campaign.Id && s.GroupId == group.Id);
        var joined = sheets.Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s, p });
        var rules = campaign.RulesFor(group.Id);
        var now = isSettled ? null : await StandingsAsync(campaign, group, rules, joined.Select(x => new NamedSheet(x.s.Id, x.p.SearchText)), cancellation);
        var slice = now?.ToPage(page, size);
        var shown = slice?.Rows.ToDictionary(s => s.Id);
        var wanted = slice?.Rows.Select(s => s.Id).ToArray();
        // A page that holds everybody needs no list of them.
        var ordered = wanted is null || wanted.Length == now!.Count ? joined : joined.Where(x => wanted.Contains(x.s.Id));
        var found = await ordered
            .OrderByDescending(x => x.s.FinalTotal)
            .ThenBy(x => x.s.Rank)
            .ThenBy(x => x.p.SearchText)
            .ThenBy(x => x.s.Id)
            .Select(x => new
            {
                x.s.Id,
                x.p.Name,
                x.p.UnitName,
                x.s.State,
                x.s.IsLate,
                x.s.Appraised,
                x.s.SelfTotal,
                x.s.AppraisedTotal,
                x.s.FinalTotal,
                x.s.Maximum,
                x.s.HasSanction,
                x.s.Rank,
                x.s.SharesRank,
                x.s.Band,
                x.s.StandingJson,
            })
            .AsNoTracking()
            .ToPageAsync(slice is null ? page : 1, size, cancellation);
        if (slice is not null)
        {
            var places = slice.Rows.Select((s, i) => (s.Id, i)).ToDictionary(x => x.Id, x => x.i);
            found = found with { Rows = [.. found.Rows.OrderBy(r => places[r.Id])], Number = slice.Number, Total = slice.Total };
        }

        var ids = found.Rows.Select(r => r.Id).ToArray();
        var sums = fields.Count == 0 ? null : await SumsAsync(sheets, ids.Length == found.Total ? null : ids, cancellation);
        var awaiting = !rules.EndsInVote ? 0 : now?.Count(s => s.AwaitsVote) ?? await sheets.CountAsync(s => s.SharesRank, cancellation);
        var claims = isSettled ? [] : await WaitingClaimsAsync(campaign.Id, cancellation);
        var met = campaign.Judging == Judging.MetNotMet ? await MetAsync(sheets, cancellation) : null;

        var rows = found.Rows.Select(r =>
        {
            var final = isSettled ? r.FinalTotal : (r.Appraised > 0 ? r.AppraisedTotal : r.SelfTotal).ToPrinted();
            var standing = shown?[r.Id];
            var byCode = sums?[r.Id].ToDictionary(f => f.Code, f => r.Appraised > 0 ? f.Appraisal : f.Self, StringComparer.Ordinal);
            return new LeagueRow(
                r.Id,
                r.Name,
                r.UnitName,
                r.State,
                r.IsLate,
                r.Appraised,
                r.SelfTotal,
                r.AppraisedTotal,
                final,
                r.Maximum,
                r.HasSanction,
                standing is null ? r.Rank : standing.Rank,
                standing?.SharesRank ?? r.SharesRank,
                standing is null ? r.Band : standing.Band,
                StandingText.Marks(standing?.Trace ?? StandingText.FromJson(r.StandingJson)),
                [.. fields.Select(f => byCode!.TryGetValue(f.Code, out var points) ? points : (Points?)null)],
                met is null ? null : met.GetValueOrDefault(r.Id),
                appraisable,
                tree?.ScoredLeaves.Count ?? 0)
            {
                WaitingClaims = claims.GetValueOrDefault(r.Id),
            };
        });
        return new LeagueTable(
            group,
            fields,
            new Page<LeagueRow>([.. rows], found.Number, found.Size, found.Total),
            [.. RankingText.Lines(rules, campaign.Judging == Judging.Points, await HasSanctionsAsync(group, cancellation)), .. await db.VotesInForceAsync(campaign, group.Id, cancellation)],
            awaiting);
    }

    public async Task<StandingPage> WhyAsync(Campaign campaign, Guid sheetId, CancellationToken cancellation)
    {
        var sheet = await db.ScoreSheets.AsNoTracking()
            .Where(s => s.Id == sheetId && s.CampaignId == campaign.Id)
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s.GroupId, p.Name, s.FinalTotal, Total = s.Appraised > 0 ? s.AppraisedTotal : s.SelfTotal, s.Rank, s.SharesRank, s.Band, s.StandingJson })
            .OneAsync(cancellation);
        var group = campaign.Group(sheet.GroupId);
        var rules = campaign.RulesFor(group.Id);
        var words = RankingText.Lines(rules, campaign.Judging == Judging.Points, await HasSanctionsAsync(group, cancellation));
        if (campaign.SettledAt is not null)
        {
            return new StandingPage(campaign, group.Id, sheet.Name, sheet.FinalTotal, sheet.Rank, sheet.SharesRank, sheet.Band, true, StandingText.Lines(StandingText.FromJson(sheet.StandingJson)), words);
        }

        var now = Standings.Of(rules, await contestants.RunAsync(campaign.Id, group, rules, cancellation), campaign.VotesOf(group.Id)).Single(s => s.Id == sheetId);
        return new StandingPage(campaign, group.Id, sheet.Name, sheet.Total.ToPrinted(), now.Rank, now.SharesRank, now.Band, false, StandingText.Lines(now.Trace), words);
    }

    private async Task<bool> HasSanctionsAsync(RankingGroup group, CancellationToken cancellation) =>
        group.CriteriaId is { } criteriaId && (await trees.ReadAsync(criteriaId, cancellation)).Tree.Leaves.Any(l => l.Rule is PenaltyRule { Sanction: not null });

    private sealed record NamedSheet(Guid Id, string Name);

    /// <summary>The table as it would be now, equals by name.</summary>
    private async Task<IReadOnlyList<Standing>> StandingsAsync(Campaign campaign, RankingGroup group, RankingRules rules, IQueryable<NamedSheet> sheets, CancellationToken cancellation)
    {
        var standings = Standings.Of(rules, await contestants.RunAsync(campaign.Id, group, rules, cancellation), campaign.VotesOf(group.Id));
        var names = await sheets.ToDictionaryAsync(s => s.Id, s => s.Name, cancellation);
        return [.. standings.OrderBy(s => s.Rank).ThenBy(s => names[s.Id], StringComparer.Ordinal)];
    }

    private sealed record SheetField(Guid SheetId, string Code, Points Self, Points Appraisal);

    /// <param name="wanted">None for all sheets: a list of thousands would be sent as thousands of values.</param>
    private async Task<ILookup<Guid, SheetField>> SumsAsync(IQueryable<ScoreSheet> sheets, Guid[]? wanted, CancellationToken cancellation)
    {
        var sums = db.Set<FieldSum>().AsNoTracking();
        sums = wanted is null ? sums.Where(f => sheets.Any(s => s.Id == f.SheetId)) : sums.Where(f => wanted.Contains(f.SheetId));
        return (await sums.Select(f => new SheetField(f.SheetId, f.FieldCode, f.Self, f.Appraisal)).ToListAsync(cancellation)).ToLookup(f => f.SheetId);
    }

    /// <summary>
    /// How many claims wait, by sheet. Counted here: asked to group by sheet, SQLite walks through all lines of the campaign in that
    /// order instead of going to the few that wait (0.29 s against nothing at 346,100 lines).
    /// </summary>
    private async Task<Dictionary<Guid, int>> WaitingClaimsAsync(Guid campaignId, CancellationToken cancellation) =>
        (await db.ScoreLines.Where(l => l.CampaignId == campaignId && l.Claim == ClaimState.Waiting).Select(l => l.SheetId).ToListAsync(cancellation))
            .CountBy(id => id)
            .ToDictionary();

    /// <summary>A leaf is met when it has its full points.</summary>
    private async Task<IReadOnlyDictionary<Guid, int>> MetAsync(IQueryable<ScoreSheet> sheets, CancellationToken cancellation) =>
        await db.ScoreLines
            .Where(l => sheets.Any(s => s.Id == l.SheetId))
            .Join(db.Criteria, l => l.CriterionId, c => c.Id, (l, c) => new { l.SheetId, Points = l.AppraisalPoints ?? l.SelfPoints, c.MaxPoints })
            .Where(x => x.Points == x.MaxPoints)
            .GroupBy(x => x.SheetId)
            .Select(g => new { SheetId = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.SheetId, g => g.Count, cancellation);
}
