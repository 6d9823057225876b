using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using CcHc.Portal.Web.Infrastructure.Hosting;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <param name="Threat">The scanner's name for what it found; null for a clean file.</param>
public sealed record ScanVerdict(string? Threat);

/// <summary>
/// Asks the daemon of ClamAV, over its socket on this machine or over the network, when <c>Files:Clamd</c> names one. The
/// daemon gets the bytes and never a path, so that it needs no right to the store.
/// </summary>
public sealed class ClamdScanner(IConfiguration configuration, ILogger<ClamdScanner> log)
{
    private const int ChunkSize = 64 * 1024;
    private const int LongestAnswer = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string? address = configuration["Files:Clamd"];

    public bool IsConfigured => !string.IsNullOrEmpty(address);

    /// <returns>Null when the daemon cannot be reached, does not answer in time or gives up at the file.</returns>
    public async Task<ScanVerdict?> ScanAsync(Stream content, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = await ConnectAsync(patience.Token);
            await using var line = new NetworkStream(socket);
            var answer = await AskAsync(line, content, patience.Token);
            return Read(answer);
        }
        catch (Exception failure) when (failure is SocketException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            log.LogWarning(failure, "The virus scanner at {Address} did not answer; the file waits for the next round", address);
            return null;
        }
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancellation)
    {
        if (address!.StartsWith('/'))
        {
            var local = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await local.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellation);
            return local;
        }

        var (host, port) = address.LastIndexOf(':') is var at and > 0 && int.TryParse(address[(at + 1)..], out var number)
            ? (address[..at], number)
            : throw new PortalSettingException($"Files:Clamd là «{address}»; cần đường dẫn của socket hoặc máy:cổng.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host, port, cancellation);
        return socket;
    }

    private static async Task<string> AskAsync(NetworkStream line, Stream content, CancellationToken cancellation)
    {
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
        var buffer = new byte[4 + ChunkSize];
        int read;
        while ((read = await content.ReadAsync(buffer.AsMemory(4), cancellation)) > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(buffer, read);
            await line.WriteAsync(buffer.AsMemory(0, 4 + read), cancellation);
        }

        await line.WriteAsync(new byte[4], cancellation);
        var answer = new byte[LongestAnswer];
        var length = 0;
        while (length < answer.Length && (read = await line.ReadAsync(answer.AsMemory(length), cancellation)) > 0)
        {
            length += read;
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    // «stream: OK», «stream: Eicar-Signature FOUND», or an error such as a file over the daemon's own limit.
    private ScanVerdict? Read(string answer)
    {
        var said = answer.StartsWith("stream: ", StringComparison.Ordinal) ? answer["stream: ".Length..] : answer;
        if (said == "OK")
        {
            return new ScanVerdict(null);
        }

        if (said.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            return new ScanVerdict(said[..^" FOUND".Length]);
        }

        log.LogWarning("The virus scanner answered «{Answer}»", answer);
        return null;
    }
}
