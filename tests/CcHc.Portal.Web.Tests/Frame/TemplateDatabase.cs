using CcHc.Portal.Data;
using CcHc.Portal.Web.Infrastructure.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>One migrated file per run; each test works on a copy.</summary>
public static class TemplateDatabase
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static async Task CopyToAsync(string path) => File.Copy(await Made.Value, path, overwrite: true);

    private static async Task<string> MakeAsync()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("portal-template-").FullName, "portal.db");
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqlitePortalDbContext.Configure(options, SqlitePortalDbContext.ConnectionString(path));
        await using (var db = new SqlitePortalDbContext(options.Options))
        {
            await DatabaseSetup.ApplyAsync(db);
            // All into the one file: a copy without its write-ahead log would lack what is still there.
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return path;
    }
}
