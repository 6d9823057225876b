using System.Net;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

public sealed class BadFilesTests : PortalTest
{
    /// <summary>What looking at one file may cost, whatever it claims about itself; the largest here unpacks to 64 MB.</summary>
    private const long MostAllocated = 8 * 1024 * 1024;

    [Fact]
    public void ThereAreEnoughOfThem() => Assert.InRange(BadFiles.All.Count, 300, 2_000);

    [Fact]
    public void EveryBadFile_IsRefusedWithItsReasonInBoundedMemory()
    {
        var wrong = new List<string>();
        foreach (var file in BadFiles.All)
        {
            using var content = new MemoryStream(file.Content);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var judgement = FileKinds.Judge(content, file.Name, file.Declared);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (judgement.Kind is not null || judgement.Refusal?.StartsWith(file.Reason, StringComparison.Ordinal) != true || allocated > MostAllocated || content.Position != 0)
            {
                wrong.Add($"{file.Name}: {judgement}, wanted «{file.Reason}», {allocated} bytes");
            }
        }

        Assert.Equal([], wrong);
    }

    [Fact]
    public async Task EveryBadFile_SentWithAGoodOne_IsNamedAndTheGoodOneKept()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var page = await officer.GetAsync($"/units/{world.Commune.Id}/campaigns/{world.Campaign.Id}/evidence/new");
        var batches = BadFiles.All.Chunk(KeepEvidenceFiles.MostAtOnce - 1).ToList();
        for (var i = 0; i < batches.Count; i++)
        {
            var batch = batches[i];
            var answer = await page.PostAsync(
                new Dictionary<string, object?> { ["upload.files"] = batch.Select(b => new Upload(b.Name.Replace("\0", "", StringComparison.Ordinal), b.Content)).Append(new Upload($"tốt {i}.pdf", Files.Pdf($"{i}"))).ToArray() },
                "#files-form");

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            // A zero cannot stand in a head of HTTP. Files whose declared kind is what is wrong with them are taken here, because the test sends all as octets.
            Assert.Equal(
                batch.Where(b => b.Declared == "application/octet-stream").Select(b => FileNames.Clean(b.Name)),
                answer.Document.QuerySelectorAll("[data-testid=refused] [data-testid=file]").Select(e => e.TextContent.Trim()));
        }

        var kept = await Portal.DbAsync(db => db.Evidence.Where(e => e.Abstract.StartsWith("tốt")).CountAsync());
        Assert.Equal(batches.Count, kept);
    }

    [Fact]
    public void GoodFiles_AreTaken()
    {
        (string Name, byte[] Content, FileKind Kind)[] good =
        [
            ("a.pdf", Files.Pdf(), FileKind.Pdf),
            ("thêm dòng trống.pdf", Files.Pdf(after: "\r\n\0\0\n"), FileKind.Pdf),
            ("thêm lời ghi.pdf", Files.Pdf(after: "% signed\n%%EOF\n"), FileKind.Pdf),
            ("ghi chú về Launch.pdf", Files.Pdf("/LaunchDate /JavaScripts /Encryption 5 0 R"), FileKind.Pdf),
            ("Báo cáo 12.10", Files.Pdf(), FileKind.Pdf),
            ("không đuôi", Files.Docx(), FileKind.Docx),
            ("a.DOCX", Files.Docx(new string('a', 300_000)), FileKind.Docx),
            ("a.xlsx", Files.Xlsx(), FileKind.Xlsx),
            ("a.png", Files.Png(4000, 3000), FileKind.Png),
            ("a.JPEG", Files.Jpeg(16_320, 12_240), FileKind.Jpeg),
            // A phone put a film behind the picture.
            ("động.jpg", [.. Files.Jpeg(), .. new byte[5000], .. "ftypmp42"u8], FileKind.Jpeg),
            ("a.webp", Files.WebP(800, 600), FileKind.WebP),
        ];

        Assert.Equal(
            good.Select(g => (g.Name, (FileKind?)g.Kind, (string?)null)),
            good.Select(g => FileKinds.Judge(new MemoryStream(g.Content), g.Name, "application/octet-stream") is var found ? (g.Name, found.Kind, found.Refusal) : default));
    }
}
