using System.Net;
using System.Text;
using CcHc.Portal.Documents.Tests;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Papers;

/// <summary>The real engine behind the pages, killed while it sets a paper.</summary>
public sealed class PaperEngineTests : PortalTest
{
    private const int Requests = 800;

    private readonly OwnBrowser browser = new();
    private CampaignScene scene = null!;
    private Visitor manager = null!;
    private Guid letter;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.OpenAsync(Portal);
        manager = await Portal.AsAsync(scene.ManagerAccount);
        var paper = new Paper(PaperKind.DeploymentLetter, scene.Committee.Id, "Về việc triển khai phong trào thi đua", scene.Id);
        paper.Write(
            scene.Manager,
            new Dictionary<PaperPart, string?> { [PaperPart.Requests] = string.Join('\n', Enumerable.Range(1, Requests).Select(i => $"Việc thứ {i} của đơn vị")) },
            [],
            scene.Now);
        await Portal.SaveAsync(paper);
        letter = paper.Id;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        browser.Dispose();
    }

    [Fact]
    public async Task KilledDuringADownload_TheFileThatComesIsWhole()
    {
        var download = manager.GetAsync($"/papers/{letter}/pdf");
        await BusyAsync(starts: 1);

        browser.KillBrowser();

        Assert.False(download.IsCompleted, "killed too late to show anything");
        var file = await download;
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (file.Status, file.Response.Content.Headers.ContentType!.MediaType));
        AssertWholePdf(file.Body);
        Assert.Equal(2, browser.Starts);
    }

    [Fact]
    public async Task KilledAtEveryTryOfASubmission_NothingOfThePaperIsKept_AndTheNextPressKeepsAllOfIt()
    {
        var check = await manager.GetAsync($"/papers/{letter}/check");
        var page = await check.PostAsync(Fields(("form.contentCheckedBy", "Nguyễn Văn Nội"), ("form.layoutCheckedBy", "Trần Thị Thức")), "form[action$='/check']");
        var files = await Portal.DbAsync(db => db.StoredFiles.CountAsync());
        var stored = Stored();

        var pressed = page.PressAsync("Lập bản trình ký");
        await BusyAsync(starts: 1);
        browser.KillBrowser();
        await BusyAsync(starts: 2);
        browser.KillBrowser();

        var refused = await pressed;
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("Chưa dựng được tệp PDF", refused.Heading);
        Assert.Contains(
            "Máy chủ chưa dựng xong tệp PDF. Văn bản giữ nguyên như trước, chưa ghi nhận gì; hãy thử lại sau ít phút. Nếu vẫn không được, báo quản trị hệ thống.",
            refused.Texts("main p"));
        var kept = await PaperAsync();
        Assert.Equal((PaperState.Checked, null, null, null), (kept.State, kept.ContentJson, kept.PdfFileId, kept.DocxFileId));
        Assert.Equal(files, await Portal.DbAsync(db => db.StoredFiles.CountAsync()));
        Assert.Equal(stored, Stored());
        Assert.Equal(0, await Portal.DbAsync(db => db.AuditEntries.CountAsync(a => a.SubjectId == letter && a.Act == "paper.submit")));

        var again = await page.PressAsync("Lập bản trình ký");
        Assert.Equal("Đã lập bản trình ký. Số và ngày để trống; ghi nhận ban hành sau khi văn bản được ký.", again.Notice);
        AssertWholePdf((await manager.GetAsync($"/papers/{letter}/pdf")).Body);
        Assert.NotNull((await PaperAsync()).DocxFileId);
    }

    protected override Task<PortalHost> StartAsync() => PortalHost.StartAsync(settings: new Dictionary<string, string> { ["Documents:Browser"] = browser.Path });

    private static void AssertWholePdf(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-1.", text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF", text.TrimEnd(), StringComparison.Ordinal);
        // A paper of so many lines: what was cut off would have fewer pages.
        Assert.InRange(text.Split("/Type /Page\n").Length - 1, Requests / 40, Requests / 20);
    }

    private async Task BusyAsync(int starts)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(90));
        while (browser.Starts < starts || browser.BusyPages().Count == 0)
        {
            await Task.Delay(2, patience.Token);
        }
    }

    private List<string> Stored() => [.. Directory.EnumerateFiles(Path.Combine(Portal.DataFolder, "files"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private Task<Paper> PaperAsync() => Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Id == letter));
}
