using CcHc.Portal.Domain.Files;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("Kế hoạch 12.pdf", "Kế hoạch 12.pdf")]
    [InlineData("C:\\Users\\An\\Kế hoạch.pdf", "Kế hoạch.pdf")]
    [InlineData("../../portal.db", "portal.db")]
    [InlineData("a\u202Egpj.exe", "agpj.exe")]
    [InlineData("một\0hai\r\nba\u200B.pdf", "mộthaiba.pdf")]
    [InlineData("  hai   dấu cách .pdf. . ", "hai dấu cách .pdf")]
    [InlineData("số 12: \"Kế hoạch\"?.pdf", "số 12- -Kế hoạch--.pdf")]
    [InlineData("", "tep-khong-ten")]
    [InlineData(null, "tep-khong-ten")]
    [InlineData("...", "tep-khong-ten")]
    [InlineData("\uD83D", "tep-khong-ten")]
    public void AName_IsMadeFitToBeShown(string? name, string clean) => Assert.Equal(clean, FileNames.Clean(name));

    [Fact]
    public void ANameOfAMac_IsSpelledAsEverywhere() =>
        Assert.Equal("Kế hoạch.pdf", FileNames.Clean("Kế hoạch.pdf".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void TooLongAName_KeepsItsEndingAndPartsNoSign()
    {
        var name = FileNames.Clean(new string('ệ', 300) + ".pdf");
        var signs = FileNames.Clean(string.Concat(Enumerable.Repeat("😀", 200)) + ".pdf");

        Assert.Equal((StoredFile.FileNameMaxLength, new string('ệ', 251) + ".pdf"), (name.Length, name));
        Assert.EndsWith("😀.pdf", signs, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(signs)));
    }
}
