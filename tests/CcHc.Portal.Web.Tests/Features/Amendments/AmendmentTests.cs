using System.Net;
using System.Text;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Features.Appraisal;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.Amendments;

/// <summary>Sửa đổi bộ tiêu chí of a running campaign, from the dry run to the history.</summary>
public sealed class AmendmentTests : PortalTest
{
    /// <summary>«khá» earns 3 and not 2; B.2 is B.3 now and earns 2 a time; B.4 is new.</summary>
    private const string Amended = """
        code,parent,title,max_points,method,rule,input_by,not_applicable,source,Ghi chú
        A,,Cải cách thể chế,10,group,sum of children,,,,
        A.1,A,Ban hành kế hoạch,4,choice,tốt=4 | khá=3 | không=0,,exclude,,
        A.2,A,Tỷ lệ văn bản được kiểm tra,6,ratio,score=R*max,,,,
        B,,Cải cách thủ tục hành chính,12,group,sum of children,,,,
        B.1,B,Chất lượng phục vụ,4,ratio,score=R*max,cơ quan thẩm định,exclude,,
        B.3,B,Sáng kiến,6,count,per=2; unit=sáng kiến; cap=6,,,,
        B.4,B,Số hóa hồ sơ,2,ratio,score=R*max,,,QĐ 512,mới
        """;

    /// <summary>A.1 has other levels, A.2 is gone.</summary>
    private const string Harder = """
        code,parent,title,max_points,method,rule,input_by,not_applicable
        A,,Cải cách thể chế,4,group,sum of children,,
        A.1,A,Ban hành kế hoạch,4,choice,đúng hạn=4 | muộn=1,,exclude
        B,,Cải cách thủ tục hành chính,10,group,sum of children,,
        B.1,B,Chất lượng phục vụ,4,ratio,score=R*max,cơ quan thẩm định,exclude
        B.2,B,Sáng kiến,6,count,per=1; unit=sáng kiến; cap=6,,
        """;

    private static readonly Dictionary<string, string> Mixed = new() { ["Xã 02"] = "khá" };

