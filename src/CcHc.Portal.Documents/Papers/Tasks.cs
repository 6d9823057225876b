using System.Globalization;
using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Papers;

/// <summary>One line of a danh mục nhiệm vụ.</summary>
/// <param name="Deadline">As it is to be printed: «30/6/2025», «Hằng quý», «Thường xuyên».</param>
public sealed record TaskRow(string Task, string LeadUnit, string? Partners, string? Product, string Deadline);

/// <summary>One line of an annex of criteria or of a score table.</summary>
/// <param name="Code">«1», «1.2», «1.2.3».</param>
/// <param name="Maximum">As printed; null where nothing is scored by points.</param>
/// <param name="IsGroup">A field or criterion that only sums what stands under it; printed bold.</param>
public sealed record CriterionRow(string Code, string Title, string? Maximum, string? Evidence, bool IsGroup);

internal static class SharedAnnexes
{
    public static Annex Tasks(string title, IReadOnlyList<TaskRow> tasks) => new(
        Wording.Capitals(title),
        [
            new PaperTable(
                title,
                [
                    new("STT", 1, CellAlignment.Centre),
                    new("Nội dung nhiệm vụ", 6.5),
                    new("Đơn vị chủ trì", 3.5),
                    new("Đơn vị phối hợp", 3.5),
                    new("Sản phẩm", 3.5),
                    new("Thời hạn hoàn thành", 2.3, CellAlignment.Centre),
                ],
                [
                    .. tasks.Select((t, i) => new TableRow(
                        [(i + 1).ToString(CultureInfo.InvariantCulture), t.Task, t.LeadUnit, t.Partners ?? "", t.Product ?? "", t.Deadline])),
                ]),
        ],
        IsLandscape: true);

    public static Annex Criteria(string title, IReadOnlyList<CriterionRow> criteria, string? total)
    {
        var hasPoints = criteria.Any(c => c.Maximum is not null);
        List<TableColumn> columns = [new("Mã", 1.2, CellAlignment.Centre), new("Tiêu chí", 7)];
        if (hasPoints)
        {
            columns.Add(new("Điểm tối đa", 1.5, CellAlignment.Centre));
        }

        columns.Add(new("Tài liệu kiểm chứng", 4.3));
        List<TableRow> rows = [.. criteria.Select(c => new TableRow(Cells(c.Code, c.Title, c.Maximum ?? "", c.Evidence ?? ""), IsBold: c.IsGroup))];
        if (hasPoints && total is not null)
        {
            rows.Add(new TableRow(Cells("", "Tổng cộng", total, ""), IsBold: true));
        }

        return new Annex(Wording.Capitals(title), [new PaperTable(title, columns, rows)]);

        IReadOnlyList<string> Cells(string code, string name, string maximum, string evidence) =>
            hasPoints ? [code, name, maximum, evidence] : [code, name, evidence];
    }
}
