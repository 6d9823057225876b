using System.Globalization;
using System.Text;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Rendering;

/// <summary>
/// Breaks headings into lines of like width and measures them, so that a rule can be a share of the text it stands under.
/// Widths are the advance widths of Times bold, which Tinos and Liberation Serif share.
/// </summary>
internal static class HeadingText
{
    private const double MmPerPt = 25.4 / 72;

    // In thousandths of the size. A letter with marks is as wide as its base, but for ơ and ư, which are a little wider.
    private const string Glyphs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly int[] Widths =
    [
        722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667,
        500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444,
    ];

    // What headings of these papers are made of; a pair that is missing breaks as it did.
    private static readonly HashSet<string> Compounds =
    [
        "ban hành", "báo cáo", "bổ sung", "bộ tiêu", "tiêu chí", "cá nhân", "cải cách", "hành chính", "cán bộ", "cơ quan", "công bố", "công chức", "công văn",
        "chất lượng", "chỉ đạo", "chỉ số", "chỉ thị", "chủ tịch", "chuyển đổi", "chuyên môn", "danh mục", "danh sách", "đăng ký", "đẩy mạnh", "đề nghị",
        "đính chính", "đôn đốc", "đơn vị", "điện tử", "giải quyết", "giám đốc", "giấy khen", "bằng khen", "hội đồng", "kế hoạch", "kết quả", "khen thưởng",
        "kiểm phiếu", "kiểm tra", "nâng cao", "nội dung", "nhân dân", "nhiệm vụ", "phát động", "phong trào", "phục vụ", "phụ lục", "quyết định", "sơ kết",
        "sửa đổi", "tập thể", "tổng kết", "tổ chức", "thành tích", "thay thế", "thẩm định", "thi đua", "thông báo", "thu hồi", "thủ tục", "thực hiện",
        "tờ trình", "triển khai", "tự chấm", "chấm điểm", "ủy ban", "xếp hạng", "xếp loại", "xuất sắc", "đánh giá", "biên bản", "văn phòng", "văn hóa", "xã hội",
        "biểu quyết", "đại diện", "cơ sở", "điều hành", "kỷ luật", "kỷ cương", "người dân", "doanh nghiệp", "sáng kiến", "viên chức", "trưởng phòng", "trưởng ban",
    ];

    /// <summary>Width of bold text in millimetres; exact to about a hundredth.</summary>
    public static double WidthMm(string text, double sizePt)
    {
        var thousandths = 0;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                thousandths += Width(c);
            }
        }

        return thousandths / 1000d * sizePt * MmPerPt;
    }

    /// <summary>As few lines as fit into the width, of as equal length as the words allow.</summary>
    public static IReadOnlyList<string> Lines(string text, double sizePt, double maxMm)
    {
        // Only at plain blanks: the gaps for number and day are no-break and stay whole.
        var words = Units(text);
        if (words.Count == 0)
        {
            return [];
        }

        var fewest = Wrap(words, sizePt, maxMm);
        if (Wrap(Phrases(words), sizePt, maxMm) is var whole && whole.Count == fewest.Count && whole.All(l => WidthMm(l, sizePt) <= maxMm))
        {
            (words, fewest) = (Phrases(words), whole);
        }

        var balanced = fewest;
        // The narrowest width that still needs no more lines makes them alike.
        for (var width = maxMm - 2; width > maxMm / 4; width -= 2)
        {
            var narrower = Wrap(words, sizePt, width);
            if (narrower.Count > fewest.Count || narrower.Any(l => WidthMm(l, sizePt) > width))
            {
                break;
            }

            balanced = narrower;
        }

        return balanced;
    }

    /// <summary>Length of the rule under these lines.</summary>
    public static double RuleMm(IEnumerable<string> lines, double sizePt) =>
        lines.Select(l => WidthMm(l, sizePt)).DefaultIfEmpty().Max() * PaperLayout.RuleShare;

    /// <summary>What stays together: a dash between blanks belongs to the word before it and begins no line.</summary>
    private static List<string> Units(string text)
    {
        List<string> units = [];
        foreach (var word in text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (units.Count > 0 && (word is "-" or "–"))
            {
                units[^1] += " " + word;
            }
            else
            {
                units.Add(word);
            }
        }

        return units;
    }

    /// <summary>Words of two or more syllables, dates, numbers and opened quotations, which nobody breaks where there is room.</summary>
    private static List<string> Phrases(List<string> units)
    {
        List<string> phrases = [];
        for (var i = 0; i < units.Count; i++)
        {
            if (i > 0 && StaysWith(units[i - 1], units[i]))
            {
                phrases[^1] += " " + units[i];
            }
            else
            {
                phrases.Add(units[i]);
            }
        }

        return phrases;
    }

    private static bool StaysWith(string before, string after) =>
        Compounds.Contains($"{Letters(before)} {Letters(after)}")
        || before is ['“' or '(' or '«', ..] and not [.., '”' or ')' or '»']
        || (after.Any(char.IsDigit) && Letters(before) is "ngày" or "tháng" or "năm" or "số" or "khoản" or "điều" or "mục" or "lục")
        || (before.All(char.IsDigit) && Letters(after) is "tháng" or "năm");

    private static string Letters(string unit) => string.Concat(unit.Where(char.IsLetter)).ToLower(Vietnamese.Culture);

    private static List<string> Wrap(List<string> words, double sizePt, double maxMm)
    {
        List<string> lines = [];
        var line = words[0];
        foreach (var word in words.Skip(1))
        {
            var longer = $"{line} {word}";
            if (WidthMm(longer, sizePt) <= maxMm)
            {
                line = longer;
                continue;
            }

            lines.Add(line);
            line = word;
        }

        lines.Add(line);
        return lines;
    }

    private static int Width(char c)
    {
        var at = Glyphs.IndexOf(c, StringComparison.Ordinal);
        if (at >= 0)
        {
            return Widths[at];
        }

        return c switch
        {
            'đ' => 556,
            'Đ' => 722,
            ' ' or '\u00a0' or ',' or '.' => 250,
            '-' or '(' or ')' or ':' or ';' => 333,
            '/' => 278,
            '–' => 500,
            '“' or '”' or '«' or '»' => 500,
            _ => 500,
        };
    }
}
