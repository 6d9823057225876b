using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Documents.Templates;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Papers;

public sealed record PaperFilter(string? Q, PaperKind? Kind, PaperState? State, Guid? Campaign, int? Page);

public sealed record PaperRow(Guid Id, PaperKind Kind, string Title, PaperState State, string? Number, string? Symbol, DateOnly? IssuedOn, string? CampaignName, string? ParticipantName);

public sealed record PapersPage(PaperFilter Filter, Page<PaperRow> Papers);

/// <summary>Everything the page of one paper shows.</summary>
public sealed record PaperPage(
    Paper Paper,
    string IssuingUnit,
    string? CampaignName,
    OfficialPaper Text,
    string Home,
    bool CanDraft,
    bool CanRecord,
    IReadOnlyList<Obstacle> SubmissionObstacles,
    BrowserState Browser,
    string? SignedFileName,
    bool CanSeeDossier,
    bool HasSummary,
    ComparisonFact? Comparison,
    SignedFileSignatures? Signatures,
    Page<HistoryRow> History,
    IReadOnlyList<PartRow> Parts,
    bool HasChanges,
    IReadOnlyList<LinkedPaper> Linked,
    TemplateFact? Template,
    RevisionFact Revisions,
    bool HasCertificates,
    IReadOnlyList<KeptDeparture> Kept)
{
    /// <summary>The kept one where the text is frozen, else one that is set when it is asked for.</summary>
    public bool HasPdf => Paper.ContentJson is null ? Browser.IsAvailable : Paper.PdfFileId is not null;

    public LinkedPaper? Concerned => Linked.FirstOrDefault(l => l.Id == Paper.ConcernsId);

    /// <summary>What was made about this paper, whatever became of it.</summary>
    public IEnumerable<LinkedPaper> FollowUps => Linked.Where(l => l.ConcernsId == Paper.Id);
}

/// <summary>The wording the paper is made from; there is none to choose for kinds that are always set in the portal's words.</summary>
/// <param name="CanSwitch">Something else is in force by now, and the draft may take it.</param>
public sealed record TemplateFact(string Name, bool CanSwitch, string NameInForce);

/// <param name="Open">A revision that nobody has decided on yet.</param>
public sealed record RevisionFact(int Count, int? Open);

/// <param name="IsLacking">It has to be written before the paper goes up for signature.</param>
public sealed record PartRow(string Label, string? Text, bool IsLacking);

/// <summary>A paper that does something to the one shown, or the one it does something to.</summary>
public sealed record LinkedPaper(Guid Id, Guid? ConcernsId, PaperKind Kind, PaperState State, string Title, string? Number, string? Symbol, DateOnly? IssuedOn)
{
    public string InWords => Number is null ? $"{StateNames.Of(Kind)} ({StateNames.Of(State)})" : $"{StateNames.Of(Kind)} số {Number}/{Symbol} ngày {VietnamTime.Day(IssuedOn!.Value)}";
}

/// <summary>How far the comparison with the signed copy is; no state where nobody asked for it.</summary>
public sealed record ComparisonFact(ComparisonState? State, int Open, int Total, int Lines, int Ticked)
{
    /// <summary>Something of it still waits for a person.</summary>
    public bool IsOpen => Open > 0 || (State == ComparisonState.ByHand && Ticked < Lines);
}

public sealed record ReadingPage(Paper Paper, OfficialPaper Text)
{
    /// <summary>A draft is set when it is asked for; a frozen paper has the PDF that was kept, or none.</summary>
    public bool HasPdf => Paper.ContentJson is null || Paper.PdfFileId is not null;
}

