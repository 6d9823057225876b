using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Infrastructure.Identity;
using CcHc.Portal.Web.Infrastructure.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>
/// The whole portal over a SQLite file of its own: real routing, antiforgery, views and database. Hosts are kept and used
/// again with a fresh file, because starting one costs a hundred times what copying a file does.
/// </summary>
public sealed class PortalHost : IAsyncDisposable
{
    /// <summary>What every account of the builders signs in with, unless a test says otherwise.</summary>
    public const string Password = "mot cau kha dai 2025";

    private static readonly ConcurrentDictionary<string, ConcurrentBag<PortalHost>> Idle = new(StringComparer.Ordinal);
    private static readonly Lazy<string> PasswordHash = new(() => new PortalPasswordHasher(PasswordCost.Trifling).HashPassword(new Account(), Password));

    private readonly string folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
    private readonly string environment;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly string? usedAgainAs;
    private Factory factory;
    private ITestOutputHelper? output;

    private PortalHost(
        string environment, IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? services, bool isServed = false, string? usedAgainAs = null)
    {
        (this.environment, this.settings, this.usedAgainAs) = (environment, settings, usedAgainAs);
        factory = new Factory(this, environment, settings, services);
        if (isServed)
        {
            factory.UseKestrel(0);
        }
    }

    public FixedClock Clock { get; } = new();

    public StatementCounter Statements { get; } = new();

    /// <summary>Where portal.db and files/ lie.</summary>
    public string DataFolder => folder;

    public IServiceProvider Services => factory.Services;

    public static Task<PortalHost> StartAsync() => SharedAsync("plain", null);

    /// <summary>A host with other services, used again by whoever names it; so none of these services may remember anything.</summary>
    public static async Task<PortalHost> SharedAsync(string name, Action<IServiceCollection>? services)
    {
        if (!Idle.GetOrAdd(name, _ => []).TryTake(out var host))
        {
            host = new PortalHost(PortalEnvironments.Test, new Dictionary<string, string>(), services, usedAgainAs: name);
        }

        host.output = TestContext.Current.TestOutputHelper;
        await TemplateDatabase.CopyToAsync(host.DatabasePath);
        return host;
    }

    /// <summary>A host that differs from the others; it is not used again.</summary>
    public static async Task<PortalHost> StartAsync(
        string environment = PortalEnvironments.Test, IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? services = null)
    {
        var host = new PortalHost(environment, settings ?? new Dictionary<string, string>(), services);
        host.output = TestContext.Current.TestOutputHelper;
        await TemplateDatabase.CopyToAsync(host.DatabasePath);
        return host;
    }

    /// <summary>A host on a free port of this machine, for a browser; it is not used again.</summary>
    public static async Task<(PortalHost Host, Uri Address)> ServeAsync(
        IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? services = null)
    {
        var host = new PortalHost(PortalEnvironments.Test, settings ?? new Dictionary<string, string>(), services, isServed: true);
        host.output = TestContext.Current.TestOutputHelper;
        await TemplateDatabase.CopyToAsync(host.DatabasePath);
        host.factory.StartServer();
        return (host, host.factory.ClientOptions.BaseAddress);
    }

    /// <summary>Stops the portal and starts one anew over the same database and files. Not for a host that others use again.</summary>
    public async Task RestartAsync(Action<IServiceCollection>? services = null)
    {
        Assert.True(usedAgainAs is null, "A host that others use again goes to them as it is.");
        Release();
        await factory.DisposeAsync();
        factory = new Factory(this, environment, settings, services);
    }

    /// <summary>A browser nobody has signed in with.</summary>
    public Visitor Visitor(string origin = "http://localhost") => new(this, factory.CreateDefaultClient(new Uri(origin), new CookieJar()));

    /// <summary>A browser signed in through the sign-in page.</summary>
    public async Task<Visitor> AsAsync(Account account, string password = Password)
    {
        var visitor = Visitor();
        var page = await visitor.GetAsync("/sign-in");
        var answer = await page.PostAsync(new { userName = account.UserName, password });
        Assert.True(answer.Path != "/sign-in", $"«{account.UserName}» was not let in: {string.Join(" ", answer.Texts("[data-testid=error]"))}");
        return visitor;
    }

    /// <summary>Does something with a context of its own, as another request would.</summary>
    public async Task<T> DbAsync<T>(Func<PortalDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }

    /// <summary>Adds the entities and saves them.</summary>
    public Task SaveAsync(params object[] entities) => DbAsync(async db =>
    {
        db.AddRange(entities);
        return await db.SaveChangesAsync();
    });

