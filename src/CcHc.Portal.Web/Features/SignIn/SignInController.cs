using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Infrastructure.Identity;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CcHc.Portal.Web.Features.SignIn;

[BeforePasswordChange]
public sealed class SignInController(
    SignInManager<Account> signIn,
    PortalUserManager users,
    KeptForms kept,
    ReadCurrentActor readActor,
    IHostEnvironment environment,
    TimeProvider clock) : PortalController
{
    private const string NotAccepted = "Tên đăng nhập hoặc mật khẩu không đúng.";

    [AllowAnonymous]
    [HttpGet("/sign-in")]
    public IActionResult Show(string? returnUrl)
    {
        if (Actor.IsSignedIn)
        {
            return LocalRedirect(LocalOrHome(returnUrl));
        }

        return View(new SignInForm());
    }

    [AllowAnonymous]
    [EnableRateLimiting(RequestLimits.Passwords)]
    [HttpPost("/sign-in")]
    public async Task<IActionResult> Create(SignInForm form, string? returnUrl)
    {
        if (!ModelState.IsValid)
        {
            return Again("Show", form);
        }

        var account = await users.FindByNameAsync(form.UserName!);
        if (account is null)
        {
            await users.SpendVerificationAsync(form.Password!);
            return Refuse(form, NotAccepted);
        }

        var result = await signIn.CheckPasswordSignInAsync(account, form.Password!, lockoutOnFailure: true);
        if (account.IsLocked)
        {
            return Refuse(form, "Tài khoản đã bị khóa. Anh/chị liên hệ người quản trị của cơ quan.");
        }

        if (result.IsLockedOut)
        {
            return Refuse(form, $"Tài khoản tạm khóa đến {VietnamTime.Minute(account.LockoutEnd!.Value)} vì nhập sai mật khẩu nhiều lần. "
                + "Nếu không phải anh/chị nhập, báo người quản trị.");
        }

        if (!result.Succeeded)
        {
            return Refuse(form, NotAccepted);
        }

        if (account.IsDemo && environment.IsProduction())
        {
            return Refuse(form, "Tài khoản dùng thử không đăng nhập được vào cổng chính thức.");
        }

        account.LastSignInAt = clock.GetUtcNow();
        await users.UpdateAsync(account);
        await signIn.SignInAsync(account, isPersistent: false);
        return kept.Read(form.Kept) is { } sent ? await SendAgainAsync(sent) : LocalRedirect(LocalOrHome(returnUrl));
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Delete()
    {
        await signIn.SignOutAsync();
        return Redirect("/sign-in");
    }

    /// <summary>Sent again by hand only: whoever signed in may be somebody else, and sees first what it is.</summary>
    private async Task<ViewResult> SendAgainAsync(KeptForm sent)
    {
        // The page is the first of the new session: its head names the person, its form carries their token.
        HttpContext.Features.Set(await readActor.RunAsync(User, Cancellation));
        return View("SendAgain", sent);
    }

    private string LocalOrHome(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : "/";

    private ViewResult Refuse(SignInForm form, string reason)
    {
        ModelState.AddModelError("", reason);
        return Again("Show", form);
    }
}
