using CcHc.Portal.Data;
using CcHc.Portal.Data.Imports;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Jobs;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Imports;

/// <summary>
/// Writes what a report promised, all or nothing, outside the request. The argument is the fingerprint of the report that was
/// on the screen: where the portal's data differ by now, nothing is written. Done twice it finds the run carried out.
/// </summary>
public sealed class CarryOutImport(PortalDbContext db, IFileStore store, TimeProvider clock) : IWorkHandler
{
    public const string Changed = "Dữ liệu trên cổng đã đổi từ lúc anh/chị xem báo cáo, nên chưa ghi gì. Anh/chị mở lại báo cáo, xem và thực hiện lại.";

    public WorkKind Kind => WorkKind.Import;

    public async Task HandleAsync(WorkItem item, CancellationToken cancellation)
    {
        var run = await db.ImportRuns.Where(r => r.Id == item.SubjectId).OneAsync(cancellation);
        if (run.AppliedAt is not null)
        {
            return;
        }

        var file = await db.StoredFiles.AsNoTracking().Where(f => f.Id == run.FileId).OneAsync(cancellation);
        await using var content = store.OpenRead(file.Sha256);
        var now = clock.GetUtcNow();
        var plan = await ImportFiles.PlanAsync(
            db, run.Kind, TableFile.Read(content, run.FileName), new ImportOptions(VietnamTime.DayOf(now), run.EffectiveFrom, run.ClosesMissing), cancellation);
        DomainRuleException.ThrowIf(plan.Report.Fingerprint != item.Argument, "import.changed", Changed);
        // Said before the transaction begins: until it ends nobody else sees what is written in it.
        item.Report(0, plan.Report.Changes.Count);
        await db.SaveChangesAsync(cancellation);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var by = new Actor(item.ByPersonId, item.ByName, []);
        run.Apply(by, plan.Report, now);
        await plan.ApplyAsync(by, now, cancellation);
        item.Report(plan.Report.Changes.Count, plan.Report.Changes.Count);
        item.Finish(clock.GetUtcNow(), null, null);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
