using System.Globalization;
using System.Text;

namespace CcHc.Portal.Web.Demo;

/// <summary>
/// A real PDF of one page for the stores of the demo. It uses a font that every reader has and that lacks the Vietnamese
/// marks; these are drawn as strokes over the letters, and the page says its true text to whoever copies or searches it.
/// </summary>
public static class SmallPdf
{
    private const double Size = 12;
    private const double Step = 7.2;
    private const int PerLine = 62;

    public static byte[] Of(string title)
    {
        var lines = new List<string>(Wrap(title)) { "", "Tài liệu minh họa, không phải văn bản thật." };
        var content = new StringBuilder("0.6 w 1 J\n");
        for (var i = 0; i < lines.Count; i++)
        {
            Write(content, lines[i], 72, 760 - (i * 22));
        }

        return File(content.ToString());
    }

    private static IEnumerable<string> Wrap(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > PerLine)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        yield return line.ToString();
    }

    private static void Write(StringBuilder content, string line, double left, double bottom)
    {
        var letters = new StringBuilder();
        var marks = new StringBuilder();
        foreach (var c in line.Normalize(NormalizationForm.FormC))
        {
            var x = left + (letters.Length * Step);
            if (c is 'đ' or 'Đ')
            {
                letters.Append(c == 'đ' ? 'd' : 'D');
                marks.Append(Numbers($"{x + 2.6} {bottom + (c == 'đ' ? 6.1 : 3.6)} m {x + 6.6} {bottom + (c == 'đ' ? 6.1 : 3.6)} l S\n"));
                continue;
            }

            var parts = c.ToString().Normalize(NormalizationForm.FormD);
            letters.Append(parts[0] is >= ' ' and <= '~' ? parts[0] : '-');
            var above = bottom + (char.IsUpper(parts[0]) ? 7.6 : 5.8);
            foreach (var mark in parts.AsSpan(1))
            {
                marks.Append(Stroke(mark, x + (Step / 2), mark == '\u0323' ? bottom - 2 : above));
                above += mark is '\u0302' or '\u0306' ? 1.9 : 0;
            }
        }

        var text = letters.ToString().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
        var actual = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(line.Normalize(NormalizationForm.FormC)));
        content.Append(CultureInfo.InvariantCulture, $"/Span <</ActualText <FEFF{actual}>>> BDC\n");
        content.Append(CultureInfo.InvariantCulture, $"BT /F1 {Size} Tf {left} {bottom} Td ({text}) Tj ET\n{marks}EMC\n");
    }

    /// <summary>One mark around the middle of its letter.</summary>
    private static string Stroke(char mark, double x, double y) => mark switch
    {
        '\u0301' => Numbers($"{x - 0.6} {y} m {x + 1.4} {y + 1.8} l S\n"),
        '\u0300' => Numbers($"{x + 0.6} {y} m {x - 1.4} {y + 1.8} l S\n"),
        '\u0302' => Numbers($"{x - 1.7} {y} m {x} {y + 1.4} l {x + 1.7} {y} l S\n"),
        '\u0306' => Numbers($"{x - 1.7} {y + 1.3} m {x - 1.2} {y - 0.3} {x + 1.2} {y - 0.3} {x + 1.7} {y + 1.3} c S\n"),
        '\u0303' => Numbers($"{x - 2} {y + 0.3} m {x - 0.8} {y + 2} {x + 0.8} {y - 0.7} {x + 2} {y + 1.1} c S\n"),
        '\u0309' => Numbers($"{x - 0.9} {y + 1.9} m {x + 1.6} {y + 2.5} {x + 1.2} {y + 1} {x} {y + 0.2} c S\n"),
        '\u031B' => Numbers($"{x + 2} {y - 1.2} m {x + 3.6} {y - 1.2} {x + 3.6} {y + 0.6} {x + 3} {y + 0.9} c S\n"),
        '\u0323' => Numbers($"{x - 0.5} {y - 0.5} 1 1 re f\n"),
        _ => "",
    };

    private static string Numbers(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static byte[] File(string content)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /Lang (vi) >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}endstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        ];
        var file = new StringBuilder("%PDF-1.5\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        // Everything above is ASCII, so characters are bytes.
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
