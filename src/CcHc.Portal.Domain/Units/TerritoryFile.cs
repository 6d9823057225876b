using System.Globalization;
using System.Text.RegularExpressions;
using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Domain.Units;

/// <summary>A territory as a file states it.</summary>
public sealed record TerritoryRow(int Row, string Structure, string Code, string? ParentCode, int Level, string Kind, string Name);

/// <summary>
/// The state's list of territories. The structure of the country is part of every key, because the codes of 1/7/2025 were
/// given to other territories before.
/// </summary>
public static partial class TerritoryFile
{
    public const string Valid = "valid";
    public const string Code = "code";
    public const string Parent = "parent_code";
    public const string Level = "level";
    public const string Kind = "kind";
    public const string Name = "name";

    public static readonly IReadOnlyList<TableColumn> Columns =
    [
        new(Valid, "Cơ cấu", "Hiệu lực"),
        new(Code, "Mã", "Mã số", "Mã đơn vị hành chính"),
        new(Parent, "Mã cấp trên", "Mã đơn vị cấp trên"),
        new(Level, "Cấp"),
        new(Kind, "Loại", "Loại hình"),
        new(Name, "Tên", "Tên đơn vị hành chính"),
    ];

    private static readonly string[] NeededColumns = [Valid, Code, Level, Kind, Name];

    /// <summary>Rows without fault; whatever is wrong with the others is added to <paramref name="errors"/>.</summary>
    public static IReadOnlyList<TerritoryRow> Read(Table table, ICollection<FileFinding> errors)
    {
        if (ImportRow.Header(table, Columns, NeededColumns, errors) is not { } columns)
        {
            return [];
        }

        var rows = new List<TerritoryRow>();
        var seen = new Dictionary<(string, string), TerritoryRow>();
        var wrongKeys = new HashSet<(string, string)>();
        foreach (var line in table.RowsBelow(columns.Header))
        {
            var row = new ImportRow(table, columns, line, Code, errors);
            var read = ReadRow(row);
            if (read.Code.Length > 0 && !seen.TryAdd((read.Structure, read.Code), read))
            {
                row.Wrong(Code, $"mã này đã có ở dòng {seen[(read.Structure, read.Code)].Row} trong cùng cơ cấu.");
            }

            if (row.IsWrong)
            {
                wrongKeys.Add((read.Structure, read.Code));
            }
            else
            {
                rows.Add(read);
            }
        }

        foreach (var orphan in rows.Where(r => r.ParentCode is not null).Where(r => !HasParent(r, seen, wrongKeys)).ToList())
        {
            var line = table.Lines[orphan.Row - 1];
            errors.Add(ImportRow.Finding(table, columns, line, Parent, Code, "mã cấp trên phải có trong tệp, cùng cơ cấu và ở cấp cao hơn."));
            rows.Remove(orphan);
        }

        return rows;
    }

    /// <summary>Same key and something else said of it is changed; a key of a structure of the file that the file lacks is closed.</summary>
    public static TerritoryComparison Compare(IReadOnlyList<TerritoryRow> rows, IEnumerable<AdministrativeUnit> known)
    {
        var structures = rows.Select(r => r.Structure).ToHashSet(StringComparer.Ordinal);
        var there = known.Where(u => structures.Contains(u.Structure)).ToDictionary(u => (u.Structure, u.Code));
        var added = new List<TerritoryRow>();
        var changed = new List<(AdministrativeUnit Unit, TerritoryRow Row)>();
        var unchanged = 0;
        foreach (var row in rows)
        {
            if (!there.Remove((row.Structure, row.Code), out var unit))
            {
                added.Add(row);
            }
            else if (unit.IsSame(row.ParentCode, row.Level, row.Kind, row.Name))
            {
                unchanged++;
            }
            else
            {
                changed.Add((unit, row));
            }
        }

        var closed = there.Values.Where(u => u.ClosedAt is null).OrderBy(u => u.Structure, StringComparer.Ordinal).ThenBy(u => u.Code, StringComparer.Ordinal).ToList();
        return new TerritoryComparison(added, changed, closed, unchanged);
    }

