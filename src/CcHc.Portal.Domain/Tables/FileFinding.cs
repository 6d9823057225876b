using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Tables;

/// <summary>Something about one cell of a file, said so that the person can find and mend it.</summary>
/// <param name="Key">A stable name of the kind, such as «sum».</param>
/// <param name="Row">1-based row in the file.</param>
/// <param name="Column">The column by its English name.</param>
/// <param name="Cell">The cell as a spreadsheet names it («B7»); empty when the file has no such column.</param>
/// <param name="Code">The code of the criterion; empty when the row has none.</param>
/// <param name="Found">What is there, in Vietnamese.</param>
/// <param name="Expected">What should be there, in Vietnamese.</param>
public sealed record FileFinding(
    FindingSeverity Severity,
    string Key,
    string Sheet,
    int Row,
    string Column,
    string Cell,
    string Code,
    string Found,
    string Expected)
{
    /// <summary>What stays as it is although it does not add up, for a reader who has the table and not the file.</summary>
    public string Kept(string reason)
    {
        var what = Code.Length > 0 ? $"Tiêu chí {Code}: {Found}" : char.ToUpper(Found[0], Vietnamese.Culture) + Found[1..];
        return $"{what}, lẽ ra {Expected}. Lý do giữ: {reason}";
    }

    public string Text
    {
        get
        {
            var place = Cell.Length > 0 ? $"Ô {Cell}" : $"Dòng {Row}";
            var code = Code.Length > 0 ? $" (mã {Code})" : "";
            return $"{place}{code}: «{Found}» – {Expected}";
        }
    }
}
