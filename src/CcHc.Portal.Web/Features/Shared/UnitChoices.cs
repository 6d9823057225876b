using CcHc.Portal.Data;
using CcHc.Portal.Domain.Units;

namespace CcHc.Portal.Web.Features.Shared;

/// <summary>Units a campaign can name: only of the issuing unit's own tree, and only those that exist on the day.</summary>
public static class UnitChoices
{
    // A commune or a school takes part; it neither advises the issuing unit nor appraises others.
    private static readonly UnitKind[] Participating =
        [UnitKind.CommuneCommittee, UnitKind.School, UnitKind.HealthStation, UnitKind.Neighbourhood, UnitKind.Enterprise];

    public static IQueryable<Unit> Under(PortalDbContext db, Guid rootId, DateOnly day) => db.Units
        .Where(u => db.Units.Any(root => root.Id == rootId && u.TreePath.StartsWith(root.TreePath)))
        .Where(u => (u.ValidFrom == null || u.ValidFrom <= day) && (u.ValidTo == null || day <= u.ValidTo));

    public static IQueryable<Unit> AgenciesUnder(PortalDbContext db, Guid rootId, DateOnly day) =>
        Under(db, rootId, day).Where(u => u.Id == rootId || !Participating.Contains(u.Kind));
}
