using System.Globalization;
using System.Text;

namespace CcHc.Portal.Domain;

/// <summary>How numbers and text are written and read in Vietnamese.</summary>
public static class Vietnamese
{
    public static readonly CultureInfo Culture = MakeCulture();

    /// <summary>Compares names in the order of the Vietnamese alphabet (a, ă, â, b, …, d, đ, …).</summary>
    public static readonly StringComparer Order = StringComparer.Create(Culture, ignoreCase: true);

    /// <summary>
    /// The text without accents, in lower case, đ as d, runs of white space as one: what search columns hold and queries are
    /// folded to. SQLite lowers only ASCII letters, so the database never folds.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        var space = false;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                space = folded.Length > 0;
                continue;
            }

            if (space)
            {
                folded.Append(' ');
                space = false;
            }

            folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    /// <summary>Folded text cut to what its column holds: a long list of file names must not refuse the save.</summary>
    public static string Fold(string? text, int maxLength)
    {
        var folded = Fold(text);
        return folded.Length <= maxLength ? folded : folded[..maxLength].TrimEnd();
    }

    /// <summary>With a small first letter, to go on in a sentence.</summary>
    public static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLower(text[0], Culture) + text[1..];

    /// <summary>
    /// Text as it is kept: NFC, trimmed, without control characters that come along when copying from other programs and that
    /// neither Word nor Excel can hold; null stays null.
    /// </summary>
    public static string? Clean(string? text)
    {
        var clean = text?.Normalize(NormalizationForm.FormC);
        if (clean?.Any(IsStray) == true)
        {
            clean = string.Concat(clean.Where(c => !IsStray(c)));
        }

        clean = clean?.Trim();
        return string.IsNullOrEmpty(clean) ? null : clean;
    }

    /// <summary>Text as above with line ends of one kind: pages, scripts and spreadsheets each write their own.</summary>
    public static string? Lines(string? text) => Clean(text?.Replace("\r\n", "\n", StringComparison.Ordinal));

    /// <summary>
    /// Reads a number as people type it: «1,5», «1.5», «1.234,5», «1 234,5». A single dot or comma is a decimal sign; with
    /// both present the later one is. «1.234» is read as 1,234 thousandths, never as a thousand: points are small numbers.
    /// Groups are of three digits; «1,5.2» is a slip of the finger, not fifteen.
    /// </summary>
    public static bool TryReadDecimal(string? text, out decimal value)
    {
        value = 0;
        var clean = text?.Trim().Replace('\u00a0', ' ').Replace('\u202f', ' ');
        if (string.IsNullOrEmpty(clean))
        {
            return false;
        }

        var comma = clean.LastIndexOf(',');
        var dot = clean.LastIndexOf('.');
        char? grouping = comma >= 0 && dot >= 0 ? (comma > dot ? '.' : ',') : clean.Contains(' ', StringComparison.Ordinal) ? ' ' : null;
        if (grouping is { } mark)
        {
            if (!IsGroupedByThree(clean, mark))
            {
                return false;
            }

            clean = clean.Replace(mark.ToString(), "", StringComparison.Ordinal);
        }

        return decimal.TryParse(
            clean.Replace(',', '.'),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out value);
    }

    /// <summary>dd/MM/yyyy, dd-MM-yyyy, d/M/yyyy or ISO.</summary>
    public static bool TryReadDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(
            text?.Trim(),
            ["d/M/yyyy", "dd/MM/yyyy", "d-M-yyyy", "dd-MM-yyyy", "d.M.yyyy", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out date);

    private static bool IsStray(char c) => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || c is '\ufffe' or '\uffff';

    private static bool IsGroupedByThree(string number, char mark)
    {
        var whole = number.TrimStart('+', '-', ' ');
        var end = whole.AsSpan().IndexOfAnyExcept("0123456789" + mark);
        var groups = (end < 0 ? whole : whole[..end]).Split(mark);
        return groups[0].Length is > 0 and <= 3
            && groups.Skip(1).All(g => g.Length == 3)
            && (end < 0 || !whole[end..].Contains(mark, StringComparison.Ordinal));
    }

    private static CultureInfo MakeCulture()
    {
        // Made from the invariant culture, so that a machine without ICU data for vi-VN prints the same.
        CultureInfo culture;
        try
        {
            culture = (CultureInfo)CultureInfo.GetCultureInfo("vi-VN").Clone();
        }
        catch (CultureNotFoundException)
        {
            culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        }

        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.PercentGroupSeparator = ".";
        culture.DateTimeFormat.ShortDatePattern = "dd/MM/yyyy";
        culture.DateTimeFormat.DateSeparator = "/";
        return CultureInfo.ReadOnly(culture);
    }
}
