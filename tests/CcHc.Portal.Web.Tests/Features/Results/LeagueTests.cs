using System.Net;
using System.Text;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Features.Appraisal;
using CcHc.Portal.Web.Tests.Frame;
using ExcelDataReader;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.Results;

public sealed class LeagueTests : PortalTest
{
    private const string Partly = "3 tiêu chí chưa thẩm định";

    [Fact]
    public async Task League_RanksTiesOneTwoTwoFour_WithBandsAtTheirThresholds()
    {
        var world = await FourAsync();
        await world.SettleAsync();

        var page = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/league");

        Assert.Equal(
            [
                ["1", "Xã 01", "14,40", "18,00", "-3,60", "18,00", "Xuất sắc", "2,00", Partly],
                ["2", "Xã 02", "14,40", "14,40", "0,00", "14,40", "Tốt", "5,60", Partly + "; đồng hạng"],
                ["2", "Xã 03", "14,40", "14,40", "0,00", "14,40", "Tốt", "5,60", Partly + "; đồng hạng"],
                ["4", "Xã 04", "14,40", "13,99", "0,41", "13,99", "Khá", "6,01", Partly],
            ],
            page.Rows());
        Assert.StartsWith("Sau thẩm định. Điểm chốt lúc 09:00 14/10/2025, chưa công bố.", Assert.Single(page.Texts("[data-testid=state]")));
        var rule = Assert.Single(page.Texts("[data-testid=rule]"));
        Assert.StartsWith("Xếp hạng theo điểm cuối cùng (hai chữ số thập phân). Các đơn vị bằng điểm có cùng thứ hạng;", rule);
        Assert.EndsWith("Xuất sắc từ 90%; Tốt từ 70%; Khá từ 50%.", rule);
    }

    [Fact]
    public async Task League_BeforeSettlement_IsProvisionalWithTheSameRanks()
    {
        var world = await FourAsync();

        var page = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/league");

        Assert.StartsWith("Tạm tính.", Assert.Single(page.Texts("[data-testid=state]")));
        Assert.Equal(["1 Xuất sắc", "2 Tốt", "2 Tốt", "4 Khá"], page.Rows().Select(r => $"{r[0]} {r[6]}"));
    }

