using CcHc.Portal.Domain.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data;

public static class WorkingCalendars
{
    /// <summary>The calendar as it is now, in two queries of a few rows; read anew by each request, so that a day entered on one node counts on all.</summary>
    public static async Task<WorkingCalendar> WorkingCalendarAsync(this PortalDbContext db, CancellationToken cancellation = default)
    {
        var days = await db.Set<CalendarDay>().AsNoTracking().Select(d => new { d.Day, d.Kind }).ToListAsync(cancellation);
        var years = await db.CalendarYears.Where(y => y.NoticeNumber != null).Select(y => y.Year).ToListAsync(cancellation);
        return new WorkingCalendar(days.Select(d => (d.Day, d.Kind)), years);
    }
}
