using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Domain.Imports;

/// <summary>Reads the cells of one row and notes everything that is wrong with them, instead of stopping at the first.</summary>
/// <param name="code">The column whose text names the row in an error.</param>
public sealed class ImportRow(Table table, TableColumns columns, TableRow row, string code, ICollection<FileFinding> errors)
{
    public int Number => row.Number;

    /// <summary>True once something in this row was found wrong; such a row is left out of what is compared.</summary>
    public bool IsWrong { get; private set; }

    public Cell Cell(string column) => columns.Of(row, column);

    /// <summary>The text of the cell; null when it is empty. A cell that holds a formula's failure is an error.</summary>
    public string? Text(string column, int maxLength)
    {
        var cell = Cell(column);
        if (cell.IsEmpty)
        {
            return null;
        }

        if (cell.Kind == CellKind.Error)
        {
            Wrong(column, "công thức trong ô bị lỗi; cần ghi lại giá trị.");
            return null;
        }

        if (cell.Text.Length > maxLength)
        {
            Wrong(column, $"không quá {maxLength} ký tự (đang có {cell.Text.Length}).");
            return null;
        }

        return cell.Text;
    }

    /// <summary>As <see cref="Text"/>; an empty cell is an error, and the result is empty then.</summary>
    public string Needed(string column, int maxLength, string expected)
    {
        if (Cell(column).IsEmpty)
        {
            Wrong(column, expected);
            return "";
        }

        return Text(column, maxLength) ?? "";
    }

    /// <summary>A date cell or a date as people type it.</summary>
    public DateOnly? Date(string column)
    {
        var cell = Cell(column);
        if (cell.IsEmpty)
        {
            return null;
        }

        if (cell.Date is { } date || Vietnamese.TryReadDate(cell.Text, out date))
        {
            return date;
        }

        Wrong(column, "cần ghi ngày dạng dd/mm/yyyy, ví dụ 01/07/2025.");
        return null;
    }

    public void Wrong(string column, string expected)
    {
        IsWrong = true;
        errors.Add(Finding(table, columns, row, column, code, expected));
    }

    public static FileFinding Finding(Table table, TableColumns columns, TableRow row, string column, string code, string expected)
    {
        var cell = columns.Of(row, column);
        return new FileFinding(
            FindingSeverity.Error,
            column,
            table.Sheet,
            row.Number,
            column,
            columns.Has(column) ? cell.Name : "",
            columns.Of(row, code).Text,
            cell.Text,
            expected);
    }

    /// <summary>The header and its columns, or null with an error that names every column that is missing.</summary>
    public static TableColumns? Header(Table table, IReadOnlyList<TableColumn> known, IReadOnlyList<string> needed, ICollection<FileFinding> errors)
    {
        // A title above the table may hold one word of the header by chance, not all of them.
        var header = table.FindHeader(r => needed.All(TableColumns.Find(r, known).Has))
            ?? table.FindHeader(r => TableColumns.Find(r, known).Header.Cells.Count(c => !c.IsEmpty) > 1)
            ?? table.Header;
        var columns = TableColumns.Find(header, known);
        var missing = known.Where(c => needed.Contains(c.Name) && !columns.Has(c.Name)).Select(c => "«" + c.Header + "»").ToList();
        if (missing.Count > 0)
        {
            var found = string.Join(", ", header.Cells.Where(c => !c.IsEmpty).Select(c => c.Text));
            errors.Add(new FileFinding(
                FindingSeverity.Error, "header", table.Sheet, header.Number, "header", "", "", found, $"dòng tiêu đề thiếu cột {string.Join(", ", missing)}."));
            return null;
        }

        foreach (var cell in columns.Doubled)
        {
            errors.Add(new FileFinding(FindingSeverity.Error, "header", table.Sheet, cell.Row, cell.Text, cell.Name, "", cell.Text, "tiêu đề này có hai lần; chỉ giữ một cột."));
        }

        return columns;
    }
}
