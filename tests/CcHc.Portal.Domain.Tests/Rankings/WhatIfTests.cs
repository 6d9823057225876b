using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Rankings;

public sealed class WhatIfTests
{
    private static readonly CriteriaTree Tree = CriteriaTree.Build(
    [
        new CriterionSource("1", null, "Lĩnh vực", 10, "group", "sum of children"),
        new CriterionSource("1.1", "1", "Việc", 4, "choice", "đạt=4 | không=0", NotApplicable: NotApplicable.Exclude),
        new CriterionSource("1.2", "1", "Tỷ lệ", 6, "ratio", "score=R*max"),
        new CriterionSource("B", null, "Điểm thưởng", 3, "group_bonus", "sum, cap 3"),
        new CriterionSource("B.1", "B", "Sáng kiến", 3, "count", "per=1; cap=3"),
    ]);

    private static readonly IReadOnlyDictionary<string, NotApplicable> NoTreatments = new Dictionary<string, NotApplicable>();

    [Fact]
    public void Nothing_ChangedGivesTheSameSheet() => Assert.Equal(Sheet().Final, WhatIf.Recompute(Sheet(), WhatIf.Capped(Tree, new Dictionary<string, decimal>()), NoTreatments).Final);

    [Theory]
    [InlineData("B", 1.5, 11.5)]
    [InlineData("B", 0, 10)]
    [InlineData("1", 8, 10)]
    [InlineData("1", 12, 12)]
    public void Cap_OfAGroup_IsTheNewOne(string code, double cap, double final) =>
        // 4 + 6 of field 1 and 2 of bonus are 12.
        Assert.Equal(
            Points.FromDecimal((decimal)final),
            WhatIf.Recompute(Sheet(new Answer { Option = "đạt" }), WhatIf.Capped(Tree, new Dictionary<string, decimal> { [code] = (decimal)cap }), NoTreatments).Final);

    [Fact]
    public void Cap_OfAField_LowersTheMaximumInsteadOfRescaling()
    {
        var after = WhatIf.Recompute(Sheet(new Answer { Option = "đạt" }), WhatIf.Capped(Tree, new Dictionary<string, decimal> { ["1"] = 8 }), NoTreatments);

        Assert.Equal((Points.FromDecimal(8), Points.FromDecimal(8), Points.FromDecimal(8)), (after.Points, after.ApplicableMax, after.BaseMax));
    }

    [Theory]
    [InlineData(NotApplicable.Full, 12)]
    [InlineData(NotApplicable.Exclude, 12)]
    [InlineData(NotApplicable.Zero, 8)]
    public void Treatment_OfAClaim_IsTheNewOne(NotApplicable treatment, double final) =>
        Assert.Equal(Points.FromDecimal((decimal)final), WhatIf.Recompute(Sheet(), Tree, new Dictionary<string, NotApplicable> { ["1.1"] = treatment }).Final);

    [Fact]
    public void Treatment_OfALeafThatWasAnswered_ChangesNothing() =>
        Assert.Equal(Sheet(new Answer { Option = "đạt" }).Final, WhatIf.Recompute(Sheet(new Answer { Option = "đạt" }), Tree, new Dictionary<string, NotApplicable> { ["1.1"] = NotApplicable.Zero }).Final);

    /// <summary>1.1 excluded unless answered, 1.2 at 100 %, two initiatives.</summary>
    private static SheetResult Sheet(Answer? first = null) => ScoringEngine.Score(
        Tree,
        new Dictionary<string, Answer>
        {
            ["1.1"] = first ?? new Answer { NotApplicable = NotApplicable.Exclude },
            ["1.2"] = new Answer { Value = 100 },
            ["B.1"] = new Answer { Count = 2 },
        },
        2025);
}
