using System.Diagnostics;
using System.Globalization;
using System.Text;
using CcHc.Portal.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Benchmarks;

/// <summary>The ranking of all, against an endpoint that writes the same rows by plain ADO.NET.</summary>
internal static class LeagueRun
{
    private const string Rows =
        """
        SELECT s."Id", p."Name", p."UnitName", s."State", s."IsLate", s."Appraised", s."SelfTotal", s."AppraisedTotal", s."FinalTotal", s."Maximum"
        FROM "ScoreSheets" s JOIN "Participants" p ON s."ParticipantId" = p."Id"
        WHERE s."CampaignId" = $campaign AND s."GroupId" = $group
        ORDER BY CASE WHEN s."Appraised" > 0 THEN s."AppraisedTotal" ELSE s."SelfTotal" END DESC, p."SearchText", s."Id" LIMIT $rows
        """;

    internal static async Task RunAsync(Settings settings)
    {
        await FullSize.MakeAsync(settings, again: false);
        await using var db = FullSize.Context(settings);
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Groups).SingleAsync();
        var group = campaign.Groups[0].Id;
        await using var servers = await Servers.StartAsync(settings, floor => floor.MapGet("/league", (int rows, HttpContext context) => WriteAsync(settings, context.Response, campaign.Id, group, rows)));
        var (cookie, client) = await servers.SignInAsync(FullSize.ManagerName);
        using var signedIn = client;

        foreach (var (size, rows, goal) in new[] { ("100", 100, 3.0), ("all", settings.Participants + FullSize.OpenSheets, 2.0) })
        {
            var page = RawClient.Get($"/campaigns/{campaign.Id}/league?size={size}", cookie);
            var least = RawClient.Get($"/league?rows={rows.ToString(CultureInfo.InvariantCulture)}");
            var (ours, floor) = servers.InTurns([page, page, page, page], [least, least, least, least]);
            var ratio = floor / ours;
            Report.Row(
                $"league table, {rows:#,##0} rows, signed in, 4 connections",
                Report.Number(ours) + " pages/s",
                Report.Number(floor) + " /s",
                ratio,
                string.Create(CultureInfo.InvariantCulture, $"≤ {goal:0} × floor"),
                ratio <= goal);
        }

        var few = await StatementsAsync(servers, $"/campaigns/{campaign.Id}/league?size=50", cookie);
        var many = await StatementsAsync(servers, $"/campaigns/{campaign.Id}/league?size=all", cookie);
        Report.Row("league table, statements for 50 rows and for all", $"{few} and {many}", "", null, "the same", few == many);
        await MemoryAsync(servers, $"/campaigns/{campaign.Id}/league?size=all", cookie);
    }

    /// <summary>Statements of the second of two requests: what is read once per process is not counted.</summary>
    internal static Task<int> StatementsAsync(Servers servers, string path, string cookie)
    {
        using var client = new RawClient(servers.Settings.Port);
        client.Send(RawClient.Get(path, cookie));
        var before = servers.Statements.Count;
        client.Send(RawClient.Get(path, cookie));
        return Task.FromResult(servers.Statements.Count - before);
    }

    private static async Task MemoryAsync(Servers servers, string path, string cookie)
    {
        var peak = await Peak.WhileAsync(() =>
        {
            using var client = new RawClient(servers.Settings.Port);
            for (var i = 0; i < 5; i++)
            {
                client.Send(RawClient.Get(path, cookie));
            }

            return Task.CompletedTask;
        });
        Report.Row("league table, all rows, memory over the idle process", Report.Number(peak.Megabytes) + " MB", "", null, "bounded", null);
    }

    private static async Task WriteAsync(Settings settings, HttpResponse response, Guid campaign, Guid group, int rows)
    {
        response.ContentType = "text/html; charset=utf-8";
        await using var connection = await FullSize.OpenAsync(settings);
        await using var read = connection.CreateCommand();
        read.CommandText = Rows;
        read.Parameters.AddWithValue("$campaign", campaign);
        read.Parameters.AddWithValue("$group", group);
        read.Parameters.AddWithValue("$rows", rows);
        var sheets = new List<(string Id, string Name, string? Unit, string State, bool Late, int Appraised, long Self, long Total, long Final, long Maximum)>();
        await using (var row = await read.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                sheets.Add((row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), row.GetBoolean(4), row.GetInt32(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9)));
            }
        }

        var text = new StringBuilder("<table>");
        for (var i = 0; i < sheets.Count; i++)
        {
            var sheet = sheets[i];
            text.Append(CultureInfo.InvariantCulture, $"<tr><td>{i + 1}<td><a href=\"/sheets/{sheet.Id}\">{sheet.Name}</a><td>{sheet.Unit}<td>{sheet.State}<td>{sheet.Appraised}");
            text.Append("<td>").Append(new Points(sheet.Self)).Append("<td>").Append(new Points(sheet.Total)).Append("<td>").Append(new Points(sheet.Maximum)).Append("</tr>\n");
            if (text.Length > 16_000)
            {
                await response.WriteAsync(text.ToString());
                text.Clear();
            }
        }

        await response.WriteAsync(text.Append("</table>").ToString());
    }
}

/// <summary>The memory of the process over what it holds when idle, looked at every few milliseconds.</summary>
internal static class Peak
{
    internal static async Task<(double Megabytes, double Seconds)> WhileAsync(Func<Task> work)
    {
        await work();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var idle = WorkingSet();
        var most = idle;
        var watch = Stopwatch.StartNew();
        var working = Task.Run(work);
        while (!working.IsCompleted)
        {
            most = Math.Max(most, WorkingSet());
            await Task.WhenAny(working, Task.Delay(5));
        }

        await working;
        return ((most - idle) / 1024.0 / 1024.0, watch.Elapsed.TotalSeconds);
    }

    private static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
