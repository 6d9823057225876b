using System.ComponentModel;
using CcHc.Portal.Documents.Comparison;
using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Drafts;

public enum DraftChange
{
    [Description("Sửa")]
    Changed,

    [Description("Thêm")]
    Added,

    [Description("Bỏ")]
    Removed,
}

/// <param name="Place">«Điều 2», «Phụ lục I, dòng 14».</param>
/// <param name="Before">Empty for what was added.</param>
/// <param name="After">Empty for what was removed.</param>
public sealed record DraftDifference(DraftChange Change, string Place, string Before, string After);

/// <param name="IsKept">Stands in both readings.</param>
public sealed record WordPiece(string Text, bool IsKept);

/// <summary>What one text of a paper says otherwise than another: line by line, and word by word inside a line.</summary>
public static class DraftDifferences
{
    /// <summary>Beyond so many steps two texts have nothing in common worth pairing.</summary>
    private const int MostSteps = 1_000;

    // Lines that share less than this are not one line that was changed.
    private const double LeastAlike = 0.4;

    public static IReadOnlyList<DraftDifference> Of(OfficialPaper before, OfficialPaper after) =>
        Of([.. PaperPassages.LinesOf(before).Select(Line)], [.. PaperPassages.LinesOf(after).Select(Line)]);

    /// <summary>Only tables: what is made from data, row by row.</summary>
    public static IReadOnlyList<DraftDifference> OfTables(OfficialPaper before, OfficialPaper after) =>
        Of([.. PaperPassages.LinesOf(before).Where(IsRow).Select(Line)], [.. PaperPassages.LinesOf(after).Where(IsRow).Select(Line)]);

    /// <summary>
    /// Only sentences that bear another figure than the data: one that stands nowhere in the text made from the data, or takes the place
    /// of another in the sentence that was changed. Taking a sentence out contradicts nothing.
    /// </summary>
    public static IReadOnlyList<DraftDifference> OfFigures(OfficialPaper before, OfficialPaper after)
    {
        List<DraftLine> said = [.. PaperPassages.LinesOf(before).Where(l => !IsRow(l)).Select(Line)];
        var known = said.SelectMany(l => SentenceFigures.In(l.Text)).ToHashSet();
        return [.. Of(said, [.. PaperPassages.LinesOf(after).Where(l => !IsRow(l)).Select(Line)]).Where(IsOdd)];

        bool IsOdd(DraftDifference difference)
        {
            var replaced = SentenceFigures.In(difference.Before).ToList();
            return SentenceFigures.In(difference.After).Except(replaced).Any(f => !known.Contains(f) || replaced.Exists(r => r.Unit == f.Unit));
        }
    }

    /// <summary>Both readings in words, those that differ told apart.</summary>
    public static (IReadOnlyList<WordPiece> Before, IReadOnlyList<WordPiece> After) Words(string before, string after)
    {
        var (a, b) = (before.Split(' '), after.Split(' '));
        var (keptA, keptB) = Kept(a, b);
        return (Pieces(a, keptA), Pieces(b, keptB));
    }

    private sealed record DraftLine(string Place, string Text);

    private static bool IsRow(PaperLine line) => line.Passages.All(p => p.Spot is { Row: > 0 });

    private static DraftLine Line(PaperLine line) => new(line.Place, DraftMerge.Says(line.Text));

    private static List<DraftDifference> Of(IReadOnlyList<DraftLine> before, IReadOnlyList<DraftLine> after)
    {
        var (keptBefore, keptAfter) = Kept([.. before.Select(l => l.Text)], [.. after.Select(l => l.Text)]);
        List<DraftDifference> found = [];
        int i = 0, j = 0;
        while (i < before.Count || j < after.Count)
        {
            if (i < before.Count && j < after.Count && keptBefore[i] && keptAfter[j])
            {
                i++;
                j++;
                continue;
            }

            var (fromI, fromJ) = (i, j);
            while (i < before.Count && !keptBefore[i])
            {
                i++;
            }

            while (j < after.Count && !keptAfter[j])
            {
                j++;
            }

            found.AddRange(Paired([.. before.Skip(fromI).Take(i - fromI)], [.. after.Skip(fromJ).Take(j - fromJ)]));
        }

        return found;
    }

