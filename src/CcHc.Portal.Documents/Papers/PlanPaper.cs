using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Kế hoạch phát động phong trào thi đua.</summary>
public sealed record PlanContent
{
    public required PaperFrame Frame { get; init; }

    /// <summary>The campaign inside quotation marks: «Đẩy mạnh cải cách hành chính năm 2025».</summary>
    public required string CampaignName { get; init; }

    /// <summary>False for a round that determines an index: the plan then launches no movement.</summary>
    public bool IsEmulation { get; init; } = true;

    /// <summary>«trên địa bàn xã Hòa An»; null when the name says it.</summary>
    public string? Area { get; init; }

    /// <summary>What the plan is made under, without closing punctuation: «Thực hiện Kế hoạch số …». May be empty.</summary>
    public IReadOnlyList<string> Grounds { get; init; } = [];

    public required IReadOnlyList<string> Purposes { get; init; }

    public required IReadOnlyList<string> Requirements { get; init; }

    public required IReadOnlyList<string> CollectiveParticipants { get; init; }

    public IReadOnlyList<string> IndividualParticipants { get; init; } = [];

    /// <summary>None when it runs from the day the plan is issued.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>None while the end is open.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>Milestones, already worded: «Đăng ký thi đua: trước ngày 31 tháng 3 năm 2025».</summary>
    public IReadOnlyList<string> Milestones { get; init; } = [];

    public required IReadOnlyList<string> EmulationContents { get; init; }

    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Criteria in words, for campaigns judged without points. With <see cref="CriteriaTable"/> the text points to the annex.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    public IReadOnlyList<CriterionRow> CriteriaTable { get; init; } = [];

    /// <summary>Sum of the maxima as printed; null where nothing is scored by points.</summary>
    public string? CriteriaTotal { get; init; }

    /// <summary>How results are judged and ranked.</summary>
    public required IReadOnlyList<string> Assessment { get; init; }

    /// <summary>Levels: «Xuất sắc: từ 90 điểm trở lên».</summary>
    public IReadOnlyList<string> Bands { get; init; } = [];

    /// <summary>Award forms with quotas: «Giấy khen của Chủ tịch …: không quá 10 tập thể».</summary>
    public IReadOnlyList<string> Awards { get; init; } = [];

    public string? Funding { get; init; }

    public required IReadOnlyList<Responsibility> Responsibilities { get; init; }

    public IReadOnlyList<TaskRow> Tasks { get; init; } = [];

    /// <summary>Whom units turn to with difficulties: «Phòng Văn hóa - Xã hội».</summary>
    public required string ContactBody { get; init; }
}

/// <summary>Who does what: «Phòng Văn hóa - Xã hội» and its duties.</summary>
public sealed record Responsibility(string Body, IReadOnlyList<string> Duties);

