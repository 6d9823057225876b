using System.Text.RegularExpressions;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>Ô số 3: «Số: 05/QĐ-UBND».</summary>
internal static partial class NumberJudge
{
    private const string Article = $"{Decree30.Main}, khoản 3.c";
    private const string Place = "Số, ký hiệu";

    public static void Judge(PaperParts parts, Findings findings)
    {
        if (parts.Number is not { } line)
        {
            if (parts.NationalHeading is not null && parts.Kind?.Symbol != "ĐK")
            {
                findings.Wrong("so_ky_hieu.missing", Place, "không có", "«Số: …/…» dưới tên cơ quan ban hành", $"{Decree30.Main}, khoản 3");
            }

            return;
        }

        findings.Component("so_ky_hieu", Place, [line]);
        var text = line.Text;
        var match = Shape().Match(text);
        if (!text.StartsWith("Số", StringComparison.Ordinal))
        {
            findings.Wrong("so_ky_hieu.label", Place, Words.Quote(text), "bắt đầu bằng «Số:», chữ in thường", Article);
        }

        if (!Colon().IsMatch(text))
        {
            findings.Wrong("so_ky_hieu.colon", Place, Words.Quote(text), "dấu hai chấm sau chữ «Số»", Article);
        }

        if (!match.Success)
        {
            findings.Wrong("so_ky_hieu.slash", Place, Words.Quote(text), "dấu gạch chéo (/) giữa số và ký hiệu", Article);
            return;
        }

        Figure(match.Groups["number"].Value, findings);
        Symbol(parts, match.Groups["symbol"].Value, findings);
    }

    private static void Figure(string number, Findings findings)
    {
        var digits = number.Trim(' ', '.', '…', '_');
        if (digits.Length == 1 && char.IsAsciiDigit(digits[0]))
        {
            findings.Wrong("so_ky_hieu.zero", Place, $"số {digits}", $"số 0{digits}: số nhỏ hơn 10 thêm số 0 phía trước", Article);
        }

        if (digits.Length > 0 && number.Length > 0 && (number.EndsWith(' ') || digits.Contains(' ', StringComparison.Ordinal)))
        {
            findings.Wrong("so_ky_hieu.blank", Place, "có dấu cách trước dấu gạch chéo", "không cách chữ", Article);
        }
    }

    private static void Symbol(PaperParts parts, string symbol, Findings findings)
    {
        if (Year().IsMatch(symbol))
        {
            findings.Wrong(
                "so_ky_hieu.year", Place, Words.Quote(symbol),
                "không ghi năm trong ký hiệu văn bản hành chính; văn bản quy phạm pháp luật thì theo quy định riêng, ngoài phạm vi kiểm tra ở đây", $"{Decree30.Main}, khoản 3.b");
            return;
        }

        if (symbol.Any(char.IsWhiteSpace))
        {
            findings.Wrong("so_ky_hieu.blank", Place, Words.Quote(symbol), "không cách chữ trong ký hiệu", Article);
        }

        if (symbol.IndexOfAny(['–', '—', '_', '.']) >= 0)
        {
            findings.Wrong("so_ky_hieu.hyphen", Place, Words.Quote(symbol), "dấu gạch nối (-) giữa các nhóm chữ", Article);
        }

        var groups = symbol.Split('-', '–', '—', '/', '.', '_').Select(g => g.Trim()).Where(g => g.Length > 0).ToList();
        if (groups.Exists(g => g.Any(char.IsLower) && !PaperKindName.IsSymbol(g) && g != "TrS"))
        {
            findings.Wrong("so_ky_hieu.case", Place, Words.Quote(symbol), "ký hiệu bằng chữ in hoa", Article);
        }

        if (groups.Count == 0)
        {
            return;
        }

        if (parts.Kind is { Symbol.Length: > 0 } kind)
        {
            Kind(kind, groups, symbol, findings);
        }
        else if (parts.IsLetter)
        {
            Letter(groups, symbol, findings);
        }
    }

    private static void Kind(PaperKindName kind, List<string> groups, string symbol, Findings findings)
    {
        if (!string.Equals(groups[0], kind.Symbol, StringComparison.OrdinalIgnoreCase))
        {
            if (kind.Symbol != "ĐK")
            {
                findings.Wrong("so_ky_hieu.kind", Place, Words.Quote(symbol), $"«{kind.Symbol}-…» của {kind.Name.ToLower(Vietnamese.Culture)}", $"{Decree30.Main}, khoản 3.b; {Decree30.Samples}, Mục I");
            }

            return;
        }

        if (groups.Count < 2)
        {
            findings.Wrong("so_ky_hieu.body", Place, Words.Quote(symbol), "có chữ viết tắt tên cơ quan sau tên loại", $"{Decree30.Main}, khoản 3.b");
        }
        else if (kind.Symbol == "QĐ" && groups[1] is "UBND" or "CT" && groups[1] != findings.Practice.DecisionBody)
        {
            findings.Local("local.decision-body", Place, Words.Quote(symbol), $"«QĐ-{findings.Practice.DecisionBody}» theo thiết lập của cơ quan");
        }
    }

    private static void Letter(List<string> groups, string symbol, Findings findings)
    {
        if (groups[0] == "CV" || PaperKindName.All.Any(k => k.Symbol == groups[0] && k.Symbol is not ("CT" or "HĐ" or "ĐA" or "DA" or "TC")))
        {
            findings.Wrong("so_ky_hieu.kind", Place, Words.Quote(symbol), "công văn không có chữ viết tắt tên loại: «UBND-VX»", $"{Decree30.Main}, khoản 3.b");
        }
        else if (groups.Count < 2)
        {
            findings.Wrong("so_ky_hieu.unit", Place, Words.Quote(symbol), "có chữ viết tắt đơn vị soạn thảo hoặc lĩnh vực: «UBND-VX»", $"{Decree30.Main}, khoản 3.b");
        }
    }

    [GeneratedRegex(@"^Số\s*:?\s*(?<number>[^/]*)/\s*(?<symbol>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^Số\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Colon();

    [GeneratedRegex(@"^\d{4}\s*/")]
    private static partial Regex Year();
}
