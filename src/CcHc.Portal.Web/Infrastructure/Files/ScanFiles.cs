using CcHc.Portal.Data;
using CcHc.Portal.Domain.Files;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>
/// Scans what came in while the scanner was away, or before there was one. What it finds is quarantined: the row and the bytes
/// stay, and nobody gets them.
/// </summary>
public sealed class ScanFiles(PortalDbContext db, IFileStore store, ClamdScanner scanner, ILogger<ScanFiles> log)
{
    private const int AtOnce = 200;

    /// <returns>How many files were judged.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (!scanner.IsConfigured)
        {
            return 0;
        }

        var waiting = await db.StoredFiles.Where(f => f.Scan == ScanState.NotScanned).OrderBy(f => f.At).Take(AtOnce).ToListAsync(cancellation);
        var judged = 0;
        foreach (var file in waiting.Where(f => store.Exists(f.Sha256)))
        {
            await using var content = store.OpenRead(file.Sha256);
            if (await scanner.ScanAsync(content, cancellation) is not { } verdict)
            {
                break;
            }

            file.RecordScan(verdict.Threat);
            judged++;
            if (verdict.Threat is not null)
            {
                log.LogWarning("File {Id} ({Sha256}) was quarantined: {Threat}", file.Id, file.Sha256, verdict.Threat);
            }

            await db.SaveChangesAsync(cancellation);
        }

        return judged;
    }
}
