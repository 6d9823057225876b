using System.Globalization;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Bản đăng ký thi đua of one unit.</summary>
public sealed record PledgeContent
{
    public required PaperFrame Frame { get; init; }

    public required string CampaignName { get; init; }

    /// <summary>False for determining an index, which is no movement.</summary>
    public bool IsEmulation { get; init; } = true;

    /// <summary>Who it is about, where that is not the unit that issues it: a person, or a body without a seat of its own here.</summary>
    public string? Subject { get; init; }

    /// <summary>Whom the registration goes to.</summary>
    public required IReadOnlyList<string> Addressees { get; init; }

    /// <summary>The plan that is answered: «Kế hoạch số 05/KH-UBND ngày … của …», to go on in a sentence.</summary>
    public required string PlanReference { get; init; }

    /// <summary>What the unit undertakes beyond the targets; may be empty.</summary>
    public IReadOnlyList<string> Undertakings { get; init; } = [];

    public required IReadOnlyList<PledgedTarget> Targets { get; init; }

    /// <summary>Award the unit strives for: «Giấy khen của Chủ tịch Ủy ban nhân dân xã»; null when it names none.</summary>
    public string? AwardStrivenFor { get; init; }

    /// <summary>Level or score the unit strives for: «Xếp loại xuất sắc, từ 92,5 điểm trở lên».</summary>
    public string? ResultStrivenFor { get; init; }

    /// <summary>Points striven for by field; may be empty.</summary>
    public IReadOnlyList<PledgedFieldRow> Fields { get; init; } = [];
}

/// <summary>One field of the criteria with what is striven for in it, as printed.</summary>
public sealed record PledgedFieldRow(string Code, string Title, string Maximum, string Points);

/// <param name="Level">What the unit binds itself to, as printed: «100 %», «từ 95 % trở lên».</param>
/// <param name="Deadline">As printed; null without one.</param>
public sealed record PledgedTarget(string Target, string Level, string? Deadline);

public static class PledgePaper
{
    internal static readonly PaperForm Form = new(
        [Domain.Papers.PaperKind.Pledge],
        PaperForm.Text(
            PaperKind.Registration,
            "Tham gia {{phong trào}}",
            [
                new Paragraph("Thực hiện {{kế hoạch}}, {{đơn vị}} đăng ký tham gia {{phong trào}} với các nội dung sau:"),
                new RomanSection(1, "NỘI DUNG CAM KẾT"),
                new Paragraph("{{nội dung cam kết}}"),
                new RomanSection(2, "CHỈ TIÊU ĐĂNG KÝ"),
                new Paragraph("{{chỉ tiêu đăng ký}}"),
                new RomanSection(3, "KẾT QUẢ PHẤN ĐẤU"),
                new Paragraph("{{kết quả phấn đấu}}"),
                new Paragraph("{{Đơn vị}} cam kết tổ chức thực hiện và chịu trách nhiệm về kết quả thực hiện các nội dung đã đăng ký./."),
            ]) with
        {
            Addressees = ["{{kính gửi}}"],
            Recipients = ["Như trên", "{{nơi nhận}}", "{{lưu}}"],
        },
        [
            .. PaperForm.RoundFields,
            PaperForm.PlanField,
            new("đơn vị", FieldForm.Text, "Tập thể, cá nhân đăng ký, khi viết trong câu"),
            new("nội dung cam kết", FieldForm.Passage, "Các cam kết, đánh số 1, 2, 3; không có thì cả mục không in"),
            new("chỉ tiêu đăng ký", FieldForm.Passage, "Bảng chỉ tiêu, mức đăng ký, thời hạn", IsRequired: true),
            new("kết quả phấn đấu", FieldForm.Passage, "Kết quả, điểm theo lĩnh vực, hình thức khen thưởng phấn đấu; không có thì cả mục không in", IsRequired: true),
            new("kính gửi", FieldForm.Lines, "Nơi nhận bản đăng ký", IsRequired: true),
        ]);

    public static OfficialPaper Compose(PledgeContent content, OfficialPaper? template = null)
    {
        var undertakings = new TextBuilder();
        foreach (var undertaking in content.Undertakings)
        {
            undertakings.PlainClause(undertaking);
        }

        return Form.Compose(content.Frame, template, _ => new FieldValues()
            .Round(content.CampaignName, content.IsEmulation)
            .Plan(content.PlanReference)
            .Text("đơn vị", content.Subject ?? content.Frame.AttributedTo)
            .Passage("nội dung cam kết", undertakings.Blocks)
            .Passage("chỉ tiêu đăng ký", [Targets(content)])
            .Passage("kết quả phấn đấu", StrivenFor(content))
            .Lines("kính gửi", content.Addressees));
    }

    private static PaperTable Targets(PledgeContent content)
    {
        var hasDeadlines = content.Targets.Any(t => t.Deadline is not null);
        List<TableColumn> columns = [new("STT", 1, CellAlignment.Centre), new("Chỉ tiêu", 7), new("Mức đăng ký", 3, CellAlignment.Centre)];
        if (hasDeadlines)
        {
            columns.Add(new("Thời hạn", 2.4, CellAlignment.Centre));
        }

        return new PaperTable("Chỉ tiêu đăng ký", columns, [.. content.Targets.Select(Row)]);

        TableRow Row(PledgedTarget target, int i)
        {
            List<string> cells = [(i + 1).ToString(CultureInfo.InvariantCulture), target.Target, target.Level];
            if (hasDeadlines)
            {
                cells.Add(target.Deadline ?? "");
            }

            return new TableRow(cells);
        }
    }

    private static IReadOnlyList<Block> StrivenFor(PledgeContent content)
    {
        var text = new TextBuilder();
        if (content.ResultStrivenFor is { } result)
        {
            text.PlainClause($"Kết quả: {Wording.Bare(result)}");
        }

        if (content.Fields.Count > 0)
        {
            text.PlainClause("Điểm phấn đấu theo lĩnh vực:");
            text.Add(new PaperTable(
                "Điểm phấn đấu theo lĩnh vực",
                [new("Mã", 1.2, CellAlignment.Centre), new("Lĩnh vực", 7), new("Điểm tối đa", 2.4, CellAlignment.Right), new("Điểm phấn đấu", 2.4, CellAlignment.Right)],
                [.. content.Fields.Select(f => new TableRow([f.Code, f.Title, f.Maximum, f.Points]))]));
        }

        if (content.AwardStrivenFor is { } award)
        {
            text.PlainClause($"Hình thức khen thưởng: {Wording.Bare(award)}");
        }

        return text.Blocks;
    }
}
