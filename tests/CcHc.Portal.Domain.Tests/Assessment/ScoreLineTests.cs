using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Audit;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

public sealed class ScoreLineTests
{
    private static readonly Guid Sheet = Given.Id(85);

    [Fact]
    public void SelfScore_KeepsAnswerPointsAndWho()
    {
        var line = New();

        line.SelfScore(Given.Lan, "{\"option\":\"đủ\"}", Points.FromDecimal(1.5m), " Đã ban hành đủ ", Given.Now);

        Assert.Equal(("{\"option\":\"đủ\"}", 1.5m, "Đã ban hành đủ", Given.Now, "Nguyễn Thị Lan"), (line.SelfAnswer, line.SelfPoints!.Value.Value, line.SelfExplanation, line.SelfAt!.Value, line.SelfByName));
        var mark = Assert.Single(line.Marks);
        Assert.Equal((MarkStage.Self, Given.Lan.PersonId, 1.5m, "Đã ban hành đủ", Given.Now), (mark.Stage, mark.ByPersonId, mark.Points!.Value.Value, mark.Reason, mark.At));
        Left(line, Given.Lan, Given.Now, "line.self-score", "Tự chấm tiêu chí 1.2", to: "1,50");
    }

    [Fact]
    public void SelfScore_OfTheSameAgain_LeavesNothing()
    {
        var line = SelfScored(1.5m);

        line.SelfScore(Given.Minh, "{}", Points.FromDecimal(1.5m), " ", Given.Now.AddHours(2));

        Assert.Single(line.Marks);
        Assert.Single(line.Facts);
        Assert.Equal("Nguyễn Thị Lan", line.SelfByName);
    }

    [Fact]
    public void SelfScore_WithOtherWordsOnly_ChangesThemWithoutAFactAboutPoints()
    {
        var line = SelfScored(1.5m);

        line.SelfScore(Given.Lan, "{}", Points.FromDecimal(1.5m), "Rõ hơn", Given.Now.AddMinutes(1));

        Assert.Equal("Rõ hơn", line.SelfExplanation);
        Assert.Single(line.Facts);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(29, 1)]
    [InlineData(30, 2)]
    [InlineData(600, 2)]
    public void Saves_OfOnePerson_AreOneMarkWithinTheEditingSession(int minutes, int marks)
    {
        var line = SelfScored(1.5m);

        line.SelfScore(Given.Lan, "{}", Points.FromDecimal(2), null, Given.Now.AddMinutes(minutes));

        Assert.Equal(marks, line.Marks.Count);
        Assert.Equal(2m, line.Marks.MaxBy(m => m.At)!.Points!.Value.Value);
        Assert.Equal(2m, line.SelfPoints!.Value.Value);
        Left(line, Given.Lan, Given.Now.AddMinutes(minutes), "line.self-score", "Tự chấm tiêu chí 1.2", "1,50", "2,00");
    }

    [Fact]
    public void Save_OfAnotherPerson_IsAMarkOfItsOwn()
    {
        var line = SelfScored(1.5m);

        line.SelfScore(Given.Minh, "{}", Points.FromDecimal(2), null, Given.Now.AddMinutes(1));

        Assert.Equal([("Nguyễn Thị Lan", 1.5m), ("Trần Văn Minh", 2m)], line.Marks.Select(m => (m.ByName, m.Points!.Value.Value)));
    }

    [Fact]
    public void Save_AfterTheSheetWasUnlocked_LeavesTheSubmittedMarkAsItWas()
    {
        var line = SelfScored(1.5m);

        line.SelfScore(Given.Lan, "{}", Points.FromDecimal(2), null, Given.Now.AddMinutes(3), sheetUnlockedAt: Given.Now.AddMinutes(2));

        Assert.Equal([(1.5m, Given.Now), (2m, Given.Now.AddMinutes(3))], line.Marks.Select(m => (m.Points!.Value.Value, m.At)));
    }

    [Fact]
    public void SelfScore_TakenBack_EmptiesTheAnswer()
    {
        var line = SelfScored(1.5m);

        line.SelfScore(Given.Lan, null, null, null, Given.Now.AddMinutes(1));

        Assert.Equal((null, null), (line.SelfAnswer, line.SelfPoints));
        Left(line, Given.Lan, Given.Now.AddMinutes(1), "line.self-score", "Tự chấm tiêu chí 1.2", "1,50");
    }

