using CcHc.Portal.Data.Tables;
using Xunit;

namespace CcHc.Portal.Data.Tests.Tables;

/// <summary>A web server's answer takes asynchronous writes only; a workbook must be sent without a single other one.</summary>
public sealed class AsyncOnlyStreamTests
{
    [Fact]
    public async Task Workbook_WrittenToAStreamThatRefusesSynchronousWrites_IsWhole()
    {
        var output = new AsyncOnlyStream();

        await using (var xlsx = await XlsxWriter.CreateAsync(output, TestContext.Current.CancellationToken))
        {
            await xlsx.BeginSheetAsync(new XlsxSheet("Một"));
            await xlsx.HeaderAsync("mã", "tên");
            for (var i = 0; i < 5000; i++)
            {
                await xlsx.RowAsync(XlsxCell.OfText("a" + i), XlsxCell.OfText("Đơn vị " + i));
            }

            await xlsx.BeginSheetAsync(new XlsxSheet("Hai"));
            await xlsx.HeaderAsync("mã");
        }

        using var copy = new MemoryStream(output.Written.ToArray());
        var table = TableFile.Read(copy, "x.xlsx");
        Assert.Equal(5001, table.Lines.Count);
    }

    private sealed class AsyncOnlyStream : Stream
    {
        public MemoryStream Written { get; } = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Written.WriteAsync(buffer, offset, count, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Written.WriteAsync(buffer, cancellationToken);
    }
}