public static class PlanPaper
{
    internal static readonly PaperForm Form = new(
        [Domain.Papers.PaperKind.Plan],
        PaperForm.Text(
            PaperKind.Plan,
            "{{Tên kế hoạch}}",
            [
                new Paragraph("{{căn cứ kế hoạch}}"),
                new Paragraph("{{Cơ quan}} ban hành Kế hoạch {{tên kế hoạch}}, cụ thể như sau:"),
                new RomanSection(1, "MỤC ĐÍCH, YÊU CẦU"),
                new Clause(1, "Mục đích", null),
                new Paragraph("{{mục đích}}"),
                new Clause(2, "Yêu cầu", null),
                new Paragraph("{{yêu cầu}}"),
                new RomanSection(2, "ĐỐI TƯỢNG, THỜI GIAN"),
                new Clause(1, "Đối tượng", null),
                new DashItem("Tập thể: {{đối tượng tập thể}}."),
                new DashItem("Cá nhân: {{đối tượng cá nhân}}."),
                new Clause(2, "Thời gian", null),
                new Paragraph("{{Thời gian thực hiện}}."),
                new Paragraph("Các mốc thời gian:"),
                new Paragraph("{{mốc thời gian}}"),
                new RomanSection(3, "NỘI DUNG, CHỈ TIÊU, TIÊU CHÍ"),
                new Clause(1, "{{Tên mục nội dung}}", null),
                new Paragraph("{{nội dung thi đua}}"),
                new Clause(2, "Chỉ tiêu", null),
                new Paragraph("{{chỉ tiêu}}"),
                new Clause(3, "Tiêu chí", null),
                new Paragraph("{{tiêu chí}}"),
                new RomanSection(4, "ĐÁNH GIÁ, XẾP HẠNG, KHEN THƯỞNG"),
                new Clause(1, "Đánh giá, xếp hạng", null),
                new Paragraph("{{cách đánh giá}}"),
                new Clause(2, "Mức xếp loại", null),
                new Paragraph("{{mức xếp loại}}"),
                new Clause(3, "Khen thưởng", null),
                new Paragraph("{{hình thức khen}}"),
                new Clause(4, "Kinh phí", null),
                new Paragraph("{{kinh phí}}"),
                new RomanSection(5, "TỔ CHỨC THỰC HIỆN"),
                new Paragraph("{{trách nhiệm}}"),
                new Paragraph("Nhiệm vụ cụ thể của từng cơ quan, đơn vị quy định tại {{phụ lục nhiệm vụ}} kèm theo Kế hoạch này."),
                new Paragraph("Trên đây là Kế hoạch {{tên kế hoạch}}. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về {{nơi hướng dẫn}} để được hướng dẫn hoặc tổng hợp, báo cáo {{cơ quan}} xem xét, quyết định./."),
            ]) with
        {
            Annexes = PaperForm.OwnAnnexes(),
        },
        [
            new("tên kế hoạch", FieldForm.Text, "Kế hoạch về việc gì, khi viết trong câu: phát động phong trào thi đua …"),
            new("tên đợt", FieldForm.Text, "Tên đợt như đã đặt"),
            new("căn cứ kế hoạch", FieldForm.Passage, "Các căn cứ, mỗi căn cứ một đoạn"),
            new("mục đích", FieldForm.Passage, "Mục đích", IsRequired: true),
            new("yêu cầu", FieldForm.Passage, "Yêu cầu"),
            new("đối tượng tập thể", FieldForm.Text, "Các tập thể tham gia, khi viết trong câu"),
            new("đối tượng cá nhân", FieldForm.Text, "Các cá nhân tham gia; không có thì cả dòng không in"),
            new("thời gian thực hiện", FieldForm.Text, "Phong trào thi đua được thực hiện từ ngày … đến ngày …", IsRequired: true),
            new("mốc thời gian", FieldForm.Passage, "Các mốc của đợt, mỗi mốc một gạch đầu dòng"),
            new("tên mục nội dung", FieldForm.Text, "Nội dung thi đua, hoặc Nội dung khi không phải phong trào"),
            new("nội dung thi đua", FieldForm.Passage, "Nội dung thi đua", IsRequired: true),
            new("chỉ tiêu", FieldForm.Passage, "Các chỉ tiêu"),
            new("tiêu chí", FieldForm.Passage, "Câu dẫn bảng tiêu chí ở phụ lục, hoặc các tiêu chí bằng lời", IsRequired: true),
            new("cách đánh giá", FieldForm.Passage, "Cách đánh giá, xếp hạng", IsRequired: true),
            new("mức xếp loại", FieldForm.Passage, "Các mức xếp loại"),
            new("hình thức khen", FieldForm.Passage, "Hình thức khen thưởng và số lượng"),
            new("kinh phí", FieldForm.Passage, "Nguồn kinh phí"),
            new("trách nhiệm", FieldForm.Passage, "Trách nhiệm của từng cơ quan, đơn vị, đánh số 1, 2, 3", IsRequired: true),
            new("phụ lục nhiệm vụ", FieldForm.Text, "Phụ lục danh mục nhiệm vụ, theo số phụ lục của văn bản; không có thì cả đoạn không in"),
            new("nơi hướng dẫn", FieldForm.Text, "Cơ quan giải đáp khó khăn, vướng mắc"),
            new("phụ lục", FieldForm.Annexes, "Bảng tiêu chí và danh mục nhiệm vụ", IsRequired: true),
        ]);

