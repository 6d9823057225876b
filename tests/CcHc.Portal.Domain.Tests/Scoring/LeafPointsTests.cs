using System.Globalization;
using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

/// <summary>One leaf at a time, against the cases of LeafExamples.tsv.</summary>
public sealed class LeafPointsTests
{
    private const string Linear = "R>=100→max; 80<=R<100→R*max; R<80→0";
    private const string Weighted = "đúng hạn=1; muộn=0.5; chưa=0; score=R*max";

    public static TheoryData<string, string, string, string, string, string> Examples()
    {
        var examples = new TheoryData<string, string, string, string, string, string>();
        foreach (var row in ExampleFile.Rows("LeafExamples.tsv", columns: 6))
        {
            examples.Add(row[0], row[1], row[2], row[3], row[4], row[5]);
        }

        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Leaf_Answered_EarnsTheHandComputedPoints(string method, string rule, string max, string answer, string points, string from)
    {
        var leaf = Sheet.Leaf(method, rule, decimal.Parse(max, CultureInfo.InvariantCulture));

        var result = ScoringEngine.ScoreLeaf(leaf, Sheet.Answer(answer), 2025);

        Assert.True(points == result.Points.ToInvariantString(), $"{from}: {result.Points.ToInvariantString()}, by hand {points}. {TraceText.Render(result.Trace)}");
        Assert.NotEmpty(result.Trace);
    }

    [Fact]
    public void Examples_CoverEveryMethodOfALeaf()
    {
        var rows = ExampleFile.Rows("LeafExamples.tsv", columns: 6);

        Assert.Equal(
            ScoringMethods.All.Where(m => !m.IsGroup).Select(m => m.Name).Order(),
            rows.Select(r => r[0]).Distinct().Order());
        Assert.Equal(rows.Count, rows.Select(r => string.Join('\t', r[..4])).Distinct().Count());
    }

    [Theory]
    [InlineData("ratio", "score=R*max; unit=hồ sơ", "numerator=850 & denominator=1000", "850/1.000 hồ sơ = 85% → 85% × 2 = 1,70 điểm")]
    [InlineData("linear_band", Linear, "numerator=850 & denominator=1000", "850/1.000 = 85% → bậc 80 ≤ R < 100 → 85% × 2 = 1,70 điểm")]
    [InlineData("linear_band", Linear + "; unit=hồ sơ", "numerator=1200000 & denominator=1000000", "1.200.000/1.000.000 hồ sơ = 120% → trên 100% tính là 100% → bậc R ≥ 100 → 2,00 điểm")]
    [InlineData("step", "R≥99.5%→2; R<99.5%→0", "value=99.4", "R = 99,4% → bậc R < 99,5 → 0,00 điểm")]
    [InlineData("ratio", "score=R*max", "value=33.3333333333333", "R ≈ 33,3333% → 33,3333% × 2 = 0,6667 điểm")]
    [InlineData("choice", "trước hạn=2 | chậm=0.25", "option=chậm", "mức «chậm» = 0,25 điểm")]
    [InlineData("count", "per=0.5; unit=sáng kiến; cap=2", "count=5", "5 sáng kiến × 0,5 = 2,50 điểm → tối đa 2,00 điểm")]
    [InlineData("deduct", "start=2; per=0.25; unit=báo cáo chậm", "count=3", "3 báo cáo chậm × 0,25 = 0,75 điểm → 2 − 0,75 = 1,25 điểm")]
    [InlineData("ratio_capped", "T=80; R>=80→2; R<80→R*2/80", "numerator=1 & denominator=3", "1/3 ≈ 33,3333% → bậc R < 80 → 33,3333% × 2 ÷ 80% = 0,8333 điểm")]
    [InlineData("ratio", "score=R*max; round=0.25", "value=70", "R = 70% → 70% × 2 = 1,40 điểm → làm tròn đến 0,25: 1,50 điểm")]
    [InlineData("weighted_ratio", Weighted, "counts=đúng hạn=8; muộn=1; chưa=1", "(8 đúng hạn × 1 + 1 muộn × 0,5 + 1 chưa × 0)/10 = 85% → 85% × 2 = 1,70 điểm")]
    [InlineData("deadline", "due=31/12; per=0.1/day; grace=1; zero_after=10", "date=05/01/2026", "hạn 31/12/2025, thực hiện 05/01/2026: chậm 4 ngày (trừ 1 ngày cho phép) → 4 ngày × 0,1 = 0,40 điểm → 2 − 0,4 = 1,60 điểm")]
    [InlineData("deadline", "due=31/10; per=0.1/workday", "date=03/11/2025", "hạn 31/10/2025, thực hiện 03/11/2025: chậm 1 ngày làm việc → 1 ngày làm việc × 0,1 = 0,10 điểm → 2 − 0,1 = 1,90 điểm")]
    [InlineData("deadline", "due=31/12; per=0.1/day", "date=30/12/2025", "hạn 31/12/2025, thực hiện 30/12/2025: không chậm → 2,00 điểm")]
    [InlineData("deadline", "due=31/12; per=0.1/day; zero_after=2", "date=03/01/2026", "hạn 31/12/2025, thực hiện 03/01/2026: chậm 3 ngày → chậm quá 2 ngày: 0,00 điểm")]
    [InlineData("ratio", "score=R*max; round=0.75", "value=100", "R = 100% → 100% × 2 = 2,00 điểm → làm tròn đến 0,75: 2,25 điểm → tối đa 2,00 điểm")]
    [InlineData("count", "per=0.5", "count=1200", "1.200 × 0,5 = 600,00 điểm → tối đa 2,00 điểm")]
    [InlineData("expert", "step=0.25", "mark=1.5", "chấm 1,50 điểm")]
    [InlineData("survey", "score=SIPAS*max", "value=86.5", "R = 86,5% → 86,5% × 2 = 1,73 điểm")]
    [InlineData("ratio", "score=R*max", "not_applicable=full", "không phát sinh, đủ điểm: 2,00 điểm")]
    public void Trace_Rendered_TellsEachFigure(string method, string rule, string answer, string expected)
    {
        var result = ScoringEngine.ScoreLeaf(Sheet.Leaf(method, rule, 2), Sheet.Answer(answer), 2025);

        Assert.Equal(expected, TraceText.Render(result.Trace));
    }

    [Fact]
    public void Deadline_WithHolidays_CountsByTheCalendar()
    {
        var leaf = Sheet.Leaf("deadline", "due=31/12; per=0.1/workday", 1);
        bool IsWorkday(DateOnly day) => day != new DateOnly(2026, 1, 1) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

        var result = ScoringEngine.ScoreLeaf(leaf, Sheet.Answer("date=02/01/2026"), 2025, IsWorkday);

        Assert.Equal("0.9", result.Points.ToInvariantString());
    }

    [Fact]
    public void Deadline_WithoutAnyYear_IsRefused()
    {
        var leaf = Sheet.Leaf("deadline", "due=31/12; per=0.1/day", 1);

        var refusal = Assert.Throws<DomainRuleException>(() => ScoringEngine.ScoreLeaf(leaf, Sheet.Answer("date=02/01/2026"), null));

        Assert.Equal("scoring.year", refusal.Obstacles[0].Key);
    }

    [Fact]
    public void Answer_WithProblems_IsNeverScored()
    {
        var leaf = Sheet.Leaf("count", "per=1", 2);

        var refusal = Assert.Throws<DomainRuleException>(() => ScoringEngine.ScoreLeaf(leaf, Sheet.Answer("count=-1"), 2025));

        Assert.Equal(["Tiêu chí 1: Số không được âm."], refusal.Obstacles.Select(o => o.Text));
    }

    [Theory]
    [InlineData("choice", "có=3 | không=0", NodeStatus.Unanswered)]
    [InlineData("information", null, NodeStatus.Information)]
    public void Leaf_WithoutAnswer_Earns0(string method, string? rule, NodeStatus status)
    {
        var leaf = Sheet.Leaf(method, rule, method == "information" ? null : 3);

        Assert.Equal((Points.Zero, status), (ScoringEngine.ScoreLeaf(leaf, null, 2025).Points, ScoringEngine.ScoreLeaf(leaf, new Answer(), 2025).Status));
    }
}
