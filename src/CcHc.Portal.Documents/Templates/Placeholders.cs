using System.Text.RegularExpressions;
using CcHc.Portal.Documents.Comparison;
using CcHc.Portal.Documents.Drafts;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Templates;

/// <summary>
/// Placeholders as an office types them: «{{tên đợt}}». Capitals count only for what is filled in: «{{Tên đợt}}» begins a
/// sentence, «{{TÊN ĐỢT}}» is set in capitals.
/// </summary>
internal static partial class Placeholders
{
    // Beyond this a slip of the finger is another word.
    private const int FarthestSlip = 3;

    public static string Typed(string name) => "{{" + name + "}}";

    public static IEnumerable<string> NamesIn(string text) => Whole().Matches(text).Select(m => Name(m.Groups[1].Value));

    /// <summary>The only thing the text holds; null where there is more, or none.</summary>
    public static string? Alone(string? text) =>
        text is not null && Whole().Match(text.Trim().TrimEnd('.', ';', ',')) is { Success: true } match && match.Index == 0 && match.Length == text.Trim().TrimEnd('.', ';', ',').Length
            ? Name(match.Groups[1].Value)
            : null;

    /// <summary>Braces that open or close nothing; empty where all is well.</summary>
    public static string? Broken(string text)
    {
        var rest = Whole().Replace(text, m => new string(' ', m.Length));
        var at = rest.AsSpan().IndexOfAny('{', '}');
        if (at < 0)
        {
            return null;
        }

        var from = text.LastIndexOf(' ', Math.Max(0, at - 12)) + 1;
        return text[from..Math.Min(text.Length, at + 28)].Trim();
    }

    public static string Name(string typed) => PaperReader.OneLine(typed).ToLower(Vietnamese.Culture);

    /// <summary>What was probably meant.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        var folded = Plain(name);
        return known.Select(k => (Name: k, Distance: EditDistance.Of(folded, Plain(k))))
            .Where(k => k.Distance <= Math.Min(FarthestSlip, Math.Max(1, folded.Length / 3)))
            .OrderBy(k => k.Distance)
            .Select(k => k.Name)
            .FirstOrDefault();
    }

    /// <summary>The text with every placeholder filled; null when one of them has nothing to say.</summary>
    public static string? Fill(string text, Func<string, string?> valueOf)
    {
        var isLacking = false;
        var filled = Whole().Replace(text, match =>
        {
            var typed = match.Groups[1].Value.Trim();
            if (valueOf(Name(typed)) is not { } value)
            {
                isLacking = true;
                return "";
            }

            return !typed.Any(char.IsLower) ? value.ToUpper(Vietnamese.Culture)
                : char.IsUpper(typed[0]) ? char.ToUpper(value[0], Vietnamese.Culture) + value[1..]
                : value;
        });
        return isLacking ? null : filled;
    }

    private static string Plain(string name) => Vietnamese.Fold(name).Replace("_", " ", StringComparison.Ordinal).Replace("-", " ", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{([^{}]+)\}\}")]
    private static partial Regex Whole();
}
