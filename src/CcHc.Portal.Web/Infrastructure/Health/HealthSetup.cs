using CcHc.Portal.Data;
using CcHc.Portal.Web.Infrastructure.Files;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CcHc.Portal.Web.Infrastructure.Health;

/// <summary>Tells whether papers can be set; registered by what starts the browser engine.</summary>
public interface IBrowserProbe
{
    /// <returns>What is wrong, for the operator; null when papers can be set.</returns>
    Task<string?> ProblemAsync(CancellationToken cancellation);
}

public static class HealthSetup
{
    private const string Ready = "ready";

    public static void AddPortalHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseCheck>("database", tags: [Ready])
        .AddCheck<FileStoreCheck>("files", tags: [Ready])
        // Without it everything works but the making of papers: degraded, not down.
        .AddCheck<BrowserCheck>("browser", HealthStatus.Degraded, tags: [Ready]);

    public static void MapPortalHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).DisableRateLimiting();
        endpoints.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains(Ready), ResponseWriter = WriteAsync }).DisableRateLimiting();
    }

    // Names and states only: the endpoint is open, so reasons go to the log.
    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Status.ToString()),
    });

    private sealed class DatabaseCheck(PortalDbContext db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var pending = db.Database.GetMigrations().Any() ? await db.Database.GetPendingMigrationsAsync(cancellationToken) : [];
            if (pending.Any())
            {
                return HealthCheckResult.Unhealthy("Migrations are missing: run «migrate».");
            }

            await db.Users.Select(u => u.Id).FirstOrDefaultAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    private sealed class FileStoreCheck(IFileStore store) : IHealthCheck
    {
        private static readonly byte[] Sample = "CcHc.Portal"u8.ToArray();

        // The same bytes each time: the store keeps them once.
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            using var content = new MemoryStream(Sample);
            var kept = await store.SaveAsync(content, Sample.Length, cancellationToken);
            return store.Exists(kept.Sha256) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("A file just saved is not there.");
        }
    }

    private sealed class BrowserCheck(IServiceProvider services) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            services.GetService<IBrowserProbe>() is { } probe && await probe.ProblemAsync(cancellationToken) is { } problem
                ? new HealthCheckResult(context.Registration.FailureStatus, problem)
                : HealthCheckResult.Healthy();
    }
}
