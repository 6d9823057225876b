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

    private static string[] Settings(SqlitePortalDbContext db) => [.. new[] { "journal_mode", "synchronous", "foreign_keys", "busy_timeout" }.Select(name =>
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture)!;
    })];
}
