using System.Diagnostics;
using System.Xml.Linq;
using CcHc.Portal.Data.Tables;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CcHc.Portal.Web.Tests.Features.CriteriaSets;

/// <summary>Notes written into somebody's workbook, as a validator of the format and another program read it.</summary>
public sealed class WorkbookNotesTests
{
    private static readonly CellNote[] Notes = [new("C10", "Lỗi: một"), new("B7", "Lưu ý: hai"), new("C10", "Lỗi: ba")];

    [Fact]
    public void Add_PutsOneNoteInEachCellAndKeepsTheRest()
    {
        var before = TypedAnnexes.Merged();

        var after = WorkbookNotes.Add(before, "Phu luc I", Notes);

        Assert.Equal([("B7", "Lưu ý: hai"), ("C10", "Lỗi: một\nLỗi: ba")], CommentsOf(after, "Phu luc I").Select(c => (c.Key, c.Value)));
        AssertValid(after);
        Assert.Equal(Cells(before), Cells(after));
    }

    [Fact]
    public void Add_ToAFileThatHasNotes_KeepsThem()
    {
        using var stream = new MemoryStream();
        stream.Write(TypedAnnexes.Merged());
        using (var file = SpreadsheetDocument.Open(stream, true))
        {
            var sheet = file.WorkbookPart!.WorksheetParts.First();
            var comments = sheet.AddNewPart<WorksheetCommentsPart>();
            comments.Comments = new Comments(
                new Authors(new Author("Nguyễn Thị Hoa")),
                new CommentList(Of("B7", "của chị Hoa"), Of("G13", "hỏi lại Văn phòng")));
            var drawing = sheet.AddNewPart<VmlDrawingPart>();
            using (var content = new StreamWriter(drawing.GetStream(FileMode.Create)))
            {
                content.Write("""<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Row>6</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>""");
            }

            sheet.Worksheet.Append(new LegacyDrawing { Id = sheet.GetIdOfPart(drawing) });
            sheet.Worksheet.Save();
        }

        var after = WorkbookNotes.Add(stream.ToArray(), "Phu luc I", Notes);

        Assert.Equal(
            [("B7", "của chị Hoa\nLưu ý: hai"), ("C10", "Lỗi: một\nLỗi: ba"), ("G13", "hỏi lại Văn phòng")],
            CommentsOf(after, "Phu luc I").Select(c => (c.Key, c.Value)));
        using var again = SpreadsheetDocument.Open(new MemoryStream(after), false);
        var part = again.WorkbookPart!.WorksheetParts.First(p => p.WorksheetCommentsPart is not null);
        Assert.Equal(["Nguyễn Thị Hoa", "Cổng thi đua cải cách hành chính"], part.WorksheetCommentsPart!.Comments.Authors!.Elements<Author>().Select(a => a.Text));
        using var shapes = part.VmlDrawingParts.Single().GetStream();
        Assert.Equal(3, XDocument.Load(shapes).Descendants().Count(e => e.Name.LocalName == "ClientData"));
        AssertValid(after);

        static Comment Of(string cell, string text) => new(new CommentText(new Run(new Text(text)))) { Reference = cell, AuthorId = 0 };
    }

    [Fact]
    public void Add_Texts_AreTextCellsOfTheSameLook()
    {
        var after = WorkbookNotes.Add(TypedAnnexes.CountedAnew(), "Sheet1", [], new Dictionary<string, string> { ["A3"] = "I.10", ["A14"] = "II.1" });

        var table = TableFile.Read(new MemoryStream(after), "x.xlsx");
        Assert.Equal([(Domain.Tables.CellKind.Text, "I.10"), (Domain.Tables.CellKind.Number, "2"), (Domain.Tables.CellKind.Text, "II.1")], new[] { 3, 6, 14 }.Select(r => (table.Lines[r - 1].At(1).Kind, table.Lines[r - 1].At(1).Text)));
        using var file = SpreadsheetDocument.Open(new MemoryStream(after), false);
        var formats = file.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var cell = file.WorkbookPart.WorksheetParts.First().Worksheet.Descendants<Cell>().Single(c => c.CellReference == "A3");
        Assert.Equal(49u, formats[(int)cell.StyleIndex!.Value].NumberFormatId!.Value);
        AssertValid(after);
    }

    [Fact]
    public async Task Notes_AsLibreOfficeReadsThem_StandInTheirCells()
    {
        var after = WorkbookNotes.Add(TypedAnnexes.Merged(), "Phu luc I", Notes);

        var sheet = await FlatAsync(after);

        Assert.Equal([("B7", "Lưu ý: hai"), ("C10", "Lỗi: mộtLỗi: ba")], Annotations(sheet));
    }

    /// <summary>The text of each note of a sheet by its cell, in the order of the file.</summary>
    internal static Dictionary<string, string> CommentsOf(byte[] workbook, string sheet)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        var id = file.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single(s => s.Name == sheet).Id!.Value!;
        var part = (WorksheetPart)file.WorkbookPart.GetPartById(id);
        return part.WorksheetCommentsPart?.Comments.CommentList!.Elements<Comment>().ToDictionary(c => c.Reference!.Value!, c => c.CommentText!.InnerText) ?? [];
    }

    private static void AssertValid(byte[] workbook)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(file).Select(e => $"{e.Part?.Uri} {e.Description}"));
    }

    private static List<string> Cells(byte[] workbook)
    {
        var table = TableFile.Read(new MemoryStream(workbook), "x.xlsx");
        return [.. table.Lines.SelectMany(l => l.Cells).Where(c => !c.IsEmpty).Select(c => $"{c.Name} {c.Kind} {c.Text}"), .. table.Merges.Select(m => m.ToString())];
    }

    /// <summary>The first sheet with cells and notes one by one, as the other program has read them.</summary>
    private static async Task<XElement> FlatAsync(byte[] workbook)
    {
        var folder = Directory.CreateTempSubdirectory("notes-");
        try
        {
            var path = Path.Combine(folder.FullName, "bo.xlsx");
            await File.WriteAllBytesAsync(path, workbook, TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo("soffice", [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "fods", "--outdir", folder.FullName, path]) { RedirectStandardOutput = true, RedirectStandardError = true };
            try
            {
                using var process = Process.Start(start)!;
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Assert.Skip("soffice is not installed.");
            }

            var document = XDocument.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(path, "fods"), TestContext.Current.CancellationToken));
            return document.Descendants().First(e => e.Name.LocalName == "table" && e.Name.NamespaceName.EndsWith("table:1.0", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<(string Cell, string Text)> Annotations(XElement sheet)
    {
        XNamespace table = sheet.Name.Namespace;
        var found = new List<(string, string)>();
        var row = 1;
        foreach (var line in sheet.Descendants(table + "table-row"))
        {
            var column = 1;
            foreach (var cell in line.Elements().Where(e => e.Name.LocalName is "table-cell" or "covered-table-cell"))
            {
                if (cell.Elements().FirstOrDefault(e => e.Name.LocalName == "annotation") is { } note)
                {
                    found.Add(($"{Domain.Tables.Cell.ColumnName(column)}{row}", string.Concat(note.Elements().Where(e => e.Name.LocalName == "p").Select(p => p.Value))));
                }

                column += (int?)cell.Attribute(table + "number-columns-repeated") ?? 1;
            }

            row += (int?)line.Attribute(table + "number-rows-repeated") ?? 1;
        }

        return found;
    }
}
