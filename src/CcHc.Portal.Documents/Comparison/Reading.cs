using System.Text.RegularExpressions;
using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Comparison;

/// <summary>A place that was blank when the paper went up.</summary>
/// <param name="Before">The expected word after it.</param>
internal sealed record BlankPlace(int Before, int Passage)
{
    public List<int> Filled { get; } = [];
}

/// <summary>Words of the signed copy that belong to nothing in the paper, in one run.</summary>
/// <param name="After">The passage they stand behind; -1 at the very beginning.</param>
/// <param name="From">The last expected word before them.</param>
/// <param name="To">The first expected word behind them.</param>
internal sealed record Stray(int After, int From, int To, List<int> Words);

/// <summary>One way of reading the words of a signed copy, laid beside the passages of the paper.</summary>
internal sealed partial class Reading
{
    private const int LongestFilling = 8;
    private const long MostCells = 1_000_000;
    private const int Free = -1;
    private const int Blank = -2;

    private readonly OfficialPaper paper;
    private readonly IReadOnlyList<Passage> passages;
    private readonly List<ExpectedToken> expected = [];
    private readonly List<BlankPlace> blanks = [];
    private readonly int[] firstOf;

    // The words of the copy that count, and the word of the page each is part of.
    private readonly List<string> found = [];
    private readonly List<SignedWord> words = [];
    private readonly HashSet<string> headsDropped = new(StringComparer.Ordinal);

    private readonly int[] pairs;
    private readonly int[] owners;
    private readonly List<int>[] extras;
    private readonly List<Stray> strays = [];

    public Reading(OfficialPaper paper, IReadOnlyList<Passage> passages, IReadOnlyList<SignedWord> signed)
    {
        this.paper = paper;
        this.passages = passages;
        firstOf = new int[passages.Count + 1];
        ReadExpected();
        ReadFound(signed);
        pairs = Alignment.Pair(expected, found);
        owners = new int[found.Count];
        extras = [.. passages.Select(_ => new List<int>())];
        Own();
        foreach (var line in passages.GroupBy(p => p.Line).Where(l => l.Any(p => p.Column != l.First().Column)))
        {
            TryColumns([.. line]);
        }

        FillBlanks();
        FillByPlace();
        PlaceStrays();
        Amiss = CountAmiss();
    }

    /// <summary>Words without a partner on either side, and words that read differently.</summary>
    public int Amiss { get; }

    /// <summary>Of the paper.</summary>
    public int Words => expected.Count;

    private int FirstOf(int passage) => firstOf[passage];

    private int EndOf(int passage) => firstOf[passage + 1];

    private void ReadExpected()
    {
        var line = -1;
        foreach (var passage in passages)
        {
            firstOf[passage.Index] = expected.Count;
            foreach (var token in TextTokens.Of(passage.Text, withGaps: true))
            {
                if (token.IsGap)
                {
                    blanks.Add(new BlankPlace(expected.Count, passage.Index));
                    continue;
                }

                expected.Add(new ExpectedToken(
                    token.Key,
                    passage.Index,
                    passage.Kind == PassageKind.Ordinal,
                    passage.Kind is PassageKind.Ordinal or PassageKind.Lead && TextTokens.IsInteger(token.Key),
                    passage.Line != line));
                line = passage.Line;
            }
        }

        firstOf[passages.Count] = expected.Count;
    }

    private void ReadFound(IReadOnlyList<SignedWord> signed)
    {
        var heads = passages.Where(p => p.Kind == PassageKind.TableHead)
            .GroupBy(p => p.Line)
            .Select(g => g.SelectMany(p => TextTokens.Of(p.Text)).Select(t => t.Key).ToList())
            .Where(h => h.Count > 0)
            .GroupBy(Sorted, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Count, StringComparer.Ordinal);
        foreach (var page in signed.GroupBy(w => w.Page))
        {
            var numbers = PageNumbers(page);
            var start = found.Count;
            foreach (var word in page.Where(w => !numbers.Contains(w)))
            {
                foreach (var token in TextTokens.Of(word.Text))
                {
                    found.Add(token.Key);
                    words.Add(word);
                }
            }

            DropRepeatedHead(start, heads);
        }
    }

