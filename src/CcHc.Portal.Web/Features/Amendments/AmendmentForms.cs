using CcHc.Portal.Domain.Criteria;
using FluentValidation;

namespace CcHc.Portal.Web.Features.Amendments;

/// <summary>What is amended and by what: a released version, or a file.</summary>
public sealed record StartForm
{
    public Guid? CriteriaId { get; init; }

    public Guid? VersionId { get; init; }

    public IFormFile? File { get; init; }

    /// <summary>«cấp xã; vùng khó khăn»: the part of the source that applies.</summary>
    public string? Labels { get; init; }
}

public sealed class StartFormValidator : AbstractValidator<StartForm>
{
    public StartFormValidator()
    {
        RuleFor(f => f.CriteriaId).NotNull().WithMessage("Cần chọn bộ tiêu chí được sửa đổi.");
        RuleFor(f => f.Labels).MaximumLength(400);
        RuleFor(f => f.File).Must((form, file) => (file is null) != (form.VersionId is null)).WithMessage("Chọn một phiên bản đã phát hành, hoặc chọn một tệp; không chọn cả hai.");
    }
}

public sealed record RenameLine
{
    public string? From { get; init; }

    /// <summary>Empty where the criterion is dropped.</summary>
    public string? To { get; init; }
}

public sealed record RenamesForm
{
    public List<RenameLine> Renames { get; init; } = [];
}

public sealed class RenamesFormValidator : AbstractValidator<RenamesForm>
{
    public RenamesFormValidator() => RuleForEach(f => f.Renames).ChildRules(line =>
    {
        line.RuleFor(l => l.From).NotEmpty().MaximumLength(CriterionNode.CodeMaxLength);
        line.RuleFor(l => l.To).MaximumLength(CriterionNode.CodeMaxLength);
    });
}

public sealed record AgencyLine
{
    public string? Code { get; init; }

    public Guid? AgencyId { get; init; }
}

public sealed record ConfirmationForm
{
    public string? DecisionNumber { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string? Reason { get; init; }

    public IFormFile? SignedFile { get; init; }

    /// <summary>A file that came in with an earlier try of this form, which had another fault.</summary>
    public Guid? KeptFileId { get; init; }

    /// <summary>Locked sheets with something to answer go back to their units.</summary>
    public bool Reopen { get; init; }

    public List<AgencyLine> Agencies { get; init; } = [];

    /// <summary>Of the dry run that was shown.</summary>
    public string? Fingerprint { get; init; }
}

public sealed class ConfirmationFormValidator : AbstractValidator<ConfirmationForm>
{
    public ConfirmationFormValidator()
    {
        RuleFor(f => f.DecisionNumber).NotEmpty().WithMessage("Cần ghi số, ký hiệu văn bản sửa đổi.").MaximumLength(CriteriaAmendment.NumberMaxLength);
        RuleFor(f => f.DecidedOn).NotNull().WithMessage("Cần ghi ngày văn bản sửa đổi.");
        RuleFor(f => f.Reason).NotEmpty().WithMessage("Cần ghi lý do sửa đổi.").MaximumLength(CriteriaAmendment.ReasonMaxLength);
    }
}
