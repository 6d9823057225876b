using CcHc.Portal.Domain.WorkingDays;
using FluentValidation;

namespace CcHc.Portal.Web.Features.WorkingDays;

public sealed record NewYearForm
{
    public int? Year { get; init; }
}

public sealed class NewYearFormValidator : AbstractValidator<NewYearForm>
{
    public NewYearFormValidator() => RuleFor(f => f.Year).NotNull().InclusiveBetween(CalendarYear.First, CalendarYear.Last);
}

public sealed record NoticeForm
{
    public string? Number { get; init; }

    public DateOnly? Date { get; init; }

    public string? Issuer { get; init; }

    /// <summary>The version of the year that was shown.</summary>
    public long Version { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Number) && Date is null && string.IsNullOrWhiteSpace(Issuer);

    public CalendarNotice? Notice() => IsEmpty ? null : new(Number!, Date!.Value, Issuer!);

    public static NoticeForm Of(CalendarYear year) => new() { Number = year.NoticeNumber, Date = year.NoticeDate, Issuer = year.NoticeIssuer, Version = year.Version };
}

public sealed class NoticeFormValidator : AbstractValidator<NoticeForm>
{
    public NoticeFormValidator()
    {
        RuleFor(f => f.Number).NotEmpty().When(f => !f.IsEmpty).MaximumLength(CalendarNotice.NumberMaxLength);
        RuleFor(f => f.Date).NotNull().When(f => !f.IsEmpty);
        RuleFor(f => f.Issuer).NotEmpty().When(f => !f.IsEmpty).MaximumLength(CalendarNotice.IssuerMaxLength);
    }
}

public sealed record DayForm
{
    public DateOnly? Day { get; init; }

    public CalendarDayKind? Kind { get; init; }

    public string? Name { get; init; }

    public string? Source { get; init; }

    /// <summary>The version of the year that was shown.</summary>
    public long Version { get; init; }

    public CalendarDayText Text() => new(Day!.Value, Kind!.Value, Name!, Source);

    public static DayForm Of(CalendarDay day, long version) => new() { Day = day.Day, Kind = day.Kind, Name = day.Name, Source = day.Source, Version = version };
}

public sealed class DayFormValidator : AbstractValidator<DayForm>
{
    public DayFormValidator()
    {
        RuleFor(f => f.Day).NotNull();
        RuleFor(f => f.Kind).NotNull().IsInEnum();
        RuleFor(f => f.Name).NotEmpty().MaximumLength(CalendarYear.NameMaxLength);
        RuleFor(f => f.Source).MaximumLength(CalendarYear.SourceMaxLength);
    }
}

public sealed record TableForm
{
    public const int MostCharacters = 60_000;

    /// <summary>Rows copied out of a spreadsheet.</summary>
    public string? Pasted { get; init; }

    public IFormFile? File { get; init; }
}

public sealed class TableFormValidator : AbstractValidator<TableForm>
{
    public TableFormValidator()
    {
        RuleFor(f => f.Pasted).MaximumLength(TableForm.MostCharacters);
        RuleFor(f => f.Pasted).NotEmpty().When(f => f.File is null).WithMessage("Cần dán các dòng của bảng, hoặc chọn tệp ở dưới.");
        RuleFor(f => f.Pasted).Empty().When(f => f.File is not null).WithMessage("Đã chọn tệp; bỏ trống ô này.");
    }
}
