using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.WorkingDays;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.WorkingDays;

public sealed record YearRow(int Year, int DaysOff, int MadeUp, string? NoticeNumber, DateOnly? NoticeDate, string? NoticeIssuer);

public sealed record CalendarPage(IReadOnlyList<YearRow> Years, bool CanChange, NewYearForm Form);

/// <param name="Working">How many working days the year has by what is known.</param>
public sealed record YearPage(CalendarYear Year, int Working, bool CanChange, NoticeForm Notice, DayForm NewDay);

/// <summary>Lịch làm việc: one list a year, read by everybody, kept by the administrator.</summary>
[Route("working-calendar")]
public sealed class CalendarYearsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        Demand.That(CalendarAccess.CanRead(Actor));
        return View("Index", await IndexPageAsync(new NewYearForm()));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(NewYearForm form)
    {
        Demand.That(CalendarAccess.CanChange(Actor));
        if (ModelState.IsValid && await db.CalendarYears.AnyAsync(y => y.Year == form.Year, Cancellation))
        {
            ModelState.AddModelError("form.year", $"Đã có lịch năm {form.Year}.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Index", await IndexPageAsync(form));
        }

        var now = clock.GetUtcNow();
        var year = new CalendarYear(Actor, form.Year!.Value, now);
        year.Take(Actor, LegalHolidays.Of(year.Year), now);
        db.CalendarYears.Add(year);
        await db.SaveChangesAsync();

        Notice($"Đã lập lịch năm {year.Year} với các ngày lễ cố định của luật.");
        return Redirect($"/working-calendar/{year.Year}");
    }

    [HttpGet("{year:int}")]
    public async Task<IActionResult> Show(int year)
    {
        Demand.That(CalendarAccess.CanRead(Actor));
        var found = await db.CalendarYears.AsNoTracking().Include(y => y.Days).Where(y => y.Year == year).OneAsync(Cancellation);
        return View("Show", CalendarPages.Of(found, CalendarAccess.CanChange(Actor)));
    }

    [HttpGet("{year:int}/history")]
    public async Task<IActionResult> History(int year, int? page)
    {
        Demand.That(CalendarAccess.CanChange(Actor));
        var id = await db.CalendarYears.Where(y => y.Year == year).Select(y => (Guid?)y.Id).SingleOrDefaultAsync(Cancellation) ?? throw new NotFoundException();
        ViewData["Year"] = year;
        return View("History", await db.HistoryOfAsync(AuditSubject.Calendar, id, page, Cancellation));
    }

    private async Task<CalendarPage> IndexPageAsync(NewYearForm form)
    {
        var years = await db.CalendarYears
            .OrderByDescending(y => y.Year)
            .Select(y => new YearRow(
                y.Year, y.Days.Count(d => d.Kind == CalendarDayKind.DayOff), y.Days.Count(d => d.Kind == CalendarDayKind.MadeUp), y.NoticeNumber, y.NoticeDate, y.NoticeIssuer))
            .ToListAsync(Cancellation);
        return new CalendarPage(years, CalendarAccess.CanChange(Actor), form);
    }
}

internal static class CalendarPages
{
    public static YearPage Of(CalendarYear year, bool canChange)
    {
        var calendar = new WorkingCalendar(year.Days.Select(d => (d.Day, d.Kind)), []);
        var working = calendar.WorkingDaysBetween(new DateOnly(year.Year, 1, 1).AddDays(-1), new DateOnly(year.Year, 12, 31));
        return new YearPage(year, working, canChange, NoticeForm.Of(year), new DayForm { Version = year.Version });
    }
}
