using System.Net;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.Units;

public sealed class UnitPagesTests : PortalTest
{
    [Fact]
    public async Task TheList_ShowsOneLevelOfTheTree_AndASearchEverythingBelow()
    {
        var province = await Portal.UnitAsync("UBND tỉnh An Giang", UnitKind.ProvincialCommittee, code: "UBND");
        var department = await Portal.UnitAsync("Sở Nội vụ", UnitKind.Department, province, "SNV");
        await Portal.UnitAsync("Phòng Cải cách hành chính", UnitKind.Division, department);
        var admin = await Portal.AsAsync(Role.Administrator, department);

        var top = await admin.GetAsync("/units");
        var below = await top.FollowAsync("1");
        var found = await (await admin.GetAsync("/units")).PostAsync(new { q = "cai cach hanh chinh" }, "form[role=search]");

        Assert.Equal(["UBND tỉnh An Giang"], top.Rows().Select(r => r[0]));
        Assert.Equal("Đơn vị thuộc UBND tỉnh An Giang", below.Heading);
        Assert.Equal(["Sở Nội vụ"], below.Rows().Select(r => r[0]));
        Assert.Equal([["Phòng Cải cách hành chính", "–", "Phòng thuộc Ủy ban nhân dân", "Sở Nội vụ", "0", "0"]], found.Rows());
        Assert.Contains("q=cai%20cach", found.Address, StringComparison.Ordinal);
        Assert.Equal("cai cach hanh chinh", found.Document.QuerySelector("#f-q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task AFormerName_IsFound_AndShown()
    {
        var unit = new Unit("Sở Lao động", UnitKind.Department);
        unit.Rename(Actor.Portal, "Sở Nội vụ", new DateOnly(2025, 3, 1), Portal.Clock.Now);
        await Portal.SaveAsync(unit);

        var page = await (await Portal.AsAsync(Role.UnitOfficer, unit)).GetAsync("/units?q=so+lao+dong");

        Assert.Equal(["Sở Nội vụ tên trước: Sở Lao động"], page.Rows().Select(r => r[0]));
    }

    [Fact]
    public async Task Contacts_AreForTheManagerOfTheTree_AndTheAdministrator()
    {
        var province = await Portal.UnitAsync("UBND tỉnh", UnitKind.ProvincialCommittee);
        var department = await Portal.UnitAsync("Sở Nội vụ", parent: province);
        var other = await Portal.UnitAsync("UBND xã khác", UnitKind.CommuneCommittee);
        await Portal.SaveAsync(new Person("Lê Thị Hoa", department.Id, "Chuyên viên", "0912345678", "lthoa@angiang.gov.vn"));

        async Task<bool> SeesPhoneAsync(Role role, Unit unit, string name) =>
            (await (await Portal.AsAsync(role, unit, name)).GetAsync($"/units/{department.Id}")).Texts("td").Contains("0912345678");

        Assert.True(await SeesPhoneAsync(Role.Administrator, other, "admin"));
        Assert.True(await SeesPhoneAsync(Role.CampaignManager, province, "tinh"));
        Assert.False(await SeesPhoneAsync(Role.CampaignManager, other, "xa"));
        Assert.False(await SeesPhoneAsync(Role.UnitOfficer, department, "daumoi"));
    }

    [Fact]
    public async Task AddingAUnit_PutsItIntoTheTree_WithItsHistory()
    {
        var province = await Portal.UnitAsync("UBND tỉnh", UnitKind.ProvincialCommittee, code: "UBND");
        var admin = await Portal.AsAsync(Role.Administrator, province);

        var page = await (await admin.GetAsync($"/units/new?under={province.Id}")).PostAsync(new { name = "Sở Tư pháp", kind = "Department", code = "STP", validFrom = new DateOnly(2025, 3, 1), paperSymbol = "STP" });

        Assert.Equal("Đã thêm đơn vị «Sở Tư pháp».", page.Notice);
        Assert.Equal("Sở Tư pháp", page.Heading);
        var stored = await Portal.DbAsync(db => db.Units.SingleAsync(u => u.Code == "STP"));
        Assert.Equal(province.Id, stored.ParentId);
        Assert.Equal("Thêm đơn vị", page.Rows("[aria-label='Bảng lịch sử'] > table")[^1][2]);
    }

    [Fact]
    public async Task AddingAUnit_WithATakenCodeAndAnUnclearParent_IsRefusedBesideTheFields_KeepingWhatWasTyped()
    {
        var first = await Portal.UnitAsync("Phòng Văn hóa", UnitKind.Division, code: "PVH");
        await Portal.UnitAsync("Phòng Văn hóa", UnitKind.Division, code: "PVH2");
        var admin = await Portal.AsAsync(Role.Administrator, first);

        var page = await (await admin.GetAsync("/units/new")).PostAsync(new { name = "Tổ giúp việc", kind = "Other", parent = "phong van hoa", code = "PVH" });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(
            [
                "Đơn vị cấp trên: Có 2 đơn vị cùng tên; ghi mã hoặc «tên – tên đơn vị cấp trên»: «Phòng Văn hóa» mã PVH; «Phòng Văn hóa» mã PVH2.",
                "Mã: Mã này đang thuộc một đơn vị khác.",
            ],
            page.Errors.Order());
        Assert.Equal("Tổ giúp việc", page.Document.QuerySelector("#f-name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Renaming_KeepsTheOldNameForItsTime()
    {
        var unit = await Portal.UnitAsync("Sở Lao động");
        var admin = await Portal.AsAsync(Role.Administrator, unit);

        var page = await (await admin.GetAsync($"/units/{unit.Id}/edit"))
            .PressAsync("Đổi tên", new Dictionary<string, object?> { ["naming.name"] = "Sở Nội vụ", ["naming.from"] = new DateOnly(2025, 3, 1) });

        Assert.Equal("Sở Nội vụ", page.Heading);
        Assert.Equal([["từ đầu", "Sở Lao động"], ["01/03/2025", "Sở Nội vụ"]], page.Rows("main > table"));
        Assert.Equal(["Đổi tên đơn vị", "Sở Lao động", "Sở Nội vụ"], page.Rows("[aria-label='Bảng lịch sử'] > table")[0].Skip(2).Take(3));
    }

    [Fact]
    public async Task MovingAUnitUnderItsOwnPart_IsRefused()
    {
        var department = await Portal.UnitAsync("Sở Nội vụ", code: "SNV");
        await Portal.UnitAsync("Phòng Tổ chức", UnitKind.Division, department, "PTC");
        var admin = await Portal.AsAsync(Role.Administrator, department);

        var page = await (await admin.GetAsync($"/units/{department.Id}/edit")).PressAsync("Chuyển", new Dictionary<string, object?> { ["moving.parent"] = "PTC" });

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal(["Đơn vị cấp trên không thể là chính đơn vị này hoặc đơn vị trực thuộc của nó."], page.Obstacles);
    }

    [Fact]
    public async Task Moving_TakesThePartsAlong()
    {
        var a = await Portal.UnitAsync("Sở A", code: "A");
        var b = await Portal.UnitAsync("Sở B", code: "B");
        var division = await Portal.UnitAsync("Phòng P", UnitKind.Division, a, "P");
        var team = await Portal.UnitAsync("Tổ T", UnitKind.Other, division, "T");
        var admin = await Portal.AsAsync(Role.Administrator, a);

        var page = await (await admin.GetAsync($"/units/{division.Id}/edit")).PressAsync("Chuyển", new Dictionary<string, object?> { ["moving.parent"] = "Sở B" });

        Assert.Equal("Đã chuyển đơn vị về trực thuộc «Sở B».", page.Notice);
        var path = await Portal.DbAsync(db => db.Units.Where(u => u.Id == team.Id).Select(u => u.TreePath).SingleAsync());
        Assert.StartsWith(b.TreePath, path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_NeedsADayAndAReason()
    {
        var unit = await Portal.UnitAsync("Ban cũ");
        var admin = await Portal.AsAsync(Role.Administrator, unit);
        var edit = await admin.GetAsync($"/units/{unit.Id}/edit");

        var refused = await edit.PressAsync("Ghi ngày kết thúc", new Dictionary<string, object?> { ["closing.lastDay"] = "30/06/2025" });
        var done = await edit.PressAsync("Ghi ngày kết thúc", new Dictionary<string, object?> { ["closing.lastDay"] = "30/06/2025", ["closing.reason"] = "Sáp nhập" });

        Assert.Equal(["Lý do, căn cứ: Cần điền mục này."], refused.Errors);
        Assert.Equal("30/06/2025", refused.Document.QuerySelector("#f-closing-lastDay")!.GetAttribute("value"));
        Assert.Equal(["Đơn vị này đã kết thúc hoạt động ngày 30/06/2025. Thông tin được giữ để đọc lại."], done.Texts(".warning"));
    }

    [Fact]
    public async Task AMerger_IsRecordedOnBothSides_AndClosesTheOldUnits()
    {
        var target = await Portal.UnitAsync("UBND xã Tân Hội", UnitKind.CommuneCommittee, code: "N");
        var first = await Portal.UnitAsync("UBND xã Tân Hiệp", UnitKind.CommuneCommittee, code: "C1");
        var second = await Portal.UnitAsync("UBND xã Tân Thành", UnitKind.CommuneCommittee, code: "C2");
        var admin = await Portal.AsAsync(Role.Administrator, target);
        var form = await admin.GetAsync($"/units/{target.Id}/lineage/new");

        var refused = await form.PostAsync(new { direction = "OutOf", kind = "Merger", date = new DateOnly(2025, 7, 1), units = "C1\nUBND xã Không Có\nC2; 160%" });
        var done = await form.PostAsync(new { direction = "OutOf", kind = "Merger", date = new DateOnly(2025, 7, 1), units = "C1\nC2; 60%" });

        Assert.Equal(["Các đơn vị: «UBND xã Không Có»: Không có đơn vị nào mang mã hoặc tên này. «C2; 160%»: tỷ lệ ghi sau dấu chấm phẩy, lớn hơn 0 và không quá 100%."], refused.Errors);
        Assert.Equal("Đã ghi nhận sáp nhập từ 01/07/2025 với 2 đơn vị.", done.Notice);
        Assert.Equal(
            [["01/07/2025", "Sáp nhập: hình thành từ", "UBND xã Tân Hiệp", "–"], ["01/07/2025", "Sáp nhập: hình thành từ", "UBND xã Tân Thành", "60%"]],
            done.Rows("main > table").OrderBy(r => r[2]));
        var closed = await Portal.DbAsync(db => db.Units.Where(u => u.Id == first.Id || u.Id == second.Id).Select(u => u.ValidTo).ToListAsync());
        Assert.Equal([new DateOnly(2025, 6, 30), new DateOnly(2025, 6, 30)], closed);
    }

    [Theory]
    [InlineData("/units/new")]
    [InlineData("/units/{id}/edit")]
    [InlineData("/units/{id}/lineage/new")]
    [InlineData("/territories/committees")]
    [InlineData("/imports")]
    [InlineData("/imports/units")]
    [InlineData("/accounts")]
    [InlineData("/accounts/slips")]
    public async Task Changing_IsTheAdministrators(string address)
    {
        var unit = await Portal.UnitAsync("Sở Nội vụ");
        var manager = await Portal.AsAsync(Role.CampaignManager, unit);

        var page = await manager.GetAsync(address.Replace("{id}", unit.Id.ToString(), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }

    [Theory]
    [InlineData("/units")]
    [InlineData("/units?q=phong")]
    [InlineData("/accounts")]
    [InlineData("/accounts/slips")]
    [InlineData("/territories")]
    [InlineData("/imports")]
    public async Task AList_AsksTheDatabaseAsOftenForThreeRowsAsForOne(string address)
    {
        var province = await Portal.UnitAsync("UBND tỉnh phong", UnitKind.ProvincialCommittee);
        var admin = await Portal.AsAsync(Role.Administrator, province);
        await AddAsync("mot");
        var one = await admin.CountAsync(address);

        await AddAsync("hai");
        await AddAsync("ba");

        Assert.Equal(one, await admin.CountAsync(address));

        async Task AddAsync(string name)
        {
            var unit = await Portal.UnitAsync("Phòng " + name, UnitKind.Division);
            await Portal.AccountAsync(name, unit, Role.UnitOfficer, "Người " + name);
            await Portal.SaveAsync(new AdministrativeUnit(TerritoryStructure.From2025, name, null, 1, "Tỉnh", "Tỉnh " + name));
            await (await admin.GetAsync("/imports/units")).PostAsync(new { file = new Upload(name + ".csv", System.Text.Encoding.UTF8.GetBytes($"Mã,Tên\n{name},Sở {name}")) });
        }
    }
}
