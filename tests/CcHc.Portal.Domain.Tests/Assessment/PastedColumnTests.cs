using CcHc.Portal.Domain.Assessment;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

public sealed class PastedColumnTests
{
    private static readonly Points Most = Points.FromDecimal(4);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("\n\t\n")]
    public void Reading_Nothing_GivesNoLines(string? text) => Assert.Empty(PastedColumn.Read(text));

    [Fact]
    public void Reading_PassesOverTheHeading_KeepsEmptyCellsBetween_AndDropsTheEnd()
    {
        var lines = PastedColumn.Read("Điểm thẩm định\r\n3,5\r\n\r\n2\r\n\r\n");

        Assert.Equal([new(2, null, "3,5", null), new(3, null, "", null), new(4, null, "2", null)], lines);
    }

    [Fact]
    public void Reading_Cells_TakesOffQuotationMarksAndJoinsTheRestAsReason()
    {
        var lines = PastedColumn.Read("\"X01\"\t 1.5 \t\"Thiếu \"\"Phụ lục\"\"\"\tvà biên bản");

        Assert.Equal([new(1, "X01", "1.5", "Thiếu \"Phụ lục\" và biên bản")], lines);
    }

    [Fact]
    public void Reading_MoreThanAnyListHas_IsRefused()
    {
        var refusal = Assert.Throws<DomainRuleException>(() => PastedColumn.Read(string.Join('\n', Enumerable.Repeat("1", PastedColumn.MostLines + 1))));

        Assert.Equal("Đã dán 5001 dòng; mỗi lần dán không quá 5000 dòng.", Assert.Single(refusal.Obstacles).Text);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("4", 4)]
    [InlineData("3,25", 3.25)]
    [InlineData("3.25", 3.25)]
    public void Points_WithCommaOrPoint_AreRead(string typed, double points)
    {
        var mark = Assert.Single(PastedColumn.Match(PastedColumn.Read(typed), [Target("Xã A")], Most, "Lý do", true));

        Assert.Equal((PasteOutcome.Change, Points.FromDecimal((decimal)points)), (mark.Outcome, mark.Points));
    }

    [Theory]
    [InlineData("ba", "Không đọc được điểm «ba».")]
    [InlineData("1,23456", "Không đọc được điểm «1,23456».")]
    [InlineData("4,01", "Điểm phải từ 0 đến 4.")]
    [InlineData("-1", "Điểm phải từ 0 đến 4.")]
    [InlineData("3", "Điểm khác điểm tự chấm, cần ghi lý do.")]
    public void Points_ThatCannotBeTaken_SayWhy(string typed, string why)
    {
        var mark = Assert.Single(PastedColumn.Match(PastedColumn.Read(typed), [Target("Xã A")], Most, null, true));

        Assert.Equal((PasteOutcome.Wrong, why), (mark.Outcome, mark.Problem));
    }

    [Fact]
    public void Units_AreFoundByCodeAndByNameWithoutMarks_AndAnExactNameWins()
    {
        PasteTarget[] targets = [Target("Xã Hòa An", "01"), Target("Xã Hoà Ân", "02"), Target("Xã Tân Lập", "03")];

        var marks = PastedColumn.Match(PastedColumn.Read("01\t4\nXã Hoà Ân\t4\nxa tan lap\t4\nTÂN LẬP\t4"), targets, Most, null, true);

        Assert.Equal(["Xã Hòa An", "Xã Hoà Ân", "Xã Tân Lập", null], marks.Select(m => m.Target?.Name));
        Assert.Equal("Không tìm thấy đơn vị «TÂN LẬP» trong danh sách của tiêu chí này.", marks[3].Problem);
    }

    [Fact]
    public void Units_OfOneName_AreNotGuessed()
    {
        var mark = Assert.Single(PastedColumn.Match(PastedColumn.Read("Xã Tân Lập\t4"), [Target("Xã Tân Lập", "03"), Target("Xã Tân Lập", "04")], Most, null, true));

        Assert.Equal("«Xã Tân Lập» trùng với 2 đơn vị; anh/chị dùng mã đơn vị.", mark.Problem);
    }

    [Fact]
    public void Reason_IsTheLinesOwn_ElseTheStandingOne_ElseTheCommonOne()
    {
        PasteTarget[] targets = [Target("A"), Target("B") with { Current = Points.FromDecimal(2), CurrentReason = "Đã ghi" }, Target("C")];

        var marks = PastedColumn.Match(PastedColumn.Read("A\t1\tRiêng\nB\t2\nC\t1"), targets, Most, "Chung", true);

        Assert.Equal(["Riêng", "Đã ghi", "Chung"], marks.Select(m => m.Reason));
        Assert.Equal([PasteOutcome.Change, PasteOutcome.Same, PasteOutcome.Change], marks.Select(m => m.Outcome));
    }

    [Fact]
    public void Reason_IsNotDemanded_WhereTheAgencyEntersTheFigure()
    {
        var mark = Assert.Single(PastedColumn.Match(PastedColumn.Read("3"), [Target("A") with { Self = null }], Most, null, demandsReason: false));

        Assert.Equal((PasteOutcome.Change, null), (mark.Outcome, mark.Reason));
    }

    private static PasteTarget Target(string name, string? code = null) => new(Guid.CreateVersion7(), code, name, Points.FromDecimal(4), null, null, null);
}
