using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Data.Units;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Accounts;

public sealed record AccountRoleRow(Guid Id, Role Role, Guid UnitId, string UnitName, DateOnly From, DateOnly? To, string? Campaign, string? Field);

public sealed record AccountPage(
    Guid Id,
    string Name,
    string? Title,
    string? Phone,
    string? Email,
    Guid? UnitId,
    string? UnitName,
    string? UserName,
    bool IsLocked,
    bool MustChangePassword,
    DateTimeOffset? LockoutEnd,
    DateTimeOffset? LastSignInAt,
    IReadOnlyList<AccountRoleRow> Roles,
    Page<HistoryRow> History,
    PersonForm Person,
    RoleForm NewRole,
    LockForm Locking,
    DateOnly Today)
{
    /// <summary>The role whose last day is asked for again, with what was typed.</summary>
    public (Guid RoleId, string? Typed, string Error)? WrongEnd { get; init; }
}

/// <summary>One person: what is known, the roles with their dates, the way in.</summary>
public abstract class AccountPageController(PortalDbContext db, TimeProvider clock) : PortalController
{
    protected const string PageView = "/Features/Accounts/Show.cshtml";

    protected PortalDbContext Db => db;

    protected DateTimeOffset Instant => clock.GetUtcNow();

    protected DateOnly Today => VietnamTime.DayOf(clock.GetUtcNow());

    protected async Task<AccountPage> PageAsync(Guid id, int? history = null)
    {
        Demand.That(AccountAccess.CanManage(Actor));
        var found = await db.People
            .Where(p => p.Id == id)
            .Select(p => new
            {
                p.Name,
                p.Version,
                p.Title,
                p.Phone,
                p.Email,
                p.UnitId,
                Unit = db.Units.Where(u => u.Id == p.UnitId).Select(u => new { u.Name, u.Code }).FirstOrDefault(),
                Account = db.Users.AsNoTracking().FirstOrDefault(a => a.PersonId == p.Id),
            })
            .OneAsync(Cancellation);
        var roles = await db.RoleAssignments
            .Where(r => r.PersonId == id)
            .OrderBy(r => r.From)
            .ThenBy(r => r.Id)
            .Select(r => new AccountRoleRow(
                r.Id,
                r.Role,
                r.UnitId,
                db.Units.Where(u => u.Id == r.UnitId).Select(u => u.Name).First(),
                r.From,
                r.To,
                db.Campaigns.Where(c => c.Id == r.CampaignId).Select(c => c.Name).FirstOrDefault(),
                r.Field))
            .ToListAsync(Cancellation);
        var unit = found.Unit?.Code ?? found.Unit?.Name;
        return new AccountPage(
            id,
            found.Name,
            found.Title,
            found.Phone,
            found.Email,
            found.UnitId,
            found.Unit?.Name,
            found.Account?.UserName,
            found.Account?.IsLocked == true,
            found.Account?.MustChangePassword == true,
            found.Account?.LockoutEnd,
            found.Account?.LastSignInAt,
            roles,
            await db.HistoryOfAsync(AuditSubject.Person, id, history, Cancellation),
            new PersonForm { Version = found.Version, Name = found.Name, Title = found.Title, Phone = found.Phone, Email = found.Email, Unit = unit },
            new RoleForm { Unit = unit, From = Today },
            new LockForm(),
            Today);
    }

    protected async Task<(Person Person, Account Account)> AccountAsync(Guid id)
    {
        Demand.That(AccountAccess.CanManage(Actor));
        var person = await db.People.Where(p => p.Id == id).OneAsync();
        var account = await db.Users.SingleOrDefaultAsync(a => a.PersonId == id)
            ?? throw new DomainRuleException("account.none", $"«{person.Name}» chưa có tài khoản.");
        return (person, account);
    }

    protected async Task<Guid?> UnitAsync(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var found = await FindUnit.ByTextAsync(db, text, Today);
        if (found.Problem is { } problem)
        {
            ModelState.AddModelError(field, problem);
        }

        return found.Id;
    }

    protected async Task<IActionResult> SaveAsync(Guid id, string notice)
    {
        await db.SaveChangesAsync();
        Notice(notice);
        return Redirect($"/accounts/{id}");
    }

    protected ViewResult Slips(params IReadOnlyList<SignInSlip> slips) => View("/Features/Accounts/Slips.cshtml", new SlipSheet(slips, $"{Request.Scheme}://{Request.Host}"));
}

[Route("accounts/{id:guid}")]
public sealed class PersonsController(PortalDbContext db, TimeProvider clock) : AccountPageController(db, clock)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, int? page) => View(PageView, await PageAsync(id, page));

    [HttpPost("person")]
    public async Task<IActionResult> Update(Guid id, PersonForm person)
    {
        Demand.That(AccountAccess.CanManage(Actor));
        var known = await Db.People.Where(p => p.Id == id).OneAsync();
        var unitId = await UnitAsync(person.Unit, "Person.Unit");
        var email = Vietnamese.Clean(person.Email)?.ToLowerInvariant();
        if (email is not null && await Db.People.AnyAsync(p => p.Id != id && p.Email == email))
        {
            ModelState.AddModelError("Person.Email", "Thư công vụ này đã ghi cho một người khác trên cổng.");
        }

        if (!ModelState.IsValid)
        {
            return Again(PageView, await PageAsync(id) with { Person = person });
        }

        if (person.Version != known.Version)
        {
            return AgainChanged(PageView, await PageAsync(id) with { Person = person with { Version = known.Version } }, "person.version");
        }

        known.Correct(Actor, person.Name!, person.Title, person.Phone, email, unitId, Instant);
        return await SaveAsync(id, "Đã lưu thông tin.");
    }
}

