using CcHc.Portal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Benchmarks;

/// <summary>Signing in, beside the password hash alone.</summary>
internal static class SignInRun
{
    internal static async Task RunAsync(Settings settings)
    {
        const int Times = 15;
        await using var servers = await Servers.StartAsync(settings, _ => { });
        var account = await servers.DbAsync(db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.UserName == FullSize.ManagerName));
        var hasher = servers.Services.GetRequiredService<IPasswordHasher<Account>>();
        await SignInAsync(servers);
        hasher.VerifyHashedPassword(account, account.PasswordHash!, FullSize.Password);

        var signing = new List<double>();
        var hashing = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            signing.Add(await SignInAsync(servers));
            var before = Report.CpuSeconds();
            hasher.VerifyHashedPassword(account, account.PasswordHash!, FullSize.Password);
            hashing.Add(Report.CpuSeconds() - before);
        }

        signing.Sort();
        hashing.Sort();
        var ratio = signing[Times / 2] / hashing[Times / 2];
        Report.Row(
            "sign-in: page and password, CPU, against the hash alone",
            Report.Number(signing[Times / 2] * 1000) + " ms",
            Report.Number(hashing[Times / 2] * 1000) + " ms",
            ratio,
            "the hash is what shows",
            ratio < 2);
    }

    private static async Task<double> SignInAsync(Servers servers)
    {
        var before = Report.CpuSeconds();
        var (_, client) = await servers.SignInAsync(FullSize.ManagerName);
        client.Dispose();
        return Report.CpuSeconds() - before;
    }
}
