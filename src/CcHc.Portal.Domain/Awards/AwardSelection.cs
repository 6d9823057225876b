namespace CcHc.Portal.Domain.Awards;

/// <summary>Somebody who may be proposed, with the standing in the own group.</summary>
/// <param name="Rank">None where the campaign does not rank.</param>
/// <param name="Hindrance">Why not; none when nothing stands in the way.</param>
public sealed record AwardCandidate(Guid ParticipantId, string Name, int? Rank, Points? Final, string? Hindrance);

/// <param name="Chosen">In the order of the table.</param>
/// <param name="TiedAtEdge">Equal ones of whom only some would fit: left to people, never to the alphabet.</param>
public sealed record AwardSelectionResult(IReadOnlyList<AwardCandidate> Chosen, IReadOnlyList<AwardCandidate> TiedAtEdge);

public static class AwardSelection
{
    /// <summary>Takes the best by rank up to the ceiling. A group of equals that does not fit whole is not split.</summary>
    public static AwardSelectionResult Fill(IEnumerable<AwardCandidate> candidates, int ceiling)
    {
        var chosen = new List<AwardCandidate>();
        foreach (var equals in candidates.Where(c => c is { Hindrance: null, Rank: not null }).GroupBy(c => c.Rank!.Value).OrderBy(g => g.Key))
        {
            var tied = equals.OrderBy(c => c.Name, Vietnamese.Order).ToList();
            if (chosen.Count + tied.Count > ceiling)
            {
                return new(chosen, chosen.Count < ceiling ? tied : []);
            }

            chosen.AddRange(tied);
        }

        return new(chosen, []);
    }
}
