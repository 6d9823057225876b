using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CcHc.Portal.Web.Tests.Journeys.Chromium))]

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>
/// The browser installed on this machine, one for all journeys; none is downloaded. Without one the journeys are skipped.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Missing = "No Chromium, Chrome or Edge found; CCHC_BROWSER can name one.";

    // The one without windows first: it does the same for half the work.
    private static readonly string[] Places =
    [
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge",
    ];

    private readonly SemaphoreSlim starting = new(1, 1);
    private IPlaywright? driver;
    private IBrowser? browser;

    /// <summary>What CCHC_BROWSER names, or the first of the usual places; null where there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CCHC_BROWSER") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A browser with cookies of its own. Times and numbers as on a Vietnamese desk.</summary>
    public async Task<IBrowserContext> ContextAsync(Uri portal, bool scripts) => await (await BrowserAsync()).NewContextAsync(new BrowserNewContextOptions
    {
        BaseURL = portal.ToString(),
        Locale = "vi-VN",
        TimezoneId = "Asia/Ho_Chi_Minh",
        ViewportSize = Screen.Desk,
        // A page that glides to where the focus went has not got there when it is looked at.
        ReducedMotion = ReducedMotion.Reduce,
        JavaScriptEnabled = scripts,
    });

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        driver?.Dispose();
        starting.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        Assert.SkipWhen(Path is null, Missing);
        await starting.WaitAsync();
        try
        {
            driver ??= await Playwright.CreateAsync();
            Assertions.SetDefaultExpectTimeout(30_000);
            return browser ??= await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Path,
                // Chromium refuses its own sandbox to uid 0.
                Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
            });
        }
        finally
        {
            starting.Release();
        }
    }
}

/// <summary>Sizes a page is looked at in, CSS pixels.</summary>
public static class Screen
{
    public static ViewportSize Desk => new() { Width = 1280, Height = 900 };

    public static ViewportSize Phone => new() { Width = 390, Height = 844 };
}
