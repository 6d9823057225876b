namespace CcHc.Portal.Documents.Rendering.Pdf;

/// <summary>Finds a browser that speaks the Chromium protocol. None is downloaded.</summary>
internal static class InstalledBrowser
{
    // The one without windows first: it sets the same pages with half the work.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge"];

    private static readonly string[] WindowsFiles =
    [
        @"Google\Chrome\Application\chrome.exe",
        @"Microsoft\Edge\Application\msedge.exe",
        @"Chromium\Application\chrome.exe",
    ];

    /// <summary>The configured path when one is set, even if nothing is there: a wrong setting is not silently passed over.</summary>
    public static string? Find(string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return File.Exists(configured) ? configured : null;
        }

        return Candidates().FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.SpecialFolder[] roots =
            [
                Environment.SpecialFolder.ProgramFiles,
                Environment.SpecialFolder.ProgramFilesX86,
                Environment.SpecialFolder.LocalApplicationData,
            ];
            return from root in roots
                   let folder = Environment.GetFolderPath(root)
                   where folder.Length > 0
                   from file in WindowsFiles
                   select Path.Combine(folder, file);
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.Select(n => "/usr/bin/" + n).Concat(folders.SelectMany(f => Names.Select(n => Path.Combine(f, n))));
    }
}
