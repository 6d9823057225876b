using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CcHc.Portal.Data;

/// <summary>
/// One machine, no server. Write-ahead log and FULL sync, so that what was answered «đã lưu» survives a power cut. SQLite takes one
/// writer at a time and lets the others try again in their sleep, in no order: under load somebody sleeps until giving up. So those
/// who save stand in a row before it, first come first served, and hold no thread while they wait.
/// </summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options) : PortalDbContext(options)
{
    /// <summary>Seconds a writer waits for another before it gives up.</summary>
    public const int BusyTimeoutSeconds = 15;

    private static readonly ConcurrentDictionary<string, WriterRow> Rows = new(StringComparer.Ordinal);

    private WriterRow? awaited;
    private bool isOurTurn;
    private bool isOnItsThread;

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

    /// <param name="kept">Where connections come from and go back to; without it each context opens and closes its own.</param>
    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connectionString, SqliteConnections? kept = null) =>
        options.UseSqlite(connectionString).AddInterceptors([new ConnectionSettings(), new Turns(), .. kept?.Interceptors(connectionString) ?? []]);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Within a transaction of somebody's own the writer's place is taken already, and a row would wait for itself.
        awaited = Database.CurrentTransaction is null ? Rows.GetOrAdd(Database.GetConnectionString()!, _ => new WriterRow()) : null;
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (isOurTurn)
            {
                isOurTurn = false;
                awaited!.Leave();
            }

            awaited = null;
            if (isOnItsThread)
            {
                isOnItsThread = false;
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }

    /// <summary>The turn begins with the transaction that saving opens; what is read and reckoned before needs none.</summary>
    private sealed class Turns : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (eventData.Context is SqlitePortalDbContext { awaited: { } row } context)
            {
                context.isOnItsThread = await row.EnterAsync(cancellationToken).ConfigureAwait(false);
                context.isOurTurn = true;
            }

            return result;
        }
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
