using System.Globalization;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.CriteriaSets;

public sealed record SetRow(Guid Id, string Name, string? IssuedBy, string? Owner, int Versions, DateTimeOffset? LatestAt);

public sealed record SetsPage(Page<SetRow> Sets, string? Q, bool CanAdd);

public sealed record VersionRow(int Number, DateTimeOffset ReleasedAt, int Leaves, bool HasFile, string? Decision);

public sealed record SetPage(
    Guid Id,
    string Name,
    string? IssuedBy,
    bool CanChange,
    bool HasDraft,
    int Number,
    IReadOnlyList<VersionRow> Versions,
    IReadOnlyList<string> AcceptedDefects,
    IReadOnlyList<CriterionText> Nodes);

[Route("criteria-sets")]
public sealed class CriteriaSetsController(PortalDbContext db) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, int? page)
    {
        Demand.That(CriteriaSetAccess.CanRead(Actor));
        var words = Vietnamese.Fold(q);
        var sets = await db.CriteriaSets
            .Where(CriteriaSetAccess.VisibleTo(Actor))
            .Where(s => words == "" || s.SearchText.Contains(words))
            .OrderBy(s => s.SearchText)
            .ThenBy(s => s.Id)
            .Select(s => new SetRow(
                s.Id,
                s.Name,
                s.IssuedBy,
                db.Units.Where(u => u.Id == s.OwnerUnitId).Select(u => u.Name).FirstOrDefault(),
                db.CriteriaSetVersions.Count(v => v.SetId == s.Id && v.ReleasedAt != null),
                db.CriteriaSetVersions.Where(v => v.SetId == s.Id && v.ReleasedAt != null).OrderByDescending(v => v.Number).Select(v => v.ReleasedAt).FirstOrDefault()))
            .ToPageAsync(page, cancellation: Cancellation);
        return View("Sets", new SetsPage(sets, q, CriteriaSetAccess.OwnersFor(Actor).Count > 0));
    }

    [HttpGet("{id:guid}")]
    [HttpGet("{id:guid}/versions/{number:int}")]
    public async Task<IActionResult> Show(Guid id, int? number)
    {
        var set = await db.CriteriaSets.AsNoTracking().Where(CriteriaSetAccess.VisibleTo(Actor)).Where(s => s.Id == id).OneAsync(Cancellation);
        var versions = await db.CriteriaSetVersions
            .Where(v => v.SetId == id)
            .OrderByDescending(v => v.Number)
            .Select(v => new { v.Id, v.Number, v.ReleasedAt, v.AcceptedDefects, v.DecisionNumber, v.DecisionDate, HasFile = v.SourceFileId != null, Leaves = v.Nodes.Count(n => n.IsLeaf) })
            .ToListAsync(Cancellation);
        var released = versions.Where(v => v.ReleasedAt is not null).ToList();
        if (released.Count == 0 && number is null)
        {
            // A set that is still being written has its draft only.
            return Redirect($"/criteria-sets/{id}/draft");
        }

        var shown = released.Find(v => v.Number == (number ?? released[0].Number)) ?? throw new NotFoundException();
        var nodes = await db.SetCriteria.AsNoTracking().Where(n => n.VersionId == shown.Id).OrderBy(n => n.Order).ToListAsync(Cancellation);
        return View("Set", new SetPage(
            id,
            set.Name,
            set.IssuedBy,
            CriteriaSetAccess.CanChange(Actor, set),
            versions.Count > released.Count,
            shown.Number,
            [.. released.Select(v => new VersionRow(
                v.Number,
                v.ReleasedAt!.Value,
                v.Leaves,
                v.HasFile,
                v.DecisionNumber is null ? null : $"Quyết định số {v.DecisionNumber} ngày {(v.DecisionDate is { } day ? VietnamTime.Day(day) : "")}"))],
            shown.AcceptedDefects,
            [.. nodes.Select(n => n.ToText())]));
    }

    /// <summary>The criteria file of a version, with Vietnamese headers.</summary>
    [HttpGet("{id:guid}/versions/{number:int}/file")]
    public async Task<IActionResult> Export(Guid id, int number)
    {
        var set = await db.CriteriaSets.AsNoTracking().Where(CriteriaSetAccess.VisibleTo(Actor)).Where(s => s.Id == id).OneAsync(Cancellation);
        var nodes = await db.SetCriteria.AsNoTracking()
            .Where(n => db.CriteriaSetVersions.Any(v => v.Id == n.VersionId && v.SetId == id && v.ReleasedAt != null && v.Number == number))
            .OrderBy(n => n.Order)
            .ToListAsync(Cancellation);
        if (nodes.Count == 0)
        {
            throw new NotFoundException();
        }

        var table = CriteriaFile.ToTable([.. nodes.Select(n => n.ToSource())], "Bộ tiêu chí");
        var bytes = new MemoryStream();
        await using (var writer = await XlsxWriter.CreateAsync(bytes, Cancellation))
        {
            await writer.PrintedAsync(
                table,
                [10, 10, 60, 10, 16, 40, 40, 24, 24, 14, 14, 24, 30, 30, 24, .. Enumerable.Repeat(20d, table.Lines[0].Cells.Count - CriteriaFile.Columns.Count)],
                line => !nodes[line.Number - 2].IsLeaf);
        }

        bytes.Position = 0;
        return File(bytes, FileKinds.MediaType(FileKind.Xlsx), string.Create(CultureInfo.InvariantCulture, $"{Vietnamese.Fold(set.Name).Replace(' ', '-')}-v{number}.xlsx"));
    }

    /// <summary>The file as it was brought in, byte for byte.</summary>
    [HttpGet("{id:guid}/versions/{number:int}/original")]
    public async Task<IActionResult> Original(Guid id, int number, [FromServices] IFileStore store)
    {
        await db.CriteriaSets.AsNoTracking().Where(CriteriaSetAccess.VisibleTo(Actor)).Where(s => s.Id == id).OneAsync(Cancellation);
        var file = await db.StoredFiles.AsNoTracking()
            .Where(f => db.CriteriaSetVersions.Any(v => v.SetId == id && v.ReleasedAt != null && v.Number == number && v.SourceFileId == f.Id))
            .OneAsync(Cancellation);
        return Stored(store, file);
    }
}
