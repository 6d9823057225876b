using System.Globalization;
using System.Text.RegularExpressions;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;
using static CcHc.Portal.Domain.Criteria.CriteriaFile;

namespace CcHc.Portal.Domain.Criteria;

/// <summary>
/// Reads one criteria file. A CSV is taken as the contract has it. In a spreadsheet people type the annex as the decision shows
/// it, so merged cells, headers over two rows, levels below a criterion and a total at the end are understood; whatever was
/// understood rather than read is a warning, and what the contract calls an error stays one.
/// </summary>
internal sealed partial class CriteriaFileReader(Table table)
{
    private const string NeededCode = "mã tiêu chí; dòng mức điểm thì có điểm và không có mã, dòng ghi chú thì để ngoài bảng";

    private readonly List<FileFinding> findings = [];
    private readonly List<Node> nodes = [];
    private readonly List<TableRow> totals = [];
    private readonly HashSet<(int Row, string Column)> reported = [];
    private readonly Dictionary<int, List<CellRange>> merges = [];
    private Dictionary<int, string> proposed = [];
    private TableColumns columns = null!;

    private bool IsSpreadsheet => table.Kind == TableKind.Xlsx;

    public CriteriaReading Read()
    {
        FindMerges();
        FindColumns();
        if (findings.Count > 0)
        {
            return new([], null, findings);
        }

        if (table.OtherSheets.Count > 0)
        {
            var names = string.Join(", ", table.OtherSheets.Select(n => $"«{n}»"));
            Warning("sheets-unread", columns.Header, Code, $"còn trang tính {names}", $"chỉ trang tính đầu tiên «{table.Sheet}» được đọc");
        }

        foreach (var row in Rows())
        {
            ReadRow(row);
        }

        if (nodes.Count == 0 && findings.TrueForAll(f => f.Severity != FindingSeverity.Error))
        {
            Error("empty", columns.Header, Code, "không có dòng nào", "ít nhất một tiêu chí");
        }

        var parents = Parents();
        var proposals = Proposals();
        var withChildren = parents.OfType<string>().ToHashSet(StringComparer.Ordinal);
        var sources = nodes.Select((n, i) => SourceOf(n, parents[i], withChildren.Contains(n.Code))).ToList();
        ReportTakenAsGroups();
        var inspection = CriteriaInspection.Of(sources);
        foreach (var finding in inspection.Findings)
        {
            Report(finding);
        }

        AdviseOnNumbers();
        CompareTotals(sources);
        var inOrder = findings.OrderBy(f => f.Row).ToList();
        var isBroken = inOrder.Any(f => f.Severity == FindingSeverity.Error);
        return new(sources, isBroken ? null : inspection.Tree, inOrder) { Proposals = isBroken ? proposals : [] };
    }

    private void FindMerges()
    {
        foreach (var merge in table.Merges)
        {
            for (var row = merge.FirstRow; row <= Math.Min(merge.LastRow, table.Lines.Count); row++)
            {
                if (!merges.TryGetValue(row, out var list))
                {
                    merges[row] = list = [];
                }

                list.Add(merge);
            }
        }
    }

    /// <summary>The range that shows this cell as part of another; null for a cell that shows itself.</summary>
    private CellRange? Covering(int row, int column)
    {
        if (column > 0 && merges.TryGetValue(row, out var list))
        {
            foreach (var merge in list)
            {
                if (merge.Holds(row, column) && (merge.FirstRow, merge.FirstColumn) != (row, column))
                {
                    return merge;
                }
            }
        }

        return null;
    }

    private void FindColumns()
    {
        // An annex has titles above the table; the header is the row that names a code and what is scored.
        var header = table.Lines.Take(30).Where(r => !r.IsEmpty).Select(HeaderOver).FirstOrDefault(h => h is not null) ?? table.Header;
        columns = TableColumns.Find(header, IsSpreadsheet ? ColumnsWithLevels : Columns);
        if (columns.Has(LevelPoints) && !table.RowsBelow(header).Any(r => columns.Of(r, Code).IsEmpty && !columns.Of(r, LevelPoints).IsEmpty))
        {
            columns = TableColumns.Find(header, Columns);
        }

        foreach (var name in new[] { Code, Title, MaxPoints, Method }.Where(n => !columns.Has(n)))
        {
            // Who has only seen a decision writes no method: groups have children, and the levels stand below what is scored.
            if (name == Method && IsSpreadsheet && columns.Has(Code) && columns.Has(Title) && columns.Has(MaxPoints))
            {
                continue;
            }

            var column = Columns.First(c => c.Name == name);
            Error("column-missing", header, name, "không có cột này", $"cột «{column.Header}» hoặc «{name}»");
        }

        foreach (var cell in columns.Doubled)
        {
            findings.Add(new(FindingSeverity.Error, "column-doubled", table.Sheet, cell.Row, cell.Text, cell.Name, "", cell.Text, "mỗi cột một lần"));
        }
    }

