using System.Globalization;

namespace CcHc.Portal.Domain.Criteria;

/// <summary>
/// Codes as decisions number their criteria: 1, 2; I, II; a, b; A, B; below a group its own code and a dot come first. How a
/// group counts is seen from its first code.
/// </summary>
public static class CriterionCodes
{
    private enum Counting
    {
        Numbers,
        Romans,
        SmallLetters,
        CapitalLetters,
    }

    /// <summary>The code after the last of a group.</summary>
    /// <param name="parent">Null at the top.</param>
    /// <param name="siblings">The codes of the group, in order.</param>
    /// <param name="cousins">Codes of other groups at the same depth: a group that has none yet counts as they do.</param>
    /// <param name="taken">Whether the set has the code already.</param>
    public static string Next(string? parent, IReadOnlyList<string> siblings, IReadOnlyList<string> cousins, Func<string, bool> taken)
    {
        var prefix = parent is null ? "" : parent + ".";
        var counting = CountingOf(siblings.Count > 0 ? siblings : cousins);
        var number = siblings.Select(s => NumberOf(Piece(s), counting)).DefaultIfEmpty(0).Max() + 1;
        while (taken(prefix + Written(number, counting)))
        {
            number++;
        }

        return prefix + Written(number, counting);
    }

    /// <summary>The code of something below a group whose code changed: «1.2.a» of 1.2 is «3.1.a» once that is 3.1.</summary>
    public static string? Moved(string code, string from, string to) =>
        code.StartsWith(from + ".", StringComparison.Ordinal) ? to + code[from.Length..] : null;

    /// <summary>
    /// The codes of a group in order from its first, each under the group's code of then. What is not counted as the first is
    /// (a «B» for bonus among numbers), or does not begin with the group's code, keeps its own piece.
    /// </summary>
    /// <param name="parentBefore">The group's code as the codes below still have it; null at the top.</param>
    public static IReadOnlyList<string> Renumbered(string? parentBefore, string? parentAfter, IReadOnlyList<string> codes)
    {
        var counting = CountingOf(codes);
        var number = 0;
        var after = new List<string>();
        foreach (var code in codes)
        {
            var isOwn = parentBefore is null ? !code.Contains('.', StringComparison.Ordinal) : Piece(code) is var last && code == $"{parentBefore}.{last}";
            if (!isOwn)
            {
                after.Add(code);
                continue;
            }

            var piece = NumberOf(Piece(code), counting) > 0 ? Written(++number, counting) : Piece(code);
            after.Add(parentAfter is null ? piece : $"{parentAfter}.{piece}");
        }

        return after;
    }

    private static string Piece(string code) => code[(code.LastIndexOf('.') + 1)..];

    private static Counting CountingOf(IReadOnlyList<string> codes) => codes.Count == 0 ? Counting.Numbers : Piece(codes[0]) switch
    {
        "I" => Counting.Romans,
        [>= 'a' and <= 'z'] => Counting.SmallLetters,
        [>= 'A' and <= 'Z'] => Counting.CapitalLetters,
        var piece when NumberOf(piece, Counting.Romans) > 0 => Counting.Romans,
        _ => Counting.Numbers,
    };

    /// <summary>0 where the piece is not counted so.</summary>
    private static int NumberOf(string piece, Counting counting)
    {
        switch (counting)
        {
            case Counting.Numbers:
                return int.TryParse(piece, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            case Counting.SmallLetters:
                return piece is [>= 'a' and <= 'z' and var small] ? small - 'a' + 1 : 0;
            case Counting.CapitalLetters:
                return piece is [>= 'A' and <= 'Z' and var capital] ? capital - 'A' + 1 : 0;
            default:
                // Few fields need more than forty, and what is written otherwise is no numeral.
                return Enumerable.Range(1, 40).FirstOrDefault(n => Written(n, Counting.Romans) == piece);
        }
    }

    private static string Written(int number, Counting counting) => counting switch
    {
        Counting.SmallLetters when number <= 26 => ((char)('a' + number - 1)).ToString(),
        Counting.CapitalLetters when number <= 26 => ((char)('A' + number - 1)).ToString(),
        Counting.Romans => Roman(number),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Roman(int number)
    {
        (int Value, string Text)[] signs = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = "";
        foreach (var (value, sign) in signs)
        {
            while (number >= value)
            {
                text += sign;
                number -= value;
            }
        }

        return text;
    }
}
