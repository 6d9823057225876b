using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;

namespace CcHc.Portal.Web.Infrastructure.Hosting;

/// <summary>
/// How much one person or one address may ask for in a minute, so that a program gone wild does not take the portal from the
/// others. Whoever signed in is counted by the account, everybody else by the address; a whole agency often stands behind one.
/// Counted on each node by itself. Files of the pages are not counted.
/// </summary>
public static class RequestLimits
{
    /// <summary>For acts that hash a password, which costs a core some fifty milliseconds: counted by address, on top of the rest.</summary>
    public const string Passwords = "passwords";

    public static void AddRequestLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection(LimitSettings.Section).Get<LimitSettings>() ?? new LimitSettings();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } account
                    ? Bucket("account " + account, limits.RequestsPerMinute)
                    : Bucket("address " + AddressOf(context), limits.VisitorRequestsPerMinute));
            limiter.AddPolicy(Passwords, context => Bucket("passwords " + AddressOf(context), limits.PasswordsPerMinute));
            limiter.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                {
                    rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                }

                return ValueTask.CompletedTask;
            };
        });
    }

    /// <summary>A minute's worth at once at most, and as much again over each minute.</summary>
    private static RateLimitPartition<string> Bucket(string key, int perMinute) => perMinute <= 0
        ? RateLimitPartition.GetNoLimiter(key)
        : RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
            QueueLimit = 0,
        });

    /// <summary>One subscriber of IPv6 has a whole /64.</summary>
    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString() : address.ToString();
    }
}
