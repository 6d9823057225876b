using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tables;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Store;

/// <summary>Keeps an uploaded table before anything is taken from it: what is shown and what is taken later are the same bytes.</summary>
public sealed class KeepTable(PortalDbContext db, IFileStore store)
{
    /// <returns>The row to add and save, or why the file is not taken.</returns>
    public async Task<(StoredFile? File, string? Problem)> RunAsync(Actor by, IFormFile upload, DateTimeOffset now, CancellationToken cancellation)
    {
        var name = Path.GetFileName(upload.FileName);
        if (upload.Length > TableFile.MaxBytes)
        {
            return (null, FileTexts.TooBig(TableFile.MaxBytes));
        }

        if (upload.Length == 0)
        {
            return (null, FileTexts.Empty);
        }

        Table table;
        try
        {
            await using var content = upload.OpenReadStream();
            table = TableFile.Read(content, name);
        }
        catch (UnreadableTableException refusal)
        {
            return (null, refusal.Message);
        }

        await using var bytes = upload.OpenReadStream();
        var kept = await store.SaveAsync(bytes, TableFile.MaxBytes, cancellation);
        return (new StoredFile(kept.Sha256, kept.Size, table.Kind == TableKind.Xlsx ? FileKinds.MediaType(FileKind.Xlsx) : "text/csv", name, by.PersonId, now), null);
    }

    /// <summary>A file that this person kept: what was not taken yet is nobody else's business.</summary>
    public Task<StoredFile> OwnAsync(Actor by, Guid fileId, CancellationToken cancellation) =>
        db.StoredFiles.AsNoTracking().Where(f => f.Id == fileId && f.ByPersonId == by.PersonId).OneAsync(cancellation);

    public Table Read(StoredFile file)
    {
        using var content = store.OpenRead(file.Sha256);
        return TableFile.Read(content, file.FileName);
    }
}
