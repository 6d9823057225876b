using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Comparison;

internal sealed partial class Reading
{
    // Order of a difference among the others: the passage it stands at, and behind those of the passage what was added.
    private readonly List<(int At, PaperDifference Difference)> differences = [];
    private readonly HashSet<int> settled = [];
    private readonly List<string> stamps = [];

    // Words of cells in rows that were changed, where the columns of the page tell.
    private readonly Dictionary<int, List<int>> inColumn = [];

    // Rows of tables, by the passages that came, went or changed places in them.
    private readonly HashSet<int> reordered = [];
    private readonly HashSet<int> moved = [];

    private sealed record Unit(IReadOnlyList<Passage> Passages, string Key)
    {
        public int First => Passages[0].Index;

        public string Place => Passages[0].Spot is null ? Passages[0].Place : PaperPassages.RowPlace(Passages[0].Place);

        public string Text => string.Join(PaperLine.CellSeparator, Passages.Select(p => p.Text));
    }

    public ComparedPaper Judge()
    {
        var number = Filled(PassageKind.Number);
        var day = SignedDay();
        var units = Units();
        SettleWhatIsLikeAnyway(day);
        DropFurniture();
        var missing = units.FindAll(IsMissing);
        JudgeMoved(missing);
        TakeForMissing(missing);
        DealByColumn(units);
        missing = units.FindAll(IsMissing);
        JudgePermuted([.. units.Except(missing)]);
        JudgeStrays(units);
        foreach (var unit in missing.Where(u => !u.Passages.All(p => settled.Contains(p.Index))))
        {
            Note(unit.Passages, DifferenceKind.Missing, unit.Place, unit.Text, "");
        }

        JudgePassages();
        JudgeOrdinals();
        JudgeAttached(number, day);

        var listed = differences.OrderBy(d => d.At).Select(d => d.Difference).ToList();
        var symbol = Symbol().Match(ReadingOf(passages.FirstOrDefault(p => p.Kind == PassageKind.Number)));
        return new ComparedPaper
        {
            Differences = listed.Count > SignedCopy.MostDifferences ? listed.GetRange(0, SignedCopy.MostDifferences) : listed,
            Unlisted = Math.Max(0, listed.Count - SignedCopy.MostDifferences),
            Found = expected.Count == 0 ? 1 : (double)Enumerable.Range(0, expected.Count).Count(IsSame) / expected.Count,
            Number = number ?? (symbol.Success ? symbol.Groups["number"].Value : null),
            Symbol = symbol.Success ? symbol.Groups["symbol"].Value : null,
            Day = day,
            SignerName = NameOf(ReadingOf(passages.LastOrDefault(p => p.Kind == PassageKind.SignerName))) is { Length: > 0 } name ? name : null,
            Stamps = stamps,
        };
    }

    private void Note(IReadOnlyList<Passage> about, DifferenceKind kind, string place, string wanted, string read, string? note = null, int? at = null)
    {
        var told = about is [{ Kind: PassageKind.SignerName }] ? NameOf(read) : read;
        differences.Add((2 * (at ?? about[0].Index), new PaperDifference(kind, place, wanted, told, about, note)));
        foreach (var passage in about)
        {
            settled.Add(passage.Index);
        }
    }

    /// <summary>
    /// A line that the signature block has more than expected («PHÓ CHỦ TỊCH» under «KT. CHỦ TỊCH») is read together with the name
    /// below it. Posts are set in capitals, names are not (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7).
    /// </summary>
    private static string NameOf(string read)
    {
        var parts = read.Split(' ');
        var posts = parts.TakeWhile(p => p.Any(char.IsLetter) && !p.Any(char.IsLower)).Count();
        return posts < parts.Length ? string.Join(' ', parts[posts..]) : read;
    }

    private List<Unit> Units() =>
    [
        .. passages.Where(p => p.Kind is not (PassageKind.Ordinal or PassageKind.TableHead or PassageKind.Lead) && EndOf(p.Index) > FirstOf(p.Index))
            .GroupBy(p => p.Spot is null ? -1 - p.Index : p.Line)
            .Select(g => new Unit([.. g], string.Join(' ', g.SelectMany(p => Keys(p.Index))))),
    ];

    private IEnumerable<string> Keys(int passage) => expected.GetRange(FirstOf(passage), EndOf(passage) - FirstOf(passage)).Select(t => t.Key);

    private bool IsMissing(Unit unit) => unit.Passages.All(p => inColumn.TryGetValue(p.Index, out var dealt) && dealt.Count == 0)
        || unit.Passages.All(p => extras[p.Index].Count == 0 && Enumerable.Range(FirstOf(p.Index), EndOf(p.Index) - FirstOf(p.Index)).All(i => pairs[i] < 0));

