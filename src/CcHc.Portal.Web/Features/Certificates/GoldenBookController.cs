using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Certificates;

public sealed record BookFilter(Guid? Unit, int? Year, string? Q, int? Page);

public sealed record BookRow(
    Guid Id, int Number, string FormName, string Name, string? TitleAndUnit, string DecisionNumber, DateOnly DecidedOn, string CampaignName, bool IsStruck, string? DroppedBy, DateTimeOffset? PrintedAt, DateOnly? SealedOn, DateOnly? HandedOverOn, string? HandedTo)
{
    public CertificateStanding Standing => CertificateStandings.Of(IsStruck, CertificateStandings.StateOf(PrintedAt is not null, SealedOn is not null, HandedOverOn is not null));
}

public sealed record GoldenBookPage(BookFilter Filter, Guid UnitId, string UnitName, IReadOnlyList<SelectListItem> Units, IReadOnlyList<int> Years, Page<BookRow> Rows, bool CanSetUp);

/// <summary>Sổ vàng of an agency, year by year: who was given what, under which number.</summary>
[Route("golden-book")]
public sealed class GoldenBookController(PortalDbContext db, WriteCertificates write, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(BookFilter filter)
    {
        var units = await UnitsAsync();
        var (unitId, unitName) = Choose(units, filter.Unit);
        var years = await db.Awardees
            .Where(a => a.BookUnitId == unitId && a.BookNumber != null)
            .Join(db.Papers, a => a.PaperId, p => p.Id, (a, p) => p.IssuedOn!.Value.Year)
            .Distinct()
            .OrderByDescending(y => y)
            .ToListAsync(Cancellation);
        var rows = await Rows(db, unitId, filter).ToPageAsync(filter.Page, cancellation: Cancellation);
        return View("GoldenBook", new GoldenBookPage(
            filter, unitId, unitName, [.. units.Select(u => new SelectListItem(u.Name, u.Id.ToString(), u.Id == unitId))], years, rows, AwardAccess.CanSetUpPrinting(Actor, unitId)));
    }

    [HttpGet("workbook.xlsx")]
    public async Task<IActionResult> Workbook(BookFilter filter)
    {
        var (unitId, unitName) = Choose(await UnitsAsync(), filter.Unit);
        Response.ContentType = FileKinds.MediaType(FileKind.Xlsx);
        SayDownload(filter.Year is { } year ? $"Sổ vàng khen thưởng năm {year}.xlsx" : "Sổ vàng khen thưởng.xlsx");
        await write.GoldenBookAsync(unitName, filter, Rows(db, unitId, filter), clock.GetUtcNow(), Response.Body, Cancellation);
        return new EmptyResult();
    }

    internal static IQueryable<BookRow> Rows(PortalDbContext db, Guid unitId, BookFilter filter)
    {
        var folded = Vietnamese.Fold(filter.Q);
        var number = int.TryParse(filter.Q?.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var typed) ? typed : (int?)null;
        DateOnly? first = filter.Year is >= 1 and <= 9999 ? new DateOnly(filter.Year.Value, 1, 1) : null;
        DateOnly? last = first?.AddYears(1).AddDays(-1);
        return
            from awardee in db.Awardees
            where awardee.BookUnitId == unitId && awardee.BookNumber != null
            where folded == "" || awardee.SearchText.Contains(folded) || awardee.BookNumber == number
            join paper in db.Papers on awardee.PaperId equals paper.Id
            where first == null || (paper.IssuedOn >= first && paper.IssuedOn <= last)
            orderby paper.IssuedOn descending, awardee.BookSeries, awardee.BookNumber
            select new BookRow(
                awardee.Id,
                awardee.BookNumber!.Value,
                awardee.FormName,
                awardee.Name,
                awardee.TitleAndUnit,
                paper.Number + "/" + paper.Symbol,
                paper.IssuedOn!.Value,
                db.Campaigns.Where(c => c.Id == awardee.CampaignId).Select(c => c.Name).FirstOrDefault()!,
                awardee.IsStruck,
                awardee.DroppedBy,
                awardee.PrintedAt,
                awardee.SealedOn,
                awardee.HandedOverOn,
                awardee.HandedTo);
    }

    private async Task<IReadOnlyList<(Guid Id, string Name)>> UnitsAsync()
    {
        var ids = AwardAccess.UnitsReadFor(Actor);
        Demand.That(ids.Count > 0);
        // The book that has something in it first: an advising agency has units of its own beside the one that awards.
        var units = await db.Units.Where(u => ids.Contains(u.Id)).OrderByDescending(u => db.Awardees.Any(a => a.BookUnitId == u.Id)).ThenBy(u => u.SearchText).Select(u => new { u.Id, u.Name }).ToListAsync(Cancellation);
        return [.. units.Select(u => (u.Id, u.Name))];
    }

    private static (Guid Id, string Name) Choose(IReadOnlyList<(Guid Id, string Name)> units, Guid? wanted) =>
        wanted is null ? units[0] : units.FirstOrDefault(u => u.Id == wanted) is { Name: not null } unit ? unit : throw new NotFoundException();
}
