using CcHc.Portal.Data.Tables;
using CcHc.Portal.Data.Tests.Tables;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Tables;
using Xunit;

namespace CcHc.Portal.Data.Tests.Criteria;

/// <summary>
/// A file in which each error and each defect of the criteria format was planted once. Its last column, which the portal does
/// not know, says what is wrong in the row; nothing else may be found, and nothing less.
/// </summary>
public sealed class FaultyFileTests
{
    private const string Planted = "planted";

    [Fact]
    public void Csv_WithEveryFault_NamesEachWithItsRowAndColumn()
    {
        AssertFound(TableFile.Read(Stored(), "every-fault.csv"));
    }

    [Fact]
    public async Task Xlsx_WithEveryFault_NamesEachWithItsRowAndColumn()
    {
        using var file = new MemoryStream();
        await using (var book = await XlsxWriter.CreateAsync(file, TestContext.Current.CancellationToken))
        {
            await book.TableAsync(TableFile.Read(Stored(), "every-fault.csv") with { Sheet = "Phụ lục" });
        }

        file.Position = 0;
        var table = TableFile.Read(file, "phu-luc.xlsx");

        Assert.Equal(("Phụ lục", TableKind.Xlsx), (table.Sheet, table.Kind));
        AssertFound(table);
    }

    [Fact]
    public void EveryErrorAndDefectOfTheFormat_IsPlanted()
    {
        var planted = Plants(TableFile.Read(Stored(), "every-fault.csv")).Select(p => p.Finding.Split(' ')[1]).Distinct().Order();

        Assert.Equal(
            [
                "band-gap", "band-overlap", "best", "cap", "code-doubled", "code-missing", "group-below-top", "group-without-children",
                "input", "label", "leaf-with-children", "max", "max-information", "max-missing", "method", "not-applicable", "note",
                "parent-cycle", "parent-missing", "penalty-place", "rule", "sanction-unmapped", "sum", "sum-below",
            ],
            planted);
    }

    /// <summary>What only a spreadsheet can do wrong. Style 2 is a date; row 8 stands two rows below the one before.</summary>
    [Fact]
    public void Xlsx_WithNumbersDatesAndFailedFormulas_NamesEachCell()
    {
        var file = Workbooks.WithSheet(
            $"""
            <row r="1">{Text("A1", "code")}{Text("B1", "parent")}{Text("C1", "title")}{Text("D1", "max_points")}{Text("E1", "method")}{Text("F1", "rule")}</row>
            <row r="2"><c r="A2"><v>1.1</v></c>{Text("C2", "Mã là số")}<c r="D2"><v>1.5</v></c>{Text("E2", "ratio")}{Text("F2", "score=R*max")}</row>
            <row r="3"><c r="A3" s="2"><v>46022</v></c>{Text("C3", "Mã là ngày")}<c r="D3"><v>1</v></c>{Text("E3", "ratio")}{Text("F3", "score=R*max")}</row>
            <row r="4">{Text("A4", "1")}<c r="B4"><v>99</v></c>{Text("C4", "Mã cha là số")}<c r="D4"><v>1</v></c>{Text("E4", "ratio")}{Text("F4", "score=R*max")}</row>
            <row r="5">{Text("A5", "2")}{Text("C5", "Mức điểm là số")}<c r="D5"><v>1</v></c>{Text("E5", "expert")}<c r="F5"><v>0.25</v></c></row>
            <row r="6">{Text("A6", "3")}{Text("C6", "Điểm tối đa là ngày")}<c r="D6" s="2"><v>46022</v></c>{Text("E6", "ratio")}{Text("F6", "score=R*max")}</row>
            <row r="8">{Text("A8", "4")}{Text("C8", "Công thức hỏng")}<c r="D8" t="e"><f>1/0</f><v>#DIV/0!</v></c>{Text("E8", "ratio")}{Text("F8", "score=R*max")}</row>
            <row r="9">{Text("A9", "5")}<c r="C9" t="e"><v>#REF!</v></c><c r="D9"><v>1</v></c>{Text("E9", "ratio")}{Text("F9", "score=R*max")}</row>
            <row r="10">{Text("A10", "6")}{Text("C10", "Đúng")}<c r="D10" t="b"><v>1</v></c>{Text("E10", "ratio")}{Text("F10", "score=R*max")}</row>
            """);

        var reading = CriteriaFile.Read(TableFile.Read(new MemoryStream(file), "bo.xlsx"));

        Assert.Equal(
            [
                "A2 cell-kind ô số 1.1", "A3 cell-kind ô ngày 31/12/2025", "B4 cell-kind ô số 99", "F5 cell-kind ô số 0.25",
                "D6 max 31/12/2025", "D8 cell #DIV/0!", "C9 cell #REF!", "D10 max TRUE",
            ],
            reading.Errors.Where(e => e.Cell.Length > 0).Select(e => $"{e.Cell} {e.Key} {e.Found}").Where(e => !e.StartsWith("F5 rule", StringComparison.Ordinal)));
        Assert.Null(reading.Tree);
    }

