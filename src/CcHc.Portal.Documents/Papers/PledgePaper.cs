using System.Globalization;
using CcHc.Portal.Documents.Model;

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
    public static OfficialPaper Compose(PledgeContent content)
    {
        var who = content.Subject ?? content.Frame.AttributedTo;
        var round = Wording.Round(content.CampaignName, content.IsEmulation);
        var text = new TextBuilder();
        text.Text($"Thực hiện {Wording.Bare(content.PlanReference)}, {who} đăng ký tham gia {round} với các nội dung sau:");
        if (content.Undertakings.Count > 0)
        {
            text.Section("Nội dung cam kết");
            foreach (var undertaking in content.Undertakings)
            {
                text.PlainClause(undertaking);
            }
        }

        text.Section("Chỉ tiêu đăng ký");
        var hasDeadlines = content.Targets.Any(t => t.Deadline is not null);
        List<TableColumn> columns = [new("STT", 1, CellAlignment.Centre), new("Chỉ tiêu", 7), new("Mức đăng ký", 3, CellAlignment.Centre)];
        if (hasDeadlines)
        {
            columns.Add(new("Thời hạn", 2.4, CellAlignment.Centre));
        }

        text.Add(new PaperTable("Chỉ tiêu đăng ký", columns, [.. content.Targets.Select(Row)]));
        if (content.ResultStrivenFor is not null || content.AwardStrivenFor is not null || content.Fields.Count > 0)
        {
            text.Section("Kết quả phấn đấu");
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
        }

        text.Text($"{Wording.Capital(who)} cam kết tổ chức thực hiện và chịu trách nhiệm về kết quả thực hiện các nội dung đã đăng ký.");
        var paper = content.Frame.Around(
            PaperKind.Registration,
            $"Tham gia {round}",
            Wording.Ended(text.Blocks),
            ["Như trên"]);
        return paper with { Addressees = content.Addressees };

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
}