    /// <summary>The number of a page stands alone on its first or its last line.</summary>
    private static HashSet<SignedWord> PageNumbers(IEnumerable<SignedWord> page)
    {
        var lines = SignedText.LinesOf(page);
        return lines.Count == 0
            ? []
            : [.. new[] { lines[0], lines[^1] }.Where(l => PageNumber().IsMatch(string.Join(' ', l.Select(w => w.Text)))).SelectMany(l => l)];
    }

    /// <summary>A table that goes on over the page begins it with its head again.</summary>
    private void DropRepeatedHead(int start, Dictionary<string, int> heads)
    {
        foreach (var (head, count) in heads)
        {
            if (found.Count - start >= count && Sorted(found.GetRange(start, count)) == head)
            {
                found.RemoveRange(start, count);
                words.RemoveRange(start, count);
                headsDropped.Add(head);
                return;
            }
        }
    }

    private static string Sorted(IEnumerable<string> keys) => string.Join(' ', keys.Order(StringComparer.Ordinal));

    private void Own()
    {
        Array.Fill(owners, Free);
        for (var i = 0; i < pairs.Length; i++)
        {
            if (pairs[i] >= 0)
            {
                owners[pairs[i]] = i;
            }
        }
    }

    private bool IsSame(int at) => pairs[at] >= 0 && Alignment.Cost(expected[at], found[pairs[at]]) == 0;

    /// <summary>
    /// What stands side by side may be written in any order, even line by line across the columns. If the words there can be
    /// dealt out to the columns better than they were paired in sequence, they are.
    /// </summary>
    private void TryColumns(List<Passage> line)
    {
        int from = FirstOf(line[0].Index), to = EndOf(line[^1].Index);
        var mine = Enumerable.Range(from, to - from).ToList();
        var amiss = mine.Count(i => !IsSame(i) && !expected[i].IsOrdinal);
        if (amiss == 0)
        {
            return;
        }

        var window = Window(from, to);
        if (window.Count == 0 || (long)window.Count * mine.Count > MostCells)
        {
            return;
        }

        var dealt = new Dictionary<int, int>();
        var left = new List<int>(window);
        foreach (var column in line.GroupBy(p => p.Column)
            .Select(g => g.SelectMany(p => Enumerable.Range(FirstOf(p.Index), EndOf(p.Index) - FirstOf(p.Index))).ToList())
            .OrderBy(c => c.Any(i => expected[i].IsOrdinal))
            .ThenByDescending(c => c.Count))
        {
            foreach (var (at, word) in Deal(column, left))
            {
                dealt[at] = word;
                left.Remove(word);
            }

            PairBetween(column, dealt, left);
        }

        // A row that was changed is no row in another order.
        if (2 * mine.Count(i => !expected[i].IsOrdinal && !(dealt.TryGetValue(i, out var word) && expected[i].Key == found[word])) >= amiss)
        {
            return;
        }

        foreach (var at in mine)
        {
            if (pairs[at] >= 0)
            {
                owners[pairs[at]] = Free;
            }
        }

        foreach (var at in mine)
        {
            pairs[at] = dealt.GetValueOrDefault(at, -1);
            if (pairs[at] >= 0)
            {
                owners[pairs[at]] = at;
            }
        }
    }

    /// <summary>The words paired with this part of the paper, and the free ones among and around them.</summary>
    private List<int> Window(int from, int to)
    {
        var paired = Enumerable.Range(from, to - from).Select(i => pairs[i]).Where(f => f >= 0).ToList();
        int low, high;
        if (paired.Count > 0)
        {
            (low, high) = (paired.Min(), paired.Max());
        }
        else
        {
            var before = from - 1;
            while (before >= 0 && pairs[before] < 0)
            {
                before--;
            }

            low = before < 0 ? 0 : pairs[before] + 1;
            high = low - 1;
        }

        while (low > 0 && IsMine(low - 1))
        {
            low--;
        }

        while (high + 1 < found.Count && IsMine(high + 1))
        {
            high++;
        }

        return [.. Enumerable.Range(low, Math.Max(0, high - low + 1)).Where(IsMine)];

        bool IsMine(int word) => owners[word] == Free || (owners[word] >= from && owners[word] < to);
    }

