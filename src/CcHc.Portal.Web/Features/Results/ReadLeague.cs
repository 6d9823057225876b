using System.ComponentModel;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
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
public sealed record FieldColumn(string Code, string Title, Points Maximum);

/// <summary>One participant in the table of its group.</summary>
/// <param name="Rank">None for who is alone in the group.</param>
/// <param name="Final">Settled, or what it would be now.</param>
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
    string? Band,
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

        if (HasSanction)
        {
            yield return "có chế tài xếp loại";
        }
    }
}

/// <param name="Fields">Columns of the fields, in the order of the criteria.</param>
public sealed record LeagueTable(RankingGroup Group, IReadOnlyList<FieldColumn> Fields, Page<LeagueRow> Page);

/// <summary>The table of a group: stored sums only, the same number of statements for one row as for all.</summary>
public sealed class ReadLeague(PortalDbContext db, CampaignTrees trees)
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

    public async Task<LeagueTable> RunAsync(Campaign campaign, RankingGroup group, int? page, int size, CancellationToken cancellation)
    {
        var isSettled = campaign.SettledAt is not null;
        var tree = group.CriteriaId is { } criteriaId ? await trees.ReadAsync(criteriaId, cancellation) : null;
        IReadOnlyList<FieldColumn> fields = tree is null ? [] : [.. tree.Tree.Tops.Where(t => t.Rule is not InformationRule).Select(t => new FieldColumn(t.Code, t.Title, t.MaxPoints))];
        var appraisable = tree?.ScoredLeaves.Count(l => tree.Nodes[l.Code].AgencyUnitId is not null) ?? 0;

        var sheets = db.ScoreSheets.Where(s => s.CampaignId == campaign.Id && s.GroupId == group.Id);
        var joined = sheets.Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s, p });
        var ordered = isSettled
            ? joined.OrderByDescending(x => x.s.FinalTotal).ThenBy(x => x.p.SearchText).ThenBy(x => x.s.Id)
            : joined.OrderByDescending(x => x.s.Appraised > 0 ? x.s.AppraisedTotal : x.s.SelfTotal).ThenBy(x => x.p.SearchText).ThenBy(x => x.s.Id);
        var found = await ordered
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
                x.s.Band,
            })
            .AsNoTracking()
            .ToPageAsync(page, size, cancellation);

        var ids = found.Rows.Select(r => r.Id).ToArray();
        var everything = ids.Length == found.Total;
        var sums = (await db.Set<FieldSum>().AsNoTracking()
                .Where(f => everything ? sheets.Any(s => s.Id == f.SheetId) : ids.Contains(f.SheetId))
                .Select(f => new { f.SheetId, f.FieldCode, f.Self, f.Appraisal })
                .ToListAsync(cancellation))
            .ToLookup(f => f.SheetId);
        var ranks = isSettled ? null : await ProvisionalRanksAsync(sheets, cancellation);
        var claims = isSettled
            ? []
            : await db.ScoreLines
                .Where(l => l.CampaignId == campaign.Id && l.Claim == ClaimState.Waiting && sheets.Any(s => s.Id == l.SheetId))
                .GroupBy(l => l.SheetId)
                .Select(g => new { SheetId = g.Key, Count = g.Count() })
                .ToDictionaryAsync(g => g.SheetId, g => g.Count, cancellation);
        var met = campaign.Judging == Judging.MetNotMet ? await MetAsync(sheets, cancellation) : null;

        var rows = found.Rows.Select(r =>
        {
            var final = isSettled ? r.FinalTotal : (r.Appraised > 0 ? r.AppraisedTotal : r.SelfTotal).ToPrinted();
            var byCode = sums[r.Id].ToDictionary(f => f.FieldCode, f => r.Appraised > 0 ? f.Appraisal : f.Self, StringComparer.Ordinal);
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
                isSettled ? r.Rank : found.Total > 1 ? ranks![r.Id] : null,
                // What a sanction does to a band is worked out when the scores are settled.
                isSettled ? r.Band : r.HasSanction ? null : campaign.BandOf(final, r.Maximum),
                [.. fields.Select(f => byCode.TryGetValue(f.Code, out var points) ? points : (Points?)null)],
                met is null ? null : met.GetValueOrDefault(r.Id),
                appraisable,
                tree?.ScoredLeaves.Count ?? 0)
            {
                WaitingClaims = claims.GetValueOrDefault(r.Id),
            };
        });
        return new LeagueTable(group, fields, new Page<LeagueRow>([.. rows], found.Number, found.Size, found.Total));
    }

    private static async Task<IReadOnlyDictionary<Guid, int>> ProvisionalRanksAsync(IQueryable<ScoreSheet> sheets, CancellationToken cancellation)
    {
        var totals = await sheets.Select(s => new { s.Id, Total = s.Appraised > 0 ? s.AppraisedTotal : s.SelfTotal }).ToListAsync(cancellation);
        return Ranking.Of([.. totals.Select(t => (t.Id, t.Total))]);
    }

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
