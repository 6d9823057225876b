using System.Diagnostics;
using System.Globalization;
using CcHc.Portal.Data.Tables;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Table = CcHc.Portal.Domain.Tables.Table;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>A workbook that the portal gave, as somebody with a spreadsheet sees and changes it.</summary>
public sealed class Workbook(byte[] bytes)
{
    public byte[] Bytes { get; } = bytes;

    /// <summary>What a strict reader says of it.</summary>
    public IReadOnlyList<string> Faults()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Bytes), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")];
    }

    public Table Read(string? sheet = null) => TableFile.Read(new MemoryStream(Bytes), "phieu.xlsx", sheet);

    /// <summary>The address of the cell in the row that begins with this code, below this header.</summary>
    public string CellOf(string code, string header)
    {
        var table = Read();
        var head = table.FindHeader(r => r.At(1).Text == "Mã") ?? throw new InvalidOperationException("No header.");
        var column = head.Cells.First(c => c.Text == header).Column;
        var row = table.RowsBelow(head).First(r => r.At(1).Text == code).Number;
        return Domain.Tables.Cell.ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);
    }

    public string TextAt(string address)
    {
        var digit = address.AsSpan().IndexOfAnyInRange('0', '9');
        var table = Read();
        var row = table.Lines.First(l => l.Number == int.Parse(address[digit..], CultureInfo.InvariantCulture));
        return row.Cells.FirstOrDefault(c => Domain.Tables.Cell.ColumnName(c.Column) == address[..digit]).Text ?? "";
    }

    /// <summary>The same file with other values in cells of its first sheet; null empties a cell, a decimal becomes a number.</summary>
    public Workbook With(params (string Address, object? Value)[] cells)
    {
        var copy = new MemoryStream();
        copy.Write(Bytes);
        using (var document = SpreadsheetDocument.Open(copy, isEditable: true))
        {
            var first = document.WorkbookPart!.Workbook!.Descendants<Sheet>().First();
            var sheet = ((WorksheetPart)document.WorkbookPart.GetPartById(first.Id!)).Worksheet!;
            foreach (var (address, value) in cells)
            {
                var cell = sheet.Descendants<Cell>().Single(c => c.CellReference == address);
                cell.RemoveAllChildren();
                cell.DataType = null;
                if (value is string text)
                {
                    cell.DataType = CellValues.InlineString;
                    cell.InlineString = new InlineString(new Text(text));
                }
                else if (value is not null)
                {
                    cell.CellValue = new CellValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                }
            }

            sheet.Save();
        }

        return new Workbook(copy.ToArray());
    }

    /// <summary>Opened and saved again by LibreOffice; skips the test where it is not installed.</summary>
    public async Task<Workbook> ThroughLibreOfficeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("workbook-");
        try
        {
            var file = Path.Combine(folder.FullName, "phieu.xlsx");
            await File.WriteAllBytesAsync(file, Bytes);
            var start = new ProcessStartInfo("soffice")
            {
                ArgumentList = { $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", Path.Combine(folder.FullName, "out"), file },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            Process? process;
            try
            {
                process = Process.Start(start);
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Assert.Skip("soffice is not installed.");
                throw;
            }

            using (process)
            {
                var errors = process!.StandardError.ReadToEndAsync();
                await process.StandardOutput.ReadToEndAsync();
                await process.WaitForExitAsync();
                Assert.True(process.ExitCode == 0, await errors);
            }

            return new Workbook(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "out", "phieu.xlsx")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
