using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

public sealed class CentralFigureTests
{
    private static readonly Guid Campaign = Given.Id(41);
    private static readonly Guid Sheet = Given.Id(42);
    private static readonly Func<Mark, Points?> Worth = mark => mark.Points;
    private static readonly FigureSource Portal = new("Cổng Dịch vụ công quốc gia", Given.Now.AddDays(-2));

    [Fact]
    public void Taking_AFigure_KeepsItAndLeavesAFactWithItsSource()
    {
        var figure = Figure();

        figure.Take(Given.Lan, "{\"value\":87.5}", Points.FromDecimal(1.75m), Portal, null, null, Given.Now);

        Assert.Equal(("{\"value\":87.5}", 1.75m, Portal), (figure.Answer, figure.Points.Value, figure.Source));
        Given.Left(figure, AuditSubject.Sheet, Sheet, Campaign, Given.Lan, Given.Now, "figure.take", "Số liệu nhập cho tiêu chí 3.6", null, "1,75", "Nguồn: Cổng Dịch vụ công quốc gia; số liệu lúc 08:30 28/02/2026");
    }

    [Fact]
    public void Taking_AgainLater_KeepsTheEarlierValue()
    {
        var figure = Taken();
        var later = Portal with { AsOf = Given.Now.AddDays(-1) };

        figure.Take(Given.Minh, "{\"value\":90}", Points.FromDecimal(1.8m), later, Given.Id(5), null, Given.Now.AddHours(1));

        Assert.Equal(
            [(1.75m, null, Portal.AsOf, "Nguyễn Thị Lan"), (1.8m, (decimal?)1.75m, later.AsOf, "Trần Văn Minh")],
            figure.Values.Select(v => (v.Points.Value, v.PointsBefore?.Value, v.AsOf, v.ByName)));
        Assert.Equal(1.8m, figure.Points.Value);
    }

    [Fact]
    public void Taking_WithoutSourceOrFromTheFuture_IsRefused()
    {
        Given.Refuses("figure.source", "Cần ghi nguồn số liệu.", () => Figure().Take(Given.Lan, "{}", Points.Zero, new FigureSource(" ", Given.Now), null, null, Given.Now));
        Given.Refuses("figure.as-of", "Thời điểm của số liệu không thể ở tương lai.", () => Figure().Take(Given.Lan, "{}", Points.Zero, Portal with { AsOf = Given.Now.AddMinutes(1) }, null, null, Given.Now));
    }

    [Fact]
    public void Challenging_WhileOneIsOpen_IsRefused()
    {
        var figure = Taken();
        figure.Challenge(Given.Minh, "Thiếu 12 hồ sơ", null, Given.Now);

        Given.Refuses("figure.challenged", "Số liệu này đang có một kiến nghị chờ trả lời.", () => figure.Challenge(Given.Minh, "Nữa", null, Given.Now));

        Assert.True(figure.HasOpenChallenge);
        Given.Left(figure, AuditSubject.Sheet, Sheet, Campaign, Given.Minh, Given.Now, "figure.challenge", "Kiến nghị về số liệu của tiêu chí 3.6", reason: "Thiếu 12 hồ sơ");
    }

    [Fact]
    public void Challenging_WithoutWords_IsRefused()
    {
        Given.Refuses("figure.challenge", "Cần ghi nội dung kiến nghị.", () => Taken().Challenge(Given.Minh, "  ", null, Given.Now));
    }

    [Fact]
    public void Keeping_AgainstAChallenge_ClosesItWithTheReason()
    {
        var figure = Taken();
        var challenge = figure.Challenge(Given.Minh, "Thiếu 12 hồ sơ", null, Given.Now);

        figure.KeepAgainst(Given.Lan, challenge.Id, "Đã đối chiếu với Cổng", Given.Now.AddHours(2));

        Assert.Equal((ChallengeState.Kept, "Đã đối chiếu với Cổng", "Nguyễn Thị Lan"), (challenge.State, challenge.Reply, challenge.AnsweredByName));
        Assert.False(figure.HasOpenChallenge);
        Assert.Single(figure.Values);
        Given.Refuses("figure.answered", "Kiến nghị này đã được Nguyễn Thị Lan trả lời.", () => figure.KeepAgainst(Given.Minh, challenge.Id, "Nữa", Given.Now));
    }

    [Fact]
    public void Keeping_WithoutAReason_IsRefused()
    {
        var figure = Taken();
        var challenge = figure.Challenge(Given.Minh, "Thiếu 12 hồ sơ", null, Given.Now);

        Given.Refuses("figure.reply", "Cần ghi lý do giữ nguyên hoặc sửa.", () => figure.KeepAgainst(Given.Lan, challenge.Id, " ", Given.Now));
    }

