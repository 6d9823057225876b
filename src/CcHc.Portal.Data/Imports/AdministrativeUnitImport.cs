using CcHc.Portal.Domain.Tables;
using CcHc.Portal.Domain.Units;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data.Imports;

/// <summary>The state's list of territories, both structures in one file or one at a time.</summary>
public static class AdministrativeUnitImport
{
    internal static readonly IReadOnlyList<IReadOnlyList<string>> Examples =
    [
        ["from-2025-07-01", "91", "", "1", "Tỉnh", "Tỉnh An Giang"],
        ["from-2025-07-01", "30307", "91", "2", "Phường", "Phường Long Xuyên"],
    ];

    // SQLite writes some ten thousand rows a second; one SaveChanges of all would hold every row twice.
    private const int AtOnce = 2000;

    public static async Task<ImportPlan> PlanAsync(PortalDbContext db, Table table, CancellationToken cancellation = default)
    {
        var errors = new List<FileFinding>();
        var rows = TerritoryFile.Read(table, errors);
        var structures = rows.Select(r => r.Structure).Distinct().ToList();
        var known = await db.AdministrativeUnits.AsNoTracking().Where(u => structures.Contains(u.Structure)).ToListAsync(cancellation);
        var comparison = TerritoryFile.Compare(rows, known);
        return new ImportPlan(comparison.Report(errors), async (_, now, token) =>
        {
            foreach (var (unit, row) in comparison.Changed)
            {
                db.Attach(unit);
                unit.Describe(row.ParentCode, row.Level, row.Kind, row.Name);
            }

            foreach (var unit in comparison.Closed)
            {
                db.Attach(unit);
                unit.Close(now);
            }

            await db.SaveChangesAsync(token);
            foreach (var part in comparison.Added.Chunk(AtOnce))
            {
                var added = part.Select(r => new AdministrativeUnit(r.Structure, r.Code, r.ParentCode, r.Level, r.Kind, r.Name)).ToList();
                db.AdministrativeUnits.AddRange(added);
                await db.SaveChangesAsync(token);
                foreach (var unit in added)
                {
                    db.Entry(unit).State = EntityState.Detached;
                }
            }

            return [];
        });
    }
}
