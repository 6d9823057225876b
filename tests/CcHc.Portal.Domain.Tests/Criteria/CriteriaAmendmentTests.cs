using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tests.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Criteria;

/// <summary>The life of an amendment, and what stands in its way.</summary>
public sealed class CriteriaAmendmentTests
{
    private static readonly CriteriaTree After = CriteriaTree.Build([Sheet.Node("1", 4, "group", "sum of children"), Sheet.Node("1.1", 4, "count", "per=2; cap=4")]);

    private static readonly Dictionary<string, Guid> Agencies = new() { ["1.1"] = Given.Department };

    private static readonly AmendmentBasis Basis = new(" 512/QĐ-UBND ", Given.Day(1, 10), "Luật mới", Given.Id(60));

    [Fact]
    public void Confirming_MakesTheNextVersionAndSupersedesTheOldOne()
    {
        var (campaign, before, amendment) = Prepared();

        var made = amendment.Confirm(Given.Lan, campaign, before, After, Agencies, Basis, Given.Now);

        Assert.Equal((AmendmentState.InForce, made.Id, "512/QĐ-UBND", Given.Now), (amendment.State, amendment.AfterId!.Value, amendment.DecisionNumber, amendment.ConfirmedAt!.Value));
        Assert.Equal((2, before.Id, Given.Now), (made.VersionNumber, made.AmendsId!.Value, made.FrozenAt!.Value));
        Assert.Equal(Given.Department, made.Nodes.Single(n => n.IsLeaf).AgencyUnitId);
        Assert.Equal(Given.Now, before.SupersededAt);
        Assert.All(before.Nodes, n => Assert.False(n.InForce));
        Assert.Equal("Sửa đổi bộ tiêu chí theo văn bản số 512/QĐ-UBND ngày 01/10/2026", amendment.Citation);
    }

    [Fact]
    public void Confirming_Twice_OrAfterWithdrawing_IsRefused()
    {
        var (campaign, before, amendment) = Prepared();
        amendment.Withdraw(Given.Lan, Given.Now);

        Assert.Throws<DomainRuleException>(() => amendment.Confirm(Given.Lan, campaign, before, After, Agencies, Basis, Given.Now));
        Assert.Throws<DomainRuleException>(() => amendment.Withdraw(Given.Lan, Given.Now));
        Assert.Null(before.SupersededAt);

        var (other, old, second) = Prepared();
        second.Confirm(Given.Lan, other, old, After, Agencies, Basis, Given.Now);
        Assert.Throws<DomainRuleException>(() => second.Confirm(Given.Lan, other, old, After, Agencies, Basis, Given.Now));
        Given.Refuses("criteria.superseded", "Phiên bản này đã được thay bằng phiên bản sau.", () => _ = new CriteriaAmendment(Given.Lan, other, old, null, null, [], Given.Now));
    }

    [Fact]
    public void Confirming_WithoutAgencyOrWithAnUnmappedSanction_IsRefusedNamingTheCriteria()
    {
        var (campaign, before, amendment) = Prepared();
        var tree = CriteriaTree.Build([Sheet.Node("1", 4, "group", "sum of children"), Sheet.Node("1.1", 4, "count", "per=2; cap=4"), Sheet.Node("P", 2, "group_penalty", "sum of children, cap at max"), Sheet.Node("P.1", 2, "penalty", "per=1; cap=2; sanction=hạ bậc")]);

        var refusal = Assert.Throws<DomainRuleException>(() => amendment.Confirm(Given.Lan, campaign, before, tree, Agencies, Basis, Given.Now));

        Assert.Equal(["amendment.agency", "amendment.sanction"], refusal.Obstacles.Select(o => o.Key));
        Assert.Equal("Tiêu chí P.1 chưa có cơ quan thẩm định.", refusal.Obstacles[0].Text);
        Assert.Equal(AmendmentState.Prepared, amendment.State);
    }

    [Fact]
    public void Amending_BeforeOpeningOrAfterPublication_IsRefusedSayingWhatToDo()
    {
        var published = Given.OpenCampaign();
        published.Settle(Given.Lan, 1, Given.Now);
        published.Publish(Given.Lan, Given.Now);

        Assert.Equal(["campaign.draft"], CriteriaAmendment.ObstaclesTo(Given.Campaign()).Select(o => o.Key));
        Assert.Empty(CriteriaAmendment.ObstaclesTo(Given.OpenCampaign()));
        var obstacle = Assert.Single(CriteriaAmendment.ObstaclesTo(published));
        Assert.Contains("đính chính hoặc thay thế quyết định công bố", obstacle.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheCampaign_FollowsToTheNewVersion_AndOpensWhatHasToBeMarkedAgain()
    {
        var campaign = Given.OpenCampaign();
        var before = campaign.Groups[0].CriteriaId!.Value;
        campaign.CloseAppraisal(Given.Lan, Given.Department, "Sở Nội vụ", null, Given.Now);
        campaign.Settle(Given.Lan, 12, Given.Now);

        var reopened = campaign.AmendCriteria(Given.Lan, before, Given.Id(70), new Dictionary<Guid, string> { [Given.Department] = "Sở Nội vụ", [Given.Id(71)] = "Sở Tư pháp" }, "Sửa đổi", Given.Now);

        Assert.Equal(["Sở Nội vụ"], reopened);
        Assert.Equal((Given.Id(70), null, false), (campaign.Groups[0].CriteriaId!.Value, campaign.SettledAt, campaign.IsAppraisalClosed(Given.Department)));
    }

    private static (Campaign Campaign, CampaignCriteria Before, CriteriaAmendment Amendment) Prepared()
    {
        var campaign = Given.OpenCampaign();
        var before = new CampaignCriteria(
            Given.Lan,
            campaign.Id,
            "Bộ tiêu chí",
            null,
            CriterionText.Of(CriteriaTree.Build([Sheet.Node("1", 2, "group", "sum of children"), Sheet.Node("1.1", 2, "count", "per=1; cap=2")])),
            Given.Now);
        return (campaign, before, new CriteriaAmendment(Given.Lan, campaign, before, Given.Id(61), null, [], Given.Now));
    }
}