    [Fact]
    public void Correcting_AfterAChallenge_TakesTheFigureAnewWithTheReason()
    {
        var figure = Taken();
        var challenge = figure.Challenge(Given.Minh, "Thiếu 12 hồ sơ", null, Given.Now);

        Given.Refuses("figure.same", "Số liệu mới giống số liệu đang có; anh/chị chọn giữ nguyên.", () => figure.CorrectAfter(Given.Lan, challenge.Id, figure.Answer, figure.Points, Portal, "Đúng", Given.Now));
        figure.CorrectAfter(Given.Lan, challenge.Id, "{\"value\":91}", Points.FromDecimal(1.82m), Portal, "Bổ sung 12 hồ sơ", Given.Now);

        Assert.Equal((ChallengeState.Corrected, 1.75m, 1.82m), (challenge.State, challenge.Points.Value, challenge.PointsAfter!.Value.Value));
        Assert.Equal([(1.75m, null), (1.82m, "Bổ sung 12 hồ sơ")], figure.Values.Select(v => (v.Points.Value, v.Reason)));
    }

    [Fact]
    public void ALine_WithAFigure_IsNeitherTheUnitsNorTheAgencysToChange()
    {
        var line = new ScoreLine(Sheet, Campaign, Given.Id(6), "3.6");
        line.TakeFigure(Given.Lan, "{\"value\":87.5}", Points.FromDecimal(1.75m), Portal, Given.Now);

        Given.Refuses("line.imported", "Tiêu chí 3.6 lấy theo số liệu nhập; đơn vị không sửa, có thể gửi kiến nghị.", () => line.SelfScore(Given.Minh, null, null, null, Given.Now));
        Given.Refuses(
            "line.points",
            "Tiêu chí 3.6 lấy điểm theo số liệu nhập (1,75); muốn sửa thì nhập lại số liệu hoặc trả lời kiến nghị của đơn vị.",
            () => line.Appraise(Given.Minh, null, Points.FromDecimal(1), "Thấp hơn", Given.Now));
        line.Appraise(Given.Minh, null, Points.FromDecimal(1.75m), null, Given.Now);
        Assert.Equal(1.75m, line.AppraisalPoints!.Value.Value);
    }

    [Fact]
    public void ALine_WithALaterFigure_KeepsEveryMarkAndTheAgencysFollowsIt()
    {
        var line = new ScoreLine(Sheet, Campaign, Given.Id(6), "3.6");
        line.TakeFigure(Given.Lan, "{\"value\":87.5}", Points.FromDecimal(1.75m), Portal, Given.Now);
        line.Appraise(Given.Minh, null, Points.FromDecimal(1.75m), null, Given.Now);

        line.TakeFigure(Given.Lan, "{\"value\":90}", Points.FromDecimal(1.8m), Portal, Given.Now.AddMinutes(1));

        Assert.Equal(
            [(MarkStage.Imported, 1.75m), (MarkStage.Appraisal, 1.75m), (MarkStage.Imported, 1.8m), (MarkStage.Appraisal, 1.8m)],
            line.Marks.Select(m => (m.Stage, m.Points!.Value.Value)));
        Assert.Equal((1.8m, 1.8m), (line.SelfPoints!.Value.Value, line.AppraisalPoints!.Value.Value));
        Assert.False(line.LacksProof);
    }

    [Fact]
    public void ALine_LeftOutAndPutBack_HasItsFigureAgain()
    {
        var line = new ScoreLine(Sheet, Campaign, Given.Id(6), "3.6");
        var figure = Taken();
        line.TakeFigure(Given.Lan, figure.Answer, figure.Points, Portal, Given.Now);

        line.LeaveOut(Given.Lan, "Không tổ chức khảo sát: hết kinh phí", Given.Now);
        Assert.Equal(NotApplicable.Exclude, Answer.FromJson(line.SelfAnswer!).NotApplicable);
        Assert.Equal("Không tổ chức khảo sát: hết kinh phí", line.SelfExplanation);

        line.PutBack(Given.Lan, figure, "Đã khảo sát", Given.Now, Worth, Given.Now.AddDays(1));
        Assert.Equal((figure.Answer, figure.Points), (line.SelfAnswer, line.SelfPoints!.Value));
        Assert.True(line.IsImported);
    }

