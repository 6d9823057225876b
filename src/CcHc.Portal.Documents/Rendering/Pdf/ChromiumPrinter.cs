using System.Reflection;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace CcHc.Portal.Documents.Rendering.Pdf;

/// <summary>
/// Prints HTML through one warm browser. Each paper has a context of its own, without scripts and without network: what the
/// page asks for is answered from memory or refused. A browser that failed is replaced, and the paper is tried once more.
/// </summary>
internal sealed class ChromiumPrinter(
    IOptions<PaperRenderingOptions> options,
    IHostEnvironment environment,
    ILogger<ChromiumPrinter> logger) : IAsyncDisposable
{
    private const string WordInstead = " Anh/chị tải tệp Word (DOCX) để dùng thay, hoặc báo quản trị hệ thống.";

    // A name that resolves nowhere; every request to it is answered here.
    private const string Origin = "https://paper.invalid";

    private static readonly Dictionary<string, (string Type, byte[] Bytes)> Files = ReadFiles();
    private static readonly Dictionary<string, Photograph> NoPictures = [];

    private readonly SemaphoreSlim starting = new(1, 1);
    private readonly SemaphoreSlim printing = new(Math.Max(1, options.Value.Parallel));
    private IPlaywright? driver;
    private IBrowser? browser;

    private TimeSpan TimeLimit => TimeSpan.FromSeconds(Math.Max(1, options.Value.TimeLimitSeconds));

    /// <summary>Papers that are being set at this moment; those that wait have no page yet.</summary>
    internal int OpenContexts => browser?.Contexts.Count ?? 0;

    /// <param name="write">Writes the page. Called when it is this paper's turn: of those that wait only the content is held, not the page.</param>
    /// <exception cref="PaperEngineUnavailableException">when no browser can be had, or it does not finish in time.</exception>
    public Task<byte[]> PrintAsync(Func<Task<string>> write, CancellationToken cancellationToken) => PrintAsync(write, NoPictures, cancellationToken);

    /// <param name="pictures">What the page may ask for besides our own fonts and styles, by path.</param>
    /// <exception cref="PaperEngineUnavailableException">when no browser can be had, or it does not finish in time.</exception>
    public async Task<byte[]> PrintAsync(Func<Task<string>> write, IReadOnlyDictionary<string, Photograph> pictures, CancellationToken cancellationToken)
    {
        await printing.WaitAsync(cancellationToken);
        try
        {
            var html = await write();
            var current = await BrowserAsync(cancellationToken);
            try
            {
                return await PrintAsync(current, html, pictures, cancellationToken);
            }
            catch (BrowserFailedException failure)
            {
                // Not asked whether it is connected: when its driver dies it still says so for a moment.
                logger.LogWarning(failure, "The warm browser failed at a paper; a new one tries once more.");
                await ReplaceAsync(current);
                return await PrintAsync(await BrowserAsync(cancellationToken), html, pictures, cancellationToken);
            }
        }
        catch (BrowserFailedException failure)
        {
            logger.LogError(failure, "The browser did not set the paper.");
            throw new PaperEngineUnavailableException("Trình duyệt dựng tệp PDF gặp lỗi." + WordInstead, failure);
        }
        finally
        {
            printing.Release();
        }
    }

    public async Task<BrowserState> CheckAsync(CancellationToken cancellationToken)
    {
        var path = InstalledBrowser.Find(options.Value.Browser);
        try
        {
            var current = await BrowserAsync(cancellationToken);
            return new BrowserState(true, path, current.Version, null);
        }
        catch (PaperEngineUnavailableException unavailable)
        {
            return new BrowserState(false, path, null, unavailable.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        starting.Dispose();
        printing.Dispose();
    }

    private async Task<byte[]> PrintAsync(IBrowser on, string html, IReadOnlyDictionary<string, Photograph> pictures, CancellationToken cancellationToken)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Gone(object? sender, IBrowser closed) => gone.TrySetResult();
        on.Disconnected += Gone;
        var work = SetAsync(on, html, pictures, cancellationToken);
        try
        {
            // A call that was on its way when the browser died is now and then never answered.
            var first = await Task.WhenAny(work, gone.Task).WaitAsync(TimeLimit, cancellationToken);
            if (first != work)
            {
                Observe(work);
                throw new PlaywrightException("The browser went away.");
            }

            return await work;
        }
        catch (TimeoutException late)
        {
            // A renderer that hangs holds its processor; only a new browser is surely rid of it.
            await ReplaceAsync(on);
            Observe(work);
            throw new PaperEngineUnavailableException($"Dựng tệp PDF quá {TimeLimit.TotalSeconds:0} giây nên đã dừng." + WordInstead, late);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Its page is being closed; only then may the next one open, or those who come and go would open any number.
            await Task.WhenAny(work, Task.Delay(TimeLimit, CancellationToken.None));
            Observe(work);
            throw;
        }
        catch (Exception failure) when (failure is not PaperEngineUnavailableException)
        {
            // Whatever it is: what speaks to a browser that dies fails in more ways than its own exceptions, on nulls among them.
            throw new BrowserFailedException(failure);
        }
        finally
        {
            on.Disconnected -= Gone;
        }
    }

    private async Task<byte[]> SetAsync(IBrowser on, string html, IReadOnlyDictionary<string, Photograph> pictures, CancellationToken cancellationToken)
    {
        await using var context = await on.NewContextAsync(new BrowserNewContextOptions
        {
            JavaScriptEnabled = false,
            Offline = true,
            AcceptDownloads = false,
            ServiceWorkers = ServiceWorkerPolicy.Block,
            Locale = "vi-VN",
        });
        await using var closing = cancellationToken.Register(() => Observe(context.CloseAsync()));
        await context.RouteAsync("**/*", route => AnswerAsync(route, html, pictures));
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout((float)TimeLimit.TotalMilliseconds);
        await page.GotoAsync(Origin + "/", new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return await page.PdfAsync(new PagePdfOptions
        {
            PreferCSSPageSize = true,
            PrintBackground = true,
            Tagged = true,
            Outline = true,
        });
    }

    private async Task AnswerAsync(IRoute route, string html, IReadOnlyDictionary<string, Photograph> pictures)
    {
        var url = new Uri(route.Request.Url);
        if (url.GetLeftPart(UriPartial.Authority) == Origin)
        {
            if (url.AbsolutePath == "/")
            {
                await route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html; charset=utf-8", Body = html });
                return;
            }

            if (Files.TryGetValue(url.AbsolutePath, out var file))
            {
                await route.FulfillAsync(new RouteFulfillOptions { ContentType = file.Type, BodyBytes = file.Bytes });
                return;
            }

            if (pictures.TryGetValue(url.AbsolutePath, out var picture))
            {
                // One at a time in memory, however many there are.
                using var bytes = new MemoryStream();
                await using (var content = picture.Open())
                {
                    await content.CopyToAsync(bytes);
                }

                await route.FulfillAsync(new RouteFulfillOptions { ContentType = picture.MediaType, BodyBytes = bytes.ToArray() });
                return;
            }
        }

        logger.LogWarning("A paper asked for {Address}; refused.", url.GetLeftPart(UriPartial.Path));
        await route.AbortAsync();
    }

    private async Task<IBrowser> BrowserAsync(CancellationToken cancellationToken)
    {
        if (browser is { IsConnected: true } warm)
        {
            return warm;
        }

        await starting.WaitAsync(cancellationToken);
        try
        {
            if (browser is { IsConnected: true } startedMeanwhile)
            {
                return startedMeanwhile;
            }

            await StopAsync();
            browser = await StartAsync();
            return browser;
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task<IBrowser> StartAsync()
    {
        var path = InstalledBrowser.Find(options.Value.Browser)
            ?? throw new PaperEngineUnavailableException(
                string.IsNullOrWhiteSpace(options.Value.Browser)
                    ? "Máy chủ chưa cài trình duyệt Chromium, Chrome hoặc Edge nên chưa dựng được tệp PDF." + WordInstead
                    : "Không tìm thấy trình duyệt theo thiết lập Documents:Browser nên chưa dựng được tệp PDF." + WordInstead);

        // The super-user of Linux cannot run the browser's sandbox. A workplace may do without it, a service may not.
        var isRoot = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;
        if (isRoot && environment.IsProduction())
        {
            throw new PaperEngineUnavailableException(
                "Phần mềm đang chạy bằng tài khoản root nên không dựng tệp PDF: trình duyệt sẽ phải chạy không có lớp cách ly. Hãy chạy bằng tài khoản dịch vụ riêng." + WordInstead);
        }

        try
        {
            driver = await Playwright.CreateAsync();
            return await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,
                Headless = true,
                ChromiumSandbox = !isRoot,
                Timeout = (float)TimeLimit.TotalMilliseconds,
                // The user agent stands in every file as its creator. Names lead nowhere, because the browser connects to what a page
                // names before it is known that the request is refused.
                Args = ["--host-resolver-rules=MAP * ~NOTFOUND", "--user-agent=CcHc.Portal", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check", "--font-render-hinting=none"],
            });
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException or IOException or System.ComponentModel.Win32Exception)
        {
            logger.LogError(failure, "The browser at {Path} did not start.", path);
            throw new PaperEngineUnavailableException("Không khởi động được trình duyệt dựng tệp PDF." + WordInstead, failure);
        }
    }

    /// <summary>Stops this browser, unless another has taken its place already.</summary>
    private async Task ReplaceAsync(IBrowser hanging)
    {
        await starting.WaitAsync();
        try
        {
            if (ReferenceEquals(browser, hanging))
            {
                await StopAsync();
            }
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task StopAsync()
    {
        var (old, oldDriver) = (browser, driver);
        (browser, driver) = (null, null);
        if (old is not null)
        {
            try
            {
                await old.CloseAsync().WaitAsync(TimeSpan.FromSeconds(5));
            }
            catch (Exception failure) when (failure is PlaywrightException or TimeoutException or NullReferenceException)
            {
                logger.LogWarning(failure, "The old browser did not close in time.");
            }
        }

        // Ends the driver, and with it whatever browser is still its child.
        oldDriver?.Dispose();
    }

    /// <summary>What was given up still ends some day; its failure is noted and harms nobody.</summary>
    private void Observe(Task work) =>
        _ = work.ContinueWith(
            t => logger.LogDebug(t.Exception, "A paper that was given up ended."),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);

    private sealed class BrowserFailedException(Exception cause) : Exception("The browser failed at a paper.", cause);

    private static Dictionary<string, (string Type, byte[] Bytes)> ReadFiles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = new Dictionary<string, (string Type, byte[] Bytes)>(StringComparer.Ordinal)
        {
            ["/styles/fonts.css"] = ("text/css; charset=utf-8", Encoding.UTF8.GetBytes(PaperStyles.Fonts)),
        };
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("fonts/", StringComparison.Ordinal) || n.StartsWith("styles/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files["/" + name] = (name.StartsWith("fonts/", StringComparison.Ordinal) ? "font/woff2" : "text/css; charset=utf-8", bytes);
        }

        return files;
    }
}
