using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CcHc.Portal.Data;
using CcHc.Portal.Documents.Signing;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Papers;

/// <summary>What the signatures of a paper's signed file say; nothing where the file is no PDF.</summary>
/// <param name="Anchors">How many certificates the administrator trusts.</param>
public sealed record SignedFileSignatures(IReadOnlyList<PdfSignature> Signatures, int Anchors);

/// <summary>
/// Judges the signatures of a signed file, without a network, by the certificates that the administrator has put into the folder
/// <c>Signatures:AnchorFolder</c>. Read anew each time: a certificate that was added counts at once.
/// </summary>
public sealed class ReadSignatures(PortalDbContext db, IFileStore store, IConfiguration configuration, TimeProvider clock, ILogger<ReadSignatures> log)
{
    // More is no paper that one waits for while a page opens.
    private const long MostBytes = 64L * 1024 * 1024;

    public async Task<SignedFileSignatures?> RunAsync(Paper paper, CancellationToken cancellation)
    {
        var pdf = FileKinds.MediaType(FileKind.Pdf);
        var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == paper.SignedFileId && f.MediaType == pdf && f.Size <= MostBytes, cancellation);
        if (file is null || !store.Exists(file.Sha256))
        {
            return null;
        }

        await using var content = store.OpenRead(file.Sha256);
        var bytes = new byte[file.Size];
        await content.ReadExactlyAsync(bytes, cancellation);
        var anchors = Anchors();
        try
        {
            return new SignedFileSignatures(PdfSignatures.Read(bytes, anchors, clock.GetUtcNow()), anchors.Count);
        }
        finally
        {
            foreach (var anchor in anchors)
            {
                anchor.Dispose();
            }
        }
    }

    private X509Certificate2Collection Anchors()
    {
        var anchors = new X509Certificate2Collection();
        if (configuration["Signatures:AnchorFolder"] is not { Length: > 0 } folder || !Directory.Exists(folder))
        {
            return anchors;
        }

        foreach (var file in Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f).ToLowerInvariant() is ".cer" or ".crt" or ".pem" or ".der").Order(StringComparer.Ordinal))
        {
            try
            {
                anchors.Add(X509CertificateLoader.LoadCertificateFromFile(file));
            }
            catch (CryptographicException unreadable)
            {
                log.LogWarning(unreadable, "{File} is no certificate and is passed over", file);
            }
        }

        return anchors;
    }
}
