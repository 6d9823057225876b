using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tests.Scoring;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

/// <summary>What an amendment does to marks.</summary>
public sealed class AmendingTests
{
    private static readonly Dictionary<string, string> NoRenames = [];

    [Fact]
    public void AnAnswer_IsScoredByTheNewRule()
    {
        var amending = New("count", "per=1; cap=6", 6, "count", "per=2; cap=6", 6);

        var after = amending.Line(new("1.1", "{\"count\":2}", P(2), "{\"count\":1}", P(1)), 2025);

        Assert.Equal(new MarksAfter("1.1", "{\"count\":2}", P(4), "{\"count\":1}", P(2), false, false), after);
    }

    [Fact]
    public void AnAnswer_ThatSaysNothingUnderTheNewRule_IsTakenBackAndFlagged()
    {
        var amending = New("choice", "tốt=4 | khá=2", 4, "choice", "đạt=4 | không đạt=0", 4);

        var after = amending.Line(new("1.1", "{\"option\":\"khá\"}", P(2), null, null), 2025);

        Assert.Equal(new MarksAfter("1.1", null, null, null, null, true, false), after);
    }

    [Fact]
    public void PointsWithoutAnAnswer_AreGivenAgainUnlessTheyAgreeWithTheSelfScore()
    {
        var amending = New("count", "per=1; cap=6", 6, "count", "per=2; cap=6", 6);

        var other = amending.Line(new("1.1", "{\"count\":2}", P(2), null, P(1)), 2025);
        var agreeing = amending.Line(new("1.1", "{\"count\":2}", P(2), null, P(2)), 2025);

        Assert.Equal((null, true), (other.AppraisalPoints, other.AppraisalUnfit));
        Assert.Equal((P(4), false), (agreeing.AppraisalPoints!.Value, agreeing.AppraisalUnfit));
    }

    [Fact]
    public void PointsWithoutAnAnswer_OfALeafThatScoresAsBefore_StayAsTheyAre()
    {
        var amending = New("count", "per=1; cap=6", 6, "count", "per=1; cap=6", 6);

        Assert.Equal(new MarksAfter("1.1", "{\"count\":2}", P(2), null, P(1), false, false), amending.Line(new("1.1", "{\"count\":2}", P(2), null, P(1)), 2025));
        Assert.Empty(amending.Rescored);
    }

    [Fact]
    public void AClaim_ThatIsNoLongerOffered_IsTakenBack_AndARefusalStays()
    {
        var claim = new Answer { NotApplicable = NotApplicable.Full }.ToJson();
        var refusal = new Answer { NotApplicable = NotApplicable.Zero }.ToJson();
        var before = Tree(Sheet.Node("1.1", 2, "count", "per=1; cap=2") with { NotApplicable = NotApplicable.Full });
        var amending = new Amending(before, Tree(Sheet.Node("1.1", 2, "count", "per=1; cap=2")), NoRenames);

        var approved = amending.Line(new("1.1", claim, P(2), claim, P(2)), 2025);
        var refused = amending.Line(new("1.1", claim, P(2), refusal, P(0), ClaimRefused: true), 2025);

        Assert.Equal((true, true), (approved.SelfUnfit, approved.AppraisalUnfit));
        Assert.Equal((true, false, P(0)), (refused.SelfUnfit, refused.AppraisalUnfit, refused.AppraisalPoints!.Value));
    }

    [Theory]
    [InlineData(InputBy.Imported, true, 4, false)]
    [InlineData(InputBy.Unit, false, 4, false)]
    [InlineData(InputBy.Agency, false, null, true)]
    public void AFigureOfOthers_StaysOneOnlyWhereOthersGoOnEnteringIt(InputBy by, bool isImported, int? points, bool isUnfit)
    {
        var before = Tree(Sheet.Node("1.1", 6, "count", "per=1; cap=6") with { InputBy = InputBy.Imported });
        var amending = new Amending(before, Tree(Sheet.Node("1.1", 6, "count", "per=2; cap=6") with { InputBy = by }), NoRenames);

        var after = amending.Line(new("1.1", "{\"count\":2}", P(2), null, null, IsImported: true), 2025);

        Assert.Equal((isImported, (decimal?)points, isUnfit), (after.IsImported, after.SelfPoints?.Value, after.SelfUnfit));
    }

