using System.Globalization;
using System.Text.RegularExpressions;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>Ô số 4: «Hòa An, ngày 05 tháng 3 năm 2025».</summary>
internal static partial class DateJudge
{
    private const string Article = $"{Decree30.Main}, khoản 4";
    private const string Place = "Địa danh và thời gian";

    private static readonly string[] KindWords = ["Xã ", "Phường ", "Thị trấn ", "Đặc khu ", "Huyện ", "Quận ", "Thị xã ", "Tỉnh ", "Thành phố ", "TP ", "TP. "];

    public static void Judge(PaperParts parts, Findings findings)
    {
        if (parts.PlaceAndDate is not { } line)
        {
            if (parts.NationalHeading is not null && !parts.IsMinutes)
            {
                findings.Wrong("dia_danh_thoi_gian.missing", Place, "không có", "«Địa danh, ngày … tháng … năm …» dưới Quốc hiệu", Article);
            }

            return;
        }

        if (parts.IsMinutes)
        {
            findings.Advised("dia_danh_thoi_gian.minutes", Place, Words.Quote(line.Text), "biên bản không có dòng địa danh, ngày tháng", $"{Decree30.Samples}, Mẫu 1.9");
        }

        findings.Component("dia_danh_thoi_gian", Place, [line]);
        SameLine(parts, line, findings);
        var match = Shape().Match(line.Text);
        if (!match.Success)
        {
            findings.Wrong("dia_danh_thoi_gian.words", Place, Words.Quote(line.Text), "viết đầy đủ «ngày … tháng … năm …»", $"{Article}.b");
            return;
        }

        Name(match.Groups["place"].Value, match.Groups["comma"].Value, findings);
        Day(match, findings);
    }

    /// <summary>The day the paper bears; null while it is open, impossible or unreadable.</summary>
    public static DateOnly? DayOf(PaperParts parts) =>
        parts.PlaceAndDate is { } line && Shape().Match(line.Text) is { Success: true } match
        && DateOnly.TryParseExact(
            $"{match.Groups["day"].Value.Trim()}/{match.Groups["month"].Value.Trim()}/{match.Groups["year"].Value.Trim()}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static void SameLine(PaperParts parts, PaperLine date, Findings findings)
    {
        if (parts.Number is not { } number)
        {
            return;
        }

        var apart = (number.Cell, date.Cell) switch
        {
            ({ } n, { } d) => n.Table == d.Table && n.Row != d.Row,
            (null, null) => number.Paragraph != date.Paragraph,
            _ => true,
        };
        if (apart)
        {
            findings.Wrong("dia_danh_thoi_gian.line", Place, "không cùng dòng với số, ký hiệu", "trên cùng một dòng với số, ký hiệu", $"{Article}.c");
        }
    }

    private static void Name(string place, string comma, Findings findings)
    {
        if (comma.Length == 0)
        {
            findings.Wrong("dia_danh_thoi_gian.comma", Place, Words.Quote(place + " ngày …"), "dấu phẩy sau địa danh", $"{Article}.c");
        }

        if (place.Length == 0)
        {
            findings.Wrong("dia_danh_thoi_gian.place", Place, "không có địa danh", "tên đơn vị hành chính nơi cơ quan đóng trụ sở", $"{Article}.a");
            return;
        }

        var kind = Array.Find(KindWords, k => place.StartsWith(k, StringComparison.OrdinalIgnoreCase));
        var bare = kind is null ? place : place[kind.Length..];
        if (bare.Length > 0 && bare.All(c => char.IsAsciiDigit(c)) && kind is null)
        {
            findings.Wrong("dia_danh_thoi_gian.full", Place, Words.Quote(place), "tên đầy đủ khi đặt bằng chữ số: «Phường 1»", $"{Article}.a");
        }
        else if (bare.Split(' ', '-').Any(w => w.Length > 0 && char.IsLower(w[0])) || (kind is not null && char.IsLower(place[0])))
        {
            findings.Wrong("dia_danh_thoi_gian.capitals", Place, Words.Quote(place), "viết hoa các chữ cái đầu của địa danh", $"{Article}.c");
        }

        // A name that is a number, a person or an event is always written with its kind; of the others only numbers can be told.
        var isAlwaysFull = bare.Any(char.IsAsciiDigit) || place is "Thành phố Hồ Chí Minh";
        if (!isAlwaysFull && kind is not null != findings.Practice.PlaceWithKind)
        {
            findings.Local(
                "local.place-form", Place, Words.Quote(place),
                findings.Practice.PlaceWithKind ? "có «Xã», «Phường», «Tỉnh» trước tên" : $"chỉ ghi tên: «{bare}»");
        }
    }

    private static void Day(Match match, Findings findings)
    {
        var (day, month, year) = (match.Groups["day"].Value.Trim(), match.Groups["month"].Value.Trim(), match.Groups["year"].Value.Trim());
        if (day.Length == 1 && char.IsAsciiDigit(day[0]))
        {
            findings.Wrong("dia_danh_thoi_gian.day", Place, $"ngày {day}", $"ngày 0{day}: ngày nhỏ hơn 10 thêm số 0 phía trước", $"{Article}.b");
        }

        if (month is "1" or "2")
        {
            findings.Wrong("dia_danh_thoi_gian.month", Place, $"tháng {month}", $"tháng 0{month}: tháng 1, 2 thêm số 0 phía trước", $"{Article}.b");
        }
        else if (month.Length == 2 && month[0] == '0' && month[1] >= '3')
        {
            findings.Advised("dia_danh_thoi_gian.month-zero", Place, $"tháng {month}", $"tháng {month[1]}: chỉ tháng 1, 2 thêm số 0", $"{Decree30.Letters}, số thứ tự 4");
        }

        if (year.Length is > 0 and not 4 && year.All(char.IsAsciiDigit))
        {
            findings.Wrong("dia_danh_thoi_gian.year", Place, $"năm {year}", "năm viết đủ bốn chữ số", $"{Article}.b");
        }
        else if (day.Length > 0 && month.Length > 0 && year.Length == 4 && day.All(char.IsAsciiDigit) && month.All(char.IsAsciiDigit) && year.All(char.IsAsciiDigit)
            && !DateOnly.TryParseExact($"{day}/{month}/{year}", ["d/M/yyyy", "dd/MM/yyyy", "d/MM/yyyy", "dd/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            findings.Wrong("dia_danh_thoi_gian.impossible", Place, $"ngày {day} tháng {month} năm {year}", "ngày có trong lịch", $"{Article}.b");
        }
    }

    [GeneratedRegex(@"^(?<place>.*?)\s*(?<comma>,?)\s*ngày\s*(?<day>\d*)[\s….]*tháng\s*(?<month>\d*)[\s….]*năm\s*(?<year>\d*)[\s….]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Shape();
}
