using System.Text;

namespace CcHc.Portal.Domain.Scoring;

/// <summary>What a step of a computation does. What <see cref="TraceStep.Left"/> and <see cref="TraceStep.Right"/> hold stands at each.</summary>
public enum TraceOperator
{
    /// <summary>A level was chosen; Source is its label, Value its points.</summary>
    Option,

    /// <summary>R was given; Value in percent.</summary>
    Percentage,

    /// <summary>R is Left ÷ Right, both counting what Source says, where a rule does; Value in percent.</summary>
    Quotient,

    /// <summary>R is the weighted sum Left ÷ Right; Source writes the sum out; Value in percent.</summary>
    WeightedQuotient,

    /// <summary>R above 100 counts as Value = 100.</summary>
    HundredAtMost,

    /// <summary>The band whose condition is Source applies.</summary>
    Band,

    /// <summary>Fixed points of a band.</summary>
    Fixed,

    /// <summary>Left percent of Right points.</summary>
    ShareOf,

    /// <summary>Left percent × Right points ÷ Divisor, which is the target in percent.</summary>
    ShareOfTarget,

    /// <summary>Left occurrences (Source is their unit) × Right points.</summary>
    Times,

    /// <summary>Left + Right; Source says what is added.</summary>
    Plus,

    /// <summary>Left − Right; Source says what is taken away, where it is not plain.</summary>
    Minus,

    /// <summary>Not below Value.</summary>
    AtLeast,

    /// <summary>Not above Value.</summary>
    AtMost,

    /// <summary>Left days after the due day less Right days of grace are Value days late; Source names both days.</summary>
    DaysLate,

    /// <summary>The same in working days.</summary>
    WorkdaysLate,

    /// <summary>More than Left days late earn 0.</summary>
    ZeroAfter,

    /// <summary>An expert's mark.</summary>
    Mark,

    /// <summary>To the nearest multiple of Left.</summary>
    RoundTo,

    /// <summary>No task arose; Source is the treatment.</summary>
    NotApplicable,

    Unanswered,

    Information,

    /// <summary>Sum of Left children.</summary>
    Sum,

    /// <summary>Left points × Right ÷ Divisor: from what could be reached to the whole scale.</summary>
    Rescale,

    /// <summary>Everything was excluded, so that there is no scale.</summary>
    NothingApplicable,

    /// <summary>The precondition Source earned 0.</summary>
    KnockedOut,
}

/// <summary>One step of how points came about, kept as figures; words are made on demand by <see cref="TraceText"/>.</summary>
/// <param name="Value">What the step yields: points, or a percentage or days where the operator says so.</param>
/// <param name="Source">Where it comes from: a label, a clause of the rule, a unit, a day.</param>
/// <param name="Divisor">What is divided by, where the operator says so.</param>
public readonly record struct TraceStep(
    TraceOperator Operator,
    decimal Value,
    decimal Left = 0,
    decimal Right = 0,
    string? Source = null,
    decimal Divisor = 0);

/// <summary>Vietnamese words for a trace: «850/1.000 hồ sơ = 85% → 85% × 2 = 1,70 điểm».</summary>
public static class TraceText
{
    internal const string Days = "ngày";

    internal const string Workdays = "ngày làm việc";

    public static string Render(IEnumerable<TraceStep> steps) => string.Join(" → ", Lines(steps));

    public static IReadOnlyList<string> Lines(IEnumerable<TraceStep> steps) => [.. steps.Select(Line)];

