using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.Papers;

/// <summary>The files of an issued paper, downloaded again after the portal was stopped and another version of it started.</summary>
public sealed class FrozenFilesTests : PortalTest
{
    private static readonly string[] Kinds = ["pdf", "docx", "signed"];

    [Fact]
    public async Task IssuedPaper_AfterARestart_UnderARendererThatSetsOtherFiles_IsTheSameBytes()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m], ["2"]);
        var decision = await scene.AwardAsync();
        var draft = new Paper(PaperKind.DeploymentLetter, scene.Committee.Id, "Về việc triển khai", scene.Id);
        await Portal.SaveAsync(draft);
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        var before = await FilesAsync(manager, decision);
        Assert.Contains("bản dựng 1", Encoding.UTF8.GetString(before["pdf"]), StringComparison.Ordinal);

        await Portal.RestartAsync(s => QuickRenderer.Use(s, new QuickRenderer { Edition = "bản dựng 2" }));

        var again = await Portal.AsAsync(scene.ManagerAccount);
        Assert.Contains("bản dựng 2", Encoding.UTF8.GetString((await again.GetAsync($"/papers/{draft.Id}/pdf")).Body), StringComparison.Ordinal);
        var after = await FilesAsync(again, decision);
        foreach (var kind in Kinds)
        {
            Assert.Equal(Sha256(before[kind]), Sha256(after[kind]));
            Assert.Equal(before[kind], after[kind]);
        }

        // What was written down when the files were kept, and what the page says.
        var paper = await Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Id == decision));
        var kept = await Portal.DbAsync(db => db.StoredFiles.Where(f => f.Id == paper.PdfFileId || f.Id == paper.DocxFileId || f.Id == paper.SignedFileId).ToDictionaryAsync(f => f.Id, f => f.Sha256));
        Assert.Equal([Sha256(after["pdf"]), Sha256(after["docx"]), Sha256(after["signed"])], [kept[paper.PdfFileId!.Value], kept[paper.DocxFileId!.Value], kept[paper.SignedFileId!.Value]]);
        Assert.Equal([Sha256(after["signed"])], (await again.GetAsync($"/papers/{decision}")).Texts("code.hash"));
    }

    [Fact]
    public async Task PaperFrozenWithoutABrowser_GetsNoPdfLater_ForItWouldBeAnotherEachTime()
    {
        await Portal.RestartAsync(s => QuickRenderer.Use(s, new QuickRenderer { HasBrowser = false }));
        var scene = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m], ["2"]);
        var decision = await scene.AwardAsync();

        await Portal.RestartAsync(QuickRenderer.Use);

        var manager = await Portal.AsAsync(scene.ManagerAccount);
        var page = await manager.GetAsync($"/papers/{decision}");
        Assert.Equal(["Văn bản được lập khi máy chủ chưa dựng được tệp PDF. Tệp Word (DOCX) vẫn tải và dùng được."], page.Texts(".warning:not([data-testid])"));
        Assert.DoesNotContain("Mở PDF", page.Texts("a"));
        var refused = await manager.GetAsync($"/papers/{decision}/pdf");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, refused.Status);
        Assert.Contains("Văn bản này được lập khi máy chủ chưa dựng được tệp PDF nên chỉ có tệp Word (DOCX).", refused.Texts("main p"));
        Assert.Contains("345/QĐ-UBND", Encoding.UTF8.GetString((await manager.GetAsync($"/papers/{decision}/docx")).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrowserGoneBetweenSubmissionAndIssuance_ThePdfWithoutANumberDoesNotPassForTheIssuedOne()
    {
        var scene = await CampaignScene.OpenAsync(Portal);
        var letter = new Paper(PaperKind.DeploymentLetter, scene.Committee.Id, "Về việc triển khai", scene.Id);
        letter.Check(scene.Manager, "Nguyễn Văn Nội", "Trần Thị Thức", scene.Now);
        await Portal.SaveAsync(letter);
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        await manager.PostAsync($"/papers/{letter.Id}/submission");
        Assert.NotNull((await PaperAsync(letter.Id)).PdfFileId);

        await Portal.RestartAsync(s => QuickRenderer.Use(s, new QuickRenderer { HasBrowser = false }));
        await scene.IssueAsync(letter.Id, "41", "UBND-SNV", new DateOnly(2025, 10, 13));

        var issued = await PaperAsync(letter.Id);
        Assert.Null(issued.PdfFileId);
        Assert.NotNull(issued.DocxFileId);
    }

    protected override Task<PortalHost> StartAsync() => PortalHost.StartAsync(services: QuickRenderer.Use);

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static async Task<Dictionary<string, byte[]>> FilesAsync(Visitor visitor, Guid paper)
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var kind in Kinds)
        {
            files[kind] = (await visitor.GetAsync($"/papers/{paper}/{kind}")).Body;
        }

        return files;
    }

    private Task<Paper> PaperAsync(Guid id) => Portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Id == id));
}
