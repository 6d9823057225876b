using System.Xml.Linq;
using CcHc.Portal.Documents.Layout.Measuring;

namespace CcHc.Portal.Documents.Layout.Word;

/// <summary>What one level (defaults, style, run) says of letters; null where it is silent.</summary>
internal sealed record RunLook
{
    public static readonly RunLook Silent = new();

    public string? Ascii { get; init; }

    /// <summary>The font of letters beyond ASCII, and so of most Vietnamese ones.</summary>
    public string? Beyond { get; init; }

    public double? SizePt { get; init; }

    public bool? Bold { get; init; }

    public bool? Italic { get; init; }

    public bool? Caps { get; init; }

    public bool? Hidden { get; init; }

    public bool? Underlined { get; init; }

    public bool? Raised { get; init; }

    /// <summary>«auto» where black by default is said.</summary>
    public string? Colour { get; init; }

    public static RunLook Of(XElement? properties, ThemeFonts theme)
    {
        if (properties is null)
        {
            return Silent;
        }

        var fonts = properties.Child("rFonts");
        return new RunLook
        {
            Ascii = theme.Resolve(fonts?.Value("asciiTheme")) ?? fonts?.Value("ascii"),
            Beyond = theme.Resolve(fonts?.Value("hAnsiTheme")) ?? fonts?.Value("hAnsi"),
            SizePt = WordXml.Points(properties.ChildValue("sz"), 0.5),
            Bold = properties.Switch("b"),
            Italic = properties.Switch("i"),
            Caps = properties.Switch("caps"),
            Hidden = properties.Switch("vanish"),
            Underlined = properties.ChildValue("u") is { } line ? line != "none" : null,
            Raised = properties.ChildValue("vertAlign") is { } align ? align is "superscript" or "subscript" : null,
            Colour = properties.ChildValue("color"),
        };
    }

    /// <summary>What holds when this is said on top of something else.</summary>
    public RunLook Over(RunLook below) => new()
    {
        Ascii = Ascii ?? below.Ascii,
        Beyond = Beyond ?? below.Beyond,
        SizePt = SizePt ?? below.SizePt,
        Bold = Bold ?? below.Bold,
        Italic = Italic ?? below.Italic,
        Caps = Caps ?? below.Caps,
        Hidden = Hidden ?? below.Hidden,
        Underlined = Underlined ?? below.Underlined,
        Raised = Raised ?? below.Raised,
        Colour = Colour ?? below.Colour,
    };

    /// <summary>A character style on top of a paragraph style: what both switch on, they switch off.</summary>
    public RunLook Toggling(RunLook below) => Over(below) with
    {
        Bold = Toggle(Bold, below.Bold),
        Italic = Toggle(Italic, below.Italic),
        Caps = Toggle(Caps, below.Caps),
    };

    private static bool? Toggle(bool? above, bool? below) => above is null ? below : below is null ? above : above != below;
}

/// <summary>The same for paragraphs. Indents and gaps are merged one by one, as Word does.</summary>
internal sealed record ParagraphLook
{
    public static readonly ParagraphLook Silent = new();

    public TextAlignment? Alignment { get; init; }

    public double? LeftPt { get; init; }

    public double? RightPt { get; init; }

    public double? FirstLinePt { get; init; }

    public double? BeforePt { get; init; }

    public double? AfterPt { get; init; }

    public double? Line { get; init; }

    public string? LineRule { get; init; }

    public bool? Contextual { get; init; }

    public bool? StartsPage { get; init; }

    public int? NumberingId { get; init; }

    public int? NumberingLevel { get; init; }

    public string? TopBorder { get; init; }

    public string? BottomBorder { get; init; }

    public IReadOnlyList<(double Pt, string Kind)>? Tabs { get; init; }

