using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Rankings;

public sealed class StandingPropertyTests
{
    private static readonly string[] Bands = [.. Ranked.Rules.Bands.Select(b => b.Name)];

    // Few different values, so that ties and full bands happen; some results differ only behind the second place.
    private static readonly Gen<Contestant> OneContestant =
        from final in Gen.Choose(0, 40)
        from behind in Gen.Choose(0, 60)
        from field in Gen.Choose(0, 3)
        from bonus in Gen.Choose(0, 2)
        from penalty in Gen.Choose(0, 2)
        from inTime in Gen.Elements(true, false)
        from sanction in Gen.Elements(null, new Sanction(SanctionKind.AtMost, "", "Khá", 0), new Sanction(SanctionKind.Down, "", null, 1), new Sanction(SanctionKind.Set, "", "Tốt", 0))
        select new Contestant(
            Guid.Empty,
            new Points((600_000 + (final * 10_000)) + behind),
            Points.FromDecimal(100),
            Points.FromDecimal(bonus),
            Points.FromDecimal(penalty),
            new Dictionary<string, Portion> { ["2"] = new(Points.FromDecimal(field), Points.FromDecimal(3)) },
            sanction is null ? [] : [new EarnedSanction("P.1", sanction)],
            [],
            inTime,
            inTime);

    private static readonly Gen<IReadOnlyList<Contestant>> Contestants =
        OneContestant.ListOf().Select(IReadOnlyList<Contestant> (all) => [.. all.Select((c, i) => c with { Id = Given.Id(i + 1) })]);

    private static readonly Gen<BandQuota> OneQuota =
        from kind in Gen.Elements(QuotaKind.Count, QuotaKind.Percent)
        from number in Gen.Choose(0, 60)
        from of in Gen.Elements(QuotaBase.Group, QuotaBase.BandBelow)
        from rounding in Gen.Elements(QuotaRounding.Down, QuotaRounding.HalfUp, QuotaRounding.AtLeastOne)
        from small in Gen.Elements(false, true)
        select new BandQuota("", kind, kind == QuotaKind.Count ? number % 6 : number, of, rounding, small ? 5 : null, small ? 1 : null);

    private static readonly Gen<RankingRules> Rules =
        from gates in Gen.Elements(new Gate("Tốt", GateKind.PartShare, "2", 60), new Gate("Xuất sắc", GateKind.PartNotZero, "2"), new Gate("Khá", GateKind.LockedInTime), new Gate("Tốt", GateKind.PenaltyAtMost, Number: 1)).ListOf()
        from first in OneQuota
        from second in OneQuota
        from quotas in Gen.Choose(0, 3)
        from ties in Gen.Elements<TieStep[]>([], [new(TieKind.PartPoints, "2")], [new(TieKind.Bonus), new(TieKind.Penalty)], [new(TieKind.PartPoints, "2"), new(TieKind.Vote)])
        select Ranked.Rules with
        {
            Gates = [.. gates],
            Quotas = [.. new[] { (quotas & 1) == 1 ? first with { Band = "Xuất sắc" } : null, (quotas & 2) == 2 ? second with { Band = "Tốt" } : null }.OfType<BandQuota>()],
            Ties = ties,
        };

    [Fact]
    public void Table_DoesNotDependOnTheOrderOfTheList() =>
        Holds((rules, contestants) => Words(Standings.Of(rules, contestants)).SequenceEqual(Words(Standings.Of(rules, [.. contestants.Reverse()]))));

    [Fact]
    public void Rank_IsOneMoreThanHowManyAreBefore() =>
        Holds((rules, contestants) =>
        {
            var table = Standings.Of(rules, contestants);
            return table.Count == 1
                ? table[0].Rank is null
                : table.All(s => s.Rank == 1 + table.Count(other => other.Rank < s.Rank) && s.SharesRank == table.Count(other => other.Rank == s.Rank) > 1);
        });

    [Fact]
    public void WhoHasMorePrintedPoints_IsBefore() =>
        Holds((rules, contestants) =>
        {
            var ranks = Standings.Of(rules, contestants).ToDictionary(s => s.Id, s => s.Rank);
            return contestants.All(a => contestants.All(b => a.Final.ToPrinted() <= b.Final.ToPrinted() || ranks[a.Id] < ranks[b.Id]));
        });

    [Fact]
    public void Quota_IsNeverExceeded() =>
        Holds((rules, contestants) =>
        {
            var table = Standings.Of(rules, contestants);
            return rules.Quotas.All(q =>
                table.Count(s => s.Band == q.Band) <= q.Most(contestants.Count, table.Count(s => s.Band == Bands[Array.IndexOf(Bands, q.Band) + 1])));
        });

    [Fact]
    public void Equals_AreNeverInDifferentBandsByAQuota() =>
        Holds((rules, contestants) => Standings.Of(rules, contestants)
            .Where(s => s.SharesRank && contestants.Single(c => c.Id == s.Id).Sanctions.Count == 0 && rules.Gates.Count == 0)
            .GroupBy(s => s.Rank)
            .All(g => g.Select(s => s.Band).Distinct().Count() == 1));

    [Fact]
    public void Gate_NeverLiftsABand() =>
        Holds((rules, contestants) => contestants.All(c =>
            LevelOf(Standings.BandOf(rules, c with { Sanctions = [] }).Band) >= LevelOf(Standings.BandOf(rules with { Gates = [] }, c with { Sanctions = [] }).Band)));

    [Fact]
    public void Quota_NeverLiftsABand() =>
        Holds((rules, contestants) => Standings.Of(rules, contestants).All(s =>
            LevelOf(s.Band) >= LevelOf(Standings.BandOf(rules, contestants.Single(c => c.Id == s.Id)).Band)));

    [Fact]
    public void MorePoints_NeverGiveAWorseRankOrBand() =>
        Holds((rules, contestants) =>
        {
            if (contestants.Count == 0)
            {
                return true;
            }

            var without = rules with { Quotas = [] };
            Contestant raised = contestants[0] with { Final = contestants[0].Final + Points.FromDecimal(3) };
            var before = Standings.Of(without, contestants).Single(s => s.Id == raised.Id);
            var after = Standings.Of(without, [raised, .. contestants.Skip(1)]).Single(s => s.Id == raised.Id);
            return (after.Rank ?? 0) <= (before.Rank ?? 0) && LevelOf(after.Band) <= LevelOf(before.Band);
        });

    [Fact]
    public void Trace_EndsInTheBandThatIsGiven() =>
        Holds((rules, contestants) => Standings.Of(rules, contestants).All(s =>
            s.Trace.Last(t => t.Kind is StandingStepKind.Earned or StandingStepKind.Stopped or StandingStepKind.Sanctioned or StandingStepKind.OverQuota or StandingStepKind.AtQuotaEdge).To == s.Band));

    private static int LevelOf(string? band) => band is null ? Bands.Length : Array.IndexOf(Bands, band);

    private static IEnumerable<string> Words(IReadOnlyList<Standing> table) =>
        table.Select(s => $"{s.Id} {s.Place} {s.Rank} {s.Band} {s.SharesRank} {s.AtQuotaEdge} {StandingText.ToJson(s.Trace)}");

    private static void Holds(Func<RankingRules, IReadOnlyList<Contestant>, bool> property) =>
        Check.QuickThrowOnFailure(Prop.ForAll(Rules.ToArbitrary(), Contestants.ToArbitrary(), property));
}