[Route("papers")]
public sealed class PapersController(PortalDbContext db, PaperFiles files, IPaperRenderer renderer, IEnumerable<ISigningSummary> summaries, ReadSignatures signatures, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(PaperFilter filter)
    {
        var folded = Vietnamese.Fold(filter.Q);
        var papers = await db.PapersFor(Actor)
            .Where(p => folded == "" || p.SearchText.Contains(folded))
            .Where(p => filter.Kind == null || p.Kind == filter.Kind)
            .Where(p => filter.State == null || p.State == filter.State)
            .Where(p => filter.Campaign == null || p.CampaignId == filter.Campaign)
            .OrderByDescending(p => p.IssuedOn == null)
            .ThenByDescending(p => p.IssuedOn)
            .ThenByDescending(p => p.Id)
            .Select(p => new PaperRow(
                p.Id,
                p.Kind,
                p.Title,
                p.State,
                p.Number,
                p.Symbol,
                p.IssuedOn,
                db.Campaigns.Where(c => c.Id == p.CampaignId).Select(c => c.Name).FirstOrDefault(),
                db.Participants.Where(x => x.Id == p.ParticipantId).Select(x => x.Name).FirstOrDefault()))
            .ToPageAsync(filter.Page, cancellation: Cancellation);
        return View("Index", new PapersPage(filter, papers));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, int? page)
    {
        var paper = await db.PapersFor(Actor).AsNoTracking().Where(p => p.Id == id).OneAsync(Cancellation);
        var names = await db.Units.Where(u => u.Id == paper.IssuingUnitId)
            .Select(u => new
            {
                Unit = u.Name,
                Campaign = db.Campaigns.Where(c => c.Id == paper.CampaignId).Select(c => c.Name).FirstOrDefault(),
                SignedFile = db.StoredFiles.Where(f => f.Id == paper.SignedFileId).Select(f => f.FileName).FirstOrDefault(),
            })
            .OneAsync(Cancellation);
        var issuer = await db.CampaignIssuerAsync(paper, Cancellation);
        return View("Show", new PaperPage(
            paper,
            names.Unit,
            names.Campaign,
            await files.TextAsync(paper, Cancellation),
            await HomeAsync(paper, issuer),
            PaperAccess.CanDraft(Actor, paper, issuer),
            PaperAccess.CanRecordIssuance(Actor, paper, issuer),
            paper.State == PaperState.Checked ? await files.ObstaclesToSubmittingAsync(paper, Cancellation) : [],
            await renderer.CheckAsync(Cancellation),
            names.SignedFile,
            PaperAccess.CanSeeDossier(Actor, paper, issuer),
            summaries.Any(s => s.Kinds.Contains(paper.Kind)),
            paper.SignedFileId is not null && (PaperAccess.CanCompare(Actor, paper, issuer) || PaperAccess.CanReadComparison(Actor, paper)) ? await ComparisonAsync(id) : null,
            paper.SignedFileId is null ? null : await signatures.RunAsync(paper, Cancellation),
            await db.HistoryOfAsync(AuditSubject.Paper, id, page, Cancellation),
            await PartsAsync(paper),
            files.ComposerOf(paper).ChangesOf(paper) is not null,
            await db.PapersFor(Actor)
                .Where(p => p.ConcernsId == id || p.Id == paper.ConcernsId)
                .OrderBy(p => p.IssuedOn).ThenBy(p => p.Id)
                .Select(p => new LinkedPaper(p.Id, p.ConcernsId, p.Kind, p.State, p.Title, p.Number, p.Symbol, p.IssuedOn))
                .ToListAsync(Cancellation),
            await TemplateAsync(paper),
            await db.PaperRevisions.Where(r => r.PaperId == id)
                .GroupBy(r => r.PaperId)
                .Select(g => new RevisionFact(g.Count(), g.Where(r => r.State == RevisionState.Offered).Max(r => (int?)r.Number)))
                .SingleOrDefaultAsync(Cancellation) ?? new RevisionFact(0, null),
            await HasCertificatesAsync(paper),
            PaperAccess.CanSeeDossier(Actor, paper, issuer)
                ? await db.KeptDepartures.AsNoTracking().Where(k => k.PaperId == id && k.WithdrawnAt == null).OrderBy(k => k.Id).ToListAsync(Cancellation)
                : []));
    }

    /// <summary>Only the text, for who reads or prints it: no navigation, one page.</summary>
    [HttpGet("{id:guid}/reading")]
    public async Task<IActionResult> Read(Guid id)
    {
        var paper = await VisibleAsync(id);
        return View("Reading", new ReadingPage(paper, await files.TextAsync(paper, Cancellation)));
    }

    [AllowAnonymous]
    [HttpGet("{id:guid}/pdf")]
    public async Task<IActionResult> Pdf(Guid id, bool download)
    {
        var paper = await VisibleAsync(id);
        return Sent(await files.PdfAsync(paper, Cancellation), FileKinds.MediaType(FileKind.Pdf), PaperFiles.FileName(paper, "pdf"), download);
    }

    [HttpGet("{id:guid}/docx")]
    public async Task<IActionResult> Docx(Guid id)
    {
        var paper = await VisibleAsync(id);
        return Sent(await files.DocxAsync(paper, Cancellation), FileKinds.MediaType(FileKind.Docx), PaperFiles.FileName(paper, "docx"), download: true);
    }

    /// <summary>The signed file, byte for byte as it came in.</summary>
    [AllowAnonymous]
    [HttpGet("{id:guid}/signed")]
    public async Task<IActionResult> SignedFile(Guid id)
    {
        var paper = await VisibleAsync(id);
        var file = await db.StoredFiles.AsNoTracking().Where(f => f.Id == paper.SignedFileId).OneAsync(Cancellation);
        return Sent(await files.OpenAsync(file.Id, Cancellation), file.MediaType, file.FileName, !FileKinds.ShowsInBrowser(file.MediaType));
    }

    private async Task<IReadOnlyList<PartRow>> PartsAsync(Paper paper) => paper.ContentJson is not null
        ? []
        : [.. (await files.ComposerOf(paper).PartsAsync(paper, Cancellation)).Select(p => new PartRow(p.Label, paper.Said(p.Part) ?? p.Default, p.Lacking(paper) is not null))];

    private async Task<bool> HasCertificatesAsync(Paper paper) =>
        paper is { Kind: PaperKind.AwardDecision, Number: not null }
        && AwardAccess.CanSee(Actor, await db.Campaigns.AsNoTracking().Where(c => c.Id == paper.CampaignId).OneAsync(Cancellation));

    private async Task<TemplateFact?> TemplateAsync(Paper paper)
    {
        if (TemplateForms.Of(paper.Kind) is null)
        {
            return null;
        }

        var inForce = paper.State == PaperState.Draft ? await db.TemplateInForceAsync(paper, VietnamTime.DayOf(clock.GetUtcNow()), Cancellation) : paper.TemplateVersionId;
        var name = await db.TemplateNameAsync(paper, paper.TemplateVersionId, Cancellation);
        return inForce == paper.TemplateVersionId
            ? new TemplateFact(name, false, name)
            : new TemplateFact(name, paper.RevisionNumber is null, await db.TemplateNameAsync(paper, inForce, Cancellation));
    }

    // Who reads a public paper of somebody else's campaign has no campaign to go back to.
    private async Task<string> HomeAsync(Paper paper, Guid? campaignIssuer)
    {
        if (PaperAccess.CanDraft(Actor, paper, campaignIssuer))
        {
            return files.ComposerOf(paper).HomeOf(paper);
        }

        return paper.CampaignId is { } campaign && await db.CampaignsFor(Actor).AnyAsync(c => c.Id == campaign, Cancellation)
            ? $"/campaigns/{campaign}"
            : "/papers";
    }

    private async Task<ComparisonFact> ComparisonAsync(Guid id) =>
        await db.PaperComparisons.Where(c => c.PaperId == id)
            .Select(c => new ComparisonFact(
                c.State,
                db.SignedDifferences.Count(d => d.PaperId == id && d.State == SignedDifferenceState.Open),
                db.SignedDifferences.Count(d => d.PaperId == id),
                c.LineCount,
                db.LineTicks.Count(t => t.ComparisonId == c.Id)))
            .SingleOrDefaultAsync(Cancellation)
        ?? new ComparisonFact(null, 0, 0, 0, 0);

    private Task<Paper> VisibleAsync(Guid id) =>
        db.PapersFor(Actor).AsNoTracking().Where(p => p.Id == id).OneAsync(Cancellation);

    private FileStreamResult Sent(Stream content, string mediaType, string fileName, bool download)
    {
        if (!download)
        {
            var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("inline");
            disposition.SetHttpFileName(fileName);
            Response.Headers.ContentDisposition = disposition.ToString();
            return File(content, mediaType);
        }

        return File(content, mediaType, fileName);
    }
}
