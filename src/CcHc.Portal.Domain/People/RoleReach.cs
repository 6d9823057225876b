namespace CcHc.Portal.Domain.People;

/// <summary>
/// How far some roles of an actor reach, as lists that a query can compare with: whole units, and units in which a role is
/// held for named campaigns only.
/// </summary>
public sealed record RoleReach(IReadOnlyList<Guid> Units, IReadOnlyList<Guid> NarrowUnits, IReadOnlyList<Guid> NarrowCampaigns)
{
    public static RoleReach Of(Actor actor, params Role[] wanted)
    {
        var roles = actor.Roles.Where(r => wanted.Contains(r.Role)).ToList();
        return new(
            [.. roles.Where(r => r.CampaignId is null).Select(r => r.UnitId).Distinct()],
            [.. roles.Where(r => r.CampaignId is not null).Select(r => r.UnitId).Distinct()],
            [.. roles.Select(r => r.CampaignId).OfType<Guid>().Distinct()]);
    }

    public bool IsEmpty => Units.Count == 0 && NarrowUnits.Count == 0;
}
