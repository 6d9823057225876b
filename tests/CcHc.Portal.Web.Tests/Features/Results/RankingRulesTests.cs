using System.Net;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Web.Tests.Features.Appraisal;
using CcHc.Portal.Web.Tests.Frame;
using ExcelDataReader;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.Results;

/// <summary>Four communes of 20 points: Xã 01 has 18,00, Xã 02 and 03 have 14,40 each, Xã 04 has 13,99. Only Xã 01 has points in B.1.</summary>
public sealed class RankingRulesTests : PortalTest
{
    private const string Minutes = "Biên bản số 12/BB-HĐ ngày 13/10/2025 của Hội đồng Thi đua – Khen thưởng tỉnh";

    private static readonly RankingPlan Rules = new(
        [new("Tốt", GateKind.PartPoints, "B.1", 1)],
        [new("Xuất sắc", QuotaKind.Percent, 25)],
        [new(TieKind.PartPoints, "A"), new(TieKind.Vote)]);

    [Fact]
    public async Task League_SaysWhatStoppedABandAndWhoIsEqual_BeforeAndAfterSettling()
    {
        var world = await FourAsync(Rules);
        var visitor = await world.ManagerAsync();
        string[] expected =
        [
            "1 Xuất sắc",
            "2 Khá chặn ở Khá vì tiêu chí B.1 được 0,00 điểm, dưới 1 điểm",
            "2 Khá chặn ở Khá vì tiêu chí B.1 được 0,00 điểm, dưới 1 điểm",
            "4 Khá",
        ];

        var before = await visitor.GetAsync($"/campaigns/{world.CampaignId}/league");
        await world.SettleAsync();
        var after = await visitor.GetAsync($"/campaigns/{world.CampaignId}/league");

        foreach (var page in new[] { before, after })
        {
            Assert.Equal(expected, page.Rows().Select(r => $"{r[0]} {r[6]}"));
            Assert.Equal(["3 tiêu chí chưa thẩm định; đồng hạng", "3 tiêu chí chưa thẩm định; đồng hạng"], page.Rows().Skip(1).Take(2).Select(r => r[8]));
            Assert.StartsWith("2 đơn vị còn bằng nhau", Assert.Single(page.Texts("[data-testid=awaiting-vote]")), StringComparison.Ordinal);
            Assert.Equal(
                [
                    "Xếp hạng theo điểm cuối cùng (hai chữ số thập phân). Các đơn vị bằng điểm được xét lần lượt: điểm lĩnh vực A cao hơn; Hội đồng biểu quyết. Vẫn bằng nhau thì cùng thứ hạng; thứ hạng tiếp theo được tính theo số đơn vị đứng trước (1, 2, 2, 4).",
                    "Xếp loại theo tỷ lệ so với điểm tối đa: Xuất sắc từ 90%; Tốt từ 70%; Khá từ 50%.",
                    "Điều kiện: mức Tốt trở lên phải có tiêu chí B.1 được ít nhất 1 điểm. Không đạt điều kiện thì xếp mức liền dưới.",
                    "Chỉ tiêu, xét sau cùng theo thứ hạng: mức Xuất sắc không quá 25% số đơn vị trong nhóm, làm tròn xuống. Vượt chỉ tiêu thì xếp mức liền dưới; các đơn vị cùng hạng không bị tách.",
                ],
                page.Texts("[data-testid=rule] p"));
        }

        var sheet = await world.SheetAsync("Xã 02");
        Assert.Equal((2, "Khá", true), (sheet.Rank, sheet.Band, sheet.SharesRank));
    }

    [Fact]
    public async Task Why_IsReadFromTheSheet_OnceSettled()
    {
        var world = await FourAsync(Rules);
        await world.SettleAsync();

        var page = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/league/{world.Sheets["Xã 02"]}");

        Assert.Equal(
            [
                "14,40 điểm trên 20 điểm tối đa (72%): mức Tốt",
                "chặn ở Khá vì tiêu chí B.1 được 0,00 điểm, dưới 1 điểm",
                "2 đơn vị cùng 14,40 điểm, không phân biệt được bằng tiêu chí phụ: cùng hạng 2",
            ],
            page.Texts("[data-testid=why] li"));
    }

