using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Campaigns;

public sealed class CampaignRankingTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 1, 12);
    private static readonly IReadOnlyList<(string, decimal)> Levels = [("Xuất sắc", 90), ("Tốt", 80), ("Khá", 65.5m)];
    private static readonly RankingPlan Plan = new([new("Tốt", GateKind.PartNotZero, "2.1")], [new("Xuất sắc", QuotaKind.Percent, 25)], [new(TieKind.Bonus), new(TieKind.Vote)]);
    private static readonly TieVoteRecord Minutes = new(" Hội đồng Thi đua – Khen thưởng tỉnh ", Given.Day(30, 11), " 12/BB-HĐ ", " 9/9 thành viên đồng ý ");

    private const string InWords =
        "Xuất sắc từ 90%; Tốt từ 80%; Khá từ 65,5%; mức Tốt trở lên phải có tiêu chí 2.1 không bị 0 điểm; mức Xuất sắc không quá 25% số đơn vị trong nhóm, làm tròn xuống; bằng điểm, bước 1: điểm thưởng cao hơn; bằng điểm, bước 2: Hội đồng biểu quyết";

    [Fact]
    public void SetRanking_KeepsTheRulesAndSaysThem()
    {
        var campaign = Given.Campaign();

        campaign.SetRanking(Given.Minh, Levels, Plan, Later);

        var rules = campaign.RulesFor(campaign.Groups[0].Id);
        Assert.Equal([("Xuất sắc", 9000), ("Tốt", 8000), ("Khá", 6550)], rules.Bands.Select(b => (b.Name, b.FromHundredths)));
        Assert.Equal(Plan.Gates, rules.Gates);
        Assert.Equal(Plan.Quotas, rules.Quotas);
        Assert.Equal(Plan.Ties, rules.Ties);
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.ranking", "Đặt quy tắc xếp hạng, xếp loại", to: InWords);
    }

    [Fact]
    public void SetRanking_ThatDoesNotFit_LeavesWhatWasThere()
    {
        var campaign = Given.Campaign();
        campaign.SetRanking(Given.Minh, Levels, Plan, Later);

        Given.Refuses("gates[0].band", "Điều kiện 1: không có mức «Giỏi».", () => campaign.SetRanking(Given.Minh, [("Đạt", 50)], new([new("Giỏi", GateKind.NoKnockout)], [], []), Later));
        Given.Refuses("gates[0].band", "Điều kiện 1: không có mức «Tốt».", () => campaign.SetBands(Given.Minh, [("Xuất sắc", 90), ("Khá", 65)], Later));

        Assert.Equal(3, campaign.Bands.Count);
        Assert.Equal(Plan.Gates, campaign.Ranking.Gates);
    }

    [Theory]
    [InlineData(CampaignState.Open)]
    [InlineData(CampaignState.Published)]
    [InlineData(CampaignState.Closed)]
    public void SetRanking_OnceOpen_IsRefused(CampaignState state) =>
        Given.Refuses(
            "campaign.ranking",
            "Phong trào đã mở, không thể sửa quy tắc xếp hạng, xếp loại như khi chuẩn bị; hãy sửa quy tắc và ghi lý do.",
            () => CampaignWorkflowTests.In(state).SetRanking(Given.Lan, Levels, Plan, Later));

    [Fact]
    public void AmendRanking_KeepsBeforeAndAfterWithTheReasonAndUnsettles()
    {
        var campaign = Given.OpenCampaign();
        campaign.Settle(Given.Lan, 12, Later);

        campaign.AmendRanking(Given.Minh, Levels, Plan, " Theo Quyết định số 12/QĐ-UBND ", Later);

        Assert.Null(campaign.SettledAt);
        Given.Left(campaign, AuditSubject.Campaign, campaign.Id, campaign.Id, Given.Minh, Later, "campaign.amend-ranking", "Sửa quy tắc xếp hạng, xếp loại, phải chốt điểm lại", from: "", to: InWords, reason: "Theo Quyết định số 12/QĐ-UBND");
    }

    [Fact]
    public void AmendRanking_WithoutAReasonOrAtAnotherTime_IsRefused()
    {
        Given.Refuses("ranking.reason", "Cần ghi lý do sửa quy tắc.", () => Given.OpenCampaign().AmendRanking(Given.Lan, Levels, Plan, " ", Later));
        Given.Refuses("campaign.not-open", "Phong trào chưa mở: quy tắc được sửa ở phần chuẩn bị.", () => Given.Campaign().AmendRanking(Given.Lan, Levels, Plan, "Sửa", Later));
        Given.Refuses("campaign.ranking", "Kết quả đã công bố; không sửa quy tắc xếp hạng, xếp loại.", () => CampaignWorkflowTests.In(CampaignState.Published).AmendRanking(Given.Lan, Levels, Plan, "Sửa", Later));
    }

    [Fact]
    public void RemoveGroup_ThatHasRulesOfItsOwn_IsRefused()
    {
        var campaign = Given.Campaign();
        var group = campaign.Groups[0];
        campaign.SetRanking(Given.Lan, Levels, new([], [], [new(TieKind.Bonus, GroupId: group.Id)]), Later);

        Given.Refuses("group.ranking", $"Nhóm «{group.Name}» đang có quy tắc xếp hạng, xếp loại riêng; bỏ quy tắc đó trước.", () => campaign.RemoveGroup(Given.Lan, group.Id, Later));
    }

    [Fact]
    public void RecordTieVote_KeepsWhoVotedOnWhomAndHow()
    {
        var campaign = Settled();
        var group = campaign.Groups[0];

        var vote = campaign.RecordTieVote(Given.Minh, group.Id, Points.FromDecimal(85), [(Given.Id(2), "Sở Y tế"), (Given.Id(1), "Sở Tài chính")], Minutes, Later);

        Assert.Equal([vote], campaign.TieVotes);
        Assert.Equal(("Hội đồng Thi đua – Khen thưởng tỉnh", "12/BB-HĐ", "9/9 thành viên đồng ý", "Trần Văn Minh"), (vote.Council, vote.MinutesNumber, vote.Reason, vote.ByName));
        var cast = Assert.Single(campaign.VotesOf(group.Id));
        Assert.Equal([Given.Id(2), Given.Id(1)], cast.Order);
        Assert.Equal("Biên bản số 12/BB-HĐ ngày 30/11/2026 của Hội đồng Thi đua – Khen thưởng tỉnh", cast.Minutes);
        Given.Left(
            campaign,
            AuditSubject.Campaign,
            campaign.Id,
            campaign.Id,
            Given.Minh,
            Later,
            "campaign.tie-vote",
            $"Ghi nhận biểu quyết thứ hạng, nhóm «{group.Name}», 85,00 điểm",
            to: "1. Sở Y tế; 2. Sở Tài chính (Biên bản số 12/BB-HĐ ngày 30/11/2026 của Hội đồng Thi đua – Khen thưởng tỉnh)",
            reason: "9/9 thành viên đồng ý");
    }

    [Fact]
    public void RecordTieVote_ThatCannotBe_IsRefused()
    {
        var campaign = Settled();
        void Vote(Campaign of, IReadOnlyList<(Guid, string)> order, TieVoteRecord? record = null) => of.RecordTieVote(Given.Minh, of.Groups[0].Id, Points.FromDecimal(85), order, record ?? Minutes, Later);
        IReadOnlyList<(Guid, string)> two = [(Given.Id(2), "Sở Y tế"), (Given.Id(1), "Sở Tài chính")];

        Given.Refuses("vote.order", "Cần xếp thứ tự cho từng đơn vị bằng nhau, không trùng thứ tự.", () => Vote(campaign, [two[0]]));
        Given.Refuses("vote.order", "Cần xếp thứ tự cho từng đơn vị bằng nhau, không trùng thứ tự.", () => Vote(campaign, [two[0], two[0]]));
        Given.Refuses("vote.held-on", "Ngày biểu quyết không được sau hôm nay.", () => Vote(campaign, two, Minutes with { HeldOn = Given.Day(2, 12) }));
        Given.Refuses("vote.council", "Cần ghi Hội đồng nào biểu quyết.", () => Vote(campaign, two, Minutes with { Council = " " }));
        Given.Refuses("vote.minutes", "Cần ghi số biên bản.", () => Vote(campaign, two, Minutes with { MinutesNumber = "" }));
        Given.Refuses("vote.reason", "Cần ghi lý do, kết quả biểu quyết.", () => Vote(campaign, two, Minutes with { Reason = "" }));
        Assert.Empty(campaign.TieVotes);
    }

    [Fact]
    public void RecordTieVote_BeforeSettlingOrWithoutTheStep_IsRefused()
    {
        var unsettled = Given.OpenCampaign();
        var refusal = Assert.Throws<DomainRuleException>(() => unsettled.RecordTieVote(Given.Minh, unsettled.Groups[0].Id, Points.Zero, [], Minutes, Later));

        Assert.Equal(["campaign.not-settled", "ranking.no-vote"], refusal.Obstacles.Select(o => o.Key));
    }

    private static Campaign Settled()
    {
        var campaign = Given.Campaign();
        campaign.SetRanking(Given.Lan, Levels, Plan, Given.Now);
        campaign.Open(Given.Lan, Given.Ready, Given.Now);
        campaign.Settle(Given.Lan, 12, Given.Now);
        return campaign;
    }
}
