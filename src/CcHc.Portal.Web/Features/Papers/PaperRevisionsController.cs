using CcHc.Portal.Data;
using CcHc.Portal.Documents.Drafts;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Papers;

public sealed record RevisionUploadForm
{
    public IFormFile? File { get; init; }
}

public sealed class RevisionUploadFormValidator : AbstractValidator<RevisionUploadForm>
{
    /// <summary>A paper with its annexes; a larger file is pictures.</summary>
    public const int MostMegabytes = 20;

    public RevisionUploadFormValidator()
    {
        RuleFor(f => f.File).NotNull().WithMessage("Cần chọn tệp Word (.docx) đã sửa.");
        RuleFor(f => f.File).Must(f => f is null || f.Length <= MostMegabytes * 1024L * 1024L).WithMessage($"Tệp lớn hơn {MostMegabytes} MB, là mức lớn nhất đọc được.");
    }
}

public sealed record RevisionDecisionForm
{
    /// <summary>Of the paper whose draft is to be replaced.</summary>
    public long Version { get; init; }
}

public sealed class RevisionDecisionFormValidator : AbstractValidator<RevisionDecisionForm>;

public sealed record RevisionRow(int Number, RevisionState State, string FileName, string Sha256, string ByName, DateTimeOffset At, string? DecidedByName);

public sealed record RevisionsPage(Paper Paper, Page<RevisionRow> Revisions, RevisionUploadForm Form, bool CanDraft);

/// <param name="Differences">What accepting it would change; once it is decided, what it changed.</param>
/// <param name="FromData">Rows of its lists and tables that are not as the data has them.</param>
/// <param name="FiguresFromData">Sentences with another figure than the data.</param>
public sealed record RevisionPage(Paper Paper, PaperRevision Revision, Page<DraftDifference> Differences, IReadOnlyList<DraftDifference> FromData, IReadOnlyList<DraftDifference> FiguresFromData, RevisionDecisionForm Form, bool CanDraft)
{
    public IReadOnlyList<string> Unread => TextLines.Of(Revision.Unread);

    public bool IsOpen => Revision.State == RevisionState.Offered && Paper.State == PaperState.Draft && CanDraft;
}

