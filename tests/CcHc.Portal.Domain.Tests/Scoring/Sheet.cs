using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

/// <summary>Small criteria sets, made of what matters in a test.</summary>
internal static class Sheet
{
    internal static CriterionSource Node(string code, decimal? max, string method, string? rule = null, string? parent = null) =>
        new(code, parent ?? ParentOf(code), "Tiêu chí " + code, max, method, rule);

    internal static CriteriaTree Tree(params CriterionSource[] nodes) => CriteriaTree.Build(nodes);

    /// <summary>One leaf alone at the top.</summary>
    internal static CriteriaNode Leaf(string method, string? rule, decimal? max = 3) => Tree(Node("1", max, method, rule)).Leaves[0];

    /// <summary>Fields as «option=có» or «numerator=1 &amp; denominator=3».</summary>
    internal static Answer Answer(string fields)
    {
        var text = new AnswerText();
        foreach (var field in fields.Split(" & ", StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = field.IndexOf('=', StringComparison.Ordinal);
            var value = field[(cut + 1)..];
            text = field[..cut] switch
            {
                AnswerField.Option => text with { Option = value },
                AnswerField.Value => text with { Value = value },
                AnswerField.Numerator => text with { Numerator = value },
                AnswerField.Denominator => text with { Denominator = value },
                AnswerField.Count => text with { Count = value },
                AnswerField.Counts => text with { Counts = value },
                AnswerField.Date => text with { Date = value },
                AnswerField.Mark => text with { Mark = value },
                AnswerField.NotApplicable => text with { NotApplicable = value },
                var other => throw new ArgumentException(other),
            };
        }

        Assert.Empty(text.Read(out var answer));
        return answer;
    }

    internal static SheetResult Score(CriteriaTree tree, params (string Code, string Answer)[] answers) =>
        ScoringEngine.Score(tree, answers.ToDictionary(a => a.Code, a => Answer(a.Answer)), 2025);

    private static string? ParentOf(string code)
    {
        var dot = code.LastIndexOf('.');
        return dot < 0 ? null : code[..dot];
    }
}
