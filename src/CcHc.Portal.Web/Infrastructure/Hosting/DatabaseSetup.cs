using CcHc.Portal.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Infrastructure.Hosting;

public static class DatabaseSetup
{
    public static void AddPortalDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        switch (provider)
        {
            case "Sqlite":
                services.AddSingleton<SqliteConnections>();
                services.AddDbContext<SqlitePortalDbContext>(
                    (s, options) => SqlitePortalDbContext.Configure(options, ConnectionString(s.GetRequiredService<IConfiguration>()), s.GetRequiredService<SqliteConnections>()),
                    optionsLifetime: ServiceLifetime.Singleton);
                services.AddScoped<PortalDbContext>(s => s.GetRequiredService<SqlitePortalDbContext>());
                break;
            case "SqlServer":
                services.AddDbContext<SqlServerPortalDbContext>(
                    (s, options) =>
                    {
                        var settings = s.GetRequiredService<IConfiguration>();
                        SqlServerPortalDbContext.Configure(options, ConnectionString(settings), settings.GetValue<int?>("Database:MaxBatchSize"));
                    },
                    optionsLifetime: ServiceLifetime.Singleton);
                services.AddScoped<PortalDbContext>(s => s.GetRequiredService<SqlServerPortalDbContext>());
                break;
            default:
                throw new PortalSettingException($"Database:Provider là «{provider}»; chỉ nhận Sqlite hoặc SqlServer.");
        }
    }

    public static bool IsSqlServer(IConfiguration configuration) => configuration["Database:Provider"] == "SqlServer";

    /// <summary>
    /// From the setting, from the file a setting names (so that it need not stand in a process list), or SQLite in the data
    /// folder. A password in a file of its own is put in: secrets of containers come that way.
    /// </summary>
    public static string ConnectionString(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Portal") is { Length: > 0 } given)
        {
            return WithPassword(given, configuration);
        }

        if (configuration.GetConnectionString("PortalFile") is { Length: > 0 } file)
        {
            return WithPassword(File.ReadAllText(file).Trim(), configuration);
        }

        if (IsSqlServer(configuration))
        {
            throw new PortalSettingException("Với SqlServer cần đặt ConnectionStrings:Portal hoặc ConnectionStrings:PortalFile.");
        }

        var portal = configuration.GetSection(PortalSettings.Section).Get<PortalSettings>() ?? new PortalSettings();
        Directory.CreateDirectory(portal.DataFolder);
        return SqlitePortalDbContext.ConnectionString(Path.GetFullPath(portal.DatabasePath));
    }

    private static string WithPassword(string connection, IConfiguration configuration) =>
        IsSqlServer(configuration) && configuration["Database:PasswordFile"] is { Length: > 0 } file
            ? new SqlConnectionStringBuilder(connection) { Password = File.ReadAllText(file).Trim() }.ConnectionString
            : connection;

    /// <summary>Migrates; a model that has no migration yet is created as it stands.</summary>
    public static async Task ApplyAsync(PortalDbContext db, CancellationToken cancellation = default)
    {
        if (db.Database.GetMigrations().Any())
        {
            await db.Database.MigrateAsync(cancellation);
        }
        else
        {
            await db.Database.EnsureCreatedAsync(cancellation);
        }
    }
}
