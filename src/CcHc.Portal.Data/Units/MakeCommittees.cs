using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data.Units;

/// <param name="New">Committees that would be made.</param>
/// <param name="Linked">Units of the office that have the same code and name; they are joined to the territory.</param>
/// <param name="There">Territories that have their committee already.</param>
public sealed record CommitteePlan(IReadOnlyList<CommitteeToMake> New, IReadOnlyList<CommitteeToMake> Linked, int There);

/// <param name="UnitId">The unit that is there, for a link.</param>
/// <param name="Code">None where another valid unit bears the territory's code.</param>
public sealed record CommitteeToMake(Guid TerritoryId, string TerritoryCode, string? ParentCode, int Level, string Name, UnitKind Kind, string PlaceName, string? Code, Guid? UnitId);

/// <summary>One People's Committee per territory of a structure.</summary>
public sealed class MakeCommittees(PortalDbContext db)
{
    private const string Committee = "Ủy ban nhân dân";

    /// <param name="province">Code of the province with everything below it; null for the whole country.</param>
    public async Task<CommitteePlan> PlanAsync(string structure, string? province, CancellationToken cancellation = default)
    {
        var territories = await TerritoriesAsync(structure, province, cancellation);
        var governed = (await db.Units.Where(u => u.AdministrativeUnitId != null).Select(u => u.AdministrativeUnitId!.Value).ToListAsync(cancellation)).ToHashSet();
        var last = TerritoryStructure.LastDay(structure);

        // The codes of an ended structure are free for whoever bears them now, and the other way round.
        var bearers = (await db.Units.Where(u => u.Code != null && u.ValidTo == last).Select(u => new { u.Id, u.Code, u.Name, u.AdministrativeUnitId }).ToListAsync(cancellation))
            .DistinctBy(u => u.Code, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(u => u.Code!, StringComparer.OrdinalIgnoreCase);
        var made = new List<CommitteeToMake>();
        var linked = new List<CommitteeToMake>();
        foreach (var territory in territories.Where(t => !governed.Contains(t.Id)))
        {
            var name = NameOf(territory.Name);
            var bearer = bearers.GetValueOrDefault(territory.Code);
            var isSame = bearer is { AdministrativeUnitId: null } && Plain(bearer.Name) == Plain(name);
            var row = new CommitteeToMake(
                territory.Id, territory.Code, territory.ParentCode, territory.Level, name, KindOf(territory), PlaceOf(territory),
                bearer is null ? territory.Code : null, isSame ? bearer!.Id : null);
            (isSame ? linked : made).Add(row);
        }

        return new CommitteePlan(made, linked, territories.Count - made.Count - linked.Count);
    }

    /// <summary>Makes and links what the plan says now. The caller opens the transaction.</summary>
    public async Task<CommitteePlan> RunAsync(string structure, string? province, Actor by, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var plan = await PlanAsync(structure, province, cancellation);
        var codes = await db.AdministrativeUnits.Where(a => a.Structure == structure).Select(a => new { a.Id, a.Code }).ToDictionaryAsync(a => a.Id, a => a.Code, cancellation);
        var committees = (await db.Units.Where(u => u.AdministrativeUnitId != null && u.Kind != UnitKind.Other).ToListAsync(cancellation))
            .Where(u => codes.ContainsKey(u.AdministrativeUnitId!.Value))
            .DistinctBy(u => u.AdministrativeUnitId)
            .ToDictionary(u => codes[u.AdministrativeUnitId!.Value], StringComparer.Ordinal);
        var linked = plan.Linked.Count == 0 ? [] : await db.Units.Where(u => u.AdministrativeUnitId == null && u.Code != null).ToDictionaryAsync(u => u.Id, cancellation);
        foreach (var row in plan.Linked)
        {
            var unit = linked[row.UnitId!.Value];
            unit.Govern(row.TerritoryId);
            committees[row.TerritoryCode] = unit;
        }

        foreach (var row in plan.New.OrderBy(r => r.Level))
        {
            var parent = row.ParentCode is null ? null : committees.GetValueOrDefault(row.ParentCode);
            var unit = new Unit(row.Name, row.Kind, parent, row.Code, TerritoryStructure.FirstDay(structure), row.TerritoryId);
            unit.DescribePapers("UBND", row.PlaceName, null);
            unit.Announce(by, now);
            if (TerritoryStructure.LastDay(structure) is { } last)
            {
                unit.Close(by, last, null, now);
            }

            committees[row.TerritoryCode] = unit;
            db.Units.Add(unit);
        }

        await db.SaveChangesAsync(cancellation);
        return plan;
    }

    /// <summary>«Xã Mỹ Hoà Hưng» is governed by the «Ủy ban nhân dân xã Mỹ Hoà Hưng».</summary>
    public static string NameOf(string territory) => $"{Committee} {Vietnamese.LowerFirst(territory)}";

    private static UnitKind KindOf(AdministrativeUnit territory) => territory.Level == 1
        ? UnitKind.ProvincialCommittee
        : territory.Kind is "Xã" or "Phường" or "Thị trấn" or "Đặc khu" ? UnitKind.CommuneCommittee : UnitKind.DistrictCommittee;

    private static string PlaceOf(AdministrativeUnit territory) =>
        territory.Name.StartsWith(territory.Kind + " ", StringComparison.Ordinal) ? territory.Name[(territory.Kind.Length + 1)..] : territory.Name;

    private static string Plain(string name) => Vietnamese.Fold(name).Replace("uy ban nhan dan", "ubnd", StringComparison.Ordinal);

    private async Task<List<AdministrativeUnit>> TerritoriesAsync(string structure, string? province, CancellationToken cancellation)
    {
        var all = await db.AdministrativeUnits.AsNoTracking().Where(a => a.Structure == structure && a.ClosedAt == null).OrderBy(a => a.Level).ThenBy(a => a.Code).ToListAsync(cancellation);
        if (province is null)
        {
            return all;
        }

        var within = new HashSet<string>(StringComparer.Ordinal) { province };
        return [.. all.Where(a => a.Code == province || (a.ParentCode is not null && within.Contains(a.ParentCode) && within.Add(a.Code)))];
    }
}
