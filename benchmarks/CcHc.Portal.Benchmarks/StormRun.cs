using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Web.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Benchmarks;

/// <summary>
/// The last minutes before the deadline: everybody signs in, saves twenty criteria, brings a file and locks the sheet. The portal is
/// a process of its own under the settings of production, with its jobs and its limits, and this program stands for the proxy
/// before it. At the end the portal is killed, and whatever it acknowledged is looked for in its database and its folder.
/// </summary>
internal static partial class StormRun
{
    private const int Seed = 20261231;
    private const int FileSize = 2_750_000;
    private const int Slow = 500;
    private const int Rehearsing = 400;

    /// <summary>Leaves that are answered with a number of things; each participant answers all of them.</summary>
    private static readonly string[] Codes = [.. Enumerable.Range(1, 10).SelectMany(f => new[] { $"{f.ToString(CultureInfo.InvariantCulture)}.7", $"{f.ToString(CultureInfo.InvariantCulture)}.8" })];

    internal static async Task RunAsync(Settings settings)
    {
        settings = settings with { Folder = Path.Combine(settings.Folder, "storm") };
        try
        {
            await FullSize.MakeAsync(settings, locked: 0, settings.Participants + Rehearsing, again: true);
            var participants = await ReadParticipantsAsync(settings);
            var storm = new Storm(settings, participants[..^Rehearsing], participants[^Rehearsing..]);
            await storm.RunAsync();
            await storm.ReportAsync();
        }
        finally
        {
            Directory.Delete(settings.Folder, recursive: true);
        }
    }

    private static async Task<List<Participant>> ReadParticipantsAsync(Settings settings)
    {
        await using var db = FullSize.Context(settings);
        var versions = (await db.ScoreLines.Where(l => Codes.Contains(l.Code)).Select(l => new { l.SheetId, l.Code, l.Version }).ToListAsync()).ToLookup(l => l.SheetId);
        var sheets = await (
            from account in db.Users
            join role in db.RoleAssignments on account.PersonId equals role.PersonId
            join sheet in db.ScoreSheets on role.UnitId equals sheet.UnitId
            select new { account.UserName, Unit = sheet.UnitId!.Value, Campaign = sheet.CampaignId, Sheet = sheet.Id }).Distinct().ToListAsync();
        return [.. sheets.Select((s, i) => new Participant(i, s.UserName!, s.Unit, s.Campaign, s.Sheet, versions[s.Sheet].ToDictionary(l => l.Code, l => l.Version, StringComparer.Ordinal)))];
    }

    [GeneratedRegex("name=\"version\"[^>]*value=\"(\\d+)\"")]
    private static partial Regex VersionPattern();

    private sealed record Participant(int Number, string UserName, Guid Unit, Guid Campaign, Guid Sheet, IReadOnlyDictionary<string, long> Versions)
    {
        /// <summary>As the proxy names it: everybody has an address.</summary>
        internal string Address { get; } = string.Create(CultureInfo.InvariantCulture, $"10.{Number / 62500}.{Number / 250 % 250}.{(Number % 250) + 1}");

        internal string Explanation(string code) => string.Create(CultureInfo.InvariantCulture, $"Lần cuối của {UserName}, tiêu chí {code}");
    }

    private sealed class Storm(Settings settings, List<Participant> participants, List<Participant> rehearsing)
    {
        // One page for all, but for a few letters in the middle: this program shares the cores with the portal.
        private readonly byte[] page = MadePdf.Bytes(FileSize);
        private readonly ConcurrentDictionary<string, ConcurrentBag<double>> times = new(StringComparer.Ordinal);
        private readonly ConcurrentBag<string> refused = [];
        private readonly ConcurrentBag<(Participant Participant, string Code)> saved = [];
        private readonly ConcurrentBag<Participant> kept = [];
        private readonly ConcurrentBag<Participant> locked = [];
        private HttpClient proxy = null!;
        private TimeSpan took;
        private double processorTime;
        private long memory;

