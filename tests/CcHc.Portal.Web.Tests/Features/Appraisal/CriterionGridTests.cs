using System.Net;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Features.Appraisal;

public sealed class CriterionGridTests : PortalTest
{
    [Fact]
    public async Task Grid_ListsEveryUnit_WithBlockedAndUnlockedRows()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 2, unlocked: ["Xã 02"], withJustice: true);

        var page = await (await world.JusticeAsync()).GetAsync(Grid(world));

        Assert.Equal(["Sở Tư pháp STP", "Xã 01 X01", "Xã 02 X02"], page.Rows().Select(r => r[0]));
        Assert.Equal(
            ["Đây là phiếu của đơn vị anh/chị. Không ai thẩm định đơn vị mình; phiếu do người của đơn vị khác thẩm định.", "Đơn vị chưa khóa phiếu tự chấm."],
            page.Texts("[data-testid=blocked]"));
        Assert.Equal(["4,00", "0", "chưa chấm"], page.Rows()[1].Skip(1).Take(3));
    }

    [Fact]
    public async Task Saving_AllRowsAtOnce_SavesPointsReasonsAndSums()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await (await world.JusticeAsync()).GetAsync(Grid(world));

        var saved = await page.PressAsync("Lưu cả trang", Cells(("rows[0].points", "4"), ("rows[1].points", "2.5"), ("rows[1].reason", "Ban hành muộn")));

        Assert.Equal("Đã lưu 2 dòng của tiêu chí A.1.", saved.Notice);
        Assert.Equal([Points.FromDecimal(4), Points.FromDecimal(2.5m), null], await PointsAsync(world));
        Assert.Equal("Ban hành muộn", (await world.LineAsync("Xã 02", "A.1"))!.AppraisalReason);
        var sheet = await world.SheetAsync("Xã 02");
        Assert.Equal(("12,90", 1), (sheet.AppraisedTotal.ToString(), sheet.Appraised));
        Assert.Equal("7,90", sheet.FieldSums.Single(f => f.FieldCode == "A").Appraisal.ToString());
        Assert.Equal(2, (await world.ActsAsync()).Count(a => a == "line.appraise"));
    }

    [Fact]
    public async Task Saving_BelowABlockedRow_SavesTheRowsThatWereTyped()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, withJustice: true, unlocked: ["Xã 01"]);
        var page = await (await world.JusticeAsync()).GetAsync(Grid(world));

        var wrong = await page.PressAsync("Lưu cả trang", Cells(("rows[0].points", "4"), ("rows[1].points", "5")));
        var saved = await wrong.PressAsync("Lưu cả trang", Cells(("rows[1].points", "4")));

        Assert.Equal("Sở Tư pháp STP", page.Rows()[0][0]);
        Assert.Equal(["Điểm phải từ 0 đến 4."], wrong.Texts(".cell-error"));
        Assert.Equal("Đã lưu 2 dòng của tiêu chí A.1.", saved.Notice);
        Assert.Equal([null, Points.FromDecimal(4), Points.FromDecimal(4)], await PointsAsync(world));
    }

    [Fact]
    public async Task Saving_WithOneWrongRow_SavesNoneAndKeepsWhatWasTyped()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await (await world.JusticeAsync()).GetAsync(Grid(world));

        var again = await page.PressAsync("Lưu cả trang", Cells(("rows[0].points", "4"), ("rows[1].points", "3"), ("rows[2].points", "bốn"), ("rows[2].reason", "Đủ")));

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(["Điểm khác điểm tự chấm, cần ghi lý do.", "Không đọc được điểm «bốn»; ví dụ 1,5."], again.Texts(".cell-error"));
        Assert.Equal("bốn", again.Document.QuerySelector("input[name='rows[2].points']")!.GetAttribute("value"));
        Assert.Equal("4", again.Document.QuerySelector("input[name='rows[0].points']")!.GetAttribute("value"));
        Assert.Equal([null, null, null], await PointsAsync(world));
    }

    [Fact]
    public async Task Saving_ARowSomebodyElseChanged_SavesNoneAndShowsTheirs()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await (await world.JusticeAsync()).GetAsync(Grid(world));
        await world.AppraiseAsync("Xã 01", "A.1", 3);

        var conflict = await page.PressAsync("Lưu cả trang", Cells(("rows[0].points", "4"), ("rows[1].points", "4")));
        var saved = await conflict.PressAsync("Lưu cả trang");

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("3,00 Cơ quan", conflict.Rows()[0][3]);
        Assert.Equal("Đã lưu 2 dòng của tiêu chí A.1.", saved.Notice);
        Assert.Equal([Points.FromDecimal(4), Points.FromDecimal(4), null], await PointsAsync(world));
    }

    [Fact]
    public async Task Saving_ForABlockedSheet_IsRefusedWhole()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 1, withJustice: true);

        var answer = await (await world.JusticeAsync()).PostAsync(Grid(world), Cells(
            ("rows[0].sheetId", world.Sheets["Xã 01"].ToString()), ("rows[0].points", "4"), ("rows[0].version", "0"),
            ("rows[1].sheetId", world.Sheets["Sở Tư pháp"].ToString()), ("rows[1].points", "4"), ("rows[1].version", "0")));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Null((await world.LineAsync("Xã 01", "A.1"))!.AppraisalPoints);
    }

    [Fact]
    public async Task Grid_OfAnotherAgencysCriterion_IsRefused()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var visitor = await world.JusticeAsync();
        var address = $"/appraisal/{world.CampaignId}/criteria/{world.Criteria["B.2"]}/grid";

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync(address + "/preview", new { text = "1" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync(address + "/pasting", new { text = "1" })).Status);
    }

    [Fact]
    public async Task Pasting_ShowsPerRowWhatWouldChange_AndSavesOnlyTheGoodOnes()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 8, unlocked: ["Xã 08"], withJustice: true);
        await world.AppraiseAsync("Xã 07", "A.1", 4);
        var grid = await (await world.JusticeAsync()).GetAsync(Grid(world));
        const string Text = "Đơn vị\tĐiểm\tLý do\n"
            + "X01\t3,5\tBan hành muộn\n"
            + "xa 02\t4\n"
            + "Xã 03\tbốn\n"
            + "Xã 04\t5\tQuá\n"
            + "Xã 05\t1\n"
            + "Xã 01\t2\tLần nữa\n"
            + "Xã 99\t1\tKhông có\n"
            + "\t1\tKhông tên\n"
            + "STP\t4\n"
            + "X08\t4\n"
            + "Xã 06\t\n"
            + "Xã 07\t4";

        var preview = await grid.PressAsync("Xem trước", new { text = Text });

        Assert.Equal("2 dòng sẽ lưu, 1 dòng không đổi, 1 dòng để trống, 8 dòng không lưu được. Chưa có gì được lưu.", Assert.Single(preview.Texts("[data-testid=summary]")));
        Assert.Equal(
            [
                ["2", "Xã 01", "4,00", "chưa chấm", "3,50", "Ban hành muộn", "Sẽ lưu"],
                ["3", "Xã 02", "4,00", "chưa chấm", "4,00", "", "Sẽ lưu"],
                ["4", "Xã 03", "4,00", "chưa chấm", "bốn", "", "Không lưu được Không đọc được điểm «bốn»."],
                ["5", "Xã 04", "4,00", "chưa chấm", "5,00", "Quá", "Không lưu được Điểm phải từ 0 đến 4."],
                ["6", "Xã 05", "4,00", "chưa chấm", "1,00", "", "Không lưu được Điểm khác điểm tự chấm, cần ghi lý do."],
                ["7", "Xã 01", "4,00", "chưa chấm", "2", "Lần nữa", "Không lưu được Đơn vị này đã có ở dòng 2."],
                ["8", "Xã 99", "–", "–", "1", "Không có", "Không lưu được Không tìm thấy đơn vị «Xã 99» trong danh sách của tiêu chí này."],
                ["9", "–", "–", "–", "1", "Không tên", "Không lưu được Thiếu mã hoặc tên đơn vị."],
                ["10", "Sở Tư pháp", "–", "–", "4", "", "Không lưu được Đây là phiếu của đơn vị anh/chị. Không ai thẩm định đơn vị mình; phiếu do người của đơn vị khác thẩm định."],
                ["11", "Xã 08", "–", "–", "4", "", "Không lưu được Đơn vị chưa khóa phiếu tự chấm."],
                ["12", "Xã 06", "4,00", "chưa chấm", "", "", "Để trống, giữ nguyên"],
                ["13", "Xã 07", "4,00", "4,00", "4,00", "", "Không đổi"],
            ],
            preview.Rows());
        Assert.Null((await world.LineAsync("Xã 01", "A.1"))!.AppraisalPoints);

        var saved = await preview.PressAsync("Lưu 2 dòng, bỏ 8 dòng không lưu được");

        Assert.Equal("Đã lưu 2 dòng của tiêu chí A.1. 8 dòng không đọc được, chưa lưu.", saved.Notice);
        Assert.Equal(Points.FromDecimal(3.5m), (await world.LineAsync("Xã 01", "A.1"))!.AppraisalPoints);
        Assert.Equal(Points.FromDecimal(4), (await world.LineAsync("Xã 02", "A.1"))!.AppraisalPoints);
        Assert.Null((await world.LineAsync("Xã 05", "A.1"))!.AppraisalPoints);
    }

    [Fact]
    public async Task Pasting_PointsAlone_GoesByTheOrderOfThePage_WithACommonReason()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var grid = await (await world.JusticeAsync()).GetAsync(Grid(world));

        var preview = await grid.PressAsync("Xem trước", new { text = "Điểm\r\n4\r\n\r\n1,25", commonReason = "Theo kết quả kiểm tra" });
        await preview.PressAsync("Lưu 2 dòng");

        Assert.Equal([Points.FromDecimal(4), null, Points.FromDecimal(1.25m)], await PointsAsync(world));
        Assert.Equal("Theo kết quả kiểm tra", (await world.LineAsync("Xã 03", "A.1"))!.AppraisalReason);
    }

    [Fact]
    public async Task Pasting_FewerPointsThanUnits_WarnsAndMoreAreWrong()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 2);
        var visitor = await world.JusticeAsync();
        var grid = await visitor.GetAsync(Grid(world));

        var fewer = await grid.PressAsync("Xem trước", new { text = "4" });
        var more = await grid.PressAsync("Xem trước", new { text = "4\n4\n4" });

        Assert.StartsWith("Cột dán có 1 dòng, danh sách có 2 đơn vị.", Assert.Single(fewer.Texts("[data-testid=note]")));
        Assert.Equal("Không lưu được Danh sách chỉ có 2 đơn vị; dòng này thừa.", more.Rows()[2][6]);
    }

    [Fact]
    public async Task Pasting_AfterSomethingChanged_ShowsThePreviewAgainAndSavesNothing()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var grid = await (await world.JusticeAsync()).GetAsync(Grid(world));
        var preview = await grid.PressAsync("Xem trước", new { text = "X01\t1\tThiếu" });
        await world.AppraiseAsync("Xã 01", "A.1", 3);

        var conflict = await preview.PressAsync("Lưu 1 dòng");
        var saved = await conflict.PressAsync("Lưu 1 dòng");

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("3,00", conflict.Rows()[0][3]);
        Assert.Equal("Đã lưu 1 dòng của tiêu chí A.1.", saved.Notice);
        Assert.Equal(Points.FromDecimal(1), (await world.LineAsync("Xã 01", "A.1"))!.AppraisalPoints);
    }

    [Fact]
    public async Task Pasting_Nothing_IsRefusedAtTheField()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var grid = await (await world.JusticeAsync()).GetAsync(Grid(world));

        var again = await grid.PressAsync("Xem trước", new { text = "  " });

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(["Cần điền mục này."], again.Texts("#f-text-error"));
    }

    [Fact]
    public async Task Pasting_MoreUnitsThanAChunk_SavesAll()
    {
        const int Communes = 230;
        var world = await AppraisalWorld.BuildAsync(Portal, Communes);
        var grid = await (await world.JusticeAsync()).GetAsync(Grid(world));

        var preview = await grid.PressAsync("Xem trước", new { text = string.Join('\n', Enumerable.Range(1, Communes).Select(i => $"X{i:00}\t3\tThiếu phụ lục")) });
        var saved = await preview.PressAsync($"Lưu {Communes} dòng");

        Assert.Equal($"Đã lưu {Communes} dòng của tiêu chí A.1.", saved.Notice);
        Assert.Equal("13,40", (await world.SheetAsync("Xã 229")).AppraisedTotal.ToString());
        Assert.Equal(50, saved.Rows().Count);
    }

    private static string Grid(AppraisalWorld world) => $"/appraisal/{world.CampaignId}/criteria/{world.Criteria["A.1"]}/grid";

    private static Dictionary<string, object?> Cells(params (string Name, string Value)[] cells) => cells.ToDictionary(c => c.Name, c => (object?)c.Value);

    private static async Task<List<Points?>> PointsAsync(AppraisalWorld world)
    {
        var points = new List<Points?>();
        foreach (var unit in new[] { "Xã 01", "Xã 02", "Xã 03" })
        {
            points.Add((await world.LineAsync(unit, "A.1"))!.AppraisalPoints);
        }

        return points;
    }
}
