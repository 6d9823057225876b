using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Rendering;
using Xunit;

namespace CcHc.Portal.Documents.Tests;

public sealed class MeasureTests
{
    [Theory]
    [InlineData("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG XÃ HÒA AN")]
    [InlineData("Về việc khen thưởng các tập thể, cá nhân – đợt hai – có thành tích xuất sắc trong phong trào thi đua")]
    public void HeadingLines_KeepEveryWord_AndNoneBeginsWithADash(string text)
    {
        for (var width = 40d; width < 120; width += 5)
        {
            var lines = HeadingText.Lines(text, 14, width);

            Assert.Equal(text, string.Join(' ', lines));
            Assert.DoesNotContain(lines, l => l[0] is '-' or '–');
            Assert.All(lines, l => Assert.True(HeadingText.WidthMm(l, 14) <= width, l));
        }
    }

    [Fact]
    public void HeadingLines_AreOfLikeLength()
    {
        var lines = HeadingText.Lines("Về việc khen thưởng các tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua", 14, 143);

        Assert.Equal(2, lines.Count);
        Assert.InRange(HeadingText.WidthMm(lines[0], 14) / HeadingText.WidthMm(lines[1], 14), 0.8, 1.25);
    }

    [Fact]
    public void HeadingOfNothing_HasNoLines()
    {
        Assert.Empty(HeadingText.Lines("  ", 14, 100));
    }

    [Fact]
    public void Columns_FillTheTable_AndNeverBreakAWordOrAFigure()
    {
        var table = new PaperTable(
            "Bảng",
            [new("STT", 0.1), new("Nội dung", 9), new("Tiền thưởng (đồng)", 0.1)],
            [new TableRow(["1", "Nghiên", "1.560.000.000"]), new TableRow(["Nhóm"], IsGroup: true)]);

        var widths = ColumnWidths.Of(table, 163);

        Assert.Equal(163, widths.Sum(), 0.001);
        Assert.True(widths[0] > HeadingText.WidthMm("STT", PaperLayout.TablePt));
        Assert.True(widths[2] > HeadingText.WidthMm("1.560.000.000", PaperLayout.TablePt));
    }

    [Fact]
    public void Columns_WithWordsWiderThanThePage_StillFillIt()
    {
        var word = new string('w', 300);
        var table = new PaperTable("Bảng", [new("A", 1), new("B", 1), new("C", 1)], [new TableRow([word, word, word])]);

        Assert.Equal(163, ColumnWidths.Of(table, 163).Sum(), 0.001);
    }
}
