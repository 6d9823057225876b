using System.Text;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Benchmarks;

/// <summary>Evidence files that come in at the same time: what each of them costs in memory while it is on its way.</summary>
internal static class UploadRun
{
    private const int AtOnce = 16;
    private const int Size = 2_750_000;
    private const string Boundary = "----cchc-benchmark";

    internal static async Task RunAsync(Settings settings)
    {
        await using var servers = await Servers.StartAsync(settings, _ => { });
        var campaign = await servers.DbAsync(db => db.Campaigns.Select(c => c.Id).SingleAsync());
        var senders = new List<(string Path, string Cookie, string Token)>();
        for (var i = 0; i < FullSize.OpenSheets; i++)
        {
            var (client, cookies) = await servers.SignInWithAsync(FullSize.OfficerName(i));
            using var signedIn = client;
            var sheet = await WorkspaceRun.SheetOfAsync(servers, i);
            var unit = await servers.DbAsync(db => db.ScoreSheets.Where(s => s.Id == sheet).Select(s => s.UnitId).SingleAsync());
            var path = $"/units/{unit}/campaigns/{campaign}/evidence";
            var token = Servers.Token(await client.GetStringAsync(new Uri(path + "/new", UriKind.Relative)));
            senders.Add((path + "/files", cookies.GetCookieHeader(new Uri($"http://127.0.0.1:{settings.Port}")), token));
        }

        // The client's own bytes are made before, so that they count as idle. Twice, because the first sending only warms up.
        var requests = Enumerable.Range(0, 2 * AtOnce).Select(i => Request(senders[i % senders.Count], i)).ToArray();
        var clients = Enumerable.Range(0, AtOnce).Select(_ => new RawClient(settings.Port)).ToArray();
        var turn = 0;
        var peak = await Peak.WhileAsync(async () =>
        {
            var from = turn++ * AtOnce;
            await Task.WhenAll(clients.Select((client, i) => Task.Factory.StartNew(() => Send(client, requests[from + i]), TaskCreationOptions.LongRunning)));
        });
        foreach (var client in clients)
        {
            client.Dispose();
        }

        GC.KeepAlive(requests);
        var each = peak.Megabytes * 1024 / AtOnce;
        Report.Row($"{AtOnce} evidence files of {Size / 1_000_000.0:0.00} MB at once, memory for each", Report.Number(each, "0") + " KB", "", null, "≤ 256 KB", each <= 256);
        Report.Row("the same, files a second, each on the disk before its answer", Report.Number(AtOnce / peak.Seconds, "0.0") + " /s", "", null, "", null);
    }

    private static void Send(RawClient client, byte[] request)
    {
        var (status, _) = client.Send(request);
        if (status != 302)
        {
            throw new InvalidOperationException($"The upload was answered with {status}.");
        }
    }

    private static byte[] Request((string Path, string Cookie, string Token) sender, int number)
    {
        var head = $"--{Boundary}\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n{sender.Token}\r\n"
            + $"--{Boundary}\r\nContent-Disposition: form-data; name=\"upload.files\"; filename=\"tep-{Guid.CreateVersion7():N}-{number}.pdf\"\r\nContent-Type: application/pdf\r\n\r\n";
        var content = MadePdf.Bytes(Size);
        var tail = $"\r\n--{Boundary}--\r\n";
        var length = Encoding.UTF8.GetByteCount(head) + content.Length + tail.Length;
        return
        [
            .. Encoding.UTF8.GetBytes($"POST {sender.Path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {sender.Cookie}\r\nContent-Type: multipart/form-data; boundary={Boundary}\r\nContent-Length: {length}\r\n\r\n"),
            .. Encoding.UTF8.GetBytes(head),
            .. content,
            .. Encoding.ASCII.GetBytes(tail),
        ];
    }
}
