using System.Globalization;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Tờ trình đề nghị khen thưởng.</summary>
public sealed record SubmissionStatementContent
{
    public required PaperFrame Frame { get; init; }

    public required string CampaignName { get; init; }

    /// <summary>What the awards are for where the round is no movement: «công tác cải cách hành chính năm 2025»; null for a movement.</summary>
    public string? AwardedFor { get; init; }

    /// <summary>Who decides: «Chủ tịch Ủy ban nhân dân xã Hòa An».</summary>
    public required IReadOnlyList<string> Addressees { get; init; }

    /// <summary>Citations without closing punctuation; may be empty.</summary>
    public IReadOnlyList<string> Grounds { get; init; } = [];

    /// <summary>How the campaign went, as paragraphs.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>How the proposals came about: meeting, votes, comments gathered.</summary>
    public IReadOnlyList<string> Consideration { get; init; } = [];

    public required IReadOnlyList<ProposedGroup> Groups { get; init; }

    /// <summary>What the dossier holds besides the list; may be empty.</summary>
    public IReadOnlyList<string> Enclosures { get; init; } = [];

    /// <summary>Longer lists go into annexes of their own; up to this many people in all, the list stands in the text.</summary>
    public int MostInText { get; init; } = 10;
}

/// <param name="Form">«Giấy khen».</param>
public sealed record ProposedGroup(string Form, bool IsCollective, IReadOnlyList<Nominee> Nominees);

/// <param name="Achievement">In short; null where the list does not say.</param>
/// <param name="Result">Points and rank, or votes, as printed; null where there is none.</param>
public sealed record Nominee(string Name, string? Detail, string? Achievement, string? Result);

public static class SubmissionStatementPaper
{
    internal static readonly PaperForm Form = new(
        [Domain.Papers.PaperKind.SubmissionStatement],
        PaperForm.Text(
            PaperKind.SubmissionStatement,
            "Về việc đề nghị khen thưởng {{nội dung khen}}",
            [
                new Paragraph("{{căn cứ trình}}"),
                new Paragraph("{{Cơ quan}} kính trình {{người quyết định}} xem xét, khen thưởng các tập thể, cá nhân có thành tích trong {{nội dung khen}} như sau:"),
                new RomanSection(1, "{{TÊN MỤC KẾT QUẢ}}"),
                new Paragraph("{{kết quả}}"),
                new RomanSection(2, "QUÁ TRÌNH XÉT, ĐỀ NGHỊ KHEN THƯỞNG"),
                new Paragraph("{{quá trình xét}}"),
                new RomanSection(3, "NỘI DUNG ĐỀ NGHỊ"),
                new Paragraph("{{danh sách đề nghị}}"),
                new Paragraph("Hồ sơ gửi kèm gồm: {{hồ sơ gửi kèm}}."),
                new Paragraph("{{Cơ quan}} kính trình {{người quyết định}} xem xét, quyết định./."),
            ]) with
        {
            Addressees = ["{{kính gửi}}"],
            Recipients = ["Như trên", "{{nơi nhận}}", "{{lưu}}"],
            Annexes = PaperForm.OwnAnnexes(),
        },
        [
            new("tên đợt", FieldForm.Text, "Tên đợt như đã đặt"),
            new("nội dung khen", FieldForm.Text, "Khen thưởng về việc gì, khi viết trong câu"),
            new("người quyết định", FieldForm.Text, "Người có thẩm quyền khen thưởng"),
            new("căn cứ trình", FieldForm.Passage, "Các căn cứ, mỗi căn cứ một đoạn"),
            new("tên mục kết quả", FieldForm.Text, "Tên mục nêu kết quả: phong trào thi đua hoặc xác định chỉ số"),
            new("kết quả", FieldForm.Passage, "Các đoạn nêu kết quả thực hiện"),
            new("quá trình xét", FieldForm.Passage, "Các đoạn nêu cách xét, đề nghị"),
            new("danh sách đề nghị", FieldForm.Passage, "Từng hình thức khen, số lượng; danh sách ngắn thì in ngay, danh sách dài thì dẫn phụ lục", IsRequired: true),
            new("hồ sơ gửi kèm", FieldForm.Text, "Tài liệu gửi kèm; không có thì cả đoạn không in"),
            new("kính gửi", FieldForm.Lines, "Nơi nhận tờ trình", IsRequired: true),
            new("phụ lục", FieldForm.Annexes, "Danh sách đề nghị, khi dài", IsRequired: true),
        ]);

