using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CcHc.Portal.Documents.Drafts;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;

namespace CcHc.Portal.Web.Features.Shared.Papers;

/// <summary>
/// Where a draft that was edited outside and the data go apart. Nobody corrects one by the other: a person reads the list
/// when the content is checked, and the record follows the data until somebody decides otherwise.
/// </summary>
/// <param name="InTables">Rows of lists and tables that the text has otherwise than the data.</param>
/// <param name="InSentences">Sentences with another figure than the data: «1.000 tập thể» where it has 100.</param>
/// <param name="Since">What the data says otherwise than when the text came back.</param>
/// <param name="Lacking">Why the data makes no paper at all now; null where it does.</param>
public sealed partial record DataDifferences(IReadOnlyList<DraftDifference> InTables, IReadOnlyList<DraftDifference> InSentences, IReadOnlyList<DraftDifference> Since, string? Lacking)
{
    public static readonly DataDifferences None = new([], [], [], null);

    public bool Any => Count > 0;

    public int Count => InTables.Count + InSentences.Count + Since.Count + (Lacking is null ? 0 : 1);

    /// <summary>The same list has the same hash: whether what was looked at still holds.</summary>
    public string? Hash => !Any
        ? null
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', InTables.Concat(InSentences).Concat(Since).Select(d => $"{d.Change}|{d.Place}|{d.Before}|{d.After}").Append(Lacking)))));

    public static DataDifferences Of(OfficialPaper text, OfficialPaper before, OfficialPaper now) => new(
        DraftDifferences.OfTables(now, text),
        DraftDifferences.OfFigures(now, text),
        // A letter that names the day it is set says another one tomorrow.
        [.. DraftDifferences.Of(before, now).Where(d => Undated(d.Before) != Undated(d.After))],
        null);

    /// <summary>The obstacle to a submission that nobody looked at the list before.</summary>
    public IEnumerable<Obstacle> NotSeenBy(Paper paper) => Any && Hash != paper.DifferenceSeen
        ? [new Obstacle("paper.data", $"Dự thảo theo bản sửa ngoài khác dữ liệu của cổng ở {Count} chỗ chưa được xem lúc kiểm tra. Đưa về dự thảo, rồi kiểm tra lại.")]
        : [];

    private static string Undated(string text) => Dates().Replace(text, "");

    [GeneratedRegex(@"ngày \d{1,2} tháng \d{1,2} năm \d{4}")]
    private static partial Regex Dates();
}
