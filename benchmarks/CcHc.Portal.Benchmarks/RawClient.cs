using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CcHc.Portal.Benchmarks;

/// <summary>One connection that asks and waits, with as little of its own work as can be: it shares the cores with the server.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient connection = new() { NoDelay = true };
    private readonly NetworkStream stream;
    private byte[] buffer = new byte[256 * 1024];

    internal RawClient(int port)
    {
        connection.Connect("127.0.0.1", port);
        stream = connection.GetStream();
    }

    internal static byte[] Get(string path, string? cookie = null) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{(cookie is null ? "" : $"Cookie: {cookie}\r\n")}\r\n");

    internal static byte[] Post(string path, string cookie, string form) =>
        Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}");

    /// <returns>The status and the number of bytes of the body; a body is thrown away while it comes.</returns>
    internal (int Status, long Length) Send(byte[] request)
    {
        stream.Write(request);
        var held = 0;
        int head;
        while ((head = buffer.AsSpan(0, held).IndexOf("\r\n\r\n"u8)) < 0)
        {
            held += Read(held);
        }

        var headers = Encoding.ASCII.GetString(buffer, 0, head);
        var status = int.Parse(headers.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var body = head + 4;
        if (headers.Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            return (status, ReadChunks(held - body));
        }

        var at = headers.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase);
        var length = at < 0 ? 0 : long.Parse(headers[(at + 15)..].Split('\r')[0], CultureInfo.InvariantCulture);
        for (var left = length - (held - body); left > 0;)
        {
            left -= Read(0);
        }

        return (status, length);
    }

    public void Dispose() => connection.Dispose();

    /// <summary>An answer ends with an empty chunk; only one is ever on its way, so what comes last tells.</summary>
    private long ReadChunks(int held)
    {
        Span<byte> last = stackalloc byte[7];
        var known = 0;
        long length = held;
        var end = buffer.AsSpan().IndexOf("\r\n\r\n"u8) + 4 + held;
        Remember(buffer.AsSpan(end - held, held), last, ref known);
        while (known < 5 || !last[..known].EndsWith("0\r\n\r\n"u8) || (known == 7 && !last.SequenceEqual("\r\n0\r\n\r\n"u8)))
        {
            var read = Read(0);
            length += read;
            Remember(buffer.AsSpan(0, read), last, ref known);
        }

        return length;
    }

    private static void Remember(ReadOnlySpan<byte> read, Span<byte> last, ref int known)
    {
        if (read.Length >= last.Length)
        {
            read[^last.Length..].CopyTo(last);
            known = last.Length;
            return;
        }

        Span<byte> joined = stackalloc byte[14];
        last[..known].CopyTo(joined);
        read.CopyTo(joined[known..]);
        var all = joined[..(known + read.Length)];
        var kept = all[Math.Max(0, all.Length - last.Length)..];
        kept.CopyTo(last);
        known = kept.Length;
    }

    private int Read(int at)
    {
        if (at == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, at, buffer.Length - at);
        return read > 0 ? read : throw new IOException("The server closed the connection.");
    }
}
