using System.Globalization;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Domain.Criteria;

/// <summary>What a criteria file says, and everything that is wrong with it.</summary>
/// <param name="Sources">In the order of the file; incomplete when there are errors.</param>
/// <param name="Tree">Null when there is an error.</param>
public sealed record CriteriaReading(IReadOnlyList<CriterionSource> Sources, CriteriaTree? Tree, IReadOnlyList<FileFinding> Findings)
{
    /// <summary>Nothing is imported while there is one.</summary>
    public IReadOnlyList<FileFinding> Errors => Of(FindingSeverity.Error);

    /// <summary>Each needs a reason to be imported.</summary>
    public IReadOnlyList<FileFinding> Defects => Of(FindingSeverity.Defect);

    public IReadOnlyList<FileFinding> Warnings => Of(FindingSeverity.Warning);

    private IReadOnlyList<FileFinding> Of(FindingSeverity severity) => [.. Findings.Where(f => f.Severity == severity)];
}

/// <summary>
/// The criteria file: one row a node. <see cref="Read"/> finds all errors at once; <see cref="ToTable"/> gives the same file
/// back with Vietnamese headers.
/// </summary>
public static class CriteriaFile
{
    internal const string Code = "code";
    internal const string Parent = "parent";
    internal const string Title = "title";
    internal const string MaxPoints = "max_points";
    internal const string Method = "method";
    internal const string Rule = "rule";
    internal const string Evidence = "evidence";
    internal const string Agency = "agency";
    internal const string CoAgency = "co_agency";
    internal const string Input = "input_by";
    internal const string NotApplicableColumn = "not_applicable";
    internal const string AppliesTo = "applies_to";
    internal const string LegalBasis = "legal_basis";
    internal const string Guidance = "guidance";
    internal const string Origin = "source";

    /// <summary>In the order of the export.</summary>
    public static readonly IReadOnlyList<TableColumn> Columns =
    [
        new(Code, "Mã", "STT"),
        new(Parent, "Mã cha"),
        new(Title, "Nội dung"),
        new(MaxPoints, "Điểm tối đa"),
        new(Method, "Cách chấm"),
        new(Rule, "Mức điểm"),
        new(Evidence, "Tài liệu kiểm chứng"),
        new(Agency, "Cơ quan thẩm định"),
        new(CoAgency, "Cơ quan phối hợp"),
        new(Input, "Nguồn số liệu"),
        new(NotApplicableColumn, "Không phát sinh"),
        new(AppliesTo, "Đối tượng"),
        new(LegalBasis, "Căn cứ"),
        new(Guidance, "Hướng dẫn"),
        new(Origin, "Nguồn"),
    ];

    public static CriteriaReading Read(Table table) => new Reader(table).Read();

    /// <summary>The set as a sheet. Codes are text cells, so that a spreadsheet keeps 1.10 as it is.</summary>
    public static Table ToTable(IReadOnlyList<CriterionSource> sources, string sheet)
    {
        var extra = sources.SelectMany(s => s.Extra.Keys).Distinct(StringComparer.Ordinal).ToList();
        var lines = new List<TableRow> { Line(1, [.. Columns.Select(c => c.Header), .. extra]) };
        foreach (var source in sources)
        {
            var number = lines.Count + 1;
            var line = Line(number, [.. Texts(source), .. extra.Select(e => source.Extra.GetValueOrDefault(e))]);
            if (source.MaxPoints is { } max)
            {
                var at = Columns.TakeWhile(c => c.Name != MaxPoints).Count();
                line = line with { Cells = [.. line.Cells.Take(at), Cell.OfNumber(number, at + 1, max), .. line.Cells.Skip(at + 1)] };
            }

            lines.Add(line);
        }

        return new Table(sheet, TableKind.Xlsx, lines);
    }

