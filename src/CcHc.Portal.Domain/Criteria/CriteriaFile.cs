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

    /// <summary>Whole codes for a file that counts anew under every field; empty where the codes are whole, or the count cannot be followed.</summary>
    public IReadOnlyList<CodeProposal> Proposals { get; init; } = [];

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

    /// <summary>Points of a level, where the annex has a column for them; never exported, since levels become the rule.</summary>
    internal const string LevelPoints = "level_points";

    /// <summary>In the order of the export. The first Vietnamese name is what an export writes, the others are what annexes have.</summary>
    public static readonly IReadOnlyList<TableColumn> Columns =
    [
        new(Code, "Mã", "Mã tiêu chí", "STT", "TT", "Số TT", "Số thứ tự"),
        new(Parent, "Mã cha"),
        new(Title, "Nội dung", "Nội dung tiêu chí", "Tiêu chí", "Tên tiêu chí", "Nội dung đánh giá", "Tiêu chí đánh giá", "Nội dung, tiêu chí", "Lĩnh vực, tiêu chí", "Lĩnh vực/Tiêu chí", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần"),
        new(MaxPoints, "Điểm tối đa", "Điểm chuẩn", "Thang điểm", "Điểm"),
        new(Method, "Cách chấm", "Phương pháp chấm"),
        new(Rule, "Mức điểm", "Mức đánh giá", "Mức đạt"),
        new(Evidence, "Tài liệu kiểm chứng", "Minh chứng", "Hồ sơ minh chứng", "Tài liệu minh chứng"),
        new(Agency, "Cơ quan thẩm định", "Đơn vị thẩm định", "Cơ quan chủ trì thẩm định"),
        new(CoAgency, "Cơ quan phối hợp"),
        new(Input, "Nguồn số liệu"),
        new(NotApplicableColumn, "Không phát sinh"),
        new(AppliesTo, "Đối tượng"),
        new(LegalBasis, "Căn cứ"),
        new(Guidance, "Hướng dẫn"),
        new(Origin, "Nguồn"),
    ];

    internal static readonly IReadOnlyList<TableColumn> ColumnsWithLevels = [.. Columns, new(LevelPoints, "Điểm của mức", "Điểm từng mức", "Điểm chi tiết", "Điểm thành phần", "Điểm")];

    /// <summary>A column of a finding as people read it.</summary>
    public static string HeaderOf(string column) => ColumnsWithLevels.FirstOrDefault(c => c.Name == column)?.Header ?? column;

    public static CriteriaReading Read(Table table) => new CriteriaFileReader(table).Read();

    /// <summary>The set as a sheet, in Vietnamese. Codes are text cells, so that a spreadsheet keeps 1.10 as it is.</summary>
    public static Table ToTable(IReadOnlyList<CriterionSource> sources, string sheet)
    {
        var extra = sources.SelectMany(s => s.Extra.Keys).Distinct(StringComparer.Ordinal).ToList();
        var withChildren = sources.Select(s => s.ParentCode).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var lines = new List<TableRow> { Line(1, [.. Columns.Select(c => c.Header), .. extra]) };
        foreach (var source in sources)
        {
            var number = lines.Count + 1;
            var line = Line(number, [.. Texts(source, MethodOf(source)), .. extra.Select(e => source.Extra.GetValueOrDefault(e))]);
            if (source.MaxPoints is { } max)
            {
                var at = Columns.TakeWhile(c => c.Name != MaxPoints).Count();
                line = line with { Cells = [.. line.Cells.Take(at), Cell.OfNumber(number, at + 1, max), .. line.Cells.Skip(at + 1)] };
            }

            lines.Add(line);
        }

        return new Table(sheet, TableKind.Xlsx, lines);

        // A word that would be read as another method at this place, such as a group of fields within a field, stays English.
        string MethodOf(CriterionSource s)
        {
            var word = ScoringMethods.NameOf(s.Method);
            return MethodNamed(word, s.ParentCode is null, withChildren.Contains(s.Code), s.Rule) == s.Method ? word : s.Method;
        }
    }

    /// <summary>The method that a word of either language means; the word itself where it means none.</summary>
    internal static string MethodNamed(string text, bool isTop, bool hasChildren, string? rule)
    {
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
            [{ Name: ScoringMethods.Group }, ..] => isTop ? ScoringMethods.Group : ScoringMethods.Criterion,
            _ => hasChildren || (isTop && rule?.Contains("per", StringComparison.OrdinalIgnoreCase) != true)
                ? ScoringMethods.GroupPenalty
                : ScoringMethods.Penalty,
        };
    }

    private static IEnumerable<string?> Texts(CriterionSource s, string method) =>
    [
        s.Code,
        s.ParentCode,
        s.Title,
        null,
        method,
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
}
