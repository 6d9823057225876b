using System.Globalization;
using System.Text;

namespace CcHc.Portal.Documents.Comparison;

/// <param name="Key">What is compared; empty for a gap that a person fills in.</param>
internal readonly record struct TextToken(string Key, bool IsGap, int Start, int End);

/// <summary>
/// Takes a text apart into what counts when two papers are compared: words, numbers with their marks, and the few signs that
/// mean something. Blanks, hyphens, quotes and the punctuation between words do not count; letters are composed, ligatures
/// undone.
/// </summary>
internal static class TextTokens
{
    private const string Signs = "%‰≥≤<>=+×÷±@&";
    private const int ShortestGap = 3;

    public static IReadOnlyList<TextToken> Of(string text, bool withGaps = false)
    {
        var tokens = new List<TextToken>();
        for (var at = 0; at < text.Length;)
        {
            if (withGaps && GapAt(text, at) is > 0 and var gap)
            {
                tokens.Add(new TextToken("", true, at, at + gap));
                at += gap;
            }
            else if (IsWord(text, at))
            {
                var end = at + 1;
                while (end < text.Length && (IsWord(text, end) || JoinsDigits(text, end)))
                {
                    end++;
                }

                // A mark alone, or a soft hyphen, is no word.
                if (Key(text[at..end]) is { Length: > 0 } key)
                {
                    tokens.Add(new TextToken(key, false, at, end));
                }

                at = end;
            }
            else
            {
                if (Signs.Contains(text[at], StringComparison.Ordinal))
                {
                    tokens.Add(new TextToken(text[at].ToString(), false, at, at + 1));
                }

                at++;
            }
        }

        return tokens;
    }

    public static bool IsInteger(string key) => key.Length is > 0 and <= 5 && key.All(char.IsAsciiDigit);

    public static bool HasDigit(string key) => key.Any(char.IsAsciiDigit);

    // What a person fills in by hand: no-break blanks, or dots.
    private static int GapAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == text[at] && text[at] is '\u00a0' or '.' or '_')
        {
            end++;
        }

        return end - at >= ShortestGap ? end - at : text[at] == '…' ? 1 : 0;
    }

    private static bool IsWord(string text, int at) =>
        char.IsLetterOrDigit(text[at])
        || IsInvisible(text[at])
        || char.IsSurrogate(text[at])
        || CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNumber or UnicodeCategory.PrivateUse;

    private static bool IsInvisible(char c) => c is '\u00ad' or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff';

    // «1.560.000», «38,50»: the mark between two digits belongs to the number.
    private static bool JoinsDigits(string text, int at) =>
        text[at] is '.' or ',' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    private static string Key(string word)
    {
        if (word.All(c => c <= '~'))
        {
            return word;
        }

        // Half a pair of surrogates, which only a broken file has, would stop the composing; it becomes the sign for that.
        var whole = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            if (!(rune.IsBmp && IsInvisible((char)rune.Value)))
            {
                whole.Append(rune);
            }
        }

        // Old typefaces draw Đ at the place of the Icelandic letter, which looks the same.
        return whole.ToString().Normalize(NormalizationForm.FormKC).Replace('Ð', 'Đ').Replace('Ɖ', 'Đ');
    }
}
