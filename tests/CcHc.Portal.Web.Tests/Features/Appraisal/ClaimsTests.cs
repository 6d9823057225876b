using System.Net;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.Appraisal;

/// <summary>Claims of «không phát sinh» from the list to the league table.</summary>
public sealed class ClaimsTests : PortalTest
{
    private static readonly Dictionary<string, string> TwoClaims = new() { ["Xã 01"] = "exclude", ["Xã 03"] = "exclude" };

    [Fact]
    public async Task TheList_ShowsWhatWaits_AndSeveralAreApprovedAtOnceAfterTheirNumberWasShown()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: TwoClaims);
        var list = await (await world.JusticeAsync()).GetAsync($"/campaigns/{world.CampaignId}/claims");
        var lines = list.Document.QuerySelectorAll("input[name=line]").Select(i => i.GetAttribute("value")).ToArray();

        var check = await list.PressAsync("Chấp thuận các mục đã chọn", new { line = lines });
        var done = await check.PressAsync("Chấp thuận 2 khai báo không phát sinh", new { reason = "Đúng thực tế" });

        Assert.Equal(["Chờ chấp thuận (2)", "Đã chấp thuận (0)", "Không chấp thuận (0)", "Tất cả (2)"], list.Texts(".chips a"));
        Assert.Equal(["Xã 01", "A.1. Ban hành kế hoạch", "loại trừ", "Giải trình A.1 Lê Văn Quản, 09:00 07/10/2025", "Chờ chấp thuận"], list.Rows()[0].Skip(1));
        Assert.Equal("Chấp thuận 2 khai báo không phát sinh", check.Heading);
        Assert.Equal("Đã chấp thuận 2 khai báo không phát sinh.", done.Notice);
        Assert.Equal(["Chờ chấp thuận (0)", "Đã chấp thuận (2)", "Không chấp thuận (0)", "Tất cả (2)"], done.Texts(".chips a"));
        foreach (var unit in TwoClaims.Keys)
        {
            var line = (await world.LineAsync(unit, "A.1"))!;
            Assert.Equal((ClaimState.Approved, "Người tu.phap", "Đúng thực tế", 0m), (line.Claim, line.ClaimDecidedByName, line.ClaimReason, line.AppraisalPoints!.Value.Value));
            Assert.Equal(("13,00", 1), ((await world.SheetAsync(unit)).AppraisedTotal.ToString(), (await world.SheetAsync(unit)).Appraised));
        }

        Assert.Equal(["line.claim-approve", "line.claim-approve"], (await world.ActsAsync()).Where(a => a.StartsWith("line.claim", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Approving_NothingChosen_SaysSo()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: TwoClaims);
        var list = await (await world.JusticeAsync()).GetAsync($"/campaigns/{world.CampaignId}/claims");

        var again = await list.PressAsync("Chấp thuận các mục đã chọn");

        Assert.Equal(("Chưa chọn khai báo nào.", $"/campaigns/{world.CampaignId}/claims"), (again.Notice, again.Path));
    }

    [Fact]
    public async Task Deciding_WhatTheUnitOrAColleagueChangedMeanwhile_DecidesNothing()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: TwoClaims);
        var visitor = await world.JusticeAsync();
        var ids = await LineIdsAsync();
        var mine = await visitor.GetAsync($"/campaigns/{world.CampaignId}/claims/decision?approve=true&line={ids[0]}&line={ids[1]}");
        var theirs = await visitor.GetAsync($"/campaigns/{world.CampaignId}/claims/decision?approve=false&line={ids[0]}");
        await theirs.PressAsync("Không chấp thuận 1 khai báo không phát sinh", new { reason = "Có hai văn bản" });

        var conflict = await mine.PressAsync("Chấp thuận 2 khai báo không phát sinh", new { reason = "Đúng" });

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Không chấp thuận", conflict.Rows().Select(r => r[4]));
        Assert.Equal("Đúng", conflict.Document.QuerySelector("textarea[name=reason]")!.TextContent.Trim());
        Assert.Equal([ClaimState.Refused, ClaimState.Waiting], [(await world.LineAsync("Xã 01", "A.1"))!.Claim, (await world.LineAsync("Xã 03", "A.1"))!.Claim]);
    }

    [Fact]
    public async Task Closing_WithAClaimUndecided_IsRefusedUntilItIsDecided()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: new Dictionary<string, string> { ["Xã 01"] = "exclude" });
        var lead = await world.LeadAsync();
        var address = $"/appraisal/{world.CampaignId}/closing";

        var blocked = await lead.GetAsync(address);
        var refused = await lead.PostAsync(address, new { agencyId = world.Justice.Id, letSelfScoreStand = "true" });
        var recorded = await (await world.ManagerAsync()).PostAsync($"/campaigns/{world.CampaignId}/appraisal/{world.Justice.Id}/closing", new { recordedFor = "Bà Bình", letSelfScoreStand = "true" });
        await DecideAsync(world, approve: true);
        var closed = await lead.PostAsync(address, new { agencyId = world.Justice.Id, letSelfScoreStand = "true" });

        string[] reason = ["Sở Tư pháp: 1 khai báo không phát sinh chờ chấp thuận; chấp thuận hoặc không chấp thuận trước khi chốt."];
        Assert.Equal(reason, blocked.Obstacles);
        Assert.False(blocked.Has("main form[method=post]"));
        Assert.Equal(reason, refused.Obstacles);
        Assert.Equal(reason, recorded.Obstacles);
        Assert.Equal("Đã chốt thẩm định của Sở Tư pháp.", closed.Notice);
    }

    [Fact]
    public async Task TheAgencysOwnClaim_IsDecidedByTheManagerNamingWho_AndHoldsUpSettling()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 1, but: new Dictionary<string, string> { ["Sở Tư pháp"] = "exclude" }, withJustice: true);
        var manager = await world.ManagerAsync();
        var justice = await world.JusticeAsync();
        var id = Assert.Single(await LineIdsAsync());
        await world.CloseAllAsync();

        var own = await justice.GetAsync($"/campaigns/{world.CampaignId}/claims/decision?approve=true&line={id}");
        var settling = await manager.PostAsync($"/campaigns/{world.CampaignId}/settlement");
        var page = await manager.GetAsync($"/campaigns/{world.CampaignId}/claims/decision?approve=true&line={id}");
        var again = await page.PressAsync("Chấp thuận 1 khai báo không phát sinh");
        var done = await again.PressAsync("Chấp thuận 1 khai báo không phát sinh", new { recordedFor = "Ông Trần Văn Chánh, Chánh Văn phòng" });

        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        Assert.Equal(["1 khai báo không phát sinh chờ chấp thuận."], settling.Obstacles);
        Assert.Equal(["Người quyết định, văn bản: Cần ghi ai đã quyết định, theo văn bản nào."], again.Errors);
        Assert.Equal("Đã chấp thuận 1 khai báo không phát sinh.", done.Notice);
        Assert.Equal("Ông Trần Văn Chánh, Chánh Văn phòng", (await world.LineAsync("Sở Tư pháp", "A.1"))!.ClaimRecordedFor);
    }

    [Fact]
    public async Task TheWait_IsSaidWhereverTheFigureStands()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: new Dictionary<string, string> { ["Xã 01"] = "exclude" });
        var sheet = world.Sheets["Xã 01"];
        var manager = await world.ManagerAsync();
        var unit = await world.AsAsync("xa", Role.UnitHead, world.Units["Xã 01"]);
        var justice = await world.JusticeAsync();

        Assert.Contains("Không phát sinh: chờ chấp thuận", (await unit.GetAsync($"/sheets/{sheet}")).Texts("[data-testid='line-A.1'] .state"));
        Assert.Contains("Không phát sinh: chờ chấp thuận", (await unit.GetAsync($"/sheets/{sheet}/check")).Texts("[data-testid='row-A.1'] .state"));
        Assert.StartsWith("Chờ chấp thuận Đơn vị khai không phát sinh", Assert.Single((await unit.GetAsync($"/sheets/{sheet}/reasons/A.1")).Texts("[data-testid=claim]")), StringComparison.Ordinal);
        Assert.Equal("loại trừ; Không phát sinh: chờ chấp thuận", (await unit.GetAsync($"/sheets/{sheet}/reasons/A")).Rows()[0][^1]);
        Assert.Equal(["1 khai báo không phát sinh chờ chấp thuận, tạm tính như đơn vị khai: A.1."], (await unit.GetAsync($"/sheets/{sheet}/reasons")).Texts("[data-testid=waiting]"));
        Assert.Contains("1 khai báo không phát sinh chờ chấp thuận", (await manager.GetAsync($"/campaigns/{world.CampaignId}/league")).Rows().Single(r => r[1] == "Xã 01")[^1], StringComparison.Ordinal);
        Assert.Contains("Đơn vị khai không phát sinh, chờ chấp thuận; quyết định khai báo trước khi ghi điểm.", (await justice.GetAsync($"/appraisal/{world.CampaignId}/criteria/{world.Criteria["A.1"]}/grid")).Texts("[data-testid=blocked]"));
        Assert.Contains((await justice.GetAsync("/")).Texts("[data-testid=work]"), t => t.StartsWith("Quyết định khai báo không phát sinh", StringComparison.Ordinal));
        Assert.Equal("13,00", (await world.SheetAsync("Xã 01")).SelfTotal.ToString());
    }

    [Fact]
    public async Task Points_InTheGridForAClaim_AreRefused()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: new Dictionary<string, string> { ["Xã 01"] = "exclude" });
        var line = (await world.LineAsync("Xã 01", "A.1"))!;

        var answer = await (await world.JusticeAsync()).PostAsync(
            $"/appraisal/{world.CampaignId}/criteria/{world.Criteria["A.1"]}/grid",
            new Dictionary<string, object?> { ["rows[0].sheetId"] = world.Sheets["Xã 01"], ["rows[0].version"] = line.Version, ["rows[0].points"] = "4", ["rows[0].reason"] = "Có" });

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Null((await world.LineAsync("Xã 01", "A.1"))!.AppraisalPoints);
    }

    [Fact]
    public async Task AnAgency_SetsAFigureItEntersAside_WithAReason()
    {
        var world = await AppraisalWorld.BuildAsync(Portal);
        var page = await (await world.OfficeAsync()).GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}?criterion={world.Criteria["B.1"]}");

        var again = await page.PressAsync("Lưu và sang mục tiếp", new { way = "NotApplicable", points = "", reason = "" });
        await again.PressAsync("Lưu và sang mục tiếp", new { way = "NotApplicable", points = "", reason = "Xã không có bộ phận một cửa" });

        Assert.Equal(["Tiêu chí B.1: xác định không phát sinh thì cần ghi lý do."], again.Texts("#f-reason-error"));
        // Without B.1: (4 + 5,4 + 5) of 16, rescaled to 20.
        Assert.Equal("18,00", (await world.SheetAsync("Xã 01")).AppraisedTotal.ToString());
    }

    [Theory]
    [InlineData(NotApplicable.Full, true, "14,40")]
    [InlineData(NotApplicable.Full, false, "10,40")]
    [InlineData(NotApplicable.Exclude, true, "13,00")]
    [InlineData(NotApplicable.Exclude, false, "10,40")]
    [InlineData(NotApplicable.Zero, true, "10,40")]
    [InlineData(NotApplicable.Zero, false, "10,40")]
    public async Task EveryTreatment_ApprovedOrRefused_ReachesTheLeagueTable(NotApplicable treatment, bool approve, string final)
    {
        // A.1 (4) is claimed; A.2 earns 5,4 of 6 and B.2 5 of 6; nobody gave B.1 (4) a figure.
        var world = await AppraisalWorld.BuildAsync(Portal, but: new Dictionary<string, string> { ["Xã 01"] = "exclude" }, treatment: treatment);

        await DecideAsync(world, approve);
        await world.SettleAsync();

        var league = await (await world.ManagerAsync()).GetAsync($"/campaigns/{world.CampaignId}/league");
        var line = (await world.LineAsync("Xã 01", "A.1"))!;
        Assert.Equal(final, league.Rows().Single(r => r[1] == "Xã 01")[5]);
        Assert.Equal((approve ? ClaimState.Approved : ClaimState.Refused, line.AppraisalPoints), (line.Claim, line.FinalPoints));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public async Task TheList_AsksTheDatabaseAsOftenForManyClaimsAsForFew(int communes)
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes, but: Enumerable.Range(1, communes).ToDictionary(i => $"Xã {i:00}", _ => "exclude"));
        var manager = await world.ManagerAsync();
        await manager.GetAsync($"/campaigns/{world.CampaignId}/claims");

        Assert.InRange(await manager.CountAsync($"/campaigns/{world.CampaignId}/claims"), 3, 12);
    }

    [Fact]
    public async Task Others_SeeNoListAndDecideNothing()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, but: TwoClaims);
        var unit = await world.AsAsync("xa", Role.UnitHead, world.Units["Xã 01"]);
        var office = await world.OfficeAsync();
        var leader = await world.AsAsync("lanh.dao", Role.Leader, world.Province);
        var line = (await LineIdsAsync())[0];
        var form = new Dictionary<string, object?> { ["lines[0].lineId"] = line, ["lines[0].version"] = 0, ["reason"] = "x", ["recordedFor"] = "x" };

        Assert.Equal(HttpStatusCode.Forbidden, (await unit.GetAsync($"/campaigns/{world.CampaignId}/claims")).Status);
        Assert.Empty((await office.GetAsync($"/campaigns/{world.CampaignId}/claims?all=true")).Rows());
        Assert.False((await leader.GetAsync($"/campaigns/{world.CampaignId}/claims")).Has("input[name=line]"));
        foreach (var visitor in new[] { unit, office, leader })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync($"/campaigns/{world.CampaignId}/claims/approvals", form)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync($"/campaigns/{world.CampaignId}/claims/refusals", form)).Status);
        }

        Assert.Equal(2, (await LineIdsAsync()).Count);
    }

    private Task<List<Guid>> LineIdsAsync() => Portal.DbAsync(db => db.ScoreLines.Where(l => l.Claim == ClaimState.Waiting).OrderBy(l => l.Id).Select(l => l.Id).ToListAsync());

    private async Task DecideAsync(AppraisalWorld world, bool approve)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var campaign = await db.Campaigns.Include(c => c.Phases).Include(c => c.AppraisalClosings).SingleAsync(c => c.Id == world.CampaignId);
        var waiting = await db.ScoreLines.Where(l => l.Claim == ClaimState.Waiting).Select(l => new ClaimToDecide(l.Id, l.Version)).ToListAsync();
        await scope.ServiceProvider.GetRequiredService<DecideClaims>().RunAsync(new Actor(null, "Cơ quan", []), campaign, waiting, approve, "Theo hồ sơ", null, Portal.Clock.Now);
    }
}
