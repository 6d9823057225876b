using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Campaigns;

public sealed class CampaignResultTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 1, 12);

    [Fact]
    public void SetBands_ReplacesThem()
    {
        var campaign = Banded();

        campaign.SetBands(Given.Minh, [(" Đạt ", 50.5m)], Later);

        Assert.Equal([("Đạt", 5050)], campaign.Bands.Select(b => (b.Name, b.FromHundredths)));
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.bands", "Đặt mức xếp loại", to: "Đạt từ 50,5%");
    }

    [Fact]
    public void SetBands_ThatCannotBe_IsRefused()
    {
        var campaign = Given.Campaign();

        Given.Refuses("band.from", "Mức xếp loại tính theo phần trăm điểm tối đa, từ 0 đến 100.", () => campaign.SetBands(Given.Lan, [("Tốt", 100.5m)], Later));
        Given.Refuses("band.from", "Mức xếp loại tính theo phần trăm điểm tối đa, từ 0 đến 100.", () => campaign.SetBands(Given.Lan, [("Tốt", -1)], Later));
        Given.Refuses("band.from", "Hai mức xếp loại không được bắt đầu cùng một tỷ lệ.", () => campaign.SetBands(Given.Lan, [("Tốt", 80), ("Khá", 80)], Later));
        Given.Refuses("band.name", "Hai mức xếp loại không được trùng tên.", () => campaign.SetBands(Given.Lan, [("Tốt", 80), ("Tốt ", 70)], Later));
        Given.Refuses("band.name", "Cần ghi tên mức xếp loại.", () => campaign.SetBands(Given.Lan, [(" ", 80)], Later));
        Assert.Empty(campaign.Bands);
    }

    [Theory]
    [InlineData(CampaignState.Open)]
    [InlineData(CampaignState.Published)]
    [InlineData(CampaignState.Closed)]
    public void SetBands_OnceOpen_IsRefused(CampaignState state) =>
        Given.Refuses("campaign.bands", "Phong trào đã mở, không thể sửa mức xếp loại; hãy sửa quy tắc và ghi lý do.", () => CampaignWorkflowTests.In(state).SetBands(Given.Lan, [("Tốt", 80)], Later));

    [Theory]
    [InlineData(QuotaKind.Count, "3", 34, 3)]
    [InlineData(QuotaKind.Percent, "10", 34, 3)]
    [InlineData(QuotaKind.Percent, "10", 9, 0)]
    [InlineData(QuotaKind.Percent, "10", 10, 1)]
    [InlineData(QuotaKind.Percent, "12.5", 8, 1)]
    [InlineData(QuotaKind.Percent, "12.5", 15, 1)]
    [InlineData(QuotaKind.Percent, "100", 168, 168)]
    [InlineData(QuotaKind.Percent, "33.33", 3, 0)]
    public void Ceiling_IsRoundedDown(QuotaKind kind, string quota, int participants, int ceiling)
    {
        var campaign = Given.Campaign();
        campaign.SetAwards(Given.Lan, [(Given.Id(40), null, kind, decimal.Parse(quota, System.Globalization.CultureInfo.InvariantCulture))], null, Later);

        Assert.Equal(ceiling, campaign.Awards[0].Ceiling(participants));
    }

    [Fact]
    public void SetAwards_ReplacesThemInOrder()
    {
        var campaign = Given.Campaign();
        campaign.SetAwards(Given.Lan, [(Given.Id(41), null, QuotaKind.Count, 1)], null, Given.Now);

        campaign.SetAwards(Given.Minh, [(Given.Id(40), campaign.Groups[0].Id, QuotaKind.Percent, 10), (Given.Id(41), null, QuotaKind.Count, 2)], " Theo quy chế ", Later);

        Assert.Equal([(1, Given.Id(40), 10m), (2, Given.Id(41), 2m)], campaign.Awards.Select(a => (a.Order, a.AwardFormId, a.Quota)));
        Assert.Equal("Theo quy chế", campaign.AwardNote);
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.awards", "Đặt hình thức và chỉ tiêu khen thưởng", to: "2 hình thức");
    }

    [Fact]
    public void SetAwards_ThatCannotBe_IsRefused()
    {
        const string text = "Chỉ tiêu khen thưởng là số không âm; tỷ lệ không quá 100%.";
        var campaign = Given.Campaign();

        Given.Refuses("award.quota", text, () => campaign.SetAwards(Given.Lan, [(Given.Id(40), null, QuotaKind.Count, -1)], null, Later));
        Given.Refuses("award.quota", text, () => campaign.SetAwards(Given.Lan, [(Given.Id(40), null, QuotaKind.Percent, 100.01m)], null, Later));
        Assert.Throws<NotFoundException>(() => campaign.SetAwards(Given.Lan, [(Given.Id(40), Given.Id(99), QuotaKind.Count, 1)], null, Later));
        Assert.Empty(campaign.Awards);
    }

    [Fact]
    public void EntrustOwnSheet_IsKeptPerAgency_AndReplaced()
    {
        var campaign = Given.Campaign();

        campaign.EntrustOwnSheet(Given.Minh, Given.Department, "Sở Nội vụ", (Given.Id(3), "Văn phòng"), null, Given.Now);
        campaign.EntrustOwnSheet(Given.Minh, Given.Department, "Sở Nội vụ", (Given.Id(4), "Thanh tra tỉnh"), " Theo phân công ", Later);

        var standIn = Assert.Single(campaign.AppraisalStandIns);
        Assert.Equal((Given.Department, Given.Id(4), "Theo phân công", "Trần Văn Minh", Later), (standIn.AgencyUnitId, standIn.StandInUnitId, standIn.Reason, standIn.ByName, standIn.At));
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "appraisal.stand-in", "Giao thẩm định phiếu của chính Sở Nội vụ", to: "Thanh tra tỉnh", reason: "Theo phân công");
    }

    [Fact]
    public void EntrustOwnSheet_ToWhomItIsAlready_LeavesNoTrace()
    {
        var campaign = Given.Campaign();
        campaign.EntrustOwnSheet(Given.Minh, Given.Department, "Sở Nội vụ", (Given.Id(3), "Văn phòng"), null, Given.Now);
        var facts = campaign.Facts.Count;

        campaign.EntrustOwnSheet(Given.Minh, Given.Department, "Sở Nội vụ", (Given.Id(3), "Văn phòng"), "Lần nữa", Later);

        Assert.Equal(facts, campaign.Facts.Count);
    }

    [Fact]
    public void EntrustOwnSheet_ThatCannotBe_IsRefused()
    {
        var draft = Given.Campaign();
        var open = Given.OpenCampaign();
        open.EntrustOwnSheet(Given.Minh, Given.Department, "Sở Nội vụ", (Given.Id(3), "Văn phòng"), "Theo phân công", Later);

        Given.Refuses("stand-in.unit", "Không ai thẩm định đơn vị mình: cần chọn cơ quan khác.", () => draft.EntrustOwnSheet(Given.Minh, Given.Department, "Sở Nội vụ", (Given.Department, "Sở Nội vụ"), null, Later));
        Given.Refuses("stand-in.reason", "Phong trào đã mở: cần ghi lý do.", () => open.EntrustOwnSheet(Given.Minh, Given.Department, "Sở Nội vụ", (Given.Id(4), "Thanh tra tỉnh"), " ", Later));
        Given.Refuses("stand-in.unit", "Phong trào đã mở: chọn cơ quan thẩm định thay, không bỏ trống.", () => open.EntrustOwnSheet(Given.Minh, Given.Department, "Sở Nội vụ", null, "Thôi", Later));
        open.CloseAppraisal(Given.Minh, Given.Department, "Sở Nội vụ", null, Later);
        Given.Refuses("appraisal.closed", "Sở Nội vụ đã chốt thẩm định; mở lại trước khi giao cơ quan khác.", () => open.EntrustOwnSheet(Given.Minh, Given.Department, "Sở Nội vụ", (Given.Id(4), "Thanh tra tỉnh"), "Đổi", Later));
        Assert.Equal(Given.Id(3), Assert.Single(open.AppraisalStandIns).StandInUnitId);
    }

    [Fact]
    public void CloseAppraisal_IsKeptPerAgency()
    {
        var campaign = Given.OpenCampaign();

        campaign.CloseAppraisal(Given.Minh, Given.Department, "Sở Nội vụ", " Lê Văn Hòa ", Later);

        var closing = Assert.Single(campaign.AppraisalClosings);
        Assert.Equal((Given.Department, "Trần Văn Minh", "Lê Văn Hòa", Later), (closing.AgencyUnitId, closing.ByName, closing.RecordedFor, closing.At));
        Assert.True(campaign.IsAppraisalClosed(Given.Department));
        Assert.False(campaign.IsAppraisalClosed(Given.Province));
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "appraisal.close", "Chốt thẩm định", to: "Sở Nội vụ", reason: "Ghi nhận thay: Lê Văn Hòa");
    }

    [Fact]
    public void CloseAppraisal_UnderTheOwnName_NamesNobodyElse()
    {
        var campaign = Given.OpenCampaign();

        campaign.CloseAppraisal(Given.Minh, Given.Department, "Sở Nội vụ", " ", Later);

        Assert.Null(campaign.AppraisalClosings[0].RecordedFor);
        Assert.Null(campaign.Facts[^1].Reason);
    }

    [Fact]
    public void CloseAppraisal_TwiceOrOutOfTime_IsRefused()
    {
        var campaign = Given.OpenCampaign();
        campaign.CloseAppraisal(Given.Lan, Given.Department, "Sở Nội vụ", null, Later);

        Given.Refuses("appraisal.closed", "Sở Nội vụ đã chốt thẩm định.", () => campaign.CloseAppraisal(Given.Lan, Given.Department, "Sở Nội vụ", null, Later));
        Given.Refuses("campaign.not-open", "Chỉ chốt thẩm định khi phong trào đang chạy.", () => Given.Campaign().CloseAppraisal(Given.Lan, Given.Department, "Sở Nội vụ", null, Later));
    }

    [Fact]
    public void ReopenAppraisal_TakesTheClosingBackWithItsReason()
    {
        var campaign = Given.OpenCampaign();
        campaign.CloseAppraisal(Given.Lan, Given.Department, "Sở Nội vụ", null, Given.Now);

        campaign.ReopenAppraisal(Given.Minh, Given.Department, "Sở Nội vụ", " Sót tiêu chí 2.1 ", Later);

        Assert.False(campaign.IsAppraisalClosed(Given.Department));
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "appraisal.reopen", "Mở lại thẩm định", to: "Sở Nội vụ", reason: "Sót tiêu chí 2.1");
    }

    [Fact]
    public void ReopenAppraisal_AfterSettling_AsksForSettlingAgainBeforePublication()
    {
        var campaign = Given.OpenCampaign();
        campaign.CloseAppraisal(Given.Lan, Given.Department, "Sở Nội vụ", null, Given.Now);
        campaign.Settle(Given.Lan, 12, Given.Now);

        campaign.ReopenAppraisal(Given.Minh, Given.Department, "Sở Nội vụ", "Sót tiêu chí", Later);

        Assert.Null(campaign.SettledAt);
        Assert.Equal("Mở lại thẩm định, phải chốt điểm lại", campaign.Facts[^1].What);
        Given.Refuses("campaign.not-settled", "Cần chốt điểm, xếp hạng trước khi công bố.", () => campaign.Publish(Given.Lan, Later));
    }

    [Fact]
    public void ReopenAppraisal_WithoutReasonOrClosingOrAfterPublication_IsRefused()
    {
        var campaign = Given.OpenCampaign();

        Given.Refuses("appraisal.not-closed", "Sở Nội vụ chưa chốt thẩm định.", () => campaign.ReopenAppraisal(Given.Lan, Given.Department, "Sở Nội vụ", "Sót", Later));
        campaign.CloseAppraisal(Given.Lan, Given.Department, "Sở Nội vụ", null, Later);
        Given.Refuses("appraisal.reason", "Cần ghi lý do mở lại.", () => campaign.ReopenAppraisal(Given.Lan, Given.Department, "Sở Nội vụ", " ", Later));
        Given.Refuses("campaign.not-open", "Chỉ mở lại thẩm định khi chưa công bố kết quả.", () => CampaignWorkflowTests.In(CampaignState.Published).ReopenAppraisal(Given.Lan, Given.Department, "Sở Nội vụ", "Sót", Later));
    }

    [Fact]
    public void Settle_OfARunningCampaign_IsKept()
    {
        var campaign = Given.OpenCampaign();

        campaign.Settle(Given.Minh, 12, Later);

        Assert.Equal(Later, campaign.SettledAt);
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.settle", "Chốt điểm, xếp hạng", to: "12 phiếu");
    }

    [Theory]
    [InlineData(CampaignState.Draft)]
    [InlineData(CampaignState.Published)]
    [InlineData(CampaignState.Closed)]
    public void Settle_WhenTheCampaignDoesNotRun_IsRefused(CampaignState state) =>
        Given.Refuses("campaign.not-open", "Chỉ chốt điểm khi phong trào đang chạy.", () => CampaignWorkflowTests.In(state).Settle(Given.Lan, 1, Later));

    private static Campaign Banded()
    {
        var campaign = Given.Campaign();
        // In no order: the highest that is reached counts.
        campaign.SetBands(Given.Lan, [("Tốt", 80), ("Xuất sắc", 90), ("Khá", 65.5m)], Given.Now);
        return campaign;
    }
}
