using CcHc.Portal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

/// <summary>More of what is wished for never earns less, whatever the rule; for each method in its own terms.</summary>
public sealed class MonotonyTests
{
    public static TheoryData<string> Methods => [.. ScoringMethods.All.Where(m => m.Fields.Count > 0).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Points_OfABetterAnswer_AreNoFewer(string method)
    {
        var leaves = Gen.Choose(0, int.MaxValue - 1).Select(seed => (seed, new SheetMaker(new Random(seed)).Leaf(method)));
        var differing = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(leaves.ToArbitrary(), made =>
        {
            var leaf = Sheet.Leaf(method, made.Item2.WholeRule, made.Item2.Points);
            var (worse, better) = Pair(leaf.Rule, leaf.Max, new Random(made.seed));

            var (less, more) = (Score(leaf, worse), Score(leaf, better));

            Assert.True(less <= more, $"{leaf.Source.Rule}: {worse.ToJson()} → {less}, {better.ToJson()} → {more}");
            differing += less < more ? 1 : 0;
        }));

        // Two equal figures would satisfy any such property.
        Assert.True(differing > 20, $"only {differing} pairs differ");
    }

    /// <summary>Two answers, the second at least as good as the first.</summary>
    private static (Answer Worse, Answer Better) Pair(ScoringRule rule, decimal max, Random random)
    {
        var (few, many) = (random.Next(0, 8), random.Next(8, 14));
        switch (rule)
        {
            case ChoiceRule choice:
                var options = choice.Options.OrderBy(o => o.Points).ToList();
                var chosen = random.Next(options.Count);
                return (new() { Option = options[chosen].Label }, new() { Option = options[random.Next(chosen, options.Count)].Label });
            case WeightedRatioRule:
                // One of those that are late was in time after all.
                return (Weighted(few, many), Weighted(few + 1, many - 1));
            case BandRule or RatioRule or SurveyRule when random.Next(2) == 0 || rule is SurveyRule:
                var percent = random.Next(0, 1_000_000) / 10_000m;
                return (new() { Value = percent }, new() { Value = percent + ((100 - percent) * random.Next(0, 8) / 8) is var higher ? decimal.Round(higher, 6) : 0 });
            case BandRule or RatioRule:
                var whole = random.Next(1, 60);
                var part = random.Next(0, whole + 1);
                return (new() { Numerator = part, Denominator = whole + 1 }, new() { Numerator = part, Denominator = whole });
            case DeductRule:
                return (new() { Count = many - few }, new() { Count = random.Next(0, many - few + 1) });
            case CountRule or PenaltyRule:
                return (new() { Count = few }, new() { Count = few + random.Next(0, 4) });
            case DeadlineRule:
                var date = new DateOnly(2025, 10, 28).AddDays(random.Next(0, 16));
                return (new() { Date = date }, new() { Date = date.AddDays(-random.Next(0, 5)) });
            case ExpertRule expert:
                var steps = (int)(max / expert.Step);
                var mark = random.Next(0, steps + 1);
                return (new() { Mark = mark * expert.Step }, new() { Mark = random.Next(mark, steps + 1) * expert.Step });
            default:
                throw new InvalidOperationException(rule.ToString());
        }
    }

    private static Answer Weighted(int inTime, int late) => new() { Counts = [new("đúng hạn", inTime), new("muộn", late)] };

    private static Points Score(CriteriaNode leaf, Answer answer) => ScoringEngine.ScoreLeaf(leaf, answer, 2025).Points;
}
