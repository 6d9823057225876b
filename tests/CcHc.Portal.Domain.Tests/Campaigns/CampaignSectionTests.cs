using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Campaigns;

public sealed class CampaignSectionTests
{
    [Fact]
    public void Readiness_WithEverything_MissesNothing()
    {
        Assert.Empty(CampaignSections.Missing(Given.Campaign(), Given.Ready));
        Assert.Empty(Given.Campaign().ObstaclesToOpening(Given.Ready with { PlanState = PaperState.Corrected }));
    }

    [Fact]
    public void Readiness_OfABareDraft_NamesEverythingThatIsMissing()
    {
        var campaign = new Campaign(Given.Lan, Given.Province, null, Given.Description() with { Contents = [], StartsOn = null, EndsOn = null }, Given.Now);

        Assert.Equal(
            [
                new Obstacle("information.contents", "Chưa ghi nội dung thi đua."),
                new Obstacle("information.bases", "Chưa ghi căn cứ pháp lý."),
                new Obstacle("information.starts-on", "Chưa ghi ngày bắt đầu phong trào."),
                new Obstacle("participants.none", "Chưa chọn đơn vị, cá nhân tham gia."),
                new Obstacle("phases.self-assessment", "Chưa đặt thời gian tự chấm điểm."),
                new Obstacle("phases.appraisal", "Chưa đặt thời gian thẩm định."),
                new Obstacle("phases.none", "Chưa đặt mốc thời gian nào."),
                new Obstacle("plan.not-issued", "Chưa ghi nhận kế hoạch đã ký: cần số, ngày và tệp văn bản đã ký."),
            ],
            campaign.ObstaclesToOpening(new CampaignReadiness(0, [], [], 0, 0, null, null, false)));
    }

    [Fact]
    public void Readiness_CountsWhatLiesOutsideTheCampaign()
    {
        var readiness = new CampaignReadiness(3, ["Khối xã"], ["Khối xã"], 7, 2, PaperState.Issued, "84/KH-UBND", false, ["Chế tài nhắc đến mức không có."]);

        Assert.Equal(
            [
                new Obstacle("participants.empty-group", "Nhóm «Khối xã» chưa có ai tham gia."),
                new Obstacle("criteria.none", "Nhóm «Khối xã» chưa có bộ tiêu chí."),
                new Obstacle("appraisal.agency", "Còn 7 tiêu chí chưa giao cơ quan thẩm định."),
                new Obstacle("criteria.sanctions", "Còn 2 chế tài ghi bằng lời, chưa quy về mức xếp loại."),
                new Obstacle("ranking.fault", "Chế tài nhắc đến mức không có."),
                new Obstacle("plan.file", "Chưa có tệp kế hoạch đã ký."),
            ],
            CampaignSections.Missing(Given.Campaign(), readiness));
    }

    [Fact]
    public void Readiness_OfAReview_AsksForNoCriteriaAgenciesOrScoringPhases()
    {
        var campaign = Given.Campaign(Judging.ReviewOnly);
        campaign.Unschedule(Given.Lan, PhaseKind.SelfAssessment, Given.Now);
        campaign.Unschedule(Given.Lan, PhaseKind.Appraisal, Given.Now);

        Assert.Empty(CampaignSections.Missing(campaign, Given.Ready with { GroupsWithoutCriteria = ["Khối sở"], LeavesWithoutAgency = 5, UnmappedSanctions = 1 }));
    }

    [Theory]
    [InlineData(PaperState.Draft)]
    [InlineData(PaperState.Checked)]
    [InlineData(PaperState.Submitted)]
    [InlineData(PaperState.Replaced)]
    [InlineData(PaperState.Recalled)]
    public void Readiness_WithAPlanThatDoesNotHold_IsRefused(PaperState state) =>
        Assert.Equal("plan.not-issued", Assert.Single(CampaignSections.Missing(Given.Campaign(), Given.Ready with { PlanState = state })).Key);

    [Fact]
    public void Progress_OfACampaignThatIsReady_IsDoneButForBandsAndAwardsNobodyPlanned() =>
        Assert.Equal(
            [SectionProgress.Done, SectionProgress.Done, SectionProgress.Done, SectionProgress.NotStarted, SectionProgress.Done, SectionProgress.Done, SectionProgress.NotStarted, SectionProgress.Done],
            Progress(Given.Campaign(), Given.Ready));

    [Fact]
    public void Progress_OfABareDraft_ShowsWhatCanBeBegun() =>
        Assert.Equal(
            [SectionProgress.InProgress, SectionProgress.NotStarted, SectionProgress.NotStarted, SectionProgress.NotStarted, SectionProgress.NotStarted, SectionProgress.CannotStart, SectionProgress.NotStarted, SectionProgress.NotStarted],
            Progress(new Campaign(Given.Lan, Given.Province, null, Given.Description(), Given.Now), new CampaignReadiness(0, [], [], 0, 0, null, null, false)));

    [Fact]
    public void Progress_WithPartsMissing_IsInProgress()
    {
        var campaign = Given.Campaign();
        campaign.Unschedule(Given.Lan, PhaseKind.Appraisal, Given.Now);
        campaign.SetAwards(Given.Lan, [], "Theo quy chế của tỉnh", Given.Now);

        campaign.SetBands(Given.Lan, [("Tốt", 80)], Given.Now);

        Assert.Equal(
            [SectionProgress.Done, SectionProgress.InProgress, SectionProgress.InProgress, SectionProgress.InProgress, SectionProgress.InProgress, SectionProgress.InProgress, SectionProgress.Done, SectionProgress.InProgress],
            Progress(campaign, new CampaignReadiness(3, ["Khối xã"], ["Khối xã"], 2, 0, PaperState.Draft, null, false, ["Chế tài nhắc đến mức không có."])));
    }

    [Fact]
    public void Progress_OfAReview_TakesCriteriaAndAppraisalAsDone() =>
        Assert.Equal(
            [SectionProgress.Done, SectionProgress.Done, SectionProgress.Done],
            new[] { CampaignSection.Criteria, CampaignSection.Ranking, CampaignSection.Appraisal }.Select(s => CampaignSections.Progress(s, Given.Campaign(Judging.ReviewOnly), Given.Ready)));

    private static IEnumerable<SectionProgress> Progress(Campaign campaign, CampaignReadiness readiness) =>
        Enum.GetValues<CampaignSection>().Select(s => CampaignSections.Progress(s, campaign, readiness));
}
