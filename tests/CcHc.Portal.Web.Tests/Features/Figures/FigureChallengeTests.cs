using System.Net;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.Figures;

public sealed class FigureChallengeTests : PortalTest
{
    [Fact]
    public async Task Challenging_AFigure_IsStoredAndWaitsForAnAnswer()
    {
        var world = await WorldAsync();
        var officer = await world.AsAsync(world.Officer);

        var page = await (await officer.GetAsync(Address(world))).PostAsync(new Dictionary<string, object?> { ["asking.text"] = "Thiếu 12 hồ sơ nộp tháng 9" }, "#asking");

        Assert.Equal("Đã gửi kiến nghị về số liệu.", page.Notice);
        Assert.False(page.Has("#asking"));
        Assert.Contains("Thiếu 12 hồ sơ nộp tháng 9", Assert.Single(page.Texts("[data-testid=challenge]")), StringComparison.Ordinal);
        Assert.Equal(["Lê Văn Đầu Mối: Kiến nghị về số liệu của tiêu chí 3.2 (Thiếu 12 hồ sơ nộp tháng 9)"], (await Portal.ActsAsync("figure.challenge")).Select(a => a.Replace("daumoi", "Lê Văn Đầu Mối", StringComparison.Ordinal)));
        var list = await (await world.AsAsync(world.Manager)).GetAsync($"/campaigns/{world.Campaign.Id}/figures/challenges");
        Assert.Equal(["Ủy ban nhân dân xã Tân Lập", "3.2 của Ủy ban nhân dân xã Tân Lập", "Thiếu 12 hồ sơ nộp tháng 9"], Assert.Single(list.Rows()).Take(3));
        var home = await (await world.AsAsync(world.Manager)).GetAsync("/");
        Assert.Contains("Trả lời kiến nghị về số liệu", string.Join('|', home.Texts("main a, main h2, main h3")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Challenging_WithoutWords_KeepsThePage()
    {
        var world = await WorldAsync();

        var page = await (await (await world.AsAsync(world.Officer)).GetAsync(Address(world))).PostAsync(null, "#asking");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Single(page.Errors);
        Assert.False((await Portal.FigureAsync(world, "3.2")).HasOpenChallenge);
    }

    [Fact]
    public async Task Challenging_AFigureThatChangedMeanwhile_IsAConflict()
    {
        var world = await WorldAsync();
        var page = await (await world.AsAsync(world.Officer)).GetAsync(Address(world));
        await Portal.TakeAsync(world, "3.2", (world.Sheet, 90m));

        var conflict = await page.PostAsync(new Dictionary<string, object?> { ["asking.text"] = "Thiếu hồ sơ" }, "#asking");

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.False((await Portal.FigureAsync(world, "3.2")).HasOpenChallenge);
    }

    [Fact]
    public async Task Challenging_AnotherUnitsFigure_IsNotFound()
    {
        var world = await WorldAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await (await world.AsAsync(world.OtherOfficer)).GetAsync(Address(world))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.AsAsync(world.OtherOfficer)).PostAsync(Address(world) + "/challenges", new { text = "Sai" })).Status);
    }

    [Fact]
    public async Task Answering_ByKeeping_IsSeenByTheUnitWithTheReason()
    {
        var world = await WorldAsync();
        await ChallengeAsync(world);
        var manager = await world.AsAsync(world.Manager);

        var page = await (await manager.GetAsync(Address(world))).PostAsync(new Dictionary<string, object?> { ["keeping.reply"] = "Đã đối chiếu, số liệu đúng" }, "#keeping");

        Assert.Equal("Đã trả lời: giữ nguyên số liệu.", page.Notice);
        var seen = await (await world.AsAsync(world.Officer)).GetAsync(Address(world));
        Assert.Contains("Giữ nguyên", Assert.Single(seen.Texts("[data-testid=challenge] .state")), StringComparison.Ordinal);
        Assert.Contains("Đã đối chiếu, số liệu đúng", Assert.Single(seen.Texts("[data-testid=challenge]")), StringComparison.Ordinal);
        Assert.True(seen.Has("#asking"));
        Assert.Equal(1.6m, (await Portal.FigureAsync(world, "3.2")).Points.Value);
    }

    [Fact]
    public async Task Answering_ByCorrecting_ChangesThePointsAndKeepsBothValues()
    {
        var world = await WorldAsync();
        await ChallengeAsync(world);
        var manager = await world.AsAsync(world.Manager);

        var page = await (await manager.GetAsync(Address(world))).PostAsync(
            new Dictionary<string, object?> { ["correction.value"] = "", ["correction.numerator"] = "92", ["correction.denominator"] = "100", ["correction.reason"] = "Bổ sung 12 hồ sơ", ["correction.asOf"] = "12/10/2025" }, "#correction");

        Assert.Equal("Đã sửa số liệu, tiêu chí 3.2 được 1,84 điểm.", page.Notice);
        Assert.Equal(["92/100", "80%"], page.Rows().Select(r => r[1]));
        Assert.Equal(1.84m, (await world.LinesAsync()).Single(l => l.Code == "3.2").SelfPoints!.Value.Value);
        Assert.Equal(1.84m, (await world.ReadSheetAsync()).SelfTotal.Value);
        Assert.Equal(ChallengeState.Corrected, Assert.Single((await Portal.FigureAsync(world, "3.2")).Challenges).State);
    }

