using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Tables;
using CcHc.Portal.Domain.WorkingDays;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.WorkingDays;

public sealed record DayPage(int Year, Guid DayId, string Shown, DayForm Form);

public sealed record TablePage(int Year, TableForm Form, IReadOnlyList<CalendarFault> Faults);

/// <summary>What changes the calendar of a year. Limits of campaigns that are running are counted out anew with each change.</summary>
[Route("working-calendar/{year:int}")]
public sealed class CalendarDaysController(PortalDbContext db, ChangeCalendar change, TimeProvider clock) : PortalController
{
    private DateTimeOffset Instant => clock.GetUtcNow();

    [HttpPost("notice")]
    public async Task<IActionResult> Cite(int year, NoticeForm notice)
    {
        var found = await FindAsync(year);
        var page = CalendarPages.Of(found, canChange: true);
        if (!ModelState.IsValid)
        {
            return Again("Show", page with { Notice = notice });
        }

        if (notice.Version != found.Version)
        {
            return AgainChanged("Show", page with { Notice = notice with { Version = found.Version } }, "notice.version");
        }

        found.Cite(Actor, notice.Notice(), Instant);
        return await SavedAsync(year, notice.IsEmpty ? $"Đã bỏ văn bản về lịch nghỉ năm {year}." : $"Đã ghi văn bản về lịch nghỉ năm {year}.");
    }

    [HttpPost("days")]
    public async Task<IActionResult> Create(int year, DayForm newDay)
    {
        var found = await FindAsync(year);
        if (!ModelState.IsValid)
        {
            return Again("Show", CalendarPages.Of(found, canChange: true) with { NewDay = newDay });
        }

        try
        {
            found.Add(Actor, newDay.Text(), Instant);
        }
        catch (DomainRuleException refusal)
        {
            return Again("Show", CalendarPages.Of(found, canChange: true) with { NewDay = newDay }, Under("newDay.", refusal));
        }

        return await SavedAsync(year, $"Đã thêm {VietnamTime.WithWeekday(newDay.Day!.Value)}.");
    }

    [HttpGet("days/{dayId:guid}")]
    public async Task<IActionResult> Edit(int year, Guid dayId)
    {
        var found = await FindAsync(year);
        var day = found.Days.SingleOrDefault(d => d.Id == dayId) ?? throw new NotFoundException("Không có ngày này trong lịch.");
        return View("Day", new DayPage(year, dayId, VietnamTime.WithWeekday(day.Day), DayForm.Of(day, found.Version)));
    }

    [HttpPost("days/{dayId:guid}")]
    public async Task<IActionResult> Update(int year, Guid dayId, DayForm form)
    {
        var found = await FindAsync(year);
        var day = found.Days.SingleOrDefault(d => d.Id == dayId) ?? throw new NotFoundException("Không có ngày này trong lịch.");
        var page = new DayPage(year, dayId, VietnamTime.WithWeekday(day.Day), form);
        if (!ModelState.IsValid)
        {
            return Again("Day", page);
        }

        if (form.Version != found.Version)
        {
            return AgainChanged("Day", page with { Form = form with { Version = found.Version } }, "form.version");
        }

        try
        {
            found.Change(Actor, dayId, form.Text(), Instant);
        }
        catch (DomainRuleException refusal)
        {
            return Again("Day", page, Under("form.", refusal));
        }

        return await SavedAsync(year, $"Đã sửa {VietnamTime.WithWeekday(form.Day!.Value)}.");
    }

    [HttpPost("days/{dayId:guid}/removal")]
    public async Task<IActionResult> Remove(int year, Guid dayId)
    {
        var found = await FindAsync(year);
        found.Remove(Actor, dayId, Instant);
        return await SavedAsync(year, "Đã bỏ một ngày khỏi lịch.");
    }

    [HttpGet("table")]
    public async Task<IActionResult> Paste(int year)
    {
        await FindAsync(year);
        return View("Table", new TablePage(year, new TableForm(), []));
    }

    [HttpPost("table")]
    public async Task<IActionResult> Take(int year, TableForm form)
    {
        var found = await FindAsync(year);
        if (!ModelState.IsValid)
        {
            return Again("Table", new TablePage(year, form, []));
        }

        CalendarReading reading;
        try
        {
            reading = Read(form);
        }
        catch (UnreadableTableException unreadable)
        {
            ModelState.AddModelError("form.file", unreadable.Message);
            return Again("Table", new TablePage(year, form, []));
        }

        var faults = reading.Faults
            .Concat(reading.Days.Where(d => d.Day.Year != year).Select(d => new CalendarFault(0, $"Ngày {VietnamTime.Day(d.Day)} không thuộc năm {year}.")))
            .ToList();
        if (faults.Count == 0 && reading.Days.Count == 0)
        {
            faults.Add(new(0, "Không đọc được dòng nào: mỗi dòng cần ngày, «nghỉ» hoặc «làm bù», tên."));
        }

        if (faults.Count > 0)
        {
            ModelState.AddModelError(form.File is null ? "form.pasted" : "form.file", $"Có {faults.Count} chỗ phải sửa, chưa ngày nào được ghi.");
            return Again("Table", new TablePage(year, form, faults));
        }

        var (added, changed) = found.Take(Actor, reading.Days, Instant);
        return await SavedAsync(year, $"Đã nhập {added} ngày mới, sửa {changed} ngày.");
    }

    /// <summary>The reasons at the fields of the form, which has its own prefix.</summary>
    private static DomainRuleException Under(string prefix, DomainRuleException refusal) =>
        refusal.Under(key => key.Replace("day.", prefix, StringComparison.Ordinal));

    private static CalendarReading Read(TableForm form)
    {
        if (form.File is not { } file)
        {
            return CalendarTable.ReadPasted(form.Pasted);
        }

        using var content = file.OpenReadStream();
        return CalendarTable.Read(TableFile.Read(content, file.FileName));
    }

    private async Task<CalendarYear> FindAsync(int year)
    {
        Demand.That(CalendarAccess.CanChange(Actor));
        return await db.CalendarYears.Include(y => y.Days).Where(y => y.Year == year).OneAsync(Cancellation);
    }

    private async Task<IActionResult> SavedAsync(int year, string notice)
    {
        var moved = await change.SaveAsync();
        Notice(moved == 0 ? notice : $"{notice} Hạn nhận muộn của {moved} phong trào được tính lại.");
        return Redirect($"/working-calendar/{year}");
    }
}
