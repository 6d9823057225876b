using System.Globalization;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>
/// The sheet of one participant as a workbook to fill in without a network. Its first sheet is an answers file, so that the
/// subcommand «score» takes it as it is; what the portal needs to take it back lies in a row and two columns that are not shown.
/// </summary>
public sealed class WriteSheetFile
{
    private const string Answers = "Phiếu chấm điểm";
    private const string Guide = "Hướng dẫn";
    private const string Lists = "Danh mục";
    private const int HeaderRow = 6;
    private const decimal Largest = 999_999_999_999m;

    private static readonly IReadOnlyList<(string Field, double Width)> Fields =
    [
        (AnswerField.Option, 22),
        (AnswerField.Value, 10),
        (AnswerField.Numerator, 11),
        (AnswerField.Denominator, 11),
        (AnswerField.Count, 10),
        (AnswerField.Counts, 24),
        (AnswerField.Date, 13),
        (AnswerField.Mark, 9),
        (AnswerField.NotApplicable, 13),
    ];

    // Code, title, maximum, how it is scored and what proves it stand before the answers.
    private static readonly IReadOnlyList<double> Before = [9, 40, 9, 42, 30];

    private readonly Dictionary<string, (int Column, int Count)> lists = new(StringComparer.Ordinal);

    public async Task RunAsync(SheetReading reading, DateTimeOffset now, Stream output, CancellationToken cancellation)
    {
        await using var writer = await XlsxWriter.CreateAsync(output, cancellation);
        await AnswersAsync(writer, reading, now);
        await GuideAsync(writer, reading);
        await ListsAsync(writer, reading);
    }

    public static SheetFileOrigin OriginOf(SheetReading reading, DateTimeOffset now) =>
        new(reading.Sheet.Id, SheetFileOrigin.FingerprintOf(reading.Tree.Tree), reading.Participant.Name, reading.Campaign.Name, now);

    private static string NameOf(NotApplicable treatment) => StateNames.Of(treatment);

    private async Task AnswersAsync(XlsxWriter writer, SheetReading reading, DateTimeOffset now)
    {
        var headers = new[] { AnswersFile.Columns[0].Header, "Nội dung", "Điểm tối đa", "Cách chấm", "Tài liệu kiểm chứng cần có" }
            .Concat(Fields.Select(f => AnswersFile.Columns.First(c => c.Name == f.Field).Header))
            .Concat(SheetFile.OwnColumns.Select(c => c.Header))
            .ToList();
        await writer.BeginSheetAsync(new XlsxSheet(Answers, [.. Before, .. Fields.Select(f => f.Width), 44, 8, 8], FrozenRows: HeaderRow, FrozenColumns: 2, Landscape: true)
        {
            IsProtected = true,
            HiddenColumns = [headers.Count - 1, headers.Count],
        });
        await writer.HiddenRowAsync([.. OriginOf(reading, now).ToCells().Select(c => XlsxCell.OfText(c))]);
        await writer.RowAsync(XlsxCell.OfText("PHIẾU TỰ CHẤM ĐIỂM", bold: true));
        await writer.RowAsync(XlsxCell.OfText(reading.Campaign.Name, bold: true));
        await writer.RowAsync(XlsxCell.OfText($"{reading.Participant.Name}. Số liệu đang lưu trên cổng lúc {VietnamTime.Minute(now)}."));
        await writer.RowAsync(XlsxCell.OfText("Chỉ nhập vào ô nền vàng nhạt; ô xám không dùng cho tiêu chí đó. Xem trang tính «Hướng dẫn»."));
        await writer.HeaderAsync(headers);
        foreach (var node in reading.Tree.Tree.Nodes)
        {
            if (!node.IsLeaf)
            {
                // A group has no answer. Its code stands with the title, so that the row is none of the answers.
                await writer.RowAsync([XlsxCell.Heading(null), XlsxCell.Heading($"{node.Code}. {node.Title}"), .. Enumerable.Range(0, headers.Count - 4).Select(_ => XlsxCell.Heading(null))]);
            }
            else if (node.Rule is not InformationRule)
            {
                Narrow(writer, reading, node);
                await writer.RowAsync(LeafRow(reading, node));
            }
        }
    }

    private static XlsxCell[] LeafRow(SheetReading reading, CriteriaNode leaf)
    {
        var line = reading.Line(leaf);
        var answer = line?.Answer is { } json ? Answer.FromJson(json) : new Answer();
        var isOwn = leaf.Source.InputBy == InputBy.Unit;
        var explanation = line?.Explanation ?? (isOwn ? null : $"Số liệu do {StateNames.Of(leaf.Source.InputBy)} cung cấp; đơn vị không nhập.");
        return
        [
            XlsxCell.Boxed(leaf.Code),
            XlsxCell.Boxed(leaf.Title),
            XlsxCell.BoxedPoints(leaf.MaxPoints.Value),
            XlsxCell.Boxed(string.Join(". ", RuleInWords.Of(leaf, reading.Campaign.Year)) + "."),
            XlsxCell.Boxed(leaf.Source.Evidence),
            .. Fields.Select(f => AnswerCell(leaf, f.Field, answer, isOwn)),
            isOwn ? XlsxCell.InputText(explanation) : XlsxCell.Grey(explanation),
            XlsxCell.OfText(line?.Version.ToString(CultureInfo.InvariantCulture)),
            XlsxCell.OfText(SheetFile.SealOf(answer, explanation)),
        ];
    }

