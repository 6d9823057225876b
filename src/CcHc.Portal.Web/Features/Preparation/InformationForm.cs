using System.Globalization;
using System.Text.RegularExpressions;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Features.Shared;
using FluentValidation;

namespace CcHc.Portal.Web.Features.Preparation;

/// <summary>Lists are boxes with one entry a line, because they are pasted from last year's Word file.</summary>
public sealed partial record InformationForm
{
    public string? Version { get; init; }

    public string? Name { get; init; }

    public int? Year { get; init; }

    public RoundKind? Round { get; init; }

    public Judging? Judging { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public Guid? AdvisingUnitId { get; init; }

    public string? Bases { get; init; }

    public string? Purpose { get; init; }

    public string? Requirements { get; init; }

    public string? CollectiveAudience { get; init; }

    public string? IndividualAudience { get; init; }

    public string? Contents { get; init; }

    public string? Targets { get; init; }

    public string? JudgingPrinciple { get; init; }

    public string? RatingLink { get; init; }

    public string? Supervision { get; init; }

    public string? Reporting { get; init; }

    public string? Funding { get; init; }

    public bool AllowsLate { get; init; }

    public static InformationForm Of(Campaign campaign)
    {
        var form = new InformationForm
        {
            Name = campaign.Name,
            Year = campaign.Year,
            Round = campaign.Round,
            Judging = campaign.Judging,
            StartsOn = campaign.StartsOn,
            EndsOn = campaign.EndsOn,
            AdvisingUnitId = campaign.AdvisingUnitId,
            Bases = TextLines.Join(campaign.LegalBases.OrderBy(b => b.Order).Select(b => b.Citation)),
            Purpose = campaign.Purpose,
            Requirements = campaign.Requirements,
            CollectiveAudience = TextLines.Join(campaign.CollectiveAudience),
            IndividualAudience = TextLines.Join(campaign.IndividualAudience),
            Contents = TextLines.Join(campaign.Contents),
            Targets = TextLines.Join(campaign.Targets.OrderBy(t => t.Order).Select(t => t.Text)),
            JudgingPrinciple = campaign.JudgingPrinciple,
            RatingLink = campaign.RatingLink,
            Supervision = campaign.Supervision,
            Reporting = campaign.Reporting,
            Funding = campaign.Funding,
            AllowsLate = campaign.AllowsLate,
        };
        return form with { Version = form.State().Version };
    }

    public SectionState State() => new(
    [
        new("Tên phong trào", Name ?? ""),
        new("Năm", Year?.ToString(CultureInfo.InvariantCulture) ?? ""),
        new("Loại", Round is { } round ? StateNames.Of(round) : ""),
        new("Cách đánh giá", Judging is { } judging ? StateNames.Of(judging) : ""),
        new("Thời gian", $"{(StartsOn is { } from ? VietnamTime.Day(from) : "chưa ghi")} – {(EndsOn is { } to ? VietnamTime.Day(to) : "chưa định ngày kết thúc")}"),
        new("Cơ quan tham mưu", AdvisingUnitId?.ToString() ?? ""),
        new("Căn cứ pháp lý", Box(Bases)),
        new("Mục đích", Box(Purpose)),
        new("Yêu cầu", Box(Requirements)),
        new("Đối tượng tập thể", Box(CollectiveAudience)),
        new("Đối tượng cá nhân", Box(IndividualAudience)),
        new("Nội dung thi đua", Box(Contents)),
        new("Chỉ tiêu", Box(Targets)),
        new("Nguyên tắc đánh giá, bình xét", Box(JudgingPrinciple)),
        new("Gắn với đánh giá, xếp loại cuối năm", Box(RatingLink)),
        new("Giám sát", Box(Supervision)),
        new("Chế độ báo cáo", Box(Reporting)),
        new("Kinh phí", Box(Funding)),
        new("Nhận đăng ký, tự chấm muộn", AllowsLate ? "Có, ghi rõ là muộn" : "Không"),
    ]);

    public CampaignDescription Description() => new(
        Name!,
        Round!.Value,
        Judging!.Value,
        Year!.Value,
        StartsOn,
        EndsOn,
        Purpose,
        Requirements,
        TextLines.Of(Contents),
        TextLines.Of(CollectiveAudience),
        TextLines.Of(IndividualAudience),
        JudgingPrinciple,
        RatingLink,
        Supervision,
        Reporting,
        Funding);

    /// <summary>«100 % hồ sơ …» is a figure to reach; a target without a percentage is words only.</summary>
    public IReadOnlyList<(string Text, decimal? Percent)> Aims() =>
        [.. TextLines.Of(Targets).Select(t => (t, Percentage().Match(t) is { Success: true } found && Vietnamese.TryReadDecimal(found.Groups[1].Value, out var percent) && percent <= 100 ? percent : (decimal?)null))];

    // A browser sends line breaks as CR LF, the database keeps what it was given: only the words count.
    private static string Box(string? text) => (text ?? "").Replace("\r", "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"(\d{1,3}(?:[.,]\d{1,2})?)\s*%", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Percentage();
}

public sealed class InformationFormValidator : AbstractValidator<InformationForm>
{
    public InformationFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Campaign.NameMaxLength);
        RuleFor(f => f.Year).NotNull().InclusiveBetween(2000, 2100);
        RuleFor(f => f.Round).NotNull();
        RuleFor(f => f.Judging).NotNull();
        RuleFor(f => f.EndsOn).Must((form, end) => end >= form.StartsOn)
            .When(f => f.StartsOn is not null && f.EndsOn is not null).WithMessage("Ngày kết thúc phải từ ngày bắt đầu trở đi.");
        RuleFor(f => f.Purpose).MaximumLength(Campaign.TextMaxLength);
        RuleFor(f => f.Requirements).MaximumLength(Campaign.TextMaxLength);
        RuleFor(f => f.JudgingPrinciple).MaximumLength(Campaign.TextMaxLength);
        RuleFor(f => f.RatingLink).MaximumLength(Campaign.TextMaxLength);
        RuleFor(f => f.Supervision).MaximumLength(Campaign.TextMaxLength);
        RuleFor(f => f.Reporting).MaximumLength(Campaign.TextMaxLength);
        RuleFor(f => f.Funding).MaximumLength(Campaign.TextMaxLength);
        EachLine(f => f.Bases, CampaignLegalBasis.CitationMaxLength);
        EachLine(f => f.Contents, Campaign.LineMaxLength);
        EachLine(f => f.CollectiveAudience, Campaign.LineMaxLength);
        EachLine(f => f.IndividualAudience, Campaign.LineMaxLength);
        EachLine(f => f.Targets, CampaignTarget.TextMaxLength);
    }

    private void EachLine(System.Linq.Expressions.Expression<Func<InformationForm, string?>> box, int most) =>
        RuleFor(box).Must(text => TextLines.Of(text).All(l => l.Length <= most)).WithMessage($"Mỗi dòng không quá {most} ký tự.");
}
