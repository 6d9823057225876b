using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Papers;

/// <summary>
/// The steps of a paper's life that touch its text and its files. Before it is submitted a paper is set anew each time it is
/// asked for; from then on only stored bytes leave the portal.
/// </summary>
public sealed class PaperFiles(PortalDbContext db, IFileStore store, IPaperRenderer renderer, IEnumerable<IPaperComposer> composers)
{
    private const long MostBytes = 200L * 1024 * 1024;

    public IPaperComposer ComposerOf(Paper paper) =>
        composers.FirstOrDefault(c => c.Kinds.Contains(paper.Kind))
        ?? throw new InvalidOperationException($"No composer for papers of kind {paper.Kind}.");

    /// <summary>What the paper says now: the frozen text once it is submitted; before, what was brought back from outside, or the data of the moment.</summary>
    public async Task<OfficialPaper> TextAsync(Paper paper, CancellationToken cancellation) =>
        paper.ContentJson is { } frozen
            ? PaperSnapshot.Read(frozen)
            : await UnfrozenAsync(paper, PaperMarks.Draft, cancellation);

    /// <summary>What the data says in the words of the paper's template, whatever was edited outside.</summary>
    public async Task<OfficialPaper> ComposedAsync(Paper paper, PaperMarks marks, CancellationToken cancellation)
    {
        var template = await db.TemplateVersions.Where(v => v.Id == paper.TemplateVersionId).Select(v => v.ContentJson).SingleOrDefaultAsync(cancellation);
        return await ComposerOf(paper).ComposeAsync(paper, marks with { Template = template is null ? null : PaperSnapshot.Read(template) }, cancellation);
    }

    /// <summary>Where a draft that was edited outside says something else than the data; nothing for a draft made from the data.</summary>
    public async Task<DataDifferences> DataDifferencesAsync(Paper paper, CancellationToken cancellation)
    {
        if (paper.RevisionNumber is null || paper.ContentJson is not null)
        {
            return DataDifferences.None;
        }

        var revision = await RevisionAsync(paper, cancellation);
        try
        {
            return DataDifferences.Of(PaperSnapshot.Read(revision.ContentJson), PaperSnapshot.Read(revision.ComposedJson), await ComposedAsync(paper, PaperMarks.Draft, cancellation));
        }
        catch (DomainRuleException lacking)
        {
            return DataDifferences.None with { Lacking = lacking.Message };
        }
    }

    /// <exception cref="PaperEngineUnavailableException">when it is not frozen and no browser can be had.</exception>
    /// <exception cref="NotFoundException">when it was frozen without a PDF; one that is set later would be another each time.</exception>
    public async Task<Stream> PdfAsync(Paper paper, CancellationToken cancellation) =>
        paper switch
        {
            { PdfFileId: { } file } => await OpenAsync(file, cancellation),
            { ContentJson: not null } => throw new NotFoundException("Văn bản này được lập khi máy chủ chưa dựng được tệp PDF nên chỉ có tệp Word (DOCX)."),
            _ => new MemoryStream(await renderer.PdfAsync(await TextAsync(paper, cancellation), cancellation)),
        };

    public async Task<Stream> DocxAsync(Paper paper, CancellationToken cancellation) =>
        paper.DocxFileId is { } file
            ? await OpenAsync(file, cancellation)
            : new MemoryStream(renderer.Docx(await TextAsync(paper, cancellation)));

