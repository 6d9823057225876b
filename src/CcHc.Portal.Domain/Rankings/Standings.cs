using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Rankings;

/// <summary>Where one ended, and every reason on the way.</summary>
/// <param name="Place">1-based position in the table; equals follow each other.</param>
/// <param name="Rank">Standard competition rank (1, 2, 2, 4); none for who is alone.</param>
/// <param name="SharesRank">Nothing told it apart from another one.</param>
/// <param name="AwaitsVote">The chain ends in a vote that is not recorded for these equals.</param>
/// <param name="AtQuotaEdge">Equal to another at the edge of a quota, so that people have to decide.</param>
public sealed record Standing(
    Guid Id, int Place, int? Rank, string? Band, bool SharesRank, bool AwaitsVote, bool AtQuotaEdge, IReadOnlyList<StandingStep> Trace);

/// <summary>
/// Ranks and bands of one group. Pure: the same results, rules and votes give the same table, in whatever order they come.
/// The order of a band's making is fixed: points, gates, sanctions, quotas (decision 0010).
/// </summary>
public static class Standings
{
    /// <summary>Best first.</summary>
    public static IReadOnlyList<Standing> Of(RankingRules rules, IReadOnlyCollection<Contestant> contestants, IReadOnlyCollection<CastVote>? votes = null)
    {
        var places = new List<Placed>(contestants.Count);
        foreach (var equals in contestants.GroupBy(c => c.Final.ToPrinted()).OrderByDescending(g => g.Key))
        {
            var block = equals.Select(c => new Placed(c, places.Count + 1)).OrderBy(p => p.Contestant.Id).ToList();
            places.AddRange(block.Count == 1 ? block : Told(rules, block, 0, places.Count + 1, votes ?? []));
        }

        foreach (var placed in places)
        {
            (placed.Level, var steps) = LevelOf(rules, placed.Contestant);
            placed.Trace.InsertRange(0, steps);
        }

        Limit(rules, places);
        var alone = places.Count == 1;
        return
        [
            .. places.Select((p, i) => new Standing(
                p.Contestant.Id,
                i + 1,
                alone ? null : p.Rank,
                NameOf(rules, p.Level),
                p.SharesRank,
                p.SharesRank && rules.EndsInVote,
                p.AtQuotaEdge,
                alone ? [.. p.Trace, new StandingStep(StandingStepKind.Alone)] : p.Trace)),
        ];
    }

    /// <summary>The band of one sheet by itself, before quotas: points, gates, sanctions.</summary>
    public static (string? Band, IReadOnlyList<StandingStep> Trace) BandOf(RankingRules rules, Contestant contestant)
    {
        var (level, trace) = LevelOf(rules, contestant);
        return (NameOf(rules, level), trace);
    }

    /// <summary>Tells equals apart by the rest of the chain; what stays equal shares the rank.</summary>
    private static List<Placed> Told(RankingRules rules, List<Placed> equals, int from, int rank, IReadOnlyCollection<CastVote> votes)
    {
        for (var i = from; i < rules.Ties.Count; i++)
        {
            var step = rules.Ties[i];
            if (step.Kind == TieKind.Vote)
            {
                return Voted(equals, rank, votes);
            }

            var parts = equals.GroupBy(p => Compared(step, p.Contestant)).OrderByDescending(g => g.Key).ToList();
            if (parts.Count == 1)
            {
                continue;
            }

            var told = new List<Placed>(equals.Count);
            foreach (var part in parts)
            {
                var block = part.ToList();
                foreach (var one in block)
                {
                    one.Rank = rank + told.Count;
                    one.Trace.Add(new StandingStep(StandingStepKind.ToldApart, Code: step.Code, Tie: step.Kind, Value: Shown(step, one.Contestant), Count: equals.Count, Place: told.Count + 1, Limit: one.Contestant.Final.ToPrinted().Value));
                }

                told.AddRange(block.Count == 1 ? block : Told(rules, block, i + 1, rank + told.Count, votes));
            }

            return told;
        }

        return Shared(equals, rank);
    }