    /// <exception cref="ArgumentException">when nobody is proposed.</exception>
    public static OfficialPaper Compose(SubmissionStatementContent content, OfficialPaper? template = null)
    {
        var groups = content.Groups.Where(g => g.Nominees.Count > 0).ToList();
        if (groups.Count == 0)
        {
            throw new ArgumentException("A statement needs somebody to propose.", nameof(content));
        }

        var round = Wording.Round(content.CampaignName, content.AwardedFor is null);
        var inText = groups.Sum(g => g.Nominees.Count) <= content.MostInText;
        return Form.Compose(content.Frame, template, place => new FieldValues()
            .Text("tên đợt", Wording.Bare(content.CampaignName))
            .Text("nội dung khen", content.AwardedFor ?? round)
            .Text("người quyết định", Wording.Bare(content.Addressees[0]))
            .Passage("căn cứ trình", Wording.Grounds(content.Grounds))
            .Text("tên mục kết quả", content.AwardedFor is null ? "Kết quả thực hiện phong trào thi đua" : $"Kết quả {round}")
            .Passage("kết quả", TextBuilder.ParagraphsOf(content.Results))
            .Passage("quá trình xét", TextBuilder.ParagraphsOf(content.Consideration))
            .Passage("danh sách đề nghị", Proposals(groups, inText, place))
            .Text("hồ sơ gửi kèm", content.Enclosures.Count == 0 ? null : string.Join("; ", content.Enclosures.Select(Wording.Bare)))
            .Lines("kính gửi", content.Addressees)
            .Annexes("phụ lục", inText ? [] : [.. groups.Select(g => new Annex(Wording.Capitals(Title(g)), [Table(g)], IsLandscape: true))]));
    }

    private static IReadOnlyList<Block> Proposals(List<ProposedGroup> groups, bool inText, AnnexPlace place)
    {
        var text = new TextBuilder();
        for (var i = 0; i < groups.Count; i++)
        {
            var group = groups[i];
            var count = $"Tặng {group.Form} cho {Wording.Count(group.Nominees.Count)} {(group.IsCollective ? "tập thể" : "cá nhân")}";
            text.PlainClause(inText ? $"{count}, gồm:" : $"{count} (danh sách tại {place.Number(i, groups.Count)} kèm theo Tờ trình này)");
            if (inText)
            {
                text.Add(Table(group));
            }
        }

        return text.Blocks;
    }

    private static string Title(ProposedGroup group) =>
        $"Danh sách {(group.IsCollective ? "tập thể" : "cá nhân")} đề nghị tặng {group.Form}";

    private static PaperTable Table(ProposedGroup group)
    {
        var hasDetail = group.Nominees.Any(n => n.Detail is not null);
        var hasAchievement = group.Nominees.Any(n => n.Achievement is not null);
        var hasResult = group.Nominees.Any(n => n.Result is not null);
        List<TableColumn> columns = [new("STT", 1, CellAlignment.Centre), new(group.IsCollective ? "Tên tập thể" : "Họ và tên", 5)];
        if (hasDetail)
        {
            columns.Add(new(group.IsCollective ? "Đơn vị quản lý" : "Chức vụ, đơn vị công tác", 5));
        }

        if (hasAchievement)
        {
            columns.Add(new("Tóm tắt thành tích", 7));
        }

        if (hasResult)
        {
            columns.Add(new("Kết quả", 2.6, CellAlignment.Centre));
        }

        return new PaperTable(Title(group), columns, [.. group.Nominees.Select(Row)]);

        TableRow Row(Nominee nominee, int i)
        {
            List<string> cells = [(i + 1).ToString(CultureInfo.InvariantCulture), nominee.Name];
            if (hasDetail)
            {
                cells.Add(nominee.Detail ?? "");
            }

            if (hasAchievement)
            {
                cells.Add(nominee.Achievement ?? "");
            }

            if (hasResult)
            {
                cells.Add(nominee.Result ?? "");
            }

            return new TableRow(cells);
        }
    }
}