    /// <summary>What the data lacks, and what nobody has written yet.</summary>
    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Paper paper, CancellationToken cancellation)
    {
        var composer = ComposerOf(paper);
        var parts = await composer.PartsAsync(paper, cancellation);
        return
        [
            .. await composer.ObstaclesToSubmittingAsync(paper, cancellation),
            .. parts.Select(p => p.Lacking(paper)).OfType<Obstacle>(),
            .. composer.ChangesOf(paper)?.Lacking(paper) ?? [],
            .. (await DataDifferencesAsync(paper, cancellation)).NotSeenBy(paper),
        ];
    }

    /// <summary>Bản trình ký: composed once more, frozen as text, DOCX and, where a browser is at hand, PDF.</summary>
    public async Task SubmitAsync(Actor by, Paper paper, DateTimeOffset now, CancellationToken cancellation)
    {
        Paper.Workflow.Next("submit", paper.State);
        var composer = ComposerOf(paper);
        DomainRuleException.ThrowIfAny(await ObstaclesToSubmittingAsync(paper, cancellation));

        var text = await UnfrozenAsync(paper, PaperMarks.ForSignature, cancellation);
        var (pdf, docx) = await KeepAsync(by, paper, text, now, cancellation);
        paper.Submit(by, PaperSnapshot.Write(text), pdf?.Id, docx.Id, now);
        await composer.OnSubmittedAsync(paper, by, now, cancellation);
    }

    /// <summary>Ghi nhận ban hành: number, date and signer go into the frozen text; nothing else of it changes.</summary>
    public async Task IssueAsync(Actor by, Paper paper, Issuance issuance, DateTimeOffset now, CancellationToken cancellation)
    {
        Paper.Workflow.Next("issue", paper.State);
        DomainRuleException.ThrowIfAny(paper.ObstaclesToIssuing(issuance, now));

        var submitted = PaperSnapshot.Read(paper.ContentJson!);
        var text = submitted with
        {
            IsDraft = false,
            Number = new PaperNumber(Vietnamese.Clean(issuance.Number), Vietnamese.Clean(issuance.Symbol)!),
            PlaceAndDate = submitted.PlaceAndDate is { } place ? PlaceAndDate.On(place.Place, issuance.IssuedOn) : null,
            Signature = Vietnamese.Clean(issuance.SignerName) is { } signer ? submitted.Signature with { Name = signer } : submitted.Signature,
        };
        var (pdf, docx) = await KeepAsync(by, paper, text, now, cancellation);
        paper.Issue(by, issuance, PaperSnapshot.Write(text), pdf?.Id, docx.Id, now);
        await ComposerOf(paper).OnIssuedAsync(paper, by, now, cancellation);
    }

    public async Task<Stream> OpenAsync(Guid fileId, CancellationToken cancellation)
    {
        var sha256 = await db.StoredFiles.Where(f => f.Id == fileId).Select(f => f.Sha256).SingleOrDefaultAsync(cancellation)
            ?? throw new NotFoundException("Không tìm thấy tệp này.");
        return store.OpenRead(sha256);
    }

    /// <summary>«ke-hoach-84-KH-UBND.pdf»: a name that says what it is wherever it ends up.</summary>
    public static string FileName(Paper paper, string ending)
    {
        var kind = Vietnamese.Fold(StateNames.Of(paper.Kind)).Replace(' ', '-').Replace(",", "", StringComparison.Ordinal);
        var tail = paper.Number is null
            ? StateNames.Of(paper.State)
            : $"{paper.Number}-{paper.Symbol}";
        return $"{kind}-{Vietnamese.Fold(tail).Replace(' ', '-').Replace('/', '-')}.{ending}";
    }

    private async Task<OfficialPaper> UnfrozenAsync(Paper paper, PaperMarks marks, CancellationToken cancellation) => paper.RevisionNumber is null
        ? await ComposedAsync(paper, marks, cancellation)
        : PaperSnapshot.Read((await RevisionAsync(paper, cancellation)).ContentJson) with { IsDraft = marks.IsDraft };

    private Task<PaperRevision> RevisionAsync(Paper paper, CancellationToken cancellation) =>
        db.PaperRevisions.AsNoTracking().Where(r => r.PaperId == paper.Id && r.Number == paper.RevisionNumber).SingleAsync(cancellation);

    private async Task<(StoredFile? Pdf, StoredFile Docx)> KeepAsync(Actor by, Paper paper, OfficialPaper text, DateTimeOffset now, CancellationToken cancellation)
    {
        // Both are set before either is kept: a paper is frozen with all its files or not at all.
        var docx = renderer.Docx(text);
        var pdf = await PdfIfPossibleAsync(text, cancellation);
        return (
            pdf is null ? null : await KeepAsync(by, pdf, FileKinds.MediaType(FileKind.Pdf), FileName(paper, "pdf"), now, cancellation),
            await KeepAsync(by, docx, FileKinds.MediaType(FileKind.Docx), FileName(paper, "docx"), now, cancellation));
    }

    /// <summary>Nothing where the installation has no browser. One that failed this time may do it the next.</summary>
    private async Task<byte[]?> PdfIfPossibleAsync(OfficialPaper text, CancellationToken cancellation)
    {
        try
        {
            return await renderer.PdfAsync(text, cancellation);
        }
        catch (PaperEngineUnavailableException lasting) when (lasting.IsLasting)
        {
            return null;
        }
        catch (PaperEngineUnavailableException failed)
        {
            throw new PaperEngineUnavailableException("Máy chủ chưa dựng xong tệp PDF. Văn bản giữ nguyên như trước, chưa ghi nhận gì; hãy thử lại sau ít phút. Nếu vẫn không được, báo quản trị hệ thống.", failed);
        }
    }

    private async Task<StoredFile> KeepAsync(Actor by, byte[] bytes, string mediaType, string fileName, DateTimeOffset now, CancellationToken cancellation)
    {
        using var content = new MemoryStream(bytes);
        var kept = await store.SaveAsync(content, MostBytes, cancellation);
        var file = new StoredFile(kept.Sha256, kept.Size, mediaType, fileName, by.PersonId, now);
        db.StoredFiles.Add(file);
        return file;
    }
}
