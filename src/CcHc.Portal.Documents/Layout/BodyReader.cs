using System.Globalization;
using System.Text.RegularExpressions;
using CcHc.Portal.Documents.Layout.Measuring;
using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Layout;

/// <summary>Tells the steps of the text apart: chapters, articles, clauses, points.</summary>
internal static partial class BodyReader
{
    public static IReadOnlyList<BodyLine> Read(IEnumerable<PaperLine> lines)
    {
        List<BodyLine> body = [];
        foreach (var line in lines.Where(l => !l.IsBlank && l.Cell is null && !PartReader.IsStrokes(l.Text)))
        {
            // A line broken on purpose goes on with what its paragraph began.
            if (!line.IsFirst && body.Count > 0 && body[^1].Line.Paragraph == line.Paragraph && PartOf(line.Text) == BodyPart.Paragraph)
            {
                body.Add(new BodyLine(line, body[^1].Part is BodyPart.PartTitle ? BodyPart.PartTitle : BodyPart.Paragraph, "", null, line.Text));
                continue;
            }

            body.Add(Of(line, body));
        }

        return body;
    }

    public static BodyPart PartOf(string text)
    {
        if (ArticleLead().IsMatch(text))
        {
            return BodyPart.Article;
        }

        if (ChapterLead().IsMatch(text))
        {
            return BodyPart.Chapter;
        }

        if (PartLead().IsMatch(text))
        {
            return BodyPart.Part;
        }

        if (RomanLead().Match(text) is { Success: true } roman && RomanValue(roman.Groups[1].Value) is not null && IsHeading(text[roman.Length..]))
        {
            return BodyPart.RomanSection;
        }

        return ClauseLead().IsMatch(text) ? BodyPart.Clause
            : PointLead().IsMatch(text) ? BodyPart.Point
            : DashLead().IsMatch(text) ? BodyPart.Dash
            : BodyPart.Paragraph;
    }

    public static int? RomanValue(string roman)
    {
        for (var i = 1; i <= 60; i++)
        {
            if (PaperText.Roman(i) == roman)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The place in the Vietnamese alphabet as points count by it; null for a letter it does not use.</summary>
    public static int? LetterValue(string letter)
    {
        for (var i = 1; i <= PaperText.LetterCount; i++)
        {
            if (PaperText.Letter(i) == letter)
            {
                return i;
            }
        }

        return null;
    }

    private static BodyLine Of(PaperLine line, List<BodyLine> before)
    {
        var text = line.Text;
        var part = PartOf(text);
        if (part == BodyPart.Paragraph && before.Count > 0 && line.Alignment == TextAlignment.Centre && before[^1].Part is BodyPart.Chapter or BodyPart.Part or BodyPart.PartTitle
            && (line.IsBold || line.IsUpper || before[^1].Part is BodyPart.Chapter or BodyPart.Part))
        {
            return new BodyLine(line, BodyPart.PartTitle, "", null, text);
        }

        switch (part)
        {
            case BodyPart.Article:
                return Numbered(ArticleLead().Match(text), Arabic);
            case BodyPart.RomanSection:
                return Numbered(RomanLead().Match(text), RomanValue);
            case BodyPart.Clause:
                return Numbered(ClauseLead().Match(text), Arabic);
            case BodyPart.Point:
                return Numbered(PointLead().Match(text), LetterValue);
            case BodyPart.Chapter:
                return Numbered(ChapterLead().Match(text), RomanValue);
            case BodyPart.Part:
                return Numbered(PartLead().Match(text), Arabic);
            default:
                return new BodyLine(line, part, "", null, text);
        }

        BodyLine Numbered(Match lead, Func<string, int?> value) =>
            new(line, part, lead.Groups[1].Value, value(lead.Groups[1].Value), text[lead.Length..].Trim());
    }

    private static bool IsHeading(string rest) => rest.Trim().Length > 0 && rest.Length < 240;

    private static int? Arabic(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(@"^[ĐđD]iều\s+(\d{1,3}|[IVXL]+)\s*[.:)/\-–]?(?=\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex ArticleLead();

    [GeneratedRegex(@"^(?:Phần|Chương)\s+([IVXLC]+|\d{1,2}|thứ \p{L}+)\s*[.:]?(?=\s|$)(?=.{0,6}$)", RegexOptions.IgnoreCase)]
    private static partial Regex ChapterLead();

    [GeneratedRegex(@"^(?:Tiểu mục|Mục)\s+(\d{1,2}|[IVXLC]+)\s*[.:]?\s*(?=.{0,3}$)", RegexOptions.IgnoreCase)]
    private static partial Regex PartLead();

    [GeneratedRegex(@"^([IVXLC]{1,6})\s*[./)\-–]\s*(?!v\s)(?=[\p{L}{])")]
    private static partial Regex RomanLead();

    [GeneratedRegex(@"^(\d{1,2})\s*(?:[.)/](?!\d)|[:\-–](?=\s))\s*(?=\S)")]
    private static partial Regex ClauseLead();

    [GeneratedRegex(@"^(\p{Ll})\s*[.)/:](?=\s)\s*(?=\S)")]
    private static partial Regex PointLead();

    [GeneratedRegex(@"^[-–—+•*·]\s*(?=\S)")]
    private static partial Regex DashLead();
}
