using System.Globalization;
using CcHc.Portal.Domain.Assessment;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Benchmarks;

/// <summary>The page a unit fills in its 100 criteria on.</summary>
internal static class WorkspaceRun
{
    internal static async Task RunAsync(Settings settings)
    {
        await using var servers = await Servers.StartAsync(settings, _ => { });
        var requests = new List<byte[]>();
        var statements = 0;
        for (var i = 0; i < FullSize.OpenSheets; i++)
        {
            var (cookie, client) = await servers.SignInAsync(FullSize.OfficerName(i));
            using var signedIn = client;
            var path = $"/sheets/{await SheetOfAsync(servers, i)}";
            statements = await LeagueRun.StatementsAsync(servers, path, cookie);
            requests.Add(RawClient.Get(path, cookie));
        }

        var (rate, length) = Servers.Load(settings, settings.Port, requests);

        Report.Row("a unit's workspace, 100 criteria: statements", statements.ToString(CultureInfo.InvariantCulture), "", null, "≤ 8", statements <= 8);
        Report.Row($"a unit's workspace, 4 connections, {length / 1024} KB", Report.Number(rate) + " pages/s", "", null, "≥ 150 /s on 2 cores", rate >= 150);
    }

    /// <summary>The sheet that the officer of this number fills in.</summary>
    internal static Task<Guid> SheetOfAsync(Servers servers, int officer) => servers.DbAsync(db => db.ScoreSheets
        .Where(s => s.State == SheetState.Draft && db.RoleAssignments.Any(r => r.UnitId == s.UnitId && db.Set<Data.Accounts.Account>().Any(a => a.PersonId == r.PersonId && a.UserName == FullSize.OfficerName(officer))))
        .Select(s => s.Id)
        .SingleAsync());
}