    private static XlsxCell AnswerCell(CriteriaNode leaf, string field, Answer answer, bool isOwn)
    {
        var text = AnswerText.Of(answer);
        var shown = field switch
        {
            AnswerField.Option => text.Option,
            AnswerField.Value => text.Value,
            AnswerField.Numerator => text.Numerator,
            AnswerField.Denominator => text.Denominator,
            AnswerField.Count => text.Count,
            AnswerField.Counts => text.Counts,
            AnswerField.Date => text.Date,
            AnswerField.Mark => text.Mark,
            _ => answer.NotApplicable is { } treatment ? NameOf(treatment) : null,
        };
        var isUsed = field == AnswerField.NotApplicable ? leaf.Offered is not null : leaf.Method.Fields.Contains(field);
        if (!isOwn || !isUsed)
        {
            return XlsxCell.Grey(shown);
        }

        return field switch
        {
            AnswerField.Value => XlsxCell.InputNumber(answer.Value),
            AnswerField.Numerator => XlsxCell.InputNumber(answer.Numerator),
            AnswerField.Denominator => XlsxCell.InputNumber(answer.Denominator),
            AnswerField.Count => XlsxCell.InputNumber(answer.Count),
            AnswerField.Mark => XlsxCell.InputNumber(answer.Mark),
            AnswerField.Date => XlsxCell.InputDate(answer.Date),
            _ => XlsxCell.InputText(shown),
        };
    }

    private void Narrow(XlsxWriter writer, SheetReading reading, CriteriaNode leaf)
    {
        if (leaf.Source.InputBy != InputBy.Unit)
        {
            return;
        }

        for (var i = 0; i < Fields.Count; i++)
        {
            var field = Fields[i].Field;
            var cell = Cell.ColumnName(Before.Count + i + 1) + writer.NextRow.ToString(CultureInfo.InvariantCulture);
            if (field == AnswerField.NotApplicable ? leaf.Offered is not null : leaf.Method.Fields.Contains(field))
            {
                writer.Validate(ValidationOf(leaf, field, cell, reading.Campaign.Year) with { Title = $"Tiêu chí {leaf.Code}" });
            }
        }

        var explanation = Cell.ColumnName(Before.Count + Fields.Count + 1) + writer.NextRow.ToString(CultureInfo.InvariantCulture);
        writer.Validate(XlsxValidation.TextLength(explanation, ScoreLine.TextMaxLength) with
        {
            Title = $"Tiêu chí {leaf.Code}",
            Error = $"Giải trình không quá {ScoreLine.TextMaxLength} ký tự.",
        });
    }

    private XlsxValidation ValidationOf(CriteriaNode leaf, string field, string cell, int year)
    {
        switch (field)
        {
            case AnswerField.Option when leaf.Rule is ChoiceRule choice:
                return FromList(cell, "option " + leaf.Code, choice.Options.Count) with { Prompt = "Chọn một mức trong danh sách.", Error = "Chỉ chọn mức có trong danh sách." };
            case AnswerField.NotApplicable:
                return FromList(cell, "treatment " + leaf.Offered, 1) with
                {
                    Prompt = $"Chỉ chọn «{NameOf(leaf.Offered!.Value)}» khi không phát sinh nhiệm vụ; khi đó để trống các ô khác và ghi lý do ở cột «Giải trình».",
                    Error = "Chỉ chọn giá trị có trong danh sách.",
                };
            case AnswerField.Value when leaf.Rule is SurveyRule:
                return XlsxValidation.Number(cell, 0, 100) with { Prompt = "Kết quả khảo sát, từ 0 đến 100 (%). Ví dụ 87,5.", Error = "Nhập số từ 0 đến 100." };
            case AnswerField.Value:
                return XlsxValidation.Number(cell, 0, Largest) with { Prompt = "Tỷ lệ phần trăm, ví dụ 87,5. Hoặc nhập tử số và mẫu số; không nhập cả hai.", Error = "Nhập số không âm." };
            case AnswerField.Numerator or AnswerField.Denominator:
                return XlsxValidation.Number(cell, 0, Largest) with { Prompt = "Nhập cả tử số và mẫu số, ví dụ 850 và 1000; khi đó để trống ô tỷ lệ.", Error = "Nhập số không âm." };
            case AnswerField.Count:
                return XlsxValidation.Number(cell, 0, Largest, whole: true) with { Prompt = "Số nguyên, ví dụ 0, 1, 2. Không có thì nhập 0.", Error = "Nhập số nguyên không âm." };
            case AnswerField.Mark when leaf.Rule is ExpertRule expert:
                return XlsxValidation.Number(cell, 0, leaf.Max) with
                {
                    Prompt = $"Từ 0 đến {leaf.MaxPoints.ToExactString()}, theo bước {expert.Step.ToString("0.####", Vietnamese.Culture)}.",
                    Error = $"Nhập số từ 0 đến {leaf.MaxPoints.ToExactString()}.",
                };
            case AnswerField.Date:
                return XlsxValidation.Day(cell, new DateOnly(year - 2, 1, 1), new DateOnly(year + 2, 12, 31)) with { Prompt = "Ngày thực hiện, dạng dd/mm/yyyy.", Error = "Ngày này nằm ngoài khoảng thường gặp hoặc không phải là ngày. Vẫn ghi?" };
            case AnswerField.Counts when leaf.Rule is WeightedRatioRule weighted:
                return XlsxValidation.Hint(cell) with { Prompt = "Ghi số lượng từng loại: " + string.Join("; ", weighted.Weights.Select(w => $"{w.Label}=0")) };
            default:
                return XlsxValidation.Hint(cell);
        }
    }

