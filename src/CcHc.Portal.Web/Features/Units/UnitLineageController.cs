using CcHc.Portal.Data;
using CcHc.Portal.Data.Units;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Units;

public sealed record UnitLineagePage(Guid Id, string UnitName, UnitLineageForm Form);

/// <summary>Mergers and splits: what went over into what. Nothing is moved or renamed by it.</summary>
[Route("units/{id:guid}/lineage")]
public sealed class UnitLineageController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id) => View("Lineage", await PageAsync(id, new UnitLineageForm()));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, UnitLineageForm form)
    {
        var page = await PageAsync(id, form);
        var others = await OthersAsync(id, form.Units);
        if (!ModelState.IsValid)
        {
            return Again("Lineage", page);
        }

        var now = clock.GetUtcNow();
        var date = form.Date!.Value;
        var into = form.Direction == LineageDirection.Into;
        var ids = others.Select(o => o.Id).Append(id).ToList();
        var units = await db.Units.Include(u => u.Names).Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id);
        foreach (var (other, share) in others)
        {
            var lineage = into ? new UnitLineage(id, other, date, form.Kind!.Value, share) : new UnitLineage(other, id, date, form.Kind!.Value, share);
            db.UnitLineages.Add(lineage);
            units[lineage.FromUnitId].RecordSuccessor(Actor, units[lineage.ToUnitId], lineage, now);
        }

        if (form.ClosesOld)
        {
            foreach (var old in into ? [id] : others.Select(o => o.Id))
            {
                units[old].Close(Actor, date.AddDays(-1), StateNames.Of(form.Kind!.Value), now);
            }
        }

        await db.SaveChangesAsync();
        Notice($"Đã ghi nhận {StateNames.Of(form.Kind!.Value).ToLower(Vietnamese.Culture)} từ {VietnamTime.Day(date)} với {others.Count} đơn vị.");
        return RedirectToAction(nameof(UnitsController.Show), "Units", new { id });
    }

    private async Task<UnitLineagePage> PageAsync(Guid id, UnitLineageForm form)
    {
        Demand.That(UnitAccess.CanChange(Actor));
        var name = await db.Units.Where(u => u.Id == id).Select(u => u.Name).OneAsync();
        return new UnitLineagePage(id, name, form);
    }

    private async Task<List<(Guid Id, decimal? Share)>> OthersAsync(Guid id, string? text)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var others = new List<(Guid, decimal?)>();
        var lines = (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var line in lines)
        {
            var parts = line.Split(';', 2, StringSplitOptions.TrimEntries);
            var found = await FindUnit.ByTextAsync(db, parts[0], today, alsoEnded: true);
            decimal? share = null;
            if (parts.Length == 2)
            {
                if (Vietnamese.TryReadDecimal(parts[1].TrimEnd('%'), out var percent) && percent is > 0 and <= 100)
                {
                    share = percent / 100;
                }
                else
                {
                    Wrong($"«{line}»: tỷ lệ ghi sau dấu chấm phẩy, lớn hơn 0 và không quá 100%.");
                }
            }

            if (found.Id is not { } other)
            {
                Wrong($"«{parts[0]}»: {found.Problem}");
            }
            else if (other == id || others.Any(o => o.Item1 == other))
            {
                Wrong($"«{parts[0]}»: {(other == id ? "là chính đơn vị này." : "ghi hai lần.")}");
            }
            else
            {
                others.Add((other, share));
            }
        }

        return others;

        void Wrong(string problem) => ModelState.AddModelError(nameof(UnitLineageForm.Units), problem);
    }
}
