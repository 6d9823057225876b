using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Layout.Word;

/// <summary>Counts what Word numbers by itself, so that «Điều 1.» is read whether it was typed or not.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<int, XElement> lists = [];
    private readonly Dictionary<int, XElement> numbers = [];
    private readonly Dictionary<int, int?[]> counters = [];
    private readonly ThemeFonts theme;

    public WordNumbering(XElement? numbering, ThemeFonts theme)
    {
        this.theme = theme;
        foreach (var list in numbering?.Children("abstractNum") ?? [])
        {
            if (WordXml.Whole(list.Value("abstractNumId")) is { } id)
            {
                lists.TryAdd(id, list);
            }
        }

        foreach (var number in numbering?.Children("num") ?? [])
        {
            if (WordXml.Whole(number.Value("numId")) is { } id)
            {
                numbers.TryAdd(id, number);
            }
        }
    }

    /// <summary>How a paragraph of this level is indented before it says anything itself.</summary>
    public ParagraphLook LookOf(int number, int level) => ParagraphLook.Of(LevelOf(number, level)?.Child("pPr"));

    public RunLook LettersOf(int number, int level) => RunLook.Of(LevelOf(number, level)?.Child("rPr"), theme);

    /// <summary>Counts the paragraph and gives its label; null when it has none.</summary>
    public string? Next(int number, int level)
    {
        if (level is < 0 or >= Levels || LevelOf(number, level) is not { } own || !numbers.TryGetValue(number, out var instance) || ListId(instance) is not { } list)
        {
            return null;
        }

        if (!counters.TryGetValue(list, out var counts))
        {
            counters[list] = counts = new int?[Levels];
        }

        counts[level] = counts[level] is { } last ? last + 1 : Start(number, level);
        Array.Clear(counts, level + 1, Levels - level - 1);
        if (own.ChildValue("numFmt") is "bullet")
        {
            var bullet = own.ChildValue("lvlText");
            // Signs of the symbol fonts lie in a range that has no meaning elsewhere.
            return string.IsNullOrEmpty(bullet) ? null : bullet[0] is >= '\ue000' and <= '\uf8ff' ? "•" : bullet;
        }

        var text = new StringBuilder();
        var pattern = own.ChildValue("lvlText") ?? "";
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var of = pattern[++i] - '1';
                text.Append(Written(counts[of] ?? Start(number, of), LevelOf(number, of)?.ChildValue("numFmt")));
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static string Written(int value, string? format) => format switch
    {
        "upperRoman" when value is > 0 and < 4000 => PaperText.Roman(value),
        "lowerRoman" when value is > 0 and < 4000 => PaperText.Roman(value).ToLowerInvariant(),
        "lowerLetter" when value > 0 => Letter(value).ToString(),
        "upperLetter" when value > 0 => char.ToUpperInvariant(Letter(value)).ToString(),
        "decimalZero" => value.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Word counts by the English alphabet, in which đ is missing.</summary>
    private static char Letter(int value) => (char)('a' + ((value - 1) % 26));

    private int Start(int number, int level)
    {
        var over = Override(number, level)?.ChildValue("startOverride");
        return WordXml.Whole(over ?? LevelOf(number, level)?.ChildValue("start")) ?? 1;
    }

    private XElement? LevelOf(int number, int level)
    {
        if (!numbers.TryGetValue(number, out var instance))
        {
            return null;
        }

        var wanted = level.ToString(CultureInfo.InvariantCulture);
        return Override(number, level)?.Child("lvl")
            ?? (ListId(instance) is { } list && lists.TryGetValue(list, out var definition) ? definition.Children("lvl").FirstOrDefault(l => l.Value("ilvl") == wanted) : null);
    }

    private XElement? Override(int number, int level) =>
        numbers.TryGetValue(number, out var instance)
            ? instance.Children("lvlOverride").FirstOrDefault(o => o.Value("ilvl") == level.ToString(CultureInfo.InvariantCulture))
            : null;

    private static int? ListId(XElement instance) => WordXml.Whole(instance.ChildValue("abstractNumId"));
}
