using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Web.Demo.Campaigns;

/// <summary>Answers of the demo: plausible, never by chance, so that the same demo comes out every time.</summary>
public static class Marking
{
    private static readonly Answer Met = new() { Option = "đạt" };
    private static readonly Answer Unmet = new() { Option = "không đạt" };

    /// <summary>Met or not met; now and then the agency sees it otherwise.</summary>
    /// <param name="best">Whoever meets everything, because the awards go there.</param>
    /// <param name="unmetOf">Of a hundred, how many are not met.</param>
    /// <param name="refusedOf">Of a hundred that are claimed, how many the agency does not accept.</param>
    public static DemoMark MetOrNot(string participant, CriteriaNode leaf, IReadOnlyCollection<string> best, int unmetOf, int refusedOf, string reason)
    {
        var key = participant + "/" + leaf.Code;
        if (best.Contains(participant))
        {
            return new DemoMark(Met, null);
        }

        if (InventedNames.Draw(key, 100) < unmetOf)
        {
            return new DemoMark(Unmet, "Chưa hoàn thành trong năm; đơn vị đã có kế hoạch khắc phục " + InventedNames.Mark);
        }

        return InventedNames.Draw(key + "/appraisal", 100) < refusedOf ? new DemoMark(Met, null, Unmet, reason) : new DemoMark(Met, null);
    }

    public static DemoMark Claimed(bool isMet, bool isAccepted, string? explanation, string reason) =>
        new(isMet ? Met : Unmet, explanation, isMet && !isAccepted ? Unmet : null, isMet && !isAccepted ? reason : null);

    /// <summary>An answer that fits the leaf's way of scoring.</summary>
    /// <param name="quality">Of a hundred: how well the unit does.</param>
    public static Answer Fitting(CriteriaNode leaf, string key, int quality)
    {
        // Each leaf is a little better or worse than the unit as a whole.
        var here = Math.Clamp(quality + InventedNames.Draw(key + "/" + leaf.Code, 21) - 10, 0, 100);
        return leaf.Rule switch
        {
            ChoiceRule choice => new Answer { Option = Choose(choice, here) },
            BandRule { Target: not null } or RatioRule => Share(key + leaf.Code, Math.Min(100, here - 5)),
            BandRule => Share(key + leaf.Code, here >= 75 ? 100 : 80 + (here / 5)),
            WeightedRatioRule weighted => new Answer { Counts = [.. weighted.Weights.Select((w, i) => new LabelCount(w.Label, i == 0 ? here : (100 - here) / 2))] },
            DeductRule => new Answer { Count = here >= 70 ? 0 : here >= 50 ? 1 : 2 },
            CountRule => new Answer { Count = here >= 92 ? 2 : here >= 80 ? 1 : 0 },
            PenaltyRule => new Answer { Count = here < 58 ? 1 : 0 },
            SurveyRule => new Answer { Value = 70 + (here / 4m) },
            ExpertRule => new Answer { Mark = leaf.Max },
            DeadlineRule due => new Answer { Date = due.Due(2025) },
            _ => throw new InvalidOperationException($"No answer for the rule of {leaf.Code}."),
        };
    }

    /// <summary>The criteria of a list, each met or not met.</summary>
    public static IReadOnlyList<CriterionText> Criteria(string field, params string[] titles) => CriteriaSelection.MetOrNot(field, titles);

    private static string Choose(ChoiceRule choice, int quality)
    {
        var best = choice.Options.OrderByDescending(o => o.Points).ToList();
        return best[quality >= 70 ? 0 : quality >= 50 ? Math.Min(1, best.Count - 1) : best.Count - 1].Label;
    }

    /// <summary>As two counts, so that the trace has something to show.</summary>
    private static Answer Share(string key, int percent)
    {
        var denominator = 20 * (1 + InventedNames.Draw(key, 12));
        return new Answer { Numerator = Math.Floor(denominator * Math.Max(0, percent) / 100m), Denominator = denominator };
    }
}
