using System.Net;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Features.Papers;

/// <summary>Who sees which papers, and who may do what with them.</summary>
public sealed class PaperAccessTests : PortalTest
{
    private CampaignScene scene = null!;
    private Guid statement;
    private Guid decision;
    private Guid report;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        scene = await CampaignScene.PublishedAsync(Portal, [92m, 81m], ["1"]);
        decision = await scene.AwardAsync();
        var draft = new Paper(PaperKind.OfficialLetter, scene.HomeAffairs.Id, "Về việc tổng kết", scene.Id);
        var own = new Paper(PaperKind.SelfAssessmentReport, scene.Units[0].Id, "Kết quả tự chấm điểm", scene.Id, scene.ParticipantIds[0]);
        await Portal.SaveAsync(draft, own);
        report = own.Id;
        statement = await Portal.DbAsync(db => Task.FromResult(db.Papers.Single(p => p.Kind == PaperKind.SubmissionStatement).Id));
    }

    [Theory]
    [InlineData(Role.CampaignManager, HttpStatusCode.OK)]
    [InlineData(Role.RecordsClerk, HttpStatusCode.OK)]
    [InlineData(Role.Leader, HttpStatusCode.OK)]
    [InlineData(Role.Auditor, HttpStatusCode.OK)]
    [InlineData(Role.Appraiser, HttpStatusCode.NotFound)]
    [InlineData(Role.Administrator, HttpStatusCode.NotFound)]
    public async Task TheStatementOfTheAdvisingBody_IsSeenByWhoRunsTheCampaign(Role role, HttpStatusCode seen)
    {
        var visitor = await Portal.AsAsync(role, scene.Committee);

        Assert.Equal(seen, (await visitor.GetAsync($"/papers/{statement}")).Status);
        Assert.Equal(seen == HttpStatusCode.OK, (await visitor.GetAsync("/papers")).Rows().Any(r => r[1] == "12/TTr-SNV"));
    }

    [Theory]
    [InlineData(Role.Leader)]
    [InlineData(Role.Auditor)]
    public async Task WhoOnlyReads_IsRefusedEveryAct(Role role)
    {
        var submitted = new Paper(PaperKind.OfficialLetter, scene.Committee.Id, "Về việc nhắc nhở", scene.Id);
        submitted.Check(scene.Manager, "A", "B", scene.Now);
        var file = await scene.KeepFileAsync("a.pdf", CampaignScene.SignedPdf("a"));
        submitted.Submit(scene.Manager, "{}", null, file.Id, scene.Now);
        await Portal.SaveAsync(submitted);
        var reader = await Portal.AsAsync(role, scene.Committee);

        foreach (var act in new[] { "check", "redraft", "submission", "issuance" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync($"/papers/{submitted.Id}/{act}")).Status);
        }

        Assert.Equal(PaperState.Submitted, (await Portal.DbAsync(db => Task.FromResult(db.Papers.Single(p => p.Id == submitted.Id)))).State);
    }

    [Fact]
    public async Task TheRecordsClerk_RecordsButDoesNotDraft()
    {
        var clerk = await Portal.AsAsync(Role.RecordsClerk, scene.Committee);
        var draft = new Paper(PaperKind.AwardDecision, scene.Committee.Id, "Về việc khen thưởng bổ sung", scene.Id);
        await Portal.SaveAsync(draft);

        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.PostAsync($"/papers/{draft.Id}/check")).Status);
        Assert.DoesNotContain("Ghi nhận đã kiểm tra", (await clerk.GetAsync($"/papers/{draft.Id}")).Texts("a"));
    }

    [Fact]
    public async Task AUnitsOfficer_SeesTheOwnPapersAndPublicOnesOnly()
    {
        var officer = await Portal.AsAsync(Role.UnitOfficer, scene.Units[0]);

        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"/papers/{decision}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/papers/{statement}")).Status);
        var other = await Portal.AsAsync(Role.UnitOfficer, scene.Units[1], "other");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/papers/{report}/docx")).Status);
    }

    [Fact]
    public async Task ARoleForOneCampaign_DoesNotReachPapersOfOthers()
    {
        var elsewhere = new Paper(PaperKind.OfficialLetter, scene.Committee.Id, "Về việc khác", null);
        await Portal.SaveAsync(elsewhere);
        var account = await Portal.AccountAsync("mot.dot", scene.Committee, Role.CampaignManager, campaignId: scene.Id);
        var narrow = await Portal.AsAsync(account);

        Assert.Equal(HttpStatusCode.OK, (await narrow.GetAsync($"/papers/{statement}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await narrow.GetAsync($"/papers/{elsewhere.Id}/docx")).Status);
    }

    [Fact]
    public async Task AVisitor_GetsTheFilesOfIssuedPublicPapersOnly()
    {
        var visitor = Portal.Visitor();

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/papers/{decision}/pdf")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/papers/{decision}/signed")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/papers/{statement}/pdf")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/papers/{report}/signed")).Status);
        Assert.Equal("/sign-in", (await visitor.GetAsync($"/papers/{decision}")).Path);
    }

    [Fact]
    public async Task TheList_IsFilteredAndKeepsTheFilterInItsAddress()
    {
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        var all = await manager.GetAsync("/papers");
        Assert.Equal(4, all.Rows().Count);

        var issued = await manager.GetAsync("/papers?kind=AwardDecision&state=Issued");
        Assert.Equal([["Quyết định khen thưởng Về việc khen thưởng", "345/QĐ-UBND", "13/10/2025", "Đã ban hành", CampaignScene.Name]], issued.Rows());
        Assert.Equal("AwardDecision", issued.Document.QuerySelector("[name=kind] [selected]")!.GetAttribute("value"));

        Assert.Equal(["12/TTr-SNV"], (await manager.GetAsync("/papers?q=de nghi KHEN")).Rows().Select(r => r[1]));
        Assert.Contains("Chưa có văn bản nào", string.Join(' ', (await manager.GetAsync("/papers?q=khong co dau")).Texts(".empty-state")));
    }

    [Fact]
    public async Task TheList_AsksTheDatabaseAsOftenForManyRows()
    {
        var manager = await Portal.AsAsync(scene.ManagerAccount);
        var few = await manager.CountAsync("/papers");
        await Portal.SaveAsync([.. Enumerable.Range(0, 20).Select(i => (object)new Paper(PaperKind.OfficialLetter, scene.Committee.Id, $"Về việc {i}", scene.Id))]);

        Assert.Equal(few, await manager.CountAsync("/papers"));
    }

    protected override Task<PortalHost> StartAsync() => QuickRenderer.HostAsync();
}
