using CcHc.Portal.Documents.Model;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace CcHc.Portal.Documents.Tests;

[Collection(PaperCollection.Name)]
public sealed class DocxTests(PaperFiles files)
{
    public static TheoryData<string> Names => PaperFiles.Names;

    [Theory, MemberData(nameof(Names))]
    public void File_IsCleanUnderTheValidator(string name)
    {
        using var word = Open(name);

        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken);

        Assert.Empty(errors.Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Theory, MemberData(nameof(Names))]
    public void Sections_HaveLawfulMargins_AndNumberTheirPagesFromOneHidingTheFirst(string name)
    {
        using var word = Open(name);
        var paper = PaperFiles.Papers[name];

        var sections = word.MainDocumentPart!.Document.Descendants<SectionProperties>().ToList();
        Assert.Equal(1 + paper.Annexes.Count, sections.Count);
        Assert.All(sections, s =>
        {
            var margins = s.GetFirstChild<PageMargin>()!;
            Assert.InRange(Mm(margins.Top!.Value), 20, 25);
            Assert.InRange(Mm(margins.Bottom!.Value), 20, 25);
            Assert.InRange(Mm(margins.Left!.Value), 30, 35);
            Assert.InRange(Mm(margins.Right!.Value), 15, 20);
            Assert.Equal(1, s.GetFirstChild<PageNumberType>()!.Start!.Value);
            Assert.NotNull(s.GetFirstChild<TitlePage>());
            Assert.Equal("", Header(word, s, HeaderFooterValues.First).InnerText);
            Assert.Contains("PAGE", Header(word, s, HeaderFooterValues.Default).InnerText, StringComparison.Ordinal);
        });
        var turned = sections.Select(s => s.GetFirstChild<PageSize>()!).Select(s => s.Orient?.Value == PageOrientationValues.Landscape);
        Assert.Equal([false, .. paper.Annexes.Select(a => a.IsLandscape)], turned);
        Assert.All(sections, s => Assert.Equal(
            [210, 297],
            new[] { s.GetFirstChild<PageSize>()!.Width!.Value, s.GetFirstChild<PageSize>()!.Height!.Value }.Order().Select(t => (int)Math.Round(Mm(t)))));
    }

    [Theory]
    [InlineData(PaperText.NationalHeading, 12, true, false)]
    [InlineData(PaperText.Motto, 13, true, false)]
    [InlineData("XÃ HÒA AN", 12, true, false)]
    [InlineData("Số: 12/QĐ-UBND", 13, false, false)]
    [InlineData("Hòa An, ngày 15 tháng 12 năm 2025", 13, false, true)]
    [InlineData("QUYẾT ĐỊNH", 14, true, false)]
    [InlineData("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA AN", 14, true, false)]
    [InlineData("Căn cứ Luật Thi đua, khen thưởng", 14, false, true)]
    [InlineData("Điều 3. Quyết định này", 14, false, false)]
    [InlineData("Nơi nhận:", 12, true, true)]
    [InlineData("Như Điều 4;", 11, false, false)]
    [InlineData("Phụ lục II", 14, true, false)]
    [InlineData("(Kèm theo Quyết định", 14, false, true)]
    public void Component_HasAStyleOfItsOwn_WithTheLookOfTheDecree(string text, int pt, bool isBold, bool isItalic)
    {
        using var word = Open("decision");
        var body = word.MainDocumentPart!.Document.Body!;

        var paragraph = body.Descendants<Paragraph>().First(p => Lines(p).Any(l => l.StartsWith(text, StringComparison.Ordinal)));
        var id = paragraph.ParagraphProperties!.ParagraphStyleId!.Val!.Value;
        var style = word.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(s => s.StyleId == id);
        Assert.Equal((pt * 2).ToString(System.Globalization.CultureInfo.InvariantCulture), style.StyleRunProperties!.FontSize!.Val!.Value);
        Assert.Equal(isBold, style.StyleRunProperties.Bold is not null);
        Assert.Equal(isItalic, style.StyleRunProperties.Italic is not null);
    }

