using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain.Papers;

namespace CcHc.Portal.Web.Features.Shared.Papers;

/// <summary>
/// What somebody who signs a paper of this kind asks first. A feature adds the answers for its kinds by writing the class; a kind
/// without one goes up without a summary.
/// </summary>
public interface ISigningSummary
{
    IReadOnlyCollection<PaperKind> Kinds { get; }

    Task<IReadOnlyList<SummaryPart>> PartsAsync(Paper paper, CancellationToken cancellation);

    /// <summary>Other papers that go up with it, such as the statement that a decision follows.</summary>
    Task<IReadOnlyList<Paper>> EnclosedAsync(Paper paper, CancellationToken cancellation);
}
