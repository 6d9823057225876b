using CcHc.Portal.Domain.Criteria;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Criteria;

public sealed class CriteriaDifferenceTests
{
    private static readonly IReadOnlyList<CriterionText> Before =
    [
        Group("I", null, "Chỉ đạo, điều hành", 4),
        Leaf("I.1", "I", "Ban hành kế hoạch cải cách hành chính", 2),
        Leaf("I.2", "I", "Báo cáo định kỳ", 1),
        Leaf("I.3", "I", "Kiểm tra công vụ", 1),
        Group("II", null, "Thủ tục hành chính", 2),
        Leaf("II.1", "II", "Công khai thủ tục", 2),
    ];

    [Fact]
    public void Between_TheSame_IsEmpty()
    {
        var difference = CriteriaDifference.Between(Before, [.. Before.Select(n => n with { Order = n.Order + 7 })]);

        Assert.True(difference.IsEmpty);
        Assert.Equal(("6", "6"), (difference.TotalBefore.ToExactString(), difference.TotalAfter.ToExactString()));
    }

    [Fact]
    public void Between_ChangedTexts_ShowsEachFieldSideBySide()
    {
        var after = With("I.1", n => n with
        {
            Title = "Ban hành kế hoạch",
            MaxPoints = Points.FromDecimal(2.5m),
            Method = "linear_band",
            Rule = "R>=80→max; R<80→0",
            AgencyText = "Sở Nội vụ",
            InputBy = Domain.Scoring.InputBy.Agency,
            NotApplicable = Domain.Scoring.NotApplicable.Exclude,
        });

        var difference = CriteriaDifference.Between(Before, after);

        var line = Assert.Single(difference.Lines);
        Assert.Equal((CriterionChange.Changed, "I.1", true, false), (line.Kind, line.Code, line.ConcernsPoints, line.IsMoved));
        Assert.Equal(
            [
                "Nội dung: Ban hành kế hoạch cải cách hành chính → Ban hành kế hoạch",
                "Điểm tối đa: 2 → 2,5",
                "Cách chấm: tỷ lệ → tỷ lệ có sàn",
                "Mức điểm: Điểm bằng tỷ lệ đạt được nhân với 2 → Từ 80% trở lên: 2,5 điểm\nDưới 80%: 0 điểm\nKhông phát sinh nhiệm vụ: loại trừ khỏi điểm tối đa",
                "Cơ quan thẩm định:  → Sở Nội vụ",
                "Nguồn số liệu: đơn vị → cơ quan thẩm định",
                "Không phát sinh:  → loại trừ",
            ],
            line.Fields.Select(f => $"{f.Label}: {f.Before} → {f.After}"));
    }

    [Fact]
    public void Between_RulesThatSayTheSameInOtherSigns_ShowsThemAsWritten()
    {
        var line = Assert.Single(CriteriaDifference.Between(Before, With("I.2", n => n with { Rule = "score=R*1" })).Lines);

        Assert.Equal(("rule", "score=R*max", "score=R*1"), Assert.Single(line.Fields) is var field ? (field.Field, field.Before, field.After) : default);
    }

    [Fact]
    public void Between_OnlyAnotherEvidence_DoesNotConcernPoints()
    {
        var line = Assert.Single(CriteriaDifference.Between(Before, With("I.2", n => n with { EvidenceWanted = "Báo cáo quý" })).Lines);

        Assert.False(line.ConcernsPoints);
    }

    [Fact]
    public void Between_OneTakenToTheEnd_MovesOnlyThatOne()
    {
        CriterionText[] after = [Before[0], Before[2], Before[3], Before[1], Before[4], Before[5]];

        var line = Assert.Single(CriteriaDifference.Between(Before, after).Lines);

        Assert.Equal((CriterionChange.Moved, "I.1", true, false), (line.Kind, line.Code, line.IsMoved, line.ConcernsPoints));
        Assert.Equal([("trong I, đầu tiên", "trong I, sau I.3")], line.Fields.Select(f => (f.Before!, f.After!)));
    }

