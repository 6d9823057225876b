using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CcHc.Portal.Documents.Tests.Layout;

/// <summary>The ways in which people who type papers in Word differ.</summary>
public enum Manner
{
    /// <summary>Calibri by default, every run made up by hand, the head in a table, lines as paragraph borders.</summary>
    ByHand,

    /// <summary>Named styles that inherit from each other; the theme's font is Times New Roman.</summary>
    Styled,

    /// <summary>The head and the signatures set side by side with tabs, lines drawn as shapes.</summary>
    Tabbed,

    /// <summary>Lines of underscores, articles and clauses counted by Word, indents by a tab.</summary>
    Numbered,
}

/// <summary>A DOCX of a handmade paper, kept open so that a fault can be planted in it.</summary>
internal sealed class WordPaper : IDisposable
{
    private const string Times = "Times New Roman";

    private readonly MemoryStream stream = new();
    private readonly WordprocessingDocument file;
    private readonly Manner manner;

    public WordPaper(HandmadePaper paper, Manner manner = Manner.ByHand)
    {
        this.manner = manner;
        file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        Main = file.AddMainDocumentPart();
        AddStyles();
        AddNumbering();
        Header = AddHeader();
        Main.Document = new Document(Body = new Body());
        Write(paper);
    }

    public MainDocumentPart Main { get; }

    public Body Body { get; }

    public HeaderPart Header { get; }

    public Stream Save()
    {
        Main.Document.Save();
        file.Dispose();
        stream.Position = 0;
        return stream;
    }

    public void Dispose()
    {
        file.Dispose();
        stream.Dispose();
    }

    /// <summary>The first paragraph that begins with these words.</summary>
    public Paragraph Find(string start) => Body.Descendants<Paragraph>().First(p => p.InnerText.TrimStart().StartsWith(start, StringComparison.Ordinal));

    /// <summary>Rewrites words; every place where they stand.</summary>
    public void Replace(string old, string with)
    {
        var texts = Body.Descendants<Text>().Where(t => t.Text.Contains(old, StringComparison.Ordinal)).ToList();
        if (texts.Count == 0)
        {
            throw new InvalidOperationException($"«{old}» stands nowhere.");
        }

        texts.ForEach(t => t.Text = t.Text.Replace(old, with, StringComparison.Ordinal));
    }

    public void Size(string start, double pt) => Runs(start).ForEach(r => r.FontSize = new FontSize { Val = Half(pt) });

    public void Bold(string start, bool bold) => Runs(start).ForEach(r => r.Bold = new Bold { Val = bold });

    public void Italic(string start, bool italic) => Runs(start).ForEach(r => r.Italic = new Italic { Val = italic });

    public void Font(string start, string name) => Runs(start).ForEach(r => r.RunFonts = new RunFonts { Ascii = name, HighAnsi = name });

    public void Align(string start, JustificationValues alignment) => Properties(start).Justification = new Justification { Val = alignment };

    public void Remove(string start) => Find(start).Remove();

    public void Indent(string start, double mm) => Properties(start).Indentation = new Indentation { Left = "0", FirstLine = Twips(mm) };

    public void Spacing(string start, Action<SpacingBetweenLines> change)
    {
        var properties = Properties(start);
        change(properties.SpacingBetweenLines ??= new SpacingBetweenLines());
    }

    public void Borders(string next, Action<Paragraph> change) => change((Paragraph)Find(next).ElementsAfter().First(e => e is Paragraph p && p.Descendants<ParagraphBorders>().Any()));

