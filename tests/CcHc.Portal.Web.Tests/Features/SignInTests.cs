using System.Net;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Features;

public sealed class SignInTests : PortalTest
{
    [Fact]
    public async Task SigningIn_WithTheRightPassword_LeadsToMyWork()
    {
        var account = await Portal.AccountAsync("an.nguyen", role: Role.UnitOfficer, name: "Nguyễn Văn An");

        var page = await (await Portal.Visitor().GetAsync("/sign-in")).PostAsync(new { userName = "an.nguyen", password = PortalHost.Password });

        Assert.Equal("/", page.Path);
        Assert.Equal("Việc của tôi", page.Heading);
        Assert.Equal(["Nguyễn Văn An"], page.Texts(".site-person-name"));
        var stored = await Portal.DbAsync(db => db.Users.FindAsync(account.Id).AsTask());
        Assert.Equal(FixedClock.Start, stored!.LastSignInAt);
    }

    [Fact]
    public async Task SigningIn_WithAWrongPassword_IsRefused()
    {
        await Portal.AccountAsync("an.nguyen");

        var page = await (await Portal.Visitor().GetAsync("/sign-in")).PostAsync(new { userName = "an.nguyen", password = "khong phai the" });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["Tên đăng nhập hoặc mật khẩu không đúng."], page.Errors);
        Assert.StartsWith("Lỗi: Đăng nhập", page.Title, StringComparison.Ordinal);
    }
}
