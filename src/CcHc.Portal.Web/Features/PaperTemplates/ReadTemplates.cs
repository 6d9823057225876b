using CcHc.Portal.Data;
using CcHc.Portal.Documents.Templates;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using CcHc.Portal.Web.Infrastructure.Pages;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.PaperTemplates;

public sealed class TemplateServices : IFeatureServices
{
    public void Add(IServiceCollection services) => services.AddScoped<ReadTemplates>();
}

/// <summary>An agency and a kind of its papers, as the address names them.</summary>
public sealed record TemplatePlace(Guid UnitId, string UnitName, PaperKind Kind, PaperForm Form, bool CanManage)
{
    public string Path => $"/paper-templates/{UnitId}/{Kind}";
}

public sealed record VersionRow(int Number, string FileName, string Sha256, string? Note, string Remarks, string ByName, DateTimeOffset At, DateOnly? InForceFrom, string? PutInForceByName, DateTimeOffset? WithdrawnAt, bool IsInForce)
{
    public IReadOnlyList<string> RemarkLines => TextLines.Of(Remarks);
}

/// <summary>What the template pages have in common: the agency and kind one may see, and its versions.</summary>
public sealed class ReadTemplates(PortalDbContext db, TimeProvider clock)
{
    /// <exception cref="NotFoundException">when there is no such agency for this person, or no template for the kind.</exception>
    public async Task<TemplatePlace> FindAsync(Actor actor, Guid unitId, PaperKind? kind, CancellationToken cancellation)
    {
        var form = (kind is { } known ? TemplateForms.Of(known) : null) ?? throw new NotFoundException("Loại văn bản này luôn theo mẫu chung của cổng.");
        var unit = await db.Units.Where(TemplateAccess.SeenBy(actor, db.Campaigns)).Where(u => u.Id == unitId).Select(u => new { u.Name }).OneAsync(cancellation);
        var canManage = await db.Units.Where(TemplateAccess.ManagedBy(actor, db.Campaigns)).AnyAsync(u => u.Id == unitId, cancellation);
        return new TemplatePlace(unitId, unit.Name, kind!.Value, form, canManage);
    }

    /// <exception cref="ForbiddenException">when one may look at the templates only.</exception>
    public async Task<TemplatePlace> FindToManageAsync(Actor actor, Guid unitId, PaperKind? kind, CancellationToken cancellation)
    {
        var place = await FindAsync(actor, unitId, kind, cancellation);
        Demand.That(place.CanManage);
        return place;
    }

    public Task<PaperTemplate?> TemplateAsync(TemplatePlace place, CancellationToken cancellation) =>
        db.PaperTemplates.Include(t => t.Versions).SingleOrDefaultAsync(t => t.UnitId == place.UnitId && t.Kind == place.Kind, cancellation);

    public async Task<Page<VersionRow>> VersionsAsync(TemplatePlace place, int? page, CancellationToken cancellation)
    {
        var inForce = await db.TemplateInForceAsync(place.UnitId, place.Kind, VietnamTime.DayOf(clock.GetUtcNow()), cancellation);
        return await db.TemplateVersions
            .Where(v => db.PaperTemplates.Any(t => t.Id == v.TemplateId && t.UnitId == place.UnitId && t.Kind == place.Kind))
            .OrderByDescending(v => v.Number)
            .Select(v => new VersionRow(
                v.Number,
                db.StoredFiles.Where(f => f.Id == v.FileId).Select(f => f.FileName).First(),
                v.Sha256,
                v.Note,
                v.Remarks,
                v.ByName,
                v.At,
                v.InForceFrom,
                v.PutInForceByName,
                v.WithdrawnAt,
                v.Id == inForce))
            .ToPageAsync(page, 20, cancellation);
    }

    public Task<TemplateVersion> VersionAsync(TemplatePlace place, int number, CancellationToken cancellation) => db.TemplateVersions.AsNoTracking()
        .Where(v => v.Number == number && db.PaperTemplates.Any(t => t.Id == v.TemplateId && t.UnitId == place.UnitId && t.Kind == place.Kind))
        .OneAsync(cancellation);
}
