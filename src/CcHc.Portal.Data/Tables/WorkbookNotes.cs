using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CcHc.Portal.Data.Tables;

/// <summary>Something to say at a cell, named as a spreadsheet names it («B7»).</summary>
public sealed record CellNote(string Cell, string Text);

/// <summary>
/// Writes notes into somebody's own workbook, and text into single cells of it. Only the parts concerned are written anew;
/// everything else of the file, and notes that are there already, stay as they came.
/// </summary>
public static class WorkbookNotes
{
    private const string Author = "Cổng thi đua cải cách hành chính";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Vml = "application/vnd.openxmlformats-officedocument.vmlDrawing";
    private const string CommentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";

    /// <summary>The longest note: a cell of the comments part takes no more than a cell of the sheet.</summary>
    private const int MaxText = 8000;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace RelationIds = Relations;
    private static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    private static readonly XNamespace O = "urn:schemas-microsoft-com:office:office";
    private static readonly XNamespace X = "urn:schemas-microsoft-com:office:excel";

    /// <summary>What may follow a reference to the drawing of notes in a sheet, in the order of the format.</summary>
    private static readonly HashSet<string> AfterNotes =
        ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

    /// <param name="workbook">An XLSX that <see cref="TableFile"/> has read.</param>
    /// <param name="sheet">The sheet that was read.</param>
    /// <param name="notes">Several for one cell are put into one note, in their order.</param>
    /// <param name="texts">New content of single cells, written as text.</param>
    public static byte[] Add(byte[] workbook, string sheet, IEnumerable<CellNote> notes, IReadOnlyDictionary<string, string>? texts = null)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            new Editor(zip, sheet).Write(notes, texts ?? new Dictionary<string, string>());
        }

        return file.ToArray();
    }

    /// <summary>Whether the workbook is of the usual kind; one in the strict form of the standard has other names for everything.</summary>
    public static bool CanTake(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        using var content = zip.GetEntry("xl/workbook.xml")!.Open();
        using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return reader.MoveToContent() == XmlNodeType.Element && reader.NamespaceURI == Main.NamespaceName;
    }

    private sealed class Editor(ZipArchive zip, string sheetName)
    {
        private readonly Dictionary<int, int> textStyles = [];

        public void Write(IEnumerable<CellNote> notes, IReadOnlyDictionary<string, string> texts)
        {
            var path = SheetPath();
            var sheet = Load(path);
            foreach (var (cell, text) in texts)
            {
                SetText(sheet, cell, text);
            }

            var byCell = notes
                .GroupBy(n => n.Cell, StringComparer.OrdinalIgnoreCase)
                .Select(g => new CellNote(g.Key, string.Join("\n", g.Select(n => n.Text).Distinct(StringComparer.Ordinal))))
                .OrderBy(n => Place(n.Cell))
                .ToList();
            if (byCell.Count > 0)
            {
                AddNotes(path, sheet, byCell);
            }

            Save(path, sheet);
        }

        private string SheetPath()
        {
            var workbook = Load("xl/workbook.xml");
            var id = workbook.Root!.Descendants(Main + "sheet").First(s => (string?)s.Attribute("name") == sheetName).Attribute(RelationIds + "id")!.Value;
            return Target("xl/workbook.xml", RelationsOf("xl/workbook.xml").Root!.Elements().First(r => (string?)r.Attribute("Id") == id));
        }

        private void SetText(XDocument sheet, string cell, string text)
        {
            var (row, column) = Place(cell);
            var line = At(sheet.Root!.Element(Main + "sheetData")!.Elements(Main + "row"), row, r => (int?)r.Attribute("r"));
            var element = At(line.Elements(Main + "c"), column, c => c.Attribute("r") is { } name ? Place(name.Value).Column : null);
            element.SetAttributeValue("t", "inlineStr");
            element.SetAttributeValue("s", AsText((int?)element.Attribute("s") ?? 0));
            element.ReplaceNodes(new XElement(Main + "is", new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text)));
        }

        /// <summary>The row or cell of a number; where they bear none they count on from the one before.</summary>
        private static XElement At(IEnumerable<XElement> elements, int number, Func<XElement, int?> numberOf)
        {
            var at = 0;
            foreach (var element in elements)
            {
                at = numberOf(element) ?? at + 1;
                if (at == number)
                {
                    return element;
                }
            }

            throw new InvalidDataException($"The sheet has no row or cell {number}.");
        }

        /// <summary>The same look with the number format of text, so that 1.10 stays 1.10 when somebody types it again.</summary>
        private int AsText(int style)
        {
            if (textStyles.TryGetValue(style, out var known))
            {
                return known;
            }

            var relation = RelationsOf("xl/workbook.xml").Root!.Elements().FirstOrDefault(r => ((string?)r.Attribute("Type"))?.EndsWith("/styles", StringComparison.Ordinal) == true);
            if (relation is null)
            {
                return style;
            }

            var path = Target("xl/workbook.xml", relation);
            var styles = Load(path);
            var formats = styles.Root!.Element(Main + "cellXfs");
            var own = formats?.Elements(Main + "xf").ElementAtOrDefault(style);
            if (formats is null || own is null)
            {
                return style;
            }

            var text = new XElement(own);
            text.SetAttributeValue("numFmtId", "49");
            text.SetAttributeValue("applyNumberFormat", "1");
            formats.Add(text);
            var count = formats.Elements(Main + "xf").Count();
            formats.SetAttributeValue("count", count);
            Save(path, styles);
            return textStyles[style] = count - 1;
        }

        private void AddNotes(string path, XDocument sheet, List<CellNote> notes)
        {
            var relations = RelationsOf(path);
            var commentsPath = PartOf(path, relations, Relations + "/comments", "xl/comments{0}.xml", out _);
            var comments = zip.GetEntry(commentsPath) is null ? NewComments() : Load(commentsPath);
            var drawingPath = DrawingOf(path, relations, sheet);
            AddContentTypes(commentsPath);

            var list = comments.Root!.Element(Main + "commentList")!;
            var author = AuthorOf(comments);
            var existing = list.Elements(Main + "comment").ToDictionary(c => ((string)c.Attribute("ref")!).ToUpperInvariant(), StringComparer.Ordinal);
            foreach (var note in notes)
            {
                var text = note.Text.Length <= MaxText ? note.Text : note.Text[..MaxText] + "…";
                if (existing.TryGetValue(note.Cell.ToUpperInvariant(), out var before))
                {
                    before.Element(Main + "text")!.Add(RunOf("\n" + text));
                }
                else
                {
                    list.Add(new XElement(Main + "comment", new XAttribute("ref", note.Cell), new XAttribute("authorId", author), new XElement(Main + "text", RunOf(text))));
                }
            }

            // The format wants them row by row; LibreOffice does not mind, Excel repairs what is not.
            var sorted = list.Elements(Main + "comment").OrderBy(c => Place((string)c.Attribute("ref")!)).ToList();
            list.ReplaceNodes(sorted);
            Save(commentsPath, comments);
            AddShapes(drawingPath, sorted);
            Save(RelationsPath(path), relations);
        }

        private static XElement RunOf(string text) =>
            new(Main + "r", new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Printable(text)));

        private static string Printable(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

        private static XDocument NewComments() =>
            new(new XElement(Main + "comments", new XElement(Main + "authors"), new XElement(Main + "commentList")));

        private static int AuthorOf(XDocument comments)
        {
            var authors = comments.Root!.Element(Main + "authors")!;
            var index = authors.Elements(Main + "author").ToList().FindIndex(a => a.Value == Author);
            if (index >= 0)
            {
                return index;
            }

            authors.Add(new XElement(Main + "author", Author));
            return authors.Elements(Main + "author").Count() - 1;
        }

        /// <summary>The drawing that shows the notes; made, and named in the sheet, where there is none.</summary>
        private string DrawingOf(string path, XDocument relations, XDocument sheet)
        {
            var named = sheet.Root!.Element(Main + "legacyDrawing");
            if (named is not null)
            {
                var id = (string?)named.Attribute(RelationIds + "id");
                return Target(path, relations.Root!.Elements().First(r => (string?)r.Attribute("Id") == id));
            }

            var drawing = PartOf(path, relations, Relations + "/vmlDrawing", "xl/drawings/vmlDrawing{0}.vml", out var newId, alwaysNew: true);
            var reference = new XElement(Main + "legacyDrawing", new XAttribute(RelationIds + "id", newId));
            if (sheet.Root.Elements().FirstOrDefault(e => e.Name.Namespace == Main && AfterNotes.Contains(e.Name.LocalName)) is { } after)
            {
                after.AddBeforeSelf(reference);
            }
            else
            {
                sheet.Root.Add(reference);
            }

            return drawing;
        }

        private void AddShapes(string path, List<XElement> comments)
        {
            var drawing = zip.GetEntry(path) is null ? NewDrawing() : LoadDrawing(path);
            var shown = drawing.Root!.Descendants(X + "ClientData")
                .Where(d => (string?)d.Attribute("ObjectType") == "Note")
                .Select(d => ((int?)d.Element(X + "Row"), (int?)d.Element(X + "Column")))
                .ToHashSet();
            if (!drawing.Root.Elements(V + "shapetype").Any(t => (string?)t.Attribute("id") == "_x0000_t202"))
            {
                drawing.Root.Add(ShapeType());
            }

            var number = 1024 + drawing.Root.Elements(V + "shape").Count();
            foreach (var comment in comments)
            {
                var (row, column) = Place((string)comment.Attribute("ref")!);
                if (shown.Contains((row - 1, column - 1)))
                {
                    continue;
                }

                number++;
                drawing.Root.Add(ShapeOf(number, row - 1, column - 1, comment.Value));
            }

            Save(path, drawing);
        }

        private static XDocument NewDrawing() => new(new XElement(
            "xml",
            new XAttribute(XNamespace.Xmlns + "v", V),
            new XAttribute(XNamespace.Xmlns + "o", O),
            new XAttribute(XNamespace.Xmlns + "x", X),
            new XElement(O + "shapelayout", new XAttribute(V + "ext", "edit"), new XElement(O + "idmap", new XAttribute(V + "ext", "edit"), new XAttribute("data", "1")))));

        private XDocument LoadDrawing(string path)
        {
            try
            {
                return Load(path);
            }
            catch (XmlException)
            {
                // Old programs wrote drawings that are no XML. The notes themselves are kept elsewhere; only their boxes are made anew.
                return NewDrawing();
            }
        }

        private static XElement ShapeType() => new(
            V + "shapetype",
            new XAttribute("id", "_x0000_t202"),
            new XAttribute("coordsize", "21600,21600"),
            new XAttribute(O + "spt", "202"),
            new XAttribute("path", "m,l,21600r21600,l21600,xe"),
            new XElement(V + "stroke", new XAttribute("joinstyle", "miter")),
            new XElement(V + "path", new XAttribute("gradientshapeok", "t"), new XAttribute(O + "connecttype", "rect")));

        private static XElement ShapeOf(int number, int row, int column, string text)
        {
            var lines = text.Split('\n').Sum(l => 1 + (l.Length / 38));
            var height = Math.Clamp(lines, 3, 20);
            var anchor = string.Create(CultureInfo.InvariantCulture, $"{column + 1}, 15, {Math.Max(0, row - 1)}, 4, {column + 5}, 15, {row + height}, 4");
            return new XElement(
                V + "shape",
                new XAttribute("id", string.Create(CultureInfo.InvariantCulture, $"_x0000_s{number}")),
                new XAttribute("type", "#_x0000_t202"),
                new XAttribute("style", string.Create(CultureInfo.InvariantCulture, $"position:absolute;width:220pt;height:{height * 14}pt;z-index:{number - 1024};visibility:hidden")),
                new XAttribute("fillcolor", "#ffffe1"),
                new XAttribute(O + "insetmode", "auto"),
                new XElement(V + "fill", new XAttribute("color2", "#ffffe1")),
                new XElement(V + "shadow", new XAttribute("on", "t"), new XAttribute("color", "black"), new XAttribute("obscured", "t")),
                new XElement(V + "path", new XAttribute(O + "connecttype", "none")),
                new XElement(V + "textbox", new XAttribute("style", "mso-direction-alt:auto")),
                new XElement(
                    X + "ClientData",
                    new XAttribute("ObjectType", "Note"),
                    new XElement(X + "MoveWithCells"),
                    new XElement(X + "SizeWithCells"),
                    new XElement(X + "Anchor", anchor),
                    new XElement(X + "AutoFill", "False"),
                    new XElement(X + "Row", row),
                    new XElement(X + "Column", column)));
        }

        private void AddContentTypes(string commentsPath)
        {
            var types = Load("[Content_Types].xml");
            if (!types.Root!.Elements(Types + "Default").Any(d => string.Equals((string?)d.Attribute("Extension"), "vml", StringComparison.OrdinalIgnoreCase)))
            {
                types.Root.AddFirst(new XElement(Types + "Default", new XAttribute("Extension", "vml"), new XAttribute("ContentType", Vml)));
            }

            if (!types.Root.Elements(Types + "Override").Any(o => (string?)o.Attribute("PartName") == "/" + commentsPath))
            {
                types.Root.Add(new XElement(Types + "Override", new XAttribute("PartName", "/" + commentsPath), new XAttribute("ContentType", CommentsType)));
            }

            Save("[Content_Types].xml", types);
        }

        /// <summary>The part a sheet refers to by this type, or a new one under the first free name.</summary>
        private string PartOf(string path, XDocument relations, string type, string name, out string id, bool alwaysNew = false)
        {
            if (!alwaysNew && relations.Root!.Elements().FirstOrDefault(r => (string?)r.Attribute("Type") == type) is { } known)
            {
                id = (string)known.Attribute("Id")!;
                return Target(path, known);
            }

            var number = Enumerable.Range(1, int.MaxValue).First(n => zip.GetEntry(string.Format(CultureInfo.InvariantCulture, name, n)) is null);
            var part = string.Format(CultureInfo.InvariantCulture, name, number);
            var taken = relations.Root!.Elements().Select(r => (string?)r.Attribute("Id")).ToHashSet();
            id = Enumerable.Range(1, int.MaxValue).Select(n => string.Create(CultureInfo.InvariantCulture, $"rIdNote{n}")).First(i => !taken.Contains(i));
            relations.Root.Add(new XElement(Package + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", "/" + part)));
            return part;
        }

        private XDocument RelationsOf(string path) =>
            zip.GetEntry(RelationsPath(path)) is null ? new XDocument(new XElement(Package + "Relationships")) : Load(RelationsPath(path));

        private static string RelationsPath(string path)
        {
            var cut = path.LastIndexOf('/');
            return $"{path[..cut]}/_rels/{path[(cut + 1)..]}.rels";
        }

        private static string Target(string from, XElement relation)
        {
            var target = (string)relation.Attribute("Target")!;
            return new Uri(new Uri("file:///" + from), target).AbsolutePath.TrimStart('/');
        }

        private XDocument Load(string path)
        {
            var entry = zip.GetEntry(path) ?? throw new InvalidDataException($"The workbook has no part {path}.");
            using var content = entry.Open();
            using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }

        private void Save(string path, XDocument document)
        {
            zip.GetEntry(path)?.Delete();
            using var content = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
            using var writer = XmlWriter.Create(content, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OmitXmlDeclaration = path.EndsWith(".vml", StringComparison.Ordinal) });
            document.Save(writer);
        }

        /// <summary>«B7» is row 7, column 2.</summary>
        private static (int Row, int Column) Place(string cell)
        {
            var letters = cell.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, c) => (sum * 26) + (char.ToUpperInvariant(c) - 'A' + 1));
            var digits = cell.SkipWhile(char.IsAsciiLetter).TakeWhile(char.IsAsciiDigit).Aggregate(0, (sum, c) => (sum * 10) + (c - '0'));
            return (digits, letters);
        }
    }
}