    /// <summary>Inside a gap, a line that is much like one of the other side is that line changed; order is kept.</summary>
    private static IEnumerable<DraftDifference> Paired(List<DraftLine> before, List<DraftLine> after)
    {
        var next = 0;
        foreach (var line in before)
        {
            var at = after.FindIndex(next, a => Alike(line.Text, a.Text) >= LeastAlike);
            if (at < 0)
            {
                yield return new DraftDifference(DraftChange.Removed, line.Place, line.Text, "");
                continue;
            }

            for (; next < at; next++)
            {
                yield return new DraftDifference(DraftChange.Added, after[next].Place, "", after[next].Text);
            }

            yield return new DraftDifference(DraftChange.Changed, line.Place, line.Text, after[at].Text);
            next = at + 1;
        }

        for (; next < after.Count; next++)
        {
            yield return new DraftDifference(DraftChange.Added, after[next].Place, "", after[next].Text);
        }
    }

    private static double Alike(string before, string after)
    {
        var (a, b) = (before.Split(' '), after.Split(' '));
        var common = a.GroupBy(w => w, StringComparer.Ordinal).Sum(g => Math.Min(g.Count(), b.Count(w => w == g.Key)));
        return common / (double)Math.Max(a.Length, b.Length);
    }

    private static List<WordPiece> Pieces(string[] words, bool[] kept)
    {
        List<WordPiece> pieces = [];
        for (var i = 0; i < words.Length; i++)
        {
            if (pieces.Count > 0 && pieces[^1].IsKept == kept[i])
            {
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + " " + words[i] };
            }
            else
            {
                pieces.Add(new WordPiece(words[i], kept[i]));
            }
        }

        return pieces;
    }

    /// <summary>Which items of each side stand in their longest common order: the shortest way from one to the other, step by step.</summary>
    private static (bool[] Before, bool[] After) Kept(string[] before, string[] after)
    {
        var keptBefore = new bool[before.Length];
        var keptAfter = new bool[after.Length];
        int start = 0, endBefore = before.Length, endAfter = after.Length;
        while (start < endBefore && start < endAfter && before[start] == after[start])
        {
            keptBefore[start] = keptAfter[start] = true;
            start++;
        }

        while (endBefore > start && endAfter > start && before[endBefore - 1] == after[endAfter - 1])
        {
            keptBefore[--endBefore] = keptAfter[--endAfter] = true;
        }

        var (n, m) = (endBefore - start, endAfter - start);
        if (n == 0 || m == 0)
        {
            return (keptBefore, keptAfter);
        }

        // Myers: the furthest reach on each diagonal after so many additions and removals.
        var most = Math.Min(n + m, MostSteps);
        var reach = new int[(2 * most) + 2];
        List<int[]> trail = [];
        for (var steps = 0; steps <= most; steps++)
        {
            trail.Add([.. reach]);
            for (var k = -steps; k <= steps; k += 2)
            {
                var x = k == -steps || (k != steps && reach[most + k - 1] < reach[most + k + 1]) ? reach[most + k + 1] : reach[most + k - 1] + 1;
                var y = x - k;
                while (x < n && y < m && before[start + x] == after[start + y])
                {
                    x++;
                    y++;
                }

                reach[most + k] = x;
                if (x >= n && y >= m)
                {
                    Walk(trail, steps, k);
                    return (keptBefore, keptAfter);
                }
            }
        }

        return (keptBefore, keptAfter);

        void Walk(List<int[]> reaches, int steps, int diagonal)
        {
            var (x, y) = (n, m);
            var k = diagonal;
            for (var d = steps; d >= 0 && (x > 0 || y > 0); d--)
            {
                var v = reaches[d];
                var fromAbove = d > 0 && (k == -d || (k != d && v[most + k - 1] < v[most + k + 1]));
                var before1 = d == 0 ? 0 : fromAbove ? v[most + k + 1] : v[most + k - 1] + 1;
                while (x > before1 && y > before1 - k)
                {
                    keptBefore[start + --x] = true;
                    keptAfter[start + --y] = true;
                }

                if (d > 0)
                {
                    (x, y, k) = fromAbove ? (before1, before1 - k - 1, k + 1) : (before1 - 1, before1 - k, k - 1);
                }
            }
        }
    }
}
