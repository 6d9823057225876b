using System.Net;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

public sealed class DivisionTests : PortalTest
{
    [Fact]
    public async Task Dividing_AFieldAndSingleCriteria_ShowsWhoHasWhatAndWhatIsMine()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var room = new Unit("Trung tâm phục vụ hành chính công", UnitKind.Division, world.Commune);
        await Portal.SaveAsync(room);
        var officer = await world.AsAsync(world.Officer);
        var colleague = await world.AsAsync(world.Colleague);
        var page = await officer.GetAsync($"/sheets/{world.Sheet}/division");
        Assert.Equal(["Chưa phân công", "4", "0", "4", "0", "0"], Assert.Single(page.Rows("main table:has([data-testid=holder])")));

        page = await page.PressAsync("Lưu phân công", Chosen(page, ("field", "1"), ("fieldHolder", WordOf(page, "Phạm Thị Đồng Nghiệp")), ("2.1", WordOf(page, room.Name))));

        Assert.Equal("Đã phân công lại 4 tiêu chí.", page.Notice);
        Assert.Equal([["Phạm Thị Đồng Nghiệp", "3", "0", "3", "0", "0"], [room.Name, "1", "0", "1", "0", "0"]], page.Rows("main table:has([data-testid=holder])"));
        var mine = await colleague.GetAsync($"/sheets/{world.Sheet}?show=cua-toi");
        Assert.Contains("Của tôi (3)", mine.Texts("#workspace-filters a"));
        Assert.Equal(["line-1.1", "line-1.2", "line-1.3"], mine.Document.QuerySelectorAll("article").Select(a => a.GetAttribute("data-testid")));
        Assert.Contains("Của tôi (0)", (await officer.GetAsync($"/sheets/{world.Sheet}")).Texts("#workspace-filters a"));
        var entry = await Portal.DbAsync(db => db.AuditEntries.SingleAsync(e => e.Act == "sheet.divide"));
        Assert.Equal(("Lê Văn Đầu Mối", $"1.1: Phạm Thị Đồng Nghiệp; 1.2: Phạm Thị Đồng Nghiệp; 1.3: Phạm Thị Đồng Nghiệp; 2.1: {room.Name}"), (entry.ByName, entry.To));
    }

    [Fact]
    public async Task Dividing_WhatSomebodyElseDividedMeanwhile_IsShownAgainWithWhatWasChosen()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var mine = await (await world.AsAsync(world.Officer)).GetAsync($"/sheets/{world.Sheet}/division");
        var theirs = await (await world.AsAsync(world.Colleague)).GetAsync($"/sheets/{world.Sheet}/division");
        await theirs.PressAsync("Lưu phân công", Chosen(theirs, ("1.1", WordOf(theirs, "Phạm Thị Đồng Nghiệp"))));

        var met = await mine.PressAsync("Lưu phân công", Chosen(mine, ("1.1", WordOf(mine, "Lê Văn Đầu Mối"))));

        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        Assert.Equal("Lê Văn Đầu Mối", met.Document.QuerySelector("[data-testid='duty-1.1'] option[selected]")!.TextContent);
        Assert.Equal("Phạm Thị Đồng Nghiệp", await Portal.DbAsync(db => db.LineDuties.Select(d => d.HolderName).SingleAsync()));
    }

    [Fact]
    public async Task Saving_WhileSomebodyDivides_IsNoConflict()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var sheet = await officer.GetAsync($"/sheets/{world.Sheet}");
        var division = await (await world.AsAsync(world.Head)).GetAsync($"/sheets/{world.Sheet}/division");
        await division.PressAsync("Lưu phân công", Chosen(division, ("1.3", WordOf(division, "Lê Văn Đầu Mối"))));

        var saved = await sheet.PostAsync(new { count = "1" }, "[data-testid='line-1.3'] form");

        Assert.Equal("Đã lưu tiêu chí 1.3.", saved.Notice);
    }

    [Fact]
    public async Task TheGrid_ShowsPersonByCriterionByState_AndNarrowsByBoth()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var division = await officer.GetAsync($"/sheets/{world.Sheet}/division");
        division = await division.PressAsync("Lưu phân công", Chosen(division, ("1.1", WordOf(division, "Phạm Thị Đồng Nghiệp")), ("1.2", WordOf(division, "Lê Văn Đầu Mối"))));
        var sheet = await officer.GetAsync($"/sheets/{world.Sheet}");
        await sheet.PostAsync(new { numerator = "850", denominator = "1000", explanation = "Theo hệ thống một cửa" }, "[data-testid='line-1.2'] form");

        var grid = await division.FollowAsync("Xem bảng người, phòng × tiêu chí");
        var hers = await grid.FollowAsync("Phạm Thị Đồng Nghiệp");
        var lacking = await grid.FollowAsync("Thiếu minh chứng");
        var none = await hers.FollowAsync("Xong");

        Assert.Equal(["Tiêu chí", "Lê Văn Đầu Mối", "Phạm Thị Đồng Nghiệp", "Chưa phân công"], grid.Texts("thead th"));
        Assert.Equal(
            [
                ["1.1. Ban hành kế hoạch đúng hạn", "", "Chưa chấm", ""],
                ["1.2. Hồ sơ giải quyết đúng hạn", "Thiếu minh chứng", "", ""],
            ],
            grid.Rows().Where(r => r[0].StartsWith("1.1.", StringComparison.Ordinal) || r[0].StartsWith("1.2.", StringComparison.Ordinal)));
        Assert.Equal(["0/1", "0/1", "0/2"], grid.Texts("tfoot td"));
        Assert.Equal(["Tiêu chí", "Phạm Thị Đồng Nghiệp"], hers.Texts("thead th"));
        Assert.Equal(["cell-1.1"], hers.Document.QuerySelectorAll("tr[data-testid]").Select(r => r.GetAttribute("data-testid")));
        Assert.Equal(["cell-1.2"], lacking.Document.QuerySelectorAll("tr[data-testid]").Select(r => r.GetAttribute("data-testid")));
        Assert.Equal(["Không có tiêu chí nào ở mục này"], none.Texts(".empty-state-title"));
    }

    [Fact]
    public async Task Dividing_IsTheUnitsOwnMatter()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);

        Assert.Equal(HttpStatusCode.NotFound, (await (await world.AsAsync(world.OtherOfficer)).GetAsync($"/sheets/{world.Sheet}/division")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.AsAsync(world.OtherOfficer)).GetAsync($"/sheets/{world.Sheet}/division/grid")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.AsAsync(world.Manager)).PostAsync($"/sheets/{world.Sheet}/division", new { codes = "1.1", holders = "" })).Status);
    }

    private static string WordOf(Page page, string name) =>
        page.Document.QuerySelectorAll("#division-field-holder option").Single(o => o.TextContent == name).GetAttribute("value")!;

    private static Dictionary<string, object?> Chosen(Page page, params (string Name, string Value)[] chosen)
    {
        var codes = page.Document.QuerySelectorAll("input[name=codes]").Select(i => i.GetAttribute("value")!).ToList();
        var fields = chosen.Where(c => !codes.Contains(c.Name)).ToDictionary(c => c.Name, c => (object?)c.Value);
        fields["codes"] = codes;
        fields["holders"] = codes.Select(c => chosen.FirstOrDefault(x => x.Name == c).Value ?? "").ToList();
        return fields;
    }
}
