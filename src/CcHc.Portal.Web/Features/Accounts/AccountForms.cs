using CcHc.Portal.Domain.People;
using FluentValidation;

namespace CcHc.Portal.Web.Features.Accounts;

public sealed record PersonForm
{
    public long Version { get; init; }

    public string? Name { get; init; }

    public string? Title { get; init; }

    /// <summary>Code or name.</summary>
    public string? Unit { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }
}

public sealed record NewAccountForm
{
    public string? Name { get; init; }

    public string? Title { get; init; }

    public string? Unit { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    public string? UserName { get; init; }

    public Role? Role { get; init; }

    public DateOnly? From { get; init; }
}

public sealed record RoleForm
{
    public Role? Role { get; init; }

    public string? Unit { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}

public sealed record RoleEndForm
{
    public DateOnly? LastDay { get; init; }
}

public sealed record LockForm
{
    public string? Reason { get; init; }
}

public sealed class PersonFormValidator : AbstractValidator<PersonForm>
{
    public PersonFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Person.NameMaxLength);
        RuleFor(f => f.Title).MaximumLength(Position.TitleMaxLength);
        RuleFor(f => f.Unit).NotEmpty();
        RuleFor(f => f.Email).EmailAddress().MaximumLength(Person.EmailMaxLength).When(f => !string.IsNullOrWhiteSpace(f.Email));
        RuleFor(f => f.Phone).MaximumLength(Person.PhoneMaxLength);
    }
}

public sealed class NewAccountFormValidator : AbstractValidator<NewAccountForm>
{
    public NewAccountFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Person.NameMaxLength);
        RuleFor(f => f.Title).MaximumLength(Position.TitleMaxLength);
        RuleFor(f => f.Unit).NotEmpty();
        RuleFor(f => f.Email).EmailAddress().MaximumLength(Person.EmailMaxLength).When(f => !string.IsNullOrWhiteSpace(f.Email));
        RuleFor(f => f.Phone).MaximumLength(Person.PhoneMaxLength);
        RuleFor(f => f.UserName).Must(n => ContactFile.IsUserName(n!)).When(f => !string.IsNullOrEmpty(f.UserName))
            .WithMessage("Chỉ dùng chữ không dấu, chữ số và các dấu . - _ @ +, từ 3 đến 64 ký tự.");
        RuleFor(f => f.From).NotNull().When(f => f.Role is not null);
    }
}

public sealed class RoleFormValidator : AbstractValidator<RoleForm>
{
    public RoleFormValidator()
    {
        RuleFor(f => f.Role).NotNull();
        RuleFor(f => f.Unit).NotEmpty();
        RuleFor(f => f.From).NotNull();
        RuleFor(f => f.To).GreaterThanOrEqualTo(f => f.From).When(f => f.To is not null && f.From is not null)
            .WithMessage("Ngày kết thúc phải từ ngày bắt đầu trở đi.");
    }
}

public sealed class RoleEndFormValidator : AbstractValidator<RoleEndForm>
{
    public RoleEndFormValidator() => RuleFor(f => f.LastDay).NotNull();
}

public sealed class LockFormValidator : AbstractValidator<LockForm>
{
    public LockFormValidator() => RuleFor(f => f.Reason).NotEmpty().MaximumLength(400);
}
