using CcHc.Portal.Domain.Awards;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Awards;

public sealed class AwardMoneyTests
{
    private static readonly DateOnly Before = new(2026, 6, 30);
    private static readonly DateOnly After = new(2026, 7, 1);

    [Theory]
    [InlineData(30, 710_000, 760_000)]
    [InlineData(45, 1_060_000, 1_140_000)]
    [InlineData(60, 1_410_000, 1_520_000)]
    [InlineData(80, 1_880_000, 2_030_000)]
    [InlineData(100, 2_340_000, 2_530_000)]
    [InlineData(150, 3_510_000, 3_800_000)]
    [InlineData(200, 4_680_000, 5_060_000)]
    [InlineData(225, 5_270_000, 5_700_000)]
    [InlineData(300, 7_020_000, 7_590_000)]
    [InlineData(350, 8_190_000, 8_860_000)]
    [InlineData(450, 10_530_000, 11_390_000)]
    [InlineData(700, 16_380_000, 17_710_000)]
    [InlineData(800, 18_720_000, 20_240_000)]
    [InlineData(1200, 28_080_000, 30_360_000)]
    public void Amount_IsTheCoefficientTimesTheBaseSalary_RoundedUpToTheTenThousand(int hundredths, long before, long after)
    {
        Assert.Equal(before, AwardMoney.AmountOn(Before, hundredths));
        Assert.Equal(after, AwardMoney.AmountOn(After, hundredths));
    }

    [Theory]
    [InlineData("2019-06-30", null)]
    [InlineData("2019-07-01", 1_490_000L)]
    [InlineData("2023-06-30", 1_490_000L)]
    [InlineData("2023-07-01", 1_800_000L)]
    [InlineData("2024-06-30", 1_800_000L)]
    [InlineData("2024-07-01", 2_340_000L)]
    [InlineData("2026-06-30", 2_340_000L)]
    [InlineData("2026-07-01", 2_530_000L)]
    public void BaseSalary_IsThatOfTheDay(string day, long? amount) =>
        Assert.Equal(amount, AwardMoney.BaseSalaryOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Amount_OfAFormWithoutMoneyOrOfADayBeforeTheTable_IsNotSaid()
    {
        Assert.Null(AwardMoney.AmountOn(After, null));
        Assert.Null(AwardMoney.AmountOn(new DateOnly(2019, 6, 30), 30));
    }
}