    private static TerritoryRow ReadRow(ImportRow row)
    {
        var structure = row.Needed(Valid, AdministrativeUnit.StructureMaxLength, "cần ghi cơ cấu, ví dụ from-2025-07-01.");
        if (structure.Length > 0 && !StructureKey().IsMatch(structure))
        {
            row.Wrong(Valid, "cơ cấu ghi dạng until-2025-06-30 hoặc from-2025-07-01.");
        }

        var code = row.Needed(Code, AdministrativeUnit.CodeMaxLength, "cần ghi mã.");
        KeepsZeros(row, Code);
        var parent = row.Text(Parent, AdministrativeUnit.CodeMaxLength);
        KeepsZeros(row, Parent);
        if (!int.TryParse(row.Needed(Level, 20, "cần ghi cấp, từ 1 đến 3."), NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level is < 1 or > 3)
        {
            level = 0;
            if (!row.Cell(Level).IsEmpty)
            {
                row.Wrong(Level, "cấp là số từ 1 đến 3.");
            }
        }

        var kind = row.Needed(Kind, AdministrativeUnit.KindMaxLength, "cần ghi loại, ví dụ Xã.");
        var name = row.Needed(Name, AdministrativeUnit.NameMaxLength, "cần ghi tên.");
        return new TerritoryRow(row.Number, structure, code, parent, level, kind, name);
    }

    // Excel turns 01 into the number 1, which is another key; a file in which that happened would close half of the country.
    private static void KeepsZeros(ImportRow row, string column)
    {
        if (row.Cell(column).Kind == CellKind.Number)
        {
            row.Wrong(column, "ô đang ở dạng số nên có thể mất số 0 đầu; cần định dạng cột là văn bản (Text) hoặc tải lên tệp CSV gốc.");
        }
    }

    private static bool HasParent(TerritoryRow row, Dictionary<(string, string), TerritoryRow> seen, HashSet<(string, string)> wrong)
    {
        var key = (row.Structure, row.ParentCode!);
        // A parent with a fault of its own is reported once, not once more at every child.
        return wrong.Contains(key) || (seen.TryGetValue(key, out var parent) && parent.Level < row.Level);
    }

    [GeneratedRegex(@"^(until|from)-\d{4}-\d{2}-\d{2}$")]
    private static partial Regex StructureKey();
}

/// <summary>What a file of territories would change.</summary>
public sealed record TerritoryComparison(
    IReadOnlyList<TerritoryRow> Added,
    IReadOnlyList<(AdministrativeUnit Unit, TerritoryRow Row)> Changed,
    IReadOnlyList<AdministrativeUnit> Closed,
    int Unchanged)
{
    public ImportReport Report(IReadOnlyList<FileFinding> errors)
    {
        var changes = Added
            .Select(r => new ImportChange(ImportOutcome.New, r.Row, r.Code, r.Name, TerritoryStructure.NameOf(r.Structure)))
            .Concat(Changed.Select(c => new ImportChange(ImportOutcome.Changed, c.Row.Row, c.Row.Code, c.Row.Name, Difference(c.Unit, c.Row))))
            .OrderBy(c => c.Row)
            .Concat(Closed.Select(u => new ImportChange(ImportOutcome.Closed, null, u.Code, u.Name, TerritoryStructure.NameOf(u.Structure))));
        return new ImportReport([.. changes], Unchanged, errors);
    }

    private static string Difference(AdministrativeUnit unit, TerritoryRow row)
    {
        var parts = new List<string>();
        Add("Tên", unit.Name, row.Name);
        Add("Loại", unit.Kind, row.Kind);
        Add("Mã cấp trên", unit.ParentCode, row.ParentCode);
        Add("Cấp", unit.Level.ToString(CultureInfo.InvariantCulture), row.Level.ToString(CultureInfo.InvariantCulture));
        if (unit.ClosedAt is not null)
        {
            parts.Add("có lại trong tệp");
        }

        return string.Join("; ", parts);

        void Add(string what, string? from, string? to)
        {
            if (from != to)
            {
                parts.Add($"{what}: {from ?? "(trống)"} → {to ?? "(trống)"}");
            }
        }
    }
}

/// <summary>What the key of a structure says: «until-2025-06-30», «from-2025-07-01».</summary>
public static class TerritoryStructure
{
    public const string From2025 = "from-2025-07-01";
    public const string Until2025 = "until-2025-06-30";

    public static DateOnly? FirstDay(string structure) => DayAfter(structure, "from-");

    public static DateOnly? LastDay(string structure) => DayAfter(structure, "until-");

    public static string NameOf(string structure) =>
        FirstDay(structure) is { } first ? $"từ {VietnamTime.Day(first)}"
        : LastDay(structure) is { } last ? $"đến {VietnamTime.Day(last)}"
        : structure;

    private static DateOnly? DayAfter(string structure, string prefix) =>
        structure.StartsWith(prefix, StringComparison.Ordinal)
        && DateOnly.TryParseExact(structure[prefix.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
