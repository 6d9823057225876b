namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>Bytes that came to lie in the store.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits: the address.</param>
/// <param name="Size">Bytes.</param>
public sealed record KeptBytes(string Sha256, long Size);

/// <summary>Bytes under their SHA-256. Nothing is ever overwritten; the same bytes are kept once.</summary>
public interface IFileStore
{
    /// <summary>Reads the stream once. When this returns, the bytes survive a power cut; the row that names them is saved after.</summary>
    /// <param name="maxBytes">More than this is refused and leaves nothing behind.</param>
    /// <exception cref="Domain.DomainRuleException">when the stream is longer than <paramref name="maxBytes"/>.</exception>
    Task<KeptBytes> SaveAsync(Stream content, long maxBytes, CancellationToken cancellation);

    /// <exception cref="FileNotFoundException">when the store lost it.</exception>
    Stream OpenRead(string sha256);

    bool Exists(string sha256);
}