    private bool IsLike(Passage passage) => inColumn.TryGetValue(passage.Index, out var dealt)
        ? Keys(passage.Index).SequenceEqual(dealt.Select(f => found[f]))
        : extras[passage.Index].Count == 0 && Enumerable.Range(FirstOf(passage.Index), EndOf(passage.Index) - FirstOf(passage.Index)).All(IsSame);

    /// <summary>The words of a passage in the copy, in the order they stand there.</summary>
    private List<int> WordsOf(int passage) => inColumn.GetValueOrDefault(passage) ??
    [
        .. Enumerable.Range(FirstOf(passage), EndOf(passage) - FirstOf(passage)).Select(i => pairs[i]).Where(f => f >= 0)
            .Concat(extras[passage])
            .Concat(blanks.Where(b => b.Passage == passage).SelectMany(b => b.Filled))
            .Order(),
    ];

    private string ReadingOf(Passage? passage) => passage is null ? "" : TextOf(WordsOf(passage.Index));

    // Words as they stand on the page; one that holds several of ours only once.
    private string TextOf(IEnumerable<int> at) =>
        Vietnamese.Clean(string.Join(' ', at.Select(f => words[f]).Distinct(ReferenceEqualityComparer.Instance).Cast<SignedWord>().Select(w => w.Text))) ?? "";

    private string? Filled(PassageKind kind) =>
        blanks.FirstOrDefault(b => passages[b.Passage].Kind == kind && b.Filled.Count > 0) is { } blank ? string.Join('-', blank.Filled.Select(f => found[f])) : null;

