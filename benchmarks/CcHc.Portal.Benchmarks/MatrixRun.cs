using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Benchmarks;

/// <summary>The workbook of all scores: ranking and every leaf of everybody.</summary>
internal static class MatrixRun
{
    internal static async Task RunAsync(Settings settings)
    {
        await using var servers = await Servers.StartAsync(settings, _ => { });
        var campaign = await servers.DbAsync(db => db.Campaigns.Select(c => c.Id).SingleAsync());
        var (cookie, client) = await servers.SignInAsync(FullSize.ManagerName);
        using var signedIn = client;
        long length = 0;

        var peak = await Peak.WhileAsync(() =>
        {
            using var connection = new RawClient(settings.Port);
            (var status, length) = connection.Send(RawClient.Get($"/campaigns/{campaign}/league.xlsx", cookie));
            return status == 200 ? Task.CompletedTask : throw new InvalidOperationException($"The workbook was answered with {status}.");
        });

        Report.Row(
            $"score matrix, {settings.Participants:#,##0} × {MadeCriteria.Leaves}, and ranking as XLSX of {length / 1024:#,##0} KB",
            Report.Number(peak.Seconds, "0.00") + " s",
            "",
            null,
            "< 2 s",
            peak.Seconds < 2);
        Report.Row("the same, memory over the idle process", Report.Number(peak.Megabytes) + " MB", "", null, "≤ 48 MB", peak.Megabytes <= 48);
    }
}
