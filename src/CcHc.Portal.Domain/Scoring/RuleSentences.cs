namespace CcHc.Portal.Domain.Scoring;

/// <summary>A rule as sentences for whoever has to accept the points; the signs of the criteria file stay behind.</summary>
public static class RuleSentences
{
    /// <summary>One sentence a line: how the points come about, then what else the rule says.</summary>
    public static IReadOnlyList<string> Of(CriteriaNode node) =>
        [.. HowScored(node), .. Further(node), .. node.Rule.Notes.Select(n => $"Ghi chú: {n}.")];

    private static IEnumerable<string> HowScored(CriteriaNode node) => node.Rule switch
    {
        GroupRule { Cap: { } cap } => [$"Cộng điểm các mục bên dưới, không quá {Points(cap)}."],
        GroupRule => ["Cộng điểm các mục bên dưới."],
        ChoiceRule choice => ["Chọn một mức:", .. choice.Options.Select(o => $"«{o.Label}» được {Points(o.Points)}")],
        BandRule bands =>
        [
            bands.HundredAtMost ? "Theo tỷ lệ phần trăm R đạt được; trên 100% tính là 100%:" : "Theo tỷ lệ phần trăm R đạt được:",
            .. bands.Bands.Select(b => $"R {Condition(b)}: {Earned(b)}"),
        ],
        RatioRule ratio => [$"Tỷ lệ phần trăm đạt được nhân với {Points(ratio.Factor)}."],
        WeightedRatioRule weighted =>
        [
            $"Tỷ lệ có hệ số nhân với {Points(weighted.Factor)}; hệ số: {string.Join("; ", weighted.Weights.Select(w => $"{w.Label} {Number(w.Value)}"))}.",
        ],
        DeductRule deduct => [$"Bắt đầu từ {Points(deduct.Start)}, mỗi {deduct.Unit ?? "lần"} trừ {Points(deduct.Per)}, không dưới {Points(deduct.Floor)}."],
        CountRule count => [$"Mỗi {count.Unit ?? "lượt"} được {Points(count.Per)}, tối đa {Points(count.Cap)}."],
        DeadlineRule deadline => Deadline(node, deadline),
        SurveyRule survey => [$"Kết quả {survey.What} (phần trăm) nhân với {Points(survey.Factor)}."],
        ExpertRule expert => [$"Người chấm cho từ 0 đến {Points(node.Max)}, theo bước {Number(expert.Step)}, có lý do."],
        PenaltyRule penalty => [$"Mỗi {penalty.Unit ?? "lần"} trừ {Points(penalty.Per)}, trừ nhiều nhất {Points(penalty.Cap)}.", .. Sanctions(penalty)],
        _ => ["Mục thông tin, không chấm điểm."],
    };

    private static IEnumerable<string> Further(CriteriaNode node)
    {
        if (node.Rule.RoundTo is { } step)
        {
            yield return $"Điểm làm tròn đến bội số gần nhất của {Number(step)}.";
        }

        if (node.Rule.Knockout)
        {
            yield return node.Parent is { } parent
                ? $"Tiêu chí điều kiện: được 0 điểm thì cả mục {parent.Code} được 0 điểm."
                : "Tiêu chí điều kiện.";
        }

        if (node.IsLeaf && node.Offered is { } treatment)
        {
            yield return "Không phát sinh nhiệm vụ thì " + treatment switch
            {
                NotApplicable.Full => "được đủ điểm.",
                NotApplicable.Exclude => "không tính vào điểm tối đa.",
                _ => "không có điểm.",
            };
        }
    }

    private static IEnumerable<string> Deadline(CriteriaNode node, DeadlineRule rule)
    {
        var days = rule.Workdays ? "ngày làm việc" : "ngày";
        yield return $"Hạn {rule.Day:00}/{rule.Month:00}{(rule.Year is { } year ? $"/{year}" : " của năm phong trào")}: đúng hạn được {Points(node.Max)}, mỗi {days} chậm trừ {Points(rule.Per)}, không dưới {Points(rule.Floor)}.";
        if (rule.Grace > 0)
        {
            yield return $"Chậm không quá {rule.Grace} {days} thì chưa trừ.";
        }

        if (rule.ZeroAfter is { } most)
        {
            yield return $"Chậm quá {most} {days} thì được 0 điểm.";
        }
    }

    private static IEnumerable<string> Sanctions(PenaltyRule rule)
    {
        if (rule.Sanction is { } sanction)
        {
            yield return Of(sanction);
        }
    }

    /// <summary>What a sanction does, as the page of a total and of a penalty say it.</summary>
    public static string Of(Sanction sanction) => sanction.Kind switch
    {
        SanctionKind.AtMost => $"Có vi phạm thì xếp loại không quá «{sanction.Band}».",
        SanctionKind.Set => $"Có vi phạm thì xếp loại «{sanction.Band}».",
        SanctionKind.Down => $"Có vi phạm thì hạ {sanction.Steps} mức xếp loại.",
        _ => $"Chế tài: {sanction.Text}.",
    };

    private static string Condition(Band band) => band.Second is { } second
        ? band.First.Percent <= second.Percent ? Between(band.First, second) : Between(second, band.First)
        : band.First.Comparison switch
        {
            Comparison.Less => $"dưới {Number(band.First.Percent)}%",
            Comparison.LessOrEqual => $"từ {Number(band.First.Percent)}% trở xuống",
            Comparison.Equal => $"bằng {Number(band.First.Percent)}%",
            Comparison.GreaterOrEqual => $"từ {Number(band.First.Percent)}% trở lên",
            _ => $"trên {Number(band.First.Percent)}%",
        };

    private static string Between(Bound lower, Bound upper) =>
        $"{(lower.Comparison is Comparison.Greater or Comparison.Less ? "trên" : "từ")} {Number(lower.Percent)}% đến {(upper.Comparison is Comparison.Greater or Comparison.Less ? "dưới " : "")}{Number(upper.Percent)}%";

    private static string Earned(Band band) => band.Divisor switch
    {
        null => $"được {Points(band.Factor)}",
        100 => $"được R × {Points(band.Factor)}",
        { } target => $"được R × {Number(band.Factor)} ÷ {Number(target)}%",
    };

    private static string Points(decimal value) => Number(value) + " điểm";

    private static string Number(decimal value) => value.ToString("0.####", Vietnamese.Culture);
}