    [Fact]
    public async Task TheDryRun_ListsDifferencesRenamesAndWhoGains_AndChangesNothing()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: Mixed);
        var manager = await world.ManagerAsync();
        var before = await SheetsAsync();

        var page = await PrepareAsync(world, manager, Amended);
        var mapped = await page.PostAsync(new Dictionary<string, object?> { ["renames[0].to"] = "B.3" }, "form[action$='/mapping']");

        Assert.Equal("3 phiếu tính lại: 3 giảm, 0 tăng, 0 không đổi; 3 phiếu có tiêu chí phải chấm lại hoặc chấm thêm.", Assert.Single(page.Texts("[data-testid=counts]")));
        Assert.Equal(["B.2. Sáng kiến"], page.Texts("[data-testid=rename] th"));
        Assert.Contains("có thể là B.3", page.Texts("[data-testid=rename] td")[0], StringComparison.Ordinal);
        // A.1 4 or 3, A.2 5,4, B.3 5 × 2 at most 6, of 22.
        Assert.Equal("3 phiếu tính lại: 0 giảm, 3 tăng, 0 không đổi; 3 phiếu có tiêu chí phải chấm lại hoặc chấm thêm.", Assert.Single(mapped.Texts("[data-testid=counts]")));
        Assert.Equal(
            ["Xã 01 14,40 → 15,40 tăng 1,00 1 → 1 B.4", "Xã 02 12,40 → 14,40 tăng 2,00 3 → 3 B.4", "Xã 03 14,40 → 15,40 tăng 1,00 1 → 1 B.4"],
            mapped.Rows(".table-scroll[aria-label='Ai tăng, ai giảm'] table").Select(r => $"{r[0]} {r[3]} {r[4]} {r[5]} {r[7]}").Order(StringComparer.Ordinal));
        Assert.Equal(before, await SheetsAsync());
        Assert.Equal(1, await Portal.DbAsync(db => db.CampaignCriteria.CountAsync(c => c.CampaignId == world.CampaignId)));
    }

    [Fact]
    public async Task Confirming_MakesANewVersion_RecomputesEverySheet_AndKeepsTheOldOne()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: Mixed);
        await world.AppraiseAsync("Xã 01", "A.2", 4.5m);
        var manager = await world.ManagerAsync();
        var page = await MappedAsync(world, manager);

        var record = await ConfirmAsync(page, "Xác nhận sửa đổi, tính lại 3 phiếu");

        Assert.Equal("Đã sửa đổi bộ tiêu chí lần 1; mọi phiếu đã tính lại.", record.Notice);
        Assert.Contains("512/QĐ-UBND, ngày 10/10/2025", record.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var (versions, groupCriteria, amendment) = await Portal.DbAsync(async db => (
            await db.CampaignCriteria.AsNoTracking().IgnoreQueryFilters().Include(c => c.Nodes).Where(c => c.CampaignId == world.CampaignId).OrderBy(c => c.VersionNumber).ToListAsync(),
            await db.Set<RankingGroup>().Where(g => g.Id == world.GroupId).Select(g => g.CriteriaId).SingleAsync(),
            await db.CriteriaAmendments.AsNoTracking().SingleAsync()));
        Assert.Equal([1, 2], versions.Select(v => v.VersionNumber));
        Assert.Equal((versions[1].Id, versions[1].Id, versions[0].Id), (groupCriteria!.Value, amendment.AfterId!.Value, amendment.BeforeId));
        Assert.All(versions[0].Nodes, n => Assert.False(n.InForce));
        Assert.Equal(world.Office.Id, versions[1].Nodes.Single(n => n.Code == "B.4").AgencyUnitId);
        Assert.Equal(("QĐ 512", "mới"), versions[1].Nodes.Single(n => n.Code == "B.4").ToText() is var added ? (added.Source, added.Extra["Ghi chú"]) : default);
        Assert.Equal((3, 3, 0, 3), (amendment.Sheets, amendment.Gaining, amendment.Losing, amendment.ToScoreAgain));

        // What is stored is what the engine gives for the same answers anew.
        foreach (var unit in new[] { "Xã 01", "Xã 02", "Xã 03" })
        {
            var sheet = await world.SheetAsync(unit);
            var answers = await Portal.DbAsync(db => db.ScoreLines.AsNoTracking().Where(l => l.SheetId == sheet.Id && l.SelfAnswer != null).ToDictionaryAsync(l => l.Code, l => Answer.FromJson(l.SelfAnswer!)));
            var anew = ScoringEngine.Score(CriteriaTree.Build(versions[1].Nodes.OrderBy(n => n.Order).Select(n => n.ToSource())), answers, 2025);
            Assert.Equal((anew.Final, versions[1].Id, "22"), (sheet.SelfTotal, sheet.CriteriaId, sheet.Maximum.ToExactString()));
            Assert.Equal(anew.Nodes.Where(n => n.Node.IsTop).Select(n => n.Points), sheet.FieldSums.OrderBy(f => f.FieldCode, StringComparer.Ordinal).Select(f => f.Self));
        }

        // A.2 was appraised by points alone and scores as before: it stays.
        Assert.Equal("14,50", (await world.SheetAsync("Xã 01")).AppraisedTotal.ToString());
        var facts = await Portal.DbAsync(db => db.AuditEntries.Where(e => e.Act == "campaign.amend" || e.Act == "sheet.amend").OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(4, facts.Count);
        var whole = facts.Single(f => f.Act == "campaign.amend");
        Assert.Equal(("Phiên bản 1", "Phiên bản 2", "Sửa đổi bộ tiêu chí theo văn bản số 512/QĐ-UBND ngày 10/10/2025: Luật mới"), (whole.From, whole.To, whole.Reason));
    }

    [Fact]
    public async Task BothVersions_StayReadable_AndTheUnitSeesWhatChanged()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: Mixed);
        var manager = await world.ManagerAsync();
        var record = await ConfirmAsync(await MappedAsync(world, manager), "Xác nhận sửa đổi, tính lại 3 phiếu");
        var unit = await world.AsAsync("xa", Role.UnitHead, world.Units["Xã 02"]);

        var old = await record.FollowAsync("Phiên bản 1 (trước)");
        var current = await record.FollowAsync("phiên bản 2 (sau)");
        var sheet = await unit.GetAsync($"/sheets/{world.Sheets["Xã 02"]}");
        var own = await sheet.FollowAsync("Xem văn bản, lý do, điểm trước và sau");
        var leaf = await unit.GetAsync($"/sheets/{world.Sheets["Xã 02"]}/reasons/B.3");

        Assert.Contains("B.2", old.Rows().Select(r => r[0]));
        Assert.DoesNotContain("B.2", current.Rows().Select(r => r[0]));
        Assert.True(sheet.Has("[data-testid=amended]"));
        Assert.Equal(["Xã 02"], own.Rows(".table-scroll[aria-label='Ai tăng, ai giảm'] table").Select(r => r[0]));
        Assert.Equal(
            [["Tự chấm", "5,00", "theo phiên bản 1"], ["Tự chấm", "6,00", "theo phiên bản 2"]],
            leaf.Rows("[data-testid=marks]").Select(r => new[] { r[0], r[3], r[6] }));
        Assert.Equal("Sửa đổi bộ tiêu chí theo văn bản số 512/QĐ-UBND ngày 10/10/2025", leaf.Rows("[data-testid=marks]")[1][5]);
    }

    [Fact]
    public async Task AnswersThatNoLongerFit_AreFlagged_TheSheetGoesBack_AndDroppedCriteriaStayInTheHistory()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        await world.AppraiseAsync("Xã 01", "A.1", 3);
        await world.CloseAllAsync();
        var manager = await world.ManagerAsync();
        var page = await PrepareAsync(world, manager, Harder);

        var record = await ConfirmAsync(page, "Xác nhận sửa đổi, tính lại 3 phiếu");

        Assert.Equal("Đã sửa đổi bộ tiêu chí lần 1; mọi phiếu đã tính lại. Thẩm định mở lại cho: Sở Tư pháp.", record.Notice);
        var sheet = await world.SheetAsync("Xã 01");
        Assert.Equal((SheetState.Draft, 1, 2), (sheet.State, sheet.SelfDone, sheet.Leaves));
        Assert.Equal("Sửa đổi bộ tiêu chí theo văn bản số 512/QĐ-UBND ngày 10/10/2025: 1 tiêu chí phải chấm lại hoặc chấm thêm.", sheet.ReturnRemark);
        var lines = await Portal.DbAsync(db => db.ScoreLines.AsNoTracking().IgnoreQueryFilters().Include(l => l.Marks).Where(l => l.SheetId == sheet.Id).OrderBy(l => l.Code).ToListAsync());
        Assert.Equal([("A.1", true, true, false), ("A.2", false, false, true), ("B.2", false, false, false)], lines.Select(l => (l.Code, l.SelfUnfit, l.AppraisalUnfit, l.RetiredAt is not null)));
        Assert.Equal(["{\"option\":\"tốt\"}", null], lines[0].Marks.Where(m => m.Stage == MarkStage.Self).OrderBy(m => m.At).Select(m => m.Answer));
        Assert.Equal([Points.FromDecimal(3), null], lines[0].Marks.Where(m => m.Stage == MarkStage.Appraisal).OrderBy(m => m.Points is null).Select(m => m.Points));

        var unit = await world.AsAsync("xa", Role.UnitHead, world.Units["Xã 01"]);
        Assert.Contains("Cần chấm lại", (await unit.GetAsync($"/sheets/{sheet.Id}")).Texts("[data-testid='line-A.1'] .state"));
        Assert.Contains("Cần chấm lại", (await unit.GetAsync($"/sheets/{sheet.Id}/check")).Texts("[data-testid='row-A.1'] .state"));
        Assert.Equal([["A.2", "Tỷ lệ văn bản được kiểm tra", "5,40", "–"]], (await unit.GetAsync($"/sheets/{sheet.Id}/reasons")).Rows("[data-testid=dropped]").Select(r => r.Take(4)));
        Assert.Equal("tốt", (await unit.GetAsync($"/sheets/{sheet.Id}/reasons/A.1")).Rows("[data-testid=marks]")[0][4]);
    }

    [Fact]
    public async Task Confirming_WithoutNumberDateReasonOrFile_IsRefusedAtTheFieldsAndKeepsWhatWasTyped()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await MappedAsync(world, await world.ManagerAsync());

        var again = await page.PressAsync("Xác nhận sửa đổi, tính lại 3 phiếu", new Dictionary<string, object?> { ["form.decidedOn"] = "20/10/2025", ["form.reason"] = "Luật mới" });

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(
            [
                "Số, ký hiệu văn bản sửa đổi: Cần ghi số, ký hiệu văn bản sửa đổi.",
                "Ngày văn bản: Ngày 20/10/2025 ở sau hôm nay.",
                "Văn bản đã ký: Cần đính kèm văn bản sửa đổi đã ký.",
            ],
            again.Errors.Order(StringComparer.Ordinal).OrderBy(e => e[0] == 'V').ThenBy(e => e[0] == 'N'));
        Assert.Equal("Luật mới", again.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(AmendmentState.Prepared, await StateAsync());
    }

    [Fact]
    public async Task Confirming_AfterSomebodySavedMeanwhile_ShowsTheNewTableAndChangesNothing()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await MappedAsync(world, await world.ManagerAsync());
        await world.AppraiseAsync("Xã 01", "B.2", 1);

        var conflict = await ConfirmAsync(page, "Xác nhận sửa đổi, tính lại 3 phiếu");
        var unchanged = await StateAsync();
        var done = await conflict.PressAsync("Xác nhận sửa đổi, tính lại 3 phiếu");

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal(["Trong lúc anh/chị xem, có phiếu vừa được lưu. Chưa sửa đổi gì; bảng bên dưới đã tính lại, anh/chị xem rồi xác nhận lần nữa."], conflict.Errors);
        Assert.Equal(AmendmentState.Prepared, unchanged);
        Assert.Equal((HttpStatusCode.OK, AmendmentState.InForce), (done.Status, await StateAsync()));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("3")]
    public async Task SavingAMark_WhileTheCriteriaAreAmended_IsRefusedAndLeavesNoLineOfTheOldOnes(string points)
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await MappedAsync(world, await world.ManagerAsync());
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var campaign = await db.Campaigns.Include(c => c.AppraisalClosings).SingleAsync(c => c.Id == world.CampaignId, TestContext.Current.CancellationToken);
        var sheetId = world.Sheets["Xã 01"];
        var sheet = await db.ScoreSheets.SingleAsync(s => s.Id == sheetId, TestContext.Current.CancellationToken);
        await ConfirmAsync(page, "Xác nhận sửa đổi, tính lại 3 phiếu");

        // B.1 has no line yet: only the sheet can tell that its criteria are others now.
        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => scope.ServiceProvider.GetRequiredService<SaveMarks>().AppraiseAsync(
            new Actor(null, "Cơ quan", []), campaign, sheet, world.Criteria["B.1"], null, Points.FromDecimal(decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture) - 3), "Theo hồ sơ", null, Portal.Clock.Now, TestContext.Current.CancellationToken));

        Assert.StartsWith("Bộ tiêu chí vừa được sửa đổi", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, await Portal.DbAsync(d => d.ScoreLines.IgnoreQueryFilters().CountAsync(l => l.SheetId == sheetId)));
    }

    [Fact]
    public async Task ASettledCampaign_IsToBeSettledAgain_AndAPublishedOneIsRefusedSayingWhatToDo()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        await world.SettleAsync();
        var manager = await world.ManagerAsync();
        await ConfirmAsync(await MappedAsync(world, manager), "Xác nhận sửa đổi, tính lại 3 phiếu");
        Assert.Null(await Portal.DbAsync(db => db.Campaigns.Where(c => c.Id == world.CampaignId).Select(c => c.SettledAt).SingleAsync()));
        Assert.Null((await world.SheetAsync("Xã 01")).Rank);

        await Portal.DbAsync(async db =>
        {
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == world.CampaignId);
            campaign.Settle(new Actor(null, "Lê Văn Quản", []), 3, Portal.Clock.Now);
            campaign.Publish(new Actor(null, "Lê Văn Quản", []), Portal.Clock.Now);
            return await db.SaveChangesAsync();
        });
        var list = await manager.GetAsync($"/campaigns/{world.CampaignId}/amendments");
        var refused = await manager.PostAsync($"/campaigns/{world.CampaignId}/amendments", new { criteriaId = Guid.CreateVersion7(), versionId = Guid.CreateVersion7() });

        string[] reason = ["Kết quả đã công bố, không sửa đổi bộ tiêu chí được nữa. Nếu kết quả sai, đính chính hoặc thay thế quyết định công bố; tiêu chí mới áp dụng cho đợt sau."];
        Assert.Equal(reason, list.Obstacles);
        Assert.Equal((HttpStatusCode.Conflict, reason[0]), (refused.Status, Assert.Single(refused.Obstacles)));
    }

    [Fact]
    public async Task AFileWithErrors_IsRefusedNamingThem()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/amendments");

        var again = await page.PressAsync("Xem trước kết quả sửa đổi", new Dictionary<string, object?>
        {
            ["form.criteriaId"] = await CurrentAsync(world),
            ["form.file"] = new Upload("sua.csv", Encoding.UTF8.GetBytes(Amended.Replace("count,per=2", "count,mỗi lần 2", StringComparison.Ordinal))),
        });

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("B.3", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Equal(0, await Portal.DbAsync(db => db.CriteriaAmendments.CountAsync()));
    }

    [Fact]
    public async Task Others_SeeAmendmentsInForceOnly_AndChangeNothing()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var manager = await world.ManagerAsync();
        await MappedAsync(world, manager);
        var id = await Portal.DbAsync(db => db.CriteriaAmendments.Select(a => a.Id).SingleAsync());
        var address = $"/campaigns/{world.CampaignId}/amendments";
        var unit = await world.AsAsync("xa", Role.UnitHead, world.Units["Xã 01"]);
        var leader = await world.AsAsync("lanh.dao", Role.Leader, world.Province);

        Assert.Equal(HttpStatusCode.Forbidden, (await unit.GetAsync($"{address}/{id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await leader.GetAsync($"{address}/{id}")).Status);
        foreach (var visitor in new[] { unit, leader })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync(address, new { criteriaId = id, versionId = id })).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync($"{address}/{id}/mapping")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync($"{address}/{id}/withdrawal")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync($"{address}/{id}/confirmation", new { decisionNumber = "1", decidedOn = "01/10/2025", reason = "x" })).Status);
        }

        Assert.Equal(AmendmentState.Prepared, await StateAsync());
        await (await manager.GetAsync($"{address}/{id}")).PressAsync("Hủy bản chuẩn bị này");
        Assert.Equal(AmendmentState.Withdrawn, await StateAsync());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    public async Task TheDryRun_AsksTheDatabaseAsOftenForManySheetsAsForFew(int communes)
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes);
        var manager = await world.ManagerAsync();
        await MappedAsync(world, manager);
        var id = await Portal.DbAsync(db => db.CriteriaAmendments.Select(a => a.Id).SingleAsync());
        var address = $"/campaigns/{world.CampaignId}/amendments/{id}";
        await manager.GetAsync(address);

        Assert.InRange(await manager.CountAsync(address), 8, 16);
    }

    private static Task<Page> ConfirmAsync(Page page, string button) => page.PressAsync(button, new Dictionary<string, object?>
    {
        ["form.decisionNumber"] = "512/QĐ-UBND",
        ["form.decidedOn"] = "10/10/2025",
        ["form.reason"] = "Luật mới",
        ["form.signedFile"] = new Upload("512.pdf", CampaignScene.SignedPdf("512")),
    });

    private Task<AmendmentState> StateAsync() => Portal.DbAsync(db => db.CriteriaAmendments.Select(a => a.State).SingleAsync());

    private Task<string> SheetsAsync() => Portal.DbAsync(async db =>
        string.Join('\n', await db.ScoreSheets.OrderBy(s => s.Id).Select(s => $"{s.Id} {s.Version} {s.SelfTotal}").ToListAsync()));

    private Task<Guid> CurrentAsync(AppraisalWorld world) => Portal.DbAsync(db => db.CampaignCriteria.Where(c => c.CampaignId == world.CampaignId && c.SupersededAt == null).Select(c => c.Id).SingleAsync());

    private async Task<Page> PrepareAsync(AppraisalWorld world, Visitor manager, string file)
    {
        var page = await manager.GetAsync($"/campaigns/{world.CampaignId}/amendments");
        return await page.PressAsync("Xem trước kết quả sửa đổi", new Dictionary<string, object?>
        {
            ["form.criteriaId"] = await CurrentAsync(world),
            ["form.file"] = new Upload("sua.csv", Encoding.UTF8.GetBytes(file)),
        });
    }

    private async Task<Page> MappedAsync(AppraisalWorld world, Visitor manager) =>
        await (await PrepareAsync(world, manager, Amended)).PostAsync(new Dictionary<string, object?> { ["renames[0].to"] = "B.3" }, "form[action$='/mapping']");
}
