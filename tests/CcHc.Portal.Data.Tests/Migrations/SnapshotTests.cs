using CcHc.Portal.Data.Tests.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace CcHc.Portal.Data.Tests.Migrations;

public sealed class SnapshotTests
{
    [Fact]
    public void Model_ForSqlite_HasNoChangeWithoutAMigration()
    {
        using var db = TestDatabase.Sqlite("Data Source=:memory:");

        Assert.False(db.Database.HasPendingModelChanges(), "Make a migration: dotnet run scripts/NewMigration.cs -- Name");
    }

    [Fact]
    public void Model_ForSqlServer_HasNoChangeWithoutAMigration()
    {
        using var db = TestDatabase.SqlServer();

        Assert.False(db.Database.HasPendingModelChanges(), "Make a migration: dotnet run scripts/NewMigration.cs -- Name");
    }

    [Fact]
    public void Migrations_OfBothDatabases_HaveTheSameNames()
    {
        using var sqlite = TestDatabase.Sqlite("Data Source=:memory:");
        using var sqlServer = TestDatabase.SqlServer();

        Assert.NotEmpty(Names(sqlite));
        Assert.Equal(Names(sqlite), Names(sqlServer));
    }

    [Fact]
    public void Snapshots_OfBothDatabases_AgreeInTablesColumnsKeysAndIndexes()
    {
        using var sqlite = TestDatabase.Sqlite("Data Source=:memory:");
        using var sqlServer = TestDatabase.SqlServer();

        var inSqlite = Describe(sqlite);
        var inSqlServer = Describe(sqlServer);

        Assert.True(inSqlite.Count > 300, $"Only {inSqlite.Count} lines describe the snapshot.");
        Assert.Empty(inSqlite.Except(inSqlServer));
        Assert.Empty(inSqlServer.Except(inSqlite));
    }

    [Fact]
    public void Migrations_OnAnEmptyFile_MakeWhatTheModelSays()
    {
        using var migrated = new TestDatabase();
        using var created = new TestDatabase(migrated: false);
        using (var db = created.Open())
        {
            db.Database.EnsureCreated();
        }

        Assert.Equal(Schema(created), Schema(migrated));
    }

    private static string[] Names(PortalDbContext db) => [.. db.Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..])];

    private static HashSet<string> Describe(PortalDbContext db)
    {
        var stored = db.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        var model = db.GetService<IModelRuntimeInitializer>().Initialize(stored is IMutableModel open ? open.FinalizeModel() : stored, designTime: true);
        var lines = new HashSet<string>();
        foreach (var table in model.GetRelationalModel().Tables)
        {
            lines.UnionWith(table.Columns.Select(c =>
                $"{table.Name}.{c.Name} {(c.IsNullable ? "null" : "not null")} length {c.PropertyMappings[0].Property.GetMaxLength()?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}"));
            lines.UnionWith(table.UniqueConstraints.Select(k => $"{table.Name} {(k.GetIsPrimaryKey() ? "primary key" : "unique")} {Columns(k.Columns)}"));
            lines.UnionWith(table.ForeignKeyConstraints.Select(k => $"{table.Name} {Columns(k.Columns)} references {k.PrincipalTable.Name} {Columns(k.PrincipalColumns)} on delete {k.OnDeleteAction}"));
            lines.UnionWith(table.Indexes.Select(i => $"{table.Name} {(i.IsUnique ? "unique index" : "index")} {i.Name} {Columns(i.Columns)}"));
        }

        return lines;
    }

    private static string Columns(IEnumerable<IColumn> columns) => "(" + string.Join(", ", columns.Select(c => c.Name)) + ")";

    /// <summary>
    /// Columns, references and indexes of every table. Their order and the defaults of columns that were added to tables with
    /// rows are left out: both follow from the way there, not from what is there.
    /// </summary>
    private static List<string> Schema(TestDatabase database)
    {
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT t.name || '.' || c.name || ' ' || c.type || CASE c."notnull" WHEN 1 THEN ' not null' ELSE '' END || CASE WHEN c.pk > 0 THEN ' key ' || c.pk ELSE '' END
            FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '__EFMigrations%'
            UNION ALL
            SELECT t.name || '.' || k."from" || ' references ' || k."table" || '.' || k."to" || ' on delete ' || k.on_delete
            FROM sqlite_master t, pragma_foreign_key_list(t.name) k WHERE t.type = 'table'
            UNION ALL
            SELECT sql FROM sqlite_master WHERE type <> 'table' AND sql IS NOT NULL
            ORDER BY 1
            """;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
