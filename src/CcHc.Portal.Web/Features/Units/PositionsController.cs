using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Units;

public sealed record PositionForm
{
    public Guid? PersonId { get; init; }

    /// <summary>Somebody the portal does not know yet, such as a chairman who never signs in.</summary>
    public string? NewName { get; init; }

    public string? Title { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}

public sealed class PositionFormValidator : AbstractValidator<PositionForm>
{
    public PositionFormValidator()
    {
        RuleFor(f => f.PersonId).NotNull().When(f => string.IsNullOrWhiteSpace(f.NewName)).WithMessage("Cần chọn một người, hoặc ghi họ và tên người mới ở dưới.");
        RuleFor(f => f.NewName).Empty().When(f => f.PersonId is not null).WithMessage("Đã chọn người ở trên; bỏ trống ô này.");
        RuleFor(f => f.NewName).MaximumLength(Person.NameMaxLength);
        RuleFor(f => f.Title).NotEmpty().MaximumLength(Position.TitleMaxLength);
        RuleFor(f => f.From).NotNull();
        RuleFor(f => f.To).GreaterThanOrEqualTo(f => f.From).When(f => f.To is not null && f.From is not null).WithMessage("Ngày kết thúc phải từ ngày bắt đầu trở đi.");
    }
}

public sealed record PositionEndForm
{
    public DateOnly? LastDay { get; init; }
}

public sealed class PositionEndFormValidator : AbstractValidator<PositionEndForm>
{
    public PositionEndFormValidator() => RuleFor(f => f.LastDay).NotNull();
}

public sealed record PositionRow(Guid Id, string Name, string Title, DateOnly From, DateOnly? To);

/// <param name="WrongId">The row whose form is shown again, with what was typed there.</param>
public sealed record PositionsPage(
    Guid UnitId, string UnitName, IReadOnlyList<PositionRow> Rows, IReadOnlyList<SelectListItem> People, DateOnly Today, PositionForm Form, Guid? WrongId = null, string? Typed = null);

/// <summary>Who holds which post of a unit from when to when: papers are signed in the name of a post.</summary>
[Route("units/{id:guid}/positions")]
public sealed class PositionsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    private DateOnly Today => VietnamTime.DayOf(clock.GetUtcNow());

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id) => View("Positions", await PageAsync(id, new PositionForm { From = Today }));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, PositionForm form)
    {
        var page = await PageAsync(id, form);
        if (form.PersonId is { } chosen && page.People.All(p => Guid.Parse(p.Value) != chosen))
        {
            ModelState.AddModelError("form.personId", "Cần chọn một người trong danh sách.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Positions", page);
        }

        var now = clock.GetUtcNow();
        Guid personId;
        if (form.PersonId is { } known)
        {
            personId = known;
        }
        else
        {
            var person = new Person(form.NewName!, id, form.Title);
            person.Announce(Actor, now);
            db.People.Add(person);
            personId = person.Id;
        }

        var overlaps = await db.Positions.AnyAsync(p => p.PersonId == personId && p.UnitId == id && p.Title == form.Title!.Trim() && (p.To == null || form.From <= p.To) && (form.To == null || p.From <= form.To));
        if (overlaps)
        {
            ModelState.AddModelError("form.title", "Người này đang giữ chức vụ đó trong thời gian này.");
            return Again("Positions", page);
        }

        var position = new Position(personId, id, form.Title!, form.From!.Value, form.To);
        position.Announce(Actor, now);
        db.Positions.Add(position);
        await db.SaveChangesAsync();
        Notice($"Đã ghi chức vụ {position.Title}.");
        return RedirectToAction(nameof(Index), new { id });
    }

    [HttpPost("{positionId:guid}/ending")]
    public async Task<IActionResult> End(Guid id, Guid positionId, PositionEndForm form)
    {
        var page = await PageAsync(id, new PositionForm { From = Today });
        var position = await db.Positions.Where(p => p.Id == positionId && p.UnitId == id).OneAsync();
        if (form.LastDay < position.From)
        {
            ModelState.AddModelError(nameof(form.LastDay), $"Ngày cuối phải từ ngày giữ chức vụ ({VietnamTime.Day(position.From)}) trở đi.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Positions", page with { WrongId = positionId, Typed = ModelState[nameof(form.LastDay)]?.AttemptedValue });
        }

        position.End(Actor, form.LastDay!.Value, clock.GetUtcNow());
        await db.SaveChangesAsync();
        Notice($"Đã ghi ngày thôi chức vụ {position.Title}: {VietnamTime.Day(form.LastDay.Value)}.");
        return RedirectToAction(nameof(Index), new { id });
    }

    private async Task<PositionsPage> PageAsync(Guid id, PositionForm form)
    {
        var unit = await db.Units.Where(u => u.Id == id).Select(u => new { u.Name, u.TreePath }).OneAsync(Cancellation);
        Demand.That(UnitAccess.CanKeepPosts(Actor, unit.TreePath));
        var rows = await db.Positions
            .Where(p => p.UnitId == id)
            .OrderBy(p => p.To == null ? 0 : 1).ThenByDescending(p => p.From)
            .Select(p => new PositionRow(p.Id, db.People.Where(x => x.Id == p.PersonId).Select(x => x.Name).First(), p.Title, p.From, p.To))
            .ToListAsync(Cancellation);
        var people = await db.People
            .Where(p => p.UnitId == id || db.Positions.Any(held => held.PersonId == p.Id && held.UnitId == id))
            .OrderBy(p => p.SearchText)
            .Select(p => new SelectListItem(p.Title == null ? p.Name : p.Name + ", " + p.Title, p.Id.ToString()))
            .ToListAsync(Cancellation);
        return new PositionsPage(id, unit.Name, rows, people, Today, form);
    }
}
