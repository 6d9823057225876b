using System.Globalization;
using System.IO.Compression;
using System.Text;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace CcHc.Portal.Web.Features.EvidenceStores;

/// <summary>
/// Everything a sheet rests on as one archive, for those who have no way in: the signed report, the files, and a workbook of the
/// sheet and an index with hashes that also names what could not be put in.
/// </summary>
[Route("sheets/{id:guid}/dossier")]
public sealed class DossiersController(PortalDbContext db, IFileStore files, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id)
    {
        var sheet = await db.ScoreSheets
            .Where(SheetAccess.VisibleTo(Actor, db.Campaigns))
            .Where(s => s.Id == id)
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s.Id, s.CampaignId, s.ReportPaperId, p.Name })
            .OneAsync(Cancellation);
        var lines = await db.ScoreLines
            .Where(l => l.SheetId == id && l.RetiredAt == null)
            .Join(db.Criteria, l => l.CriterionId, c => c.Id, (l, c) => new DossierLine(l.Id, c.Order, l.Code, c.Title, c.MaxPoints, l.SelfPoints, l.SelfExplanation, l.AppraisalPoints, l.AppraisalReason, l.FinalPoints))
            .ToListAsync(Cancellation);
        var uses = await db.EvidenceUses
            .Where(u => db.ScoreLines.Any(l => l.Id == u.LineId && l.SheetId == id && l.RetiredAt == null))
            .Select(u => new { u.LineId, u.EvidenceId })
            .ToListAsync(Cancellation);
        var items = await db.Evidence.AsNoTracking()
            .Where(e => db.EvidenceUses.Any(u => u.EvidenceId == e.Id && db.ScoreLines.Any(l => l.Id == u.LineId && l.SheetId == id && l.RetiredAt == null)))
            .Select(e => new { e.Id, e.Kind, e.Abstract, e.Number, e.DatedOn, e.Issuer, e.Addressee, e.Url })
            .ToListAsync(Cancellation);
        var last = await db.EvidenceRevisions
            .Where(r => db.EvidenceUses.Any(u => u.EvidenceId == r.EvidenceId && db.ScoreLines.Any(l => l.Id == u.LineId && l.SheetId == id && l.RetiredAt == null)))
            .Where(r => !db.EvidenceRevisions.Any(later => later.EvidenceId == r.EvidenceId && later.Number > r.Number))
            .Join(db.StoredFiles, r => r.FileId, f => f.Id, (r, f) => new { r.EvidenceId, File = new DossierFile(r.Number, f.FileName, f.Sha256, f.Size, f.Scan) })
            .ToDictionaryAsync(x => x.EvidenceId, x => x.File, Cancellation);

        var reports = await db.Papers
            .Where(p => p.Id == sheet.ReportPaperId)
            .Join(db.StoredFiles, p => true, f => true, (p, f) => new { p, f })
            .Where(x => x.f.Id == x.p.SignedFileId || x.f.Id == x.p.PdfFileId || x.f.Id == x.p.DocxFileId)
            .Select(x => new { x.p.Title, x.p.Number, x.p.Symbol, x.p.IssuedOn, IsSigned = x.f.Id == x.p.SignedFileId, File = new DossierFile(1, x.f.FileName, x.f.Sha256, x.f.Size, x.f.Scan) })
            .ToListAsync(Cancellation);

        lines.Sort((a, b) => a.Order.CompareTo(b.Order));
        var codes = uses.Join(lines, u => u.LineId, l => l.LineId, (u, l) => (u.EvidenceId, l.Code, l.Order)).ToLookup(x => x.EvidenceId);
        var entries = items
            .OrderBy(i => codes[i.Id].Min(c => c.Order)).ThenBy(i => i.Abstract, StringComparer.Ordinal)
            .Select((i, n) => new DossierEntry(
                n + 1, string.Join(", ", codes[i.Id].OrderBy(c => c.Order).Select(c => c.Code)), StateNames.Of(i.Kind), i.Abstract, i.Number, i.DatedOn, i.Issuer, i.Addressee, i.Url, last.GetValueOrDefault(i.Id)))
            .ToList();
        entries.AddRange(reports
            .OrderByDescending(r => r.IsSigned).ThenBy(r => r.File.Name, StringComparer.Ordinal)
            .Select((r, n) => new DossierEntry(
                items.Count + n + 1, "", r.IsSigned ? "Báo cáo đã ký" : "Báo cáo trình ký", r.Title, r.Number is null ? null : $"{r.Number}/{r.Symbol}", r.IssuedOn, null, null, null, r.File, "bao-cao")));
        return new DossierDownload($"ho-so-{Vietnamese.Fold(sheet.Name).Replace(' ', '-')}.zip", sheet.Name, clock.GetUtcNow(), lines, entries, files);
    }
}

public sealed record DossierLine(
    Guid LineId, int Order, string Code, string Title, Points? MaxPoints, Points? Self, string? Explanation, Points? Appraised, string? Reason, Points? Final);

public sealed record DossierFile(int Revision, string Name, string Sha256, long Size, ScanState Scan);

public sealed record DossierEntry(
    int Ordinal, string Codes, string Kind, string Abstract, string? Number, DateOnly? DatedOn, string? Issuer, string? Addressee, string? Url, DossierFile? File, string Folder = "tai-lieu")
{
    /// <summary>The name within the archive: ordered as in the index, and short enough for a folder deep down on Windows.</summary>
    public string? Path => File is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Folder}/{Ordinal:000} {FileNames.Clean(File.Name, 100)}");
}