    public static OfficialPaper Compose(PlanContent content, OfficialPaper? template = null)
    {
        var area = content.Area is { } known ? " " + Wording.Bare(known) : "";
        var round = Wording.Round(content.CampaignName, content.IsEmulation) + area;
        List<Annex> annexes = [];
        if (content.CriteriaTable.Count > 0)
        {
            annexes.Add(SharedAnnexes.Criteria(content.IsEmulation ? "Bảng tiêu chí thi đua" : "Bảng tiêu chí", content.CriteriaTable, content.CriteriaTotal));
        }

        if (content.Tasks.Count > 0)
        {
            annexes.Add(SharedAnnexes.Tasks("Danh mục nhiệm vụ", content.Tasks));
        }

        var responsibilities = new TextBuilder();
        foreach (var responsibility in content.Responsibilities)
        {
            responsibilities.Clause(responsibility.Body, responsibility.Duties);
        }

        var from = content.From is { } first ? $"từ {VietnamTime.InWords(first)}" : "kể từ ngày ban hành Kế hoạch này";
        var to = content.To is { } last ? $" đến {VietnamTime.InWords(last)}" : "";
        return Form.Compose(content.Frame, template, place => new FieldValues()
            .Text("tên kế hoạch", content.IsEmulation ? $"phát động {round}" : round)
            .Text("tên đợt", Wording.Bare(content.CampaignName))
            .Passage("căn cứ kế hoạch", Wording.Grounds(content.Grounds))
            .Passage("mục đích", TextBuilder.ItemsOf(content.Purposes))
            .Passage("yêu cầu", TextBuilder.ItemsOf(content.Requirements))
            .Text("đối tượng tập thể", Joined(content.CollectiveParticipants))
            .Text("đối tượng cá nhân", Joined(content.IndividualParticipants))
            .Text("thời gian thực hiện", $"{(content.IsEmulation ? "phong trào thi đua được thực hiện" : "thực hiện")} {from}{to}")
            .Passage("mốc thời gian", [.. content.Milestones.Select(m => new DashItem(Wording.Sentence(m)))])
            .Text("tên mục nội dung", content.IsEmulation ? "nội dung thi đua" : "nội dung")
            .Passage("nội dung thi đua", TextBuilder.ItemsOf(content.EmulationContents))
            .Passage("chỉ tiêu", TextBuilder.ItemsOf(content.Targets))
            .Passage("tiêu chí", Criteria(content, place, annexes.Count))
            .Passage("cách đánh giá", TextBuilder.ItemsOf(content.Assessment))
            .Passage("mức xếp loại", TextBuilder.ItemsOf(content.Bands))
            .Passage("hình thức khen", TextBuilder.ItemsOf(content.Awards))
            .Passage("kinh phí", content.Funding is { } funding ? TextBuilder.ItemsOf([funding]) : [])
            .Passage("trách nhiệm", responsibilities.Blocks)
            .Text("phụ lục nhiệm vụ", content.Tasks.Count > 0 ? place.Number(annexes.Count - 1, annexes.Count) : null)
            .Text("nơi hướng dẫn", Wording.Bare(content.ContactBody))
            .Annexes("phụ lục", annexes));
    }

    private static IReadOnlyList<Block> Criteria(PlanContent content, AnnexPlace place, int annexes)
    {
        var text = new TextBuilder();
        if (content.CriteriaTable.Count > 0)
        {
            var total = content.CriteriaTotal is { } points ? $", tổng điểm tối đa {points} điểm" : "";
            text.Text($"{(content.IsEmulation ? "Tiêu chí thi đua" : "Bộ tiêu chí")}{total} quy định tại {place.Number(0, annexes)} kèm theo Kế hoạch này.");
        }

        if (content.Criteria.Count > 0)
        {
            text.Items(content.Criteria);
        }

        return text.Blocks;
    }

    private static string Joined(IReadOnlyList<string> items) => string.Join("; ", items.Select(Wording.Bare));
}
