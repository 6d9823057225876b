using System.Globalization;
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
        var content = Pdf();
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

    /// <summary>A page with a picture's worth of bytes that no two files share.</summary>
    private static byte[] Pdf()
    {
        var noise = new byte[Size];
        System.Security.Cryptography.RandomNumberGenerator.Fill(noise);
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = (byte)('a' + (noise[i] % 26));
        }

        string[] before = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"];
        var text = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        foreach (var (thing, i) in before.Select((b, i) => (b, i)))
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{thing}\nendobj\n");
        }

        places.Add(text.Length);
        text.Append(CultureInfo.InvariantCulture, $"4 0 obj\n<< /Length {Size} >>\nstream\n");
        var close = new StringBuilder("\nendstream\nendobj\n");
        var table = text.Length + Size + close.Length;
        close.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(p => close.Append(CultureInfo.InvariantCulture, $"{p:0000000000} 00000 n \n"));
        close.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return [.. Encoding.ASCII.GetBytes(text.ToString()), .. noise, .. Encoding.ASCII.GetBytes(close.ToString())];
    }
}
