using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Foundation;

public sealed class PointsTests
{
    [Theory]
    [InlineData("0.00005", 1)]
    [InlineData("-0.00005", -1)]
    [InlineData("0.00004", 0)]
    [InlineData("0.00015", 2)]
    [InlineData("0.00025", 3)]
    [InlineData("87.25", 872_500)]
    public void Stored_HasFourPlacesHalvesAwayFromZero(string value, long tenThousandths) =>
        Assert.Equal(tenThousandths, Points.FromDecimal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).TenThousandths);

    [Theory]
    [InlineData(872_450, 872_500, "87,25")]
    [InlineData(872_449, 872_400, "87,24")]
    [InlineData(872_550, 872_600, "87,26")]
    [InlineData(-50, -100, "-0,01")]
    [InlineData(50, 100, "0,01")]
    [InlineData(49, 0, "0,00")]
    [InlineData(900_000, 900_000, "90,00")]
    public void Printed_HasTwoPlacesHalvesAwayFromZero(long stored, long printed, string text)
    {
        Assert.Equal(printed, new Points(stored).ToPrinted().TenThousandths);
        Assert.Equal(text, new Points(stored).ToString());
    }

    [Theory]
    [InlineData(10_000, "1", "1")]
    [InlineData(5_000, "0,5", "0.5")]
    [InlineData(625, "0,0625", "0.0625")]
    public void Exact_HasAsManyPlacesAsItHas(long stored, string vietnamese, string invariant)
    {
        Assert.Equal(vietnamese, new Points(stored).ToExactString());
        Assert.Equal(invariant, new Points(stored).ToInvariantString());
    }

    [Fact]
    public void Printed_IsNeverFurtherThanHalfAHundredthAndPrintsAgainTheSame() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(-3_000_000, 3_000_000).ToArbitrary(),
            n =>
            {
                var points = new Points(n);
                var printed = points.ToPrinted();
                return Math.Abs(printed.TenThousandths - n) <= 50 && printed.TenThousandths % 100 == 0 && printed.ToPrinted() == printed && Points.FromDecimal(points.Value) == points;
            }));

    [Fact]
    public void Arithmetic_IsExact()
    {
        Assert.Equal(new Points(3), new Points(1) + new Points(2));
        Assert.Equal(new Points(-1), new Points(1) - new Points(2));
        Assert.True(new Points(1) < new Points(2) && new Points(2) > new Points(1) && new Points(2) >= new Points(2) && new Points(2) <= new Points(2));
        Assert.Equal(-1, new Points(1).CompareTo(new Points(2)));
    }
}
