using CcHc.Portal.Domain.Units;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcHc.Portal.Data.Tests.Model;

public sealed class SqliteConnectionTests : IDisposable
{
    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public void ConnectionString_SharesNoCacheAndEnforcesForeignKeys()
    {
        var built = new SqliteConnectionStringBuilder(database.ConnectionString);

        Assert.Equal(SqliteCacheMode.Private, built.Cache);
        Assert.DoesNotContain("Shared", database.ConnectionString, StringComparison.OrdinalIgnoreCase);
        Assert.True(built.ForeignKeys);
        Assert.Equal(SqlitePortalDbContext.BusyTimeoutSeconds, built.DefaultTimeout);
    }

    [Fact]
    public async Task EveryConnection_WritesAheadInFullWithForeignKeysAndPatience()
    {
        // Three at once are three connections of the pool; the fourth is one that was used before.
        using var first = database.Open();
        using var second = database.Open();
        await using (var third = database.Open())
        {
            first.Database.OpenConnection();
            await second.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await third.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            Assert.Equal(["wal", "2", "1", "15000"], Settings(first));
            Assert.Equal(["wal", "2", "1", "15000"], Settings(second));
            Assert.Equal(["wal", "2", "1", "15000"], Settings(third));
        }

        using var again = database.Open();
        again.Database.OpenConnection();
        Assert.Equal(["wal", "2", "1", "15000"], Settings(again));
    }

    [Fact]
    public async Task WhoSaves_StandsInARow_AndNobodyThatFailsOrGivesUpKeepsThePlace()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var first = TwoUnits("A");
        Assert.True(await SaveAsync(first, cancellation));
        await using var holder = database.Open();
        var transaction = await holder.Database.BeginTransactionAsync(cancellation);

        // The first in the row meets the holder's lock; the second waits behind it and gives up.
        var waiting = Task.Run(() => SaveAsync(TwoUnits("B"), cancellation), cancellation);
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var gaveUp = Task.Run(() => SaveAsync(TwoUnits("C"), soon.Token), cancellation);
        await soon.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gaveUp);
        await transaction.CommitAsync(cancellation);
        Assert.True(await waiting.WaitAsync(TimeSpan.FromSeconds(60), cancellation));

        // The same ids once more.
        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(first, cancellation));
        var all = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => SaveAsync(TwoUnits($"D{i}"), cancellation), cancellation))).WaitAsync(TimeSpan.FromSeconds(60), cancellation);
        Assert.All(all, Assert.True);

        await using var db = database.Open();
        Assert.Equal(2 * 32, await db.Units.CountAsync(u => u.Kind == UnitKind.Department, cancellation));
    }

    private static Unit[] TwoUnits(string name) => [new Unit($"Sở {name} một", UnitKind.Department), new Unit($"Sở {name} hai", UnitKind.Department)];

    private async Task<bool> SaveAsync(Unit[] units, CancellationToken cancellation)
    {
        await using var db = database.Open();
        db.AddRange(units);
        var saved = await db.SaveChangesAsync(cancellation).ConfigureAwait(false) > 0;
        // Who has written makes room: the thread of the row writes and does nothing else.
        Assert.NotEqual("Row of writers", Thread.CurrentThread.Name);
        return saved;
    }

    internal static string[] Settings(SqlitePortalDbContext db) => [.. new[] { "journal_mode", "synchronous", "foreign_keys", "busy_timeout" }.Select(name =>
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture)!;
    })];
}
