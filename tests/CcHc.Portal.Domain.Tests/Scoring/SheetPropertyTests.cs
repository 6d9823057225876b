using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

/// <summary>What must hold for any lawful criteria set and any answers.</summary>
public sealed class SheetPropertyTests
{
    private const int Year = 2025;

    /// <summary>The other properties are worth what this one shows: that nothing is left out by what is made up.</summary>
    [Fact]
    public void MadeUpSheets_CoverEveryMethodStatusAndStep()
    {
        var sheets = MadeSheet.Generator.Sample(600, new Rnd(2025), 50).ToList();

        var results = sheets.Select(s => ScoringEngine.Score(s.Tree, s.Answers, Year)).ToList();

        var nodes = results.SelectMany(r => r.Nodes).ToList();
        Assert.Equal(ScoringMethods.All.Select(m => m.Name).Order(), nodes.Select(n => n.Node.Method.Name).Distinct().Order());
        Assert.Equal(Enum.GetValues<NodeStatus>(), nodes.Select(n => n.Status).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<TraceOperator>(),
            nodes.SelectMany(n => n.Trace).Concat(results.SelectMany(r => r.Trace)).Select(s => s.Operator).Distinct().Order());

        // Each way of an answer for each method that has it, each clause, and each method knocked out by and capped.
        Assert.Equal(
            ScoringMethods.All.SelectMany(m => m.Fields.Select(f => $"{m.Name} {f}")).Order(),
            sheets.SelectMany(s => s.Answers.SelectMany(a => a.Value.FilledFields().Select(f => $"{s.Tree.Find(a.Key)!.Method.Name} {f}"))).Distinct().Order());
        var leaves = nodes.Where(n => n.Node.IsLeaf && n.Node.Rule is not InformationRule).ToList();
        Assert.All(
            leaves.GroupBy(n => n.Node.Method.Name),
            method =>
            {
                Assert.Contains(method, n => n.Node.Rule.Knockout && n.Status == NodeStatus.Scored);
                Assert.Contains(method, n => n.Node.Rule.RoundTo is not null && n.Status == NodeStatus.Scored);
                Assert.Contains(method, n => n.Node.Rule.NotApplicable == NotApplicable.Full);
                Assert.Contains(method, n => n.Node.Rule.NotApplicable == NotApplicable.Exclude);
                Assert.Contains(method, n => n.Status == NodeStatus.Unanswered);
            });
        Assert.All(
            nodes.Where(n => !n.Node.IsLeaf).GroupBy(n => n.Node.Method.Name),
            method => Assert.Contains(method, n => n.Trace.Any(s => s.Operator == TraceOperator.AtMost)));
    }

    [Fact]
    public void Points_StayWithin0AndTheMaximum()
    {
        ForAll(sheet =>
        {
            var result = ScoringEngine.Score(sheet.Tree, sheet.Answers, Year);

            Assert.All(result.Nodes, n => Assert.InRange(n.Points.Value, 0, n.Node.Max));
            Assert.All(result.Nodes, n => Assert.InRange(n.ApplicableMax.Value, 0, n.Node.Max));
            Assert.InRange(result.Base.Value, 0, result.BaseMax.ToPrinted().Value);
            Assert.InRange(result.Final.Value, 0, (result.BaseMax + Points.FromDecimal(result.Nodes.Where(n => n.Node.IsTop && n.Node.IsInBonus).Sum(n => n.Node.Max))).ToPrinted().Value);
        });
    }

    [Fact]
    public void Trace_ReckonedAgainFromItsFigures_GivesThePoints()
    {
        ForAll(sheet =>
        {
            var result = ScoringEngine.Score(sheet.Tree, sheet.Answers, Year);

            foreach (var node in result.Nodes)
            {
                var reckoned = node.Node.IsLeaf
                    ? TraceReckoner.OfLeaf(node.Trace, node.Node.Max)
                    : TraceReckoner.OfGroup(node.Trace, [.. node.Node.Children.Select(c => result.Nodes[c.Index].Points.Value)]);
                Assert.True(reckoned == node.Points.Value, $"{node.Node.Code}: {node.Points.ToExactString()}, from the trace {reckoned}: {TraceText.Render(node.Trace)}");
                Assert.All(TraceText.Lines(node.Trace), Assert.NotEmpty);
            }

            var fields = result.Nodes.Where(n => n.Node.IsTop && !n.Node.IsInBonus && !n.Node.IsInPenalty).Select(n => n.Points.Value).ToList();
            Assert.Equal(result.Final.Value, TraceReckoner.OfTotal(result.Trace, fields));
        });
    }

