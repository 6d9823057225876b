using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Shared.Papers;

/// <summary>What is known of a paper at the moment it is set: nothing of it before it is issued.</summary>
/// <param name="Number">The number given outside; null leaves the place blank.</param>
/// <param name="Symbol">The symbol recorded; null takes the one the composer proposes.</param>
/// <param name="Day">The date of the paper; null leaves day and month open.</param>
/// <param name="SignerName">Who signed; null takes the signer in office, or leaves the place open.</param>
/// <param name="IsDraft">Sets «DỰ THẢO» across the page.</param>
public sealed record PaperMarks(string? Number, string? Symbol, DateOnly? Day, string? SignerName, bool IsDraft)
{
    public static readonly PaperMarks Draft = new(null, null, null, null, true);

    public static readonly PaperMarks ForSignature = new(null, null, null, null, false);

    /// <summary>The wording of the agency's own; none takes the portal's.</summary>
    public OfficialPaper? Template { get; init; }
}

/// <summary>
/// Makes one kind of paper from the data it is about. A feature adds a kind by writing the class; the pages of the paper's
/// life (preview, check, submission, issuance, download) are the same for all.
/// </summary>
public interface IPaperComposer
{
    IReadOnlyCollection<PaperKind> Kinds { get; }

    Task<OfficialPaper> ComposeAsync(Paper paper, PaperMarks marks, CancellationToken cancellation);

    /// <summary>What a person has to write, because no data says it; in the order of the form.</summary>
    Task<IReadOnlyList<PartWish>> PartsAsync(Paper paper, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<PartWish>>([]);

    /// <summary>The changes in another paper that it is made of; none for other kinds.</summary>
    ChangesWish? ChangesOf(Paper paper) => null;

    /// <summary>What stands in the way of submitting it for signature, beyond its own state.</summary>
    Task<IReadOnlyList<Domain.Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Domain.Obstacle>>([]);

    /// <summary>Called before the save that submits it, in the same transaction.</summary>
    Task OnSubmittedAsync(Paper paper, Actor by, DateTimeOffset now, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Called before the save that records its issuance, in the same transaction.</summary>
    Task OnIssuedAsync(Paper paper, Actor by, DateTimeOffset now, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The page the paper belongs to, for the way back.</summary>
    string HomeOf(Paper paper);
}