    /// <summary>The longest common order of a column and the words, unbroken runs preferred.</summary>
    private List<(int At, int Word)> Deal(List<int> column, List<int> left)
    {
        int rows = column.Count, columns = left.Count;
        var best = new int[rows + 1, columns + 1];
        var ending = new int[rows + 1, columns + 1];
        for (var i = 1; i <= rows; i++)
        {
            for (var j = 1; j <= columns; j++)
            {
                if (expected[column[i - 1]].Key == found[left[j - 1]])
                {
                    ending[i, j] = Math.Max(best[i - 1, j - 1] + 10, ending[i - 1, j - 1] > 0 ? ending[i - 1, j - 1] + 13 : 0);
                }

                best[i, j] = Math.Max(ending[i, j], Math.Max(best[i - 1, j], best[i, j - 1]));
            }
        }

        var dealt = new List<(int, int)>();
        var isRun = false;
        for (int i = rows, j = columns; i > 0 && j > 0;)
        {
            if (ending[i, j] > 0 && (isRun || best[i, j] == ending[i, j]))
            {
                dealt.Add((column[i - 1], left[j - 1]));
                isRun = ending[i - 1, j - 1] > 0 && ending[i, j] == ending[i - 1, j - 1] + 13;
                (i, j) = (i - 1, j - 1);
            }
            else if (best[i, j] == best[i - 1, j])
            {
                i--;
            }
            else
            {
                j--;
            }
        }

        return dealt;
    }

    /// <summary>What is left of a column, paired with what is left between its neighbours.</summary>
    private void PairBetween(List<int> column, Dictionary<int, int> dealt, List<int> left)
    {
        for (var i = 0; i < column.Count; i++)
        {
            if (dealt.ContainsKey(column[i]))
            {
                continue;
            }

            var after = i > 0 && dealt.TryGetValue(column[i - 1], out var previous) ? previous : -1;
            var next = column.Skip(i + 1).Where(dealt.ContainsKey).Select(c => dealt[c]).DefaultIfEmpty(int.MaxValue).First();
            var candidates = left.Where(w => w > after && w < next)
                .Select(w => (Word: w, Cost: Alignment.Cost(expected[column[i]], found[w])))
                .Where(c => c.Cost <= 6 || c.Word == after + 1)
                .OrderBy(c => c.Cost)
                .ThenBy(c => c.Word)
                .ToList();
            if (candidates.Count > 0)
            {
                dealt[column[i]] = candidates[0].Word;
                left.Remove(candidates[0].Word);
            }
        }
    }

    private void FillBlanks()
    {
        foreach (var (from, to) in FreeRuns())
        {
            if (to - from > LongestFilling)
            {
                continue;
            }

            int before = from > 0 ? owners[from - 1] : -1, next = to < found.Count ? owners[to] : expected.Count;
            var blank = blanks.Find(b => b.Filled.Count == 0 && before == b.Before - 1 && (b.Before == EndOf(b.Passage) || next == b.Before));
            if (blank is not null)
            {
                Fill(blank, Enumerable.Range(from, to - from));
            }
        }
    }

    /// <summary>A number that was stamped on stands at the end of the file, and between its neighbours on the page.</summary>
    private void FillByPlace()
    {
        foreach (var blank in blanks.Where(b => b.Filled.Count == 0 && b.Before > FirstOf(b.Passage) && b.Before < EndOf(b.Passage)))
        {
            if (pairs[blank.Before - 1] < 0 || pairs[blank.Before] < 0)
            {
                continue;
            }

            SignedWord left = words[pairs[blank.Before - 1]], right = words[pairs[blank.Before]];
            if (!left.IsBeside(right))
            {
                continue;
            }

            var between = Enumerable.Range(0, found.Count)
                .Where(f => owners[f] == Free && words[f].IsBeside(left) && words[f].Left > left.Left && words[f].Right < right.Right)
                .OrderBy(f => words[f].Left)
                .ToList();
            if (between.Count is > 0 and <= LongestFilling)
            {
                Fill(blank, between);
            }
        }
    }

