namespace CcHc.Portal.Documents.Rendering;

/// <summary>
/// Measures both engines set papers by (Nghị định 30/2020/NĐ-CP, Phụ lục I). The margins lie a millimetre inside the lawful
/// bands (top and bottom 20–25, left 30–35, right 15–20), so that a printer's drift does not carry a page out of them.
/// </summary>
internal static class PaperLayout
{
    public const double PageShortMm = 210;
    public const double PageLongMm = 297;
    public const double MarginTopMm = 21;
    public const double MarginBottomMm = 21;
    public const double MarginLeftMm = 31;
    public const double MarginRightMm = 16;

    /// <summary>From the edge of the sheet to the page number, inside the top margin.</summary>
    public const double PageNumberMm = 10;

    public const double TextWidthMm = PageShortMm - MarginLeftMm - MarginRightMm;
    public const double LandscapeTextWidthMm = PageLongMm - MarginLeftMm - MarginRightMm;

    /// <summary>The right cell of the heading holds the national heading at 12 points on one line.</summary>
    public const double HeadRightMm = 97;

    public const double HeadLeftMm = TextWidthMm - HeadRightMm;

    public const double SuperiorPt = 12;
    public const double IssuerPt = 12;
    public const double NationalHeadingPt = 12;
    public const double MottoPt = 13;
    public const double NumberPt = 13;
    public const double DatePt = 13;
    public const double KindPt = 14;
    public const double BodyPt = 14;
    public const double TablePt = 13;
    public const double PageNumberPt = 13;
    public const double RecipientsLabelPt = 12;
    public const double RecipientsPt = 11;
    public const double LetterAbstractPt = 12;

    /// <summary>1.27 cm, the first of the two lawful indents met in practice.</summary>
    public const double IndentMm = 12.7;

    public const double ParagraphGapPt = 6;

    /// <summary>Lines of text in single lines of the font (1 to 1.5 is lawful).</summary>
    public const double LineSpacing = 1.1;

    /// <summary>The signature's half of the page, less the gap to the recipients.</summary>
    public const double SignatureWidthMm = (TextWidthMm / 2) - 4;

    /// <summary>Height left for signature and seal.</summary>
    public const double SignatureGapMm = 26;

    /// <summary>The rule under a name or an abstract, as a share of its width (a third to a half is lawful).</summary>
    public const double RuleShare = 0.42;
}