    [Theory]
    [InlineData(InputBy.Imported)]
    [InlineData(InputBy.Unit)]
    [InlineData(InputBy.Agency)]
    public void ALeafOfASurveyThatWasNotHeld_StaysLeftOut_WhoeverEntersIt(InputBy by)
    {
        var leftOut = new Answer { NotApplicable = NotApplicable.Exclude }.ToJson();
        var before = Tree(Sheet.Node("1.1", 6, "survey", "score=SIPAS*max") with { InputBy = InputBy.Imported });
        var amending = new Amending(before, Tree(Sheet.Node("1.1", 8, "survey", "score=SIPAS*max") with { InputBy = by }), NoRenames);

        var after = amending.Line(new("1.1", leftOut, P(0), leftOut, P(0), IsImported: true), 2025);

        Assert.Equal(new MarksAfter("1.1", leftOut, P(0), leftOut, P(0), false, false, IsImported: true), after);
    }

    [Fact]
    public void ALine_ThatIsTheUnitsNow_CanBeScoredByIt()
    {
        var line = new ScoreLine(Given.Id(42), Given.Id(41), Given.Id(6), "1.1");
        line.TakeFigure(Given.Lan, "{\"count\":2}", P(2), new FigureSource("Cổng Dịch vụ công quốc gia", Given.Now), Given.Now);

        line.Amend(Given.Lan, new MarksAfter("1.1", "{\"count\":2}", P(4), null, null, false, false), "Sửa đổi bộ tiêu chí", Given.Now);
        line.SelfScore(Given.Minh, "{\"count\":3}", P(6), null, Given.Now.AddHours(1));

        Assert.Equal((false, 6m), (line.IsImported, line.SelfPoints!.Value.Value));
        Assert.Equal([MarkStage.Imported, MarkStage.Self, MarkStage.Self], line.Marks.Select(m => m.Stage));
    }

    [Fact]
    public void Codes_FollowTheRenames_AndWhatIsGoneIsHistory()
    {
        var before = Tree(Sheet.Node("1.1", 2, "count", "per=1; cap=2"), Sheet.Node("1.2", 2, "count", "per=1; cap=2"), Sheet.Node("1.3", 2, "count", "per=1; cap=2"));
        var after = Tree(Sheet.Node("1.1", 2, "count", "per=1; cap=2"), Sheet.Node("1.2", 2, "count", "per=1; cap=2"), Sheet.Node("1.4", 2, "count", "per=1; cap=2"));

        // 1.1 is new under an old code; what was 1.1 is 1.2 now.
        var amending = new Amending(before, after, new Dictionary<string, string> { ["1.1"] = "1.2", ["1.2"] = "1.4" });

        Assert.Equal(new Dictionary<string, string> { ["1.1"] = "1.2", ["1.2"] = "1.4" }, amending.Codes);
        Assert.Equal(["1.3"], amending.Dropped);
        Assert.Equal(["1.1"], amending.Added);
        Assert.Null(amending.Line(new("1.3", "{\"count\":1}", P(1), null, null), 2025).Code);
    }

    [Fact]
    public void Renames_ThatCannotBe_AreNamed()
    {
        var before = Tree(Sheet.Node("1.1", 2, "count", "per=1; cap=2"), Sheet.Node("1.2", 2, "count", "per=1; cap=2"));
        var after = Tree(Sheet.Node("1.3", 2, "count", "per=1; cap=2"));

        Assert.Equal(
            ["Phiên bản mới không có tiêu chí 1.4.", "Phiên bản đang dùng không có tiêu chí 9.", "Tiêu chí mới 1.3 được chọn cho nhiều tiêu chí cũ: 9, 1.1."],
            Amending.ObstaclesTo(before, after, new Dictionary<string, string> { ["9"] = "1.3", ["1.2"] = "1.4", ["1.1"] = "1.3" }).Select(o => o.Text).Order(StringComparer.Ordinal));
    }

