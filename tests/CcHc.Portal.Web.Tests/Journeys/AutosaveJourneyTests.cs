using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>
/// The workspace while all sorts of things go wrong: the session ends, the network breaks, an answer is lost, the tab is closed,
/// two officers write at once. Nobody loses a word.
/// </summary>
public sealed class AutosaveJourneyTests(Chromium chromium)
{
    private const string Initiatives = "1.3. Sáng kiến được công nhận";
    private const string OnTime = "1.2. Hồ sơ giải quyết đúng hạn";
    private const string Explanation = "Giải trình cách tính điểm";

    [Fact]
    public async Task WhatIsTyped_IsSavedWithItsPoints_AndSurvivesTheEndOfTheSession()
    {
        await using var desk = await Desk.OpenAsync(chromium);
        var officer = await desk.ArriveAsync(desk.World.Officer);

        await officer.Article(OnTime).FillAsync("Tử số (số đạt)", "850");
        await officer.Article(OnTime).FillAsync("Mẫu số (tổng số)", "1000");
        await officer.Article(OnTime).FillAsync(Explanation, "Theo hệ thống một cửa");

        await officer.Article(OnTime).SeesAsync("Đã lưu 09:00 bởi Lê Văn Đầu Mối");
        await officer.Article(OnTime).SeesAsync("850/1.000 = 85% → 85% × 2 = 1,70 điểm");
        await officer.SeesAsync("1/3 tiêu chí · 1,70 điểm");
        await officer.DoAsync("examines the page as it is now", () => desk.Findings.ExamineAsync(officer.Page, "/sheets/{id} after saving by itself"));
        desk.Findings.AssertNone();
        Assert.Equal("Theo hệ thống một cửa", await desk.StoredAsync("1.2"));

        desk.Portal.Clock.Now += TimeSpan.FromHours(11);
        await officer.Article(Initiatives).FillAsync(Explanation, "Hai sáng kiến, một mô hình hay, viết giữa chừng");
        var dialog = officer.Page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Đăng nhập lại" });
        await officer.DoAsync("signs in on the same page", async () =>
        {
            await dialog.GetByLabel("Tên đăng nhập").FillAsync(desk.World.Officer.UserName!);
            await dialog.GetByLabel("Mật khẩu").FillAsync("sai mat khau roi");
            await officer.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(dialog).ToContainTextAsync("Tên đăng nhập hoặc mật khẩu không đúng.");
            Assert.Null(await desk.StoredAsync("1.3"));
            await dialog.GetByLabel("Mật khẩu").FillAsync(PortalHost.Password);
            await officer.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(dialog).ToHaveCountAsync(0);
        });

        await officer.Article(Initiatives).SeesAsync("Đã lưu 20:00 bởi Lê Văn Đầu Mối");
        Assert.Equal("Hai sáng kiến, một mô hình hay, viết giữa chừng", await desk.StoredAsync("1.3"));
    }

    [Fact]
    public async Task TheNetworkBreaks_WhatWasTypedIsSentWhenItIsBack_AndALostAnswerIsNoConflict()
    {
        await using var desk = await Desk.OpenAsync(chromium);
        var officer = await desk.ArriveAsync(desk.World.Officer);

        await officer.Page.Context.SetOfflineAsync(true);
        await officer.Article(Initiatives).FillAsync(Explanation, "Viết khi mất mạng");
        await officer.Article(Initiatives).SeesAsync("Mất kết nối.");
        await officer.Article(OnTime).FillAsync(Explanation, "Cả tiêu chí này nữa");
        await officer.Article(OnTime).SeesAsync("Mất kết nối.");
        Assert.Null(await desk.StoredAsync("1.3"));
        await officer.Page.Context.SetOfflineAsync(false);

        await officer.Article(Initiatives).SeesAsync("Đã lưu 09:00");
        await officer.Article(OnTime).SeesAsync("Đã lưu 09:00");
        Assert.Equal(("Viết khi mất mạng", "Cả tiêu chí này nữa"), (await desk.StoredAsync("1.3"), await desk.StoredAsync("1.2")));

        // The first sending arrives and is stored; its answer never comes back.
        await officer.Page.RouteAsync("**/lines/**", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        }, new PageRouteOptions { Times = 1 });

        await officer.Article(Initiatives).FillAsync(Explanation, "Câu đầu.");
        await officer.Article(Initiatives).SeesAsync("Mất kết nối.");
        Assert.Equal("Câu đầu.", await desk.StoredAsync("1.3"));
        await officer.Article(Initiatives).FillAsync(Explanation, "Câu đầu. Câu sau.");

