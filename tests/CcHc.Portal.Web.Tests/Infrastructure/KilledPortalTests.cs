using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Parser;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Identity;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Infrastructure;

/// <summary>
/// The portal is killed while two officers save and upload, again and again over the same files. What it acknowledged is there
/// afterwards; no item lacks its file, and after the sweep no file lacks its item.
/// </summary>
public sealed class KilledPortalTests(ITestOutputHelper output) : PortalTest
{
    private const int Seed = 20251031;
    private const int MostBytes = 60_000;
    private static readonly int Rounds = Environment.GetEnvironmentVariable("CCHC_LONG") == "1" ? 200 : 2;
    private static readonly string[] Codes = ["1.1", "1.2", "1.3", "2.1"];

    private readonly Random random = new(Seed);
    private readonly ConcurrentDictionary<string, Draft> drafts = new(Codes.Select(c => KeyValuePair.Create(c, new Draft())));
    private readonly ConcurrentDictionary<string, bool> sentFiles = new();

    [Fact]
    public async Task WhatWasAcknowledged_IsThereAfterEveryKill()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        // The process lives in the present, where the self-scoring of the world has long ended.
        await world.ExtendAsync(PhaseKind.SelfAssessment, VietnamTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(30));
        await world.ExtendAsync(PhaseKind.CarryingOut, VietnamTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(30));
        var (saves, uploads, unanswered) = (0, 0, 0);
        for (var round = 1; round <= Rounds; round++)
        {
            Portal.Release();
            await using (var portal = await StartedPortal.RunAsync(Portal.DataFolder))
            {
                using var officer = await portal.ClientAsync(world.Officer);
                using var colleague = await portal.ClientAsync(world.Colleague);
                using var over = new CancellationTokenSource();
                using var atWork = new CountdownEvent(3);
                Task<int>[] hands =
                [
                    SaveAsync(officer, world, Codes[0], Codes[1], round, atWork, over.Token),
                    SaveAsync(colleague, world, Codes[2], Codes[3], round, atWork, over.Token),
                    UploadAsync(officer, world, round, atWork, over.Token),
                ];
                // Only once all three have met a warm portal, else it would always die at its first page.
                await Task.Run(() => atWork.Wait(TimeSpan.FromSeconds(60)), TestContext.Current.CancellationToken);
                await Task.Delay(random.Next(10, 700), TestContext.Current.CancellationToken);
                await portal.KillAsync();
                await over.CancelAsync();
                var done = await Task.WhenAll(hands);
                (saves, uploads) = (saves + done[0] + done[1], uploads + done[2]);
            }

            unanswered += await CheckAsync(world, round);
        }