    /// <summary>The block of a copy under the end of the paper.</summary>
    public void Copy(string form, string number = "Số: 07/SY-UBND", string date = "Hòa An, ngày 05 tháng 3 năm 2026", bool isTyped = false)
    {
        List<OpenXmlElement> block =
        [
            isTyped
                ? Made(new string('_', 78), 12)
                : new Paragraph(new ParagraphProperties(new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 1 }), Gap(6, 6))),
            Placing(
                [68, 97],
                [
                    [Made("UBND XÃ HÒA AN", 12, align: JustificationValues.Center), Made("VĂN PHÒNG", 12, bold: true, align: JustificationValues.Center), Made(number, 13, align: JustificationValues.Center)],
                    [Made(form, 14, bold: true, align: JustificationValues.Center), Made(date, 13, italic: true, align: JustificationValues.Center)],
                ]),
            Placing(
                [82, 83],
                [[Made("Nơi nhận:", 12, bold: true, italic: true), Made("- Các thôn;", 11), Made("- Lưu: VT.", 11)], Signature(["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"], "Đỗ Văn Lâm")]),
        ];
        var end = Body.Elements<SectionProperties>().Single();
        block.ForEach(b => end.InsertBeforeSelf(b));
    }

    /// <summary>Pictures over the place for the signature, as left edge, width and height in millimetres.</summary>
    public void Pictures(bool isFloating, params (double Left, double Width, double Height)[] pictures)
    {
        foreach (var (left, width, height) in pictures)
        {
            var size = $"""cx="{Emu(width)}" cy="{Emu(height)}" """;
            var holder = isFloating
                ? $"""<wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>{Emu(left)}</wp:posOffset></wp:positionH><wp:extent {size}/>{Blip}</wp:anchor>"""
                : $"""<wp:inline><wp:extent {size}/>{Blip}</wp:inline>""";
            Find("PHÓ GIÁM ĐỐC").ElementsAfter().OfType<Paragraph>().First().Append(new Run(new Drawing(
                $"""<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{holder}</w:drawing>""")));
        }
    }

    /// <summary>A stamp in a box that floats over the first page.</summary>
    public void Box(string text, double pt = 13, bool isBold = true) => Body.Elements<Paragraph>().First().Append(new Run(new Picture(
        $"""<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><v:shape type="#box"><v:textbox><w:txbxContent><w:p><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>{(isBold ? "<w:b/>" : "")}<w:sz w:val="{Half(pt)}"/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>""")));

    private const string Blip = "<a:graphic><a:graphicData uri=\"picture\"><a:blip/></a:graphicData></a:graphic>";

    private static long Emu(double mm) => (long)(mm * 36_000);

    public void Margins(Action<PageMargin> change) => Body.Descendants<PageMargin>().ToList().ForEach(change);

    public void Sections(Action<SectionProperties> change) => Body.Descendants<SectionProperties>().ToList().ForEach(change);

    public ParagraphProperties Properties(string start) => Find(start).ParagraphProperties ??= new ParagraphProperties();

    public static string Half(double pt) => ((int)(pt * 2)).ToString(CultureInfo.InvariantCulture);

    public static string Twips(double mm) => ((int)Math.Round(mm / 25.4 * 1440)).ToString(CultureInfo.InvariantCulture);

    private List<RunProperties> Runs(string start) => [.. Find(start).Elements<Run>().Select(r => r.RunProperties ??= new RunProperties())];

    private void Write(HandmadePaper paper)
    {
        Body.Append(manner == Manner.Tabbed ? TabbedHead(paper) : [TableHead(paper)]);
        if (paper.Kind is { } kind)
        {
            Body.Append(Made(kind, 14, bold: true, align: JustificationValues.Center, before: 12, style: "Kind"));
            foreach (var line in paper.About)
            {
                Body.Append(Made(line, 14, bold: true, align: JustificationValues.Center, style: "Abstract"));
            }

            Body.Append(Line(Math.Min(WidthOf(paper.About[^1], 14), 165) * 0.42, 165));
        }
        else
        {
            Body.Append(Made("", 13));
        }

        Addressees(paper);
        if (paper.Authority is { } authority)
        {
            Body.Append(Made(authority, 14, bold: true, align: JustificationValues.Center, before: 6, after: 6));
        }

        Body.Append(paper.Bases.Select(b => Text(b, italic: true)));
        if (paper.IsDecision)
        {
            Body.Append(Made("QUYẾT ĐỊNH:", 14, bold: true, align: JustificationValues.Center, before: 6, after: 6));
        }

        foreach (var line in paper.Body)
        {
            Body.Append(Of(line));
            if (paper.Table.Count > 0 && line.Text.Contains("bảng dưới đây", StringComparison.Ordinal))
            {
                Body.Append(DataTable(paper.Table));
            }
        }

        Body.Append(Made("", 6));
        Body.Append(manner == Manner.Tabbed && paper.Secretary is null ? TabbedSigning(paper) : [TableSigning(paper)]);
        foreach (var annex in paper.Annexes)
        {
            Body.Append(new Paragraph(new ParagraphProperties(Section())));
            Body.Append(Made(annex.Number, 14, bold: true, align: JustificationValues.Center));
            Body.Append(Made(annex.Title, 14, bold: true, align: JustificationValues.Center));
            Body.Append(Made(annex.Attached, 14, italic: true, align: JustificationValues.Center, after: 12));
            Body.Append(DataTable(annex.Rows));
        }

        Body.Append(Made("", 6), Section());
    }

    private Table TableHead(HandmadePaper paper)
    {
        List<OpenXmlElement> left = [];
        if (paper.Superior is { } superior)
        {
            left.Add(Made(superior, 12, align: JustificationValues.Center));
        }

        left.AddRange(paper.Issuer.Select(i => Made(i, 12, bold: true, align: JustificationValues.Center)));
        left.Add(Line(WidthOf(paper.Issuer[^1], 12) * 0.42, 62));
        List<OpenXmlElement> number = [Made(paper.Number, 13, align: JustificationValues.Center, before: 6)];
        if (paper.IsLetter)
        {
            number.AddRange(paper.About.Select((a, i) => Made(a, 12, align: JustificationValues.Center, before: i == 0 ? 6 : 0)));
        }

        return Placing(
            [66, 99],
            [
                left,
                [
                    Made("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold: true, align: JustificationValues.Center),
                    Made("Độc lập - Tự do - Hạnh phúc", 13, bold: true, align: JustificationValues.Center),
                    Line(WidthOf("Độc lập - Tự do - Hạnh phúc", 13), 95),
                ],
            ],
            [number, [Made(paper.Date ?? "", 13, italic: true, align: JustificationValues.Center, before: 6)]]);
    }

    private IEnumerable<OpenXmlElement> TabbedHead(HandmadePaper paper)
    {
        List<string> left = [.. paper.Superior is null ? [] : new[] { paper.Superior }, .. paper.Issuer];
        List<(string Text, double Pt)> right = [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12), ("Độc lập - Tự do - Hạnh phúc", 13)];
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var isBold = i < left.Count && left[i] != paper.Superior;
            var paragraph = SideBySide(
                i < left.Count ? Letters(left[i], 12, isBold) : null,
                i < right.Count ? Letters(right[i].Text, right[i].Pt, bold: true) : null);
            if (i == Math.Max(left.Count, right.Count) - 1)
            {
                paragraph.Append(new Run(Shape(WidthOf(right[1].Text, 13))), new Run(Shape(WidthOf(paper.Issuer[^1], 12) * 0.4)));
            }

            yield return paragraph;
        }

        yield return SideBySide(Letters(paper.Number, 13), paper.Date is null ? null : Letters(paper.Date, 13, italic: true));
        if (paper.IsLetter)
        {
            for (var i = 0; i < paper.About.Count; i++)
            {
                var line = SideBySide(Letters(paper.About[i], 12), null);
                line.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = i == 0 ? "120" : "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto };
                yield return line;
            }
        }
    }

    private Paragraph SideBySide(Run? left, Run? right)
    {
        var paragraph = new Paragraph(new ParagraphProperties(
            new Tabs(new TabStop { Val = TabStopValues.Center, Position = 1900 }, new TabStop { Val = TabStopValues.Center, Position = 6600 }),
            Gap(0, 0),
            new Justification { Val = JustificationValues.Left }));
        paragraph.Append(new Run(new TabChar()));
        if (left is not null)
        {
            paragraph.Append(left);
        }

        if (right is not null)
        {
            paragraph.Append(new Run(new TabChar()), right);
        }

        return paragraph;
    }

    private void Addressees(HandmadePaper paper)
    {
        if (paper.Addressees.Count == 0)
        {
            return;
        }

        if (paper.Addressees.Count == 1)
        {
            Body.Append(Made($"Kính gửi: {paper.Addressees[0]}", 14, align: JustificationValues.Center, before: 6, after: 6));
            return;
        }

        Body.Append(Indented(Made("Kính gửi:", 14, before: 6), 30));
        Body.Append(paper.Addressees.Select(a => Indented(Made(a, 14), 50)));
    }

    private Table TableSigning(HandmadePaper paper)
    {
        var right = Signature(paper.Titles, paper.Name);
        var recipients = Recipients(paper);
        return paper.Secretary is { } secretary
            ? Placing([82, 83], [Signature([secretary.Title], secretary.Name), right], [recipients, [Made("", 11)]])
            : Placing([82, 83], [recipients, right]);
    }

    private List<OpenXmlElement> Recipients(HandmadePaper paper) =>
        [Made("Nơi nhận:", 12, bold: true, italic: true), .. paper.Recipients.Select(r => Made(r, 11))];

    private List<OpenXmlElement> Signature(IReadOnlyList<string> titles, string? name) =>
    [
        .. titles.Select(t => Made(t, 14, bold: true, align: JustificationValues.Center)),
        Made("", 14),
        Made("", 14),
        Made("", 14),
        Made(name ?? "", 14, bold: true, align: JustificationValues.Center),
    ];

    private IEnumerable<OpenXmlElement> TabbedSigning(HandmadePaper paper)
    {
        var right = paper.Titles.Select(t => (string?)t).Concat([null, null, null, paper.Name]).ToList();
        var left = paper.Recipients.Prepend("Nơi nhận:").ToList();
        for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            var paragraph = new Paragraph(new ParagraphProperties(
                new Tabs(new TabStop { Val = TabStopValues.Center, Position = 7000 }),
                Gap(0, 0),
                new Justification { Val = JustificationValues.Left }));
            if (i < left.Count)
            {
                paragraph.Append(i == 0 ? Letters(left[i], 12, bold: true, italic: true) : Letters(left[i], 11));
            }

            if (i < right.Count && right[i] is { } text)
            {
                paragraph.Append(new Run(new TabChar()), Letters(text, 14, bold: true));
            }

            yield return paragraph;
        }
    }

    private Paragraph Of(Line line)
    {
        switch (line.Form)
        {
            case Form.Centred:
                return Made(line.Text, 14, bold: true, align: JustificationValues.Center, before: 6, after: 6);
            case Form.Heading when manner == Manner.Numbered && line.Text.StartsWith("Điều", StringComparison.Ordinal):
                return Listed(line.Text[(line.Text.IndexOf('.', StringComparison.Ordinal) + 2)..], 1, bold: true);
            case Form.Heading:
                return Text(line.Text, bold: true);
            case Form.Article when manner == Manner.Numbered:
                return Listed(line.Text[(line.Text.IndexOf('.', StringComparison.Ordinal) + 2)..], 1, bold: false);
            case Form.Article:
                var at = line.Text.IndexOf('.', StringComparison.Ordinal) + 1;
                var article = Text("");
                article.Append(Letters(line.Text[..at], 14, bold: true), Letters(line.Text[at..], 14));
                return article;
            default:
                return Text(line.Text);
        }
    }

    /// <summary>A paragraph whose number Word makes.</summary>
    private Paragraph Listed(string text, int list, bool bold)
    {
        var paragraph = Text(text, bold: bold);
        paragraph.ParagraphProperties!.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = list });
        paragraph.ParagraphProperties.ParagraphMarkRunProperties = new ParagraphMarkRunProperties(new RunFonts { Ascii = Times, HighAnsi = Times }, new FontSize { Val = "28" });
        return paragraph;
    }

    private Paragraph Text(string text, bool bold = false, bool italic = false)
    {
        if (manner == Manner.Styled)
        {
            var styled = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "BodyLast" }));
            if (text.Length > 0)
            {
                // The style says fourteen points; the run only says what differs.
                var run = new Run(new RunProperties());
                if (bold)
                {
                    run.RunProperties!.Append(new Bold());
                }

                if (italic)
                {
                    run.RunProperties!.Append(new Italic());
                }

                run.Append(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
                styled.Append(run);
            }

            return styled;
        }

        var paragraph = Made(text, 14, bold, italic, JustificationValues.Both, 0, 6);
        if (manner == Manner.Numbered && text.Length > 0)
        {
            paragraph.InsertAfter(new Run(new TabChar()), paragraph.ParagraphProperties);
        }
        else
        {
            paragraph.ParagraphProperties!.Indentation = new Indentation { FirstLine = "720" };
        }

        return paragraph;
    }

    private Paragraph Made(
        string text, double pt, bool bold = false, bool italic = false, JustificationValues align = JustificationValues.Left, double before = 0, double after = 0, string? style = null)
    {
        var properties = new ParagraphProperties();
        if (manner == Manner.Styled && style is not null)
        {
            properties.Append(new ParagraphStyleId { Val = style });
            var plain = new Paragraph(properties);
            plain.Append(new Run(new Text(text)));
            return plain;
        }

        properties.Append(Gap(before, after), new Justification { Val = align });
        var paragraph = new Paragraph(properties);
        if (text.Length > 0)
        {
            paragraph.Append(Letters(text, pt, bold, italic));
        }

        return paragraph;
    }

    private Run Letters(string text, double pt, bool bold = false, bool italic = false)
    {
        var properties = new RunProperties();
        if (manner != Manner.Styled)
        {
            properties.Append(new RunFonts { Ascii = Times, HighAnsi = Times, ComplexScript = Times });
        }

        if (bold)
        {
            properties.Append(new Bold());
        }

        if (italic)
        {
            properties.Append(new Italic());
        }

        properties.Append(new FontSize { Val = Half(pt) });
        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    private Paragraph Line(double lengthMm, double columnMm)
    {
        if (manner == Manner.Numbered)
        {
            // An underscore of Times is half its size wide.
            var strokes = (int)Math.Round(lengthMm / (0.5 * 12 * 25.4 / 72));
            return Made(new string('_', strokes), 12, align: JustificationValues.Center);
        }

        if (manner == Manner.Tabbed)
        {
            var drawn = Made("", 12, align: JustificationValues.Center);
            drawn.Append(new Run(Shape(lengthMm)));
            return drawn;
        }

        var side = Twips((columnMm - lengthMm) / 2);
        return new Paragraph(new ParagraphProperties(
            new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 1 }),
            Gap(0, 6),
            new Indentation { Left = side, Right = side },
            new Justification { Val = JustificationValues.Center }));
    }

    private static Picture Shape(double mm) => new($"""
        <w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">
          <v:line style="position:absolute;z-index:1" from="10pt,2pt" to="{(10 + (mm / 25.4 * 72)).ToString("0.0", CultureInfo.InvariantCulture)}pt,2pt" strokeweight=".75pt"/>
        </w:pict>
        """);

    private static SpacingBetweenLines Gap(double before, double after) => new()
    {
        Before = ((int)(before * 20)).ToString(CultureInfo.InvariantCulture),
        After = ((int)(after * 20)).ToString(CultureInfo.InvariantCulture),
        Line = "240",
        LineRule = LineSpacingRuleValues.Auto,
    };

    private static Paragraph Indented(Paragraph paragraph, double mm)
    {
        paragraph.ParagraphProperties!.Indentation = new Indentation { Left = Twips(mm) };
        return paragraph;
    }

    private static double WidthOf(string text, double pt) => Rendering.HeadingText.WidthMm(text, pt);

    private Table DataTable(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table(new TableProperties(new TableStyle { Val = "TableGrid" }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }));
        foreach (var row in rows)
        {
            table.Append(new TableRow(row.Select(c => new TableCell(Made(c, 13, bold: row == rows[0])))));
        }

        return table;
    }

    private static Table Placing(double[] widths, params List<OpenXmlElement>[][] rows)
    {
        var table = new Table(
            new TableProperties(new TableWidth { Width = Twips(widths.Sum()), Type = TableWidthUnitValues.Dxa }, new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = Twips(w) })));
        foreach (var row in rows)
        {
            table.Append(new TableRow(row.Select((cell, i) =>
            {
                var made = new TableCell(new TableCellProperties(new TableCellWidth { Width = Twips(widths[i]), Type = TableWidthUnitValues.Dxa }));
                made.Append(cell);
                return made;
            })));
        }

        return table;
    }

    private SectionProperties Section() => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = Main.GetIdOfPart(Header) },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 851, Header = 567, Footer = 567, Gutter = 0 },
        new PageNumberType { Start = 1 },
        new TitlePage());

    private HeaderPart AddHeader()
    {
        var part = Main.AddNewPart<HeaderPart>();
        var run = new RunProperties(new RunFonts { Ascii = Times, HighAnsi = Times }, new FontSize { Val = "26" });
        part.Header = new Header(new Paragraph(
            new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
            new SimpleField(new Run(run, new Text("2"))) { Instruction = " PAGE   \\* MERGEFORMAT " }));
        part.Header.Save();
        return part;
    }

    private void AddStyles()
    {
        var part = Main.AddNewPart<StyleDefinitionsPart>();
        var isStyled = manner == Manner.Styled;
        if (isStyled)
        {
            var theme = Main.AddNewPart<ThemePart>();
            using var writer = new StreamWriter(theme.GetStream(FileMode.Create));
            writer.Write("""
                <?xml version="1.0" encoding="UTF-8"?>
                <a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office">
                  <a:themeElements><a:fontScheme name="Office">
                    <a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Times New Roman"/></a:minorFont>
                  </a:fontScheme></a:themeElements>
                </a:theme>
                """);
        }

        var fonts = isStyled
            ? new RunFonts { AsciiTheme = ThemeFontValues.MinorHighAnsi, HighAnsiTheme = ThemeFontValues.MinorHighAnsi }
            : new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri" };
        part.Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(fonts, new FontSize { Val = "22" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "160", Line = "259", LineRule = LineSpacingRuleValues.Auto }))),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            Style("BodyFirst", "Normal", new StyleParagraphProperties(new SpacingBetweenLines { After = "120", Line = "288", LineRule = LineSpacingRuleValues.Auto }, new Indentation { FirstLine = "567" }), new StyleRunProperties(new FontSize { Val = "28" })),
            Style("BodyLast", "BodyFirst", new StyleParagraphProperties(new Justification { Val = JustificationValues.Both }), null),
            Style("Kind", "Normal", new StyleParagraphProperties(new SpacingBetweenLines { Before = "240", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }, new Justification { Val = JustificationValues.Center }), new StyleRunProperties(new Bold(), new FontSize { Val = "28" })),
            Style("Abstract", "Kind", new StyleParagraphProperties(new SpacingBetweenLines { Before = "0" }), null),
            new Style(new StyleName { Val = "Table Grid" }, new StyleTableProperties(new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 },
                new BottomBorder { Val = BorderValues.Single, Size = 4 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })))
            { Type = StyleValues.Table, StyleId = "TableGrid" });
        part.Styles.Save();

        static Style Style(string id, string basedOn, StyleParagraphProperties paragraph, StyleRunProperties? run)
        {
            var style = new Style(new StyleName { Val = id }, new BasedOn { Val = basedOn }, paragraph) { Type = StyleValues.Paragraph, StyleId = id };
            if (run is not null)
            {
                style.Append(run);
            }

            return style;
        }
    }

    private void AddNumbering()
    {
        var part = Main.AddNewPart<NumberingDefinitionsPart>();
        part.Numbering = new Numbering(
            new AbstractNum(new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = NumberFormatValues.Decimal },
                new LevelText { Val = "Điều %1." },
                new PreviousParagraphProperties(new Indentation { Left = "0", FirstLine = "720" }),
                new NumberingSymbolRunProperties(new Bold()))
            { LevelIndex = 0 })
            { AbstractNumberId = 0 },
            new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });
        part.Numbering.Save();
    }
}
