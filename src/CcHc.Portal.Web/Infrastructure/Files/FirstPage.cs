using System.IO.Compression;
using System.Text;
using System.Xml;
using CcHc.Portal.Web.Infrastructure.Hosting;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>
/// The text of the first page of a PDF or Word file that was taken. A PDF is read by pdftotext of the machine; without it, or
/// where a file gives no text, there is none, and nothing else suffers.
/// </summary>
public sealed class FirstPage(IFileStore store, ConfinedProgram programs)
{
    private const int MostParagraphs = 80;
    private const int MostLetters = 16_000;
    private const string WordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly Confinement Limits = new(TimeSpan.FromSeconds(4), 1024L * 1024 * 1024, 64L * 1024 * 1024);
    private static readonly SemaphoreSlim Readers = ProcessorTurns.Create();
    private static readonly Lazy<string?> PdfReader = new(() => ConfinedProgram.Find("pdftotext"));

    public async Task<string?> TextAsync(string sha256, string mediaType, CancellationToken cancellation) =>
        mediaType == FileKinds.MediaType(FileKind.Docx) ? Word(sha256)
        : mediaType == FileKinds.MediaType(FileKind.Pdf) && PdfReader.Value is { } reader ? await Readers.RunAsync(() => PdfAsync(reader, sha256, cancellation), cancellation)
        : null;

    private async Task<string?> PdfAsync(string reader, string sha256, CancellationToken cancellation)
    {
        var home = Directory.CreateTempSubdirectory("first-page-");
        try
        {
            return await programs.RunAsync(reader, ["-q", "-f", "1", "-l", "1", "-layout", "-enc", "UTF-8", store.FileOf(sha256), "-"], home.FullName, Limits, cancellation);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    private string? Word(string sha256)
    {
        using var content = store.OpenRead(sha256);
        using var zip = new ZipArchive(content, ZipArchiveMode.Read);
        if (zip.GetEntry("word/document.xml") is not { } body)
        {
            return null;
        }

        using var reader = XmlReader.Create(body.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var text = new StringBuilder();
        var paragraphs = 0;
        while (paragraphs < MostParagraphs && text.Length < MostLetters && reader.Read())
        {
            // What was struck out, and the second form of a drawing for old programs, is not said by the paper.
            while (reader is { NodeType: XmlNodeType.Element, LocalName: "del" or "Fallback" })
            {
                reader.Skip();
            }

            if (reader.NamespaceURI != WordNamespace)
            {
                continue;
            }

            if (reader is { NodeType: XmlNodeType.Element, LocalName: "t", IsEmptyElement: false })
            {
                text.Append(reader.ReadString());
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "tab" })
            {
                text.Append("  ");
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "br" or "cr" })
            {
                text.Append('\n');
            }
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "p" })
            {
                text.Append('\n');
                paragraphs++;
            }
        }

        return text.ToString();
    }
}