    /// <summary>The row as a header, with the row below where a header goes over two; null when it is none.</summary>
    private TableRow? HeaderOver(TableRow row)
    {
        var known = IsSpreadsheet ? ColumnsWithLevels : Columns;
        var one = TableColumns.Find(row, known);
        if (IsSpreadsheet && row.Number < table.Lines.Count && one.Has(Code))
        {
            var below = table.Lines[row.Number];
            var both = TableColumns.Find(Joined(row, below, known), known);
            if (both.Count > one.Count && IsHeader(both) && one.Of(below, Code).IsEmpty && below.Cells.All(c => c.Kind is CellKind.Text or CellKind.Empty))
            {
                return both.Header;
            }
        }

        return IsHeader(one) ? row : null;
    }

    private static bool IsHeader(TableColumns found) => found.Has(Code) && (found.Has(Method) || found.Has(MaxPoints));

    /// <summary>«Điểm» over «Tối đa»; the lower word alone where it is the name of a column.</summary>
    private TableRow Joined(TableRow upper, TableRow lower, IReadOnlyList<TableColumn> known)
    {
        var cells = new List<Cell>();
        for (var column = 1; column <= Math.Max(upper.Cells.Count, lower.Cells.Count); column++)
        {
            var below = lower.At(column);
            var above = upper.At(column);
            if (!below.IsEmpty && Covering(upper.Number, column) is { } wide && wide.FirstRow == upper.Number)
            {
                above = upper.At(wide.FirstColumn);
            }

            var both = $"{above.Text} {below.Text}";
            cells.Add(below.IsEmpty ? above
                : above.IsEmpty || TableColumns.Know(below.Text, known) ? below
                : TableColumns.Know(both, known) ? below with { Text = both }
                : below with { Text = $"{above.Text} – {below.Text}" });
        }

        return new TableRow(lower.Number, cells);
    }

    /// <summary>The rows of the table, without the row that numbers the columns and without totals at the end.</summary>
    private List<TableRow> Rows()
    {
        var rows = table.RowsBelow(columns.Header).ToList();
        if (!IsSpreadsheet)
        {
            return rows;
        }

        if (rows is [var first, ..] && NumbersColumns(first))
        {
            rows.RemoveAt(0);
            Warning("column-numbers", first, Code, columns.Of(first, Code).Text, "dòng đánh số cột, không đọc");
        }

        var lastCode = rows.FindLastIndex(r => !columns.Of(r, Code).IsEmpty && !IsTotal(r));
        totals.AddRange(rows.Skip(lastCode + 1).Where(IsTotal));
        rows.RemoveAll(totals.Contains);
        return rows;
    }

    private bool NumbersColumns(TableRow row)
    {
        var cells = row.Cells.Where(c => !c.IsEmpty).ToList();
        var digits = cells.Select(c => c.Text.Trim('(', ')')).ToList();
        return cells.Count >= 3
            && cells[0].Column == columns.Of(row, Code).Column
            && digits.Select((d, i) => d == (i + 1).ToString(CultureInfo.InvariantCulture)).All(same => same);
    }

