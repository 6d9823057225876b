using System.Net;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.Appraisal;

/// <summary>An agency that takes part itself: who appraises its criteria on its own sheet.</summary>
public sealed class StandInTests : PortalTest
{
    [Fact]
    public async Task NamingOne_GivesTheOtherAgencyThoseCriteria_OnThatSheetOnly()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 1, withJustice: true);
        var office = await world.OfficeAsync();
        var before = await office.GetAsync($"/appraisal/sheets/{world.Sheets["Sở Tư pháp"]}");

        var saved = await NameAsync(world, world.Office.Id.ToString(), "Theo phân công của Hội đồng");
        var own = await office.GetAsync($"/appraisal/sheets/{world.Sheets["Sở Tư pháp"]}");
        var other = await office.GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}");
        var foreign = await office.GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}?criterion={world.Criteria["A.1"]}");

        Assert.Equal("Đã giao Văn phòng UBND tỉnh thẩm định phiếu của Sở Tư pháp.", saved.Notice);
        Assert.Equal(["B.1 chưa chấm", "B.2 chưa chấm"], before.Texts(".appraise-leaves a"));
        Assert.Equal(["A.1 chưa chấm", "A.2 chưa chấm", "B.1 chưa chấm", "B.2 chưa chấm"], own.Texts(".appraise-leaves a"));
        Assert.Equal(["B.1 chưa chấm", "B.2 chưa chấm"], other.Texts(".appraise-leaves a"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.Status);
        Assert.Equal(
            ("Giao thẩm định phiếu của chính Sở Tư pháp", "Văn phòng UBND tỉnh", "Theo phân công của Hội đồng"),
            await Portal.DbAsync(async db => await db.AuditEntries.Where(e => e.Act == "appraisal.stand-in").Select(e => ValueTuple.Create(e.What, e.To, e.Reason)).SingleAsync()));
    }

    [Fact]
    public async Task TheOneNamed_AppraisesAndIsCounted_AndTheAgencyItselfStaysOut()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 1, withJustice: true);
        await NameAsync(world, world.Office.Id.ToString(), "Theo phân công");
        var office = await world.OfficeAsync();

        var marked = await (await office.GetAsync($"/appraisal/sheets/{world.Sheets["Sở Tư pháp"]}?criterion={world.Criteria["A.1"]}")).PressAsync("Đồng ý với điểm tự chấm (4,00)");
        var justice = await (await world.JusticeAsync()).GetAsync($"/appraisal/sheets/{world.Sheets["Sở Tư pháp"]}");
        var units = await office.GetAsync($"/appraisal/{world.CampaignId}/units");
        var criteria = await office.GetAsync($"/appraisal/{world.CampaignId}/criteria");
        var grid = await office.GetAsync($"/appraisal/{world.CampaignId}/criteria/{world.Criteria["A.1"]}/grid");
        var progress = await (await world.AsAsync("lanh.dao", Role.Leader, world.Province)).GetAsync($"/campaigns/{world.CampaignId}/appraisal");

        Assert.Equal("Đã lưu: Sở Tư pháp, tiêu chí A.1, 4,00 điểm.", marked.Notice);
        Assert.Equal("Người van.phong", (await world.LineAsync("Sở Tư pháp", "A.1"))!.AppraisalByName);
        Assert.Equal(HttpStatusCode.Forbidden, justice.Status);
        Assert.Equal([("Sở Tư pháp", "1/4"), ("Xã 01", "0/2")], units.Rows().Select(r => (r[0], r[^1])));
        Assert.Equal(4, criteria.Rows().Count);
        Assert.Equal(["Sở Tư pháp"], grid.Rows().Select(r => r[0].Split(" STP")[0]));
        Assert.Equal(["Sở Tư pháp", "2", "1/4", "–"], progress.Rows()[0].Take(4));
    }

    [Fact]
    public async Task ABodyWithoutCriteriaOfItsOwn_FindsTheCampaignAndThatSheet()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 1, withJustice: true);
        var inspectorate = await Portal.UnitAsync("Thanh tra tỉnh", parent: world.Province, code: "TT");
        await NameAsync(world, inspectorate.Id.ToString(), "Theo phân công");
        var inspector = await world.AsAsync("thanh.tra", Role.Appraiser, inspectorate);

        var index = await inspector.GetAsync("/appraisal");
        var units = await inspector.GetAsync($"/appraisal/{world.CampaignId}/units");
        var left = await inspector.GetAsync($"/appraisal/{world.CampaignId}/units?left=true");
        var commune = await inspector.GetAsync($"/appraisal/sheets/{world.Sheets["Xã 01"]}");

        Assert.Equal("0/2", index.Rows()[0][2]);
        Assert.Equal([("Sở Tư pháp", "0/2")], units.Rows().Select(r => (r[0], r[^1])));
        Assert.Equal(["Sở Tư pháp"], left.Rows().Select(r => r[0]));
        Assert.Equal(HttpStatusCode.NotFound, commune.Status);
        Assert.Equal(HttpStatusCode.OK, (await inspector.GetAsync($"/appraisal/{world.CampaignId}/closing")).Status);
        Assert.Equal(HttpStatusCode.OK, (await inspector.GetAsync($"/campaigns/{world.CampaignId}")).Status);
    }

    [Theory]
    [InlineData("", "Theo phân công", "Phong trào đã mở: chọn cơ quan thẩm định thay, không bỏ trống.")]
    [InlineData("office", " ", "Phong trào đã mở: cần ghi lý do.")]
    [InlineData("commune", "Theo phân công", "Cần chọn một cơ quan trong danh sách.")]
    [InlineData("itself", "Theo phân công", "Cần chọn một cơ quan trong danh sách.")]
    public async Task WhatCannotBe_IsSaidBesideTheField_AndChangesNothing(string who, string reason, string message)
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 1, withJustice: true);
        if (who.Length == 0)
        {
            await NameAsync(world, world.Office.Id.ToString(), "Theo phân công");
        }

        var before = await Portal.ContentsAsync();

        var page = await NameAsync(world, who switch { "office" => world.Office.Id, "commune" => world.Units["Xã 01"].Id, "itself" => world.Justice.Id, _ => (Guid?)null } is { } id ? id.ToString() : "", reason, userName: "quan.ly.2");

        Assert.Contains(message, page.Texts(".field-error"));
        Assert.Equal(before["AppraisalStandIns"], (await Portal.ContentsAsync())["AppraisalStandIns"]);
    }

    [Fact]
    public async Task TwoManagers_AtOnce_MeetAndTheFirstStays()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 1, withJustice: true);
        var address = $"/campaigns/{world.CampaignId}/appraisal/stand-ins/{world.Justice.Id}";
        var manager = await world.ManagerAsync();
        var seen = await manager.GetAsync(address);
        await (await manager.GetAsync(address)).PostAsync(Fields(world.Office.Id.ToString(), "Người thứ nhất"));

        var page = await seen.PostAsync(Fields(world.Province.Id.ToString(), "Người thứ hai"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Hiện đang là: Văn phòng UBND tỉnh.", Assert.Single(page.Texts("[data-testid=changed]")), StringComparison.Ordinal);
        Assert.Equal("Người thứ hai", Assert.Single(page.Texts("textarea[name='form.reason']")));
        Assert.Equal(world.Office.Id, await Portal.DbAsync(db => db.AppraisalStandIns.Select(s => s.StandInUnitId).SingleAsync()));
    }

    [Fact]
    public async Task Naming_ByOthersThanTheManager_IsRefused()
    {
        var world = await AppraisalWorld.BuildAsync(Portal, communes: 1, withJustice: true);
        var leader = await world.AsAsync("lanh.dao", Role.Leader, world.Province);

        Assert.Equal(["Sở Tư pháp"], (await leader.GetAsync($"/campaigns/{world.CampaignId}/appraisal/stand-ins")).Rows().Select(r => r[0]));
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.PostAsync($"/campaigns/{world.CampaignId}/appraisal/stand-ins/{world.Justice.Id}", Fields(world.Office.Id.ToString(), "x"))).Status);
        Assert.Equal(0, await Portal.DbAsync(db => db.AppraisalStandIns.CountAsync()));
    }

    private static async Task<Page> NameAsync(AppraisalWorld world, string unitId, string reason, string userName = "quan.ly.1")
    {
        var manager = await world.AsAsync(userName, Role.CampaignManager, world.Province);
        var page = await manager.GetAsync($"/campaigns/{world.CampaignId}/appraisal/stand-ins/{world.Justice.Id}");
        return await page.PostAsync(Fields(unitId, reason));
    }

    private static Dictionary<string, object?> Fields(string unitId, string reason) => new() { ["form.standInUnitId"] = unitId, ["form.reason"] = reason };
}
