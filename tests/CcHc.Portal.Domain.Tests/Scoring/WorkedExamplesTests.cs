using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

public sealed class WorkedExamplesTests
{
    [Theory]
    [InlineData("ratio", "score=R*max", 2d, "với 100% → 100% × 2 = 2,00 điểm|với 85% → 85% × 2 = 1,70 điểm|với 50% → 50% × 2 = 1,00 điểm")]
    [InlineData("step", "R>=70→2; 40<=R<70→1; R<40→0", 2d, "với 100% → bậc R ≥ 70 → 2,00 điểm|với 70% → bậc R ≥ 70 → 2,00 điểm|với 69,99% → bậc 40 ≤ R < 70 → 1,00 điểm|với 40% → bậc 40 ≤ R < 70 → 1,00 điểm|với 39,99% → bậc R < 40 → 0,00 điểm|với 20% → bậc R < 40 → 0,00 điểm")]
    [InlineData("linear_band", "R>=100→max; 80<=R<100→R*max; R<80→0", 2d, "với 100% → bậc R ≥ 100 → 2,00 điểm|với 99,99% → bậc 80 ≤ R < 100 → 99,99% × 2 = 1,9998 điểm|với 80% → bậc 80 ≤ R < 100 → 80% × 2 = 1,60 điểm|với 79,99% → bậc R < 80 → 0,00 điểm|với 40% → bậc R < 80 → 0,00 điểm")]
    [InlineData("choice", "trước hạn=0.5 | chậm=0.25", 0.5, "với mức «trước hạn» → 0,50 điểm|với mức «chậm» → 0,25 điểm")]
    [InlineData("choice", "đạt=0.6", 0.6, "với mức «đạt» → 0,60 điểm")]
    [InlineData("deduct", "start=1; per=0.5; unit=báo cáo chậm", 1d, "với 0 báo cáo chậm → 0 báo cáo chậm × 0,5 = 0,00 điểm → 1 − 0 = 1,00 điểm|với 1 báo cáo chậm → 1 báo cáo chậm × 0,5 = 0,50 điểm → 1 − 0,5 = 0,50 điểm|với 2 báo cáo chậm → 2 báo cáo chậm × 0,5 = 1,00 điểm → 1 − 1 = 0,00 điểm|với 3 báo cáo chậm → 3 báo cáo chậm × 0,5 = 1,50 điểm → 1 − 1,5 = -0,50 điểm → không dưới 0,00 điểm")]
    [InlineData("count", "per=1; unit=sáng kiến; cap=1", 1d, "với 0 sáng kiến → 0 sáng kiến × 1 = 0,00 điểm|với 1 sáng kiến → 1 sáng kiến × 1 = 1,00 điểm|với 2 sáng kiến → 2 sáng kiến × 1 = 2,00 điểm → tối đa 1,00 điểm")]
    [InlineData("expert", "step=0.5", 1d, "chấm 1 → 1,00 điểm|chấm 0,5 → 0,50 điểm|chấm 0 → 0,00 điểm")]
    [InlineData("survey", "score=SIPAS*max", 10d, "với 100% → 100% × 10 = 10,00 điểm|với 85% → 85% × 10 = 8,50 điểm|với 70% → 70% × 10 = 7,00 điểm")]
    [InlineData("weighted_ratio", "đúng=1; muộn=0.5; score=R*max", 2d, "với 10 đúng, 0 muộn → (10 đúng × 1 + 0 muộn × 0,5)/10 = 100% → 100% × 2 = 2,00 điểm|với 8 đúng, 1 muộn → (8 đúng × 1 + 1 muộn × 0,5)/9 ≈ 94,4444% → 94,4444% × 2 = 1,8889 điểm|với 5 đúng, 5 muộn → (5 đúng × 1 + 5 muộn × 0,5)/10 = 75% → 75% × 2 = 1,50 điểm")]
    [InlineData("deadline", "due=31/12; per=0.1/day; zero_after=10", 1d, "làm ngày 31/12/2026 → hạn 31/12/2026, thực hiện 31/12/2026: không chậm → 1,00 điểm|làm ngày 01/01/2027 → hạn 31/12/2026, thực hiện 01/01/2027: chậm 1 ngày → 1 ngày × 0,1 = 0,10 điểm → 1 − 0,1 = 0,90 điểm|làm ngày 05/01/2027 → hạn 31/12/2026, thực hiện 05/01/2027: chậm 5 ngày → 5 ngày × 0,1 = 0,50 điểm → 1 − 0,5 = 0,50 điểm|làm ngày 10/01/2027 → hạn 31/12/2026, thực hiện 10/01/2027: chậm 10 ngày → 10 ngày × 0,1 = 1,00 điểm → 1 − 1 = 0,00 điểm|làm ngày 11/01/2027 → hạn 31/12/2026, thực hiện 11/01/2027: chậm 11 ngày → chậm quá 10 ngày: 0,00 điểm")]
    [InlineData("information", "", null, "")]
    public void Examples_OfAMethod_StandAtItsThresholds(string method, string rule, double? max, string expected)
    {
        var leaf = Sheet.Leaf(method, rule, (decimal?)max);

        Assert.Equal(expected, string.Join("|", WorkedExamples.Of(leaf, 2026).Select(l => l.Text)));
    }

    [Fact]
    public void Examples_OfALeafThatOffersNotApplicable_SayWhatThatGives()
    {
        var leaf = Sheet.Leaf("ratio", "score=R*max; không có vụ việc → full", 2);

        Assert.Equal("khi không phát sinh → đủ điểm: 2,00 điểm", WorkedExamples.Of(leaf, 2026)[^1].Text);
    }

    [Fact]
    public void Examples_OfManyOccurrences_StayFewAndReachTheBound()
    {
        var leaf = Sheet.Leaf("count", "per=0.1; cap=3", 3);

        Assert.Equal(["với 0 lượt", "với 1 lượt", "với 2 lượt", "với 29 lượt", "với 30 lượt", "với 31 lượt"], WorkedExamples.Of(leaf, 2026).Select(l => l.Given));
        Assert.Equal(WorkedExamples.Of(leaf, 2026)[^2].Points, WorkedExamples.Of(leaf, 2026)[^1].Points);
    }

    [Fact]
    public void Example_OfOnesOwnCounts_SaysThemAsAFraction()
    {
        var leaf = Sheet.Leaf("ratio", "score=R*max", 2);

        Assert.Equal("với 850/1.000 → 850/1.000 = 85% → 85% × 2 = 1,70 điểm", WorkedExamples.Of(leaf, Sheet.Answer("numerator=850 & denominator=1000"), 2026).Text);
    }
}
