namespace CcHc.Portal.Domain.Scoring;

/// <summary>A typed rule as a sentence for somebody who has never seen the notation of the criteria file.</summary>
public static class RuleWords
{
    public static string Of(CriteriaNode leaf, int? year = null) => string.Join(". ", Sentences(leaf, year)) + ".";

    /// <summary>«từ 40% đến dưới 70%».</summary>
    public static string Of(Band band)
    {
        var bounds = new[] { band.First, band.Second }.OfType<Bound>().ToList();
        if (bounds.Find(b => b.Comparison == Comparison.Equal) is { Comparison: Comparison.Equal } equal)
        {
            return $"đúng {Number(equal.Percent)}%";
        }

        var lower = bounds.Where(b => b.Comparison is Comparison.Greater or Comparison.GreaterOrEqual).Select(b => (Bound?)b).FirstOrDefault();
        var upper = bounds.Where(b => b.Comparison is Comparison.Less or Comparison.LessOrEqual).Select(b => (Bound?)b).FirstOrDefault();
        var from = lower is not { } low ? null : low.Comparison == Comparison.Greater ? $"trên {Number(low.Percent)}%" : $"từ {Number(low.Percent)}%";
        var to = upper is not { } high ? null : high.Comparison == Comparison.Less ? $"dưới {Number(high.Percent)}%" : $"{Number(high.Percent)}%";
        return (from, to, upper) switch
        {
            (not null, not null, _) => $"{from} đến {to}",
            (not null, null, _) => lower!.Value.Comparison == Comparison.Greater ? from : $"{from} trở lên",
            (null, not null, { Comparison: Comparison.Less }) => to,
            (null, not null, _) => $"đến {to}",
            _ => "mọi tỷ lệ",
        };
    }

    private static IEnumerable<string> Sentences(CriteriaNode leaf, int? year)
    {
        yield return leaf.Rule switch
        {
            ChoiceRule rule => "Chọn một mức: " + string.Join("; ", rule.Options.Select(o => $"{o.Label} – {Points(o.Points)}")),
            BandRule rule => "Theo tỷ lệ: " + string.Join("; ", rule.Bands.Select(b => $"{Of(b)} – {Earned(b)}")),
            RatioRule rule => $"Điểm bằng tỷ lệ nhân với {Points(rule.Factor)}",
            WeightedRatioRule rule => $"Điểm bằng tỷ lệ có hệ số nhân với {Points(rule.Factor)}; hệ số: {string.Join("; ", rule.Weights.Select(w => $"{w.Label} {Number(w.Value)}"))}",
            DeductRule rule => $"Bắt đầu từ {Points(rule.Start)}, mỗi {rule.Unit ?? "trường hợp"} trừ {Points(rule.Per)}, thấp nhất còn {Points(rule.Floor)}",
            CountRule rule => $"Mỗi {rule.Unit ?? "trường hợp"} được {Points(rule.Per)}, nhiều nhất {Points(rule.Cap)}",
            DeadlineRule rule => Deadline(rule, year),
            SurveyRule rule => $"Kết quả khảo sát (tính theo %) nhân với {Points(rule.Factor)}",
            ExpertRule rule => $"Chấm từ 0 đến {Points(leaf.Max)}, theo bước {Number(rule.Step)}",
            PenaltyRule rule => $"Mỗi {rule.Unit ?? "trường hợp"} bị trừ {Points(rule.Per)}, nhiều nhất {Points(rule.Cap)}" + (rule.Sanction is { } sanction ? $"; chế tài: {sanction.Text}" : ""),
            InformationRule => "Chỉ để biết, không tính điểm",
            _ => leaf.Method.Vietnamese,
        };
        if (leaf.Rule.RoundTo is { } step)
        {
            yield return $"Điểm làm tròn đến bội số của {Number(step)}";
        }

        if (leaf.Rule.Knockout)
        {
            yield return "Là tiêu chí điều kiện: không đạt thì cả nhóm không có điểm";
        }

        if (leaf.Offered is { } offered)
        {
            yield return $"Không phát sinh nhiệm vụ: {StateNames.Of(offered)}";
        }

        foreach (var note in leaf.Rule.Notes)
        {
            yield return note.TrimEnd('.');
        }
    }

    private static string Earned(Band band) => band.Divisor switch
    {
        null => Points(band.Factor),
        100 => $"tỷ lệ nhân với {Points(band.Factor)}",
        { } divisor => $"tỷ lệ chia {Number(divisor)}% nhân với {Points(band.Factor)}",
    };

    private static string Deadline(DeadlineRule rule, int? year)
    {
        var due = rule.Year is null && year is null ? $"{rule.Day:00}/{rule.Month:00}" : VietnamTime.Day(rule.Due(year));
        var day = rule.Workdays ? "ngày làm việc" : "ngày";
        return $"Hạn {due}; mỗi {day} chậm trừ {Points(rule.Per)}"
            + (rule.Grace > 0 ? $", được chậm {rule.Grace} {day} mà không bị trừ" : "")
            + (rule.Floor > 0 ? $", thấp nhất còn {Points(rule.Floor)}" : "")
            + (rule.ZeroAfter is { } most ? $"; chậm quá {most} {day} thì không có điểm" : "");
    }

    private static string Points(decimal points) => Number(points) + " điểm";

    private static string Number(decimal value) => value.ToString("0.######", Vietnamese.Culture);
}
