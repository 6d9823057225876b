using Microsoft.Playwright;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>The browser installed on this machine; none is downloaded. Without one the journeys are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge",
    ];

    private IPlaywright? driver;
    private IBrowser? browser;

    /// <summary>What CCHC_BROWSER names, or the first of the usual places; null where there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CCHC_BROWSER") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A browser with cookies of its own. Times and numbers as on a Vietnamese desk.</summary>
    public async Task<IBrowserContext> ContextAsync(Uri portal, bool scripts)
    {
        if (browser is null)
        {
            Assert.SkipWhen(Path is null, "No Chromium, Chrome or Edge found; CCHC_BROWSER can name one.");
            driver = await Playwright.CreateAsync();
            browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Path,
                // Chromium refuses its own sandbox to uid 0.
                Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
            });
        }

        return await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.ToString(),
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ViewportSize = Screen.Desk,
            JavaScriptEnabled = scripts,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        driver?.Dispose();
    }
}

/// <summary>Sizes a page is looked at in, CSS pixels.</summary>
public static class Screen
{
    public static ViewportSize Desk => new() { Width = 1280, Height = 900 };

    public static ViewportSize Phone => new() { Width = 390, Height = 844 };
}
