using System.Globalization;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Benchmarks;

/// <summary>A set of 100 leaves in 10 fields, every method of a leaf among them, and an answer for each leaf of each participant.</summary>
internal static class MadeCriteria
{
    internal const int Leaves = 100;

    internal static IReadOnlyList<CriterionSource> Sources()
    {
        var sources = new List<CriterionSource>();
        for (var field = 1; field <= 10; field++)
        {
            var code = field.ToString(CultureInfo.InvariantCulture);
            sources.Add(new(code, null, $"Lĩnh vực {code}: công tác chỉ đạo, điều hành", 10, ScoringMethods.Group, "sum of children"));
            for (var leaf = 1; leaf <= 10; leaf++)
            {
                var (method, rule) = RuleOf(leaf);
                sources.Add(new($"{code}.{leaf.ToString(CultureInfo.InvariantCulture)}", code, $"Tiêu chí thành phần {code}.{leaf.ToString(CultureInfo.InvariantCulture)} về kết quả thực hiện nhiệm vụ được giao", 1, method, rule, "Báo cáo, biểu tổng hợp"));
            }
        }

        return sources;
    }

    internal static Answer AnswerOf(CriteriaNode leaf, int participant)
    {
        var n = (participant * 31) + (leaf.Index * 17);
        return leaf.Rule switch
        {
            ChoiceRule choice => new() { Option = choice.Options[n % choice.Options.Count].Label },
            BandRule or RatioRule when n % 2 == 0 => new() { Numerator = 60 + (n % 41), Denominator = 100 },
            BandRule or RatioRule => new() { Value = 50 + (n % 51) },
            WeightedRatioRule => new() { Counts = [new("đúng hạn", 5 + (n % 20)), new("muộn", n % 7), new("chưa", n % 3)] },
            SurveyRule => new() { Value = 70 + (n % 31) },
            DeadlineRule => new() { Date = new DateOnly(2026, 10, 25).AddDays(n % 14) },
            ExpertRule => new() { Mark = n % 5 * 0.25m },
            _ => new() { Count = n % 5 },
        };
    }

    private static (string Method, string Rule) RuleOf(int leaf) => leaf switch
    {
        1 => (ScoringMethods.Choice, "trước hạn=1 | chậm=0.5 | không=0"),
        2 => (ScoringMethods.Step, "R>=99→1; 95<=R<99→0.5; R<95→0"),
        3 => (ScoringMethods.LinearBand, "R>=100→max; 80<=R<100→R*max; R<80→0"),
        4 => (ScoringMethods.RatioCapped, "T=80; R>=80→1; R<80→R*1/80"),
        5 => (ScoringMethods.Ratio, "score=R*max; round=0.05"),
        6 => (ScoringMethods.WeightedRatio, "đúng hạn=1; muộn=0.5; chưa=0; score=R*max"),
        7 => (ScoringMethods.Deduct, "start=1; per=0.25; unit=báo cáo chậm; floor=0"),
        8 => (ScoringMethods.Count, "per=0.5; unit=sáng kiến; cap=1"),
        9 => (ScoringMethods.Deadline, "due=31/10; per=0.1/workday"),
        _ => (ScoringMethods.Survey, "score=SIPAS*max"),
    };
}