    [Fact]
    public void Figures_AreTheSumsThatTheFormatWants()
    {
        ForAll(sheet =>
        {
            var result = ScoringEngine.Score(sheet.Tree, sheet.Answers, Year);

            var tops = result.Nodes.Where(n => n.Node.IsTop).ToList();
            var fields = tops.Where(n => !n.Node.IsInBonus && !n.Node.IsInPenalty).ToList();
            var points = fields.Sum(f => f.Points.Value);
            var applicable = fields.Sum(f => f.ApplicableMax.Value);
            var most = fields.Sum(f => f.Node.Max);
            var rescaled = applicable == 0 ? Fraction.Of(0) : Fraction.Of(points) * Fraction.Of(most) / Fraction.Of(applicable);
            var bonus = tops.Where(n => n.Node.IsInBonus).Sum(n => n.Points.Value);
            var penalty = tops.Where(n => n.Node.IsInPenalty).Sum(n => n.Points.Value);
            var ceiling = Fraction.Of(most + tops.Where(n => n.Node.IsInBonus).Sum(n => n.Node.Max));
            var final = Fraction.Least(ceiling, Fraction.Most(Fraction.Of(0), rescaled + Fraction.Of(bonus) - Fraction.Of(penalty)));
            Assert.Equal(
                [points, applicable, most, rescaled.ToMultipleOf(0.01m).ToDecimal(), bonus, penalty, final.ToMultipleOf(0.01m).ToDecimal()],
                new[] { result.Points, result.ApplicableMax, result.BaseMax, result.Base, result.Bonus, result.Penalty, result.Final }.Select(p => p.Value));
            Assert.Equal(applicable == 0, result.Warnings.Contains(ScoringEngine.NothingApplicable));
            Assert.Equal(sheet.Tree.Leaves.Where(l => l.Rule is not InformationRule && !sheet.Answers.ContainsKey(l.Code)).Select(l => l.Code), result.Unanswered);
        });
    }

    [Fact]
    public void Answers_InAnyOrder_GiveTheSameResult()
    {
        ForAll(sheet =>
        {
            var tree = sheet.Tree;
            var backwards = sheet.Answers.Reverse().ToDictionary(a => a.Key, a => a.Value);

            var one = ScoringEngine.Score(tree, sheet.Answers, Year);
            var other = ScoringEngine.Score(tree, backwards, Year, trace: false);

            Assert.Equal(one.Nodes.Select(n => (n.Points, n.ApplicableMax, n.Status)), other.Nodes.Select(n => (n.Points, n.ApplicableMax, n.Status)));
            Assert.Equal((one.Base, one.Final, one.Unanswered, one.Sanctions), (other.Base, other.Final, other.Unanswered, other.Sanctions), SameLists);
        });

        static bool SameLists(
            (Points, Points, IReadOnlyList<string>, IReadOnlyList<Sanction>) a,
            (Points, Points, IReadOnlyList<string>, IReadOnlyList<Sanction>) b) =>
            a.Item1 == b.Item1 && a.Item2 == b.Item2 && a.Item3.SequenceEqual(b.Item3) && a.Item4.SequenceEqual(b.Item4);
    }

    [Fact]
    public void MarksThatAreKnown_SummedAgain_GiveTheSameFigures()
    {
        ForAll(sheet =>
        {
            var scored = ScoringEngine.Score(sheet.Tree, sheet.Answers, Year);

            var summed = ScoringEngine.Sum(sheet.Tree, leaf => scored.Nodes[leaf.Index] is var n && n.Status != NodeStatus.Unanswered ? new LeafMark(n.Points, n.Status) : null);

            Assert.Equal((scored.Base, scored.Bonus, scored.Penalty, scored.Final), (summed.Base, summed.Bonus, summed.Penalty, summed.Final));
            Assert.Equal(scored.Nodes.Select(n => (n.Points, n.Status)), summed.Nodes.Select(n => (n.Points, n.Status)));
        });
    }

    [Fact]
    public void Set_ExportedAndReadAgain_IsTheSame()
    {
        ForAll(sheet =>
        {
            var sources = sheet.Sources();

            var reading = CriteriaFile.Read(CriteriaFile.ToTable(sources, "Bộ tiêu chí"));

            Assert.Empty(reading.Errors.Concat(reading.Defects).Select(f => f.Text));
            Assert.Equal(sources, reading.Sources.Select((s, i) => s with { Extra = sources[i].Extra }));
        });
    }

    [Fact]
    public void Answers_WrittenAndReadAgain_AreTheSame()
    {
        ForAll(sheet => Assert.All(sheet.Answers.Values, answer =>
        {
            Assert.Empty(AnswerText.Of(answer).Read(out var typed));
            Assert.Equal(answer, typed);
            Assert.Equal(answer, Answer.FromJson(answer.ToJson()));
        }));
    }

    private static void ForAll(Action<MadeSheet> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(MadeSheet.Arbitrary, holds));
}