/// <summary>Written while it is read: neither the archive nor any file of it is ever whole in memory.</summary>
public sealed class DossierDownload(
    string name, string participant, DateTimeOffset now, IReadOnlyList<DossierLine> lines, IReadOnlyList<DossierEntry> entries, IFileStore store) : IActionResult
{
    private const int ChunkSize = 128 * 1024;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var cancellation = context.HttpContext.RequestAborted;
        response.ContentType = "application/zip";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();

        var waiting = new WaitingStream(response.Body);
        await using (var zip = await ZipArchive.CreateAsync(waiting, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation))
        {
            await FillAsync(zip, waiting, cancellation);
        }

        await waiting.PassOnAsync(cancellation);
    }

    private async Task FillAsync(ZipArchive zip, WaitingStream waiting, CancellationToken cancellation)
    {
        var buffer = new byte[ChunkSize];
        var missing = new HashSet<int>();
        foreach (var entry in entries)
        {
            if (entry.File is not { } file)
            {
                continue;
            }

            if (file.Scan == ScanState.Quarantined || !store.Exists(file.Sha256))
            {
                missing.Add(entry.Ordinal);
                continue;
            }

            // Papers and pictures are packed already; packing them again costs time and wins nothing.
            await using var into = await zip.CreateEntry(entry.Path!, CompressionLevel.NoCompression).OpenAsync(cancellation);
            await using var content = store.OpenRead(file.Sha256);
            int read;
            while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
            {
                await into.WriteAsync(buffer.AsMemory(0, read), cancellation);
                await waiting.PassOnAsync(cancellation);
            }
        }

        // Last, because only now it is known what went in.
        await using (var into = await zip.CreateEntry("ho-so.xlsx", CompressionLevel.NoCompression).OpenAsync(cancellation))
        {
            await WorkbookAsync(into, missing, cancellation);
        }

        await using var sums = await zip.CreateEntry("SHA256SUMS", CompressionLevel.Fastest).OpenAsync(cancellation);
        await sums.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(entries.Where(e => e.File is not null && !missing.Contains(e.Ordinal)).Select(e => $"{e.File!.Sha256}  {e.Path}\n"))), cancellation);
    }

    private async Task WorkbookAsync(Stream into, HashSet<int> missing, CancellationToken cancellation)
    {
        await using var workbook = await XlsxWriter.CreateAsync(into, cancellation);
        await workbook.BeginSheetAsync(new XlsxSheet("Phiếu chấm điểm", [9, 48, 10, 10, 48, 10, 40, 12], FrozenRows: 2, FrozenColumns: 2, Landscape: true));
        await workbook.TitleAsync($"Phiếu chấm điểm – {participant} – lập lúc {VietnamTime.Minute(now)}", 8);
        await workbook.HeaderAsync("Mã", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Giải trình", "Thẩm định", "Lý do", "Điểm cuối cùng");
        foreach (var line in lines)
        {
            await workbook.RowAsync(
                XlsxCell.OfRuled(line.Code), XlsxCell.OfRuled(line.Title), Points(line.MaxPoints), Points(line.Self), XlsxCell.OfRuled(line.Explanation), Points(line.Appraised), XlsxCell.OfRuled(line.Reason), Points(line.Final));
        }

        await workbook.BeginSheetAsync(new XlsxSheet("Mục lục tài liệu", [6, 14, 16, 48, 18, 12, 30, 24, 30, 44, 10, 14, 66, 34], FrozenColumns: 1, Landscape: true));
        await workbook.HeaderAsync("STT", "Tiêu chí", "Loại", "Trích yếu", "Số, ký hiệu", "Ngày", "Cơ quan ban hành", "Nơi nhận", "Đường dẫn", "Tệp trong hồ sơ", "Phiên bản", "Dung lượng (byte)", "SHA-256", "Ghi chú");
        foreach (var entry in entries)
        {
            var isMissing = missing.Contains(entry.Ordinal);
            await workbook.RowAsync(
                XlsxCell.OfNumber(entry.Ordinal), XlsxCell.OfText(entry.Codes), XlsxCell.OfText(entry.Kind), XlsxCell.OfText(entry.Abstract, wrap: true), XlsxCell.OfText(entry.Number), XlsxCell.OfDate(entry.DatedOn),
                XlsxCell.OfText(entry.Issuer, wrap: true), XlsxCell.OfText(entry.Addressee, wrap: true), XlsxCell.OfText(entry.Url, wrap: true),
                XlsxCell.OfText(isMissing ? null : entry.Path, wrap: true),
                XlsxCell.OfNumber(entry.File?.Revision), XlsxCell.OfNumber(entry.File?.Size), XlsxCell.OfText(entry.File?.Sha256),
                XlsxCell.OfText(!isMissing ? null : entry.File!.Scan == ScanState.Quarantined ? "Không kèm tệp: đang bị cách ly" : "Không kèm tệp: không tìm thấy trong kho lưu trữ"));
        }
    }

    private static XlsxCell Points(Points? points) => points is { } known ? XlsxCell.OfRuled(known.Value) : XlsxCell.OfRuled((string?)null);
}