    [Fact]
    public void Between_UnderAnotherParentAndChanged_IsCountedAsBoth()
    {
        var after = With("I.3", n => n with { ParentCode = "II", Title = "Kiểm tra việc thực thi công vụ" });

        var difference = CriteriaDifference.Between(Before, after);

        var line = Assert.Single(difference.Lines);
        Assert.Equal((CriterionChange.Changed, true, true), (line.Kind, line.IsMoved, line.ConcernsPoints));
        Assert.Equal(["place", "title"], line.Fields.Select(f => f.Field));
        Assert.Equal((0, 0, 1, 1), (difference.Added, difference.Removed, difference.Changed, difference.Moved));
    }

    [Fact]
    public void Between_AddedAndRemoved_StandInTheirPlacesAndSayWhatTheyAre()
    {
        CriterionText[] after = [Before[0], Before[1], Before[3], Leaf("I.4", "I", "Sáng kiến", 1), Before[4], Before[5]];

        var difference = CriteriaDifference.Between(Before, after);

        Assert.Equal([(CriterionChange.Removed, "I.2", null), (CriterionChange.Added, "I.4", (string?)null)], difference.Lines.Select(l => (l.Kind, l.Code, l.PerhapsCode)));
        Assert.Equal([("max_points", "1", null), ("method", "tỷ lệ", null), ("rule", "Điểm bằng tỷ lệ đạt được nhân với 1", (string?)null)], difference.Lines[0].Fields.Select(f => (f.Field, f.Before!, f.After)));
        Assert.All(difference.Lines, l => Assert.True(l.ConcernsPoints));
    }

    [Fact]
    public void Between_SameTitleUnderAnotherCode_IsHintedNotPaired()
    {
        CriterionText[] after = [Before[0], .. Before.Skip(2), Leaf("II.2", "II", "Ban hành kế hoạch cải cách hành chính năm", 2), Leaf("II.3", "II", "Việc khác hẳn", 1)];

        var difference = CriteriaDifference.Between(Before, after);

        Assert.Equal(
            [(CriterionChange.Removed, "I.1", "II.2"), (CriterionChange.Added, "II.2", "I.1"), (CriterionChange.Added, "II.3", null)],
            difference.Lines.Select(l => (l.Kind, l.Code, l.PerhapsCode)));
    }

    [Fact]
    public void Between_TwoNamesOfOneGroupMethod_AreTheSame()
    {
        Assert.True(CriteriaDifference.Between(Before, With("II", n => n with { Method = "criterion" })).IsEmpty);
        Assert.Equal(
            [("điểm thưởng", "điểm trừ")],
            CriteriaDifference.Between([Group("B", null, "Thưởng", 1) with { Method = "group_bonus" }], [Group("B", null, "Thưởng", 1) with { Method = "group_penalty" }])
                .Lines.SelectMany(l => l.Fields).Select(f => (f.Before!, f.After!)));
        Assert.Equal(
            [("điểm trừ (cả nhóm)", "điểm trừ (một tiêu chí)")],
            CriteriaDifference.Between([Group("P", null, "Trừ", 1) with { Method = "group_penalty" }], [Leaf("P", null, "Trừ", 1) with { Method = "penalty", Rule = "sum of children" }])
                .Lines.SelectMany(l => l.Fields).Select(f => (f.Before!, f.After!)));
    }

    [Fact]
    public void Between_TotalsChange_SaysBoth()
    {
        var difference = CriteriaDifference.Between(Before, With("II", n => n with { MaxPoints = Points.FromDecimal(3) }));

        Assert.Equal(("6", "7"), (difference.TotalBefore.ToExactString(), difference.TotalAfter.ToExactString()));
    }

    private static IReadOnlyList<CriterionText> With(string code, Func<CriterionText, CriterionText> change) =>
        [.. Before.Select(n => n.Code == code ? change(n) : n)];

    private static CriterionText Group(string code, string? parent, string title, decimal max) =>
        new(code, parent, 1, parent is null ? 0 : 1, false, title, Points.FromDecimal(max), "group", "sum of children");

    private static CriterionText Leaf(string code, string? parent, string title, decimal max) =>
        new(code, parent, 1, 1, true, title, Points.FromDecimal(max), "ratio", "score=R*max");
}
