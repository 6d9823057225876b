using CcHc.Portal.Domain;
using CcHc.Portal.Domain.WorkingDays;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>By when the signed report of a locked sheet is to be recorded.</summary>
/// <param name="Counting">Given to what shows the days left, where they are working days.</param>
public sealed record ReportLimit(DayLimit Within, CountedDay Due, WorkingCalendar? Counting)
{
    public static ReportLimit Of(DayLimit within, DateTimeOffset lockedAt, WorkingCalendar calendar) =>
        new(within, within.From(VietnamTime.DayOf(lockedAt), calendar), within.IsWorking ? calendar : null);
}
