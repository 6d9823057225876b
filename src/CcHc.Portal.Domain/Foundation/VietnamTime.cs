using System.Globalization;

namespace CcHc.Portal.Domain;

/// <summary>Days and deadlines in Asia/Ho_Chi_Minh; what is stored is UTC.</summary>
public static class VietnamTime
{
    // Việt Nam has kept UTC+7 without daylight saving since 1975; a fixed offset needs no time-zone data on the machine.
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    private static readonly string[] Weekdays = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    public static DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(Offset);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>00:00 of the day.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>24:00 of the day, the first instant that is too late: a date without a time ends here.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at) => Day(DayOf(at));

    public static string Minute(DateTimeOffset at) => Local(at).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>«14:05» for a time of today, «14:05 13/10/2025» for an earlier one.</summary>
    public static string Clock(DateTimeOffset at, DateTimeOffset now) =>
        DayOf(at) == DayOf(now) ? Local(at).ToString("HH:mm", CultureInfo.InvariantCulture) : Minute(at);

    public static string WithWeekday(DateOnly day) => $"{Weekdays[(int)day.DayOfWeek]} {Day(day)}";

    /// <summary>
    /// An end (exclusive instant) seen from now: «Thứ Sáu 31/10/2025, còn 3 ngày», on the last day «hôm nay, Thứ Sáu 31/10/2025,
    /// còn 5 giờ 20 phút», afterwards «đã hết hạn từ 24:00 Thứ Sáu 31/10/2025».
    /// </summary>
    /// <param name="workingDays">How many working days are left, where the limit is said in working days.</param>
    public static string Deadline(DateTimeOffset end, DateTimeOffset now, int? workingDays = null)
    {
        // The end is exclusive: 24:00 of the 31st is 00:00 of the 1st, and people say the 31st.
        var last = DayOf(end.AddTicks(-1));
        var isWhole = end == EndOf(last);
        var clock = isWhole ? "24:00" : Local(end).ToString("HH:mm", CultureInfo.InvariantCulture);
        if (now >= end)
        {
            return $"đã hết hạn từ {clock} {WithWeekday(last)}";
        }

        var when = isWhole ? WithWeekday(last) : $"{clock} {WithWeekday(last)}";
        var days = last.DayNumber - DayOf(now).DayNumber;
        return days == 0 ? $"hôm nay, {when}, còn {Left(end - now)}"
            : workingDays > 0 ? $"{when}, còn {workingDays} ngày làm việc"
            : $"{when}, còn {days} ngày";
    }

    /// <summary>What is left up to an end, beside a day that is shown already: «còn 3 ngày», «còn 5 giờ 20 phút», «đã hết hạn».</summary>
    public static string Remaining(DateTimeOffset end, DateTimeOffset now)
    {
        var days = DayOf(end.AddTicks(-1)).DayNumber - DayOf(now).DayNumber;
        return now >= end ? "đã hết hạn" : days == 0 ? $"còn {Left(end - now)}" : $"còn {days} ngày";
    }

    private static string Left(TimeSpan time) => (time.Hours + (time.Days * 24), time.Minutes) switch
    {
        (0, 0) => "chưa đầy 1 phút",
        (0, var minutes) => $"{minutes} phút",
        (var hours, 0) => $"{hours} giờ",
        var (hours, minutes) => $"{hours} giờ {minutes} phút",
    };

    /// <summary>
    /// The date line of an official paper: days below 10 and the months 1 and 2 with a leading zero, other months without
    /// (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4).
    /// </summary>
    public static string InWords(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {(day.Month < 3 ? day.Month.ToString("00", CultureInfo.InvariantCulture) : day.Month.ToString(CultureInfo.InvariantCulture))} năm {day.Year}");
}
