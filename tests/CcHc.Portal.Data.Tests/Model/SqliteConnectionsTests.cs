using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using CcHc.Portal.Domain.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;

namespace CcHc.Portal.Data.Tests.Model;

public sealed class SqliteConnectionsTests : IDisposable
{
    private readonly TestDatabase database = new();
    private readonly SqliteConnections connections = new();
    private readonly Heard heard = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        connections.Dispose();
        database.Dispose();
    }

    [Fact]
    public async Task AConnection_GoesFromOneContextToTheNext_WithItsStatements()
    {
        var first = await AskAsync(async db =>
        {
            Assert.Null(await NamedAsync(db, "Sở Nội vụ"));
            db.Units.Add(new Unit("Sở Nội vụ", UnitKind.Department));
            await db.SaveChangesAsync(Cancellation);
        });
        var second = await AskAsync(async db =>
        {
            Assert.NotNull(await NamedAsync(db, "Sở Nội vụ"));
            Assert.Null(await NamedAsync(db, "Sở Y tế"));
        });

        Assert.Same(first, second);
        var queries = heard.Commands.Where(c => c.CommandText.StartsWith("SELECT", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, queries.Count);
        Assert.Single(queries.Distinct());
    }

    [Fact]
    public async Task TwoContextsAtOnce_HaveTwoConnections_AndBothAreDurable()
    {
        await using var one = Open();
        await using var other = Open();

        Assert.NotSame(one.Database.GetDbConnection(), other.Database.GetDbConnection());
        Assert.All([one, other], db => Assert.Equal(["wal", "2", "1", "15000"], SqliteConnectionTests.Settings(db)));
    }

    [Fact]
    public async Task TheSameQuestion_WithinItself_IsAnswered()
    {
        await using var db = Open();
        db.Units.AddRange(new Unit("Sở Nội vụ", UnitKind.Department), new Unit("Sở Y tế", UnitKind.Department));
        await db.SaveChangesAsync(Cancellation);

        var pairs = 0;
        await foreach (var outer in All(db))
        {
            await foreach (var inner in All(db))
            {
                pairs++;
            }
        }

        Assert.Equal(4, pairs);
    }

    [Fact]
    public async Task AStatementThatFailed_WorksTheNextTime()
    {
        var unit = new Unit("Sở Nội vụ", UnitKind.Department);
        Assert.True(await SavesAsync(unit));
        Assert.False(await SavesAsync(unit));
        Assert.True(await SavesAsync(new Unit("Sở Y tế", UnitKind.Department)));

        await using var db = Open();
        Assert.Equal(2, await All(db).CountAsync(Cancellation));
    }

    [Fact]
    public async Task AConnectionWithATransactionLeftOpen_GoesToNobodyElse()
    {
        var left = await AskAsync(db => db.Database.ExecuteSqlRawAsync("BEGIN IMMEDIATE", Cancellation));

        Assert.Equal(ConnectionState.Closed, left.State);
        Assert.True(await SavesAsync(new Unit("Sở Nội vụ", UnitKind.Department)));
    }

    [Fact]
    public async Task ATransactionNobodyCommitted_IsRolledBackBeforeTheNextHasTheConnection()
    {
        var first = await AskAsync(async db =>
        {
            await db.Database.BeginTransactionAsync(Cancellation);
            db.Units.Add(new Unit("Sở Nội vụ", UnitKind.Department));
            await db.SaveChangesAsync(Cancellation);
        });

        Assert.Same(first, await AskAsync(async db => Assert.Null(await NamedAsync(db, "Sở Nội vụ"))));
    }

    [Fact]
    public async Task WhatEFPutsOnItsConnections_IsThere()
    {
        Assert.True(await SavesAsync(new Unit("Sở Nội vụ", UnitKind.Department)));
        await using var db = Open();

        Assert.Equal(1, await db.Units.CountAsync(u => Regex.IsMatch(u.Name, "^Sở N"), Cancellation));
    }

    [Fact]
    public async Task MoreStatementsThanAreKept_AreAnsweredAllTheSame()
    {
        Assert.True(await SavesAsync(new Unit("Sở Nội vụ", UnitKind.Department)));
        await using var db = Open();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 1; i <= SqliteConnections.MostStatements + 20; i++)
            {
#pragma warning disable EF1002 // a number of our own
                Assert.Equal(1, await db.Units.FromSqlRaw($"SELECT * FROM \"Units\" WHERE \"Kind\" = 'Department' AND {i} = {i}").CountAsync(Cancellation));
#pragma warning restore EF1002
            }
        }
    }

    [Fact]
    public async Task Cleared_TheFileMayBeReplaced()
    {
        var first = await AskAsync(db => NamedAsync(db, "Sở Nội vụ"));

        Assert.Equal(ConnectionState.Open, first.State);
        connections.Clear();
        Assert.Equal(ConnectionState.Closed, first.State);
        Assert.True(await SavesAsync(new Unit("Sở Nội vụ", UnitKind.Department)));
    }

    [Fact]
    public async Task ClearedWhileSomebodyHasIt_TheConnectionIsEndedWhenItComesBack()
    {
        var first = await AskAsync(async db =>
        {
            connections.Clear();
            Assert.Null(await NamedAsync(db, "Sở Nội vụ"));
        });

        Assert.Equal(ConnectionState.Closed, first.State);
    }

    [Fact]
    public async Task WhoOnlyLookedWhetherThereIsADatabase_LeavesNothingBehind()
    {
        await AskAsync(db => db.Database.MigrateAsync(Cancellation));

        await using var one = Open();
        await using var other = Open();
        foreach (var db in (SqlitePortalDbContext[])[one, other])
        {
            db.Units.Add(new Unit("Sở Nội vụ", UnitKind.Department));
            Assert.NotEqual(0, await db.SaveChangesAsync(Cancellation));
        }
    }

    [Fact]
    public async Task AfterTheHostEnded_NothingIsKept()
    {
        var db = Open();
        var connection = db.Database.GetDbConnection();
        connections.Dispose();
        Assert.Equal(ConnectionState.Open, connection.State);
        await db.DisposeAsync();

        Assert.Equal(ConnectionState.Closed, connection.State);
    }

    private static IAsyncEnumerable<string> All(SqlitePortalDbContext db) => db.Units.Where(u => u.Kind == UnitKind.Department).Select(u => u.Name).AsAsyncEnumerable();

    private static Task<string?> NamedAsync(SqlitePortalDbContext db, string name) => db.Units.Where(u => u.Name == name).Select(u => u.Name).FirstOrDefaultAsync(Cancellation);

    /// <returns>The connection that the context had, after the context is gone.</returns>
    private async Task<DbConnection> AskAsync(Func<SqlitePortalDbContext, Task> ask)
    {
        await using var db = Open();
        var connection = db.Database.GetDbConnection();
        await ask(db);
        return connection;
    }

    private async Task<bool> SavesAsync(Unit unit)
    {
        await using var db = Open();
        db.Units.Add(unit);
        try
        {
            return await db.SaveChangesAsync(Cancellation) > 0;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private SqlitePortalDbContext Open()
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqlitePortalDbContext.Configure(options, database.ConnectionString, connections).AddInterceptors(heard);
        return new SqlitePortalDbContext(options.Options);
    }

    private sealed class Heard : DbCommandInterceptor
    {
        public List<DbCommand> Commands { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands.Add(command);
            return ValueTask.FromResult(result);
        }
    }
}