    /// <summary>Recomputing after an amendment is computing anew with the answers that still say something.</summary>
    [Fact]
    public void ASheet_AmendedFromItsMarks_IsTheSheetComputedAnew()
    {
        var before = Tree(
            Sheet.Node("1.1", 4, "choice", "tốt=4 | khá=2 | không=0"),
            Sheet.Node("1.2", 6, "ratio", "score=R*max"),
            Sheet.Node("1.3", 6, "count", "per=1; cap=6"),
            Sheet.Node("1.4", 5, "deduct", "start=5; per=0.5; floor=0") with { NotApplicable = NotApplicable.Exclude },
            Sheet.Node("1.5", 3, "count", "per=1; cap=3"));
        var after = Tree(
            Sheet.Node("1.1", 5, "choice", "tốt=5 | khá=3 | đạt=1"),
            Sheet.Node("1.2", 6, "step", "R>=80→6; 50<=R<80→3; R<50→0"),
            Sheet.Node("1.6", 8, "count", "per=2; cap=8"),
            Sheet.Node("1.4", 5, "deduct", "start=5; per=1; floor=0") with { NotApplicable = NotApplicable.Exclude },
            Sheet.Node("1.7", 2, "count", "per=1; cap=2"));
        var renames = new Dictionary<string, string> { ["1.3"] = "1.6" };
        var amending = new Amending(before, after, renames);
        var given = from option in Gen.Elements("tốt", "khá", "không")
                    from part in Gen.Choose(0, 100)
                    from count in Gen.Choose(0, 9)
                    from late in Gen.Choose(-4, 12)
                    from more in Gen.Choose(0, 4)
                    select (option, part, count, late, more);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(given.ToArbitrary(), g =>
        {
            var answers = new Dictionary<string, Answer>
            {
                ["1.1"] = new() { Option = g.option },
                ["1.2"] = new() { Numerator = g.part, Denominator = 100 },
                ["1.3"] = new() { Count = g.count },
                ["1.4"] = g.late < 0 ? new() { NotApplicable = NotApplicable.Exclude } : new() { Count = g.late },
                ["1.5"] = new() { Count = g.more },
            };
            var marks = answers.ToDictionary(
                a => a.Key,
                a => amending.Line(new(a.Key, a.Value.ToJson(), ScoringEngine.ScoreLeaf(before.Find(a.Key)!, a.Value, 2025).Points, null, null), 2025));
            var fitting = answers
                .Where(a => a.Key != "1.5" && (a.Key != "1.1" || g.option != "không"))
                .ToDictionary(a => renames.GetValueOrDefault(a.Key) ?? a.Key, a => a.Value);

            var amended = ScoringEngine.Sum(after, leaf => marks.Values.FirstOrDefault(m => m.Code == leaf.Code) is { SelfPoints: { } points, SelfAnswer: { } json }
                ? new LeafMark(points, Answer.FromJson(json).NotApplicable is null ? NodeStatus.Scored : NodeStatus.Excluded)
                : null);
            var anew = ScoringEngine.Score(after, fitting, 2025);

            Assert.Equal(
                (anew.Points, anew.ApplicableMax, anew.Final, string.Join(' ', anew.Unanswered)),
                (amended.Points, amended.ApplicableMax, amended.Final, string.Join(' ', amended.Unanswered)));
        }));
    }

    private static Amending New(string method, string rule, decimal max, string newMethod, string newRule, decimal newMax) =>
        new(Tree(Sheet.Node("1.1", max, method, rule)), Tree(Sheet.Node("1.1", newMax, newMethod, newRule)), NoRenames);

    private static CriteriaTree Tree(params CriterionSource[] leaves) =>
        CriteriaTree.Build([Sheet.Node("1", leaves.Sum(l => l.MaxPoints), "group", "sum of children"), .. leaves]);

    private static Points P(decimal value) => Points.FromDecimal(value);
}
