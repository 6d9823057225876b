using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.Figures;

/// <summary>The campaign of the unit's side with a third field whose figures come from others: 3.1 survey (3), 3.2 ratio (2).</summary>
internal static class FigureWorld
{
    public static readonly FigureSource Source = new("Cổng Dịch vụ công quốc gia", new DateTimeOffset(2025, 10, 10, 1, 30, 0, TimeSpan.Zero));

    public static Task<UnitSideWorld> MakeAsync(PortalHost portal, Action<Campaign, Actor>? but = null) => UnitSideWorld.MakeAsync(
        portal,
        but: but,
        more:
        [
            new("3", null, 101, 0, false, "Tác động", Points.FromDecimal(5), ScoringMethods.Group, "sum of children"),
            new("3.1", "3", 102, 1, true, "Mức độ hài lòng", Points.FromDecimal(3), ScoringMethods.Survey, "score=SIPAS*max", InputBy: InputBy.Imported),
            new("3.2", "3", 103, 1, true, "Hồ sơ trực tuyến", Points.FromDecimal(2), ScoringMethods.Ratio, "score=R*max", InputBy: InputBy.Imported),
        ]);

    public static async Task<Guid> CriterionAsync(this PortalHost portal, UnitSideWorld world, string code) =>
        await portal.DbAsync(db => db.Criteria.Where(c => c.CampaignId == world.Campaign.Id && c.Code == code).Select(c => c.Id).SingleAsync());

    /// <summary>Figures as an import would bring them.</summary>
    public static async Task TakeAsync(this PortalHost portal, UnitSideWorld world, string code, params (Guid Sheet, decimal Percent)[] figures)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var sheet = await db.ScoreSheets.AsNoTracking().SingleAsync(s => s.Id == world.Sheet);
        var criterion = await portal.CriterionAsync(world, code);
        await scope.ServiceProvider.GetRequiredService<RecordFigures>().TakeAsync(
            world.Manager.Actor(), world.Campaign, sheet.CriteriaId, [.. figures.Select(f => new FigureOfSheet(f.Sheet, criterion, new Answer { Value = f.Percent }))], Source, null, portal.Clock.Now);
        await db.SaveChangesAsync();
    }

    public static Task<CentralFigure> FigureAsync(this PortalHost portal, UnitSideWorld world, string code, Guid? sheet = null) =>
        portal.DbAsync(db => db.CentralFigures.AsNoTracking().Include(f => f.Values).Include(f => f.Challenges).SingleAsync(f => f.SheetId == (sheet ?? world.Sheet) && f.Code == code));

    public static Task<List<string>> ActsAsync(this PortalHost portal, string act) =>
        portal.DbAsync(db => db.AuditEntries.Where(e => e.Act == act).OrderBy(e => e.At).Select(e => e.ByName + ": " + e.What + (e.From == null ? "" : " " + e.From) + (e.To == null ? "" : " → " + e.To) + (e.Reason == null ? "" : " (" + e.Reason + ")")).ToListAsync());
}
