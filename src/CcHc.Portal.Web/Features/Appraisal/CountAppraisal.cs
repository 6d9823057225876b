using CcHc.Portal.Data;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

/// <summary>How far one criterion is appraised.</summary>
/// <param name="Assigned">Locked sheets on which it can be appraised.</param>
/// <param name="Done">Of these, with a mark.</param>
/// <param name="Differing">Of these, with points other than the self-score.</param>
/// <param name="NotLocked">Sheets that were not locked.</param>
/// <param name="Own">Sheets that may not be appraised, because they are of the own unit.</param>
public sealed record CriterionProgress(int Assigned, int Done, int Differing, int NotLocked, int Own);

/// <summary>One agency's part of a campaign.</summary>
/// <param name="Own">Marks nobody gives, because the sheet is the agency's own and nobody is named to stand in.</param>
/// <param name="Claims">Claims of «không phát sinh» on locked sheets that wait for its decision.</param>
public sealed record AgencyProgress(Guid AgencyUnitId, string Name, int Criteria, int Assigned, int Done, int NotLocked, int Own, int Claims)
{
    public int Left => Assigned - Done;
}

/// <summary>Counts marks in the database: a few statements, however many criteria and sheets.</summary>
public sealed class CountAppraisal(PortalDbContext db)
{
    /// <param name="own">Units whose sheets the person may not open.</param>
    public async Task<IReadOnlyDictionary<Guid, CriterionProgress>> ByCriterionAsync(IReadOnlyCollection<Duty> duties, Guid[] own, CancellationToken cancellation)
    {
        var sets = duties.Select(d => d.CriteriaId).Distinct().ToArray();
        var criteria = duties.Select(d => d.CriterionId).ToArray();
        var standIn = duties.Select(d => d.OnlyUnitId).OfType<Guid>().Distinct().ToArray();
        var sheets = await db.ScoreSheets
            .Where(s => sets.Contains(s.CriteriaId))
            .GroupBy(s => new
            {
                s.CriteriaId,
                IsLocked = s.State != SheetState.Draft,
                IsOwn = s.UnitId != null && own.Contains(s.UnitId.Value),
                StandInFor = s.UnitId != null && standIn.Contains(s.UnitId.Value) ? s.UnitId : null,
            })
            .Select(g => new { g.Key.CriteriaId, g.Key.IsLocked, g.Key.IsOwn, g.Key.StandInFor, Count = g.Count() })
            .ToListAsync(cancellation);
        var marks = await db.ScoreLines
            .Where(l => criteria.Contains(l.CriterionId) && (l.AppraisalPoints != null || l.IsImported))
            .Join(db.ScoreSheets, l => l.SheetId, s => s.Id, (l, s) => new { Line = l, s.State, s.UnitId })
            .Where(x => x.State != SheetState.Draft && (x.UnitId == null || !own.Contains(x.UnitId.Value)))
            .GroupBy(x => new { x.Line.CriterionId, StandInFor = x.UnitId != null && standIn.Contains(x.UnitId.Value) ? x.UnitId : null })
            .Select(g => new
            {
                g.Key.CriterionId,
                g.Key.StandInFor,
                Done = g.Count(),
                Differing = g.Count(x => x.Line.SelfPoints != null && x.Line.AppraisalPoints != null && x.Line.SelfPoints != x.Line.AppraisalPoints),
            })
            .ToListAsync(cancellation);

        return duties.ToDictionary(d => d.CriterionId, d =>
        {
            var of = sheets.Where(s => s.CriteriaId == d.CriteriaId && (d.OnlyUnitId is null || s.StandInFor == d.OnlyUnitId)).ToList();
            var given = marks.Where(m => m.CriterionId == d.CriterionId && (d.OnlyUnitId is null || m.StandInFor == d.OnlyUnitId)).ToList();
            return new CriterionProgress(
                of.Where(s => s.IsLocked && !s.IsOwn).Sum(s => s.Count),
                given.Sum(m => m.Done),
                given.Sum(m => m.Differing),
                of.Where(s => !s.IsLocked).Sum(s => s.Count),
                of.Where(s => s.IsOwn).Sum(s => s.Count));
        });
    }

