using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.WorkingDays;
using FluentValidation;

namespace CcHc.Portal.Web.Features.Preparation;

/// <summary>A phase without days does not take place.</summary>
public sealed record PhaseDays
{
    public DateOnly? FirstDay { get; init; }

    public DateOnly? LastDay { get; init; }
}

/// <summary>A limit without a number is none.</summary>
public sealed record LimitForm
{
    public int? Days { get; init; }

    public DayUnit Unit { get; init; } = DayUnit.WorkingDays;

    public DayLimit? Limit() => Days is { } days ? new(days, Unit) : null;

    public static LimitForm Of(DayLimit? limit) => limit is null ? new() : new() { Days = limit.Days, Unit = limit.Unit };
}

/// <summary>The phases in the order of the year; a row's place says which phase it is.</summary>
public sealed record PhasesForm
{
    public static readonly IReadOnlyList<PhaseKind> Kinds = Enum.GetValues<PhaseKind>();

    public string? Version { get; init; }

    public List<PhaseDays> Phases { get; init; } = [];

    public LimitForm Late { get; init; } = new();

    public LimitForm Report { get; init; } = new();

    public LimitForm Answer { get; init; } = new();

    public static PhasesForm Of(Campaign campaign)
    {
        var form = new PhasesForm
        {
            Phases = [.. Kinds.Select(kind => campaign.WindowFor(kind) is { } window
                ? new PhaseDays { FirstDay = window.FirstDay, LastDay = window.LastDay }
                : new PhaseDays())],
            Late = LimitForm.Of(campaign.LateWithin),
            Report = LimitForm.Of(campaign.ReportWithin),
            Answer = LimitForm.Of(campaign.AnswerWithin),
        };
        return form with { Version = form.State().Version };
    }

    public SectionState State() => new([.. Kinds.Zip(Phases, (kind, days) => new SectionLine(
        StateNames.Of(kind),
        days.FirstDay is { } from && days.LastDay is { } to ? $"{VietnamTime.Day(from)} – {VietnamTime.Day(to)}" : "không có")),
        Line("Nhận muộn thêm", Late),
        Line("Gửi báo cáo đã ký", Report),
        Line("Trả lời câu hỏi", Answer)]);

    private static SectionLine Line(string label, LimitForm limit) =>
        new(label, limit.Days is { } days ? $"{days} {StateNames.Of(limit.Unit)}" : "không đặt");
}

public sealed class LimitFormValidator : AbstractValidator<LimitForm>
{
    public LimitFormValidator()
    {
        RuleFor(l => l.Days).InclusiveBetween(1, DayLimit.MostDays).When(l => l.Days is not null);
        RuleFor(l => l.Unit).IsInEnum();
    }
}

public sealed class PhasesFormValidator : AbstractValidator<PhasesForm>
{
    public PhasesFormValidator()
    {
        RuleForEach(f => f.Phases).ChildRules(row =>
        {
            row.RuleFor(p => p.FirstDay).NotNull().When(p => p.LastDay is not null);
            row.RuleFor(p => p.LastDay).NotNull().When(p => p.FirstDay is not null);
            row.RuleFor(p => p.LastDay).Must((p, last) => last >= p.FirstDay)
                .When(p => p.FirstDay is not null && p.LastDay is not null).WithMessage("Ngày cuối phải từ ngày đầu trở đi.");
        });
        RuleFor(f => f.Late).SetValidator(new LimitFormValidator());
        RuleFor(f => f.Report).SetValidator(new LimitFormValidator());
        RuleFor(f => f.Answer).SetValidator(new LimitFormValidator());
        RuleFor(f => f).Custom((form, context) =>
        {
            DateOnly? before = null;
            PhaseKind? kind = null;
            for (var i = 0; i < Math.Min(form.Phases.Count, PhasesForm.Kinds.Count); i++)
            {
                if (form.Phases[i].FirstDay is not { } first)
                {
                    continue;
                }

                if (first < before)
                {
                    context.AddFailure($"Phases[{i}].FirstDay", $"Không được bắt đầu trước giai đoạn «{StateNames.Of(kind!.Value)}» ({VietnamTime.Day(before.Value)}).");
                }

                (before, kind) = (first, PhasesForm.Kinds[i]);
            }
        });
    }
}
