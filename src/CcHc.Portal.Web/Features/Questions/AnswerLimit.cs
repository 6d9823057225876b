using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.WorkingDays;
using CcHc.Portal.Web.Features.Shared;

namespace CcHc.Portal.Web.Features.Questions;

/// <summary>By when the agency is to answer.</summary>
public sealed record AnswerLimit(DayLimit? Within, WorkingCalendar Calendar)
{
    /// <summary>Null where there is no limit, or the answer is there.</summary>
    public CountedDay? Due(QuestionRow question) => question.AnsweredAt is null ? DueOf(question.AskedAt) : null;

    public CountedDay? DueOf(DateTimeOffset askedAt) => Within?.From(VietnamTime.DayOf(askedAt), Calendar);

    /// <summary>Given to what shows the days left, where they are working days.</summary>
    public WorkingCalendar? Counting => Within?.IsWorking == true ? Calendar : null;
}

public static class AnswerLimits
{
    public static async Task<AnswerLimit> AnswerLimitAsync(this PortalDbContext db, DayLimit? within, CancellationToken cancellation) =>
        new(within, within is null ? WorkingCalendar.WithoutData : await db.WorkingCalendarAsync(cancellation));
}
