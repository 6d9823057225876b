using CcHc.Portal.Data;
using CcHc.Portal.Data.Units;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Territories;

/// <summary>What the address of the list keeps.</summary>
public sealed record TerritoryFilter
{
    public string? Q { get; init; }

    public string? Structure { get; init; }

    /// <summary>Code of the territory whose parts are listed.</summary>
    public string? Under { get; init; }

    public bool Closed { get; init; }
}

public sealed record TerritoryListRow(string Structure, string Code, string Name, string Kind, string? ParentCode, string? ParentName, bool HasParts, bool IsClosed, Guid? UnitId, string? UnitName);

public sealed record TerritoryListPage(TerritoryFilter Filter, string? UnderName, IReadOnlyList<string> Structures, Page<TerritoryListRow> Rows, bool CanChange);

[Route("territories")]
public sealed class TerritoriesController(PortalDbContext db) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(TerritoryFilter filter, int? page)
    {
        Demand.That(UnitAccess.CanSeeTree(Actor));
        var structures = await db.AdministrativeUnits.Select(a => a.Structure).Distinct().OrderBy(s => s).ToListAsync(Cancellation);
        var structure = structures.Contains(filter.Structure ?? "") ? filter.Structure! : structures.FirstOrDefault() ?? TerritoryStructure.From2025;
        var shown = filter with { Structure = structure };
        var query = db.AdministrativeUnits.Where(a => a.Structure == structure && (shown.Closed || a.ClosedAt == null));
        var words = Vietnamese.Fold(shown.Q).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            query = query.Where(a => a.SearchText.Contains(word));
        }

        if (words.Length == 0)
        {
            query = query.Where(a => a.ParentCode == shown.Under);
        }

        var rows = await query
            .OrderBy(a => a.Level)
            .ThenBy(a => a.Code)
            .Select(a => new TerritoryListRow(
                a.Structure,
                a.Code,
                a.Name,
                a.Kind,
                a.ParentCode,
                db.AdministrativeUnits.Where(p => p.Structure == a.Structure && p.Code == a.ParentCode).Select(p => p.Name).FirstOrDefault(),
                db.AdministrativeUnits.Any(c => c.Structure == a.Structure && c.ParentCode == a.Code),
                a.ClosedAt != null,
                db.Units.Where(u => u.AdministrativeUnitId == a.Id).OrderBy(u => u.Id).Select(u => (Guid?)u.Id).FirstOrDefault(),
                db.Units.Where(u => u.AdministrativeUnitId == a.Id).OrderBy(u => u.Id).Select(u => u.Name).FirstOrDefault()))
            .ToPageAsync(page, cancellation: Cancellation);
        var under = shown.Under is null
            ? null
            : await db.AdministrativeUnits.Where(a => a.Structure == structure && a.Code == shown.Under).Select(a => a.Name).SingleOrDefaultAsync(Cancellation);
        return View(new TerritoryListPage(shown, under, structures, rows, UnitAccess.CanChange(Actor)));
    }
}

public sealed record CommitteeForm
{
    public string? Structure { get; init; }

    /// <summary>Code of a province, or «all» for the whole country.</summary>
    public string? Province { get; init; }
}

public sealed class CommitteeFormValidator : AbstractValidator<CommitteeForm>
{
    public CommitteeFormValidator()
    {
        RuleFor(f => f.Structure).MaximumLength(AdministrativeUnit.StructureMaxLength);
        RuleFor(f => f.Province).MaximumLength(AdministrativeUnit.CodeMaxLength);
    }
}

public sealed record CommitteePage(CommitteeForm Form, IReadOnlyList<SelectListItem> Structures, IReadOnlyList<SelectListItem> Provinces, CommitteePlan? Plan);

/// <summary>One People's Committee per territory: first what would be made, then the order to make it.</summary>
[Route("territories/committees")]
public sealed class CommitteesController(PortalDbContext db, TimeProvider clock) : PortalController
{
    public const string WholeCountry = "all";

    [HttpGet("")]
    public async Task<IActionResult> Show(CommitteeForm form) => View(await PageAsync(form));

    [HttpPost("")]
    public async Task<IActionResult> Create(CommitteeForm form)
    {
        var page = await PageAsync(form);
        DomainRuleException.ThrowIf(
            page.Plan is not { } plan || plan.New.Count + plan.Linked.Count == 0,
            "committees.nothing",
            "Chưa chọn cơ cấu và tỉnh, hoặc mọi đơn vị hành chính đã chọn đều có Ủy ban nhân dân.");

        await using var transaction = await db.Database.BeginTransactionAsync();
        var done = await new MakeCommittees(db).RunAsync(page.Form.Structure!, ProvinceOf(page.Form), Actor, clock.GetUtcNow());
        await transaction.CommitAsync();
        Notice($"Đã lập {done.New.Count} Ủy ban nhân dân{(done.Linked.Count > 0 ? $" và nối {done.Linked.Count} đơn vị có sẵn với đơn vị hành chính" : "")}.");
        return RedirectToAction("Index", "Units");
    }

    private static string? ProvinceOf(CommitteeForm form) => form.Province == WholeCountry ? null : form.Province;

    private async Task<CommitteePage> PageAsync(CommitteeForm form)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        var structures = await db.AdministrativeUnits.Select(a => a.Structure).Distinct().OrderBy(s => s).ToListAsync(Cancellation);
        var structure = structures.Contains(form.Structure ?? "") ? form.Structure : structures.FirstOrDefault();
        var provinces = await db.AdministrativeUnits
            .Where(a => a.Structure == structure && a.Level == 1 && a.ClosedAt == null)
            .OrderBy(a => a.SearchText)
            .Select(a => new SelectListItem(a.Name, a.Code))
            .ToListAsync(Cancellation);
        var shown = form with { Structure = structure };
        var isChosen = structure is not null && (form.Province == WholeCountry || provinces.Any(p => p.Value == form.Province));
        return new CommitteePage(
            shown,
            [.. structures.Select(s => new SelectListItem(TerritoryStructure.NameOf(s), s))],
            [.. provinces.Append(new SelectListItem("Cả nước", WholeCountry))],
            isChosen ? await new MakeCommittees(db).PlanAsync(structure!, ProvinceOf(shown), Cancellation) : null);
    }
}
