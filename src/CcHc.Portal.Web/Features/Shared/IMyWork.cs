using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.WorkingDays;

namespace CcHc.Portal.Web.Features.Shared;

/// <summary>Something that waits for this person.</summary>
/// <param name="Title">The act, as the office says it: «Duyệt kết quả tự chấm điểm».</param>
/// <param name="Text">Where and how much: campaign, unit, count.</param>
/// <param name="Deadline">Exclusive end, UTC; none where nothing expires.</param>
/// <param name="Link">The page where it is done.</param>
/// <param name="Priority">Smaller comes first among cards of the same deadline.</param>
public sealed record WorkCard(string Title, string Text, DateTimeOffset? Deadline, string Link, int Priority = 100)
{
    /// <summary>Given where the limit is said in working days.</summary>
    public WorkingCalendar? Calendar { get; init; }
}

/// <summary>A feature's part of «Việc của tôi»; every implementation in this assembly is found and asked.</summary>
public interface IMyWork
{
    Task<IReadOnlyList<WorkCard>> CardsAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation);
}