    private static List<Placed> Voted(List<Placed> equals, int rank, IReadOnlyCollection<CastVote> votes)
    {
        var ids = equals.Select(p => p.Contestant.Id).ToHashSet();
        var final = equals[0].Contestant.Final.ToPrinted();
        var vote = votes.LastOrDefault(v => v.Final.ToPrinted() == final && ids.SetEquals(v.Order));
        if (vote is null)
        {
            return Shared(equals, rank);
        }

        var order = vote.Order.Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i);
        var told = equals.OrderBy(p => order[p.Contestant.Id]).ToList();
        for (var i = 0; i < told.Count; i++)
        {
            told[i].Rank = rank + i;
            told[i].Trace.Add(new StandingStep(StandingStepKind.Voted, Source: vote.Minutes, Count: told.Count, Place: i + 1));
        }

        return told;
    }

    private static List<Placed> Shared(List<Placed> equals, int rank)
    {
        foreach (var one in equals)
        {
            one.Rank = rank;
            one.SharesRank = true;
            one.Trace.Add(new StandingStep(StandingStepKind.Shared, Count: equals.Count, Place: rank, Value: one.Contestant.Final.ToPrinted().Value));
        }

        return equals;
    }

    // As in the table: two decimals. A lower penalty is better, so it counts below zero.
    private static Points Compared(TieStep step, Contestant contestant) => step.Kind switch
    {
        TieKind.Bonus => contestant.Bonus.ToPrinted(),
        TieKind.Penalty => Points.Zero - contestant.Penalty.ToPrinted(),
        _ => contestant.Parts.GetValueOrDefault(step.Code ?? "")?.Points.ToPrinted() ?? Points.Zero,
    };

    private static decimal Shown(TieStep step, Contestant contestant) => Math.Abs(Compared(step, contestant).Value);

    /// <summary>An index into the bands from the best; their count is below the lowest.</summary>
    private static (int Level, List<StandingStep> Trace) LevelOf(RankingRules rules, Contestant contestant)
    {
        var bands = rules.Bands;
        List<StandingStep> trace = [];
        if (bands.Count == 0 || contestant.Maximum <= Points.Zero)
        {
            return (bands.Count, trace);
        }

        var final = contestant.Final.ToPrinted();
        var hundredths = final.Value * 10_000m / contestant.Maximum.Value;
        var level = 0;
        while (level < bands.Count && hundredths < bands[level].FromHundredths)
        {
            level++;
        }

        trace.Add(new StandingStep(StandingStepKind.Earned, To: NameOf(rules, level), Value: final.Value, Limit: contestant.Maximum.Value));
        foreach (var gate in rules.Gates)
        {
            var demanded = IndexOf(bands, gate.Band);
            if (demanded < 0 || level > demanded || IsMet(gate, contestant, out var reached))
            {
                continue;
            }

            trace.Add(new StandingStep(StandingStepKind.Stopped, NameOf(rules, level), NameOf(rules, demanded + 1), gate.Code, gate.Words, reached, gate.Number, Gate: gate.Kind));
            level = demanded + 1;
        }

        foreach (var (code, sanction) in contestant.Sanctions)
        {
            var named = sanction.Band is null ? -1 : IndexOf(bands, sanction.Band);
            var after = sanction.Kind switch
            {
                SanctionKind.AtMost when named >= 0 => Math.Max(level, named),
                SanctionKind.Set when named >= 0 => named,
                SanctionKind.Down when level < bands.Count => Math.Min(level + sanction.Steps, bands.Count - 1),
                _ => level,
            };
            if (after != level)
            {
                trace.Add(new StandingStep(StandingStepKind.Sanctioned, NameOf(rules, level), NameOf(rules, after), code));
                level = after;
            }
        }

        return (level, trace);
    }

    /// <param name="reached">The figure that was looked at, where there is one.</param>
    private static bool IsMet(Gate gate, Contestant contestant, out decimal? reached)
    {
        reached = null;
        if (Gate.NeedsCode(gate.Kind))
        {
            if (contestant.Parts.GetValueOrDefault(gate.Code ?? "") is not { } part)
            {
                return false;
            }

            // Of what did not apply at all nothing can be demanded.
            if (part.Applicable <= Points.Zero)
            {
                return true;
            }

            reached = gate.Kind == GateKind.PartShare ? part.Points.Value * 100 / part.Applicable.Value : part.Points.Value;
            return gate.Kind == GateKind.PartNotZero ? part.Points > Points.Zero : reached >= gate.Number;
        }

        switch (gate.Kind)
        {
            case GateKind.RegisteredInTime:
                return contestant.RegisteredInTime;
            case GateKind.LockedInTime:
                return contestant.LockedInTime;
            case GateKind.NoKnockout:
                return contestant.Knockouts.Count == 0;
            default:
                reached = contestant.Penalty.Value;
                return reached <= gate.Number;
        }
    }

    /// <summary>
    /// Sends those who are too many for a band to the one below, until every quota holds. Nobody is ever sent up, so that it
    /// ends; who is equal in rank is never divided.
    /// </summary>
    private static void Limit(RankingRules rules, List<Placed> places)
    {
        var quotas = rules.Quotas
            .Select(q => (Quota: q, Level: IndexOf(rules.Bands, q.Band)))
            .Where(q => q.Level >= 0)
            .OrderBy(q => q.Level)
            .ToList();
        bool moved;
        do
        {
            moved = false;
            foreach (var (quota, level) in quotas)
            {
                moved |= Limit(rules, places, quota, level);
            }
        }
        while (moved);
    }

    private static bool Limit(RankingRules rules, List<Placed> places, BandQuota quota, int level)
    {
        var within = places.Where(p => p.Level == level).ToList();
        var below = places.Count(p => p.Level == level + 1);
        // Who is sent down makes the band below larger, of which the quota may be a share: the most that still fits.
        var most = within.Count;
        while (most > 0 && most > quota.Most(places.Count, below + within.Count - most))
        {
            most--;
        }

        if (most == within.Count)
        {
            return false;
        }

        var kept = 0;
        foreach (var equals in within.GroupBy(p => p.Rank).OrderBy(g => g.Key))
        {
            var block = equals.ToList();
            if (kept + block.Count <= most)
            {
                kept += block.Count;
                continue;
            }

            var isEdge = kept < most;
            foreach (var one in block)
            {
                one.Level = level + 1;
                one.AtQuotaEdge |= isEdge;
                one.Trace.Add(new StandingStep(
                    isEdge ? StandingStepKind.AtQuotaEdge : StandingStepKind.OverQuota,
                    NameOf(rules, level),
                    NameOf(rules, level + 1),
                    Limit: most,
                    Count: isEdge ? block.Count : null));
            }

            // Nobody passes who did better and did not fit.
            most = kept;
        }

        return true;
    }

    private static string? NameOf(RankingRules rules, int level) => level < rules.Bands.Count ? rules.Bands[level].Name : null;

    private static int IndexOf(IReadOnlyList<BandLevel> bands, string name)
    {
        for (var i = 0; i < bands.Count; i++)
        {
            if (bands[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private sealed class Placed(Contestant contestant, int rank)
    {
        public Contestant Contestant { get; } = contestant;

        public int Rank { get; set; } = rank;

        public int Level { get; set; }

        public bool SharesRank { get; set; }

        public bool AtQuotaEdge { get; set; }

        public List<StandingStep> Trace { get; } = [];
    }
}

/// <summary>One sheet in two tables.</summary>
public sealed record StandingChange(Guid Id, Standing? Before, Standing? After)
{
    public bool MovesRank => Before?.Rank != After?.Rank;

    public bool MovesBand => Before?.Band != After?.Band;

    /// <summary>In the order of the table after.</summary>
    public static IReadOnlyList<StandingChange> Between(IReadOnlyList<Standing> before, IReadOnlyList<Standing> after)
    {
        var old = before.ToDictionary(s => s.Id);
        var now = after.Select(s => s.Id).ToHashSet();
        return [.. after.Select(s => new StandingChange(s.Id, old.GetValueOrDefault(s.Id), s)), .. before.Where(s => !now.Contains(s.Id)).Select(s => new StandingChange(s.Id, s, null))];
    }
}
