using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Tables;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Criteria;

/// <summary>What people type into a spreadsheet who have the decision before them and not the format.</summary>
public sealed class TypedAnnexTests
{
    [Theory]
    [InlineData("1,5 điểm", "1.5")]
    [InlineData("Tối đa 2 điểm", "2")]
    [InlineData("tối đa: 0.5đ", "0.5")]
    [InlineData("2\u00A0điểm", "2")]
    public void Maximum_WithWords_IsReadWithANote(string typed, string max)
    {
        var reading = Read(Row(2, "1", "A", typed, "ratio", "score=R*max"));

        var note = Assert.Single(reading.Findings);
        Assert.Equal((FindingSeverity.Warning, "max-words", "C2"), (note.Severity, note.Key, note.Cell));
        Assert.Equal(max, reading.Sources[0].MaxPoints!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("hai điểm")]
    [InlineData("1-2 điểm")]
    [InlineData("2 hoặc 3")]
    public void Maximum_ThatSaysNoNumber_IsAnError(string typed)
    {
        var error = Assert.Single(Read(Row(2, "1", "A", typed, "ratio", "score=R*max")).Errors, e => e.Key == "max");

        Assert.Equal(("C2", typed), (error.Cell, error.Found));
    }

    [Fact]
    public void Maximum_TurnedIntoADateOrAPercentage_IsAnError()
    {
        var row = Row(2, "1", "A", null, "ratio", "score=R*max");
        TableRow With(Cell cell) => row with { Cells = [.. row.Cells.Take(2), cell, .. row.Cells.Skip(3)] };

        Assert.Equal(["ô ngày 01/05/2026"], Read(With(Cell.OfDate(2, 3, new DateOnly(2026, 5, 1)))).Errors.Where(e => e.Key == "max").Select(e => e.Found));
        Assert.Equal(["ô phần trăm 0.02"], Read(With(Cell.OfNumber(2, 3, 0.02m, percent: true))).Errors.Where(e => e.Key == "max").Select(e => e.Found));
    }

    [Fact]
    public void MaximumWithWords_InACsv_StaysAnError()
    {
        var reading = CriteriaFile.Read(CriteriaFileTests.TableOf("code,title,max_points,method,rule\n1,A,2 điểm,ratio,score=R*max"));

        Assert.Contains("max", reading.Errors.Select(e => e.Key));
    }

    [Fact]
    public void Total_ThatDoesNotAddUp_IsADefectAtItsCell()
    {
        var reading = Read(Row(2, "1", "A", "4", "ratio", "score=R*max"), Row(3, null, "Tổng cộng", "5", null, null));

        var defect = Assert.Single(reading.Findings);
        Assert.Equal((FindingSeverity.Defect, "total", "C3", "dòng tổng ghi 5"), (defect.Severity, defect.Key, defect.Cell, defect.Found));
        Assert.Equal(["1"], reading.Sources.Select(s => s.Code));
    }

    [Fact]
    public void Total_MayCountTheBonusInOrNot()
    {
        foreach (var total in new[] { "4", "6" })
        {
            var reading = Read(Row(2, "1", "A", "4", "ratio", "score=R*max"), Row(3, "B", "Thưởng", "2", "group_bonus", null), Row(4, "TỔNG ĐIỂM", null, total, null, null));

            Assert.Equal(["Warning total"], reading.Findings.Select(f => $"{f.Severity} {f.Key}"));
        }
    }

    [Fact]
    public void LevelThatBeginsLikeATotal_InTheMiddle_StaysALevel()
    {
        var reading = Read(Row(2, "1", "A", "2", null, null), Row(3, null, "Tổng cộng từ hai việc", "2", null, null), Row(4, null, "Không", "0", null, null), Row(5, "2", "B", "1", "ratio", "score=R*max"));

        Assert.Empty(reading.Findings);
        Assert.Equal("Tổng cộng từ hai việc=2 | Không=0", reading.Sources[0].Rule);
    }

    [Fact]
    public void RowWithoutCodeAndPoints_IsAnErrorThatSaysWhatItMayBe()
    {
        var error = Assert.Single(Read(Row(2, "1", "A", "2", "ratio", "score=R*max"), Row(3, null, "Ghi chú: nộp trước 15/12", null, null, null)).Errors);

        Assert.Equal(("code-missing", "A3"), (error.Key, error.Cell));
    }

    [Fact]
    public void MergedSection_IsSplitIntoCodeTitleAndPoints()
    {
        var reading = Read(
            [new CellRange(2, 1, 2, 5)],
            Row(2, "II. Cải cách thủ tục hành chính (2 điểm)", null, null, null, null),
            Row(3, "II.1", "B", "2", "ratio", "score=R*max"));

        Assert.Equal(("II", "Cải cách thủ tục hành chính", (decimal?)2, ScoringMethods.Group), (reading.Sources[0].Code, reading.Sources[0].Title, reading.Sources[0].MaxPoints, reading.Sources[0].Method));
        Assert.Equal(["Warning section-row", "Warning method-taken"], reading.Findings.Select(f => $"{f.Severity} {f.Key}"));
    }

    [Fact]
    public void MaximumMergedOverTwoCriteria_IsMissingInTheSecondAndSaysSo()
    {
        var reading = Read([new CellRange(2, 3, 3, 3)], Row(2, "1", "A", "2", "ratio", "score=R*max"), Row(3, "2", "B", null, "ratio", "score=R*max"));

        var error = Assert.Single(reading.Errors);
        Assert.Equal(("max-missing", "C3", "ô gộp với C2"), (error.Key, error.Cell, error.Found));
    }

    [Fact]
    public void HeaderOverTwoRows_IsJoined()
    {
        var table = new Table("Bộ", TableKind.Xlsx,
        [
            Row(1, "PHỤ LỤC", null, null, null, null),
            Row(2, "STT", "Nội dung", "Điểm", null, "Ghi chú"),
            Row(3, null, null, "tối đa", "Cách chấm", "năm trước"),
            Row(4, "1", "A", "2", "information", "x"),
        ]);

        var reading = CriteriaFile.Read(table);

        Assert.Equal(["max-information 4"], reading.Errors.Select(e => $"{e.Key} {e.Row}"));
        Assert.Equal(["Ghi chú – năm trước"], reading.Sources[0].Extra.Keys);
    }

    [Theory]
    [InlineData("I 1 a b 2 II 1 2", "I I.1 I.1.a I.1.b I.2 II II.1 II.2")]
    [InlineData("I. 1. a) II. 1.", "I I.1 I.1.a II II.1")]
    [InlineData("A I 1 II B I", "A A.I A.I.1 A.II B B.I")]
    [InlineData("I 1 1.1 1.2 2 2.1 II 1 1.1", "I I.1 I.1.1 I.1.2 I.2 I.2.1 II II.1 II.1.1")]
    [InlineData("I 1.1 1.2 II 2.1", "I I.1 I.2 II II.1")]
    [InlineData("I 1 B 1 P 1", "I I.1 B B.1 P P.1")]
    public void CodesCountedAnew_ProposeWholeOnes(string typed, string whole)
    {
        var codes = typed.Split(' ');

        var proposals = Read([.. codes.Select((c, i) => Row(i + 2, c, "T", "1", "nhầm", null))]).Proposals;

        var written = codes.Select((c, i) => proposals.FirstOrDefault(p => p.Cell.Row == i + 2)?.Proposed ?? c);
        Assert.Equal(whole, string.Join(' ', written));
    }

    [Fact]
    public void CodeDoubledUnderTwoFields_IsAdvisedWhatToWriteInBothPlaces()
    {
        var reading = Read(
            Row(2, "I", "A", "1", null, null), Row(3, "1", "B", "1", "ratio", "score=R*max"),
            Row(4, "II", "C", "1", null, null), Row(5, "1", "D", "1", "ratio", "score=R*max"));

        var doubled = Assert.Single(reading.Errors, e => e.Key == "code-doubled");
        Assert.Equal(("A5", "mỗi tiêu chí một mã trong cả bộ; ghi «II.1», và «I.1» ở dòng 3"), (doubled.Cell, doubled.Expected));
        Assert.Null(reading.Tree);
    }

    [Fact]
    public void NumberAfterOnePointNine_IsProposedAsOnePointTen()
    {
        List<TableRow> rows = [Row(2, "1", "A", "10", "nhóm", null)];
        for (var i = 1; i <= 10; i++)
        {
            var row = Row(i + 2, null, "B", "1", "ratio", "score=R*max");
            rows.Add(row with { Cells = [Cell.OfNumber(i + 2, 1, i == 10 ? 1.1m : 1 + (i / 10m)), .. row.Cells.Skip(1)] });
        }

        var reading = Read([.. rows]);

        Assert.Equal("1.10", reading.Proposals[^1].Proposed);
        var last = reading.Errors.Last(e => e.Key == "cell-kind");
        Assert.Equal(("A12", "ô số 1.1"), (last.Cell, last.Found));
        Assert.EndsWith("«1.10»", last.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void CodesThatAreWhole_ProposeNothing()
    {
        Assert.Empty(Read(Row(2, "1", "A", "x", "nhóm", null), Row(3, "1.1", "B", "2", "ratio", "score=R*max")).Proposals);
        Assert.Empty(Read(Row(2, "K12-7", "A", "x", "nhóm", null), Row(3, "?", "B", "2", "ratio", "score=R*max")).Proposals);
    }

    private static CriteriaReading Read(params TableRow[] rows) => Read([], rows);

    private static CriteriaReading Read(IReadOnlyList<CellRange> merges, params TableRow[] rows) =>
        CriteriaFile.Read(new Table("Bộ", TableKind.Xlsx, [Row(1, "STT", "Nội dung", "Điểm tối đa", "Cách chấm", "Mức điểm"), .. rows]) { Merges = merges });

    private static TableRow Row(int number, params string?[] texts) =>
        new(number, [.. texts.Select((t, i) => Cell.OfText(number, i + 1, t))]);
}
