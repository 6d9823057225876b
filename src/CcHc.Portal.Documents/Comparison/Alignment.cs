using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Comparison;

/// <param name="IsOrdinal">The running number of a row, which says where a row stands and not which one it is.</param>
/// <param name="BeginsLine">The first word of a line of the paper.</param>
/// <param name="IsNumbering">The same for articles too.</param>
internal sealed record ExpectedToken(string Key, int Passage, bool IsOrdinal, bool IsNumbering, bool BeginsLine);

/// <summary>
/// Pairs the words of two texts, most of which are alike. Runs of words that are as rare in one as in the other are pinned in
/// their longest common order; between the pins the cheapest way to make one from the other is taken. Time and memory are bounded:
/// where too much lies between two pins nothing is paired.
/// </summary>
internal static class Alignment
{
    private const int Rare = 4;
    private const int MostCells = 4_000_000;
    private const int Enough = 5_000;

    // Runs of so many words, tried in turn. The running number of a row shifts when another is dropped, so it pins nothing;
    // which numbers of the copy are such is not known, so short runs are tried without any.
    private static readonly (int Words, bool WithNumbers)[] Runs = [(8, true), (5, true), (3, true), (3, false), (2, false), (1, false)];

    // A run that is cut out whole costs less than the same words here and there.
    private const int Open = 3;
    private const int Skip = 5;
    private const int Unlike = 11;
    private const int Never = int.MaxValue / 2;

    private const int Paired = 0;
    private const int Dropped = 1;
    private const int Added = 2;
    private const int DroppedBits = 2;
    private const int AddedBits = 4;
    private const int Mask = 3;

    /// <returns>For each expected word the place of its partner, which may read differently; -1 where it has none.</returns>
    public static int[] Pair(IReadOnlyList<ExpectedToken> expected, IReadOnlyList<string> found)
    {
        var ids = new Dictionary<string, ulong>(StringComparer.Ordinal);
        ulong[] ours = [.. expected.Select(t => Id(t.Key))], theirs = [.. found.Select(Id)];
        var pairs = new int[expected.Count];
        Array.Fill(pairs, -1);
        var work = new Stack<(int From, int To, int FoundFrom, int FoundTo, int Run)>();
        work.Push((0, expected.Count, 0, found.Count, 0));
        while (work.TryPop(out var range))
        {
            var (from, to, foundFrom, foundTo, run) = range;
            if (from == to || foundFrom == foundTo)
            {
                continue;
            }

            if ((long)(to - from) * (foundTo - foundFrom) <= Enough)
            {
                PairClosely(expected, found, pairs, from, to, foundFrom, foundTo);
                continue;
            }

            var pins = Pins(expected, found, ours, theirs, from, to, foundFrom, foundTo, run);
            if (pins.Count == 0)
            {
                if (run + 1 < Runs.Length)
                {
                    work.Push((from, to, foundFrom, foundTo, run + 1));
                }
                else if ((long)(to - from) * (foundTo - foundFrom) <= MostCells)
                {
                    PairClosely(expected, found, pairs, from, to, foundFrom, foundTo);
                }

                continue;
            }

            var (last, lastFound) = (from, foundFrom);
            foreach (var (at, foundAt) in pins)
            {
                pairs[at] = foundAt;
                work.Push((last, at, lastFound, foundAt, 0));
                (last, lastFound) = (at + 1, foundAt + 1);
            }

            work.Push((last, to, lastFound, foundTo, 0));
        }

        Settle(expected, found, pairs);
        return pairs;

        ulong Id(string key)
        {
            ids.TryAdd(key, (ulong)ids.Count + 1);
            return ids[key];
        }
    }

    /// <summary>What it costs to take one word for the other; 0 where they are the same.</summary>
    public static int Cost(string expected, string found) => Cost(expected, found, Vietnamese.Fold(expected), Vietnamese.Fold(found));

    public static int Cost(ExpectedToken expected, string found) =>
        expected.IsOrdinal ? OrdinalCost(expected.Key, found) : Cost(expected.Key, found);

    private static int OrdinalCost(string expected, string found) => expected == found ? 0 : TextTokens.IsInteger(found) ? 1 : Unlike;

    private static int Cost(string expected, string found, string bare, string bareFound)
    {
        if (expected == found)
        {
            return 0;
        }

        if (expected.Equals(found, StringComparison.OrdinalIgnoreCase))
        {
            return 2;
        }

        if (TextTokens.HasDigit(expected) || TextTokens.HasDigit(found))
        {
            return TextTokens.HasDigit(expected) && TextTokens.HasDigit(found) ? 6 : Unlike;
        }

        return bare == bareFound ? 3 : AreNear(bare, bareFound) ? 5 : Unlike;
    }

