using CcHc.Portal.Domain.Units;
using FluentValidation;

namespace CcHc.Portal.Web.Features.Units;

public sealed record UnitForm
{
    public string? Name { get; init; }

    public UnitKind? Kind { get; init; }

    public string? Code { get; init; }

    public string? Parent { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public string? PaperSymbol { get; init; }

    public string? PlaceName { get; init; }

    public string? PaperSuperior { get; init; }

    public bool WithoutLogin { get; init; }
}

public sealed class UnitFormValidator : AbstractValidator<UnitForm>
{
    public UnitFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Unit.NameMaxLength);
        RuleFor(f => f.Kind).NotNull();
        RuleFor(f => f.Code).MaximumLength(Unit.CodeMaxLength);
        RuleFor(f => f.Parent).MaximumLength(Unit.NameMaxLength);
        RuleFor(f => f.PaperSymbol).MaximumLength(Unit.PaperSymbolMaxLength);
        RuleFor(f => f.PlaceName).MaximumLength(Unit.PlaceNameMaxLength);
        RuleFor(f => f.PaperSuperior).MaximumLength(Unit.PaperSuperiorMaxLength);
    }
}

public sealed record UnitDetailsForm
{
    public long Version { get; init; }

    public UnitKind? Kind { get; init; }

    public string? Code { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public string? PaperSymbol { get; init; }

    public string? PlaceName { get; init; }

    public string? PaperSuperior { get; init; }

    public bool WithoutLogin { get; init; }
}

public sealed class UnitDetailsFormValidator : AbstractValidator<UnitDetailsForm>
{
    public UnitDetailsFormValidator()
    {
        RuleFor(f => f.Kind).NotNull();
        RuleFor(f => f.Code).MaximumLength(Unit.CodeMaxLength);
        RuleFor(f => f.PaperSymbol).MaximumLength(Unit.PaperSymbolMaxLength);
        RuleFor(f => f.PlaceName).MaximumLength(Unit.PlaceNameMaxLength);
        RuleFor(f => f.PaperSuperior).MaximumLength(Unit.PaperSuperiorMaxLength);
    }
}

public sealed record UnitNameForm
{
    public long Version { get; init; }

    public string? Name { get; init; }

    public DateOnly? From { get; init; }
}

public sealed class UnitNameFormValidator : AbstractValidator<UnitNameForm>
{
    public UnitNameFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Unit.NameMaxLength);
        RuleFor(f => f.From).NotNull();
    }
}

public sealed record UnitParentForm
{
    public long Version { get; init; }

    /// <summary>Code or name; empty for the top of the tree.</summary>
    public string? Parent { get; init; }
}

public sealed class UnitParentFormValidator : AbstractValidator<UnitParentForm>
{
    public UnitParentFormValidator() => RuleFor(f => f.Parent).MaximumLength(Unit.NameMaxLength);
}

public sealed record UnitClosingForm
{
    public long Version { get; init; }

    public DateOnly? LastDay { get; init; }

    public string? Reason { get; init; }
}

public sealed class UnitClosingFormValidator : AbstractValidator<UnitClosingForm>
{
    public UnitClosingFormValidator()
    {
        RuleFor(f => f.LastDay).NotNull();
        RuleFor(f => f.Reason).NotEmpty().MaximumLength(400);
    }
}

public enum LineageDirection
{
    [System.ComponentModel.Description("Đơn vị này nhập vào, chia thành các đơn vị ghi dưới đây")]
    Into,
    [System.ComponentModel.Description("Đơn vị này hình thành từ các đơn vị ghi dưới đây")]
    OutOf,
}

public sealed record UnitLineageForm
{
    public LineageDirection? Direction { get; init; }

    public LineageKind? Kind { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>One unit a line: code or name, with a share in per cent after a semicolon where it is known.</summary>
    public string? Units { get; init; }

    public bool ClosesOld { get; init; } = true;
}

public sealed class UnitLineageFormValidator : AbstractValidator<UnitLineageForm>
{
    public UnitLineageFormValidator()
    {
        RuleFor(f => f.Direction).NotNull();
        RuleFor(f => f.Kind).NotNull();
        RuleFor(f => f.Date).NotNull();
        RuleFor(f => f.Units).NotEmpty().MaximumLength(8000);
    }
}
