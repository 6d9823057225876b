using System.Globalization;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Criteria;

/// <summary>How a node is scored, as a decision would say it: written from the rule that was read, not from its signs.</summary>
public static class RuleInWords
{
    /// <summary>One line for each level, band or condition, then what else the rule says, then its notes.</summary>
    /// <param name="year">The year of the campaign, for deadlines that name none.</param>
    public static IReadOnlyList<string> Of(CriteriaNode node, int? year = null) => Of(node.Rule, node.Max, node.Parent?.Code, node.Offered, year);

    /// <summary>Of a node as it is kept. A rule that cannot be read is given as written.</summary>
    public static IReadOnlyList<string> Of(CriterionText text)
    {
        var max = text.MaxPoints?.Value ?? 0;
        return RuleReader.Read(text.Method, text.Rule, max, out _) is { } rule
            ? Of(rule, max, text.ParentCode, text.NotApplicable ?? rule.NotApplicable, null)
            : text.Rule is null ? [] : [text.Rule];
    }

    /// <summary>What a sanction does to whoever earned its penalty.</summary>
    public static string Of(Sanction sanction) => sanction.Kind switch
    {
        SanctionKind.AtMost => $"Có trường hợp nào thì xếp loại không quá mức {sanction.Band}",
        SanctionKind.Set => $"Có trường hợp nào thì xếp loại {sanction.Band}",
        SanctionKind.Down => $"Có trường hợp nào thì hạ {sanction.Steps} mức xếp loại",
        _ => $"Chế tài: {sanction.Text}",
    };

    private static List<string> Of(ScoringRule rule, decimal max, string? parent, NotApplicable? offered, int? year)
    {
        List<string> lines = [.. Lines(rule, max, year)];
        if (rule.RoundTo is { } nearest)
        {
            lines.Add($"Làm tròn đến {Number(nearest)} điểm");
        }

        if (rule.Knockout)
        {
            lines.Add($"Tiêu chí điều kiện: 0 điểm thì {(parent is null ? "cả nhóm" : $"cả {parent}")} được 0 điểm");
        }

        if (offered is { } treatment)
        {
            lines.Add("Không phát sinh nhiệm vụ: " + treatment switch
            {
                NotApplicable.Full => "tính đủ điểm",
                NotApplicable.Exclude => "loại trừ khỏi điểm tối đa",
                _ => "0 điểm",
            });
        }

        lines.AddRange(rule.Notes.Select(n => $"Ghi chú: {n.Trim('(', ')')}"));
        return lines;
    }

    private static IEnumerable<string> Lines(ScoringRule rule, decimal max, int? year)
    {
        switch (rule)
        {
            case GroupRule group:
                yield return group.Cap is { } cap
                    ? $"Cộng điểm các tiêu chí con, không quá {Number(cap)} điểm"
                    : "Cộng điểm các tiêu chí con";
                break;
            case ChoiceRule choice:
                foreach (var option in choice.Options)
                {
                    yield return $"{Capital(option.Label)}: {Number(option.Points)} điểm";
                }

                break;
            case BandRule bands:
                foreach (var band in bands.Bands)
                {
                    yield return $"{Capital(Condition(band))}: {Earns(band)}";
                }

                break;
            case RatioRule ratio:
                yield return $"Điểm bằng tỷ lệ đạt được nhân với {Number(ratio.Factor)}";
                break;
            case WeightedRatioRule weighted:
                yield return $"Hệ số: {string.Join("; ", weighted.Weights.Select(w => $"{w.Label} {Number(w.Value)}"))}";
                yield return $"Điểm bằng tổng số lượng đã nhân hệ số, chia cho tổng số lượng, nhân với {Number(weighted.Factor)}";
                break;
            case DeductRule deduct:
                yield return $"Được {Number(deduct.Start)} điểm; mỗi {deduct.Unit ?? "trường hợp"} trừ {Number(deduct.Per)} điểm, còn ít nhất {Number(deduct.Floor)} điểm";
                break;
            case CountRule count:
                yield return $"Mỗi {count.Unit ?? "trường hợp"} được {Number(count.Per)} điểm, không quá {Number(count.Cap)} điểm";
                break;
            case DeadlineRule deadline:
                foreach (var line in Deadline(deadline, max, year))
                {
                    yield return line;
                }

                break;
            case SurveyRule survey:
                yield return $"Điểm bằng kết quả {(survey.What.Length > 0 ? survey.What : "khảo sát")} (%) nhân với {Number(survey.Factor)}";
                break;
            case ExpertRule expert:
                yield return $"Người thẩm định chấm từ 0 đến {Number(max)} điểm, mỗi nấc {Number(expert.Step)} điểm";
                break;
            case PenaltyRule penalty:
                yield return $"Mỗi {penalty.Unit ?? "trường hợp"} trừ {Number(penalty.Per)} điểm, trừ không quá {Number(penalty.Cap)} điểm";
                if (penalty.Sanction is { } sanction)
                {
                    yield return Of(sanction);
                }

                break;
            case InformationRule:
                yield return "Không chấm điểm";
                break;
        }
    }

