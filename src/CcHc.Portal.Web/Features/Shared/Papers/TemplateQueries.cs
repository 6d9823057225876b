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

    /// <summary>Those that were put in force by then; of several the last one holds.</summary>
    public static IQueryable<TemplateVersion> InForceOn(this IQueryable<TemplateVersion> versions, DateOnly day) =>
        versions.Where(v => v.InForceFrom != null && v.InForceFrom <= day && v.WithdrawnAt == null);
}
