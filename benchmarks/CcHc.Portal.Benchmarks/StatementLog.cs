using System.Collections.Concurrent;
using System.Data.Common;
using CcHc.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CcHc.Portal.Benchmarks;

/// <summary>Counts what is sent to the database and, when told to, keeps it with its values.</summary>
internal sealed class StatementLog : DbCommandInterceptor, IDbContextOptionsConfiguration<SqlitePortalDbContext>
{
    private int count;

    internal int Count => count;

    internal bool IsKeeping { get; set; }

    internal ConcurrentQueue<Statement> Kept { get; } = new();

    public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(this);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    private void Note(DbCommand command)
    {
        Interlocked.Increment(ref count);
        if (IsKeeping)
        {
            Kept.Enqueue(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value ?? DBNull.Value))]));
        }
    }

    internal sealed record Statement(string Sql, IReadOnlyList<(string Name, object Value)> Values);
}
