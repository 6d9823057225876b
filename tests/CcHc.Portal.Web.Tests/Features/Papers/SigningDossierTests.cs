using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.Papers;

/// <summary>Hồ sơ trình: half a page for who signs, and everything in one archive.</summary>
public sealed class SigningDossierTests : PortalTest
{
    [Fact]
    public async Task TheSummary_SaysWhatToHowManyWhoJustMissedItAndWhatDiffers()
    {
        var (scene, decision) = await SubmittedAsync();
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var page = await (await manager.GetAsync($"/papers/{decision}")).FollowAsync("Tóm tắt trình ký");

        Assert.Equal(["Khen thưởng và chỉ tiêu", "Ranh giới và người kế tiếp", "Tiền thưởng", "Còn vướng mắc", "So với Tờ trình", "So với năm trước"], page.Texts("h2"));
        var lines = page.Texts("[data-testid=summary] li");
        Assert.Contains("Bằng khen: 2 trên chỉ tiêu 2 (100% chỉ tiêu)", lines);
        Assert.Contains("Bằng khen: thấp nhất trong danh sách là Sở Tư pháp (hạng 2, 81,00 điểm); kế tiếp: Sở Xây dựng (hạng 3, 70,00 điểm)", lines);
        Assert.Contains("Tổng 14.040.000 đồng cho 2 tập thể, cá nhân", lines);
        Assert.Contains("Như Tờ trình: 2 tập thể, cá nhân", lines);
        Assert.Contains("Trên cổng không có quyết định khen thưởng của đợt trước để so sánh", lines);

        await Portal.DbAsync(db => db.AwardForms.ExecuteUpdateAsync(f => f.SetProperty(a => a.CollectiveHundredths, (int?)null)));
        Assert.Contains("Chưa có mức tiền thưởng trên cổng, kế toán tính riêng cho 2 tập thể, cá nhân", (await manager.GetAsync($"/papers/{decision}/summary")).Texts("[data-testid=summary] li"));
    }

    [Fact]
    public async Task TheSummary_NamesWhoWasAddedAfterTheStatement()
    {
        var (scene, decision) = await SubmittedAsync();
        await Portal.DbAsync(async db =>
        {
            var nomination = await db.Nominations.FirstAsync(n => n.Rank == 2);
            nomination.Withdraw(scene.Manager, "Sở Tư pháp", "Đang xác minh đơn", scene.Now);
            return await db.SaveChangesAsync();
        });

        var page = await (await Portal.AsAsync(scene.ManagerAccount)).GetAsync($"/papers/{decision}/summary");

        var lines = page.Texts("[data-testid=summary] li");
        Assert.Contains("Có trong Tờ trình, không có trong danh sách này: Sở Tư pháp", lines);
        Assert.Contains("1 trường hợp đã rút khỏi danh sách, lý do ghi ở trang đề nghị khen thưởng", lines);
    }

    [Fact]
    public async Task TheDossier_HoldsSlipSummaryPaperStatementAndList_WithTheFrozenBytes()
    {
        var (scene, decision) = await SubmittedAsync();
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        var docx = await manager.GetAsync($"/papers/{decision}/docx");

        var dossier = await (await manager.GetAsync($"/papers/{decision}")).FollowAsync("Tải hồ sơ trình (.zip)");
        var stranger = await Portal.Visitor().GetAsync($"/papers/{decision}/dossier");

        using var zip = new ZipArchive(new MemoryStream(dossier.Body));
        var names = zip.Entries.Select(e => e.FullName).Where(n => !n.EndsWith(".pdf", StringComparison.Ordinal)).ToList();
        Assert.Equal(["01 Phiếu trình.docx", "02 Tóm tắt trình ký.docx", "03 Quyết định khen thưởng.docx", "04 Tờ trình đề nghị khen thưởng.docx", "05 Danh sách.xlsx", "SHA256SUMS"], names);
        Assert.Equal(docx.Body, Bytes(zip, "03 Quyết định khen thưởng.docx"));
        Assert.Contains($"{Convert.ToHexStringLower(SHA256.HashData(docx.Body))}  03 Quyết định khen thưởng.docx\n", Encoding.UTF8.GetString(Bytes(zip, "SHA256SUMS")), StringComparison.Ordinal);
        Assert.Contains("Sở Nội vụ kính trình Chủ tịch Ủy ban nhân dân tỉnh An Giang xem xét, ký Quyết định về việc khen thưởng.", Encoding.UTF8.GetString(Bytes(zip, "01 Phiếu trình.docx")), StringComparison.Ordinal);
        var list = new Workbook(Bytes(zip, "05 Danh sách.xlsx"));
        Assert.Empty(list.Faults());
        Assert.Contains(list.Read().Lines, l => l.Cells.Any(c => c.Text == "Sở Y tế"));
        Assert.Equal("/sign-in", stranger.Path);
    }

    [Fact]
    public async Task WhoMayReadTheIssuedPaperOnly_SeesNothingOfWhatWentUpWithIt()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m], ["2"]);
        var decision = await scene.AwardAsync();
        var other = await Portal.AsAsync(await Portal.AccountAsync("so.khac", scene.Units[2], Role.UnitOfficer, "Người của đơn vị khác"));

        var page = await other.GetAsync($"/papers/{decision}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(page.Texts("a"), t => t.Contains("rình ký", StringComparison.Ordinal) || t.Contains("hồ sơ trình", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"/papers/{decision}/summary")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"/papers/{decision}/dossier")).Status);
    }

    [Fact]
    public async Task BeforeItIsSubmitted_ThereIsASummaryAndNoDossier()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m], ["2"]);
        var statement = new Paper(PaperKind.SubmissionStatement, scene.HomeAffairs.Id, "Về việc đề nghị khen thưởng", scene.Id);
        await scene.FillProposalsAsync();
        await Portal.SaveAsync(statement);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var refused = await manager.GetAsync($"/papers/{statement.Id}/dossier");

        Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/papers/{statement.Id}/summary")).Status);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["Hồ sơ trình gồm bản trình ký; anh/chị lập bản trình ký trước."], refused.Obstacles);
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();

    /// <summary>Statement with its number, decision as it goes up.</summary>
    private async Task<(CampaignScene Scene, Guid Decision)> SubmittedAsync()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m], ["2"]);
        await scene.FillProposalsAsync();
        var statement = new Paper(PaperKind.SubmissionStatement, scene.HomeAffairs.Id, "Về việc đề nghị khen thưởng", scene.Id);
        var decision = new Paper(PaperKind.AwardDecision, scene.Committee.Id, "Về việc khen thưởng", scene.Id);
        await Portal.SaveAsync(statement, decision);
        await scene.IssueAsync(statement.Id, "12", "TTr-SNV", new DateOnly(2025, 10, 10), "Ngô Thị Giám");
        await scene.ActAsync(async (services, _) =>
        {
            var db = services.GetRequiredService<Data.PortalDbContext>();
            var paper = await db.Papers.SingleAsync(p => p.Id == decision.Id);
            paper.Check(scene.Manager, "Nguyễn Văn Nội", "Trần Thị Thức", scene.Now);
            await services.GetRequiredService<PaperFiles>().SubmitAsync(scene.Manager, paper, scene.Now, default);
            await db.SaveChangesAsync();
        });
        return (scene, decision.Id);
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var content = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
