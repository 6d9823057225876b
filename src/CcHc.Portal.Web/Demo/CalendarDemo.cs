using CcHc.Portal.Data;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Demo;

/// <summary>
/// The working calendar of the demo: 2025 with a notice, marked as invented, 2026 with what the law fixes alone, so that both a
/// whole calendar and the warning of one without notice can be seen.
/// </summary>
public static class CalendarDemo
{
    public const int Year = 2025;

    private const string Swapped = "Hoán đổi 02/5 với Thứ Bảy 26/4 " + InventedNames.Mark;

    public static async Task AddAsync(PortalDbContext db, Actor by, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var number in new[] { Year, Year + 1 })
        {
            var year = await db.CalendarYears.Include(y => y.Days).SingleOrDefaultAsync(y => y.Year == number, cancellation);
            if (year is null)
            {
                year = new CalendarYear(by, number, now);
                year.Take(by, LegalHolidays.Of(number), now);
                db.CalendarYears.Add(year);
            }

            if (number == Year && year.Notice is null)
            {
                year.Cite(by, new("Thông báo số 01/TB-MH", new(2024, 12, 3), "Cơ quan có thẩm quyền " + InventedNames.Mark), now);
                year.Take(by, Days(), now);
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static IReadOnlyList<CalendarDayText> Days() =>
    [
        .. Enumerable.Range(27, 5).Select(day => new CalendarDayText(new(Year, 1, day), CalendarDayKind.DayOff, "Nghỉ Tết Ất Tỵ " + InventedNames.Mark, null)),
        new(new(Year, 4, 7), CalendarDayKind.DayOff, "Giỗ Tổ Hùng Vương (10/3 Âm lịch)", null),
        new(new(Year, 4, 26), CalendarDayKind.MadeUp, Swapped, null),
        new(new(Year, 5, 2), CalendarDayKind.DayOff, Swapped, null),
        new(new(Year, 9, 1), CalendarDayKind.DayOff, "Nghỉ Quốc khánh, ngày liền kề " + InventedNames.Mark, null),
    ];
}
