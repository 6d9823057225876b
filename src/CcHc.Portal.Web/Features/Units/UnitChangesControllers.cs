using CcHc.Portal.Data;
using CcHc.Portal.Data.Units;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Units;

/// <summary>One page with a small form for each act; the forms that were not sent show what is stored.</summary>
public sealed record UnitEditPage(Guid Id, string UnitName, DateOnly? ValidTo, UnitDetailsForm Details, UnitNameForm Naming, UnitParentForm Moving, UnitClosingForm Closing);

public abstract class UnitChangeController(PortalDbContext db, TimeProvider clock) : PortalController
{
    protected const string Page = "/Features/Units/Edit.cshtml";

    protected PortalDbContext Db => db;

    protected DateTimeOffset Instant => clock.GetUtcNow();

    protected DateOnly Today => VietnamTime.DayOf(clock.GetUtcNow());

    protected async Task<UnitEditPage> PageAsync(Guid id)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        var unit = await db.Units.AsNoTracking().Where(u => u.Id == id).OneAsync();
        var parent = unit.ParentId is null ? null : await db.Units.AsNoTracking().SingleAsync(u => u.Id == unit.ParentId);
        return new UnitEditPage(
            unit.Id,
            unit.Name,
            unit.ValidTo,
            new UnitDetailsForm
            {
                Version = unit.Version,
                Kind = unit.Kind,
                Code = unit.Code,
                ValidFrom = unit.ValidFrom,
                PaperSymbol = unit.PaperSymbol,
                PlaceName = unit.PlaceName,
                PaperSuperior = unit.PaperSuperior,
                WithoutLogin = unit.WithoutLogin,
            },
            new UnitNameForm { Version = unit.Version },
            new UnitParentForm { Version = unit.Version, Parent = parent?.Code ?? parent?.Name },
            new UnitClosingForm { Version = unit.Version, LastDay = unit.ValidTo });
    }

    protected async Task<Unit> UnitAsync(Guid id)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        return await db.Units.Include(u => u.Names).Where(u => u.Id == id).OneAsync();
    }

    protected async Task<IActionResult> SaveAsync(Guid id, string notice)
    {
        await db.SaveChangesAsync();
        Notice(notice);
        return RedirectToAction(nameof(UnitsController.Show), "Units", new { id });
    }
}

[Route("units/{id:guid}")]
public sealed class UnitDetailsController(PortalDbContext db, TimeProvider clock) : UnitChangeController(db, clock)
{
    [HttpGet("edit")]
    public async Task<IActionResult> Edit(Guid id) => View(Page, await PageAsync(id));

    [HttpPost("details")]
    public async Task<IActionResult> Update(Guid id, UnitDetailsForm details)
    {
        var unit = await UnitAsync(id);
        if (details.Code is { } code && unit.ValidTo is null && await Db.Units.AnyAsync(u => u.Id != id && u.Code == code.Trim() && u.ValidTo == null))
        {
            ModelState.AddModelError("Details.Code", "Mã này đang thuộc một đơn vị khác.");
        }

        if (details.ValidFrom > unit.ValidTo)
        {
            ModelState.AddModelError("Details.ValidFrom", "Ngày thành lập phải trước ngày kết thúc.");
        }

        if (!ModelState.IsValid)
        {
            return Again(Page, await PageAsync(id) with { Details = details });
        }

        if (details.Version != unit.Version)
        {
            return AgainChanged(Page, await PageAsync(id) with { Details = details with { Version = unit.Version } }, "details.version");
        }

        var now = Instant;
        unit.Reclassify(Actor, details.Kind!.Value, now);
        unit.Recode(Actor, details.Code, now);
        unit.Found(Actor, details.ValidFrom, now);
        unit.LetSignIn(Actor, !details.WithoutLogin, now);
        unit.CorrectPapers(Actor, details.PaperSymbol, details.PlaceName, details.PaperSuperior, now);
        return await SaveAsync(id, "Đã lưu thông tin đơn vị.");
    }
}

[Route("units/{id:guid}/names")]
public sealed class UnitNamesController(PortalDbContext db, TimeProvider clock) : UnitChangeController(db, clock)
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, UnitNameForm naming)
    {
        var unit = await UnitAsync(id);
        if (!ModelState.IsValid)
        {
            return Again(Page, await PageAsync(id) with { Naming = naming });
        }

        if (naming.Version != unit.Version)
        {
            return AgainChanged(Page, await PageAsync(id) with { Naming = naming with { Version = unit.Version } }, "naming.version");
        }

        var old = unit.Name;
        unit.Rename(Actor, naming.Name!, naming.From!.Value, Instant);
        return await SaveAsync(id, $"Đã đổi tên từ {VietnamTime.Day(naming.From.Value)}. Tên «{old}» vẫn giữ cho thời gian trước và vẫn tìm được.");
    }
}

[Route("units/{id:guid}/parent")]
public sealed class UnitParentsController(PortalDbContext db, TimeProvider clock) : UnitChangeController(db, clock)
{
    [HttpPost("")]
    public async Task<IActionResult> Update(Guid id, UnitParentForm moving)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        var found = string.IsNullOrWhiteSpace(moving.Parent) ? null : await FindUnit.ByTextAsync(Db, moving.Parent, Today);
        if (found?.Problem is { } problem)
        {
            ModelState.AddModelError("Moving.Parent", problem);
        }

        if (!ModelState.IsValid)
        {
            return Again(Page, await PageAsync(id) with { Moving = moving });
        }

        await using var transaction = await Db.Database.BeginTransactionAsync();
        var tree = await UnitTree.LoadBelowAsync(Db, id);
        if (moving.Version != tree.Unit(id).Version)
        {
            return AgainChanged(Page, await PageAsync(id) with { Moving = moving with { Version = tree.Unit(id).Version } }, "moving.version");
        }

        var parent = found?.Id is { } parentId ? await Db.Units.Where(u => u.Id == parentId).OneAsync() : null;
        tree.Move(Actor, tree.Unit(id), parent, Instant);
        var answer = await SaveAsync(id, parent is null ? "Đã chuyển đơn vị lên cấp cao nhất." : $"Đã chuyển đơn vị về trực thuộc «{parent.Name}».");
        await transaction.CommitAsync();
        return answer;
    }
}

[Route("units/{id:guid}/closing")]
public sealed class UnitClosingsController(PortalDbContext db, TimeProvider clock) : UnitChangeController(db, clock)
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, UnitClosingForm closing)
    {
        var unit = await UnitAsync(id);
        if (!ModelState.IsValid)
        {
            return Again(Page, await PageAsync(id) with { Closing = closing });
        }

        if (closing.Version != unit.Version)
        {
            return AgainChanged(Page, await PageAsync(id) with { Closing = closing with { Version = unit.Version } }, "closing.version");
        }

        unit.Close(Actor, closing.LastDay!.Value, closing.Reason, Instant);
        return await SaveAsync(id, $"Đã ghi ngày hoạt động cuối cùng: {VietnamTime.Day(closing.LastDay.Value)}.");
    }
}
