using CcHc.Portal.Data;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Documents.Templates;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.PaperTemplates;

public sealed record TemplateUnit(Guid Id, string Name);

/// <param name="Number">The version in force; null where the portal's own wording holds.</param>
/// <param name="NextNumber">The version that takes over on a later day.</param>
public sealed record TemplateRow(PaperKind Kind, int? Number, DateOnly? From, int? NextNumber, DateOnly? NextFrom, int Versions);

public sealed record TemplatesPage(IReadOnlyList<TemplateUnit> Units, TemplateUnit? Unit, IReadOnlyList<TemplateRow> Rows);

/// <param name="Findings">Of a file that was refused just now.</param>
public sealed record TemplatePage(TemplatePlace Place, Page<VersionRow> Versions, TemplateUploadForm Form, IReadOnlyList<TemplateFinding> Findings, string? RefusedFile, Page<HistoryRow>? History);

/// <summary>Mẫu văn bản: what an agency's papers of each kind are made from.</summary>
[Route("paper-templates")]
public sealed class PaperTemplatesController(PortalDbContext db, ReadTemplates templates, IPaperRenderer renderer, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? unit)
    {
        Demand.That(TemplateAccess.CanOpen(Actor));
        var units = await db.Units.Where(TemplateAccess.SeenBy(Actor, db.Campaigns)).OrderBy(u => u.SearchText).Select(u => new TemplateUnit(u.Id, u.Name)).ToListAsync(Cancellation);
        var chosen = units.Find(u => u.Id == unit) ?? (unit is null ? units.FirstOrDefault() : throw new NotFoundException());
        return View("Index", new TemplatesPage(units, chosen, chosen is null ? [] : await RowsAsync(chosen.Id)));
    }

    [HttpGet("{unitId:guid}/{kind}")]
    public async Task<IActionResult> Show(Guid unitId, PaperKind? kind, int? page, int? history)
    {
        var place = await templates.FindAsync(Actor, unitId, kind, Cancellation);
        var id = await db.PaperTemplates.Where(t => t.UnitId == unitId && t.Kind == kind).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(Cancellation);
        return View("Show", new TemplatePage(
            place,
            await templates.VersionsAsync(place, page, Cancellation),
            new TemplateUploadForm(),
            [],
            null,
            id is { } known ? await db.HistoryOfAsync(AuditSubject.Template, known, history, Cancellation) : null));
    }

    /// <summary>The portal's own wording as a Word file, which an office begins with.</summary>
    [HttpGet("{unitId:guid}/{kind}/starting-file")]
    public async Task<IActionResult> StartingFile(Guid unitId, PaperKind? kind)
    {
        var place = await templates.FindAsync(Actor, unitId, kind, Cancellation);
        var docx = renderer.Docx(place.Form.Starting(VietnamTime.DayOf(clock.GetUtcNow()).Year));
        return File(docx, FileKinds.MediaType(FileKind.Docx), $"mau-{Vietnamese.Fold(StateNames.Of(place.Kind)).Replace(' ', '-')}.docx");
    }

    private async Task<List<TemplateRow>> RowsAsync(Guid unitId)
    {
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var versions = await db.TemplateVersions
            .Join(db.PaperTemplates.Where(t => t.UnitId == unitId), v => v.TemplateId, t => t.Id, (v, t) => new { t.Kind, v.Number, v.InForceFrom, v.PutInForceAt, v.WithdrawnAt })
            .ToListAsync(Cancellation);
        return
        [
            .. TemplateForms.Kinds.Select(kind =>
            {
                var own = versions.Where(v => v.Kind == kind).ToList();
                var held = own.Where(v => v.InForceFrom is not null && v.WithdrawnAt is null).OrderByDescending(v => v.InForceFrom).ThenByDescending(v => v.PutInForceAt).ToList();
                var now = held.Find(v => v.InForceFrom <= today);
                var next = held.FindLast(v => v.InForceFrom > today);
                return new TemplateRow(kind, now?.Number, now?.InForceFrom, next?.Number, next?.InForceFrom, own.Count);
            }),
        ];
    }
}