    /// <summary>«TỔNG CỘNG», in the column of the title or merged over the codes.</summary>
    private bool IsTotal(TableRow row)
    {
        var code = columns.Of(row, Code);
        var text = Vietnamese.Fold(code.IsEmpty ? columns.Of(row, Title).Text : code.Text);
        return (code.IsEmpty || columns.Of(row, Title).IsEmpty)
            && columns.Of(row, Method).IsEmpty
            && columns.Of(row, Rule).IsEmpty
            && (text is "tong" or "cong" || text.StartsWith("tong cong", StringComparison.Ordinal) || text.StartsWith("tong diem", StringComparison.Ordinal) || text.StartsWith("tong so diem", StringComparison.Ordinal));
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
            var node = SectionOf(row, code) ?? new Node(row, code, code.Text);
            nodes.Add(node);
            if (HasOwnLevel(row))
            {
                node.Levels.Add(row);
            }
        }
        else if (IsSpreadsheet && nodes.Count > 0 && IsLevel(row))
        {
            nodes[^1].Levels.Add(row);
        }
        else
        {
            Error("code-missing", row, Code, "ô trống", NeededCode);
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

    /// <summary>«I. CÔNG TÁC CHỈ ĐẠO (20 điểm)» in one cell merged over the row: a code, a title and a maximum.</summary>
    private Node? SectionOf(TableRow row, Cell code)
    {
        if (!IsSpreadsheet || Covering(row.Number, columns.Of(row, Title).Column) is not { } merge || merge.FirstColumn != code.Column || merge.FirstRow != row.Number)
        {
            return null;
        }

        var match = SectionPattern().Match(code.Text);
        if (!match.Success)
        {
            return null;
        }

        var node = new Node(row, code, match.Groups["code"].Value) { Title = match.Groups["title"].Value };
        var read = $"mã {node.Code}, nội dung «{node.Title}»";
        if (columns.Of(row, MaxPoints).IsEmpty && PointsPattern().Match(node.Title) is { Success: true } points)
        {
            node.MaxPoints = Vietnamese.TryReadDecimal(points.Groups["n"].Value, out var most) ? most : null;
            node.Title = node.Title[..points.Index].TrimEnd();
            read = $"mã {node.Code}, nội dung «{node.Title}», điểm tối đa {points.Groups["n"].Value}";
        }

        Add(FindingSeverity.Warning, "section-row", row, Code, node.Code, code.Text, $"đọc là {read}");
        return node;
    }

    /// <summary>The first level may stand in the row of its criterion, where code and title are merged over all levels.</summary>
    private bool HasOwnLevel(TableRow row) =>
        columns.Has(LevelPoints) && !columns.Of(row, LevelPoints).IsEmpty && !columns.Of(row, Rule).IsEmpty && columns.Of(row, Method).IsEmpty;

    private bool IsLevel(TableRow row) =>
        !PointsOf(row).IsEmpty
        && columns.Of(row, Method).IsEmpty
        && (columns.Of(row, Rule).IsEmpty || columns.Has(LevelPoints) || columns.Of(row, Title).IsEmpty);

    private Cell PointsOf(TableRow level)
    {
        var own = columns.Of(level, LevelPoints);
        return own.IsEmpty ? columns.Of(level, MaxPoints) : own;
    }

    /// <summary>From the column, or from the codes when the column is empty everywhere.</summary>
    private List<string?> Parents()
    {
        var fromColumn = nodes.Any(n => !columns.Of(n.Row, Parent).IsEmpty);
        return [.. nodes.Select(n => fromColumn ? Text(n.Row, Parent) : ParentOf(n.Code))];
    }

    private static string? ParentOf(string code)
    {
        var dot = code.LastIndexOf('.');
        return dot > 0 ? code[..dot] : null;
    }

    private List<CodeProposal> Proposals()
    {
        if (!IsSpreadsheet || nodes.Any(n => !columns.Of(n.Row, Parent).IsEmpty))
        {
            return [];
        }

        var whole = CriteriaCodes.Whole([.. nodes.Select(n => n.Cell with { Text = n.Code })]);
        var proposals = whole
            .Select((code, i) => (Node: nodes[i], Code: code))
            .Where(p => p.Code != p.Node.Code || p.Node.Cell.Kind != CellKind.Text)
            .ToList();
        proposed = proposals.ToDictionary(p => p.Node.Row.Number, p => p.Code);
        return [.. proposals.Select(p => new CodeProposal(p.Node.Cell, p.Node.Title is null ? p.Code : $"{p.Code}. {p.Node.Cell.Text[p.Node.Code.Length..].TrimStart('.', ' ')}"))];
    }

    private CriterionSource SourceOf(Node node, string? parent, bool hasChildren)
    {
        var row = node.Row;
        var rule = node.Levels.Contains(row) ? null : Text(row, Rule);
        var method = MethodOf(node, parent, hasChildren, rule);
        var (evidence, agency) = EvidenceOf(row);
        return new CriterionSource(
            node.Code,
            parent,
            node.Title ?? Text(row, Title) ?? "",
            node.MaxPoints ?? NumberOf(row, MaxPoints),
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
            if (node.Levels.Count > 0)
            {
                return ScoringMethods.Choice;
            }

            node.IsTakenAsGroup = IsSpreadsheet && hasChildren;
            return !node.IsTakenAsGroup ? "" : parent is null ? ScoringMethods.Group : ScoringMethods.Criterion;
        }

        return MethodNamed(text, parent is null, hasChildren, rule);
    }

    /// <summary>Once for the whole file: every group of an annex without methods would say the same.</summary>
    private void ReportTakenAsGroups()
    {
        var taken = nodes.Where(n => n.IsTakenAsGroup).ToList();
        if (taken.Count > 0)
        {
            Add(FindingSeverity.Warning, "method-taken", taken[0].Row, Method, taken[0].Code, "ô trống", $"{taken.Count} dòng không ghi cách chấm và có tiêu chí con được hiểu là nhóm, cộng điểm tiêu chí con");
        }
    }

    private decimal? NumberOf(TableRow row, string column)
    {
        var cell = columns.Of(row, column);
        switch (cell.Kind)
        {
            case CellKind.Number when !cell.IsPercent:
                return cell.Number;
            case CellKind.Empty or CellKind.Error:
                return null;
            case CellKind.Text when Vietnamese.TryReadDecimal(cell.Text, out var value):
                return value;
            case CellKind.Text when IsSpreadsheet && WordedPattern().Match(Vietnamese.Fold(cell.Text)) is { Success: true } worded:
                Warning("max-words", row, column, cell.Text, $"đọc là {worded.Groups["n"].Value.Replace('.', ',')}");
                return Vietnamese.TryReadDecimal(worded.Groups["n"].Value, out var inWords) ? inWords : null;
            default:
                var found = cell.Kind == CellKind.Date ? $"ô ngày {cell.Text}" : cell.IsPercent ? $"ô phần trăm {cell.Text}" : cell.Text;
                Error("max", row, column, found, "một số, ví dụ 1,5");
                return null;
        }
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
        var column = columns.Of(row, Rule).IsEmpty ? Title : Rule;
        var label = Text(row, column) is { } text ? WhiteSpace().Replace(text, " ") : null;
        if (label is null || label.AsSpan().ContainsAny(';', '|'))
        {
            Error("level", row, column, label ?? "ô trống", "tên mức điểm, không có dấu «;» và «|»");
            return null;
        }

        var points = NumberOf(row, columns.Of(row, LevelPoints).IsEmpty ? MaxPoints : LevelPoints);
        if (points < 0)
        {
            Error("level", row, columns.Of(row, LevelPoints).IsEmpty ? MaxPoints : LevelPoints, points.Value.ToString("0.############################", Vietnamese.Culture), "điểm của mức, từ 0 trở lên");
            return null;
        }

        // Every place that was typed: one too many is for the reader of rules to refuse, not to cut off here.
        return points is { } given ? $"{label}={given.ToString("0.############################", CultureInfo.InvariantCulture)}" : null;
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

        Error("not-applicable", row, NotApplicableColumn, text, "đủ điểm, loại trừ hoặc không điểm");
        return null;
    }

    /// <summary>Every further column, also where this row leaves it empty, so that an export has them all in their order.</summary>
    private Dictionary<string, string> ExtraOf(TableRow row)
    {
        var extra = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var header in columns.Others)
        {
            var text = Shown(row, header.Column).Text;

            // Two columns of one name are kept apart by the place of the second.
            if (!extra.TryAdd(header.Text, text))
            {
                extra[$"{header.Text} ({Cell.ColumnName(header.Column)})"] = text;
            }
        }

        return extra;
    }

