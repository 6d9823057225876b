namespace CcHc.Portal.Web.Infrastructure.Hosting;

/// <summary>
/// For work that keeps a processor busy for a while: half as many at once as there are processors, so that what many ask for at the
/// same time leaves the other half to everybody else.
/// </summary>
public static class ProcessorTurns
{
    public static readonly int Most = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Turns of its own for one kind of work.</summary>
    public static SemaphoreSlim Create() => new(Most);

    /// <exception cref="OperationCanceledException">when the caller gave up before the turn came.</exception>
    public static async Task<T> RunAsync<T>(this SemaphoreSlim turns, Func<Task<T>> work, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            turns.Release();
        }
    }
}
