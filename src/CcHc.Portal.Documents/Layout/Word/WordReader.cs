using System.Xml.Linq;
using CcHc.Portal.Documents.Layout.Measuring;

namespace CcHc.Portal.Documents.Layout.Word;

/// <summary>Measures a DOCX of anybody: typed in Word, converted by LibreOffice, with styles or without.</summary>
public static class WordReader
{
    /// <exception cref="UnreadableDocxException">when the content is no DOCX that can be read.</exception>
    public static MeasuredPaper Read(Stream content)
    {
        using var package = WordPackage.Open(content);
        var main = package.Part(package.MainPath)?.Child("body")
            ?? throw new UnreadableDocxException("Tệp Word không có nội dung.");
        var related = package.Related(package.MainPath);
        var theme = new ThemeFonts(Named("theme"));
        var settings = Named("settings");
        var file = new WordFile(
            new WordStyles(Named("styles"), theme),
            new WordNumbering(Named("numbering"), theme),
            theme,
            id => id is not null && related.TryGetValue(id, out var part) ? package.Part(part.Path) : null,
            settings?.Switch("evenAndOddHeaders") == true,
            WordXml.Points(settings?.ChildValue("defaultTabStop")) ?? 36);
        var sections = WordSections.Read(main, file);
        var text = new WordText(file, sections);
        text.Read(main);
        return new MeasuredPaper
        {
            Sections = sections,
            Paragraphs = text.Paragraphs,
            Boxed = text.Boxed,
            Pages = WordXml.Whole(package.Part("docProps/app.xml")?.Child("Pages")?.Value),
            HasTrackedChanges = main.Descendants().Any(e => e.Name.LocalName is "ins" or "del" or "moveFrom" or "moveTo" && e.Value("author") is not null),
            HasComments = main.All("commentReference").Any(),
            MarginTexts = [.. related.Values.Where(r => r.Kind is "header" or "footer").Select(r => package.Part(r.Path)).OfType<XElement>().SelectMany(MarginTexts)],
            HasPictures = main.All("pic").Any() || main.All("imagedata").Any(),
            HasFootnotes = main.Descendants().Any(e => e.Name.LocalName is "footnoteReference" or "endnoteReference"),
        };

        // The number that a field shows is no text of the paper.
        static IEnumerable<string> MarginTexts(XElement part) => part.All("p")
            .Select(p => string.Concat(p.All("t").Where(t => !t.Ancestors().Any(a => a.Name.LocalName == "fldSimple")).Select(t => t.Value)).Trim())
            .Where(t => t.Any(char.IsLetter));

        XElement? Named(string kind) => related.Values.Where(r => r.Kind == kind).Select(r => package.Part(r.Path)).FirstOrDefault(p => p is not null);
    }
}

/// <summary>What every part of the reading looks things up in.</summary>
/// <param name="Part">A header or footer by its id.</param>
internal sealed record WordFile(
    WordStyles Styles, WordNumbering Numbering, ThemeFonts Theme, Func<string?, XElement?> Part, bool HasEvenHeaders, double DefaultTabPt);

internal static class WordSections
{
    // Letter with the margins Word began with: what a section without measures has.
    private const double InchPt = 72;

    public static IReadOnlyList<MeasuredSection> Read(XElement body, WordFile file)
    {
        List<MeasuredSection> sections = [];
        Dictionary<(bool Header, string Kind), string?> references = [];
        foreach (var properties in body.All("sectPr").Where(s => s.Parent?.Name.LocalName is "pPr" or "body"))
        {
            foreach (var reference in properties.Elements().Where(e => e.Name.LocalName is "headerReference" or "footerReference"))
            {
                references[(reference.Name.LocalName == "headerReference", reference.Value("type") ?? "default")] = reference.Value("id");
            }

            sections.Add(Measure(properties, references, file));
        }

        return sections.Count > 0 ? sections : [Measure(new XElement("sectPr"), references, file)];
    }

