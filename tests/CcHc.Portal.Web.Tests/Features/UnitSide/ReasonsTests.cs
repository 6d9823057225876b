using System.Net;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Features.Appraisal;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

/// <summary>«Vì sao điểm này» of leaf, group and total.</summary>
public sealed class ReasonsTests : PortalTest
{
    [Fact]
    public async Task ALeaf_ShowsEveryStageSideBySideWithRuleTraceAndWho()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        await world.AppraiseAsync("Xã 01", "A.2", 4.5m);
        var manager = await world.ManagerAsync();

        var page = await manager.GetAsync($"/sheets/{world.Sheets["Xã 01"]}/reasons/A.2");

        Assert.Equal("Vì sao điểm này", page.Heading);
        Assert.Equal(
            [
                ["Năm trước", "–", "Không có số liệu", "–", "–", "–"],
                ["Tự chấm", "5,40", "9/10", "9/10 = 90% 90% × 6 = 5,40 điểm", "Lê Văn Quản 09:00 07/10/2025", "Giải trình A.2"],
                ["Thẩm định", "4,50", "Cơ quan ghi điểm trực tiếp", "–", "Cơ quan 09:00 14/10/2025", "Theo hồ sơ"],
                ["Chính thức", "–", "Chưa chốt điểm", "–", "–", "–"],
            ],
            page.Rows("[data-testid=stages]"));
        Assert.Equal(["Điểm bằng tỷ lệ đạt được nhân với 6"], page.Texts("[data-testid=rule] li"));
        Assert.Equal(["Tổng điểm", "A. Cải cách thể chế"], page.Texts(".reasons-way a"));
        Assert.Equal([["Tự chấm", "5,40", "9/10"], ["Thẩm định", "4,50", "–"]], page.Rows("[data-testid=marks]").Select(r => new[] { r[0], r[3], r[4] }));
    }

    [Fact]
    public async Task AGroupAndTheTotal_AddUpTheirPartsWithLinks()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: new Dictionary<string, string> { ["Xã 02"] = "exclude" });
        await world.AppraiseAsync("Xã 02", "A.2", 4.5m);
        var manager = await world.ManagerAsync();

        var total = await manager.GetAsync($"/sheets/{world.Sheets["Xã 02"]}/reasons");
        var group = await total.FollowAsync("Cải cách thể chế");
        var leaf = await group.FollowAsync("Tỷ lệ văn bản được kiểm tra");

        // Without A.1: 4,5 of 6, and 5 of 10; 9,5 of 16 are 11,875 of 20.
        Assert.Equal(["11,88 / 20 điểm"], total.Texts("[data-testid=total]"));
        Assert.Equal(
            ["Cộng các lĩnh vực: 4,5 + 5 = 9,5", "Điểm tối đa áp dụng: 20 − 4 được loại trừ = 16", "Quy về thang 20: 9,5 × 20 ÷ 16 ≈ 11,88", "Làm tròn hai chữ số thập phân: 11,88 điểm"],
            total.Texts("[data-testid=trace] li").TakeLast(4));
        Assert.Equal(["Hạng 3 trong 3 của nhóm «Ủy ban nhân dân xã»: 2 phiếu có điểm cao hơn. Bảng xếp hạng · Vì sao thứ hạng, xếp loại này"], total.Texts("[data-testid=place]"));
        Assert.Equal(["11,88 ÷ 20 = 59,4% điểm tối đa. Các mức: Xuất sắc từ 90%; Tốt từ 70%; Khá từ 50%. Xếp loại Khá."], total.Texts("[data-testid=band]"));
        Assert.Equal(["5,40 điểm", "4,50 điểm"], group.Texts("[data-testid=points]"));
        Assert.Equal(["0 + 5,4 = 5,4", "cộng 2 mục = 5,40 điểm", "0 + 4,5 = 4,5", "cộng 2 mục = 4,50 điểm"], group.Texts("[data-testid=trace] li"));
        Assert.Equal([["A.1", "Ban hành kế hoạch", "4", "0,00", "0,00", "loại trừ; Không phát sinh: chờ chấp thuận"], ["A.2", "Tỷ lệ văn bản được kiểm tra", "6", "5,40", "4,50", ""]], group.Rows());
        Assert.Equal($"/sheets/{world.Sheets["Xã 02"]}/reasons/A.2", leaf.Path);
        var stored = await world.SheetAsync("Xã 02");
        Assert.Equal("11,88", stored.AppraisedTotal.ToString());
    }

    [Fact]
    public async Task ASettledLeaf_NamesWhoSettledAndWhatTheFinalPointsAre()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        await world.AppraiseAsync("Xã 01", "A.2", 4.5m);
        await world.SettleAsync();
        var manager = await world.ManagerAsync();

        var appraised = await manager.GetAsync($"/sheets/{world.Sheets["Xã 01"]}/reasons/A.2");
        var kept = await manager.GetAsync($"/sheets/{world.Sheets["Xã 01"]}/reasons/A.1");
        var total = await manager.GetAsync($"/sheets/{world.Sheets["Xã 01"]}/reasons");

        Assert.Equal(["Chính thức", "4,50", "Lấy điểm thẩm định", "–", "Lê Văn Quản 09:00 14/10/2025", "–"], appraised.Rows("[data-testid=stages]")[^1]);
        Assert.Equal(["Chính thức", "4,00", "Chưa thẩm định, giữ điểm tự chấm"], kept.Rows("[data-testid=stages]")[^1].Take(3));
        Assert.Contains("Điểm chính thức, Lê Văn Quản chốt lúc 09:00 14/10/2025.", total.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarksOfTheSecondAppraisal_StandBesideThoseBeforeTheExplanation()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, second: true);
        await world.AppraiseAsync("Xã 01", "A.2", 4.5m);
        Portal.Clock.Now = new DateTimeOffset(2025, 11, 12, 2, 0, 0, TimeSpan.Zero);
        await world.AppraiseAsync("Xã 01", "A.2", 5);

        var page = await (await world.ManagerAsync()).GetAsync($"/sheets/{world.Sheets["Xã 01"]}/reasons/A.2");

        Assert.Equal(["Thẩm định 4,50", "Sau giải trình 5,00"], page.Rows("[data-testid=stages]").Skip(2).Take(2).Select(r => $"{r[0]} {r[1]}"));
    }

    [Fact]
    public async Task AnAppraiser_SeesTheOwnLeafButNeitherOthersNorTheTotal()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, withJustice: true);
        var justice = await world.JusticeAsync();
        var sheet = world.Sheets["Xã 01"];

        var own = await justice.GetAsync($"/sheets/{sheet}/reasons/A.2");

        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.False(own.Has(".reasons-way"));
        Assert.Equal($"/appraisal/sheets/{sheet}", (await own.FollowAsync("Thẩm định tiêu chí này")).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await justice.GetAsync($"/sheets/{sheet}/reasons/B.2")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await justice.GetAsync($"/sheets/{sheet}/reasons/A")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await justice.GetAsync($"/sheets/{sheet}/reasons")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await justice.GetAsync($"/sheets/{world.Sheets["Sở Tư pháp"]}/reasons/A.2")).Status);
    }

    [Fact]
    public async Task AUnit_SeesItsOwnReasonsWithoutTheRankBeforePublication()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var unit = await world.AsAsync("xa", Role.UnitHead, world.Units["Xã 01"]);

        var own = await unit.GetAsync($"/sheets/{world.Sheets["Xã 01"]}/reasons");

        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.False(own.Has("[data-testid=place]"));
        Assert.True((await (await world.ManagerAsync()).GetAsync($"/sheets/{world.Sheets["Xã 01"]}/reasons")).Has("[data-testid=place]"));
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetAsync($"/sheets/{world.Sheets["Xã 02"]}/reasons")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetAsync($"/sheets/{world.Sheets["Xã 01"]}/reasons/Z.9")).Status);
    }

    [Fact]
    public async Task TheLeagueAndTheHeatmap_LeadToReasonsOnlyWhereTheyMayBeRead()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        await world.SettleAsync();
        await Portal.DbAsync(async db =>
        {
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == world.CampaignId);
            campaign.Publish(new Actor(null, "Lê Văn Quản", []), Portal.Clock.Now);
            return await db.SaveChangesAsync();
        });
        var manager = await world.ManagerAsync();
        var unit = await world.AsAsync("xa", Role.UnitHead, world.Units["Xã 02"]);

        var all = await manager.GetAsync($"/campaigns/{world.CampaignId}/league");
        var own = await unit.GetAsync($"/campaigns/{world.CampaignId}/league");
        var heat = await unit.GetAsync($"/campaigns/{world.CampaignId}/heatmap");

        Assert.Equal(3, Links(all).Count);
        Assert.Equal([$"/sheets/{world.Sheets["Xã 02"]}/reasons"], Links(own));
        Assert.Equal([$"/sheets/{world.Sheets["Xã 02"]}/reasons/A", $"/sheets/{world.Sheets["Xã 02"]}/reasons/B", $"/sheets/{world.Sheets["Xã 02"]}/reasons"], Links(heat));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/1")]
    [InlineData("/1.2")]
    public async Task Reasons_AskTheDatabaseAsOftenForManyCriteriaAsForFew(string page)
    {
        var world = await UnitSideWorld.MakeAsync(Portal, leaves: 40);
        var manager = await world.AsAsync(world.Manager);
        await world.AnswerAllAsync();
        await manager.GetAsync($"/sheets/{world.Sheet}/reasons{page}");

        Assert.InRange(await manager.CountAsync($"/sheets/{world.Sheet}/reasons{page}"), 3, 16);
    }

    private static List<string> Links(Page page) => [.. page.Document.QuerySelectorAll("main table a[href*='/reasons']").Select(a => a.GetAttribute("href")!)];
}
