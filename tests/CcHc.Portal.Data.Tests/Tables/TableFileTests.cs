using System.Text;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain.Tables;
using Xunit;

namespace CcHc.Portal.Data.Tests.Tables;

public sealed class TableFileTests
{
    [Theory]
    [InlineData("code,title\n1.10,\"a, \"\"b\"\"\"\n\n2,\"c\nd\"", "1.10|a, \"b\"", "2|c\nd")]
    [InlineData("\uFEFFcode;title, note\r\n1.10;a,b\r\n;\r\n2;c", "1.10|a,b", "2|c")]
    public void Csv_WithEitherDelimiter_KeepsTextAndRowNumbers(string text, string first, string second)
    {
        var table = Read(Encoding.UTF8.GetBytes(text), "tep.csv");

        Assert.Equal("tep.csv", table.Sheet);
        Assert.Equal([(2, first), (4, second)], table.Rows.Select(r => (r.Number, string.Join('|', r.Cells.Select(c => c.Text)))));
        Assert.All(table.Rows.SelectMany(r => r.Cells), c => Assert.Equal(CellKind.Text, c.Kind));
        Assert.Equal("B4", table.Lines[3].Cells[1].Name);
    }

    [Theory]
    [InlineData("Bộ tiêu chí CCHC, năm 2025, kèm Quyết định 15\ncode;title\n1;a, b, c, d", "1|a, b, c, d")]
    [InlineData("BỘ TIÊU CHÍ\n\ncode,title\n1,a; b; c", "1|a; b; c")]
    [InlineData("code, title\n1,a", "1|a")]
    [InlineData("code;option\n1;đầy đủ,kịp thời,đúng mẫu", "1|đầy đủ,kịp thời,đúng mẫu")]
    [InlineData("\"code, mã\";title\n1;a", "1|a")]
    public void Csv_WithATitleAbove_TakesTheDelimiterFromTheHeader(string text, string last)
    {
        var table = Read(Encoding.UTF8.GetBytes(text), "tep.csv");

        Assert.Equal(last, string.Join('|', table.Lines[^1].Cells.Select(c => c.Text)));
    }

