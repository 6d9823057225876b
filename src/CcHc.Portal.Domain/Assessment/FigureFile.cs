using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>A sheet that a row of figures can be meant for.</summary>
/// <param name="Code">The unit's official code, if it has one.</param>
/// <param name="Blocked">Why this person may not enter figures for it.</param>
public sealed record FigureUnit(Guid SheetId, string? Code, string Name, string? Blocked = null);

/// <summary>A column of the file: one field of the answer to one leaf.</summary>
public sealed record FigureColumn(CriteriaNode Leaf, string Field)
{
    public string Header => $"{Leaf.Code} {AnswersFile.Columns.First(c => c.Name == Field).Header}";
}

/// <param name="Row">1-based row in the file.</param>
public sealed record FigureEntry(int Row, FigureUnit Unit, CriteriaNode Leaf, Answer Answer);

/// <param name="Errors">All at once; with one of them nothing is taken.</param>
/// <param name="Ignored">Headers that are none of the table's, so that nobody believes they were read.</param>
public sealed record FigureReading(IReadOnlyList<FigureEntry> Entries, IReadOnlyList<FileFinding> Errors, IReadOnlyList<string> Ignored);

/// <summary>
/// Units in rows, criteria in columns: «3.6 Tử số», «8.1 Tỷ lệ (%)». An empty cell says nothing and changes nothing. A unit is
/// found by its code or its whole name or not at all.
/// </summary>
public static class FigureFile
{
    public const string UnitCode = "unit_code";
    public const string UnitName = "unit_name";

    public static readonly IReadOnlyList<TableColumn> UnitColumns =
    [
        new(UnitCode, "Mã đơn vị", "Mã"),
        new(UnitName, "Tên đơn vị", "Đơn vị"),
    ];

    /// <summary>What the template asks for: the fields of the method, and «không phát sinh» where it is offered.</summary>
    public static IReadOnlyList<FigureColumn> ColumnsOf(IEnumerable<CriteriaNode> leaves) =>
        [.. leaves.SelectMany(l => l.Method.Fields.Concat(l.Offered is null ? [] : [AnswerField.NotApplicable]).Select(f => new FigureColumn(l, f)))];

    /// <param name="tree">All criteria, to say why another column is not taken.</param>
    /// <param name="leaves">The leaves this person may enter now.</param>
    /// <param name="notNow">Why others cannot be entered now, by code.</param>
    public static FigureReading Read(Table table, CriteriaTree tree, IReadOnlyList<CriteriaNode> leaves, IReadOnlyDictionary<string, string> notNow, IReadOnlyList<FigureUnit> units)
    {
        var errors = new List<FileFinding>();
        var ignored = new List<string>();
        var header = table.FindHeader(r => TableColumns.Find(r, UnitColumns) is var c && (c.Has(UnitCode) || c.Has(UnitName)));
        if (header is null)
        {
            errors.Add(new(FindingSeverity.Error, "header", table.Sheet, table.Header.Number, UnitCode, "", "", string.Join(", ", table.Header.Cells.Where(c => !c.IsEmpty).Select(c => c.Text)), "dòng tiêu đề có cột «Mã đơn vị» hoặc «Tên đơn vị»"));
            return new([], errors, ignored);
        }

        var columns = TableColumns.Find(header, UnitColumns);
        errors.AddRange(columns.Doubled.Select(c => HeaderError(table, c, "tiêu đề này có hai lần; chỉ giữ một cột")));
        var fields = Fields(table, tree, leaves, notNow, columns, errors, ignored);
        if (fields.Count == 0 && errors.Count == 0)
        {
            errors.Add(new(FindingSeverity.Error, "header", table.Sheet, header.Number, "", "", "", "không có cột số liệu nào", "cột như «" + (ColumnsOf(leaves) is [var first, ..] ? first.Header : "3.6 Tỷ lệ (%)") + "»"));
        }

        var entries = new List<FigureEntry>();
        var seen = new Dictionary<Guid, int>();
        var byCode = units.Where(u => u.Code is not null).ToLookup(u => u.Code!, StringComparer.OrdinalIgnoreCase);
        var byName = units.ToLookup(u => Vietnamese.Fold(u.Name));
        foreach (var row in table.RowsBelow(header))
        {
            var said = fields.Where(f => !row.At(f.Column).IsEmpty).ToList();
            if (said.Count == 0)
            {
                continue;
            }

            if (Find(row) is not { } unit)
            {
                continue;
            }

            foreach (var leaf in said.GroupBy(f => f.Field.Leaf))
            {
                if (Read(table, row, leaf.Key, [.. fields.Where(f => f.Field.Leaf == leaf.Key)], errors) is { } answer)
                {
                    entries.Add(new(row.Number, unit, leaf.Key, answer));
                }
            }
        }

        return new(entries, [.. errors.OrderBy(e => e.Row)], ignored);

        FigureUnit? Find(TableRow row)
        {
            var code = columns.Of(row, UnitCode);
            var name = columns.Of(row, UnitName);
            var (unit, column, problem) = (code.IsEmpty, name.IsEmpty) switch
            {
                (true, true) => (null, UnitCode, "cần có mã hoặc tên đơn vị"),
                (false, _) => byCode[code.Text].ToList() switch
                {
                    [] => (null, UnitCode, "mã của một đơn vị trong nhóm được chấm theo bộ tiêu chí này"),
                    [var one] when !name.IsEmpty && Vietnamese.Fold(one.Name) != Vietnamese.Fold(name.Text) => (null, UnitName, $"mã {code.Text} là của «{one.Name}»"),
                    [var one] => (one, UnitCode, one.Blocked),
                    var many => (null, UnitCode, $"mã này có ở {many.Count} đơn vị; ghi tên, bỏ trống mã"),
                },
                _ => byName[Vietnamese.Fold(name.Text)].ToList() switch
                {
                    [] => ((FigureUnit?)null, UnitName, "tên đầy đủ của một đơn vị trong nhóm được chấm theo bộ tiêu chí này"),
                    [var one] => (one, UnitName, one.Blocked),
                    var many => (null, UnitName, $"có {many.Count} đơn vị cùng tên; ghi mã: {string.Join("; ", many.Select(u => u.Code ?? "chưa có mã"))}"),
                },
            };
            if (unit is not null && problem is null && !seen.TryAdd(unit.SheetId, row.Number))
            {
                problem = $"mỗi đơn vị một dòng; đơn vị này đã có ở dòng {seen[unit.SheetId]}";
            }

            if (problem is null)
            {
                return unit;
            }

            errors.Add(ImportRow.Finding(table, columns, row, column, UnitCode, problem));
            return null;
        }
    }