    private XlsxValidation FromList(string cell, string name, int count)
    {
        if (!lists.TryGetValue(name, out var list))
        {
            list = (lists.Count + 1, count);
            lists.Add(name, list);
        }

        return XlsxValidation.List(cell, Lists, list.Column, 2, list.Count);
    }

    private static async Task GuideAsync(XlsxWriter writer, SheetReading reading)
    {
        await writer.BeginSheetAsync(new XlsxSheet(Guide, [26, 96], FrozenRows: 0) { IsProtected = true });
        await writer.RowAsync(XlsxCell.OfText("Cách điền phiếu trên Excel", bold: true));
        string[] steps =
        [
            "Nhập số liệu vào các ô nền vàng nhạt ở trang tính «Phiếu chấm điểm». Ô xám không dùng cho tiêu chí đó; ô trắng chỉ để đọc.",
            "Tiêu chí chưa có số liệu thì để trống: cổng giữ là «chưa chấm». Xóa một ô đã có số liệu nghĩa là bỏ câu trả lời đã lưu.",
            "Số thập phân nhập theo dấu của máy (thường là dấu phẩy). Tỷ lệ nhập số phần trăm: 87,5 hoặc 87,5%.",
            "Không có tài liệu kiểm chứng hoặc khai «không phát sinh» thì ghi rõ ở cột «Giải trình cách tính điểm».",
            "Tài liệu kiểm chứng không đưa vào tệp này; anh/chị chọn tài liệu trên cổng như thường lệ. Nạp tệp không làm thay đổi tài liệu đã chọn.",
            "Lưu tệp dạng Excel (.xlsx), rồi trên cổng mở phiếu, mục «Điền trên Excel», chọn tệp. Cổng cho xem từng chỗ thay đổi trước khi ghi; không dòng nào được ghi khi chưa xác nhận.",
            "Không thêm, bớt hay đổi chỗ dòng, cột; không dùng tệp của đơn vị khác hoặc tệp tải về trước khi bộ tiêu chí thay đổi.",
            "Trang tính được khóa không có mật khẩu, chỉ để tránh sửa nhầm.",
        ];
        for (var i = 0; i < steps.Length; i++)
        {
            await writer.RowAsync(XlsxCell.OfText($"Bước {i + 1}", wrap: true), XlsxCell.OfText(steps[i], wrap: true));
        }

        await writer.RowAsync();
        await writer.RowAsync(XlsxCell.OfText("Cách chấm", bold: true), XlsxCell.OfText("Nhập vào cột", bold: true));
        foreach (var method in reading.OwnLeaves.Select(l => l.Method).Where(m => m.Fields.Count > 0).Distinct())
        {
            var columns = string.Join(", ", method.Fields.Select(f => "«" + AnswersFile.Columns.First(c => c.Name == f).Header + "»"));
            await writer.RowAsync(XlsxCell.OfText(method.Vietnamese, wrap: true), XlsxCell.OfText(method.Fields.Count > 1 ? columns + " – tỷ lệ, hoặc tử số và mẫu số" : columns, wrap: true));
        }
    }

    private async Task ListsAsync(XlsxWriter writer, SheetReading reading)
    {
        if (lists.Count == 0)
        {
            return;
        }

        var columns = lists.OrderBy(l => l.Value.Column).Select(l => ValuesOf(reading, l.Key)).ToList();
        await writer.BeginSheetAsync(new XlsxSheet(Lists, FrozenRows: 0) { IsProtected = true, IsHidden = true });
        await writer.RowAsync([.. lists.OrderBy(l => l.Value.Column).Select(l => XlsxCell.OfText(l.Key))]);
        for (var i = 0; i < columns.Max(c => c.Count); i++)
        {
            await writer.RowAsync([.. columns.Select(c => i < c.Count ? XlsxCell.OfText(c[i]) : XlsxCell.Empty)]);
        }
    }

    private static IReadOnlyList<string> ValuesOf(SheetReading reading, string list)
    {
        var cut = list.IndexOf(' ', StringComparison.Ordinal);
        return list[..cut] == "option"
            ? [.. ((ChoiceRule)reading.Tree.Tree.Find(list[(cut + 1)..])!.Rule).Options.Select(o => o.Label)]
            : [NameOf(Enum.Parse<NotApplicable>(list[(cut + 1)..]))];
    }
}
