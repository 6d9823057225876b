using System.Text.Json;
using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

public sealed class AnswerTests
{
    [Theory]
    [InlineData("choice", "có=3 | không=0", "option=Có", "option")]
    [InlineData("choice", "có=3 | không=0", "value=3", "value")]
    [InlineData("ratio", "score=R*max", "value=85 & numerator=85 & denominator=100", "value")]
    [InlineData("ratio", "score=R*max", "numerator=85", "denominator")]
    [InlineData("ratio", "score=R*max", "denominator=100", "numerator")]
    [InlineData("ratio", "score=R*max", "numerator=0 & denominator=0", "denominator")]
    [InlineData("ratio", "score=R*max", "numerator=-1 & denominator=3", "numerator")]
    [InlineData("ratio", "score=R*max", "value=-0.5", "value")]
    [InlineData("ratio", "score=R*max", "value=1000000000000000", "value")]
    [InlineData("ratio", "score=R*max", "value=33.33333333333333", "value")]
    [InlineData("ratio", "score=R*max", "value=0.0000000000000001", "value")]
    [InlineData("ratio", "score=R*max", "value=1000001", "value")]
    [InlineData("ratio", "score=R*max", "numerator=999999999999999 & denominator=0.000001", "numerator")]
    [InlineData("ratio_capped", "T=80; R>=80→R*3/80; R<80→R*3/80", "value=999999999999999", "value")]
    [InlineData("weighted_ratio", "a=1000000; score=R*max", "counts=a=1", "counts")]
    [InlineData("ratio", "score=R*max", "count=1", "count")]
    [InlineData("weighted_ratio", "a=1; b=0; score=R*max", "counts=c=1", "counts")]
    [InlineData("weighted_ratio", "a=1; b=0; score=R*max", "counts=a=0; b=0", "counts")]
    [InlineData("weighted_ratio", "a=1; b=0; score=R*max", "counts=a=1; a=2", "counts")]
    [InlineData("weighted_ratio", "a=1; b=0; score=R*max", "counts=a=0.5", "counts")]
    [InlineData("weighted_ratio", "a=1; b=0; score=R*max", "counts=a=-1; b=2", "counts")]
    [InlineData("count", "per=1", "count=1.5", "count")]
    [InlineData("count", "per=1", "count=-1", "count")]
    [InlineData("deduct", "start=3; per=1", "mark=1", "mark")]
    [InlineData("survey", "score=SIPAS*max", "value=100.01", "value")]
    [InlineData("expert", "step=0.25", "mark=3.25", "mark")]
    [InlineData("expert", "step=0.25", "mark=1.1", "mark")]
    [InlineData("expert", "step=0.25", "mark=-0.25", "mark")]
    [InlineData("penalty", "per=1", "not_applicable=full", "not_applicable")]
    [InlineData("penalty", "per=1", "not_applicable=exclude", "not_applicable")]
    [InlineData("ratio", "score=R*max", "not_applicable=full & value=3", "value")]
    public void Problems_OfAWrongAnswer_NameTheField(string method, string rule, string answer, string field)
    {
        var leaf = Sheet.Leaf(method, rule);

        var problem = Assert.Single(Sheet.Answer(answer).Problems(leaf));

        Assert.Equal(field, problem.Field);
        Assert.EndsWith(".", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("information", null, "value=3")]
    [InlineData("deadline", "due=31/12; per=0.1/day", "count=3")]
    public void Problems_OfAFieldOfAnotherMethod_NameIt(string method, string? rule, string answer)
    {
        var leaf = Sheet.Leaf(method, rule, method == "information" ? 0 : 3);

        Assert.Single(Sheet.Answer(answer).Problems(leaf));
    }

    [Theory]
    [InlineData("step", "R>=70→3; R<70→0", "value=999999999999999")]
    [InlineData("linear_band", "R>=100→max; R<100→R*max", "numerator=999999999999999 & denominator=0.000001")]
    [InlineData("count", "per=1000000; cap=3", "count=999999999999999")]
    [InlineData("deduct", "start=3; per=1000000", "count=999999999999999")]
    [InlineData("ratio", "score=R*max", "value=33.3333333333333")]
    [InlineData("ratio", "score=R*1000000", "value=1000000")]
    public void Answer_AtTheBoundsOfWhatIsTaken_IsScored(string method, string rule, string answer)
    {
        var leaf = Sheet.Leaf(method, rule);

        Assert.Empty(Sheet.Answer(answer).Problems(leaf));
        Assert.Equal(NodeStatus.Scored, ScoringEngine.ScoreLeaf(leaf, Sheet.Answer(answer), 2025).Status);
    }

    [Fact]
    public void Score_OfASheetWithTheLargestAnswers_StaysWithinWhatCanBeKept()
    {
        var tree = Sheet.Tree(Sheet.Node("1", 0.0001m, "ratio", "score=R*1000000"), Sheet.Node("2", 1_000_000, "ratio", "score=R*max"));

        var result = Sheet.Score(tree, ("1", "value=1000000"), ("2", "not_applicable=exclude"));

        Assert.Equal((Points.FromDecimal(1_000_000), Points.FromDecimal(1_000_000)), (result.Base, result.Final));
    }

    [Fact]
    public void Problems_OnAGroup_SayThatItsPointsAreASum()
    {
        var tree = Sheet.Tree(Sheet.Node("1", 1, "group"), Sheet.Node("1.1", 1, "ratio", "score=R*max"));

        Assert.Equal("code", Assert.Single(Sheet.Answer("value=3").Problems(tree.Nodes[0])).Field);
    }

    [Theory]
    [InlineData("score=R*max", "not_applicable=zero", 1)]
    [InlineData("score=R*max; không có → not applicable", "not_applicable=zero", 1)]
    [InlineData("score=R*max; không có → not applicable", "not_applicable=exclude", 0)]
    [InlineData("score=R*max; không có → full", "not_applicable=full", 0)]
    public void Problems_WhenOnlyOfferedIsAllowed_RefuseOtherTreatments(string rule, string answer, int problems)
    {
        var leaf = Sheet.Leaf("ratio", rule);

        Assert.Equal(problems, Sheet.Answer(answer).Problems(leaf, onlyOffered: true).Count);
        Assert.Empty(Sheet.Answer(answer).Problems(leaf));
    }

    [Fact]
    public void Text_ThatIsNoNumberOrDate_IsAProblemOfItsField()
    {
        var text = new AnswerText { Value = "nhiều", Count = "ba", Counts = "a=1; b", Date = "31/02/2025", NotApplicable = "không" };

        var problems = text.Read(out _);

        Assert.Equal(["value", "count", "counts", "date", "not_applicable"], problems.Select(p => p.Field));
    }

    [Fact]
    public void Json_OfEqualAnswers_IsTheSameText()
    {
        var one = Sheet.Answer("counts=muộn=1,50; đúng hạn=8");
        var other = Sheet.Answer("counts=đúng hạn=8.0; muộn=1.5");

        Assert.Equal("""{"counts":{"muộn":1.5,"đúng hạn":8}}""", one.ToJson());
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Json_OfEveryField_ComesBack()
    {
        var answer = Sheet.Answer("option=«có» & \"không\" & value=85,5 & numerator=1 & denominator=3 & count=2 & counts=a=1; b=2 & date=31/12/2025 & mark=0.25 & not_applicable=zero"
            .Replace(" & \"không\"", " \"không\"", StringComparison.Ordinal));

        Assert.Equal(answer, Answer.FromJson(answer.ToJson()));
        Assert.Equal(
            """{"option":"«có» \u0022không\u0022","value":85.5,"numerator":1,"denominator":3,"count":2,"counts":{"a":1,"b":2},"date":"2025-12-31","mark":0.25,"not_applicable":"zero"}""",
            answer.ToJson());
        Assert.Empty(AnswerText.Of(answer).Read(out var again));
        Assert.Equal(answer, again);
    }

    [Theory]
    [InlineData("""{"points":3}""")]
    [InlineData("""{"value":"3"}""")]
    [InlineData("""{"date":"31/12/2025"}""")]
    [InlineData("""{"not_applicable":"maybe"}""")]
    [InlineData("[]")]
    public void Json_ThatIsNoAnswer_IsRefused(string json)
    {
        Assert.Throws<JsonException>(() => Answer.FromJson(json));
    }
}
