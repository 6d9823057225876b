namespace CcHc.Portal.Domain.Scoring;

/// <summary>What a step from the fields to the final figure does.</summary>
public enum TotalOperator
{
    /// <summary>Sum of the fields, without bonus and penalty.</summary>
    Fields,

    /// <summary>The maximum Left less what was excluded.</summary>
    ApplicableMax,

    /// <summary>Left points × Base ÷ Right.</summary>
    Rescale,

    /// <summary>Left + Right points of bonus.</summary>
    Bonus,

    /// <summary>Left − Right points of penalty.</summary>
    Penalty,

    AtLeast,

    AtMost,

    /// <summary>To two places: the figure that is printed.</summary>
    Round,
}

/// <summary>One step of how the final figure came about.</summary>
/// <param name="Value">What it yields.</param>
/// <param name="Base">The maximum to which points are rescaled.</param>
public readonly record struct TotalStep(TotalOperator Operator, decimal Value, decimal Left = 0, decimal Right = 0, decimal Base = 0);

/// <summary>From the sum of the fields to the printed figure: «82,5 × 100 ÷ 95 = 86,84».</summary>
public static class TotalTrace
{
    public static IReadOnlyList<TotalStep> Of(SheetResult result)
    {
        var steps = new List<TotalStep> { new(TotalOperator.Fields, result.Points.Value) };
        var value = result.Points.Value;
        if (result.ApplicableMax != result.BaseMax)
        {
            steps.Add(new(TotalOperator.ApplicableMax, result.ApplicableMax.Value, result.BaseMax.Value, (result.BaseMax - result.ApplicableMax).Value));
            var rescaled = result.ApplicableMax == Points.Zero ? 0 : value * result.BaseMax.Value / result.ApplicableMax.Value;
            steps.Add(new(TotalOperator.Rescale, rescaled, value, result.ApplicableMax.Value, result.BaseMax.Value));
            value = rescaled;
        }

        if (result.Bonus > Points.Zero)
        {
            steps.Add(new(TotalOperator.Bonus, value + result.Bonus.Value, value, result.Bonus.Value));
            value += result.Bonus.Value;
        }

        if (result.Penalty > Points.Zero)
        {
            steps.Add(new(TotalOperator.Penalty, value - result.Penalty.Value, value, result.Penalty.Value));
            value -= result.Penalty.Value;
        }

        var most = result.BaseMax.Value + result.Nodes.Where(n => n.Node.IsTop && n.Node.IsInBonus).Sum(n => BonusCap(n.Node));
        if (value < 0)
        {
            steps.Add(new(TotalOperator.AtLeast, 0));
        }
        else if (value > most)
        {
            steps.Add(new(TotalOperator.AtMost, most));
        }

        steps.Add(new(TotalOperator.Round, result.Final.Value));
        return steps;
    }

    /// <summary>The steps as lines. The last one is the figure as printed.</summary>
    public static IReadOnlyList<string> Lines(SheetResult result) => [.. Of(result).Select(step => Line(step, result))];

    private static string Line(TotalStep step, SheetResult result) => step.Operator switch
    {
        TotalOperator.Fields => $"Cộng các lĩnh vực: {FieldsText(result)} = {Number(step.Value)}",
        TotalOperator.ApplicableMax => $"Điểm tối đa áp dụng: {Number(step.Left)} − {Number(step.Right)} được loại trừ = {Number(step.Value)}",
        TotalOperator.Rescale when step.Right == 0 => "Mọi tiêu chí được loại trừ: 0 điểm",
        TotalOperator.Rescale => $"Quy về thang {Number(step.Base)}: {Number(step.Left)} × {Number(step.Base)} ÷ {Number(step.Right)} {Equal(step.Value)} {Shown(step.Value)}",
        TotalOperator.Bonus => $"Cộng điểm thưởng: {Shown(step.Left)} + {Number(step.Right)} {Equal(step.Value)} {Shown(step.Value)}",
        TotalOperator.Penalty => $"Trừ điểm trừ: {Shown(step.Left)} − {Number(step.Right)} {Equal(step.Value)} {Shown(step.Value)}",
        TotalOperator.AtLeast => "Không dưới 0 điểm",
        TotalOperator.AtMost => $"Tối đa {Number(step.Value)} điểm",
        _ => $"Làm tròn hai chữ số thập phân: {Points.FromDecimal(step.Value)} điểm",
    };

    private static string FieldsText(SheetResult result)
    {
        var tops = result.Nodes.Where(n => n.Node is { IsTop: true, IsInBonus: false, IsInPenalty: false, Rule: not InformationRule }).ToList();
        return tops.Count == 0 ? "0" : string.Join(" + ", tops.Select(n => Number(n.Points.Value)));
    }

    private static decimal BonusCap(CriteriaNode top) => top.Rule is GroupRule { Cap: { } cap } ? cap : top.Max;

    // Two places are shown; what follows is computed from the figure itself.
    private static string Shown(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.00##", Vietnamese.Culture);

    private static string Equal(decimal value) => value == decimal.Round(value, 2) ? "=" : "≈";

    private static string Number(decimal value) => value.ToString("0.####", Vietnamese.Culture);
}
