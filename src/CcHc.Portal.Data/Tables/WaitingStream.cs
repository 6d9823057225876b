namespace CcHc.Portal.Data.Tables;

/// <summary>
/// Takes what the zip format writes and passes it on when told to, asynchronously. The archive class still writes some of its
/// records synchronously, which a web server's answer refuses.
/// </summary>
public sealed class WaitingStream(Stream output) : Stream
{
    private readonly MemoryStream waiting = new();
    private long written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => written;
        set => throw new NotSupportedException();
    }

    /// <summary>Sends on what waits. Called often enough, no more than one chunk ever waits.</summary>
    public async Task PassOnAsync(CancellationToken cancellation)
    {
        if (waiting.Length == 0)
        {
            return;
        }

        await output.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), cancellation);
        waiting.SetLength(0);
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        waiting.Write(buffer);
        written += buffer.Length;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            waiting.Dispose();
        }

        base.Dispose(disposing);
    }
}
