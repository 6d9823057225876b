using CcHc.Portal.Data;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

/// <summary>A leaf that is the actor's to appraise.</summary>
/// <param name="OnlyUnitId">
/// The one unit on whose sheet it is, where the actor's agency stands in for that unit; none where it is on every sheet.
/// </param>
public sealed record Duty(Guid CampaignId, Guid CriteriaId, Guid CriterionId, Guid AgencyUnitId, int Order, CriteriaNode Leaf, Guid? OnlyUnitId = null)
{
    public bool IsOn(Guid criteriaId, Guid? unitId) => CriteriaId == criteriaId && (OnlyUnitId is null || OnlyUnitId == unitId);
}

/// <summary>What of appraisal is the actor's, in one campaign or in all.</summary>
/// <param name="OwnUnits">Units whose sheets the actor must not open.</param>
public sealed record Duties(IReadOnlyList<Duty> All, Guid[] OwnUnits)
{
    /// <summary>Leaves that are the actor's on every sheet but the own.</summary>
    public Guid[] CriterionIds { get; } = [.. All.Where(d => d.OnlyUnitId is null).Select(d => d.CriterionId)];

    public Guid[] CriteriaIds { get; } = [.. All.Where(d => d.OnlyUnitId is null).Select(d => d.CriteriaId).Distinct()];

    /// <summary>Leaves that are the actor's only on the sheet of the agency that has them.</summary>
    public Guid[] StandInIds { get; } = [.. All.Where(d => d.OnlyUnitId is not null).Select(d => d.CriterionId)];

    public Guid[] StandInUnits { get; } = [.. All.Select(d => d.OnlyUnitId).OfType<Guid>().Distinct()];

    public Guid[] CampaignIds { get; } = [.. All.Select(d => d.CampaignId).Distinct()];

    public Guid[] Agencies { get; } = [.. All.Select(d => d.AgencyUnitId).Distinct()];

    public Duty? Find(Guid criterionId) => All.FirstOrDefault(d => d.CriterionId == criterionId);

    /// <summary>The leaves of one sheet that are the actor's, in the order of the criteria.</summary>
    public IReadOnlyList<Duty> On(Guid criteriaId, Guid? unitId) => [.. All.Where(d => d.IsOn(criteriaId, unitId)).OrderBy(d => d.Order)];

    public int CountOn(Guid criteriaId, Guid? unitId) => All.Count(d => d.IsOn(criteriaId, unitId));
}

/// <summary>Finds the leaves an appraiser is responsible for. Fields come from the criteria trees, which are kept once frozen.</summary>
public sealed class ReadDuties(PortalDbContext db, CampaignTrees trees)
{
    public async Task<Duties> RunAsync(Actor actor, Guid? campaignId, CancellationToken cancellation)
    {
        var agencies = AppraisalAccess.AgenciesOf(actor).ToArray();
        var own = actor.BelongsTo.ToArray();
        var standIns = await db.AppraisalStandIns
            .Where(s => agencies.Contains(s.StandInUnitId) && !own.Contains(s.AgencyUnitId))
            .Where(s => campaignId == null || s.CampaignId == campaignId)
            .ToDictionaryAsync(s => (s.CampaignId, s.AgencyUnitId), s => s.StandInUnitId, cancellation);
        var standingIn = standIns.Keys.Select(k => k.AgencyUnitId).Distinct().ToArray();
        var found = await db.Criteria
            .Where(c => c.IsLeaf && c.Method != ScoringMethods.Information && c.AgencyUnitId != null
                && (agencies.Contains(c.AgencyUnitId.Value) || standingIn.Contains(c.AgencyUnitId.Value)))
            .Where(c => campaignId == null || c.CampaignId == campaignId)
            .Where(c => db.Campaigns.Any(k => k.Id == c.CampaignId && k.State != CampaignState.Draft))
            .Select(c => new { c.CampaignId, c.CriteriaId, c.Id, AgencyUnitId = c.AgencyUnitId!.Value, c.Order, c.Code })
            .ToListAsync(cancellation);

        var duties = new List<Duty>(found.Count);
        foreach (var set in found.GroupBy(c => c.CriteriaId))
        {
            var tree = await trees.ReadAsync(set.Key, cancellation);
            foreach (var duty in set.Select(c => new Duty(c.CampaignId, c.CriteriaId, c.Id, c.AgencyUnitId, c.Order, tree.Tree.Find(c.Code)!)))
            {
                if (AppraisalAccess.Covers(actor, duty.CampaignId, duty.AgencyUnitId, duty.Leaf.Top.Code))
                {
                    duties.Add(duty);
                }
                else if (standIns.TryGetValue((duty.CampaignId, duty.AgencyUnitId), out var by) && AppraisalAccess.Covers(actor, duty.CampaignId, by, duty.Leaf.Top.Code))
                {
                    duties.Add(duty with { OnlyUnitId = duty.AgencyUnitId });
                }
            }
        }

        return new Duties([.. duties.OrderBy(d => d.CriteriaId).ThenBy(d => d.Order)], own);
    }
}

public static class AppraisalSetup
{
    public static IServiceCollection AddAppraisal(this IServiceCollection services) => services.AddScoped<ReadDuties>().AddScoped<CountAppraisal>();
}
