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

    /// <summary>Text as it is kept: NFC, trimmed; null stays null.</summary>
    public static string? Clean(string? text)
    {
        var clean = text?.Normalize(NormalizationForm.FormC).Trim();
        return string.IsNullOrEmpty(clean) ? null : clean;
    }

    /// <summary>
    /// Reads a number as people type it: «1,5», «1.5», «1.234,5», «1 234,5». A single dot or comma is a decimal sign; with
    /// both present the later one is. «1.234» is read as 1,234 thousandths, never as a thousand: points are small numbers.
    /// </summary>
    public static bool TryReadDecimal(string? text, out decimal value)
    {
        value = 0;
        var clean = text?.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        if (string.IsNullOrEmpty(clean))
        {
            return false;
        }

        var comma = clean.LastIndexOf(',');
        var dot = clean.LastIndexOf('.');
        var grouping = comma >= 0 && dot >= 0 ? (comma > dot ? "." : ",") : null;
        if (grouping is not null)
        {
            clean = clean.Replace(grouping, "", StringComparison.Ordinal);
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
