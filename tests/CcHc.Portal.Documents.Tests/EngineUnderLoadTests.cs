using System.Diagnostics;
using System.Globalization;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Rendering;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CcHc.Portal.Documents.Tests;

/// <summary>What is measured in this process would be measured of its neighbours too.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

/// <summary>Many papers at once, and an engine that is killed while it sets one.</summary>
[Collection(Alone.Name)]
public sealed class EngineUnderLoadTests(ITestOutputHelper output) : IAsyncDisposable
{
    private const int AtOnce = 2;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("CCHC_LONG") == "1";

    private const string OnlyLong = "Each start of a browser takes a second: scripts/test --long kills it in every way.";

    private readonly OwnBrowser browser = new();
    private readonly List<PaperMaker> makers = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Parts => IsLong ? ["browser", "pages", "driver"] : ["driver"];

    [Fact]
    public async Task KilledBetweenTwoPapers_IsStartedAgain()
    {
        Assert.SkipUnless(IsLong, OnlyLong);
        var maker = await WarmAsync();

        browser.KillBrowser();
        AssertWhole(await Programs.TextAsync(await maker.Renderer.PdfAsync(Paper(7, rows: 3), Cancellation)), 7, rows: 3);
        browser.KillDriver();
        AssertWhole(await Programs.TextAsync(await maker.Renderer.PdfAsync(Paper(8, rows: 3), Cancellation)), 8, rows: 3);

        Assert.Equal(3, browser.Starts);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task KilledWhileAPaperIsSet_ThePaperIsWholeAllTheSame(string what)
    {
        var maker = await WarmAsync();
        var setting = maker.Renderer.PdfAsync(Paper(7, rows: 600), Cancellation);
        await UntilAsync(() => maker.Printer.OpenContexts > 0 && browser.BusyPages().Count > 0);

        Kill(what);

        Assert.False(setting.IsCompleted, "killed too late to show anything");
        AssertWhole(await Programs.TextAsync(await setting), 7, rows: 600);
        // A page that died while it was loaded is begun again by the browser itself.
        Assert.InRange(browser.Starts, what == "pages" ? 1 : 2, 2);
    }

    [Fact]
    public async Task KilledAtEveryTry_ThePaperIsRefusedInWords_AndTheNextOneIsMade()
    {
        Assert.SkipUnless(IsLong, OnlyLong);
        var maker = await WarmAsync();
        var setting = maker.Renderer.PdfAsync(Paper(7, rows: 600), Cancellation);
        foreach (var tries in new[] { 1, 2 })
        {
            await UntilAsync(() => browser.Starts == tries && maker.Printer.OpenContexts > 0);
            browser.KillBrowser();
        }

        var refused = await Assert.ThrowsAsync<PaperEngineUnavailableException>(() => setting);

        Assert.Equal("Trình duyệt dựng tệp PDF gặp lỗi. Anh/chị tải tệp Word (DOCX) để dùng thay, hoặc báo quản trị hệ thống.", refused.Message);
        Assert.False(refused.IsLasting);
        AssertWhole(await Programs.TextAsync(await maker.Renderer.PdfAsync(Paper(8, rows: 3), Cancellation)), 8, rows: 3);
    }

    [Fact]
    public async Task TwelveAtOnce_AndTheBrowserKilledInTheMiddle_NoneIsLost_AndTwoAreSetAtATime()
    {
        var maker = await WarmAsync();
        var done = 0;
        var setting = Enumerable.Range(10, 12).Select(async number =>
        {
            var pdf = await maker.Renderer.PdfAsync(Paper(number, rows: 5), Cancellation);
            Interlocked.Increment(ref done);
            return pdf;
        }).ToList();

        var most = 0;
        var isKilled = false;
        while (!setting.TrueForAll(s => s.IsCompleted))
        {
            most = Math.Max(most, maker.Printer.OpenContexts);
            if (!isKilled && Volatile.Read(ref done) >= 4 && maker.Printer.OpenContexts > 0)
            {
                isKilled = true;
                browser.KillBrowser();
            }

            await Task.Delay(2, Cancellation);
        }

        Assert.Equal(2, browser.Starts);
        Assert.Equal(AtOnce, most);
        foreach (var (pdf, number) in (await Task.WhenAll(setting)).Zip(Enumerable.Range(10, 12)))
        {
            AssertWhole(await Programs.TextAsync(pdf), number, rows: 5);
        }
    }

    [Fact]
    public async Task KilledAtAnyMoment_TwoPapersComeAllTheSame_LongBeforeTheTimeIsOver()
    {
        Assert.SkipUnless(IsLong, OnlyLong);
        const int rounds = 150;
        var maker = await WarmAsync();
        var random = new Random(20261127);
        var slowest = TimeSpan.Zero;
        for (var round = 0; round < rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            var setting = new[] { 7, 8 }.Select(n => maker.Renderer.PdfAsync(Paper(n, rows: 5), Cancellation)).ToList();
            await Task.Delay(random.Next(0, 160), Cancellation);
            browser.KillBrowser();
            var pdfs = await Task.WhenAll(setting);
            Assert.All(pdfs, pdf => Assert.True(pdf.Length > 10_000));
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(begun).Ticks));
        }

