using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using DocumentKind = CcHc.Portal.Documents.Model.PaperKind;

namespace CcHc.Portal.Web.Features.Papers;

public sealed record SigningSummaryPage(Paper Paper, IReadOnlyList<SummaryPart> Parts, bool HasDossier);

/// <summary>Hồ sơ trình: what goes to the leader with a paper, as half a page to read and as one archive to print or send.</summary>
[Route("papers/{id:guid}")]
public sealed class SigningDossiersController(
    PortalDbContext db, PaperFiles files, IPaperRenderer renderer, AgencyFrames frames, IEnumerable<ISigningSummary> summaries, TimeProvider clock) : PortalController
{
    // Pieces are numbered so that a folder shows them in order: «03 ».
    private const int NumberLength = 3;

    private const string DocxEnding = ".docx";
    private const string PdfEnding = ".pdf";

    [HttpGet("summary")]
    public async Task<IActionResult> Summary(Guid id)
    {
        var paper = await VisibleAsync(id);
        var summary = SummaryOf(paper) ?? throw new NotFoundException("Loại văn bản này không có tóm tắt trình ký.");
        return View("SigningSummary", new SigningSummaryPage(paper, await summary.PartsAsync(paper, Cancellation), paper.ContentJson is not null));
    }

    [HttpGet("dossier")]
    public async Task<IActionResult> Dossier(Guid id)
    {
        var paper = await VisibleAsync(id);
        DomainRuleException.ThrowIf(paper.ContentJson is null, "paper.not-submitted", "Hồ sơ trình gồm bản trình ký; anh/chị lập bản trình ký trước.");
        var text = await files.TextAsync(paper, Cancellation);
        var pieces = new List<(string Name, byte[] Bytes)>();
        await AddAsync(pieces, $"03 {StateNames.Of(paper.Kind)}", paper);
        foreach (var enclosed in SummaryOf(paper) is { } summary ? await summary.EnclosedAsync(paper, Cancellation) : [])
        {
            await AddAsync(pieces, $"04 {StateNames.Of(enclosed.Kind)}", enclosed);
        }

        if (await ListsAsync(text) is { } lists)
        {
            pieces.Add(("05 Danh sách.xlsx", lists));
        }

        var content = await ContentAsync(paper, text, [.. pieces.Select(p => p.Name)]);
        await SetAsync(pieces, "01 Phiếu trình", SigningPapers.Slip(content));
        if (content.Summary.Count > 0)
        {
            await SetAsync(pieces, "02 Tóm tắt trình ký", SigningPapers.Summary(content));
        }

        return File(Zip([.. pieces.OrderBy(p => p.Name, StringComparer.Ordinal)]), "application/zip", PaperFiles.FileName(paper, "zip").Insert(0, "ho-so-trinh-"));
    }

    private ISigningSummary? SummaryOf(Paper paper) => summaries.FirstOrDefault(s => s.Kinds.Contains(paper.Kind));

    private async Task<Paper> VisibleAsync(Guid id)
    {
        var paper = await db.PapersFor(Actor).AsNoTracking().Where(p => p.Id == id).OneAsync(Cancellation);
        Demand.That(PaperAccess.CanSeeDossier(Actor, paper, await db.CampaignIssuerAsync(paper, Cancellation)), "Hồ sơ trình chỉ dành cho cơ quan của văn bản này.");
        return paper;
    }

    private async Task<SigningContent> ContentAsync(Paper paper, OfficialPaper text, IReadOnlyList<string> enclosures)
    {
        // The office that drafts it sends it up: the advising agency of the campaign, else the issuing body's own.
        var proposer = await db.Campaigns.Where(c => c.Id == paper.CampaignId).Select(c => c.AdvisingUnitId).SingleOrDefaultAsync(Cancellation) ?? paper.IssuingUnitId;
        var frame = await frames.MakeAsync(
            proposer, new FrameWish(DocumentKind.SubmissionSlip, PaperMarks.ForSignature, VietnamTime.DayOf(paper.SubmittedAt ?? clock.GetUtcNow()).Year, HasNumber: false), Cancellation);
        var signer = text.Signature.Lines[^1].Title;
        var issuer = await db.Units.Where(u => u.Id == paper.IssuingUnitId).Select(u => u.Name).SingleAsync(Cancellation);
        return new SigningContent
        {
            Frame = frame,
            Addressee = $"{signer[..1]}{signer[1..].ToLower(Vietnamese.Culture)} {issuer}",
            Kind = text.Kind,
            Title = paper.Title,
            ContentCheckedBy = paper.ContentCheckedBy ?? "",
            LayoutCheckedBy = paper.LayoutCheckedBy ?? "",
            CheckedOn = VietnamTime.DayOf(paper.CheckedAt ?? clock.GetUtcNow()),
            Enclosures = [.. enclosures.Select(e => Path.GetFileNameWithoutExtension(e)[NumberLength..]).Distinct()],
            Summary = SummaryOf(paper) is { } summary ? [.. (await summary.PartsAsync(paper, Cancellation)).Where(p => p.Lines.Count > 0)] : [],
        };
    }

    /// <summary>The very bytes that were frozen; the PDF only where one was set.</summary>
    private async Task AddAsync(List<(string Name, byte[] Bytes)> pieces, string name, Paper paper)
    {
        pieces.Add((name + DocxEnding, await ReadAsync(await files.DocxAsync(paper, Cancellation))));
        if (paper.PdfFileId is not null)
        {
            pieces.Add((name + PdfEnding, await ReadAsync(await files.PdfAsync(paper, Cancellation))));
        }
    }

    private async Task SetAsync(List<(string Name, byte[] Bytes)> pieces, string name, OfficialPaper paper)
    {
        pieces.Add((name + DocxEnding, renderer.Docx(paper)));
        if ((await renderer.CheckAsync(Cancellation)).IsAvailable)
        {
            pieces.Add((name + PdfEnding, await renderer.PdfAsync(paper, Cancellation)));
        }
    }

    /// <summary>Every table of the paper as a sheet of its own, for who checks names by computer.</summary>
    private async Task<byte[]?> ListsAsync(OfficialPaper text)
    {
        var tables = PaperText.Tables(text).ToList();
        if (tables.Count == 0)
        {
            return null;
        }

        using var output = new MemoryStream();
        await using (var workbook = await XlsxWriter.CreateAsync(output, Cancellation))
        {
            foreach (var (table, i) in tables.Select((t, i) => (t, i)))
            {
                await workbook.BeginSheetAsync(new XlsxSheet($"Danh sách {i + 1}", [.. table.Columns.Select(c => Math.Max(6, c.Share * 7))], FrozenRows: 2, Landscape: true));
                await workbook.TitleAsync(table.Description, table.Columns.Count);
                await workbook.HeaderAsync(table.Columns.Select(c => c.Title));
                foreach (var row in table.Rows)
                {
                    await workbook.RowAsync([.. row.Cells.Select(c => XlsxCell.OfRuled(c, row.IsBold || row.IsGroup))]);
                }
            }
        }

        return output.ToArray();
    }

    private static async Task<byte[]> ReadAsync(Stream content)
    {
        await using var from = content;
        using var bytes = new MemoryStream();
        await from.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static byte[] Zip(IReadOnlyList<(string Name, byte[] Bytes)> pieces)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, bytes) in pieces.Append(("SHA256SUMS", Encoding.UTF8.GetBytes(string.Concat(pieces.Select(p => $"{Convert.ToHexStringLower(SHA256.HashData(p.Bytes))}  {p.Name}\n"))))))
            {
                using var into = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                into.Write(bytes);
            }
        }

        return output.ToArray();
    }
}