    private void Report(NodeFinding finding)
    {
        var row = nodes[finding.Index].Row;
        if (reported.Contains((row.Number, finding.Column)))
        {
            return;
        }

        var found = finding.Found;
        if (finding.Column is MaxPoints && finding.Key == "max-missing" && Covering(row.Number, columns.Of(row, MaxPoints).Column) is { } merge)
        {
            found = $"ô gộp với {Cell.ColumnName(merge.FirstColumn)}{merge.FirstRow}";
        }

        var expected = finding.Expected;
        if (finding.Key is "code-doubled" && nodes.Find(n => n.Code == finding.Code) is { } first && proposed.TryGetValue(first.Row.Number, out var earlier))
        {
            expected += $"; ghi «{proposed.GetValueOrDefault(row.Number, finding.Code)}», và «{earlier}» ở dòng {first.Row.Number}";
        }
        else if (finding.Key is "group-without-children" && proposed.Values.FirstOrDefault(p => p.StartsWith(finding.Code + ".", StringComparison.Ordinal)) is { } child)
        {
            expected += $"; nếu các dòng dưới thuộc {finding.Code} thì ghi mã đầy đủ, như «{child}»";
        }
        else if (finding.Key is "method" && finding.Found == "ô trống" && IsSpreadsheet)
        {
            expected += ", hoặc các dòng mức điểm ở dưới";
        }

        Add(finding.Severity, finding.Key, row, finding.Column, finding.Code, found, expected);
    }

