using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Certificates;

public sealed record CertificateFilter(string? Q, string? Kind, CertificateStanding? State, int? Page)
{
    public IQueryable<Awardee> Of(IQueryable<Awardee> awardees, Guid paperId)
    {
        var (kind, folded) = (Kind, Vietnamese.Fold(Q));
        return awardees
            .Where(a => a.PaperId == paperId)
            .Where(State is { } standing ? CertificateStandings.Are(standing) : _ => true)
            .Where(a => kind == null || a.FormName == kind)
            .Where(a => folded == "" || a.SearchText.Contains(folded))
            .OrderBy(a => a.Ordinal);
    }
}

public sealed record CertificateRow(
    Guid Id,
    int Ordinal,
    string FormName,
    string Name,
    string? TitleAndUnit,
    int? BookNumber,
    bool IsStruck,
    string? DroppedBy,
    DateTimeOffset? PrintedAt,
    DateOnly? SealedOn,
    DateOnly? HandedOverOn,
    HandOverWay? HandedOverBy,
    string? HandedTo,
    int Prints)
{
    public CertificateState State => CertificateStandings.StateOf(PrintedAt is not null, SealedOn is not null, HandedOverOn is not null);
}

/// <summary>How many sheets of one form have got how far.</summary>
public sealed record FormCounts(string FormName, IReadOnlyDictionary<CertificateStanding, int> Counts)
{
    public int Of(CertificateStanding standing) => Counts.GetValueOrDefault(standing);

    public int Total => Counts.Where(c => c.Key != CertificateStanding.Dropped).Sum(c => c.Value);
}

public sealed record BatchRow(Guid Id, string? FormName, string? Profile, WorkState State, int Total, string? Message, Guid? FileId, DateTimeOffset AskedAt, string ByName);

public sealed record CertificatesPage(
    Decision Decision,
    CertificateFilter Filter,
    IReadOnlyList<FormCounts> Forms,
    Page<CertificateRow> Rows,
    IReadOnlyList<BatchRow> Batches,
    bool CanPrint)
{
    public bool MayAct => CanPrint && Decision.IsInForce;

    public int Count(CertificateStanding standing) => Forms.Sum(f => f.Of(standing));
}

