using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.CriteriaEditing;

/// <param name="From">Number of the earlier version.</param>
/// <param name="To">Number of the later one; 0 is the draft.</param>
public sealed record DifferencePage(Guid SetId, string SetName, IReadOnlyList<SelectListItem> Versions, int From, int To, bool HasDraft, CriteriaDifference? Difference);

/// <summary>What two states of a set say differently; the draft against the last version where nothing is chosen.</summary>
[Route("criteria-sets/{id:guid}/differences")]
public sealed class VersionDifferencesController(PortalDbContext db) : DraftController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, int? from, int? to)
    {
        var set = await SetAsync(id);
        var versions = await Db.CriteriaSetVersions
            .Where(v => v.SetId == id)
            .Select(v => new { v.Id, v.Number, v.ReleasedAt })
            .ToListAsync(Cancellation);
        var inOrder = versions.OrderBy(v => v.ReleasedAt is null ? int.MaxValue : v.Number).ToList();
        var later = to is null ? inOrder[^1] : inOrder.Find(v => v.Number == to) ?? throw new NotFoundException();
        var earlier = from is null ? inOrder[Math.Max(0, inOrder.IndexOf(later) - 1)] : inOrder.Find(v => v.Number == from) ?? throw new NotFoundException();
        CriteriaDifference? difference = null;
        if (earlier.Id != later.Id)
        {
            var nodes = await Db.SetCriteria.AsNoTracking().Where(n => n.VersionId == earlier.Id || n.VersionId == later.Id).OrderBy(n => n.Order).ToListAsync(Cancellation);
            difference = CriteriaDifference.Between(
                [.. nodes.Where(n => n.VersionId == earlier.Id).Select(n => n.ToText())],
                [.. nodes.Where(n => n.VersionId == later.Id).Select(n => n.ToText())]);
        }

        return View("Difference", new DifferencePage(
            id,
            set.Name,
            [.. inOrder.Select(v => new SelectListItem(
                v.ReleasedAt is { } at ? $"Phiên bản {v.Number}, ngày {VietnamTime.Day(at)}" : "Bản đang soạn",
                v.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)))],
            earlier.Number,
            later.Number,
            inOrder[^1].ReleasedAt is null,
            difference));
    }
}
