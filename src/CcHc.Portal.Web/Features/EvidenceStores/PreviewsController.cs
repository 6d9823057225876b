using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Infrastructure.Jobs;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.EvidenceStores;

/// <summary>A Word or Excel file as PDF, to be looked at in the page. Asked for once, made outside the request, kept for all who look later.</summary>
[Route("evidence/{id:guid}/revisions/{number:int}/preview")]
public sealed class PreviewsController(PortalDbContext db, ReadStore read, IFileStore files, IWorkSignal signal, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, int number)
    {
        var file = await FileAsync(id, number);
        DomainRuleException.ThrowIf(!OfficePdf.Takes(file.MediaType), "preview.kind", "Tệp này xem được ngay tại trang.");
        DomainRuleException.ThrowIf(file.Scan == ScanState.Quarantined, "file.quarantined", "Tệp này đã bị cách ly vì có dấu hiệu mã độc.");
        if (await db.PreviewAsync(file.Sha256, Cancellation) is null or { State: WorkState.Failed })
        {
            db.WorkItems.Add(new WorkItem(WorkKind.PreviewOffice, Previews.Subject(file.Sha256), Actor.PersonId, Actor.Name, clock.GetUtcNow(), file.Sha256));
            await db.SaveChangesAsync();
            signal.Wake();
        }

        return Redirect($"/evidence/{id}");
    }

    [Frameable]
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, int number)
    {
        var file = await FileAsync(id, number);
        var made = (await db.PreviewAsync(file.Sha256, Cancellation))?.ResultFileId;
        var preview = await db.StoredFiles.AsNoTracking().Where(f => f.Id == made).OneAsync(Cancellation);
        DomainRuleException.ThrowIf(file.Scan == ScanState.Quarantined, "file.quarantined", "Tệp này đã bị cách ly vì có dấu hiệu mã độc.");
        return Stored(files, preview, inline: true);
    }

    private Task<StoredFile> FileAsync(Guid id, int number) => read.Visible(Actor)
        .Where(e => e.Id == id)
        .SelectMany(e => e.Revisions.Where(r => r.Number == number))
        .Join(db.StoredFiles.AsNoTracking(), r => r.FileId, f => f.Id, (r, f) => f)
        .OneAsync(Cancellation);
}

public static class Previews
{
    /// <summary>Previews belong to bytes, not to rows: two units that hold the same file share one.</summary>
    public static Guid Subject(string sha256) => new(Convert.FromHexString(sha256).AsSpan(0, 16));

    /// <summary>The last work done on a preview of these bytes; null when nobody asked for one.</summary>
    public static Task<WorkItem?> PreviewAsync(this PortalDbContext db, string sha256, CancellationToken cancellation)
    {
        var subject = Subject(sha256);
        return db.WorkItems.AsNoTracking()
            .Where(w => w.SubjectId == subject && w.Kind == WorkKind.PreviewOffice && w.Argument == sha256)
            .OrderByDescending(w => w.AskedAt)
            .FirstOrDefaultAsync(cancellation);
    }
}

/// <summary>Makes the PDF. Done twice, it makes another of the same and the later one is shown.</summary>
public sealed class PreviewOffice(PortalDbContext db, OfficePdf office, TimeProvider clock) : IWorkHandler
{
    public WorkKind Kind => WorkKind.PreviewOffice;

    public async Task HandleAsync(WorkItem item, CancellationToken cancellation)
    {
        var source = await db.StoredFiles.AsNoTracking().Where(f => f.Sha256 == item.Argument).FirstOrDefaultAsync(cancellation) ?? throw new NotFoundException();
        var kept = await office.ConvertAsync(source.Sha256, source.MediaType, cancellation);
        var file = new StoredFile(kept.Sha256, kept.Size, FileKinds.MediaType(FileKind.Pdf), Path.ChangeExtension(source.FileName, "pdf"), item.ByPersonId, clock.GetUtcNow());
        db.StoredFiles.Add(file);
        await db.SaveChangesAsync(cancellation);
        item.Finish(clock.GetUtcNow(), file.Id, null);
    }
}