    /// <summary>The longest common order of runs that occur as often on both sides, and seldom; each pin is one word.</summary>
    private static List<(int At, int FoundAt)> Pins(
        IReadOnlyList<ExpectedToken> expected, IReadOnlyList<string> found, ulong[] ours, ulong[] theirs, int from, int to, int foundFrom, int foundTo, int run)
    {
        var (words, withNumbers) = Runs[run];
        var left = Enumerable.Range(from, to - from).Where(i => withNumbers ? !expected[i].IsOrdinal : !TextTokens.IsInteger(expected[i].Key)).ToList();
        var right = Enumerable.Range(foundFrom, foundTo - foundFrom).Where(i => withNumbers || !TextTokens.IsInteger(found[i])).ToList();
        var rare = RareRuns(left, ours, words);
        var rareFound = RareRuns(right, theirs, words);
        var common = new List<(int At, int FoundAt)>();
        foreach (var (same, places) in rare)
        {
            if (places.Count <= Rare && rareFound.TryGetValue(same, out var foundPlaces) && foundPlaces.Count == places.Count)
            {
                common.AddRange(places.Zip(foundPlaces, (at, foundAt) => (left[at], right[foundAt])));
            }
        }

        common.Sort();
        return LongestRising(common);
    }

    /// <summary>Runs and where they begin; of those that are not rare only so many places that it shows.</summary>
    private static Dictionary<ulong, List<int>> RareRuns(List<int> at, ulong[] words, int count)
    {
        var runs = new Dictionary<ulong, List<int>>();
        for (var i = 0; i + count <= at.Count; i++)
        {
            // 64 bits of a run of words: two that share them by chance are not met in the life of the portal.
            var run = 0UL;
            for (var n = 0; n < count; n++)
            {
                run = (run + words[at[i + n]]) * 0x9E3779B97F4A7C15;
                run ^= run >> 29;
            }

            if (!runs.TryGetValue(run, out var places))
            {
                runs[run] = places = new List<int>(1);
            }

            if (places.Count <= Rare)
            {
                places.Add(i);
            }
        }

        return runs;
    }

    private static List<(int At, int FoundAt)> LongestRising(List<(int At, int FoundAt)> pairs)
    {
        var tails = new List<int>();
        var before = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            int low = 0, high = tails.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[tails[middle]].FoundAt < pairs[i].FoundAt)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            before[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }

        var rising = new List<(int, int)>();
        for (var i = tails.Count > 0 ? tails[^1] : -1; i >= 0; i = before[i])
        {
            rising.Add(pairs[i]);
        }