    [Fact]
    public void Csv_Decomposed_IsReadAsNfc()
    {
        var table = Read(Encoding.UTF8.GetBytes("ma\u0303,x\n1, y "), "tep.csv");

        Assert.Equal(["mã", "x", "1", "y"], table.Lines.SelectMany(l => l.Cells).Select(c => c.Text));
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 1, 2 }, "lưu lại thành .xlsx")]
    [InlineData(new byte[] { 0x63, 0xFF, 0xFE }, "không phải văn bản UTF-8")]
    [InlineData(new byte[] { 0x63, 0x00, 0x63 }, "không phải bảng tính")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 9, 9, 9 }, "tệp hỏng")]
    [InlineData(new byte[] { 0x61, 0x2C, 0x22, 0x62, 0x22, 0x63, 0x0A }, "ngoặc kép")]
    public void Read_AnotherKindOfFile_SaysWhatToDo(byte[] content, string says)
    {
        var refusal = Assert.Throws<UnreadableTableException>(() => Read(content, "tep.bin"));

        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BeyondTheBound_IsRefused()
    {
        Assert.Throws<UnreadableTableException>(() => Read(new byte[TableFile.MaxBytes + 1], "lon.csv"));
    }

    [Fact]
    public async Task Xlsx_WrittenAndRead_KeepsKindsTextAndPlaces()
    {
        using var file = new MemoryStream();
        await using (var book = await XlsxWriter.CreateAsync(file, TestContext.Current.CancellationToken))
        {
            await book.BeginSheetAsync(new XlsxSheet("Kết quả", [8, 40.5], FrozenRows: 2, FrozenColumns: 1));
            await book.TitleAsync("KẾT QUẢ <2025> & «phụ lục»", 4);
            await book.HeaderAsync("Mã", "Nội dung", "Điểm", "Ngày");
            await book.RowAsync(XlsxCell.OfText("1.10"), XlsxCell.OfText("=1+1\n😀\u0001", wrap: true), XlsxCell.OfPoints(87.25m), XlsxCell.OfDate(new DateOnly(2025, 12, 31)));
            await book.RowAsync(XlsxCell.Empty, XlsxCell.OfNumber(0.1m), XlsxCell.OfPoints(null));
            await book.BeginSheetAsync(new XlsxSheet("Trang 2", FrozenRows: 0));
            await book.RowAsync(XlsxCell.OfText("khác"));
        }

        var table = Read(file.ToArray(), "ket-qua.xlsx");
        var other = TableFile.Read(new MemoryStream(file.ToArray()), "ket-qua.xlsx", "Trang 2");

        Assert.Equal(("Kết quả", TableKind.Xlsx, "khác"), (table.Sheet, table.Kind, other.Lines[0].At(1).Text));
        Assert.Equal("KẾT QUẢ <2025> & «phụ lục»", table.Lines[0].At(1).Text);
        Assert.Equal(["Mã", "Nội dung", "Điểm", "Ngày"], table.Lines[1].Cells.Select(c => c.Text));
        Assert.Equal(
            [Cell.OfText(3, 1, "1.10"), Cell.OfText(3, 2, "=1+1\n😀"), Cell.OfNumber(3, 3, 87.25m), Cell.OfDate(3, 4, new DateOnly(2025, 12, 31))],
            table.Lines[2].Cells);
        Assert.Equal((CellKind.Empty, 0.1m, CellKind.Empty), (table.Lines[3].At(1).Kind, table.Lines[3].At(2).Number, table.Lines[3].At(3).Kind));
        Assert.Throws<UnreadableTableException>(() => TableFile.Read(new MemoryStream(file.ToArray()), "ket-qua.xlsx", "Không có"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("Một tên trang tính dài hơn ba mươi mốt chữ")]
    public async Task Xlsx_SheetNameThatNoSpreadsheetTakes_IsRefused(string name)
    {
        await using var book = await XlsxWriter.CreateAsync(new MemoryStream(), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<ArgumentException>(() => book.BeginSheetAsync(new XlsxSheet(name)));
    }

    [Fact]
    public async Task Xlsx_OfManyRows_ComesBackWhole()
    {
        using var file = new MemoryStream();
        await using (var book = await XlsxWriter.CreateAsync(file, TestContext.Current.CancellationToken))
        {
            await book.BeginSheetAsync(new XlsxSheet("Ma trận"));
            await book.HeaderAsync("Đơn vị", "Điểm");
            for (var i = 1; i <= 20_000; i++)
            {
                await book.RowAsync(XlsxCell.OfText($"Xã số {i} 😀"), XlsxCell.OfPoints(i / 100m));
            }
        }

        var rows = Read(file.ToArray(), "x.xlsx").Rows.ToList();

        Assert.Equal(20_000, rows.Count);
        Assert.All(rows, r => Assert.Equal(($"Xã số {r.Number - 1} 😀", (r.Number - 1) / 100m), (r.At(1).Text, r.At(2).Number)));
    }

    [Fact]
    public void Xlsx_OfAnotherMaker_TellsErrorsPercentagesGapsAndTruth()
    {
        var file = Workbooks.WithSheet(
            """
            <row r="2"><c r="B2"><v>1.1</v></c><c r="C2" s="1"><v>0.85</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="str"><v>#REF!</v></c><c r="F2" s="2"><v>46022</v></c></row>
            """);

        var table = Read(file, "x.xlsx");

        Assert.True(table.Lines[0].IsEmpty);
        var row = table.Lines[1];
        Assert.Equal(
            [CellKind.Empty, CellKind.Number, CellKind.Number, CellKind.Bool, CellKind.Error, CellKind.Date],
            row.Cells.Select(c => c.Kind));
        Assert.Equal((2, "B2", 1.1m, false), (row.Number, row.At(2).Name, row.At(2).Number, row.At(2).IsPercent));
        Assert.Equal((0.85m, true), (row.At(3).Number, row.At(3).IsPercent));
        Assert.Equal(new DateOnly(2025, 12, 31), row.At(6).Date);
    }

    private static Table Read(byte[] content, string name) => TableFile.Read(new MemoryStream(content), name);
}
