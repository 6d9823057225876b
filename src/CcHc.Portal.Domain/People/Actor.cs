namespace CcHc.Portal.Domain.People;

/// <summary>A role that is in force today, with the place of its unit in the tree.</summary>
public sealed record ActorRole(Role Role, Guid UnitId, string UnitPath, Guid? CampaignId, string? Field);

/// <summary>Who acts: a person and the roles in force on the day. Access functions ask it; nothing else knows role names.</summary>
/// <param name="workplaces">Tree paths of the units the person works in or holds a post in.</param>
public sealed class Actor(Guid? personId, string name, IReadOnlyList<ActorRole> roles, IReadOnlyList<string>? workplaces = null)
{
    /// <summary>A visitor without an account.</summary>
    public static readonly Actor Visitor = new(null, "Khách", []);

    /// <summary>The portal itself, at the command line or in a job.</summary>
    public static readonly Actor Portal = new(null, "Hệ thống", []);

    public Guid? PersonId { get; } = personId;

    public string Name { get; } = name;

    public IReadOnlyList<ActorRole> Roles { get; } = roles;

    public bool IsSignedIn => PersonId is not null;

    /// <summary>
    /// Every unit the actor belongs to, which is what «đơn vị mình» is where nobody may judge the own unit: where a role is held
    /// or where they work, and what that is a part of. The units above count because somebody of a division also belongs to the
    /// department that the division is in.
    /// </summary>
    public IReadOnlySet<Guid> BelongsTo { get; } = Units(roles, workplaces ?? []);

    public bool Holds(Role role) => Roles.Any(r => r.Role == role);

    /// <summary>Holds the role within the unit, for all campaigns or for the one given.</summary>
    public bool Holds(Role role, Guid unitId, Guid? campaignId = null) =>
        Roles.Any(r => r.Role == role && r.UnitId == unitId && (r.CampaignId is null || r.CampaignId == campaignId));

    public bool HoldsAny(params ReadOnlySpan<Role> wanted)
    {
        foreach (var role in Roles)
        {
            if (wanted.Contains(role.Role))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The units within which one of the roles is held, whatever the campaign.</summary>
    public IReadOnlyList<Guid> UnitsOf(params Role[] wanted) =>
        [.. Roles.Where(r => wanted.Contains(r.Role)).Select(r => r.UnitId).Distinct()];

    /// <summary>The units within which one of the roles is held for all campaigns, not only for a named one.</summary>
    public IReadOnlyList<Guid> UnitsOfEveryCampaign(params Role[] wanted) =>
        [.. Roles.Where(r => r.CampaignId is null && wanted.Contains(r.Role)).Select(r => r.UnitId).Distinct()];

    /// <summary>The campaigns to which one of the roles is narrowed.</summary>
    public IReadOnlyList<Guid> CampaignsOf(params Role[] wanted) =>
        [.. Roles.Where(r => wanted.Contains(r.Role)).Select(r => r.CampaignId).OfType<Guid>().Distinct()];

    /// <summary>The units the actor fills in or approves for.</summary>
    public IReadOnlyList<Guid> OwnUnits() => UnitsOf(Role.UnitOfficer, Role.UnitHead);

    /// <summary>Tree paths under which one of the roles reaches (the unit itself and all below it).</summary>
    public IReadOnlyList<string> TreesOf(params Role[] wanted) =>
        [.. Roles.Where(r => wanted.Contains(r.Role)).Select(r => r.UnitPath).Distinct()];

    private static HashSet<Guid> Units(IReadOnlyList<ActorRole> roles, IReadOnlyList<string> workplaces)
    {
        var units = roles.Select(r => r.UnitId).ToHashSet();
        foreach (var path in roles.Select(r => r.UnitPath).Concat(workplaces))
        {
            foreach (var key in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                // A path that is not made of unit keys names nobody's unit; the role's own unit is there in any case.
                if (Guid.TryParseExact(key, "N", out var id))
                {
                    units.Add(id);
                }
            }
        }

        return units;
    }
}
