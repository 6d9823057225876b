using System.Globalization;
using System.Text.RegularExpressions;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Drafts;

/// <summary>A number of what the data counts: 1,000 and «tập thể».</summary>
internal sealed record SentenceFigure(decimal Value, string Unit);

/// <summary>
/// Figures in the sentences of a paper: numbers followed by what the portal counts. Dates, numbers of papers and articles have no such
/// word behind them; numbers in words are not read.
/// </summary>
internal static partial class SentenceFigures
{
    public static IEnumerable<SentenceFigure> In(string text) => Figure().Matches(text).Select(m => new SentenceFigure(ValueOf(m), m.Groups["unit"].Value.ToLower(Vietnamese.Culture)));

    // «10 triệu đồng» and «10.000.000 đồng» are one amount.
    private static decimal ValueOf(Match match)
    {
        var part = match.Groups["part"] is { Success: true, Value: var digits } ? digits : "0";
        var value = decimal.Parse($"{match.Groups["whole"].Value.Replace(".", "", StringComparison.Ordinal)}.{part}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return value * match.Groups["times"].Value.ToLower(Vietnamese.Culture) switch
        {
            "nghìn" or "ngàn" => 1_000,
            "triệu" => 1_000_000,
            "tỷ" or "tỉ" => 1_000_000_000,
            _ => 1,
        };
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}.,/])(?<whole>\d{1,3}(?:\.\d{3}){1,4}|\d{1,12})(?:,(?<part>\d{1,6}))?\s*(?:(?<times>nghìn|ngàn|triệu|tỷ|tỉ)\s+(?=đồng))?(?<unit>%|đồng|tập thể|cá nhân|cơ quan|đơn vị|điểm|tiêu chí|lĩnh vực|phiếu|thành viên|người|hồ sơ)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Figure();
}
