using System.Diagnostics;
using System.Globalization;
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

    [Theory]
    [InlineData("chrom")]
    [InlineData(".playwright/node")]
    public async Task BrowserOrDriverThatWasKilled_IsStartedAgain(string program)
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "Finds its own browser through /proc.");
        await using var maker = new PaperMaker();
        var before = Own(program);
        await SetAsync(maker);
        var mine = Own(program).Except(before).ToList();
        Assert.NotEmpty(mine);

        foreach (var id in mine)
        {
            Kill(id);
        }

        Assert.NotEmpty(await SetAsync(maker));
    }

    [Fact]
    public async Task ManyAtOnce_AreAllMade_EachWithItsOwnText()
    {
        var papers = Enumerable.Range(10, 8).Select(i => Letter with { Number = new PaperNumber(i.ToString(CultureInfo.InvariantCulture), "UBND-VHXH") }).ToList();

        var pdfs = await Task.WhenAll(papers.Select(p => files.Renderer.PdfAsync(p, TestContext.Current.CancellationToken)));

        for (var i = 0; i < papers.Count; i++)
        {
            Assert.Contains(PaperText.NumberLine(papers[i].Number!), await Programs.TextAsync(pdfs[i]), StringComparison.Ordinal);
        }
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
    public async Task SignsThatTinosLacks_ArePrintedByTheFontOfTheMachine_AndEmbedded()
    {
        var paper = Letter with { Blocks = [new Paragraph("Tỷ lệ hồ sơ đúng hạn ≥ 95 % và trễ hạn ≤ 5 %./.")] };

        var pdf = await files.Renderer.PdfAsync(paper, TestContext.Current.CancellationToken);

        Assert.Contains("đúng hạn ≥ 95 % và trễ hạn ≤ 5 %./.", await Programs.TextAsync(pdf), StringComparison.Ordinal);
        Assert.All((await Programs.FontsAsync(pdf)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2), f => Assert.Contains(" yes yes yes ", f, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_EndsTheWait_AndTheNextPaperIsMade()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => files.Renderer.PdfAsync(Letter, cancel.Token));

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
        Assert.NotEmpty(await SetAsync(maker));
    }

    private static async Task<byte[]> SetAsync(PaperMaker maker)
    {
        try
        {
            return await maker.Renderer.PdfAsync(Letter, TestContext.Current.CancellationToken);
        }
        catch (PaperEngineUnavailableException unavailable) when (unavailable.InnerException is null)
        {
            Assert.Skip(unavailable.Message);
            throw;
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // A child of one killed before; gone already, which is what was wanted.
            Assert.False(Directory.Exists($"/proc/{id}/task"));
        }
    }

    /// <summary>Descendants of this process whose command line names the program.</summary>
    private static HashSet<int> Own(string program)
    {
        Dictionary<int, (int Parent, string Command)> all = [];
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id) || Read(folder, "stat") is not { } stat)
            {
                continue;
            }

            all[id] = (int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture), Read(folder, "cmdline") ?? "");
        }

        return [.. all.Where(p => p.Value.Command.Split('\0')[0].Contains(program, StringComparison.Ordinal) && IsOwn(p.Key)).Select(p => p.Key)];

        bool IsOwn(int id)
        {
            while (all.TryGetValue(id, out var process) && id > 1)
            {
                if (process.Parent == Environment.ProcessId)
                {
                    return true;
                }

                id = process.Parent;
            }

            return false;
        }
    }

    private static string? Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (IOException)
        {
            return null; // ended while it was looked at
        }
    }
}
