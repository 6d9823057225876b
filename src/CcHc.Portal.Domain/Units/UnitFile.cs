using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Domain.Units;

/// <summary>A unit as the office's own list states it. An empty cell says nothing; it never wipes out what is known.</summary>
public sealed record UnitRow(
    int Row,
    string Code,
    string Name,
    UnitKind Kind,
    string? ParentCode,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    string? PaperSymbol,
    string? PlaceName,
    string? PaperSuperior,
    bool? WithoutLogin);

/// <summary>What is known of a unit, for comparing: units that are valid and bear a code.</summary>
public sealed record KnownUnit(
    Guid Id,
    string Code,
    string Name,
    UnitKind Kind,
    string? ParentCode,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    string? PaperSymbol,
    string? PlaceName,
    string? PaperSuperior,
    bool WithoutLogin);

/// <summary>The office's own list of units.</summary>
public static class UnitFile
{
    public const string Code = "code";
    public const string Name = "name";
    public const string Kind = "kind";
    public const string Parent = "parent_code";
    public const string From = "valid_from";
    public const string To = "valid_to";
    public const string Symbol = "paper_symbol";
    public const string Place = "place";
    public const string Superior = "paper_superior";
    public const string Login = "login";
    public const string Note = "note";

    public static readonly IReadOnlyList<TableColumn> Columns =
    [
        new(Code, "Mã", "Mã đơn vị", "Mã ĐV", "Mã cơ quan", "Mã định danh"),
        new(Name, "Tên đơn vị", "Tên", "Tên cơ quan, đơn vị", "Tên cơ quan", "Cơ quan, đơn vị", "Đơn vị"),
        new(Kind, "Loại", "Loại đơn vị", "Loại hình", "Khối"),
        new(Parent, "Mã đơn vị cấp trên", "Mã cấp trên", "Mã cha", "Cấp trên", "Đơn vị cấp trên", "Trực thuộc"),
        new(From, "Ngày thành lập", "Từ ngày", "Ngày bắt đầu", "Hiệu lực từ"),
        new(To, "Ngày kết thúc", "Đến ngày", "Hiệu lực đến", "Ngày giải thể"),
        new(Symbol, "Ký hiệu văn bản", "Ký hiệu", "Viết tắt"),
        new(Place, "Địa danh"),
        new(Superior, "Cơ quan chủ quản", "Tên cơ quan chủ quản"),
        new(Login, "Tài khoản", "Có tài khoản"),
        new(Note, "Ghi chú"),
    ];

    private static readonly string[] NeededColumns = [Code, Name];

    private static readonly string[] NoLoginWords = ["khong co tai khoan", "khong tai khoan", "khong", "khong can tai khoan"];

    private static readonly string[] LoginWords = ["co", "co tai khoan", "x"];

    /// <summary>Rows without fault; whatever is wrong with the others is added to <paramref name="errors"/>.</summary>
    /// <param name="known">Units that are in the portal already; a row may name one as its superior.</param>
    public static IReadOnlyList<UnitRow> Read(Table table, IReadOnlyCollection<KnownUnit> known, ICollection<FileFinding> errors)
    {
        if (ImportRow.Header(table, Columns, NeededColumns, errors) is not { } columns)
        {
            return [];
        }

        var rows = new List<UnitRow>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var reading = new List<(ImportRow Line, UnitRow Read)>();
        foreach (var line in table.RowsBelow(columns.Header))
        {
            var row = new ImportRow(table, columns, line, Code, errors);
            if (IsHeading(row))
            {
                continue;
            }

            var read = ReadRow(row);
            if (read.Code.Length > 0 && !seen.TryAdd(read.Code, row.Number))
            {
                row.Wrong(Code, $"mã này đã có ở dòng {seen[read.Code]}.");
            }

            reading.Add((row, read));
        }

        // The tree as it would be: what the file says, over what is there.
        var parents = known.ToDictionary(u => u.Code, u => u.ParentCode, StringComparer.OrdinalIgnoreCase);
        foreach (var (_, read) in reading.Where(r => r.Read.ParentCode is not null && r.Read.Code.Length > 0))
        {
            parents[read.Code] = read.ParentCode;
        }

        foreach (var (line, read) in reading)
        {
            if (read.ParentCode is { } parent)
            {
                if (!seen.ContainsKey(parent) && !parents.ContainsKey(parent))
                {
                    line.Wrong(Parent, "không có đơn vị nào mang mã này trong tệp hoặc trên cổng.");
                }
                else if (IsInCircle(read.Code, parents))
                {
                    line.Wrong(Parent, "các đơn vị cấp trên nối thành vòng: đơn vị này thuộc chính nó.");
                }
            }

            if (!line.IsWrong)
            {
                rows.Add(read);
            }
        }

        return rows;
    }