        output.WriteLine($"{Rounds} kills: {saves} saves and {uploads} files acknowledged and found, {unanswered} stored without an answer having come.");
        Assert.True(saves >= Rounds && uploads >= Rounds, $"Only {saves} saves and {uploads} files in {Rounds} rounds: the portal was hardly at work when it was killed.");
        await SweepAsync();
    }

    /// <summary>Writes one criterion after the other, each time another text, until the portal is gone.</summary>
    /// <returns>How often it was told that the text is saved.</returns>
    private async Task<int> SaveAsync(HttpClient client, UnitSideWorld world, string one, string other, int round, CountdownEvent atWork, CancellationToken over)
    {
        var saved = 0;
        try
        {
            var token = await StartedPortal.TokenAsync(client, $"/sheets/{world.Sheet}?field=1");
            for (var turn = 1; !over.IsCancellationRequested; turn++)
            {
                var code = turn % 2 == 0 ? one : other;
                var draft = drafts[code];
                draft.Sent = string.Create(CultureInfo.InvariantCulture, $"Lần {round}, lượt {turn} của tiêu chí {code}");
                using var form = new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["_token"] = token,
                    ["version"] = draft.Version.ToString(CultureInfo.InvariantCulture),
                    ["explanation"] = draft.Sent,
                });
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/sheets/{world.Sheet}/lines/{code}") { Content = form };
                request.Headers.Add(IdentitySetup.AutosaveHeader, "1");
                var answer = await client.SendAsync(request, CancellationToken.None);
                var body = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"Round {round}, {code}: {(int)answer.StatusCode} {body}");
                var part = new HtmlParser().ParseDocument(body).QuerySelector("[data-became]")!;
                Assert.Equal("saved", part.GetAttribute("data-became"));
                draft.Acknowledged = draft.Sent;
                draft.Version = long.Parse(part.GetAttribute("data-version")!, CultureInfo.InvariantCulture);
                if (saved++ == 0)
                {
                    atWork.Signal();
                }
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            // Killed in the middle: nobody knows whether the last text arrived.
        }

        return saved;
    }

    private async Task<int> UploadAsync(HttpClient client, UnitSideWorld world, int round, CountdownEvent atWork, CancellationToken over)
    {
        var (kept, number) = (0, 0);
        try
        {
            var address = $"/units/{world.Commune.Id}/campaigns/{world.Campaign.Id}/evidence";
            var token = await StartedPortal.TokenAsync(client, address + "/new");
            while (!over.IsCancellationRequested)
            {
                number++;
                var content = Files.Pdf(string.Create(CultureInfo.InvariantCulture, $"Lần {round}, tệp {number} ") + new string('x', (number * 7919 % MostBytes) + 1));
                var hash = Convert.ToHexStringLower(SHA256.HashData(content));
                sentFiles[hash] = false;
                var answer = await StartedPortal.UploadAsync(client, address + "/files", token, string.Create(CultureInfo.InvariantCulture, $"tep-{round}-{number}.pdf"), content, CancellationToken.None);
                Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"Round {round}, file {number}: {(int)answer.StatusCode}");
                sentFiles[hash] = true;
                if (kept++ == 0)
                {
                    atWork.Signal();
                }
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            // As above: the last file may be there or not, but never half.
        }

        return kept;
    }

    /// <returns>How many texts and files are stored whose answer never came.</returns>
    private async Task<int> CheckAsync(UnitSideWorld world, int round)
    {
        var unanswered = 0;
        var lines = (await world.LinesAsync()).ToDictionary(l => l.Code, StringComparer.Ordinal);
        foreach (var (code, draft) in drafts)
        {
            var stored = lines.GetValueOrDefault(code)?.SelfExplanation;
            Assert.True(stored == draft.Acknowledged || stored == draft.Sent, $"Round {round}, {code}: «{draft.Acknowledged}» was acknowledged, «{stored}» is stored.");
            unanswered += stored == draft.Acknowledged ? 0 : 1;
            (draft.Acknowledged, draft.Version) = (stored, lines.GetValueOrDefault(code)?.Version ?? Draft.NotThereYet);
        }

        var items = await Portal.DbAsync(db => db.Evidence.AsNoTracking().Select(e => new { e.Id, Files = e.Revisions.Select(r => db.StoredFiles.Where(f => f.Id == r.FileId).Select(f => f.Sha256).FirstOrDefault()).ToList() }).ToListAsync());
        Assert.All(items, item => Assert.NotEmpty(item.Files));
        var hashes = items.SelectMany(i => i.Files).ToHashSet(StringComparer.Ordinal);
        foreach (var (hash, isAcknowledged) in sentFiles)
        {
            Assert.True(hashes.Contains(hash) || !isAcknowledged, $"Round {round}: an acknowledged file has no item.");
            unanswered += hashes.Contains(hash) && !isAcknowledged ? 1 : 0;
            sentFiles[hash] = hashes.Contains(hash);
        }

        var store = Portal.Services.GetRequiredService<IFileStore>();
        foreach (var hash in hashes)
        {
            await using var content = store.OpenRead(hash!);
            Assert.Equal(hash, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, TestContext.Current.CancellationToken)));
        }

        return unanswered;
    }

    /// <summary>Two sweeps, each after the time it waits: what is left belongs to an item, and every item still has its file.</summary>
    private async Task SweepAsync()
    {
        Portal.Clock.Now = TimeProvider.System.GetUtcNow();
        for (var sweep = 1; sweep <= 2; sweep++)
        {
            Portal.Clock.Now += TimeSpan.FromDays(2);
            await using var scope = Portal.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SweepFiles>().RunAsync(TestContext.Current.CancellationToken);
        }

        var referred = await Portal.DbAsync(db => db.StoredFiles.Select(f => f.Sha256).ToHashSetAsync());
        var lying = Directory.EnumerateFiles(Path.Combine(Portal.DataFolder, "files"), "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!).ToList();
        Assert.Equal(referred.Order(StringComparer.Ordinal), lying.Order(StringComparer.Ordinal));
    }

    private sealed class Draft
    {
        public const long NotThereYet = -1;

        public string? Acknowledged { get; set; }

        public string? Sent { get; set; }

        public long Version { get; set; } = NotThereYet;
    }
}
