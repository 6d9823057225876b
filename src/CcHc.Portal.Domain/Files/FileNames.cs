using System.Globalization;
using System.Text;

namespace CcHc.Portal.Domain.Files;

/// <summary>Names of files as senders' machines make them, made fit to be shown and to be saved under elsewhere.</summary>
public static class FileNames
{
    private const int LongestEnding = 10;
    private const string Unnamed = "tep-khong-ten";

    // What no system of files takes, and separators of folders, which some browsers send along.
    private const string Forbidden = "<>:\"|?*\\/";

    /// <summary>
    /// The name without folders, in one spelling of Vietnamese letters (a Mac takes them apart), without signs that cannot be
    /// seen or that turn the direction of writing («gpj.exe» shown as «exe.jpg»). Too long a name keeps its ending.
    /// </summary>
    public static string Clean(string? name, int maxLength = StoredFile.FileNameMaxLength)
    {
        var folderEnd = (name ?? "").LastIndexOfAny(['/', '\\']);
        var text = new StringBuilder();
        foreach (var rune in (name ?? "")[(folderEnd + 1)..].EnumerateRunes())
        {
            var isShown = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
            if (!isShown || rune == Rune.ReplacementChar)
            {
                continue;
            }

            text.Append(Forbidden.Contains(rune.ToString(), StringComparison.Ordinal) ? "-" : rune.ToString());
        }

        // Dots and blanks at the end are dropped by Windows, which would then not find the file again.
        var clean = string.Join(' ', text.ToString().Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ' ');
        if (clean.Trim('-', '.', ' ').Length == 0)
        {
            return Unnamed;
        }

        return clean.Length <= maxLength ? clean : Shorten(clean, maxLength);
    }

    private static string Shorten(string name, int maxLength)
    {
        var ending = Path.GetExtension(name) is { Length: <= LongestEnding } found ? found : "";
        var length = maxLength - ending.Length;
        // A sign outside the first plane is two characters, which must not be parted.
        return (char.IsHighSurrogate(name[length - 1]) ? name[..(length - 1)] : name[..length]) + ending;
    }
}