    public static string Line(TraceStep step) => step.Operator switch
    {
        TraceOperator.Option => $"mức «{step.Source}» = {Points(step.Value)}",
        TraceOperator.Percentage => $"R {Equal(step.Value)} {Percent(step.Value)}",
        TraceOperator.Quotient => $"{Number(step.Left)}/{Number(step.Right)}{Of(step)} {Equal(step.Value)} {Percent(step.Value)}",
        TraceOperator.WeightedQuotient => $"({step.Source})/{Number(step.Right)} {Equal(step.Value)} {Percent(step.Value)}",
        TraceOperator.HundredAtMost => $"trên 100% tính là {Percent(step.Value)}",
        TraceOperator.Band => $"bậc {Condition(step.Source!)}",
        TraceOperator.Fixed => Points(step.Value),
        TraceOperator.ShareOf => $"{Percent(step.Left)} × {Number(step.Right)} = {Points(step.Value)}",
        TraceOperator.ShareOfTarget => $"{Percent(step.Left)} × {Number(step.Right)} ÷ {Percent(step.Divisor)} = {Points(step.Value)}",
        TraceOperator.Times => $"{Number(step.Left)}{Of(step)} × {Number(step.Right)} = {Points(step.Value)}",
        TraceOperator.Plus => $"{Number(step.Left)} + {Number(step.Right)}{Of(step)} = {Points(step.Value)}",
        TraceOperator.Minus => $"{Number(step.Left)} − {Number(step.Right)}{Of(step)} = {Points(step.Value)}",
        TraceOperator.AtLeast => $"không dưới {Points(step.Value)}",
        TraceOperator.AtMost => $"tối đa {Points(step.Value)}",
        TraceOperator.DaysLate => DaysLate(step, Days),
        TraceOperator.WorkdaysLate => DaysLate(step, Workdays),
        TraceOperator.ZeroAfter => $"chậm quá {Number(step.Left)} ngày: {Points(0)}",
        TraceOperator.Mark => $"chấm {Points(step.Value)}",
        TraceOperator.RoundTo => $"làm tròn đến {Number(step.Left)}: {Points(step.Value)}",
        TraceOperator.NotApplicable => $"không phát sinh, {step.Source}: {Points(step.Value)}",
        TraceOperator.Unanswered => $"chưa trả lời: {Points(0)}",
        TraceOperator.Information => "mục thông tin, không tính điểm",
        TraceOperator.Sum => $"cộng {Number(step.Left)} mục = {Points(step.Value)}",
        TraceOperator.Rescale =>
            $"{Number(step.Left)} × {Number(step.Right)} ÷ {Number(step.Divisor)} {Equal(step.Value)} {Points(step.Value)}",
        TraceOperator.NothingApplicable => $"không có tiêu chí nào áp dụng: {Points(0)}",
        TraceOperator.KnockedOut => $"tiêu chí điều kiện {step.Source} được 0 điểm: {Points(0)}",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static string Of(TraceStep step) => step.Source is null ? "" : " " + step.Source;

    /// <summary>A condition is kept as it was typed; here it reads as in print: «80 ≤ R &lt; 100».</summary>
    private static string Condition(string typed)
    {
        var printed = new StringBuilder(typed.Length + 8);
        for (var i = 0; i < typed.Length; i++)
        {
            switch (typed[i])
            {
                case '<' or '>' when i + 1 < typed.Length && typed[i + 1] == '=':
                    printed.Append(typed[i] == '<' ? " ≤ " : " ≥ ");
                    i++;
                    break;
                case '<' or '>' or '=' or '≤' or '≥':
                    printed.Append(' ').Append(typed[i]).Append(' ');
                    break;
                case '.':
                    printed.Append(',');
                    break;
                case var c when !char.IsWhiteSpace(c):
                    printed.Append(c is 'r' ? 'R' : c);
                    break;
            }
        }

        return printed.ToString();
    }

    private static string DaysLate(TraceStep step, string unit)
    {
        var late = step.Value == 0 ? "không chậm" : $"chậm {Number(step.Value)} {unit}";
        var grace = step.Right == 0 || step.Left == 0 ? "" : $" (trừ {Number(step.Right)} {unit} cho phép)";
        return $"{step.Source}: {late}{grace}";
    }

    // A percentage is shown with 4 places; the points are computed from the fraction itself.
    private static string Equal(decimal percent) => percent == decimal.Round(percent, 4) ? "=" : "≈";

    private static string Percent(decimal value) => Number(value) + "%";

    private static string Points(decimal value) =>
        Domain.Points.FromDecimal(value).Value.ToString("0.00##", Vietnamese.Culture) + " điểm";

    private static string Number(decimal value) =>
        Math.Round(value, value < 1 ? 6 : 4, MidpointRounding.AwayFromZero).ToString("#,##0.######", Vietnamese.Culture);
}
