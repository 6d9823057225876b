using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Báo cáo kết quả tự chấm điểm of one unit.</summary>
public sealed record SelfAssessmentReportContent
{
    public required PaperFrame Frame { get; init; }

    public required string CampaignName { get; init; }

    public required IReadOnlyList<string> Addressees { get; init; }

    /// <summary>The plan that asks for the report, to go on in a sentence.</summary>
    public required string PlanReference { get; init; }

    /// <summary>How the campaign was carried out, as paragraphs; may be empty.</summary>
    public IReadOnlyList<string> Organisation { get; init; } = [];

    /// <summary>Who it is about, where that is not the unit that issues it: a person, or a body without a seat of its own here.</summary>
    public string? Subject { get; init; }

    public required IReadOnlyList<SelfScoreRow> Scores { get; init; }

    /// <summary>As printed: «100», «92,50».</summary>
    public required string MaximumTotal { get; init; }

    public required string SelfTotal { get; init; }

    /// <summary>False for a round that determines an index.</summary>
    public bool IsEmulation { get; init; } = true;

    /// <summary>False where criteria are met or not met: the totals are then counts of criteria.</summary>
    public bool IsByPoints { get; init; } = true;

    /// <summary>The level the total would give; null where the campaign has none.</summary>
    public string? Band { get; init; }

    public IReadOnlyList<string> Shortcomings { get; init; } = [];

    public IReadOnlyList<string> Proposals { get; init; } = [];
}

/// <param name="IsGroup">A field or criterion that sums; printed bold.</param>
/// <param name="Explanation">How the points came about and which evidence proves them.</param>
public sealed record SelfScoreRow(string Code, string Title, string Maximum, string? SelfPoints, string? Explanation, bool IsGroup);

public static class SelfAssessmentReportPaper
{
    public static OfficialPaper Compose(SelfAssessmentReportContent content)
    {
        var who = content.Subject ?? content.Frame.AttributedTo;
        var round = Wording.Round(content.CampaignName, content.IsEmulation);
        var text = new TextBuilder();
        text.Text($"Thực hiện {Wording.Bare(content.PlanReference)}, {who} báo cáo kết quả tự chấm điểm {round} như sau:");
        if (content.Organisation.Count > 0)
        {
            text.Section("Tình hình tổ chức thực hiện");
            foreach (var paragraph in content.Organisation)
            {
                text.Text(paragraph);
            }
        }

        text.Section("Kết quả tự chấm điểm");
        var band = content.Band is { } level ? $", tự xếp loại {Wording.Bare(level)}" : "";
        text.Text(content.IsByPoints
            ? $"Tổng điểm tự chấm là {content.SelfTotal} trên {content.MaximumTotal} điểm tối đa{band}. Điểm của từng tiêu chí và tài liệu kiểm chứng nêu tại Phụ lục kèm theo Báo cáo này."
            : $"Đơn vị tự đánh giá đạt {content.SelfTotal} trên {content.MaximumTotal} tiêu chí{band}. Kết quả từng tiêu chí và tài liệu kiểm chứng nêu tại Phụ lục kèm theo Báo cáo này.");
        if (content.Shortcomings.Count > 0)
        {
            text.Section("Tồn tại, hạn chế và nguyên nhân");
            text.Items(content.Shortcomings);
        }

        if (content.Proposals.Count > 0)
        {
            text.Section("Đề xuất, kiến nghị");
            text.Items(content.Proposals);
        }

        text.Text("Số liệu và tài liệu kiểm chứng nêu trong Báo cáo này đã được đơn vị kiểm tra; đơn vị chịu trách nhiệm về tính chính xác, trung thực của số liệu và tài liệu.");
        text.Text($"Trên đây là kết quả tự chấm điểm của {who}, kính đề nghị xem xét, thẩm định.");
        var paper = content.Frame.Around(
            PaperKind.Report,
            $"Kết quả tự chấm điểm {round}",
            Wording.Ended(text.Blocks),
            ["Như trên"]);
        return paper with { Addressees = content.Addressees, Annexes = [Table(content)] };
    }

    private static Annex Table(SelfAssessmentReportContent content)
    {
        List<TableColumn> columns = [new("Mã", 1.3, CellAlignment.Centre), new("Tiêu chí", 7)];
        if (content.IsByPoints)
        {
            columns.Add(new("Điểm tối đa", 1.5, CellAlignment.Centre));
        }

        columns.Add(new(content.IsByPoints ? "Điểm tự chấm" : "Tự đánh giá", 1.5, CellAlignment.Centre));
        columns.Add(new("Giải trình, tài liệu kiểm chứng", 7));
        return new Annex(
            content.IsByPoints ? "BẢNG ĐIỂM TỰ CHẤM" : "BẢNG TỰ ĐÁNH GIÁ",
            [
                new PaperTable(
                    content.IsByPoints ? "Bảng điểm tự chấm" : "Bảng tự đánh giá",
                    columns,
                    [
                        .. content.Scores.Select(s => new TableRow(Cells(s.Code, s.Title, s.Maximum, s.SelfPoints ?? "", s.Explanation ?? ""), IsBold: s.IsGroup)),
                        new TableRow(Cells("", content.IsByPoints ? "Tổng cộng" : "Số tiêu chí đạt", content.MaximumTotal, content.SelfTotal, ""), IsBold: true),
                    ]),
            ],
            IsLandscape: true);

        IReadOnlyList<string> Cells(string code, string title, string maximum, string points, string explanation) =>
            content.IsByPoints ? [code, title, maximum, points, explanation] : [code, title, points, explanation];
    }
}
