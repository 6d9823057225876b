using System.ComponentModel;

namespace CcHc.Portal.Domain.Scoring;

public enum FindingSeverity
{
    /// <summary>Nothing can be imported or opened.</summary>
    [Description("Lỗi")]
    Error,

    /// <summary>Allowed only with a reason each, which is kept with the version.</summary>
    [Description("Điểm bất thường")]
    Defect,

    [Description("Lưu ý")]
    Warning,
}

/// <summary>Something about one node of a criteria set that somebody has to know.</summary>
/// <param name="Key">A stable name of the kind, such as «sum-over».</param>
/// <param name="Index">Position of the node, from 0.</param>
/// <param name="Column">The column of the criteria file, by its English name.</param>
/// <param name="Found">What is there, in Vietnamese.</param>
/// <param name="Expected">What should be there, in Vietnamese.</param>
public sealed record NodeFinding(FindingSeverity Severity, string Key, int Index, string Column, string Code, string Found, string Expected)
{
    public string Text => $"Tiêu chí {Code}: có «{Found}», cần {Expected}.";
}

/// <summary>Everything that is wrong or remarkable in a criteria set, found at once and never repaired.</summary>
public sealed class CriteriaInspection
{
    private const int RuleMaxLength = 4000;

    private readonly IReadOnlyList<CriterionSource> sources;
    private readonly List<NodeFinding> findings = [];
    private readonly int?[] parents;
    private readonly List<int>[] children;
    private readonly ScoringRule?[] rules;

    private CriteriaInspection(IReadOnlyList<CriterionSource> sources)
    {
        this.sources = sources;
        parents = new int?[sources.Count];
        children = [.. sources.Select(_ => new List<int>())];
        rules = new ScoringRule?[sources.Count];
    }

    /// <summary>In the order of the nodes, and within a node in the order they were looked for.</summary>
    public IReadOnlyList<NodeFinding> Findings => findings;

    /// <summary>Null when there is an error.</summary>
    public CriteriaTree? Tree { get; private set; }

    public static CriteriaInspection Of(IReadOnlyList<CriterionSource> sources)
    {
        var inspection = new CriteriaInspection(sources);
        inspection.FindParents();
        inspection.CheckNodes();
        inspection.CheckDefects();
        inspection.ListWarnings();

        var inOrder = inspection.findings.OrderBy(f => f.Index).ToList();
        inspection.findings.Clear();
        inspection.findings.AddRange(inOrder);
        if (inOrder.All(f => f.Severity != FindingSeverity.Error))
        {
            inspection.Tree = inspection.MakeTree();
        }

        return inspection;
    }

