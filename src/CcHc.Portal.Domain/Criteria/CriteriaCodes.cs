using System.Globalization;
using System.Text.RegularExpressions;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Domain.Criteria;

/// <summary>A code that would be unique in the whole set, for a cell that has none; offered, never written by itself.</summary>
public sealed record CodeProposal(Cell Cell, string Proposed);

/// <summary>
/// A decision counts anew under every field: I, 1, a, b, 2, II, 1. What stands in the file's code column must be whole («I.1.a»),
/// so this follows the count down the rows and says what each would be in full.
/// </summary>
internal static partial class CriteriaCodes
{
    /// <param name="codes">The cells of the code column in the order of the rows.</param>
    /// <returns>One code for each cell, all different; empty when the count cannot be followed.</returns>
    public static IReadOnlyList<string> Whole(IReadOnlyList<Cell> codes)
    {
        var open = new List<Step>();
        var whole = new List<string>(codes.Count);
        foreach (var cell in codes)
        {
            if (cell.Kind is not (CellKind.Text or CellKind.Number) || !CodePattern().IsMatch(Bare(cell.Text)))
            {
                return [];
            }

            var text = Bare(cell.Text);
            var cut = text.LastIndexOf('.');
            var last = text[(cut + 1)..];
            var prefix = cut > 0 ? text[..cut] : "";
            var style = cut > 0 ? $"{text.Count(c => c == '.')} dots" : StyleOf(last, open);
            var parent = ParentOf(prefix, style, open, out var before);
            if (cell.Kind == CellKind.Number && cut > 0)
            {
                last = BeforeTheSpreadsheet(last, before);
            }

            var full = parent is null ? (cut > 0 ? $"{prefix}.{last}" : last) : $"{parent.Full}.{last}";
            open.Add(new Step(text, style, last, full));
            whole.Add(full);
        }

        return whole.Distinct(StringComparer.Ordinal).Count() == whole.Count ? whole : [];
    }

    /// <summary>«1.», «a)» and «(1)» are 1 and a.</summary>
    private static string Bare(string text) => text.Trim('(', ')', '.', ':', ' ', '\u00a0');

    /// <summary>Closes what the new row does not stand under, and says which row it stands under.</summary>
    private static Step? ParentOf(string prefix, string style, List<Step> open, out string? before)
    {
        before = null;
        var keep = prefix.Length > 0 ? open.FindLastIndex(s => s.Text == prefix || s.Full == prefix) + 1 : 0;
        if (keep == 0)
        {
            var same = open.FindLastIndex(s => s.Style == style);
            keep = same >= 0 ? same : style == LetterStyle ? 0 : style == RomanStyle && open is not [{ Style: LetterStyle }, ..] ? 0 : open.Count;
        }

        if (keep < open.Count)
        {
            before = open[keep].Last;
            open.RemoveRange(keep, open.Count - keep);
        }

        return open.Count > 0 ? open[^1] : null;
    }

    private const string RomanStyle = "roman";
    private const string LetterStyle = "letter";

    private static string StyleOf(string text, List<Step> open)
    {
        if (char.IsAsciiDigit(text[0]))
        {
            return "number";
        }

        if (char.IsLower(text[0]))
        {
            return text.Length > 1 || (text is "i" or "v" or "x" && !Follows(text, open, "small letter")) ? "small roman" : "small letter";
        }

        return RomanPattern().IsMatch(text) && !(text.Length == 1 && Follows(text, open, LetterStyle)) ? RomanStyle : LetterStyle;
    }

    /// <summary>I after H is the letter, not the number one.</summary>
    private static bool Follows(string letter, List<Step> open, string style) =>
        open.FindLast(s => s.Style == style) is { Last: [var before] } && before + 1 == letter[0];

    /// <summary>1.10 typed as a number has become 1.1; after 1.9 it is plain what it was.</summary>
    private static string BeforeTheSpreadsheet(string last, string? before)
    {
        if (!int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return last;
        }

        var next = (number + 1).ToString(CultureInfo.InvariantCulture);
        return next.TrimEnd('0') == last ? next : last;
    }

    [GeneratedRegex(@"^(?:[IVXL]+|[A-ZĐ]|[a-zđ]|[ivx]{1,5}|\d{1,3})(?:\.(?:[IVXL]+|[A-ZĐ]|[a-zđ]|[ivx]{1,5}|\d{1,3}))*$", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();

    [GeneratedRegex("^(?:X{0,3})(?:IX|IV|V?I{0,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex RomanPattern();

    /// <param name="Text">As typed, without the dot or bracket behind.</param>
    private sealed record Step(string Text, string Style, string Last, string Full);
}