    [Fact]
    public async Task League_FlagsSheetsThatWereNotLockedOrNotAppraised()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 3, unlocked: ["Xã 03"]);
        await world.AppraiseAsync("Xã 01", "A.1", 4);
        await world.SettleAsync();

        var page = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/league");

        Assert.Equal(
            ["Xã 01: " + Partly + "; đồng hạng", "Xã 02: chưa thẩm định, tính theo điểm tự chấm; đồng hạng", "Xã 03: chưa khóa, tính theo điểm tự chấm; đồng hạng"],
            page.Rows().Select(r => $"{r[1]}: {r[8]}"));
    }

    [Fact]
    public async Task League_OfMetAndNotMet_CountsCriteriaWithFullPoints()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 2, judging: Judging.MetNotMet);
        await world.AppraiseAsync("Xã 01", "B.2", 6);

        var page = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/league");

        Assert.Equal(["Xã 01: 2/4", "Xã 02: 1/4"], page.Rows().Select(r => $"{r[1]}: {r[6]}"));
    }

    [Fact]
    public async Task League_IsPaged_AndAllOnWish()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 60);
        var visitor = await world.ManagerAsync();

        Assert.Equal(50, (await visitor.GetAsync($"/campaigns/{world.CampaignId}/league")).Rows().Count);
        Assert.Equal(10, (await visitor.GetAsync($"/campaigns/{world.CampaignId}/league?page=2")).Rows().Count);
        Assert.Equal(60, (await visitor.GetAsync($"/campaigns/{world.CampaignId}/league?size=all")).Rows().Count);
    }

    [Fact]
    public async Task Heatmap_ShowsPointsAndWordsPerField()
    {
        var world = await FourAsync();

        var page = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/heatmap");

        Assert.Equal(["Xã 01", "9,40 cao", "8,60 khá", "18,00"], page.Rows()[0]);
        Assert.Equal(["Xã 04", "8,99 khá", "5,00 thấp", "13,99"], page.Rows()[3]);
    }

    [Fact]
    public async Task Settlement_WhileAgenciesAreOpen_IsRefusedNamingThem()
    {
        var world = await FourAsync();
        var visitor = await world.ManagerAsync();

        var page = await visitor.GetAsync($"/campaigns/{world.CampaignId}/appraisal");
        var answer = await visitor.PostAsync($"/campaigns/{world.CampaignId}/settlement");

        string[] reasons = ["Sở Tư pháp chưa chốt thẩm định.", "Văn phòng UBND tỉnh chưa chốt thẩm định."];
        Assert.Equal(reasons, page.Obstacles);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(reasons, answer.Obstacles);
        Assert.Null((await world.SheetAsync("Xã 01")).Rank);
    }

    [Fact]
    public async Task Settlement_GivesRanksBandsAndFinalPoints()
    {
        var world = await FourAsync();
        await world.CloseAllAsync();
        var page = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/appraisal");

        var league = await page.PressAsync("Chốt điểm, xếp hạng");

        Assert.Equal("Đã chốt điểm, xếp hạng.", league.Notice);
        var sheet = await world.SheetAsync("Xã 04");
        Assert.Equal((4, "Khá", "13,99"), (sheet.Rank, sheet.Band, sheet.FinalTotal.ToString()));
        Assert.Equal(Points.FromDecimal(3.59m), (await world.LineAsync("Xã 04", "A.1"))!.FinalPoints);
        Assert.Equal(Points.FromDecimal(5.4m), (await world.LineAsync("Xã 04", "A.2"))!.FinalPoints);
        Assert.Contains("campaign.settle", await world.ActsAsync());
    }

    [Fact]
    public async Task Publication_ShowsCounts_WantsConfirmation_AndMakesTheTableOfficial()
    {
        var world = await FourAsync();
        await world.SettleAsync();
        var visitor = await world.ManagerAsync();
        var page = await visitor.GetAsync($"/campaigns/{world.CampaignId}/publication");

        var again = await page.PressAsync("Công bố kết quả tới 4 tập thể, cá nhân");
        var published = await again.PressAsync("Công bố kết quả tới 4 tập thể, cá nhân", new Dictionary<string, object?> { ["form.confirmed"] = "true" });

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(["Đánh dấu ô này để xác nhận."], again.Texts(".field-error"));
        Assert.StartsWith("Chính thức. Kết quả công bố lúc 09:00 14/10/2025.", Assert.Single(published.Texts("[data-testid=state]")));
        Assert.Contains("campaign.publish", await world.ActsAsync());

        var unit = await (await world.AsAsync("xa", Role.UnitHead, world.Units["Xã 02"])).GetAsync($"/campaigns/{world.CampaignId}/league");
        Assert.Equal(HttpStatusCode.OK, unit.Status);
        Assert.Equal(4, unit.Rows().Count);
    }

    [Fact]
    public async Task Publication_BeforeSettlement_IsRefused()
    {
        var world = await FourAsync();
        var visitor = await world.ManagerAsync();

        var page = await visitor.GetAsync($"/campaigns/{world.CampaignId}/publication");
        var answer = await visitor.PostAsync($"/campaigns/{world.CampaignId}/publication", new { confirmed = "true" });

        Assert.False(page.Has("main form[method=post]"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(["Cần chốt điểm, xếp hạng trước khi công bố."], answer.Obstacles);
    }

    [Fact]
    public async Task Publication_ByAnotherThanTheManager_IsRefused()
    {
        var world = await FourAsync();
        await world.SettleAsync();
        var leader = await world.AsAsync("lanh.dao", Role.Leader, world.Province);

        var answer = await leader.PostAsync($"/campaigns/{world.CampaignId}/publication", new { confirmed = "true" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(CampaignState.Open, await Portal.DbAsync(db => db.Campaigns.Where(c => c.Id == world.CampaignId).Select(c => c.State).SingleAsync()));
    }

    [Fact]
    public async Task Workbook_HoldsTheRankingAndEveryLeaf()
    {
        var world = await FourAsync();
        await world.SettleAsync();

        var answer = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/league.xlsx");

        var sheets = Sheets(answer.Body);
        Assert.Equal(["Ủy ban nhân dân xã", "Điểm Ủy ban nhân dân xã"], sheets.Keys);
        var table = TableFile.Read(new MemoryStream(answer.Body), "league.xlsx");
        Assert.Equal("ỦY BAN NHÂN DÂN TỈNH HÒA AN", table.Lines[0].At(1).Text);
        var ranking = sheets["Ủy ban nhân dân xã"];
        Assert.Equal(["BẢNG TỔNG HỢP ĐIỂM", "Thi đua cải cách hành chính năm 2025", "Nhóm: Ủy ban nhân dân xã. Trạng thái: sau thẩm định", "Đơn vị tính: điểm. Số liệu lúc 09:00 14/10/2025"], ranking.Skip(1).Take(4).Select(r => r[0]));
        Assert.Equal("Thứ hạng|Đơn vị|Cơ quan, đơn vị công tác|A. Cải cách thể chế|B. Cải cách thủ tục hành chính|Tự chấm|Thẩm định|Tự chấm trừ thẩm định|Điểm cuối cùng|Điểm mất|Xếp loại|Ghi chú", string.Join('|', ranking[5]));
        Assert.Equal("1|Xã 01||9.4|8.6|14.4|18|-3.6|18|2|Xuất sắc|" + Partly, string.Join('|', ranking[6]));
        Assert.Equal(["1", "2", "2", "4"], ranking.Skip(6).Take(4).Select(r => r[0]));
        var matrix = sheets["Điểm Ủy ban nhân dân xã"];
        Assert.Equal("Đơn vị|A.1|A.2|B.1|B.2", string.Join('|', matrix[5].Take(5)));
        Assert.Equal("Điểm tối đa|4|6|4|6", string.Join('|', matrix[6].Take(5)));
        Assert.Equal(["Xã 01|4|5.4|3.6|5", "Xã 02|4|5.4||5", "Xã 03|4|5.4||5", "Xã 04|3.59|5.4||5"], matrix.Skip(7).Select(r => string.Join('|', r.Take(5))));
    }

    [Fact]
    public async Task Csv_HoldsTheRankingOfTheGroup()
    {
        var world = await FourAsync();
        await world.SettleAsync();

        var answer = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/league.csv");

        var lines = Encoding.UTF8.GetString(answer.Body).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.Equal("4;Xã 04;;8,99;5,00;14,40;13,99;0,41;13,99;6,01;Khá;" + Partly, lines[4]);
    }

    [Fact]
    public async Task Pages_AskTheDatabaseAsOftenForOneRowAsForAHundred()
    {
        var one = await CountAsync(1);
        await DisposeAsync();
        await InitializeAsync();
        var hundred = await CountAsync(100);

        Assert.Equal(one, hundred);

        async Task<IReadOnlyList<int>> CountAsync(int communes)
        {
            var world = await AppraisalWorld.BuildAsync(Portal, communes);
            var visitor = await world.ManagerAsync();
            var counts = new List<int>();
            foreach (var address in new[] { "league", "league?size=all", "heatmap", "league.xlsx", "league.csv", "appraisal", "publication" })
            {
                counts.Add(await visitor.CountAsync($"/campaigns/{world.CampaignId}/{address}"));
            }

            return counts;
        }
    }

    /// <summary>Of 20 points: 18,00 is exactly 90 percent, 13,99 just misses 70.</summary>
    private async Task<AppraisalWorld> FourAsync()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, 4);
        await world.AppraiseAsync("Xã 01", "B.1", 3.6m);
        await world.AppraiseAsync("Xã 02", "A.1", 4);
        await world.AppraiseAsync("Xã 03", "A.1", 4);
        await world.AppraiseAsync("Xã 04", "A.1", 3.59m);
        return world;
    }

    private static Dictionary<string, List<List<string>>> Sheets(byte[] file)
    {
        var sheets = new Dictionary<string, List<List<string>>>();
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        do
        {
            var rows = sheets[reader.Name] = [];
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture) ?? "")]);
            }
        }
        while (reader.NextResult());
        return sheets;
    }
}