    [Fact]
    public void Appraise_ThatAgrees_NeedsNoReason()
    {
        var line = SelfScored(1.5m);

        line.Appraise(Given.Minh, null, Points.FromDecimal(1.5m), null, Given.Now);

        Assert.Equal((1.5m, null, Given.Now, "Trần Văn Minh"), (line.AppraisalPoints!.Value.Value, line.AppraisalReason, line.AppraisalAt!.Value, line.AppraisalByName));
        Left(line, Given.Minh, Given.Now, "line.appraise", "Thẩm định tiêu chí 1.2", "1,50", "1,50");
    }

    [Fact]
    public void Appraise_ThatDiffers_KeepsTheReason_AndTheSelfScoreStaysBeside()
    {
        var line = SelfScored(1.5m);

        line.Appraise(Given.Minh, null, Points.FromDecimal(1), " Thiếu báo cáo quý ", Given.Now);

        Assert.Equal((1m, 1.5m, "Thiếu báo cáo quý"), (line.AppraisalPoints!.Value.Value, line.SelfPoints!.Value.Value, line.AppraisalReason));
        Assert.Equal([MarkStage.Self, MarkStage.Appraisal], line.Marks.Select(m => m.Stage));
        Left(line, Given.Minh, Given.Now, "line.appraise", "Thẩm định tiêu chí 1.2", "1,50", "1,00", "Thiếu báo cáo quý");
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.5001)]
    public void Appraise_ThatDiffersWithoutReason_IsRefused(decimal points)
    {
        var line = SelfScored(1.5m);

        Given.Refuses("line.reason", "Tiêu chí 1.2: điểm thẩm định khác điểm tự chấm, cần ghi lý do.", () => line.Appraise(Given.Minh, null, Points.FromDecimal(points), " ", Given.Now));
        Assert.Null(line.AppraisalPoints);
        Assert.Single(line.Marks);
    }

    [Fact]
    public void Appraise_OfALineWithoutSelfScore_NeedsAReasonUnlessItIsZero()
    {
        Given.Refuses("line.reason", "Tiêu chí 1.2: điểm thẩm định khác điểm tự chấm, cần ghi lý do.", () => New().Appraise(Given.Minh, null, Points.FromDecimal(1), null, Given.Now));

        var line = New();
        line.Appraise(Given.Minh, null, Points.Zero, null, Given.Now);
        Assert.Equal(Points.Zero, line.AppraisalPoints);
    }

    [Fact]
    public void Appraise_OfTheSameAgain_LeavesNothing()
    {
        var line = SelfScored(1.5m);
        line.Appraise(Given.Minh, null, Points.FromDecimal(1), "Thiếu", Given.Now);
        var facts = line.Facts.Count;

        line.Appraise(Given.Lan, null, Points.FromDecimal(1), "Thiếu ", Given.Now.AddHours(1));

        Assert.Equal((facts, "Trần Văn Minh"), (line.Facts.Count, line.AppraisalByName));
    }

    [Fact]
    public void Settle_TakesTheAppraisalElseTheSelfScore()
    {
        var appraised = SelfScored(1.5m);
        appraised.Appraise(Given.Minh, null, Points.FromDecimal(1), "Thiếu", Given.Now);
        var alone = SelfScored(1.5m);
        var empty = New();

        appraised.Settle();
        alone.Settle();
        empty.Settle();

        Assert.Equal((1m, 1.5m, null), (appraised.FinalPoints!.Value.Value, alone.FinalPoints!.Value.Value, empty.FinalPoints));
    }

    [Fact]
    public void Proof_IsLackingWhereNeitherEvidenceNorExplanationStandsBehindPoints()
    {
        Assert.False(New().LacksProof);
        Assert.True(SelfScored(1.5m).LacksProof);

        var proven = SelfScored(1.5m);
        proven.CountEvidence(1);
        var explained = New();
        explained.SelfScore(Given.Lan, "{}", Points.FromDecimal(1), "Cách tính", Given.Now);

        Assert.False(proven.LacksProof);
        Assert.False(explained.LacksProof);
    }

    [Fact]
    public void LastYear_IsRememberedBeside()
    {
        var line = SelfScored(1.5m);

        line.Remember(Points.FromDecimal(2));

        Assert.Equal((2m, 1.5m), (line.LastYearPoints!.Value.Value, line.SelfPoints!.Value.Value));
    }

    private static ScoreLine New() => new(Sheet, Given.Id(81), Given.Id(86), "1.2");

    private static ScoreLine SelfScored(decimal points)
    {
        var line = New();
        line.SelfScore(Given.Lan, "{}", Points.FromDecimal(points), null, Given.Now);
        return line;
    }

    private static void Left(ScoreLine line, Domain.People.Actor by, DateTimeOffset at, string act, string what, string? from = null, string? to = null, string? reason = null) =>
        Given.Left(line, AuditSubject.Sheet, Sheet, Given.Id(81), by, at, act, what, from, to, reason);
}