        await officer.Article(Initiatives).SeesAsync("Đã lưu 09:00");
        await officer.DoesNotSeeAsync("Bản đang lưu");
        Assert.Equal("Câu đầu. Câu sau.", await desk.StoredAsync("1.3"));
    }

    [Fact]
    public async Task TheTabIsClosed_BeforeItCouldSend_TheTextIsThereOnReturnAndMeetsWhatAColleagueWrote()
    {
        await using var desk = await Desk.OpenAsync(chromium);
        var officer = await desk.ArriveAsync(desk.World.Officer);
        var context = officer.Page.Context;
        await context.RouteAsync("**/lines/**", route => route.AbortAsync());
        await officer.Article(Initiatives).FillAsync(Explanation, "Chưa kịp gửi");
        await officer.Article(OnTime).FillAsync(Explanation, "Cũng chưa kịp gửi");
        await officer.Article(OnTime).SeesAsync("Mất kết nối.");
        await officer.Page.CloseAsync();
        await context.UnrouteAsync("**/lines/**");
        await desk.SaveAsync(desk.World.Colleague, "1.2", "Đồng nghiệp viết trước");

        await using var back = await Walker.ArriveAsync("officer again", context, desk.Findings, looks: false);
        await back.OpenAsync($"/sheets/{desk.World.Sheet}?field=2");
        await back.SeesAsync("Trên máy này còn nội dung chưa lưu của tiêu chí 1.2, 1.3.");
        await back.FollowAsync("1.3");

        await back.Article(Initiatives).SeesAsync("Đã lưu 09:00 bởi Lê Văn Đầu Mối");
        await back.Article(OnTime).SeesAsync("Bản đang lưu, của dongnghiep lúc 09:00 14/10/2025");
        await back.Article(OnTime).SeesAsync("Cũng chưa kịp gửi");
        Assert.Equal(("Chưa kịp gửi", "Đồng nghiệp viết trước"), (await desk.StoredAsync("1.3"), await desk.StoredAsync("1.2")));
        await back.Article(OnTime).FollowAsync("dùng bản đang lưu");
        await back.Article(OnTime).DoesNotSeeAsync("Bản đang lưu");
        await back.DoAsync("finds the colleague's text in the field", () => Assertions.Expect(back.Page.GetByRole(AriaRole.Article, new PageGetByRoleOptions { Name = OnTime }).GetByLabel(Explanation)).ToHaveValueAsync("Đồng nghiệp viết trước"));
    }

    [Fact]
    public async Task TwoOfficers_WriteTheSameCriterion_BothTextsAreThere()
    {
        await using var desk = await Desk.OpenAsync(chromium);
        var one = await desk.ArriveAsync(desk.World.Officer);
        var other = await desk.ArriveAsync(desk.World.Colleague);

        await one.Article(Initiatives).FillAsync("Số sáng kiến", "3");
        await one.Article(Initiatives).FillAsync(Explanation, "Ba sáng kiến cấp tỉnh");
        await one.Article(Initiatives).SeesAsync("Đã lưu 09:00 bởi Lê Văn Đầu Mối");
        await other.Article(Initiatives).FillAsync("Số sáng kiến", "2");
        await other.Article(Initiatives).FillAsync(Explanation, "Hai sáng kiến cấp tỉnh");

        await other.Article(Initiatives).SeesAsync("Bản đang lưu, của Lê Văn Đầu Mối");
        await other.Article(Initiatives).SeesAsync("Ba sáng kiến cấp tỉnh");
        Assert.Equal("Ba sáng kiến cấp tỉnh", await desk.StoredAsync("1.3"));
        await other.DoAsync("opens the page anew", () => other.Page.ReloadAsync());
        await other.Article(Initiatives).SeesAsync("Hai sáng kiến cấp tỉnh");
        Assert.Equal("Ba sáng kiến cấp tỉnh", await desk.StoredAsync("1.3"));
        await other.ClickAsync("Lưu tiêu chí 1.3");
        await other.SeesAsync("Đã lưu tiêu chí 1.3.");

        var line = Assert.Single(await desk.World.LinesAsync());
        Assert.Equal("Hai sáng kiến cấp tỉnh", line.SelfExplanation);
        Assert.Equal(["Ba sáng kiến cấp tỉnh", "Hai sáng kiến cấp tỉnh"], line.Marks.Where(m => m.Stage == MarkStage.Self).OrderBy(m => m.At).ThenBy(m => m.Id).Select(m => m.Reason));
    }

    [Fact]
    public async Task TheButton_IsPressedWhileTheAnswerIsStillComing_NobodyMeetsThemselves_AndNobodyIsOverwritten()
    {
        await using var desk = await Desk.OpenAsync(chromium);
        var officer = await desk.ArriveAsync(desk.World.Officer);
        await officer.Page.EvaluateAsync(
            """
            () => {
                const text = Response.prototype.text;
                Response.prototype.text = async function () {
                    await new Promise(resolve => setTimeout(resolve, 1500));
                    return await text.call(this);
                };
            }
            """);

        await officer.DoAsync("types, and waits until the portal has stored it", () => officer.Page.RunAndWaitForResponseAsync(
            () => officer.Article(Initiatives).FillAsync(Explanation, "Câu đầu."), "**/lines/**"));
        await officer.Article(Initiatives).FillAsync(Explanation, "Câu đầu. Câu sau.");
        await officer.ClickAsync("Lưu tiêu chí 1.3");
        await officer.SeesAsync("Đã lưu tiêu chí 1.3.");
        await officer.DoesNotSeeAsync("Bản đang lưu");
        Assert.Equal("Câu đầu. Câu sau.", await desk.StoredAsync("1.3"));

        await desk.SaveAsync(desk.World.Colleague, "1.2", "Đồng nghiệp viết trước");
        var answered = new TaskCompletionSource();
        await officer.Page.RouteAsync("**/lines/**", async route =>
        {
            var answer = await route.FetchAsync();
            await answered.Task;
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer });
        }, new PageRouteOptions { Times = 1 });
        await officer.DoAsync("types what meets a colleague's text", () => officer.Page.RunAndWaitForRequestAsync(
            () => officer.Article(OnTime).FillAsync(Explanation, "Viết sau"), "**/lines/**"));
        await officer.DoAsync("presses the button before the answer has come", () => officer.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Lưu tiêu chí 1.2" }).ClickAsync());
        answered.SetResult();

        await officer.Article(OnTime).SeesAsync("Bản đang lưu, của dongnghiep");
        Assert.Equal("Đồng nghiệp viết trước", await desk.StoredAsync("1.2"));
    }

    /// <summary>A portal with the unit's world, and the people who sit before it.</summary>
    private sealed class Desk : IAsyncDisposable
    {
        private readonly Chromium chromium;
        private readonly Uri address;
        private readonly List<Walker> walkers = [];

        private Desk(Chromium chromium, PortalHost portal, Uri address, UnitSideWorld world) => (this.chromium, Portal, this.address, World) = (chromium, portal, address, world);

        public PortalHost Portal { get; }

        public UnitSideWorld World { get; }

        public Findings Findings { get; } = new();

        public static async Task<Desk> OpenAsync(Chromium chromium)
        {
            Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
            var (portal, address) = await PortalHost.ServeAsync();
            return new Desk(chromium, portal, address, await UnitSideWorld.MakeAsync(portal));
        }

        /// <summary>Signed in and on the first field of the sheet.</summary>
        public async Task<Walker> ArriveAsync(Account account)
        {
            var walker = await Walker.ArriveAsync(account.UserName!, await chromium.ContextAsync(address, scripts: true), Findings, looks: false);
            walkers.Add(walker);
            walker.Knows(account.UserName!, PortalHost.Password);
            await walker.OpenAsync($"/sheets/{World.Sheet}");
            return walker;
        }

        /// <summary>Somebody saves an explanation elsewhere.</summary>
        public async Task SaveAsync(Account account, string code, string explanation)
        {
            await using var scope = Portal.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
            var criterion = await db.Criteria.Where(c => c.CampaignId == World.Campaign.Id && c.Code == code).Select(c => c.Id).SingleAsync();
            var sheet = await db.ScoreSheets.SingleAsync(s => s.Id == World.Sheet);
            await scope.ServiceProvider.GetRequiredService<SaveMarks>().SelfAsync(account.Actor(), World.Campaign, sheet, criterion, null, explanation, null, Portal.Clock.Now);
        }

        public async Task<string?> StoredAsync(string code) => (await World.LinesAsync()).SingleOrDefault(l => l.Code == code)?.SelfExplanation;

        public async ValueTask DisposeAsync()
        {
            foreach (var walker in walkers)
            {
                await walker.DisposeAsync();
            }

            await Portal.DisposeAsync();
        }
    }
}
