namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>Bytes that came to lie in the store.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits: the address.</param>
/// <param name="Size">Bytes.</param>
public sealed record KeptBytes(string Sha256, long Size);

/// <summary>What a sweep did, in numbers of files.</summary>
/// <param name="SetAside">That nothing refers to; still readable, and gone after the next sweep but one day.</param>
/// <param name="Restored">Set aside before, referred to by now.</param>
/// <param name="Deleted">Set aside long enough, and still nothing refers to them.</param>
/// <param name="Broken">Left behind by sendings that broke off.</param>
public sealed record SweepReport(int SetAside, int Restored, int Deleted, int Broken);

/// <summary>Bytes under their SHA-256. Nothing is ever overwritten; the same bytes are kept once.</summary>
public interface IFileStore
{
    /// <summary>Reads the stream once. When this returns, the bytes survive a power cut; the row that names them is saved after.</summary>
    /// <param name="maxBytes">More than this is refused and leaves nothing behind.</param>
    /// <exception cref="Domain.DomainRuleException">when the stream is longer than <paramref name="maxBytes"/>.</exception>
    Task<KeptBytes> SaveAsync(Stream content, long maxBytes, CancellationToken cancellation);

    /// <exception cref="FileNotFoundException">when the store lost it.</exception>
    Stream OpenRead(string sha256);

    /// <summary>Where the bytes lie as a file of this machine, for a program that reads and never writes it.</summary>
    /// <exception cref="FileNotFoundException">when the store lost it.</exception>
    string FileOf(string sha256);

    bool Exists(string sha256);

    /// <summary>
    /// Gets rid of what nothing refers to, in two steps a day apart. What is younger than a day is left alone, because its row
    /// may not be saved yet; what is set aside can still be read, and comes back if a row turned up after all.
    /// </summary>
    /// <param name="findReferred">Which of the given hashes some row refers to; asked anew in each step.</param>
    Task<SweepReport> SweepAsync(Func<IReadOnlyList<string>, Task<IReadOnlySet<string>>> findReferred, CancellationToken cancellation);
}
