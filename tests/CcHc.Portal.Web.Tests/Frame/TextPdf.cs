using System.Globalization;
using System.Text;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>A small PDF whose words can be read: one typeface in which each sign of the text has a code of its own.</summary>
public static class TextPdf
{
    private const int LinesOnAPage = 48;
    private const int Longest = 90;

    public static byte[] Of(IEnumerable<string> lines)
    {
        var wrapped = lines.Select(l => l.Replace('\u00a0', ' ').Normalize(NormalizationForm.FormC)).SelectMany(Wrap).ToList();
        var signs = string.Concat(wrapped).Distinct().Where(c => c != ' ').ToList();
        if (signs.Count > 220)
        {
            throw new ArgumentException("The text has more signs than one typeface holds.", nameof(lines));
        }

        var codes = signs.Select((c, i) => (c, Code: (byte)(i + 33))).ToDictionary(s => s.c, s => s.Code);
        codes[' '] = 32;
        var pages = wrapped.Chunk(LinesOnAPage).ToList();
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{5 + (2 * i)} 0 R"))}] >>",
            $"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /FirstChar 32 /LastChar 255 /Widths [{string.Join(' ', Enumerable.Repeat("600", 224))}] /ToUnicode 4 0 R >>",
            Stream(Cmap(codes)),
        ];
        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {6 + (2 * i)} 0 R >>");
            objects.Add(Stream(string.Join('\n', pages[i].Select((l, n) => $"BT /F1 9 Tf 40 {800 - (15 * n)} Td <{string.Concat(l.Select(c => codes[c].ToString("X2", CultureInfo.InvariantCulture)))}> Tj ET"))));
        }

        var file = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Stream(string content) => $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";

    private static string Cmap(Dictionary<char, byte> codes) =>
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /T def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        + string.Concat(codes.Chunk(100).Select(c => $"{c.Length} beginbfchar\n{string.Concat(c.Select(p => $"<{p.Value:X2}> <{(int)p.Key:X4}>\n"))}endbfchar\n"))
        + "endcmap\nend\nend";

    private static IEnumerable<string> Wrap(string text)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + word.Length + 1 > Longest)
            {
                yield return line;
                line = "";
            }

            line += line.Length == 0 ? word : " " + word;
        }

        yield return line;
    }
}
