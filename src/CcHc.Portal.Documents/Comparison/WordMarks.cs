namespace CcHc.Portal.Documents.Comparison;

/// <param name="IsOther">It does not stand so in the text beside it.</param>
public sealed record MarkedText(string Text, bool IsOther);

/// <summary>Two readings of one passage, with the words marked that differ.</summary>
public static class WordMarks
{
    public static (IReadOnlyList<MarkedText> One, IReadOnlyList<MarkedText> Other) Of(string one, string other)
    {
        IReadOnlyList<TextToken> ours = TextTokens.Of(one), theirs = TextTokens.Of(other);
        var pairs = Alignment.Pair([.. ours.Select(t => new ExpectedToken(t.Key, 0, false, false, false))], [.. theirs.Select(t => t.Key)]);
        var isSame = pairs.Select((p, i) => p >= 0 && ours[i].Key == theirs[p].Key).ToArray();
        var met = pairs.Where((_, i) => isSame[i]).ToHashSet();
        return (Marked(one, ours, i => !isSame[i]), Marked(other, theirs, i => !met.Contains(i)));
    }

    private static List<MarkedText> Marked(string text, IReadOnlyList<TextToken> tokens, Func<int, bool> isOther)
    {
        var marked = new List<MarkedText>();
        var from = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var run = i;
            while (run < tokens.Count && isOther(run) == isOther(i))
            {
                run++;
            }

            // Blanks between two runs go with the plain one.
            var start = isOther(i) ? tokens[i].Start : from;
            var end = isOther(i) ? tokens[run - 1].End : run < tokens.Count ? tokens[run].Start : text.Length;
            if (start > from)
            {
                marked.Add(new MarkedText(text[from..start], false));
            }

            marked.Add(new MarkedText(text[start..end], isOther(i)));
            from = end;
            i = run - 1;
        }

        if (from < text.Length)
        {
            marked.Add(new MarkedText(text[from..], false));
        }

        return marked;
    }
}
