using CcHc.Portal.Data;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Files;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Store;

/// <summary>The signed paper that a form records: kept before anything else of the form is judged, so that a form shown again does not ask for it twice.</summary>
public sealed class KeepSignedFile(PortalDbContext db, Uploads uploads)
{
    /// <param name="keptId">The file that an earlier sending of the form left.</param>
    /// <param name="field">Where a refusal, or <paramref name="missing"/>, stands.</param>
    /// <returns>Null when there is none; the reason is then among the problems.</returns>
    public async Task<StoredFile?> RunAsync(Actor by, IFormFile? file, Guid? keptId, ModelStateDictionary problems, string field, string missing, CancellationToken cancellation)
    {
        var upload = await uploads.KeepAsync(file, by, Uploads.AllKinds, problems, field, cancellation);
        if (upload is not null)
        {
            db.StoredFiles.Add(upload);
            await db.SaveChangesAsync(cancellation);
            return upload;
        }

        var kept = await db.StoredFiles.SingleOrDefaultAsync(f => f.Id == keptId && f.ByPersonId == by.PersonId, cancellation);
        if (kept is null && !problems.ContainsKey(field))
        {
            problems.AddModelError(field, missing);
        }

        return kept;
    }
}
