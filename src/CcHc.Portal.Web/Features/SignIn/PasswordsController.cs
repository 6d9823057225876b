using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Web.Infrastructure.Identity;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.SignIn;

public sealed record PasswordForm
{
    public string? CurrentPassword { get; init; }

    public string? NewPassword { get; init; }

    public string? RepeatedPassword { get; init; }
}

public sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator()
    {
        RuleFor(f => f.CurrentPassword).NotEmpty();
        RuleFor(f => f.NewPassword).NotEmpty();
        RuleFor(f => f.NewPassword).NotEqual(f => f.CurrentPassword)
            .WithMessage("Mật khẩu mới phải khác mật khẩu hiện tại.").When(f => f.NewPassword is { Length: > 0 });
        RuleFor(f => f.RepeatedPassword).Equal(f => f.NewPassword).WithMessage("Hai lần nhập mật khẩu mới chưa giống nhau.");
    }
}

[BeforePasswordChange]
[Route("account/password")]
public sealed class PasswordsController(UserManager<Account> users, SignInManager<Account> signIn) : PortalController
{
    [HttpGet("")]
    public IActionResult Edit() => View("Password", new PasswordForm());

    [HttpPost("")]
    public async Task<IActionResult> Update(PasswordForm form)
    {
        if (!ModelState.IsValid)
        {
            return Again("Password", form);
        }

        var account = await users.FindByIdAsync(CurrentActor.Of(HttpContext).AccountId!.Value.ToString());
        account!.MustChangePassword = false;
        var result = await users.ChangePasswordAsync(account, form.CurrentPassword!, form.NewPassword!);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
            {
                var field = error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? nameof(form.CurrentPassword) : nameof(form.NewPassword);
                ModelState.AddModelError(field, error.Description);
            }

            return Again("Password", form);
        }

        // The stamp changed with the password, which ends every other session; this one goes on.
        await signIn.RefreshSignInAsync(account);
        Notice("Đã đổi mật khẩu.");
        return Redirect("/");
    }
}