    [Fact]
    public void ALine_PutBackWithoutAFigure_IsUnanswered_WhereNobodyHadAnswered()
    {
        var line = new ScoreLine(Sheet, Campaign, Given.Id(6), "3.6");
        line.LeaveOut(Given.Lan, "Không tổ chức khảo sát: hết kinh phí", Given.Now);

        line.PutBack(Given.Lan, null, "Đã khảo sát", Given.Now, Worth, Given.Now.AddDays(1));

        Assert.Equal((null, null, false, null), (line.SelfAnswer, line.SelfPoints, line.IsImported, line.AppraisalPoints));
        Assert.Equal([(MarkStage.Imported, "Không tổ chức khảo sát: hết kinh phí"), (MarkStage.Imported, "Đã khảo sát")], line.Marks.Select(m => (m.Stage, m.Reason!)));
    }

    [Fact]
    public void ALine_LeftOutAndPutBack_HasTheUnitsAnswerAndTheAgencysMarkAgain()
    {
        var line = new ScoreLine(Sheet, Campaign, Given.Id(6), "3.6");
        line.SelfScore(Given.Lan, "{\"value\":90}", Points.FromDecimal(1.8m), "Kết quả khảo sát", Given.Now.AddDays(-3));
        line.Appraise(Given.Minh, "{\"value\":80}", Points.FromDecimal(1.6m), "Theo báo cáo của tỉnh", Given.Now.AddDays(-2));
        line.LeaveOut(Given.Lan, "Không tổ chức khảo sát: hết kinh phí", Given.Now);
        line.Appraise(Given.Minh, null, Points.Zero, null, Given.Now.AddHours(1));

        line.PutBack(Given.Lan, null, "Đã khảo sát", Given.Now, Worth, Given.Now.AddDays(1));

        Assert.Equal(("{\"value\":90}", 1.8m, "Kết quả khảo sát", "Nguyễn Thị Lan", Given.Now.AddDays(-3)), (line.SelfAnswer, line.SelfPoints!.Value.Value, line.SelfExplanation, line.SelfByName, line.SelfAt));
        Assert.Equal(("{\"value\":80}", 1.6m, "Theo báo cáo của tỉnh", "Trần Văn Minh", Given.Now.AddDays(-2)), (line.AppraisalAnswer, line.AppraisalPoints!.Value.Value, line.AppraisalReason, line.AppraisalByName, line.AppraisalAt));
        Assert.False(line.IsImported);
        Assert.Equal(
            [(MarkStage.Self, 1.8m, "Đã khảo sát"), (MarkStage.Appraisal, 1.6m, "Đã khảo sát")],
            line.Marks.TakeLast(2).Select(m => (m.Stage, m.Points!.Value.Value, m.Reason!)));
    }

    [Fact]
    public void ALine_PutBackUnderAnotherRule_IsWorthWhatTheRuleSaysNow_AndNothingWhereItSaysNothing()
    {
        var line = new ScoreLine(Sheet, Campaign, Given.Id(6), "3.6");
        line.SelfScore(Given.Lan, "{\"value\":90}", Points.FromDecimal(1.8m), null, Given.Now.AddDays(-3));
        line.Appraise(Given.Minh, null, Points.FromDecimal(1.6m), "Theo báo cáo của tỉnh", Given.Now.AddDays(-2));
        line.LeaveOut(Given.Lan, "Không tổ chức khảo sát", Given.Now);

        line.PutBack(Given.Lan, null, "Đã khảo sát", Given.Now, mark => mark.Answer is null ? null : Points.FromDecimal(0.9m), Given.Now.AddDays(1));

        Assert.Equal((0.9m, null), (line.SelfPoints!.Value.Value, line.AppraisalPoints));
    }

    [Fact]
    public void ALine_WithItsFigurePutBack_KeepsWhichAgencyHadConfirmedIt_AndNoneWhereNoneHad()
    {
        var (confirmed, silent) = (new ScoreLine(Sheet, Campaign, Given.Id(6), "3.6"), new ScoreLine(Given.Id(43), Campaign, Given.Id(6), "3.6"));
        var figure = Taken();
        foreach (var line in new[] { confirmed, silent })
        {
            line.TakeFigure(Given.Lan, figure.Answer, figure.Points, Portal, Given.Now.AddDays(-3));
        }

        confirmed.Appraise(Given.Minh, figure.Answer, figure.Points, null, Given.Now.AddDays(-2));
        foreach (var line in new[] { confirmed, silent })
        {
            line.LeaveOut(Given.Lan, "Không tổ chức khảo sát", Given.Now);
            line.Appraise(Given.Minh, null, Points.Zero, null, Given.Now.AddHours(1));
            line.PutBack(Given.Lan, figure, "Đã khảo sát", Given.Now, Worth, Given.Now.AddDays(1));
        }

        Assert.Equal((figure.Points, "Trần Văn Minh", Given.Now.AddDays(-2)), (confirmed.AppraisalPoints!.Value, confirmed.AppraisalByName, confirmed.AppraisalAt));
        Assert.Equal((figure.Points, null, null), (silent.SelfPoints!.Value, silent.AppraisalPoints, silent.AppraisalByName));
    }

