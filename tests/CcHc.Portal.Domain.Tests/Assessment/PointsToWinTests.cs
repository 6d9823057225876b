using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

public sealed class PointsToWinTests
{
    [Theory]
    [InlineData("choice", "đạt=3 | một phần=1.5 | không=0", "option=không", "cần mức «một phần» (đang «không») để thêm 1,5 điểm", "cần mức «đạt» (đang «không») để thêm 3 điểm")]
    [InlineData("choice", "đạt=3 | không=0", "option=không", null, "cần mức «đạt» (đang «không») để thêm 3 điểm")]
    [InlineData("step", "R>=90→3; 80<=R<90→2.5; R<80→0", "value=82", null, "cần 90% (đang 82%) để thêm 0,5 điểm")]
    [InlineData("step", "R>=90→3; 80<=R<90→2.5; R<80→0", "numerator=41 & denominator=60", "cần 80% (đang 68,33%, 41/60) để thêm 2,5 điểm (tức thêm 7, thành 48/60)", "cần 90% (đang 68,33%, 41/60) để thêm 3 điểm (tức thêm 13, thành 54/60)")]
    [InlineData("step", "R>90→3; R<=90→1", "numerator=90 & denominator=100", null, "cần trên 90% (đang 90%, 90/100) để thêm 2 điểm (tức thêm 1, thành 91/100)")]
    [InlineData("linear_band", "R>=100→max; 80<=R<100→R*max; R<80→0", "value=70", "cần 80% (đang 70%) để thêm 2,4 điểm", "cần 100% (đang 70%) để thêm 3 điểm")]
    [InlineData("ratio", "score=R*max", "numerator=850 & denominator=1000", null, "cần 100% (đang 85%, 850/1.000) để thêm 0,45 điểm (tức thêm 150, thành 1.000/1.000)")]
    [InlineData("ratio_capped", "T=80; R>=80→3; R<80→R*3/80", "value=40", null, "cần 80% (đang 40%) để thêm 1,5 điểm")]
    [InlineData("weighted_ratio", "đúng hạn=1; muộn=0.5; score=R*max", "counts=đúng hạn=8; muộn=2", null, "cần mọi mục ở mức «đúng hạn» (đang đúng hạn 8; muộn 2) để thêm 0,3 điểm")]
    [InlineData("deduct", "start=3; per=0.5; unit=báo cáo chậm; floor=0", "count=2", "cần còn 1 báo cáo chậm (đang 2) để thêm 0,5 điểm", "cần không có báo cáo chậm nào (đang 2) để thêm 1 điểm")]
    [InlineData("deduct", "start=3; per=2; unit=lỗi; floor=0", "count=4", "cần còn 1 lỗi (đang 4) để thêm 1 điểm", "cần không có lỗi nào (đang 4) để thêm 3 điểm")]
    [InlineData("count", "per=1; unit=sáng kiến", "count=1", "cần 2 sáng kiến (đang 1) để thêm 1 điểm", "cần 3 sáng kiến (đang 1) để thêm 2 điểm")]
    [InlineData("survey", "score=SIPAS*max", "value=87.5", null, "cần 100% (đang 87,5%) để thêm 0,38 điểm")]
    [InlineData("expert", "step=0.25", "mark=2.25", null, "cần được chấm 3 điểm (đang 2,25) để thêm 0,75 điểm")]
    public void Of_AMethod_SaysWhatTheNextStepNeedsAndWhatTheMaximumNeeds(string method, string rule, string answer, string? next, string full)
    {
        var tree = CriteriaTree.Build([new("1", null, "Tiêu chí", 3, method, rule)]);

        var leaf = Assert.Single(PointsToWin.Of(tree, Stands(tree, ("1", answer)), 2025).Leaves);

        Assert.Equal(next, leaf.Next?.Words);
        Assert.Equal(full, leaf.Full!.Words);
        Assert.Equal(3, leaf.Full.Points.Value);
    }

    [Fact]
    public void Of_ADeadlineNotAnswered_NamesTheDay()
    {
        var tree = CriteriaTree.Build([new("1", null, "Báo cáo", 2, "deadline", "due=31/12; per=0.1/day")]);

        var leaf = Assert.Single(PointsToWin.Of(tree, Stands(tree), 2025).Leaves);

        Assert.Equal("cần hoàn thành đúng hạn 31/12/2025 để thêm 2 điểm", leaf.Full!.Words);
        Assert.Equal(2, leaf.Gain.Value);
        Assert.Null(leaf.Now);
    }

    [Fact]
    public void Of_ADeadlineMissed_IsLost()
    {
        var tree = CriteriaTree.Build([new("1", null, "Báo cáo", 2, "deadline", "due=31/12; per=0.1/day")]);

        var leaf = Assert.Single(PointsToWin.Of(tree, Stands(tree, ("1", "date=05/01/2026")), 2025).Leaves);

        Assert.Equal("Hạn 31/12/2025, đã ghi ngày 05/01/2026; chỉ thêm điểm nếu ngày ghi chưa đúng.", leaf.Lost);
        Assert.Equal(0, leaf.Gain.Value);
    }

