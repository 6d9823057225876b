using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CcHc.Portal.Documents.Comparison;
using Xunit;

namespace CcHc.Portal.Documents.Tests;

/// <summary>A word as it lies on a page; millimetres from the upper left corner of the sheet.</summary>
internal sealed record Word(int Page, string Text, double Left, double Top, double Right, double Bottom)
{
    // Tinos: ascent 0.891, descent 0.216 of the size; the box of a word is that high.
    public double SizePt => Math.Round((Bottom - Top) / 25.4 * 72 / 1.1074, 1);
}

internal sealed record Sheet(double WidthMm, double HeightMm, IReadOnlyList<Word> Words);

/// <summary>What the programs beside the renderer say of a file. A missing program skips the test.</summary>
internal static partial class Programs
{
    public static async Task<IReadOnlyList<Sheet>> SheetsAsync(byte[] pdf)
    {
        var xml = await RunAsync("pdftotext", pdf, "pdf", file => ["-bbox", file, "-"]);
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = false });
        var document = XDocument.Load(reader);
        return
        [
            .. document.Descendants().Where(e => e.Name.LocalName == "page").Select((page, i) => new Sheet(
                Mm(page, "width"),
                Mm(page, "height"),
                [
                    .. page.Elements().Where(e => e.Name.LocalName == "word").Select(w => new Word(
                        i + 1, w.Value, Mm(w, "xMin"), Mm(w, "yMin"), Mm(w, "xMax"), Mm(w, "yMax"))),
                ])),
        ];
    }

    /// <summary>The text in the order it was set, every run of white space as one blank; without the numbers over the pages, which cut sentences in two.</summary>
    public static async Task<string> TextAsync(byte[] pdf) =>
        OneLine(PageNumber().Replace(await RunAsync("pdftotext", pdf, "pdf", file => ["-raw", file, "-"]), "\f"));

    /// <summary>The words as the comparison with a signed copy reads them.</summary>
    public static async Task<SignedText> SignedTextAsync(byte[] pdf)
    {
        var boxes = await RunAsync("pdftotext", pdf, "pdf", file => ["-q", "-raw", "-bbox", file, "-"]);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(boxes));
        return SignedText.Read(stream);
    }

    public static string OneLine(string text) => WhiteSpace().Replace(text, " ").Trim();

    public static Task<string> FontsAsync(byte[] pdf) => RunAsync("pdffonts", pdf, "pdf", file => [file]);

    public static Task<string> InfoAsync(byte[] pdf) => RunAsync("pdfinfo", pdf, "pdf", file => [file]);

    /// <summary>Points of the first page that are not white and lie in no word, at 50 a inch: lines, borders, pictures.</summary>
    public static async Task<int> InkBesideWordsAsync(byte[] pdf)
    {
        const int Resolution = 50;
        var words = (await SheetsAsync(pdf))[0].Words;
        var picture = await PictureAsync(pdf, Resolution);
        var ink = 0;
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var (left, top) = (x * 25.4 / Resolution, y * 25.4 / Resolution);
                // A letter may reach a point beyond its box.
                if (picture.Grey[(y * picture.Width) + x] < 250 && !words.Any(w => left > w.Left - 1.5 && left < w.Right + 1.5 && top > w.Top - 1.5 && top < w.Bottom + 1.5))
                {
                    ink++;
                }
            }
        }

        return ink;
    }

    /// <summary>Words of the first page that are set in bold.</summary>
    public static async Task<string> BoldTextAsync(byte[] pdf)
    {
        var xml = await RunAsync("pdftohtml", pdf, "pdf", file => ["-xml", "-i", "-stdout", "-l", "1", file]);
        return OneLine(string.Join(' ', Bold().Matches(xml).Select(m => m.Groups[1].Value)));
    }

    /// <summary>The Word file as another program reads and sets it.</summary>
    public static async Task<byte[]> ConvertAsync(byte[] docx) => (await ConvertAsync([docx]))[0];

    /// <summary>Several at once: the program takes longer to start than to set a paper.</summary>
    public static async Task<IReadOnlyList<byte[]>> ConvertAsync(IReadOnlyList<byte[]> docx)
    {
        var folder = Directory.CreateTempSubdirectory("papers-");
        try
        {
            var files = docx.Select((_, i) => Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"paper{i}.docx"))).ToList();
            for (var i = 0; i < files.Count; i++)
            {
                await File.WriteAllBytesAsync(files[i], docx[i], TestContext.Current.CancellationToken);
            }

            await StartAsync("soffice", [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, .. files]);
            return await Task.WhenAll(files.Select(f => File.ReadAllBytesAsync(Path.ChangeExtension(f, "pdf"), TestContext.Current.CancellationToken)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, byte[] input, string extension, Func<string, string[]> arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7()}.{extension}");
        await File.WriteAllBytesAsync(file, input, TestContext.Current.CancellationToken);
        try
        {
            return await StartAsync(program, arguments(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<(int Width, int Height, byte[] Grey)> PictureAsync(byte[] pdf, int resolution)
    {
        var folder = Directory.CreateTempSubdirectory("picture-");
        try
        {
            var file = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
            await StartAsync("pdftoppm", ["-r", resolution.ToString(CultureInfo.InvariantCulture), "-gray", "-l", "1", "-singlefile", file, Path.Combine(folder.FullName, "page")]);
            // A PGM: «P5», width and height, the greatest value, then a byte for each point.
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "page.pgm"), TestContext.Current.CancellationToken);
            var head = System.Text.Encoding.ASCII.GetString(bytes, 0, 40).Split((char[])[' ', '\n'], 5);
            var (width, height) = (int.Parse(head[1], CultureInfo.InvariantCulture), int.Parse(head[2], CultureInfo.InvariantCulture));
            return (width, height, bytes[^(width * height)..]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> StartAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }

        using (process)
        {
            var errors = process!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await errors);
            return output;
        }
    }

    private static double Mm(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture) / 72 * 25.4;

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"\f\s*\d{1,4}\s*\n")]
    private static partial Regex PageNumber();

    [GeneratedRegex("<b>(.*?)</b>")]
    private static partial Regex Bold();
}