    [Fact]
    public void Text_IsTimesNewRoman_JustifiedWithFirstLineIndent()
    {
        using var word = Open("plan");
        var styles = word.MainDocumentPart!.StyleDefinitionsPart!.Styles!;

        var fonts = styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.RunFonts!;
        Assert.Equal(("Times New Roman", "Times New Roman"), (fonts.Ascii!.Value, fonts.HighAnsi!.Value));
        Assert.All(styles.Descendants<RunFonts>(), f => Assert.Equal("Times New Roman", f.Ascii!.Value));
        var text = styles.Elements<Style>().Single(s => s.StyleName!.Val == "Nội dung").StyleParagraphProperties!;
        Assert.Equal(JustificationValues.Both, text.Justification!.Val!.Value);
        Assert.Equal("720", text.Indentation!.FirstLine!.Value);
        Assert.Equal("120", text.SpacingBetweenLines!.After!.Value);
        Assert.InRange(int.Parse(text.SpacingBetweenLines.Line!.Value!, System.Globalization.CultureInfo.InvariantCulture), 240, 360);
    }

    [Theory]
    [InlineData("decision")]
    [InlineData("long statement")]
    [InlineData("report")]
    public void Lists_RepeatTheirHeads_AndRowsStayWhole(string name)
    {
        using var word = Open(name);

        var lists = word.MainDocumentPart!.Document.Descendants<Table>().Where(t => t.Descendants<TableStyle>().Any()).ToList();
        Assert.NotEmpty(lists);
        Assert.All(lists, t => Assert.Single(t.Elements<TableRow>(), r => r.TableRowProperties!.GetFirstChild<TableHeader>() is not null));
        Assert.All(lists.SelectMany(t => t.Elements<TableRow>()), r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<CantSplit>()));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task ReadByAnotherProgram_SaysTheSameInTheSameOrderAsThePdf(string name)
    {
        var converted = await files.ConvertedAsync(name);

        var text = await Programs.TextAsync(converted);
        PdfLayoutTests.AssertInOrder(PaperFiles.Papers[name], text);
        Assert.Equal(Words(await files.TextAsync(name)), Words(text));
        var (pages, ours) = (await Programs.SheetsAsync(converted), (await files.SheetsAsync(name)).Count);
        if (ours <= 10)
        {
            Assert.InRange(pages.Count, ours - 1, ours + 1);
        }

        var heading = pages[0].Words.SkipWhile(w => w.Text != "CỘNG").Take(8).ToList();
        Assert.Single(heading.Select(w => Math.Round(w.Top)).Distinct());
    }

    [Fact]
    public void Draft_BearsItsMarkInEveryHeader()
    {
        using var draft = Open("draft pledge");
        using var final = Open("plan");

        Assert.All(draft.MainDocumentPart!.HeaderParts, h => Assert.Contains("string=\"DỰ THẢO\"", h.Header.OuterXml, StringComparison.Ordinal));
        Assert.All(final.MainDocumentPart!.HeaderParts, h => Assert.DoesNotContain("DỰ THẢO", h.Header.OuterXml, StringComparison.Ordinal));
    }

    [Fact]
    public void PastedControlCharacters_DoNotSpoilTheFile()
    {
        var paper = PaperFiles.Papers["letter"] with { Abstract = "đôn đốc\u0001 và\ttrả lời\u000b gấp" };

        using var word = WordprocessingDocument.Open(new MemoryStream(files.Renderer.Docx(paper)), isEditable: false);

        Assert.Contains("gấp", word.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
    }

    /// <summary>The lines of a heading that is broken on purpose.</summary>
    private static IEnumerable<string> Lines(Paragraph paragraph) =>
        paragraph.Elements<Run>().Select(r => r.InnerText).Prepend(paragraph.InnerText);

    private static WordprocessingDocument Open(byte[] docx) => WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);

    private WordprocessingDocument Open(string name) => Open(files.Renderer.Docx(PaperFiles.Papers[name]));

    private static Header Header(WordprocessingDocument word, SectionProperties section, HeaderFooterValues type)
    {
        var id = section.Elements<HeaderReference>().Single(h => h.Type!.Value == type).Id!.Value!;
        return ((HeaderPart)word.MainDocumentPart!.GetPartById(id)).Header;
    }

    private static double Mm(double twips) => twips / 1440 * 25.4;

    /// <summary>
    /// Each word once. Page numbers and repeated heads fall differently where lines break differently; the mark of a draft is
    /// a drawing in one of the two.
    /// </summary>
    private static SortedSet<string> Words(string text) =>
        new(text.Replace(PaperText.DraftMark, "", StringComparison.Ordinal).Split(' ').Where(w => w is not ("2" or "3" or "4") && w.Length > 0), StringComparer.Ordinal);
}
