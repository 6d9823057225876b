using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>
/// Whether a PDF is whole and open: its table of objects is where it says, it ends where it ends, it has no password and
/// starts no program. What lies packed inside its streams is not looked at.
/// </summary>
internal static partial class PdfInspection
{
    private const int TailSize = 64 * 1024;
    private const int NearTable = 1024;
    private const int LongestToken = 64;

    public static FileJudgement Judge(Stream content)
    {
        var tailAt = Math.Max(0, content.Length - TailSize);
        var tail = Encoding.Latin1.GetString(FileKinds.Read(content, tailAt, TailSize));
        if (PackageInspection.EndsLikeZip(content))
        {
            return FileJudgement.Refuse(FileTexts.TwoKinds);
        }

        var mark = tail.LastIndexOf("startxref", StringComparison.Ordinal);
        var end = mark < 0 ? -1 : tail.IndexOf("%%EOF", mark, StringComparison.Ordinal);
        if (end < 0 || !TableIsThere(content, tail[(mark + "startxref".Length)..end]))
        {
            return FileJudgement.Refuse(FileTexts.Broken);
        }

        if (!IsLeftBehind(tail.AsSpan(end + "%%EOF".Length)))
        {
            return FileJudgement.Refuse(FileTexts.TwoKinds);
        }

        return Tokens(content) switch
        {
            { IsEncrypted: true } => FileJudgement.Refuse(FileTexts.Encrypted),
            { Starts: true } => FileJudgement.Refuse(FileTexts.Program),
            _ => FileKind.Pdf,
        };
    }

    // Blank lines, zeros and remarks are what printers, records systems and signing tools leave after the end; anything else is
    // no part of the paper.
    private static bool IsLeftBehind(ReadOnlySpan<char> rest)
    {
        foreach (var line in rest.EnumerateLines())
        {
            if (line.Trim(" \t\0") is [not '%', ..])
            {
                return false;
            }
        }

        return true;
    }

    // Some programs count from a byte too early or too late, and every reader forgives them.
    private static bool TableIsThere(Stream content, string number)
    {
        if (!long.TryParse(number.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= content.Length)
        {
            return false;
        }

        var from = Math.Max(0, at - 16);
        return Table().IsMatch(Encoding.Latin1.GetString(FileKinds.Read(content, from, NearTable)));
    }

    private static (bool IsEncrypted, bool Starts) Tokens(Stream content)
    {
        bool encrypted = false, starts = false;
        ByteSearch.Walk(content, LongestToken, window =>
        {
            if (window.IndexOf("/Encrypt"u8) >= 0)
            {
                encrypted |= Encryption().IsMatch(Encoding.Latin1.GetString(window));
            }

            starts |= HasName(window, "/Launch"u8) || HasName(window, "/JavaScript"u8);
        });
        return (encrypted, starts);
    }

    // The name ends there: «/LaunchDate» is something else.
    private static bool HasName(ReadOnlySpan<byte> window, ReadOnlySpan<byte> name)
    {
        for (int at; (at = window.IndexOf(name)) >= 0; window = window[(at + name.Length)..])
        {
            if (at + name.Length < window.Length && !char.IsAsciiLetterOrDigit((char)window[at + name.Length]))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"(?<!start)xref|\d+\s+\d+\s+obj")]
    private static partial Regex Table();

    [GeneratedRegex(@"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")]
    private static partial Regex Encryption();
}