    private static IEnumerable<string?> Texts(CriterionSource s) =>
    [
        s.Code,
        s.ParentCode,
        s.Title,
        null,
        s.Method,
        s.Rule,
        s.Evidence,
        s.Agency,
        s.CoAgency,
        s.InputBy == InputBy.Unit ? null : StateNames.Of(s.InputBy),
        s.NotApplicable is { } treatment ? StateNames.Of(treatment) : null,
        s.AppliesTo,
        s.LegalBasis,
        s.Guidance,
        s.Source,
    ];

    private static TableRow Line(int number, IReadOnlyList<string?> texts) =>
        new(number, [.. texts.Select((t, i) => Cell.OfText(number, i + 1, t))]);

    private sealed class Reader(Table table)
    {
        private readonly List<FileFinding> findings = [];
        private readonly List<Node> nodes = [];
        private readonly HashSet<(int Row, string Column)> reported = [];
        private TableColumns columns = null!;

        public CriteriaReading Read()
        {
            FindColumns();
            if (findings.Count > 0)
            {
                return new([], null, findings);
            }

            foreach (var row in table.RowsBelow(columns.Header))
            {
                ReadRow(row);
            }

            if (nodes.Count == 0 && findings.Count == 0)
            {
                Error("empty", columns.Header, Code, "không có dòng nào", "ít nhất một tiêu chí");
            }

            var parents = Parents();
            var sources = nodes.Select((n, i) => SourceOf(n, parents[i], parents.Contains(n.Code.Text))).ToList();
            var inspection = CriteriaInspection.Of(sources);
            foreach (var finding in inspection.Findings)
            {
                var row = nodes[finding.Index].Row;
                if (!reported.Contains((row.Number, finding.Column)))
                {
                    Add(finding.Severity, finding.Key, row, finding.Column, finding.Code, finding.Found, finding.Expected);
                }
            }

            var inOrder = findings.OrderBy(f => f.Row).ToList();
            return new(sources, inOrder.Any(f => f.Severity == FindingSeverity.Error) ? null : inspection.Tree, inOrder);
        }

        private void FindColumns()
        {
            // An annex has titles above the table; the header is the row that names a code and what is scored.
            var header = table.FindHeader(r => TableColumns.Find(r, Columns) is var c && c.Has(Code) && (c.Has(Method) || c.Has(MaxPoints)))
                ?? table.Header;
            columns = TableColumns.Find(header, Columns);
            foreach (var name in new[] { Code, Title, MaxPoints, Method }.Where(n => !columns.Has(n)))
            {
                var column = Columns.First(c => c.Name == name);
                Error("column-missing", header, name, "không có cột này", $"cột «{column.Header}» hoặc «{name}»");
            }

            foreach (var cell in columns.Doubled)
            {
                findings.Add(new(FindingSeverity.Error, "column-doubled", table.Sheet, cell.Row, cell.Text, cell.Name, "", cell.Text, "mỗi cột một lần"));
            }
        }

        private void ReadRow(TableRow row)
        {
            foreach (var column in Columns)
            {
                CheckKind(row, column.Name);
            }

            var code = columns.Of(row, Code);
            if (!code.IsEmpty)
            {
                nodes.Add(new Node(row, code));
            }
            else if (table.Kind == TableKind.Xlsx && nodes.Count > 0 && IsLevel(row))
            {
                nodes[^1].Levels.Add(row);
            }
            else
            {
                Error("code-missing", row, Code, "ô trống", "mã tiêu chí");
            }
        }

        /// <summary>A spreadsheet makes 1.1 of 1.10 and a date of 1/2: what is text must have been typed as text.</summary>
        private void CheckKind(TableRow row, string column)
        {
            var cell = columns.Of(row, column);
            if (cell.Kind == CellKind.Error)
            {
                Error("cell", row, column, cell.Text, "ô không lỗi công thức");
            }
            else if (column is Code or Parent or Rule && cell.Kind is not (CellKind.Empty or CellKind.Text))
            {
                var kind = cell.Kind switch
                {
                    CellKind.Number => "ô số",
                    CellKind.Date => "ô ngày",
                    _ => "ô đúng/sai",
                };
                Error("cell-kind", row, column, $"{kind} {cell.Text}", "ô dạng văn bản (Text)");
            }
        }

