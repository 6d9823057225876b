using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Foundation;

public sealed class VietnameseTests
{
    [Theory]
    [InlineData("1,5", "1.5")]
    [InlineData("1.5", "1.5")]
    [InlineData("1.234,5", "1234.5")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("12.345.678,25", "12345678.25")]
    [InlineData("1 234,5", "1234.5")]
    [InlineData("1\u00a0234\u202f567", "1234567")]
    [InlineData("1.234", "1.234")]
    [InlineData("1,234", "1.234")]
    [InlineData(" 0,25 ", "0.25")]
    [InlineData("-0,5", "-0.5")]
    [InlineData("87", "87")]
    public void Number_AsPeopleTypeIt_IsRead(string typed, string expected)
    {
        Assert.True(Vietnamese.TryReadDecimal(typed, out var value));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("tám")]
    [InlineData("1,5.2")]
    [InlineData("1.234.567")]
    [InlineData("1,2,3")]
    [InlineData("12.34,5")]
    [InlineData("1.2345,6")]
    [InlineData("1 5")]
    [InlineData("1.234,5 6")]
    [InlineData("1e3")]
    [InlineData("5%")]
    [InlineData("(5)")]
    public void Number_ThatIsNone_IsNotRead(string? typed) => Assert.False(Vietnamese.TryReadDecimal(typed, out _));

    [Fact]
    public void Number_WrittenWithGroups_IsReadBackAsItWas() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(-2_000_000_000, 2_000_000_000).Select(n => n / 100m).ToArbitrary(),
            number => Vietnamese.TryReadDecimal(number.ToString("#,##0.00", Vietnamese.Culture), out var read) && read == number));

    [Fact]
    public void Number_Written_HasDecimalCommaAndGroupingPoint() => Assert.Equal("1.234,50", 1234.5m.ToString("#,##0.00", Vietnamese.Culture));

    [Theory]
    [InlineData("2/3/2026")]
    [InlineData("02/03/2026")]
    [InlineData("2-3-2026")]
    [InlineData("02-03-2026")]
    [InlineData("2.3.2026")]
    [InlineData("2026-03-02")]
    [InlineData("  02/03/2026 ")]
    public void Date_AsPeopleTypeIt_IsDayThenMonth(string typed)
    {
        Assert.True(Vietnamese.TryReadDate(typed, out var date));
        Assert.Equal(new DateOnly(2026, 3, 2), date);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3/13/2026")]
    [InlineData("31/02/2026")]
    [InlineData("2/3/26")]
    [InlineData("hôm nay")]
    public void Date_ThatIsNone_IsNotRead(string? typed) => Assert.False(Vietnamese.TryReadDate(typed, out _));

    [Theory]
    [InlineData("Đồng Tháp", "dong thap")]
    [InlineData("ĐỒNG  THÁP", "dong thap")]
    [InlineData("  Ủy ban\tnhân dân\nxã Tiên Cảnh ", "uy ban nhan dan xa tien canh")]
    [InlineData("Phường Ô Chợ Dừa", "phuong o cho dua")]
    [InlineData("Ngưỡng cửa 98,5%", "nguong cua 98,5%")]
    [InlineData(null, "")]
    [InlineData("   ", "")]
    public void Fold_TakesMarksCaseAndDoubleSpaces(string? text, string folded) => Assert.Equal(folded, Vietnamese.Fold(text));

    [Fact]
    public void Fold_OfComposedAndDecomposedText_IsTheSame() =>
        Assert.Equal(Vietnamese.Fold("Hồn Quản"), Vietnamese.Fold("Hồn Quản".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void Fold_LongerThanItsColumn_IsCut() => Assert.Equal("dong", Vietnamese.Fold("Đồng Tháp", 5));

    [Theory]
    [InlineData("  Lan ", "Lan")]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void Clean_TrimsAndMakesNothingOfBlank(string? text, string? clean) => Assert.Equal(clean, Vietnamese.Clean(text));

    [Fact]
    public void Clean_ComposesWhatATelephoneTypesDecomposed() =>
        Assert.Equal("Tiên Cảnh", Vietnamese.Clean("Tiên Cảnh".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void Order_IsThatOfTheVietnameseAlphabet() =>
        Assert.Equal(["An", "Ăn", "Ân", "Ba", "Da", "Đa", "Ô", "Ơ"], new[] { "Đa", "Ơ", "Ba", "Ân", "Da", "Ăn", "Ô", "An" }.Order(Vietnamese.Order));
}