[Route("accounts/{id:guid}/roles")]
public sealed class RolesController(PortalDbContext db, TimeProvider clock) : AccountPageController(db, clock)
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, RoleForm newRole)
    {
        Demand.That(AccountAccess.CanManage(Actor));
        var person = await Db.People.Where(p => p.Id == id).OneAsync();
        var unitId = await UnitAsync(newRole.Unit, "NewRole.Unit");
        if (ModelState.IsValid
            && await Db.RoleAssignments.AnyAsync(r => r.PersonId == id && r.Role == newRole.Role && r.UnitId == unitId && r.CampaignId == null && (r.To == null || newRole.From <= r.To)))
        {
            ModelState.AddModelError("NewRole.Role", "Người này đang giữ vai trò đó tại đơn vị này.");
        }

        if (!ModelState.IsValid)
        {
            return Again(PageView, await PageAsync(id) with { NewRole = newRole });
        }

        var assignment = new RoleAssignment(id, newRole.Role!.Value, unitId!.Value, newRole.From!.Value, newRole.To);
        assignment.Announce(Actor, Instant);
        Db.RoleAssignments.Add(assignment);
        return await SaveAsync(id, $"Đã giao vai trò «{StateNames.Of(assignment.Role)}» cho {person.Name}.");
    }

    [HttpPost("{roleId:guid}/end")]
    public async Task<IActionResult> End(Guid id, Guid roleId, RoleEndForm form)
    {
        Demand.That(AccountAccess.CanManage(Actor));
        var assignment = await Db.RoleAssignments.Where(r => r.PersonId == id && r.Id == roleId).OneAsync();
        if (!ModelState.IsValid)
        {
            var day = ModelState[nameof(form.LastDay)];
            return Again(PageView, await PageAsync(id) with { WrongEnd = (roleId, day?.AttemptedValue, string.Join(' ', day?.Errors.Select(e => e.ErrorMessage) ?? [])) });
        }

        if (assignment.Role == Role.Administrator && assignment.PersonId == Actor.PersonId)
        {
            // Whoever shuts the own door is let out by nobody: another administrator does it.
            throw new DomainRuleException("assignment.own", "Anh/chị không tự thôi vai trò quản trị của mình được; nhờ một người quản trị khác.");
        }

        assignment.End(Actor, form.LastDay!.Value, Instant);
        return await SaveAsync(id, $"Vai trò «{StateNames.Of(assignment.Role)}» giữ đến hết {VietnamTime.Day(form.LastDay.Value)}.");
    }
}

[Route("accounts/{id:guid}")]
public sealed class AccountLocksController(PortalDbContext db, TimeProvider clock) : AccountPageController(db, clock)
{
    [HttpPost("lock")]
    public async Task<IActionResult> Create(Guid id, LockForm locking)
    {
        var (person, account) = await AccountAsync(id);
        DomainRuleException.ThrowIf(person.Id == Actor.PersonId, "account.own", "Anh/chị không khóa tài khoản của chính mình được.");
        if (!ModelState.IsValid)
        {
            return Again(PageView, await PageAsync(id) with { Locking = locking });
        }

        account.Lock();
        person.NoteLock(Actor, locked: true, locking.Reason, Instant);
        var now = Instant;

        // A link that was handed out would open the door again.
        foreach (var link in await Db.OneTimeLinks.Where(l => l.AccountId == account.Id && l.UsedAt == null).ToListAsync())
        {
            link.Use(now);
        }

        return await SaveAsync(id, $"Đã khóa tài khoản của {person.Name}; phiên đăng nhập đang mở bị kết thúc ngay.");
    }

    [HttpPost("unlock")]
    public async Task<IActionResult> Delete(Guid id)
    {
        var (person, account) = await AccountAsync(id);
        account.Unlock();
        person.NoteLock(Actor, locked: false, null, Instant);
        return await SaveAsync(id, $"Đã mở khóa tài khoản của {person.Name}.");
    }
}

/// <summary>A new one-time code, for a forgotten password; makes the account where there is none.</summary>
[Route("accounts/{id:guid}/code")]
public sealed class AccountCodesController(PortalDbContext db, TimeProvider clock) : AccountPageController(db, clock)
{
    [HttpPost("")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Create(Guid id)
    {
        Demand.That(AccountAccess.CanManage(Actor));
        var person = await Db.People.Where(p => p.Id == id).OneAsync();
        var unit = await Db.Units.Where(u => u.Id == person.UnitId).Select(u => new { u.Id, u.Name, u.Code }).SingleOrDefaultAsync();
        var account = await Db.Users.SingleOrDefaultAsync(a => a.PersonId == id);
        string code;
        if (account is null)
        {
            (account, code) = await new OpenAccounts(Db).OpenAsync(person, null, unit?.Code, Actor, Instant);
        }
        else
        {
            DomainRuleException.ThrowIf(account.IsLocked, "account.locked", "Tài khoản đang khóa; mở khóa trước rồi mới cấp mã.");
            code = OneTimeCode.GiveTo(account);
            person.NoteCode(Actor, Instant);
        }

        await Db.SaveChangesAsync();
        return Slips(new SignInSlip(unit?.Id, unit?.Name ?? "", person.Name, person.Title, account.UserName!, code));
    }
}