    [Fact]
    public void Xlsx_WithLevelsInRowsBelow_ReadsThemAndNamesTheFaultyOnes()
    {
        var file = Workbooks.WithSheet(
            $"""
            <row r="1">{Text("A1", "Mã")}{Text("B1", "Nội dung")}{Text("C1", "Điểm tối đa")}{Text("D1", "Cách chấm")}{Text("E1", "Mức điểm")}</row>
            <row r="2">{Text("A2", "1")}{Text("B2", "Ban hành kế hoạch")}<c r="C2"><v>1</v></c>{Text("D2", "chọn mức")}</row>
            <row r="3">{Text("B3", "Trước hạn")}<c r="C3"><v>1</v></c></row>
            <row r="4">{Text("B4", "Chậm")}{Text("C4", "0,5")}</row>
            <row r="5">{Text("B5", "Không ban hành")}<c r="C5"><v>-1</v></c></row>
            <row r="6">{Text("A6", "2")}{Text("B6", "Tỷ lệ")}<c r="C6"><v>1</v></c>{Text("D6", "tỷ lệ")}{Text("E6", "score=R*max")}</row>
            <row r="7">{Text("B7", "Mức dưới tiêu chí tính tỷ lệ")}<c r="C7"><v>1</v></c></row>
            <row r="8">{Text("A8", "3")}{Text("B8", "Hai nơi ghi mức")}<c r="C8"><v>1</v></c>{Text("D8", "chọn mức")}{Text("E8", "có=1 | không=0")}</row>
            <row r="9">{Text("B9", "Có")}<c r="C9"><v>1</v></c></row>
            <row r="10">{Text("A10", "4")}{Text("B10", "Tên mức có dấu cắt")}<c r="C10"><v>1</v></c></row>
            <row r="11">{Text("B11", "đủ | kịp thời")}<c r="C11"><v>1</v></c></row>
            <row r="12">{Text("B12", "Đủ")}{Text("C12", "một")}</row>
            """);

        var reading = CriteriaFile.Read(TableFile.Read(new MemoryStream(file), "bo.xlsx"));

        Assert.Equal(
            ["C5 level", "A7 code-missing", "E8 levels", "B11 level", "C12 max"],
            reading.Errors.Select(e => $"{e.Cell} {e.Key}").Where(e => !e.StartsWith("E10", StringComparison.Ordinal)));
        Assert.Equal("Trước hạn=1 | Chậm=0.5", reading.Sources[0].Rule);
    }

    private static void AssertFound(Table table)
    {
        var reading = CriteriaFile.Read(table);

        Assert.Equal(Plants(table), reading.Findings.Select(f => (f.Row, $"{f.Severity} {f.Key} {f.Column}")));
        Assert.All(reading.Findings, f => Assert.NotEmpty(f.Found));
        Assert.All(reading.Findings, f => Assert.NotEmpty(f.Expected));
        Assert.Null(reading.Tree);
    }

    private static IEnumerable<(int Row, string Finding)> Plants(Table table)
    {
        var column = table.Header.Cells.First(c => c.Text == Planted).Column;
        return table.Rows.SelectMany(r => r.At(column).Text.Split(" + ", StringSplitOptions.RemoveEmptyEntries).Select(p => (r.Number, p)));
    }

    private static string Text(string cell, string text) =>
        $"<c r=\"{cell}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is></c>";

    private static Stream Stored() => TestFiles.Open("every-fault.csv");
}
