using CcHc.Portal.Documents.Model;
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
    public static OfficialPaper Compose(ReviewReportContent content)
    {
        var round = Wording.Round(content.CampaignName, content.IsEmulation);
        var what = content.IsInterim ? "sơ kết" : "tổng kết";
        var text = new TextBuilder();
        text.Text($"Thực hiện {Wording.Bare(content.PlanReference)}, {content.Frame.AttributedTo} báo cáo {what} {round} như sau:");
        if (content.Organisation.Count > 0)
        {
            text.Section("Công tác chỉ đạo, triển khai");
            text.Paragraphs(content.Organisation);
        }

        text.Section("Kết quả thực hiện");
        Participation(text, content);
        Fields(text, content);
        Bands(text, content);
        Losses(text, content);
        Awards(text, content);

        if (content.Strengths.Count + content.Limits.Count + content.Causes.Count > 0)
        {
            text.Section("Đánh giá chung");
            text.Clause("Ưu điểm", content.Strengths);
            text.Clause("Tồn tại, hạn chế", content.Limits);
            text.Clause("Nguyên nhân", content.Causes);
        }

        Section(text, "Bài học kinh nghiệm", content.Lessons);
        Section(text, content.IsInterim ? "Nhiệm vụ trong thời gian tới" : "Phương hướng, nhiệm vụ", content.Ahead);
        Section(text, "Đề xuất, kiến nghị", content.Proposals);
        text.Text(content.Addressees.Count > 0
            ? $"Trên đây là Báo cáo {what} {round}, {content.Frame.AttributedTo} kính báo cáo {string.Join(", ", content.Addressees)}."
            : $"Trên đây là Báo cáo {what} {round} của {content.Frame.AttributedTo}.");
        var paper = content.Frame.Around(
            PaperKind.Report,
            $"{Wording.Capital(what)} {round}",
            Wording.Ended(text.Blocks),
            content.Addressees.Count > 0 ? ["Như trên"] : []);
        return paper with { Addressees = content.Addressees };
    }

    private static void Section(TextBuilder text, string title, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            text.Section(title);
            text.Items(items);
        }
    }

    private static void Participation(TextBuilder text, ReviewReportContent content)
    {
        if (content.Participation.Count == 0)
        {
            return;
        }

        var all = new ParticipationRow(
            "Tổng cộng",
            content.Participation.Sum(r => r.All),
            content.Participation.Sum(r => r.Registered),
            content.Participation.Sum(r => r.Locked),
            content.Participation.Sum(r => r.Reported),
            content.Participation.Sum(r => r.Late));
        text.Clause("Kết quả tham gia");
        var registered = content.HasRegistration ? $"; {Wording.Count(all.Registered)} đã đăng ký" : "";
        var late = all.Late > 0 ? $", trong đó {Wording.Count(all.Late)} quá hạn" : "";
        text.Text($"Có {Wording.Count(all.All)} tập thể, cá nhân tham gia{registered}; {Wording.Count(all.Locked)} đã hoàn thành tự chấm điểm{late}; {Wording.Count(all.Reported)} đã gửi báo cáo có chữ ký");
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

        text.Add(new PaperTable("Kết quả tham gia", columns, [.. lines.Select(l => new TableRow(Cells(l.Row), l.IsSum))]));

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

    private static void Fields(TextBuilder text, ReviewReportContent content)
    {
        var sets = content.Fields.Where(f => f.Rows.Count > 0).ToList();
        if (sets.Count == 0)
        {
            return;
        }

        text.Clause("Kết quả theo lĩnh vực");
        foreach (var set in sets)
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
    }

    private static void Bands(TextBuilder text, ReviewReportContent content)
    {
        var bands = content.Bands.SelectMany(b => b.Counts.Select(c => c.Band)).Distinct(StringComparer.Ordinal).ToList();
        if (bands.Count == 0)
        {
            return;
        }

        text.Clause("Kết quả xếp loại");
        text.Add(new PaperTable(
            "Kết quả xếp loại",
            [new("Nhóm", 6), .. bands.Select(b => new TableColumn(b, 2, CellAlignment.Centre))],
            [.. content.Bands.Select(g => new TableRow([g.Group, .. bands.Select(b => Number(g.Counts.Where(c => c.Band == b).Sum(c => c.Count)))]))]));
    }

    private static void Losses(TextBuilder text, ReviewReportContent content)
    {
        if (content.Losses.Count == 0)
        {
            return;
        }

        text.Clause("Tiêu chí bị trừ nhiều điểm");
        text.Add(new PaperTable(
            "Tiêu chí bị trừ nhiều điểm",
            [
                new("STT", 1, CellAlignment.Centre), new("Tiêu chí", 7), new("Điểm tối đa", 1.6, CellAlignment.Centre),
                new("Điểm mất bình quân", 2, CellAlignment.Centre), new("Số đơn vị không đạt tối đa", 2.2, CellAlignment.Centre),
            ],
            [.. content.Losses.Select((l, i) => new TableRow([Number(i + 1), l.Criterion, l.Maximum, l.MeanLoss, Number(l.Units)]))]));
    }

    private static void Awards(TextBuilder text, ReviewReportContent content)
    {
        if (content.Awards.Count == 0)
        {
            return;
        }

        text.Clause("Kết quả khen thưởng");
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
