using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Data.Units;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Accounts;

public enum AccountState
{
    [System.ComponentModel.Description("Chưa có tài khoản")]
    None,
    [System.ComponentModel.Description("Chưa đăng nhập lần nào")]
    Unused,
    [System.ComponentModel.Description("Đang dùng")]
    Used,
    [System.ComponentModel.Description("Đã khóa")]
    Locked,
}

/// <summary>What the address of the list keeps.</summary>
public sealed record AccountFilter
{
    public string? Q { get; init; }

    public Role? Role { get; init; }

    public AccountState? State { get; init; }
}

public sealed record AccountRow(Guid Id, string Name, string? Title, Guid? UnitId, string? UnitName, string? UserName, AccountState State, IReadOnlyList<Role> Roles);

public sealed record AccountListPage(AccountFilter Filter, Page<AccountRow> Rows);

[Route("accounts")]
public sealed class AccountsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    private DateOnly Today => VietnamTime.DayOf(clock.GetUtcNow());

    [HttpGet("")]
    public async Task<IActionResult> Index(AccountFilter filter, int? page)
    {
        Demand.That(AccountAccess.CanManage(Actor));
        var today = Today;
        var locked = Account.LockedFrom;
        var people = db.People.Select(p => new { Person = p, Account = db.Users.FirstOrDefault(a => a.PersonId == p.Id) });
        foreach (var word in Vietnamese.Fold(filter.Q).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var upper = word.ToUpperInvariant();
            people = people.Where(p =>
                p.Person.SearchText.Contains(word)
                || p.Account!.NormalizedUserName!.Contains(upper)
                || db.Units.Any(u => u.Id == p.Person.UnitId && u.SearchText.Contains(word)));
        }

        if (filter.Role is { } role)
        {
            people = people.Where(p => db.RoleAssignments.Any(r => r.PersonId == p.Person.Id && r.Role == role && r.From <= today && (r.To == null || today <= r.To)));
        }

        people = filter.State switch
        {
            AccountState.None => people.Where(p => p.Account == null),
            AccountState.Unused => people.Where(p => p.Account != null && p.Account.LastSignInAt == null && (p.Account.LockoutEnd == null || p.Account.LockoutEnd < locked)),
            AccountState.Used => people.Where(p => p.Account!.LastSignInAt != null && (p.Account.LockoutEnd == null || p.Account.LockoutEnd < locked)),
            AccountState.Locked => people.Where(p => p.Account!.LockoutEnd >= locked),
            _ => people,
        };
        var rows = await people
            .OrderBy(p => p.Person.SearchText)
            .ThenBy(p => p.Person.Id)
            .Select(p => new
            {
                p.Person.Id,
                p.Person.Name,
                p.Person.Title,
                p.Person.UnitId,
                UnitName = db.Units.Where(u => u.Id == p.Person.UnitId).Select(u => u.Name).FirstOrDefault(),
                p.Account!.UserName,
                IsLocked = p.Account != null && p.Account.LockoutEnd >= locked,
                IsUsed = p.Account != null && p.Account.LastSignInAt != null,
                Roles = db.RoleAssignments.Where(r => r.PersonId == p.Person.Id && r.From <= today && (r.To == null || today <= r.To)).Select(r => r.Role).ToList(),
            })
            .ToPageAsync(page, cancellation: Cancellation);
        return View(new AccountListPage(filter, new Page<AccountRow>(
            [.. rows.Rows.Select(r => new AccountRow(
                r.Id, r.Name, r.Title, r.UnitId, r.UnitName, r.UserName,
                r.UserName is null ? AccountState.None : r.IsLocked ? AccountState.Locked : r.IsUsed ? AccountState.Used : AccountState.Unused,
                [.. r.Roles.Distinct()]))],
            rows.Number,
            rows.Size,
            rows.Total)));
    }

    /// <param name="at">The unit to fill in; not named as the field, which would then show this id.</param>
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? at)
    {
        Demand.That(AccountAccess.CanManage(Actor));
        var chosen = await db.Units.Where(u => u.Id == at).Select(u => new { u.Code, u.Name }).SingleOrDefaultAsync(Cancellation);
        return View(new NewAccountForm { Unit = chosen?.Code ?? chosen?.Name, Role = Role.UnitOfficer, From = Today });
    }

    /// <summary>The answer shows the one-time code and cannot be opened again.</summary>
    [HttpPost("")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Create(NewAccountForm form)
    {
        Demand.That(AccountAccess.CanManage(Actor));
        var unit = await UnitAsync(form.Unit);
        var email = Vietnamese.Clean(form.Email)?.ToLowerInvariant();
        if (email is not null && await db.People.AnyAsync(p => p.Email == email))
        {
            ModelState.AddModelError(nameof(form.Email), "Thư công vụ này đã ghi cho một người khác trên cổng.");
        }

        if (ModelState.IsValid && email is null && await db.People.AnyAsync(p => p.UnitId == unit!.Id && p.Name == form.Name!.Trim()))
        {
            ModelState.AddModelError(nameof(form.Name), "Đơn vị này đã có người cùng họ tên; nếu là người khác, ghi thêm thư công vụ.");
        }

        if (!ModelState.IsValid)
        {
            return Again("New", form);
        }

        var now = clock.GetUtcNow();
        var person = new Person(form.Name!, unit!.Id, form.Title, form.Phone, email);
        person.Announce(Actor, now);
        db.People.Add(person);
        if (form.Role is { } role)
        {
            var assignment = new RoleAssignment(person.Id, role, unit.Id, form.From!.Value);
            assignment.Announce(Actor, now);
            db.RoleAssignments.Add(assignment);
        }

        string userName;
        string code;
        try
        {
            var (account, made) = await new OpenAccounts(db).OpenAsync(person, Vietnamese.Clean(form.UserName), unit.Code, Actor, now);
            (userName, code) = (account.UserName!, made);
        }
        catch (DomainRuleException refusal)
        {
            return Again("New", form, refusal);
        }

        await db.SaveChangesAsync();
        return View("Slips", new SlipSheet([new SignInSlip(unit.Id, unit.Name, person.Name, person.Title, userName, code)], $"{Request.Scheme}://{Request.Host}"));
    }

    private async Task<Unit?> UnitAsync(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var found = await FindUnit.ByTextAsync(db, text, Today);
        var unit = found.Id is { } id ? await db.Units.AsNoTracking().SingleAsync(u => u.Id == id) : null;
        if (found.Problem is { } problem)
        {
            ModelState.AddModelError(nameof(NewAccountForm.Unit), problem);
        }
        else if (unit!.WithoutLogin)
        {
            ModelState.AddModelError(nameof(NewAccountForm.Unit), $"«{unit.Name}» được ghi là không có tài khoản; đổi điều này ở trang sửa đơn vị trước.");
        }

        return unit;
    }
}