    public static UnitComparison Compare(IReadOnlyList<UnitRow> rows, IEnumerable<KnownUnit> known, bool closesMissing)
    {
        var there = known.ToDictionary(u => u.Code, StringComparer.OrdinalIgnoreCase);
        var added = new List<UnitRow>();
        var changed = new List<(KnownUnit Unit, UnitRow Row)>();
        var unchanged = 0;
        foreach (var row in rows)
        {
            if (!there.Remove(row.Code, out var unit))
            {
                added.Add(row);
            }
            else if (UnitComparison.Difference(unit, row).Count == 0)
            {
                unchanged++;
            }
            else
            {
                changed.Add((unit, row));
            }
        }

        var closed = closesMissing ? there.Values.Where(u => u.ValidTo is null).OrderBy(u => u.Code, StringComparer.Ordinal).ToList() : [];
        return new UnitComparison(added, changed, closed, unchanged);
    }

    private static UnitRow ReadRow(ImportRow row)
    {
        var code = row.Needed(Code, Unit.CodeMaxLength, "cần ghi mã đơn vị; mỗi đơn vị một mã, không đổi qua các lần nhập.");
        if (row.Cell(Code) is { Kind: CellKind.Date or CellKind.Bool } || row.Cell(Code).Number is { } number && number != Math.Truncate(number))
        {
            row.Wrong(Code, "Excel đã đổi mã thành ngày hoặc số lẻ; cần định dạng cột là văn bản (Text) rồi gõ lại mã.");
        }

        var name = row.Needed(Name, Unit.NameMaxLength, "cần ghi tên đơn vị.");
        var words = row.Text(Kind, Unit.NameMaxLength);
        var kind = UnitKinds.Read(words ?? name);
        if (kind is null && name.Length > 0)
        {
            row.Wrong(Kind, words is null
                ? $"chưa nhận ra loại đơn vị từ tên; cần ghi một trong các loại: {UnitKinds.Names}."
                : $"không có loại này; các loại: {UnitKinds.Names}.");
        }

        var from = row.Date(From);
        var to = row.Date(To);
        if (to < from)
        {
            row.Wrong(To, "ngày kết thúc phải từ ngày thành lập trở đi.");
        }

        return new UnitRow(
            row.Number,
            code,
            name,
            kind ?? UnitKind.Other,
            row.Text(Parent, Unit.CodeMaxLength),
            from,
            to,
            row.Text(Symbol, Unit.PaperSymbolMaxLength),
            row.Text(Place, Unit.PlaceNameMaxLength),
            row.Text(Superior, Unit.PaperSuperiorMaxLength),
            LoginOf(row));
    }

    private static bool? LoginOf(ImportRow row)
    {
        if (Vietnamese.Fold(row.Text(Note, 1000)).Contains("khong co tai khoan", StringComparison.Ordinal))
        {
            return true;
        }

        var word = Vietnamese.Fold(row.Text(Login, 40));
        if (word.Length == 0)
        {
            return null;
        }

        if (NoLoginWords.Contains(word))
        {
            return true;
        }

        if (!LoginWords.Contains(word))
        {
            row.Wrong(Login, "ghi «có», «không có tài khoản» hoặc để trống.");
        }

        return false;
    }

