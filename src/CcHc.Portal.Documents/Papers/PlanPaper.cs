using CcHc.Portal.Documents.Model;
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
    public static OfficialPaper Compose(PlanContent content)
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

        var paper = content.Frame.Around(
            PaperKind.Plan,
            content.IsEmulation ? $"Phát động {round}" : Wording.Capital(round),
            Wording.Ended(Text(content, content.IsEmulation ? $"phát động {round}" : round, annexes.Count)));
        return paper with { LegalBases = Wording.Bases(content.Grounds), Annexes = annexes };
    }

    private static IReadOnlyList<Block> Text(PlanContent content, string purpose, int annexes)
    {
        var text = new TextBuilder();
        text.Text($"{Wording.Under(content.Grounds, content.Frame.AttributedTo)} ban hành Kế hoạch {purpose}, cụ thể như sau:");

        text.Section("Mục đích, yêu cầu");
        text.Clause("Mục đích", content.Purposes);
        text.Clause("Yêu cầu", content.Requirements);

        text.Section("Đối tượng, thời gian");
        text.Clause("Đối tượng");
        text.Add(new DashItem($"Tập thể: {Joined(content.CollectiveParticipants)}."));
        if (content.IndividualParticipants.Count > 0)
        {
            text.Add(new DashItem($"Cá nhân: {Joined(content.IndividualParticipants)}."));
        }

        text.Clause("Thời gian");
        var from = content.From is { } first ? $"từ {VietnamTime.InWords(first)}" : "kể từ ngày ban hành Kế hoạch này";
        var to = content.To is { } last ? $" đến {VietnamTime.InWords(last)}" : "";
        text.Text($"{(content.IsEmulation ? "Phong trào thi đua được thực hiện" : "Thực hiện")} {from}{to}.");
        if (content.Milestones.Count > 0)
        {
            text.Text("Các mốc thời gian:");
            foreach (var milestone in content.Milestones)
            {
                text.Add(new DashItem(Wording.Sentence(milestone)));
            }
        }

        text.Section("Nội dung, chỉ tiêu, tiêu chí");
        text.Clause(content.IsEmulation ? "Nội dung thi đua" : "Nội dung", content.EmulationContents);
        text.Clause("Chỉ tiêu", content.Targets);
        if (content.CriteriaTable.Count > 0 || content.Criteria.Count > 0)
        {
            text.Clause("Tiêu chí");
            if (content.CriteriaTable.Count > 0)
            {
                var total = content.CriteriaTotal is { } points ? $", tổng điểm tối đa {points} điểm" : "";
                text.Text($"{(content.IsEmulation ? "Tiêu chí thi đua" : "Bộ tiêu chí")}{total} quy định tại {PaperText.AnnexNumber(0, annexes)} kèm theo Kế hoạch này.");
            }

            if (content.Criteria.Count > 0)
            {
                text.Items(content.Criteria);
            }
        }

        text.Section("Đánh giá, xếp hạng, khen thưởng");
        text.Clause("Đánh giá, xếp hạng", content.Assessment);
        text.Clause("Mức xếp loại", content.Bands);
        text.Clause("Khen thưởng", content.Awards);
        if (content.Funding is { } funding)
        {
            text.Clause("Kinh phí", [funding]);
        }

        text.Section("Tổ chức thực hiện");
        foreach (var responsibility in content.Responsibilities)
        {
            text.Clause(responsibility.Body, responsibility.Duties);
        }

        if (content.Tasks.Count > 0)
        {
            text.Text($"Nhiệm vụ cụ thể của từng cơ quan, đơn vị quy định tại {PaperText.AnnexNumber(annexes - 1, annexes)} kèm theo Kế hoạch này.");
        }

        text.Text(
            $"Trên đây là Kế hoạch {purpose}. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về {Wording.Bare(content.ContactBody)} để được hướng dẫn hoặc tổng hợp, báo cáo {content.Frame.AttributedTo} xem xét, quyết định.");
        return text.Blocks;
    }

    private static string Joined(IReadOnlyList<string> items) => string.Join("; ", items.Select(Wording.Bare));
}