        internal async Task RunAsync()
        {
            using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 256 };
            using var client = new HttpClient(handler) { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{settings.Port}")) };
            proxy = client;
            using var portal = Start();
            try
            {
                await ReadyAsync(portal);
                await RehearseAsync();
                var before = portal.TotalProcessorTime;
                var random = new Random(Seed);
                // Who comes last still has time for all there is to do.
                var each = settings.Storm / 5;
                var begun = Stopwatch.StartNew();
                await Task.WhenAll(participants.Select(p =>
                {
                    var (start, pace) = (random.NextDouble() * (settings.Storm - each), new Random(random.Next()));
                    return Task.Run(async () =>
                    {
                        await Task.Delay(start);
                        await GoAsync(p, each, pace);
                    });
                }));
                took = begun.Elapsed;
                portal.Refresh();
                (processorTime, memory) = ((portal.TotalProcessorTime - before).TotalSeconds, portal.PeakWorkingSet64);
            }
            finally
            {
                portal.Kill(entireProcessTree: true);
                await portal.WaitForExitAsync();
            }
        }

        internal async Task ReportAsync()
        {
            var lost = await LostAsync();
            var all = times.Values.SelectMany(t => t).Order().ToList();
            var faults = refused.Count(r => r.StartsWith('5'));
            var done = saved.Count + kept.Count + locked.Count;
            Report.Row(
                string.Create(CultureInfo.InvariantCulture, $"deadline storm, {participants.Count:#,##0} sign-ins, {saved.Count:#,##0} saves, {kept.Count:#,##0} files, {locked.Count:#,##0} locks in {took.TotalMinutes:0.0} minutes: acknowledged and lost"),
                lost.Count.ToString(CultureInfo.InvariantCulture), "", null, "0", lost.Count == 0);
            Report.Row("the same, answers 5xx", faults.ToString(CultureInfo.InvariantCulture), "", null, "0", faults == 0);
            Report.Row("the same, not acknowledged", (refused.Count - faults).ToString(CultureInfo.InvariantCulture), "", null, "0", refused.Count == faults && done == participants.Count * (Codes.Length + 2));
            Report.Row(string.Create(CultureInfo.InvariantCulture, $"the same, 99 of 100 of {all.Count:#,##0} answers within"), Report.Number(At(all, 0.99), "0") + " ms", "", null, "< 500 ms", At(all, 0.99) < Slow);
            foreach (var (what, of) in times.OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                var sorted = of.Order().ToList();
                Report.Row($"the same, {what}: half within, 99 of 100 within", $"{Report.Number(At(sorted, 0.5), "0")} ms, {Report.Number(At(sorted, 0.99), "0")} ms", "", null, "", null);
            }

            Report.Row("the same, the portal's processor time, most memory", $"{Report.Number(processorTime / took.TotalSeconds, "0.00")} cores, {memory / 1024 / 1024} MB", "", null, "", null);
            foreach (var line in refused.GroupBy(r => r).OrderByDescending(g => g.Count()).Take(10).Select(g => $"{g.Count()} × {g.Key}").Concat(lost.Take(10)))
            {
                await Console.Error.WriteLineAsync(line);
            }
        }

        private static double At(List<double> sorted, double part) => sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];

