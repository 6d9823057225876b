using CcHc.Portal.Domain.Assessment;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

public sealed class RankingTests
{
    // Few different values, so that ties happen; some differ only behind the second place.
    private static readonly Arbitrary<int[]> Results = Gen.Choose(0, 600).ArrayOf().ToArbitrary();

    [Fact]
    public void Ties_ShareARankAndTheNextOneCountsWhoIsBefore() =>
        Assert.Equal([1, 2, 2, 4], RanksOf([900_000, 872_500, 872_500, 500_000]));

    [Fact]
    public void Ranks_AreTakenFromTheFigureAsPrinted() => Assert.Equal([1, 1, 3], RanksOf([872_549, 872_451, 872_449]));

    [Fact]
    public void Ranking_OfNobody_IsEmpty() => Assert.Empty(Ranking.Of([]));

    [Fact]
    public void Rank_IsOneMoreThanHowManyAreStrictlyBetter() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Results, stored =>
        {
            var printed = stored.Select(s => new Points(s).ToPrinted()).ToArray();
            return RanksOf(stored).Select((rank, i) => rank == 1 + printed.Count(other => other > printed[i])).All(good => good);
        }));

    [Fact]
    public void Ranking_DoesNotDependOnTheOrderOfTheList() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Results, stored => RanksOf(stored).Reverse().SequenceEqual(RanksOf([.. stored.Reverse()]))));

    [Fact]
    public void MorePoints_NeverGiveAWorseRank() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Results, Gen.Choose(0, 300).ToArbitrary(), (stored, more) =>
        {
            if (stored.Length == 0)
            {
                return true;
            }

            int[] raised = [stored[0] + more, .. stored.Skip(1)];
            return RanksOf(raised)[0] <= RanksOf(stored)[0];
        }));

    private static int[] RanksOf(int[] stored)
    {
        var ids = stored.Select((_, i) => Given.Id(i + 1)).ToArray();
        var ranks = Ranking.Of([.. stored.Select((s, i) => (ids[i], new Points(s)))]);
        return [.. ids.Select(id => ranks[id])];
    }
}