    private DateOnly? SignedDay()
    {
        var match = Day().Match(ReadingOf(passages.FirstOrDefault(p => p.Kind == PassageKind.Date)));
        return match.Success
            && int.TryParse(match.Groups["year"].Value, CultureInfo.InvariantCulture, out var year)
            && DateOnly.TryParseExact($"{match.Groups["day"].Value}/{match.Groups["month"].Value}/{year}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    /// <summary>Words that a line break took apart, heads that stand on the next page only, the year of a day that was open.</summary>
    private void SettleWhatIsLikeAnyway(DateOnly? day)
    {
        foreach (var passage in passages.Where(p => !IsLike(p)))
        {
            var wanted = Keys(passage.Index).ToList();
            var read = WordsOf(passage.Index).Where(f => owners[f] != Blank).Select(f => found[f]).ToList();
            if (AreJoined(wanted, read) || AreJoined(wanted, [.. TextTokens.Of(AcrossLines(WordsOf(passage.Index))).Select(t => t.Key)]))
            {
                settled.Add(passage.Index);
            }
            else if (passage.Kind == PassageKind.TableHead && headsDropped.Contains(Sorted(passages.Where(p => p.Line == passage.Line).SelectMany(p => Keys(p.Index)))))
            {
                settled.Add(passage.Index);
            }
            else if (day is { } known
                && blanks.Exists(b => b.Passage == passage.Index)
                && extras[passage.Index].Count == 0
                && Enumerable.Range(FirstOf(passage.Index), EndOf(passage.Index) - FirstOf(passage.Index))
                    .All(i => IsSame(i) || (pairs[i] >= 0 && IsYear(expected[i].Key) && found[pairs[i]] == known.Year.ToString(CultureInfo.InvariantCulture))))
            {
                settled.Add(passage.Index);
            }
        }
    }

    private static bool AreJoined(List<string> wanted, List<string> read) =>
        string.Concat(wanted) == string.Concat(read) && wanted.Where(TextTokens.HasDigit).SequenceEqual(read.Where(TextTokens.HasDigit));

    /// <summary>The text with numbers put together again that a narrow column broke.</summary>
    private string AcrossLines(List<int> at)
    {
        var text = new StringBuilder();
        SignedWord? last = null;
        foreach (var word in at.Select(f => words[f]).Distinct(ReferenceEqualityComparer.Instance).Cast<SignedWord>())
        {
            var isBroken = last is { Text: [.., var end] } && !last.IsBeside(word) && IsOfNumber(end) && word.Text is [var start, ..] && IsOfNumber(start);
            text.Append(last is null || isBroken ? "" : " ").Append(word.Text);
            last = word;
        }

        return text.ToString();

        static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c is '.' or ',';
    }

    private static bool IsYear(string key) => key.Length == 4 && TextTokens.IsInteger(key);

    /// <summary>What signing programs print, and lines that come again at the edge of several pages.</summary>
    private void DropFurniture()
    {
        foreach (var stray in strays.ToList())
        {
            if (TextOf(stray.Words) is var text && Stamp().IsMatch(text))
            {
                stamps.Add(text);
                strays.Remove(stray);
            }
        }

        var edges = strays.GroupBy(s => Digits().Replace(TextOf(s.Words), "#"))
            .Where(g => g.Select(s => words[s.Words[0]].Page).Distinct().Count() > 1 && g.All(IsAtEdge))
            .SelectMany(g => g)
            .ToList();
        strays.RemoveAll(edges.Contains);
    }

    // Nothing of the same page stands above it, or nothing below.
    private bool IsAtEdge(Stray stray)
    {
        var mine = stray.Words.Select(f => words[f]).ToHashSet(ReferenceEqualityComparer.Instance);
        double top = stray.Words.Min(f => words[f].Middle), bottom = stray.Words.Max(f => words[f].Middle);
        var others = words.Where(w => w.Page == words[stray.Words[0]].Page && !mine.Contains(w)).ToList();
        return others.Count > 0 && (others.TrueForAll(w => w.Top > bottom) || others.TrueForAll(w => w.Bottom < top));
    }

    /// <summary>A passage that is missing in its place and was added in another has moved.</summary>
    private void JudgeMoved(List<Unit> missing)
    {
        foreach (var unit in missing.Where(u => u.Key.Length > 5))
        {
            var wanted = unit.Key.Split(' ');
            foreach (var stray in strays)
            {
                if (IndexOf(stray.Words, wanted) is not (>= 0 and var at))
                {
                    continue;
                }

                var behind = stray.After < 0 ? "ở đầu văn bản" : $"sau {WhereItStands(stray.After)}";
                Note(unit.Passages, DifferenceKind.Moved, unit.Place, unit.Text, TextOf(stray.Words.GetRange(at, wanted.Length)), $"Trong bản ký đứng {behind}.");
                reordered.Add(unit.Passages[0].Siblings);
                moved.Add(unit.Passages[0].Siblings);
                Split(stray, at, wanted.Length);
                break;
            }
        }
    }

    private int IndexOf(List<int> text, string[] wanted)
    {
        for (var at = 0; at + wanted.Length <= text.Count; at++)
        {
            var same = 0;
            while (same < wanted.Length && found[text[at + same]] == wanted[same])
            {
                same++;
            }

            if (same == wanted.Length)
            {
                return at;
            }
        }

        return -1;
    }

    // What is left on either side stays, but for the number the moved passage bore there.
    private void Split(Stray stray, int at, int count)
    {
        strays.Remove(stray);
        foreach (var rest in new[] { stray.Words.GetRange(0, at), stray.Words.GetRange(at + count, stray.Words.Count - at - count) })
        {
            if (rest.Exists(f => !TextTokens.IsInteger(found[f]) && found[f] != "Điều"))
            {
                strays.Add(stray with { Words = rest });
            }
        }
    }

    /// <summary>Where one passage is missing and other words stand in its place, they are what it reads now.</summary>
    private void TakeForMissing(List<Unit> missing)
    {
        foreach (var unit in missing.Where(u => !u.Passages.All(p => settled.Contains(p.Index))))
        {
            int from = FirstOf(unit.First), to = EndOf(unit.Passages[^1].Index) - 1;
            var here = strays.FindAll(s => s.From < from && s.To > to);
            if (here.Count == 1 && missing.Count(u => FirstOf(u.First) > here[0].From && FirstOf(u.First) < here[0].To) == 1)
            {
                extras[unit.First].AddRange(here[0].Words);
                strays.Remove(here[0]);
            }
        }
    }

    /// <summary>In a row that was changed the page says which cell a word stands in, by the columns of the rows that were not.</summary>
    private void DealByColumn(List<Unit> units)
    {
        foreach (var table in units.Where(u => u.Passages[0].Spot is not null).GroupBy(u => u.Passages[0].Siblings))
        {
            var changed = table.Where(u => !IsMissing(u) && !u.Passages.All(p => settled.Contains(p.Index) || IsLike(p))).ToList();
            if (changed.Count == 0)
            {
                continue;
            }

            var rows = passages.Where(p => p.Siblings == table.Key && p.Spot is not null).ToLookup(p => p.Line);
            var edges = rows.SelectMany(r => r).Where(p => IsLike(p) && EndOf(p.Index) > FirstOf(p.Index))
                .SelectMany(p => WordsOf(p.Index).Select(f => (p.Column, Word: words[f])))
                .GroupBy(w => w.Column)
                .ToDictionary(g => g.Key, g => (Left: g.Min(w => w.Word.Left), Right: g.Max(w => w.Word.Right)));
            foreach (var unit in changed)
            {
                Deal([.. rows[unit.Passages[0].Line]], edges);
            }
        }
    }

    private void Deal(List<Passage> row, Dictionary<int, (double Left, double Right)> edges)
    {
        var dealt = row.ToDictionary(p => p.Column, _ => new List<int>());
        foreach (var word in row.SelectMany(p => WordsOf(p.Index)).Order())
        {
            var middle = (words[word].Left + words[word].Right) / 2;
            var columns = edges.Where(e => e.Value.Left <= middle && middle <= e.Value.Right && dealt.ContainsKey(e.Key)).Select(e => e.Key).ToList();
            if (columns.Count != 1)
            {
                return;
            }

            dealt[columns[0]].Add(word);
        }

        foreach (var passage in row)
        {
            inColumn[passage.Index] = dealt[passage.Column];
        }
    }

    private string WhereItStands(int passage) =>
        passages[passage].Spot is null ? passages[passage].Place : PaperPassages.RowPlace(passages[passage].Place);

    /// <summary>Rows, bases or recipients that read like one another's have changed places.</summary>
    private void JudgePermuted(List<Unit> units)
    {
        foreach (var group in units.Where(u => u.Passages[0].Siblings > 0 && !u.Passages.All(p => settled.Contains(p.Index) || IsLike(p))).GroupBy(u => u.Passages[0].Siblings))
        {
            var byText = new Dictionary<string, Unit>(StringComparer.Ordinal);
            foreach (var unit in group)
            {
                byText.TryAdd(unit.Key, unit);
            }

            var standsAt = new Dictionary<Unit, Unit>();
            foreach (var unit in group)
            {
                var read = string.Join(' ', unit.Passages.SelectMany(p => WordsOf(p.Index)).Select(f => found[f]));
                if (read != unit.Key && byText.TryGetValue(read, out var other))
                {
                    standsAt[unit] = other;
                }
            }

            var seen = new HashSet<Unit>();
            foreach (var start in group.Where(standsAt.ContainsKey))
            {
                var ring = new List<Unit>();
                for (var at = start; standsAt.ContainsKey(at) && seen.Add(at); at = standsAt[at])
                {
                    ring.Add(at);
                }

                if (ring.Count > 1)
                {
                    var sorted = ring.OrderBy(u => u.First).ToList();
                    Note(
                        [.. sorted.SelectMany(u => u.Passages)],
                        DifferenceKind.Moved,
                        string.Join("; ", sorted.Select(u => u.Place)),
                        string.Join("\n", sorted.Select(u => u.Text)),
                        string.Join("\n", sorted.Select(u => string.Join(PaperLine.CellSeparator, u.Passages.Select(ReadingOf)))),
                        "Các chỗ này đổi chỗ cho nhau.");
                    reordered.Add(group.Key);
                    moved.Add(group.Key);
                }
            }
        }
    }

    private void JudgeStrays(List<Unit> units)
    {
        foreach (var stray in strays)
        {
            // A sign that nothing was set for (a rule, a stroke of the pen) says nothing.
            if (!stray.Words.Exists(f => found[f].Any(char.IsLetterOrDigit)))
            {
                continue;
            }

            // The number a row bears is not part of what it says.
            var read = stray.Words.Select(f => found[f]).ToList();
            var (text, unnumbered) = (string.Join(' ', read), string.Join(' ', read.SkipWhile(TextTokens.IsInteger)));
            var twice = unnumbered.Length == 0 ? null : units.Find(u => u.Key == text || u.Key == unnumbered);
            // The second of two like rows is the one that was put in.
            var isBefore = twice is not null && stray.To < expected.Count && twice.Passages.Any(p => passages[expected[stray.To].Passage].Line == p.Line);
            var place = isBefore ? $"Sau {twice!.Place}" : stray.After < 0 ? "Đầu văn bản" : $"Sau {WhereItStands(stray.After)}";
            var about = isBefore ? twice!.Passages[^1].Index : Math.Max(0, stray.After);
            differences.Add(((2 * about) + 1, new PaperDifference(
                DifferenceKind.Added, place, "", TextOf(stray.Words), [], twice is null ? null : $"Lặp lại nội dung của {twice.Place}.")));
            reordered.Add(passages[about].Siblings);
        }
    }

    private void JudgePassages()
    {
        foreach (var passage in passages.Where(p => p.Kind != PassageKind.Ordinal && !settled.Contains(p.Index) && !IsLike(p)))
        {
            // A number goes with the text it leads.
            if (passage.Kind == PassageKind.Lead
                && (WordsOf(passage.Index).Count == 0 ? settled.Contains(passage.Index + 1) : moved.Contains(passages[passage.Index + 1].Siblings) && IsOtherNumber(passage)))
            {
                continue;
            }

            var read = ReadingOf(passage);
            var isCase = Keys(passage.Index).SequenceEqual(
                WordsOf(passage.Index).Where(f => owners[f] != Blank).Select(f => found[f]), StringComparer.OrdinalIgnoreCase);
            Note(
                [passage],
                read.Length == 0 ? DifferenceKind.Missing : isCase ? DifferenceKind.Capitals : DifferenceKind.Changed,
                passage.Place,
                passage.Text,
                read);
        }
    }

    private bool IsOtherNumber(Passage lead) => extras[lead.Index].Count == 0
        && Enumerable.Range(FirstOf(lead.Index), EndOf(lead.Index) - FirstOf(lead.Index)).All(i => IsSame(i) || (pairs[i] >= 0 && TextTokens.IsInteger(found[pairs[i]])));

    /// <summary>Where rows came or went, those behind are numbered anew, which is no difference of its own.</summary>
    private void JudgeOrdinals()
    {
        foreach (var table in passages.Where(p => p.Kind == PassageKind.Ordinal).GroupBy(p => p.Siblings))
        {
            var isRenumbered = reordered.Contains(table.Key)
                || differences.Exists(d => d.Difference.Kind == DifferenceKind.Missing && d.Difference.Passages.Any(p => p.Siblings == table.Key && p.Spot is not null));
            foreach (var ordinal in table.Where(o => !IsLike(o) && !settled.Contains(o.Index)))
            {
                var row = passages.Where(p => p.Line == ordinal.Line && p.Kind != PassageKind.Ordinal);
                if (!isRenumbered && !row.Any(p => settled.Contains(p.Index) && WordsOf(p.Index).Count == 0))
                {
                    Note([ordinal], ReadingOf(ordinal).Length == 0 ? DifferenceKind.Missing : DifferenceKind.Changed, ordinal.Place, ordinal.Text, ReadingOf(ordinal));
                }
            }
        }
    }

    /// <summary>Every annex names the paper it goes with by the number and day of that paper.</summary>
    private void JudgeAttached(string? number, DateOnly? day)
    {
        foreach (var passage in passages.Where(p => p.Kind == PassageKind.AttachedTo && !differences.Exists(d => d.Difference.Passages.Contains(p))))
        {
            var read = ReadingOf(passage);
            var match = Attached().Match(read);
            if (!match.Success)
            {
                continue;
            }

            var isOtherNumber = number is not null && match.Groups["number"].Value.TrimStart('0') != number.TrimStart('0');
            var isOtherDay = day is { } known
                && !(match.Groups["day"].Value.TrimStart('0') == Number(known.Day) && match.Groups["month"].Value.TrimStart('0') == Number(known.Month) && match.Groups["year"].Value == Number(known.Year));
            if (isOtherNumber || isOtherDay)
            {
                Note([passage], DifferenceKind.Changed, passage.Place, Expected(), read, "Số, ngày ghi ở phụ lục khác số, ngày của chính văn bản này.");
            }
        }

        static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

        string Expected() => PaperText.AttachedTo(paper with
        {
            Number = paper.Number is { } kept ? kept with { Value = number ?? kept.Value } : null,
            PlaceAndDate = paper.PlaceAndDate is { } at && day is { } on ? PlaceAndDate.On(at.Place, on) : paper.PlaceAndDate,
        });
    }

    [GeneratedRegex(@"ngày\s*(?<day>\d{1,2})\s*tháng\s*(?<month>\d{1,2})\s*năm\s*(?<year>\d{4})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"Số\s*:?\s*(?<number>\d[0-9A-Za-z-]*)?\s*/\s*(?<symbol>[^\s/][^\s]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Symbol();

    [GeneratedRegex(@"số\s*(?<number>\d[0-9A-Za-z-]*)\s*/\s*\S+\s+ngày\s*(?<day>\d{1,2})\s*tháng\s*(?<month>\d{1,2})\s*năm\s*(?<year>\d{4})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Attached();

    [GeneratedRegex(@"^\s*(Ký bởi|Người ký|Ký số bởi|Được ký bởi|Chữ ký số|Digitally signed by|Signed by|Signature Not Verified|Thời gian ký|Ngày ký|Email)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();
}
