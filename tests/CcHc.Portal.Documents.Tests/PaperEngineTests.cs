using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Rendering;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CcHc.Portal.Documents.Tests;

[Collection(PaperCollection.Name)]
public sealed class PaperEngineTests(PaperFiles files)
{
    private static readonly OfficialPaper Letter = Samples.Letter();

    [Fact]
    public async Task WithoutABrowser_PdfIsRefusedInWords_AndWordStillWorks()
    {
        await using var maker = new PaperMaker(Environments.Development, new() { ["Documents:Browser"] = "/nowhere/chromium" });

        var refused = await Assert.ThrowsAsync<PaperEngineUnavailableException>(() => maker.Renderer.PdfAsync(Letter, TestContext.Current.CancellationToken));

        Assert.Equal(
            "Không tìm thấy trình duyệt theo thiết lập Documents:Browser nên chưa dựng được tệp PDF. Anh/chị tải tệp Word (DOCX) để dùng thay, hoặc báo quản trị hệ thống.",
            refused.Message);
        Assert.NotEmpty(maker.Renderer.Docx(Letter));
        var state = await maker.Renderer.CheckAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new BrowserState(false, null, null, refused.Message), state);
    }

    [Fact]
    public async Task AProgramThatIsNoBrowser_IsRefusedInWords()
    {
        Assert.SkipUnless(File.Exists("/bin/true"), "There is no /bin/true.");
        await using var maker = new PaperMaker(Environments.Development, new() { ["Documents:Browser"] = "/bin/true" });

        var refused = await Assert.ThrowsAsync<PaperEngineUnavailableException>(() => maker.Renderer.PdfAsync(Letter, TestContext.Current.CancellationToken));

        Assert.StartsWith("Không khởi động được trình duyệt dựng tệp PDF.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsRootInProduction_NoPdfIsMade_AndTheReasonIsSaid()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess, "Only the super-user meets this.");
        await using var maker = new PaperMaker(Environments.Production, []);
        Assert.SkipUnless((await files.Renderer.CheckAsync(TestContext.Current.CancellationToken)).IsAvailable, "No browser is installed.");

        var refused = await Assert.ThrowsAsync<PaperEngineUnavailableException>(() => maker.Renderer.PdfAsync(Letter, TestContext.Current.CancellationToken));

        Assert.Contains("tài khoản root", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(maker.Renderer.Docx(Letter));
    }

    [Fact]
    public async Task Check_OfAWarmBrowser_NamesPathAndVersion()
    {
        await files.PdfAsync("letter");

        var state = await files.Renderer.CheckAsync(TestContext.Current.CancellationToken);

        Assert.True(state.IsAvailable);
        Assert.True(File.Exists(state.Path));
        Assert.Matches(@"^\d+\.", state.Version);
        Assert.Null(state.Problem);
    }

    [Fact]
    public async Task TextThatLooksLikeMarkup_IsPrintedAsText_AndAsksTheNetworkForNothing()
    {
        const string nasty = "<script>document.title='x'</script><img src=\"http://127.0.0.1:9/x.png\"><style>body{display:none}</style>./.";
        var paper = Letter with { Blocks = [new Paragraph(nasty)] };

        var text = await Programs.TextAsync(await files.Renderer.PdfAsync(paper, TestContext.Current.CancellationToken));

        Assert.Contains("<script>document.title='x'</script>", text, StringComparison.Ordinal);
        Assert.Contains("body{display:none}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageThatAsksForOtherAddresses_GetsNothing_AndItsScriptsDoNotRun()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        await using var maker = new PaperMaker();
        Assert.SkipUnless((await maker.Renderer.CheckAsync(TestContext.Current.CancellationToken)).IsAvailable, "No browser is installed.");

        var pdf = await maker.Printer.PrintAsync(
            () => Task.FromResult($$"""
                <!DOCTYPE html><html lang="vi"><head><title>Công văn</title>
                <link rel="stylesheet" href="{{address}}/a.css"><link rel="preload" as="font" crossorigin href="{{address}}/a.woff2">
                <style>@import url("{{address}}/b.css"); body { background: url("{{address}}/c.png") }</style>
                <script>document.title = "Đã đổi"; fetch("{{address}}/d")</script><script src="{{address}}/e.js"></script></head>
                <body onload="document.body.textContent = 'Đã đổi'"><img src="{{address}}/f.png" alt=""><iframe src="{{address}}/g"></iframe>
                <form action="{{address}}/h"><input name="x" value="Ô nhập"><button>Gửi</button></form>Nội dung./.</body></html>
                """),
            TestContext.Current.CancellationToken);

        Assert.False(listener.Pending(), "something was asked for");
        Assert.Contains("Nội dung./.", await Programs.TextAsync(pdf), StringComparison.Ordinal);
        var info = await Programs.InfoAsync(pdf);
        Assert.Contains("Title:           Công văn", info, StringComparison.Ordinal);
        Assert.Contains("Form:            none", info, StringComparison.Ordinal);
        Assert.Contains("JavaScript:      no", info, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignsThatTinosLacks_ArePrintedByTheFontOfTheMachine_AndEmbedded()
    {
        var paper = Letter with { Blocks = [new Paragraph("Tỷ lệ hồ sơ đúng hạn ≥ 95 % và trễ hạn ≤ 5 %./.")] };

        var pdf = await files.Renderer.PdfAsync(paper, TestContext.Current.CancellationToken);

        Assert.Contains("đúng hạn ≥ 95 % và trễ hạn ≤ 5 %./.", await Programs.TextAsync(pdf), StringComparison.Ordinal);
        Assert.All((await Programs.FontsAsync(pdf)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2), f => Assert.Contains(" yes yes yes ", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_ClosesThePage_AndTheNextPaperIsMade()
    {
        await files.PdfAsync("letter");
        using var cancel = new CancellationTokenSource();
        var big = Letter with { Blocks = [new PaperTable("Bảng", [new("A", 1)], [.. Enumerable.Range(0, 3000).Select(_ => new TableRow(["Thôn"]))])] };
        var setting = files.Renderer.PdfAsync(big, cancel.Token);
        while (files.Printer.OpenContexts == 0)
        {
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setting);
        // Who waits is let go at once; the browser is told and answers a moment later.
        for (var i = 0; i < 500 && files.Printer.OpenContexts > 0; i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, files.Printer.OpenContexts);
        Assert.NotEmpty(await files.Renderer.PdfAsync(Letter, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task PaperThatTakesTooLong_IsGivenUp_AndTheNextOneIsMade()
    {
        await using var maker = new PaperMaker(Environments.Development, new() { ["Documents:TimeLimitSeconds"] = "6" });
        Assert.SkipUnless((await maker.Renderer.CheckAsync(TestContext.Current.CancellationToken)).IsAvailable, "No browser is installed.");
        // The limit also holds for starting the next browser, which takes seconds while other tests run.
        var huge = Letter with { Blocks = [new PaperTable("Bảng", [new("A", 1), new("B", 1)], [.. Enumerable.Range(0, 150_000).Select(i => new TableRow([i.ToString(CultureInfo.InvariantCulture), "b"]))])] };

        var refused = await Assert.ThrowsAsync<PaperEngineUnavailableException>(() => maker.Renderer.PdfAsync(huge, TestContext.Current.CancellationToken));

        Assert.StartsWith("Dựng tệp PDF quá 6 giây nên đã dừng.", refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await maker.Renderer.PdfAsync(Letter, TestContext.Current.CancellationToken));
    }
}
