using CcHc.Portal.Domain.Work;

namespace CcHc.Portal.Web.Infrastructure.Jobs;

/// <summary>
/// Does one kind of work outside the request. Found by the portal itself; lives in a scope of its own, with the same context
/// that tracks the item. Must stand being done twice: a process may die after the work and before the note of it.
/// </summary>
public interface IWorkHandler
{
    WorkKind Kind { get; }

    /// <summary>
    /// May report progress (<see cref="WorkItem.Report"/>, then save) and finish with a file; an item left running is finished
    /// by the runner. A <see cref="Domain.DomainRuleException"/> ends the item with its reason; any other error is tried again.
    /// </summary>
    Task HandleAsync(WorkItem item, CancellationToken cancellation);
}

/// <summary>Says that there is work, so that nobody waits for the next round.</summary>
public interface IWorkSignal
{
    /// <summary>Called after the act has saved; returns at once.</summary>
    void Wake();
}