        output.WriteLine($"{rounds} kills, the slowest two papers took {slowest.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task OfThoseThatWait_NoPageIsWrittenYet()
    {
        var maker = await WarmAsync();
        var (written, done, most) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            await maker.Printer.PrintAsync(
                () =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref written) - Volatile.Read(ref done));
                    return Task.FromResult("<!DOCTYPE html><title>Trang</title><p>Trang");
                },
                Cancellation);
            Interlocked.Increment(ref done);
        }));

        Assert.Equal(12, written);
        // One that has left its place may not be counted as done yet when the next one writes.
        Assert.InRange(most, 1, 2 * AtOnce);
    }

    [Fact]
    public async Task FiftyBigOnesAtOnce_HoldNoMoreThanTwo()
    {
        Assert.SkipUnless(IsLong, "Fifty papers of 1,000 rows take minutes: scripts/test --long sets them.");
        const int rows = 1000;
        var maker = await WarmAsync();
        var few = await PeakAsync(maker, count: 6, rows);

        var many = await PeakAsync(maker, count: 50, rows);

        output.WriteLine($"6 papers: browser {few.Browser >> 10} MB, held {few.Held >> 10} kB; 50 papers: browser {many.Browser >> 10} MB, held {many.Held >> 10} kB, {many.Contexts} pages at most");
        Assert.Equal(AtOnce, many.Contexts);
        Assert.True(many.Browser < few.Browser * 1.3, $"browser {few.Browser} kB -> {many.Browser} kB");
        // Two papers on their way through the driver are some 30 MB at moments; fifty would be 700.
        Assert.True(many.Held < 64 << 20, $"held {few.Held} -> {many.Held} bytes");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var maker in makers)
        {
            await maker.DisposeAsync();
        }

        browser.Dispose();
    }

    /// <summary>
    /// The most at any moment. Held is what lives in this process beside the content of the papers and the files that are made:
    /// the working set says nothing, it grows with what the collector merely has not taken back yet.
    /// </summary>
    private async Task<(long Browser, long Held, int Contexts)> PeakAsync(PaperMaker maker, int count, int rows)
    {
        var papers = Enumerable.Range(100, count).Select(n => Paper(n, rows)).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var setting = papers.Select(p => maker.Renderer.PdfAsync(p, Cancellation)).ToList();
        (long Browser, long Held, int Contexts) peak = (0, 0, 0);
        while (!setting.TrueForAll(s => s.IsCompleted))
        {
            var made = setting.Where(s => s.IsCompletedSuccessfully).Sum(s => (long)s.Result.Length);
            peak = (Math.Max(peak.Browser, browser.Kilobytes()), Math.Max(peak.Held, GC.GetTotalMemory(forceFullCollection: true) - before - made), Math.Max(peak.Contexts, maker.Printer.OpenContexts));
            await Task.Delay(100, Cancellation);
        }

        GC.KeepAlive(papers);
        var pdfs = await Task.WhenAll(setting);
        foreach (var (pdf, number) in pdfs.Zip(Enumerable.Range(100, count)))
        {
            AssertWhole(await Programs.TextAsync(pdf), number, rows);
        }

        return peak;
    }

    private async Task<PaperMaker> WarmAsync()
    {
        var maker = new PaperMaker(Environments.Development, new() { ["Documents:Browser"] = browser.Path, ["Documents:Parallel"] = AtOnce.ToString(CultureInfo.InvariantCulture) });
        makers.Add(maker);
        Assert.True((await maker.Renderer.CheckAsync(Cancellation)).IsAvailable);
        Assert.Equal(1, browser.Starts);
        return maker;
    }

    private void Kill(string what)
    {
        switch (what)
        {
            case "browser":
                browser.KillBrowser();
                break;
            case "pages":
                browser.KillBusyPages();
                break;
            default:
                browser.KillDriver();
                break;
        }
    }

    private static OfficialPaper Paper(int number, int rows) => Samples.Letter() with
    {
        Number = new PaperNumber(number.ToString(CultureInfo.InvariantCulture), "UBND-VHXH"),
        Blocks =
        [
            new PaperTable("Danh sách", [new("STT", 1), new("Đơn vị", 6)], [.. Enumerable.Range(1, rows).Select(i => new TableRow([i.ToString(CultureInfo.InvariantCulture), $"Thôn {number}-{i}-hết"]))]),
            new Paragraph("Hết danh sách./."),
        ],
    };

    private static void AssertWhole(string text, int number, int rows)
    {
        Assert.Contains(PaperText.NumberLine(new PaperNumber(number.ToString(CultureInfo.InvariantCulture), "UBND-VHXH")), text, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, rows).Where(i => !text.Contains($"Thôn {number}-{i}-hết", StringComparison.Ordinal)), []);
        Assert.Contains("Hết danh sách./.", text, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<bool> reached)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(90));
        while (!reached())
        {
            await Task.Delay(2, patience.Token);
        }
    }
}
