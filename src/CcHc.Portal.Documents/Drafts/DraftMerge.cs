using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Drafts;

/// <summary>
/// The draft as it came back from Word, laid over the draft that went out: what says the same stays the very same record, so
/// that widths of columns, descriptions of tables and whatever else a page does not say are not lost on the way.
/// </summary>
public static class DraftMerge
{
    public static OfficialPaper Over(OfficialPaper present, ReadPaper read)
    {
        var back = read.Paper;
        return present with
        {
            Issuer = Says(present.Issuer.Lines.Prepend(present.Issuer.Superior ?? "")) == Says(back.Issuer.Lines.Prepend(back.Issuer.Superior ?? "")) ? present.Issuer : back.Issuer,
            Number = present.Number is not null && back.Number is not null ? present.Number with { Symbol = Same(present.Number.Symbol, back.Number.Symbol) } : present.Number,
            PlaceAndDate = present.PlaceAndDate is not null && back.PlaceAndDate is not null ? present.PlaceAndDate with { Place = Same(present.PlaceAndDate.Place, back.PlaceAndDate.Place) } : present.PlaceAndDate,
            Abstract = Same(present.Abstract, back.Abstract),
            Addressees = Same(present.Addressees, back.Addressees),
            Authority = present.Authority is null ? back.Authority : back.Authority is null ? null : Same(present.Authority, back.Authority),
            LegalBases = Same(present.LegalBases, back.LegalBases),
            Blocks = Same(present.Blocks, back.Blocks),
            Signature = Same(present.Signature, back.Signature),
            SecondSignature = present.SecondSignature is { } second && back.SecondSignature is { } other ? Same(second, other) : back.SecondSignature,
            Recipients = Same(present.Recipients, back.Recipients),
            Annexes = Annexes(present, back),
        };
    }

    internal static string Says(string text) => PaperReader.OneLine(text);

    private static string Says(IEnumerable<string> texts) => Says(string.Join(' ', texts));

    private static string Same(string present, string back) => Says(present) == Says(back) ? present : back;

    private static IReadOnlyList<string> Same(IReadOnlyList<string> present, IReadOnlyList<string> back)
    {
        var known = present.GroupBy(p => Says(PaperText.Bare(p)), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        IReadOnlyList<string> merged = [.. back.Select(b => known.GetValueOrDefault(Says(PaperText.Bare(b)), b))];
        return merged.SequenceEqual(present) ? present : merged;
    }

    private static SignatureBlock Same(SignatureBlock present, SignatureBlock back)
    {
        var isSame = Says(present.Lines.Select(PaperText.SignatureLine).Append(present.OtherTitle ?? "").Append(present.Name ?? ""))
            == Says(back.Lines.Select(PaperText.SignatureLine).Append(back.OtherTitle ?? "").Append(back.Name ?? ""));
        return isSame ? present : back with { Name = back.Name ?? null };
    }

    private static IReadOnlyList<Annex> Annexes(OfficialPaper present, OfficialPaper back) =>
    [
        .. back.Annexes.Select((annex, i) =>
        {
            var own = present.Annexes.FirstOrDefault(a => Says(a.Title ?? "") == Says(annex.Title ?? "")) ?? present.Annexes.ElementAtOrDefault(i);
            return own is null
                ? annex with { AttachedTo = annex.AttachedTo is { Length: > 0 } ? null : annex.AttachedTo }
                : own with
                {
                    Title = annex.Title is { } title && own.Title is { } ownTitle ? Same(ownTitle, title) : annex.Title,
                    Blocks = Same(own.Blocks, annex.Blocks),
                    // The line under the title says number and day of the paper, which are given later; only that it was taken out is kept.
                    AttachedTo = annex.AttachedTo is "" ? "" : own.AttachedTo is "" ? annex.AttachedTo : own.AttachedTo,
                };
        }),
    ];

    private static IReadOnlyList<Block> Same(IReadOnlyList<Block> present, IReadOnlyList<Block> back)
    {
        var known = new Dictionary<string, Queue<Block>>(StringComparer.Ordinal);
        foreach (var block in present)
        {
            if (!known.TryGetValue(Key(block), out var queue))
            {
                known[Key(block)] = queue = new Queue<Block>();
            }

            queue.Enqueue(block);
        }

        var tables = new Queue<PaperTable>(present.OfType<PaperTable>());
        List<Block> merged = [];
        foreach (var block in back)
        {
            var table = block is PaperTable ? tables.Count > 0 ? tables.Dequeue() : null : null;
            merged.Add(block is PaperTable read ? Same(table, read) : known.TryGetValue(Key(block), out var same) && same.Count > 0 ? same.Dequeue() : block);
        }

        return merged.SequenceEqual(present) ? present : merged;
    }

    private static string Key(Block block) => block switch
    {
        Paragraph paragraph => "p:" + Says(paragraph.Text),
        DashItem dash => "d:" + Says(dash.Text),
        LetteredPoint point => $"l{point.Index}:" + Says(point.Text),
        Clause clause => $"c{clause.Number}:" + Says(clause.Title ?? "") + "|" + Says(clause.Text ?? ""),
        Article article => $"a{article.Number}:" + Says(article.Title ?? "") + "|" + Says(article.Text ?? ""),
        RomanSection section => $"s{section.Number}:" + Says(section.Title),
        _ => "t:",
    };

    private static PaperTable Same(PaperTable? present, PaperTable back)
    {
        if (present is null || present.Columns.Count != back.Columns.Count)
        {
            return back;
        }

        var rows = new Dictionary<string, TableRow>(StringComparer.Ordinal);
        foreach (var row in present.Rows)
        {
            rows.TryAdd(RowKey(row), row);
        }

        List<TableRow> merged = [.. back.Rows.Select(r => rows.GetValueOrDefault(RowKey(r), r))];
        return present with
        {
            Columns = [.. present.Columns.Select((c, i) => c with { Title = Same(c.Title, back.Columns[i].Title) })],
            Rows = merged.SequenceEqual(present.Rows) ? present.Rows : merged,
        };
    }

    private static string RowKey(TableRow row) => string.Join('|', row.Cells.Select(Says));
}
