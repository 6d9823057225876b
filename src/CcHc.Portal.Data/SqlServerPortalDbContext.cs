using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data;

/// <summary>Several machines. Batch size and collation are settings, for servers that only speak the same language.</summary>
public sealed class SqlServerPortalDbContext(DbContextOptions<SqlServerPortalDbContext> options) : PortalDbContext(options)
{
    /// <param name="maxBatchSize">Statements in one round trip; none for the provider's own choice.</param>
    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connectionString, int? maxBatchSize = null) =>
        options.UseSqlServer(connectionString, sql =>
        {
            sql.UseCompatibilityLevel(150);
            if (maxBatchSize is { } size)
            {
                sql.MaxBatchSize(size);
            }
        });

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
