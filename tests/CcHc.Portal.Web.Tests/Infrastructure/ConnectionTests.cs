using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using CcHc.Portal.Data;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Tests.Frame;
using CcHc.Portal.Web.Tests.Guards;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Infrastructure;

/// <summary>«Đã lưu» is said after a commit; a commit outlives a power cut only with these settings, on whichever connection it was made.</summary>
public sealed partial class ConnectionTests : PortalTest
{
    [Fact]
    public async Task TheConnectionOfARequest_IsDurable() =>
        Assert.Equal(("wal", 2L), await Portal.DbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            return Settings(db.Database.GetDbConnection());
        }));

    [Fact]
    public async Task TheConnectionOfARequest_GoesOpenToTheNext()
    {
        var first = await Portal.DbAsync(async db =>
        {
            db.Units.Add(new Unit("Sở Nội vụ", UnitKind.Department));
            await db.SaveChangesAsync();
            return db.Database.GetDbConnection();
        });

        Assert.Equal(ConnectionState.Open, first.State);
        Assert.Same(first, await Portal.DbAsync(db => Task.FromResult(db.Database.GetDbConnection())));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheConnectionOfTheScheduler_IsDurable(bool ofAThread)
    {
        // A pool of its own, so that nobody else has set it up before.
        var text = DatabaseSetup.ConnectionString(Portal.Services.GetRequiredService<IConfiguration>()) + ";Default Timeout=14";
        await using var connection = DurableSqlite.Instance.CreateConnection();
        connection.ConnectionString = text;
        if (ofAThread)
        {
            connection.Open();
        }
        else
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(("wal", 2L), Settings(connection));
        SqliteConnection.ClearPool((SqliteConnection)connection);
    }

    [Fact]
    public void NoOtherWayOpensAConnection()
    {
        var folder = ArchitectureTests.RepositoryFolder();
        var ways = Directory.EnumerateFiles(Path.Combine(folder, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Way().Matches(File.ReadAllText(f)).Select(m => $"{Path.GetFileName(f)}: {m.Value}"));

        Assert.Equal(
            ["DatabaseSetup.cs: SqlitePortalDbContext.Configure(", "DesignTimeContexts.cs: SqlitePortalDbContext.Configure(", "JobsSetup.cs: UseSqlite(", "SqliteConnections.cs: UseSqlite(", "SqliteConnections.cs: new KeptConnection(", "SqlitePortalDbContext.cs: UseSqlite(", "SqlitePortalDbContext.cs: new SqliteConnection("],
            ways.Order(StringComparer.Ordinal));
    }

    private static (string Journal, long Synchronous) Settings(DbConnection connection) => ((string)Read(connection, "journal_mode"), (long)Read(connection, "synchronous"));

    private static object Read(DbConnection connection, string name)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the names stand above
        command.CommandText = "PRAGMA " + name;
#pragma warning restore CA2100
        return command.ExecuteScalar()!;
    }

    [GeneratedRegex(@"new (?:Sqlite|Kept)Connection\(|UseSqlite\(|SqliteFactory\.Instance|SqlitePortalDbContext\.Configure\(")]
    private static partial Regex Way();
}
