using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Web.Features.CriteriaEditing;

/// <summary>Something to mend or to know, at its criterion.</summary>
public sealed record DraftFinding(Guid NodeId, string Code, FindingSeverity Severity, string Text);

/// <param name="Rule">In words, a line each.</param>
public sealed record DraftRow(
    Guid Id,
    string Code,
    string Title,
    string? Max,
    string Method,
    IReadOnlyList<string> Rule,
    int Depth,
    bool IsLeaf,
    bool IsFirst,
    bool IsLast,
    GroupSum? Sum,
    IReadOnlyList<DraftFinding> Findings)
{
    public string Anchor => "tc-" + Id;
}

/// <summary>A field with what is below it.</summary>
public sealed record DraftField(DraftRow Head, IReadOnlyList<DraftRow> Rows, bool IsOpen)
{
    public int Leaves => Rows.Count(r => r.IsLeaf);

    public int Problems => Rows.Append(Head).Sum(r => r.Findings.Count(f => f.Severity != FindingSeverity.Warning));
}

public sealed record DraftPage(
    Guid SetId,
    string SetName,
    string? BasedOn,
    int? BaseNumber,
    int? LatestNumber,
    bool CanChange,
    int Leaves,
    Points Total,
    IReadOnlyList<DraftField> Fields,
    IReadOnlyList<DraftFinding> Findings,
    Guid? At)
{
    public string Path => $"/criteria-sets/{SetId}/draft";

    public int Errors => Findings.Count(f => f.Severity == FindingSeverity.Error);

    public int Defects => Findings.Count(f => f.Severity == FindingSeverity.Defect);

    public int Warnings => Findings.Count(f => f.Severity == FindingSeverity.Warning);
}

/// <summary>A draft as its page shows it.</summary>
public static class DraftReading
{
    /// <summary>Up to so many criteria every field is unfolded at once.</summary>
    private const int FewNodes = 40;

    /// <summary>Notes and labels are no fault of a criterion; the release page lists them.</summary>
    private static readonly string[] NotAtTheRow = ["note", "label", "sanction-unmapped"];

    public static IReadOnlyList<DraftFinding> FindingsOf(CriteriaSetVersion draft)
    {
        var nodes = draft.Ordered();
        return [.. draft.Inspect().Findings.Select(f => new DraftFinding(nodes[f.Index].Id, f.Code, f.Severity, FindingWords.Of(f)))];
    }

    public static IReadOnlyList<DraftField> FieldsOf(CriteriaSetVersion draft, Guid? at, bool all)
    {
        var nodes = draft.Ordered();
        var findings = draft.Inspect().Findings
            .Where(f => !NotAtTheRow.Contains(f.Key))
            .ToLookup(f => nodes[f.Index].Id, f => new DraftFinding(nodes[f.Index].Id, f.Code, f.Severity, FindingWords.Of(f)));
        var children = nodes.ToLookup(n => n.ParentCode ?? "", StringComparer.Ordinal);
        var open = all || nodes.Count <= FewNodes;
        return [.. children[""].Select(top =>
        {
            var rows = new List<DraftRow>();
            Walk(top);
            return new DraftField(Row(top), rows, open || top.Id == at || rows.Exists(r => r.Id == at));

            void Walk(SetCriterion group)
            {
                foreach (var child in children[group.Code])
                {
                    rows.Add(Row(child));
                    Walk(child);
                }
            }
        })];

        DraftRow Row(SetCriterion node)
        {
            var siblings = children[node.ParentCode ?? ""].ToList();
            return new DraftRow(
                node.Id,
                node.Code,
                node.Title,
                node.MaxPoints?.ToExactString(),
                ScoringMethods.NameOf(node.Method),
                node.IsLeaf ? RuleInWords.Of(node.ToText()) : [],
                node.Depth,
                node.IsLeaf,
                siblings[0] == node,
                siblings[^1] == node,
                node.IsLeaf ? null : SumOf(node, children[node.Code].Select(c => c.MaxPoints)),
                [.. findings[node.Id]]);
        }
    }

    public static GroupSum SumOf(SetCriterion group, IEnumerable<Points?> below) => GroupSum.Of(
        group.MaxPoints,
        RuleReader.Read(group.Method, group.Rule, group.MaxPoints?.Value ?? 0, out _) is GroupRule { Cap: not null },
        below);
}

/// <summary>What the inspection found, in the words of somebody who sits before the draft and not before a file.</summary>
public static class FindingWords
{
    public static string Of(NodeFinding finding) => finding.Key switch
    {
        "method" => "Chưa chọn cách chấm.",
        "max-missing" => "Chưa có điểm tối đa.",
        "title-missing" => "Chưa có nội dung.",
        "group-without-children" => "Nhóm chưa có tiêu chí thành phần nào.",
        "sum" or "sum-below" or "best" or "cap" => $"{Capital(finding.Found)}, phải {finding.Expected}.",
        "reach" => $"Theo mức điểm thì {finding.Found} điểm, còn {finding.Expected} điểm.",
        "note" => $"Ghi chú «{finding.Found}»: hiện bên cạnh mức điểm, không tính điểm.",
        "label" => $"Đối tượng «{finding.Found}»: gắn với nhóm đơn vị khi lập phong trào.",
        "sanction-unmapped" => $"Chế tài ghi bằng lời «{finding.Found}»: quy về mức xếp loại khi lập phong trào.",
        "penalty-place" => "Điểm trừ phải nằm trong nhóm điểm trừ, nếu không sẽ được cộng vào.",
        "group-below-top" => "Nhóm điểm thưởng, điểm trừ phải ở cấp trên cùng.",
        _ => $"Có «{finding.Found}», cần {finding.Expected}.",
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Vietnamese.Culture) + text[1..];
}
