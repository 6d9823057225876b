using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace CcHc.Portal.Web.Tests.Features.CriteriaSets;

/// <summary>A workbook as a person saves it from a spreadsheet: shared strings, styles, merged cells, further sheets.</summary>
internal sealed class TypedWorkbook(string sheet)
{
    private readonly SortedDictionary<int, SortedDictionary<int, object>> rows = [];
    private readonly List<string> merges = [];
    private readonly List<string> otherSheets = [];

    /// <summary>Text and numbers from the left; null leaves a cell empty.</summary>
    public TypedWorkbook Row(int number, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
            {
                if (!rows.TryGetValue(number, out var row))
                {
                    rows[number] = row = [];
                }

                row[i + 1] = value;
            }
        }

        return this;
    }

    public TypedWorkbook Merge(params string[] ranges)
    {
        merges.AddRange(ranges);
        return this;
    }

    public TypedWorkbook OtherSheet(string name)
    {
        otherSheets.Add(name);
        return this;
    }

    public byte[] Save()
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new Font(new FontSize { Val = 12 }, new FontName { Val = "Times New Roman" })) { Count = 1 },
                new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
                new Borders(new Border()) { Count = 1 },
                new CellStyleFormats(new CellFormat()) { Count = 1 },
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true }) { Count = 2 });
            var strings = book.AddNewPart<SharedStringTablePart>();
            strings.SharedStringTable = new SharedStringTable();
            var sheets = new Sheets();
            book.Workbook = new Workbook(sheets);
            Add(book, sheets, sheet, [.. rows.Select(r => RowOf(r.Key, r.Value, strings.SharedStringTable))], merges);
            foreach (var other in otherSheets)
            {
                Add(book, sheets, other, [], []);
            }
        }

        return stream.ToArray();
    }

    private static void Add(WorkbookPart book, Sheets sheets, string name, IReadOnlyList<Row> rows, List<string> merges)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(new SheetData(rows));
        if (merges.Count > 0)
        {
            part.Worksheet.Append(new MergeCells(merges.Select(m => new MergeCell { Reference = m })) { Count = (uint)merges.Count });
        }

        part.Worksheet.Append(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 });
        sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.Count() + 1, Name = name });
    }

    private static Row RowOf(int number, SortedDictionary<int, object> values, SharedStringTable strings)
    {
        var row = new Row { RowIndex = (uint)number };
        foreach (var (column, value) in values)
        {
            var cell = new Cell { CellReference = Domain.Tables.Cell.ColumnName(column) + number.ToString(CultureInfo.InvariantCulture) };
            if (value is string text)
            {
                cell.DataType = CellValues.SharedString;
                cell.StyleIndex = 1;
                cell.CellValue = new CellValue(strings.Count());
                strings.Append(new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
            }
            else
            {
                cell.CellValue = new CellValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
            }

            row.Append(cell);
        }

        return row;
    }
}

/// <summary>Two annexes as somebody types them who has only seen the decision: one tidy, one with everything a decision shows and three faults.</summary>
internal static class TypedAnnexes
{
    public static byte[] Tidy() => new TypedWorkbook("Phụ lục")
        .Row(1, "PHỤ LỤC")
        .Row(2, "BỘ TIÊU CHÍ ĐÁNH GIÁ CẢI CÁCH HÀNH CHÍNH CỦA ỦY BAN NHÂN DÂN CẤP XÃ")
        .Row(3, "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh)")
        .Row(5, "STT", "Tiêu chí", "Điểm tối đa", "Tài liệu kiểm chứng", "Cơ quan thẩm định", "Ghi chú")
        .Row(6, "(1)", "(2)", "(3)", "(4)", "(5)", "(6)")
        .Row(7, "I", "Công tác chỉ đạo, điều hành", 6)
        .Row(8, "I.1", "Ban hành kế hoạch cải cách hành chính năm", 2, "Kế hoạch", "Sở Nội vụ", "Như năm 2025")
        .Row(9, null, "Ban hành trước ngày 31/12 năm trước", 2)
        .Row(10, null, "Ban hành trong quý I", 1)
        .Row(11, null, "Không ban hành", 0)
        .Row(12, "I.2", "Kiểm tra công vụ\nở bộ phận một cửa", "Tối đa 4 điểm", "Biên bản kiểm tra", "Sở Nội vụ")
        .Row(13, null, "Từ hai lần trở lên", "4 điểm")
        .Row(14, null, "Một lần", "1,5")
        .Row(15, null, "Không kiểm tra", 0)
        .Row(16, "II", "Cải cách thủ tục hành chính", 4)
        .Row(17, "II.1", "Công khai thủ tục hành chính", 4, "Ảnh chụp bảng công khai", "Văn phòng Ủy ban nhân dân tỉnh")
        .Row(18, null, "Đầy đủ, kịp thời", 4)
        .Row(19, null, "Chưa đầy đủ", 2)
        .Row(20, null, "Không công khai", 0)
        .Row(21, "TỔNG CỘNG", null, 10)
        .Merge("A1:F1", "A2:F2", "A3:F3", "A21:B21")
        .OtherSheet("Giải thích")
        .Save();

