using System.Net;
using System.Text.RegularExpressions;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Infrastructure;

/// <summary>The portal as its own process, with every call to the system written down: what was on the disk when it answered.</summary>
public sealed partial class TracedUploadTests : PortalTest
{
    [Fact]
    public async Task AnUpload_HasReachedTheDiskBeforeItIsAnswered()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/strace"), "strace is not installed: scripts/test installs it.");
        var world = await UnitSideWorld.MakeAsync(Portal);
        Portal.Release();
        var trace = Path.Combine(Portal.DataFolder, "calls.txt");

        await using (var portal = await StartedPortal.RunAsync(Portal.DataFolder, trace))
        {
            using var client = await portal.ClientAsync(world.Officer);
            var address = $"/units/{world.Commune.Id}/campaigns/{world.Campaign.Id}/evidence";
            var answer = await StartedPortal.UploadAsync(
                client, address + "/files", await StartedPortal.TokenAsync(client, address + "/new"), "ke-hoach.pdf", Files.Pdf(new string('x', 200_000)), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        var calls = Calls(await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken));
        var renamed = Assert.Single(calls, c => c.Call.StartsWith("rename", StringComparison.Ordinal) && c.Text.Contains("/files/tmp/", StringComparison.Ordinal));
        var (from, to) = (Quoted().Matches(renamed.Text)[0].Groups[1].Value, Quoted().Matches(renamed.Text)[1].Groups[1].Value);
        var folder = Path.GetDirectoryName(to)!;
        // Each after the one before: the last writing, file synced, renamed, its folder and those above synced, the row synced, answered.
        var written = calls.FindLastIndex(c => c.Call is "write" or "pwrite64" or "pwritev" && c.Text.Contains($"<{from}>", StringComparison.Ordinal));
        var synced = Next(written, c => c.IsSync && c.Text.Contains($"<{from}>", StringComparison.Ordinal));
        var moved = Next(synced, c => c == renamed);
        var near = Next(moved, c => c.IsSync && c.Text.Contains($"<{folder}>", StringComparison.Ordinal));
        var middle = Next(near, c => c.IsSync && c.Text.Contains($"<{Path.GetDirectoryName(folder)}>", StringComparison.Ordinal));
        var top = Next(middle, c => c.IsSync && c.Text.Contains($"<{Path.Combine(Portal.DataFolder, "files")}>", StringComparison.Ordinal));
        var row = Next(top, c => c.IsSync && c.Text.Contains("portal.db-wal>", StringComparison.Ordinal));
        var answered = calls.FindLastIndex(c => c.Call is "sendmsg" or "sendto" or "write" && c.Text.Contains("HTTP/1.1 302", StringComparison.Ordinal));
        Assert.True(row < answered, "It was answered before the row was on the disk.");

        int Next(int after, Predicate<Traced> what)
        {
            Assert.True(after >= 0, "A call that has to come before is missing.");
            var at = calls.FindIndex(after + 1, what);
            Assert.True(at > after, $"After «{calls[after]}» what has to follow is missing.");
            return at;
        }
    }

    /// <summary>Calls in the order they ended; one that was interrupted by another thread is put together again.</summary>
    private static List<Traced> Calls(string[] lines)
    {
        var open = new Dictionary<string, string>(StringComparer.Ordinal);
        var calls = new List<Traced>();
        foreach (var line in lines)
        {
            if (Line().Match(line) is not { Success: true } match)
            {
                continue;
            }

            var (thread, text) = (match.Groups[1].Value, match.Groups[2].Value);
            if (text.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                open[thread] = text[..^"<unfinished ...>".Length];
                continue;
            }

            if (text.StartsWith("<...", StringComparison.Ordinal) && open.Remove(thread, out var begun))
            {
                text = begun + text;
            }

            calls.Add(new Traced(text.Split('(')[0], text));
        }

        return calls;
    }

    [GeneratedRegex(@"^(\d+)\s+(.*)$")]
    private static partial Regex Line();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    private sealed record Traced(string Call, string Text)
    {
        public bool IsSync => Call is "fsync" or "fdatasync" && Text.TrimEnd().EndsWith("= 0", StringComparison.Ordinal);
    }
}