        private Process Start()
        {
            var program = Path.Combine(AppContext.BaseDirectory, "CcHc.Portal.Web.dll");
            var start = new ProcessStartInfo("dotnet", [program, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{settings.Port}"), "--Portal:TrustedProxies:0", "127.0.0.1", "--Portal:DataFolder", settings.Folder, "--Logging:LogLevel:Default", "Error"])
            {
                WorkingDirectory = Path.GetFullPath("src/CcHc.Portal.Web"),
            };
            start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
            return Process.Start(start)!;
        }

        private async Task ReadyAsync(Process portal)
        {
            for (var tries = 0; ; tries++)
            {
                try
                {
                    using var answer = await SendAsync(HttpMethod.Get, "/health/live", participants[0], "", null);
                    return;
                }
                catch (HttpRequestException) when (tries < 300 && !portal.HasExited)
                {
                    await Task.Delay(200);
                }
            }
        }

        /// <summary>
        /// Some do everything before, a few at a time: what has just started runs code that is compiled in haste, and a portal that
        /// has run since the morning is past that.
        /// </summary>
        private async Task RehearseAsync()
        {
            await Parallel.ForEachAsync(
                rehearsing, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (p, _) => await GoAsync(p, TimeSpan.Zero, new Random(p.Number)));
            if (!refused.IsEmpty)
            {
                throw new InvalidOperationException($"Not even the rehearsal was acknowledged: {refused.First()}.");
            }

            times.Clear();
            saved.Clear();
            kept.Clear();
            locked.Clear();
        }

        private async Task GoAsync(Participant p, TimeSpan time, Random pace)
        {
            var steps = Codes.Length + 3;
            Task PauseAsync() => Task.Delay(time / steps * 2 * pace.NextDouble());
            try
            {
                var cookie = await SignInAsync(p);
                var token = Servers.Token(await PageAsync("page", $"/sheets/{p.Sheet}", p, cookie));
                foreach (var (code, i) in Codes.Select((c, i) => (c, i)))
                {
                    await PauseAsync();
                    using var form = Form(token, ("count", (i % 3).ToString(CultureInfo.InvariantCulture)), ("explanation", p.Explanation(code)), ("version", p.Versions[code].ToString(CultureInfo.InvariantCulture)));
                    var answer = await TimedAsync("save", HttpMethod.Post, $"/sheets/{p.Sheet}/lines/{code}", p, cookie, form, HttpStatusCode.OK);
                    Demand(answer.Contains("data-became=\"saved\"", StringComparison.Ordinal), $"save of {code}: not saved");
                    saved.Add((p, code));
                }

                await PauseAsync();
                var store = $"/units/{p.Unit}/campaigns/{p.Campaign}/evidence";
                using (var upload = new MultipartFormDataContent { { new StringContent(Servers.Token(await PageAsync("page", store + "/new", p, cookie))), "_token" } })
                {
                    var part = new ByteArrayContent(OwnPage(p));
                    part.Headers.ContentType = new("application/pdf");
                    upload.Add(part, "upload.files", string.Create(CultureInfo.InvariantCulture, $"bao-cao-{p.Number}.pdf"));
                    await TimedAsync("file", HttpMethod.Post, store + "/files", p, cookie, upload, HttpStatusCode.Redirect);
                    kept.Add(p);
                }

                await PauseAsync();
                using (var sending = Form(token, ("confirmed", "true")))
                {
                    await TimedAsync("sending up", HttpMethod.Post, $"/sheets/{p.Sheet}/head-review", p, cookie, sending, HttpStatusCode.Redirect);
                }

                var approval = await PageAsync("page", $"/sheets/{p.Sheet}/approval", p, cookie);
                using var locking = Form(token, ("version", VersionPattern().Match(approval).Groups[1].Value));
                await TimedAsync("lock", HttpMethod.Post, $"/sheets/{p.Sheet}/approval", p, cookie, locking, HttpStatusCode.Redirect);
                locked.Add(p);
            }
            catch (RefusedException refusal)
            {
                refused.Add(refusal.Message);
            }
        }

        private async Task<string> SignInAsync(Participant p)
        {
            using var page = await SendAsync(HttpMethod.Get, "/sign-in", p, "", null);
            Demand(page.StatusCode == HttpStatusCode.OK, $"{(int)page.StatusCode} page of the sign-in");
            var before = Cookies(page);
            using var form = Form(Servers.Token(await page.Content.ReadAsStringAsync()), ("userName", p.UserName), ("password", FullSize.Password));
            var begun = Stopwatch.GetTimestamp();
            using var answer = await SendAsync(HttpMethod.Post, "/sign-in", p, before, form);
            times.GetOrAdd("sign-in", _ => []).Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            Demand(answer.StatusCode == HttpStatusCode.Redirect, $"{(int)answer.StatusCode} sign-in");
            return $"{before}; {Cookies(answer)}";
        }

        private static string Cookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join("; ", cookies.Select(c => c.Split(';')[0])) : "";

        private static FormUrlEncodedContent Form(string token, params (string Name, string Value)[] fields) =>
            new(fields.Append(("_token", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

        private byte[] OwnPage(Participant p)
        {
            var own = (byte[])page.Clone();
            Encoding.ASCII.GetBytes(p.Sheet.ToString("N").Select(c => char.IsDigit(c) ? (char)('g' + (c - '0')) : c).ToArray()).CopyTo(own, own.Length / 2);
            return own;
        }

        private Task<string> PageAsync(string what, string path, Participant p, string cookie) => TimedAsync(what, HttpMethod.Get, path, p, cookie, null, HttpStatusCode.OK);

        private async Task<string> TimedAsync(string what, HttpMethod method, string path, Participant p, string cookie, HttpContent? content, HttpStatusCode wanted)
        {
            var begun = Stopwatch.GetTimestamp();
            using var answer = await SendAsync(method, path, p, cookie, content);
            var body = await answer.Content.ReadAsStringAsync();
            times.GetOrAdd(what, _ => []).Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            Demand(answer.StatusCode == wanted, $"{(int)answer.StatusCode} {what}");
            return body;
        }

        private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Participant p, string cookie, HttpContent? content)
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            request.Headers.Add("X-Forwarded-For", p.Address);
            request.Headers.Add("X-Forwarded-Proto", "https");
            if (cookie.Length > 0)
            {
                request.Headers.Add("Cookie", cookie);
            }

            if (path.Contains("/lines/", StringComparison.Ordinal))
            {
                request.Headers.Add(IdentitySetup.AutosaveHeader, "1");
            }

            return await proxy.SendAsync(request);
        }

        private async Task<List<string>> LostAsync()
        {
            await using var db = FullSize.Context(settings);
            var texts = (await db.ScoreLines.Where(l => Codes.Contains(l.Code)).Select(l => new { l.SheetId, l.Code, l.SelfExplanation }).ToListAsync()).ToDictionary(l => (l.SheetId, l.Code), l => l.SelfExplanation);
            var states = await db.ScoreSheets.ToDictionaryAsync(s => s.Id, s => s.State);
            var stored = (await db.Set<Evidence>().SelectMany(e => e.Revisions, (e, r) => new { e.UnitId, r.Sha256 }).ToListAsync()).Select(e => (e.UnitId, e.Sha256)).ToHashSet();
            var lost = saved.Where(s => texts[(s.Participant.Sheet, s.Code)] != s.Participant.Explanation(s.Code)).Select(s => $"lost: save of {s.Code} by {s.Participant.UserName}").ToList();
            lost.AddRange(locked.Where(p => states[p.Sheet] == SheetState.Draft).Select(p => $"lost: lock by {p.UserName}"));
            foreach (var p in kept)
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(OwnPage(p)));
                var file = Path.Combine(settings.Folder, "files", hash[..2], hash[2..4], hash);
                await using var bytes = File.Exists(file) ? File.OpenRead(file) : null;
                if (!stored.Contains((p.Unit, hash)) || bytes is null || Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes)) != hash)
                {
                    lost.Add($"lost: file of {p.UserName}");
                }
            }

            return lost;
        }

        private static void Demand(bool isSo, string otherwise)
        {
            if (!isSo)
            {
                throw new RefusedException(otherwise);
            }
        }
    }

    /// <summary>The portal did not acknowledge; whoever it was gives up.</summary>
    private sealed class RefusedException(string what) : Exception(what);
}
