using System.Linq.Expressions;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Criteria;

/// <summary>Who reads criteria sets, and who adds to them. A set without an owner is common to all and changed by nobody here.</summary>
public static class CriteriaSetAccess
{
    public static bool CanRead(Actor actor) => actor.HoldsAny(Role.CampaignManager, Role.AdvisingLeader, Role.Administrator, Role.Leader, Role.Auditor);

    public static Expression<Func<CriteriaSet, bool>> VisibleTo(Actor actor)
    {
        var may = CanRead(actor);
        var units = actor.UnitsOf(Role.CampaignManager, Role.AdvisingLeader, Role.Administrator, Role.Leader, Role.Auditor);
        return set => may && (set.OwnerUnitId == null || units.Contains(set.OwnerUnitId.Value));
    }

    /// <summary>The units for which the actor may keep a set.</summary>
    public static IReadOnlyList<Guid> OwnersFor(Actor actor) => actor.UnitsOfEveryCampaign(Role.CampaignManager, Role.Administrator);

    public static bool CanChange(Actor actor, CriteriaSet set) => set.OwnerUnitId is { } owner && OwnersFor(actor).Contains(owner);
}
