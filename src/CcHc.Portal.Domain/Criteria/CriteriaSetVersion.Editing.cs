using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Criteria;

/// <summary>What a criterion says besides how it is scored.</summary>
public sealed record CriterionWords(
    string? Title,
    string? EvidenceWanted = null,
    string? AgencyText = null,
    string? CoAgencyText = null,
    InputBy InputBy = InputBy.Unit,
    NotApplicable? NotApplicable = null,
    string? AppliesTo = null,
    string? LegalBasis = null,
    string? Guidance = null);

/// <summary>A code that numbering anew changes.</summary>
public sealed record CodeChange(Guid NodeId, string Title, string Before, string After);

/// <summary>The verbs of a draft. Each leaves a fact, and none is possible once the version is released.</summary>
public sealed partial class CriteriaSetVersion
{
    private const string CopyMark = " (bản sao)";

    /// <exception cref="NotFoundException">when somebody removed it meanwhile.</exception>
    public SetCriterion Node(Guid id) => nodes.Find(n => n.Id == id) ?? throw new NotFoundException("Tiêu chí này không còn trong bản soạn; có thể người khác vừa bỏ.");

    /// <summary>The criteria directly below, in order; the fields for null.</summary>
    public IReadOnlyList<SetCriterion> ChildrenOf(SetCriterion? node) =>
        [.. nodes.Where(n => n.ParentCode == node?.Code).OrderBy(n => n.Order)];

    /// <summary>The criterion and all below it, in order.</summary>
    public IReadOnlyList<SetCriterion> SubtreeOf(SetCriterion node) => [node, .. ChildrenOf(node).SelectMany(SubtreeOf)];

    public SetCriterion? ParentOf(SetCriterion node) => node.ParentCode is { } code ? nodes.Find(n => n.Code == code) : null;

    /// <summary>A new criterion at the end of a group, or a new field at the end of the set.</summary>
    public SetCriterion AddBelow(Actor by, Guid? groupId, DateTimeOffset now)
    {
        DemandDraft();
        var group = groupId is { } id ? Node(id) : null;
        DomainRuleException.ThrowIf(
            group?.IsLeaf == true,
            "criteria-version.leaf",
            $"Tiêu chí {group?.Code} được chấm trực tiếp; muốn thêm tiêu chí thành phần thì chuyển cách chấm của nó sang «nhóm» trước.");
        var order = InTreeOrder();
        var at = group is null ? order.Count : order.IndexOf(SubtreeOf(group)[^1]) + 1;
        return Add(by, group, order, at, now);
    }

    /// <summary>A new criterion of the same group, after this one and all below it.</summary>
    public SetCriterion AddAfter(Actor by, Guid nodeId, DateTimeOffset now)
    {
        DemandDraft();
        var node = Node(nodeId);
        var order = InTreeOrder();
        return Add(by, ParentOf(node), order, order.IndexOf(SubtreeOf(node)[^1]) + 1, now);
    }

    /// <summary>The criterion and all below it once more, after it, under new codes.</summary>
    public SetCriterion Duplicate(Actor by, Guid nodeId, DateTimeOffset now)
    {
        DemandDraft();
        var node = Node(nodeId);
        var parent = ParentOf(node);
        var subtree = SubtreeOf(node);
        var code = NextCode(parent);
        DemandShort(code);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal) { [node.Code] = code };
        var copies = new List<SetCriterion>();
        foreach (var original in subtree)
        {
            var text = original.ToText();
            if (original == node)
            {
                var title = text.Title.Length + CopyMark.Length <= CriterionNode.TitleMaxLength ? text.Title + CopyMark : text.Title;
                text = text with { Code = code, Title = title };
            }
            else
            {
                var group = codes[original.ParentCode!];
                codes[original.Code] = FreeCode(CriterionCodes.Moved(original.Code, node.Code, code), group);
                text = text with { Code = codes[original.Code], ParentCode = group };
            }

            DemandShort(text.Code);
            var copy = new SetCriterion(Id, text);
            copies.Add(copy);
            nodes.Add(copy);
        }

