using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.EvidenceStores;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>A page that looks again by itself while the portal works on something.</summary>
public sealed class WaitingPageTests(Chromium chromium)
{
    private const string Waits = "Đang chuyển tệp sang PDF để xem tại trang.";
    private const int LongerThanItWaits = 5000;

    [Fact]
    public async Task ItLooksAgain_ButTakesNothingThatIsTyped_AndHoldsNobodyWhoLeaves()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (portal, address) = await PortalHost.ServeAsync();
        await using var served = portal;
        var world = await UnitSideWorld.MakeAsync(portal);
        await using var officer = await Walker.ArriveAsync("officer before a page that waits", await chromium.ContextAsync(address, scripts: true), null, looks: false);
        officer.Knows(world.Officer.UserName!, PortalHost.Password);
        await officer.OpenAsync($"/units/{world.Commune.Id}/campaigns/{world.Campaign.Id}/evidence/new");
        await officer.AttachAsync("Chọn tệp", "báo cáo.docx", Files.Docx());
        await officer.ClickAsync("Đưa vào kho");
        var (item, sha256) = await portal.DbAsync(db => db.EvidenceRevisions.Select(r => ValueTuple.Create(r.EvidenceId, r.Sha256)).SingleAsync());
        await portal.SaveAsync(new WorkItem(WorkKind.PreviewOffice, Previews.Subject(sha256), null, "Lê Văn Đầu Mối", portal.Clock.Now, sha256));
        await officer.Page.Clock.InstallAsync();

        await officer.OpenAsync($"/evidence/{item}");
        await officer.SeesAsync(Waits);
        await officer.LeaveAsync("waits", () => officer.Page.Clock.FastForwardAsync(LongerThanItWaits));
        Assert.Equal($"/evidence/{item}", officer.Path);

        await officer.FillAsync("Trích yếu, tên tài liệu", "Báo cáo quý III, viết dở");
        await officer.Page.EvaluateAsync("window.isTheSame = true");
        await officer.Page.Clock.FastForwardAsync(LongerThanItWaits);
        Assert.True(await officer.Page.EvaluateAsync<bool>("window.isTheSame === true"));

        // The page she goes to is slow, and while it is on its way the time to look again comes.
        await officer.OpenAsync($"/evidence/{item}");
        await officer.Page.RouteAsync("**/evidence?*", async route =>
        {
            await Task.Delay(LongerThanItWaits);
            await route.ContinueAsync();
        });
        await officer.LeaveAsync("leaves", () => officer.Page.Locator("a[href^='/evidence?']").First.ClickAsync());
        Assert.Equal("/evidence", officer.Path);
    }
}