    // «I. Khối sở, ban, ngành» over a part of the list: one cell of text, no code beside a name.
    private static bool IsHeading(ImportRow row) =>
        row.Cell(Code).IsEmpty != row.Cell(Name).IsEmpty
        && row.Cell(Kind).IsEmpty
        && row.Cell(Parent).IsEmpty
        && Vietnamese.Fold(row.Cell(Code).Text + row.Cell(Name).Text) is var text
        && (text.StartsWith("khoi ", StringComparison.Ordinal) || text.Contains(". khoi ", StringComparison.Ordinal) || text.StartsWith("tong cong", StringComparison.Ordinal) || text.StartsWith("cum ", StringComparison.Ordinal));

    private static bool IsInCircle(string code, Dictionary<string, string?> parents)
    {
        var at = code;
        for (var steps = 0; steps <= parents.Count && parents.GetValueOrDefault(at) is { } parent; steps++)
        {
            if (string.Equals(parent, code, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            at = parent;
        }

        return false;
    }
}

/// <summary>What the office's list would change.</summary>
public sealed record UnitComparison(
    IReadOnlyList<UnitRow> Added,
    IReadOnlyList<(KnownUnit Unit, UnitRow Row)> Changed,
    IReadOnlyList<KnownUnit> Closed,
    int Unchanged)
{
    public ImportReport Report(IReadOnlyList<FileFinding> errors)
    {
        var changes = Added
            .Select(r => new ImportChange(ImportOutcome.New, r.Row, r.Code, r.Name, StateNames.Of(r.Kind) + (r.WithoutLogin == true ? ", không có tài khoản" : "")))
            .Concat(Changed.Select(c => new ImportChange(
                c.Row.ValidTo is not null && c.Row.ValidTo != c.Unit.ValidTo ? ImportOutcome.Closed : ImportOutcome.Changed,
                c.Row.Row,
                c.Row.Code,
                c.Row.Name,
                string.Join("; ", Difference(c.Unit, c.Row)))))
            .OrderBy(c => c.Row)
            .Concat(Closed.Select(u => new ImportChange(ImportOutcome.Closed, null, u.Code, u.Name, "không có trong tệp")));
        return new ImportReport([.. changes], Unchanged, errors);
    }

    /// <summary>What the row says otherwise, for people; nothing where the row is silent.</summary>
    public static IReadOnlyList<string> Difference(KnownUnit unit, UnitRow row)
    {
        var parts = new List<string>();
        Add("Tên", unit.Name, row.Name);
        Add("Loại", StateNames.Of(unit.Kind), StateNames.Of(row.Kind));
        if (!string.Equals(unit.ParentCode, row.ParentCode, StringComparison.OrdinalIgnoreCase))
        {
            Add("Mã cấp trên", unit.ParentCode, row.ParentCode);
        }

        Add("Ngày thành lập", Day(unit.ValidFrom), Day(row.ValidFrom));
        Add("Ngày kết thúc", Day(unit.ValidTo), Day(row.ValidTo));
        Add("Ký hiệu văn bản", unit.PaperSymbol, row.PaperSymbol);
        Add("Địa danh", unit.PlaceName, row.PlaceName);
        Add("Cơ quan chủ quản", unit.PaperSuperior, row.PaperSuperior);
        if (row.WithoutLogin is { } without && without != unit.WithoutLogin)
        {
            parts.Add(without ? "Tài khoản: có → không" : "Tài khoản: không → có");
        }

        return parts;

        void Add(string what, string? from, string? to)
        {
            if (to is not null && from != to)
            {
                parts.Add($"{what}: {from ?? "(trống)"} → {to}");
            }
        }
    }

    private static string? Day(DateOnly? day) => day is { } there ? VietnamTime.Day(there) : null;
}