    /// <param name="isMended">Without the two faults that nobody can import; what the decision itself adds up wrongly stays.</param>
    public static byte[] Merged(bool isMended = false) => new TypedWorkbook("Phu luc I")
        .Row(1, "PHỤ LỤC I")
        .Row(2, "BỘ TIÊU CHÍ THI ĐUA CẢI CÁCH HÀNH CHÍNH")
        .Row(4, "STT", "Nội dung tiêu chí", "Thang điểm", null, null, "Minh chứng", "Đơn vị thẩm định")
        .Row(5, null, null, "Điểm tối đa", "Mức đánh giá", "Điểm")
        .Row(6, "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH (5 điểm)")
        .Row(7, "I.1", "Ban hành kế hoạch cải cách hành chính", 3, "Đúng hạn", 3, "Kế hoạch", "Sở Nội vụ")
        .Row(8, null, null, null, "Chậm dưới 10 ngày", 1.5)
        .Row(9, null, null, null, "Không ban hành", 0)
        .Row(10, "I.2", "Báo cáo định kỳ", isMended ? 2 : null, "Đủ bốn báo cáo", 2, "Báo cáo")
        .Row(11, null, null, null, "Thiếu báo cáo", "0 điểm")
        .Row(12, "II", "Cải cách thủ tục hành chính", 7)
        .Row(13, "II.1", "Công khai thủ tục hành chính", 3, "Đầy đủ", 3, "Ảnh chụp", "Văn phòng Ủy ban nhân dân tỉnh")
        .Row(14, null, null, null, "Không đầy đủ", 0)
        .Row(15, isMended ? "II.2" : "II.1", "Giải quyết hồ sơ đúng hạn", 4, "Từ 95% trở lên", 4, "Số liệu hệ thống")
        .Row(16, null, null, null, "Dưới 95%", 0)
        .Row(17, "III", "Chuyển đổi số", 20)
        .Row(18, "III.1", "Dịch vụ công trực tuyến toàn trình", 15, "Đạt chỉ tiêu", 15, "Số liệu hệ thống", "Sở Khoa học và Công nghệ")
        .Row(19, null, null, null, "Không đạt", 0)
        .Merge(
            "A1:G1", "A2:G2", "A4:A5", "B4:B5", "C4:E4", "F4:F5", "G4:G5", "A6:G6",
            "A7:A9", "B7:B9", "C7:C9", "F7:F9", "G7:G11",
            "A10:A11", "B10:B11", "C10:C11", "F10:F11",
            "A13:A14", "B13:B14", "C13:C14", "F13:F14", "G13:G16",
            "A15:A16", "B15:B16", "C15:C16", "F15:F16",
            "A18:A19", "B18:B19", "C18:C19", "F18:F19", "G18:G19")
        .Save();

    /// <summary>Counted anew under every field, numbers typed as numbers: what a decision shows, and no code of a set.</summary>
    public static byte[] CountedAnew() => new TypedWorkbook("Sheet1")
        .Row(1, "STT", "Nội dung", "Điểm tối đa")
        .Row(2, "I", "Chỉ đạo, điều hành", 3)
        .Row(3, 1, "Kế hoạch", 2)
        .Row(4, null, "Có", 2)
        .Row(5, null, "Không", 0)
        .Row(6, 2, "Báo cáo", 1)
        .Row(7, "a", "Báo cáo quý", 0.5)
        .Row(8, null, "Đủ", 0.5)
        .Row(9, null, "Thiếu", 0)
        .Row(10, "b", "Báo cáo năm", 0.5)
        .Row(11, null, "Có", 0.5)
        .Row(12, null, "Không", 0)
        .Row(13, "II", "Thủ tục hành chính", 1)
        .Row(14, 1, "Công khai", 1)
        .Row(15, null, "Có", 1)
        .Row(16, null, "Không", 0)
        .Save();
}