    private static MeasuredSection Measure(XElement properties, Dictionary<(bool Header, string Kind), string?> references, WordFile file)
    {
        var size = properties.Child("pgSz");
        var margins = properties.Child("pgMar");
        var numbers = properties.Child("pgNumType");
        var hasFirst = properties.Switch("titlePg") == true;
        var gutter = WordXml.Points(margins?.Value("gutter")) ?? 0;
        var section = new MeasuredSection
        {
            WidthMm = Mm(size?.Value("w"), 8.5 * InchPt),
            HeightMm = Mm(size?.Value("h"), 11 * InchPt),
            TopMm = Math.Abs(Mm(margins?.Value("top"), InchPt)),
            BottomMm = Math.Abs(Mm(margins?.Value("bottom"), InchPt)),
            LeftMm = Mm(margins?.Value("left"), InchPt) + WordXml.Millimetres(gutter),
            RightMm = Mm(margins?.Value("right"), InchPt),
            HasFirstPage = hasFirst,
            FirstNumber = WordXml.Whole(numbers?.Value("start")),
            HasArabicNumbers = numbers?.Value("fmt") is null or "decimal",
        };
        List<MeasuredPageNumber> found = [];
        foreach (var ((isHeader, kind), id) in references)
        {
            var pages = kind switch
            {
                "first" => PageGroup.First,
                "even" => PageGroup.Even,
                _ => PageGroup.Following,
            };
            if ((pages == PageGroup.First && !hasFirst) || (pages == PageGroup.Even && !file.HasEvenHeaders) || file.Part(id) is not { } part)
            {
                continue;
            }

            found.AddRange(PageNumbers(part, pages, isHeader, file, section));
        }

        return section with { PageNumbers = found, FirstFooter = Footer(references.GetValueOrDefault((false, hasFirst ? "first" : "default")), file, section) };
    }

    private static IReadOnlyList<MeasuredParagraph> Footer(string? id, WordFile file, MeasuredSection section)
    {
        if (file.Part(id) is not { } part)
        {
            return [];
        }

        var reader = new WordText(file, [section]);
        reader.Read(part);
        return reader.Paragraphs;
    }

    private static IEnumerable<MeasuredPageNumber> PageNumbers(XElement part, PageGroup pages, bool isHeader, WordFile file, MeasuredSection section)
    {
        foreach (var paragraph in part.All("p"))
        {
            var field = paragraph.All("fldSimple").FirstOrDefault(f => IsPage(f.Value("instr")))
                ?? paragraph.All("instrText").FirstOrDefault(t => IsPage(t.Value));
            if (field is null)
            {
                continue;
            }

            var reader = new WordText(file, [section]);
            var measured = reader.One(paragraph);
            var own = field.Name.LocalName == "fldSimple" ? field.All("r").FirstOrDefault() : Result(field.Parent!, paragraph);
            var run = reader.RunLike(paragraph, own);
            var line = string.Concat(measured.Runs.Select(r => r.Text));
            var beside = (run.Text.Length == 0 ? line : line.Replace(run.Text, "", StringComparison.Ordinal)).Trim();
            yield return new MeasuredPageNumber(pages, isHeader, AlignmentOf(paragraph, measured), run, beside);
        }
    }

    /// <summary>The run that shows the number; its look is what is printed.</summary>
    private static XElement Result(XElement instruction, XElement paragraph)
    {
        var runs = paragraph.All("r").ToList();
        var begin = runs.IndexOf(instruction);
        var shown = runs.Skip(begin + 1)
            .TakeWhile(r => r.Children("fldChar").All(f => f.Value("fldCharType") != "end"))
            .FirstOrDefault(r => r.Child("t") is not null);
        return shown ?? instruction;
    }

    private static TextAlignment? AlignmentOf(XElement paragraph, MeasuredParagraph measured)
    {
        if (paragraph.Child("pPr")?.Child("framePr")?.Value("xAlign") is { } frame)
        {
            return frame switch
            {
                "center" => TextAlignment.Centre,
                "right" or "outside" => TextAlignment.Right,
                _ => TextAlignment.Left,
            };
        }

        if (paragraph.All("ptab").FirstOrDefault()?.Value("alignment") is { } leap)
        {
            return leap switch
            {
                "center" => TextAlignment.Centre,
                "right" => TextAlignment.Right,
                _ => TextAlignment.Left,
            };
        }

        var tabs = measured.Text.TakeWhile(c => c is '\t' or ' ').Count(c => c == '\t');
        if (tabs == 0)
        {
            return measured.Alignment == TextAlignment.Justified ? TextAlignment.Left : measured.Alignment;
        }

        return tabs <= measured.Tabs.Count ? measured.Tabs.OrderBy(t => t.Mm).ElementAt(tabs - 1).Alignment : null;
    }

    private static bool IsPage(string? instruction) =>
        instruction?.Trim().Split(' ', '\\')[0].Equals("PAGE", StringComparison.OrdinalIgnoreCase) == true;

    private static double Mm(string? twips, double otherwisePt) => WordXml.Millimetres(WordXml.Points(twips) ?? otherwisePt);
}