    [Fact]
    public void ASurvey_NotHeld_IsDeclaredOnceUntilRevoked()
    {
        var survey = new UnheldSurvey(Given.Lan, Campaign, Given.Id(3), Given.Id(4), "8.1", "Mức độ hài lòng", "Năm 2026 tỉnh không đo lường.", Given.Now);

        Assert.Equal("Tiêu chí 8.1 (Mức độ hài lòng) không tổ chức khảo sát: loại trừ khỏi phiếu của mọi đơn vị, điểm còn lại quy đổi về thang điểm chung. Lý do: Năm 2026 tỉnh không đo lường.", survey.Note);
        Given.Left(survey, AuditSubject.Campaign, Campaign, Campaign, Given.Lan, Given.Now, "survey.not-held", "Ghi nhận không tổ chức khảo sát, tiêu chí 8.1", reason: "Năm 2026 tỉnh không đo lường.");
        Given.Refuses("survey.declared", "Tiêu chí 8.1 đã được ghi là không tổ chức khảo sát.", () => survey.DeclareAgain(Given.Lan, "Nữa", Given.Now));
        Given.Refuses("survey.reason", "Cần ghi lý do.", () => survey.Revoke(Given.Lan, " ", Given.Now));

        survey.Revoke(Given.Minh, "Đã khảo sát", Given.Now);
        Given.Refuses("survey.revoked", "Tiêu chí 8.1 không còn ở diện không tổ chức khảo sát.", () => survey.Revoke(Given.Lan, "Nữa", Given.Now));
        survey.DeclareAgain(Given.Lan, "Hủy kết quả", Given.Now);
        Assert.Null(survey.RevokedAt);
    }

    [Fact]
    public void AnImport_IsTakenOnceAndNotForNothing()
    {
        var import = new FigureImport(Given.Lan, Campaign, Given.Id(3), Given.Id(4), "so-lieu.xlsx", Portal, Given.Now);

        Given.Refuses("figures.nothing", "Tệp không có gì khác với số liệu đang có, nên không có gì để ghi.", () => import.Apply(Given.Lan, 0, 0, 0, Given.Now));
        import.Apply(Given.Lan, 2, 1, 0, Given.Now);
        Given.Refuses("figures.applied", "Tệp này đã được ghi rồi. Muốn nhập tiếp, anh/chị tải tệp lên lại.", () => import.Apply(Given.Lan, 2, 1, 0, Given.Now));
        Given.Left(import, AuditSubject.Campaign, Campaign, Campaign, Given.Lan, Given.Now, "figures.apply", "Nhập số liệu từ tệp", to: "2 mới, 1 thay đổi, 0 giữ nguyên ở thời điểm mới", reason: Portal.ToString());
    }

    [Fact]
    public void Obstacles_BeforeOpeningAndAfterSettling_AreNamed()
    {
        var draft = Given.Campaign();
        var settled = Given.OpenCampaign();
        var closed = Given.OpenCampaign();
        closed.CloseAppraisal(Given.Lan, Given.Department, "Sở Nội vụ", null, Given.Now);
        settled.Settle(Given.Lan, 3, Given.Now);

        Assert.Equal(["Phong trào chưa mở; chưa có phiếu để nhập số liệu."], CentralFigure.ObstaclesToTaking(draft, null).Select(o => o.Text));
        Assert.Equal(["Điểm đã chốt; mở lại thẩm định trước khi sửa số liệu."], CentralFigure.ObstaclesToTaking(settled, null).Select(o => o.Text));
        Assert.Equal(["Cơ quan thẩm định đã chốt; mở lại thẩm định trước khi sửa số liệu."], CentralFigure.ObstaclesToTaking(closed, Given.Department).Select(o => o.Text));
        Assert.Empty(CentralFigure.ObstaclesToTaking(closed, Given.Province));
    }

    private static CentralFigure Figure() => new(Campaign, Sheet, Given.Id(43), "3.6");

    private static CentralFigure Taken()
    {
        var figure = Figure();
        figure.Take(Given.Lan, "{\"value\":87.5}", Points.FromDecimal(1.75m), Portal, null, null, Given.Now);
        return figure;
    }
}
