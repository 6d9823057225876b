using System.Net;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.Awards;

/// <summary>The list of the proposed: filled from the table, added to by name, taken from with a reason.</summary>
public sealed class AwardListTests : PortalTest
{
    [Fact]
    public async Task Filling_TakesFromTheTopAndGivesEachAchievementOneAward()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m, 60m], ["1", "50%"]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        var page = await manager.GetAsync($"/campaigns/{scene.Id}/awards");
        Assert.Equal(["Chỉ tiêu 1; đã đề nghị 0, còn 1.", "Chỉ tiêu 2 (50% của 4); đã đề nghị 0, còn 2."], page.Texts("[data-testid=quota]"));

        var filled = await page.PressAsync("Lập danh sách theo bảng xếp hạng");

        Assert.Equal("Đã lập danh sách đề nghị theo bảng xếp hạng và chỉ tiêu.", filled.Notice);
        Assert.Equal(
            ["Bằng khen: Sở Y tế, 1, 92,00", "Giấy khen 1: Sở Tư pháp, 2, 81,00", "Giấy khen 1: Sở Xây dựng, 3, 70,00"],
            await ProposedAsync());
        Assert.Equal(["Chỉ tiêu 1; đã đề nghị 1, còn 0.", "Chỉ tiêu 2 (50% của 4); đã đề nghị 2, còn 0."], filled.Texts("[data-testid=quota]"));
        Assert.Equal(3, await Portal.DbAsync(db => db.AuditEntries.CountAsync(a => a.Act == "nomination.propose" && a.CampaignId == scene.Id)));

        // Once more changes nothing: who is on it is on it, and the quotas are full.
        await filled.PressAsync("Lập danh sách theo bảng xếp hạng");
        Assert.Equal(3, (await ProposedAsync()).Count);
    }

    [Fact]
    public async Task Filling_LeavesEqualsAtTheEdgeToPeopleAndNamesThem()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 81m], ["2"]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var filled = await (await manager.GetAsync($"/campaigns/{scene.Id}/awards")).PressAsync("Lập danh sách theo bảng xếp hạng");

        Assert.Equal("Đã lập danh sách đề nghị. Bằng khen: Sở Tư pháp, Sở Xây dựng bằng điểm ở cuối chỉ tiêu, anh/chị chọn theo quy định của Hội đồng.", filled.Notice);
        Assert.Equal(["Bằng khen: Sở Y tế, 1, 92,00"], await ProposedAsync());

        var added = await filled.PressAsync("Thêm vào danh sách", new { participantId = scene.ParticipantIds[2] });
        Assert.Equal("Đã thêm vào danh sách đề nghị.", added.Notice);
        Assert.Equal(["Bằng khen: Sở Y tế, 1, 92,00", "Bằng khen: Sở Xây dựng, 2, 81,00"], await ProposedAsync());
    }

    [Fact]
    public async Task Adding_OverTheQuota_IsRefused()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m], ["1"]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        await manager.PostAsync($"/campaigns/{scene.Id}/nominations/filling");

        var refused = await AddAsync(manager, scene, 0, 0);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["Bằng khen đã đủ chỉ tiêu 1; rút bớt trước khi thêm."], refused.Obstacles);
        Assert.Single(await ProposedAsync());
    }

    [Fact]
    public async Task Adding_WhoIsProposedForAnotherAward_IsRefused()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m], ["1", "1"]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        await AddAsync(manager, scene, 0, 1);

        var refused = await AddAsync(manager, scene, 1, 1);

        Assert.Equal(["Sở Y tế đã có trong danh sách; một thành tích chỉ khen thưởng một lần."], refused.Obstacles);
    }

    [Fact]
    public async Task WhoDidNotRegister_IsPassedOverAndCannotBeAdded()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m], ["2"], registers: true);
        await scene.RegisterAsync(0);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        await manager.PostAsync($"/campaigns/{scene.Id}/nominations/filling");
        Assert.Equal(["Bằng khen: Sở Tư pháp, 2, 81,00"], await ProposedAsync());

        var refused = await AddAsync(manager, scene, 0, 1);
        Assert.Equal(["Sở Y tế chưa đăng ký thi đua; không đủ điều kiện đề nghị."], refused.Obstacles);
        var choice = (await manager.GetAsync($"/campaigns/{scene.Id}/awards")).Document.QuerySelector($"option[value='{scene.ParticipantIds[1]}']")!;
        Assert.True(choice.HasAttribute("disabled"));
    }

    [Fact]
    public async Task Withdrawal_NeedsAReasonAndFreesThePlace()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m], ["1"]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        await manager.PostAsync($"/campaigns/{scene.Id}/nominations/filling");
        var form = await (await manager.GetAsync($"/campaigns/{scene.Id}/awards")).FollowAsync("Rút Sở Y tế");

        var refused = await form.PostAsync(new Dictionary<string, object?> { ["form.reason"] = " " });
        Assert.Equal(["Lý do: Cần ghi lý do rút khỏi danh sách đề nghị."], refused.Errors);
        Assert.Single(await ProposedAsync());

        var withdrawn = await refused.PostAsync(new Dictionary<string, object?> { ["form.reason"] = "Đang xác minh đơn" });
        Assert.Equal("Đã rút Sở Y tế khỏi danh sách đề nghị.", withdrawn.Notice);
        Assert.Contains("Sở Y tế (Bằng khen): Đang xác minh đơn", withdrawn.Texts("li"));

        // Filling again takes the next one and not the withdrawn one.
        await manager.PostAsync($"/campaigns/{scene.Id}/nominations/filling");
        Assert.Equal(["Bằng khen: Sở Tư pháp, 2, 81,00"], await ProposedAsync());
    }

    [Fact]
    public async Task BeforePublication_NothingIsProposed()
    {
        var scene = await CampaignScene.OpenAsync(Portal, quotas: ["1"]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var page = await manager.GetAsync($"/campaigns/{scene.Id}/awards");
        Assert.Equal(["Đề nghị khen thưởng sau khi đã công bố kết quả."], page.Obstacles);
        Assert.DoesNotContain("Lập danh sách theo bảng xếp hạng", page.Texts("button"));

        Assert.Equal(HttpStatusCode.Conflict, (await manager.PostAsync($"/campaigns/{scene.Id}/nominations/filling")).Status);
        Assert.Empty(await ProposedAsync());
    }

    [Fact]
    public async Task Review_ProposesByNameWhileTheCampaignRuns()
    {
        var scene = await CampaignScene.OpenAsync(Portal, Judging.ReviewOnly, quotas: ["1"]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var added = await AddAsync(manager, scene, 0, 2);

        Assert.Equal("Đã thêm vào danh sách đề nghị.", added.Notice);
        Assert.Equal(["Bằng khen: Sở Xây dựng, , "], await ProposedAsync());
    }

    [Theory]
    [InlineData(Role.Leader, HttpStatusCode.OK)]
    [InlineData(Role.CouncilMember, HttpStatusCode.OK)]
    [InlineData(Role.UnitOfficer, HttpStatusCode.Forbidden)]
    public async Task TheList_IsReadByWhoDecidesAndDrawnUpByTheManagerOnly(Role role, HttpStatusCode seen)
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m], ["1"]);
        var visitor = await Portal.AsAsync(role, scene.Committee);

        Assert.Equal(seen, (await visitor.GetAsync($"/campaigns/{scene.Id}/awards")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync($"/campaigns/{scene.Id}/nominations/filling")).Status);
        Assert.Empty(await ProposedAsync());
    }

    private static Task<Page> AddAsync(Visitor manager, CampaignScene scene, int award, int participant) =>
        manager.PostAsync($"/campaigns/{scene.Id}/nominations", new { campaignAwardId = scene.AwardIds[award], participantId = scene.ParticipantIds[participant] });

    private Task<List<string>> ProposedAsync() => Portal.DbAsync(async db => (await (
            from n in db.Nominations
            where n.State == NominationState.Proposed
            join a in db.Set<CampaignAward>() on n.CampaignAwardId equals a.Id
            join f in db.AwardForms on a.AwardFormId equals f.Id
            join p in db.Participants on n.ParticipantId equals p.Id
            orderby a.Order, n.Rank
            select new { Form = f.Name, p.Name, n.Rank, n.Final }).ToListAsync())
        .Select(r => $"{r.Form}: {r.Name}, {r.Rank}, {r.Final}").ToList());

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();
}
