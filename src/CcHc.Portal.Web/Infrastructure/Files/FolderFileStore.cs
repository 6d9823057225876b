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
    private const int BufferSize = 128 * 1024;

    private readonly string root;
    private readonly string temporary;

    public FolderFileStore(IConfiguration configuration, IOptions<PortalSettings> settings)
    {
        root = Path.GetFullPath(configuration["Files:Root"] is { Length: > 0 } given ? given : settings.Value.FilesPath);
        temporary = Path.Combine(root, "tmp");
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
            if (!File.Exists(target))
            {
                MakeFolder(Path.GetDirectoryName(target)!);
                // Overwriting is harmless: under this name only these bytes can lie, and a second sender may be as far.
                File.Move(part, target, overwrite: true);
                Flush(Path.GetDirectoryName(target)!);
            }

            return kept;
        }
        finally
        {
            File.Delete(part);
        }
    }

    public Stream OpenRead(string sha256) =>
        new FileStream(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);

    public bool Exists(string sha256) => File.Exists(PathOf(sha256));

    private static async Task<KeptBytes> WriteAsync(string path, Stream content, long maxBytes, CancellationToken cancellation)
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
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException("Not a SHA-256 in lower-case hexadecimal.", nameof(sha256));
        }

        return Path.Combine(root, sha256[..2], sha256[2..4], sha256);
    }

    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        var parent = Path.GetDirectoryName(folder)!;
        MakeFolder(parent);
        Directory.CreateDirectory(folder);
        Flush(parent);
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