    /// <summary>Does what the scheduler would have done by now: waiting work, then the sealing of the audit.</summary>
    public async Task RunJobsAsync()
    {
        await Services.GetRequiredService<WorkRunner>().RunAsync(TestContext.Current.CancellationToken);
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditSealer>().SealAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Number of rows and a hash of all they hold, by table: equal before and after means that nothing changed.</summary>
    public Task<IReadOnlyDictionary<string, string>> ContentsAsync() => DbAsync(async db =>
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (table, _) in Tables(db))
        {
            var rows = new List<string>();
            await ReadAsync(db, $"SELECT * FROM \"{table}\"", row => rows.Add(string.Join('|', Enumerable.Range(0, row.FieldCount).Select(row.GetValue))));
            rows.Sort(StringComparer.Ordinal);
            contents[table] = $"{rows.Count} rows, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}";
        }

        return (IReadOnlyDictionary<string, string>)contents;
    });

    /// <summary>The id of one row of each table that has rows and ids.</summary>
    public Task<IReadOnlyList<Guid>> SomeIdsAsync() => DbAsync(async db =>
    {
        var ids = new List<Guid>();
        foreach (var (table, hasId) in Tables(db))
        {
            if (hasId)
            {
                await ReadAsync(db, $"SELECT \"Id\" FROM \"{table}\" LIMIT 1", row => ids.Add(row.GetGuid(0)));
            }
        }

        return (IReadOnlyList<Guid>)ids;
    });

    public Account NewAccount(Guid personId, string userName) => new()
    {
        UserName = userName,
        NormalizedUserName = userName.ToUpperInvariant(),
        PersonId = personId,
        PasswordHash = PasswordHash.Value,
        LockoutEnabled = true,
    };

    /// <summary>Lets go of the database file, so that another can take its place.</summary>
    public void Release()
    {
        factory.Connections?.Clear();
        SqliteConnection.ClearPool(new SqliteConnection(SqlitePortalDbContext.ConnectionString(DatabasePath)));
    }

    public async ValueTask DisposeAsync()
    {
        Release();
        if (usedAgainAs is null)
        {
            await factory.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            return;
        }

        foreach (var left in Directory.GetFileSystemEntries(folder))
        {
            if (Directory.Exists(left))
            {
                Directory.Delete(left, recursive: true);
            }
            else
            {
                File.Delete(left);
            }
        }

        Clock.Now = FixedClock.Start;
        output = null;
        Idle[usedAgainAs].Add(this);
    }

    private static IEnumerable<(string Table, bool HasId)> Tables(PortalDbContext db) => db.Model.GetEntityTypes()
        .Where(t => t.GetTableName() is not null)
        .GroupBy(t => t.GetTableName()!)
        .Select(g => (g.Key, g.Any(t => t.FindProperty("Id")?.ClrType == typeof(Guid) && !t.IsOwned())));

    // Names of tables come from the model; they cannot be parameters.
    private static async Task ReadAsync(PortalDbContext db, string sql, Action<DbDataReader> each)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            each(row);
        }
    }

    private string DatabasePath => Path.Combine(folder, "portal.db");

    private sealed class Factory(
        PortalHost host, string environment, IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? services)
        : WebApplicationFactory<Program>
    {
        /// <summary>None before the portal was started.</summary>
        public SqliteConnections? Connections { get; private set; }

        protected override IHost CreateHost(IHostBuilder builder)
        {
            var made = base.CreateHost(builder);
            Connections = made.Services.GetService<SqliteConnections>();
            return made;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(environment);
            builder.UseSetting("Portal:DataFolder", host.folder);
            builder.UseSetting("Portal:HasQuickPasswords", "true");
            builder.UseSetting("Jobs:Run", "false");
            // Tests ask in a second for what a person asks for in a day.
            builder.UseSetting("Limits:RequestsPerMinute", "0");
            builder.UseSetting("Limits:VisitorRequestsPerMinute", "0");
            builder.UseSetting("Limits:PasswordsPerMinute", "0");
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new FaultsToTest(() => host.output)));
            builder.ConfigureTestServices(test =>
            {
                test.Replace(ServiceDescriptor.Singleton<TimeProvider>(host.Clock));
                test.AddSingleton<IDbContextOptionsConfiguration<SqlitePortalDbContext>>(
                    new Options<SqlitePortalDbContext>(options => options.AddInterceptors(host.Statements)));
                services?.Invoke(test);
            });
        }
    }

    private sealed class Options<TContext>(Action<DbContextOptionsBuilder> configure) : IDbContextOptionsConfiguration<TContext>
        where TContext : DbContext
    {
        public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) => configure(optionsBuilder);
    }
}
