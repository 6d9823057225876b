using System.Globalization;

namespace CcHc.Portal.Benchmarks;

/// <summary>What can be measured, by the word that asks for it.</summary>
internal static class Runs
{
    private const int NationWide = 3457;

    private static readonly (string Word, Func<Settings, Task> Run)[] All =
    [
        ("engine", EngineRun.MemoryAsync),
        ("data", async settings => await FullSize.MakeAsync(settings, again: true)),
        ("store", EngineRun.ThroughSqliteAsync),
        ("league", LeagueRun.RunAsync),
        ("workspace", WorkspaceRun.RunAsync),
        ("save", SaveRun.RunAsync),
        ("upload", UploadRun.RunAsync),
        ("matrix", MatrixRun.RunAsync),
        ("sign-in", SignInRun.RunAsync),
        ("papers", PapersRun.RunAsync),
        ("storm", StormRun.RunAsync),
    ];

    internal static async Task<int> ChooseAsync(string[] args)
    {
        var settings = new Settings(Path.GetFullPath("artifacts/benchmark-data"), NationWide, TimeSpan.FromSeconds(8), TimeSpan.FromMinutes(10), 5121);
        var words = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--data":
                    settings = settings with { Folder = Path.GetFullPath(value) };
                    i++;
                    break;
                case "--participants" when int.TryParse(value, CultureInfo.InvariantCulture, out var participants) && participants > 0:
                    settings = settings with { Participants = participants };
                    i++;
                    break;
                case "--seconds" when int.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds > 0:
                    settings = settings with { Time = TimeSpan.FromSeconds(seconds) };
                    i++;
                    break;
                case "--minutes" when double.TryParse(value, CultureInfo.InvariantCulture, out var minutes) && minutes > 0:
                    settings = settings with { Storm = TimeSpan.FromMinutes(minutes) };
                    i++;
                    break;
                case "--port" when int.TryParse(value, CultureInfo.InvariantCulture, out var port):
                    settings = settings with { Port = port };
                    i++;
                    break;
                case var word when Array.Exists(All, r => r.Word == word):
                    words.Add(word);
                    break;
                case var other:
                    await Console.Error.WriteLineAsync($"No run and no option «{other}». Runs: {string.Join(", ", All.Select(r => r.Word))}.");
                    return 2;
            }
        }

        Report.Head(settings);
        foreach (var (_, run) in All.Where(r => words.Count == 0 ? r.Word is not ("data" or "storm") : words.Contains(r.Word)))
        {
            await run(settings);
        }

        return 0;
    }
}

/// <param name="Folder">Where the portal's data of full size lie; made when they are not there.</param>
/// <param name="Time">How long a page is asked for.</param>
/// <param name="Storm">In how long a storm everybody does everything.</param>
/// <param name="Port">Of the portal; the floor listens on the next one. Both on the loopback address.</param>
internal sealed record Settings(string Folder, int Participants, TimeSpan Time, TimeSpan Storm, int Port)
{
    internal string Database => Path.Combine(Folder, "portal.db");
}
