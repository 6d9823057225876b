using System.ComponentModel;

namespace CcHc.Portal.Domain.WorkingDays;

/// <summary>A day that was counted out, and the years whose notice was not known when it was.</summary>
public sealed record CountedDay(DateOnly Day, IReadOnlyList<int> YearsWithoutNotice)
{
    /// <summary>Said beside the day; null when the calendar is whole.</summary>
    public string? Warning => WorkingCalendar.WarningFor(YearsWithoutNotice);

    public DateTimeOffset End => VietnamTime.EndOf(Day);
}

/// <summary>
/// Which days are worked: Monday to Friday (a week of forty hours), without days off, with days made up. Counting begins on
/// the day after the event, and a period that ends on a day off ends on the next working day (Bộ luật Dân sự 2015, Điều 147
/// and 148).
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>Monday to Friday and nothing else: no year of it is known.</summary>
    public static readonly WorkingCalendar WithoutData = new([], []);

    /// <summary>A chain of days off longer than this is a mistake of the data.</summary>
    private const int MostDaysOff = 60;

    private readonly Dictionary<DateOnly, CalendarDayKind> days;
    private readonly HashSet<int> known;

    /// <param name="yearsWithNotice">Years whose notice has been entered.</param>
    public WorkingCalendar(IEnumerable<(DateOnly Day, CalendarDayKind Kind)> days, IEnumerable<int> yearsWithNotice)
    {
        this.days = days.ToDictionary(d => d.Day, d => d.Kind);
        known = [.. yearsWithNotice];
    }

    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    public static string? WarningFor(IReadOnlyList<int> years) => years.Count == 0
        ? null
        : $"Lịch nghỉ năm {string.Join(", ", years)} chưa có văn bản của cơ quan có thẩm quyền trên cổng: mới trừ Thứ Bảy, Chủ Nhật và các ngày lễ đã ghi, chưa chắc đủ ngày nghỉ Tết, nghỉ bù, làm bù.";

    public bool IsWorking(DateOnly day) => days.TryGetValue(day, out var kind) ? kind == CalendarDayKind.MadeUp : !IsWeekend(day);

    /// <summary>The day itself, else the first working day after it.</summary>
    public CountedDay OnOrAfter(DateOnly day) => Counted(day, NextFrom(day));

    /// <summary>The working day that is the n-th after this one; the day itself does not count.</summary>
    public CountedDay AddWorkingDays(DateOnly after, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        var day = after;
        for (var i = 0; i < n; i++)
        {
            day = NextFrom(day.AddDays(1));
        }

        return Counted(after, day);
    }

    /// <summary>The n-th day after this one; where that is off, the next working day.</summary>
    public CountedDay AddDays(DateOnly after, int n) => Counted(after, NextFrom(after.AddDays(n)));

    /// <summary>Working days after the first day up to and with the last one; 0 when the last is not later.</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly last)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= last; day = day.AddDays(1))
        {
            count += IsWorking(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Years between these days, both included, whose notice is not known.</summary>
    public IReadOnlyList<int> YearsWithoutNotice(DateOnly first, DateOnly last) =>
        [.. Enumerable.Range(first.Year, Math.Max(0, last.Year - first.Year) + 1).Where(y => !known.Contains(y))];

    private CountedDay Counted(DateOnly first, DateOnly last) => new(last, YearsWithoutNotice(first, last));

    private DateOnly NextFrom(DateOnly day)
    {
        var last = day.AddDays(MostDaysOff);
        while (!IsWorking(day))
        {
            DomainRuleException.ThrowIf(day >= last, "calendar.days-off", $"Lịch làm việc có hơn {MostDaysOff} ngày nghỉ liền nhau; người quản trị cần xem lại lịch.");
            day = day.AddDays(1);
        }

        return day;
    }
}

public enum DayUnit
{
    [Description("ngày")]
    Days,
    [Description("ngày làm việc")]
    WorkingDays,
}

/// <summary>A limit that is said in days or in working days: «5 ngày làm việc».</summary>
public sealed record DayLimit
{
    public const int MostDays = 365;

    public DayLimit(int days, DayUnit unit)
    {
        DomainRuleException.ThrowIf(days is < 1 or > MostDays, "limit.days", $"Số ngày phải từ 1 đến {MostDays}.");
        Days = days;
        Unit = unit;
    }

    public int Days { get; }

    public DayUnit Unit { get; }

    public bool IsWorking => Unit == DayUnit.WorkingDays;

    /// <summary>The last day of the limit that begins with something done on this day.</summary>
    public CountedDay From(DateOnly day, WorkingCalendar calendar) => IsWorking ? calendar.AddWorkingDays(day, Days) : calendar.AddDays(day, Days);

    public override string ToString() => $"{Days} {StateNames.Of(Unit)}";
}
