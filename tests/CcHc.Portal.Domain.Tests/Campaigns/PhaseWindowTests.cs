using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.WorkingDays;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Campaigns;

public sealed class PhaseWindowTests
{
    private static readonly Guid Unit = Given.Id(51);

    private static readonly DateTimeOffset InSelfAssessment = Given.At(10, 0, 5, 11);

    [Fact]
    public void Schedule_MakesWholeDays()
    {
        var campaign = Given.Campaign();

        campaign.Schedule(Given.Minh, PhaseKind.Explanation, Given.Day(1, 12), Given.Day(3, 12), InSelfAssessment);

        var window = campaign.WindowFor(PhaseKind.Explanation)!;
        Assert.Equal((Given.At(0, 0, 1, 12), Given.At(0, 0, 4, 12)), (window.Start, window.End));
        Assert.Equal((Given.Day(1, 12), Given.Day(3, 12)), (window.FirstDay, window.LastDay));
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, InSelfAssessment, "campaign.schedule", "Đặt thời gian «Giải trình»", to: "01/12/2026 – 03/12/2026");
    }

    [Fact]
    public void Schedule_Again_ChangesTheSameWindow()
    {
        var campaign = Given.Campaign();
        var before = campaign.WindowFor(PhaseKind.Appraisal);

        campaign.Schedule(Given.Lan, PhaseKind.Appraisal, Given.Day(1, 12), Given.Day(1, 12), Given.Now);

        Assert.Same(before, campaign.WindowFor(PhaseKind.Appraisal));
        Assert.Equal(Given.Day(1, 12), before!.LastDay);
    }

    [Fact]
    public void Schedule_ThatEndsBeforeItStarts_IsRefused() =>
        Given.Refuses("phase.end", "«Thẩm định»: ngày kết thúc phải sau ngày bắt đầu.", () => Given.Campaign().Schedule(Given.Lan, PhaseKind.Appraisal, Given.Day(2, 12), Given.Day(1, 12), Given.Now));

    [Fact]
    public void Unschedule_TakesTheWindowOut()
    {
        var campaign = Given.Campaign();

        campaign.Unschedule(Given.Minh, PhaseKind.Registration, Given.Now);

        Assert.Null(campaign.WindowFor(PhaseKind.Registration));
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Given.Now, "campaign.unschedule", "Bỏ mốc «Đăng ký thi đua»");
    }

    [Theory]
    [InlineData("2026-10-31T23:59:59+07:00", false)]
    [InlineData("2026-11-01T00:00:00+07:00", true)]
    [InlineData("2026-11-15T23:59:59.9999999+07:00", true)]
    [InlineData("2026-11-16T00:00:00+07:00", false)]
    [InlineData("2026-11-15T16:59:59+00:00", true)]
    [InlineData("2026-11-15T17:00:00+00:00", false)]
    public void Window_HoldsToTheMinute(string at, bool inside) =>
        Assert.Equal(inside, Given.OpenCampaign().IsIn(PhaseKind.SelfAssessment, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void WindowFor_TakesTheUnitsOwnThenTheGroupsThenTheCommonOne()
    {
        var campaign = Given.OpenCampaign();
        var group = campaign.Groups[0].Id;
        campaign.Extend(Given.Lan, PhaseKind.SelfAssessment, Given.Day(18, 11), "Bão", InSelfAssessment, groupId: group);
        campaign.Extend(Given.Lan, PhaseKind.SelfAssessment, Given.Day(20, 11), "Lũ", InSelfAssessment, group, Unit);

        Assert.Equal(Given.Day(20, 11), campaign.WindowFor(PhaseKind.SelfAssessment, group, Unit)!.LastDay);
        Assert.Equal(Given.Day(20, 11), campaign.WindowFor(PhaseKind.SelfAssessment, null, Unit)!.LastDay);
        Assert.Equal(Given.Day(18, 11), campaign.WindowFor(PhaseKind.SelfAssessment, group, Given.Id(52))!.LastDay);
        Assert.Equal(Given.Day(15, 11), campaign.WindowFor(PhaseKind.SelfAssessment, Given.Id(53), Given.Id(52))!.LastDay);
        Assert.Equal(Given.Day(15, 11), campaign.WindowFor(PhaseKind.SelfAssessment)!.LastDay);
    }

    [Fact]
    public void Extend_ForAll_MovesTheEndAndKeepsTheReason()
    {
        var campaign = Given.OpenCampaign();

        campaign.Extend(Given.Minh, PhaseKind.SelfAssessment, Given.Day(20, 11), " Bão số 12 ", InSelfAssessment);

        var window = campaign.WindowFor(PhaseKind.SelfAssessment)!;
        Assert.Equal((Given.Day(1, 11), Given.Day(20, 11), "Bão số 12"), (window.FirstDay, window.LastDay, window.Reason));
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, InSelfAssessment, "campaign.extend", "Gia hạn «Tự chấm điểm»", "15/11/2026", "20/11/2026", "Bão số 12");
    }

    [Fact]
    public void Extend_OfAUnitTwice_WithAndWithoutItsGroup_LeavesOneWindowWithTheLaterEnd()
    {
        var campaign = Given.OpenCampaign();
        campaign.Extend(Given.Lan, PhaseKind.SelfAssessment, Given.Day(18, 11), "Bão", InSelfAssessment, campaign.Groups[0].Id, Unit);

        campaign.Extend(Given.Lan, PhaseKind.SelfAssessment, Given.Day(22, 11), "Lũ", InSelfAssessment, unitId: Unit);

        Assert.Equal(Given.Day(22, 11), Assert.Single(campaign.Phases, p => p.UnitId == Unit).LastDay);
        Assert.Equal(Given.Day(22, 11), campaign.WindowFor(PhaseKind.SelfAssessment, campaign.Groups[0].Id, Unit)!.LastDay);
    }

    [Fact]
    public void Extend_ForAll_LeavesNobodyWhoHadMoreTimeWithLess()
    {
        var campaign = Given.OpenCampaign();
        campaign.Extend(Given.Lan, PhaseKind.SelfAssessment, Given.Day(18, 11), "Bão", InSelfAssessment, unitId: Unit);
        campaign.Extend(Given.Lan, PhaseKind.SelfAssessment, Given.Day(30, 11), "Lũ", InSelfAssessment, unitId: Given.Id(52));

        campaign.Extend(Given.Lan, PhaseKind.SelfAssessment, Given.Day(25, 11), "Mất điện", InSelfAssessment);

        Assert.Equal((Given.Day(25, 11), "Bão"), (campaign.WindowFor(PhaseKind.SelfAssessment, null, Unit)!.LastDay, campaign.WindowFor(PhaseKind.SelfAssessment, null, Unit)!.Reason));
        Assert.Equal(Given.Day(30, 11), campaign.WindowFor(PhaseKind.SelfAssessment, null, Given.Id(52))!.LastDay);
    }

    [Theory]
    [InlineData(CampaignState.Draft)]
    [InlineData(CampaignState.Closed)]
    public void Extend_WhenTheCampaignDoesNotRun_IsRefused(CampaignState state) =>
        Given.Refuses("campaign.extend", "Chỉ gia hạn khi phong trào đang chạy.", () => CampaignWorkflowTests.In(state).Extend(Given.Lan, PhaseKind.Appraisal, Given.Day(31, 12), "Bão", Given.Now));

    [Fact]
    public void Extend_WithoutReason_IsRefused() =>
        Given.Refuses("phase.reason", "Cần ghi lý do gia hạn.", () => Given.OpenCampaign().Extend(Given.Lan, PhaseKind.Appraisal, Given.Day(31, 12), " ", Given.Now));

    [Fact]
    public void Extend_OfAPhaseThatIsNot_IsRefused() =>
        Given.Refuses("phase.kind", "Phong trào không có giai đoạn «Thẩm định lần 2».", () => Given.OpenCampaign().Extend(Given.Lan, PhaseKind.SecondAppraisal, Given.Day(31, 12), "Bão", Given.Now));

    [Fact]
    public void Extend_ToADayNotAfterTheEnd_IsRefused() =>
        Given.Refuses("phase.last-day", "Ngày mới phải sau hạn đang có (30/11/2026).", () => Given.OpenCampaign().Extend(Given.Lan, PhaseKind.Appraisal, Given.Day(30, 11), "Bão", Given.Now));

    [Fact]
    public void Extend_ToADayBeforeTheStart_OrThatHasPassed_IsRefused()
    {
        Given.Refuses("phase.last-day", "Ngày mới ở trước ngày bắt đầu giai đoạn (16/11/2026).", () => Given.OpenCampaign().Extend(Given.Lan, PhaseKind.Appraisal, Given.Day(15, 11), "Bão", Given.Now));
        Given.Refuses("phase.last-day", "Ngày 02/12/2026 đã qua; gia hạn đến một ngày từ hôm nay trở đi.", () => Given.OpenCampaign().Extend(Given.Lan, PhaseKind.Appraisal, Given.Day(2, 12), "Bão", Given.At(0, 0, 3, 12)));

        var campaign = Given.OpenCampaign();
        campaign.Extend(Given.Lan, PhaseKind.Appraisal, Given.Day(2, 12), "Bão", Given.At(23, 59, 2, 12));

        Assert.Equal(Given.Day(2, 12), campaign.WindowFor(PhaseKind.Appraisal)!.LastDay);
    }

    [Fact]
    public void LateWork_WithALimit_EndsAtItToTheMinute_AndMovesWithTheExtension()
    {
        var campaign = Given.Campaign();
        campaign.TakeLateWork(Given.Lan, true, Given.Now);
        campaign.Limit(Given.Lan, new(3, DayUnit.WorkingDays), null, null, Given.Now);
        campaign.Open(Given.Lan, Given.Ready, Given.Now);

        // Ends Sunday 15/11; the third working day after it is Wednesday 18/11.
        Assert.Empty(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, Given.At(23, 59, 18, 11)));
        Assert.Equal(
            [new Obstacle("phase.over", "Giai đoạn «Tự chấm điểm» đã kết thúc Chủ Nhật 15/11/2026, chỉ nhận muộn đến hết Thứ Tư 18/11/2026. Muốn gia hạn, liên hệ cơ quan phát động.")],
            campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, Given.At(0, 0, 19, 11)));

        campaign.CountLate(new WorkingCalendar([(Given.Day(18, 11), CalendarDayKind.DayOff)], [2026]));
        Assert.Empty(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, Given.At(23, 59, 19, 11)));

        campaign.Extend(Given.Lan, PhaseKind.SelfAssessment, Given.Day(20, 11), "Bão", Given.At(9, 0, 19, 11), unitId: Unit);
        Assert.Empty(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, Given.At(23, 59, 25, 11), null, Unit));
        Assert.Equal("phase.over", Assert.Single(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, Given.At(0, 0, 26, 11), null, Unit)).Key);
    }

    [Fact]
    public void ALimitOfLateWork_MeansNothingWhereNoneIsTaken_AndCountsOnceItIs()
    {
        var campaign = Given.Campaign();
        campaign.Limit(Given.Lan, new(3, DayUnit.WorkingDays), null, null, Given.Now);

        Assert.All(campaign.Phases, p => Assert.Null(p.LateUntil));

        campaign.TakeLateWork(Given.Lan, true, Given.Now);

        Assert.Equal([PhaseKind.Registration, PhaseKind.SelfAssessment], campaign.Phases.Where(p => p.LateUntil is not null).Select(p => p.Kind).Order());
    }

    [Fact]
    public void LateWork_IsTakenOnlyWhereItIsFlagged()
    {
        var campaign = Given.Campaign();
        campaign.TakeLateWork(Given.Lan, true, Given.Now);
        campaign.Open(Given.Lan, Given.Ready, Given.Now);

        Assert.Equal("phase.over", Assert.Single(campaign.ObstaclesToWorkIn(PhaseKind.Appraisal, Given.At(0, 0, 1, 12))).Key);
        Assert.Empty(campaign.ObstaclesToWorkIn(PhaseKind.Registration, Given.At(0, 0, 1, 12)));
    }

    [Fact]
    public void Limits_AreSetInTheDraft_AndEachChangeLeavesAFact()
    {
        var campaign = Given.Campaign();

        campaign.Limit(Given.Minh, null, new(5, DayUnit.WorkingDays), null, Given.Now);

        Assert.Equal((null, new DayLimit(5, DayUnit.WorkingDays), null), (campaign.LateWithin, campaign.ReportWithin, campaign.AnswerWithin));
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Given.Now, "campaign.limit", "Đặt hạn «Gửi báo cáo đã ký sau khi khóa phiếu»", to: "5 ngày làm việc");
        var facts = campaign.Facts.Count;
        campaign.Limit(Given.Minh, null, new(5, DayUnit.WorkingDays), null, Given.Now);
        Assert.Equal(facts, campaign.Facts.Count);
        Assert.Throws<DomainRuleException>(() => Given.OpenCampaign().Limit(Given.Lan, null, null, null, Given.Now));
    }

    [Fact]
    public void Extend_ForAGroupOfAnotherCampaign_IsNotFound() =>
        Assert.Throws<NotFoundException>(() => Given.OpenCampaign().Extend(Given.Lan, PhaseKind.Appraisal, Given.Day(31, 12), "Bão", Given.Now, groupId: Given.Id(99)));

    [Fact]
    public void Work_InTheWindow_HasNothingInItsWay() => Assert.Empty(Given.OpenCampaign().ObstaclesToWorkIn(PhaseKind.SelfAssessment, InSelfAssessment));

    [Fact]
    public void Work_BeforeOpening_IsRefused() =>
        Assert.Equal(
            [new Obstacle("campaign.not-open", "Phong trào chưa mở. Cơ quan phát động sẽ mở đợt sau khi ban hành kế hoạch.")],
            Given.Campaign().ObstaclesToWorkIn(PhaseKind.SelfAssessment, InSelfAssessment));

    [Fact]
    public void Work_BeforeTheWindow_SaysWhenItBegins() =>
        Assert.Equal(
            [new Obstacle("phase.early", "Giai đoạn «Tự chấm điểm» bắt đầu từ Chủ Nhật 01/11/2026.")],
            Given.OpenCampaign().ObstaclesToWorkIn(PhaseKind.SelfAssessment, Given.At(23, 59, 31, 10)));

    [Fact]
    public void Work_FromTheExactEndOn_IsRefused()
    {
        var campaign = Given.OpenCampaign();

        Assert.Empty(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, Given.At(0, 0, 16, 11).AddTicks(-1)));
        Assert.Equal(
            [new Obstacle("phase.over", "Giai đoạn «Tự chấm điểm» đã kết thúc Chủ Nhật 15/11/2026. Muốn gia hạn, liên hệ cơ quan phát động.")],
            campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, Given.At(0, 0, 16, 11)));
    }

    [Fact]
    public void Work_AfterTheEnd_IsTakenWhereTheCampaignTakesLateWork()
    {
        var campaign = Given.Campaign();
        campaign.TakeLateWork(Given.Lan, true, Given.Now);
        campaign.Open(Given.Lan, Given.Ready, Given.Now);

        Assert.Empty(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, Given.At(0, 0, 1, 12)));
        Assert.Equal("phase.early", Assert.Single(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, Given.Now)).Key);
    }

    [Fact]
    public void Work_OfAUnitWithMoreTime_GoesOnWhenTheOthersAreDone()
    {
        var campaign = Given.OpenCampaign();
        campaign.Extend(Given.Lan, PhaseKind.SelfAssessment, Given.Day(18, 11), "Bão", InSelfAssessment, unitId: Unit);

        Assert.Empty(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, Given.At(12, 0, 18, 11), campaign.Groups[0].Id, Unit));
        Assert.Equal("phase.over", Assert.Single(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, Given.At(12, 0, 18, 11), campaign.Groups[0].Id, Given.Id(52))).Key);
    }

    [Fact]
    public void Work_InAPhaseThatIsNot_IsRefused() =>
        Assert.Equal([new Obstacle("phase.none", "Phong trào này không có giai đoạn «Giải trình».")], Given.OpenCampaign().ObstaclesToWorkIn(PhaseKind.Explanation, InSelfAssessment));

    [Fact]
    public void Work_AfterPublication_IsOnlyWhatFollowsIt()
    {
        var campaign = CampaignWorkflowTests.In(CampaignState.Published);

        Assert.Equal(
            [new Obstacle("campaign.not-open", "Phong trào đã công bố kết quả; không ghi thêm được.")],
            campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, InSelfAssessment));
        Assert.Empty(campaign.ObstaclesToWorkIn(PhaseKind.Proposal, Given.At(9, 0, 2, 12)));
    }

    [Fact]
    public void Work_InAClosedCampaign_IsRefused() =>
        Assert.Equal(
            [new Obstacle("campaign.closed", "Phong trào đã kết thúc; không ghi thêm được.")],
            CampaignWorkflowTests.In(CampaignState.Closed).ObstaclesToWorkIn(PhaseKind.Proposal, Given.At(9, 0, 2, 12)));
}
