using System.Net;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Infrastructure.Identity;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features;

public sealed class SignInTests : PortalTest
{
    [Fact]
    public async Task SigningIn_WithTheRightPassword_LeadsToMyWork()
    {
        var account = await Portal.AccountAsync("an.nguyen", role: Role.UnitOfficer, name: "Nguyễn Văn An");

        var page = await SignInAsync("an.nguyen", PortalHost.Password);

        Assert.Equal("/", page.Path);
        Assert.Equal("Việc của tôi", page.Heading);
        Assert.Equal(["Nguyễn Văn An"], page.Texts(".site-person-name"));
        var stored = await Portal.DbAsync(db => db.Users.FindAsync(account.Id).AsTask());
        Assert.Equal(FixedClock.Start, stored!.LastSignInAt);
    }

    [Fact]
    public async Task SigningIn_WithAHashOfIdentitysOwn_ReplacesIt()
    {
        var account = await Portal.AccountAsync("an.nguyen");
        var old = new PasswordHasher<Account>().HashPassword(account, PortalHost.Password);
        await Portal.DbAsync(db => db.Users.ExecuteUpdateAsync(users => users.SetProperty(u => u.PasswordHash, old)));

        Assert.Equal("/", (await SignInAsync("an.nguyen", PortalHost.Password)).Path);

        Assert.StartsWith("$argon2id$", await Portal.DbAsync(db => db.Users.Select(u => u.PasswordHash).SingleAsync()), StringComparison.Ordinal);
        Assert.Equal("/", (await SignInAsync("an.nguyen", PortalHost.Password)).Path);
    }

    [Fact]
    public async Task SigningIn_ManyAtOnce_VerifiesOnlySomePasswordsAtATime()
    {
        var hasher = new SlowHasher();
        await using var portal = await PortalHost.StartAsync(services: services => services.AddSingleton<IPasswordHasher<Account>>(hasher));
        string[] names = [.. Enumerable.Range(1, 6).Select(i => $"can.bo.{i}")];
        foreach (var name in names[..3])
        {
            await portal.AccountAsync(name);
        }

        var pages = await Task.WhenAll(names.Select(async name =>
            await (await portal.Visitor().GetAsync("/sign-in")).PostAsync(new { userName = name, password = PortalHost.Password })));

        Assert.Equal(["/", "/", "/", "/sign-in", "/sign-in", "/sign-in"], pages.Select(p => p.Path));
        Assert.Equal(names.Length, hasher.Times);
        Assert.InRange(hasher.MostAtOnce, 1, ProcessorTurns.Most);
    }

