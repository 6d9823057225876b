using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain.Awards;
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

    [Theory]
    [InlineData(3, -2.5)]
    [InlineData(-20, 20)]
    public async Task AnOffset_MovesEverythingByExactlyThat(double right, double down)
    {
        await files.PdfAsync("letter");
        var plain = Samples.Certificates(2);

        var there = await Programs.SheetsAsync(await SetAsync(plain));
        var here = await Programs.SheetsAsync(await SetAsync(plain with { Sheet = CertificateSheet.Plain with { ShiftRightMm = right, ShiftDownMm = down } }));

        Assert.Equal(2, here.Count);
        Assert.All(here, s => Assert.Equal((297, 210), (Math.Round(s.WidthMm), Math.Round(s.HeightMm))));
        foreach (var (before, after) in there.Zip(here))
        {
            Assert.Equal(before.Words.Select(w => w.Text), after.Words.Select(w => w.Text));
            Assert.All(before.Words.Zip(after.Words), pair =>
            {
                Assert.Equal(pair.First.Left + right, pair.Second.Left, 0.2);
                Assert.Equal(pair.First.Top + down, pair.Second.Top, 0.2);
            });
        }
    }

    [Fact]
    public async Task OnABlank_OnlyTextIsDrawn_AndNothingThatTheBlankCarries()
    {
        await files.PdfAsync("letter");
        var plain = Samples.Certificates(1);
        CertificatePart[] carried = [CertificatePart.Border, CertificatePart.Emblem, CertificatePart.NationalHeading, CertificatePart.Awarder, CertificatePart.Form];
        var blank = CertificateSheet.Plain with { Parts = carried.ToDictionary(p => p, _ => new PartPlace(IsOnBlank: true)) };

        var (full, onBlank) = (await SetAsync(plain), await SetAsync(plain with { Sheet = blank }));

        // On plain paper the border shows beside the words; on a blank there is nothing beside them.
        Assert.True(await Programs.InkBesideWordsAsync(full) > 1000);
        Assert.Equal(0, await Programs.InkBesideWordsAsync(onBlank));
        var (there, here) = (Assert.Single(await Programs.SheetsAsync(full)), Assert.Single(await Programs.SheetsAsync(onBlank)));
        Assert.DoesNotContain(here.Words, w => w.Text is "CỘNG" or "TẶNG" or "GIẤY" or "TỊCH" && w.Top < 90);
        Assert.Equal(there.Words.Single(w => w.Text == "Lý"), here.Words.Single(w => w.Text == "Lý"));
        Assert.Equal(there.Words.Last(w => w.Text == "vàng:"), here.Words.Last(w => w.Text == "vàng:"));
    }

    [Fact]
    public async Task APartWithAPlaceOfItsOwn_GoesThere_AndNothingElseMoves()
    {
        await files.PdfAsync("letter");
        var plain = Samples.Certificates(1);
        var sheet = CertificateSheet.Plain with
        {
            Parts = new Dictionary<CertificatePart, PartPlace>
            {
                [CertificatePart.Name] = new(false, TopMm: 120),
                [CertificatePart.Book] = new(false, TopMm: 190, LeftMm: 45),
            },
        };

        var there = Assert.Single(await Programs.SheetsAsync(await SetAsync(plain)));
        var here = Assert.Single(await Programs.SheetsAsync(await SetAsync(plain with { Sheet = sheet })));

        // The box of a line of 22 points is 1.2 times that high, and the letters begin a little below its edge.
        Assert.InRange(here.Words.Single(w => w.Text == "Lý").Top, 120, 121);
        Assert.Equal(45, here.Words.Single(w => w.Text == "Số").Left, 0.5);
        Assert.InRange(here.Words.Single(w => w.Text == "sổ").Top, 189.5, 191);
        Assert.Equal(there.Words.Count, here.Words.Count);
        foreach (var word in there.Words.Where(w => w.Text is not ("Lý" or "A" or "Số" or "sổ" or "vàng:" or "1")))
        {
            Assert.Contains(here.Words, w => w.Text == word.Text && Math.Abs(w.Left - word.Left) < 0.2 && Math.Abs(w.Top - word.Top) < 0.2);
        }
    }

    [Theory]
    [InlineData(360, 270)]
    [InlineData(420, 297)]
    public async Task AnotherSize_IsTheSizeOfThePage_AndEverythingGrowsAlike(int width, int height)
    {
        await files.PdfAsync("letter");
        var content = Samples.Certificates(3);

        var sheets = await Programs.SheetsAsync(await SetAsync(content with { Sheet = CertificateSheet.Plain with { WidthMm = width, HeightMm = height } }));

        Assert.Equal(3, sheets.Count);
        var scale = Math.Min(width / 297.0, height / 210.0);
        Assert.All(sheets, s => Assert.Equal((width, height), (Math.Round(s.WidthMm), Math.Round(s.HeightMm))));
        Assert.All(sheets, s => Assert.Equal(36 * scale, s.Words.First(w => w.Text == "KHEN").SizePt, 0.3));
        Assert.All(sheets.SelectMany(s => s.Words), w => Assert.True(w.Left > 15 * scale && w.Right < width - (15 * scale) && w.Top > 15 * scale && w.Bottom < height - (15 * scale), w.ToString()));
    }

    [Fact]
    public async Task TheTestSheet_IsOnePageWithRulersThatSayTheirPlace()
    {
        await files.PdfAsync("letter");
        var content = Samples.Certificates(1);
        var sheet = CertificateSheet.Plain with { ShiftRightMm = 3, ShiftDownMm = -2.5, IsTest = true };

        var pdf = await SetAsync(content with { Sheet = sheet });
        var page = Assert.Single(await Programs.SheetsAsync(pdf));
        if (Environment.GetEnvironmentVariable("CCHC_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "test-sheet.pdf"), pdf, TestContext.Current.CancellationToken);
        }

        // The rulers do not move with the text: the mark 100 lies 100 mm from the edge of the sheet.
        var marks = page.Words.Where(w => w.SizePt < 9 && double.TryParse(w.Text, out _)).ToList();
        var across = marks.Where(m => Math.Abs(m.Top - marks.Single(x => x.Text == "250").Top) < 0.5).ToList();
        Assert.Equal(29, across.Count);
        Assert.All(across, m => Assert.Equal(double.Parse(m.Text, System.Globalization.CultureInfo.InvariantCulture), (m.Left + m.Right) / 2, 0.3));
        Assert.Equal(20, marks.Count - across.Count);
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

    [Fact]
    public async Task TheListToSign_HasRoomForEachHand_AndItsHeadOnEveryPage()
    {
        await files.PdfAsync("letter");
        var content = new SigningListContent
        {
            Issuer = Samples.Frame("x").Issuer,
            Note = "Kèm theo Quyết định số 12/QĐ-UBND ngày 15/12/2025",
            Rows = [.. Enumerable.Range(1, 30).Select(i => new SigningListRow(i, i % 3 == 0 ? Samples.LongName : "Lý A", i % 3 == 0 ? Samples.LongUnit : null, "Giấy khen", i))],
        };

        var pdf = await files.Renderer.SigningListPdfAsync(content, TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("CCHC_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "signing-list.pdf"), pdf, TestContext.Current.CancellationToken);
        }

        var sheets = await Programs.SheetsAsync(pdf);
        Assert.All(sheets, s => Assert.Equal((297, 210), (Math.Round(s.WidthMm), Math.Round(s.HeightMm))));
        Assert.All(sheets, s => Assert.Single(s.Words, w => w.Text == "STT"));
        Assert.Equal(Enumerable.Range(1, 30), sheets.SelectMany(s => s.Words.Where(w => w.Right < 30 && int.TryParse(w.Text, out _))).Select(w => int.Parse(w.Text, System.Globalization.CultureInfo.InvariantCulture)));
        var rows = sheets[0].Words.Where(w => w.Right < 30 && int.TryParse(w.Text, out _)).Select(w => w.Top).ToList();
        Assert.All(rows.Zip(rows.Skip(1)), r => Assert.True(r.Second - r.First >= 10.9));
        // Whoever hands over signs under the last rows, not alone on a page.
        Assert.Contains(sheets[^1].Words, w => w.Text == "30");
        Assert.All(sheets.SelectMany(s => s.Words), w => Assert.True(w.Right <= 282.5 && w.Left >= 14.5, w.ToString()));
    }

    private async Task<byte[]> SetAsync(CertificateContent content)
    {
        var pdf = await files.Renderer.CertificatesPdfAsync(content, TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("CCHC_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"certificates-{content.Sheet.WidthMm}-{content.Recipients.Count}-{content.Sheet.Parts.Count}.pdf"), pdf, TestContext.Current.CancellationToken);
        }

        return pdf;
    }
}
