using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

/// <summary>The scanner, the previews and the dossier.</summary>
public sealed class EvidenceSafetyTests : PortalTest
{
    private const string Marker = "CCHC-TEST-THREAT-MARKER";

    private static string New(UnitSideWorld world) => $"/units/{world.Commune.Id}/campaigns/{world.Campaign.Id}/evidence/new";

    [Fact]
    public async Task TheRealScanner_RefusesAtTheDoor_AndQuarantinesWhatSlippedIn()
    {
        Assert.SkipWhen(Clamd.Path is null, "clamd is not installed: scripts/test installs it.");
        using var folder = new TemporaryFolder();
        await using var portal = await PortalHost.StartAsync(settings: new Dictionary<string, string> { ["Files:Clamd"] = Clamd.SocketIn(folder.Path) });
        var world = await UnitSideWorld.MakeAsync(portal);
        var officer = await world.AsAsync(world.Officer);

        // Not running yet: what comes in is taken and waits.
        var missed = await SendAsync(officer, world, new Upload("lọt.pdf", Files.Pdf(Marker + " một")));
        Page refused;
        await using (await Clamd.StartAsync(folder.Path, Marker))
        {
            refused = await SendAsync(officer, world, new Upload("sạch.pdf", Files.Pdf("sạch")), new Upload("nhiễm.pdf", Files.Pdf(Marker + " hai")));
            Assert.Equal(1, await ScanAsync(portal));
        }

        var files = await portal.DbAsync(db => db.StoredFiles.AsNoTracking().OrderBy(f => f.FileName).Select(f => new { f.FileName, f.Scan, f.Threat }).ToListAsync());
        var item = await portal.DbAsync(db => db.Evidence.AsNoTracking().SingleAsync(e => e.Abstract == "lọt"));
        var page = await officer.GetAsync($"/evidence/{item.Id}");
        var download = await officer.GetAsync($"/evidence/{item.Id}/revisions/1/file");
        var list = await officer.GetAsync($"/evidence?unitId={world.Commune.Id}&campaignId={world.Campaign.Id}");

        Assert.Equal("Đã thêm 1 tệp vào kho.", missed.Notice);
        Assert.Equal(
            "Chưa nhận Tệp này có dấu hiệu mã độc (Test.Marker.UNOFFICIAL) nên không được nhận. Anh/chị báo bộ phận công nghệ thông tin kiểm tra máy.",
            refused.Rows("#outcomes")[1][1]);
        Assert.Equal([("lọt.pdf", ScanState.Quarantined, "Test.Marker.UNOFFICIAL"), ("sạch.pdf", ScanState.Clean, null)], files.Select(f => (f.FileName, f.Scan, f.Threat)));
        Assert.Contains("Cách ly: Test.Marker.UNOFFICIAL", page.Rows()[0][3], StringComparison.Ordinal);
        Assert.True(page.Has("[data-testid=quarantined]"));
        Assert.False(page.Has("main iframe"));
        Assert.Equal(HttpStatusCode.Conflict, download.Status);
        Assert.Contains(list.Rows(), r => r[4].Contains("Cách ly", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AWordFile_IsTurnedIntoAPdfOnce_AndShown()
    {
        Assert.SkipUnless(OfficePdf.IsThere, "LibreOffice is not installed: scripts/test installs it.");
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        await SendAsync(officer, world, new Upload("báo cáo.docx", Word("Báo cáo kết quả")));
        var item = await Portal.DbAsync(db => db.Evidence.AsNoTracking().SingleAsync());
        var page = await officer.GetAsync($"/evidence/{item.Id}");

        var waiting = await page.PressAsync("Xem dạng PDF");
        await officer.PostAsync($"/evidence/{item.Id}/revisions/1/preview");
        await Portal.RunJobsAsync();
        var work = await Portal.DbAsync(db => db.WorkItems.AsNoTracking().Where(w => w.Kind == WorkKind.PreviewOffice).ToListAsync());
        var shown = await officer.GetAsync($"/evidence/{item.Id}");
        var preview = await officer.GetAsync($"/evidence/{item.Id}/revisions/1/preview");
        var other = await (await world.AsAsync(world.OtherOfficer)).GetAsync($"/evidence/{item.Id}/revisions/1/preview");

        Assert.Contains("Đang chuyển tệp sang PDF", string.Join(' ', waiting.Texts("main p")), StringComparison.Ordinal);
        Assert.Equal([(WorkState.Done, null)], work.Select(w => (w.State, w.Message)));
        Assert.Equal($"/evidence/{item.Id}/revisions/1/preview", shown.Document.QuerySelector("iframe")!.GetAttribute("src"));
        Assert.Equal("%PDF-"u8.ToArray(), preview.Body[..5]);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        Assert.Equal([], Directory.GetDirectories(Path.GetTempPath(), "office-*"));
    }

    [Fact]
    public async Task TheDossier_HoldsSheetFilesAndAnIndexThatFits()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        await SendAsync(officer, world, new Upload("Kế hoạch 12.pdf", Files.Pdf("kế hoạch")), new Upload("mất.pdf", Files.Pdf("mất")), new Upload("không dùng.pdf", Files.Pdf("không dùng")));
        await world.AnswerAllAsync();
        var lost = HashOf(Files.Pdf("mất"));
        await Portal.DbAsync(async db =>
        {
            var line = await db.ScoreLines.SingleAsync(l => l.Code == "1.1" && l.SheetId == world.Sheet);
            var other = await db.ScoreLines.SingleAsync(l => l.Code == "1.2" && l.SheetId == world.Sheet);
            foreach (var item in await db.Evidence.Where(e => e.Abstract != "không dùng").ToListAsync())
            {
                db.EvidenceUses.AddRange(new EvidenceUse(item.Id, line.Id, "Lê Văn Đầu Mối", Portal.Clock.Now), new EvidenceUse(item.Id, other.Id, "Lê Văn Đầu Mối", Portal.Clock.Now));
            }

            return await db.SaveChangesAsync();
        });
        File.Delete(Directory.GetFiles(Path.Combine(Portal.DataFolder, "files"), lost, SearchOption.AllDirectories).Single());
        var signed = await ReportAsync(world);
        var store = await officer.GetAsync($"/evidence?unitId={world.Commune.Id}&campaignId={world.Campaign.Id}");

        var download = await store.FollowAsync("Tải hồ sơ minh chứng (.zip)");
        var stranger = await (await world.AsAsync(world.OtherOfficer)).GetAsync($"/sheets/{world.Sheet}/dossier");

        using var zip = new ZipArchive(new MemoryStream(download.Body));
        Assert.Equal(["tai-lieu/001 Kế hoạch 12.pdf", "bao-cao/003 Báo cáo 45.pdf", "ho-so.xlsx", "SHA256SUMS"], zip.Entries.Select(e => e.FullName));
        Assert.Equal(Files.Pdf("kế hoạch"), Bytes(zip, "tai-lieu/001 Kế hoạch 12.pdf"));
        Assert.Equal(signed, Bytes(zip, "bao-cao/003 Báo cáo 45.pdf"));
        Assert.Equal($"{HashOf(Files.Pdf("kế hoạch"))}  tai-lieu/001 Kế hoạch 12.pdf\n{HashOf(signed)}  bao-cao/003 Báo cáo 45.pdf\n", Text(zip, "SHA256SUMS"));
        var workbook = new Workbook(Bytes(zip, "ho-so.xlsx"));
        Assert.Empty(workbook.Faults());
        var index = workbook.Read("Mục lục tài liệu").Lines;
        Assert.Equal(["1", "1.1, 1.2", "Tệp", "Kế hoạch 12"], Enumerable.Range(1, 4).Select(c => index[1].At(c).Text));
        Assert.Equal((lost, "Không kèm tệp: không tìm thấy trong kho lưu trữ"), (index[2].At(13).Text, index[2].At(14).Text));
        Assert.Equal(("Báo cáo đã ký", "45/BC-UBND"), (index[3].At(3).Text, index[3].At(5).Text));
        Assert.Equal(4, index.Count);
        var first = workbook.Read("Phiếu chấm điểm").Lines.First(l => l.At(1).Text == "1.1");
        Assert.Equal(("Ban hành kế hoạch đúng hạn", 2m), (first.At(2).Text, first.At(3).Number));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    private static async Task<Page> SendAsync(Visitor officer, UnitSideWorld world, params Upload[] files) =>
        await (await officer.GetAsync(New(world))).PostAsync(new Dictionary<string, object?> { ["upload.files"] = files }, "#files-form");

    private static async Task<int> ScanAsync(PortalHost portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ScanFiles>().RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The sheet's report, signed outside and recorded.</summary>
    private async Task<byte[]> ReportAsync(UnitSideWorld world)
    {
        var signed = Files.Pdf("báo cáo đã ký");
        await Portal.DbAsync(async db =>
        {
            var by = world.Officer.Actor();
            var kept = await Portal.Services.GetRequiredService<IFileStore>().SaveAsync(new MemoryStream(signed), signed.Length, TestContext.Current.CancellationToken);
            var file = new StoredFile(kept.Sha256, kept.Size, "application/pdf", "Báo cáo 45.pdf", by.PersonId, Portal.Clock.Now);
            var paper = new Paper(PaperKind.SelfAssessmentReport, world.Commune.Id, "Kết quả tự chấm điểm", world.Campaign.Id, world.Participant.Id);
            paper.Check(by, by.Name, "Văn thư xã", Portal.Clock.Now);
            paper.Submit(by, "{}", null, file.Id, Portal.Clock.Now);
            paper.Issue(by, new Issuance("45", "BC-UBND", new(2025, 10, 14), "Nguyễn Văn Chủ Tịch", "Chủ tịch", file.Id, file.Sha256), null, null, null, Portal.Clock.Now);
            db.AddRange(file, paper);
            (await db.ScoreSheets.SingleAsync(s => s.Id == world.Sheet)).DraftReport(paper.Id);
            return await db.SaveChangesAsync();
        });
        return signed;
    }

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] Word(string text) => Files.Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"));

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var content = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Text(ZipArchive zip, string name) => Encoding.UTF8.GetString(Bytes(zip, name)).TrimStart('\uFEFF');

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("clamd-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    /// <summary>The real daemon with a database of one line, on a socket in a folder of the test.</summary>
    private sealed class Clamd : IAsyncDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

        private readonly Process process;

        private Clamd(Process process) => this.process = process;

        public static string? Path { get; } = ConfinedProgram.Find("clamd") ?? (File.Exists("/usr/sbin/clamd") ? "/usr/sbin/clamd" : null);

        public static string SocketIn(string folder) => System.IO.Path.Combine(folder, "clamd.sock");

        public static async Task<Clamd> StartAsync(string folder, string marker)
        {
            var database = Directory.CreateDirectory(System.IO.Path.Combine(folder, "db")).FullName;
            await File.WriteAllTextAsync(System.IO.Path.Combine(database, "test.ndb"), $"Test.Marker:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(marker))}\n");
            var settings = System.IO.Path.Combine(folder, "clamd.conf");
            await File.WriteAllTextAsync(settings, $"Foreground yes\nLocalSocket {SocketIn(folder)}\nDatabaseDirectory {database}\nTemporaryDirectory {folder}\nLogFile {folder}/clamd.log\n");
            var process = Process.Start(new ProcessStartInfo(Path!, ["--config-file", settings]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            _ = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            var clock = Stopwatch.StartNew();
            while (!await AnswersAsync(SocketIn(folder)))
            {
                Assert.True(clock.Elapsed < Patience && !process.HasExited, "clamd did not start.");
                await Task.Delay(100);
            }

            return new Clamd(process);
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        private static async Task<bool> AnswersAsync(string socket)
        {
            using var line = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await line.ConnectAsync(new UnixDomainSocketEndPoint(socket));
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
    }
}