        rising.Reverse();
        return rising;
    }

    private static void PairClosely(IReadOnlyList<ExpectedToken> expected, IReadOnlyList<string> found, int[] pairs, int from, int to, int foundFrom, int foundTo)
    {
        int rows = to - from, columns = foundTo - foundFrom;
        var bare = Enumerable.Range(from, rows).Select(i => Vietnamese.Fold(expected[i].Key)).ToArray();
        var bareFound = Enumerable.Range(foundFrom, columns).Select(j => Vietnamese.Fold(found[j])).ToArray();
        var steps = new byte[(rows + 1) * (columns + 1)];
        var above = new Costs(columns + 1);
        var current = new Costs(columns + 1);
        for (var j = 1; j <= columns; j++)
        {
            (above.Paired[j], above.Dropped[j], above.Added[j]) = (Never, Never, Open + (j * Skip));
            steps[j] = Added << AddedBits;
        }

        (above.Dropped[0], above.Added[0]) = (Never, Never);
        for (var i = 1; i <= rows; i++)
        {
            (current.Paired[0], current.Dropped[0], current.Added[0]) = (Never, Open + (i * Skip), Never);
            steps[i * (columns + 1)] = Dropped << DroppedBits;
            for (var j = 1; j <= columns; j++)
            {
                var (wanted, word) = (expected[from + i - 1], found[foundFrom + j - 1]);
                var cost = wanted.IsOrdinal ? OrdinalCost(wanted.Key, word) : Cost(wanted.Key, word, bare[i - 1], bareFound[j - 1]);
                (current.Paired[j], var paired) = Least(above.Paired[j - 1] + cost, above.Dropped[j - 1] + cost, above.Added[j - 1] + cost);
                (current.Dropped[j], var dropped) = Least(above.Paired[j] + Open + Skip, above.Dropped[j] + Skip, above.Added[j] + Open + Skip);
                (current.Added[j], var added) = Least(current.Paired[j - 1] + Open + Skip, current.Dropped[j - 1] + Open + Skip, current.Added[j - 1] + Skip);
                steps[(i * (columns + 1)) + j] = (byte)(paired | (dropped << DroppedBits) | (added << AddedBits));
            }

            (above, current) = (current, above);
        }

        var (_, state) = Least(above.Paired[columns], above.Dropped[columns], above.Added[columns]);
        for (int i = rows, j = columns; i > 0 || j > 0;)
        {
            var step = steps[(i * (columns + 1)) + j];
            switch (state)
            {
                case Paired:
                    pairs[from + --i] = foundFrom + --j;
                    state = step & Mask;
                    break;
                case Dropped:
                    i--;
                    state = (step >> DroppedBits) & Mask;
                    break;
                default:
                    j--;
                    state = (step >> AddedBits) & Mask;
                    break;
            }
        }
    }

    private static (int Cost, int State) Least(int paired, int dropped, int added) =>
        paired <= dropped && paired <= added ? (paired, Paired) : dropped <= added ? (dropped, Dropped) : (added, Added);

    private sealed class Costs(int length)
    {
        public int[] Paired { get; } = new int[length];

        public int[] Dropped { get; } = new int[length];

        public int[] Added { get; } = new int[length];
    }

    /// <summary>
    /// A dropped or doubled row that begins like its neighbour can be cut out in several ways that cost the same; the one that
    /// begins where a line begins is what happened.
    /// </summary>
    private static void Settle(IReadOnlyList<ExpectedToken> expected, IReadOnlyList<string> found, int[] pairs)
    {
        for (var at = 0; at < pairs.Length;)
        {
            if (pairs[at] >= 0)
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < pairs.Length && pairs[end] < 0)
            {
                end++;
            }

            SettleDropped(expected, found, pairs, at, end);
            at = end;
        }

        var from = 0;
        for (var at = 0; at < pairs.Length; at++)
        {
            if (pairs[at] >= 0)
            {
                if (pairs[at] > from)
                {
                    SettleAdded(expected, found, pairs, at, from, pairs[at]);
                }

                from = pairs[at] + 1;
            }
        }
    }

    // The words expected[from..to] have no partner.
    private static void SettleDropped(IReadOnlyList<ExpectedToken> expected, IReadOnlyList<string> found, int[] pairs, int from, int to)
    {
        if (expected[from].BeginsLine)
        {
            return;
        }

        for (var shift = 1; shift <= to - from && from - shift >= 0 && pairs[from - shift] >= 0 && AreAlike(expected[to - shift], found[pairs[from - shift]]); shift++)
        {
            if (expected[from - shift].BeginsLine)
            {
                for (var i = 1; i <= shift; i++)
                {
                    (pairs[to - i], pairs[from - i]) = (pairs[from - i], -1);
                }

                return;
            }
        }

        for (var shift = 0; shift < to - from && to + shift < pairs.Length && pairs[to + shift] >= 0 && AreAlike(expected[from + shift], found[pairs[to + shift]]); shift++)
        {
            if (expected[from + shift + 1].BeginsLine)
            {
                for (var i = 0; i <= shift; i++)
                {
                    (pairs[from + i], pairs[to + i]) = (pairs[to + i], -1);
                }

                return;
            }
        }
    }

    // The words found[from..to] stand before the expected word at, and have no partner.
    private static void SettleAdded(IReadOnlyList<ExpectedToken> expected, IReadOnlyList<string> found, int[] pairs, int at, int from, int to)
    {
        if (expected[at].BeginsLine)
        {
            return;
        }

        for (var shift = 1; shift <= to - from && at - shift >= 0 && pairs[at - shift] == from - shift && AreAlike(expected[at - shift], found[to - shift]); shift++)
        {
            if (expected[at - shift].BeginsLine)
            {
                for (var i = 1; i <= shift; i++)
                {
                    pairs[at - i] = to - i;
                }

                return;
            }
        }

        for (var shift = 0; shift < to - from && at + shift < pairs.Length && pairs[at + shift] == to + shift && AreAlike(expected[at + shift], found[from + shift]); shift++)
        {
            if (at + shift + 1 == pairs.Length || expected[at + shift + 1].BeginsLine)
            {
                for (var i = 0; i <= shift; i++)
                {
                    pairs[at + i] = from + i;
                }

                return;
            }
        }
    }

    // Numbers of rows and articles shift with what came or went.
    private static bool AreAlike(ExpectedToken expected, string found) =>
        expected.Key == found || (expected.IsNumbering && TextTokens.IsInteger(found));

    // At most a third of the letters differ.
    private static bool AreNear(string one, string other)
    {
        var most = Math.Max(one.Length, other.Length);
        return most is >= 3 and <= 64 && Math.Abs(one.Length - other.Length) * 3 <= most && EditDistance.Of(one, other) * 3 <= most;
    }
}
