using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Benchmarks;

/// <summary>
/// Saving one criterion, against an endpoint that runs the very statements of such a save: they are taken down once, and run
/// again by plain ADO.NET with new ids for new rows.
/// </summary>
internal static partial class SaveRun
{
    private const string Code = "1.8";

    private static IReadOnlyList<StatementLog.Statement> taken = [];

    internal static async Task RunAsync(Settings settings)
    {
        await using var servers = await Servers.StartAsync(settings, floor => floor.MapPost("/save", () => AgainAsync(settings)));
        var savers = new List<Saver>();
        for (var i = 0; i < FullSize.OpenSheets; i++)
        {
            savers.Add(await Saver.SignInAsync(servers, i));
        }

        savers[0].Save();
        servers.Statements.IsKeeping = true;
        savers[0].Save();
        servers.Statements.IsKeeping = false;
        taken = [.. servers.Statements.Kept];

        var ours = new List<double>();
        var floor = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            floor.Add(Servers.Load(settings, settings.Port + 1, [.. savers.Select(_ => RawClient.Post("/save", "", ""))]).Rate);
            // The floor has written to one of the lines.
            foreach (var saver in savers)
            {
                await saver.ResumeAsync(servers);
            }

            ours.Add(Rate(settings, savers));
        }

        ours.Sort();
        floor.Sort();
        savers.ForEach(s => s.Dispose());
        var part = ours[1] / floor[1];
        Report.Row(
            $"save one criterion, durable, 4 connections, {taken.Count} statements",
            Report.Number(ours[1]) + " /s",
            Report.Number(floor[1]) + " /s",
            part,
            "≥ 0.40 of the floor",
            part >= 0.4);
    }

    private static double Rate(Settings settings, List<Saver> savers)
    {
        var done = new long[savers.Count];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var workers = savers.Select((saver, i) => new Thread(() =>
        {
            while (watch.Elapsed < settings.Time)
            {
                saver.Save();
                done[i]++;
            }
        })).ToList();
        workers.ForEach(w => w.Start());
        workers.ForEach(w => w.Join());
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task<IResult> AgainAsync(Settings settings)
    {
        await using var connection = await FullSize.OpenAsync(settings);
        Microsoft.Data.Sqlite.SqliteTransaction? transaction = null;
        foreach (var statement in taken)
        {
            // As the portal does: reading alone, then one transaction for all that is written.
            if (transaction is null && WritePattern().IsMatch(statement.Sql))
            {
                transaction = connection.BeginTransaction();
            }

            await using var command = connection.CreateCommand();
            command.Transaction = transaction;

            // The text is the portal's own; only what would keep it from being run twice is taken out.
#pragma warning disable CA2100
            command.CommandText = VersionPattern().Replace(statement.Sql, "");
#pragma warning restore CA2100
            var newIds = InsertPattern().Matches(statement.Sql).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
            foreach (var (name, value) in statement.Values)
            {
                command.Parameters.AddWithValue(name, newIds.Contains(name) ? Guid.CreateVersion7() : value);
            }

            await using var row = await command.ExecuteReaderAsync();
            do
            {
                while (await row.ReadAsync())
                {
                    _ = row.FieldCount;
                }
            }
            while (await row.NextResultAsync());
        }

        await (transaction?.CommitAsync() ?? Task.CompletedTask);
        await (transaction?.DisposeAsync() ?? ValueTask.CompletedTask);
        return Results.Ok();
    }

    [GeneratedRegex(@"^\s*(INSERT|UPDATE|DELETE)")]
    private static partial Regex WritePattern();

    /// <summary>The check of a version, which would find nothing the second time.</summary>
    [GeneratedRegex(" AND \"Version\" = @p\\d+")]
    private static partial Regex VersionPattern();

    /// <summary>The parameter of a new row's id, which stands first.</summary>
    [GeneratedRegex("INSERT INTO \"\\w+\" \\(\"Id\"[^)]*\\)\\s*VALUES \\((@p\\d+)")]
    private static partial Regex InsertPattern();

    /// <summary>An officer who saves one leaf again and again, each time another answer.</summary>
    private sealed class Saver : IDisposable
    {
        private readonly Settings settings;
        private readonly RawClient connection;
        private readonly Guid sheet;
        private readonly string path;
        private readonly string cookie;
        private readonly string token;
        private long version;
        private int answer;

        private Saver(Settings settings, Guid sheet, string cookie, string token)
        {
            this.settings = settings;
            this.sheet = sheet;
            path = $"/sheets/{sheet}/lines/{Code}";
            this.cookie = cookie;
            this.token = token;
            connection = new RawClient(settings.Port);
        }

        internal static async Task<Saver> SignInAsync(Servers servers, int officer)
        {
            var (client, cookies) = await servers.SignInWithAsync(FullSize.OfficerName(officer));
            using var signedIn = client;
            var sheet = await WorkspaceRun.SheetOfAsync(servers, officer);
            using var answer = await client.GetAsync(new Uri($"/sheets/{sheet}", UriKind.Relative));
            var token = Servers.Token(await answer.Content.ReadAsStringAsync());

            // With the cookie that the form's token belongs to.
            var cookie = cookies.GetCookieHeader(new Uri($"http://127.0.0.1:{servers.Settings.Port}"));
            var saver = new Saver(servers.Settings, sheet, cookie, token);
            await saver.ResumeAsync(servers);
            return saver;
        }

        /// <summary>Goes on from the version that is stored.</summary>
        internal async Task ResumeAsync(Servers servers) =>
            version = await servers.DbAsync(db => db.ScoreLines.Where(l => l.SheetId == sheet && l.Code == Code).Select(l => l.Version).SingleAsync());

        internal void Save()
        {
            answer = (answer + 1) % 5;
            var form = string.Create(CultureInfo.InvariantCulture, $"count={answer}&explanation={WebUtility.UrlEncode("Theo báo cáo năm")}&version={version}&_token={WebUtility.UrlEncode(token)}");
            var (status, _) = connection.Send(RawClient.Post(path, cookie, form));
            if (status != 302)
            {
                throw new InvalidOperationException($"The save was answered with {status}, after {settings.Time}.");
            }

            version++;
        }

        public void Dispose() => connection.Dispose();
    }
}
