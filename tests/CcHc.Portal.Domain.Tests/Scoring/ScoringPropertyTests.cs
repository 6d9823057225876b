using System.Numerics;
using CcHc.Portal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

/// <summary>What must hold whatever the figures are.</summary>
public sealed class ScoringPropertyTests
{
    private static readonly CriteriaNode[] MonotoneLeaves =
    [
        Sheet.Leaf("step", "R>=99→4; 98<=R<99→3; 97<=R<98→2; 95<=R<97→1; R<95→0", 4),
        Sheet.Leaf("linear_band", "R>=100→max; 80<=R<100→R*max; R<80→0", 2),
        Sheet.Leaf("ratio", "score=R*max; round=0.25", 6),
        Sheet.Leaf("ratio_capped", "T=80; R>=80→3; R<80→R*3/80", 3),
    ];

    private static readonly Gen<(int Part, int Whole)> Shares =
        from whole in Gen.Choose(1, 100_000)
        from part in Gen.Choose(0, whole)
        select (part, whole);

    [Fact]
    public void Points_OfAShare_StayWithin0AndTheMaximumAndGrowWithIt()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Shares.Two().ToArbitrary(), pair =>
        {
            var ((a, b), (c, d)) = pair;
            foreach (var leaf in MonotoneLeaves)
            {
                var one = Score(leaf, a, b);
                var other = Score(leaf, c, d);
                Assert.InRange(one.Value, 0, leaf.Max);
                if ((long)a * d <= (long)c * b)
                {
                    Assert.True(one <= other, $"{leaf.Method.Name}: {a}/{b} → {one}, {c}/{d} → {other}");
                }
            }
        }));
    }

    [Fact]
    public void Points_OfARatio_AreTheExactFractionRoundedOnce()
    {
        var leaf = Sheet.Leaf("ratio", "score=R*3.3333", 3.3333m);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Shares.ToArbitrary(), share =>
        {
            // 33333 ten-thousandths × part ÷ whole, halves up, in whole numbers.
            var twice = 2 * new BigInteger(33333) * share.Part;
            var expected = (twice + share.Whole) / (2 * new BigInteger(share.Whole));

            Assert.Equal((long)expected, Score(leaf, share.Part, share.Whole).TenThousandths);
        }));
    }

    [Fact]
    public void Points_OfOccurrences_FallOrGrowWithThemWithinTheirBounds()
    {
        var deduct = Sheet.Leaf("deduct", "start=3; per=0.35; floor=0.5", 3);
        var count = Sheet.Leaf("count", "per=0.35; cap=2", 2);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.Choose(0, 30).Two().ToArbitrary(), pair =>
        {
            var (fewer, more) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
            Assert.True(Occur(deduct, fewer) >= Occur(deduct, more));
            Assert.True(Occur(count, fewer) <= Occur(count, more));
            Assert.InRange(Occur(deduct, more).Value, 0.5m, deduct.Max);
            Assert.InRange(Occur(count, more).Value, 0, count.Max);
        }));
    }

    [Fact]
    public void Sheet_WithAnswersInAnyOrder_HasTheSameResult()
    {
        var tree = Sheet.Tree(
        [
            Sheet.Node("1", 100, "group", "sum of children"),
            .. Enumerable.Range(1, 10).Select(i => Sheet.Node($"1.{i}", 10, "ratio", "score=R*max")),
        ]);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Gen.Shuffle(Enumerable.Range(1, 10)).ToArbitrary(), order =>
        {
            var answers = order.ToDictionary(i => $"1.{i}", i => new Answer { Numerator = i, Denominator = 13 });

            var result = ScoringEngine.Score(tree, answers, 2025);

            Assert.Equal("42.3077", result.Points.ToInvariantString());
            Assert.Equal(Enumerable.Range(1, 10).Select(i => Points.FromDecimal(i * 10m / 13)), result.Nodes.Skip(1).Select(n => n.Points));
        }));
    }

    /// <summary>A decision may put a level, a factor or a cap above the maximum, and R may lie above 100 %: the points never do.</summary>
    [Fact]
    public void Points_OfARuleThatReachesBeyondTheMaximum_StopThere()
    {
        (string Method, string Rule, Gen<Answer> Answers)[] generous =
        [
            ("choice", "nhiều=5 | vừa=1 | không=0", Gen.Elements("nhiều", "vừa", "không").Select(o => new Answer { Option = o })),
            ("step", "R>=50→5; R<50→1", Gen.Choose(0, 300).Select(v => new Answer { Value = v })),
            ("linear_band", "R>=50→R*5; R<50→1", Gen.Choose(0, 300).Select(v => new Answer { Value = v })),
            ("ratio", "score=R*max", Gen.Choose(0, 300).Select(v => new Answer { Value = v })),
            ("ratio", "score=R*5; round=0.75", Gen.Choose(0, 300).Select(v => new Answer { Numerator = v, Denominator = 100 })),
            ("ratio_capped", "T=80; R>=80→5; R<80→R*5/80", Gen.Choose(0, 300).Select(v => new Answer { Value = v })),
            ("weighted_ratio", "giỏi=3; thường=1; score=R*max", Gen.Choose(0, 9).Select(n => new Answer { Counts = [new("giỏi", n), new("thường", 1)] })),
            ("deduct", "start=5; per=0.7; floor=0", Gen.Choose(0, 9).Select(n => new Answer { Count = n })),
            ("count", "per=0.7; cap=5", Gen.Choose(0, 9).Select(n => new Answer { Count = n })),
            ("deadline", "due=31/10; per=0.5/day; floor=5", Gen.Choose(0, 20).Select(n => new Answer { Date = new DateOnly(2025, 10, 25).AddDays(n) })),
            ("survey", "score=SIPAS*5", Gen.Choose(0, 100).Select(v => new Answer { Value = v })),
        ];
        foreach (var (method, rule, answers) in generous)
        {
            var leaf = Sheet.Leaf(method, rule, 2);
            var stopped = 0;
            Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(answers.ToArbitrary(), answer =>
            {
                var result = ScoringEngine.ScoreLeaf(leaf, answer, 2025);
                Assert.InRange(result.Points.Value, 0, 2);
                Assert.Equal(result.Points.Value, TraceReckoner.OfLeaf(result.Trace, leaf.Max));
                stopped += result.Trace.Any(s => s.Operator == TraceOperator.AtMost && s.Value == 2) ? 1 : 0;
            }));
            Assert.True(stopped > 0, rule);
        }

        // Without a maximum a penalty is bounded by its own cap.
        Assert.Equal(3, ScoringEngine.ScoreLeaf(Sheet.Leaf("penalty", "per=2; cap=3", 0), new Answer { Count = 4 }, 2025).Points.Value);
    }

    private static Points Score(CriteriaNode leaf, int part, int whole) =>
        ScoringEngine.ScoreLeaf(leaf, new Answer { Numerator = part, Denominator = whole }, 2025).Points;

    private static Points Occur(CriteriaNode leaf, int count) =>
        ScoringEngine.ScoreLeaf(leaf, new Answer { Count = count }, 2025).Points;
}
