using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Thông báo kết quả, or quyết định công bố kết quả, with the ranking.</summary>
public sealed record ResultAnnouncementContent
{
    public required PaperFrame Frame { get; init; }

    public required string CampaignName { get; init; }

    /// <summary>False for determining an index, which is no movement.</summary>
    public bool IsEmulation { get; init; } = true;

    /// <summary>The authority line makes it a decision; null makes it a notice.</summary>
    public string? Authority { get; init; }

    /// <summary>For a decision: citations without closing punctuation.</summary>
    public IReadOnlyList<string> LegalBases { get; init; } = [];

    /// <summary>For a decision: who proposes, «Trưởng phòng Văn hóa - Xã hội»; null when nobody does.</summary>
    public string? Proposer { get; init; }

    public PaperReference? Proposal { get; init; }

    /// <summary>For a notice: the plan it reports on, to go on in a sentence.</summary>
    public required string PlanReference { get; init; }

    public required IReadOnlyList<RankingGroup> Groups { get; init; }

    /// <summary>How equal points were ranked; printed under every table.</summary>
    public required string TieRule { get; init; }

    /// <summary>Who takes the results further, with capital.</summary>
    public required IReadOnlyList<string> Executors { get; init; }
}

/// <param name="Name">«Khối cơ quan chuyên môn»; null when all are ranked together.</param>
public sealed record RankingGroup(string? Name, IReadOnlyList<RankingRow> Rows);

/// <param name="Rank">As printed: «1», «2», or empty for who is not ranked.</param>
/// <param name="Points">As printed; null in campaigns judged without points.</param>
/// <param name="Band">As printed; null where there are no levels.</param>
public sealed record RankingRow(string Rank, string Unit, string? Points, string? Band);

public static class ResultAnnouncementPaper
{
    public static OfficialPaper Compose(ResultAnnouncementContent content)
    {
        var round = Wording.Round(content.CampaignName, content.IsEmulation);
        var about = content.IsEmulation ? $"kết quả đánh giá, xếp hạng {round}" : $"kết quả {round}";
        var annexes = content.Groups.Select(g => Ranking(g, content.TieRule)).ToList();
        var where = Wording.Annexes(Enumerable.Range(0, annexes.Count), annexes.Count);
        return content.Authority is { } authority
            ? Decision(content, authority, about, where, annexes)
            : Notice(content, about, where, annexes);
    }

    private static OfficialPaper Decision(ResultAnnouncementContent content, string authority, string about, string where, List<Annex> annexes)
    {
        List<Block> articles =
        [
            new Article(1, null, $"Công bố {about} ({where} kèm theo Quyết định này)."),
            new Article(2, null, "Quyết định này có hiệu lực kể từ ngày ký."),
            new Article(3, null, Wording.Execution(content.Executors)),
        ];
        var paper = content.Frame.Around(PaperKind.Decision, $"Về việc công bố {about}", Wording.Ended(articles), ["Như Điều 3"]);
        return paper with
        {
            Authority = Wording.Capitals(authority),
            LegalBases = [.. content.LegalBases, .. Wording.Proposal(content.Proposer, content.Proposal)],
            Annexes = annexes,
        };
    }

    private static OfficialPaper Notice(ResultAnnouncementContent content, string about, string where, List<Annex> annexes)
    {
        var text = new TextBuilder();
        text.Text($"Thực hiện {Wording.Bare(content.PlanReference)}, {content.Frame.AttributedTo} thông báo {about} như sau:");
        foreach (var group in content.Groups)
        {
            var of = group.Name is { } known ? $"{Wording.Capital(Wording.Bare(known))}: " : "";
            text.PlainClause($"{of}{Wording.Count(group.Rows.Count)} đơn vị được đánh giá, xếp hạng{Bands(group)}");
        }

        text.Text($"Điểm và thứ hạng của từng đơn vị nêu tại {where} kèm theo Thông báo này.");
        text.Text($"Giao {Wording.List([.. content.Executors.Select(Wording.Bare)])} căn cứ kết quả này tham mưu việc xét khen thưởng và khắc phục các nội dung chưa đạt theo quy định.");
        text.Text($"{Wording.Capital(content.Frame.AttributedTo)} thông báo để các cơ quan, đơn vị biết, thực hiện.");
        var paper = content.Frame.Around(PaperKind.Notice, Wording.Capital(about), Wording.Ended(text.Blocks));
        return paper with { Annexes = annexes };
    }

    private static string Bands(RankingGroup group)
    {
        var bands = group.Rows.Where(r => r.Band is not null).GroupBy(r => r.Band!, StringComparer.Ordinal).ToList();
        return bands.Count == 0
            ? ""
            : ", gồm " + Wording.List([.. bands.Select(b => $"{Wording.Count(b.Count())} đơn vị xếp loại {b.Key}")]);
    }

    private static Annex Ranking(RankingGroup group, string tieRule)
    {
        var hasPoints = group.Rows.Any(r => r.Points is not null);
        var hasBand = group.Rows.Any(r => r.Band is not null);
        List<TableColumn> columns = [new("Thứ hạng", 1.6, CellAlignment.Centre), new("Đơn vị", 8)];
        if (hasPoints)
        {
            columns.Add(new("Điểm", 1.8, CellAlignment.Centre));
        }

        if (hasBand)
        {
            columns.Add(new("Xếp loại", 2.4, CellAlignment.Centre));
        }

        var title = group.Name is { } name ? $"Kết quả xếp hạng {name}" : "Kết quả xếp hạng";
        return new Annex(
            Wording.Capitals(title),
            [
                new PaperTable(title, columns, [.. group.Rows.Select(Row)]),
                new Paragraph($"Ghi chú: {Wording.Sentence(tieRule)}", ParagraphForm.Italic),
            ]);

        TableRow Row(RankingRow row)
        {
            List<string> cells = [row.Rank, row.Unit];
            if (hasPoints)
            {
                cells.Add(row.Points ?? "");
            }

            if (hasBand)
            {
                cells.Add(row.Band ?? "");
            }

            return new TableRow(cells);
        }
    }
}
