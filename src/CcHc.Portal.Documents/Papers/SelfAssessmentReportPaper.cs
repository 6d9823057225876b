using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;

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
    internal static readonly PaperForm Form = new(
        [Domain.Papers.PaperKind.SelfAssessmentReport],
        PaperForm.Text(
            PaperKind.Report,
            "Kết quả tự chấm điểm {{phong trào}}",
            [
                new Paragraph("Thực hiện {{kế hoạch}}, {{đơn vị}} báo cáo kết quả tự chấm điểm {{phong trào}} như sau:"),
                new RomanSection(1, "TÌNH HÌNH TỔ CHỨC THỰC HIỆN"),
                new Paragraph("{{tình hình thực hiện}}"),
                new RomanSection(2, "KẾT QUẢ TỰ CHẤM ĐIỂM"),
                new Paragraph("{{kết quả tự chấm}}"),
                new RomanSection(3, "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"),
                new Paragraph("{{hạn chế}}"),
                new RomanSection(4, "ĐỀ XUẤT, KIẾN NGHỊ"),
                new Paragraph("{{kiến nghị}}"),
                new Paragraph("Số liệu và tài liệu kiểm chứng nêu trong Báo cáo này đã được đơn vị kiểm tra; đơn vị chịu trách nhiệm về tính chính xác, trung thực của số liệu và tài liệu."),
                new Paragraph("Trên đây là kết quả tự chấm điểm của {{đơn vị}}, kính đề nghị xem xét, thẩm định./."),
            ]) with
        {
            Addressees = ["{{kính gửi}}"],
            Recipients = ["Như trên", "{{nơi nhận}}", "{{lưu}}"],
            Annexes = PaperForm.OwnAnnexes(),
        },
        [
            .. PaperForm.RoundFields,
            PaperForm.PlanField,
            new("đơn vị", FieldForm.Text, "Tập thể, cá nhân báo cáo, khi viết trong câu"),
            new("tình hình thực hiện", FieldForm.Passage, "Tình hình thực hiện khi hồ sơ có ghi; không có thì cả mục không in"),
            new("kết quả tự chấm", FieldForm.Passage, "Đoạn nêu tổng điểm hoặc số tiêu chí đạt, mức tự xếp loại, phụ lục", IsRequired: true) { Otherwise = ["tổng tự chấm", "phụ lục bảng điểm"] },
            new("tổng tự chấm", FieldForm.Text, "Tổng điểm tự chấm, hoặc số tiêu chí tự đánh giá đạt"),
            new("tổng tối đa", FieldForm.Text, "Tổng điểm tối đa, hoặc số tiêu chí"),
            new("mức tự xếp loại", FieldForm.Text, "Mức xếp loại theo điểm tự chấm; không có thì cả đoạn không in"),
            new("phụ lục bảng điểm", FieldForm.Text, "Phụ lục hoặc Phụ lục I, theo số phụ lục của văn bản"),
            new("hạn chế", FieldForm.Passage, "Tồn tại, hạn chế khi hồ sơ có ghi; không có thì cả mục không in"),
            new("kiến nghị", FieldForm.Passage, "Đề xuất, kiến nghị khi hồ sơ có ghi; không có thì cả mục không in"),
            new("kính gửi", FieldForm.Lines, "Nơi nhận báo cáo", IsRequired: true),
            new("phụ lục", FieldForm.Annexes, "Bảng điểm tự chấm của từng tiêu chí", IsRequired: true),
        ]);

    public static OfficialPaper Compose(SelfAssessmentReportContent content, OfficialPaper? template = null)
    {
        return Form.Compose(content.Frame, template, place => new FieldValues()
            .Round(content.CampaignName, content.IsEmulation)
            .Plan(content.PlanReference)
            .Text("đơn vị", content.Subject ?? content.Frame.AttributedTo)
            .Passage("tình hình thực hiện", TextBuilder.ParagraphsOf(content.Organisation))
            .Passage("kết quả tự chấm", [new Paragraph(Result(content, place))])
            .Text("tổng tự chấm", content.SelfTotal)
            .Text("tổng tối đa", content.MaximumTotal)
            .Text("mức tự xếp loại", content.Band is { } band ? Wording.Bare(band) : null)
            .Text("phụ lục bảng điểm", place.Number(0, 1))
            .Passage("hạn chế", TextBuilder.ItemsOf(content.Shortcomings))
            .Passage("kiến nghị", TextBuilder.ItemsOf(content.Proposals))
            .Lines("kính gửi", content.Addressees)
            .Annexes("phụ lục", [Table(content)]));
    }

    private static string Result(SelfAssessmentReportContent content, AnnexPlace place)
    {
        var band = content.Band is { } level ? $", tự xếp loại {Wording.Bare(level)}" : "";
        return content.IsByPoints
            ? $"Tổng điểm tự chấm là {content.SelfTotal} trên {content.MaximumTotal} điểm tối đa{band}. Điểm của từng tiêu chí và tài liệu kiểm chứng nêu tại {place.Number(0, 1)} kèm theo Báo cáo này."
            : $"Đơn vị tự đánh giá đạt {content.SelfTotal} trên {content.MaximumTotal} tiêu chí{band}. Kết quả từng tiêu chí và tài liệu kiểm chứng nêu tại {place.Number(0, 1)} kèm theo Báo cáo này.";
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
