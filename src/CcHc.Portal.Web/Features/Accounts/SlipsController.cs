using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CcHc.Portal.Web.Features.Accounts;

/// <summary>What the address of the list keeps.</summary>
public sealed record SlipFilter
{
    public string? Q { get; init; }

    public UnitKind? Kind { get; init; }

    public Guid? Unit { get; init; }
}

public sealed record SlipUnitRow(Guid Id, string Name, string? Code, int Unused, int Used);

public sealed record SlipListPage(SlipFilter Filter, Page<SlipUnitRow> Rows);

public sealed record SlipForm
{
    public Guid[]? Units { get; init; }

    /// <summary>All units that the filter finds, not only those ticked on this page.</summary>
    public bool All { get; init; }

    public bool AlsoUsed { get; init; }

    /// <summary>A print file to cut apart, instead of the page.</summary>
    public bool AsPdf { get; init; }
}

public sealed class SlipFormValidator : AbstractValidator<SlipForm>
{
    public SlipFormValidator() =>
        RuleFor(f => f.Units).NotEmpty().When(f => !f.All).WithMessage("Cần chọn ít nhất một đơn vị.");
}

/// <summary>Codes are kept as hashes, so slips are made and shown in one act; old codes end with it.</summary>
[Route("accounts/slips")]
public sealed class SlipsController(PortalDbContext db, IPaperRenderer renderer, IOptions<PortalSettings> settings, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(SlipFilter filter, int? page)
    {
        Demand.That(AccountAccess.CanManage(Actor));
        return View("SlipUnits", await PageAsync(filter, page));
    }

    [HttpPost("")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Create(SlipForm form, [FromQuery] SlipFilter filter)
    {
        Demand.That(AccountAccess.CanManage(Actor));
        if (!ModelState.IsValid)
        {
            return Again("SlipUnits", await PageAsync(filter, null));
        }

        var now = clock.GetUtcNow();
        var ticked = form.Units ?? [];
        var units = form.All ? UnitsOf(filter).Select(u => u.Id) : db.Units.Where(u => ticked.Contains(u.Id)).Select(u => u.Id);
        var locked = Account.LockedFrom;
        var found = await db.Users
            .Where(a => (form.AlsoUsed || a.LastSignInAt == null) && (a.LockoutEnd == null || a.LockoutEnd < locked))
            .Join(db.People, a => a.PersonId, p => p.Id, (a, p) => new { Account = a, Person = p })
            .Where(x => x.Person.UnitId != null && units.Contains(x.Person.UnitId.Value) && x.Person.Id != Actor.PersonId)
            .Join(db.Units, x => x.Person.UnitId, u => u.Id, (x, u) => new { x.Account, x.Person, Unit = u })
            .OrderBy(x => x.Unit.SearchText)
            .ThenBy(x => x.Person.SearchText)
            .ToListAsync();
        DomainRuleException.ThrowIf(
            found.Count == 0,
            "slips.none",
            form.AlsoUsed ? "Các đơn vị đã chọn chưa có tài khoản nào." : "Các đơn vị đã chọn không có tài khoản nào chưa đăng nhập. Muốn cấp lại mã cho người đã đăng nhập, đánh dấu ô tương ứng.");

        var slips = new List<SignInSlip>(found.Count);
        foreach (var x in found)
        {
            var code = OneTimeCode.GiveTo(x.Account);
            x.Person.NoteCode(Actor, now);
            slips.Add(new SignInSlip(x.Unit.Id, x.Unit.Name, x.Person.Name, x.Person.Title, x.Account.UserName!, code));
        }

        var address = $"{Request.Scheme}://{Request.Host}";
        if (form.AsPdf)
        {
            // Set before anything is saved: where no file can be made the old codes stay good.
            var pdf = await renderer.SlipsPdfAsync(
                new SlipContent
                {
                    CampaignName = settings.Value.AgencyName,
                    PortalAddress = address,
                    Slips = [.. slips.Select(s => new Slip(s.UnitName, s.Title is null ? s.PersonName : $"{s.PersonName}, {s.Title}", s.UserName, s.Code, null))],
                },
                Cancellation);
            await db.SaveChangesAsync();
            return File(pdf, FileKinds.MediaType(FileKind.Pdf), "phieu-cap-tai-khoan.pdf");
        }

        await db.SaveChangesAsync();
        return View("Slips", new SlipSheet(slips, address));
    }

    private async Task<SlipListPage> PageAsync(SlipFilter filter, int? page)
    {
        var locked = Account.LockedFrom;
        var rows = await UnitsOf(filter)
            .OrderBy(u => u.SearchText)
            .ThenBy(u => u.Id)
            .Select(u => new SlipUnitRow(
                u.Id,
                u.Name,
                u.Code,
                db.Users.Count(a => a.LastSignInAt == null && (a.LockoutEnd == null || a.LockoutEnd < locked) && db.People.Any(p => p.Id == a.PersonId && p.UnitId == u.Id)),
                db.Users.Count(a => a.LastSignInAt != null && (a.LockoutEnd == null || a.LockoutEnd < locked) && db.People.Any(p => p.Id == a.PersonId && p.UnitId == u.Id))))
            .ToPageAsync(page, cancellation: Cancellation);
        return new SlipListPage(filter, rows);
    }

    /// <summary>Units somebody of which has an account.</summary>
    private IQueryable<Unit> UnitsOf(SlipFilter filter)
    {
        var units = db.Units.Where(u => db.People.Any(p => p.UnitId == u.Id && db.Users.Any(a => a.PersonId == p.Id)));
        foreach (var word in Vietnamese.Fold(filter.Q).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            units = units.Where(u => u.SearchText.Contains(word));
        }

        if (filter.Kind is { } kind)
        {
            units = units.Where(u => u.Kind == kind);
        }

        return filter.Unit is { } unit ? units.Where(u => u.Id == unit) : units;
    }
}
