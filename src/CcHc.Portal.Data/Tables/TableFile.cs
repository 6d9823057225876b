using System.Globalization;
using System.IO.Compression;
using System.Text;
using CcHc.Portal.Domain.Tables;
using CsvHelper;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using CellRange = CcHc.Portal.Domain.Tables.CellRange;

namespace CcHc.Portal.Data.Tables;

/// <summary>Reads uploaded tables. What a file is, its content says, never its name.</summary>
public static class TableFile
{
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>What the parts of an XLSX may come to when unpacked.</summary>
    private const long MaxUnpackedBytes = 200L * 1024 * 1024;

    private const int MaxRows = 100_000;

    private const int MaxColumns = 500;

    private const string Kinds = "Anh/chị dùng tệp Excel (.xlsx) hoặc CSV (UTF-8).";

    private static readonly HashSet<string> SpreadsheetErrors = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];

    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();

    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="content">Read to its end and left open.</param>
    /// <param name="fileName">Names the sheet of a CSV.</param>
    /// <param name="sheet">The sheet of an XLSX; the first one when null.</param>
    /// <exception cref="UnreadableTableException">when it is no such file, is damaged or too large.</exception>
    public static Table Read(Stream content, string fileName, string? sheet = null)
    {
        var bytes = ReadBounded(content);
        if (bytes.AsSpan().StartsWith(OldOffice))
        {
            throw new UnreadableTableException(
                $"«{fileName}» là tệp Office kiểu cũ hoặc có mật khẩu. Anh/chị mở bằng Excel, bỏ mật khẩu nếu có, lưu lại thành .xlsx rồi tải lên.");
        }

        // As text these would be read as a table of one strange column, and every row of it reported.
        if (bytes.AsSpan().StartsWith("%PDF-"u8) || bytes.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8))
        {
            throw new UnreadableTableException($"«{fileName}» là tệp PDF hoặc trang web, không phải bảng tính. {Kinds}");
        }

        return bytes.AsSpan().StartsWith(Zip) ? ReadXlsx(bytes, fileName, sheet) : ReadCsv(bytes, fileName);
    }

    private static byte[] ReadBounded(Stream content)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = content.Read(chunk)) > 0)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > MaxBytes)
            {
                throw new UnreadableTableException($"Tệp lớn hơn {MaxBytes / 1024 / 1024} MB.");
            }
        }

        return buffer.ToArray();
    }

    private static Table ReadCsv(byte[] bytes, string fileName)
    {
        string text;
        try
        {
            text = StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new UnreadableTableException($"«{fileName}» không phải bảng tính và không phải văn bản UTF-8. {Kinds}", e);
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new UnreadableTableException($"«{fileName}» không phải bảng tính. {Kinds}");
        }

        var options = CsvReaderOptions.Default with
        {
            Separator = DelimiterOf(text),
            HasHeader = false,

            // A spreadsheet counts an empty line as a row, and so do the rows that errors name.
            SkipEmptyLines = false,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        var lines = new List<TableRow>();
        try
        {
            using var csv = CsvReader.FromText(text, options);
            while (csv.Read())
            {
                var number = lines.Count + 1;
                CheckSize(number, csv.FieldCount);
                lines.Add(new TableRow(number, [.. Enumerable.Range(0, csv.FieldCount).Select(i => TextCell(number, i + 1, WithoutGuard(csv.GetString(i))))]));
            }
        }
        catch (CsvFormatException e)
        {
            throw new UnreadableTableException($"«{fileName}», dòng {lines.Count + 1}: dấu ngoặc kép đặt sai chỗ.", e);
        }

        return new Table(fileName, TableKind.Csv, lines);
    }

    /// <summary>Our own exports put an apostrophe before what a spreadsheet would run as a formula; coming back it is no part of the text.</summary>
    private static string WithoutGuard(string text) =>
        text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;

    /// <summary>
    /// The sign that the header has more of, outside quotes; a list separator in Vietnam is «;». The header is the first line
    /// that is cut somewhere: a comma before a space is one of a title above the table.
    /// </summary>
    private static char DelimiterOf(string text)
    {
        const int LinesAtTheTop = 30;
        var (commas, semicolons, isCut, lines, quoted) = (0, 0, false, 0, false);
        for (var i = 0; i < text.Length && lines < LinesAtTheTop; i++)
        {
            switch (text[i])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case ',' or ';' when !quoted:
                    commas += text[i] == ',' ? 1 : 0;
                    semicolons += text[i] == ';' ? 1 : 0;
                    isCut |= i + 1 < text.Length && text[i + 1] != ' ';
                    break;
                case '\n' when !quoted && isCut:
                    lines = LinesAtTheTop;
                    break;
                case '\n' when !quoted:
                    (commas, semicolons) = (0, 0);
                    lines++;
                    break;
            }
        }

        // A comma within a header is likelier than a semicolon.
        return semicolons > 0 && semicolons >= commas ? ';' : ',';
    }

    private static Table ReadXlsx(byte[] bytes, string fileName, string? sheet)
    {
        try
        {
            CheckUnpackedSize(bytes, fileName);

            // The reader asks for code page 1252 even where the format is UTF-8; asking twice for the provider does no harm.
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes));
            var position = 0;
            Table? read = null;
            var others = new List<string>();
            do
            {
                if (read is null && (sheet is null || reader.Name == sheet))
                {
                    read = ReadSheet(reader, FailedCells.Of(bytes, position));
                }
                else
                {
                    others.Add(reader.Name);
                }

                position++;
            }
            while (reader.NextResult());

            if (read is not null)
            {
                return read with { OtherSheets = others };
            }
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or System.Xml.XmlException
            or FormatException or IndexOutOfRangeException or ArgumentException or NullReferenceException or InvalidOperationException)
        {
            throw new UnreadableTableException($"Không đọc được «{fileName}»: tệp hỏng hoặc không phải bảng tính Excel. {Kinds}", e);
        }

        throw new UnreadableTableException($"«{fileName}» không có trang tính «{sheet}».");
    }

    private static void CheckUnpackedSize(byte[] bytes, string fileName)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (zip.GetEntry("xl/workbook.xml") is null)
        {
            throw new UnreadableTableException($"«{fileName}» không phải bảng tính Excel. {Kinds}");
        }

        if (zip.Entries.Sum(e => e.Length) > MaxUnpackedBytes)
        {
            throw new UnreadableTableException($"«{fileName}» quá lớn khi giải nén.");
        }
    }

    private static Table ReadSheet(IExcelDataReader reader, Dictionary<(int Row, int Column), string> failed)
    {
        var lines = new List<TableRow>();
        while (reader.Read())
        {
            var number = lines.Count + 1;
            CheckSize(number, reader.FieldCount);
            var cells = new Cell[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = failed.TryGetValue((number, i + 1), out var error) ? Cell.OfError(number, i + 1, error) : CellOf(reader, number, i);
            }

            lines.Add(new TableRow(number, cells));
        }

        return new Table(reader.Name, TableKind.Xlsx, lines) { Merges = MergesOf(reader) };
    }

    private static CellRange[] MergesOf(IExcelDataReader reader)
    {
        var merges = (reader.MergeCells ?? []).Select(m => new CellRange(m.FromRow + 1, m.FromColumn + 1, m.ToRow + 1, m.ToColumn + 1)).ToArray();

        // Each row knows its own merged cells; a file made to hurt would ask for millions of them.
        return merges.Sum(m => (long)Math.Min(m.LastRow, MaxRows) - m.FirstRow + 1) <= MaxRows * 10
            ? merges
            : throw new UnreadableTableException("Bảng có quá nhiều ô gộp.");
    }

    private static Cell CellOf(IExcelDataReader reader, int row, int field)
    {
        var column = field + 1;
        return reader.GetValue(field) switch
        {
            null => Cell.Empty(row, column),
            string text => TextCell(row, column, text),
            bool value => Cell.OfBool(row, column, value),
            DateTime date => Cell.OfDate(row, column, DateOnly.FromDateTime(date)),
            TimeSpan time => new Cell(row, column, CellKind.Date, time.ToString("c", CultureInfo.InvariantCulture)),
            IConvertible number => NumberOf(number, row, column, IsPercent(reader.GetNumberFormatString(field))),
            var other => Cell.OfText(row, column, other.ToString()),
        };
    }

    /// <summary>A failed formula that was saved as text.</summary>
    private static Cell TextCell(int row, int column, string text) =>
        SpreadsheetErrors.Contains(text) ? Cell.OfError(row, column, text) : Cell.OfText(row, column, text);

    private static Cell NumberOf(IConvertible number, int row, int column, bool percent)
    {
        var value = number.ToDouble(CultureInfo.InvariantCulture);

        // 15 digits are all that a spreadsheet keeps, and all that the conversion takes: 0.1 stays 0.1.
        return Math.Abs(value) < 1e15
            ? Cell.OfNumber(row, column, (decimal)value, percent)
            : Cell.OfError(row, column, value.ToString("R", CultureInfo.InvariantCulture));
    }

    private static bool IsPercent(string? format) => format?.Contains('%', StringComparison.Ordinal) == true;

    private static void CheckSize(int rows, int columns)
    {
        if (rows > MaxRows || columns > MaxColumns)
        {
            throw new UnreadableTableException($"Bảng có hơn {MaxRows} dòng hoặc {MaxColumns} cột.");
        }
    }
}
