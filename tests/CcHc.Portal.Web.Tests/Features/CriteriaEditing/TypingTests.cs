using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Tests.Frame;
using CcHc.Portal.Web.Tests.Journeys;
using Microsoft.Playwright;

namespace CcHc.Portal.Web.Tests.Features.CriteriaEditing;

/// <summary>The worked example in a browser: it follows what is typed, and a button does the same without scripts.</summary>
public sealed class TypingTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Example_OfARatio_FollowsWhatIsTyped()
    {
        Assert.SkipWhen(Chromium.Path is null, "No Chromium, Chrome or Edge found; CCHC_BROWSER can name one.");
        var (portal, address) = await PortalHost.ServeAsync();
        await using var host = portal;
        var (scene, account) = await MakeAsync(portal);
        var findings = new Findings();
        await using var manager = await Walker.ArriveAsync("The manager", await chromium.ContextAsync(address, scripts: true), findings);
        manager.Knows(account.UserName!, PortalHost.Password);
        await manager.OpenAsync(await scene.PathAsync("1.2"));
        await manager.SeesAsync("với 85% → 85% × 40 = 34,00 điểm");

        await manager.FillAsync("Điểm tối đa", "2");
        await manager.SeesAsync("với 85% → 85% × 2 = 1,70 điểm");
        await manager.SeesAsync("Nhóm 1: 22/60 – còn thiếu 38 điểm");
        await manager.FillAsync("Thử với, %", "72,5");
        await manager.SeesAsync("với 72,5% → 72,5% × 2 = 1,45 điểm");
        await manager.FillAsync("Điểm khi đạt 100%", "x");
        await manager.SeesAsync("Chưa tính được");

        Assert.Equal("score=R*max", (await scene.NodeAsync("1.2")).Rule);
        // The other pages of editing are looked at, too: by axe and on a phone.
        foreach (var path in new[] { "", "/release", "/codes", "/withdrawal", $"/criteria/{(await scene.NodeAsync("1")).Id}/removal", $"/criteria/{(await scene.NodeAsync("1.1")).Id}" })
        {
            await manager.OpenAsync(scene.DraftPath + path);
        }

        await manager.OpenAsync($"/criteria-sets/{scene.SetId}/differences");
        await manager.OpenAsync($"/criteria-sets/{scene.SetId}/history");
        await manager.OpenAsync("/criteria-sets/new");
        findings.AssertNone();
    }

    [Fact]
    public async Task Example_WithoutScripts_IsComputedByTheButton_AndKeepsWhatWasTyped()
    {
        Assert.SkipWhen(Chromium.Path is null, "No Chromium, Chrome or Edge found; CCHC_BROWSER can name one.");
        var (portal, address) = await PortalHost.ServeAsync();
        await using var host = portal;
        var (scene, account) = await MakeAsync(portal);
        await using var manager = await Walker.ArriveAsync("The manager without scripts", await chromium.ContextAsync(address, scripts: false), null);
        manager.Knows(account.UserName!, PortalHost.Password);
        await manager.OpenAsync(await scene.PathAsync("1.2"));

        await manager.FillAsync("Điểm tối đa", "2");
        await manager.FillAsync("Nội dung", "Nhiệm vụ hoàn thành");
        await manager.SeesAsync("với 85% → 85% × 40 = 34,00 điểm");
        await manager.ClickAsync("Tính thử");

        await manager.SeesAsync("với 85% → 85% × 2 = 1,70 điểm");
        await Assertions.Expect(manager.Page.GetByLabel("Nội dung", new PageGetByLabelOptions { Exact = true })).ToHaveValueAsync("Nhiệm vụ hoàn thành");
        await manager.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        Assert.True(await manager.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than a phone.");
    }

    private static async Task<(EditingScene Scene, Account Account)> MakeAsync(PortalHost portal)
    {
        var committee = await portal.UnitAsync("Ủy ban nhân dân tỉnh An Giang", UnitKind.ProvincialCommittee);
        var account = await portal.AccountAsync("quan.ly", committee, Role.CampaignManager, "Lê Thị Quản");
        return (await EditingScene.FillAsync(portal, account.Actor(), committee.Id), account);
    }
}
