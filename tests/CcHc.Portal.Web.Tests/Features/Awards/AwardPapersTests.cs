using System.Net;
using System.Text;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Tests.Features.Awards;

/// <summary>From the list to the certificate.</summary>
public sealed class AwardPapersTests : PortalTest
{
    [Fact]
    public async Task TheDecision_WaitsForTheStatementAndCitesItLast()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m], ["2"]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        await manager.PostAsync($"/campaigns/{scene.Id}/nominations/filling");
        var tooEarly = await manager.PostAsync($"/campaigns/{scene.Id}/award-decision");
        Assert.Equal(["Chưa ghi nhận số, ngày của Tờ trình đề nghị khen thưởng; quyết định phải dẫn Tờ trình ở căn cứ cuối."], tooEarly.Obstacles);

        await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement");
        var statement = await PaperIdAsync(PaperKind.SubmissionStatement);
        var twice = await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement");
        Assert.Equal(["Phong trào đã có Tờ trình đề nghị khen thưởng."], twice.Obstacles);
        await scene.IssueAsync(statement, "12", "TTr-SNV", new DateOnly(2025, 10, 10), "Ngô Thị Giám");

        var draft = await (await manager.GetAsync($"/campaigns/{scene.Id}/awards")).PressAsync("Lập Quyết định khen thưởng");

        Assert.Equal("Đã lập dự thảo Quyết định khen thưởng.", draft.Notice);
        var bases = draft.Texts(".paper-basis");
        Assert.Equal("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 10 tháng 10 năm 2025.", bases[^1]);
        Assert.Equal("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", bases[0]);
        Assert.Contains("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG", draft.Texts(".paper-authority").Select(t => t.ToUpperInvariant()));
    }

    [Fact]
    public async Task TheStatement_OfAnEmptyList_IsRefused()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m], ["1"]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var refused = await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement");

        Assert.Equal(["Danh sách đề nghị khen thưởng chưa có ai."], refused.Obstacles);
        Assert.False(await Portal.DbAsync(db => db.Papers.AnyAsync(p => p.Kind == PaperKind.SubmissionStatement)));
    }

    [Fact]
    public async Task Submission_NumbersTheRecipientsInTheOrderOfTheTable()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m, 60m], ["1", "2"]);

        await scene.AwardAsync();

        Assert.Equal(["1 Bằng khen Sở Y tế", "2 Giấy khen 1 Sở Tư pháp", "3 Giấy khen 1 Sở Xây dựng"], await AwardeesAsync());
    }

    [Fact]
    public async Task ASecondSubmission_ReplacesTheRecipientsOfTheFirst()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m], ["1"]);
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        await manager.PostAsync($"/campaigns/{scene.Id}/nominations/filling");
        await manager.PostAsync($"/campaigns/{scene.Id}/submission-statement");
        await scene.IssueAsync(await PaperIdAsync(PaperKind.SubmissionStatement), "12", "TTr-SNV", new DateOnly(2025, 10, 10));
        await manager.PostAsync($"/campaigns/{scene.Id}/award-decision");
        var decision = await PaperIdAsync(PaperKind.AwardDecision);
        await SubmitAsync(scene, decision);
        Assert.Equal(["1 Bằng khen Sở Y tế"], await AwardeesAsync());

        await Portal.DbAsync(async db =>
        {
            (await db.Papers.SingleAsync(p => p.Id == decision)).Redraft(scene.Manager, "Đổi người", scene.Now);
            (await db.Nominations.SingleAsync()).Withdraw(scene.Manager, "Sở Y tế", "Đang xác minh", scene.Now);
            return await db.SaveChangesAsync();
        });
        await scene.ActAsync(async (services, campaign) =>
        {
            await services.GetRequiredService<Web.Features.Shared.Acts.AwardProposals>().AddAsync(scene.Manager, campaign, scene.AwardIds[0], scene.ParticipantIds[0], null, scene.Now);
            await services.GetRequiredService<Data.PortalDbContext>().SaveChangesAsync();
        });
        await SubmitAsync(scene, decision);

        Assert.Equal(["1 Bằng khen Sở Tư pháp"], await AwardeesAsync());
    }

    [Fact]
    public async Task Certificates_AreMadeByTheJobAndDownloadedByWhoMaySeeTheList()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m, 70m], ["2"]);
        var decision = await scene.AwardAsync();
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var asked = await (await manager.GetAsync($"/campaigns/{scene.Id}/awards")).PressAsync("Dựng tệp in Bằng khen");
        Assert.Equal("Đang dựng tệp in 2 Bằng khen. Trang này cho biết khi nào xong; anh/chị có thể làm việc khác.", asked.Notice);
        Assert.Equal(["0/2"], asked.Texts("progress"));

        await Portal.RunJobsAsync();

        var page = await manager.GetAsync($"/campaigns/{scene.Id}/awards");
        var file = await page.FollowAsync("Tải tệp in (2 tờ)");
        var text = Encoding.UTF8.GetString(file.Body);
        Assert.Contains("Chủ tịch Ủy ban nhân dân tỉnh An Giang: Bằng khen Sở Y tế, 345/QĐ-UBND, sổ 1", text, StringComparison.Ordinal);
        Assert.Contains("Bằng khen Sở Tư pháp, 345/QĐ-UBND, sổ 2", text, StringComparison.Ordinal);
        Assert.Equal("bang-khen-345.pdf", file.Response.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(2, await Portal.DbAsync(db => db.Awardees.CountAsync(a => a.PrintedAt != null)));
        Assert.Equal(WorkState.Done, await Portal.DbAsync(db => db.WorkItems.Where(w => w.Kind == WorkKind.PrintCertificates).Select(w => w.State).SingleAsync()));

        Assert.Equal("/sign-in", (await Portal.Visitor().GetAsync(file.Path)).Path);
        var officer = await Portal.AsAsync(Domain.People.Role.UnitOfficer, scene.Units[0]);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(file.Path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync($"/papers/{decision}/certificates", new { formName = "Bằng khen" })).Status);
    }

    [Fact]
    public async Task Certificates_BeforeTheDecisionIsIssued_AreRefused()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [81m, 92m], ["1"]);
        var decision = new Domain.Papers.Paper(PaperKind.AwardDecision, scene.Committee.Id, "Về việc khen thưởng", scene.Id);
        await Portal.SaveAsync(decision);
        var manager = await Portal.AsAsync(scene.ManagerAccount);

        var refused = await manager.PostAsync($"/papers/{decision.Id}/certificates", new { formName = "Bằng khen" });

        Assert.Equal(["In giấy khen sau khi đã ghi nhận số, ngày của Quyết định."], refused.Obstacles);
        Assert.False(await Portal.DbAsync(db => db.WorkItems.AnyAsync()));
    }

    [Fact]
    public async Task TheWholeWay_WithTheRealEngine_GivesPdfs()
    {
        await using var portal = await PortalHost.StartAsync();
        var browser = await portal.Services.GetRequiredService<IPaperRenderer>().CheckAsync(TestContext.Current.CancellationToken);
        Assert.SkipUnless(browser.IsAvailable, browser.Problem ?? "no browser");
        var scene = await CampaignScene.PublishedAsync(portal, [81m, 92m], ["1"]);

        var decision = await scene.AwardAsync();

        var pdf = (await portal.Visitor().GetAsync($"/papers/{decision}/pdf")).Body;
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        Assert.True(pdf.Length > 10_000, $"{pdf.Length} bytes");
        var text = PaperSnapshot.Read((await portal.DbAsync(db => db.Papers.AsNoTracking().SingleAsync(p => p.Id == decision))).ContentJson!);
        Assert.Equal(new PaperNumber("345", "QĐ-UBND"), text.Number);
        var manager = await portal.AsAsync(scene.ManagerAccount);
        await manager.PostAsync($"/papers/{decision}/certificates", new { formName = "Bằng khen" });
        await portal.RunJobsAsync();
        var certificates = await (await manager.GetAsync($"/campaigns/{scene.Id}/awards")).FollowAsync("Tải tệp in (1 tờ)");
        Assert.Equal("%PDF-"u8.ToArray(), certificates.Body[..5]);
    }

    protected override Task<PortalHost> StartAsync() => PortalHost.StartAsync(services: QuickRenderer.Use);

    private Task<Guid> PaperIdAsync(PaperKind kind) => Portal.DbAsync(db => db.Papers.Where(p => p.Kind == kind).Select(p => p.Id).SingleAsync());

    private Task<List<string>> AwardeesAsync() => Portal.DbAsync(db => db.Awardees.OrderBy(a => a.Ordinal).Select(a => a.Ordinal + " " + a.FormName + " " + a.Name).ToListAsync());

    private async Task SubmitAsync(CampaignScene scene, Guid paperId)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var paper = await db.Papers.SingleAsync(p => p.Id == paperId);
        paper.Check(scene.Manager, "Nguyễn Văn Nội", "Trần Thị Thức", scene.Now);
        await scope.ServiceProvider.GetRequiredService<PaperFiles>().SubmitAsync(scene.Manager, paper, scene.Now, TestContext.Current.CancellationToken);
        await db.SaveChangesAsync();
    }
}
