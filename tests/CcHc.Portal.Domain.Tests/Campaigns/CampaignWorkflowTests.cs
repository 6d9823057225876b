using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Tests.Foundation;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Campaigns;

public sealed class CampaignWorkflowTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 1, 12);

    public static TheoryData<CampaignState, string> Pairs => EveryMove.Of(Campaign.Workflow);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void EveryAct_InEveryState_FollowsTheTable(CampaignState from, string act)
    {
        var campaign = In(from);

        EveryMove.FollowsTheTable(Campaign.Workflow, from, act, campaign, () => campaign.State, () => Do(campaign, act));
    }

    [Fact]
    public void Open_WhenNothingIsMissing_OpensAndSaysToHowMany()
    {
        var campaign = Given.Campaign();

        campaign.Open(Given.Minh, Given.Ready, Later);

        Assert.Equal(CampaignState.Open, campaign.State);
        Assert.Equal(Later, campaign.OpenedAt);
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.open", "Mở đợt, gửi tới 12 tập thể, cá nhân", "Đang chuẩn bị", "Đang thực hiện");
    }

    [Fact]
    public void Open_WithoutASignedPlan_IsRefused()
    {
        var campaign = Given.Campaign();

        Given.Refuses(
            "plan.not-issued",
            "Chưa ghi nhận kế hoạch đã ký: cần số, ngày và tệp văn bản đã ký.",
            () => campaign.Open(Given.Lan, Given.Ready with { PlanState = Domain.Papers.PaperState.Submitted }, Later));
        Assert.Equal(CampaignState.Draft, campaign.State);
        Assert.Null(campaign.OpenedAt);
    }

    [Fact]
    public void Publish_OnceSettled_PublishesAndKeepsWhen()
    {
        var campaign = In(CampaignState.Open);

        campaign.Publish(Given.Minh, Later);

        Assert.Equal(CampaignState.Published, campaign.State);
        Assert.Equal(Later, campaign.PublishedAt);
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.publish", "Công bố kết quả", "Đang thực hiện", "Đã công bố kết quả");
    }

    [Theory]
    [InlineData(Judging.Points)]
    [InlineData(Judging.MetNotMet)]
    public void Publish_BeforeSettling_IsRefused(Judging judging)
    {
        var campaign = Given.OpenCampaign(judging);

        Given.Refuses("campaign.not-settled", "Cần chốt điểm, xếp hạng trước khi công bố.", () => campaign.Publish(Given.Lan, Later));
        Assert.Equal(CampaignState.Open, campaign.State);
    }

    [Fact]
    public void Publish_OfAReviewWithoutPoints_NeedsNoSettling()
    {
        var campaign = Given.OpenCampaign(Judging.ReviewOnly);

        campaign.Publish(Given.Lan, Later);

        Assert.Equal(CampaignState.Published, campaign.State);
    }

    [Fact]
    public void Close_AfterPublication_ClosesAndKeepsWhen()
    {
        var campaign = In(CampaignState.Published);

        campaign.Close(Given.Minh, Later);

        Assert.Equal(CampaignState.Closed, campaign.State);
        Assert.Equal(Later, campaign.ClosedAt);
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.close", "Kết thúc phong trào", "Đã công bố kết quả", "Đã kết thúc");
    }

    internal static Campaign In(CampaignState state)
    {
        var campaign = Given.Campaign();
        if (state >= CampaignState.Open)
        {
            campaign.Open(Given.Lan, Given.Ready, Given.Now);
            campaign.Settle(Given.Lan, 12, Given.Now);
        }

        if (state >= CampaignState.Published)
        {
            campaign.Publish(Given.Lan, Given.Now);
        }

        if (state >= CampaignState.Closed)
        {
            campaign.Close(Given.Lan, Given.Now);
        }

        return campaign;
    }

    private static void Do(Campaign campaign, string act)
    {
        switch (act)
        {
            case "open":
                campaign.Open(Given.Minh, Given.Ready, Later);
                break;
            case "publish":
                campaign.Publish(Given.Minh, Later);
                break;
            case "close":
                campaign.Close(Given.Minh, Later);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act), act, "The table has an act without a verb.");
        }
    }
}
