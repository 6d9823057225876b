using System.Net;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

/// <summary>Điểm phấn đấu by field and in all, and registering late as a figure of a criterion. Fields: 1 (6 points), 2 (2 points).</summary>
public sealed class PledgePointsTests : PortalTest
{
    [Fact]
    public async Task PointsByField_AreKept_AndShownOnTheSheetBesideThePointsSoFar_AndInTheList()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var page = await officer.GetAsync($"/participants/{world.Participant.Id}/pledge");

        page = await page.PostAsync(Fields(("fieldPoints[0].points", "5,5"), ("fieldPoints[1].points", "2")), "#pledge-form");

        Assert.Equal("Đã lưu bản đăng ký.", page.Notice);
        var pledge = await Portal.DbAsync(db => db.Pledges.AsNoTracking().Include(p => p.Aims).SingleAsync());
        Assert.Equal([("1", 5.5m, 6m), ("2", 2m, 2m)], pledge.Aims.OrderBy(a => a.Order).Select(a => (a.FieldCode, a.Points.Value, a.Maximum.Value)));
        Assert.Equal(7.5m, pledge.PointsAimedAt!.Value.Value);
        // Before the head has approved it is nobody's word.
        Assert.False((await officer.GetAsync($"/sheets/{world.Sheet}")).Has("[data-testid=aimed-at]"));

        await page.PressAsync("Trình thủ trưởng duyệt");
        await (await (await world.AsAsync(world.Head)).GetAsync($"/participants/{world.Participant.Id}/pledge")).PressAsync("Duyệt đăng ký");

