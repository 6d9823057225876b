using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Jobs;

namespace CcHc.Portal.Web.Features.SignedCopies;

/// <summary>Compares the signed copy after its issuance was recorded.</summary>
public sealed class CompareInBackground(CompareSignedCopy compare, TimeProvider clock) : IWorkHandler
{
    public WorkKind Kind => WorkKind.CompareSignedCopy;

    public Task HandleAsync(WorkItem item, CancellationToken cancellation) =>
        compare.RunAsync(new Actor(item.ByPersonId, item.ByName, []), item.SubjectId, clock.GetUtcNow(), cancellation);
}
