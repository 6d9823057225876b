using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tables;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.CriteriaSets;

/// <summary>The file of an import that is not finished, and what it says.</summary>
public sealed record ImportedFile(StoredFile File, byte[] Bytes, Table Table, CriteriaReading Reading)
{
    /// <summary>An unfinished import is the business of who began it.</summary>
    /// <exception cref="NotFoundException">for everybody else.</exception>
    public static async Task<ImportedFile> OpenAsync(PortalDbContext db, IFileStore store, Actor actor, Guid fileId, CancellationToken cancellation)
    {
        Demand.That(CriteriaSetAccess.OwnersFor(actor).Count > 0);
        var file = await db.StoredFiles.AsNoTracking().Where(f => f.Id == fileId && f.ByPersonId == actor.PersonId).OneAsync(cancellation);
        using var bytes = new MemoryStream();
        await using (var content = store.OpenRead(file.Sha256))
        {
            await content.CopyToAsync(bytes, cancellation);
        }

        bytes.Position = 0;
        var table = TableFile.Read(bytes, file.FileName);
        return new ImportedFile(file, bytes.ToArray(), table, CriteriaFile.Read(table));
    }

    /// <summary>The workbook as it came; for what is no usual workbook, one with the same cells at the same places.</summary>
    public async Task<byte[]> WorkbookAsync(CancellationToken cancellation)
    {
        if (Table.Kind == TableKind.Xlsx && WorkbookNotes.CanTake(Bytes))
        {
            return Bytes;
        }

        var bytes = new MemoryStream();
        await using (var writer = await XlsxWriter.CreateAsync(bytes, cancellation))
        {
            await writer.TableAsync(Table with { Sheet = SheetName });
        }

        return bytes.ToArray();
    }

    /// <summary>The sheet of <see cref="WorkbookAsync"/> that holds the table.</summary>
    public string SheetName => Table.Kind == TableKind.Xlsx ? Table.Sheet : "Bộ tiêu chí";
}
