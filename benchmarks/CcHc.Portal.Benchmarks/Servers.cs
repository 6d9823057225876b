using System.Net;
using System.Text.RegularExpressions;
using CcHc.Portal.Data;
using CcHc.Portal.Web.Infrastructure.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CcHc.Portal.Benchmarks;

/// <summary>The portal and the floor in one process: both on Kestrel, over the same file; the floor without MVC, pipeline and EF.</summary>
internal sealed partial class Servers : IAsyncDisposable
{
    private readonly WebApplication portal;
    private readonly WebApplication floor;

    private Servers(Settings settings, WebApplication portal, WebApplication floor, StatementLog statements)
    {
        Settings = settings;
        this.portal = portal;
        this.floor = floor;
        Statements = statements;
    }

    private static readonly HashSet<string> Warm = [];

    internal Settings Settings { get; }

    internal StatementLog Statements { get; }

    internal IServiceProvider Services => portal.Services;

    internal static async Task<Servers> StartAsync(Settings settings, Action<WebApplication> floorEndpoints)
    {
        await FullSize.MakeAsync(settings, again: false);
        var statements = new StatementLog();
        var web = Path.GetFullPath("src/CcHc.Portal.Web");
        var portal = PortalApplication.Build(
            [
                "--environment=" + PortalEnvironments.Test, "--applicationName=CcHc.Portal.Web", "--contentRoot=" + web,
                $"--urls=http://127.0.0.1:{settings.Port}", "--Portal:DataFolder=" + settings.Folder, "--Jobs:Run=false",
                "--Limits:RequestsPerMinute=0", "--Limits:VisitorRequestsPerMinute=0", "--Limits:PasswordsPerMinute=0", "--Logging:LogLevel:Default=Error",
            ],
            services => services.AddSingleton<IDbContextOptionsConfiguration<SqlitePortalDbContext>>(statements));
        await portal.StartAsync();

        var builder = WebApplication.CreateSlimBuilder([$"--urls=http://127.0.0.1:{settings.Port + 1}"]);
        builder.Logging.ClearProviders();
        var floor = builder.Build();
        floorEndpoints(floor);
        await floor.StartAsync();
        return new(settings, portal, floor, statements);
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        await floor.DisposeAsync();
    }

    /// <summary>The cookies of somebody who signed in through the page.</summary>
    internal async Task<(string Cookie, HttpClient Client)> SignInAsync(string userName)
    {
        var (client, cookies) = await SignInWithAsync(userName);
        return (cookies.GetCookieHeader(new Uri($"http://127.0.0.1:{Settings.Port}")), client);
    }

    internal async Task<(HttpClient Client, CookieContainer Cookies)> SignInWithAsync(string userName)
    {
        var cookies = new CookieContainer();
        var address = new Uri($"http://127.0.0.1:{Settings.Port}");
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = address };
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("userName", userName), new("password", FullSize.Password), new("_token", Token(page))]);
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in"
            ? throw new InvalidOperationException($"«{userName}» was not let in.")
            : (client, cookies);
    }

    internal static string Token(string page) => TokenPattern().Match(page).Groups[1].Value is { Length: > 0 } token
        ? token
        : throw new InvalidOperationException("The page has no token.");

    internal async Task<T> DbAsync<T>(Func<PortalDbContext, Task<T>> read)
    {
        await using var db = FullSize.Context(Settings);
        return await read(db);
    }

    /// <summary>Requests a second of several connections that ask without pause, and the length of an answer.</summary>
    internal static (double Rate, long Length) Load(Settings settings, int port, IReadOnlyList<byte[]> requests)
    {
        using var warm = new RawClient(port);
        long length = 0;
        foreach (var request in requests.Concat(requests))
        {
            (var status, length) = warm.Send(request);
            if (status is not (200 or 302))
            {
                throw new InvalidOperationException($"The server answered {status}.");
            }
        }

        // What has just started runs code that is compiled in haste, and is compiled better while it runs; that time does not count.
        var page = System.Text.Encoding.ASCII.GetString(requests[0]).Split('\r')[0];
        if (Warm.Add($"{port} {page}"))
        {
            Rate(settings, port, requests);
        }

        return (Rate(settings, port, requests), length);
    }

    private static double Rate(Settings settings, int port, IReadOnlyList<byte[]> requests)
    {
        var done = new long[requests.Count];
        var failed = 0;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var workers = requests.Select((request, i) => new Thread(() =>
        {
            using var client = new RawClient(port);
            while (watch.Elapsed < settings.Time)
            {
                if (client.Send(request).Status is 200 or 302)
                {
                    done[i]++;
                }
                else
                {
                    Interlocked.Increment(ref failed);
                }
            }
        })).ToList();
        workers.ForEach(w => w.Start());
        workers.ForEach(w => w.Join());
        return failed > 0 ? throw new InvalidOperationException($"{failed} requests failed.") : done.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The portal and the floor in turns, so that what the machine does besides meets both; the middle of three.</summary>
    internal (double Portal, double Floor) InTurns(IReadOnlyList<byte[]> requests, IReadOnlyList<byte[]> floorRequests)
    {
        var ours = new List<double>();
        var least = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            least.Add(Load(Settings, Settings.Port + 1, floorRequests).Rate);
            ours.Add(Load(Settings, Settings.Port, requests).Rate);
        }

        ours.Sort();
        least.Sort();
        return (ours[1], least[1]);
    }

    [GeneratedRegex("name=\"_token\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}
