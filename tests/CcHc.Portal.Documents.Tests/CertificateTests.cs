using Xunit;

namespace CcHc.Portal.Documents.Tests;

[Collection(PaperCollection.Name)]
public sealed class CertificateTests(PaperFiles files)
{
    [Fact]
    public async Task Batch_IsOneLandscapePageEach_InTheOrderOfTheDecision()
    {
        await files.PdfAsync("letter");
        var content = Samples.Certificates(12);

        var pdf = await files.Renderer.CertificatesPdfAsync(content, TestContext.Current.CancellationToken);

        var sheets = await Programs.SheetsAsync(pdf);
        Assert.Equal(12, sheets.Count);
        Assert.All(sheets, s => Assert.Equal((297, 210), (Math.Round(s.WidthMm), Math.Round(s.HeightMm))));
        // Everything lies inside the inner frame, 14 mm from the edge.
        Assert.All(sheets.SelectMany(s => s.Words), w => Assert.True(w.Left > 15 && w.Right < 282 && w.Top > 15 && w.Bottom < 195, w.ToString()));
        for (var i = 0; i < sheets.Count; i++)
        {
            var text = string.Join(' ', sheets[i].Words.Select(w => w.Text));
            Assert.Contains(content.Recipients[i].Name, text, StringComparison.Ordinal);
            Assert.Contains($"Số sổ vàng: {i + 1}", text, StringComparison.Ordinal);
            Assert.Contains("GIẤY KHEN", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(650)]
    [InlineData(1000)]
    public async Task LongAchievement_IsSetSmaller_AndNothingIsCutOff(int length)
    {
        await files.PdfAsync("letter");
        var content = Samples.Certificates(3);
        var achievement = string.Concat(Enumerable.Repeat("Đã có thành tích xuất sắc trong cải cách hành chính, ", 30))[..length].TrimEnd() + " hết";
        content = content with { Recipients = [content.Recipients[2] with { Achievement = achievement }] };

        var sheet = Assert.Single(await Programs.SheetsAsync(await files.Renderer.CertificatesPdfAsync(content, TestContext.Current.CancellationToken)));

        var last = sheet.Words.Single(w => w.Text == "hết");
        Assert.True(last.Bottom < sheet.Words.Last(w => w.Text == "Hòa").Top);
        Assert.True(sheet.Words.First(w => w.Text == "Tôn").Top >= sheet.Words.Last(w => w.Text == "KHEN").Bottom - 1);
        Assert.True(sheet.Words.Max(w => w.Bottom) < 195);
    }

    [Fact]
    public async Task OnPrintedForms_OnlyTheTextOfTheAwardIsPrinted_ShiftedAsAsked()
    {
        await files.PdfAsync("letter");
        var plain = Samples.Certificates(1);

        var full = await Programs.SheetsAsync(await files.Renderer.CertificatesPdfAsync(plain, TestContext.Current.CancellationToken));
        var onForm = await Programs.SheetsAsync(await files.Renderer.CertificatesPdfAsync(
            plain with { IsOnPrintedForm = true, ShiftRightMm = 5, ShiftDownMm = -3 }, TestContext.Current.CancellationToken));

        Assert.DoesNotContain(onForm[0].Words, w => w.Text is "CỘNG" or "GIẤY");
        var (there, here) = (full[0].Words.First(w => w.Text == "Lý"), onForm[0].Words.First(w => w.Text == "Lý"));
        Assert.Equal(there.Left + 5, here.Left, 0.2);
        Assert.Equal(there.Top - 3, here.Top, 0.2);
    }

    [Fact]
    public async Task Slips_AreNeverCutByAPage_AndEachKeepsItsOwnCode()
    {
        await files.PdfAsync("letter");
        var content = Samples.Slips(9);
        content = content with { Slips = [.. content.Slips.Select((s, i) => s with { OneTimeCode = $"AB{i}C-D{i}EF" })] };

        var sheets = await Programs.SheetsAsync(await files.Renderer.SlipsPdfAsync(content, TestContext.Current.CancellationToken));

        Assert.Equal(3, sheets.Count);
        foreach (var slip in content.Slips)
        {
            var sheet = sheets.Single(s => s.Words.Any(w => w.Text == slip.OneTimeCode));
            var code = sheet.Words.First(w => w.Text == slip.OneTimeCode);
            var user = sheet.Words.First(w => w.Text == slip.UserName);
            Assert.InRange(code.Top - user.Top, 2, 12);
        }
    }
}