        private bool IsLevel(TableRow row) =>
            !columns.Of(row, MaxPoints).IsEmpty && columns.Of(row, Method).IsEmpty && columns.Of(row, Rule).IsEmpty;

        /// <summary>From the column, or from the codes when the column is empty everywhere.</summary>
        private List<string?> Parents()
        {
            var fromColumn = nodes.Any(n => !columns.Of(n.Row, Parent).IsEmpty);
            return [.. nodes.Select(n => fromColumn ? Text(n.Row, Parent) : ParentOf(n.Code.Text))];
        }

        private static string? ParentOf(string code)
        {
            var dot = code.LastIndexOf('.');
            return dot > 0 ? code[..dot] : null;
        }

        private CriterionSource SourceOf(Node node, string? parent, bool hasChildren)
        {
            var row = node.Row;
            var rule = Text(row, Rule);
            var method = MethodOf(node, parent, hasChildren, rule);
            var (evidence, agency) = EvidenceOf(row);
            return new CriterionSource(
                node.Code.Text,
                parent,
                Text(row, Title) ?? "",
                MaxOf(row),
                method,
                RuleOf(node, method, rule),
                evidence,
                agency,
                Text(row, CoAgency),
                InputOf(row),
                TreatmentOf(row),
                Text(row, AppliesTo),
                Text(row, LegalBasis),
                Text(row, Guidance))
            {
                Source = Text(row, Origin),
                Extra = ExtraOf(row),
            };
        }

        private string MethodOf(Node node, string? parent, bool hasChildren, string? rule)
        {
            var text = Text(node.Row, Method);
            if (text is null)
            {
                return node.Levels.Count > 0 ? ScoringMethods.Choice : "";
            }

            var name = Vietnamese.Fold(text).Replace(' ', '_');
            if (ScoringMethods.Find(name) is not null)
            {
                return name;
            }

            // Two spellings of «tỷ lệ»; and two words that stand for two methods each, told apart by their place.
            var folded = Vietnamese.Fold(text).Replace("ti le", "ty le", StringComparison.Ordinal);
            var candidates = ScoringMethods.All.Where(m => Vietnamese.Fold(m.Vietnamese) == folded).ToList();
            return candidates switch
            {
                [] => text,
                [var only] => only.Name,
                [{ Name: ScoringMethods.Group }, ..] => parent is null ? ScoringMethods.Group : ScoringMethods.Criterion,
                _ => hasChildren || (parent is null && rule?.Contains("per", StringComparison.OrdinalIgnoreCase) != true)
                    ? ScoringMethods.GroupPenalty
                    : ScoringMethods.Penalty,
            };
        }

        private decimal? MaxOf(TableRow row)
        {
            var cell = columns.Of(row, MaxPoints);
            if (cell.Number is { } number)
            {
                return number;
            }

            if (cell.IsEmpty)
            {
                return null;
            }

            if (cell.Kind == CellKind.Text && Vietnamese.TryReadDecimal(cell.Text, out var value))
            {
                return value;
            }

            if (cell.Kind != CellKind.Error)
            {
                Error("max", row, MaxPoints, cell.Text, "một số, ví dụ 1,5");
            }

            return null;
        }

        /// <summary>The rows below a leaf become the clause that the same levels would have as text.</summary>
        private string? RuleOf(Node node, string method, string? rule)
        {
            if (node.Levels.Count == 0)
            {
                return rule;
            }

            if (method != ScoringMethods.Choice)
            {
                foreach (var level in node.Levels)
                {
                    Error("code-missing", level, Code, "ô trống", "mã tiêu chí; dòng mức điểm chỉ nằm dưới tiêu chí «chọn mức»");
                }

                return rule;
            }

            if (rule?.Split(';')[0] is { } first && first.Contains('=', StringComparison.Ordinal) && !first.TrimStart().StartsWith("round", StringComparison.OrdinalIgnoreCase))
            {
                Error("levels", node.Row, Rule, rule, "mức điểm ghi ở ô này hoặc ở các dòng dưới, không ghi cả hai");
                return rule;
            }

            var options = node.Levels.Select(LevelOf).OfType<string>().ToList();
            var levels = string.Join(" | ", options);
            return rule is null ? levels : $"{levels}; {rule}";
        }

