using System.Security.Cryptography;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Infrastructure;

public sealed class FileStoreTests : PortalTest
{
    private IFileStore Store => Portal.Services.GetRequiredService<IFileStore>();

    [Fact]
    public async Task SavedBytes_AreFoundUnderTheirHash_AndKeptOnce()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);

        var first = await Store.SaveAsync(new MemoryStream(bytes), 1_000_000, CancellationToken.None);
        var second = await Store.SaveAsync(new MemoryStream(bytes), 1_000_000, CancellationToken.None);

        Assert.Equal(new KeptBytes(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length), first);
        Assert.Equal(first, second);
        Assert.True(Store.Exists(first.Sha256));
        await using var read = Store.OpenRead(first.Sha256);
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.Equal(bytes, copy.ToArray());
        Assert.Equal([first.Sha256], Files());
    }

    [Fact]
    public async Task TooManyBytes_AreRefusedAndLeaveNothing()
    {
        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => Store.SaveAsync(new MemoryStream(new byte[1025]), 1024, CancellationToken.None));

        Assert.Equal("file.size", Assert.Single(refusal.Obstacles).Key);
        Assert.Equal([], Files());
    }

    [Fact]
    public async Task AStreamThatBreaks_LeavesNothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Store.SaveAsync(new BreakingStream(200_000), 1_000_000, CancellationToken.None));

        Assert.Equal([], Files());
    }

    [Theory]
    [InlineData("../../portal.db")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void WhatIsNoHash_IsNotMadeAPath(string address) => Assert.Throws<ArgumentException>(() => Store.Exists(address));

    [Fact]
    public async Task TheSameBytesAgain_AreMadeYoung()
    {
        var first = await Store.SaveAsync(new MemoryStream([1, 2, 3]), 1_000, CancellationToken.None);
        Portal.Clock.Move(TimeSpan.FromDays(30));
        await Store.SaveAsync(new MemoryStream([1, 2, 3]), 1_000, CancellationToken.None);

        var path = Directory.GetFiles(Path.Combine(Portal.DataFolder, "files"), first.Sha256, SearchOption.AllDirectories).Single();
        Assert.Equal(Portal.Clock.Now.UtcDateTime, File.GetLastWriteTimeUtc(path));
    }

    private string[] Files() => Directory.Exists(Path.Combine(Portal.DataFolder, "files"))
        ? [.. Directory.GetFiles(Path.Combine(Portal.DataFolder, "files"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).OfType<string>()]
        : [];

    private sealed class BreakingStream(int after) : MemoryStream(new byte[after])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("The line went dead.");
        }
    }
}
