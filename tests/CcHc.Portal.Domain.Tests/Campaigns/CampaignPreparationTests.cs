using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Campaigns;

public sealed class CampaignPreparationTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 5, 3);

    [Fact]
    public void Drafting_KeepsWhatThePlanSays()
    {
        var campaign = new Campaign(Given.Lan, Given.Province, Given.Department, Given.Description("  Đẩy mạnh CCHC ") with { Contents = [" Một ", "", "Hai"], Purpose = " " }, Given.Now, Given.Id(90));

        Assert.Equal("Đẩy mạnh CCHC", campaign.Name);
        Assert.Equal(CampaignState.Draft, campaign.State);
        Assert.Equal(["Một", "Hai"], campaign.Contents);
        Assert.Null(campaign.Purpose);
        Assert.Equal("day manh cchc 2026", campaign.SearchText);
        Assert.Equal((Given.Province, Given.Department, Given.Id(90), Given.Now), (campaign.IssuingUnitId, campaign.AdvisingUnitId!.Value, campaign.PreviousCampaignId!.Value, campaign.CreatedAt));
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Lan, Given.Now, "campaign.draft", "Lập phong trào", to: "Đẩy mạnh CCHC");
    }

    [Fact]
    public void Drafting_WithoutAName_IsRefused() =>
        Given.Refuses("campaign.name", "Cần ghi tên phong trào.", () => Draft(Given.Description(" ")));

    [Theory]
    [InlineData(1999)]
    [InlineData(2101)]
    public void Drafting_InAYearOutOfRange_IsRefused(int year) =>
        Given.Refuses("campaign.year", "Năm phải từ 2000 đến 2100.", () => Draft(Given.Description() with { Year = year }));

    [Fact]
    public void Drafting_ThatEndsBeforeItStarts_IsRefused() =>
        Given.Refuses("campaign.ends-on", "Ngày kết thúc phải từ ngày bắt đầu trở đi.", () => Draft(Given.Description() with { EndsOn = Given.Day(28, 2) }));

    [Fact]
    public void Describe_ChangesTextBasesAndTargets()
    {
        var campaign = Given.Campaign();

        campaign.Describe(Given.Minh, Given.Description("Tên mới"), Given.Id(5), ["Luật A", " Luật B ", "Luật A", " "], [("Một", 98.75m), (" ", null), (" Hai ", null)], Later);

        Assert.Equal(("Tên mới", Given.Id(5)), (campaign.Name, campaign.AdvisingUnitId!.Value));
        Assert.Equal([(1, "Luật A"), (2, "Luật B")], campaign.LegalBases.Select(b => (b.Order, b.Citation)));
        Assert.Equal([(1, "Một", 9875), (2, "Hai", (int?)null)], campaign.Targets.Select(t => (t.Order, t.Text, t.PercentHundredths)));
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.describe", "Sửa thông tin và căn cứ", "Đẩy mạnh cải cách hành chính", "Tên mới");
    }

    [Fact]
    public void Under_APlan_IsRecordedOnce_AndOnlyWhileItIsADraft()
    {
        var campaign = Given.Campaign();

        campaign.Under(Given.Minh, (Given.Id(5), "Kế hoạch năm"), Later);
        var facts = campaign.Facts.Count;
        campaign.Under(Given.Minh, (Given.Id(5), "Kế hoạch năm"), Later);

        Assert.Equal((Given.Id(5), facts), (campaign.ParentCampaignId!.Value, campaign.Facts.Count));
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.under", "Đặt trong kế hoạch, phong trào cấp trên", to: "Kế hoạch năm");
        Given.Refuses("campaign.under", "Phong trào không thể nằm trong chính nó.", () => campaign.Under(Given.Minh, (campaign.Id, campaign.Name), Later));

        campaign.Under(Given.Minh, null, Later);
        Assert.Null(campaign.ParentCampaignId);
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.under", "Đưa ra khỏi kế hoạch, phong trào cấp trên");
        Given.Refuses("campaign.under", "Phong trào đã mở, không thể sửa kế hoạch, phong trào cấp trên.", () => Given.OpenCampaign().Under(Given.Minh, (Given.Id(5), "Kế hoạch năm"), Later));
    }

    [Theory]
    [InlineData(RoundKind.ThematicEmulation, "Đẩy mạnh CCHC", "phong trào thi đua “Đẩy mạnh CCHC”", "phong trào thi đua “Đẩy mạnh CCHC”")]
    [InlineData(RoundKind.RegularEmulation, "“Đẩy mạnh CCHC”", "phong trào thi đua “Đẩy mạnh CCHC”", "phong trào thi đua “Đẩy mạnh CCHC”")]
    [InlineData(RoundKind.ParIndex, "Xác định Chỉ số cấp xã", "xác định Chỉ số cấp xã", "công tác cải cách hành chính năm 2026")]
    public void Papers_CallARoundByWhatItIs(RoundKind round, string name, string inSentence, string awardedFor)
    {
        var campaign = new Campaign(Given.Lan, Given.Province, Given.Department, Given.Description(name) with { Round = round }, Given.Now);

        Assert.Equal((inSentence, awardedFor), (campaign.InSentence, campaign.AwardedFor));
    }

    [Fact]
    public void Describe_ThatIsRefused_ChangesNothingAndLeavesNoFact()
    {
        var campaign = Given.Campaign();
        var facts = campaign.Facts.Count;

        Given.Refuses("campaign.year", "Năm phải từ 2000 đến 2100.", () => campaign.Describe(Given.Lan, Given.Description("Tên mới") with { Year = 1 }, null, [], [], Later));

        Assert.Equal("Đẩy mạnh cải cách hành chính", campaign.Name);
        Assert.Equal(facts, campaign.Facts.Count);
        Assert.Single(campaign.LegalBases);
    }

    [Fact]
    public void CheckBasis_IsKeptWhileTheBasisStaysAsItWas()
    {
        var campaign = Given.Campaign();
        var citation = campaign.LegalBases[0].Citation;

        campaign.CheckBasis(Given.Minh, campaign.LegalBases[0].Id, Later);

        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.check-basis", "Đối chiếu căn cứ pháp lý", to: citation);
        campaign.Describe(Given.Lan, Given.Description(), null, ["Luật mới", citation], [], Later);
        Assert.Equal([("Luật mới", null), (citation, "Trần Văn Minh")], campaign.LegalBases.Select(b => (b.Citation, b.CheckedByName)));
        Assert.Equal([null, Later], campaign.LegalBases.Select(b => b.CheckedAt));
    }

    [Fact]
    public void CheckBasis_ThatIsNotThere_IsNotFound() =>
        Assert.Equal("Không có căn cứ này.", Assert.Throws<NotFoundException>(() => Given.Campaign().CheckBasis(Given.Lan, Given.Id(99), Later)).Message);

    [Fact]
    public void CheckBasis_OfAClosedCampaign_IsRefused()
    {
        var campaign = CampaignWorkflowTests.In(CampaignState.Closed);

        Given.Refuses("campaign.closed", "Phong trào đã kết thúc; không sửa căn cứ.", () => campaign.CheckBasis(Given.Lan, campaign.LegalBases[0].Id, Later));
    }

    [Fact]
    public void AddGroup_PutsItLast()
    {
        var campaign = Given.Campaign();

        var group = campaign.AddGroup(Given.Minh, " Khối xã ", ParticipantKind.Collective, Later);

        Assert.Equal((2, "Khối xã", ParticipantKind.Collective), (group.Order, group.Name, group.Participants));
        Assert.Same(group, campaign.Group(group.Id));
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.add-group", "Thêm nhóm xếp hạng", to: "Khối xã");
    }

    [Fact]
    public void AddGroup_WithoutName_IsRefused() =>
        Given.Refuses("group.name", "Cần ghi tên nhóm xếp hạng.", () => Given.Campaign().AddGroup(Given.Lan, " ", ParticipantKind.Collective, Later));

    [Fact]
    public void AddGroup_Twice_IsRefused() =>
        Given.Refuses("group.name", "Đã có nhóm «Khối sở, ban, ngành».", () => Given.Campaign().AddGroup(Given.Lan, "Khối sở, ban, ngành ", ParticipantKind.Collective, Later));

    [Fact]
    public void RemoveGroup_TakesItOut()
    {
        var campaign = Given.Campaign();

        campaign.RemoveGroup(Given.Minh, campaign.Groups[0].Id, Later);

        Assert.Empty(campaign.Groups);
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.remove-group", "Bỏ nhóm xếp hạng", "Khối sở, ban, ngành");
    }

    [Fact]
    public void RemoveGroup_WithAnAwardOfItsOwn_IsRefused()
    {
        var campaign = Given.Campaign();
        campaign.SetAwards(Given.Lan, [(Given.Id(40), campaign.Groups[0].Id, QuotaKind.Count, 2)], null, Given.Now);

        Given.Refuses("group.awards", "Nhóm «Khối sở, ban, ngành» đang có chỉ tiêu khen thưởng riêng; bỏ chỉ tiêu đó trước.", () => campaign.RemoveGroup(Given.Lan, campaign.Groups[0].Id, Later));
    }

    [Fact]
    public void Group_OfAnotherCampaign_IsNotFound() =>
        Assert.Equal("Không có nhóm xếp hạng này.", Assert.Throws<NotFoundException>(() => Given.Campaign().JudgeGroupBy(Given.Lan, Given.Id(99), null, null, Later)).Message);

    [Fact]
    public void JudgeGroupBy_SetsTheCriteria()
    {
        var campaign = Given.Campaign();

        campaign.JudgeGroupBy(Given.Minh, campaign.Groups[0].Id, Given.Id(32), "Bộ tiêu chí xã", Later);

        Assert.Equal(Given.Id(32), campaign.Groups[0].CriteriaId);
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.criteria", "Chọn bộ tiêu chí cho nhóm «Khối sở, ban, ngành»", to: "Bộ tiêu chí xã");
    }

    [Fact]
    public void TakeLateWork_IsKeptAndLeavesAFactOnce()
    {
        var campaign = Given.Campaign();

        campaign.TakeLateWork(Given.Minh, true, Later);
        var facts = campaign.Facts.Count;
        campaign.TakeLateWork(Given.Minh, true, Later);

        Assert.True(campaign.AllowsLate);
        Assert.Equal(facts, campaign.Facts.Count);
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.late", "Nhận đăng ký, khóa phiếu muộn");
    }

    [Fact]
    public void Preparation_OnceOpen_IsRefusedInEachPart()
    {
        var campaign = Given.OpenCampaign();
        var group = campaign.Groups[0].Id;

        Given.Refuses("campaign.describe", "Phong trào đã mở, không thể sửa thông tin.", () => campaign.Describe(Given.Lan, Given.Description(), null, [], [], Later));
        Given.Refuses("campaign.groups", "Phong trào đã mở, không thể thêm nhóm xếp hạng.", () => campaign.AddGroup(Given.Lan, "Mới", ParticipantKind.Collective, Later));
        Given.Refuses("campaign.groups", "Phong trào đã mở, không thể bỏ nhóm xếp hạng.", () => campaign.RemoveGroup(Given.Lan, group, Later));
        Given.Refuses("campaign.criteria", "Phong trào đã mở, không thể chọn bộ tiêu chí.", () => campaign.JudgeGroupBy(Given.Lan, group, null, null, Later));
        Given.Refuses("campaign.phases", "Phong trào đã mở, không thể đặt mốc thời gian; hãy gia hạn và ghi lý do.", () => campaign.Schedule(Given.Lan, PhaseKind.Appraisal, Given.Day(1, 1), Given.Day(2, 1), Later));
        Given.Refuses("campaign.phases", "Phong trào đã mở, không thể bỏ mốc thời gian.", () => campaign.Unschedule(Given.Lan, PhaseKind.Appraisal, Later));
        Given.Refuses("campaign.awards", "Phong trào đã mở, không thể sửa hình thức khen thưởng.", () => campaign.SetAwards(Given.Lan, [], null, Later));
        Given.Refuses("campaign.late", "Phong trào đã mở, không thể sửa quy định nộp muộn.", () => campaign.TakeLateWork(Given.Lan, true, Later));
    }

    private static void Draft(CampaignDescription description) => _ = new Campaign(Given.Lan, Given.Province, null, description, Given.Now);
}
