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
/// Everything a sheet rests on as one archive, for those who have no way in: the sheet as a table, the files, and an index
/// with hashes that also names what could not be put in.
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
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s.Id, s.CampaignId, p.Name })
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

        lines.Sort((a, b) => a.Order.CompareTo(b.Order));
        var codes = uses.Join(lines, u => u.LineId, l => l.LineId, (u, l) => (u.EvidenceId, l.Code, l.Order)).ToLookup(x => x.EvidenceId);
        var entries = items
            .OrderBy(i => codes[i.Id].Min(c => c.Order)).ThenBy(i => i.Abstract, StringComparer.Ordinal)
            .Select((i, n) => new DossierEntry(
                n + 1, string.Join(", ", codes[i.Id].OrderBy(c => c.Order).Select(c => c.Code)), StateNames.Of(i.Kind), i.Abstract, i.Number, i.DatedOn, i.Issuer, i.Addressee, i.Url, last.GetValueOrDefault(i.Id)))
            .ToList();
        return new DossierDownload($"ho-so-{Vietnamese.Fold(sheet.Name).Replace(' ', '-')}.zip", sheet.Name, clock.GetUtcNow(), lines, entries, files);
    }
}

public sealed record DossierLine(
    Guid LineId, int Order, string Code, string Title, Points? MaxPoints, Points? Self, string? Explanation, Points? Appraised, string? Reason, Points? Final);

public sealed record DossierFile(int Revision, string Name, string Sha256, long Size, ScanState Scan);

public sealed record DossierEntry(
    int Ordinal, string Codes, string Kind, string Abstract, string? Number, DateOnly? DatedOn, string? Issuer, string? Addressee, string? Url, DossierFile? File)
{
    /// <summary>The name within the archive: ordered as in the index, and short enough for a folder deep down on Windows.</summary>
    public string? Path => File is null ? null : string.Create(CultureInfo.InvariantCulture, $"tai-lieu/{Ordinal:000} {FileNames.Clean(File.Name, 100)}");
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
        await WriteAsync(zip, "phieu-cham-diem.csv", Sheet(), cancellation);
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
        await WriteAsync(zip, "muc-luc.csv", Index(missing), cancellation);
        await WriteAsync(zip, "SHA256SUMS", string.Concat(entries.Where(e => e.File is not null && !missing.Contains(e.Ordinal)).Select(e => $"{e.File!.Sha256}  {e.Path}\n")), cancellation);
    }

    private string Sheet() => "\uFEFF"
        + CsvDownload.Line(["Phiếu chấm điểm", participant, "lập lúc " + VietnamTime.Minute(now)])
        + CsvDownload.Line(["Mã", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Giải trình", "Thẩm định", "Lý do", "Điểm cuối cùng"])
        + string.Concat(lines.Select(l => CsvDownload.Line([l.Code, l.Title, l.MaxPoints?.ToString(), l.Self?.ToString(), l.Explanation, l.Appraised?.ToString(), l.Reason, l.Final?.ToString()])));

    private string Index(HashSet<int> missing) => "\uFEFF"
        + CsvDownload.Line(["STT", "Tiêu chí", "Loại", "Trích yếu", "Số, ký hiệu", "Ngày", "Cơ quan ban hành", "Nơi nhận", "Đường dẫn", "Tệp trong hồ sơ", "Phiên bản", "Dung lượng (byte)", "SHA-256", "Ghi chú"])
        + string.Concat(entries.Select(e => CsvDownload.Line(
            [
                e.Ordinal.ToString(CultureInfo.InvariantCulture), e.Codes, e.Kind, e.Abstract, e.Number, e.DatedOn is { } day ? VietnamTime.Day(day) : null, e.Issuer, e.Addressee, e.Url,
                missing.Contains(e.Ordinal) ? null : e.Path,
                e.File?.Revision.ToString(CultureInfo.InvariantCulture), e.File?.Size.ToString(CultureInfo.InvariantCulture), e.File?.Sha256,
                !missing.Contains(e.Ordinal) ? null : e.File!.Scan == ScanState.Quarantined ? "Không kèm tệp: đang bị cách ly" : "Không kèm tệp: không tìm thấy trong kho lưu trữ",
            ])));

    private static async Task WriteAsync(ZipArchive zip, string path, string text, CancellationToken cancellation)
    {
        await using var into = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellation);
        await into.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }
}
