using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace CcHc.Portal.Data;

/// <summary>
/// Open connections that go from one context to the next with their statements prepared. SQLite forgets what it prepared when a
/// command ends, and the provider's own pool makes the settings anew and takes down and puts up some twenty functions each time.
/// Lives as long as the host; whoever is given none has connections of its own.
/// </summary>
public sealed class SqliteConnections : IDisposable
{
    /// <summary>Connections kept while nobody needs them; those beyond it are closed.</summary>
    public const int MostIdle = 32;

    /// <summary>Statements a connection keeps prepared; the one not used for longest makes room.</summary>
    public const int MostStatements = 200;

    private readonly ConcurrentStack<KeptConnection> idle = new();
    private volatile int clearings;
    private volatile bool isDisposed;

    /// <summary>Closes those nobody has at the moment, and the others when they come back, so that the file may be replaced.</summary>
    public void Clear()
    {
        Interlocked.Increment(ref clearings);
        while (idle.TryPop(out var connection))
        {
            connection.End();
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        Clear();
    }

    /// <summary>The interceptors that hand the connections and their commands to a context.</summary>
    internal IInterceptor[] Interceptors(string connectionString) => [new Lending(this, connectionString), new Preparing()];

    private KeptConnection Lend(string connectionString)
    {
        if (idle.TryPop(out var connection))
        {
            return connection;
        }

        // Kept here and nowhere else: what ends, ends.
        var made = new KeptConnection(this, clearings, new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        // EF puts the functions its translations need on a connection it is given.
        using (var context = new DbContext(new DbContextOptionsBuilder().UseSqlite(made).Options))
        {
            context.Database.GetDbConnection();
        }

        made.Open();
        DurableSqlite.Apply(made);
        return made;
    }

    /// <summary>One with something unfinished on it goes to nobody else.</summary>
    private void TakeBack(KeptConnection connection)
    {
        if (isDisposed || connection.Clearings != clearings || idle.Count >= MostIdle || connection.IsAnythingUnfinished)
        {
            connection.End();
            return;
        }

        idle.Push(connection);
        if (isDisposed || connection.Clearings != clearings)
        {
            Clear();
        }
    }

    private sealed class Lending(SqliteConnections connections, string connectionString) : DbConnectionInterceptor
    {
        // EF opens one of its own that only reads, to see whether there is a database: that one is not to come back.
        public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
            eventData.ConnectionString == connectionString ? InterceptionResult<DbConnection>.SuppressWithResult(connections.Lend(connectionString)) : result;
    }

    private sealed class Preparing : DbCommandInterceptor
    {
        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
        {
            // Whoever changes the schema does so once; what is written by hand may hold several statements and ends of transactions.
            if (eventData.CommandSource is not (CommandSource.LinqQuery or CommandSource.SaveChanges or CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete)
                || result is not SqliteCommand { Connection: KeptConnection connection } command
                || connection.Statements.For(command.CommandText) is not { } statement)
            {
                return result;
            }

            statement.TakeFrom(command);
            command.Dispose();
            return statement;
        }
    }

    /// <summary>A connection that stays open when a context is done with it, and goes back to where it came from.</summary>
    private sealed class KeptConnection : SqliteConnection
    {
        private readonly SqliteConnections home;
        private bool hasEnded;

        public KeptConnection(SqliteConnections home, int clearings, string connectionString)
            : base(connectionString)
        {
            this.home = home;
            Clearings = clearings;
            Statements = new Statements(this);
        }

        public Statements Statements { get; }

        /// <summary>How often all had been cleared when it was opened.</summary>
        public int Clearings { get; }

        public bool IsAnythingUnfinished => State != ConnectionState.Open || raw.sqlite3_get_autocommit(Handle) == 0 || Statements.IsAnyInUse;

        public void End()
        {
            hasEnded = true;
            Statements.Dispose();
            Dispose();
        }

        public override void Close()
        {
            if (hasEnded)
            {
                base.Close();
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (hasEnded)
            {
                base.Dispose(disposing);
            }
            else if (disposing)
            {
                home.TakeBack(this);
            }
        }
    }

    /// <summary>The prepared statements of one connection. Only whoever has the connection asks for them.</summary>
    private sealed class Statements(SqliteConnection connection) : IDisposable
    {
        private readonly Dictionary<string, LinkedListNode<PreparedCommand>> byText = new(StringComparer.Ordinal);
        private readonly LinkedList<PreparedCommand> byUse = [];

        public bool IsAnyInUse => byUse.Any(c => c.IsInUse);

        /// <summary>Null while the same text is being read already: a command has one reader.</summary>
        public PreparedCommand? For(string text)
        {
            if (byText.TryGetValue(text, out var known))
            {
                byUse.Remove(known);
                byUse.AddFirst(known);
                return known.Value.IsInUse ? null : known.Value;
            }

            if (byText.Count >= MostStatements && byUse.Last is { Value.IsInUse: false } oldest)
            {
                byText.Remove(oldest.Value.CommandText);
                byUse.Remove(oldest);
                oldest.Value.Release();
            }

            var made = new PreparedCommand(connection, text);
            byText.Add(text, byUse.AddFirst(made));
            return made;
        }

        public void Dispose()
        {
            foreach (var command in byUse)
            {
                command.Release();
            }
        }
    }

    /// <summary>A command whose disposal by the context ends its use, not its prepared statement.</summary>
    private sealed class PreparedCommand : SqliteCommand
    {
        private bool isReleased;

#pragma warning disable CA2100 // the text is the context's own, taken over with its parameters
        public PreparedCommand(SqliteConnection connection, string text)
            : base(text, connection)
        {
        }
#pragma warning restore CA2100

        public bool IsInUse { get; private set; }

        public void TakeFrom(SqliteCommand command)
        {
            IsInUse = true;
            Transaction = command.Transaction;
            CommandTimeout = command.CommandTimeout;
            Parameters.Clear();
            foreach (SqliteParameter parameter in command.Parameters)
            {
                Parameters.Add(parameter);
            }
        }

        public void Release()
        {
            isReleased = true;
            Dispose();
        }

        protected override void Dispose(bool disposing)
        {
            IsInUse = false;
            Transaction = null;
            if (isReleased)
            {
                base.Dispose(disposing);
            }
        }
    }
}
