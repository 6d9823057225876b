using System.Globalization;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Templates;
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
    internal static readonly PaperForm Form = new(
        [Domain.Papers.PaperKind.AppraisalMinutes],
        PaperForm.Text(
            PaperKind.Minutes,
            "Thẩm định {{nội dung thẩm định}}",
            [
                new Paragraph("Thực hiện {{kế hoạch}}, vào {{giờ bắt đầu}}, {{ngày thẩm định}}, tại {{địa điểm}}, {{bên thẩm định}} tiến hành thẩm định {{nội dung thẩm định}}."),
                new RomanSection(1, "THÀNH PHẦN"),
                new Clause(1, "{{đại diện bên thẩm định}}", null),
                new Paragraph("{{người của bên thẩm định}}"),
                new Clause(2, "{{đại diện bên còn lại}}", null),
                new Paragraph("{{người của bên còn lại}}"),
                new RomanSection(2, "KẾT QUẢ THẨM ĐỊNH"),
                new Clause(1, "Phạm vi", null),
                new Paragraph("{{phạm vi thẩm định}}"),
                new Clause(2, "{{Tên mục kết quả}}", null),
                new Paragraph("{{kết quả thẩm định}}"),
                new Clause(3, "{{Tên mục điều chỉnh}}", null),
                new Paragraph("{{nội dung điều chỉnh}}"),
                new RomanSection(3, "{{TÊN MỤC Ý KIẾN}}"),
                new Paragraph("{{ý kiến}}"),
                new RomanSection(4, "KẾT LUẬN"),
                new Paragraph("{{kết luận}}"),
                new Paragraph("Biên bản được đọc lại cho các bên cùng nghe, thống nhất, lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản; việc thẩm định kết thúc vào {{giờ kết thúc}} cùng ngày./."),
            ]) with
        {
            SecondSignature = PaperForm.AnySignature(),
            Annexes = PaperForm.OwnAnnexes(),
        },
        [
            .. PaperForm.RoundFields,
            PaperForm.PlanField,
            new("nội dung thẩm định", FieldForm.Text, "Thẩm định kết quả gì, của đơn vị nào, khi viết trong câu"),
            new("bên thẩm định", FieldForm.Text, "Cơ quan, tổ thẩm định"),
            new("giờ bắt đầu", FieldForm.Text, "Giờ bắt đầu; chưa ghi thì để trống chỗ viết"),
            new("ngày thẩm định", FieldForm.Text, "Ngày thẩm định; chưa ghi thì để trống chỗ viết"),
            new("địa điểm", FieldForm.Text, "Nơi thẩm định; chưa ghi thì để trống chỗ viết"),
            new("giờ kết thúc", FieldForm.Text, "Giờ kết thúc; chưa ghi thì để trống chỗ viết"),
            new("đại diện bên thẩm định", FieldForm.Text, "Đại diện của cơ quan thẩm định"),
            new("người của bên thẩm định", FieldForm.Passage, "Họ tên, chức vụ, mỗi người một gạch đầu dòng", IsRequired: true),
            new("đại diện bên còn lại", FieldForm.Text, "Đại diện của đơn vị được thẩm định, hoặc của cơ quan nhận kết quả"),
            new("người của bên còn lại", FieldForm.Passage, "Họ tên, chức vụ, mỗi người một gạch đầu dòng", IsRequired: true),
            new("phạm vi thẩm định", FieldForm.Passage, "Số tiêu chí, số đơn vị đã thẩm định, số nội dung giữ nguyên điểm tự chấm", IsRequired: true),
            new("tên mục kết quả", FieldForm.Text, "Kết quả theo cơ quan, đơn vị hoặc theo lĩnh vực"),
            new("kết quả thẩm định", FieldForm.Passage, "Bảng kết quả; bảng dài thì dẫn phụ lục", IsRequired: true),
            new("tên mục điều chỉnh", FieldForm.Text, "Nội dung điều chỉnh điểm hoặc điều chỉnh kết quả"),
            new("nội dung điều chỉnh", FieldForm.Passage, "Bảng nội dung điều chỉnh, lý do; bảng dài thì dẫn phụ lục", IsRequired: true),
            new("tên mục ý kiến", FieldForm.Text, "Ý kiến của các bên hoặc của đơn vị được thẩm định"),
            new("ý kiến", FieldForm.Passage, "Ý kiến đã ghi", IsRequired: true),
            new("kết luận", FieldForm.Passage, "Kết luận đã ghi; không có thì cả mục không in"),
            new("phụ lục", FieldForm.Annexes, "Bảng kết quả, bảng điều chỉnh, khi dài", IsRequired: true),
        ]);

    public static OfficialPaper Compose(AppraisalMinutesContent content, OfficialPaper? template = null)
    {
        var round = Wording.Round(content.CampaignName, content.IsEmulation);
        var isOfUnit = content.Unit is not null;
        var sitting = content.Sitting;
        var points = content.IsByPoints ? "điểm" : "kết quả";
        var results = new MinutesTable($"Kết quả thẩm định theo {(isOfUnit ? "lĩnh vực" : "cơ quan, đơn vị")}", content.Results.Count > 0 ? Results(content) : null);
        var changes = new MinutesTable($"Nội dung điều chỉnh {points} và lý do", content.Changes.Count > 0 ? Changes(content) : null);
        List<MinutesTable> annexed = [.. new[] { results, changes }.Where(t => t.Table is { } table && table.Rows.Count > content.MostInText)];
        return Form.Compose(content.Frame, template, place => new FieldValues()
            .Round(content.CampaignName, content.IsEmulation)
            .Plan(content.PlanReference)
            .Text("nội dung thẩm định", $"kết quả tự chấm điểm {round}{(content.Unit is { } unit ? $" của {unit}" : "")}")
            .Text("bên thẩm định", content.Appraiser)
            .Text("giờ bắt đầu", SittingText.Time(sitting.From))
            .Text("ngày thẩm định", SittingText.Day(sitting.Day))
            .Text("địa điểm", SittingText.Place(sitting))
            .Text("giờ kết thúc", SittingText.Time(sitting.To))
            .Text("đại diện bên thẩm định", Wording.Bare(content.AppraisingSide.Name))
            .Passage("người của bên thẩm định", People(content.AppraisingSide))
            .Text("đại diện bên còn lại", Wording.Bare(content.OtherSide.Name))
            .Passage("người của bên còn lại", People(content.OtherSide))
            .Passage("phạm vi thẩm định", [new Paragraph(Scope(content))])
            .Text("tên mục kết quả", $"kết quả theo {(isOfUnit ? "lĩnh vực" : "cơ quan, đơn vị")}")
            .Passage("kết quả thẩm định", Shown(results, annexed, place))
            .Text("tên mục điều chỉnh", $"nội dung điều chỉnh {points}")
            .Passage("nội dung điều chỉnh", content.Changes.Count > 0 ? Shown(changes, annexed, place) : [new Paragraph("Không có nội dung điều chỉnh so với kết quả tự chấm điểm.")])
            .Text("tên mục ý kiến", isOfUnit ? "ý kiến của đơn vị được thẩm định" : "ý kiến của các bên")
            .Passage("ý kiến", TextBuilder.ParagraphsOf(content.Opinion.Count > 0 ? content.Opinion : ["…"]))
            .Passage("kết luận", TextBuilder.ParagraphsOf(content.Conclusion))
            .Annexes("phụ lục", [.. annexed.Select(a => new Annex(Wording.Capitals(a.Title), [a.Table!], IsLandscape: a.Table!.Columns.Count > 5))])) with
        {
            PlaceAndDate = null,
            Signature = SignatureBlock.Head(Wording.Capitals(content.AppraisingSide.Name), content.AppraisingSide.Signer),
            SecondSignature = SignatureBlock.Head(Wording.Capitals(content.OtherSide.Name), content.OtherSide.Signer),
        };
    }

    private static string Scope(AppraisalMinutesContent content)
    {
        var kept = content.NotAppraised == 0 ? "" : $"; điểm tự chấm của {Wording.Count(content.NotAppraised)} nội dung chưa thẩm định được giữ nguyên";
        return content.Unit is null
            ? $"Đã thẩm định {Wording.Count(content.Criteria)} tiêu chí được giao của {Wording.Count(content.Units)} cơ quan, đơn vị{kept}."
            : $"Đã thẩm định {Wording.Count(content.Criteria)} tiêu chí trên cơ sở phiếu tự chấm điểm và tài liệu kiểm chứng do đơn vị cung cấp{kept}.";
    }

    private static IReadOnlyList<Block> People(SideOfMinutes side) => [.. (side.People.Count > 0 ? side.People : ["…"]).Select(p => new DashItem(Wording.Sentence(p)))];

    /// <param name="Table">Null where there is nothing to show.</param>
    private sealed record MinutesTable(string Title, PaperTable? Table);

    /// <summary>The table itself, or where it is annexed.</summary>
    private static IReadOnlyList<Block> Shown(MinutesTable shown, List<MinutesTable> annexed, AnnexPlace place) => annexed.IndexOf(shown) switch
    {
        >= 0 and var at => [new Paragraph($"{shown.Title} nêu tại {place.Number(at, annexed.Count)} kèm theo Biên bản này.")],
        _ => shown.Table is { } table ? [table] : [],
    };

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
        $"vào {Time(sitting.From)}, {Day(sitting.Day)}, tại {Place(sitting)}";

    public static string Place(Sitting sitting) => sitting.Place is { } place ? Wording.Bare(place) : Gap;

    /// <summary>«11 giờ 00 phút cùng ngày».</summary>
    public static string Ended(Sitting sitting) => $"{Time(sitting.To)} cùng ngày";

    public static string Time(TimeOnly? time) => time is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known.Hour:00} giờ {known.Minute:00} phút")
        : $"{Gap} giờ {Gap} phút";

    public static string Day(DateOnly? day) => day is { } known ? VietnamTime.InWords(known) : $"ngày {Gap} tháng {Gap} năm {Gap}";
}
