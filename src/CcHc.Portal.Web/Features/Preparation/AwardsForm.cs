using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using FluentValidation;

namespace CcHc.Portal.Web.Features.Preparation;

public sealed record AwardLine
{
    public Guid? FormId { get; init; }

    public Guid? GroupId { get; init; }

    public QuotaKind? Kind { get; init; }

    public decimal? Quota { get; init; }
}

public sealed record AwardsForm
{
    /// <summary>Blank lines to write on after those that are there.</summary>
    private const int Blank = 3;

    public string? Version { get; init; }

    public List<AwardLine> Lines { get; init; } = [];

    public string? Note { get; init; }

    public IEnumerable<AwardLine> Filled => Lines.Where(l => l.FormId is not null);

    public static AwardsForm Of(Campaign campaign)
    {
        var form = new AwardsForm
        {
            Lines = [.. campaign.Awards.OrderBy(a => a.Order).Select(a => new AwardLine { FormId = a.AwardFormId, GroupId = a.GroupId, Kind = a.QuotaKind, Quota = a.Quota })],
            Note = campaign.AwardNote,
        };
        return form with { Version = form.State(id => id.ToString(), id => id.ToString()).Version };
    }

    public AwardsForm WithBlankLines() => this with { Lines = [.. Filled, .. Enumerable.Range(0, Blank).Select(_ => new AwardLine())] };

    public SectionState State(Func<Guid, string> formName, Func<Guid, string> groupName) => new(
    [
        .. Filled.Select((l, i) => new SectionLine(
            $"Hình thức {i + 1}",
            $"{formName(l.FormId!.Value)}, {(l.GroupId is { } group ? groupName(group) : "toàn phong trào")}: {QuotaText(l.Kind, l.Quota)}")),
        new("Ghi chú khen thưởng", (Note ?? "").Replace("\r", "", StringComparison.Ordinal).Trim()),
    ]);

    public static string QuotaText(QuotaKind? kind, decimal? quota) =>
        quota is not { } number ? "chưa ghi chỉ tiêu"
        : kind == QuotaKind.Percent ? $"không quá {number.ToString("0.##", Vietnamese.Culture)}%"
        : $"không quá {number.ToString("0.##", Vietnamese.Culture)}";
}

public sealed class AwardsFormValidator : AbstractValidator<AwardsForm>
{
    public AwardsFormValidator()
    {
        RuleFor(f => f.Note).MaximumLength(Campaign.TextMaxLength);
        RuleForEach(f => f.Lines).ChildRules(line =>
        {
            line.RuleFor(l => l.FormId).NotNull().When(l => l.Quota is not null).WithMessage("Cần chọn hình thức khen thưởng.");
            line.RuleFor(l => l.Kind).NotNull().When(l => l.FormId is not null);
            line.RuleFor(l => l.Quota).NotNull().When(l => l.FormId is not null);
            line.RuleFor(l => l.Quota).InclusiveBetween(0, 100).When(l => l.Kind == QuotaKind.Percent).WithMessage("Tỷ lệ từ 0 đến 100.");
            line.RuleFor(l => l.Quota).Must(q => q is null or (>= 0 and <= 100_000)).WithMessage("Số lượng từ 0 đến 100.000.");
            line.RuleFor(l => l.Quota).Must(q => q is null || q == decimal.Truncate(q.Value)).When(l => l.Kind == QuotaKind.Count).WithMessage("Số lượng là số nguyên.");
        });
    }
}
