namespace CcHc.Portal.Domain.Tables;

public enum TableKind
{
    Csv,
    Xlsx,
}

/// <summary>One row of a file; cells beyond its end are empty.</summary>
/// <param name="Number">1-based row in the file.</param>
public sealed record TableRow(int Number, IReadOnlyList<Cell> Cells)
{
    public bool IsEmpty => Cells.All(c => c.IsEmpty);

    /// <param name="column">1-based column in the file.</param>
    public Cell At(int column) => column >= 1 && column <= Cells.Count ? Cells[column - 1] : Cell.Empty(Number, column);
}

/// <summary>Cells shown as one; what they say stands in the upper left one. All 1-based.</summary>
public readonly record struct CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    public bool Holds(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;
}

/// <summary>A sheet as it was read: nothing is interpreted, and every cell knows where it stood.</summary>
/// <param name="Sheet">Name of the sheet; for CSV the name of the file.</param>
/// <param name="Lines">Every row in order, also empty ones and those above the header.</param>
public sealed record Table(string Sheet, TableKind Kind, IReadOnlyList<TableRow> Lines)
{
    private static readonly TableRow NoHeader = new(1, []);

    /// <summary>Merged cells of an XLSX.</summary>
    public IReadOnlyList<CellRange> Merges { get; init; } = [];

    /// <summary>Further sheets of the workbook, which were not read.</summary>
    public IReadOnlyList<string> OtherSheets { get; init; } = [];

    /// <summary>The first row that is not empty; an empty row when the sheet is empty.</summary>
    public TableRow Header => FindHeader(_ => true) ?? NoHeader;

    /// <summary>The rows below <see cref="Header"/> that are not empty.</summary>
    public IEnumerable<TableRow> Rows => RowsBelow(Header);

    /// <summary>Officers put titles above a table: the first row among the first 30 that the reader knows as its header.</summary>
    public TableRow? FindHeader(Func<TableRow, bool> isHeader) => Lines.Take(30).FirstOrDefault(r => !r.IsEmpty && isHeader(r));

    public IEnumerable<TableRow> RowsBelow(TableRow header) => Lines.Where(r => r.Number > header.Number && !r.IsEmpty);
}

/// <summary>The file cannot be read as a table. The text is for the person who uploaded it.</summary>
#pragma warning disable CA1032 // thrown with its reason only
public sealed class UnreadableTableException(string text, Exception? inner = null) : Exception(text, inner);
#pragma warning restore CA1032
