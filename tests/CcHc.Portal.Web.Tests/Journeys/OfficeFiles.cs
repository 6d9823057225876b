using System.Diagnostics;
using System.Globalization;
using System.Text;
using CcHc.Portal.Data.Tables;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>Files as an office makes and reads them.</summary>
public static class OfficeFiles
{
    /// <summary>A workbook with a title above the table, as offices write it.</summary>
    public static async Task<byte[]> XlsxAsync(string title, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var file = new MemoryStream();
        await using (var xlsx = await XlsxWriter.CreateAsync(file))
        {
            await xlsx.BeginSheetAsync(new XlsxSheet("Danh sách"));
            await xlsx.TitleAsync(title, headers.Count);
            await xlsx.HeaderAsync(headers);
            foreach (var row in rows)
            {
                await xlsx.RowAsync([.. row.Select(cell => XlsxCell.OfText(cell))]);
            }
        }

        return file.ToArray();
    }

    /// <summary>The paper as it comes back: the same pages, with what a signature appends.</summary>
    public static byte[] SignedCopy(byte[] pdf) => [.. pdf, .. Encoding.ASCII.GetBytes("\n% signed\n%%EOF\n")];

    /// <summary>One page that says something; what a scanner would send.</summary>
    public static byte[] Scan(string text)
    {
        var content = $"BT /F1 18 Tf 72 760 Td ({text}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        List<int> places = [];
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(place => file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    /// <summary>The words of a PDF in reading order, white space as one blank.</summary>
    public static async Task<string> TextOfAsync(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("journey-");
        try
        {
            var path = Path.Combine(folder.FullName, "paper.pdf");
            await File.WriteAllBytesAsync(path, pdf);
            using var reader = Process.Start(new ProcessStartInfo("pdftotext") { ArgumentList = { "-enc", "UTF-8", path, "-" }, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var text = await reader.StandardOutput.ReadToEndAsync();
            await reader.WaitForExitAsync();
            Assert.Equal(0, reader.ExitCode);
            return string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>That these stand in the text, each after the one before.</summary>
    public static void AssertInOrder(string text, params string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"«{part}» does not stand after the one before it in: {text}");
            from = at + part.Length;
        }
    }

    public static bool CanReadPdf { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "pdftotext")));
}