    public static ParagraphLook Of(XElement? properties)
    {
        // What Word takes for a gap that it is told to choose as web pages do.
        const double automatic = 14;
        if (properties is null)
        {
            return Silent;
        }

        var indent = properties.Child("ind");
        var spacing = properties.Child("spacing");
        var numbering = properties.Child("numPr");
        var borders = properties.Child("pBdr");
        var hanging = WordXml.Points(indent?.Value("hanging"));
        return new ParagraphLook
        {
            Alignment = AlignmentOf(properties.ChildValue("jc")),
            LeftPt = WordXml.Points(indent?.Value("left") ?? indent?.Value("start")),
            RightPt = WordXml.Points(indent?.Value("right") ?? indent?.Value("end")),
            FirstLinePt = hanging is { } back ? -back : WordXml.Points(indent?.Value("firstLine")),
            BeforePt = IsOn(spacing?.Value("beforeAutospacing")) ? automatic : WordXml.Points(spacing?.Value("before")),
            AfterPt = IsOn(spacing?.Value("afterAutospacing")) ? automatic : WordXml.Points(spacing?.Value("after")),
            Line = WordXml.Points(spacing?.Value("line"), 1),
            LineRule = spacing?.Value("lineRule") ?? (spacing?.Value("line") is null ? null : "auto"),
            Contextual = properties.Switch("contextualSpacing"),
            StartsPage = properties.Switch("pageBreakBefore"),
            NumberingId = WordXml.Whole(numbering?.ChildValue("numId")),
            NumberingLevel = WordXml.Whole(numbering?.ChildValue("ilvl")),
            TopBorder = borders?.ChildValue("top"),
            BottomBorder = borders?.ChildValue("bottom"),
            Tabs = properties.Child("tabs") is { } tabs
                ? [.. tabs.Children("tab").Select(t => (WordXml.Points(t.Value("pos")) ?? 0, t.Value() ?? "left"))]
                : null,
        };
    }

    public ParagraphLook Over(ParagraphLook below) => new()
    {
        Alignment = Alignment ?? below.Alignment,
        LeftPt = LeftPt ?? below.LeftPt,
        RightPt = RightPt ?? below.RightPt,
        FirstLinePt = FirstLinePt ?? below.FirstLinePt,
        BeforePt = BeforePt ?? below.BeforePt,
        AfterPt = AfterPt ?? below.AfterPt,
        Line = Line ?? below.Line,
        LineRule = LineRule ?? below.LineRule,
        Contextual = Contextual ?? below.Contextual,
        StartsPage = StartsPage ?? below.StartsPage,
        NumberingId = NumberingId ?? below.NumberingId,
        NumberingLevel = NumberingLevel ?? below.NumberingLevel,
        TopBorder = TopBorder ?? below.TopBorder,
        BottomBorder = BottomBorder ?? below.BottomBorder,
        Tabs = Tabs is null ? below.Tabs : below.Tabs is null ? Tabs : [.. below.Tabs.Where(t => Tabs.All(own => Math.Abs(own.Pt - t.Pt) > 1)), .. Tabs.Where(t => t.Kind != "clear")],
    };

    public static TextAlignment? AlignmentOf(string? word) => word switch
    {
        null => null,
        "center" => TextAlignment.Centre,
        "right" or "end" => TextAlignment.Right,
        "left" or "start" => TextAlignment.Left,
        _ => TextAlignment.Justified,
    };

    private static bool IsOn(string? word) => word is "1" or "true" or "on";
}

/// <summary>Fonts that the theme gives for «minorHAnsi» and its like.</summary>
internal sealed class ThemeFonts(XElement? theme)
{
    private readonly string? major = FontOf(theme, "majorFont");
    private readonly string? minor = FontOf(theme, "minorFont");

    public string? Resolve(string? name) => name switch
    {
        "majorHAnsi" or "majorAscii" => major,
        "minorHAnsi" or "minorAscii" => minor,
        _ => null,
    };

    private static string? FontOf(XElement? theme, string kind) =>
        theme?.All(kind).FirstOrDefault()?.Child("latin")?.Value("typeface") is { Length: > 0 } face ? face : null;
}
