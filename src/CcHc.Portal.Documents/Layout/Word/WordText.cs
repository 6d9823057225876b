using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CcHc.Portal.Documents.Layout.Measuring;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Layout.Word;

/// <summary>Walks the text and gives each paragraph the measures that hold for it.</summary>
internal sealed class WordText(WordFile file, IReadOnlyList<MeasuredSection> sections)
{
    // Tables in tables; a file that goes deeper was made to harm.
    private const int Deepest = 24;
    private const double DefaultCellMarginPt = 5.4;

    private readonly List<MeasuredParagraph> paragraphs = [];
    private readonly List<MeasuredParagraph> boxed = [];
    private List<MeasuredPicture> pictures = [];
    private int section;
    private int tables;
    private bool breaksPage;
    private bool startsHere;

    public IReadOnlyList<MeasuredParagraph> Paragraphs => paragraphs;

    public IReadOnlyList<MeasuredParagraph> Boxed => boxed;

    public void Read(XElement container) => Blocks(container, null, TableLook.None, 0);

    /// <summary>A paragraph that stands alone, such as one of a header.</summary>
    public MeasuredParagraph One(XElement paragraph) => Measure(paragraph, null, TableLook.None, 0);

    /// <summary>The look that a run of this paragraph has, with its text.</summary>
    public MeasuredRun RunLike(XElement paragraph, XElement? run)
    {
        var (_, letters, _) = LookOf(paragraph, TableLook.None);
        return Run(string.Concat(run?.Children("t").Select(t => t.Value) ?? []), RunLookOf(run, letters));
    }

