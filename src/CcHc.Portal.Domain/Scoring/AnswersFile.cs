using System.Globalization;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Domain.Scoring;

/// <summary>Answers as a file has them; no answer is used while there is an error.</summary>
/// <param name="Answers">By code; a row without an answer is not among them.</param>
public sealed record AnswersReading(IReadOnlyDictionary<string, Answer> Answers, IReadOnlyList<FileFinding> Errors)
{
    /// <summary>The row that holds the headers, where one was found.</summary>
    public TableRow? Header { get; init; }

    /// <summary>Rows of leaves by code, also those without an answer.</summary>
    public IReadOnlyDictionary<string, TableRow> Rows { get; init; } = new Dictionary<string, TableRow>();
}

/// <summary>The answers file: one row a leaf. A row without answers leaves its leaf unanswered.</summary>
public static class AnswersFile
{
    private const string Code = "code";

    public static readonly IReadOnlyList<TableColumn> Columns =
    [
        new(Code, "Mã", "STT"),
        new(AnswerField.Option, "Mức chọn"),
        new(AnswerField.Value, "Tỷ lệ (%)", "Tỷ lệ", "Giá trị"),
        new(AnswerField.Numerator, "Tử số"),
        new(AnswerField.Denominator, "Mẫu số"),
        new(AnswerField.Count, "Số lượng"),
        new(AnswerField.Counts, "Số lượng từng loại"),
        new(AnswerField.Date, "Ngày"),
        new(AnswerField.Mark, "Điểm chấm"),
        new(AnswerField.NotApplicable, "Không phát sinh"),
    ];

    public static AnswersReading Read(Table table, CriteriaTree tree)
    {
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        var rows = new Dictionary<string, TableRow>(StringComparer.Ordinal);
        var errors = new List<FileFinding>();
        var header = table.FindHeader(r => TableColumns.Find(r, Columns) is var c && c.Has(Code) && AnswerField.All.Any(c.Has)) ?? table.Header;
        var columns = TableColumns.Find(header, Columns);
        if (!columns.Has(Code))
        {
            errors.Add(new(FindingSeverity.Error, "column-missing", table.Sheet, header.Number, Code, "", "", "không có cột này", "cột «Mã» hoặc «code»"));
            return new(answers, errors);
        }

        foreach (var doubled in columns.Doubled)
        {
            errors.Add(new(FindingSeverity.Error, "column-doubled", table.Sheet, doubled.Row, doubled.Text, doubled.Name, "", doubled.Text, "mỗi cột một lần"));
        }

        foreach (var row in table.RowsBelow(header).Where(r => Columns.Any(c => !columns.Of(r, c.Name).IsEmpty)))
        {
            var before = errors.Count;
            var leaf = LeafOf(row);
            foreach (var column in Columns.Select(c => columns.Of(row, c.Name)).Where(c => c.Kind == CellKind.Error))
            {
                Add("cell", row, Columns.First(c => columns.Of(row, c.Name) == column).Name, column.Text, "ô không lỗi công thức");
            }

            if (leaf is null || errors.Count > before)
            {
                continue;
            }

            var problems = TextOf(row).Read(out var answer);
            foreach (var problem in problems.Count > 0 ? problems : answer.Problems(leaf))
            {
                Add("answer-" + problem.Field, row, problem.Field, problem.Found.Length == 0 ? "ô trống" : problem.Found, problem.Text);
            }

            if (errors.Count == before && !answer.IsEmpty)
            {
                answers.Add(leaf.Code, answer);
            }
        }

        return new(answers, errors) { Header = header, Rows = rows };

        CriteriaNode? LeafOf(TableRow row)
        {
            var code = columns.Of(row, Code);
            if (code.Kind is not CellKind.Text)
            {
                Add("code-kind", row, Code, code.IsEmpty ? "ô trống" : code.Text, "mã tiêu chí, ô dạng văn bản (Text)");
                return null;
            }

            if (tree.Find(code.Text) is not { } node)
            {
                Add("code-unknown", row, Code, code.Text, "mã có trong bộ tiêu chí");
                return null;
            }

            if (!node.IsLeaf)
            {
                Add("code-group", row, Code, code.Text, "mã của tiêu chí thành phần; điểm của nhóm được cộng từ các tiêu chí con");
                return null;
            }

            if (!rows.TryAdd(node.Code, row))
            {
                Add("code-doubled", row, Code, code.Text, "mỗi tiêu chí một dòng");
                return null;
            }

            return node;
        }

        AnswerText TextOf(TableRow row) => new()
        {
            Option = Text(row, AnswerField.Option),
            Value = PercentOf(columns.Of(row, AnswerField.Value)),
            Numerator = Text(row, AnswerField.Numerator),
            Denominator = Text(row, AnswerField.Denominator),
            Count = Text(row, AnswerField.Count),
            Counts = Text(row, AnswerField.Counts),
            Date = Text(row, AnswerField.Date),
            Mark = Text(row, AnswerField.Mark),
            NotApplicable = Text(row, AnswerField.NotApplicable),
        };

        string? Text(TableRow row, string column) => columns.Of(row, column) is { IsEmpty: false } cell ? cell.Text : null;

        void Add(string key, TableRow row, string column, string found, string expected) =>
            errors.Add(new(
                FindingSeverity.Error,
                key,
                table.Sheet,
                row.Number,
                column,
                columns.Has(column) ? columns.Of(row, column).Name : "",
                columns.Of(row, Code).Text,
                found,
                expected));
    }

    /// <summary>A spreadsheet that shows 85 % keeps 0.85.</summary>
    internal static string? PercentOf(Cell cell) =>
        cell is { IsPercent: true, Number: { } number } ? (number * 100).ToString(CultureInfo.InvariantCulture)
        : cell.IsEmpty ? null
        : cell.Text;
}
