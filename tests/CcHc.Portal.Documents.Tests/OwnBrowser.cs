using System.Diagnostics;
using System.Globalization;

namespace CcHc.Portal.Documents.Tests;

/// <summary>
/// A browser that writes down its number when it starts, so that a test ends this one and no other on the machine.
/// </summary>
internal sealed class OwnBrowser : IDisposable
{
    // Debian's script in /usr/bin for the one without windows waits for its browser instead of becoming it.
    private static readonly string? Installed =
        new[] { "/usr/lib/chromium/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge" }.FirstOrDefault(File.Exists);

    // Hundredths of a second of work; starting alone takes fewer.
    private const int BusyTicks = 20;

    private readonly string folder = Directory.CreateTempSubdirectory("own-browser-").FullName;

    public OwnBrowser()
    {
        Xunit.Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds its own browser through /proc.");
        Xunit.Assert.SkipWhen(Installed is null, "No browser is installed.");
        File.WriteAllText(Path, $"#!/bin/sh\necho \"$$ $PPID\" >> '{StartsFile}'\nexec {Installed} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>What <c>Documents:Browser</c> is set to.</summary>
    public string Path => System.IO.Path.Combine(folder, "browser");

    /// <summary>How often one was started.</summary>
    public int Starts => Started().Count;

    private string StartsFile => System.IO.Path.Combine(folder, "started");

    public void KillBrowser() => Kill(Started()[^1].Browser);

    /// <summary>The program between the portal and the browser.</summary>
    public void KillDriver() => Kill(Started()[^1].Driver);

    /// <summary>The processes that set pages and have worked for a while; the browser keeps an idle one in store.</summary>
    public IReadOnlyList<int> BusyPages() =>
        [.. Family().Where(id => Read(id, "cmdline")?.Contains("--type=renderer", StringComparison.Ordinal) == true && Ticks(id) >= BusyTicks)];

    public void KillBusyPages()
    {
        foreach (var page in BusyPages())
        {
            Kill(page);
        }
    }

    /// <summary>What the browser and its children hold, shared memory counted once.</summary>
    public long Kilobytes() => Family().Sum(id => Read(id, "smaps_rollup")?.Split('\n')
        .Where(l => l.StartsWith("Pss:", StringComparison.Ordinal))
        .Sum(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)) ?? 0);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private List<(int Browser, int Driver)> Started() => File.Exists(StartsFile)
        ? [.. File.ReadAllLines(StartsFile).Select(l => l.Split(' ')).Select(l => (int.Parse(l[0], CultureInfo.InvariantCulture), int.Parse(l[1], CultureInfo.InvariantCulture)))]
        : [];

    private List<int> Family()
    {
        var parents = new Dictionary<int, int>();
        foreach (var name in Directory.GetDirectories("/proc").Select(System.IO.Path.GetFileName))
        {
            if (int.TryParse(name, CultureInfo.InvariantCulture, out var id) && Read(id, "stat") is { } stat)
            {
                parents[id] = int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
            }
        }

        var own = Started().Select(s => s.Browser).ToHashSet();
        return [.. parents.Keys.Where(IsOwn)];

        bool IsOwn(int id) => own.Contains(id) || (parents.TryGetValue(id, out var parent) && IsOwn(parent));
    }

    private static int Ticks(int id) => Read(id, "stat") is { } stat ? int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[11], CultureInfo.InvariantCulture) : 0;

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // Gone already, which is what was wanted.
            Xunit.Assert.False(Directory.Exists($"/proc/{id}/task"));
        }
    }

    private static string? Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return null; // ended while it was looked at
        }
    }
}
