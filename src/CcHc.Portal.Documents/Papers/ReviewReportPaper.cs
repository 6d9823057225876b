using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Báo cáo sơ kết, tổng kết: the figures of the round in tables, and what the office makes of them in its own words.</summary>
public sealed record ReviewReportContent
{
    public required PaperFrame Frame { get; init; }

    public required string CampaignName { get; init; }

    public bool IsEmulation { get; init; } = true;

    /// <summary>Sơ kết: the round is still running.</summary>
    public bool IsInterim { get; init; }

    public IReadOnlyList<string> Addressees { get; init; } = [];

    public required string PlanReference { get; init; }

    /// <summary>How it was led, as paragraphs.</summary>
    public IReadOnlyList<string> Organisation { get; init; } = [];

    public required IReadOnlyList<ParticipationRow> Participation { get; init; }

    /// <summary>False where nobody registers: the column is left out.</summary>
    public bool HasRegistration { get; init; } = true;

    public IReadOnlyList<FieldResults> Fields { get; init; } = [];

    public IReadOnlyList<BandRow> Bands { get; init; } = [];

    public IReadOnlyList<LossRow> Losses { get; init; } = [];

    public IReadOnlyList<AwardRow> Awards { get; init; } = [];

    /// <summary>«Quyết định số … ngày … của …» by which the awards were given; null before.</summary>
    public string? AwardDecision { get; init; }

    public IReadOnlyList<string> Strengths { get; init; } = [];

    public IReadOnlyList<string> Limits { get; init; } = [];

    public IReadOnlyList<string> Causes { get; init; } = [];

    public IReadOnlyList<string> Lessons { get; init; } = [];

    public IReadOnlyList<string> Ahead { get; init; } = [];

    public IReadOnlyList<string> Proposals { get; init; } = [];
}

public sealed record ParticipationRow(string Group, int All, int Registered, int Locked, int Reported, int Late);

/// <param name="Groups">Which groups these criteria judge; null when there is one set for all.</param>
public sealed record FieldResults(string? Groups, IReadOnlyList<FieldRow> Rows);

/// <param name="Maximum">As printed, like the rest.</param>
/// <param name="Share">The mean in percent of the maximum.</param>
public sealed record FieldRow(string Field, string Maximum, string Mean, string Share, string Highest, string Lowest);

/// <param name="Counts">«Xuất sắc» and how many have it, from the highest.</param>
public sealed record BandRow(string Group, IReadOnlyList<(string Band, int Count)> Counts);

public sealed record LossRow(string Criterion, string Maximum, string MeanLoss, int Units);

public sealed record AwardRow(string Form, int Collectives, int Individuals);

public static class ReviewReportPaper
{
    private static readonly TemplateField[] Fields =
    [
        .. PaperForm.RoundFields,
        PaperForm.PlanField,
        new("chỉ đạo, triển khai", FieldForm.Passage, "Các đoạn đã ghi về công tác chỉ đạo, triển khai", IsRequired: true),
        new("kết quả tham gia", FieldForm.Passage, "Số tham gia, đăng ký, tự chấm, gửi báo cáo và bảng theo nhóm", IsRequired: true),
        new("kết quả theo lĩnh vực", FieldForm.Passage, "Bảng điểm trung bình, cao nhất, thấp nhất của từng lĩnh vực"),
        new("kết quả xếp loại", FieldForm.Passage, "Bảng số tập thể, cá nhân của từng mức"),
        new("tiêu chí bị trừ nhiều điểm", FieldForm.Passage, "Bảng các tiêu chí mất điểm nhiều nhất"),
        new("kết quả khen thưởng", FieldForm.Passage, "Số được khen hoặc đề nghị khen theo từng hình thức"),
        new("ưu điểm", FieldForm.Passage, "Ưu điểm đã ghi"),
        new("hạn chế", FieldForm.Passage, "Tồn tại, hạn chế đã ghi"),
        new("nguyên nhân", FieldForm.Passage, "Nguyên nhân đã ghi; không có thì cả mục không in"),
        new("bài học", FieldForm.Passage, "Bài học kinh nghiệm đã ghi; không có thì cả mục không in"),
        new("nhiệm vụ tới", FieldForm.Passage, "Phương hướng, nhiệm vụ đã ghi", IsRequired: true),
        new("kiến nghị", FieldForm.Passage, "Đề xuất, kiến nghị đã ghi; không có thì cả mục không in"),
        new("câu kết", FieldForm.Text, "Câu kết: kính báo cáo nơi nhận, hoặc báo cáo của cơ quan khi không gửi cấp trên"),
        new("nơi báo cáo", FieldForm.Text, "Các nơi ở phần Kính gửi; không có thì cả đoạn không in"),
        new("kính gửi", FieldForm.Lines, "Nơi nhận báo cáo; gửi xuống thì không in"),
    ];

    internal static readonly PaperForm InterimForm = Form(Domain.Papers.PaperKind.InterimReport, "sơ kết", "NHIỆM VỤ TRONG THỜI GIAN TỚI");

