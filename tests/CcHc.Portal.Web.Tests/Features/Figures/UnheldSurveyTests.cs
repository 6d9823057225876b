using System.Net;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.Figures;

public sealed class UnheldSurveyTests : PortalTest
{
    private const string Note = "Tiêu chí 3.1 (Mức độ hài lòng) không tổ chức khảo sát: loại trừ khỏi phiếu của mọi đơn vị, điểm còn lại quy đổi về thang điểm chung. Lý do: Năm 2025 tỉnh không đo lường.";

    [Fact]
    public async Task Declaring_ASurveyNotHeld_LeavesItOutOfEverySheetAndRescales()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();
        await Portal.TakeAsync(world, "3.2", (world.Sheet, 100m));
        await Portal.TakeAsync(world, "3.1", (world.OtherSheet, 90m));

        var page = await DeclareAsync(world);

        Assert.Equal("Đã ghi nhận: không tổ chức khảo sát, tiêu chí 3.1. Điểm của mọi phiếu đã tính lại.", page.Notice);
        Assert.Equal(3, await Portal.DbAsync(db => db.ScoreLines.CountAsync(l => l.Code == "3.1" && l.SelfPoints == Points.Zero && l.SelfAnswer == "{\"not_applicable\":\"exclude\"}")));

        // 2 + 1,7 + 0,5 of field 1, 1 of 2.1, 2 of 3.2: 7,2 of the 10 that apply, on the scale of 13.
        Assert.Equal(9.36m, (await world.ReadSheetAsync()).SelfTotal.Value);
        Assert.Equal(["quanly: Ghi nhận không tổ chức khảo sát, tiêu chí 3.1 (Năm 2025 tỉnh không đo lường)"], (await Portal.ActsAsync("survey.not-held")).Select(a => a.Replace("Trần Thị Quản Lý", "quanly", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Declaring_ASurveyNotHeld_IsSaidUnderTheTableAndInTheWorkbook()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        await DeclareAsync(world);
        var manager = await world.AsAsync(world.Manager);

        var league = await manager.GetAsync($"/campaigns/{world.Campaign.Id}/league");
        var workbook = new Workbook((await manager.GetAsync($"/campaigns/{world.Campaign.Id}/league.xlsx")).Body);

        Assert.Equal([Note], league.Texts("[data-testid=unheld]"));
        Assert.Contains(workbook.Read().Lines, l => l.At(2).Text == Note);
    }

    [Fact]
    public async Task PublishedResults_SayWhichSurveyWasNotHeld()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        await DeclareAsync(world);
        await Portal.DbAsync(async db =>
        {
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == world.Campaign.Id);
            campaign.Settle(world.Manager.Actor(), 3, Portal.Clock.Now);
            campaign.Publish(world.Manager.Actor(), Portal.Clock.Now);
            return await db.SaveChangesAsync();
        });

        var page = await Portal.Visitor().GetAsync($"/ket-qua/{world.Campaign.Id}");

        Assert.Equal([Note], page.Texts("[data-testid=unheld]"));
    }

    [Fact]
    public async Task Importing_AFigureForASurveyNotHeld_IsRefused()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        await DeclareAsync(world);

        var page = await (await world.AsAsync(world.Manager)).GetAsync($"/campaigns/{world.Campaign.Id}/figures");

        Assert.Equal("Tiêu chí 3.1 đã ghi nhận không tổ chức khảo sát", page.Texts("[data-testid='figure-3.1'] td")[^1]);
    }

    [Fact]
    public async Task Revoking_ThatASurveyWasNotHeld_BringsBackTheFigures()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        await Portal.TakeAsync(world, "3.1", (world.Sheet, 90m));
        await Portal.DbAsync(async db =>
        {
            var line = await db.ScoreLines.Include(l => l.Marks).SingleAsync(l => l.Code == "3.1" && l.SheetId == world.Sheet);
            line.Appraise(world.Appraiser.Actor(), null, line.SelfPoints!.Value, "Đúng số liệu", Portal.Clock.Now);
            return await db.SaveChangesAsync();
        });
        Portal.Clock.Move(TimeSpan.FromHours(1));
        var page = await DeclareAsync(world);

        var revoked = await (await page.FollowAsync("Bỏ ghi nhận tiêu chí 3.1")).PostAsync(new Dictionary<string, object?> { ["form.reason"] = "Đã khảo sát bổ sung" });

        Assert.Equal("Tiêu chí 3.1 được tính lại vào mọi phiếu.", revoked.Notice);
        var lines = await Portal.DbAsync(db => db.ScoreLines.AsNoTracking().Where(l => l.Code == "3.1").ToListAsync());
        Assert.Equal(2.7m, lines.Single(l => l.SheetId == world.Sheet).SelfPoints!.Value.Value);
        Assert.Null(lines.Single(l => l.SheetId == world.OtherSheet).SelfPoints);
        Assert.Equal((2.7m, "Đúng số liệu"), lines.Single(l => l.SheetId == world.Sheet) is var back ? (back.AppraisalPoints?.Value, back.AppraisalReason) : default);
        Assert.Equal(2.7m, (await world.ReadSheetAsync()).SelfTotal.Value);
        Assert.Empty((await (await world.AsAsync(world.Manager)).GetAsync($"/campaigns/{world.Campaign.Id}/league")).Texts("[data-testid=unheld]"));
    }

    [Fact]
    public async Task Declaring_WithoutAReason_IsRefusedAtTheField()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        var criterion = await Portal.CriterionAsync(world, "3.1");

        var page = await (await (await world.AsAsync(world.Manager)).GetAsync($"/campaigns/{world.Campaign.Id}/unheld-surveys")).PostAsync(new Dictionary<string, object?> { ["form.criterionId"] = criterion });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Single(page.Errors);
        Assert.Equal(0, await Portal.DbAsync(db => db.UnheldSurveys.CountAsync()));
    }

    [Fact]
    public async Task Declaring_ByAnAgency_IsForbidden()
    {
        var world = await FigureWorld.MakeAsync(Portal);

        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.AsAsync(world.Appraiser)).GetAsync($"/campaigns/{world.Campaign.Id}/unheld-surveys")).Status);
    }

    private async Task<Page> DeclareAsync(UnitSideWorld world)
    {
        var criterion = await Portal.CriterionAsync(world, "3.1");
        var page = await (await world.AsAsync(world.Manager)).GetAsync($"/campaigns/{world.Campaign.Id}/unheld-surveys");
        return await page.PostAsync(new Dictionary<string, object?> { ["form.criterionId"] = criterion, ["form.reason"] = "Năm 2025 tỉnh không đo lường" });
    }
}
