using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

/// <summary>A leaf that is the actor's to appraise.</summary>
public sealed record Duty(Guid CampaignId, Guid CriteriaId, Guid CriterionId, Guid AgencyUnitId, int Order, CriteriaNode Leaf);

/// <summary>What of appraisal is the actor's, in one campaign or in all.</summary>
/// <param name="OwnUnits">Units whose sheets the actor must not open.</param>
public sealed record Duties(IReadOnlyList<Duty> All, Guid[] OwnUnits)
{
    public Guid[] CriterionIds { get; } = [.. All.Select(d => d.CriterionId)];

    public Guid[] CriteriaIds { get; } = [.. All.Select(d => d.CriteriaId).Distinct()];

    public Guid[] CampaignIds { get; } = [.. All.Select(d => d.CampaignId).Distinct()];

    public Guid[] Agencies { get; } = [.. All.Select(d => d.AgencyUnitId).Distinct()];

    public Duty? Find(Guid criterionId) => All.FirstOrDefault(d => d.CriterionId == criterionId);

    /// <summary>The leaves of one sheet that are the actor's, in the order of the criteria.</summary>
    public IReadOnlyList<Duty> On(Guid criteriaId) => [.. All.Where(d => d.CriteriaId == criteriaId).OrderBy(d => d.Order)];

    public int CountOn(Guid criteriaId) => All.Count(d => d.CriteriaId == criteriaId);
}

/// <summary>Finds the leaves an appraiser is responsible for. Fields come from the criteria trees, which are kept once frozen.</summary>
public sealed class ReadDuties(PortalDbContext db, CampaignTrees trees, TimeProvider clock)
{
    public async Task<Duties> RunAsync(Actor actor, Guid? campaignId, CancellationToken cancellation)
    {
        var agencies = AppraisalAccess.AgenciesOf(actor).ToArray();
        var found = await db.Criteria
            .Where(c => c.IsLeaf && c.Method != ScoringMethods.Information && c.AgencyUnitId != null && agencies.Contains(c.AgencyUnitId.Value))
            .Where(c => campaignId == null || c.CampaignId == campaignId)
            .Where(c => db.Campaigns.Any(k => k.Id == c.CampaignId && k.State != CampaignState.Draft))
            .Select(c => new { c.CampaignId, c.CriteriaId, c.Id, AgencyUnitId = c.AgencyUnitId!.Value, c.Order, c.Code })
            .ToListAsync(cancellation);

        var duties = new List<Duty>(found.Count);
        foreach (var set in found.GroupBy(c => c.CriteriaId))
        {
            var tree = await trees.ReadAsync(set.Key, cancellation);
            duties.AddRange(set
                .Select(c => new Duty(c.CampaignId, c.CriteriaId, c.Id, c.AgencyUnitId, c.Order, tree.Tree.Find(c.Code)!))
                .Where(d => AppraisalAccess.Covers(actor, d.CampaignId, d.AgencyUnitId, d.Leaf.Top.Code)));
        }

        return new Duties([.. duties.OrderBy(d => d.CriteriaId).ThenBy(d => d.Order)], await OwnUnitsAsync(actor, cancellation));
    }

    public async Task<Guid[]> OwnUnitsAsync(Actor actor, CancellationToken cancellation)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var workplaces = await db.Units
            .Where(u => db.People.Any(p => p.Id == actor.PersonId && p.UnitId == u.Id)
                || db.Positions.Any(p => p.PersonId == actor.PersonId && p.UnitId == u.Id && p.From <= today && (p.To == null || today <= p.To)))
            .Select(u => u.TreePath)
            .ToListAsync(cancellation);
        return [.. AppraisalAccess.UnitsOf(actor, workplaces)];
    }
}

public static class AppraisalSetup
{
    public static IServiceCollection AddAppraisal(this IServiceCollection services) => services.AddScoped<ReadDuties>().AddScoped<CountAppraisal>();
}
