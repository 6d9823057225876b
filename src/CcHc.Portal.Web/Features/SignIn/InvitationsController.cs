using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Infrastructure.Identity;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.SignIn;

public sealed record InvitationForm
{
    public string? NewPassword { get; init; }

    public string? RepeatedPassword { get; init; }
}

public sealed class InvitationFormValidator : AbstractValidator<InvitationForm>
{
    public InvitationFormValidator()
    {
        RuleFor(f => f.NewPassword).NotEmpty();
        RuleFor(f => f.RepeatedPassword).Equal(f => f.NewPassword).WithMessage("Hai lần nhập mật khẩu chưa giống nhau.");
    }
}

[AllowAnonymous]
[Route("invitations/{token:length(64)}")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class InvitationsController(PortalDbContext db, UserManager<Account> users, SignInManager<Account> signIn, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string token) => await FindAsync(token) is null ? Expired() : View("Invitation", new InvitationForm());

    [EnableRateLimiting(RequestLimits.Passwords)]
    [HttpPost("")]
    public async Task<IActionResult> Use(string token, InvitationForm form)
    {
        if (await FindAsync(token) is not { } link)
        {
            return Expired();
        }

        if (!ModelState.IsValid)
        {
            return Again("Invitation", form);
        }

        var account = (await users.FindByIdAsync(link.AccountId.ToString()))!;

        // Two requests with one link: the row is claimed first, in the transaction that sets the password.
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = clock.GetUtcNow();
        if (await db.OneTimeLinks.Where(l => l.Id == link.Id && l.UsedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now)) == 0)
        {
            return Expired();
        }

        account.MustChangePassword = false;
        account.LockoutEnd = null;
        account.PasswordHash = null;
        var result = await users.AddPasswordAsync(account, form.NewPassword!);
        if (!result.Succeeded)
        {
            await transaction.RollbackAsync();
            foreach (var error in result.Errors)
            {
                ModelState.AddModelError(nameof(form.NewPassword), error.Description);
            }

            return Again("Invitation", form);
        }

        await transaction.CommitAsync();
        await signIn.SignInAsync(account, isPersistent: false);
        Notice("Đã đặt mật khẩu. Từ nay anh/chị đăng nhập bằng tên đăng nhập và mật khẩu này.");
        return Redirect("/");
    }

    private async Task<OneTimeLink?> FindAsync(string token)
    {
        var hash = Invitations.Hash(token);
        var now = clock.GetUtcNow();
        return await db.OneTimeLinks.AsNoTracking().Where(l => l.TokenHash == hash && l.UsedAt == null && now < l.ExpiresAt).SingleOrDefaultAsync(Cancellation);
    }

    private ViewResult Expired()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("InvitationExpired");
    }
}
