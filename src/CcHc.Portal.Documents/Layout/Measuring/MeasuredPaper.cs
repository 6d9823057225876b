namespace CcHc.Portal.Documents.Layout.Measuring;

public enum TextAlignment
{
    Left,
    Centre,
    Right,
    Justified,
}

/// <summary>A paper as it lies on its pages, whatever program wrote it: measures instead of styles.</summary>
public sealed record MeasuredPaper
{
    public required IReadOnlyList<MeasuredSection> Sections { get; init; }

    /// <summary>In the order of the text, those in tables among them.</summary>
    public required IReadOnlyList<MeasuredParagraph> Paragraphs { get; init; }

    /// <summary>Text of boxes that float over the page: stamps and marks.</summary>
    public IReadOnlyList<MeasuredParagraph> Boxed { get; init; } = [];

    /// <summary>As the writing program counted last; null when it did not say.</summary>
    public int? Pages { get; init; }

    public bool HasTrackedChanges { get; init; }

    public bool HasComments { get; init; }

    /// <summary>Text over and under the pages, as it stands in the headers and footers.</summary>
    public IReadOnlyList<string> MarginTexts { get; init; } = [];

    public bool HasPictures { get; init; }

    public bool HasFootnotes { get; init; }
}

public sealed record MeasuredSection
{
    public required double WidthMm { get; init; }

    public required double HeightMm { get; init; }

    public required double TopMm { get; init; }

    public required double BottomMm { get; init; }

    public required double LeftMm { get; init; }

    public required double RightMm { get; init; }

    public double TextWidthMm => WidthMm - LeftMm - RightMm;

    public bool IsLandscape => WidthMm > HeightMm;

    /// <summary>Whether the first page has a header of its own.</summary>
    public bool HasFirstPage { get; init; }

    /// <summary>The number pages begin with; null goes on from the section before.</summary>
    public int? FirstNumber { get; init; }

    public bool HasArabicNumbers { get; init; } = true;

    public IReadOnlyList<MeasuredPageNumber> PageNumbers { get; init; } = [];

    /// <summary>What stands under the first page of the section.</summary>
    public IReadOnlyList<MeasuredParagraph> FirstFooter { get; init; } = [];
}

public enum PageGroup
{
    Following,
    First,
    Even,
}

/// <param name="Alignment">Null where tabs or frames leave it unknown.</param>
/// <param name="Beside">Text that stands beside the number.</param>
public sealed record MeasuredPageNumber(PageGroup Pages, bool IsInHeader, TextAlignment? Alignment, MeasuredRun Run, string Beside);

/// <summary>Text of one look.</summary>
public sealed record MeasuredRun(string Text, string Font, double SizePt, bool Bold, bool Italic)
{
    /// <summary>RRGGBB; null is automatic, which prints black.</summary>
    public string? Colour { get; init; }

    public bool Underlined { get; init; }

    /// <summary>Above or below the line, as footnote marks are: of another size by nature.</summary>
    public bool IsRaised { get; init; }

    /// <summary>Made by the program's own numbering.</summary>
    public bool IsLabel { get; init; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>A horizontal line, however it was drawn.</summary>
/// <param name="LengthMm">Null where only setting the page would tell.</param>
/// <param name="IsTyped">Made of underscores or dashes.</param>
public sealed record MeasuredRule(double? LengthMm, bool IsSolid, bool IsTyped = false, bool IsUnderline = false)
{
    /// <summary>Blank to the left and right of it; null where unknown.</summary>
    public (double Left, double Right)? Sides { get; init; }
}

/// <summary>A picture in a paragraph.</summary>
/// <param name="IsFloating">It lies over the text; else it stands in the line like a letter.</param>
/// <param name="LeftMm">From where its place is counted; null where only setting the page would tell.</param>
/// <param name="Origin">What its place is counted from: two are compared only where it is the same.</param>
public sealed record MeasuredPicture(double WidthMm, double HeightMm, bool IsFloating, double? LeftMm, string? Origin);

/// <param name="Table">Counts the tables of the paper from 0.</param>
/// <param name="IsRuled">Its lines are seen: it holds data and does not only place things side by side.</param>
public sealed record CellPlace(int Table, int Row, int Column, int Columns, bool IsRuled, double? WidthMm);

public sealed record MeasuredParagraph
{
    /// <summary>Counts all paragraphs from 0.</summary>
    public required int Index { get; init; }

    public required IReadOnlyList<MeasuredRun> Runs { get; init; }

    public TextAlignment Alignment { get; init; }

    public double LeftMm { get; init; }

    public double RightMm { get; init; }

    /// <summary>Of the first line in relation to the others; negative when it hangs.</summary>
    public double FirstLineMm { get; init; }

    public double BeforePt { get; init; }

    public double AfterPt { get; init; }

    /// <summary>No gap to paragraphs of the same style.</summary>
    public bool IsContextual { get; init; }

    public string? Style { get; init; }

    /// <summary>In single lines; null when <see cref="ExactPt"/> or <see cref="LeastPt"/> says it.</summary>
    public double? LineMultiple { get; init; } = 1;

    public double? ExactPt { get; init; }

    public double? LeastPt { get; init; }

    /// <summary>Where typed tabs lead to, from the margin, and whether text is centred there.</summary>
    public IReadOnlyList<(double Mm, TextAlignment Alignment)> Tabs { get; init; } = [];

    public IReadOnlyList<MeasuredRule> Rules { get; init; } = [];

    public IReadOnlyList<MeasuredPicture> Pictures { get; init; } = [];

    public CellPlace? Cell { get; init; }

    public int Section { get; init; }

    public bool StartsPage { get; init; }

    public string Text => string.Concat(Runs.Select(r => r.Text));

    public bool IsBlank => Runs.All(r => r.IsBlank);
}