    [Fact]
    public async Task Correcting_WithAWrongFigure_IsRefusedAtTheFieldAndKeepsWhatWasTyped()
    {
        var world = await WorldAsync();
        await ChallengeAsync(world);
        var manager = await world.AsAsync(world.Manager);

        var page = await (await manager.GetAsync(Address(world))).PostAsync(
            new Dictionary<string, object?> { ["correction.value"] = "80", ["correction.numerator"] = "92", ["correction.denominator"] = "100", ["correction.reason"] = "Bổ sung 12 hồ sơ" }, "#correction");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["Tỷ lệ (%): Anh/chị nhập tỷ lệ phần trăm, hoặc tử số và mẫu số; không nhập cả hai."], page.Errors);
        Assert.Contains("Bổ sung 12 hồ sơ", string.Join(' ', page.Texts("#correction textarea")), StringComparison.Ordinal);
        Assert.True((await Portal.FigureAsync(world, "3.2")).HasOpenChallenge);
    }

    [Fact]
    public async Task Answering_ByTheUnitItself_IsForbidden()
    {
        var world = await WorldAsync();
        await ChallengeAsync(world);
        var challenge = Assert.Single((await Portal.FigureAsync(world, "3.2")).Challenges).Id;

        var refused = await (await world.AsAsync(world.Officer)).PostAsync($"{Address(world)}/challenges/{challenge}/keeping", new { reply = "Đúng" });

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.True((await Portal.FigureAsync(world, "3.2")).HasOpenChallenge);
    }

    [Fact]
    public async Task Settling_WithAnOpenChallenge_IsRefusedNamingIt()
    {
        var world = await WorldAsync();
        await ChallengeAsync(world);
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var campaign = await db.Campaigns.Include(c => c.Bands).Include(c => c.AppraisalClosings).SingleAsync(c => c.Id == world.Campaign.Id, TestContext.Current.CancellationToken);
        campaign.CloseAppraisal(world.Manager.Actor(), world.Agency.Id, "Sở Nội vụ", null, Portal.Clock.Now);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => scope.ServiceProvider.GetRequiredService<SettleScores>().RunAsync(world.Manager.Actor(), campaign, Portal.Clock.Now, TestContext.Current.CancellationToken));

        Assert.Equal(["Còn 1 kiến nghị về số liệu chưa trả lời: tiêu chí 3.2 của Ủy ban nhân dân xã Tân Lập."], refusal.Obstacles.Select(o => o.Text));
    }

    [Fact]
    public async Task TheList_OfManyChallenges_AsksTheDatabaseAsOftenAsOfOne()
    {
        var world = await WorldAsync();
        await ChallengeAsync(world);
        var manager = await world.AsAsync(world.Manager);
        var one = await manager.CountAsync($"/campaigns/{world.Campaign.Id}/figures/challenges");
        var figures = await manager.CountAsync($"/campaigns/{world.Campaign.Id}/figures");
        await Portal.TakeAsync(world, "3.1", (world.Sheet, 90m), (world.OtherSheet, 90m));
        await Portal.DbAsync(async db =>
        {
            foreach (var figure in await db.CentralFigures.Where(f => f.Code == "3.1").ToListAsync())
            {
                figure.Challenge(world.Officer.Actor(), "Sai", null, Portal.Clock.Now);
            }

            return await db.SaveChangesAsync();
        });

        var page = await manager.GetAsync($"/campaigns/{world.Campaign.Id}/figures/challenges");

        Assert.Equal(3, page.Rows().Count);
        Assert.Equal(one, await manager.CountAsync($"/campaigns/{world.Campaign.Id}/figures/challenges"));
        Assert.Equal(figures, await manager.CountAsync($"/campaigns/{world.Campaign.Id}/figures"));
    }

    private static string Address(UnitSideWorld world) => $"/sheets/{world.Sheet}/figures/3.2";

    private async Task<UnitSideWorld> WorldAsync(Action<Campaign, Domain.People.Actor>? but = null)
    {
        var world = await FigureWorld.MakeAsync(Portal, but);
        await Portal.TakeAsync(world, "3.2", (world.Sheet, 80m));
        return world;
    }

    private async Task ChallengeAsync(UnitSideWorld world) =>
        await (await (await world.AsAsync(world.Officer)).GetAsync(Address(world))).PostAsync(new Dictionary<string, object?> { ["asking.text"] = "Thiếu 12 hồ sơ" }, "#asking");
}
