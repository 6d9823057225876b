using CcHc.Portal.Domain;

namespace CcHc.Portal.Web.Features.Shared;

/// <summary>A box into which people write or paste one thing a line.</summary>
public static class TextLines
{
    // What Word and Excel put before a pasted list item.
    private static readonly char[] Bullets = ['-', '–', '•', '+', '*', ' ', '\t'];

    public static IReadOnlyList<string> Of(string? text) =>
        [.. (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(l => Vietnamese.Clean(l.TrimStart(Bullets))).OfType<string>()];

    public static string Join(IEnumerable<string> lines) => string.Join("\n", lines);

    /// <summary>Parts of a pasted row: cells of a spreadsheet are parted by tabs, typed ones by «;».</summary>
    public static IReadOnlyList<string?> Parts(string line) =>
        [.. line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : ';').Select(Vietnamese.Clean)];
}