/// <summary>A draft that was edited in Word and brought back: read, laid beside the present one, taken over or not.</summary>
[Route("papers/{id:guid}/revisions")]
public sealed class PaperRevisionsController(PortalDbContext db, PaperFiles files, Uploads uploads, IFileStore store, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, int? page)
    {
        var paper = await WorkedOnAsync(id);
        return View("Revisions", await ListAsync(paper, new RevisionUploadForm(), page));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, [Bind(Prefix = "form")] RevisionUploadForm form)
    {
        var paper = await db.PaperToDraftAsync(Actor, id);
        DomainRuleException.ThrowIf(paper.State != PaperState.Draft, "revision.state", "Chỉ nhận bản sửa ngoài khi văn bản còn là dự thảo; hãy đưa về dự thảo trước.");
        if (!ModelState.IsValid || form.File!.ReadDocx(PaperReader.Read, ModelState, "form.file") is not { } read)
        {
            return Again("Revisions", await ListAsync(paper, form, null));
        }

        var present = await files.TextAsync(paper, Cancellation);
        if (read.Kind != present.Kind)
        {
            ModelState.AddModelError("form.file", $"Tệp này là {read.KindName ?? "văn bản chưa rõ loại"}, dự thảo là {StateNames.Of(present.Kind)}. Chọn đúng tệp của văn bản này.");
            return Again("Revisions", await ListAsync(paper, form, null));
        }

        if (await uploads.KeepAsync(form.File, Actor, [FileKind.Docx], ModelState, "form.file", Cancellation) is not { } file)
        {
            return Again("Revisions", await ListAsync(paper, form, null));
        }

        var number = 1 + (await db.PaperRevisions.Where(r => r.PaperId == id).MaxAsync(r => (int?)r.Number, Cancellation) ?? 0);
        db.StoredFiles.Add(file);
        db.PaperRevisions.Add(new PaperRevision(
            Actor,
            paper,
            number,
            file,
            PaperSnapshot.Write(DraftMerge.Over(present, read)),
            PaperSnapshot.Write(present),
            PaperSnapshot.Write(await ComposedAsync(paper, present)),
            [.. read.Unread.Select(u => $"{u.Place}: {u.Text}"), .. read.Notes],
            clock.GetUtcNow()));
        await db.SaveChangesAsync();

        return Redirect($"/papers/{id}/revisions/{number}");
    }

    [HttpGet("{number:int}")]
    public async Task<IActionResult> Show(Guid id, int number, int? page)
    {
        var paper = await WorkedOnAsync(id);
        return View("Revision", await PageAsync(paper, number, page));
    }

    /// <summary>The very file that was brought back.</summary>
    [HttpGet("{number:int}/file")]
    public async Task<IActionResult> SourceFile(Guid id, int number)
    {
        await WorkedOnAsync(id);
        var revision = await db.PaperRevisions.Where(r => r.PaperId == id && r.Number == number).Select(r => new { r.FileId }).OneAsync(Cancellation);
        return Stored(store, await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == revision.FileId, Cancellation));
    }

    [HttpPost("{number:int}/acceptance")]
    public async Task<IActionResult> Accept(Guid id, int number, [Bind(Prefix = "form")] RevisionDecisionForm form)
    {
        var (paper, revision) = await ToDecideAsync(id, number);
        if (form.Version != paper.Version)
        {
            return AgainChanged("Revision", await PageAsync(paper, number, null), "form.version");
        }

        revision.Accept(Actor, paper, clock.GetUtcNow());
        if (PaperSnapshot.Read(revision.ContentJson).Abstract is var about && about != PaperSnapshot.Read(revision.PresentJson).Abstract)
        {
            paper.Retitle(char.ToUpper(about[0], Vietnamese.Culture) + about[1..]);
        }

        await db.SaveChangesAsync();

        Notice($"Dự thảo nay theo bản sửa ngoài, phiên bản {number}.");
        return Redirect($"/papers/{id}");
    }

    [HttpPost("{number:int}/dropping")]
    public async Task<IActionResult> Drop(Guid id, int number)
    {
        var (_, revision) = await ToDecideAsync(id, number);

        revision.Drop(Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice($"Không nhận bản sửa ngoài, phiên bản {number}. Dự thảo giữ nguyên, tệp vẫn được lưu.");
        return Redirect($"/papers/{id}");
    }

    private async Task<(Paper Paper, PaperRevision Revision)> ToDecideAsync(Guid id, int number)
    {
        var paper = await db.PaperToDraftAsync(Actor, id);
        return (paper, await db.PaperRevisions.Where(r => r.PaperId == id && r.Number == number).OneAsync());
    }

    /// <summary>Whoever works on the paper or records it sees what came back; not everybody who reads it.</summary>
    private async Task<Paper> WorkedOnAsync(Guid id)
    {
        var paper = await db.PapersFor(Actor).AsNoTracking().Where(p => p.Id == id).OneAsync(Cancellation);
        Demand.That(PaperAccess.CanRecordIssuance(Actor, paper, await db.CampaignIssuerAsync(paper, Cancellation)));
        return paper;
    }

    private async Task<RevisionsPage> ListAsync(Paper paper, RevisionUploadForm form, int? page) => new(
        paper,
        await db.PaperRevisions.Where(r => r.PaperId == paper.Id)
            .OrderByDescending(r => r.Number)
            .Select(r => new RevisionRow(r.Number, r.State, db.StoredFiles.Where(f => f.Id == r.FileId).Select(f => f.FileName).First(), r.Sha256, r.ByName, r.At, r.DecidedByName))
            .ToPageAsync(page, 20, Cancellation),
        form,
        PaperAccess.CanDraft(Actor, paper, await db.CampaignIssuerAsync(paper, Cancellation)));

    private async Task<RevisionPage> PageAsync(Paper paper, int number, int? page)
    {
        var revision = await db.PaperRevisions.AsNoTracking().Where(r => r.PaperId == paper.Id && r.Number == number).OneAsync(Cancellation);
        var content = PaperSnapshot.Read(revision.ContentJson);
        var isOpen = revision.State == RevisionState.Offered && paper.State == PaperState.Draft;
        var present = isOpen ? await files.TextAsync(paper, Cancellation) : PaperSnapshot.Read(revision.PresentJson);
        var composed = isOpen ? await ComposedAsync(paper, present) : PaperSnapshot.Read(revision.ComposedJson);
        return new RevisionPage(
            paper,
            revision,
            DraftDifferences.Of(present, content).ToPage(page),
            DraftDifferences.OfTables(composed, content),
            DraftDifferences.OfFigures(composed, content),
            new RevisionDecisionForm { Version = paper.Version },
            PaperAccess.CanDraft(Actor, paper, await db.CampaignIssuerAsync(paper, Cancellation)));
    }

    // Data that makes no paper any more says nothing against the text; the check of the content says so.
    private async Task<OfficialPaper> ComposedAsync(Paper paper, OfficialPaper present)
    {
        try
        {
            return paper.RevisionNumber is null ? present : await files.ComposedAsync(paper, PaperMarks.Draft, Cancellation);
        }
        catch (DomainRuleException)
        {
            return present;
        }
    }
}

/// <summary>Soạn lại từ dữ liệu: what was edited outside is no longer the text.</summary>
[Route("papers/{id:guid}/recomposition")]
public sealed class PaperRecompositionsController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id)
    {
        var paper = await db.PaperToDraftAsync(Actor, id);
        return View("Recomposition", new RecompositionPage(paper, new RevisionDecisionForm { Version = paper.Version }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, [Bind(Prefix = "form")] RevisionDecisionForm form)
    {
        var paper = await db.PaperToDraftAsync(Actor, id);
        if (form.Version != paper.Version)
        {
            return AgainChanged("Recomposition", new RecompositionPage(paper, new RevisionDecisionForm { Version = paper.Version }), "form.version");
        }

        paper.Recompose(Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice("Dự thảo đã được soạn lại từ dữ liệu.");
        return Redirect($"/papers/{id}");
    }
}

public sealed record RecompositionPage(Paper Paper, RevisionDecisionForm Form);
