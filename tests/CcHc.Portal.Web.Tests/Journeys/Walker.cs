using System.Diagnostics;
using Microsoft.Playwright;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>
/// One person before a browser. Signs in again where a session ended, as people do; whatever fails leaves a picture and the
/// page under artifacts/journeys.
/// </summary>
public sealed class Walker : Area, IAsyncDisposable
{
    // Costs nothing where all goes well; a machine that builds twice beside the tests needs it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // What Playwright adds after that is the whole page once more.
    private const int MostOfMessage = 600;

    private readonly IBrowserContext context;
    private readonly Findings? findings;
    private readonly bool looks;
    private readonly ITestOutputHelper? diary = TestContext.Current.TestOutputHelper;
    private (string UserName, string Password)? credentials;
    private int status;

    private Walker(string who, IBrowserContext context, IPage page, Findings? findings, bool looks)
        : base(page)
    {
        Who = who;
        this.context = context;
        this.findings = findings;
        this.looks = looks;
        Page = page;
        page.SetDefaultTimeout((float)Patience.TotalMilliseconds / 2);
        page.SetDefaultNavigationTimeout((float)Patience.TotalMilliseconds);
        page.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest && response.Frame == page.MainFrame)
            {
                status = response.Status;
            }
            else if (response.Status >= 400)
            {
                findings?.Add($"{Who}: {response.Status} {response.Url}, asked by {page.Url}");
            }
        };
        page.Console += (_, message) =>
        {
            // A refused form is an answer with a status; the browser writes that down as an error, too.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                findings?.Add($"{Who}, {page.Url}: {message.Text}");
            }
        };
    }

    public string Who { get; }

    public IPage Page { get; }

    public string Path => new Uri(Page.Url).AbsolutePath;

    /// <summary>The menu and all else around the main part.</summary>
    public Area Head => new(this, () => Page.GetByRole(AriaRole.Banner));

    /// <param name="looks">Whether every new page is examined on arrival; errors of the browser are noted in any case.</param>
    public static async Task<Walker> ArriveAsync(string who, IBrowserContext context, Findings? findings, bool looks = true) =>
        new(who, context, await context.NewPageAsync(), findings, looks);

    /// <summary>From now on signs in with these whenever asked to.</summary>
    public void Knows(string userName, string password) => credentials = (userName, password);

    public Task OpenAsync(string path) => LeaveAsync($"opens {path}", () => Page.GotoAsync(path));

    /// <summary>Does something that leads to another page, and looks at that page.</summary>
    public async Task LeaveAsync(string what, Func<Task> act)
    {
        await DoAsync(what, async () =>
        {
            await NavigateAsync(act);
            if (Path == "/sign-in" && credentials is var (userName, password))
            {
                await Page.GetByLabel("Tên đăng nhập").FillAsync(userName);
                await Page.GetByLabel("Mật khẩu").FillAsync(password);
                await NavigateAsync(() => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).ClickAsync());
            }

            Assert.True(status < 500, $"The portal answered {status}.");
        });
        if (looks && findings is not null)
        {
            await DoAsync("examines the page", () => findings.LookAsync(Page));
        }
    }

    /// <summary>Whatever goes wrong is told with who, what and where, and kept as a picture and a page.</summary>
    public async Task DoAsync(string what, Func<Task> act)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await act();
            diary?.WriteLine($"{Stopwatch.GetElapsedTime(begun).TotalMilliseconds,6:0} ms  {Who} {what}");
        }
        catch (Exception failure)
        {
            var kept = await KeepAsync();
            throw new InvalidOperationException($"{Who} {what} on {Page.Url} ({status}):\n{failure.Message[..Math.Min(failure.Message.Length, MostOfMessage)]}\n{await SeenAsync()}\nKept: {kept}");
        }
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    // Both events are listened to from before the act: waiting for the load afterwards misses a page that was quick.
    private async Task NavigateAsync(Func<Task> act)
    {
        var isLeft = false;
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Left(object? sender, IFrame frame) => isLeft |= frame == Page.MainFrame;
        void Loaded(object? sender, IPage page)
        {
            if (isLeft)
            {
                loaded.TrySetResult();
            }
        }

        Page.FrameNavigated += Left;
        Page.Load += Loaded;
        try
        {
            await act();
            await loaded.Task.WaitAsync(Patience);
        }
        finally
        {
            Page.FrameNavigated -= Left;
            Page.Load -= Loaded;
        }
    }

    private async Task<string> KeepAsync()
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(System.IO.Path.Combine(root, "CcHc.Portal.sln")))
        {
            root = System.IO.Path.GetDirectoryName(root);
        }

        var file = System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(root ?? AppContext.BaseDirectory, "artifacts", "journeys")).FullName, Who.Replace(' ', '-'));
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = file + ".png", FullPage = true });
        await File.WriteAllTextAsync(file + ".html", await Page.ContentAsync());
        return file + ".png";
    }

    private async Task<string> SeenAsync()
    {
        async Task<string> Of(string css) => string.Join(" | ", (await Page.Locator(css).AllInnerTextsAsync()).Select(OneLine).Where(t => t.Length > 0));
        return $"Heading: {await Of("h1")}\nErrors: {await Of(".errors li, .obstacles li, .field-error, .cell-error")}\nNotice: {await Of("[data-testid=notice]")}\n"
            + $"Buttons: {await Of("main button")}\nLinks: {await Of("main a")}\nLabels: {await Of("main label, main legend")}";
    }
}
