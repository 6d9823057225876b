using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace CcHc.Portal.Data.Tables;

/// <summary>
/// The cells of a sheet whose formula failed (#REF!, #DIV/0!). The table reader gives them as empty, and a criterion whose
/// maximum fell away in Excel must not look like one that has none.
/// </summary>
internal static class FailedCells
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="position">Of the sheet in the workbook, from 0.</param>
    /// <returns>What each of them says, by 1-based row and column.</returns>
    internal static Dictionary<(int Row, int Column), string> Of(byte[] workbook, int position)
    {
        var failed = new Dictionary<(int Row, int Column), string>();
        using var zip = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        if (SheetPart(zip, position) is not { } part || zip.GetEntry(part) is not { } entry)
        {
            return failed;
        }

        using var sheet = Open(entry);
        while (sheet.Read())
        {
            if (sheet.NodeType == XmlNodeType.Element
                && sheet.LocalName == "c"
                && sheet.GetAttribute("t") == "e"
                && sheet.GetAttribute("r") is { } name)
            {
                failed[PlaceOf(name)] = ValueOf(sheet);
            }
        }

        return failed;
    }

    private static string? SheetPart(ZipArchive zip, int position)
    {
        var ids = Attributes(zip, "xl/workbook.xml", "sheet", s => s.GetAttribute("id", Relations)).ToList();
        return position >= ids.Count
            ? null
            : Attributes(zip, "xl/_rels/workbook.xml.rels", "Relationship", r => r.GetAttribute("Id") == ids[position] ? r.GetAttribute("Target") : null)
                .Select(target => target.StartsWith('/') ? target[1..] : "xl/" + target)
                .FirstOrDefault();
    }

    private static IEnumerable<string> Attributes(ZipArchive zip, string part, string element, Func<XmlReader, string?> read)
    {
        if (zip.GetEntry(part) is not { } entry)
        {
            yield break;
        }

        using var xml = Open(entry);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element && read(xml) is { } value)
            {
                yield return value;
            }
        }
    }

    private static XmlReader Open(ZipArchiveEntry entry) =>
        XmlReader.Create(entry.Open(), new XmlReaderSettings { CloseInput = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });

    private static string ValueOf(XmlReader cell)
    {
        using var inner = cell.ReadSubtree();
        return inner.ReadToDescendant("v", cell.NamespaceURI) ? inner.ReadElementContentAsString() : "#";
    }

    /// <summary>Row and column of «B7».</summary>
    private static (int Row, int Column) PlaceOf(string name)
    {
        var column = 0;
        var letters = 0;
        while (letters < name.Length && char.IsAsciiLetterUpper(name[letters]))
        {
            column = (column * 26) + (name[letters] - 'A' + 1);
            letters++;
        }

        return (int.TryParse(name.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0, column);
    }
}
