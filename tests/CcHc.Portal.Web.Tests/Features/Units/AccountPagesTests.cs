using System.Net;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.Units;

public sealed class AccountPagesTests : PortalTest
{
    [Fact]
    public async Task AddingAPerson_MakesAnAccountARoleAndACode()
    {
        var (admin, unit) = await AdminAsync();

        var slip = await (await admin.GetAsync($"/accounts/new?at={unit.Id}")).PostAsync(new { name = "Lê Thị Hoa", email = "LTHoa@angiang.gov.vn", role = "UnitHead" });

        Assert.Equal(["lthoa"], slip.Texts("[data-testid=slip-user]"));
        var person = await Portal.DbAsync(db => db.People.SingleAsync(p => p.Email == "lthoa@angiang.gov.vn"));
        var role = await Portal.DbAsync(db => db.RoleAssignments.SingleAsync(r => r.PersonId == person.Id));
        Assert.Equal((Role.UnitHead, unit.Id, new DateOnly(2025, 10, 14)), (role.Role, role.UnitId, role.From));
        var acts = await Portal.DbAsync(db => db.AuditEntries.Where(e => e.SubjectId == person.Id).Select(e => e.Act).ToListAsync());
        Assert.Equal(["account.code", "person.add", "person.assign"], acts.Order());
    }

