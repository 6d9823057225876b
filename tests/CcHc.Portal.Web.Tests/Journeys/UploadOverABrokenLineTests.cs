using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CcHc.Portal.Web.Tests.Journeys;

public sealed class UploadOverABrokenLineTests(Chromium chromium)
{
    [Fact]
    public async Task ALineThatBreaks_CostsItsFileASecondTryAndTheOthersNothing()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (portal, address) = await PortalHost.ServeAsync();
        await using var served = portal;
        var scene = await CampaignScene.OpenAsync(portal);
        await portal.AccountAsync("tu.phap", scene.Units[0], Role.UnitOfficer, "Trần Thị Tư");
        await using var officer = await Walker.ArriveAsync("officer on a bad line", await chromium.ContextAsync(address, scripts: true), null, looks: false);
        officer.Knows("tu.phap", PortalHost.Password);
        await officer.OpenAsync($"/units/{scene.Units[0].Id}/campaigns/{scene.Id}/evidence/new");

        // The first sending breaks off, and later one whose answer is lost on the way back.
        var sendings = 0;
        await officer.Page.RouteAsync("**/evidence/files", async route =>
        {
            switch (Interlocked.Increment(ref sendings))
            {
                case 1:
                    await route.AbortAsync("connectionreset");
                    break;
                case 2:
                    await route.FetchAsync();
                    await route.AbortAsync("connectionreset");
                    break;
                default:
                    await route.ContinueAsync();
                    break;
            }
        });
        await officer.Page.GetByLabel("Chọn tệp").SetInputFilesAsync([.. Enumerable.Range(1, 4).Select(i => new FilePayload { Name = $"tài liệu {i}.pdf", MimeType = "application/pdf", Buffer = Files.Pdf($"{i}") })]);
        await officer.ClickAsync("Đưa vào kho");

        await officer.SeesAsync("Đã thêm 4 tệp vào kho.");
        var items = await portal.DbAsync(db => db.Evidence.Where(e => e.Kind == EvidenceKind.File && e.Abstract.StartsWith("tài liệu ")).Select(e => e.Abstract).OrderBy(a => a).ToListAsync());
        Assert.Equal(["tài liệu 1", "tài liệu 2", "tài liệu 3", "tài liệu 4"], items);
        Assert.Equal(6, sendings);
    }
}
