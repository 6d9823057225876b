using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Danh sách ký nhận: a line for each sheet that is handed over, with room to sign.</summary>
public sealed record SigningListContent
{
    public required IssuingBody Issuer { get; init; }

    /// <summary>«Kèm theo Quyết định số 12/QĐ-UBND ngày 15/12/2025».</summary>
    public required string Note { get; init; }

    public required IReadOnlyList<SigningListRow> Rows { get; init; }
}

/// <param name="Ordinal">Place in the decision.</param>
public sealed record SigningListRow(int Ordinal, string Name, string? TitleAndUnit, string FormName, int? BookNumber);
