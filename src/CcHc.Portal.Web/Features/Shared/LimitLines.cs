using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.WorkingDays;

namespace CcHc.Portal.Web.Features.Shared;

/// <summary>A limit of a campaign that is said in days, with the day it comes to; drawn by the partial _Limits.</summary>
/// <param name="Warning">That the calendar of a year is not whole.</param>
public sealed record LimitLine(string What, string Limit, string Comes, string? Warning)
{
    /// <summary>With the phases of the campaign; limits that are not set are left out.</summary>
    public static IReadOnlyList<LimitLine> Of(Campaign campaign, WorkingCalendar calendar)
    {
        var lines = new List<LimitLine>();
        foreach (var kind in new[] { PhaseKind.Registration, PhaseKind.SelfAssessment })
        {
            if (campaign.TakesLate(kind) && campaign.LateWithin is { } late && campaign.WindowFor(kind) is { } window)
            {
                var until = late.From(window.LastDay, calendar);
                lines.Add(new($"Nhận muộn «{StateNames.Of(kind)}»", $"{late} sau hạn", $"đến hết {VietnamTime.WithWeekday(until.Day)}", until.Warning));
            }
        }

        if (campaign.ReportWithin is { } report)
        {
            var due = campaign.WindowFor(PhaseKind.SelfAssessment) is { } window ? report.From(window.LastDay, calendar) : null;
            lines.Add(new(
                "Gửi báo cáo tự chấm đã ký",
                $"{report} từ ngày khóa phiếu",
                due is null ? "" : $"phiếu khóa ngày cuối của giai đoạn thì hạn là {VietnamTime.WithWeekday(due.Day)}",
                due?.Warning));
        }

        if (campaign.AnswerWithin is { } answer)
        {
            lines.Add(new("Trả lời câu hỏi của đơn vị", $"{answer} từ ngày hỏi", "tính cho từng câu hỏi", null));
        }

        return lines;
    }
}
