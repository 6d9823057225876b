namespace CcHc.Portal.Data;

/// <summary>
/// Those who want to write stand here, first come first served, and hold no thread while they wait. Whoever had to wait writes on a
/// thread that does nothing else: handed over by the pool, the turn would lie idle behind all requests that wait for a processor,
/// and the row would move at their pace.
/// </summary>
internal sealed class WriterRow
{
    internal const string ThreadName = "Row of writers";

    /// <summary>How long the thread stays when nobody waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly object guard = new();
    private readonly LinkedList<TaskCompletionSource> waiting = [];
    private TaskCompletionSource? called;
    private bool isTaken;
    private bool hasThread;

    /// <summary>Completes when the turn has come; whoever has it must <see cref="Leave"/>.</summary>
    /// <returns>Whether the turn had to be waited for, so that what follows runs on the thread of the row.</returns>
    /// <exception cref="OperationCanceledException">when the caller gave up; the turn is then somebody else's.</exception>
    public async ValueTask<bool> EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> place;
        lock (guard)
        {
            if (!isTaken)
            {
                isTaken = true;
                return false;
            }

            // Goes on where it is called: on the thread of the row.
            place = waiting.AddLast(new TaskCompletionSource());
        }

        await using (cancellationToken.Register(() => GiveUp(place, cancellationToken)).ConfigureAwait(false))
        {
            await place.Value.Task.ConfigureAwait(false);
        }

        return true;
    }

    public void Leave()
    {
        lock (guard)
        {
            if (waiting.First is not { } next)
            {
                isTaken = false;
                return;
            }

            waiting.RemoveFirst();
            called = next.Value;
            if (!hasThread)
            {
                hasThread = true;
                new Thread(Call) { IsBackground = true, Name = "Row of writers" }.Start();
            }

            Monitor.Pulse(guard);
        }
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (guard)
        {
            if (place.List is null)
            {
                return;
            }

            waiting.Remove(place);
        }

        place.Value.SetCanceled(cancellationToken);
    }

    private void Call()
    {
        while (true)
        {
            TaskCompletionSource next;
            lock (guard)
            {
                while (called is null)
                {
                    if (!Monitor.Wait(guard, Patience) && called is null)
                    {
                        hasThread = false;
                        return;
                    }
                }

                (next, called) = (called, null);
            }

            next.SetResult();
        }
    }
}
