using System.Globalization;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Biên bản thẩm định: who looked at what and when, the result, every point that was changed and why; signed by two sides.</summary>
public sealed record AppraisalMinutesContent
{
    public required PaperFrame Frame { get; init; }

    public required string CampaignName { get; init; }

    public bool IsEmulation { get; init; } = true;

    /// <summary>The plan it is done under, to go on in a sentence.</summary>
    public required string PlanReference { get; init; }

    /// <summary>Who appraises: «Sở Tư pháp», «Tổ thẩm định».</summary>
    public required string Appraiser { get; init; }

    /// <summary>The unit that is appraised; null for the minutes of an agency over all units.</summary>
    public string? Unit { get; init; }

    public required Sitting Sitting { get; init; }

    /// <summary>«Đại diện Sở Tư pháp» and who came for it.</summary>
    public required SideOfMinutes AppraisingSide { get; init; }

    public required SideOfMinutes OtherSide { get; init; }

    /// <summary>How many criteria were looked at, and of how many units.</summary>
    public required int Criteria { get; init; }

    public required int Units { get; init; }

    public required IReadOnlyList<AppraisedRow> Results { get; init; }

    /// <summary>The sums over <see cref="Results"/>; null where they make none (sheets of several units).</summary>
    public AppraisedRow? Total { get; init; }

    public IReadOnlyList<ChangedPoints> Changes { get; init; } = [];

    /// <summary>What keeps the self-score because nobody looked at it: «1.2 Mức độ …».</summary>
    public int NotAppraised { get; init; }

    /// <summary>False where criteria are met or not met.</summary>
    public bool IsByPoints { get; init; } = true;

    /// <summary>What the other side said, as paragraphs.</summary>
    public IReadOnlyList<string> Opinion { get; init; } = [];

    public IReadOnlyList<string> Conclusion { get; init; } = [];

    /// <summary>More rows than this stand in an annex.</summary>
    public int MostInText { get; init; } = 10;
}

/// <summary>When and where minutes were taken; what is not known is left open on the page.</summary>
public sealed record Sitting(DateOnly? Day, TimeOnly? From, TimeOnly? To, string? Place);

/// <param name="Name">«Đại diện Sở Tư pháp».</param>
/// <param name="People">«Ông Trần Văn A, Phó Giám đốc»; empty leaves a line to write on.</param>
/// <param name="Signer">Null leaves the place for the name open.</param>
public sealed record SideOfMinutes(string Name, IReadOnlyList<string> People, string? Signer = null);

/// <param name="Name">A field, or a unit.</param>
/// <param name="Maximum">As printed; null where the rows have none.</param>
public sealed record AppraisedRow(string Name, string? Maximum, string Self, string Appraised, string Difference);

/// <param name="Unit">Null where the minutes are of one unit.</param>
public sealed record ChangedPoints(string? Unit, string Criterion, string Self, string Appraised, string Reason);

public static class AppraisalMinutesPaper
{
    public static OfficialPaper Compose(AppraisalMinutesContent content)
    {
        var round = Wording.Round(content.CampaignName, content.IsEmulation);
        var whose = content.Unit is { } unit ? $" của {unit}" : "";
        List<(string Title, PaperTable Table)> annexed = [];
        var text = new TextBuilder();
        text.Text($"Thực hiện {Wording.Bare(content.PlanReference)}, {SittingText.Began(content.Sitting)}, {content.Appraiser} tiến hành thẩm định kết quả tự chấm điểm {round}{whose}.");

        text.Section("Thành phần");
        Side(text, content.AppraisingSide);
        Side(text, content.OtherSide);

        text.Section("Kết quả thẩm định");
        text.Clause("Phạm vi");
        text.Text(content.Unit is null
            ? $"Đã thẩm định {Wording.Count(content.Criteria)} tiêu chí được giao của {Wording.Count(content.Units)} cơ quan, đơn vị{Kept(content)}."
            : $"Đã thẩm định {Wording.Count(content.Criteria)} tiêu chí trên cơ sở phiếu tự chấm điểm và tài liệu kiểm chứng do đơn vị cung cấp{Kept(content)}.");
        if (content.Results.Count > 0)
        {
            text.Clause(content.Unit is null ? "Kết quả theo cơ quan, đơn vị" : "Kết quả theo lĩnh vực");
            Table(content, content.Unit is null ? "Kết quả thẩm định theo cơ quan, đơn vị" : "Kết quả thẩm định theo lĩnh vực", Results(content), text, annexed);
        }

        text.Clause(content.IsByPoints ? "Nội dung điều chỉnh điểm" : "Nội dung điều chỉnh kết quả");
        if (content.Changes.Count == 0)
        {
            text.Text("Không có nội dung điều chỉnh so với kết quả tự chấm điểm");
        }
        else
        {
            Table(content, content.IsByPoints ? "Nội dung điều chỉnh điểm và lý do" : "Nội dung điều chỉnh kết quả và lý do", Changes(content), text, annexed);
        }

        text.Section(content.Unit is null ? "Ý kiến của các bên" : "Ý kiến của đơn vị được thẩm định");
        text.Paragraphs(content.Opinion.Count > 0 ? content.Opinion : ["…"]);
        if (content.Conclusion.Count > 0)
        {
            text.Section("Kết luận");
            text.Paragraphs(content.Conclusion);
        }

        text.Text($"Biên bản được đọc lại cho các bên cùng nghe, thống nhất, lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản; việc thẩm định kết thúc vào {SittingText.Ended(content.Sitting)}.");
        var paper = content.Frame.Around(
            PaperKind.Minutes,
            $"Thẩm định kết quả tự chấm điểm {round}{whose}",
            Wording.Ended(Pointed(text.Blocks, annexed.Count)),
            []);
        return paper with
        {
            PlaceAndDate = null,
            Signature = SignatureBlock.Head(Wording.Capitals(content.AppraisingSide.Name), content.AppraisingSide.Signer),
            SecondSignature = SignatureBlock.Head(Wording.Capitals(content.OtherSide.Name), content.OtherSide.Signer),
            Annexes = [.. annexed.Select(a => new Annex(Wording.Capitals(a.Title), [a.Table], IsLandscape: a.Table.Columns.Count > 5))],
        };
    }

