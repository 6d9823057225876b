using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;

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
    private static readonly TemplateField[] Shared =
    [
        .. PaperForm.RoundFields,
        new("nội dung công bố", FieldForm.Text, "Công bố gì, ví dụ kết quả đánh giá, xếp hạng phong trào thi đua …"),
        PaperForm.PlanField,
        new("phụ lục kết quả", FieldForm.Text, "Các phụ lục có bảng xếp hạng, theo số phụ lục của văn bản"),
        new("nơi thi hành", FieldForm.Text, "Những người, cơ quan thực hiện"),
        new("phụ lục", FieldForm.Annexes, "Bảng xếp hạng của từng nhóm", IsRequired: true),
    ];

    internal static readonly PaperForm DecisionForm = new(
        [Domain.Papers.PaperKind.ResultDecision],
        PaperForm.Text(
            PaperKind.Decision,
            "Về việc công bố {{nội dung công bố}}",
            [
                new Article(1, null, "Công bố {{nội dung công bố}} ({{phụ lục kết quả}} kèm theo Quyết định này)."),
                new Article(2, null, "Quyết định này có hiệu lực kể từ ngày ký."),
                new Article(3, null, "{{nơi thi hành}} và thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./."),
            ]) with
        {
            Authority = "{{THẨM QUYỀN}}",
            LegalBases = ["{{căn cứ}}", "{{đề nghị}}"],
            Recipients = ["Như Điều {{điều cuối}}", "{{nơi nhận}}", "{{lưu}}"],
            Annexes = PaperForm.OwnAnnexes(),
        },
        [
            .. Shared,
            new("thẩm quyền", FieldForm.Text, "Người ban hành quyết định", IsRequired: true),
            new("căn cứ", FieldForm.Lines, "Các căn cứ của đợt và kế hoạch", IsRequired: true),
            new("đề nghị", FieldForm.Lines, "Dòng Theo đề nghị của …; không có người đề nghị thì không in"),
        ]);

    internal static readonly PaperForm NoticeForm = new(
        [Domain.Papers.PaperKind.ResultNotice],
        PaperForm.Text(
            PaperKind.Notice,
            "{{Nội dung công bố}}",
            [
                new Paragraph("Thực hiện {{kế hoạch}}, {{cơ quan}} thông báo {{nội dung công bố}} như sau:"),
                new Paragraph("{{kết quả từng nhóm}}"),
                new Paragraph("Điểm và thứ hạng của từng đơn vị nêu tại {{phụ lục kết quả}} kèm theo Thông báo này."),
                new Paragraph("Giao {{nơi thi hành}} căn cứ kết quả này tham mưu việc xét khen thưởng và khắc phục các nội dung chưa đạt theo quy định."),
                new Paragraph("{{Cơ quan}} thông báo để các cơ quan, đơn vị biết, thực hiện./."),
            ]) with
        {
            Annexes = PaperForm.OwnAnnexes(),
        },
        [
            .. Shared,
            new("kết quả từng nhóm", FieldForm.Passage, "Số đơn vị được xếp hạng, số xếp từng loại của mỗi nhóm, đánh số 1, 2, 3"),
        ]);

    public static OfficialPaper Compose(ResultAnnouncementContent content, OfficialPaper? template = null)
    {
        var round = Wording.Round(content.CampaignName, content.IsEmulation);
        FieldValues Common(AnnexPlace place, string executors) => new FieldValues()
            .Round(content.CampaignName, content.IsEmulation)
            .Text("nội dung công bố", content.IsEmulation ? $"kết quả đánh giá, xếp hạng {round}" : $"kết quả {round}")
            .Plan(content.PlanReference)
            .Text("phụ lục kết quả", Wording.List([.. content.Groups.Select((_, i) => place.Number(i, content.Groups.Count))]))
            .Text("nơi thi hành", executors)
            .Annexes("phụ lục", [.. content.Groups.Select(g => Ranking(g, content.TieRule))]);

        if (content.Authority is { } authority)
        {
            return DecisionForm.Compose(content.Frame, template, place => Common(place, string.Join(", ", content.Executors.Select(Wording.Bare)))
                .Text("thẩm quyền", authority)
                .Lines("căn cứ", content.LegalBases)
                .Lines("đề nghị", Wording.Proposal(content.Proposer, content.Proposal)));
        }

        var byGroup = new TextBuilder();
        foreach (var group in content.Groups)
        {
            var of = group.Name is { } known ? $"{Wording.Capital(Wording.Bare(known))}: " : "";
            byGroup.PlainClause($"{of}{Wording.Count(group.Rows.Count)} đơn vị được đánh giá, xếp hạng{Bands(group)}");
        }

        return NoticeForm.Compose(content.Frame, template, place => Common(place, Wording.List([.. content.Executors.Select(Wording.Bare)]))
            .Passage("kết quả từng nhóm", byGroup.Blocks));
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
