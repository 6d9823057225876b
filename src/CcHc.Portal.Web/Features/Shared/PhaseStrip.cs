using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Infrastructure.Pages;

namespace CcHc.Portal.Web.Features.Shared;

/// <summary>One phase as a bar; <paramref name="Words"/> say its last day and how far that is, <paramref name="Left"/> and <paramref name="Width"/> in thousandths of the whole strip.</summary>
public sealed record PhaseBar(PhaseKind Kind, DateOnly FirstDay, DateOnly LastDay, string Words, bool IsNow, bool IsOver, int Left, int Width);

/// <summary>The phases of a campaign over its time, with deadlines in words; drawn by the partial _PhaseStrip.</summary>
/// <param name="Now">Thousandths; null when now lies outside.</param>
public sealed record PhaseStrip(IReadOnlyList<PhaseBar> Bars, int? Now)
{
    private const int Whole = 1000;

    public static PhaseStrip Of(Campaign campaign, DateTimeOffset now)
    {
        var windows = campaign.Phases.Where(p => p.GroupId is null && p.UnitId is null).OrderBy(p => p.Kind).ToList();
        if (windows.Count == 0)
        {
            return new PhaseStrip([], null);
        }

        var start = windows.Min(p => p.Start);
        var length = (windows.Max(p => p.End) - start).TotalHours;
        int At(DateTimeOffset instant) => (int)Math.Round((instant - start).TotalHours / length * Whole);
        var bars = windows.Select(p => new PhaseBar(
            p.Kind,
            p.FirstDay,
            p.LastDay,
            now < p.Start ? $"{VietnamTime.Day(p.LastDay)}; bắt đầu {VietnamTime.WithWeekday(p.FirstDay)}" : DeadlineText.LastDay(p.End, now, p.LateUntil),
            p.Contains(now),
            now >= p.End,
            At(p.Start),
            Math.Max(8, At(p.End) - At(p.Start)))).ToList();
        var at = At(now);
        return new PhaseStrip(bars, at is >= 0 and <= Whole ? at : null);
    }
}
