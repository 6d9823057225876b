using CcHc.Portal.Domain.WorkingDays;
using Xunit;

namespace CcHc.Portal.Domain.Tests.WorkingDays;

/// <summary>Năm 2025: nghỉ Tết 27–31/1, nghỉ 30/4–2/5 với Thứ Bảy 26/4 làm bù; 2026 chỉ có các ngày cố định, chưa có văn bản.</summary>
public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = new(
        [
            .. LegalHolidays.Of(2025).Concat(LegalHolidays.Of(2026)).Select(d => (d.Day, d.Kind)),
            .. Enumerable.Range(27, 5).Select(d => (Given.Day(d, 1, 2025), CalendarDayKind.DayOff)),
            (Given.Day(2, 5, 2025), CalendarDayKind.DayOff),
            (Given.Day(26, 4, 2025), CalendarDayKind.MadeUp),
        ],
        [2025]);

    [Theory]
    [InlineData("2025-01-24", 1, "2025-02-03")] // Friday before Tết: the next working day comes after the nine days
    [InlineData("2025-01-24", 0, "2025-01-24")]
    [InlineData("2025-04-24", 2, "2025-04-26")] // the made-up Saturday counts
    [InlineData("2025-04-25", 1, "2025-04-26")]
    [InlineData("2025-04-29", 1, "2025-05-05")] // 30/4, 1/5, the swapped 2/5 and the weekend are off
    [InlineData("2025-10-31", 5, "2025-11-07")]
    [InlineData("2025-12-30", 2, "2026-01-02")] // across the year: 31/12, then 2/1
    public void AddWorkingDays_PassesOverWhatIsNotWorked(string after, int days, string expected) =>
        Assert.Equal(Day(expected), Calendar.AddWorkingDays(Day(after), days).Day);

    [Theory]
    [InlineData("2025-01-22", 5, "2025-02-03")] // the fifth day is in Tết
    [InlineData("2025-10-28", 3, "2025-10-31")]
    [InlineData("2025-10-29", 3, "2025-11-03")] // a Saturday: the next working day
    [InlineData("2025-04-21", 5, "2025-04-26")] // a made-up Saturday is a working day
    public void AddDays_ThatEndOnADayOff_EndOnTheNextWorkingDay(string after, int days, string expected) =>
        Assert.Equal(Day(expected), Calendar.AddDays(Day(after), days).Day);

    [Theory]
    [InlineData("2025-01-24", "2025-02-02", 0)]
    [InlineData("2025-01-24", "2025-02-03", 1)]
    [InlineData("2025-04-25", "2025-05-05", 4)] // 26/4, 28/4, 29/4, 5/5
    [InlineData("2025-12-31", "2026-01-05", 2)]
    [InlineData("2025-10-31", "2025-10-31", 0)]
    [InlineData("2025-10-31", "2025-10-01", 0)]
    public void WorkingDaysBetween_CountsTheLastAndNotTheFirst(string after, string last, int expected) =>
        Assert.Equal(expected, Calendar.WorkingDaysBetween(Day(after), Day(last)));

    [Fact]
    public void AddAndBetween_AgreeOnEveryDayOfTwoYears()
    {
        for (var day = Given.Day(1, 1, 2025); day < Given.Day(1, 12); day = day.AddDays(1))
        {
            for (var n = 1; n <= 12; n++)
            {
                var end = Calendar.AddWorkingDays(day, n).Day;

                Assert.True(Calendar.IsWorking(end));
                Assert.Equal(n, Calendar.WorkingDaysBetween(day, end));
            }
        }
    }

    [Fact]
    public void AYearWithoutNotice_IsNamed_ButOnlyWhenItIsCountedIn()
    {
        Assert.Null(Calendar.AddWorkingDays(Given.Day(20, 12, 2025), 5).Warning);
        Assert.Equal([2026], Calendar.AddWorkingDays(Given.Day(30, 12, 2025), 5).YearsWithoutNotice);
        Assert.Equal(
            "Lịch nghỉ năm 2026 chưa có văn bản của cơ quan có thẩm quyền trên cổng: mới trừ Thứ Bảy, Chủ Nhật và các ngày lễ đã ghi, chưa chắc đủ ngày nghỉ Tết, nghỉ bù, làm bù.",
            Calendar.AddDays(Given.Day(30, 12, 2025), 5).Warning);
        Assert.Equal([2026, 2027], Calendar.AddWorkingDays(Given.Day(30, 12), 5).YearsWithoutNotice);
    }

    [Fact]
    public void WithoutData_ItIsMondayToFriday_AndSaysSo()
    {
        var counted = WorkingCalendar.WithoutData.AddWorkingDays(Given.Day(2, 1, 2030), 3);

        Assert.Equal((Given.Day(7, 1, 2030), true), (counted.Day, counted.Warning is not null));
    }

    [Fact]
    public void DaysOffWithoutEnd_AreRefusedAsAMistake()
    {
        var endless = new WorkingCalendar(Enumerable.Range(0, 200).Select(i => (Given.Day(1, 1).AddDays(i), CalendarDayKind.DayOff)), [2026]);

        Given.Refuses("calendar.days-off", "Lịch làm việc có hơn 60 ngày nghỉ liền nhau; người quản trị cần xem lại lịch.", () => endless.AddWorkingDays(Given.Day(1, 1), 1));
    }

    [Theory]
    [InlineData(5, DayUnit.WorkingDays, "5 ngày làm việc", "2025-02-07")]
    [InlineData(5, DayUnit.Days, "5 ngày", "2025-02-03")]
    public void Limit_SaysItsUnit_AndComesToADay(int days, DayUnit unit, string words, string expected)
    {
        var limit = new DayLimit(days, unit);

        Assert.Equal((words, Day(expected)), (limit.ToString(), limit.From(Given.Day(24, 1, 2025), Calendar).Day));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(366)]
    public void Limit_OutOfReason_IsRefused(int days) =>
        Given.Refuses("limit.days", "Số ngày phải từ 1 đến 365.", () => _ = new DayLimit(days, DayUnit.Days));

    [Fact]
    public void LegalHolidays_OnAWeekend_AreCompensatedOnTheNextDaysThatAreWorked()
    {
        // 30/4/2022 was a Saturday and 1/5/2022 a Sunday; 1/1/2022 a Saturday.
        Assert.Equal(
            ["01/01/2022 Tết Dương lịch", "03/01/2022 Nghỉ bù Tết Dương lịch", "30/04/2022 Ngày Chiến thắng 30/4", "01/05/2022 Ngày Quốc tế lao động 1/5", "02/05/2022 Nghỉ bù Ngày Chiến thắng 30/4", "03/05/2022 Nghỉ bù Ngày Quốc tế lao động 1/5", "02/09/2022 Quốc khánh 2/9"],
            LegalHolidays.Of(2022).Select(d => $"{VietnamTime.Day(d.Day)} {d.Name}"));
        Assert.All(LegalHolidays.Of(2022), d => Assert.StartsWith("Bộ luật Lao động 2019", d.Source, StringComparison.Ordinal));
        Assert.Equal(4, LegalHolidays.Of(2026).Count);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
