using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data.Tests.Model;

/// <summary>A real SQLite file of its own, migrated; removed at the end.</summary>
internal sealed class TestDatabase : IDisposable
{
    private static readonly Lazy<byte[]> Template = new(MakeTemplate);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-data-");

    public TestDatabase(bool migrated = true)
    {
        if (migrated)
        {
            File.WriteAllBytes(FilePath, Template.Value);
        }
    }

    public string FilePath => Path.Combine(folder.FullName, "portal.db");

    public string ConnectionString => SqlitePortalDbContext.ConnectionString(FilePath);

    public SqlitePortalDbContext Open() => Sqlite(ConnectionString);

    public static SqlitePortalDbContext Sqlite(string connectionString)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqlitePortalDbContext.Configure(options, connectionString);
        return new SqlitePortalDbContext(options.Options);
    }

    /// <summary>For what needs no server: models, scripts, translations.</summary>
    public static SqlServerPortalDbContext SqlServer(string connectionString = "Server=127.0.0.1;Database=none;Encrypt=false;Connect Timeout=1")
    {
        var options = new DbContextOptionsBuilder<SqlServerPortalDbContext>();
        SqlServerPortalDbContext.Configure(options, connectionString);
        return new SqlServerPortalDbContext(options.Options);
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        folder.Delete(recursive: true);
    }

    private static byte[] MakeTemplate()
    {
        using var database = new TestDatabase(migrated: false);
        using (var db = database.Open())
        {
            db.Database.Migrate();
            // All into the one file: the bytes alone would lack what is still in the log.
            db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }

        return File.ReadAllBytes(database.FilePath);
    }
}
