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

    /// <summary>«Thứ Sáu 31/10/2025, còn 3 ngày» for an end (exclusive instant), seen from now.</summary>
    public static string Deadline(DateTimeOffset end, DateTimeOffset now)
    {
        // The end is exclusive: 24:00 of the 31st is 00:00 of the 1st, and people say the 31st.
        var last = DayOf(end.AddTicks(-1));
        var days = last.DayNumber - DayOf(now).DayNumber;
        var left = now >= end ? "đã hết hạn" : days == 0 ? "còn trong hôm nay" : $"còn {days} ngày";
        return $"{WithWeekday(last)}, {left}";
    }

    /// <summary>
    /// The date line of an official paper: days below 10 and the months 1 and 2 with a leading zero, other months without
    /// (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4).
    /// </summary>
    public static string InWords(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {(day.Month < 3 ? day.Month.ToString("00", CultureInfo.InvariantCulture) : day.Month.ToString(CultureInfo.InvariantCulture))} năm {day.Year}");
}