    private static string Kept(AppraisalMinutesContent content) => content.NotAppraised == 0
        ? ""
        : $"; điểm tự chấm của {Wording.Count(content.NotAppraised)} nội dung chưa thẩm định được giữ nguyên";

    private static void Side(TextBuilder text, SideOfMinutes side)
    {
        text.Clause(side.Name);
        foreach (var person in side.People.Count > 0 ? side.People : ["…"])
        {
            text.Add(new DashItem(Wording.Sentence(person)));
        }
    }

    // The annexes are counted only at the end, and the text points to each by its number.
    private static void Table(AppraisalMinutesContent content, string title, PaperTable table, TextBuilder text, List<(string Title, PaperTable Table)> annexed)
    {
        if (table.Rows.Count <= content.MostInText)
        {
            text.Add(table);
            return;
        }

        annexed.Add((title, table));
        text.Text($"{title} nêu tại {Mark(annexed.Count - 1)} kèm theo Biên bản này");
    }

    private static string Mark(int index) => $"\u0001{index}\u0001";

    private static IReadOnlyList<Block> Pointed(IReadOnlyList<Block> blocks, int annexes) =>
        [.. blocks.Select(b => b is Paragraph paragraph
            ? paragraph with { Text = Enumerable.Range(0, annexes).Aggregate(paragraph.Text, (t, i) => t.Replace(Mark(i), PaperText.AnnexNumber(i, annexes), StringComparison.Ordinal)) }
            : b)];

    private static PaperTable Results(AppraisalMinutesContent content)
    {
        var hasMaximum = content.Results.Any(r => r.Maximum is not null);
        List<TableColumn> columns = [new("STT", 1, CellAlignment.Centre), new(content.Unit is null ? "Cơ quan, đơn vị" : "Lĩnh vực", 7)];
        if (hasMaximum)
        {
            columns.Add(new(content.IsByPoints ? "Điểm tối đa" : "Số tiêu chí", 1.8, CellAlignment.Centre));
        }

        columns.Add(new(content.IsByPoints ? "Điểm tự chấm" : "Tự đánh giá đạt", 1.8, CellAlignment.Centre));
        columns.Add(new(content.IsByPoints ? "Điểm thẩm định" : "Thẩm định đạt", 1.8, CellAlignment.Centre));
        columns.Add(new("Chênh lệch", 1.8, CellAlignment.Centre));
        List<TableRow> rows = [.. content.Results.Select((r, i) => new TableRow(Cells((i + 1).ToString(CultureInfo.InvariantCulture), r)))];
        if (content.Total is { } total)
        {
            rows.Add(new TableRow(Cells("", total), IsBold: true));
        }

        return new PaperTable("Kết quả thẩm định", columns, rows);

        List<string> Cells(string number, AppraisedRow row) =>
            hasMaximum ? [number, row.Name, row.Maximum ?? "", row.Self, row.Appraised, row.Difference] : [number, row.Name, row.Self, row.Appraised, row.Difference];
    }

    private static PaperTable Changes(AppraisalMinutesContent content)
    {
        var hasUnit = content.Changes.Any(c => c.Unit is not null);
        List<TableColumn> columns = [new("STT", 1, CellAlignment.Centre)];
        if (hasUnit)
        {
            columns.Add(new("Cơ quan, đơn vị", 4));
        }

        columns.AddRange([
            new("Tiêu chí", 5.5),
            new(content.IsByPoints ? "Điểm tự chấm" : "Tự đánh giá", 1.7, CellAlignment.Centre),
            new(content.IsByPoints ? "Điểm thẩm định" : "Thẩm định", 1.7, CellAlignment.Centre),
            new("Lý do", 5.5)]);
        return new PaperTable("Nội dung điều chỉnh và lý do", columns, [.. content.Changes.Select((c, i) =>
        {
            List<string> cells = [(i + 1).ToString(CultureInfo.InvariantCulture)];
            if (hasUnit)
            {
                cells.Add(c.Unit ?? "");
            }

            cells.AddRange([c.Criterion, c.Self, c.Appraised, c.Reason]);
            return new TableRow(cells);
        })]);
    }
}

/// <summary>How minutes say when they were begun and ended (Nghị định 30/2020/NĐ-CP, Mẫu 1.9).</summary>
internal static class SittingText
{
    private const string Gap = "……";

    /// <summary>«vào 08 giờ 30 phút, ngày 05 tháng 11 năm 2025, tại Trụ sở …».</summary>
    public static string Began(Sitting sitting) =>
        $"vào {Time(sitting.From)}, {Day(sitting.Day)}, tại {(sitting.Place is { } place ? Wording.Bare(place) : Gap)}";

    /// <summary>«11 giờ 00 phút cùng ngày».</summary>
    public static string Ended(Sitting sitting) => $"{Time(sitting.To)} cùng ngày";

    public static string Time(TimeOnly? time) => time is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known.Hour:00} giờ {known.Minute:00} phút")
        : $"{Gap} giờ {Gap} phút";

    public static string Day(DateOnly? day) => day is { } known ? VietnamTime.InWords(known) : $"ngày {Gap} tháng {Gap} năm {Gap}";
}
