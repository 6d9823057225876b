using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CcHc.Portal.Domain.EvidenceStore;

/// <summary>
/// What the head of an official paper says about it, read from the text of its first page. Offered for correction, never
/// taken for granted: what is not clearly there stays empty.
/// </summary>
/// <param name="Number">Số, ký hiệu: «12/KH-UBND», «15-KH/TU».</param>
/// <param name="Issuer">Cơ quan ban hành, not the body above it that stands in the first line.</param>
public sealed partial record PaperHeading(string? Number, DateOnly? DatedOn, string? Issuer, string? Abstract)
{
    public static readonly PaperHeading Nothing = new(null, null, null, null);

    private const int MostLines = 60;
    private const int LongestHead = 24;
    private const int MostAbstractLines = 6;
    // Narrower, the national heading stands below the issuer's name instead of beside it.
    private const int NarrowestLeft = 12;

    private static readonly string[] Kinds =
    [
        "KẾ HOẠCH", "BÁO CÁO", "QUYẾT ĐỊNH", "THÔNG BÁO", "TỜ TRÌNH", "NGHỊ QUYẾT", "CHỈ THỊ", "CHƯƠNG TRÌNH", "HƯỚNG DẪN", "BIÊN BẢN", "PHƯƠNG ÁN", "ĐỀ ÁN",
        "QUY CHẾ", "QUY ĐỊNH", "CÔNG ĐIỆN", "GIẤY MỜI", "DANH SÁCH", "THÔNG CÁO", "DỰ ÁN", "HỢP ĐỒNG", "KẾT LUẬN", "THÔNG TRI", "NGHỊ ĐỊNH", "THÔNG TƯ", "BẢN CAM KẾT", "GIẤY KHEN", "ĐĂNG KÝ",
    ];

    // A line of the left column that begins otherwise goes on with the name in the line above it.
    private static readonly string[] Bodies =
    [
        "ỦY BAN", "UBND", "HỘI ĐỒNG", "HĐND", "SỞ ", "BAN ", "BỘ ", "PHÒNG ", "VĂN PHÒNG", "TRUNG TÂM", "CỤC ", "CHI CỤC", "TỔNG CỤC", "TRƯỜNG ", "TRẠM ", "CÔNG AN", "TỔ ", "VIỆN ", "THANH TRA", "TỈNH ỦY",
        "THÀNH ỦY", "HUYỆN ỦY", "ĐẢNG ỦY", "ĐẢNG BỘ", "CHI BỘ", "MẶT TRẬN", "HỘI ", "ĐOÀN ", "LIÊN ĐOÀN", "BẢO HIỂM", "KHO BẠC", "THUẾ ", "CHỦ TỊCH", "CHÍNH PHỦ", "THỦ TƯỚNG", "CÔNG TY", "BÁO ", "ĐÀI ", "QUỸ ",
    ];

    private static readonly HashSet<string> Abbreviations = ["UBND", "HĐND", "MTTQ", "UBMTTQ", "CCHC", "TTHC", "CNTT", "THCS", "THPT", "QLDA"];
    private static readonly HashSet<string> BeforeAName = ["xã", "phường", "trấn", "khu", "tỉnh", "phố", "huyện", "quận", "thôn", "ấp"];
    private static readonly HashSet<string> BeforeAField = ["sở", "bộ", "phòng", "cục", "tâm", "tổng"];

    /// <param name="text">Lines of the first page; columns may stand side by side, as a printer would lay them, or one after the other.</param>
    public static PaperHeading Read(string? text)
    {
        var lines = (text ?? "").Normalize(NormalizationForm.FormC).Replace('\t', ' ').Replace('\u00a0', ' ').Split('\n').Select(l => l.TrimEnd()).Take(MostLines).ToList();
        var end = HeadEnd(lines);
        var column = Column(lines.Take(end));
        var left = lines.Take(end).Select(l => Left(l, column)).ToList();
        var numbered = left.FindIndex(l => NumberLine().IsMatch(l));
        var number = numbered >= 0 ? NumberOf(left[numbered]) : null;
        return new PaperHeading(
            number,
            lines.Take(end).Select(Date).FirstOrDefault(d => d is not null),
            numbered > 0 ? IssuerOf(left.Take(numbered)) : null,
            AbstractOf(lines, left, end, numbered));
    }

