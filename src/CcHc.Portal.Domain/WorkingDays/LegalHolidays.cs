namespace CcHc.Portal.Domain.WorkingDays;

/// <summary>
/// What the Labour Code itself fixes: public holidays on days of the solar calendar, and the compensation for one that falls
/// on a weekend. Tết, Giỗ Tổ, the second day of Quốc khánh and days that are swapped stand in the notice of each year and are
/// not reckoned here.
/// </summary>
public static class LegalHolidays
{
    public const string HolidaySource = "Bộ luật Lao động 2019, khoản 1 Điều 112";

    public const string CompensationSource = "Bộ luật Lao động 2019, khoản 3 Điều 111";

    private static readonly (int Month, int Day, string Name)[] Fixed =
    [
        (1, 1, "Tết Dương lịch"),
        (4, 30, "Ngày Chiến thắng 30/4"),
        (5, 1, "Ngày Quốc tế lao động 1/5"),
        (9, 2, "Quốc khánh 2/9"),
    ];

    public static IReadOnlyList<CalendarDayText> Of(int year)
    {
        var days = Fixed.Select(f => new CalendarDayText(new(year, f.Month, f.Day), CalendarDayKind.DayOff, f.Name, HolidaySource)).ToList();
        foreach (var holiday in days.Where(d => WorkingCalendar.IsWeekend(d.Day)).ToList())
        {
            var next = holiday.Day.AddDays(1);
            while (WorkingCalendar.IsWeekend(next) || days.Exists(d => d.Day == next))
            {
                next = next.AddDays(1);
            }

            days.Add(new(next, CalendarDayKind.DayOff, $"Nghỉ bù {holiday.Name}", CompensationSource));
        }

        return [.. days.OrderBy(d => d.Day)];
    }
}