    private void FindParents()
    {
        var byCode = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < sources.Count; i++)
        {
            if (!byCode.TryAdd(sources[i].Code, i))
            {
                Error("code-doubled", i, "code", sources[i].Code, "mỗi tiêu chí một mã trong cả bộ");
            }
        }

        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i].ParentCode is not { Length: > 0 } code)
            {
                continue;
            }

            if (byCode.TryGetValue(code, out var parent))
            {
                parents[i] = parent;
            }
            else
            {
                Error("parent-missing", i, "parent", code, "mã cha có trong bộ tiêu chí");
            }
        }

        for (var i = 0; i < sources.Count; i++)
        {
            if (parents[i] is { } parent)
            {
                children[parent].Add(i);
            }
        }

        BreakCycles();
    }

    /// <summary>One error a cycle, at its first node; the cycle is cut there so that the rest can still be checked.</summary>
    private void BreakCycles()
    {
        var state = new byte[sources.Count];
        for (var start = 0; start < sources.Count; start++)
        {
            var path = new List<int>();
            int? at = start;
            while (at is { } node && state[node] == 0)
            {
                state[node] = 1;
                path.Add(node);
                at = parents[node];
            }

            if (at is { } seen && state[seen] == 1)
            {
                var first = path.Skip(path.IndexOf(seen)).Min();
                Error("parent-cycle", first, "parent", sources[first].ParentCode!, "mã cha không quay vòng về chính tiêu chí này");
                parents[first] = null;
            }

            foreach (var node in path)
            {
                state[node] = 2;
            }
        }
    }

    private void CheckNodes()
    {
        for (var i = 0; i < sources.Count; i++)
        {
            var source = sources[i];
            if (ScoringMethods.Find(source.Method) is not { } method)
            {
                Error("method", i, "method", source.Method.Length == 0 ? "ô trống" : source.Method, "một cách chấm trong danh mục");
                CheckMax(i, isInformation: false);
                continue;
            }

            CheckMax(i, method.Name == ScoringMethods.Information);
            CheckPlace(i, method);
            if (source.Rule?.Length > RuleMaxLength)
            {
                Error("rule", i, "rule", $"{source.Rule.Length} ký tự", $"không quá {RuleMaxLength} ký tự");
                continue;
            }

            rules[i] = RuleReader.Read(method.Name, source.Rule, source.MaxPoints ?? 0, out var problems);
            foreach (var problem in problems)
            {
                Error(problem.Key, i, "rule", problem.Found, problem.Expected);
            }
        }
    }

    private void CheckMax(int i, bool isInformation)
    {
        switch (sources[i].MaxPoints)
        {
            case null when !isInformation:
                Error("max-missing", i, "max_points", "ô trống", "điểm tối đa");
                break;
            case { } max when max < 0 || max > 1_000_000 || max != decimal.Round(max, 4):
                Error("max", i, "max_points", Number(max), "số từ 0, không quá 4 chữ số thập phân");
                break;
            case { } max when isInformation && max != 0:
                Error("max-information", i, "max_points", Number(max), "0 hoặc để trống: mục thông tin không tính điểm");
                break;
        }
    }

    private void CheckPlace(int i, ScoringMethod method)
    {
        var outside = method.Name is ScoringMethods.GroupBonus or ScoringMethods.GroupPenalty;
        if (outside && !string.IsNullOrEmpty(sources[i].ParentCode))
        {
            Error("group-below-top", i, "method", method.Name, "nhóm điểm thưởng, điểm trừ ở cấp trên cùng");
        }

        if (!method.IsGroup && children[i].Count > 0)
        {
            Error("leaf-with-children", i, "method", method.Name, "nhóm, vì tiêu chí này có tiêu chí con");
        }

        if (method.IsGroup && !outside && children[i].Count == 0)
        {
            Error("group-without-children", i, "method", method.Name, "cách chấm của tiêu chí thành phần, hoặc có tiêu chí con");
        }

        // Elsewhere its points would be added.
        if (method.Name == ScoringMethods.Penalty && parents[i] is not null && sources[Top(i)].Method != ScoringMethods.GroupPenalty)
        {
            Error("penalty-place", i, "method", method.Name, "điểm trừ nằm trong nhóm điểm trừ");
        }
    }

    private void CheckDefects()
    {
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i].MaxPoints is not { } max || rules[i] is not { } rule)
            {
                continue;
            }

            if (rule is GroupRule group)
            {
                CheckSum(i, max, group);
            }
            else if (rule.Best is { } best && best != max)
            {
                Defect("best", i, "rule", $"mức cao nhất {Number(best)}", $"bằng điểm tối đa {Number(max)}");
            }
        }
    }

    private void CheckSum(int i, decimal max, GroupRule group)
    {
        var outside = sources[i].Method is ScoringMethods.GroupBonus or ScoringMethods.GroupPenalty;
        if (group.Cap is { } cap && cap != max)
        {
            Defect("cap", i, "rule", $"trần {Number(cap)}", outside ? $"bằng điểm tối đa của nhóm {Number(max)}" : $"bằng điểm tối đa {Number(max)}");
        }

        // A child without a maximum has an error of its own; a sum without it would only repeat that.
        if (children[i].Count == 0 || children[i].Any(c => sources[c].MaxPoints is null && sources[c].Method != ScoringMethods.Information))
        {
            return;
        }

        var sum = children[i].Sum(c => sources[c].MaxPoints ?? 0);
        if (group.Cap is null && sum != max)
        {
            Defect("sum", i, "max_points", $"tổng điểm tối đa của tiêu chí con {Number(sum)}", $"bằng điểm tối đa {Number(max)}");
        }
        else if (group.Cap is not null && sum < max)
        {
            Defect("sum-below", i, "max_points", $"tổng điểm tối đa của tiêu chí con {Number(sum)}", $"ít nhất bằng điểm tối đa {Number(max)}");
        }
    }

    private void ListWarnings()
    {
        var labels = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i].Title.Length == 0)
            {
                Warning("title-missing", i, "title", "ô trống", "nội dung của tiêu chí");
            }

            foreach (var note in rules[i]?.Notes ?? [])
            {
                Warning("note", i, "rule", note, "ghi chú: hiện bên cạnh, không tính điểm");
            }

            if (rules[i] is PenaltyRule { Sanction: { Kind: SanctionKind.Unmapped } sanction })
            {
                Warning("sanction-unmapped", i, "rule", sanction.Text, "gắn với mức xếp loại trước khi mở phong trào");
            }

            if (sources[i].MaxPoints is { } max && Reach(rules[i]) is { } reach && reach != max)
            {
                Warning("reach", i, "rule", $"đạt cao nhất {Number(reach)}", $"điểm tối đa là {Number(max)}");
            }

            foreach (var label in sources[i].AppliesToLabels.Where(labels.Add))
            {
                Warning("label", i, "applies_to", label, "gắn với nhóm đơn vị khi lập phong trào");
            }
        }
    }

    /// <summary>The most that a rule without options or bands gives. A difference may be meant, so it is a warning only.</summary>
    private static decimal? Reach(ScoringRule? rule) => rule switch
    {
        RatioRule ratio => ratio.Factor,
        WeightedRatioRule weighted => weighted.Factor * weighted.Weights.Max(w => w.Value),
        DeductRule deduct => Math.Max(deduct.Start, deduct.Floor),
        CountRule count => count.Cap,
        SurveyRule survey => survey.Factor,
        PenaltyRule penalty => penalty.Cap,
        _ => null,
    };

    private CriteriaTree MakeTree()
    {
        var nodes = sources.Select((s, i) => new CriteriaNode(s, i, rules[i]!)).ToArray();
        for (var i = 0; i < nodes.Length; i++)
        {
            if (parents[i] is { } parent)
            {
                nodes[i].Join(nodes[parent]);
            }
        }

        foreach (var node in nodes)
        {
            node.FindTop();
        }

        return new CriteriaTree(nodes);
    }

    private int Top(int i)
    {
        while (parents[i] is { } parent)
        {
            i = parent;
        }

        return i;
    }

    private static string Number(decimal value) => value.ToString("0.####", Vietnamese.Culture);

    private void Error(string key, int i, string column, string found, string expected) =>
        Add(FindingSeverity.Error, key, i, column, found, expected);

    private void Defect(string key, int i, string column, string found, string expected) =>
        Add(FindingSeverity.Defect, key, i, column, found, expected);

    private void Warning(string key, int i, string column, string found, string expected) =>
        Add(FindingSeverity.Warning, key, i, column, found, expected);

    private void Add(FindingSeverity severity, string key, int i, string column, string found, string expected) =>
        findings.Add(new(severity, key, i, column, sources[i].Code, found, expected));
}
