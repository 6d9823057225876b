using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Rendering;
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
        var asked = await (await manager.GetAsync($"/papers/{decision}/certificates/printing")).PressAsync("Dựng tệp in");
        await portal.RunJobsAsync();
        var certificates = await (await manager.GetAsync(asked.Path)).FollowAsync("Tải tệp in");
        Assert.Equal("%PDF-"u8.ToArray(), certificates.Body[..5]);
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();

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