    private void AdviseOnNumbers()
    {
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i] is { Key: "cell-kind", Column: Code } finding && proposed.TryGetValue(finding.Row, out var code))
            {
                findings[i] = finding with { Expected = $"{finding.Expected}; đề nghị ghi «{code}»" };
            }
        }
    }

    /// <summary>A total may count the bonus in or not.</summary>
    private void CompareTotals(List<CriterionSource> sources)
    {
        if (totals.Count == 0 || sources.Any(s => s.ParentCode is null && s.MaxPoints is null))
        {
            return;
        }

        var tops = sources.Where(s => s.ParentCode is null).ToList();
        var sum = tops.Where(s => s.Method is not (ScoringMethods.GroupBonus or ScoringMethods.GroupPenalty or ScoringMethods.Penalty)).Sum(s => s.MaxPoints!.Value);
        var withBonus = sum + tops.Where(s => s.Method == ScoringMethods.GroupBonus).Sum(s => s.MaxPoints!.Value);
        foreach (var row in totals)
        {
            var total = NumberOf(row, MaxPoints);
            if (total is null || total == sum || total == withBonus)
            {
                Warning("total", row, MaxPoints, columns.Of(row, MaxPoints) is { IsEmpty: false } cell ? $"dòng tổng {cell.Text}" : "dòng tổng", "không phải tiêu chí nên không nhập");
            }
            else
            {
                Add(FindingSeverity.Defect, "total", row, MaxPoints, "", $"dòng tổng ghi {Number(total.Value)}", $"bằng tổng điểm tối đa của các lĩnh vực {Number(sum)}");
            }
        }
    }

    private string? Text(TableRow row, string column)
    {
        var at = columns.Of(row, column).Column;
        var cell = column is Code or Parent or Title or MaxPoints ? row.At(at) : Shown(row, at);
        return cell.IsEmpty ? null : cell.Text;
    }

    /// <summary>What stands beside several rows in one merged cell stands for each of them.</summary>
    private Cell Shown(TableRow row, int column)
    {
        var cell = row.At(column);
        return cell.IsEmpty && Covering(row.Number, column) is { } merge && merge.FirstColumn == column && merge.FirstRow > columns.Header.Number
            ? table.Lines[merge.FirstRow - 1].At(column)
            : cell;
    }

    private static string Number(decimal value) => value.ToString("0.####", Vietnamese.Culture);

    private void Error(string key, TableRow row, string column, string found, string expected)
    {
        reported.Add((row.Number, column));
        Add(FindingSeverity.Error, key, row, column, columns.Of(row, Code).Text, found, expected);
    }

    private void Warning(string key, TableRow row, string column, string found, string expected) =>
        Add(FindingSeverity.Warning, key, row, column, columns.Of(row, Code).Text, found, expected);

    private void Add(FindingSeverity severity, string key, TableRow row, string column, string code, string found, string expected)
    {
        var name = columns.Has(column) ? columns.Of(row, column).Name : "";
        findings.Add(new(severity, key, table.Sheet, row.Number, column, name, code, found, expected));
    }

    [GeneratedRegex(@"^(?<code>(?:[IVXL]+|[A-ZĐ]|\d{1,3})(?:\.(?:\d{1,3}|[a-zđ]))*)(?:\s*[.):–-]\s*|\s+)(?<title>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex SectionPattern();

    [GeneratedRegex(@"\(\s*(?:tối đa\s+)?(?<n>\d+(?:[.,]\d+)?)\s*điểm\s*\)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PointsPattern();

    /// <summary>Of folded text: «1,5 điểm», «tối đa 2 điểm», «2đ».</summary>
    [GeneratedRegex(@"^(?:(?:diem )?toi da:? |khong qua )?(?<n>\d+(?:[.,]\d+)?)(?: ?(?:diem|d))?\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex WordedPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    /// <param name="Cell">The cell with the code, for who writes a whole one into it.</param>
    private sealed record Node(TableRow Row, Cell Cell, string Code)
    {
        public List<TableRow> Levels { get; } = [];

        /// <summary>Of a section row; null where the column has it.</summary>
        public string? Title { get; set; }

        public decimal? MaxPoints { get; set; }

        public bool IsTakenAsGroup { get; set; }
    }
}
