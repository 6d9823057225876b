using CcHc.Portal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

public sealed class TotalTraceTests
{
    [Fact]
    public void Lines_WithExclusionBonusAndPenalty_ShowEveryFigureOnTheWay()
    {
        var tree = Full();

        var result = Sheet.Score(tree, ("1.1", "value=92"), ("1.2", "value=70"), ("2.1", "not_applicable=exclude"), ("B.1", "count=1"), ("P.1", "count=2"));

        Assert.Equal(
            [
                "Cộng các lĩnh vực: 83 + 0 = 83",
                "Điểm tối đa áp dụng: 100 − 5 được loại trừ = 95",
                "Quy về thang 100: 83 × 100 ÷ 95 ≈ 87,37",
                "Cộng điểm thưởng: 87,37 + 1,5 ≈ 88,87",
                "Trừ điểm trừ: 88,87 − 2 ≈ 86,87",
                "Làm tròn hai chữ số thập phân: 86,87 điểm",
            ],
            TotalTrace.Lines(result));
    }

    [Fact]
    public void Lines_WithoutExclusion_LeaveRescalingOut() =>
        Assert.Equal(
            ["Cộng các lĩnh vực: 95 + 5 = 100", "Cộng điểm thưởng: 100,00 + 3 = 103,00", "Làm tròn hai chữ số thập phân: 103,00 điểm"],
            TotalTrace.Lines(Sheet.Score(Full(), ("1.1", "value=100"), ("1.2", "value=100"), ("2.1", "value=100"), ("B.1", "count=9"))));

    [Fact]
    public void Lines_WithEverythingExcluded_SaySo() =>
        Assert.Contains(
            "Mọi tiêu chí được loại trừ: 0 điểm",
            TotalTrace.Lines(Sheet.Score(Full(), ("1.1", "not_applicable=exclude"), ("1.2", "not_applicable=exclude"), ("2.1", "not_applicable=exclude"))));

    [Fact]
    public void Steps_WorkedOutAgain_GiveTheFinalFigure()
    {
        var tree = Full();
        var answers = from a in Gen.Choose(0, 1000)
                      from b in Gen.Choose(0, 1000)
                      from c in Gen.Choose(-300, 1000)
                      from bonus in Gen.Choose(0, 4)
                      from penalty in Gen.Choose(0, 9)
                      select (a, b, c, bonus, penalty);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(answers.ToArbitrary(), given =>
        {
            var result = ScoringEngine.Score(
                tree,
                new Dictionary<string, Answer>
                {
                    ["1.1"] = new Answer { Numerator = given.a, Denominator = 1000 },
                    ["1.2"] = new Answer { Numerator = given.b, Denominator = 1000 },
                    ["2.1"] = given.c < 0 ? new Answer { NotApplicable = NotApplicable.Exclude } : new Answer { Numerator = given.c, Denominator = 1000 },
                    ["B.1"] = new Answer { Count = given.bonus },
                    ["P.1"] = new Answer { Count = given.penalty },
                },
                2025);

            var value = 0m;
            foreach (var step in TotalTrace.Of(result))
            {
                value = step.Operator switch
                {
                    TotalOperator.Fields => step.Value,
                    TotalOperator.ApplicableMax => value,
                    TotalOperator.Rescale => step.Left * step.Base / step.Right,
                    TotalOperator.Bonus => value + step.Right,
                    TotalOperator.Penalty => value - step.Right,
                    TotalOperator.AtLeast => Math.Max(0, value),
                    TotalOperator.AtMost => Math.Min(step.Value, value),
                    _ => Math.Round(value, 2, MidpointRounding.AwayFromZero),
                };
            }

            Assert.Equal(result.Final.Value, value);
        }));
    }

    private static CriteriaTree Full() => Sheet.Tree(
        Sheet.Node("1", 95, "group", "sum of children"),
        Sheet.Node("1.1", 75, "ratio", "score=R*max"),
        Sheet.Node("1.2", 20, "ratio", "score=R*max"),
        Sheet.Node("2", 5, "group", "sum of children"),
        Sheet.Node("2.1", 5, "ratio", "score=R*max"),
        Sheet.Node("B", 3, "group_bonus", "sum, cap 3"),
        Sheet.Node("B.1", 3, "count", "per=1.5"),
        Sheet.Node("P", 60, "group_penalty", "sum of children, cap at max"),
        Sheet.Node("P.1", 60, "penalty", "per=1; cap=60"));
}
