using System.Globalization;
using System.Text;
using CcHc.Portal.Documents.Layout.Measuring;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>Paper, margins, letters and page numbers: what holds for all pages.</summary>
internal static class PageJudge
{
    // A page of body text; an estimate is only trusted well above it.
    private const double FullPage = 1.2;

    public static void Judge(PaperParts parts, Findings findings)
    {
        var paper = parts.Paper;
        for (var i = 0; i < paper.Sections.Count; i++)
        {
            Sheet(paper, i, findings);
        }

        Fonts(paper, findings);
        Numbers(parts, findings);
        if (paper.HasTrackedChanges)
        {
            findings.Advised("file.tracked", "Toàn văn bản", "còn dấu vết sửa đổi chưa duyệt", "chấp nhận hoặc bỏ hết các sửa đổi", Decree30.Practice);
        }

        if (paper.HasComments)
        {
            findings.Advised("file.comments", "Toàn văn bản", "còn ý kiến nhận xét bên lề", "xóa hết nhận xét trước khi trình ký", Decree30.Practice);
        }
    }

    private static void Sheet(MeasuredPaper paper, int index, Findings findings)
    {
        var section = paper.Sections[index];
        var profile = findings.Profile;
        var place = paper.Sections.Count == 1 ? "Trang giấy" : $"Trang giấy, phần {index + 1}";
        var (width, height) = section.IsLandscape ? (section.HeightMm, section.WidthMm) : (section.WidthMm, section.HeightMm);
        if (Math.Abs(width - profile.PageWidth.From) > 1 || Math.Abs(height - profile.PageHeight.From) > 1)
        {
            findings.Wrong("page.size", place, $"{Words.Number(section.WidthMm)} × {Words.Mm(section.HeightMm)}", "A4, 210 × 297 mm", $"{Decree30.Page}, khoản 1");
        }

        if (section.IsLandscape && !paper.Paragraphs.Any(p => p.Section == index && p.Cell is { IsRuled: true }))
        {
            findings.Wrong("page.orientation", place, "trang ngang", "trang dọc; trang ngang chỉ khi có bảng, biểu", $"{Decree30.Page}, khoản 2");
        }

        Margin("top", "mép trên", section.TopMm, profile.Top);
        Margin("bottom", "mép dưới", section.BottomMm, profile.Bottom);
        Margin("left", "mép trái", section.LeftMm, profile.Left);
        Margin("right", "mép phải", section.RightMm, profile.Right);

        void Margin(string side, string name, double found, Band wanted)
        {
            if (!wanted.Holds(found))
            {
                findings.Wrong($"page.margin.{side}", paper.Sections.Count == 1 ? $"Lề trang, {name}" : $"Lề trang, {name}, phần {index + 1}", Words.Mm(found), $"{wanted} mm", $"{Decree30.Page}, khoản 3");
            }
        }
    }

    private static void Fonts(MeasuredPaper paper, Findings findings)
    {
        foreach (var paragraph in paper.Paragraphs)
        {
            var shown = paragraph.Runs.Where(r => !r.IsBlank && !r.IsLabel && r.Text.Any(char.IsLetterOrDigit)).ToList();
            if (shown.Find(r => !IsFont(r.Font, findings.Profile.Font)) is { } other)
            {
                findings.Wrong("font.name", PlaceOf(paragraph), $"phông chữ {other.Font}", findings.Profile.Font, $"{Decree30.Page}, khoản 4");
            }

            if (shown.Find(r => !IsBlack(r.Colour)) is { } coloured && !IsStamp(coloured.Text))
            {
                findings.Wrong("font.colour", PlaceOf(paragraph), $"chữ màu #{coloured.Colour}", "chữ màu đen", $"{Decree30.Page}, khoản 4");
            }

            if (paragraph.Text is { } text && text != text.Normalize(NormalizationForm.FormC))
            {
                findings.Advised("font.encoding", PlaceOf(paragraph), "chữ Unicode tổ hợp", "Unicode dựng sẵn, để máy khác tìm và đọc được", Decree30.Practice);
            }
        }
    }