    private void Fill(BlankPlace blank, IEnumerable<int> filling)
    {
        blank.Filled.AddRange(filling);
        foreach (var word in blank.Filled)
        {
            owners[word] = Blank;
        }
    }

    private List<(int From, int To)> FreeRuns()
    {
        var runs = new List<(int, int)>();
        for (var at = 0; at < found.Count;)
        {
            if (owners[at] != Free)
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < found.Count && owners[end] == Free)
            {
                end++;
            }

            runs.Add((at, end));
            at = end;
        }

        return runs;
    }

    /// <summary>Words without a partner go with the passage they touch; what touches none was put in between.</summary>
    private void PlaceStrays()
    {
        foreach (var (from, to) in FreeRuns())
        {
            int before = PassageOf(from - 1), after = PassageOf(to);
            int start = from, end = to;
            if (before >= 0 && before == after)
            {
                extras[before].AddRange(Enumerable.Range(from, to - from));
                continue;
            }

            if (before >= 0 && after >= 0 && passages[before].Spot is not null && passages[before].Line == passages[after].Line && IsChanged(before) != IsChanged(after))
            {
                extras[IsChanged(before) ? before : after].AddRange(Enumerable.Range(from, to - from));
                continue;
            }

            while (IsOpen(before) && start < end && Continues(start - 1, start, before))
            {
                extras[before].Add(start++);
            }

            while (IsOpen(after) && end > start && Continues(end - 1, end, after))
            {
                extras[after].Add(--end);
            }

            if (end > start)
            {
                strays.Add(new Stray(before, from > 0 ? owners[from - 1] : -1, to < found.Count && owners[to] >= 0 ? owners[to] : expected.Count, [.. Enumerable.Range(start, end - start)]));
            }
        }
    }

    private int PassageOf(int word)
    {
        if (word < 0 || word >= found.Count)
        {
            return -1;
        }

        return owners[word] >= 0 ? expected[owners[word]].Passage
            : owners[word] == Blank ? blanks.First(b => b.Filled.Contains(word)).Passage
            : -1;
    }

    private bool IsChanged(int passage) =>
        passages[passage].Kind != PassageKind.Ordinal && Enumerable.Range(FirstOf(passage), EndOf(passage) - FirstOf(passage)).Any(i => !IsSame(i));

    // Numbers that lead a text are never gone on with.
    private bool IsOpen(int passage) => passage >= 0 && passages[passage].Kind is not (PassageKind.Ordinal or PassageKind.Lead);

    /// <summary>The second word goes on where the first ends: on its line, or on the next one of the same column.</summary>
    private bool Continues(int word, int next, int passage)
    {
        SignedWord one = words[word], other = words[next];
        // A blank between words is narrower than a letter, or a little wider; between columns there is more.
        var blank = Math.Max(0.6 * one.Height, 1.2 * (one.Right - one.Left) / one.Text.Length);
        if (ReferenceEquals(one, other) || (one.IsBeside(other) && other.Left >= one.Left && other.Left - one.Right < blank))
        {
            return true;
        }

        if (one.Page != other.Page || one.Text is [.., ';' or '.' or ':'] || other.Text is ['-', ..] || other.Top <= one.Top || other.Top - one.Bottom > 0.6 * one.Height)
        {
            return false;
        }

        var left = Enumerable.Range(FirstOf(passage), EndOf(passage) - FirstOf(passage)).Where(i => pairs[i] >= 0).Select(i => words[pairs[i]])
            .Where(w => w.Page == one.Page)
            .Select(w => w.Left)
            .DefaultIfEmpty(double.MaxValue)
            .Min();
        return other.Left <= one.Right && Math.Min(one.Left, other.Left) > left - one.Height;
    }

    private int CountAmiss() =>
        Enumerable.Range(0, expected.Count).Count(i => !IsSame(i) && passages[expected[i].Passage].Kind is not (PassageKind.TableHead or PassageKind.Ordinal))
        + owners.Count(o => o == Free);

    [GeneratedRegex(@"^[-–—\s]*(?:[Tt]rang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PageNumber();
}
