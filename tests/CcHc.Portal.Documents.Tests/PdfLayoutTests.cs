using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using Xunit;

namespace CcHc.Portal.Documents.Tests;

/// <summary>Nghị định 30/2020/NĐ-CP, Phụ lục I, measured on the printed page.</summary>
[Collection(PaperCollection.Name)]
public sealed class PdfLayoutTests(PaperFiles files)
{
    public static TheoryData<string> Names => PaperFiles.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Page_IsA4_AndTurnedOnlyForAnnexesSoMarked(string name)
    {
        var sheets = await files.SheetsAsync(name);

        var landscape = sheets.Where(s => s.WidthMm > s.HeightMm).ToList();
        Assert.All(sheets, s => Assert.Equal([210d, 297d], new[] { s.WidthMm, s.HeightMm }.Order().Select(mm => Math.Round(mm))));
        Assert.Equal(PaperFiles.Papers[name].Annexes.Any(a => a.IsLandscape), landscape.Count > 0);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Margins_LieInTheLawfulBands(string name)
    {
        var sheets = await files.SheetsAsync(name);

        // A draft bears a mark across the page that keeps to no margin.
        var pages = sheets.Select(s => (Sheet: s, Words: Text(s).Where(w => w.SizePt < 20).ToList())).ToList();
        Assert.All(pages, p => Assert.True(p.Words.Min(w => w.Left) >= 30, "left"));
        Assert.InRange(pages[0].Words.Min(w => w.Left), 30, 35);
        Assert.All(pages, p => Assert.InRange(p.Words.Min(w => w.Top), 20, 25));
        Assert.All(pages, p => Assert.True(p.Sheet.WidthMm - p.Words.Max(w => w.Right) >= 15, "right"));
        Assert.All(pages, p => Assert.True(p.Sheet.HeightMm - p.Words.Max(w => w.Bottom) >= 20, "bottom"));
        Assert.InRange(pages.Min(p => p.Sheet.WidthMm - p.Words.Max(w => w.Right)), 15, 20);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Fonts_AreTinosAndEmbedded(string name)
    {
        var fonts = await Programs.FontsAsync(await files.PdfAsync(name));

        var rows = fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Matches(@"^[A-Z]{6}\+Tinos-\S+ .* yes yes yes ", r));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task NationalHeading_StandsOnOneLine_BoldAt12And13Points(string name)
    {
        var page = (await files.SheetsAsync(name))[0];
        var bold = await Programs.BoldTextAsync(await files.PdfAsync(name));

        var heading = Find(page, PaperText.NationalHeading);
        var motto = Find(page, PaperText.Motto);
        Assert.Single(heading.Select(w => w.Top).Distinct());
        Assert.Single(motto.Select(w => w.Top).Distinct());
        Assert.All(heading, w => Assert.Equal(12, w.SizePt));
        Assert.All(motto, w => Assert.Equal(13, w.SizePt));
        // The program parts words where one font file ends and the next begins.
        Assert.Contains(PaperText.NationalHeading.Replace(" ", "", StringComparison.Ordinal), bold.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(PaperText.Motto.Replace(" ", "", StringComparison.Ordinal), bold.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        // Ô số 1 lies right of ô số 2, and centred over the motto.
        Assert.True(page.Words.Where(w => w.Top < motto[0].Bottom && w.Right < heading[0].Left).All(w => w.Right + 3 < heading[0].Left));
        Assert.Equal(Middle(heading), Middle(motto), 0.5);
    }

    [Theory]
    [InlineData("plan", "Số: 05/KH-UBND", 13)]
    [InlineData("plan", "Hòa An, ngày 05 tháng 3 năm 2025", 13)]
    [InlineData("plan", "KẾ HOẠCH", 14)]
    [InlineData("plan", "Phát động phong trào thi đua", 14)]
    [InlineData("plan", "I. MỤC ĐÍCH, YÊU CẦU", 14)]
    [InlineData("plan", "1. Mục đích", 14)]
    [InlineData("plan", "Ủy ban nhân dân xã Hòa An ban hành", 14)]
    [InlineData("statement", "UBND XÃ HÒA AN", 12)]
    [InlineData("statement", "PHÒNG VĂN HÓA - XÃ HỘI", 12)]
    [InlineData("statement", "TỜ TRÌNH", 14)]
    [InlineData("statement", "Kính gửi: Chủ tịch Ủy ban nhân dân xã Hòa An", 14)]
    [InlineData("statement", "Họ và tên", 13)]
    [InlineData("decision", "QUYẾT ĐỊNH", 14)]
    [InlineData("decision", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA AN", 14)]
    [InlineData("decision", "Căn cứ Luật Thi đua, khen thưởng", 14)]
    [InlineData("decision", "Điều 1. Tặng Giấy khen", 14)]
    [InlineData("decision", "Nơi nhận:", 12)]
    [InlineData("decision", "- Như Điều 4;", 11)]
    [InlineData("decision", "Trần Thị Thu Hương", 14)]
    [InlineData("letter", "V/v đôn đốc đăng ký", 12)]
    public async Task Component_HasTheSizeOfTheDecree(string name, string text, double pt)
    {
        var page = (await files.SheetsAsync(name))[0];

        Assert.All(Find(page, text), w => Assert.Equal(pt, w.SizePt));
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("statement")]
    [InlineData("decision")]
    public async Task NumberAndDate_StandOnOneLine_UnderTheirHeadings(string name)
    {
        var page = (await files.SheetsAsync(name))[0];
        var paper = PaperFiles.Papers[name];

        var number = Find(page, PaperText.NumberLine(paper.Number!));
        var date = Find(page, PaperText.DateLine(paper.PlaceAndDate!));
        Assert.Equal(number[0].Bottom, date[0].Bottom, 0.2);
        Assert.Equal(Middle(Find(page, paper.Issuer.Lines[^1])), Middle(number), 0.5);
        Assert.Equal(Middle(Find(page, PaperText.NationalHeading)), Middle(date), 0.5);
    }

    [Fact]
    public async Task Parts_StandInTheOrderOfTheDecree()
    {
        var page = (await files.SheetsAsync("decision"))[0];

        string[] parts =
        [
            PaperText.NationalHeading, PaperText.Motto, "Hòa An, ngày 15 tháng 12 năm 2025", "QUYẾT ĐỊNH", "Về việc khen thưởng",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA AN", "Căn cứ Luật Tổ chức", "Theo đề nghị của Trưởng phòng", "QUYẾT ĐỊNH:", "Điều 1.", "Điều 2.",
            "Điều 3.", "Điều 4.", "Nơi nhận:", "Trần Thị Thu Hương",
        ];
        var tops = parts.Select(p => Find(page, p)[0].Top).ToList();
        Assert.Equal(tops.Order(), tops);
        Assert.Equal(tops.Count, tops.Distinct().Count());
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Text_IsThatOfTheModel_InItsOrder(string name)
    {
        var text = await files.TextAsync(name);

        AssertInOrder(PaperFiles.Papers[name], text);
    }

    [Theory]
    [InlineData("decision", "", "", "", "2", "3")]
    [InlineData("plan", "", "2", "3", "", "")]
    [InlineData("statement", "", "2")]
    [InlineData("long statement", "", "", "", "2", "3")]
    public async Task PageNumber_IsHiddenOnFirstPages_AndEachAnnexCountsItsOwn(string name, params string[] expected)
    {
        var sheets = await files.SheetsAsync(name);

        var numbers = sheets.Select(s => (Sheet: s, Words: s.Words.Where(IsPageNumber).ToList())).ToList();
        Assert.Equal(expected, numbers.Select(n => string.Concat(n.Words.Select(w => w.Text))));
        Assert.All(numbers.SelectMany(n => n.Words), w => Assert.Equal(13, w.SizePt));
        // In the middle between the margins.
        Assert.All(
            numbers.Where(n => n.Words.Count > 0),
            n => Assert.Equal((31 + n.Sheet.WidthMm - 16) / 2, Middle(n.Words), 0.5));
    }

    [Fact]
    public async Task Number_NotYetGiven_LeavesAGapBeforeTheStroke()
    {
        var page = (await files.SheetsAsync("blank plan"))[0];

        var label = page.Words.First(w => w.Text == "Số:");
        var symbol = page.Words.First(w => w.Text == "/KH-UBND");
        Assert.Equal(label.Top, symbol.Top);
        Assert.InRange(symbol.Left - label.Right, 5, 15);
        var day = page.Words.First(w => w.Text == "ngày");
        var month = page.Words.First(w => w.Text == "tháng");
        Assert.Equal(day.Top, month.Top);
        Assert.InRange(month.Left - day.Right, 5, 15);
        Assert.Contains(page.Words, w => w.Text == "2025" && w.Top == day.Top);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("statement")]
    [InlineData("decision")]
    public async Task WidthOfHeadings_IsWhatTheRulesAreCutBy(string name)
    {
        var page = (await files.SheetsAsync(name))[0];
        var lines = HeadingText.Lines(PaperFiles.Papers[name].Abstract, PaperLayout.KindPt, PaperLayout.TextWidthMm - 20);

        foreach (var line in lines)
        {
            var words = Find(page, line);
            var width = words[^1].Right - words[0].Left;
            Assert.InRange(HeadingText.WidthMm(line, PaperLayout.KindPt), width * 0.97, width * 1.03);
        }

        Assert.InRange(PaperLayout.RuleShare, 1 / 3d, 1 / 2d);
        var motto = Find(page, PaperText.Motto);
        Assert.Equal(motto[^1].Right - motto[0].Left, HeadingText.WidthMm(PaperText.Motto, PaperLayout.MottoPt), 1.0);
    }

    [Fact]
    public async Task IssuerWithALongName_WrapsInItsCell_AndTheNationalHeadingStays()
    {
        var paper = PaperFiles.Papers["statement"] with
        {
            Issuer = new IssuingBody("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU VÀ VÙNG PHỤ CẬN", [Samples.LongUnit.ToUpperInvariant()]),
        };

        var page = (await Programs.SheetsAsync(await files.Renderer.PdfAsync(paper, TestContext.Current.CancellationToken)))[0];

        var heading = Find(page, PaperText.NationalHeading);
        Assert.Single(heading.Select(w => w.Top).Distinct());
        var issuer = page.Words.SkipWhile(w => w.Text != "BAN" || w.Left > 40).Where(w => w.Right < 97 && w.SizePt == 12 && w.Top < 70).ToList();
        Assert.True(issuer.Select(w => w.Top).Distinct().Count() >= 4);
        Assert.All(issuer, w => Assert.InRange(w.Right, 31, heading[0].Left - 2));
    }

    [Fact]
    public async Task Signature_WhereverTheTextEnds_StaysWholeAndWithText()
    {
        for (var bases = 8; bases <= 20; bases += 2)
        {
            var content = Samples.Decision(1, 1) with
            {
                LegalBases = [.. Enumerable.Range(1, bases).Select(i => $"Căn cứ Quyết định số {i}/QĐ-UBND ngày 02 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh")],
            };

            var pdf = await files.Renderer.PdfAsync(AwardDecisionPaper.Compose(content), TestContext.Current.CancellationToken);

            var signed = (await Programs.SheetsAsync(pdf)).Single(s => s.Words.Any(w => w.Text == "nhận:"));
            var name = Find(signed, "Trần Thị Thu Hương");
            Assert.True(name[0].Top > signed.Words.First(w => w.Text == "nhận:").Bottom);
            Assert.Contains(signed.Words, w => w.Text.EndsWith(PaperText.EndMark, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(3457)]
    public async Task List_OfAnyLength_NamesEverybodyOnce_UnderRepeatedHeads(int people)
    {
        var pdf = await files.Renderer.PdfAsync(AwardDecisionPaper.Compose(Samples.Decision(1, people)), TestContext.Current.CancellationToken);

        var sheets = await Programs.SheetsAsync(pdf);
        var annex = sheets.Skip(2).ToList();
        Assert.All(annex, s => Assert.Single(s.Words, w => w.Text == "STT"));
        var numbers = annex.SelectMany(s => s.Words.Where(w => !IsPageNumber(w) && w.Right < 46 && int.TryParse(w.Text, out _))).Select(w => int.Parse(w.Text, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, people), numbers);
        // Long names wrap inside their cell: nothing reaches over the right margin.
        Assert.All(annex, s => Assert.True(s.Words.Max(w => w.Right) <= 210 - 15));
    }

    [Fact]
    public async Task Draft_BearsItsMarkOnEveryPage_AndTheFinalTextNone()
    {
        var draft = await Programs.SheetsAsync(await files.Renderer.PdfAsync(PaperFiles.Papers["plan"] with { IsDraft = true }, TestContext.Current.CancellationToken));
        var final = await files.SheetsAsync("plan");

        Assert.Equal(final.Count, draft.Count);
        Assert.All(draft, s => Assert.Contains(s.Words, w => w.Text.Contains("THẢO", StringComparison.Ordinal) || w.SizePt > 20));
        Assert.DoesNotContain(final.SelectMany(s => s.Words), w => w.SizePt > 20);
    }

    [Fact]
    public async Task File_IsTagged_AndSaysTitleAndLanguage()
    {
        var pdf = await files.PdfAsync("decision");
        var info = await Programs.InfoAsync(pdf);

        Assert.Contains("Tagged:          yes", info, StringComparison.Ordinal);
        Assert.Contains("Title:           Quyết định: Về việc khen thưởng các tập thể, cá nhân", info, StringComparison.Ordinal);
        Assert.Contains("JavaScript:      no", info, StringComparison.Ordinal);
        Assert.Contains("/Lang (vi)", System.Text.Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    internal static void AssertInOrder(OfficialPaper paper, string text)
    {
        var at = 0;
        foreach (var line in PaperText.Lines(paper).Select(Programs.OneLine))
        {
            var found = text.IndexOf(line, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"«{line}» does not follow in: …{text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 400)]}");
            at = found + line.Length;
        }
    }

    private static bool IsPageNumber(Word word) => word.Bottom < 20;

    private static IEnumerable<Word> Text(Sheet sheet) => sheet.Words.Where(w => !IsPageNumber(w));

    private static double Middle(IReadOnlyList<Word> words) => (words.Min(w => w.Left) + words.Max(w => w.Right)) / 2;

    private static List<Word> Find(Sheet sheet, string text) => FindIn([sheet], text);

    /// <summary>The words of the first place where the text stands, read word by word.</summary>
    internal static List<Word> FindIn(IReadOnlyList<Sheet> sheets, string text) => Places(sheets, text)[0];

    /// <summary>The last place: what signs stands behind what was said before.</summary>
    internal static List<Word> FindLastIn(IReadOnlyList<Sheet> sheets, string text) => Places(sheets, text)[^1];

    private static List<List<Word>> Places(IReadOnlyList<Sheet> sheets, string text)
    {
        var words = sheets.SelectMany(s => s.Words).ToList();
        var wanted = Programs.OneLine(text).Split(' ');
        var found = Enumerable.Range(0, Math.Max(0, words.Count - wanted.Length + 1))
            .Where(i => wanted.Select((w, j) => words[i + j].Text == w).All(same => same))
            .Select(i => words.GetRange(i, wanted.Length))
            .ToList();
        Assert.True(found.Count > 0, $"«{text}» is not on the page: {string.Join(' ', words.Select(w => w.Text))}");
        return found;
    }
}