        var sheet = await officer.GetAsync($"/sheets/{world.Sheet}");
        Assert.Equal(["phấn đấu 7,5"], sheet.Texts("[data-testid=aimed-at]"));
        Assert.Equal(["0/3 tiêu chí · 0,00 điểm, phấn đấu 5,5", "0/1 tiêu chí · 0,00 điểm, phấn đấu 2"], sheet.Texts("#workspace-fields .fields-done"));
        Assert.Equal(["5,5/6", "2/2"], (await officer.GetAsync($"/participants/{world.Participant.Id}/pledge")).Texts("[data-testid=aim]"));
        var list = await (await world.AsAsync(world.Manager)).GetAsync($"/campaigns/{world.Campaign.Id}/pledges");
        Assert.Contains("7,5 1: 5,5/6; 2: 2/2", list.Texts("td[data-label='Điểm phấn đấu']"));
    }

    [Fact]
    public async Task PointsThatCannotBe_AreRefusedAtTheirField_KeepingTheRest()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var page = await (await world.AsAsync(world.Officer)).GetAsync($"/participants/{world.Participant.Id}/pledge");

        page = await page.PostAsync(Fields(("targets", "Giữ dòng này"), ("fieldPoints[0].points", "6,5"), ("fieldPoints[1].points", "1")), "#pledge-form");

        Assert.Equal((HttpStatusCode.Conflict, "1. Công tác chỉ đạo, điều hành: Lĩnh vực 1 có tối đa 6 điểm."), (page.Status, Assert.Single(page.Errors)));
        Assert.Equal("6,5", page.Document.QuerySelector("[name='fieldPoints[0].points']")!.GetAttribute("value"));
        Assert.Contains("Giữ dòng này", page.Texts("textarea[name=targets]"));

        page = await page.PostAsync(Fields(("fieldPoints[0].points", "5"), ("pointsAimedAt", "7,5")), "#pledge-form");

        Assert.Equal("Điểm phấn đấu: Tổng các lĩnh vực đã ghi là 6 điểm, khác tổng 7,5; sửa lại hoặc để trống tổng.", Assert.Single(page.Errors));
        Assert.Empty(await Portal.DbAsync(db => db.Pledges.ToListAsync()));
    }

    [Fact]
    public async Task ThePaper_HasThePointsByField()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var by = world.Officer.Actor();
        var pledge = new Pledge(by, world.Campaign.Id, world.Participant.Id, world.Commune.Id, Portal.Clock.Now);
        pledge.Write(by, null, new(null, Points.FromDecimal(8), [new("1", "Công tác chỉ đạo, điều hành", Points.FromDecimal(6), Points.FromDecimal(5.5m)), new("2", "Cải cách thủ tục hành chính", Points.FromDecimal(2), Points.FromDecimal(2))]), null, ["Hồ sơ đúng hạn; 100%"], Portal.Clock.Now);
        pledge.Submit(by, Portal.Clock.Now);
        await Portal.SaveAsync(pledge);
        await (await (await world.AsAsync(world.Head)).GetAsync($"/participants/{world.Participant.Id}/pledge")).PressAsync("Duyệt đăng ký");

        await using var scope = Portal.Services.CreateAsyncScope();
        var paper = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Papers.SingleAsync(p => p.Kind == PaperKind.Pledge, TestContext.Current.CancellationToken);
        var composer = scope.ServiceProvider.GetServices<IPaperComposer>().Single(c => c.Kinds.Contains(PaperKind.Pledge));
        var composed = await composer.ComposeAsync(paper, PaperMarks.Draft, TestContext.Current.CancellationToken);

        var table = composed.Blocks.OfType<Documents.Model.PaperTable>().Last();
        Assert.Equal([["1", "Công tác chỉ đạo, điều hành", "6", "5,5"], ["2", "Cải cách thủ tục hành chính", "2", "2"]], table.Rows.Select(r => r.Cells));
    }

    [Fact]
    public async Task RegisteringLate_IsAFigureOfTheLeafThatAsksForIt_WithATraceThatNamesThePledge()
    {
        var world = await LateWorldAsync();
        var manager = await world.AsAsync(world.Manager);
        var page = await manager.GetAsync($"/campaigns/{world.Campaign.Id}/system-figures");

        page = await page.PostAsync(Fields(("figure", "PledgeWorkingDaysLate")), "[data-testid='leaf-3.1'] form");

        Assert.Equal("Tiêu chí 3.1 lấy «Số ngày làm việc đăng ký trễ hạn»; đã ghi 0 số liệu.", page.Notice);
        Assert.Equal(["Số ngày làm việc đăng ký trễ hạn"], await Portal.DbAsync(db => db.AuditEntries.Where(e => e.Act == "campaign.take-from").Select(e => e.To!).ToListAsync()));

        // Wednesday 5/11: three working days after Friday 31/10.
        Portal.Clock.Now = VietnamTime.StartOf(new(2025, 11, 5)).AddHours(9);
        await SubmitAsync(world);
        await (await (await world.AsAsync(world.Head)).GetAsync($"/participants/{world.Participant.Id}/pledge")).PressAsync("Duyệt đăng ký");

        var figure = await Portal.DbAsync(db => db.CentralFigures.AsNoTracking().SingleAsync());
        Assert.Equal(
            (world.Sheet, "3.1", 3, 0.5m, "Hệ thống", "Bản đăng ký thi đua của Ủy ban nhân dân xã Tân Lập, duyệt lúc 09:00 05/11/2025, hạn 31/10/2025, trễ 3 ngày làm việc"),
            (figure.SheetId, figure.Code, (int)Answer.FromJson(figure.Answer).Count!.Value, figure.Points.Value, figure.TakenByName, figure.SourceText));
        var reasons = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}/reasons/3.1");
        Assert.Contains("Bản đăng ký thi đua của Ủy ban nhân dân xã Tân Lập, duyệt lúc 09:00 05/11/2025, hạn 31/10/2025, trễ 3 ngày làm việc", reasons.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Points.FromDecimal(0.5m), (await Portal.DbAsync(db => db.ScoreLines.SingleAsync(l => l.SheetId == world.Sheet && l.Code == "3.1"))).SelfPoints);
    }

    [Fact]
    public async Task TyingALeaf_AfterUnitsHaveLocked_FillsInWhatIsThere_AndOnlyOnce()
    {
        var world = await LateWorldAsync();
        await world.SendToHeadAsync();
        await (await (await world.AsAsync(world.Head)).GetAsync($"/sheets/{world.Sheet}/approval")).PressAsync("Duyệt và khóa để ký");
        var manager = await world.AsAsync(world.Manager);

        var page = await (await manager.GetAsync($"/campaigns/{world.Campaign.Id}/system-figures")).PostAsync(Fields(("figure", "LockDay")), "[data-testid='leaf-3.2'] form");
        var again = await (await manager.GetAsync($"/campaigns/{world.Campaign.Id}/system-figures")).PostAsync(Fields(("figure", "LockDaysLate")), "[data-testid='leaf-3.1'] form");
        var wrong = await manager.PostAsync($"/campaigns/{world.Campaign.Id}/system-figures/{await LeafAsync(world, "3.1")}", Fields(("figure", "LockDay"), ("version", 1)));

        Assert.Equal("Tiêu chí 3.2 lấy «Ngày khóa phiếu tự chấm»; đã ghi 1 số liệu.", page.Notice);
        Assert.Equal("Tiêu chí 3.1 lấy «Số ngày khóa phiếu trễ hạn»; đã ghi 1 số liệu.", again.Notice);
        Assert.Equal(["Cách chấm của tiêu chí 3.1 không dùng được «Ngày khóa phiếu tự chấm»."], wrong.Obstacles);
        var figures = await Portal.DbAsync(db => db.CentralFigures.AsNoTracking().Include(f => f.Values).OrderBy(f => f.Code).ToListAsync());
        Assert.Equal([("3.1", 2m, 1), ("3.2", 1m, 1)], figures.Select(f => (f.Code, f.Points.Value, f.Values.Count)));
        Assert.Equal(new DateOnly(2025, 10, 14), Answer.FromJson(figures[1].Answer).Date);
    }

    [Fact]
    public async Task SystemFigures_AreTheManagersToChoose()
    {
        var world = await LateWorldAsync();
        var officer = await world.AsAsync(world.Officer);

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"/campaigns/{world.Campaign.Id}/system-figures")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync($"/campaigns/{world.Campaign.Id}/system-figures/{await LeafAsync(world, "3.1")}", Fields(("figure", "PledgeDaysLate")))).Status);
        Assert.Null(await Portal.DbAsync(db => db.Criteria.Where(c => c.CampaignId == world.Campaign.Id && c.Code == "3.1").Select(c => c.Figure).SingleAsync()));
    }

    /// <summary>Late work is taken, and a third field has a deduction per day late (3.1) and a deadline (3.2).</summary>
    private Task<UnitSideWorld> LateWorldAsync() => UnitSideWorld.MakeAsync(
        Portal,
        but: (c, by) => c.TakeLateWork(by, true, FixedClock.Start),
        more:
        [
            new("3", null, 101, 0, false, "Chấp hành thời hạn", Points.FromDecimal(3), ScoringMethods.Group, "sum of children"),
            new("3.1", "3", 102, 1, true, "Đăng ký đúng hạn", Points.FromDecimal(2), ScoringMethods.Deduct, "start=2; per=0.5; unit=ngày trễ; floor=0", InputBy: InputBy.Imported),
            new("3.2", "3", 103, 1, true, "Khóa phiếu đúng hạn", Points.FromDecimal(1), ScoringMethods.Deadline, "due=31/10; per=0.1/day; floor=0", InputBy: InputBy.Imported),
        ]);

    private Task SubmitAsync(UnitSideWorld world)
    {
        var pledge = new Pledge(world.Officer.Actor(), world.Campaign.Id, world.Participant.Id, world.Commune.Id, Portal.Clock.Now);
        pledge.Write(world.Officer.Actor(), null, null, null, ["Hồ sơ đúng hạn; 100%"], Portal.Clock.Now);
        pledge.Submit(world.Officer.Actor(), Portal.Clock.Now);
        return Portal.SaveAsync(pledge);
    }

    private Task<Guid> LeafAsync(UnitSideWorld world, string code) => Portal.DbAsync(db => db.Criteria.Where(c => c.CampaignId == world.Campaign.Id && c.Code == code).Select(c => c.Id).SingleAsync());
}
