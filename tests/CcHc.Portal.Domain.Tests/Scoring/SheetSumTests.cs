using System.Globalization;
using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

public sealed class SheetSumTests
{
    public static TheoryData<string, string, string, string> Examples()
    {
        var examples = new TheoryData<string, string, string, string>();
        foreach (var row in ExampleFile.Rows("SheetExamples.tsv", columns: 4))
        {
            examples.Add(row[0], row[1], row[2], row[3]);
        }

        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Sheet_Answered_GivesTheHandComputedFigures(string nodes, string answers, string figures, string from)
    {
        var tree = Sheet.Tree([.. Parts(nodes).Select(NodeOf)]);

        var result = Sheet.Score(tree, [.. Parts(answers).Select(a => a.Split(": ", 2)).Select(a => (a[0], a[1]))]);

        Assert.True(figures == Figures(result), $"{from}: {Figures(result)}, by hand {figures}. {TraceText.Render(result.Trace)}");

        static string[] Parts(string text) => text.Split(" ¦ ", StringSplitOptions.RemoveEmptyEntries);

        static CriterionSource NodeOf(string text)
        {
            var words = text.Split(' ', 4);
            decimal? max = words.Length > 2 ? decimal.Parse(words[2], CultureInfo.InvariantCulture) : null;
            return Sheet.Node(words[0], max, words[1], words.Length > 3 ? words[3] : null);
        }
    }

    [Fact]
    public void Trace_OfTheTotal_TellsHowTheFieldsBecomeTheResult()
    {
        var tree = Sheet.Tree(
            Sheet.Node("1", 60, "ratio", "score=R*max"),
            Sheet.Node("2", 40, "ratio", "score=R*max"),
            Sheet.Node("B", 2, "group_bonus", "sum, cap 2"),
            Sheet.Node("B.1", 2, "count", "per=1"),
            Sheet.Node("P", 1, "penalty", "per=0.5"));

        var result = Sheet.Score(tree, ("1", "numerator=5 & denominator=6"), ("2", "not_applicable=exclude"), ("B.1", "count=2"), ("P", "count=1"));

        Assert.Equal(
            [
                "cộng 2 mục = 50,00 điểm",
                "50 × 100 ÷ 60 ≈ 83,3333 điểm",
                "83,3333 + 2 điểm thưởng = 85,3333 điểm",
                "85,3333 − 0,5 điểm trừ = 84,8333 điểm",
                "làm tròn đến 0,01: 84,83 điểm",
            ],
            TraceText.Lines(result.Trace));
        Assert.Empty(ScoringEngine.Score(tree, new Dictionary<string, Answer>(), 2025, trace: false).Trace);
    }

    [Fact]
    public void Score_WithBonusAndPenalty_AddsAndSubtractsAfterCaps()
    {
        var tree = Sheet.Tree(
            Sheet.Node("1", 100, "group", "sum of children"),
            Sheet.Node("1.1", 60, "ratio", "score=R*max"),
            Sheet.Node("1.2", 40, "ratio", "score=R*max"),
            Sheet.Node("B", 3, "group_bonus", "sum, cap 3"),
            Sheet.Node("B.1", 5, "count", "per=2"),
            Sheet.Node("P", 5, "group_penalty", "sum of children, cap at max"),
            Sheet.Node("P.1", 4, "penalty", "per=1; sanction=max:Tốt"),
            Sheet.Node("P.2", 4, "penalty", "per=2; sanction=hạ bậc"));

        var result = Sheet.Score(tree, ("1.1", "value=90"), ("1.2", "value=75.5"), ("B.1", "count=2"), ("P.1", "count=3"), ("P.2", "count=0"));

        Assert.Equal("84.2 100 100 84.2 3 3 84.2", Figures(result));
        Assert.Equal(["max:Tốt"], result.Sanctions.Select(s => s.Text));
        Assert.Empty(result.Unanswered);
        Assert.Equal(["1", "1.1", "1.2", "B", "B.1", "P", "P.1", "P.2"], result.Nodes.Select(n => n.Node.Code));
    }

    [Fact]
    public void Score_WithExcludedLeaves_RescalesToTheWholeMaximum()
    {
        // 54 of 60 applicable points are 90 of 100.
        var tree = TwoFields();

        var result = Sheet.Score(tree, ("1.1", "value=90"), ("2.1", "not_applicable=exclude"));

        Assert.Equal("54 60 100 90 0 0 90", Figures(result));
        Assert.Equal([NodeStatus.Scored, NodeStatus.Scored, NodeStatus.Excluded, NodeStatus.Excluded], result.Nodes.Select(n => n.Status));
    }

    [Fact]
    public void Score_WithBaseHalfway_RoundsOnceAwayFromZero()
    {
        // 0.125 prints as 0.13. With a bonus of 0.0049 the unrounded 0.1249 gives 0.1298 and prints as 0.13; the printed 0.12
        // would have given 0.1249.
        var tree = Sheet.Tree(
            Sheet.Node("1", 3, "group", "sum of children, cap at max"),
            Sheet.Node("1.1", 8, "ratio", "score=R*max"),
            Sheet.Node("B", 1, "group_bonus", "sum, cap 1"),
            Sheet.Node("B.1", 1, "ratio", "score=R*max"));

        var half = Sheet.Score(tree, ("1.1", "value=1.5625"));
        var below = Sheet.Score(tree, ("1.1", "value=1.56125"));
        var both = Sheet.Score(tree, ("1.1", "value=1.56125"), ("B.1", "value=0.49"));

        Assert.Equal("0.125 3 3 0.13 0 0 0.13", Figures(half));
        Assert.Equal("0.1249 3 3 0.12 0 0 0.12", Figures(below));
        Assert.Equal("0.1249 3 3 0.12 0.0049 0 0.13", Figures(both));
    }

    [Fact]
    public void Score_WithEverythingExcluded_WarnsAndGives0()
    {
        var result = Sheet.Score(TwoFields(), ("1.1", "not_applicable=exclude"), ("2.1", "not_applicable=exclude"));

        Assert.Equal("0 0 100 0 0 0 0", Figures(result));
        Assert.Equal([ScoringEngine.NothingApplicable], result.Warnings);
    }

    [Theory]
    [InlineData("value=0", "count=9", "0 100 100 0 0 5 0")]
    [InlineData("value=200", "count=0", "100 100 100 100 0 0 100")]
    public void Score_BeyondTheScale_StaysWithinIt(string ratio, string penalty, string figures)
    {
        var tree = Sheet.Tree(Sheet.Node("1", 100, "ratio", "score=R*max"), Sheet.Node("P", 5, "penalty", "per=1"));

        Assert.Equal(figures, Figures(Sheet.Score(tree, ("1", ratio), ("P", penalty))));
    }

    [Fact]
    public void Score_CappedGroup_TakesPointsAndApplicableMaximumAtTheCap()
    {
        var tree = Sheet.Tree(
            Sheet.Node("1", 5, "group", "sum of children, cap at max"),
            Sheet.Node("1.1", 4, "ratio", "score=R*max"),
            Sheet.Node("1.2", 4, "ratio", "score=R*max"));

        var all = Sheet.Score(tree, ("1.1", "value=100"), ("1.2", "value=50"));
        var one = Sheet.Score(tree, ("1.1", "value=50"), ("1.2", "not_applicable=exclude"));

        Assert.Equal("5 5 5 5 0 0 5", Figures(all));
        Assert.Equal("2 4 5 2.5 0 0 2.5", Figures(one));
    }

    [Theory]
    [InlineData("option=không", NodeStatus.KnockedOut, "0")]
    [InlineData("not_applicable=zero", NodeStatus.KnockedOut, "0")]
    [InlineData("option=có", NodeStatus.Scored, "3")]
    [InlineData("not_applicable=exclude", NodeStatus.Scored, "2")]
    [InlineData("not_applicable=full", NodeStatus.Scored, "3")]
    [InlineData("", NodeStatus.Scored, "2")]
    public void Precondition_AnsweredAndEarning0_TakesItsParentsPoints(string answer, NodeStatus status, string points)
    {
        var tree = Sheet.Tree(
            Sheet.Node("1", 3, "group", "sum of children"),
            Sheet.Node("1.1", 1, "choice", "có=1 | không=0; knockout"),
            Sheet.Node("1.2", 2, "ratio", "score=R*max"));
        (string, string)[] answers = answer.Length == 0 ? [("1.2", "value=100")] : [("1.1", answer), ("1.2", "value=100")];

        var result = Sheet.Score(tree, answers);

        Assert.Equal((status, points), (result.Nodes[0].Status, result.Nodes[0].Points.ToInvariantString()));
        Assert.Equal("2", result.Nodes[2].Points.ToInvariantString());
    }

    [Fact]
    public void Score_BonusLeafExcluded_Earns0AndLeavesTheBaseAlone()
    {
        var tree = Sheet.Tree(
            Sheet.Node("1", 10, "ratio", "score=R*max"),
            Sheet.Node("B", 2, "group_bonus", "sum, cap 2"),
            Sheet.Node("B.1", 2, "count", "per=1"));

        var result = Sheet.Score(tree, ("1", "value=50"), ("B.1", "not_applicable=exclude"));

        Assert.Equal("5 10 10 5 0 0 5", Figures(result));
    }

    [Fact]
    public void Score_ChildlessBonusAndInformation_AreNeverUnanswered()
    {
        var tree = Sheet.Tree(Sheet.Node("1", 10, "ratio", "score=R*max"), Sheet.Node("2", null, "information"), Sheet.Node("B", 2, "group_bonus", "sum, cap 2"));

        var result = Sheet.Score(tree);

        Assert.Equal(["1"], result.Unanswered);
        Assert.Equal([NodeStatus.Unanswered, NodeStatus.Information, NodeStatus.Scored], result.Nodes.Select(n => n.Status));
    }

    [Fact]
    public void Sum_OfKnownMarks_GivesTheSameFiguresAsTheirAnswers()
    {
        var tree = TwoFields();
        var scored = Sheet.Score(tree, ("1.1", "value=33.3333"), ("2.1", "not_applicable=full"));

        var summed = ScoringEngine.Sum(tree, leaf => scored.Nodes[leaf.Index] is var n ? new LeafMark(n.Points, n.Status) : null);

        Assert.Equal(Figures(scored), Figures(summed));
        Assert.Equal("60 100 100 60 0 0 60", Figures(summed));
    }

    private static CriteriaTree TwoFields() => Sheet.Tree(
        Sheet.Node("1", 60, "group", "sum of children"),
        Sheet.Node("1.1", 60, "ratio", "score=R*max"),
        Sheet.Node("2", 40, "group", "sum of children"),
        Sheet.Node("2.1", 40, "ratio", "score=R*max"));

    private static string Figures(SheetResult r) => string.Join(
        ' ',
        new[] { r.Points, r.ApplicableMax, r.BaseMax, r.Base, r.Bonus, r.Penalty, r.Final }.Select(p => p.ToInvariantString()));
}