    private static IEnumerable<string> Deadline(DeadlineRule rule, decimal max, int? year)
    {
        var due = rule.Year is null && year is null
            ? string.Create(CultureInfo.InvariantCulture, $"{rule.Day:00}/{rule.Month:00} của năm đánh giá")
            : VietnamTime.Day(rule.Due(year));
        var days = rule.Workdays ? "ngày làm việc" : "ngày";
        var grace = rule.Grace > 0 ? $" (sau {rule.Grace} {days} châm chước)" : "";
        yield return $"Hoàn thành đến hết ngày {due}: {Number(max)} điểm";
        yield return $"Mỗi {days} chậm{grace} trừ {Number(rule.Per)} điểm, còn ít nhất {Number(rule.Floor)} điểm";
        if (rule.ZeroAfter is { } after)
        {
            yield return $"Chậm quá {after} {days}: 0 điểm";
        }
    }

    private static string Condition(Band band)
    {
        if (band.Second is not { } second)
        {
            return OneBound(band.First);
        }

        // «40 <= R < 70» is from the lower bound to the upper one, whichever of them was written first.
        var (low, high) = band.First.Comparison is Comparison.Greater or Comparison.GreaterOrEqual ? (band.First, second) : (second, band.First);
        if (low.Comparison is not (Comparison.Greater or Comparison.GreaterOrEqual) || high.Comparison is not (Comparison.Less or Comparison.LessOrEqual))
        {
            return $"{OneBound(band.First)} và {OneBound(second)}";
        }

        var from = low.Comparison == Comparison.GreaterOrEqual ? $"từ {Number(low.Percent)}%" : $"trên {Number(low.Percent)}%";
        var to = high.Comparison == Comparison.LessOrEqual ? $"đến {Number(high.Percent)}%" : $"đến dưới {Number(high.Percent)}%";
        return $"{from} {to}";
    }

    private static string OneBound(Bound bound) => bound.Comparison switch
    {
        Comparison.Less => $"dưới {Number(bound.Percent)}%",
        Comparison.LessOrEqual => $"từ {Number(bound.Percent)}% trở xuống",
        Comparison.Equal => $"đúng {Number(bound.Percent)}%",
        Comparison.GreaterOrEqual when bound.Percent == 100 => "đạt 100%",
        Comparison.GreaterOrEqual => $"từ {Number(bound.Percent)}% trở lên",
        _ => $"trên {Number(bound.Percent)}%",
    };

    private static string Earns(Band band) => band.Divisor switch
    {
        null => $"{Number(band.Factor)} điểm",
        100 => $"tỷ lệ đạt được nhân với {Number(band.Factor)} điểm",
        { } target => $"tỷ lệ đạt được chia cho {Number(target)}% rồi nhân với {Number(band.Factor)} điểm",
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Vietnamese.Culture) + text[1..];

    private static string Number(decimal value) => value.ToString("#,0.####", Vietnamese.Culture);
}