    /// <summary>Every agency of a campaign, in the order of their names.</summary>
    public async Task<IReadOnlyList<AgencyProgress>> ByAgencyAsync(Guid campaignId, CancellationToken cancellation)
    {
        var given = await db.Criteria
            .Where(c => c.CampaignId == campaignId && c.IsLeaf && c.Method != ScoringMethods.Information && c.AgencyUnitId != null)
            .GroupBy(c => new { c.CriteriaId, c.AgencyUnitId })
            .Select(g => new { g.Key.CriteriaId, AgencyUnitId = g.Key.AgencyUnitId!.Value, Name = db.Units.Where(u => u.Id == g.Key.AgencyUnitId).Select(u => u.Name).First(), Count = g.Count() })
            .ToListAsync(cancellation);
        var agencies = given.Select(g => g.AgencyUnitId).Distinct().ToArray();
        var standIns = await db.AppraisalStandIns.Where(s => s.CampaignId == campaignId).Select(s => s.AgencyUnitId).ToListAsync(cancellation);
        var sheets = await db.ScoreSheets
            .Where(s => s.CampaignId == campaignId)
            .GroupBy(s => new { s.CriteriaId, IsLocked = s.State != SheetState.Draft, Own = s.UnitId != null && agencies.Contains(s.UnitId.Value) ? s.UnitId : null })
            .Select(g => new { g.Key.CriteriaId, g.Key.IsLocked, g.Key.Own, Count = g.Count() })
            .ToListAsync(cancellation);
        var done = await db.ScoreLines
            .Where(l => l.CampaignId == campaignId && (l.AppraisalPoints != null || l.IsImported))
            .Join(db.Criteria, l => l.CriterionId, c => c.Id, (l, c) => new { l.SheetId, c.AgencyUnitId })
            .Where(l => db.ScoreSheets.Any(s => s.Id == l.SheetId && s.State != SheetState.Draft && (s.UnitId == null || s.UnitId != l.AgencyUnitId || standIns.Contains(s.UnitId.Value))))
            .GroupBy(l => l.AgencyUnitId)
            .Select(g => new { AgencyUnitId = g.Key, Count = g.Count() })
            .ToListAsync(cancellation);
        var waiting = await db.ScoreLines
            .Where(l => l.CampaignId == campaignId && l.Claim == ClaimState.Waiting)
            .Join(db.Criteria, l => l.CriterionId, c => c.Id, (l, c) => new { l.SheetId, c.AgencyUnitId })
            .Where(l => db.ScoreSheets.Any(s => s.Id == l.SheetId && s.State != SheetState.Draft && (s.UnitId == null || s.UnitId != l.AgencyUnitId || standIns.Contains(s.UnitId.Value))))
            .GroupBy(l => l.AgencyUnitId)
            .Select(g => new { AgencyUnitId = g.Key, Count = g.Count() })
            .ToListAsync(cancellation);

        return [.. given
            .GroupBy(g => (g.AgencyUnitId, g.Name))
            .Select(agency =>
            {
                int Marks(bool locked, bool own) => agency.Sum(set => set.Count * sheets.Where(s => s.CriteriaId == set.CriteriaId && s.IsLocked == locked && (s.Own == set.AgencyUnitId) == own).Sum(s => s.Count));
                var hasStandIn = standIns.Contains(agency.Key.AgencyUnitId);
                return new AgencyProgress(
                    agency.Key.AgencyUnitId,
                    agency.Key.Name,
                    agency.Sum(s => s.Count),
                    Marks(locked: true, own: false) + (hasStandIn ? Marks(locked: true, own: true) : 0),
                    done.Where(d => d.AgencyUnitId == agency.Key.AgencyUnitId).Sum(d => d.Count),
                    Marks(locked: false, own: false) + (hasStandIn ? Marks(locked: false, own: true) : 0),
                    hasStandIn ? 0 : Marks(locked: true, own: true) + Marks(locked: false, own: true),
                    waiting.Where(w => w.AgencyUnitId == agency.Key.AgencyUnitId).Sum(w => w.Count));
            })
            .OrderBy(a => a.Name, Domain.Vietnamese.Order)];
    }
}
