using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Tests.Foundation;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

public sealed class ScoreSheetTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 18, 11);

    public static TheoryData<SheetState, string> Pairs => EveryMove.Of(ScoreSheet.Workflow);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void EveryAct_InEveryState_FollowsTheTable(SheetState from, string act)
    {
        var sheet = In(from);

        EveryMove.FollowsTheTable(ScoreSheet.Workflow, from, act, sheet, () => sheet.State, () => Do(sheet, act));
    }

    [Fact]
    public void Sums_OfBothStages_AreKeptPerFieldWithoutTouchingEachOther()
    {
        var sheet = Answered();

        sheet.SumAppraisal(Sums(78.25m, bonus: 2, penalty: 1), 3, new Dictionary<string, Points> { ["1"] = Points.FromDecimal(38.25m) }, hasSanction: true);

        Assert.Equal((80m, 2, 78.25m, 3, 2m, 1m, true), (sheet.SelfTotal.Value, sheet.SelfDone, sheet.AppraisedTotal.Value, sheet.Appraised, sheet.Bonus.Value, sheet.Penalty.Value, sheet.HasSanction));
        Assert.Equal([("1", 40m, 38.25m), ("2", 40m, 0m)], sheet.FieldSums.Select(f => (f.FieldCode, f.Self.Value, f.Appraisal.Value)));
    }

    [Fact]
    public void SendToHead_KeepsWhen()
    {
        var sheet = Answered();

        sheet.SendToHead(Given.Minh, Later);

        Assert.Equal((SheetState.Draft, Later), (sheet.State, sheet.SentToHeadAt!.Value));
        Left(sheet, "sheet.send-to-head", "Trình thủ trưởng duyệt", to: "80,00");
    }

    [Fact]
    public void SendToHead_WithLeavesUnanswered_IsRefused() =>
        Given.Refuses("sheet.unanswered", "Còn 2 tiêu chí chưa tự chấm.", () => New().SendToHead(Given.Lan, Later));

    [Fact]
    public void SendToHead_OnceLocked_IsRefused() =>
        Given.Refuses("sheet.locked", "Phiếu đã khóa.", () => In(SheetState.Locked).SendToHead(Given.Lan, Later));

    [Fact]
    public void ReturnToOfficer_KeepsTheRemarkUntilItIsSentAgain()
    {
        var sheet = Answered();
        sheet.SendToHead(Given.Lan, Given.Now);

        sheet.ReturnToOfficer(Given.Minh, " Xem lại 1.2 ", Later);

        Assert.Equal(("Xem lại 1.2", null), (sheet.ReturnRemark, sheet.SentToHeadAt));
        Left(sheet, "sheet.return", "Trả lại để sửa", reason: "Xem lại 1.2");
        sheet.SendToHead(Given.Lan, Later);
        Assert.Null(sheet.ReturnRemark);
    }

    [Fact]
    public void ReturnToOfficer_WithoutRemarkOrSending_IsRefused()
    {
        var sheet = Answered();

        Given.Refuses("sheet.not-sent", "Phiếu chưa được trình duyệt.", () => sheet.ReturnToOfficer(Given.Lan, "Sửa", Later));
        sheet.SendToHead(Given.Lan, Later);
        Given.Refuses("sheet.remark", "Cần ghi nội dung phải sửa.", () => sheet.ReturnToOfficer(Given.Lan, " ", Later));
        Given.Refuses("sheet.not-sent", "Phiếu chưa được trình duyệt.", () => In(SheetState.Locked).ReturnToOfficer(Given.Lan, "Sửa", Later));
    }

    [Fact]
    public void Lock_CountsAsInTimeFromHere()
    {
        var sheet = Answered();

        sheet.Lock(Given.Minh, [], late: false, " ", Later);

        Assert.Equal((SheetState.Locked, Later, Later, "Trần Văn Minh", false), (sheet.State, sheet.LockedAt!.Value, sheet.SentToHeadAt!.Value, sheet.ApprovedByName, sheet.IsLate));
        Left(sheet, "sheet.lock", "Duyệt và khóa để ký", "Đang tự chấm", "Đã khóa để ký");
    }

    [Fact]
    public void Lock_LateAndRecordedForTheHead_SaysBoth()
    {
        var sheet = Answered();

        sheet.Lock(Given.Minh, [], late: true, " Lê Văn Hòa ", Later);

        Assert.Equal(("Lê Văn Hòa", true), (sheet.ApprovedByName, sheet.IsLate));
        Left(sheet, "sheet.lock", "Duyệt và khóa để ký (muộn)", "Đang tự chấm", "Đã khóa để ký", "Ghi nhận thay: Lê Văn Hòa");
    }

    [Fact]
    public void Lock_WithLeavesUnansweredOrUnproven_NamesThem()
    {
        var sheet = New();

        var refusal = Assert.Throws<DomainRuleException>(() => sheet.Lock(Given.Lan, ["1.2", "2.1"], false, null, Later));

        Assert.Equal(
            [
                new Obstacle("sheet.unanswered", "Còn 2 tiêu chí chưa tự chấm."),
                new Obstacle("sheet.no-proof", "Tiêu chí 1.2 chưa có tài liệu kiểm chứng, cần ghi giải trình cách tính điểm."),
                new Obstacle("sheet.no-proof", "Tiêu chí 2.1 chưa có tài liệu kiểm chứng, cần ghi giải trình cách tính điểm."),
            ],
            refusal.Obstacles);
        Assert.Equal((SheetState.Draft, null), (sheet.State, sheet.LockedAt));
    }

    [Fact]
    public void Editing_IsForDraftsOnly()
    {
        Assert.Empty(In(SheetState.Draft).ObstaclesToEditing());
        Assert.Equal([new Obstacle("sheet.locked", "Phiếu đã khóa để ký; muốn sửa phải mở khóa.")], In(SheetState.Locked).ObstaclesToEditing());
        Assert.Equal([new Obstacle("sheet.locked", "Phiếu đã gửi báo cáo; muốn sửa phải mở khóa.")], In(SheetState.Reported).ObstaclesToEditing());
    }

    [Fact]
    public void Unlock_TakesApprovalBackAndKeepsWhen()
    {
        var sheet = Answered();
        sheet.Lock(Given.Lan, [], true, null, Given.Now);

        sheet.Unlock(Given.Minh, Given.OpenCampaign(), false, " Nhầm số liệu ", Later);

        Assert.Equal((SheetState.Draft, null, null, null, false, Later), (sheet.State, sheet.LockedAt, sheet.SentToHeadAt, sheet.ApprovedByName, sheet.IsLate, sheet.UnlockedAt!.Value));
        Left(sheet, "sheet.unlock", "Mở khóa", "Đã khóa để ký", "Đang tự chấm", "Nhầm số liệu");
    }

    [Fact]
    public void Unlock_WithoutReasonOrOnceAppraised_IsRefused()
    {
        var sheet = In(SheetState.Reported);

        Given.Refuses("sheet.reason", "Cần ghi lý do mở khóa.", () => sheet.Unlock(Given.Lan, Given.OpenCampaign(), false, " ", Later));
        sheet.SumAppraisal(Sums(78), 1, new Dictionary<string, Points>());
        Given.Refuses("sheet.appraised", "Cơ quan thẩm định đã bắt đầu chấm; chỉ cơ quan phát động mở khóa được, kèm lý do.", () => sheet.Unlock(Given.Lan, Given.OpenCampaign(), false, "Nhầm", Later));
        Assert.Equal(SheetState.Reported, sheet.State);
    }

    [Fact]
    public void Unlock_OnceAppraised_IsTheManagersUntilAnAgencyHasClosed()
    {
        var (sheet, closed) = (In(SheetState.Locked), Given.OpenCampaign());
        sheet.SumAppraisal(Sums(78), 1, new Dictionary<string, Points>());
        closed.CloseAppraisal(Given.Lan, Given.Department, "Sở Nội vụ", null, Later);

        Given.Refuses(
            "appraisal.closed",
            "Có cơ quan thẩm định đã chốt; mở lại thẩm định của các cơ quan đó trước khi mở khóa phiếu.",
            () => sheet.Unlock(Given.Lan, closed, true, "Nhầm", Later));
        sheet.Unlock(Given.Lan, Given.OpenCampaign(), true, "Nhầm số liệu cả khối", Later);

        Assert.Equal(SheetState.Draft, sheet.State);
        Given.Left(sheet, AuditSubject.Sheet, sheet.Id, Given.Id(81), Given.Lan, Later, "sheet.unlock", "Mở khóa", "Đã khóa để ký", "Đang tự chấm", "Nhầm số liệu cả khối");
    }

    [Fact]
    public void Divide_GivesTakesAndKeepsWhatIsNotNamed()
    {
        var sheet = Answered();
        var (lan, room) = (new DutyHolder(Guid.CreateVersion7(), null, "Lan"), new DutyHolder(null, Guid.CreateVersion7(), "Phòng Một cửa"));

        Assert.Equal(2, sheet.Divide(Given.Minh, new Dictionary<string, DutyHolder?> { ["1.1"] = lan, ["1.2"] = room, ["1.3"] = null }, Later));
        Assert.Equal(1, sheet.Divide(Given.Minh, new Dictionary<string, DutyHolder?> { ["1.1"] = lan, ["1.2"] = null }, Later));
        Assert.Equal(0, sheet.Divide(Given.Minh, new Dictionary<string, DutyHolder?> { ["1.1"] = lan }, Later));

        Assert.Equal([("1.1", lan)], sheet.Duties.Select(d => (d.Code, d.Holder)));
        Left(sheet, "sheet.divide", "Phân công trong đơn vị", to: "1.2: chung");
        Given.Refuses("sheet.locked", "Phiếu đã khóa để ký; không phân công nữa.", () => In(SheetState.Locked).Divide(Given.Minh, new Dictionary<string, DutyHolder?>(), Later));
    }

    [Fact]
    public void Report_NamesTheSignedReport()
    {
        var sheet = In(SheetState.Locked);

        sheet.Report(Given.Minh, " 215/BC-SNV ", Later);

        Left(sheet, "sheet.report", "Ghi nhận báo cáo 215/BC-SNV", "Đã khóa để ký", "Đã gửi báo cáo");
    }

    [Fact]
    public void Report_WithoutNumber_IsRefused() =>
        Given.Refuses("sheet.report-number", "Cần ghi số, ký hiệu của báo cáo đã ký.", () => In(SheetState.Locked).Report(Given.Lan, " ", Later));

    [Fact]
    public void DraftReport_AfterUnlocking_IsTheNewOne()
    {
        var sheet = In(SheetState.Locked);

        sheet.DraftReport(Given.Id(91));
        sheet.DraftReport(Given.Id(92));

        Assert.Equal(Given.Id(92), sheet.ReportPaperId);
    }

    [Fact]
    public void Settle_KeepsFigureRankAndBand()
    {
        var sheet = In(SheetState.Reported);

        StandingStep step = new(StandingStepKind.Shared, Count: 2, Place: 2, Value: 78.25m);
        sheet.Settle(Points.FromDecimal(78.25m), new Standing(sheet.Id, 2, 2, "Tốt", true, false, false, [step]));
        Assert.True(sheet.SharesRank);
        Assert.Equal([step], StandingText.FromJson(sheet.StandingJson));

        Assert.Equal((78.25m, 2, "Tốt"), (sheet.FinalTotal.Value, sheet.Rank!.Value, sheet.Band));
    }

    private static ScoreSheet New() => new(Given.Id(81), Given.Id(82), Given.Id(83), Given.Department, Given.Id(84), 2, Points.FromDecimal(100));

    private static ScoreSheet Answered()
    {
        var sheet = New();
        sheet.SumSelf(Sums(80), 2, new Dictionary<string, Points> { ["1"] = Points.FromDecimal(40), ["2"] = Points.FromDecimal(40) });
        return sheet;
    }

    private static ScoreSheet In(SheetState state)
    {
        var sheet = Answered();
        if (state >= SheetState.Locked)
        {
            sheet.Lock(Given.Lan, [], false, null, Given.Now);
        }

        if (state >= SheetState.Reported)
        {
            sheet.Report(Given.Lan, "215/BC-SNV", Given.Now);
        }

        return sheet;
    }

    private static SheetSums Sums(decimal final, decimal bonus = 0, decimal penalty = 0) =>
        new(Points.FromDecimal(final), Points.FromDecimal(100), Points.FromDecimal(bonus), Points.FromDecimal(penalty), Points.FromDecimal(final));

    private static void Do(ScoreSheet sheet, string act)
    {
        switch (act)
        {
            case "lock":
                sheet.Lock(Given.Minh, [], false, null, Later);
                break;
            case "report":
                sheet.Report(Given.Minh, "215/BC-SNV", Later);
                break;
            case "unlock":
                sheet.Unlock(Given.Minh, Given.OpenCampaign(), false, "Nhầm", Later);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act), act, "The table has an act without a verb.");
        }
    }

    private static void Left(ScoreSheet sheet, string act, string what, string? from = null, string? to = null, string? reason = null) =>
        Given.Left(sheet, AuditSubject.Sheet, sheet.Id, Given.Id(81), Given.Minh, Later, act, what, from, to, reason);
}
