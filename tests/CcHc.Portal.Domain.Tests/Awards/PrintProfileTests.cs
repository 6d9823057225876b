using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Awards;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Awards;

public sealed class PrintProfileTests
{
    private static readonly ProfileText Blank = new("Máy in phòng Văn thư", "Giấy khen", true, 297, 210, 3, -2.5m, [new(CertificatePart.Form, true, null, null), new(CertificatePart.Name, false, 98.5m, null), new(CertificatePart.Detail, false, null, null)]);

    [Fact]
    public void TextOnly_NeverPrintsBorderAndEmblem_AndKeepsOnlyWhatDiffers()
    {
        var profile = new PrintProfile(Given.Lan, Given.Province, Blank, Given.Now);

        Assert.Equal(
            [new(CertificatePart.Border, true, null, null), new(CertificatePart.Emblem, true, null, null), new(CertificatePart.Form, true, null, null), new PartSetting(CertificatePart.Name, false, 98.5m, null)],
            profile.Settings);
        Assert.Equal((3m, -2.5m), (profile.Right, profile.Down));
        Assert.True(profile.IsFor("giấy khen"));
        Assert.False(profile.IsFor("Bằng khen"));
        Given.Left(
            profile, AuditSubject.Unit, Given.Province, null, Given.Lan, Given.Now, "profile.add", "Thêm mẫu in giấy khen", null,
            "Máy in phòng Văn thư (chỉ in chữ lên phôi, 297 × 210 mm, dịch 3 mm sang phải, -2,5 mm xuống dưới, cho Giấy khen): «Tặng» và tên hình thức in sẵn; Tên người, tập thể cách mép trên 98,5 mm");
    }

    [Fact]
    public void InFull_NothingIsOnTheBlank()
    {
        var profile = new PrintProfile(Given.Lan, Given.Province, Blank with { IsTextOnly = false }, Given.Now);

        Assert.Equal([new PartSetting(CertificatePart.Name, false, 98.5m, null)], profile.Settings);
    }

    [Theory]
    [InlineData("20.5", "0")]
    [InlineData("0", "-21")]
    [InlineData("0.3", "0")]
    public void AnOffset_GoesInHalvesUpToTwenty(string right, string down)
    {
        var text = Blank with { Right = decimal.Parse(right, System.Globalization.CultureInfo.InvariantCulture), Down = decimal.Parse(down, System.Globalization.CultureInfo.InvariantCulture) };

        var refusal = Assert.Throws<DomainRuleException>(() => new PrintProfile(Given.Lan, Given.Province, text, Given.Now));

        Assert.EndsWith("từ −20 đến 20 mm, từng nấc 0,5 mm.", Assert.Single(refusal.Obstacles).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void APlace_LiesOnTheSheet()
    {
        Given.Refuses("profile.parts", "Vị trí của từng phần phải nằm trong tờ giấy 297 × 210 mm.", () => _ = new PrintProfile(Given.Lan, Given.Province, Blank with { Parts = [new(CertificatePart.Name, false, 211, null)] }, Given.Now));
        Given.Refuses("profile.parts", "Phôi không thể in sẵn tên người, tập thể.", () => _ = new PrintProfile(Given.Lan, Given.Province, Blank with { Parts = [new(CertificatePart.Name, true, null, null)] }, Given.Now));
        Given.Refuses("profile.height", "Chiều cao tờ giấy từ 140 đến 450 mm.", () => _ = new PrintProfile(Given.Lan, Given.Province, Blank with { Height = 100, Parts = [] }, Given.Now));
    }

    [Fact]
    public void AChange_IsInTheHistory_AndNothingIsWhenNothingChanged()
    {
        var profile = new PrintProfile(Given.Lan, Given.Province, Blank, Given.Now);

        profile.Change(Given.Lan, Blank, Given.Now);
        Assert.Single(profile.Facts);
        profile.Change(Given.Lan, Blank with { Right = 2.5m, Parts = [] }, Given.Now);

        Assert.Equal(2, profile.Facts.Count);
        Assert.Equal("Máy in phòng Văn thư (chỉ in chữ lên phôi, 297 × 210 mm, dịch 2,5 mm sang phải, -2,5 mm xuống dưới, cho Giấy khen)", profile.Facts[^1].To);
        profile.Remove(Given.Lan, Given.Now);
        Given.Refuses("profile.removed", "Mẫu in này đã bỏ.", () => profile.Change(Given.Lan, Blank, Given.Now));
    }
}