    private static List<(int Column, FigureColumn Field)> Fields(Table table, CriteriaTree tree, IReadOnlyList<CriteriaNode> leaves, IReadOnlyDictionary<string, string> notNow, TableColumns units, List<FileFinding> errors, List<string> ignored)
    {
        var fields = new List<(int Column, FigureColumn Field)>();
        foreach (var cell in units.Others)
        {
            var cut = cell.Text.IndexOf(' ', StringComparison.Ordinal);
            var (code, rest) = cut < 0 ? (cell.Text, "") : (cell.Text[..cut], Vietnamese.Fold(cell.Text[cut..]));
            if (tree.Find(code) is not { } node)
            {
                ignored.Add(cell.Text);
                continue;
            }

            if (!node.IsLeaf || node.Source.InputBy != InputBy.Imported)
            {
                errors.Add(HeaderError(table, cell, node.IsLeaf ? $"tiêu chí {code} do {StateNames.Of(node.Source.InputBy)} nhập, không nhập từ tệp này" : $"{code} là nhóm, không có số liệu riêng"));
                continue;
            }

            if (!leaves.Contains(node))
            {
                errors.Add(HeaderError(table, cell, notNow.GetValueOrDefault(code) ?? $"tiêu chí {code} không giao cho anh/chị nhập"));
                continue;
            }

            var field = ColumnsOf([node]).FirstOrDefault(c => AnswersFile.Columns.First(a => a.Name == c.Field) is var a
                && (rest.Length == 0 ? c.Field == node.Method.Fields[0] : a.Vietnamese.Prepend(a.Name).Any(n => Vietnamese.Fold(n) == rest)));
            if (field is null)
            {
                errors.Add(HeaderError(table, cell, "một trong các cột: " + string.Join("; ", ColumnsOf([node]).Select(c => c.Header))));
            }
            else if (fields.Exists(f => f.Field == field))
            {
                errors.Add(HeaderError(table, cell, "tiêu đề này có hai lần; chỉ giữ một cột"));
            }
            else
            {
                fields.Add((cell.Column, field));
            }
        }

        return fields;
    }

    private static Answer? Read(Table table, TableRow row, CriteriaNode leaf, List<(int Column, FigureColumn Field)> columns, List<FileFinding> errors)
    {
        string? Text(string field)
        {
            var at = columns.FindIndex(c => c.Field.Field == field);
            return at < 0 ? null : field == AnswerField.Value ? AnswersFile.PercentOf(row.At(columns[at].Column)) : row.At(columns[at].Column).Text;
        }

        var broken = columns.Where(c => row.At(c.Column).Kind == CellKind.Error).ToList();
        errors.AddRange(broken.Select(c => CellError(table, row.At(c.Column), leaf, "công thức trong ô bị lỗi; cần ghi lại giá trị")));
        if (broken.Count > 0)
        {
            return null;
        }

        var text = new AnswerText
        {
            Option = Text(AnswerField.Option),
            Value = Text(AnswerField.Value),
            Numerator = Text(AnswerField.Numerator),
            Denominator = Text(AnswerField.Denominator),
            Count = Text(AnswerField.Count),
            Counts = Text(AnswerField.Counts),
            Date = Text(AnswerField.Date),
            Mark = Text(AnswerField.Mark),
            NotApplicable = Text(AnswerField.NotApplicable),
        };
        var problems = text.Read(out var answer);
        if (problems.Count == 0)
        {
            problems = answer.Problems(leaf, onlyOffered: true);
        }

        foreach (var problem in problems)
        {
            var at = columns.Find(c => c.Field.Field == problem.Field);
            errors.Add(CellError(table, row.At(at.Field is null ? columns[0].Column : at.Column), leaf, problem.Text));
        }

        return problems.Count == 0 ? answer : null;
    }

    private static FileFinding HeaderError(Table table, Cell cell, string expected) =>
        new(FindingSeverity.Error, "header", table.Sheet, cell.Row, cell.Text, cell.Name, "", cell.Text, expected);

    private static FileFinding CellError(Table table, Cell cell, CriteriaNode leaf, string expected) =>
        new(FindingSeverity.Error, "figure", table.Sheet, cell.Row, leaf.Code, cell.Name, leaf.Code, cell.IsEmpty ? "ô trống" : cell.Text, expected);
}
