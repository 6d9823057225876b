using System.ComponentModel;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>A figure that the portal itself knows: when a participant registered and locked, and how late that was.</summary>
public enum SystemFigure
{
    [Description("Ngày duyệt bản đăng ký")]
    PledgeDay,
    [Description("Số ngày đăng ký trễ hạn")]
    PledgeDaysLate,
    [Description("Số ngày làm việc đăng ký trễ hạn")]
    PledgeWorkingDaysLate,
    [Description("Ngày khóa phiếu tự chấm")]
    LockDay,
    [Description("Số ngày khóa phiếu trễ hạn")]
    LockDaysLate,
    [Description("Số ngày làm việc khóa phiếu trễ hạn")]
    LockWorkingDaysLate,
}

/// <summary>When something was done that has an end.</summary>
/// <param name="What">Names the thing, as the trace will: «Bản đăng ký thi đua của Ủy ban nhân dân xã Tân Lập, duyệt lúc …».</param>
/// <param name="At">When it was done.</param>
/// <param name="End">The end that counted for the participant; none where there was none.</param>
public sealed record DatedFact(string What, DateTimeOffset At, DateTimeOffset? End);

public static class SystemFigures
{
    public static bool IsOfPledge(SystemFigure figure) => figure is SystemFigure.PledgeDay or SystemFigure.PledgeDaysLate or SystemFigure.PledgeWorkingDaysLate;

    /// <summary>What can be put into a leaf of this rule: a day where a day is asked for, a number of days where something is counted.</summary>
    public static IReadOnlyList<SystemFigure> For(ScoringRule rule) => rule switch
    {
        DeadlineRule => [SystemFigure.PledgeDay, SystemFigure.LockDay],
        DeductRule or CountRule or PenaltyRule => [SystemFigure.PledgeDaysLate, SystemFigure.PledgeWorkingDaysLate, SystemFigure.LockDaysLate, SystemFigure.LockWorkingDaysLate],
        _ => [],
    };

    /// <summary>The answer of a leaf, and the source that its trace names. In time is 0 days late, on whichever day it was.</summary>
    public static (Answer Answer, FigureSource Source) Of(SystemFigure figure, DatedFact fact, WorkingDays.WorkingCalendar calendar)
    {
        var day = VietnamTime.DayOf(fact.At);
        var due = fact.End is { } end ? VietnamTime.DayOf(end.AddTicks(-1)) : (DateOnly?)null;
        var days = due is { } last ? Math.Max(0, day.DayNumber - last.DayNumber) : 0;
        var working = due is { } from ? calendar.WorkingDaysBetween(from, day) : 0;
        var late = days == 0 ? "đúng hạn" : figure is SystemFigure.PledgeWorkingDaysLate or SystemFigure.LockWorkingDaysLate ? $"trễ {working} ngày làm việc" : $"trễ {days} ngày";
        var text = $"{fact.What}{(due is { } known ? $", hạn {VietnamTime.Day(known)}, {late}" : "")}";
        return (
            figure switch
            {
                SystemFigure.PledgeDay or SystemFigure.LockDay => new Answer { Date = day },
                SystemFigure.PledgeDaysLate or SystemFigure.LockDaysLate => new Answer { Count = days },
                _ => new Answer { Count = working },
            },
            new FigureSource(text.Length <= FigureSource.TextMaxLength ? text : text[..FigureSource.TextMaxLength], fact.At));
    }
}
