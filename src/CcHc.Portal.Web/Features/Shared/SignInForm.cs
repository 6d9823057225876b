using CcHc.Portal.Web.Infrastructure.Identity;
using FluentValidation;

namespace CcHc.Portal.Web.Features.Shared;

/// <summary>Shown by the sign-in page, and by the page that meets a form sent after the session had ended.</summary>
public sealed record SignInForm
{
    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>What was sent after the session had ended, as <see cref="KeptForms"/> gave it out.</summary>
    public string? Kept { get; init; }
}

public sealed class SignInFormValidator : AbstractValidator<SignInForm>
{
    public SignInFormValidator()
    {
        RuleFor(f => f.UserName).NotEmpty().MaximumLength(256);
        RuleFor(f => f.Password).NotEmpty();
    }
}
