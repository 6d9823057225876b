using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CcHc.Portal.Data;

/// <summary>One machine, no server. Write-ahead log and FULL sync, so that what was answered «đã lưu» survives a power cut.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options)
{
    /// <summary>Seconds a writer waits for another before it gives up.</summary>
    public const int BusyTimeoutSeconds = 15;

    /// <summary>Never <c>Cache=Shared</c>: together with the write-ahead log it locks readers out.</summary>
    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Cache = SqliteCacheMode.Private,
        ForeignKeys = true,
        DefaultTimeout = BusyTimeoutSeconds,
        Pooling = true,
    }.ToString();

    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(connectionString).AddInterceptors(new ConnectionSettings());

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }

    private sealed class ConnectionSettings : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => DurableSqlite.Apply(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            DurableSqlite.Apply(connection);
            return Task.CompletedTask;
        }
    }
}

/// <summary>
/// Connections for whoever opens them past the context, such as the scheduler's store. The portal opens none in any other
/// way: all connections share one pool, and whichever comes out of it must keep what was answered «đã lưu».
/// </summary>
public sealed class DurableSqlite : DbProviderFactory
{
    public static readonly DurableSqlite Instance = new();

    private DurableSqlite()
    {
    }

    public override DbConnection CreateConnection()
    {
        var connection = new SqliteConnection();
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == ConnectionState.Open)
            {
                Apply(connection);
            }
        };
        return connection;
    }

    public override DbCommand CreateCommand() => new SqliteCommand();

    public override DbParameter CreateParameter() => new SqliteParameter();

    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new SqliteConnectionStringBuilder();

    internal static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        // The wait comes first: the very next statement may meet another writer.
        command.CommandText = $"PRAGMA busy_timeout={SqlitePortalDbContext.BusyTimeoutSeconds * 1000}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
        command.ExecuteNonQuery();
    }
}
