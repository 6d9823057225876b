using Xunit;

namespace CcHc.Portal.Domain.Tests.Foundation;

public sealed class VietnamTimeTests
{
    [Theory]
    [InlineData(5, 1, "ngày 05 tháng 01 năm 2026")]
    [InlineData(10, 2, "ngày 10 tháng 02 năm 2026")]
    [InlineData(9, 3, "ngày 09 tháng 3 năm 2026")]
    [InlineData(31, 10, "ngày 31 tháng 10 năm 2026")]
    [InlineData(1, 12, "ngày 01 tháng 12 năm 2026")]
    public void DateLine_PadsDaysBelowTenAndTheFirstTwoMonths(int day, int month, string expected) =>
        Assert.Equal(expected, VietnamTime.InWords(new DateOnly(2026, month, day)));

    [Fact]
    public void Day_EndsAtMidnightInVietnam_WhichIsFivePmUtc()
    {
        var day = new DateOnly(2025, 10, 31);

        Assert.Equal(new DateTimeOffset(2025, 10, 31, 17, 0, 0, TimeSpan.Zero), VietnamTime.EndOf(day));
        Assert.Equal(new DateTimeOffset(2025, 10, 30, 17, 0, 0, TimeSpan.Zero), VietnamTime.StartOf(day));
        Assert.Equal(TimeSpan.Zero, VietnamTime.EndOf(day).Offset);
        Assert.Equal(day, VietnamTime.DayOf(VietnamTime.EndOf(day).AddTicks(-1)));
        Assert.Equal(day.AddDays(1), VietnamTime.DayOf(VietnamTime.EndOf(day)));
    }

    [Theory]
    [InlineData("2025-10-28T08:00:00+07:00", "Thứ Sáu 31/10/2025, còn 3 ngày")]
    [InlineData("2025-10-30T23:59:59+07:00", "Thứ Sáu 31/10/2025, còn 1 ngày")]
    [InlineData("2025-10-31T00:00:00+07:00", "hôm nay, Thứ Sáu 31/10/2025, còn 24 giờ")]
    [InlineData("2025-10-31T18:40:00+07:00", "hôm nay, Thứ Sáu 31/10/2025, còn 5 giờ 20 phút")]
    [InlineData("2025-10-31T23:30:00+07:00", "hôm nay, Thứ Sáu 31/10/2025, còn 30 phút")]
    [InlineData("2025-10-31T23:59:59+07:00", "hôm nay, Thứ Sáu 31/10/2025, còn chưa đầy 1 phút")]
    [InlineData("2025-11-01T00:00:00+07:00", "đã hết hạn từ 24:00 Thứ Sáu 31/10/2025")]
    [InlineData("2025-10-27T18:00:00+00:00", "Thứ Sáu 31/10/2025, còn 3 ngày")]
    public void Deadline_SaysTheDayPeopleMeanAndWhatIsLeft(string now, string expected) =>
        Assert.Equal(expected, VietnamTime.Deadline(VietnamTime.EndOf(new DateOnly(2025, 10, 31)), DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Deadline_WithinADay_SaysItsHour()
    {
        var end = new DateTimeOffset(2025, 10, 31, 10, 0, 0, TimeSpan.Zero);

        Assert.Equal("17:00 Thứ Sáu 31/10/2025, còn 1 ngày", VietnamTime.Deadline(end, end.AddDays(-1)));
        Assert.Equal("hôm nay, 17:00 Thứ Sáu 31/10/2025, còn 2 giờ", VietnamTime.Deadline(end, end.AddHours(-2)));
        Assert.Equal("đã hết hạn từ 17:00 Thứ Sáu 31/10/2025", VietnamTime.Deadline(end, end));
    }

    [Theory]
    [InlineData(3, "Thứ Sáu 31/10/2025, còn 3 ngày làm việc")]
    [InlineData(0, "Thứ Sáu 31/10/2025, còn 5 ngày")]
    public void Deadline_InWorkingDays_CountsThose(int working, string expected) =>
        Assert.Equal(expected, VietnamTime.Deadline(VietnamTime.EndOf(new DateOnly(2025, 10, 31)), VietnamTime.StartOf(new DateOnly(2025, 10, 26)), working));

    [Theory]
    [InlineData("2025-10-28T08:00:00+07:00", "còn 3 ngày")]
    [InlineData("2025-10-31T18:40:00+07:00", "còn 5 giờ 20 phút")]
    [InlineData("2025-11-01T00:00:00+07:00", "đã hết hạn")]
    public void Remaining_StandsBesideTheDay(string now, string expected) =>
        Assert.Equal(expected, VietnamTime.Remaining(VietnamTime.EndOf(new DateOnly(2025, 10, 31)), DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Minute_IsTheLocalOne() => Assert.Equal("00:05 01/11/2025", VietnamTime.Minute(new DateTimeOffset(2025, 10, 31, 17, 5, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(1, "Chủ Nhật 01/03/2026")]
    [InlineData(2, "Thứ Hai 02/03/2026")]
    [InlineData(7, "Thứ Bảy 07/03/2026")]
    public void Weekday_IsNamed(int day, string expected) => Assert.Equal(expected, VietnamTime.WithWeekday(new DateOnly(2026, 3, day)));
}
