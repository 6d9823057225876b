using System.Globalization;
using System.Text;
using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Rendering.Pdf;

/// <summary>The part of the style sheet that depends on measures and on the annexes of one paper.</summary>
internal static class PaperStyles
{
    private static readonly string[] Subsets = ["latin-ext", "vietnamese", "latin"];

    // The ranges the font files were cut to; without them the first file with a letter would stand for all.
    private static readonly Dictionary<string, string> Ranges = new(StringComparer.Ordinal)
    {
        ["vietnamese"] = "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
        ["latin-ext"] = "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
        ["latin"] = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    };

    public static string Fonts { get; } = MakeFonts();

    public static string For(OfficialPaper paper)
    {
        var css = new StringBuilder();
        var margins = $"{Mm(PaperLayout.MarginTopMm)} {Mm(PaperLayout.MarginRightMm)} {Mm(PaperLayout.MarginBottomMm)} {Mm(PaperLayout.MarginLeftMm)}";
        css.AppendLine(CultureInfo.InvariantCulture, $"@page {{ size: A4 portrait; margin: {margins}; {PageNumber("page")} }}");
        for (var i = 0; i < paper.Annexes.Count; i++)
        {
            // Chromium resets no page counter; each annex counts its own pages by a counter of a named page.
            var size = paper.Annexes[i].IsLandscape ? "A4 landscape" : "A4 portrait";
            css.AppendLine(CultureInfo.InvariantCulture, $"@page annex{i} {{ size: {size}; counter-increment: annexpage{i}; {PageNumber($"annexpage{i}")} }}");
            css.AppendLine(CultureInfo.InvariantCulture, $".annex{i} {{ page: annex{i}; }}");
        }

        css.AppendLine(CultureInfo.InvariantCulture, $"""
            body {Sized(PaperLayout.BodyPt)}
            .head {"{"} grid-template-columns: {Mm(PaperLayout.HeadLeftMm)} {Mm(PaperLayout.HeadRightMm)}; {"}"}
            .head .superior {Sized(PaperLayout.SuperiorPt)}
            .head .issuer {Sized(PaperLayout.IssuerPt)}
            .head .national {Sized(PaperLayout.NationalHeadingPt)}
            .head .motto {Sized(PaperLayout.MottoPt)}
            .head .number {Sized(PaperLayout.NumberPt)}
            .head .date {Sized(PaperLayout.DatePt)}
            .head .letter-abstract {Sized(PaperLayout.LetterAbstractPt)}
            .title {Sized(PaperLayout.KindPt)}
            .text {"{"} line-height: {Number(PaperLayout.LineSpacing * 1.15)}; {"}"}
            .text p, .text h2, .text h3 {"{"} text-indent: {Mm(PaperLayout.IndentMm)}; margin-bottom: {Number(PaperLayout.ParagraphGapPt)}pt; {"}"}
            table.list {Sized(PaperLayout.TablePt)}
            .signing .recipients-label {Sized(PaperLayout.RecipientsLabelPt)}
            .signing .recipients {Sized(PaperLayout.RecipientsPt)}
            .signing .gap {"{"} height: {Mm(PaperLayout.SignatureGapMm)}; {"}"}
            """);
        return css.ToString();
    }

    public static string Mm(double value) => Number(value) + "mm";

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Sized(double pt) => $"{{ font-size: {Number(pt)}pt; }}";

    private static string PageNumber(string counter) =>
        $"@top-center {{ content: counter({counter}, nofirst); font: {Number(PaperLayout.PageNumberPt)}pt Tinos; vertical-align: top; padding-top: {Mm(PaperLayout.PageNumberMm)}; }}";

    private static string MakeFonts()
    {
        var css = new StringBuilder();
        foreach (var subset in Subsets)
        {
            foreach (var weight in (string[])["400", "700"])
            {
                foreach (var style in (string[])["normal", "italic"])
                {
                    css.AppendLine(CultureInfo.InvariantCulture, $"@font-face {{ font-family: Tinos; font-style: {style}; font-weight: {weight}; src: url(/fonts/tinos-{subset}-{weight}-{style}.woff2) format(\"woff2\"); unicode-range: {Ranges[subset]}; }}");
                }
            }
        }

        return css.ToString();
    }
}
