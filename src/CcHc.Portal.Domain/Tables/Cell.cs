using System.Globalization;

namespace CcHc.Portal.Domain.Tables;

public enum CellKind
{
    Empty,
    Text,
    Number,
    Date,
    Bool,

    /// <summary>A formula that failed in the spreadsheet, such as #REF!.</summary>
    Error,
}

/// <summary>
/// One cell as the file had it. The kind is kept because a spreadsheet turns the code 1.10 into the number 1.1 and 1/2 into
/// a date, and a reader must be able to refuse that.
/// </summary>
/// <param name="Row">1-based row in the file.</param>
/// <param name="Column">1-based column in the file.</param>
/// <param name="Text">What the cell says, NFC and trimmed; empty for an empty cell.</param>
public readonly record struct Cell(int Row, int Column, CellKind Kind, string Text)
{
    public decimal? Number { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>The number is shown as a percentage: 0.85 stands for 85 %.</summary>
    public bool IsPercent { get; init; }

    public bool IsEmpty => Kind == CellKind.Empty;

    /// <summary>The name of the cell as a spreadsheet shows it, such as B7.</summary>
    public string Name => ColumnName(Column) + Row.ToString(CultureInfo.InvariantCulture);

    public static Cell Empty(int row, int column) => new(row, column, CellKind.Empty, "");

    public static Cell OfText(int row, int column, string? text)
    {
        var clean = Vietnamese.Clean(text);
        return clean is null ? Empty(row, column) : new Cell(row, column, CellKind.Text, clean);
    }

    public static Cell OfNumber(int row, int column, decimal number, bool percent = false) =>
        new(row, column, CellKind.Number, number.ToString("0.############################", CultureInfo.InvariantCulture))
        {
            Number = number,
            IsPercent = percent,
        };

    public static Cell OfDate(int row, int column, DateOnly date) =>
        new(row, column, CellKind.Date, VietnamTime.Day(date)) { Date = date };

    public static Cell OfBool(int row, int column, bool value) =>
        new(row, column, CellKind.Bool, value ? "TRUE" : "FALSE");

    public static Cell OfError(int row, int column, string text) => new(row, column, CellKind.Error, text);

    /// <summary>A for 1, Z for 26, AA for 27.</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }
}