    [Fact]
    public void Of_APenalty_CountsWhatIsSubtractedLess()
    {
        var tree = CriteriaTree.Build(
        [
            new("1", null, "Chỉ đạo", 10, "ratio", "score=R*max"),
            new("P", null, "Điểm trừ", 2, "group_penalty", "sum of children, cap at max"),
            new("P.1", "P", "Vi phạm", 2, "penalty", "per=0.5; unit=vụ việc; cap=2"),
        ]);

        var toWin = PointsToWin.Of(tree, Stands(tree, ("1", "value=100"), ("P.1", "count=3")), 2025);

        var leaf = Assert.Single(toWin.Leaves);
        Assert.Equal("cần còn 2 vụ việc (đang 3) để bớt bị trừ 0,5 điểm", leaf.Next!.Words);
        Assert.Equal("cần không có vụ việc nào (đang 3) để bớt bị trừ 1,5 điểm", leaf.Full!.Words);
        Assert.Equal(1.5m, leaf.Gain.Value);
    }

    [Fact]
    public void Leaves_AreOrderedByWhatTheSheetGains_WithCapsAndRescaling()
    {
        var tree = CriteriaTree.Build(
        [
            new("1", null, "Nhóm có trần", 4, "criterion", "sum of children, cap at max"),
            new("1.1", "1", "Đã gần trần", 4, "ratio", "score=R*max"),
            new("1.2", "1", "Thêm cũng không hơn nhiều", 4, "ratio", "score=R*max"),
            new("2", null, "Nhóm khác", 4, "group", "sum of children"),
            new("2.1", "2", "Hai điểm", 2, "ratio", "score=R*max"),
            new("2.2", "2", "Không phát sinh", 2, "ratio", "score=R*max", NotApplicable: NotApplicable.Exclude),
        ]);

        var toWin = PointsToWin.Of(tree, Stands(tree, ("1.1", "value=90"), ("1.2", "value=0"), ("2.1", "value=50"), ("2.2", "not_applicable=exclude")), 2025);

        // 4,6 of 6 that apply; each point counts 8/6 on the sheet of 8.
        Assert.Equal(6.13m, toWin.Now.Final.Value);
        Assert.Equal([("2.1", 1.34m), ("1.1", 0.54m), ("1.2", 0.54m)], toWin.Leaves.Select(l => (l.Leaf.Code, l.Gain.Value)));
    }

    [Fact]
    public void WayTo_AFigure_TakesTheBestUntilItIsReached()
    {
        var tree = CriteriaTree.Build(
        [
            new("1", null, "Nhóm", 10, "group", "sum of children"),
            new("1.1", "1", "Một", 2, "ratio", "score=R*max"),
            new("1.2", "1", "Hai", 5, "ratio", "score=R*max"),
            new("1.3", "1", "Ba", 3, "ratio", "score=R*max"),
        ]);
        var toWin = PointsToWin.Of(tree, Stands(tree, ("1.1", "value=0"), ("1.2", "value=0"), ("1.3", "value=100")), 2025);

        Assert.Equal([("1.2", 8m)], toWin.WayTo(Points.FromDecimal(7.5m)).Select(w => (w.Leaf.Leaf.Code, w.Final.Value)));
        Assert.Equal([("1.2", 8m), ("1.1", 10m)], toWin.WayTo(Points.FromDecimal(9)).Select(w => (w.Leaf.Leaf.Code, w.Final.Value)));
    }

    [Fact]
    public void Of_AFullSheet_HasNothingLeft()
    {
        var tree = CriteriaTree.Build([new("1", null, "Tiêu chí", 3, "ratio", "score=R*max")]);

        Assert.Empty(PointsToWin.Of(tree, Stands(tree, ("1", "value=100")), 2025).Leaves);
    }

    [Fact]
    public void Of_PointsGivenWithoutFigures_StillSaysWhatTheMaximumNeeds()
    {
        var tree = CriteriaTree.Build([new("1", null, "Tiêu chí", 3, "step", "R>=90→3; R<90→1")]);

        var leaf = Assert.Single(PointsToWin.Of(tree, new Dictionary<string, LeafStand> { ["1"] = new(null, Points.FromDecimal(1), NodeStatus.Scored) }, 2025).Leaves);

        Assert.Equal("cần 90% để thêm 2 điểm", leaf.Full!.Words);
    }

    private static Dictionary<string, LeafStand> Stands(CriteriaTree tree, params (string Code, string Answer)[] answers) =>
        answers.ToDictionary(
            a => a.Code,
            a =>
            {
                var answer = Scoring.Sheet.Answer(a.Answer);
                var result = ScoringEngine.ScoreLeaf(tree.Find(a.Code)!, answer, 2025);
                return new LeafStand(answer, result.Points, result.Status);
            });
}
