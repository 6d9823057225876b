using CcHc.Portal.Data.Units;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tables;
using CcHc.Portal.Domain.Units;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data.Imports;

/// <summary>The office's own list of units, found again by the office's own codes.</summary>
public static class UnitImport
{
    internal static readonly IReadOnlyList<IReadOnlyList<string>> Examples =
    [
        ["UBND", "Ủy ban nhân dân tỉnh An Giang", "UBND tỉnh", "", "01/07/2025", "", "UBND", "An Giang", "", "", ""],
        ["SNV", "Sở Nội vụ", "Cơ quan chuyên môn", "UBND", "01/07/2025", "", "SNV", "An Giang", "UBND TỈNH AN GIANG", "", ""],
        ["BAG", "Báo và Phát thanh, Truyền hình An Giang", "Cơ quan báo, đài", "UBND", "", "", "", "", "", "", "không có tài khoản"],
    ];

    public static async Task<ImportPlan> PlanAsync(PortalDbContext db, Table table, ImportOptions options, CancellationToken cancellation = default)
    {
        var today = options.Today;
        var known = await db.Units
            .Where(u => u.Code != null && (u.ValidTo == null || today <= u.ValidTo))
            .Select(u => new KnownUnit(
                u.Id,
                u.Code!,
                u.Name,
                u.Kind,
                db.Units.Where(p => p.Id == u.ParentId).Select(p => p.Code).FirstOrDefault(),
                u.ValidFrom,
                u.ValidTo,
                u.PaperSymbol,
                u.PlaceName,
                u.PaperSuperior,
                u.WithoutLogin))
            .ToListAsync(cancellation);
        var newest = known.GroupBy(u => u.Code, StringComparer.OrdinalIgnoreCase).Select(g => g.OrderBy(u => u.ValidTo is null ? 0 : 1).First()).ToList();
        var errors = new List<FileFinding>();
        var rows = UnitFile.Read(table, newest, errors);
        var comparison = UnitFile.Compare(rows, newest, options.ClosesMissing);
        return new ImportPlan(comparison.Report(errors), async (by, now, token) =>
        {
            await ApplyAsync(db, comparison, options, by, now, token);
            return [];
        });
    }

    private static async Task ApplyAsync(PortalDbContext db, UnitComparison comparison, ImportOptions options, Actor by, DateTimeOffset now, CancellationToken cancellation)
    {
        var tree = await UnitTree.LoadAsync(db, cancellation);
        var byCode = comparison.Changed.Select(c => c.Unit).Concat(comparison.Closed).Select(u => (u.Code, u.Id))
            .Concat(await KnownCodesAsync(db, options.Today, cancellation))
            .GroupBy(u => u.Code, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => tree.Unit(g.First().Id), StringComparer.OrdinalIgnoreCase);
        var known = comparison.Changed.ToDictionary(c => c.Row.Code, c => c.Unit, StringComparer.OrdinalIgnoreCase);
        foreach (var row in ParentsFirst([.. comparison.Added, .. comparison.Changed.Select(c => c.Row)]))
        {
            var parent = row.ParentCode is { } code ? byCode[code] : null;
            if (known.TryGetValue(row.Code, out var before))
            {
                Change(tree, before, row, parent, options, by, now);
            }
            else
            {
                byCode[row.Code] = Add(db, tree, row, parent, by, now);
            }
        }

        foreach (var closed in comparison.Closed)
        {
            tree.Unit(closed.Id).Close(by, options.EffectiveFrom.AddDays(-1), "Không có trong danh sách nhập", now);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static async Task<List<(string Code, Guid Id)>> KnownCodesAsync(PortalDbContext db, DateOnly today, CancellationToken cancellation) =>
        [.. (await db.Units.Where(u => u.Code != null && (u.ValidTo == null || today <= u.ValidTo))
            .OrderBy(u => u.ValidTo == null ? 0 : 1)
            .Select(u => new { u.Code, u.Id })
            .ToListAsync(cancellation)).Select(u => (u.Code!, u.Id))];

    private static Unit Add(PortalDbContext db, UnitTree tree, UnitRow row, Unit? parent, Actor by, DateTimeOffset now)
    {
        var unit = new Unit(row.Name, row.Kind, parent, row.Code, row.ValidFrom);
        unit.DescribePapers(row.PaperSymbol, row.PlaceName, row.PaperSuperior);
        if (row.WithoutLogin == true)
        {
            unit.EnterDataForIt();
        }

        unit.Announce(by, now);
        if (row.ValidTo is { } last)
        {
            unit.Close(by, last, null, now);
        }

        db.Units.Add(unit);
        tree.Add(unit);
        return unit;
    }

    private static void Change(UnitTree tree, KnownUnit before, UnitRow row, Unit? parent, ImportOptions options, Actor by, DateTimeOffset now)
    {
        var unit = tree.Unit(before.Id);
        unit.Rename(by, row.Name, options.EffectiveFrom, now);
        unit.Reclassify(by, row.Kind, now);
        if (parent is not null && parent.Id != unit.ParentId)
        {
            tree.Move(by, unit, parent, now);
        }

        if (row.ValidFrom is { } from)
        {
            unit.Found(by, from, now);
        }

        unit.CorrectPapers(by, row.PaperSymbol ?? unit.PaperSymbol, row.PlaceName ?? unit.PlaceName, row.PaperSuperior ?? unit.PaperSuperior, now);
        if (row.WithoutLogin is { } without)
        {
            unit.LetSignIn(by, !without, now);
        }

        if (row.ValidTo is { } last)
        {
            unit.Close(by, last, null, now);
        }
    }

    /// <summary>So that a unit always finds the one above it in its final place. The file was found free of circles.</summary>
    private static List<UnitRow> ParentsFirst(IReadOnlyList<UnitRow> rows)
    {
        var byCode = rows.ToDictionary(r => r.Code, StringComparer.OrdinalIgnoreCase);
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var ordered = new List<UnitRow>(rows.Count);
        foreach (var row in rows)
        {
            var chain = new Stack<UnitRow>();
            for (var at = row; at is not null && !done.Contains(at.Code) && !chain.Contains(at); at = at.ParentCode is null ? null : byCode.GetValueOrDefault(at.ParentCode))
            {
                chain.Push(at);
            }

            foreach (var next in chain)
            {
                done.Add(next.Code);
                ordered.Add(next);
            }
        }

        return ordered;
    }
}
