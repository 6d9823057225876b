using System.Xml;
using CcHc.Portal.Documents.Comparison;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>The words of a PDF with their places, read by pdftotext of the machine; none where it is missing or fails.</summary>
public sealed class PdfWords(IFileStore store, ConfinedProgram programs, ILogger<PdfWords> log)
{
    private static readonly Confinement Limits = new(TimeSpan.FromSeconds(120), 2L * 1024 * 1024 * 1024, 256L * 1024 * 1024);

    private static readonly Lazy<string?> Reader = new(() => ConfinedProgram.Find("pdftotext"));

    public static bool IsThere => Reader.Value is not null;

    public async Task<SignedText?> ReadAsync(string sha256, CancellationToken cancellation)
    {
        if (Reader.Value is not { } reader)
        {
            return null;
        }

        var home = Directory.CreateTempSubdirectory("signed-copy-");
        try
        {
            var boxes = Path.Combine(home.FullName, "words.xml");
            if (await programs.RunAsync(reader, ["-q", "-raw", "-bbox", "-enc", "UTF-8", store.FileOf(sha256), boxes], home.FullName, Limits, cancellation) is null || !File.Exists(boxes))
            {
                return null;
            }

            await using var words = File.OpenRead(boxes);
            return SignedText.Read(words);
        }
        catch (XmlException broken)
        {
            log.LogInformation(broken, "What pdftotext wrote of {Sha256} could not be read", sha256);
            return null;
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
