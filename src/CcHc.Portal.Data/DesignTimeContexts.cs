using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CcHc.Portal.Data;

// The migration tool makes its contexts here; no connection is opened.
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqlitePortalDbContext>
{
    public SqlitePortalDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqlitePortalDbContext.Configure(options, SqlitePortalDbContext.ConnectionString("design-time.db"));
        return new SqlitePortalDbContext(options.Options);
    }
}

internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerPortalDbContext>
{
    public SqlServerPortalDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerPortalDbContext>();
        SqlServerPortalDbContext.Configure(options, "Server=127.0.0.1;Database=design-time;Encrypt=false");
        return new SqlServerPortalDbContext(options.Options);
    }
}
