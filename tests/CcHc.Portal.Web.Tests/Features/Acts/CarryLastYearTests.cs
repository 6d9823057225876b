using CcHc.Portal.Data;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.Acts;

/// <summary>Final scores of the round a campaign was copied from, beside the new lines.</summary>
public sealed class CarryLastYearTests : PortalTest
{
    [Fact]
    public async Task Opening_ACopiedRound_CarriesEachUnitsFinalScores_AlsoToTheOneThatFollowedIt()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [92.25m, 81m, 70m]);
        var id = await CopyAndOpenAsync(scene, await FollowAsync(scene));
        var before = await LinesAsync(id);
        await Portal.RunJobsAsync();
        var lines = await LinesAsync(id);

        Assert.Empty(before);
        Assert.Equal(
            [("Sở Phúc lợi", "1.1", 20m), ("Sở Phúc lợi", "1.2", 20m), ("Sở Phúc lợi", "2.1", 41m), ("Sở Tư pháp", "1.1", 20m), ("Sở Tư pháp", "1.2", 20m), ("Sở Tư pháp", "2.1", 52.25m)],
            lines.Where(l => l.Name != "Sở Xây dựng"));
        Assert.Equal([20m, 20m, 30m], lines.Where(l => l.Name == "Sở Xây dựng").Select(l => l.LastYear));
        Assert.Equal((WorkState.Done, 3, 3), await Portal.DbAsync(async db => await db.WorkItems.Where(w => w.Kind == WorkKind.CarryLastYear).Select(w => ValueTuple.Create(w.State, w.Done, w.Total)).SingleAsync()));
    }

    [Fact]
    public async Task CarriedTwice_AndBesideAMarkThatIsThere_TheLinesAreTheSame()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [92.25m]);
        var id = await CopyAndOpenAsync(scene);
        await Portal.RunJobsAsync();
        await Portal.DbAsync(async db =>
        {
            var line = await db.ScoreLines.Include(l => l.Marks).SingleAsync(l => l.CampaignId == id && l.Code == "1.1");
            line.SelfScore(scene.Manager, null, Domain.Points.FromDecimal(10), "Chậm", scene.Now);
            db.WorkItems.Add(new WorkItem(WorkKind.CarryLastYear, id, null, "Hệ thống", scene.Now));
            return await db.SaveChangesAsync();
        });

        await Portal.RunJobsAsync();

        Assert.Equal(3, (await LinesAsync(id)).Count);
        var kept = await Portal.DbAsync(db => db.ScoreLines.AsNoTracking().SingleAsync(l => l.CampaignId == id && l.Code == "1.1"));
        Assert.Equal((20m, 10m), (kept.LastYearPoints!.Value.Value, kept.SelfPoints!.Value.Value));
    }

    [Fact]
    public async Task TheOfficer_SeesLastYearsScoreBesideTheLine()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [92.25m]);
        var id = await CopyAndOpenAsync(scene);
        await Portal.RunJobsAsync();
        var sheet = await Portal.DbAsync(db => db.ScoreSheets.Where(s => s.CampaignId == id).Select(s => s.Id).SingleAsync());
        var officer = await Portal.AsAsync(Role.UnitOfficer, scene.Units[0]);

        var page = await officer.GetAsync($"/sheets/{sheet}");

        Assert.Equal(["Điểm chính thức năm trước: 20,00", "Điểm chính thức năm trước: 20,00"], page.Texts("[data-testid=last-year]"));
    }

    [Fact]
    public async Task TheOfficer_TakesOverLastYearsExplanationAsABeginning()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [92.25m]);
        var id = await CopyAndOpenAsync(scene);
        await Portal.RunJobsAsync();
        var sheet = await Portal.DbAsync(db => db.ScoreSheets.Where(s => s.CampaignId == id).Select(s => s.Id).SingleAsync());
        await Portal.DbAsync(db => db.Set<PhaseWindow>().Where(p => p.CampaignId == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Start, scene.Now.AddDays(-1)).SetProperty(x => x.End, scene.Now.AddDays(1))));
        var officer = await Portal.AsAsync(Role.UnitOfficer, scene.Units[0]);
        var page = await officer.GetAsync($"/sheets/{sheet}");
        Assert.Equal(["Có kế hoạch", "Có báo cáo"], page.Texts("[data-testid=last-explanation]"));

        var again = await page.PressAsync("Dùng lại giải trình năm trước cho tiêu chí 1.1", new { explanation = "Năm nay có thêm phụ lục." });

        Assert.Equal(System.Net.HttpStatusCode.OK, again.Status);
        Assert.Equal("Năm nay có thêm phụ lục.\nCó kế hoạch", again.Document.QuerySelector("[data-testid='line-1.1'] textarea")!.TextContent.Trim());
        Assert.Null(await Portal.DbAsync(db => db.ScoreLines.Where(l => l.SheetId == sheet && l.Code == "1.1").Select(l => l.SelfExplanation).SingleAsync()));
    }

    [Fact]
    public async Task WhereTheMaximumChanged_TheFigureIsLeftOut()
    {
        var scene = await CampaignScene.PublishedAsync(Portal, [92.25m]);
        await Portal.DbAsync(db => db.Criteria.Where(c => c.CampaignId == scene.Id && c.Code == "2.1").ExecuteUpdateAsync(c => c.SetProperty(x => x.MaxPoints, Domain.Points.FromDecimal(50))));
        var id = await CopyAndOpenAsync(scene, but: db => db.Criteria.Where(c => c.CampaignId != scene.Id && c.Code == "2.1").ExecuteUpdateAsync(c => c.SetProperty(x => x.MaxPoints, Domain.Points.FromDecimal(60))));

        await Portal.RunJobsAsync();

        Assert.Equal(["1.1", "1.2"], (await LinesAsync(id)).Select(l => l.Code));
    }

    // Sở Y tế goes over into Sở Phúc lợi; Sở Xây dựng stays.
    private async Task<Unit> FollowAsync(CampaignScene scene)
    {
        var follower = new Unit("Sở Phúc lợi", UnitKind.Department, scene.Committee);
        await Portal.SaveAsync(follower, new UnitLineage(scene.Units[1].Id, follower.Id, new DateOnly(2026, 1, 1), LineageKind.Merger));
        await Portal.DbAsync(async db =>
        {
            (await db.Units.Include(u => u.Names).SingleAsync(u => u.Id == scene.Units[1].Id)).Close(scene.Manager, new DateOnly(2025, 12, 31), "Nhập vào Sở Phúc lợi", scene.Now);
            return await db.SaveChangesAsync();
        });
        return follower;
    }

    private async Task<Guid> CopyAndOpenAsync(CampaignScene scene, Unit? follower = null, Func<PortalDbContext, Task>? but = null)
    {
        var signed = await scene.KeepFileAsync("ke-hoach-2026.pdf", CampaignScene.SignedPdf("12"));
        var id = Guid.Empty;
        await scene.ActAsync(async (services, source) =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var copy = await services.GetRequiredService<CopyCampaign>().RunAsync(scene.Manager, source, "Đẩy mạnh cải cách hành chính năm 2026", 2026, scene.Now);
            id = copy.Id;
            if (follower is not null)
            {
                db.Participants.AddRange(copy.Enroll(scene.Manager, copy.Groups[0].Id, [new Entrant(ParticipantKind.Collective, follower.Name, follower.Id)], scene.Now));
            }

            var plan = new Paper(PaperKind.Plan, scene.Committee.Id, "Phát động phong trào thi đua", copy.Id);
            plan.Check(scene.Manager, "Nguyễn Văn Nội", "Trần Thị Thức", scene.Now);
            plan.Submit(scene.Manager, "{}", null, signed.Id, scene.Now);
            plan.Issue(scene.Manager, new Issuance("12", "KH-UBND", new DateOnly(2025, 10, 1), "Hồ Văn Chủ", "Chủ tịch", signed.Id, signed.Sha256), null, null, null, scene.Now);
            db.Papers.Add(plan);
            await db.SaveChangesAsync();
            if (but is not null)
            {
                await but(db);
            }

            await services.GetRequiredService<OpenCampaign>().RunAsync(scene.Manager, copy, scene.Now);
        });
        return id;
    }

    private Task<List<(string Name, string Code, decimal LastYear)>> LinesAsync(Guid campaignId) => Portal.DbAsync(async db =>
        (await db.ScoreLines.AsNoTracking()
            .Where(l => l.CampaignId == campaignId && l.LastYearPoints != null)
            .Join(db.ScoreSheets, l => l.SheetId, s => s.Id, (l, s) => new { l.Code, l.LastYearPoints, s.ParticipantId })
            .Join(db.Participants, x => x.ParticipantId, p => p.Id, (x, p) => new { p.Name, x.Code, x.LastYearPoints })
            .OrderBy(x => x.Name).ThenBy(x => x.Code)
            .ToListAsync())
        .ConvertAll(x => (x.Name, x.Code, x.LastYearPoints!.Value.Value)));
}
