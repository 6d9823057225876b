using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Commands;

/// <summary><c>document check</c> as somebody types it: the built program, a file, exit codes, what is printed.</summary>
public sealed class DocumentCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-commands-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Check_OfADraftWithFaults_PrintsThemAsJson_AndExitsWith1()
    {
        await WriteAsync(SmallDocx.Of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "Số: 5/QĐ-CT", "QUYẾT ĐỊNH", "Về khen thưởng"));

        var ran = await RunAsync("document", "check", "du-thao.docx", "--json");

        Assert.Equal((1, ""), (ran.Exit, ran.Error));
        using var json = JsonDocument.Parse(ran.Output);
        Assert.Equal(["judged", "secret", "note", "profile", "kind", "counts", "unchecked", "departures"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("Quyết định", json.RootElement.GetProperty("kind").GetString());
        var found = json.RootElement.GetProperty("departures").EnumerateArray().ToList();
        Assert.All(found, d => Assert.Equal(["grade", "code", "place", "found", "wanted", "article", "count"], d.EnumerateObject().Select(p => p.Name)));
        Assert.Contains(found, d => d.GetProperty("code").GetString() == "so_ky_hieu.zero" && d.GetProperty("grade").GetString() == "wrong");
        Assert.Contains(found, d => d.GetProperty("code").GetString() == "local.decision-body" && d.GetProperty("grade").GetString() == "local");
        Assert.Equal(found.Count(d => d.GetProperty("grade").GetString() == "wrong"), json.RootElement.GetProperty("counts").GetProperty("wrong").GetInt32());
    }

    [Fact]
    public async Task Check_HeedsTheSettingsOfTheAgency()
    {
        await WriteAsync(SmallDocx.Of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 05/QĐ-CT", "QUYẾT ĐỊNH", "Về khen thưởng"));

        var ran = await RunAsync(("Layout__DecisionBody", "CT"), "document", "check", "du-thao.docx", "--json");

        Assert.DoesNotContain("local.decision-body", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAPartyPaper_SaysThatItDoesNotJudge()
    {
        await WriteAsync(SmallDocx.Of("ĐẢNG CỘNG SẢN VIỆT NAM", "NGHỊ QUYẾT"));

        var ran = await RunAsync("document", "check", "du-thao.docx");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.StartsWith("Đây là văn bản của Đảng", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAPaperMarkedSecret_SaysByWhichLaw_AndExitsWith1()
    {
        await WriteAsync(SmallDocx.Of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỐI MẬT", "Số: 05/KH-UBND", "KẾ HOẠCH", "Về thi đua"));

        var ran = await RunAsync("document", "check", "du-thao.docx");

        Assert.Equal((1, ""), (ran.Exit, ran.Error));
        Assert.StartsWith("Văn bản mang dấu chỉ độ mật «TỐI MẬT». Cổng không phải nơi soạn thảo, gửi, lưu văn bản bí mật nhà nước (Luật Bảo vệ bí mật nhà nước", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfADraftWithFaults_InWords_EndsWithTheSum()
    {
        await WriteAsync(SmallDocx.Of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 5/KH-UBND", "KẾ HOẠCH", "Về thi đua"));

        var ran = await RunAsync("document", "check", "du-thao.docx");

        Assert.Equal(1, ran.Exit);
        Assert.Contains("Số, ký hiệu: số 5 → số 05: số nhỏ hơn 10 thêm số 0 phía trước [NĐ 30/2020/NĐ-CP, Phụ lục I", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Không kiểm tra được trên tệp Word: hình ảnh chữ ký; hình ảnh dấu của cơ quan;", ran.Output, StringComparison.Ordinal);
        Assert.Matches(@"Kế hoạch, theo Nghị định số 30/2020/NĐ-CP: \d+ chỗ sai, \d+ chỗ nên sửa, \d+ chỗ khác thói quen địa phương\.\s*$", ran.Output);
    }

    [Theory]
    [InlineData("document check khong-co.docx")]
    [InlineData("document check khac.docx --json")]
    [InlineData("document check")]
    [InlineData("document check du-thao.docx --nope")]
    public async Task AFileThatCannotBeRead_OrAWordThatIsNone_ExitsWith2(string words)
    {
        await WriteAsync(SmallDocx.Of("KẾ HOẠCH"));
        await File.WriteAllTextAsync(Path.Combine(folder, "khac.docx"), "%PDF-1.7", TestContext.Current.CancellationToken);

        var ran = await RunAsync(words.Split(' '));

        Assert.Equal(2, ran.Exit);
        Assert.NotEmpty(ran.Error);
    }

    [Fact]
    public async Task Help_IsPrintedInVietnamese()
    {
        var ran = await RunAsync("document", "check", "--help");

        Assert.Equal(0, ran.Exit);
        Assert.Contains("Mã kết thúc: 0 không có lỗi sai", string.Join(' ', ran.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private Task WriteAsync(byte[] docx) => File.WriteAllBytesAsync(Path.Combine(folder, "du-thao.docx"), docx, TestContext.Current.CancellationToken);

    private Task<Ran> RunAsync(params string[] words) => RunAsync(null, words);

    private async Task<Ran> RunAsync((string Name, string Value)? setting, params string[] words)
    {
        var program = Path.ChangeExtension(typeof(Program).Assembly.Location, "dll");
        var start = new ProcessStartInfo("dotnet", [program, .. words])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        if (setting is { } own)
        {
            start.Environment[own.Name] = own.Value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ran(process.ExitCode, await output, await error);
    }

    private sealed record Ran(int Exit, string Output, string Error);
}
