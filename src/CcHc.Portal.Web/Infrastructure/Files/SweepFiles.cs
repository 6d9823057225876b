using CcHc.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>
/// Frees the store of what sendings left that broke off between the bytes and the row. A file of the store counts as referred
/// to as long as any row names its hash, whatever that row belongs to.
/// </summary>
public sealed class SweepFiles(PortalDbContext db, IFileStore store, ILogger<SweepFiles> log)
{
    public async Task<SweepReport> RunAsync(CancellationToken cancellation)
    {
        var report = await store.SweepAsync(ReferredAsync, cancellation);
        if (report != new SweepReport(0, 0, 0, 0))
        {
            log.LogInformation("Swept the file store: {Report}", report);
        }

        return report;

        async Task<IReadOnlySet<string>> ReferredAsync(IReadOnlyList<string> hashes) =>
            await db.StoredFiles.Where(f => hashes.Contains(f.Sha256)).Select(f => f.Sha256).ToHashSetAsync(cancellation);
    }
}
