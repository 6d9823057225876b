using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Sheets;

/// <summary>One row of what could still be won.</summary>
/// <param name="Final">The final figure once this row and those above are won; none beyond the way to the next band.</param>
/// <param name="Reaches">With this row the next band is reached.</param>
public sealed record OutlookRow(LeafToWin Leaf, Points? Final, bool Reaches);

/// <param name="Band">The band the sheet would have now; none below the lowest, or where the campaign has none.</param>
/// <param name="Next">The band above; none at the top.</param>
/// <param name="Needed">The final figure from which the band above is earned.</param>
/// <param name="Gates">What keeps the sheet from the band above whatever its points are.</param>
/// <param name="CanReach">Whether all that is left would suffice.</param>
public sealed record OutlookPage(
    SheetReading Reading, PointsToWin ToWin, bool IsAppraised, string? Band, string? Next, Points? Needed, IReadOnlyList<string> Gates, IReadOnlyList<OutlookRow> Rows, bool CanReach)
{
    public Points Missing => Needed is { } needed && needed > ToWin.Now.Final ? needed - ToWin.Now.Final : Points.Zero;
}

/// <summary>«Còn thiếu gì để lên mức trên»: reads, and never writes.</summary>
[Route("sheets/{id:guid}/outlook")]
public sealed class SheetOutlooksController(PortalDbContext db, ReadSheet read) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        var reading = await read.RunAsync(Actor, id, Cancellation);
        if (!reading.ByPoints)
        {
            throw new NotFoundException("Phong trào này không chấm điểm.");
        }

        var isAppraised = reading.Sheet.Appraised > 0;
        var lines = await db.ScoreLines.Where(l => l.SheetId == id)
            .Select(l => new LineMarks(l.Code, l.SelfAnswer, l.SelfPoints, l.AppraisalAnswer, l.AppraisalPoints))
            .ToListAsync(Cancellation);
        var lacking = reading.LeavesWithoutProof.ToHashSet(StringComparer.Ordinal);
        var stands = lines
            .Select(l => (l.Code, Stand: SheetArithmetic.StandOf(l, lacking.Contains(l.Code))))
            .Where(l => l.Stand is not null && reading.Tree.Tree.Find(l.Code) is { IsLeaf: true })
            .ToDictionary(l => l.Code, l => l.Stand!, StringComparer.Ordinal);
        var rules = reading.Campaign.RulesFor(reading.Sheet.GroupId);
        var inTime = !rules.Gates.Any(g => g.Kind == GateKind.RegisteredInTime)
            || await db.Pledges.AnyAsync(p => p.ParticipantId == reading.Participant.Id && p.State == PledgeState.Approved && !p.IsLate, Cancellation);
        return View("Outlook", PageOf(reading, rules, PointsToWin.Of(reading.Tree.Tree, stands, reading.Campaign.Year), isAppraised, inTime));
    }

    private static OutlookPage PageOf(SheetReading reading, RankingRules rules, PointsToWin toWin, bool isAppraised, bool registeredInTime)
    {
        var (campaign, maximum) = (reading.Campaign, reading.Sheet.Maximum);
        // A sheet that is still open can yet be locked in time.
        var (band, why) = Standings.BandOf(rules, Contestant.Of(reading.Sheet.Id, toWin.Now, registeredInTime, !reading.Sheet.IsLate));
        // The band by points alone, without what a gate or a sanction takes: points lead to the one above that.
        var byPoints = Standings.BandOf(rules with { Gates = [] }, Contestant.Of(reading.Sheet.Id, toWin.Now) with { Sanctions = [] }).Band is { } earned
            ? campaign.Bands.First(b => b.Name == earned)
            : null;
        var next = campaign.Bands.Where(b => byPoints is null || b.FromHundredths > byPoints.FromHundredths).MinBy(b => b.FromHundredths);
        Points? needed = next is null ? null : Points.FromDecimal(decimal.Ceiling(next.FromHundredths * maximum.Value / 100m) / 100m);
        var way = needed is { } goal ? toWin.WayTo(goal) : [];
        var reached = way.Count > 0 && way[^1].Final >= needed;
        var on = way.Select((w, i) => (w.Leaf, w.Final, Reaches: reached && i == way.Count - 1)).ToDictionary(w => w.Leaf);
        return new OutlookPage(
            reading,
            toWin,
            isAppraised,
            band,
            next?.Name,
            needed,
            [.. StandingText.Lines([.. why.Where(s => s.Kind is StandingStepKind.Stopped or StandingStepKind.Sanctioned)])],
            [.. toWin.Leaves.Select(l => on.TryGetValue(l, out var w) ? new OutlookRow(l, w.Final, w.Reaches) : new OutlookRow(l, null, false))],
            reached);
    }
}
