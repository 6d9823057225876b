using CcHc.Portal.Domain.Campaigns;

namespace CcHc.Portal.Domain.Rankings;

/// <summary>The rules in the words that stand under every table, in the plan and on the public page.</summary>
public static class RankingText
{
    /// <summary>Where nothing tells equals apart.</summary>
    public const string RuleText = "Xếp hạng theo điểm cuối cùng (hai chữ số thập phân). Các đơn vị bằng điểm có cùng thứ hạng; thứ hạng tiếp theo được tính theo số đơn vị đứng trước (1, 2, 2, 4).";

    private const string RuleTextOfMet = "Xếp thứ tự theo số tiêu chí đạt. Các đơn vị có cùng số tiêu chí đạt thì cùng thứ hạng; thứ hạng tiếp theo được tính theo số đơn vị đứng trước (1, 2, 2, 4).";

    public static string Part(string code) => code.Contains('.', StringComparison.Ordinal) ? $"tiêu chí {code}" : $"lĩnh vực {code}";

    /// <summary>How ranks come about, in one line.</summary>
    public static string Ranks(RankingRules rules, bool byPoints = true)
    {
        if (rules.Ties.Count == 0)
        {
            return byPoints ? RuleText : RuleTextOfMet;
        }

        var measure = byPoints ? "theo điểm cuối cùng (hai chữ số thập phân)" : "theo số tiêu chí đạt";
        var equal = byPoints ? "Các đơn vị bằng điểm" : "Các đơn vị có cùng số tiêu chí đạt";
        return $"Xếp hạng {measure}. {equal} được xét lần lượt: {string.Join("; ", rules.Ties.Select(Step))}. Vẫn bằng nhau thì cùng thứ hạng; thứ hạng tiếp theo được tính theo số đơn vị đứng trước (1, 2, 2, 4).";
    }

    /// <summary>How bands come about, one line each of thresholds, gates, sanctions, quotas; nothing where there are no bands.</summary>
    /// <param name="hasSanctions">Whether a penalty of the criteria carries one.</param>
    public static IReadOnlyList<string> Bands(RankingRules rules, bool byPoints = true, bool hasSanctions = false)
    {
        if (rules.Bands.Count == 0)
        {
            return [];
        }

        List<string> lines = [$"Xếp loại theo tỷ lệ so với {(byPoints ? "điểm tối đa" : "tổng số tiêu chí")}: {string.Join("; ", rules.Bands.Select(b => $"{b.Name} từ {Percent(b.FromHundredths / 100m)}"))}."];
        if (rules.Gates.Count > 0)
        {
            lines.Add($"Điều kiện: {string.Join("; ", rules.Gates.Select(Gate))}. Không đạt điều kiện thì xếp mức liền dưới.");
        }

        if (hasSanctions)
        {
            lines.Add("Chế tài của điểm trừ được áp dụng sau các điều kiện, theo thứ tự trong bộ tiêu chí.");
        }

        if (rules.Quotas.Count > 0)
        {
            lines.Add($"Chỉ tiêu, xét sau cùng theo thứ hạng: {string.Join("; ", rules.Quotas.Select(Quota))}. Vượt chỉ tiêu thì xếp mức liền dưới; các đơn vị cùng hạng không bị tách.");
        }

        return lines;
    }

    /// <summary>Everything in the order in which it is applied.</summary>
    public static IReadOnlyList<string> Lines(RankingRules rules, bool byPoints = true, bool hasSanctions = false) =>
        [Ranks(rules, byPoints), .. Bands(rules, byPoints, hasSanctions)];

    public static string Gate(Gate gate)
    {
        var demand = gate.Words ?? gate.Kind switch
        {
            GateKind.PartShare => $"{Part(gate.Code!)} đạt ít nhất {Percent(gate.Number ?? 0)} điểm tối đa",
            GateKind.PartPoints => $"{Part(gate.Code!)} được ít nhất {Number(gate.Number ?? 0)} điểm",
            GateKind.PartNotZero => $"{Part(gate.Code!)} không bị 0 điểm",
            GateKind.RegisteredInTime => "đăng ký thi đua đúng hạn",
            GateKind.LockedInTime => "khóa phiếu tự chấm đúng hạn",
            GateKind.NoKnockout => "không có tiêu chí điều kiện bị 0 điểm",
            _ => $"điểm trừ không quá {Number(gate.Number ?? 0)}",
        };
        return $"mức {gate.Band} trở lên phải {(gate.Words is null && NeedsSubject(gate.Kind) ? "có " : "")}{demand}";
    }

    public static string Quota(BandQuota quota)
    {
        var amount = quota.Kind == QuotaKind.Count
            ? $"không quá {Number(quota.Number)} đơn vị"
            : $"không quá {Percent(quota.Number)} {StateNames.Of(quota.Base)}, {Vietnamese.LowerFirst(StateNames.Of(quota.Rounding))}";
        var small = quota is { SmallUnder: { } under, SmallMost: { } most } ? $" (nhóm dưới {under} đơn vị: tối đa {most})" : "";
        return $"mức {quota.Band} {amount}{small}";
    }

    public static string Step(TieStep step) => step.Kind switch
    {
        TieKind.PartPoints => $"điểm {Part(step.Code!)} cao hơn",
        TieKind.Bonus => "điểm thưởng cao hơn",
        TieKind.Penalty => "điểm trừ thấp hơn",
        _ => "Hội đồng biểu quyết",
    };

    private static bool NeedsSubject(GateKind kind) => Rankings.Gate.NeedsCode(kind) || kind == GateKind.PenaltyAtMost;

    private static string Percent(decimal value) => Number(value) + "%";

    private static string Number(decimal value) => value.ToString("0.##", Vietnamese.Culture);
}
