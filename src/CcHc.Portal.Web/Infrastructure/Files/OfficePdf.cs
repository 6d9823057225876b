using CcHc.Portal.Domain;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>Turns a Word or Excel file into a PDF by LibreOffice of the machine, confined, in a profile that is made for it and thrown away.</summary>
public sealed class OfficePdf(IFileStore store, ConfinedProgram programs)
{
    private static readonly Confinement Limits = new(TimeSpan.FromSeconds(90), 6L * 1024 * 1024 * 1024, 200L * 1024 * 1024);

    private static readonly Lazy<string?> Program = new(() => ConfinedProgram.Find("soffice") ?? ConfinedProgram.Find("libreoffice"));

    public static bool IsThere => Program.Value is not null;

    public static bool Takes(string mediaType) => mediaType == FileKinds.MediaType(FileKind.Docx) || mediaType == FileKinds.MediaType(FileKind.Xlsx);

    /// <exception cref="DomainRuleException">when there is no LibreOffice, or it does not manage the file.</exception>
    public async Task<KeptBytes> ConvertAsync(string sha256, string mediaType, CancellationToken cancellation)
    {
        DomainRuleException.ThrowIf(Program.Value is null, "preview.program", "Máy chủ chưa cài LibreOffice nên chưa xem được tệp Word, Excel tại trang. Anh/chị tải tệp về.");
        var home = Directory.CreateTempSubdirectory("office-");
        try
        {
            // A name of ours: what the sender called it reaches no command line.
            var source = Path.Combine(home.FullName, mediaType == FileKinds.MediaType(FileKind.Docx) ? "paper.docx" : "paper.xlsx");
            await using (var from = store.OpenRead(sha256))
            await using (var to = File.Create(source))
            {
                await from.CopyToAsync(to, cancellation);
            }

            string[] arguments = [$"-env:UserInstallation=file://{home.FullName}/profile", "--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf", "--outdir", home.FullName, source];
            await programs.RunAsync(Program.Value!, arguments, home.FullName, Limits, cancellation);
            var made = new FileInfo(Path.Combine(home.FullName, "paper.pdf"));
            DomainRuleException.ThrowIf(!made.Exists || made.Length == 0, "preview.failed", "Không chuyển được tệp này sang PDF để xem. Anh/chị tải tệp về.");
            await using var pdf = made.OpenRead();
            return await store.SaveAsync(pdf, made.Length, cancellation);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
