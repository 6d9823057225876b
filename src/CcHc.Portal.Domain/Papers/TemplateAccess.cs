using System.Linq.Expressions;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;

namespace CcHc.Portal.Domain.Papers;

/// <summary>Who looks after the templates of an agency: who makes or records its papers, whatever the campaign.</summary>
public static class TemplateAccess
{
    private static readonly Role[] Managing = [Role.CampaignManager, Role.RecordsClerk];

    private static readonly Role[] Seeing = [.. Managing, Role.AdvisingLeader, Role.Leader, Role.Auditor];

    public static bool CanOpen(Actor actor) => actor.UnitsOfEveryCampaign(Seeing).Count > 0;

    /// <summary>The agencies themselves, and those that advise on their campaigns: their submission statements are written by the campaign's manager.</summary>
    public static Expression<Func<Unit, bool>> SeenBy(Actor actor, IQueryable<Campaign> campaigns) => Within(actor.UnitsOfEveryCampaign(Seeing), campaigns);

    public static Expression<Func<Unit, bool>> ManagedBy(Actor actor, IQueryable<Campaign> campaigns) => Within(actor.UnitsOfEveryCampaign(Managing), campaigns);

    private static Expression<Func<Unit, bool>> Within(IReadOnlyList<Guid> units, IQueryable<Campaign> campaigns) =>
        unit => units.Contains(unit.Id) || campaigns.Any(c => units.Contains(c.IssuingUnitId) && c.AdvisingUnitId == unit.Id);
}