    [Fact]
    public async Task Vote_OnTheEquals_ChangesTheirRanksAndIsPrinted()
    {
        var world = await FourAsync(Rules);
        await world.SettleAsync();
        var visitor = await world.ManagerAsync();
        var list = await visitor.GetAsync($"/campaigns/{world.CampaignId}/tie-votes");
        Assert.Equal(["Ủy ban nhân dân xã, hạng 2, 14,40 điểm: Xã 02; Xã 03"], list.Texts("[data-testid=equals]"));

        var form = await list.FollowAsync("Ủy ban nhân dân xã, hạng 2, 14,40 điểm");
        var twice = await form.PostAsync(Filled(1, 1));
        var league = await twice.PostAsync(Filled(2, 1));

        Assert.Equal(HttpStatusCode.BadRequest, twice.Status);
        Assert.Equal(["Xã 03: Thứ tự này đã ghi cho đơn vị khác."], twice.Errors);
        Assert.Equal("Đã ghi nhận biểu quyết; thứ hạng đã xếp lại theo biểu quyết.", league.Notice);
        Assert.Equal(["1 Xã 01", "2 Xã 03", "3 Xã 02", "4 Xã 04"], league.Rows().Select(r => $"{r[0]} {r[1]}"));
        Assert.Equal($"Biểu quyết thứ hạng ở 14,40 điểm: 1. Xã 03; 2. Xã 02 ({Minutes}).", league.Texts("[data-testid=rule] p")[^1]);
        Assert.False(league.Has("[data-testid=awaiting-vote]"));
        var why = await visitor.GetAsync($"/campaigns/{world.CampaignId}/league/{world.Sheets["Xã 03"]}");
        Assert.Equal($"Hội đồng biểu quyết ({Minutes}): thứ 1 trong 2 đơn vị bằng nhau", why.Texts("[data-testid=why] li")[^1]);
        var fact = await Portal.DbAsync(db => db.AuditEntries.SingleAsync(e => e.Act == "campaign.tie-vote"));
        Assert.Equal($"1. Xã 03; 2. Xã 02 ({Minutes})", fact.To);
        Assert.Equal("9/11 đồng ý", fact.Reason);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream((await visitor.GetAsync($"/campaigns/{world.CampaignId}/league.xlsx")).Body));
        var cells = new List<string>();
        while (reader.Read())
        {
            cells.Add(reader.GetValue(1) as string ?? "");
        }

        Assert.Contains(cells, c => c.StartsWith("Biểu quyết thứ hạng ở 14,40 điểm", StringComparison.Ordinal));

