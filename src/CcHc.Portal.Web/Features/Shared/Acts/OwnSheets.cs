using CcHc.Portal.Data;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>An agency that appraises in a campaign it takes part in itself.</summary>
/// <param name="Leaves">How many of its criteria are on its own sheet.</param>
/// <param name="StandInUnitId">Who appraises these instead; none while nobody is named.</param>
public sealed record OwnSheet(Guid AgencyUnitId, string AgencyName, int Leaves, Guid? StandInUnitId, string? StandInName, string? Reason, string? ByName, DateTimeOffset? At);

/// <summary>Finds the sheets that nobody of the agency may appraise, because nobody appraises the own unit.</summary>
public sealed class OwnSheets(PortalDbContext db)
{
    public async Task<IReadOnlyList<OwnSheet>> ReadAsync(Guid campaignId, CancellationToken cancellation = default)
    {
        var leaves =
            from participant in db.Participants
            where participant.CampaignId == campaignId && participant.UnitId != null
            join ranked in db.Set<RankingGroup>() on participant.GroupId equals ranked.Id
            join criterion in db.Criteria on ranked.CriteriaId equals criterion.CriteriaId
            where criterion.IsLeaf && criterion.Method != ScoringMethods.Information && criterion.AgencyUnitId == participant.UnitId
            select new { AgencyUnitId = participant.UnitId!.Value, criterion.Id };
        // A unit may take part with several of its people besides itself; its leaves are counted once.
        var agencies = await leaves.Distinct()
            .GroupBy(l => l.AgencyUnitId)
            .Select(g => new { AgencyUnitId = g.Key, Leaves = g.Count() })
            .ToListAsync(cancellation);
        if (agencies.Count == 0)
        {
            return [];
        }

        var ids = agencies.Select(a => a.AgencyUnitId).ToList();
        var named = await db.AppraisalStandIns.AsNoTracking().Where(s => s.CampaignId == campaignId).ToDictionaryAsync(s => s.AgencyUnitId, cancellation);
        ids.AddRange(named.Values.Select(s => s.StandInUnitId));
        var names = await db.Units.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        return
        [
            .. agencies
                .Select(a => named.GetValueOrDefault(a.AgencyUnitId) is { } standIn
                    ? new OwnSheet(a.AgencyUnitId, names[a.AgencyUnitId], a.Leaves, standIn.StandInUnitId, names[standIn.StandInUnitId], standIn.Reason, standIn.ByName, standIn.At)
                    : new OwnSheet(a.AgencyUnitId, names[a.AgencyUnitId], a.Leaves, null, null, null, null, null))
                .OrderBy(a => a.AgencyName, Domain.Vietnamese.Order),
        ];
    }
}
