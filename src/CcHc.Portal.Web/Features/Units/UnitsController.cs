using CcHc.Portal.Data;
using CcHc.Portal.Data.Units;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Units;

public enum UnitValidity
{
    [System.ComponentModel.Description("Đang hoạt động")]
    Valid,
    [System.ComponentModel.Description("Đã kết thúc")]
    Ended,
    [System.ComponentModel.Description("Tất cả")]
    All,
}

/// <summary>What the address of the list keeps.</summary>
public sealed record UnitFilter
{
    public string? Q { get; init; }

    public UnitKind? Kind { get; init; }

    public UnitValidity State { get; init; }

    public Guid? Under { get; init; }

    /// <summary>Without a search the list is one level of the tree; with one it is everything below.</summary>
    public bool IsSearch => !string.IsNullOrWhiteSpace(Q) || Kind is not null;
}

public sealed record UnitListRow(
    Guid Id, string Name, string? FormerName, UnitKind Kind, string? Code, string? ParentName, DateOnly? ValidFrom, DateOnly? ValidTo, int Children, int Accounts);

public sealed record UnitLink(Guid Id, string Name);

public sealed record UnitListPage(UnitFilter Filter, IReadOnlyList<UnitLink> Path, Page<UnitListRow> Rows, bool CanChange, DateOnly Today);

public sealed record UnitNameRow(string Name, DateOnly? From);

public sealed record UnitLineageRow(Guid OtherId, string OtherName, bool IsSuccessor, DateOnly Date, LineageKind Kind, int? ShareTenThousandths);

public sealed record UnitPersonRow(Guid Id, string Name, string? Title, string? Phone, string? Email, string? UserName, IReadOnlyList<Role> Roles);

public sealed record UnitFacts(
    Guid Id,
    string Name,
    UnitKind Kind,
    string? Code,
    string TreePath,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    bool WithoutLogin,
    string? PaperSymbol,
    string? PlaceName,
    string? PaperSuperior,
    string? Territory,
    IReadOnlyList<UnitNameRow> Names);

public sealed record UnitPage(
    UnitFacts Facts,
    IReadOnlyList<UnitLink> Path,
    IReadOnlyList<UnitLineageRow> Lineage,
    int ChildCount,
    IReadOnlyList<UnitListRow> Children,
    IReadOnlyList<UnitPersonRow>? People,
    Page<HistoryRow>? History,
    bool CanChange,
    DateOnly Today);