        // Settled again on the same figures, the vote still holds.
        await Portal.DbAsync(db => db.ScoreSheets.Where(s => s.CampaignId == world.CampaignId).ExecuteUpdateAsync(s => s.SetProperty(x => x.Rank, (int?)null)));
        await visitor.PostAsync($"/campaigns/{world.CampaignId}/settlement");
        Assert.Equal(2, (await world.SheetAsync("Xã 03")).Rank);
    }

    [Fact]
    public async Task Vote_WhileTheEqualsChanged_IsRefusedKeepingWhatWasTyped()
    {
        var world = await FourAsync(Rules);
        await world.SettleAsync();
        var form = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/tie-votes/{world.Sheets["Xã 02"]}");
        var id = world.Sheets["Xã 04"];
        await Portal.DbAsync(db => db.ScoreSheets.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Rank, (int?)2).SetProperty(x => x.SharesRank, true)));

        var page = await form.PostAsync(Filled(2, 1));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(["Danh sách đơn vị bằng nhau đã thay đổi từ khi anh/chị mở trang. Xem lại rồi ghi thứ tự."], page.Errors);
        Assert.Equal(["2", "1", ""], page.Document.QuerySelectorAll("input[name$='.place']").Select(i => i.GetAttribute("value") ?? ""));
        Assert.Equal(0, await Portal.DbAsync(db => db.Set<TieVote>().CountAsync()));
    }

    [Fact]
    public async Task Vote_WithoutEqualsOrByAnother_IsRefused()
    {
        var world = await FourAsync(Rules);
        await world.SettleAsync();
        var path = $"/campaigns/{world.CampaignId}/tie-votes";

        Assert.Equal(HttpStatusCode.NotFound, (await (await world.ManagerAsync()).GetAsync($"{path}/{world.Sheets["Xã 01"]}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await world.AsAsync("thu.ky", Role.CouncilSecretary, world.Province)).GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await world.AsAsync("lanh.dao", Role.Leader, world.Province)).GetAsync(path)).Status);
    }

    [Fact]
    public async Task Amendment_ShowsBeforeAndAfter_WantsAReason_AndUnsettles()
    {
        var world = await FourAsync(RankingPlan.Empty);
        await world.SettleAsync();
        var visitor = await world.ManagerAsync();
        var form = await visitor.GetAsync($"/campaigns/{world.CampaignId}/ranking-amendment");
        Assert.DoesNotContain("Lưu quy tắc mới", form.Texts("button"));

        var changed = await form.PressAsync("Thêm điều kiện", new Dictionary<string, object?> { ["form.bands[1].from"] = "72,1" });
        var unknown = await changed.PressAsync("Xem bảng trước và sau", new Dictionary<string, object?> { ["form.gates[0].band"] = "Xuất sắc", ["form.gates[0].kind"] = "PartNotZero", ["form.gates[0].code"] = "9.9" });
        var shown = await unknown.PressAsync("Xem bảng trước và sau", new Dictionary<string, object?> { ["form.gates[0].code"] = "B.1" });
        var refused = await shown.PressAsync("Lưu quy tắc mới");
        var edited = await refused.PressAsync("Lưu quy tắc mới", new Dictionary<string, object?> { ["form.bands[1].from"] = "70", ["form.reason"] = "Theo Quyết định 12/QĐ-UBND" });
        var again = await edited.PressAsync("Lưu quy tắc mới", new Dictionary<string, object?> { ["form.bands[1].from"] = "72,1" });
        var saved = await again.PressAsync("Lưu quy tắc mới");

        // Fields and criteria are chosen by code and text; what nobody has is refused and still there.
        Assert.Equal(["– Không –", "A. Cải cách thể chế", "A.1. Ban hành kế hoạch"], PartsOf(changed).Take(3));
        Assert.Equal("9.9 (bộ tiêu chí không có)", PartsOf(unknown)[^1]);
        Assert.Equal(["Lĩnh vực, tiêu chí: Bộ tiêu chí không có tiêu chí 9.9."], unknown.Errors);
        Assert.Equal(["0 đơn vị đổi thứ hạng, 2 đơn vị đổi xếp loại."], shown.Texts("[data-testid=moves]"));
        Assert.Equal(["Xuất sắc 1 1", "Tốt 2 0", "Khá 1 3"], shown.Rows(".band-counts").Select(r => string.Join(' ', r)));
        Assert.Equal((HttpStatusCode.Conflict, "Lý do sửa: Cần ghi lý do sửa quy tắc."), (refused.Status, Assert.Single(refused.Errors)));
        // Changed after the table was shown: shown again instead of saved.
        Assert.Equal(["Không đơn vị nào đổi thứ hạng, xếp loại."], edited.Texts("[data-testid=moves]"));
        Assert.Equal("Đã sửa quy tắc xếp hạng, xếp loại. Thứ hạng chính thức có khi chốt điểm.", saved.Notice);
        var campaign = await Portal.DbAsync(db => db.Campaigns.Include(c => c.Bands).SingleAsync(c => c.Id == world.CampaignId));
        Assert.Null(campaign.SettledAt);
        Assert.Equal([new Gate("Xuất sắc", GateKind.PartNotZero, "B.1")], campaign.Ranking.Gates);
        var fact = await Portal.DbAsync(db => db.AuditEntries.SingleAsync(e => e.Act == "campaign.amend-ranking"));
        Assert.Equal("Theo Quyết định 12/QĐ-UBND", fact.Reason);
        Assert.Equal("Xuất sắc từ 90%; Tốt từ 70%; Khá từ 50%", fact.From);
    }

    [Fact]
    public async Task WhatIf_StartsFromTheRulesOfTheCampaign_AndMovesNobody()
    {
        var world = await FourAsync(Rules);

        var page = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/what-if");

        Assert.Equal(["Không đơn vị nào đổi thứ hạng, xếp loại."], page.Texts("[data-testid=moves]"));
        Assert.Equal(4, page.Texts("[data-testid=compared]").Count);
    }

    [Fact]
    public async Task WhatIf_OfOtherBandsCapsAndTieBreaks_ShowsBothTablesAndWritesNothing()
    {
        var world = await FourAsync(Rules);
        var visitor = await world.ManagerAsync();
        await using var watcher = new SqliteConnection($"Data Source={Path.Combine(Portal.DataFolder, "portal.db")};Pooling=False");
        await watcher.OpenAsync(TestContext.Current.CancellationToken);
        var form = await visitor.GetAsync($"/campaigns/{world.CampaignId}/what-if");
        var before = await DataVersionAsync(watcher);

        var page = await form.PostAsync(
            new Dictionary<string, object?> { ["form.bands[0].from"] = "60", ["form.caps[0].code"] = "A", ["form.caps[0].cap"] = "5" },
            "form.what-if");
        var file = await visitor.GetAsync(page.Address.Replace("/what-if?", "/what-if.xlsx?", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("form.caps", page.Address, StringComparison.Ordinal);
        // 5 of A; B has 8,60 for Xã 01 and 5,00 for the others.
        Assert.Equal(
            ["Xã 01 18,00 13,60 1 1", "Xã 02 14,40 10,00 2 (đồng hạng) 2 (đồng hạng)", "Xã 03 14,40 10,00 2 (đồng hạng) 2 (đồng hạng)", "Xã 04 13,99 10,00 4 2 (đồng hạng)"],
            page.Rows().Where(r => r.Count == 8).Select(r => string.Join(' ', r.Take(5))));
        Assert.Equal(["Trần điểm của lĩnh vực A: 5."], page.Texts("[data-testid=rules] li").TakeLast(1));
        Assert.Equal(HttpStatusCode.OK, file.Status);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file.Body));
        Assert.Equal("Trước và sau", reader.Name);
        Assert.Equal(before, await DataVersionAsync(watcher));
        Assert.Null((await world.SheetAsync("Xã 01")).Rank);

        // The guard sees a write when there is one.
        await world.SettleAsync();
        Assert.NotEqual(before, await DataVersionAsync(watcher));
    }

    [Fact]
    public async Task WhatIf_OfWhatNotApplicableIsWorth_RecomputesTheClaims()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, 2, new Dictionary<string, string> { ["Xã 02"] = "exclude" });
        var visitor = await world.ManagerAsync();
        var form = await visitor.GetAsync($"/campaigns/{world.CampaignId}/what-if");
        Assert.Contains("A.1. Ban hành kế hoạch (1 phiếu)", form.Texts("option"));

        var page = await form.PostAsync(new Dictionary<string, object?> { ["form.treatments[0].code"] = "A.1", ["form.treatments[0].treatment"] = "Full" }, "form.what-if");

        // Excluded: 10,40 of 16 rescaled to 20 are 13,00; with full points 14,40.
        Assert.Equal(["Xã 01 14,40 14,40 1 1 (đồng hạng)", "Xã 02 13,00 14,40 2 1 (đồng hạng)"], page.Rows().Where(r => r.Count == 8).Select(r => string.Join(' ', r.Take(5))));
    }

    [Fact]
    public async Task WhatIf_ThatCannotBe_SaysSoAtTheField()
    {
        var world = await FourAsync(Rules);
        var form = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/what-if");

        var page = await form.PostAsync(new Dictionary<string, object?> { ["form.bands[0].from"] = "120" }, "form.what-if");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("Từ (% điểm tối đa):", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("120", page.Document.QuerySelector("input[name='form.bands[0].from']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task WhatIf_ByAnotherThanTheManager_IsRefused()
    {
        var world = await FourAsync(Rules);

        var answer = await (await world.AsAsync("lanh.dao", Role.Leader, world.Province)).GetAsync($"/campaigns/{world.CampaignId}/what-if");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task Pages_WithRules_AskTheDatabaseAsOftenForTwoAsForForty()
    {
        var two = await CountAsync(2);
        await DisposeAsync();
        await InitializeAsync();
        var forty = await CountAsync(40);

        Assert.Equal(two, forty);

        async Task<IReadOnlyList<int>> CountAsync(int communes)
        {
            var world = await AppraisalWorld.BuildAsync(Portal, communes, ranking: Rules);
            var visitor = await world.ManagerAsync();
            var counts = new List<int>();
            foreach (var address in new[] { "league", "league.xlsx", "what-if", "what-if?form.caps[0].code=A&form.caps[0].cap=5&form.treatments[0].code=A.1&form.treatments[0].treatment=Zero", "ranking-amendment" })
            {
                counts.Add(await visitor.CountAsync($"/campaigns/{world.CampaignId}/{address}"));
            }

            await world.SettleAsync();
            counts.Add(await visitor.CountAsync($"/campaigns/{world.CampaignId}/league"));
            counts.Add(await visitor.CountAsync($"/campaigns/{world.CampaignId}/tie-votes"));
            return counts;
        }
    }

    private static Dictionary<string, object?> Filled(int first, int second) => new()
    {
        ["form.places[0].place"] = first,
        ["form.places[1].place"] = second,
        ["form.council"] = "Hội đồng Thi đua – Khen thưởng tỉnh",
        ["form.heldOn"] = new DateOnly(2025, 10, 13),
        ["form.minutesNumber"] = "12/BB-HĐ",
        ["form.reason"] = "9/11 đồng ý",
    };

    private static async Task<long> DataVersionAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static List<string> PartsOf(Page page) => [.. page.Document.QuerySelectorAll("select[name='form.gates[0].code'] option").Select(o => o.TextContent.Trim('\u00a0'))];

    private async Task<AppraisalWorld> FourAsync(RankingPlan plan)
    {
        var world = await AppraisalWorld.BuildAsync(Portal, 4, ranking: plan);
        await world.AppraiseAsync("Xã 01", "B.1", 3.6m);
        await world.AppraiseAsync("Xã 02", "A.1", 4);
        await world.AppraiseAsync("Xã 03", "A.1", 4);
        await world.AppraiseAsync("Xã 04", "A.1", 3.59m);
        return world;
    }
}