    public bool IsEmpty => this == Nothing;

    // The head ends where the paper begins to speak.
    private static int HeadEnd(List<string> lines)
    {
        var end = lines.FindIndex(l => KindOf(l) is not null || l.TrimStart().StartsWith("Kính gửi", StringComparison.OrdinalIgnoreCase) || l.TrimStart().StartsWith("Căn cứ", StringComparison.Ordinal));
        return end >= 0 ? end : Math.Min(lines.Count, LongestHead);
    }

    /// <summary>Where the right column begins; null where the columns do not stand side by side.</summary>
    private static int? Column(IEnumerable<string> head) => head
        .Select(l => National().Match(l) is { Success: true } found ? found.Index : (int?)null)
        .FirstOrDefault(at => at is not null) is { } column and >= NarrowestLeft ? column : null;

    private static string Left(string line, int? column)
    {
        var own = National().Replace(line, "");
        own = Motto().Replace(own, "");
        own = DateText().Replace(own, "");
        if (column is { } right)
        {
            own = string.Join(' ', Segment().Matches(own).Where(s => s.Index + (s.Length / 2) < right - 2).Select(s => s.Value));
        }

        return Squeeze(own);
    }

    private static string? NumberOf(string line)
    {
        var text = NumberLine().Match(line).Groups[1].Value;
        var match = NumberText().Match(AroundSigns().Replace(text, "$1").Replace('–', '-'));
        return match.Success && match.Value.Length <= Evidence.NumberMaxLength ? match.Value.TrimEnd('.', ',', ';', '-', '/') : null;
    }