    private static void Numbers(PaperParts parts, Findings findings)
    {
        var paper = parts.Paper;
        var rule = findings.Profile["page_number"];
        var first = paper.Sections[0];
        var all = paper.Sections.SelectMany(s => s.PageNumbers).ToList();
        if (all.Count == 0)
        {
            if (IsLong(paper))
            {
                findings.Wrong("page_number.missing", "Số trang", "không đánh số trang", "đánh số từ trang thứ hai, canh giữa ở lề trên", rule.Article);
            }

            return;
        }

        if (first.PageNumbers.Any(n => n.Pages == PageGroup.First) || (!first.HasFirstPage && first.PageNumbers.Any(n => n.Pages == PageGroup.Following)))
        {
            findings.Wrong("page_number.first", "Số trang, trang thứ nhất", "trang thứ nhất có hiện số trang", "không hiển thị số trang thứ nhất", rule.Article);
        }

        if (first.FirstNumber is { } start and not 1)
        {
            findings.Wrong("page_number.start", "Số trang", $"đánh từ số {start}", "đánh từ số 1", rule.Article);
        }

        if (paper.Sections.Any(s => s.PageNumbers.Count > 0 && !s.HasArabicNumbers))
        {
            findings.Wrong("page_number.digits", "Số trang", "không phải chữ số Ả Rập", "chữ số Ả Rập", rule.Article);
        }

        foreach (var number in all.DistinctBy(n => (n.Pages, n.IsInHeader, n.Alignment, n.Run.SizePt, n.Run.Italic, n.Beside)))
        {
            if (!number.IsInHeader)
            {
                findings.Wrong("page_number.place", "Số trang", "ở lề dưới", "ở lề trên", rule.Article);
            }

            if (number.Alignment is { } alignment && alignment != TextAlignment.Centre)
            {
                findings.Wrong("page_number.align", "Số trang", Findings.Aligned(alignment), "canh giữa", rule.Article);
            }

            if (number.Run.SizePt < rule.MinPt || number.Run.SizePt > rule.MaxPt)
            {
                findings.Wrong("page_number.size", "Số trang", $"cỡ chữ {Words.Number(number.Run.SizePt)}", "cỡ chữ 13 đến 14", rule.Article);
            }

            if (number.Run.Italic)
            {
                findings.Wrong("page_number.italic", "Số trang", "chữ nghiêng", "chữ đứng", rule.Article);
            }

            if (!IsFont(number.Run.Font, findings.Profile.Font))
            {
                findings.Wrong("font.name", "Số trang", $"phông chữ {number.Run.Font}", findings.Profile.Font, $"{Decree30.Page}, khoản 4");
            }

            if (number.Beside.Any(char.IsLetterOrDigit) || number.Beside.Contains('-', StringComparison.Ordinal))
            {
                findings.Advised("page_number.beside", "Số trang", $"có thêm {Words.Quote(number.Beside)}", "chỉ có số", Decree30.Practice);
            }
        }
    }

    public static string PlaceOf(MeasuredParagraph paragraph) =>
        paragraph.Cell is { IsRuled: true } cell ? $"Bảng {cell.Table + 1}, dòng {cell.Row + 1} {Words.Quote(paragraph.Text)}" : $"Đoạn {Words.Quote(paragraph.Text)}";

    /// <summary>Whether the paper surely runs over more than one page.</summary>
    public static bool IsLong(MeasuredPaper paper)
    {
        if (paper.Pages is > 1 || paper.Paragraphs.Any(p => p.StartsPage && p.Index > 0) || paper.Sections.Count > 1)
        {
            return true;
        }

        var section = paper.Sections[0];
        var room = section.HeightMm - section.TopMm - section.BottomMm;
        return paper.Paragraphs.Where(p => p.Cell is null).Sum(p => HeightMm(p, section.TextWidthMm)) > room * FullPage;
    }

    private static double HeightMm(MeasuredParagraph paragraph, double widthMm)
    {
        var size = paragraph.Runs.Select(r => r.SizePt).DefaultIfEmpty(13).Max();
        var width = PaperLine.Of(paragraph).Sum(l => Math.Max(1, Math.Ceiling(l.WidthMm * 0.95 / Math.Max(20, widthMm - paragraph.LeftMm - paragraph.RightMm))));
        var line = paragraph.ExactPt ?? (size * 1.15 * (paragraph.LineMultiple ?? 1));
        return ((width * line) + paragraph.BeforePt + paragraph.AfterPt) * 25.4 / 72;
    }

    /// <summary>LibreOffice writes substitutes behind the font: «Times New Roman;Times».</summary>
    public static bool IsFont(string found, string wanted) =>
        found.Split(',').All(f => f.Split(';')[0].Trim().Equals(wanted, StringComparison.OrdinalIgnoreCase));

    private static bool IsBlack(string? colour)
    {
        if (colour is null || colour.Length != 6 || !int.TryParse(colour, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb))
        {
            return true;
        }

        // Programs write near-blacks such as 00000A.
        return (rgb >> 16) <= 0x20 && ((rgb >> 8) & 0xff) <= 0x20 && (rgb & 0xff) <= 0x20;
    }

    // Degrees of urgency are stamped in red.
    private static bool IsStamp(string text) => text.Trim() is "KHẨN" or "THƯỢNG KHẨN" or "HỎA TỐC" or "HOẢ TỐC" or "MẬT" or "TỐI MẬT" or "TUYỆT MẬT";
}