        var order = InTreeOrder().Except(copies).ToList();
        order.InsertRange(order.IndexOf(subtree[^1]) + 1, copies);
        Arrange(order);
        Record(by, now, "criteria-version.duplicate", $"Nhân bản tiêu chí {node.Code}", to: Named(copies[0]) + Below(subtree));
        return copies[0];
    }

    public void MoveUp(Actor by, Guid nodeId, DateTimeOffset now) => Swap(by, nodeId, -1, "đầu", "criteria-version.move-up", "lên", now);

    public void MoveDown(Actor by, Guid nodeId, DateTimeOffset now) => Swap(by, nodeId, 1, "cuối", "criteria-version.move-down", "xuống", now);

    /// <summary>To the end of another group, or of the fields, with all below it; the codes follow the new place.</summary>
    public void MoveTo(Actor by, Guid nodeId, Guid? groupId, DateTimeOffset now)
    {
        DemandDraft();
        var node = Node(nodeId);
        var group = groupId is { } id ? Node(id) : null;
        var subtree = SubtreeOf(node);
        DomainRuleException.ThrowIfAny(ObstaclesToMoving(node, group, subtree));
        var from = ParentOf(node);
        var before = node.Code;
        var order = InTreeOrder().Except(subtree).ToList();
        var at = group is null ? order.Count : order.IndexOf(SubtreeOf(group).Last(n => !subtree.Contains(n))) + 1;
        order.InsertRange(at, subtree);

        var code = NextCode(group);
        DemandShort(code);
        Recode(node, subtree, code);
        node.Place(group?.Code, node.Order, node.Depth);
        Arrange(order);
        Record(by, now, "criteria-version.move", $"Chuyển tiêu chí {before} sang nhóm khác", GroupName(from), $"{GroupName(group)}, mã mới {code}");
    }

    /// <summary>The criterion and all below it.</summary>
    public IReadOnlyList<SetCriterion> Remove(Actor by, Guid nodeId, DateTimeOffset now)
    {
        DemandDraft();
        var node = Node(nodeId);
        var subtree = SubtreeOf(node);
        nodes.RemoveAll(subtree.Contains);
        Arrange(InTreeOrder());
        Record(by, now, "criteria-version.remove", $"Bỏ tiêu chí {node.Code}", from: Named(node) + Below(subtree));
        return subtree;
    }

    /// <summary>What the criterion says besides its scoring. Saying the same again leaves nothing.</summary>
    public void Describe(Actor by, Guid nodeId, CriterionWords words, DateTimeOffset now)
    {
        DemandDraft();
        var node = Node(nodeId);
        var before = node.ToText();
        Rewrite(by, node, before, before with
        {
            Title = Vietnamese.Clean(words.Title) ?? throw new DomainRuleException("form.title", "Cần ghi nội dung tiêu chí."),
            EvidenceWanted = Vietnamese.Clean(words.EvidenceWanted),
            AgencyText = Vietnamese.Clean(words.AgencyText),
            CoAgencyText = Vietnamese.Clean(words.CoAgencyText),
            InputBy = words.InputBy,
            NotApplicable = words.NotApplicable,
            AppliesTo = Vietnamese.Clean(words.AppliesTo),
            LegalBasis = Vietnamese.Clean(words.LegalBasis),
            Guidance = Vietnamese.Clean(words.Guidance),
        },
        "criteria-version.describe",
        $"Sửa nội dung tiêu chí {node.Code}",
        now);
    }

    /// <summary>How the criterion earns points. A rule that says what it said before keeps its words.</summary>
    public void ScoreBy(Actor by, Guid nodeId, Points? max, string method, ScoringRule rule, DateTimeOffset now)
    {
        var node = Node(nodeId);
        var most = max?.Value ?? 0;
        DomainRuleException.ThrowIf(
            !RuleWriter.CanWrite(method, rule, most),
            "criteria-version.rule",
            "Mức điểm này không viết được thành quy tắc: tên mức, tên loại và ghi chú không có dấu «;» và «|», không giống một mệnh đề của quy tắc.");
        var isSaidAlready = node.Method == method
            && RuleReader.Read(method, node.Rule, most, out _) is { } stored
            && RuleWriter.AreSame(stored, rule, most);
        ScoreBy(by, nodeId, max, method, isSaidAlready ? node.Rule : RuleWriter.Write(rule, most), now);
    }

    /// <param name="rule">The text of the criteria file; it must be readable.</param>
    public void ScoreBy(Actor by, Guid nodeId, Points? max, string method, string? rule, DateTimeOffset now)
    {
        DemandDraft();
        var node = Node(nodeId);
        DomainRuleException.ThrowIfAny(ObstaclesToScoring(node, max, method, rule));
        var before = node.ToText();
        Rewrite(by, node, before, before with { MaxPoints = max, Method = method, Rule = Vietnamese.Clean(rule), IsLeaf = !ScoringMethods.IsGroup(method) },
            "criteria-version.score", $"Sửa cách chấm tiêu chí {node.Code}", now);
    }

    /// <summary>Another code; those below follow where they begin with it.</summary>
    public void Recode(Actor by, Guid nodeId, string? code, DateTimeOffset now)
    {
        DemandDraft();
        var node = Node(nodeId);
        var clean = Vietnamese.Clean(code) ?? throw new DomainRuleException("form.code", "Cần ghi mã tiêu chí.");
        if (clean == node.Code)
        {
            return;
        }

        DomainRuleException.ThrowIf(IsTaken(clean), "form.code", $"Mã {clean} đã có trong bộ tiêu chí.");
        DemandShort(clean);
        var before = node.Code;
        Recode(node, SubtreeOf(node), clean);
        Record(by, now, "criteria-version.recode", "Đổi mã tiêu chí", before, clean);
    }

    /// <summary>What numbering anew would change, in the order of the file. Nothing is changed by asking.</summary>
    public IReadOnlyList<CodeChange> Renumbering()
    {
        var changes = new List<CodeChange>();
        Walk(null, null);
        return changes;

        void Walk(SetCriterion? group, string? codeAfter)
        {
            var children = ChildrenOf(group);
            var after = CriterionCodes.Renumbered(group?.Code, codeAfter, [.. children.Select(c => c.Code)]);
            foreach (var (child, code) in children.Zip(after))
            {
                if (code != child.Code)
                {
                    changes.Add(new(child.Id, child.Title, child.Code, code));
                }

                Walk(child, code);
            }
        }
    }

    public IReadOnlyList<CodeChange> Renumber(Actor by, DateTimeOffset now)
    {
        DemandDraft();
        var changes = Renumbering();
        DomainRuleException.ThrowIf(changes.Count == 0, "criteria-version.codes", "Mã đã liên tục theo thứ tự, không có gì để đánh lại.");
        var codes = nodes.ToDictionary(n => n.Code, n => n.Code, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            DemandShort(change.After);
            codes[change.Before] = change.After;
        }

        DomainRuleException.ThrowIfAny(codes.Values.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => new Obstacle("criteria-version.codes", $"Đánh lại sẽ có hai tiêu chí cùng mã {g.Key}; hãy đổi mã của một trong hai trước.")));
        foreach (var node in nodes)
        {
            node.Place(node.ParentCode is { } parent ? codes[parent] : null, node.Order, node.Depth);
            node.Recode(codes[node.Code]);
        }

        Record(by, now, "criteria-version.renumber", "Đánh lại mã tiêu chí", $"{changes.Count} mã", string.Join("; ", changes.Select(c => $"{c.Before} → {c.After}")));
        return changes;
    }

    private static IEnumerable<Obstacle> ObstaclesToMoving(SetCriterion node, SetCriterion? group, IReadOnlyList<SetCriterion> subtree)
    {
        if (group is not null && subtree.Contains(group))
        {
            yield return new("form.group", $"Không thể chuyển {node.Code} vào chính nó hoặc vào tiêu chí thành phần của nó.");
        }
        else if (group?.IsLeaf == true)
        {
            yield return new("form.group", $"{group.Code} không phải là nhóm.");
        }
        else if (node.ParentCode == group?.Code)
        {
            yield return new("form.group", $"Tiêu chí {node.Code} đang ở nhóm này rồi.");
        }
        else if (group is not null && node.Method is ScoringMethods.GroupBonus or ScoringMethods.GroupPenalty)
        {
            yield return new("form.group", "Nhóm điểm thưởng, điểm trừ chỉ nằm ở cấp trên cùng.");
        }
    }

    private IEnumerable<Obstacle> ObstaclesToScoring(SetCriterion node, Points? max, string method, string? rule)
    {
        if (ScoringMethods.Find(method) is not { } known)
        {
            yield return new("form.method", "Cần chọn cách chấm trong danh sách.");
            yield break;
        }

        var children = ChildrenOf(node).Count;
        if (!known.IsGroup && children > 0)
        {
            yield return new("form.method", $"Tiêu chí {node.Code} có {children} tiêu chí thành phần; hãy bỏ hoặc chuyển chúng đi trước khi chấm trực tiếp.");
        }

        if (method is ScoringMethods.GroupBonus or ScoringMethods.GroupPenalty && node.ParentCode is not null)
        {
            yield return new("form.method", "Nhóm điểm thưởng, điểm trừ chỉ nằm ở cấp trên cùng.");
        }

        if (max < Points.Zero)
        {
            yield return new("form.maxPoints", "Điểm tối đa không thể là số âm.");
        }

        if (Vietnamese.Clean(rule) is { Length: > CriterionNode.RuleMaxLength } text)
        {
            yield return new("form.ruleText", $"Mức điểm dài {text.Length} ký tự, không được quá {CriterionNode.RuleMaxLength}.");
            yield break;
        }

        RuleReader.Read(method, rule, max?.Value ?? 0, out var problems);
        foreach (var problem in problems)
        {
            yield return new("form.ruleText", $"Có «{problem.Found}», cần {problem.Expected}.");
        }
    }

    private void Rewrite(Actor by, SetCriterion node, CriterionText before, CriterionText after, string act, string what, DateTimeOffset now)
    {
        if (before == after)
        {
            return;
        }

        node.Write(after, by, now);
        var difference = CriteriaDifference.Between([before], [after], asWritten: true).Lines.SelectMany(l => l.Fields).ToList();
        Record(
            by,
            now,
            act,
            what,
            string.Join("; ", difference.Select(f => $"{f.Label}: {f.Before ?? "–"}")),
            string.Join("; ", difference.Select(f => $"{f.Label}: {f.After ?? "–"}")));
    }

    private SetCriterion Add(Actor by, SetCriterion? group, List<SetCriterion> order, int at, DateTimeOffset now)
    {
        var code = NextCode(group);
        DemandShort(code);
        var method = group is null ? ScoringMethods.Group : "";
        var added = new SetCriterion(Id, new CriterionText(code, group?.Code, at + 1, 0, method.Length == 0, "", null, method, group is null ? "sum of children" : null));
        nodes.Add(added);
        order.Insert(at, added);
        Arrange(order);
        Record(by, now, "criteria-version.add", "Thêm tiêu chí", to: group is null ? $"{code}, lĩnh vực mới" : $"{code}, trong {GroupName(group)}");
        return added;
    }

    private void Swap(Actor by, Guid nodeId, int step, string end, string act, string direction, DateTimeOffset now)
    {
        DemandDraft();
        var node = Node(nodeId);
        var siblings = ChildrenOf(ParentOf(node)).ToList();
        var at = siblings.IndexOf(node);
        var other = siblings.ElementAtOrDefault(at + step);
        if (other is null)
        {
            throw new DomainRuleException(act, $"Tiêu chí {node.Code} đã ở {end} nhóm.");
        }

        var (first, second) = step < 0 ? (other, node) : (node, other);
        var order = InTreeOrder();
        var (upper, lower) = (SubtreeOf(first), SubtreeOf(second));
        var start = order.IndexOf(first);
        order.RemoveRange(start, upper.Count + lower.Count);
        order.InsertRange(start, [.. lower, .. upper]);
        Arrange(order);
        Record(by, now, act, $"Chuyển tiêu chí {node.Code} {direction}", to: step < 0 ? $"trước {other.Code}" : $"sau {other.Code}");
    }

    /// <summary>Codes below the node follow its own; a group's code is how those below name it.</summary>
    private void Recode(SetCriterion node, IReadOnlyList<SetCriterion> subtree, string code)
    {
        var before = node.Code;
        var codes = new Dictionary<string, string>(StringComparer.Ordinal) { [before] = code };
        node.Recode(code);
        foreach (var below in subtree.Where(n => n != node))
        {
            var group = codes[below.ParentCode!];
            var own = below.Code;
            var moved = CriterionCodes.Moved(own, before, code);
            codes[own] = moved is null ? own : FreeCode(moved, group);
            below.Recode(codes[own]);
            below.Place(group, below.Order, below.Depth);
        }
    }

    private string NextCode(SetCriterion? group)
    {
        var depth = group is null ? 0 : group.Depth + 1;
        var siblings = ChildrenOf(group).Select(n => n.Code).ToList();
        var cousins = nodes.Where(n => n.Depth == depth).OrderBy(n => n.Order).Select(n => n.Code).ToList();
        return CriterionCodes.Next(group?.Code, siblings, cousins, IsTaken);
    }

    private string FreeCode(string? wanted, string group) =>
        wanted is not null && !IsTaken(wanted) ? wanted : CriterionCodes.Next(group, [.. nodes.Where(n => n.ParentCode == group).Select(n => n.Code)], [], IsTaken);

    private bool IsTaken(string code) => nodes.Exists(n => n.Code == code);

    private static void DemandShort(string code) => DomainRuleException.ThrowIf(
        code.Length > CriterionNode.CodeMaxLength, "form.code", $"Mã {code} dài quá {CriterionNode.CodeMaxLength} ký tự.");

    /// <summary>Groups before what is below them, also where a file had it otherwise.</summary>
    private List<SetCriterion> InTreeOrder()
    {
        var below = nodes.OrderBy(n => n.Order).ToLookup(n => n.ParentCode ?? "", StringComparer.Ordinal);
        var order = new List<SetCriterion>(nodes.Count);
        Walk("");
        return order;

        void Walk(string group)
        {
            foreach (var node in below[group])
            {
                order.Add(node);
                Walk(node.Code);
            }
        }
    }

    /// <summary>Numbers the places and finds the depths anew.</summary>
    private static void Arrange(List<SetCriterion> order)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < order.Count; i++)
        {
            var node = order[i];
            var depth = node.ParentCode is { } parent ? depths[parent] + 1 : 0;
            depths[node.Code] = depth;
            node.Place(node.ParentCode, i + 1, depth);
        }
    }

    private static string Named(SetCriterion node) => node.Title.Length == 0 ? node.Code : $"{node.Code}. {node.Title}";

    private static string Below(IReadOnlyList<SetCriterion> subtree) => subtree.Count == 1 ? "" : $" và {subtree.Count - 1} tiêu chí thành phần";

    private static string GroupName(SetCriterion? group) => group is null ? "cấp trên cùng" : Named(group);
}