    [Theory]
    [InlineData("an.nguyen", "khong phai the")]
    [InlineData("khong.ai", PortalHost.Password)]
    public async Task SigningIn_WithAWrongPair_IsRefusedWithoutSayingWhichPartIsWrong(string userName, string password)
    {
        await Portal.AccountAsync("an.nguyen");

        var page = await SignInAsync(userName, password);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["Tên đăng nhập hoặc mật khẩu không đúng."], page.Errors);
        Assert.StartsWith("Lỗi: Đăng nhập", page.Title, StringComparison.Ordinal);
        Assert.Equal(userName, page.Document.QuerySelector("[name=userName]")!.GetAttribute("value"));
        Assert.Null(page.Document.QuerySelector("[name=password]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task SigningIn_WithNothing_NamesTheFields()
    {
        var page = await SignInAsync("", "");

        Assert.Equal(["Tên đăng nhập: Cần điền mục này.", "Mật khẩu: Cần điền mục này."], page.Errors);
        Assert.Equal("#f-userName", page.Document.QuerySelector("[data-testid=error] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task SigningIn_FiveTimesWrong_IsLockedForFifteenMinutesAndSaysUntilWhen()
    {
        await Portal.AccountAsync("an.nguyen");
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(["Tên đăng nhập hoặc mật khẩu không đúng."], (await SignInAsync("an.nguyen", "sai sai sai")).Errors);
        }

        var fifth = await SignInAsync("an.nguyen", "sai sai sai");
        var right = await SignInAsync("an.nguyen", PortalHost.Password);
        Portal.Clock.Move(TimeSpan.FromMinutes(15));
        var later = await SignInAsync("an.nguyen", PortalHost.Password);

        Assert.StartsWith("Tài khoản tạm khóa đến 09:15 14/10/2025", Assert.Single(fifth.Errors), StringComparison.Ordinal);
        Assert.StartsWith("Tài khoản tạm khóa đến 09:15 14/10/2025", Assert.Single(right.Errors), StringComparison.Ordinal);
        Assert.Equal("/", later.Path);
    }

    [Theory]
    [InlineData("/account/password", "/account/password")]
    [InlineData("https://example.org/", "/")]
    [InlineData("//example.org/", "/")]
    public async Task SigningIn_GoesOnOnlyToOurOwnPages(string returnUrl, string expected)
    {
        await Portal.AccountAsync("an.nguyen");

        var page = await (await Portal.Visitor().GetAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl)))
            .PostAsync(new { userName = "an.nguyen", password = PortalHost.Password });

        Assert.Equal(expected, page.Path);
        Assert.Equal("localhost", page.Response.RequestMessage!.RequestUri!.Host);
    }

    [Fact]
    public async Task APage_OpenedByAVisitor_IsShownAfterSigningIn()
    {
        await Portal.AccountAsync("an.nguyen");
        var signIn = await Portal.Visitor().GetAsync("/account/password");

        var page = await signIn.PostAsync(new { userName = "an.nguyen", password = PortalHost.Password });

        Assert.Equal("/sign-in", signIn.Path);
        Assert.Equal("/account/password", page.Path);
    }

    [Fact]
    public async Task SigningOut_EndsTheSession()
    {
        var visitor = await Portal.AsAsync(await Portal.AccountAsync());
        var home = await visitor.GetAsync("/");

        var page = await home.PressAsync("Đăng xuất");

        Assert.Equal("/sign-in", page.Path);
        Assert.Equal("/sign-in", (await visitor.GetAsync("/")).Path);
    }

    [Fact]
    public async Task AFirstSignIn_LeadsToTheChangeOfPasswordAndNowhereElse()
    {
        var account = await Portal.AccountAsync(but: a => a.MustChangePassword = true);
        var visitor = await Portal.AsAsync(account);

        var barred = await visitor.GetAsync("/");
        var done = await barred.PostAsync(new { currentPassword = PortalHost.Password, newPassword = "một câu khác hẳn", repeatedPassword = "một câu khác hẳn" });

        Assert.Equal("/account/password", barred.Path);
        Assert.Equal("/", done.Path);
        Assert.Equal("Đã đổi mật khẩu.", done.Notice);
        Assert.Equal("/", (await SignInAsync(account.UserName!, "một câu khác hẳn")).Path);
    }

    [Fact]
    public async Task ChangingThePassword_EndsOtherSessionsAtOnce()
    {
        var account = await Portal.AccountAsync();
        var here = await Portal.AsAsync(account);
        var elsewhere = await Portal.AsAsync(account);

        await (await here.GetAsync("/account/password"))
            .PostAsync(new { currentPassword = PortalHost.Password, newPassword = "một câu khác hẳn", repeatedPassword = "một câu khác hẳn" });

        Assert.Equal("/", (await here.GetAsync("/")).Path);
        Assert.Equal("/sign-in", (await elsewhere.GetAsync("/")).Path);
    }

    [Theory]
    [InlineData("sai mất rồi", "một câu khác hẳn", "một câu khác hẳn", "Mật khẩu hiện tại: Mật khẩu hiện tại không đúng.")]
    [InlineData(PortalHost.Password, "ngắn", "ngắn", "Mật khẩu mới: Mật khẩu cần ít nhất 10 ký tự.")]
    [InlineData(PortalHost.Password, "một câu khác hẳn", "một câu khác", "Nhập lại mật khẩu mới: Hai lần nhập mật khẩu mới chưa giống nhau.")]
    [InlineData(PortalHost.Password, PortalHost.Password, PortalHost.Password, "Mật khẩu mới: Mật khẩu mới phải khác mật khẩu hiện tại.")]
    public async Task ChangingThePassword_Wrongly_SaysWhatIsWrong(string current, string next, string repeated, string error)
    {
        var account = await Portal.AccountAsync();
        var visitor = await Portal.AsAsync(account);

        var page = await (await visitor.GetAsync("/account/password")).PostAsync(new { currentPassword = current, newPassword = next, repeatedPassword = repeated });

        Assert.Equal([error], page.Errors);
        Assert.Equal("/", (await SignInAsync(account.UserName!, PortalHost.Password)).Path);
    }

    [Fact]
    public async Task AnInvitation_SetsThePasswordOnce()
    {
        var (account, path) = await InviteAsync();
        var visitor = Portal.Visitor();

        var page = await (await visitor.GetAsync(path)).PostAsync(new { newPassword = "câu của riêng tôi", repeatedPassword = "câu của riêng tôi" });
        var again = await Portal.Visitor().GetAsync(path);

        Assert.Equal("/", page.Path);
        Assert.Equal(HttpStatusCode.Gone, again.Status);
        Assert.Contains("người quản trị", again.Texts("main p")[1], StringComparison.Ordinal);
        Assert.Equal("/", (await SignInAsync(account, "câu của riêng tôi")).Path);
    }

    [Fact]
    public async Task AnInvitation_AfterSixtyMinutes_IsExpired()
    {
        var (_, path) = await InviteAsync();
        var form = await Portal.Visitor().GetAsync(path);
        Portal.Clock.Move(TimeSpan.FromMinutes(60));

        var late = await form.PostAsync(new { newPassword = "câu của riêng tôi", repeatedPassword = "câu của riêng tôi" });

        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Equal(HttpStatusCode.Gone, late.Status);
        Assert.Null(await Portal.DbAsync(db => db.Users.Where(u => u.UserName == "moi").Select(u => u.PasswordHash).SingleAsync()));
    }

    [Fact]
    public async Task AnInvitation_WithABadPassword_CanBeUsedAgain()
    {
        var (_, path) = await InviteAsync();

        var bad = await (await Portal.Visitor().GetAsync(path)).PostAsync(new { newPassword = "ngắn", repeatedPassword = "ngắn" });
        var good = await bad.PostAsync(new { newPassword = "câu của riêng tôi", repeatedPassword = "câu của riêng tôi" });

        Assert.Equal(["Mật khẩu: Mật khẩu cần ít nhất 10 ký tự."], bad.Errors);
        Assert.Equal("/", good.Path);
    }

    [Fact]
    public async Task ARole_OutOfItsDates_IsNotHeld()
    {
        Portal.Clock.Now = new DateTimeOffset(2025, 10, 14, 16, 59, 0, TimeSpan.Zero);
        var unit = await Portal.UnitAsync();
        var account = await Portal.AccountAsync("an.nguyen", unit, Role.Administrator, to: new DateOnly(2025, 10, 14));
        var visitor = await Portal.AsAsync(account);

        var onTheLastDay = await visitor.GetAsync("/");
        Portal.Clock.Now = new DateTimeOffset(2025, 10, 14, 17, 0, 0, TimeSpan.Zero); // 00:00 of the 15th in Việt Nam
        var after = await visitor.GetAsync("/");

        Assert.DoesNotContain("chưa được giao vai trò", string.Join(' ', onTheLastDay.Texts("main p")), StringComparison.Ordinal);
        Assert.Contains("chưa được giao vai trò", string.Join(' ', after.Texts("main p")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APage_AsksForTheActorOnce()
    {
        var visitor = await Portal.AsAsync(Role.UnitOfficer);

        Assert.Equal(1, await visitor.CountAsync("/account/password"));
    }

    private async Task<Page> SignInAsync(string userName, string password) =>
        await (await Portal.Visitor().GetAsync("/sign-in")).PostAsync(new { userName, password });

    private async Task<(string UserName, string Path)> InviteAsync()
    {
        var account = await Portal.AccountAsync("moi", but: a => a.PasswordHash = null);
        var path = await Portal.DbAsync(async db =>
        {
            var invitation = Invitations.Make(db, account, Portal.Clock.Now);
            await db.SaveChangesAsync();
            return invitation.Path;
        });
        return (account.UserName!, path);
    }

    /// <summary>Takes long enough that those who are let in together meet here.</summary>
    private sealed class SlowHasher : IPasswordHasher<Account>
    {
        private readonly PortalPasswordHasher own = new(PasswordCost.Trifling);
        private readonly Lock counting = new();
        private int atOnce;

        public int MostAtOnce { get; private set; }

        public int Times { get; private set; }

        public string HashPassword(Account user, string password) => Slowly(() => own.HashPassword(user, password));

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
            Slowly(() => own.VerifyHashedPassword(user, hashedPassword, providedPassword));

        private T Slowly<T>(Func<T> hash)
        {
            lock (counting)
            {
                Times++;
                MostAtOnce = Math.Max(MostAtOnce, ++atOnce);
            }

            Thread.Sleep(50);
            lock (counting)
            {
                atOnce--;
            }

            return hash();
        }
    }
}