    internal static readonly PaperForm FinalForm = Form(Domain.Papers.PaperKind.FinalReport, "tổng kết", "PHƯƠNG HƯỚNG, NHIỆM VỤ");

    public static OfficialPaper Compose(ReviewReportContent content, OfficialPaper? template = null)
    {
        var round = Wording.Round(content.CampaignName, content.IsEmulation);
        var to = content.Addressees.Count > 0 ? string.Join(", ", content.Addressees) : null;
        var report = $"Trên đây là Báo cáo {(content.IsInterim ? "sơ kết" : "tổng kết")} {round}";
        return (content.IsInterim ? InterimForm : FinalForm).Compose(content.Frame, template, _ => new FieldValues()
            .Round(content.CampaignName, content.IsEmulation)
            .Plan(content.PlanReference)
            .Passage("chỉ đạo, triển khai", TextBuilder.ParagraphsOf(content.Organisation))
            .Passage("kết quả tham gia", Participation(content))
            .Passage("kết quả theo lĩnh vực", ByField(content))
            .Passage("kết quả xếp loại", Bands(content))
            .Passage("tiêu chí bị trừ nhiều điểm", Losses(content))
            .Passage("kết quả khen thưởng", Awards(content))
            .Passage("ưu điểm", TextBuilder.ItemsOf(content.Strengths))
            .Passage("hạn chế", TextBuilder.ItemsOf(content.Limits))
            .Passage("nguyên nhân", TextBuilder.ItemsOf(content.Causes))
            .Passage("bài học", TextBuilder.ItemsOf(content.Lessons))
            .Passage("nhiệm vụ tới", TextBuilder.ItemsOf(content.Ahead))
            .Passage("kiến nghị", TextBuilder.ItemsOf(content.Proposals))
            .Text("câu kết", to is null ? $"{report} của {content.Frame.AttributedTo}" : $"{report}, {content.Frame.AttributedTo} kính báo cáo {to}")
            .Text("nơi báo cáo", to)
            .Lines("kính gửi", content.Addressees));
    }

    private static PaperForm Form(Domain.Papers.PaperKind kind, string what, string ahead) => new(
        [kind],
        PaperForm.Text(
            PaperKind.Report,
            $"{Wording.Capital(what)} {{{{phong trào}}}}",
            [
                new Paragraph($"Thực hiện {{{{kế hoạch}}}}, {{{{cơ quan}}}} báo cáo {what} {{{{phong trào}}}} như sau:"),
                new RomanSection(1, "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI"),
                new Paragraph("{{chỉ đạo, triển khai}}"),
                new RomanSection(2, "KẾT QUẢ THỰC HIỆN"),
                new Clause(1, "Kết quả tham gia", null),
                new Paragraph("{{kết quả tham gia}}"),
                new Clause(2, "Kết quả theo lĩnh vực", null),
                new Paragraph("{{kết quả theo lĩnh vực}}"),
                new Clause(3, "Kết quả xếp loại", null),
                new Paragraph("{{kết quả xếp loại}}"),
                new Clause(4, "Tiêu chí bị trừ nhiều điểm", null),
                new Paragraph("{{tiêu chí bị trừ nhiều điểm}}"),
                new Clause(5, "Kết quả khen thưởng", null),
                new Paragraph("{{kết quả khen thưởng}}"),
                new RomanSection(3, "ĐÁNH GIÁ CHUNG"),
                new Clause(1, "Ưu điểm", null),
                new Paragraph("{{ưu điểm}}"),
                new Clause(2, "Tồn tại, hạn chế", null),
                new Paragraph("{{hạn chế}}"),
                new Clause(3, "Nguyên nhân", null),
                new Paragraph("{{nguyên nhân}}"),
                new RomanSection(4, "BÀI HỌC KINH NGHIỆM"),
                new Paragraph("{{bài học}}"),
                new RomanSection(5, ahead),
                new Paragraph("{{nhiệm vụ tới}}"),
                new RomanSection(6, "ĐỀ XUẤT, KIẾN NGHỊ"),
                new Paragraph("{{kiến nghị}}"),
                new Paragraph("{{câu kết}}./."),
            ]) with
        {
            Addressees = ["{{kính gửi}}"],
            Recipients = ["Như trên", "{{nơi nhận}}", "{{lưu}}"],
        },
        Fields);

