using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.WorkingDays;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

public sealed class SystemFigureTests
{
    private static readonly WorkingCalendar Calendar = new([(Given.Day(23, 3), CalendarDayKind.DayOff)], [2026]);

    // Registration ends on Friday 20/3.
    private static readonly DateTimeOffset End = VietnamTime.EndOf(Given.Day(20, 3));

    [Theory]
    [InlineData(SystemFigure.PledgeDaysLate, 5, "Bản đăng ký của xã, hạn 20/03/2026, trễ 5 ngày")]
    [InlineData(SystemFigure.LockWorkingDaysLate, 2, "Bản đăng ký của xã, hạn 20/03/2026, trễ 2 ngày làm việc")]
    public void DaysLate_AreCountedFromTheEnd_InTheirUnit(SystemFigure figure, int count, string source)
    {
        var (answer, from) = SystemFigures.Of(figure, new("Bản đăng ký của xã", Given.At(9, 0, 25, 3), End), Calendar);

        Assert.Equal((count, source, Given.At(9, 0, 25, 3)), ((int)answer.Count!.Value, from.Text, from.AsOf));
    }

    [Fact]
    public void InTime_IsNoDayLate_UpToTheLastInstant()
    {
        Assert.Equal(0, SystemFigures.Of(SystemFigure.PledgeDaysLate, new("X", End.AddTicks(-1), End), Calendar).Answer.Count);
        Assert.Equal(1, SystemFigures.Of(SystemFigure.PledgeDaysLate, new("X", End, End), Calendar).Answer.Count);
        Assert.Equal("X, hạn 20/03/2026, đúng hạn", SystemFigures.Of(SystemFigure.PledgeWorkingDaysLate, new("X", Given.At(9, 0, 2, 3), End), Calendar).Source.Text);
        Assert.Equal(("X", 0), (SystemFigures.Of(SystemFigure.PledgeDaysLate, new("X", End, null), Calendar).Source.Text, (int)SystemFigures.Of(SystemFigure.PledgeDaysLate, new("X", End, null), Calendar).Answer.Count!.Value));
    }

    [Fact]
    public void ADay_IsTheLocalOne() =>
        Assert.Equal(Given.Day(21, 3), SystemFigures.Of(SystemFigure.PledgeDay, new("X", End, End), Calendar).Answer.Date);

    [Theory]
    [InlineData("deadline", "due=31/3; per=0.5/day; floor=0", true)]
    [InlineData("deduct", "start=2; per=0.5; unit=ngày trễ; floor=0", false)]
    public void ALeaf_IsOfferedWhatItsRuleCanTake(string method, string rule, bool isDay)
    {
        var leaf = CriteriaTree.Build([new("1", null, "Lĩnh vực", 2, "group", "sum of children"), new("1.1", "1", "Đăng ký đúng hạn", 2, method, rule, InputBy: InputBy.Imported)]).Find("1.1")!;

        Assert.Equal(isDay, SystemFigures.For(leaf.Rule).Contains(SystemFigure.PledgeDay));
        Assert.Equal(!isDay, SystemFigures.For(leaf.Rule).Contains(SystemFigure.PledgeWorkingDaysLate));
        Assert.All(SystemFigures.For(leaf.Rule), f => Assert.Empty(SystemFigures.Of(f, new("X", End, End), Calendar).Answer.Problems(leaf)));
    }
}
