using CcHc.Portal.Data;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.EvidenceStores;

public sealed record PhotoForm
{
    public Guid Id { get; init; }

    public bool Chosen { get; init; }

    /// <summary>Which page it becomes; without one the photographs follow as they were listed.</summary>
    public int? Place { get; init; }
}

public sealed record PhotoJoinForm
{
    public string? Title { get; init; }

    public List<PhotoForm> Photos { get; init; } = [];
}

public sealed class PhotoJoinFormValidator : AbstractValidator<PhotoJoinForm>
{
    public PhotoJoinFormValidator()
    {
        RuleFor(f => f.Title).NotEmpty().MaximumLength(Evidence.AbstractMaxLength);
        RuleFor(f => f.Photos)
            .Must(photos => photos.Count(p => p.Chosen) >= 2).WithMessage("Cần chọn ít nhất hai ảnh.")
            .Must(photos => photos.Count(p => p.Chosen) <= PhotoJoinsController.MostPhotos).WithMessage($"Mỗi lần ghép không quá {PhotoJoinsController.MostPhotos} ảnh.");
        RuleForEach(f => f.Photos).ChildRules(photo => photo.RuleFor(p => p.Place).InclusiveBetween(1, 99));
    }
}

public sealed record PhotoRow(Guid Id, string Abstract, string FileName, int Revision, string Sha256, string MediaType, long Size);

public sealed record PhotoJoinPage(StoreRow Store, IReadOnlyList<PhotoRow> Rows, IReadOnlyList<Obstacle> Obstacles)
{
    public string? Title { get; init; }

    public List<PhotoForm> Photos { get; init; } = [];
}

/// <summary>Photographs of a paper, page by page, joined into one PDF; the photographs stay in the store as they came.</summary>
[Route("units/{unitId:guid}/campaigns/{campaignId:guid}/evidence/photo-joins")]
public sealed class PhotoJoinsController(
    PortalDbContext db, ReadStore read, ReadEvidenceRoom readRoom, IPictureBinder binder, IFileStore files, TimeProvider clock) : PortalController
{
    public const int MostPhotos = 20;

    private const int MostShown = 40;
    // The pages are set in memory.
    private const long MostBytes = 80L * 1024 * 1024;

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid unitId, Guid campaignId)
    {
        var (page, _) = await PageAsync(unitId, campaignId);
        return View("PhotoJoin", page with { Photos = [.. page.Rows.Select(r => new PhotoForm { Id = r.Id })] });
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid unitId, Guid campaignId, PhotoJoinForm form)
    {
        var now = clock.GetUtcNow();
        var (page, campaign) = await PageAsync(unitId, campaignId);
        DomainRuleException.ThrowIfAny(page.Obstacles);
        var typed = page.Rows.Select(r => form.Photos.FirstOrDefault(p => p.Id == r.Id) ?? new PhotoForm { Id = r.Id }).ToList();
        page = page with { Title = form.Title, Photos = typed };
        var chosen = page.Rows.Zip(typed).Where(x => x.Second.Chosen).OrderBy(x => x.Second.Place ?? int.MaxValue).Select(x => x.First).ToList();
        if (ModelState.IsValid && chosen.Sum(c => c.Size) > MostBytes)
        {
            ModelState.AddModelError("Photos", $"Các ảnh đã chọn có tổng dung lượng quá {FileTexts.Megabytes(MostBytes)} MB; anh/chị ghép thành nhiều tệp.");
        }

        if (!ModelState.IsValid)
        {
            return Again("PhotoJoin", page);
        }

        try
        {
            var joined = await JoinAsync(campaign, unitId, form.Title!, chosen, now);
            Notice($"Đã ghép {chosen.Count} ảnh thành một tệp PDF. Các ảnh gốc vẫn ở trong kho.");
            return Redirect($"/evidence/{joined.Id}");
        }
        catch (DomainRuleException refusal)
        {
            return Again("PhotoJoin", page, refusal);
        }
        catch (PaperEngineUnavailableException unavailable)
        {
            ModelState.AddModelError("", unavailable.Message);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("PhotoJoin", page);
        }
    }

    private async Task<Evidence> JoinAsync(Campaign campaign, Guid unitId, string title, IReadOnlyList<PhotoRow> chosen, DateTimeOffset now)
    {
        var room = await readRoom.RunAsync(campaign.Id, unitId, Cancellation);
        room.DemandFor(chosen.Sum(c => c.Size));
        var pdf = await binder.BindAsync([.. chosen.Select(c => new Photograph(c.MediaType, () => files.OpenRead(c.Sha256)))], Cancellation);
        room.DemandFor(pdf.LongLength);
        using var content = new MemoryStream(pdf);
        var kept = await files.SaveAsync(content, pdf.LongLength, Cancellation);
        var stored = new StoredFile(kept.Sha256, kept.Size, FileKinds.MediaType(FileKind.Pdf), title + ".pdf", Actor.PersonId, now);
        var joined = new Evidence(Actor, unitId, campaign.Id, EvidenceKind.File, new EvidenceDescription(title, null, null, null), null, now);
        joined.AddRevision(Actor, stored, now);
        db.StoredFiles.Add(stored);
        db.Evidence.Add(joined);
        var ids = chosen.Select(c => c.Id).ToList();
        foreach (var photo in await db.Evidence.Where(e => ids.Contains(e.Id)).ToListAsync(Cancellation))
        {
            photo.JoinInto(Actor, joined, now);
        }

        await db.SaveChangesAsync();
        return joined;
    }

    private async Task<(PhotoJoinPage Page, Campaign Campaign)> PageAsync(Guid unitId, Guid campaignId)
    {
        var (store, campaign, obstacles) = await read.StoreAsync(Actor, unitId, campaignId, clock.GetUtcNow(), Cancellation);
        Demand.That(EvidenceAccess.CanKeep(Actor, campaign, unitId));
        var rows = await db.Evidence
            .Where(e => e.UnitId == unitId && e.CampaignId == campaignId && e.WithdrawnAt == null && e.JoinedIntoId == null)
            .Join(db.EvidenceRevisions, e => e.Id, r => r.EvidenceId, (e, r) => new { Item = e, Revision = r })
            .Where(x => !db.EvidenceRevisions.Any(later => later.EvidenceId == x.Item.Id && later.Number > x.Revision.Number))
            .Join(db.StoredFiles, x => x.Revision.FileId, f => f.Id, (x, f) => new { x.Item, x.Revision, File = f })
            .Where(x => x.File.MediaType.StartsWith("image/"))
            .OrderByDescending(x => x.Item.AddedAt).ThenBy(x => x.Revision.FileName).ThenBy(x => x.Item.Id)
            .Take(MostShown)
            .Select(x => new PhotoRow(x.Item.Id, x.Item.Abstract, x.Revision.FileName, x.Revision.Number, x.File.Sha256, x.File.MediaType, x.File.Size))
            .ToListAsync(Cancellation);
        return (new PhotoJoinPage(store, rows, obstacles), campaign);
    }
}
