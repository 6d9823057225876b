using System.Text.RegularExpressions;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>Capital letters by Phụ lục II, as far as words alone tell, and slips of typing.</summary>
internal static partial class WordingJudge
{
    public static void Judge(PaperParts parts, Findings findings)
    {
        foreach (var (place, line) in parts.Prose())
        {
            Capitals(place, line, findings);
            Typing(place, line, findings);
        }

        foreach (var body in parts.Body.Where(b => b.Part is BodyPart.Paragraph && b.Line.IsFirst && b.Line.Text.Length > 0))
        {
            // A list that goes on after a semicolon may begin small; a paragraph after a full stop may not.
            if (char.IsLower(body.Line.Text[0]))
            {
                findings.Wrong("hoa.paragraph", PaperParts.PlaceOf(body), Words.Quote(body.Line.Text), "viết hoa chữ cái đầu khi xuống dòng", $"{Decree30.Capitals}, Mục I");
            }
        }
    }

    private static void Capitals(string place, PaperLine line, Findings findings)
    {
        // Headings in capitals say nothing of capitals.
        if (line.IsUpper)
        {
            return;
        }

        var text = line.Text;
        Report(People(), "hoa.people", "«Nhân dân»", "Mục V, khoản 1");
        Report(State(), "hoa.state", "«Nhà nước»", "Mục V, khoản 1");
        Report(SmallBody(), "hoa.body", "viết hoa chữ đầu tên cơ quan: «Ủy ban nhân dân», «Hội đồng nhân dân»", "Mục IV, khoản 1.a");
        Report(LargeBody(), "hoa.body", "«Ủy ban nhân dân», «Hội đồng nhân dân»", "Mục IV, khoản 1.a");
        Report(NumberedPlace(), "hoa.numbered-place", "viết hoa cả danh từ chung khi tên là chữ số: «Phường 1»", "Mục III, khoản 1.b");
        Report(SmallArticle(), "hoa.article", "viết hoa «Điều» khi viện dẫn", "Mục V, khoản 7");
        Report(SmallKind(), "hoa.kind", "viết hoa tên loại văn bản khi nói đến một văn bản cụ thể", "Mục V, khoản 6");
        Report(SmallLaw(), "hoa.law", "viết hoa chữ đầu tên Luật: «Luật Thi đua, khen thưởng»", "Mục V, khoản 6");
        Report(SmallOffice(), "hoa.office", "viết hoa chức vụ đi liền với tên cơ quan, tên người cụ thể", "Mục V, khoản 3");
        if (LargePlace().Match(text) is { Success: true } large)
        {
            findings.Advised(
                "hoa.place", place, Words.Quote(large.Value.Trim()), "danh từ chung viết thường; chỉ viết hoa khi tên là chữ số, tên người, sự kiện lịch sử", $"{Decree30.Capitals}, Mục III, khoản 1");
        }

        void Report(Regex fault, string code, string wanted, string article)
        {
            if (fault.Match(text) is { Success: true } found)
            {
                findings.Wrong(code, place, Words.Quote(found.Value.Trim()), wanted, $"{Decree30.Capitals}, {article}");
            }
        }
    }

    private static void Typing(string place, PaperLine line, Findings findings)
    {
        var text = line.Text;
        if (BlankBeforeMark().Match(text) is { Success: true } blank)
        {
            findings.Advised("go.blank-mark", place, Words.Quote(Around(text, blank.Index)), "không có dấu cách trước dấu câu", Decree30.Practice);
        }

        if (SmallDay().Match(text) is { Success: true } day)
        {
            findings.Advised("go.date", place, Words.Quote(day.Value), "ngày nhỏ hơn 10 và tháng 1, 2 thêm số 0 phía trước", $"{Decree30.Letters}, số thứ tự 4");
        }
    }

    private static string Around(string text, int index)
    {
        var from = Math.Max(0, index - 15);
        return text[from..Math.Min(text.Length, index + 3)];
    }

    [GeneratedRegex(@"(?<!Ủy ban |Uỷ ban |ủy ban |uỷ ban |ội đồng |òa án |oà án |iểm sát |ông an |uân đội |ũ trang |ệ sĩ |hà giáo |hầy thuốc |ân quân |uốc phòng |iến tranh |ín dụng )\bnhân dân\b")]
    private static partial Regex People();

    [GeneratedRegex(@"(Đảng( và|,) |của |pháp luật |chính sách (của )?)nhà nước\b(?! (tỉnh|huyện|xã|cấp|về))")]
    private static partial Regex State();

    [GeneratedRegex(@"\b(ủy ban|uỷ ban|hội đồng) nhân dân\b")]
    private static partial Regex SmallBody();

    [GeneratedRegex(@"\b(Ủy ban|Uỷ ban|Hội đồng) Nhân dân\b|\b(Ủy Ban|Uỷ Ban|Hội Đồng) [Nn]hân [Dd]ân\b")]
    private static partial Regex LargeBody();

    [GeneratedRegex(@"\b(phường|quận|thị trấn) (số )?\d+\b")]
    private static partial Regex NumberedPlace();

    [GeneratedRegex(@"(?<!\p{L})điều \d+\b(?! (kiện|kiến|lần))")]
    private static partial Regex SmallArticle();

    [GeneratedRegex(@"(?<!\p{L})(nghị định|nghị quyết|quyết định|thông tư|chỉ thị|kế hoạch|công văn|tờ trình|hướng dẫn|thông báo|báo cáo) số \d")]
    private static partial Regex SmallKind();

    [GeneratedRegex(@"^Căn cứ (luật \p{L}+|Luật \p{Ll}\p{L}*(?<!này|số))")]
    private static partial Regex SmallLaw();

    [GeneratedRegex(@"(?<!\p{L})(chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|trưởng phòng|chánh văn phòng) (?=Ủy ban|Uỷ ban|Hội đồng|Sở|UBND|HĐND|Quốc hội)\p{L}+")]
    private static partial Regex SmallOffice();

    [GeneratedRegex(@"(?<=\p{Ll},? )(Xã|Phường|Tỉnh|Huyện|Thị trấn) (?=\p{Lu}\p{Ll})\p{L}+( \p{Lu}\p{Ll}+)?")]
    private static partial Regex LargePlace();

    [GeneratedRegex(@"(?<=\p{L}|\d) +[,;:](?=\s|$)")]
    private static partial Regex BlankBeforeMark();

    [GeneratedRegex(@"\bngày [1-9] tháng\b|\btháng [12] năm\b")]
    private static partial Regex SmallDay();
}
