using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Rankings;

/// <summary>What is wrong with rules. Keys name the row («gates[1].code»), so that a page can say it at the field.</summary>
public static class RankingFaults
{
    public static IEnumerable<Obstacle> OfBands(IReadOnlyList<(string Name, decimal FromPercent)> levels)
    {
        if (levels.Any(l => Vietnamese.Clean(l.Name) is null))
        {
            yield return new("band.name", "Cần ghi tên mức xếp loại.");
        }

        if (levels.GroupBy(l => Vietnamese.Clean(l.Name)).Any(g => g.Key is not null && g.Count() > 1))
        {
            yield return new("band.name", "Hai mức xếp loại không được trùng tên.");
        }

        if (levels.Any(l => l.FromPercent is < 0 or > 100))
        {
            yield return new("band.from", "Mức xếp loại tính theo phần trăm điểm tối đa, từ 0 đến 100.");
        }

        if (levels.GroupBy(l => l.FromPercent).Any(g => g.Count() > 1))
        {
            yield return new("band.from", "Hai mức xếp loại không được bắt đầu cùng một tỷ lệ.");
        }
    }

    /// <param name="groups">The ranking groups that there are.</param>
    public static IEnumerable<Obstacle> OfPlan(RankingPlan plan, IReadOnlyList<BandLevel> bands, IReadOnlyCollection<Guid> groups)
    {
        var fromTop = bands.OrderByDescending(b => b.FromHundredths).Select(b => b.Name).ToList();
        bool IsForeign(Guid? groupId) => groupId is { } id && !groups.Contains(id);
        for (var i = 0; i < plan.Gates.Count; i++)
        {
            var (gate, key) = (plan.Gates[i], $"gates[{i}]");
            if (!fromTop.Contains(gate.Band))
            {
                yield return new(key + ".band", $"Điều kiện {i + 1}: không có mức «{gate.Band}».");
            }

            if (Gate.NeedsCode(gate.Kind) && Vietnamese.Clean(gate.Code) is null)
            {
                yield return new(key + ".code", $"Điều kiện {i + 1}: cần ghi mã lĩnh vực, tiêu chí.");
            }

            if (Gate.NeedsNumber(gate.Kind) && (gate.Number is null or < 0 || (gate.Kind == GateKind.PartShare && gate.Number > 100)))
            {
                yield return new(key + ".number", $"Điều kiện {i + 1}: cần ghi {(gate.Kind == GateKind.PartShare ? "tỷ lệ từ 0 đến 100" : "số điểm không âm")}.");
            }

            if (IsForeign(gate.GroupId))
            {
                yield return new(key + ".groupId", $"Điều kiện {i + 1}: không có nhóm này.");
            }
        }

        for (var i = 0; i < plan.Quotas.Count; i++)
        {
            var (quota, key) = (plan.Quotas[i], $"quotas[{i}]");
            var place = fromTop.IndexOf(quota.Band);
            if (place < 0)
            {
                yield return new(key + ".band", $"Chỉ tiêu {i + 1}: không có mức «{quota.Band}».");
            }
            else if (place == fromTop.Count - 1)
            {
                yield return new(key + ".band", $"Chỉ tiêu {i + 1}: «{quota.Band}» là mức thấp nhất, vượt chỉ tiêu thì không còn mức để xuống.");
            }

            if (plan.Quotas.Take(i).Any(q => q.Band == quota.Band && q.GroupId == quota.GroupId))
            {
                yield return new(key + ".band", $"Chỉ tiêu {i + 1}: mức «{quota.Band}» đã có chỉ tiêu ở trên.");
            }

            if (quota.Number < 0 || (quota.Kind == QuotaKind.Percent && quota.Number > 100) || (quota.Kind == QuotaKind.Count && quota.Number != decimal.Truncate(quota.Number)))
            {
                yield return new(key + ".number", $"Chỉ tiêu {i + 1}: {(quota.Kind == QuotaKind.Percent ? "tỷ lệ từ 0 đến 100" : "số lượng là số nguyên không âm")}.");
            }

            if (quota.SmallUnder is null != quota.SmallMost is null || quota.SmallUnder <= 0 || quota.SmallMost < 0)
            {
                yield return new(key + ".smallMost", $"Chỉ tiêu {i + 1}: quy định cho nhóm nhỏ cần cả hai số, hoặc bỏ trống cả hai.");
            }

            if (IsForeign(quota.GroupId))
            {
                yield return new(key + ".groupId", $"Chỉ tiêu {i + 1}: không có nhóm này.");
            }
        }

        for (var i = 0; i < plan.Ties.Count; i++)
        {
            var (step, key) = (plan.Ties[i], $"ties[{i}]");
            if (TieStep.NeedsCode(step.Kind) && Vietnamese.Clean(step.Code) is null)
            {
                yield return new(key + ".code", $"Tiêu chí phụ {i + 1}: cần ghi mã lĩnh vực, tiêu chí.");
            }

            if (step.Kind == TieKind.Vote && plan.Ties.Skip(i + 1).Any(t => t.GroupId == step.GroupId))
            {
                yield return new(key + ".kind", $"Tiêu chí phụ {i + 1}: biểu quyết là bước cuối cùng, sau nó không còn bước nào.");
            }

            if (plan.Ties.Take(i).Contains(step))
            {
                yield return new(key + ".kind", $"Tiêu chí phụ {i + 1}: bước này đã có ở trên.");
            }

            if (IsForeign(step.GroupId))
            {
                yield return new(key + ".groupId", $"Tiêu chí phụ {i + 1}: không có nhóm này.");
            }
        }
    }

    /// <summary>What of the rules does not fit the criteria that a group is judged by; asked for before opening.</summary>
    public static IEnumerable<string> OfGroup(RankingRules rules, string groupName, CriteriaTree tree, bool hasRegistration)
    {
        foreach (var code in rules.Codes.Where(c => tree.Find(c) is null))
        {
            yield return $"Quy tắc xếp hạng, xếp loại nhắc đến {RankingText.Part(code)}, nhưng bộ tiêu chí của nhóm «{groupName}» không có.";
        }

        if (!hasRegistration && rules.Gates.Any(g => g.Kind == GateKind.RegisteredInTime))
        {
            yield return $"Xếp loại của nhóm «{groupName}» đòi hỏi đăng ký đúng hạn, nhưng phong trào không có giai đoạn đăng ký.";
        }

        var names = rules.Bands.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var leaf in tree.Leaves.Where(l => l.Rule is PenaltyRule { Sanction.Band: { } band } && !names.Contains(band)))
        {
            yield return $"Chế tài của {RankingText.Part(leaf.Code)} nhắc đến mức «{((PenaltyRule)leaf.Rule).Sanction!.Band}», nhưng không có mức này trong xếp loại.";
        }
    }
}