        private string? LevelOf(TableRow row)
        {
            var label = Text(row, Title);
            if (label is null || label.AsSpan().ContainsAny(';', '|'))
            {
                Error("level", row, Title, label ?? "ô trống", "tên mức điểm, không có dấu «;» và «|»");
                return null;
            }

            if (MaxOf(row) is not { } points)
            {
                return null;
            }

            if (points < 0)
            {
                Error("level", row, MaxPoints, points.ToString("0.############################", Vietnamese.Culture), "điểm của mức, từ 0 trở lên");
                return null;
            }

            // Every place that was typed: one too many is for the reader of rules to refuse, not to cut off here.
            return $"{label}={points.ToString("0.############################", CultureInfo.InvariantCulture)}";
        }

        private (string? Evidence, string? Agency) EvidenceOf(TableRow row)
        {
            var evidence = Text(row, Evidence);
            var agency = Text(row, Agency);
            var cut = evidence?.LastIndexOf(" | ", StringComparison.Ordinal) ?? -1;
            if (agency is not null || cut < 0)
            {
                return (evidence, agency);
            }

            const string Prefix = "thẩm định:";
            var after = evidence![(cut + 3)..].Trim();
            if (after.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                after = after[Prefix.Length..];
            }

            return Vietnamese.Clean(after) is { } named ? (Vietnamese.Clean(evidence[..cut]), named) : (evidence, null);
        }

        private InputBy InputOf(TableRow row)
        {
            var text = Text(row, Input);
            switch (Vietnamese.Fold(text))
            {
                case "" or "don vi":
                    return InputBy.Unit;
                case "co quan tham dinh":
                    return InputBy.Agency;
                case "so lieu nhap":
                    return InputBy.Imported;
                default:
                    Error("input", row, Input, text!, "đơn vị, cơ quan thẩm định hoặc số liệu nhập");
                    return InputBy.Unit;
            }
        }

        private NotApplicable? TreatmentOf(TableRow row)
        {
            var text = Text(row, NotApplicableColumn);
            if (text is null)
            {
                return null;
            }

            if (Treatments.TryRead(text, out var treatment))
            {
                return treatment;
            }

            Error("not-applicable", row, NotApplicableColumn, text, "đủ điểm (full), loại trừ (exclude) hoặc không điểm (zero)");
            return null;
        }

        private Dictionary<string, string> ExtraOf(TableRow row)
        {
            var extra = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var header in columns.Others)
            {
                var cell = row.At(header.Column);
                if (cell.IsEmpty)
                {
                    continue;
                }

                // Two columns of one name are kept apart by the place of the second.
                if (!extra.TryAdd(header.Text, cell.Text))
                {
                    extra[$"{header.Text} ({Cell.ColumnName(header.Column)})"] = cell.Text;
                }
            }

            return extra;
        }

        private string? Text(TableRow row, string column)
        {
            var cell = columns.Of(row, column);
            return cell.IsEmpty ? null : cell.Text;
        }

        private void Error(string key, TableRow row, string column, string found, string expected)
        {
            reported.Add((row.Number, column));
            Add(FindingSeverity.Error, key, row, column, columns.Of(row, Code).Text, found, expected);
        }

        private void Add(FindingSeverity severity, string key, TableRow row, string column, string code, string found, string expected)
        {
            var name = columns.Has(column) ? columns.Of(row, column).Name : "";
            findings.Add(new(severity, key, table.Sheet, row.Number, column, name, code, found, expected));
        }

        private sealed record Node(TableRow Row, Cell Code)
        {
            public List<TableRow> Levels { get; } = [];
        }
    }
}
