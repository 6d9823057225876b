using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Infrastructure.Jobs;

/// <summary>Takes waiting items, oldest first, until none is left.</summary>
public sealed class WorkRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<WorkRunner> log)
{
    /// <summary>After this long without a sign of progress, whoever took an item is taken to be dead.</summary>
    public static readonly TimeSpan GivenUp = TimeSpan.FromMinutes(10);

    private const int MostAttempts = 3;

    /// <returns>How many items were taken.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var taken = 0;
        // An item that failed waits for the next round, so that a broken one does not spin.
        var tried = new HashSet<Guid>();
        while (!cancellation.IsCancellationRequested && await TakeAsync(tried, cancellation) is { } id)
        {
            tried.Add(id);
            taken++;
            await DoAsync(id, cancellation);
        }

        return taken;
    }

    private async Task<Guid?> TakeAsync(HashSet<Guid> tried, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var now = clock.GetUtcNow();
        var dead = now - GivenUp;
        var item = await db.WorkItems
            .Where(w => w.State == WorkState.Waiting || (w.State == WorkState.Running && w.TakenAt < dead))
            .Where(w => !tried.Contains(w.Id))
            .OrderBy(w => w.AskedAt)
            .FirstOrDefaultAsync(cancellation);
        if (item is null)
        {
            return null;
        }

        item.Take(now);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was faster; the item is its.
            log.LogDebug("Work item {Id} was taken by another node", item.Id);
            tried.Add(item.Id);
            return await TakeAsync(tried, cancellation);
        }

        return item.Id;
    }

    private async Task DoAsync(Guid id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var item = await db.WorkItems.SingleAsync(w => w.Id == id, cancellation);
        try
        {
            var handler = scope.ServiceProvider.GetServices<IWorkHandler>().FirstOrDefault(h => h.Kind == item.Kind)
                ?? throw new InvalidOperationException($"No handler for {item.Kind}.");
            await handler.HandleAsync(item, cancellation);
            if (item.State == WorkState.Running)
            {
                item.Finish(clock.GetUtcNow(), null, null);
            }

            await db.SaveChangesAsync(cancellation);
        }
        catch (DomainRuleException refusal)
        {
            await FailAsync(id, refusal.Message, mostAttempts: 0);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The portal is stopping; the next start goes on with the item.
            await FailAsync(id, "Cổng đang khởi động lại; việc này sẽ được làm tiếp.", int.MaxValue);
        }
#pragma warning disable CA1031 // whatever a handler throws must not stop the queue
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.LogError(error, "Work item {Id} of kind {Kind} failed", id, item.Kind);
            await FailAsync(id, "Gặp lỗi khi làm; cổng sẽ thử lại.", MostAttempts);
        }
    }

    // In a scope of its own: the handler's context holds what it could not save.
    private async Task FailAsync(Guid id, string message, int mostAttempts)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var item = await db.WorkItems.SingleAsync(w => w.Id == id);
        item.Fail(clock.GetUtcNow(), message, mostAttempts);
        if (item.State == WorkState.Failed && mostAttempts > 0)
        {
            item.Fail(clock.GetUtcNow(), "Đã thử nhiều lần nhưng không làm được. Anh/chị báo người quản trị.", mostAttempts);
        }

        await db.SaveChangesAsync();
    }
}
