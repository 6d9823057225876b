using System.Net;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

public sealed class PledgeTests : PortalTest
{
    private Task<Pledge> PledgeAsync() => Portal.DbAsync(db => db.Pledges.AsNoTracking().Include(p => p.Targets).SingleAsync());

    private async Task<Pledge> SubmittedAsync(UnitSideWorld world)
    {
        var pledge = new Pledge(world.Officer.Actor(), world.Campaign.Id, world.Participant.Id, world.Commune.Id, Portal.Clock.Now);
        pledge.Write(world.Officer.Actor(), "Niêm yết công khai", PledgedPoints.Of(Points.FromDecimal(7.5m)), "Bằng khen", ["Hồ sơ đúng hạn; 100%"], Portal.Clock.Now);
        pledge.Submit(world.Officer.Actor(), Portal.Clock.Now);
        await Portal.SaveAsync(pledge);
        return pledge;
    }

    [Fact]
    public async Task Writing_StartsFromThePlansTargetsAndIsKept()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/campaigns/{world.Campaign.Id}/pledge");
        Assert.Equal($"/participants/{world.Participant.Id}/pledge", page.Path);
        Assert.Contains("Hồ sơ giải quyết đúng hạn; 100%", page.Document.QuerySelector("textarea[name=targets]")!.TextContent, StringComparison.Ordinal);

        page = await page.PostAsync(new { targets = "Hồ sơ giải quyết đúng hạn; 100%; 30/11/2025\nHồ sơ trực tuyến; 80%", pointsAimedAt = "7.5", awardAimedAt = "Bằng khen" }, "#pledge-form");

