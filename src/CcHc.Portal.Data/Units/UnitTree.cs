using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data.Units;

/// <summary>Units in memory, tracked, so that a unit that moves takes everything below it along.</summary>
public sealed class UnitTree
{
    private readonly Dictionary<Guid, Unit> units;
    private readonly Dictionary<Guid, List<Unit>> children = [];

    private UnitTree(IEnumerable<Unit> all)
    {
        units = [];
        foreach (var unit in all)
        {
            Add(unit);
        }
    }

    /// <summary>Every unit, for an import.</summary>
    public static async Task<UnitTree> LoadAsync(PortalDbContext db, CancellationToken cancellation = default) =>
        new(await db.Units.Include(u => u.Names).ToListAsync(cancellation));

    /// <summary>One unit and all below it.</summary>
    /// <exception cref="NotFoundException">when there is no such unit.</exception>
    public static async Task<UnitTree> LoadBelowAsync(PortalDbContext db, Guid unitId, CancellationToken cancellation = default)
    {
        var path = await db.Units.Where(u => u.Id == unitId).Select(u => u.TreePath).SingleOrDefaultAsync(cancellation) ?? throw new NotFoundException();
        return new(await db.Units.Include(u => u.Names).Where(UnitAccess.Within(path)).ToListAsync(cancellation));
    }

    public Unit Unit(Guid id) => units[id];

    public void Add(Unit unit)
    {
        units.Add(unit.Id, unit);
        if (unit.ParentId is { } parent)
        {
            if (!children.TryGetValue(parent, out var siblings))
            {
                children[parent] = siblings = [];
            }

            siblings.Add(unit);
        }
    }

    /// <exception cref="DomainRuleException">when <paramref name="parent"/> is the unit itself or below it, or the tree would be too deep.</exception>
    public void Move(Actor by, Unit unit, Unit? parent, DateTimeOffset now)
    {
        if (unit.ParentId is { } old && children.TryGetValue(old, out var siblings))
        {
            siblings.Remove(unit);
        }

        unit.MoveUnder(by, parent, now);
        if (parent is not null)
        {
            if (!children.TryGetValue(parent.Id, out var others))
            {
                children[parent.Id] = others = [];
            }

            others.Add(unit);
        }

        Follow(unit);
    }

    private void Follow(Unit above)
    {
        DomainRuleException.ThrowIf(above.TreePath.Length > Domain.Units.Unit.TreePathMaxLength, "unit.parent", "Cây đơn vị sâu quá 10 cấp.");
        foreach (var below in children.GetValueOrDefault(above.Id) ?? [])
        {
            below.FollowParent(above);
            Follow(below);
        }
    }
}
