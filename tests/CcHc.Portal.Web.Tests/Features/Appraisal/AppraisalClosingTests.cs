using System.Net;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.Appraisal;

public sealed class AppraisalClosingTests : PortalTest
{
    [Fact]
    public async Task Closing_ListsWhatIsLeft_AndWantsATick()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 2, unlocked: ["Xã 02"]);
        await world.AppraiseAsync("Xã 01", "A.1", 4);
        var page = await (await world.LeadAsync()).GetAsync($"/appraisal/{world.CampaignId}/closing");

        var again = await page.PressAsync("Chốt thẩm định");
        var closed = await again.PressAsync("Chốt thẩm định", new { letSelfScoreStand = "true" });

        Assert.Equal(["A.2. Tỷ lệ văn bản được kiểm tra Xã 01"], page.Texts("[data-testid=left]"));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.StartsWith("Còn 3 điểm chưa thẩm định.", Assert.Single(again.Texts(".field-error")));
        Assert.Equal("Đã chốt thẩm định của Sở Tư pháp.", closed.Notice);
        Assert.Equal((world.Justice.Id, "Người lanh.dao.stp", null), await ClosingAsync(world));
        Assert.Contains("appraisal.close", await world.ActsAsync());
    }

    [Fact]
    public async Task Closing_ByAnAppraiser_IsRefused()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var visitor = await world.JusticeAsync();

        var page = await visitor.GetAsync($"/appraisal/{world.CampaignId}/closing");
        var answer = await visitor.PostAsync($"/appraisal/{world.CampaignId}/closing", new { agencyId = world.Justice.Id.ToString(), letSelfScoreStand = "true" });

        Assert.False(page.Has("main form[method=post]"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Null(await ClosingAsync(world));
    }

    [Fact]
    public async Task Closing_ForAnotherAgency_IsRefused()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);

        var answer = await (await world.LeadAsync()).PostAsync($"/appraisal/{world.CampaignId}/closing", new { agencyId = world.Office.Id.ToString(), letSelfScoreStand = "true" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task Closing_Twice_IsRefused()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        await world.CloseAllAsync();

        var answer = await (await world.LeadAsync()).PostAsync($"/appraisal/{world.CampaignId}/closing", new { agencyId = world.Justice.Id.ToString(), letSelfScoreStand = "true" });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(["Sở Tư pháp đã chốt thẩm định."], answer.Obstacles);
    }

    [Fact]
    public async Task Closing_BeforeThePhase_IsRefused()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        Portal.Clock.Now = new DateTimeOffset(2025, 10, 9, 2, 0, 0, TimeSpan.Zero);

        var answer = await (await world.LeadAsync()).PostAsync($"/appraisal/{world.CampaignId}/closing", new { agencyId = world.Justice.Id.ToString(), letSelfScoreStand = "true" });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(["Giai đoạn «Thẩm định» bắt đầu từ Thứ Bảy 11/10/2025; chưa chốt được."], answer.Obstacles);
    }

    [Fact]
    public async Task Progress_ShowsEachAgency_AndTheManagerRecordsForOne()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 2, withJustice: true);
        await world.AppraiseAsync("Xã 01", "A.1", 4);
        var page = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/appraisal");

        var again = await page.PressAsync("Ghi nhận Sở Tư pháp đã chốt");
        var recorded = await again.PressAsync("Ghi nhận Sở Tư pháp đã chốt", new { recordedFor = "Bà Lê Thị Bình, Phó Giám đốc", letSelfScoreStand = "true" });

        Assert.Equal(["Sở Tư pháp Lập dự thảo biên bản thẩm định", "2", "1/4", "2 điểm, chưa giao ai thẩm định"], page.Rows()[0].Take(4));
        Assert.Equal(["Văn phòng UBND tỉnh", "2", "0/6", "–"], page.Rows()[1].Take(4));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("Cần ghi ai đã chốt, theo văn bản nào.", again.Texts(".field-error"));
        Assert.Equal("Đã ghi nhận Sở Tư pháp chốt thẩm định.", recorded.Notice);
        Assert.Equal((world.Justice.Id, "Người quan.ly", "Bà Lê Thị Bình, Phó Giám đốc"), await ClosingAsync(world));
    }

    [Fact]
    public async Task Reopening_NeedsAReason_AndLetsTheAgencyScoreAgain()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        await world.SettleAsync();
        var page = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/appraisal");

        var again = await page.PressAsync("Mở lại thẩm định của Sở Tư pháp");
        var reopened = await again.PressAsync("Mở lại thẩm định của Sở Tư pháp", new { reason = "Sót hồ sơ của Xã 02" });

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("Cần ghi lý do mở lại.", again.Texts(".field-error"));
        Assert.Equal("Đã mở lại thẩm định của Sở Tư pháp.", reopened.Notice);
        Assert.Null(await Portal.DbAsync(db => db.Campaigns.Where(c => c.Id == world.CampaignId).Select(c => c.SettledAt).SingleAsync()));
    }

    [Fact]
    public async Task RecordingAndReopening_ByOthersThanTheManager_AreRefused()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var leader = await world.AsAsync("lanh.dao", Role.Leader, world.Province);
        var address = $"/campaigns/{world.CampaignId}/appraisal";

        Assert.Equal(HttpStatusCode.OK, (await leader.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.PostAsync($"{address}/{world.Justice.Id}/closing", new { recordedFor = "x", letSelfScoreStand = "true" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.PostAsync($"{address}/{world.Justice.Id}/reopening", new { reason = "x" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.PostAsync($"/campaigns/{world.CampaignId}/settlement")).Status);
        Assert.Null(await ClosingAsync(world));
    }

    [Fact]
    public async Task Work_TellsEachWhatIsLeft()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);

        var appraiser = await (await world.JusticeAsync()).GetAsync("/");
        var manager = await (await world.ManagerAsync()).GetAsync("/");

        Assert.Equal("Thẩm định điểm tự chấm «Thi đua cải cách hành chính năm 2025»: còn 6 lần chấm ở 2 tiêu chí, mỗi tiêu chí nhiều nhất 3 đơn vị. Thứ Sáu 31/10/2025, còn 17 ngày", Assert.Single(appraiser.Texts("[data-testid=work]")));
        Assert.Contains("Theo dõi thẩm định «Thi đua cải cách hành chính năm 2025»: 2/2 cơ quan chưa chốt. Thứ Sáu 31/10/2025, còn 17 ngày", manager.Texts("[data-testid=work]"));
    }

    private Task<(Guid, string, string?)?> ClosingAsync(AppraisalWorld world) => Portal.DbAsync<(Guid, string, string?)?>(async db =>
    {
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.AppraisalClosings).SingleAsync(c => c.Id == world.CampaignId);
        return campaign.AppraisalClosings.Count == 0 ? null : (campaign.AppraisalClosings[0].AgencyUnitId, campaign.AppraisalClosings[0].ByName, campaign.AppraisalClosings[0].RecordedFor);
    });
}
