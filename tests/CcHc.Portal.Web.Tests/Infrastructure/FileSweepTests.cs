using CcHc.Portal.Domain.Files;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Infrastructure;

public sealed class FileSweepTests : PortalTest
{
    private static readonly TimeSpan MoreThanADay = FolderFileStore.Grace + TimeSpan.FromMinutes(1);

    private IFileStore Store => Portal.Services.GetRequiredService<IFileStore>();

    private string Folder(string name) => Path.Combine(Portal.DataFolder, "files", name);

    [Fact]
    public async Task WhatARowNames_IsNeverTouched()
    {
        var kept = await SaveAsync(1);
        await Portal.SaveAsync(Row(kept));
        for (var i = 0; i < 3; i++)
        {
            Portal.Clock.Move(MoreThanADay);
            Assert.Equal(new SweepReport(0, 0, 0, 0), await SweepAsync());
        }

        Assert.True(Store.Exists(kept.Sha256));
    }

    [Fact]
    public async Task WhatNothingNames_IsSetAsideAfterADayAndDeletedAfterTwo()
    {
        var orphan = await SaveAsync(1);

        var young = await SweepAsync();
        Portal.Clock.Move(MoreThanADay);
        var first = await SweepAsync();
        var readable = Store.Exists(orphan.Sha256);
        var again = await SweepAsync();
        Portal.Clock.Move(MoreThanADay);
        var second = await SweepAsync();

        Assert.Equal(new SweepReport(0, 0, 0, 0), young);
        Assert.Equal(new SweepReport(1, 0, 0, 0), first);
        Assert.True(readable);
        Assert.Equal(new SweepReport(0, 0, 0, 0), again);
        Assert.Equal(new SweepReport(0, 0, 1, 0), second);
        Assert.False(Store.Exists(orphan.Sha256));
    }

    [Fact]
    public async Task ARowThatComesLate_BringsItsFileBack()
    {
        var kept = await SaveAsync(1);
        Portal.Clock.Move(MoreThanADay);
        await SweepAsync();
        await Portal.SaveAsync(Row(kept));
        await using (var meanwhile = Store.OpenRead(kept.Sha256))
        {
            Assert.Equal(1, meanwhile.ReadByte());
        }

        Portal.Clock.Move(MoreThanADay);
        var report = await SweepAsync();

        Assert.Equal(new SweepReport(0, 1, 0, 0), report);
        Assert.Empty(Directory.GetFiles(Folder("aside")));
        Assert.True(Store.Exists(kept.Sha256));
    }

    [Fact]
    public async Task BytesSentAgain_WhileTheSweepLooks_StayThere()
    {
        // The worst moment: the sweep has listed the orphan and asked for its rows; then the same bytes are sent again.
        var orphan = await SaveAsync(1);
        Portal.Clock.Move(MoreThanADay);
        var isAsked = false;
        await Store.SweepAsync(
            async hashes =>
            {
                isAsked = true;
                Assert.Equal([orphan.Sha256], hashes);
                await SaveAsync(1);
                return new HashSet<string>();
            },
            CancellationToken.None);
        await Portal.SaveAsync(Row(orphan));
        var meanwhile = Store.Exists(orphan.Sha256);
        Portal.Clock.Move(MoreThanADay);
        await SweepAsync();
        Portal.Clock.Move(MoreThanADay);
        await SweepAsync();

        Assert.True(isAsked);
        Assert.True(meanwhile);
        Assert.True(Store.Exists(orphan.Sha256));
    }

    [Fact]
    public async Task SweepingWhileManySend_LosesNothing()
    {
        // Each file lay there as an orphan of old, is sent anew, and gets its row only after sweeps went by.
        for (byte i = 0; i < 60; i++)
        {
            await SaveAsync(i);
        }

        Portal.Clock.Move(MoreThanADay);
        var sweeping = Task.Run(
            async () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    await SweepAsync();
                }
            },
            TestContext.Current.CancellationToken);
        await Parallel.ForAsync(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (i, _) =>
        {
            var kept = await SaveAsync((byte)i);
            await Task.Yield();
            await Portal.SaveAsync(Row(kept));
        });
        await sweeping;
        Portal.Clock.Move(MoreThanADay);
        await SweepAsync();
        Portal.Clock.Move(MoreThanADay);
        await SweepAsync();

        var named = await Portal.DbAsync(db => db.StoredFiles.Select(f => f.Sha256).ToListAsync());
        Assert.Equal(60, named.Count);
        Assert.Equal([], named.Where(n => !Store.Exists(n)));
        Assert.Equal(60, Directory.GetFiles(Folder("."), "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task WhatASendingLeftThatBrokeOff_IsRemovedAfterADay()
    {
        await SaveAsync(1);
        var part = Path.Combine(Folder("tmp"), "half");
        await File.WriteAllBytesAsync(part, [1, 2, 3], TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(part, Portal.Clock.Now.UtcDateTime);

        var young = await SweepAsync();
        Portal.Clock.Move(MoreThanADay);
        var old = await SweepAsync();

        Assert.Equal((0, 1), (young.Broken, old.Broken));
        Assert.False(File.Exists(part));
    }

    private Task<KeptBytes> SaveAsync(byte content) => Store.SaveAsync(new MemoryStream([content]), 100, CancellationToken.None);

    private StoredFile Row(KeptBytes kept) => new(kept.Sha256, kept.Size, "application/pdf", "a.pdf", null, Portal.Clock.Now);

    private async Task<SweepReport> SweepAsync()
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SweepFiles>().RunAsync(TestContext.Current.CancellationToken);
    }
}