        Assert.Equal("Đã lưu bản đăng ký.", page.Notice);
        var pledge = await PledgeAsync();
        Assert.Equal(["Hồ sơ giải quyết đúng hạn; 100%; 30/11/2025", "Hồ sơ trực tuyến; 80%"], pledge.Targets.OrderBy(t => t.Order).Select(t => t.Text));
        Assert.Equal(Points.FromDecimal(7.5m), pledge.PointsAimedAt);
    }

    [Fact]
    public async Task Writing_AWrongNumber_IsRefusedAtTheFieldAndKeepsTheRest()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/participants/{world.Participant.Id}/pledge");

        page = await page.PostAsync(new { targets = "Giữ dòng này", pointsAimedAt = "bảy rưỡi" }, "#pledge-form");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["Điểm phấn đấu: Cần nhập số, ví dụ 12,5."], page.Errors);
        Assert.Contains("Giữ dòng này", page.Document.QuerySelector("textarea[name=targets]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("bảy rưỡi", page.Document.QuerySelector("input[name=pointsAimedAt]")!.GetAttribute("value"));
        Assert.Empty(await Portal.DbAsync(db => db.Pledges.ToListAsync()));
    }

    [Fact]
    public async Task Writing_AfterSomebodyElse_ShowsBoth()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var mine = await (await world.AsAsync(world.Officer)).GetAsync($"/participants/{world.Participant.Id}/pledge");
        var theirs = await (await world.AsAsync(world.Colleague)).GetAsync($"/participants/{world.Participant.Id}/pledge");
        await theirs.PostAsync(new { targets = "Của đồng nghiệp" }, "#pledge-form");

        var conflict = await mine.PostAsync(new { targets = "Của tôi" }, "#pledge-form");
        var saved = await conflict.PostAsync(null, "#pledge-form");

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Của đồng nghiệp", Assert.Single(conflict.Texts("[data-testid=conflict]")), StringComparison.Ordinal);
        Assert.Contains("Của tôi", conflict.Document.QuerySelector("textarea[name=targets]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Đã lưu bản đăng ký.", saved.Notice);
        Assert.Equal(["Của tôi"], (await PledgeAsync()).Targets.Select(t => t.Text));
    }

    [Fact]
    public async Task Approving_RegistersInTimeAndMakesThePaper()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await SubmittedAsync(world);
        var page = await (await world.AsAsync(world.Head)).GetAsync($"/participants/{world.Participant.Id}/pledge");

        page = await page.PressAsync("Duyệt đăng ký");

        Assert.Equal("Đã duyệt bản đăng ký.", page.Notice);
        var pledge = await PledgeAsync();
        Assert.Equal((PledgeState.Approved, false, "Nguyễn Văn Chủ Tịch"), (pledge.State, pledge.IsLate, pledge.ApprovedByName));
        var paper = await Portal.DbAsync(db => db.Papers.SingleAsync());
        Assert.Equal((PaperKind.Pledge, world.Commune.Id, (Guid?)world.Province.Id), (paper.Kind, paper.IssuingUnitId, paper.OverseeingUnitId));
    }

    [Fact]
    public async Task ThePaper_SaysWhatWasRegistered()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await SubmittedAsync(world);
        var page = await (await world.AsAsync(world.Head)).GetAsync($"/participants/{world.Participant.Id}/pledge");
        page = await page.PressAsync("Duyệt đăng ký");

        var paper = await page.FollowAsync("Bản đăng ký để in, ký và ghi nhận");

        Assert.Equal(HttpStatusCode.OK, paper.Status);
        Assert.Contains("Hồ sơ đúng hạn", paper.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approving_ByTheOfficer_IsForbidden()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var pledge = await SubmittedAsync(world);

        var page = await (await world.AsAsync(world.Officer)).PostAsync($"/pledges/{pledge.Id}/approval", new { version = pledge.Version });

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Equal(PledgeState.Submitted, (await PledgeAsync()).State);
    }

    [Fact]
    public async Task Approving_ByTheManager_NeedsTheNameOfWhoDecided()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await SubmittedAsync(world);
        var page = await (await world.AsAsync(world.Manager)).GetAsync($"/participants/{world.Participant.Id}/pledge");

        var refused = await page.PressAsync("Duyệt đăng ký");
        await refused.PressAsync("Duyệt đăng ký", new { recordedFor = "Nguyễn Văn Chủ Tịch" });

        Assert.Equal(["Ghi nhận thay: Cần ghi họ tên, chức vụ người đã duyệt."], refused.Errors);
        Assert.Equal("Nguyễn Văn Chủ Tịch", (await PledgeAsync()).ApprovedByName);
        Assert.Equal("Trần Thị Quản Lý", (await Portal.DbAsync(db => db.AuditEntries.SingleAsync(a => a.Act == "pledge.approve"))).ByName);
    }

    [Fact]
    public async Task Approving_AfterTheEnd_IsRefusedOrFlagged()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var pledge = await SubmittedAsync(world);
        Portal.Clock.Now = VietnamTime.EndOf(UnitSideWorld.LastDay);
        var head = await world.AsAsync(world.Head);

        var refused = await head.PostAsync($"/pledges/{pledge.Id}/approval", new { version = pledge.Version });
        await world.ExtendAsync(PhaseKind.Registration, new(2025, 11, 3), world.Commune.Id);
        var approved = await head.PostAsync($"/pledges/{pledge.Id}/approval", new { version = pledge.Version });

        Assert.Equal(["Giai đoạn «Đăng ký thi đua» đã kết thúc Thứ Sáu 31/10/2025. Muốn gia hạn, liên hệ cơ quan phát động."], refused.Obstacles);
        Assert.Equal("Đã duyệt bản đăng ký.", approved.Notice);
        Assert.False((await PledgeAsync()).IsLate);
    }

    [Fact]
    public async Task Approving_LateWhereItIsTaken_IsFlagged()
    {
        var world = await UnitSideWorld.MakeAsync(Portal, but: (c, by) => c.TakeLateWork(by, true, FixedClock.Start));
        var pledge = await SubmittedAsync(world);
        Portal.Clock.Now = VietnamTime.EndOf(UnitSideWorld.LastDay);

        await (await world.AsAsync(world.Head)).PostAsync($"/pledges/{pledge.Id}/approval", new { version = pledge.Version });
        var list = await (await world.AsAsync(world.Manager)).GetAsync($"/campaigns/{world.Campaign.Id}/pledges?show=muon");

        Assert.True((await PledgeAsync()).IsLate);
        Assert.Equal("Ủy ban nhân dân xã Tân Lập", Assert.Single(list.Rows())[0]);
    }

    [Fact]
    public async Task Returning_NeedsARemarkThatTheOfficerSees()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await SubmittedAsync(world);
        var page = await (await world.AsAsync(world.Head)).GetAsync($"/participants/{world.Participant.Id}/pledge");

        var refused = await page.PressAsync("Trả lại");
        await refused.PressAsync("Trả lại", new { remark = "Nâng chỉ tiêu trực tuyến" });
        var officer = await (await world.AsAsync(world.Officer)).GetAsync($"/participants/{world.Participant.Id}/pledge");

        Assert.Equal(["Nội dung phải sửa: Cần điền mục này."], refused.Errors);
        Assert.Equal(["Thủ trưởng trả lại để sửa: Nâng chỉ tiêu trực tuyến"], officer.Texts(".warning"));
        Assert.True(officer.Has("#pledge-form"));
    }

    [Fact]
    public async Task Submitting_ThenWithdrawing_LetsTheOfficerEditAgain()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/participants/{world.Participant.Id}/pledge");
        page = await page.PostAsync(new { targets = "Một chỉ tiêu" }, "#pledge-form");

        page = await page.PressAsync("Trình thủ trưởng duyệt");
        Assert.Equal("Đã trình thủ trưởng duyệt bản đăng ký.", page.Notice);
        Assert.False(page.Has("#pledge-form"));
        page = await page.PressAsync("Rút lại để sửa");

        Assert.True(page.Has("#pledge-form"));
        Assert.Equal(PledgeState.Draft, (await PledgeAsync()).State);
    }

    [Fact]
    public async Task Submitting_WithoutTargets_IsRefused()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var pledge = new Pledge(world.Officer.Actor(), world.Campaign.Id, world.Participant.Id, world.Commune.Id, Portal.Clock.Now);
        await Portal.SaveAsync(pledge);

        var page = await (await world.AsAsync(world.Officer)).PostAsync($"/pledges/{pledge.Id}/submission");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(["Cần ghi ít nhất một chỉ tiêu đăng ký."], page.Obstacles);
    }

    [Fact]
    public async Task ThePledgeOfAnotherUnit_IsNotFound()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var pledge = await SubmittedAsync(world);
        var other = await world.AsAsync(world.OtherOfficer);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/participants/{world.Participant.Id}/pledge")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/pledges/{pledge.Id}/withdrawal")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/pledges/{pledge.Id}/return", new { remark = "x" })).Status);
        Assert.Equal(PledgeState.Submitted, (await PledgeAsync()).State);
    }

    [Fact]
    public async Task BeforeTheCampaignOpens_TheUnitSeesNothing()
    {
        var world = await UnitSideWorld.MakeAsync(Portal, open: false);

        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/participants/{world.Participant.Id}/pledge");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task TheList_AsksTheDatabaseAsOftenForManyAsForFew()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var manager = await world.AsAsync(world.Manager);
        var few = await manager.CountAsync($"/campaigns/{world.Campaign.Id}/pledges");
        var fewSheets = await manager.CountAsync($"/campaigns/{world.Campaign.Id}/sheets");
        for (var i = 0; i < 5; i++)
        {
            await Portal.SaveAsync(new Participant(world.Campaign.Id, world.Participant.GroupId, ParticipantKind.Collective, $"Thôn {i}", world.Other.Id));
        }

        Assert.Equal(few, await manager.CountAsync($"/campaigns/{world.Campaign.Id}/pledges"));
        Assert.Equal(fewSheets, await manager.CountAsync($"/campaigns/{world.Campaign.Id}/sheets"));
        Assert.Equal(8, (await manager.GetAsync($"/campaigns/{world.Campaign.Id}/pledges")).Rows().Count);
    }
}