/// <summary>The certificates of one award decision: who has a sheet, how far it has got, what is to be done next.</summary>
[Route("papers/{paperId:guid}/certificates")]
public sealed class CertificatesController(PortalDbContext db, ReadDecision decisions, PaperFiles files, WriteCertificates write, IPaperRenderer renderer, TimeProvider clock) : PortalController
{
    private const int MostBatches = 10;

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid paperId, CertificateFilter filter)
    {
        var decision = await decisions.RunAsync(Actor, paperId, Cancellation);
        var rows = await filter.Of(db.Awardees, paperId)
            .Select(a => new CertificateRow(
                a.Id, a.Ordinal, a.FormName, a.Name, a.TitleAndUnit, a.BookNumber, a.IsStruck, a.DroppedBy, a.PrintedAt, a.SealedOn, a.HandedOverOn, a.HandedOverBy, a.HandedTo, a.Prints.Count(p => p.PrintedAt != null)))
            .ToPageAsync(filter.Page, cancellation: Cancellation);
        var batches = await db.WorkItems
            .Where(w => w.Kind == WorkKind.PrintCertificates && w.SubjectId == paperId)
            .OrderByDescending(w => w.AskedAt)
            .Take(MostBatches)
            .Select(w => new BatchRow(
                w.Id,
                db.Awardees.Where(a => a.PaperId == paperId && a.Prints.Any(p => p.BatchId == w.Id)).Select(a => a.FormName).FirstOrDefault(),
                db.CertificatePrints.Where(p => p.BatchId == w.Id).Select(p => p.Profile).FirstOrDefault(),
                w.State,
                w.Total,
                w.Message,
                w.ResultFileId,
                w.AskedAt,
                w.ByName))
            .ToListAsync(Cancellation);
        return View("Index", new CertificatesPage(decision, filter, await decisions.CountsAsync(paperId, Cancellation), rows, batches, AwardAccess.CanPrint(Actor, decision.Campaign)));
    }

    /// <summary>How the making of one print file goes, and the file once it is there.</summary>
    [HttpGet("batches/{workId:guid}")]
    public async Task<IActionResult> Batch(Guid paperId, Guid workId)
    {
        var decision = await decisions.RunAsync(Actor, paperId, Cancellation);
        var batch = await db.WorkItems.AsNoTracking().Where(w => w.Id == workId && w.SubjectId == paperId && w.Kind == WorkKind.PrintCertificates).OneAsync(Cancellation);
        var prints = await db.CertificatePrints.Where(p => p.BatchId == workId)
            .GroupBy(p => p.Profile)
            .Select(g => new { Profile = g.Key, Count = g.Count() })
            .FirstOrDefaultAsync(Cancellation);
        return View("Batch", new BatchPage(decision, batch, prints?.Profile, prints?.Count ?? batch.Total));
    }

    [HttpGet("{workId:guid}")]
    public async Task<IActionResult> Download(Guid paperId, Guid workId)
    {
        await decisions.RunAsync(Actor, paperId, Cancellation);
        var item = await db.WorkItems.AsNoTracking().Where(w => w.Id == workId && w.SubjectId == paperId && w.ResultFileId != null).OneAsync(Cancellation);
        var file = await db.StoredFiles.AsNoTracking().Where(f => f.Id == item.ResultFileId).OneAsync(Cancellation);
        return File(await files.OpenAsync(file.Id, Cancellation), file.MediaType, file.FileName);
    }

    /// <summary>Danh sách ký nhận: a line for each sheet that is to be handed over, with room to sign.</summary>
    [HttpGet("signing-list.xlsx")]
    public async Task<IActionResult> SigningList(Guid paperId, CertificateFilter filter)
    {
        var decision = await decisions.RunAsync(Actor, paperId, Cancellation);
        Response.ContentType = FileKinds.MediaType(FileKind.Xlsx);
        SayDownload($"Danh sách ký nhận - QĐ {decision.Paper.Number}-{decision.Paper.Symbol}.xlsx");
        await write.SigningListAsync(decision, filter, clock.GetUtcNow(), Response.Body, Cancellation);
        return new EmptyResult();
    }

    /// <summary>The same on paper.</summary>
    [HttpGet("signing-list.pdf")]
    public async Task<IActionResult> SigningListPdf(Guid paperId, CertificateFilter filter)
    {
        var decision = await decisions.RunAsync(Actor, paperId, Cancellation);
        var rows = await filter.Of(db.Awardees, paperId)
            .Where(a => !a.IsStruck)
            .Select(a => new SigningListRow(a.Ordinal, a.Name, a.TitleAndUnit, a.FormName, a.BookNumber))
            .ToListAsync(Cancellation);
        DomainRuleException.ThrowIf(rows.Count == 0, "certificates.none", "Không có tờ nào trong bộ lọc đang chọn.");
        var issuer = PaperSnapshot.Read(decision.Paper.ContentJson!).Issuer;
        try
        {
            var pdf = await renderer.SigningListPdfAsync(new SigningListContent { Issuer = issuer, Note = $"Kèm theo {decision.InWords}", Rows = rows }, Cancellation);
            return File(pdf, FileKinds.MediaType(FileKind.Pdf), $"Danh sách ký nhận - QĐ {decision.Paper.Number}-{decision.Paper.Symbol}.pdf");
        }
        catch (PaperEngineUnavailableException unavailable)
        {
            throw new DomainRuleException("certificates.pdf", $"{unavailable.Message.Split(". ")[0].TrimEnd('.')}. Anh/chị tải danh sách bằng Excel để in thay.");
        }
    }
}

public sealed record BatchPage(Decision Decision, WorkItem Batch, string? Profile, int Sheets);
