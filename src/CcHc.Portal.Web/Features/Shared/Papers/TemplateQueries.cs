using CcHc.Portal.Data;
using CcHc.Portal.Domain.Papers;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Papers;

public static class TemplateQueries
{
    /// <summary>The version that drafts of the agency are made from on the day; none where the portal's own wording holds.</summary>
    public static Task<Guid?> TemplateInForceAsync(this PortalDbContext db, Guid unitId, PaperKind kind, DateOnly day, CancellationToken cancellation = default) =>
        db.TemplateVersions.InForceOn(day)
            .Where(v => db.PaperTemplates.Any(t => t.Id == v.TemplateId && t.UnitId == unitId && t.Kind == kind))
            .OrderByDescending(v => v.InForceFrom)
            .ThenByDescending(v => v.PutInForceAt)
            .Select(v => (Guid?)v.Id)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>
    /// The version that a paper goes by on the day: that of the agency it is from; where that has none, of who runs the round, who says
    /// what the units' papers look like.
    /// </summary>
    public static async Task<Guid?> TemplateInForceAsync(this PortalDbContext db, Paper paper, DateOnly day, CancellationToken cancellation = default) =>
        await db.TemplateInForceAsync(paper.IssuingUnitId, paper.Kind, day, cancellation)
        ?? (paper.OverseeingUnitId is { } overseeing && overseeing != paper.IssuingUnitId ? await db.TemplateInForceAsync(overseeing, paper.Kind, day, cancellation) : null);

    /// <summary>«Mẫu của cơ quan, phiên bản 2», or whose it is where that is another agency.</summary>
    public static async Task<string> TemplateNameAsync(this PortalDbContext db, Paper paper, Guid? versionId, CancellationToken cancellation)
    {
        if (versionId is null)
        {
            return "Mẫu chung của cổng";
        }

        var version = await db.TemplateVersions.Where(v => v.Id == versionId)
            .Join(db.PaperTemplates, v => v.TemplateId, t => t.Id, (v, t) => new { v.Number, t.UnitId, Owner = db.Units.Where(u => u.Id == t.UnitId).Select(u => u.Name).First() })
            .SingleAsync(cancellation);
        return $"Mẫu của {(version.UnitId == paper.IssuingUnitId ? "cơ quan" : version.Owner)}, phiên bản {version.Number}";
    }

    /// <summary>Those that were put in force by then; of several the last one holds.</summary>
    public static IQueryable<TemplateVersion> InForceOn(this IQueryable<TemplateVersion> versions, DateOnly day) =>
        versions.Where(v => v.InForceFrom != null && v.InForceFrom <= day && v.WithdrawnAt == null);
}