    private void Blocks(XElement container, CellPlace? cell, TableLook table, int depth)
    {
        if (depth > Deepest)
        {
            throw new UnreadableDocxException("Bảng trong tệp lồng nhau quá nhiều lớp, không kiểm tra được.");
        }

        foreach (var element in container.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "p":
                    paragraphs.Add(Measure(element, cell, table, depth));
                    if (cell is null && element.Child("pPr")?.Child("sectPr") is not null && section < sections.Count - 1)
                    {
                        section++;
                    }

                    break;
                case "tbl":
                    Table(element, depth);
                    break;
                case "sdt":
                    if (element.Child("sdtContent") is { } content)
                    {
                        Blocks(content, cell, table, depth + 1);
                    }

                    break;
                case "customXml" or "ins" or "moveTo" or "smartTag":
                    Blocks(element, cell, table, depth + 1);
                    break;
            }
        }
    }

    private void Table(XElement table, int depth)
    {
        var index = tables++;
        var properties = table.Child("tblPr");
        var style = properties?.ChildValue("tblStyle");
        var (paragraph, run) = file.Styles.Of(style);
        var look = new TableLook(paragraph, run);
        var borders = properties?.Child("tblBorders");
        var isRuled = borders is not null ? WordStyles.HasLines(borders) : file.Styles.IsRuled(style);
        isRuled = isRuled || table.Children("tr").SelectMany(r => r.Children("tc")).Count(c => c.Child("tcPr")?.Child("tcBorders") is { } own && AllAround(own)) > 1;
        var grid = table.Child("tblGrid")?.Children("gridCol").Select(c => WordXml.Points(c.Value("w")) ?? 0).ToList() ?? [];
        var rows = Rows(table).ToList();
        for (var r = 0; r < rows.Count; r++)
        {
            var cells = Cells(rows[r]).ToList();
            var at = 0;
            for (var c = 0; c < cells.Count; c++)
            {
                var cellProperties = cells[c].Child("tcPr");
                var span = Math.Clamp(WordXml.Whole(cellProperties?.ChildValue("gridSpan")) ?? 1, 1, 64);
                var own = cellProperties?.Child("tcW") is { } width && width.Value("type") is null or "dxa" ? WordXml.Points(cellProperties?.Child("tcW")?.Value("w")) : null;
                var gridded = grid.Skip(at).Take(span).Sum();
                var points = own is > 0 ? own : gridded > 0 ? gridded : null;
                at += span;
                var place = new CellPlace(index, r, c, cells.Count, isRuled, points is { } known ? WordXml.Millimetres(known - Margins(properties, cellProperties)) : null);
                Blocks(cells[c], place, look, depth + 1);
            }
        }
    }

    private static IEnumerable<XElement> Rows(XElement table) => table.Elements().SelectMany(e => e.Name.LocalName switch
    {
        "tr" => [e],
        "sdt" => e.Child("sdtContent")?.Children("tr") ?? [],
        "ins" or "customXml" => e.Children("tr"),
        _ => [],
    });

    private static IEnumerable<XElement> Cells(XElement row) => row.Elements().SelectMany(e => e.Name.LocalName switch
    {
        "tc" => [e],
        "sdt" => e.Child("sdtContent")?.Children("tc") ?? [],
        _ => [],
    });

    private static bool AllAround(XElement borders) =>
        borders.Elements().Count(b => b.Value() is { } kind and not ("none" or "nil") && kind.Length > 0) >= 2;

    private static double Margins(XElement? table, XElement? cell)
    {
        return Side("left", "start") + Side("right", "end");

        double Side(string name, string strict)
        {
            foreach (var margins in new[] { cell?.Child("tcMar"), table?.Child("tblCellMar") })
            {
                if (WordXml.Points((margins?.Child(name) ?? margins?.Child(strict))?.Value("w")) is { } said)
                {
                    return said;
                }
            }

            return DefaultCellMarginPt;
        }
    }

    private (ParagraphLook Look, RunLook Letters, string? Style) LookOf(XElement paragraph, TableLook table)
    {
        var properties = paragraph.Child("pPr");
        var style = properties?.ChildValue("pStyle") ?? file.Styles.DefaultParagraph;
        var (styled, letters) = file.Styles.Of(style);
        var direct = ParagraphLook.Of(properties);
        var look = styled.Over(table.Paragraph.Over(file.Styles.DefaultLook));
        if ((direct.NumberingId ?? styled.NumberingId) is { } number and > 0)
        {
            var listed = file.Numbering.LookOf(number, direct.NumberingLevel ?? styled.NumberingLevel ?? 0);
            // A list named by the style gives way to what the style says of indents; one named here comes on top of it.
            look = direct.NumberingId is null ? styled.Over(listed.Over(look)) : listed.Over(look);
        }

        return (direct.Over(look), letters.Over(table.Run.Over(file.Styles.DefaultRun)), style);
    }

    private RunLook RunLookOf(XElement? run, RunLook letters)
    {
        var properties = run?.Child("rPr");
        var (_, styled) = file.Styles.Of(properties?.ChildValue("rStyle"));
        return RunLook.Of(properties, file.Theme).Over(styled.Toggling(letters));
    }

    private static MeasuredRun Run(string text, RunLook look)
    {
        // Without a word on it, Word takes Times New Roman at ten points.
        var ascii = look.Ascii ?? look.Beyond ?? "Times New Roman";
        var beyond = look.Beyond ?? ascii;
        var isPlain = text.All(char.IsAscii);
        var font = isPlain ? ascii : text.Any(c => char.IsAscii(c) && char.IsLetterOrDigit(c)) && ascii != beyond ? $"{ascii}, {beyond}" : beyond;
        return new MeasuredRun(look.Caps == true ? text.ToUpper(Vietnamese.Culture) : text, font, look.SizePt ?? 10, look.Bold == true, look.Italic == true)
        {
            Colour = look.Colour is null or "auto" ? null : look.Colour.ToUpperInvariant(),
            Underlined = look.Underlined == true,
            IsRaised = look.Raised == true,
        };
    }

    private MeasuredParagraph Measure(XElement paragraph, CellPlace? cell, TableLook table, int depth)
    {
        var (look, letters, style) = LookOf(paragraph, table);
        List<MeasuredRun> runs = [];
        List<MeasuredRule> rules = [];
        var outer = pictures;
        pictures = [];
        if (look.NumberingId is { } number and > 0 && file.Numbering.Next(number, look.NumberingLevel ?? 0) is { } label)
        {
            var mark = RunLook.Of(paragraph.Child("pPr")?.Child("rPr"), file.Theme).Over(letters);
            // Signs of a list have fonts of their own, which are no fault.
            var sign = file.Numbering.LettersOf(number, look.NumberingLevel ?? 0) with { Ascii = null, Beyond = null };
            runs.Add(Run(label + " ", sign.Over(mark)) with { IsLabel = true });
        }

        var pageBreak = breaksPage || look.StartsPage == true;
        breaksPage = false;
        startsHere = false;
        Inline(paragraph, letters, runs, rules, depth);
        var own = pictures;
        pictures = outer;
        var columnMm = cell is null ? sections[section].TextWidthMm : cell.WidthMm;
        var left = WordXml.Millimetres(look.LeftPt ?? 0);
        var right = WordXml.Millimetres(look.RightPt ?? 0);
        foreach (var border in new[] { look.TopBorder, look.BottomBorder })
        {
            if (border is not (null or "none" or "nil"))
            {
                rules.Add(new MeasuredRule(columnMm - left - right, IsSolid(border)) { Sides = (left, right) });
            }
        }

        AddTypedRules(runs, rules);
        var multiple = look.LineRule is null or "auto";
        return new MeasuredParagraph
        {
            Index = paragraphs.Count,
            Runs = runs,
            Alignment = look.Alignment ?? TextAlignment.Left,
            LeftMm = left,
            RightMm = right,
            FirstLineMm = WordXml.Millimetres(look.FirstLinePt ?? 0),
            BeforePt = look.BeforePt ?? 0,
            AfterPt = look.AfterPt ?? 0,
            IsContextual = look.Contextual == true,
            Style = style,
            LineMultiple = multiple ? (look.Line ?? 240) / 240 : null,
            ExactPt = look.LineRule == "exact" ? look.Line / 20 : null,
            LeastPt = look.LineRule == "atLeast" ? look.Line / 20 : null,
            Tabs = [.. (look.Tabs ?? []).Select(t => (WordXml.Millimetres(t.Pt), ParagraphLook.AlignmentOf(t.Kind) ?? TextAlignment.Left))],
            Rules = rules,
            Pictures = own,
            Cell = cell,
            Section = section,
            StartsPage = pageBreak || startsHere,
        };
    }

    private void Inline(XElement container, RunLook letters, List<MeasuredRun> runs, List<MeasuredRule> rules, int depth)
    {
        foreach (var element in container.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "r":
                    RunContent(element, letters, runs, rules, depth);
                    break;
                case "hyperlink" or "ins" or "moveTo" or "smartTag" or "sdt" or "sdtContent" or "customXml" or "fldSimple" or "bdo" or "dir" when depth <= Deepest * 2:
                    Inline(element, letters, runs, rules, depth + 1);
                    break;
                case "AlternateContent" when depth <= Deepest * 2:
                    Inline(element.Child("Choice") ?? element, letters, runs, rules, depth + 1);
                    break;
            }
        }
    }

    private void RunContent(XElement run, RunLook letters, List<MeasuredRun> runs, List<MeasuredRule> rules, int depth)
    {
        var look = RunLookOf(run, letters);
        var text = new StringBuilder();
        foreach (var element in run.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "t":
                    text.Append(element.Value);
                    break;
                case "tab" or "ptab":
                    text.Append('\t');
                    break;
                case "cr":
                    text.Append('\n');
                    break;
                case "br":
                    if (element.Value("type") == "page")
                    {
                        // Before any letter it is this paragraph that begins the page, after them the next one.
                        var isAhead = text.ToString().AsSpan().IsWhiteSpace() && runs.All(r => r.IsBlank);
                        startsHere = startsHere || isAhead;
                        breaksPage = breaksPage || !isAhead;
                    }
                    else
                    {
                        text.Append('\n');
                    }

                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
                case "sym":
                    text.Append('•');
                    break;
                case "drawing" or "pict" or "object":
                    Drawing(element, rules, depth);
                    break;
                case "AlternateContent":
                    Drawing(element.Child("Choice") ?? element, rules, depth);
                    break;
            }
        }

        if (text.Length > 0 && look.Hidden != true)
        {
            runs.Add(Run(text.ToString(), look));
        }
    }

    private void Drawing(XElement drawing, List<MeasuredRule> rules, int depth)
    {
        foreach (var box in drawing.All("txbxContent").Where(b => !b.Ancestors().Any(a => a.Name.LocalName == "txbxContent")))
        {
            boxed.AddRange(box.Children("p").Select(p => Measure(p, null, TableLook.None, depth + 1)).Where(p => !p.IsBlank));
        }

        foreach (var holder in drawing.DescendantsAndSelf().Where(e => e.Name.LocalName is "anchor" or "inline"))
        {
            if (holder.All("blip").Any() && Emu(holder.Child("extent")?.Value("cx")) is { } width && Emu(holder.Child("extent")?.Value("cy")) is { } height)
            {
                var across = holder.Child("positionH");
                pictures.Add(new MeasuredPicture(width, height, holder.Name.LocalName == "anchor", Emu(across?.Child("posOffset")?.Value), across?.Value("relativeFrom")));
            }

            var shape = holder.All("prstGeom").FirstOrDefault()?.Value("prst");
            if (shape is "line" or "straightConnector1" || holder.All("cNvCnPr").Any())
            {
                var length = double.TryParse(holder.Child("extent")?.Value("cx"), NumberStyles.Float, CultureInfo.InvariantCulture, out var emu) ? emu / 36_000 : (double?)null;
                rules.Add(new MeasuredRule(length is > 0 ? length : null, holder.All("prstDash").All(d => d.Value() == "solid")));
            }
        }

        foreach (var shape in drawing.DescendantsAndSelf().Where(e => e.Name.LocalName is "line" or "shape" or "rect" && e.Name.NamespaceName.EndsWith("vml", StringComparison.Ordinal)))
        {
            if (shape.Name.LocalName == "line" || shape.Value("type") == "#_x0000_t32" || shape.Value("hr") is "t" or "true")
            {
                rules.Add(new MeasuredRule(VmlLength(shape), shape.Child("stroke")?.Value("dashstyle") is null or "solid"));
            }
        }
    }

    private static double? Emu(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var emu) ? emu / 36_000 : null;

    private static double? VmlLength(XElement shape)
    {
        if (shape.Value("from") is { } from && shape.Value("to") is { } to)
        {
            return WordXml.Points(from.Split(',')[0], 1) is { } a && WordXml.Points(to.Split(',')[0], 1) is { } b ? WordXml.Millimetres(Math.Abs(b - a)) : null;
        }

        var width = shape.Value("style")?.Split(';').Select(s => s.Split(':')).FirstOrDefault(s => s.Length == 2 && s[0].Trim() == "width")?[1].Trim();
        return WordXml.Points(width, 1) is { } points and > 0 ? WordXml.Millimetres(points) : null;
    }

    private static bool IsSolid(string border) => border is "single" or "thick" or "thin" || !(border.Contains("dash", StringComparison.OrdinalIgnoreCase) || border.Contains("dot", StringComparison.OrdinalIgnoreCase) || border.Contains("wave", StringComparison.OrdinalIgnoreCase) || border.Contains("double", StringComparison.OrdinalIgnoreCase));

    /// <summary>A line of the text that is nothing but strokes stands for a rule.</summary>
    private static void AddTypedRules(List<MeasuredRun> runs, List<MeasuredRule> rules)
    {
        // An underscore of Times is half its size wide, a hyphen a third.
        foreach (var line in string.Concat(runs.Select(r => r.Text)).Split('\n'))
        {
            var strokes = line.Trim();
            if (strokes.Length >= 3 && strokes.All(c => c is '_' or '-' or '–' or '—' or '.' or '…' or '*'))
            {
                var size = runs.FirstOrDefault(r => !r.IsBlank)?.SizePt ?? 13;
                var width = strokes[0] switch
                {
                    '_' or '–' => 0.5,
                    '—' => 1,
                    '-' => 0.333,
                    _ => 0.25,
                };
                rules.Add(new MeasuredRule(WordXml.Millimetres(strokes.Length * width * size), strokes.All(c => c is '_' or '—'), IsTyped: true));
            }
        }

        if (runs.Any(r => !r.IsBlank) && runs.Where(r => !r.IsBlank && !r.IsLabel).All(r => r.Underlined))
        {
            rules.Add(new MeasuredRule(null, IsSolid: true, IsUnderline: true));
        }
    }

    /// <summary>What the style of a table says of the paragraphs in it.</summary>
    private sealed record TableLook(ParagraphLook Paragraph, RunLook Run)
    {
        public static readonly TableLook None = new(ParagraphLook.Silent, RunLook.Silent);
    }
}