    private static DateOnly? Date(string line)
    {
        var match = DateText().Match(line);
        return match.Success && DateOnly.TryParseExact(
                $"{match.Groups[1].Value}/{match.Groups[2].Value}/{match.Groups[3].Value}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
    }

    private static string? IssuerOf(IEnumerable<string> left)
    {
        var names = new List<string>();
        foreach (var line in left.Select(l => l.Trim('*', '_', '-', ' ', '—')).Where(l => l.Any(char.IsLetter) && IsCapitals(l)))
        {
            var upper = line.Replace('Ỷ', 'Ủ').Replace("UỶ", "ỦY", StringComparison.Ordinal).Replace("UỦ", "ỦY", StringComparison.Ordinal);
            // «ỦY BAN NHÂN DÂN» alone names nobody: the place is in the next line.
            if (names.Count > 0 && !Bodies.Any(b => upper.StartsWith(b, StringComparison.Ordinal)))
            {
                names[^1] += " " + upper;
            }
            else
            {
                names.Add(upper);
            }
        }

        return names.Count == 0 ? null : Cut(AsWritten(names[^1]), 400);
    }

    private static string? AbstractOf(List<string> lines, List<string> left, int end, int numbered)
    {
        if (end < lines.Count && KindOf(lines[end]) is { } kind)
        {
            var about = lines.Skip(end + 1).SkipWhile(string.IsNullOrWhiteSpace).TakeWhile(IsAbout).Take(MostAbstractLines).Select(Squeeze).ToList();
            return Cut(about.Count == 0 ? kind : $"{kind} {LowerFirst(string.Join(' ', about))}", Evidence.AbstractMaxLength);
        }

        var begin = numbered < 0 ? -1 : left.FindIndex(numbered, l => About().IsMatch(l));
        if (begin < 0)
        {
            return null;
        }

        var subject = string.Join(' ', left.Skip(begin).TakeWhile(l => l.Length > 0 && !IsRule(l)).Take(MostAbstractLines));
        return Cut("Công văn về việc " + LowerFirst(About().Replace(subject, "").Trim()), Evidence.AbstractMaxLength);
    }

    private static bool IsAbout(string line)
    {
        var text = line.Trim();
        return text.Length > 0 && !IsRule(text) && !Body().IsMatch(text) && !(text.Count(char.IsLetter) >= 8 && IsCapitals(text));
    }

    private static string? KindOf(string line)
    {
        var text = Squeeze(line).Trim('*', ' ');
        return Kinds.Contains(text) ? char.ToUpper(text[0], Vietnamese.Culture) + text[1..].ToLower(Vietnamese.Culture) : null;
    }

    /// <summary>A name in capitals as it is written in a sentence: «SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH» → «Sở Văn hóa, Thể thao và Du lịch».</summary>
    private static string AsWritten(string capitals)
    {
        var words = capitals.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var written = new List<string>();
        bool inName = false, inField = false, begins = true;
        foreach (var word in words)
        {
            var lower = word.ToLower(Vietnamese.Culture);
            var isCommittee = lower is "ủy" && written.Count > 0 && written[^1].ToLower(Vietnamese.Culture) is "tỉnh" or "thành" or "huyện" or "đảng";
            written.Add(Abbreviations.Contains(word.Trim(',')) ? word
                : isCommittee ? lower
                : begins || (inName && lower != "và") ? char.ToUpper(lower[0], Vietnamese.Culture) + lower[1..]
                : lower);
            var began = begins;
            begins = false;
            // «Phòng Văn hóa - Xã hội» names a field, not a place.
            if (isCommittee || (BeforeAName.Contains(lower) && !(inField && began)))
            {
                // «Tỉnh ủy An Giang», «Đảng ủy xã Tân Lập».
                inName = !(isCommittee && lower == "ủy" && words.Skip(written.Count).Any(w => BeforeAName.Contains(w.ToLower(Vietnamese.Culture))));
            }
            else if (!inName && (BeforeAField.Contains(lower) || (inField && (lower is "và" or "-" || lower.EndsWith(',')))))
            {
                begins = true;
                inField = true;
            }
        }

        return string.Join(' ', written);
    }

    private static string LowerFirst(string text)
    {
        // A name keeps its capitals: «Tân Lập chuyển đổi số», not «tân Lập».
        var second = text.IndexOf(' ', StringComparison.Ordinal);
        var isName = second >= 0 && second + 1 < text.Length && char.IsUpper(text[second + 1]);
        return text.Length == 0 || isName || (text.Length > 1 && char.IsUpper(text[1])) ? text : Vietnamese.LowerFirst(text);
    }

    private static bool IsCapitals(string text) => !text.Any(char.IsLower);

    private static bool IsRule(string text) => text.All(c => c is '_' or '-' or '—' or '–' or '=' or '*' or '.' or ' ');

    private static string Squeeze(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string? Cut(string text, int most) => Vietnamese.Clean(text.Length <= most ? text : text[..most]);

    [GeneratedRegex(@"C[ỘO]NG\s+H(?:ÒA|OÀ)\s+X[ÃA]\s+HỘI.*$|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM.*$")]
    private static partial Regex National();

    [GeneratedRegex(@"Độc\s+lập\s*[-–].*$")]
    private static partial Regex Motto();

    // With the place before it, which may be several words: «Thành phố Hồ Chí Minh, ngày 05 tháng 01 năm 2025».
    [GeneratedRegex(@"(?:(?<=\s\s|^)\S(?:\S|\s(?!\s))*,\s*)?[Nn]gày\s*(\d{0,2})\s*tháng\s*(\d{0,2})\s*năm\s*(\d{4})")]
    private static partial Regex DateText();

    [GeneratedRegex(@"\S+(?:\s\S+)*")]
    private static partial Regex Segment();

    [GeneratedRegex(@"^\W*S[ốỐ]\s*[:.]?\s*(.*)$")]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"\s*([/–-])\s*")]
    private static partial Regex AroundSigns();

    [GeneratedRegex(@"^\d+[A-Za-zĐđ]?(?:/\d{4})?[/-][\p{L}\d&.]+(?:[/-][\p{L}\d&.()]+)*")]
    private static partial Regex NumberText();

    [GeneratedRegex(@"^(?:V/v|V/V|v/v|Về việc)\s*:?\s*")]
    private static partial Regex About();

    [GeneratedRegex(@"^(?:Căn cứ|Thực hiện|Kính gửi|Điều \d|Theo |Để |Ngày \d|Hôm nay|Phần |[IVX]+\.|\d+\.|[-+•])")]
    private static partial Regex Body();
}
