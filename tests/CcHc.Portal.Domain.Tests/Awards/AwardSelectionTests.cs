using CcHc.Portal.Domain.Awards;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Awards;

public sealed class AwardSelectionTests
{
    // Up to twelve who take part, on few different points so that many are equal; every fourth is hindered.
    private static readonly Gen<(List<AwardCandidate> Candidates, int Ceiling)> Tables =
        from finals in Gen.ListOf(Gen.Choose(0, 5), 12)
        from hindered in Gen.ListOf(Gen.Choose(0, 3), 12)
        from size in Gen.Choose(0, 12)
        from ceiling in Gen.Choose(0, 14)
        select (Ranked([.. finals.Take(size)], [.. hindered.Select(h => h == 0)]), ceiling);

    [Fact]
    public void Fill_TakesTheBestAndSplitsNoGroupOfEquals()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Tables.ToArbitrary(), table =>
        {
            var (candidates, ceiling) = table;

            var (chosen, tied) = AwardSelection.Fill(candidates, ceiling);

            Assert.True(chosen.Count <= ceiling);
            Assert.All(chosen.Concat(tied), c => Assert.Null(c.Hindrance));
            var eligible = candidates.Where(c => c.Hindrance is null).ToList();
            foreach (var left in eligible.Except(chosen))
            {
                Assert.All(chosen, c => Assert.True(c.Rank < left.Rank, $"{c.Rank} taken, {left.Rank} of the same or a better rank left"));
            }

            // Whoever is left although there is room was equal to others of whom not all fitted.
            var next = eligible.Except(chosen).Select(c => c.Rank).DefaultIfEmpty().Min();
            Assert.Equal(
                chosen.Count < ceiling ? eligible.Where(c => next != null && c.Rank == next).Select(c => c.Name).Order() : [],
                tied.Select(c => c.Name).Order());
        }));
    }

    [Fact]
    public void Fill_LeavesEqualsAtTheEdgeToPeople()
    {
        var (chosen, tied) = AwardSelection.Fill(Ranked([9, 8, 8, 7], [false, false, false, false]), 2);

        Assert.Equal(["A"], chosen.Select(c => c.Name));
        Assert.Equal(["B", "C"], tied.Select(c => c.Name));
    }

    [Fact]
    public void Fill_PassesOverTheHindered()
    {
        var (chosen, tied) = AwardSelection.Fill(Ranked([9, 8, 7], [false, true, false]), 2);

        Assert.Equal(["A", "C"], chosen.Select(c => c.Name));
        Assert.Empty(tied);
    }

    private static List<AwardCandidate> Ranked(IReadOnlyList<int> finals, IReadOnlyList<bool> hindered)
    {
        var ids = finals.Select((f, i) => (Id: Given.Id(i + 1), Final: Points.FromDecimal(f))).ToList();
        return [.. ids.Select((x, i) => new AwardCandidate(x.Id, ((char)('A' + i)).ToString(), 1 + ids.Count(other => other.Final > x.Final), x.Final, hindered[i] ? "chưa đăng ký thi đua" : null))];
    }
}