    [Fact]
    public async Task AddingAPerson_WithATakenMailOrUserName_IsRefusedBesideTheField()
    {
        var (admin, unit) = await AdminAsync();
        await Portal.SaveAsync(new Person("Người Cũ", unit.Id, email: "cu@angiang.gov.vn"));
        var form = await admin.GetAsync("/accounts/new");

        var mail = await form.PostAsync(new { name = "Người Mới", unit = "Sở Nội vụ", email = "cu@angiang.gov.vn" });
        var name = await form.PostAsync(new { name = "Người Mới", unit = "Sở Nội vụ", userName = "Administrator" });
        var nowhere = await form.PostAsync(new { name = "Người Mới", unit = "Sở Không Có" });

        Assert.Equal(["Thư công vụ: Thư công vụ này đã ghi cho một người khác trên cổng."], mail.Errors);
        Assert.Equal("Người Mới", mail.Document.QuerySelector("#f-name")!.GetAttribute("value"));
        Assert.Equal((HttpStatusCode.Conflict, "Tên đăng nhập: Tên đăng nhập «Administrator» đã có người dùng."), (name.Status, Assert.Single(name.Errors)));
        Assert.Equal(["Đơn vị: Không có đơn vị đang hoạt động nào mang mã hoặc tên này."], nowhere.Errors);
        Assert.Equal(2, await Portal.DbAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task ARole_HasDates_AndEnds()
    {
        var (admin, unit) = await AdminAsync();
        var account = await Portal.AccountAsync("hoa", unit, name: "Lê Thị Hoa");
        var address = $"/accounts/{account.PersonId}";

        var given = await (await admin.GetAsync(address)).PressAsync("Giao vai trò", new Dictionary<string, object?> { ["newRole.role"] = "Appraiser", ["newRole.to"] = "31/12/2025" });
        var twice = await given.PressAsync("Giao vai trò", new Dictionary<string, object?> { ["newRole.role"] = "Appraiser" });
        var ended = await given.PressAsync("Thôi giữ", new { lastDay = "13/10/2025" });

        Assert.Equal(["Người thẩm định", "Sở Nội vụ", "14/10/2025", "31/12/2025"], given.Rows("main table:first-of-type")[0].Take(4));
        Assert.Equal(["Vai trò: Người này đang giữ vai trò đó tại đơn vị này."], twice.Errors);
        Assert.Equal(HttpStatusCode.OK, ended.Status);
        var stored = await Portal.DbAsync(db => db.RoleAssignments.SingleAsync(r => r.PersonId == account.PersonId));
        Assert.Equal(new DateOnly(2025, 10, 13), stored.To);
    }

    [Fact]
    public async Task ANewCode_ReplacesThePassword_AndEndsTheSession()
    {
        var (admin, unit) = await AdminAsync();
        var account = await Portal.AccountAsync("hoa", unit, Role.UnitOfficer, "Lê Thị Hoa");
        var session = await Portal.AsAsync(account);

        var slip = await (await admin.GetAsync($"/accounts/{account.PersonId}")).PressAsync("Cấp mã dùng một lần mới");
        var after = await session.GetAsync("/units");
        var old = await (await Portal.Visitor().GetAsync("/sign-in")).PostAsync(new { userName = "hoa", password = PortalHost.Password });
        var signedIn = await (await Portal.Visitor().GetAsync("/sign-in")).PostAsync(new { userName = "hoa", password = slip.Texts("[data-testid=slip-code]")[0] });

        Assert.Equal("/sign-in", after.Path);
        Assert.Equal(["Tên đăng nhập hoặc mật khẩu không đúng."], old.Errors);
        Assert.Equal("Đổi mật khẩu", signedIn.Heading);
    }

    [Fact]
    public async Task ALockedAccount_IsOutAtOnce_UntilUnlocked()
    {
        var (admin, unit) = await AdminAsync();
        var account = await Portal.AccountAsync("hoa", unit, Role.UnitOfficer, "Lê Thị Hoa");
        var session = await Portal.AsAsync(account);
        var page = await admin.GetAsync($"/accounts/{account.PersonId}");

        var withoutReason = await page.PressAsync("Khóa tài khoản");
        var locked = await page.PressAsync("Khóa tài khoản", new Dictionary<string, object?> { ["locking.reason"] = "Nghỉ hưu" });
        var out1 = await session.GetAsync("/units");
        var refused = await (await Portal.Visitor().GetAsync("/sign-in")).PostAsync(new { userName = "hoa", password = PortalHost.Password });
        await locked.PressAsync("Mở khóa");

        Assert.Equal(["Lý do khóa: Cần điền mục này."], withoutReason.Errors);
        Assert.Equal("/sign-in", out1.Path);
        Assert.Equal(["Tài khoản đã bị khóa. Anh/chị liên hệ người quản trị của cơ quan."], refused.Errors);
        Assert.NotNull(await Portal.AsAsync(account));
    }

    [Fact]
    public async Task Slips_AreForThoseWhoNeverSignedIn_UnlessAsked()
    {
        var (admin, unit) = await AdminAsync();
        var used = await Portal.AccountAsync("cu", unit, Role.UnitOfficer, "Người Cũ");
        await Portal.AsAsync(used);
        await Portal.AccountAsync("moi", unit, Role.UnitHead, "Người Mới");
        var choose = await admin.GetAsync("/accounts/slips");

        var none = await choose.PressAsync("Lập phiếu cho đơn vị đã chọn");
        var slips = await choose.PressAsync("Lập phiếu cho đơn vị đã chọn", new { units = unit.Id });
        var all = await choose.PressAsync("Lập phiếu cho đơn vị đã chọn", new { all = true, alsoUsed = true });

        Assert.Equal(["Cần chọn ít nhất một đơn vị."], none.Errors);
        Assert.Equal(["moi"], slips.Texts("[data-testid=slip-user]"));
        Assert.Equal(["cu", "moi"], all.Texts("[data-testid=slip-user]").Order());
    }

    [Fact]
    public async Task Slips_AsAPrintFile_HoldTheCodesThatOpenTheAccounts()
    {
        await using var portal = await QuickRenderer.HostAsync();
        var unit = await portal.UnitAsync("Sở Nội vụ");
        var admin = await portal.AsAsync(Role.Administrator, unit);
        await portal.AccountAsync("moi", unit, Role.UnitHead, "Người Mới");

        var file = await (await admin.GetAsync("/accounts/slips")).PressAsync("Lập phiếu thành tệp in (PDF)", new { units = unit.Id });
        var slip = System.Text.Encoding.UTF8.GetString(file.Body).Split('\n')[2].Split("; ");
        var signedIn = await (await portal.Visitor().GetAsync("/sign-in")).PostAsync(new { userName = slip[2], password = slip[3] });

        Assert.Equal(("application/pdf", "Sở Nội vụ", "Người Mới"), (file.Response.Content.Headers.ContentType!.MediaType, slip[0], slip[1]));
        Assert.Equal("Đổi mật khẩu", signedIn.Heading);
        Assert.True(file.Response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Slips_AsAPrintFile_WithoutABrowser_LeaveTheOldCodesGood()
    {
        await using var portal = await QuickRenderer.HostAsync();
        using var broken = QuickRenderer.BreakBrowser(portal);
        var unit = await portal.UnitAsync("Sở Nội vụ");
        var admin = await portal.AsAsync(Role.Administrator, unit);
        var account = await portal.AccountAsync("moi", unit, Role.UnitHead, "Người Mới");

        var page = await (await admin.GetAsync("/accounts/slips")).PressAsync("Lập phiếu thành tệp in (PDF)", new { units = unit.Id });

        Assert.Equal("Chưa dựng được tệp PDF", page.Heading);
        Assert.NotNull(await portal.AsAsync(account));
    }

    private async Task<(Visitor Admin, Unit Unit)> AdminAsync()
    {
        var unit = await Portal.UnitAsync("Sở Nội vụ");
        return (await Portal.AsAsync(Role.Administrator, unit), unit);
    }
}
