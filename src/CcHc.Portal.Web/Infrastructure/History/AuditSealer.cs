using CcHc.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Infrastructure.History;

/// <summary>Numbers and links entries that are saved but not yet sealed; that of a sitting waits until it is over. One at a time; the unique number ends any race.</summary>
public sealed class AuditSealer(PortalDbContext db, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <returns>How many entries were sealed.</returns>
    public async Task<int> SealAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var last = await db.AuditEntries
            .Where(e => e.Seq != null)
            .OrderByDescending(e => e.Seq)
            .Select(e => new { e.Seq, e.Hash })
            .FirstOrDefaultAsync(cancellation);
        var (seq, hash) = (last?.Seq ?? 0, last?.Hash ?? AuditChain.Start);
        var count = 0;
        while (true)
        {
            var open = await db.AuditEntries
                .Where(e => e.Seq == null && (e.OpenUntil == null || e.OpenUntil <= now))
                .OrderBy(e => e.At)
                .ThenBy(e => e.Id)
                .Take(AtOnce)
                .ToListAsync(cancellation);
            if (open.Count == 0)
            {
                return count;
            }

            foreach (var entry in open)
            {
                var next = AuditChain.HashOf(entry, seq + 1, hash);
                entry.Seal(++seq, hash, next);
                hash = next;
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            count += open.Count;
        }
    }

    /// <returns>The number of the first entry that does not fit to the one before it; null when all do.</returns>
    public async Task<long?> FirstBrokenAsync(CancellationToken cancellation)
    {
        var (seq, hash) = (0L, AuditChain.Start);
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(e => e.Seq != null).OrderBy(e => e.Seq).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            seq++;
            if (entry.Seq != seq || entry.PrevHash != hash || entry.Hash != AuditChain.HashOf(entry, seq, hash))
            {
                return seq;
            }

            hash = entry.Hash;
        }

        return null;
    }
}
