using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Rankings;

/// <summary>What one field or criterion earned.</summary>
/// <param name="Applicable">The maximum of what applied; zero where all was excluded.</param>
public sealed record Portion(Points Points, Points Applicable);

/// <summary>A sanction of a penalty that was earned, with the code of its criterion.</summary>
public sealed record EarnedSanction(string Code, Sanction Sanction);

/// <summary>One sheet with the figures that ranks and bands are made of.</summary>
/// <param name="Final">What is ranked; two decimals count.</param>
/// <param name="Maximum">What bands are a share of.</param>
/// <param name="Parts">The fields and criteria the rules name, by code.</param>
/// <param name="Sanctions">In the order of the criteria.</param>
/// <param name="Knockouts">Codes of preconditions that earned nothing.</param>
public sealed record Contestant(
    Guid Id,
    Points Final,
    Points Maximum,
    Points Bonus,
    Points Penalty,
    IReadOnlyDictionary<string, Portion> Parts,
    IReadOnlyList<EarnedSanction> Sanctions,
    IReadOnlyList<string> Knockouts,
    bool RegisteredInTime = true,
    bool LockedInTime = true)
{
    public static readonly IReadOnlyDictionary<string, Portion> NoParts = new Dictionary<string, Portion>();

    /// <summary>From a sheet as the engine sums it.</summary>
    public static Contestant Of(Guid id, SheetResult result, bool registeredInTime = true, bool lockedInTime = true) => new(
        id,
        result.Final,
        result.BaseMax,
        result.Bonus,
        result.Penalty,
        PartsOf(result.Nodes),
        SanctionsOf(result.Nodes),
        KnockoutsOf(result.Nodes),
        registeredInTime,
        lockedInTime);

    public static IReadOnlyDictionary<string, Portion> PartsOf(IEnumerable<NodeResult> nodes) =>
        nodes.ToDictionary(n => n.Node.Code, n => new Portion(n.Points, n.ApplicableMax), StringComparer.Ordinal);

    public static IReadOnlyList<EarnedSanction> SanctionsOf(IEnumerable<NodeResult> nodes) =>
    [
        .. nodes
            .Where(n => n.Node.IsLeaf && n.Points > Points.Zero && n.Node.Rule is PenaltyRule { Sanction: not null })
            .Select(n => new EarnedSanction(n.Node.Code, ((PenaltyRule)n.Node.Rule).Sanction!)),
    ];

    /// <summary>Preconditions that were answered and earned nothing.</summary>
    public static IReadOnlyList<string> KnockoutsOf(IEnumerable<NodeResult> nodes) =>
    [
        .. nodes
            .Where(n => n.Node.Rule.Knockout && n.Points == Points.Zero && n.Status is not (NodeStatus.Unanswered or NodeStatus.Excluded or NodeStatus.Information))
            .Select(n => n.Node.Code),
    ];
}

/// <summary>A vote on equals as it was recorded: it decides among exactly these, at exactly this result.</summary>
/// <param name="Order">Best first.</param>
/// <param name="Minutes">Number and day of the minutes, as printed.</param>
public sealed record CastVote(Points Final, IReadOnlyList<Guid> Order, string Minutes);
