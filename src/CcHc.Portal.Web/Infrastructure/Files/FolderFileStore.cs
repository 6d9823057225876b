using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Infrastructure.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Win32.SafeHandles;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>
/// A folder: temporary file, fsync, rename, fsync of the folder. A process or machine that dies at any point leaves either
/// the whole file under its hash or an orphan in tmp/, never half a file under a hash.
/// </summary>
public sealed class FolderFileStore : IFileStore
{
    /// <summary>How long a file without a row is left alone, and then how long it is kept aside.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private const int BufferSize = 128 * 1024;
    private const int SweptAtOnce = 500;

    private readonly string root;
    private readonly string temporary;
    private readonly string aside;
    private readonly TimeProvider clock;

    public FolderFileStore(IConfiguration configuration, IOptions<PortalSettings> settings, TimeProvider clock)
    {
        root = Path.GetFullPath(configuration["Files:Root"] is { Length: > 0 } given ? given : settings.Value.FilesPath);
        temporary = Path.Combine(root, "tmp");
        aside = Path.Combine(root, "aside");
        this.clock = clock;
    }

    public string Root => root;

    public async Task<KeptBytes> SaveAsync(Stream content, long maxBytes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(temporary);
        var part = Path.Combine(temporary, Path.GetRandomFileName());
        try
        {
            var kept = await WriteAsync(part, content, maxBytes, cancellation);
            var target = PathOf(kept.Sha256);
            var folder = Path.GetDirectoryName(target)!;
            if (!Touch(target))
            {
                Directory.CreateDirectory(folder);
                // Overwriting is harmless: under this name only these bytes can lie, and a second sender may be as far.
                File.Move(part, target, overwrite: true);
            }

            // Also where all was there already: whoever made it may not be as far, and this answer must not depend on theirs.
            Flush(folder);
            Flush(Path.GetDirectoryName(folder)!);
            Flush(root);
            return kept;
        }
        finally
        {
            File.Delete(part);
        }
    }

    public Stream OpenRead(string sha256) =>
        new FileStream(Find(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);

    public string FileOf(string sha256) => Find(sha256) is var path && File.Exists(path) ? path : throw new FileNotFoundException("The store lost the file.", sha256);

    public bool Exists(string sha256) => File.Exists(Find(sha256));

    public async Task<SweepReport> SweepAsync(Func<IReadOnlyList<string>, Task<IReadOnlySet<string>>> findReferred, CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Grace;
        int restored = 0, deleted = 0, moved = 0;
        // First what was set aside by an earlier sweep: what this one sets aside has its own day before it.
        foreach (var hashes in Old(aside, before).Chunk(SweptAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var referred = await findReferred(hashes);
            restored += hashes.Count(h => referred.Contains(h) && Restore(h));
            deleted += hashes.Count(h => !referred.Contains(h) && Delete(Path.Combine(aside, h)));
        }

        foreach (var hashes in Kept(before).Chunk(SweptAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var referred = await findReferred(hashes);
            moved += hashes.Count(h => !referred.Contains(h) && SetAside(h));
        }

        var broken = Old(temporary, before).Count(part => Delete(Path.Combine(temporary, part)));
        return new SweepReport(moved, restored, deleted, broken);
    }

    private IEnumerable<string> Kept(DateTimeOffset before) => !Directory.Exists(root) ? [] : Directory
        .EnumerateDirectories(root, "??")
        .SelectMany(first => Directory.EnumerateDirectories(first, "??"))
        .SelectMany(second => Old(second, before))
        .Where(IsHash);

    private static IEnumerable<string> Old(string folder, DateTimeOffset before) => !Directory.Exists(folder) ? [] :
        // As a list, because files leave the folder while it is walked.
        [.. Directory.EnumerateFiles(folder).Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime).Select(f => Path.GetFileName(f))];

    private bool SetAside(string sha256)
    {
        Directory.CreateDirectory(aside);
        var path = Path.Combine(aside, sha256);
        File.Move(PathOf(sha256), path, overwrite: true);
        File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
        return true;
    }

    private bool Restore(string sha256)
    {
        var target = PathOf(sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(Path.Combine(aside, sha256), target, overwrite: true);
        Flush(Path.GetDirectoryName(target)!);
        return true;
    }

    private static bool Delete(string path)
    {
        File.Delete(path);
        return true;
    }

    private string Find(string sha256) =>
        PathOf(sha256) is var kept && !File.Exists(kept) && Path.Combine(aside, sha256) is var other && File.Exists(other) ? other : kept;

    private async Task<KeptBytes> WriteAsync(string path, Stream content, long maxBytes, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long size = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
            {
                size += read;
                DomainRuleException.ThrowIf(size > maxBytes, "file.size", FileTexts.TooBig(maxBytes));
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            // By the portal's clock, which the sweep goes by.
            File.SetLastWriteTimeUtc(file.SafeFileHandle, clock.GetUtcNow().UtcDateTime);
            file.Flush(flushToDisk: true);
            return new KeptBytes(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string PathOf(string sha256)
    {
        // The hash comes from our own rows, but a path is made of it: anything else ends here.
        if (!IsHash(sha256))
        {
            throw new ArgumentException("Not a SHA-256 in lower-case hexadecimal.", nameof(sha256));
        }

        return Path.Combine(root, sha256[..2], sha256[2..4], sha256);
    }

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Makes a file that is there young again, so that no sweep takes it before the row that names it anew is saved.</summary>
    private bool Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, clock.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (IOException error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    // The name of a file is part of its folder, which has to reach the disk as well. Windows does so by itself.
    private static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, 0);
        if (descriptor < 0)
        {
            throw new IOException($"Cannot open «{folder}»: error {Marshal.GetLastPInvokeError()}.");
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.FlushToDisk(handle);
    }

#pragma warning disable SYSLIB1054, CA2101 // the generated form would need unsafe blocks in the whole project; paths go as UTF-8
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
#pragma warning restore SYSLIB1054, CA2101
}
