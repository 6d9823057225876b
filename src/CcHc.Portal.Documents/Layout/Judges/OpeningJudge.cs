using System.Text.RegularExpressions;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>What stands between the title and the text: addressees, authority, legal bases, «QUYẾT ĐỊNH:».</summary>
internal static partial class OpeningJudge
{
    private const string AddresseeArticle = $"{Decree30.Main}, khoản 9.d";
    private const string BasisArticle = $"{Decree30.Main}, khoản 6.a";

    public static void Judge(PaperParts parts, Findings findings)
    {
        Addressees(parts, findings);
        Authority(parts, findings);
        Bases(parts, findings);
    }

    private static void Addressees(PaperParts parts, Findings findings)
    {
        if (parts.AddresseesLabel is not { } label)
        {
            if (parts.IsLetter || parts.Kind?.Symbol == "TTr")
            {
                findings.Wrong("kinh_gui.missing", "Kính gửi", "không có", "«Kính gửi: …»", $"{Decree30.Main}, khoản 9.b");
            }

            return;
        }

        findings.Component("kinh_gui", "Kính gửi", [label, .. parts.Addressees]);
        if (!label.Text.StartsWith("Kính gửi:", StringComparison.Ordinal))
        {
            findings.Wrong("kinh_gui.colon", "Kính gửi", Words.Quote(label.Text), "dấu hai chấm sau «Kính gửi»", AddresseeArticle);
        }

        var inline = label.Text.Contains(':', StringComparison.Ordinal) ? label.Text[(label.Text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : label.Text["Kính gửi".Length..].Trim();
        if (parts.Addressees.Count == 0)
        {
            if (inline.Contains(';', StringComparison.Ordinal))
            {
                findings.Wrong("kinh_gui.lines", "Kính gửi", Words.Quote(inline), "từ hai nơi gửi trở lên thì mỗi nơi một dòng", AddresseeArticle);
            }

            return;
        }

        var items = parts.Addressees.ToList();
        if (inline.Length > 0)
        {
            items.Insert(0, label);
        }

        if (items.Count == 1)
        {
            findings.Wrong("kinh_gui.single", "Kính gửi", "tên nơi nhận ở dòng dưới", "gửi một nơi thì ghi trên cùng một dòng với «Kính gửi»", AddresseeArticle);
            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            var text = items[i] == label ? inline : items[i].Text;
            var place = i == items.Count - 1 ? "Kính gửi, dòng cuối" : $"Kính gửi, dòng {i + 1}";
            if (!text.StartsWith('-'))
            {
                findings.Wrong("kinh_gui.dash", place, Words.Quote(text), "gạch đầu dòng (-)", AddresseeArticle);
            }

            var mark = i == items.Count - 1 ? '.' : ';';
            if (text[^1] != mark)
            {
                findings.Wrong("kinh_gui.mark", place, Words.Quote(Tail(text)), mark == '.' ? "kết thúc bằng dấu chấm" : "kết thúc bằng dấu chấm phẩy", AddresseeArticle);
            }
        }
    }

    private static void Authority(PaperParts parts, Findings findings)
    {
        if (!parts.IsDecision)
        {
            return;
        }

        if (parts.Authority.Count == 0)
        {
            findings.Advised("tham_quyen_ban_hanh.missing", "Thẩm quyền ban hành", "không có", "chức danh hoặc cơ quan ban hành, in hoa đậm, trước các căn cứ", $"{Decree30.Samples}, Mẫu 1.2");
        }
        else
        {
            findings.Component("tham_quyen_ban_hanh", "Thẩm quyền ban hành", parts.Authority);
        }

        if (parts.DecisionLine is not { } line)
        {
            findings.Advised("quyet_dinh_line.missing", "Dòng «QUYẾT ĐỊNH:»", "không có", "«QUYẾT ĐỊNH:» giữa căn cứ và Điều 1", $"{Decree30.Samples}, Mẫu 1.2");
            return;
        }

        findings.Component("quyet_dinh_line", "Dòng «QUYẾT ĐỊNH:»", [line]);
        if (!line.Text.EndsWith(':'))
        {
            findings.Advised("quyet_dinh_line.colon", "Dòng «QUYẾT ĐỊNH:»", Words.Quote(line.Text), "có dấu hai chấm", $"{Decree30.Samples}, Mẫu 1.2");
        }
    }

    private static void Bases(PaperParts parts, Findings findings)
    {
        if (parts.IsDecision && parts.Bases.Count == 0)
        {
            findings.Wrong("can_cu.missing", "Căn cứ", "không có", "căn cứ ban hành trước nội dung", BasisArticle);
        }

        for (var i = 0; i < parts.Bases.Count; i++)
        {
            var basis = parts.Bases[i];
            var place = $"Căn cứ thứ {i + 1}";
            var isLast = i == parts.Bases.Count - 1;
            findings.Component("can_cu", place, [basis]);
            Mark(basis.Text, place, isLast, findings);
            if (Several().IsMatch(basis.Text))
            {
                findings.Wrong("can_cu.lines", place, "hai căn cứ trên một đoạn", "sau mỗi căn cứ phải xuống dòng", BasisArticle);
            }

            if (!isLast && basis.Key.StartsWith("theo de nghi", StringComparison.Ordinal) && !parts.Bases[i + 1].Key.StartsWith("theo de nghi", StringComparison.Ordinal))
            {
                findings.Advised("can_cu.proposal", place, "«Theo đề nghị của …» không ở cuối", "là căn cứ cuối cùng", $"{Decree30.Samples}, Mẫu 1.2");
            }

            Citation(basis, place, findings);
        }
    }

    private static void Mark(string text, string place, bool isLast, Findings findings)
    {
        if (!isLast && text[^1] != ';')
        {
            findings.Wrong("can_cu.semicolon", place, char.IsLetterOrDigit(text[^1]) ? "không có dấu ở cuối dòng" : $"cuối dòng là «{text[^1]}»", "cuối dòng có dấu chấm phẩy (;)", BasisArticle);
        }
        else if (isLast && text[^1] != '.')
        {
            findings.Wrong("can_cu.stop", place, char.IsLetterOrDigit(text[^1]) ? "không có dấu ở cuối dòng" : $"cuối dòng là «{text[^1]}»", "dòng cuối cùng kết thúc bằng dấu chấm (.)", BasisArticle);
        }
    }

    private static void Citation(PaperLine basis, string place, Findings findings)
    {
        if (Law().IsMatch(basis.Text))
        {
            var hasNumber = LawNumber().IsMatch(basis.Text);
            if (hasNumber != findings.Practice.LawsWithNumber)
            {
                findings.Local(
                    "local.law-number", place, Words.Quote(basis.Text),
                    findings.Practice.LawsWithNumber ? "ghi số, ký hiệu của Luật theo thiết lập của cơ quan" : "Luật, Pháp lệnh không ghi số, ký hiệu, cơ quan ban hành");
            }

            return;
        }

        if (Cited().Match(basis.Text) is not { Success: true } cited)
        {
            return;
        }

        var what = cited.Groups["kind"].Value.ToLower(Vietnamese.Culture);
        if (!Number().IsMatch(basis.Text))
        {
            findings.Wrong("can_cu.number", place, Words.Quote(basis.Text), $"ghi số, ký hiệu của {what}", BasisArticle);
        }

        if (!Date().IsMatch(basis.Text))
        {
            findings.Wrong("can_cu.date", place, Words.Quote(basis.Text), $"ghi ngày, tháng, năm ban hành {what}", BasisArticle);
        }

        if (!basis.Text.Contains(" của ", StringComparison.Ordinal))
        {
            findings.Wrong("can_cu.body", place, Words.Quote(basis.Text), $"ghi cơ quan ban hành {what}", BasisArticle);
        }
    }

    private static string Tail(string text) => text.Length <= 30 ? text : "…" + text[^28..];

    [GeneratedRegex(@"[;.,]\s+Căn cứ\s")]
    private static partial Regex Several();

    [GeneratedRegex(@"^Căn cứ (Luật|Bộ luật|Pháp lệnh)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Law();

    [GeneratedRegex(@"\d{1,3}/\d{4}/(QH|PL-UBTVQH|UBTVQH)\d+|\bsố\s+\d+/|của Quốc hội", RegexOptions.IgnoreCase)]
    private static partial Regex LawNumber();

    [GeneratedRegex(@"^Căn cứ (?<kind>Nghị định|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị|Kế hoạch)\s(?!này)", RegexOptions.IgnoreCase)]
    private static partial Regex Cited();

    [GeneratedRegex(@"số\s*:?\s*[\d….]*\s*\d*/[^\s/]", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"ngày\s*[\d….]*\s*(tháng|/|-)|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", RegexOptions.IgnoreCase)]
    private static partial Regex Date();
}
