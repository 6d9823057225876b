using System.Globalization;

namespace CcHc.Portal.Data.Tables;

/// <summary>What may be typed into cells of a sheet, and what is said beside them. Texts longer than a spreadsheet takes are cut.</summary>
public sealed record XlsxValidation
{
    internal const int TitleMaxLength = 32;
    internal const int PromptMaxLength = 255;
    internal const int ErrorMaxLength = 225;

    private XlsxValidation(string cells)
    {
        Cells = cells;
    }

    /// <summary>One cell or a range, such as «F7» or «F7:F90».</summary>
    public string Cells { get; }

    public string? Title { get; init; }

    /// <summary>Shown while the cell is chosen.</summary>
    public string? Prompt { get; init; }

    /// <summary>Shown when something else is typed.</summary>
    public string? Error { get; init; }

    internal string? Kind { get; private init; }

    internal string? Operator { get; private init; }

    internal string? First { get; private init; }

    internal string? Second { get; private init; }

    /// <summary>Asks back instead of refusing.</summary>
    internal bool IsWarning { get; private init; }

    /// <summary>A drop-down. The values lie in cells, because a list within the rule is cut at commas and at 255 characters.</summary>
    public static XlsxValidation List(string cells, string sheet, int column, int firstRow, int count) => new(cells)
    {
        Kind = "list",
        First = string.Create(CultureInfo.InvariantCulture, $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!${Domain.Tables.Cell.ColumnName(column)}${firstRow}:${Domain.Tables.Cell.ColumnName(column)}${firstRow + count - 1}"),
    };

    public static XlsxValidation Number(string cells, decimal least, decimal most, bool whole = false) => new(cells)
    {
        Kind = whole ? "whole" : "decimal",
        Operator = "between",
        First = least.ToString(CultureInfo.InvariantCulture),
        Second = most.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A day. Where the machine writes days another way the text is taken too, and read when the file comes back.</summary>
    public static XlsxValidation Day(string cells, DateOnly first, DateOnly last) => new(cells)
    {
        Kind = "date",
        Operator = "between",
        First = (first.DayNumber - XlsxStyles.DayZero).ToString(CultureInfo.InvariantCulture),
        Second = (last.DayNumber - XlsxStyles.DayZero).ToString(CultureInfo.InvariantCulture),
        IsWarning = true,
    };

    public static XlsxValidation TextLength(string cells, int most) => new(cells)
    {
        Kind = "textLength",
        Operator = "lessThanOrEqual",
        First = most.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Takes anything; only says what is wanted.</summary>
    public static XlsxValidation Hint(string cells) => new(cells);
}