    private static IReadOnlyList<Block> Participation(ReviewReportContent content)
    {
        if (content.Participation.Count == 0)
        {
            return [];
        }

        var all = new ParticipationRow(
            "Tổng cộng",
            content.Participation.Sum(r => r.All),
            content.Participation.Sum(r => r.Registered),
            content.Participation.Sum(r => r.Locked),
            content.Participation.Sum(r => r.Reported),
            content.Participation.Sum(r => r.Late));
        var registered = content.HasRegistration ? $"; {Wording.Count(all.Registered)} đã đăng ký" : "";
        var late = all.Late > 0 ? $", trong đó {Wording.Count(all.Late)} quá hạn" : "";
        List<TableColumn> columns = [new("Nhóm", 6), new("Tham gia", 1.6, CellAlignment.Centre)];
        if (content.HasRegistration)
        {
            columns.Add(new("Đăng ký", 1.6, CellAlignment.Centre));
        }

        columns.AddRange([
            new("Đã tự chấm", 1.6, CellAlignment.Centre),
            new("Đã gửi báo cáo", 1.6, CellAlignment.Centre),
            new("Quá hạn", 1.6, CellAlignment.Centre)]);
        IEnumerable<(ParticipationRow Row, bool IsSum)> lines = content.Participation.Select(r => (r, false));
        if (content.Participation.Count > 1)
        {
            lines = lines.Append((all, true));
        }

        return
        [
            new Paragraph($"Có {Wording.Count(all.All)} tập thể, cá nhân tham gia{registered}; {Wording.Count(all.Locked)} đã hoàn thành tự chấm điểm{late}; {Wording.Count(all.Reported)} đã gửi báo cáo có chữ ký."),
            new PaperTable("Kết quả tham gia", columns, [.. lines.Select(l => new TableRow(Cells(l.Row), l.IsSum))]),
        ];

        List<string> Cells(ParticipationRow row)
        {
            List<string> cells = [row.Group, Number(row.All)];
            if (content.HasRegistration)
            {
                cells.Add(Number(row.Registered));
            }

            cells.AddRange([Number(row.Locked), Number(row.Reported), Number(row.Late)]);
            return cells;
        }
    }

    private static IReadOnlyList<Block> ByField(ReviewReportContent content)
    {
        var text = new TextBuilder();
        foreach (var set in content.Fields.Where(f => f.Rows.Count > 0))
        {
            if (set.Groups is { } groups)
            {
                text.Text($"{Wording.Capital(Wording.Bare(groups))}:");
            }

            text.Add(new PaperTable(
                "Kết quả theo lĩnh vực",
                [
                    new("Lĩnh vực", 6), new("Điểm tối đa", 1.6, CellAlignment.Centre), new("Trung bình", 1.6, CellAlignment.Centre),
                    new("Tỷ lệ (%)", 1.6, CellAlignment.Centre), new("Cao nhất", 1.6, CellAlignment.Centre), new("Thấp nhất", 1.6, CellAlignment.Centre),
                ],
                [.. set.Rows.Select(r => new TableRow([r.Field, r.Maximum, r.Mean, r.Share, r.Highest, r.Lowest]))]));
        }

        return text.Blocks;
    }

    private static IReadOnlyList<Block> Bands(ReviewReportContent content)
    {
        var bands = content.Bands.SelectMany(b => b.Counts.Select(c => c.Band)).Distinct(StringComparer.Ordinal).ToList();
        return bands.Count == 0
            ? []
            :
            [
                new PaperTable(
                    "Kết quả xếp loại",
                    [new("Nhóm", 6), .. bands.Select(b => new TableColumn(b, 2, CellAlignment.Centre))],
                    [.. content.Bands.Select(g => new TableRow([g.Group, .. bands.Select(b => Number(g.Counts.Where(c => c.Band == b).Sum(c => c.Count)))]))]),
            ];
    }

    private static IReadOnlyList<Block> Losses(ReviewReportContent content) => content.Losses.Count == 0
        ? []
        :
        [
            new PaperTable(
                "Tiêu chí bị trừ nhiều điểm",
                [
                    new("STT", 1, CellAlignment.Centre), new("Tiêu chí", 7), new("Điểm tối đa", 1.6, CellAlignment.Centre),
                    new("Điểm mất bình quân", 2, CellAlignment.Centre), new("Số đơn vị không đạt tối đa", 2.2, CellAlignment.Centre),
                ],
                [.. content.Losses.Select((l, i) => new TableRow([Number(i + 1), l.Criterion, l.Maximum, l.MeanLoss, Number(l.Units)]))]),
        ];

    private static IReadOnlyList<Block> Awards(ReviewReportContent content)
    {
        var text = new TextBuilder();
        if (content.Awards.Count == 0)
        {
            return text.Blocks;
        }

        var counts = content.Awards.Select(a => $"{a.Form} cho {Wording.List([.. Counted(a)])}").ToList();
        text.Text(content.AwardDecision is { } decision
            ? $"Tại {Wording.Bare(decision)}, đã tặng {string.Join("; ", counts)}"
            : $"Đề nghị tặng {string.Join("; ", counts)}");
        if (content.Awards.Count > 1)
        {
            text.Add(new PaperTable(
                "Kết quả khen thưởng",
                [new("Hình thức khen thưởng", 7), new("Tập thể", 2, CellAlignment.Centre), new("Cá nhân", 2, CellAlignment.Centre)],
                [.. content.Awards.Select(a => new TableRow([a.Form, Number(a.Collectives), Number(a.Individuals)]))]));
        }

        return text.Blocks;
    }

    private static IEnumerable<string> Counted(AwardRow award)
    {
        if (award.Collectives > 0)
        {
            yield return $"{Wording.Count(award.Collectives)} tập thể";
        }

        if (award.Individuals > 0)
        {
            yield return $"{Wording.Count(award.Individuals)} cá nhân";
        }
    }

    private static string Number(int number) => number.ToString("#,0", Vietnamese.Culture);
}