[Route("units")]
public sealed class UnitsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    public const int ChildrenShown = 20;

    private DateOnly Today => VietnamTime.DayOf(clock.GetUtcNow());

    [HttpGet("")]
    public async Task<IActionResult> Index(UnitFilter filter, int? page)
    {
        Demand.That(UnitAccess.CanSeeTree(Actor));
        var today = Today;
        var query = db.Units.AsQueryable();
        query = filter.State switch
        {
            UnitValidity.Valid => query.Where(u => u.ValidTo == null || today <= u.ValidTo),
            UnitValidity.Ended => query.Where(u => u.ValidTo != null && u.ValidTo < today),
            _ => query,
        };
        var path = await PathAsync(filter.Under);
        if (filter.IsSearch)
        {
            if (path.Count > 0)
            {
                var above = await db.Units.Where(u => u.Id == filter.Under).Select(u => u.TreePath).SingleAsync(Cancellation);
                query = query.Where(UnitAccess.Within(above));
            }

            foreach (var word in Vietnamese.Fold(filter.Q).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                query = query.Where(u => u.SearchText.Contains(word));
            }

            if (filter.Kind is { } kind)
            {
                query = query.Where(u => u.Kind == kind);
            }
        }
        else
        {
            query = query.Where(u => u.ParentId == filter.Under);
        }

        var rows = await RowsOf(query, today).ToPageAsync(page, cancellation: Cancellation);
        return View(new UnitListPage(filter, path, rows, UnitAccess.CanChange(Actor), today));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, int? page)
    {
        Demand.That(UnitAccess.CanSeeTree(Actor));
        var today = Today;
        var facts = await db.Units
            .Where(u => u.Id == id)
            .Select(u => new UnitFacts(
                u.Id,
                u.Name,
                u.Kind,
                u.Code,
                u.TreePath,
                u.ValidFrom,
                u.ValidTo,
                u.WithoutLogin,
                u.PaperSymbol,
                u.PlaceName,
                u.PaperSuperior,
                db.AdministrativeUnits.Where(a => a.Id == u.AdministrativeUnitId).Select(a => a.Name).FirstOrDefault(),
                u.Names.OrderBy(n => n.From).Select(n => new UnitNameRow(n.Name, n.From)).ToList()))
            .OneAsync(Cancellation);
        var lineage = await db.UnitLineages
            .Where(l => l.FromUnitId == id || l.ToUnitId == id)
            .OrderBy(l => l.Date)
            .Select(l => new UnitLineageRow(
                l.FromUnitId == id ? l.ToUnitId : l.FromUnitId,
                db.Units.Where(u => u.Id == (l.FromUnitId == id ? l.ToUnitId : l.FromUnitId)).Select(u => u.Name).First(),
                l.FromUnitId == id,
                l.Date,
                l.Kind,
                l.ShareTenThousandths))
            .ToListAsync(Cancellation);
        var below = db.Units.Where(u => u.ParentId == id && (u.ValidTo == null || today <= u.ValidTo));
        var children = await RowsOf(below, today).Take(ChildrenShown).ToListAsync(Cancellation);
        var childCount = children.Count < ChildrenShown ? children.Count : await below.CountAsync(Cancellation);
        var seesContacts = UnitAccess.CanSeeContacts(Actor, facts.TreePath);
        return View(new UnitPage(
            facts,
            await PathAsync(id),
            lineage,
            childCount,
            children,
            seesContacts ? await PeopleAsync(id, today) : null,
            seesContacts ? await db.HistoryOfAsync(AuditSubject.Unit, id, page, Cancellation) : null,
            UnitAccess.CanChange(Actor),
            today));
    }

    /// <param name="under">The unit above, to fill in; not named as the field, which would then show this id.</param>
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? under)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        var above = await db.Units.Where(u => u.Id == under).Select(u => new { u.Code, u.Name }).SingleOrDefaultAsync(Cancellation);
        return View(new UnitForm { Parent = above?.Code ?? above?.Name });
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(UnitForm form)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        var now = clock.GetUtcNow();
        var parentId = await ParentAsync(form.Parent);
        if (form.Code is { } code && await db.Units.AnyAsync(u => u.Code == code.Trim() && u.ValidTo == null))
        {
            ModelState.AddModelError(nameof(form.Code), "Mã này đang thuộc một đơn vị khác.");
        }

        if (!ModelState.IsValid)
        {
            return Again("New", form);
        }

        var parent = parentId is null ? null : await db.Units.SingleAsync(u => u.Id == parentId);
        var unit = new Unit(form.Name!, form.Kind!.Value, parent, form.Code, form.ValidFrom);
        unit.DescribePapers(form.PaperSymbol, form.PlaceName, form.PaperSuperior);
        if (form.WithoutLogin)
        {
            unit.EnterDataForIt();
        }

        unit.Announce(Actor, now);
        db.Units.Add(unit);
        await db.SaveChangesAsync();

        Notice($"Đã thêm đơn vị «{unit.Name}».");
        return RedirectToAction(nameof(Show), new { id = unit.Id });
    }

    private async Task<Guid?> ParentAsync(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var found = await FindUnit.ByTextAsync(db, text, Today);
        if (found.Problem is { } problem)
        {
            ModelState.AddModelError(nameof(UnitForm.Parent), problem);
        }

        return found.Id;
    }

    private IQueryable<UnitListRow> RowsOf(IQueryable<Unit> units, DateOnly today)
    {
        var countsAccounts = UnitAccess.CanChange(Actor);
        return units
            .OrderBy(u => u.SearchText)
            .ThenBy(u => u.Id)
            .Select(u => new UnitListRow(
                u.Id,
                u.Name,
                u.Names.Where(n => n.Name != u.Name).OrderByDescending(n => n.From).Select(n => n.Name).FirstOrDefault(),
                u.Kind,
                u.Code,
                db.Units.Where(p => p.Id == u.ParentId).Select(p => p.Name).FirstOrDefault(),
                u.ValidFrom,
                u.ValidTo,
                db.Units.Count(c => c.ParentId == u.Id && (c.ValidTo == null || today <= c.ValidTo)),
                countsAccounts ? db.Users.Count(a => db.People.Any(p => p.Id == a.PersonId && p.UnitId == u.Id)) : 0));
    }

    private async Task<List<UnitPersonRow>> PeopleAsync(Guid unitId, DateOnly today)
    {
        var people = await db.People
            .Where(p => p.UnitId == unitId || db.RoleAssignments.Any(r => r.PersonId == p.Id && r.UnitId == unitId && r.From <= today && (r.To == null || today <= r.To)))
            .OrderBy(p => p.SearchText)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.Title,
                p.Phone,
                p.Email,
                UserName = db.Users.Where(a => a.PersonId == p.Id).Select(a => a.UserName).FirstOrDefault(),
                Roles = db.RoleAssignments.Where(r => r.PersonId == p.Id && r.UnitId == unitId && r.From <= today && (r.To == null || today <= r.To)).Select(r => r.Role).ToList(),
            })
            .ToListAsync(Cancellation);
        return [.. people.Select(p => new UnitPersonRow(p.Id, p.Name, p.Title, p.Phone, p.Email, p.UserName, [.. p.Roles.Distinct()]))];
    }

    /// <summary>From the root to the unit; empty where none is given.</summary>
    private async Task<IReadOnlyList<UnitLink>> PathAsync(Guid? id)
    {
        if (id is null)
        {
            return [];
        }

        var path = await db.Units.Where(u => u.Id == id).Select(u => u.TreePath).SingleOrDefaultAsync(Cancellation) ?? throw new NotFoundException();
        var ids = Unit.IdsOn(path);
        var names = await db.Units.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, Cancellation);
        return [.. ids.Select(i => new UnitLink(i, names[i]))];
    }
}
