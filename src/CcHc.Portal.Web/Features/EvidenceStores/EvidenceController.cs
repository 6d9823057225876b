using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.EvidenceStores;

/// <summary>One store: what a unit has put together for one campaign.</summary>
public sealed record StoreRow(Guid UnitId, string UnitName, Guid CampaignId, string CampaignName, int Items);

public sealed record EvidenceRow(
    Guid Id, EvidenceKind Kind, string Abstract, string? Number, DateOnly? DatedOn, string? Issuer, DateTimeOffset AddedAt, string AddedByName, int? LastRevision, bool IsWithdrawn, int Uses, DescriptionOrigin From, bool IsJoined, string? Addressee, bool IsQuarantined);

public sealed record StorePage(
    StoreRow Store, Page<EvidenceRow> Rows, string? Q, string? Show, bool CanKeep, IReadOnlyList<Obstacle> Obstacles, int Waiting, EvidenceRoom Room, DateOnly? StartsOn, DateOnly? EndsOn, IReadOnlyList<Guid> Sheets);

public sealed record RevisionRow(int Number, string FileName, string Sha256, string ByName, DateTimeOffset At, long Size, string MediaType, ScanState Scan, string? Threat);

public sealed record UseRow(Guid SheetId, string Code, string Participant);

/// <summary>Another item that belongs to this one: a picture of a joined PDF, or the PDF that a picture went into.</summary>
public sealed record RelatedRow(Guid Id, string Abstract);

public sealed record EvidencePage(
    Evidence Item, StoreRow Store, IReadOnlyList<RevisionRow> Revisions, IReadOnlyList<UseRow> Uses, bool CanKeep, IReadOnlyList<Obstacle> Obstacles, DescriptionForm Form, string LimitsText)
{
    public string? PeriodWarning { get; init; }

    /// <summary>How far the PDF of a Word or Excel file is; null when nobody asked for one.</summary>
    public WorkState? Preview { get; init; }

    public RelatedRow? JoinedInto { get; init; }

    public IReadOnlyList<RelatedRow> JoinedFrom { get; init; } = [];

    /// <summary>Names of other units whose stores hold the same bytes; shown to those who judge, not to the unit itself.</summary>
    public IReadOnlyList<string> SameElsewhere { get; init; } = [];
}

public sealed record DescriptionForm
{
    /// <summary>Of the item that is described anew; a new item has none.</summary>
    public long Version { get; init; }

    public string? Abstract { get; init; }

    public string? Number { get; init; }

    public DateOnly? DatedOn { get; init; }

    public string? Issuer { get; init; }

    public string? Addressee { get; init; }

    public EvidenceDescription ToDescription() => new(Abstract ?? "", Number, DatedOn, Issuer) { Addressee = Addressee };
}

public sealed class DescriptionFormValidator : AbstractValidator<DescriptionForm>
{
    public DescriptionFormValidator()
    {
        RuleFor(f => f.Abstract).NotEmpty().MaximumLength(Evidence.AbstractMaxLength);
        RuleFor(f => f.Number).MaximumLength(Evidence.NumberMaxLength);
        RuleFor(f => f.Issuer).MaximumLength(Evidence.IssuerMaxLength);
        RuleFor(f => f.Addressee).MaximumLength(Evidence.AddresseeMaxLength);
    }
}

[Route("evidence")]
public sealed class EvidenceController(PortalDbContext db, ReadStore read, KeepEvidenceFiles keepFiles, ReadEvidenceRoom readRoom, IFileStore files, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? unitId, Guid? campaignId, string? q, string? show, int? page)
    {
        if (unitId is not { } unit || campaignId is not { } campaign)
        {
            var own = await read.OwnAsync(Actor, Cancellation);
            return own is [var only] ? Redirect($"/evidence?unitId={only.UnitId}&campaignId={only.CampaignId}") : View("Stores", own);
        }

        var (store, found, obstacles) = await read.StoreAsync(Actor, unit, campaign, clock.GetUtcNow(), Cancellation);
        var items = db.Evidence.Where(e => e.UnitId == unit && e.CampaignId == campaign);
        items = show switch
        {
            "chua-dung" => items.Where(e => e.WithdrawnAt == null && !db.EvidenceUses.Any(u => u.EvidenceId == e.Id)),
            "can-xem-lai" => items.Where(e => e.WithdrawnAt == null && e.DescribedFrom != DescriptionOrigin.Person),
            "ngoai-dot" => items.Where(e => e.WithdrawnAt == null && (e.DatedOn < found.StartsOn || e.DatedOn > found.EndsOn)),
            "da-rut" => items.Where(e => e.WithdrawnAt != null),
            _ => items.Where(e => e.WithdrawnAt == null),
        };
        if (Vietnamese.Fold(q) is { Length: > 0 } folded)
        {
            items = items.Where(e => e.SearchText.Contains(folded));
        }

        var rows = await items
            .OrderByDescending(e => e.AddedAt).ThenBy(e => e.Id)
            .Select(e => new EvidenceRow(
                e.Id, e.Kind, e.Abstract, e.Number, e.DatedOn, e.Issuer, e.AddedAt, e.AddedByName,
                e.Revisions.Max(r => (int?)r.Number), e.WithdrawnAt != null, db.EvidenceUses.Count(u => u.EvidenceId == e.Id), e.DescribedFrom, e.JoinedIntoId != null, e.Addressee,
                db.StoredFiles.Any(f => f.Scan == ScanState.Quarantined && e.Revisions.Any(r => r.FileId == f.Id))))
            .ToPageAsync(page, cancellation: Cancellation);
        var waiting = await db.Evidence.CountAsync(e => e.UnitId == unit && e.CampaignId == campaign && e.WithdrawnAt == null && e.DescribedFrom != DescriptionOrigin.Person, Cancellation);
        var room = await readRoom.RunAsync(campaign, unit, Cancellation);
        return View("Index", new StorePage(store, rows, q, show, EvidenceAccess.CanKeep(Actor, found, unit), obstacles, waiting, room, found.StartsOn, found.EndsOn, await read.SheetsAsync(Actor, unit, campaign, Cancellation)));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id) => View("Show", await PageAsync(id));

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(Guid id, DescriptionForm form)
    {
        var (item, campaign) = await read.ForActAsync(Actor, id, Cancellation);
        Demand.That(EvidenceAccess.CanKeep(Actor, campaign, item.UnitId));
        DomainRuleException.ThrowIfAny(Evidence.ObstaclesToAdding(campaign, clock.GetUtcNow(), null, item.UnitId));
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            return Again("Show", await PageAsync(id) with { Form = form });
        }

        if (form.Version != item.Version)
        {
            db.ChangeTracker.Clear();
            return AgainChanged("Show", await PageAsync(id) with { Form = form with { Version = item.Version } }, nameof(form.Version));
        }

        item.Describe(Actor, form.ToDescription(), clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice("Đã lưu mô tả tài liệu.");
        return Redirect($"/evidence/{id}");
    }

    [HttpPost("{id:guid}/revisions")]
    public async Task<IActionResult> AddRevision(Guid id, RevisionForm form)
    {
        var now = clock.GetUtcNow();
        var (item, campaign) = await read.ForActAsync(Actor, id, Cancellation);
        Demand.That(EvidenceAccess.CanKeep(Actor, campaign, item.UnitId));
        DomainRuleException.ThrowIfAny(Evidence.ObstaclesToAdding(campaign, now, null, item.UnitId));
        var stored = ModelState.IsValid ? await keepFiles.KeepOneAsync(form.File!, Actor, item, ModelState, nameof(form.File), Cancellation) : null;
        if (stored is null)
        {
            db.ChangeTracker.Clear();
            return Again("Show", await PageAsync(id));
        }

        db.StoredFiles.Add(stored);
        item.AddRevision(Actor, stored, now);
        await db.SaveChangesAsync();

        Notice("Đã thêm phiên bản mới; phiên bản cũ vẫn được giữ.");
        return Redirect($"/evidence/{id}");
    }

    [HttpPost("{id:guid}/withdrawal")]
    public async Task<IActionResult> Withdraw(Guid id)
    {
        var (item, campaign) = await read.ForActAsync(Actor, id, Cancellation);
        Demand.That(EvidenceAccess.CanKeep(Actor, campaign, item.UnitId));
        var inDraftSheets = await db.EvidenceUses
            .Where(u => u.EvidenceId == id)
            .Join(db.ScoreLines, u => u.LineId, l => l.Id, (u, l) => l)
            .Where(l => db.ScoreSheets.Any(s => s.Id == l.SheetId && s.State == SheetState.Draft))
            .OrderBy(l => l.Code)
            .Select(l => l.Code)
            .ToListAsync(Cancellation);

        item.Withdraw(Actor, clock.GetUtcNow(), inDraftSheets);
        await db.SaveChangesAsync();

        Notice("Đã rút tài liệu khỏi kho. Phiếu đã khóa vẫn giữ tài liệu này.");
        return Redirect($"/evidence?unitId={item.UnitId}&campaignId={item.CampaignId}");
    }

    [HttpGet("{id:guid}/history")]
    public async Task<IActionResult> History(Guid id, int? page)
    {
        var (item, _) = await read.ForActAsync(Actor, id, Cancellation);
        ViewData["Id"] = id;
        ViewData["Name"] = item.Abstract;
        return View("History", await db.HistoryOfAsync(AuditSubject.Evidence, id, page, Cancellation));
    }

    /// <summary>The bytes as they came in. PDF and pictures open in the browser, others are saved; <c>download</c> saves all.</summary>
    [Frameable]
    [HttpGet("{id:guid}/revisions/{number:int}/file")]
    public async Task<IActionResult> Download(Guid id, int number, bool download)
    {
        var file = await read.Visible(Actor)
            .Where(e => e.Id == id)
            .SelectMany(e => e.Revisions.Where(r => r.Number == number))
            .Join(db.StoredFiles.AsNoTracking(), r => r.FileId, f => f.Id, (r, f) => f)
            .OneAsync(Cancellation);
        return Stored(files, file, inline: !download);
    }

    private async Task<EvidencePage> PageAsync(Guid id)
    {
        var now = clock.GetUtcNow();
        var item = await read.Visible(Actor).AsNoTracking().Where(e => e.Id == id).OneAsync(Cancellation);
        var store = await read.NamesAsync(item.UnitId, item.CampaignId, Cancellation);
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases).SingleAsync(c => c.Id == item.CampaignId, Cancellation);
        var revisions = await db.EvidenceRevisions
            .Where(r => r.EvidenceId == id)
            .Join(db.StoredFiles, r => r.FileId, f => f.Id, (r, f) => new { r, f.Size, f.MediaType, f.Scan, f.Threat })
            .OrderByDescending(x => x.r.Number)
            .Select(x => new RevisionRow(x.r.Number, x.r.FileName, x.r.Sha256, x.r.ByName, x.r.At, x.Size, x.MediaType, x.Scan, x.Threat))
            .ToListAsync(Cancellation);
        var sheets = db.ScoreSheets.Where(SheetAccess.VisibleTo(Actor, db.Campaigns));
        var uses = await db.EvidenceUses
            .Where(u => u.EvidenceId == id)
            .Join(db.ScoreLines, u => u.LineId, l => l.Id, (u, l) => l)
            .Join(sheets, l => l.SheetId, s => s.Id, (l, s) => new { l.Code, s.Id, s.ParticipantId })
            .Join(db.Participants, x => x.ParticipantId, p => p.Id, (x, p) => new UseRow(x.Id, x.Code, p.Name))
            .ToListAsync(Cancellation);
        return new EvidencePage(
            item,
            store,
            revisions,
            [.. uses.OrderBy(u => u.Code, StringComparer.Ordinal)],
            EvidenceAccess.CanKeep(Actor, campaign, item.UnitId),
            [.. Evidence.ObstaclesToAdding(campaign, now, null, item.UnitId)],
            new DescriptionForm { Version = item.Version, Abstract = item.Abstract, Number = item.Number, DatedOn = item.DatedOn, Issuer = item.Issuer, Addressee = item.Addressee },
            keepFiles.LimitsText)
        {
            Preview = revisions is [var last, ..] && OfficePdf.Takes(last.MediaType) ? (await db.PreviewAsync(last.Sha256, Cancellation))?.State : null,
            PeriodWarning = Evidence.OutsidePeriod(campaign, item.DatedOn),
            JoinedInto = await db.Evidence.Where(e => e.Id == item.JoinedIntoId).Select(e => new RelatedRow(e.Id, e.Abstract)).SingleOrDefaultAsync(Cancellation),
            JoinedFrom = await db.Evidence.Where(e => e.JoinedIntoId == id).OrderBy(e => e.Abstract).ThenBy(e => e.Id).Select(e => new RelatedRow(e.Id, e.Abstract)).ToListAsync(Cancellation),
            SameElsewhere = EvidenceAccess.SeesSameElsewhere(Actor, item)
                ? await db.EvidenceRevisions
                    .Where(r => db.EvidenceRevisions.Any(own => own.EvidenceId == id && own.Sha256 == r.Sha256))
                    .Join(db.Evidence, r => r.EvidenceId, e => e.Id, (r, e) => e.UnitId)
                    .Where(u => u != item.UnitId)
                    .Distinct()
                    .Join(db.Units, u => u, u => u.Id, (_, u) => u.Name)
                    .OrderBy(n => n)
                    .ToListAsync(Cancellation)
                : [],
        };
    }
}

public sealed record RevisionForm
{
    public IFormFile? File { get; init; }
}

public sealed class RevisionFormValidator : AbstractValidator<RevisionForm>
{
    public RevisionFormValidator() => RuleFor(f => f.File).NotNull().WithMessage("Cần chọn tệp.");
}

/// <summary>Reads stores and their items for somebody.</summary>
public sealed class ReadStore(PortalDbContext db)
{
    public IQueryable<Evidence> Visible(Actor actor) =>
        db.Evidence.Where(EvidenceAccess.VisibleTo(actor, db.Campaigns, db.EvidenceUses, db.ScoreLines, db.ScoreSheets, db.Criteria));

    /// <summary>The stores of the units the actor fills in for, newest campaign first.</summary>
    public async Task<IReadOnlyList<StoreRow>> OwnAsync(Actor actor, CancellationToken cancellation)
    {
        var (units, narrowUnits, narrowCampaigns) = RoleReach.Of(actor, Role.UnitOfficer, Role.UnitHead);
        var pairs = db.Participants
            .Where(p => p.UnitId != null
                && (units.Contains(p.UnitId.Value) || (narrowUnits.Contains(p.UnitId.Value) && narrowCampaigns.Contains(p.CampaignId))))
            .Select(p => new { UnitId = p.UnitId!.Value, p.CampaignId })
            .Distinct();
        return await pairs
            .Join(db.Campaigns.Where(c => c.State != CampaignState.Draft), p => p.CampaignId, c => c.Id, (p, c) => new { p.UnitId, Campaign = c })
            .Join(db.Units, p => p.UnitId, u => u.Id, (p, u) => new { p.UnitId, UnitName = u.Name, p.Campaign.Id, p.Campaign.Name, p.Campaign.OpenedAt })
            .OrderByDescending(p => p.OpenedAt).ThenBy(p => p.UnitName).ThenBy(p => p.Id)
            .Select(p => new StoreRow(p.UnitId, p.UnitName, p.Id, p.Name, db.Evidence.Count(e => e.UnitId == p.UnitId && e.CampaignId == p.Id && e.WithdrawnAt == null)))
            .ToListAsync(cancellation);
    }

    /// <summary>A store that the actor may look into as a whole: the own unit's, or any of a campaign one runs or watches.</summary>
    /// <exception cref="NotFoundException">when it is not, or the unit does not take part.</exception>
    public async Task<(StoreRow Store, Campaign Campaign, IReadOnlyList<Obstacle> Obstacles)> StoreAsync(
        Actor actor, Guid unitId, Guid campaignId, DateTimeOffset now, CancellationToken cancellation)
    {
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases).Where(c => c.Id == campaignId && c.State != CampaignState.Draft).OneAsync(cancellation);
        var takesPart = await db.Participants.AnyAsync(p => p.CampaignId == campaignId && p.UnitId == unitId, cancellation);
        var maySee = CampaignAccess.CanOversee(actor, campaign)
            || actor.Holds(Role.UnitOfficer, unitId, campaignId)
            || actor.Holds(Role.UnitHead, unitId, campaignId);
        if (!maySee || (!takesPart && unitId != campaign.IssuingUnitId))
        {
            throw new NotFoundException();
        }

        return (await NamesAsync(unitId, campaignId, cancellation), campaign, [.. Evidence.ObstaclesToAdding(campaign, now, null, unitId)]);
    }

    /// <summary>Sheets of the unit that the actor may see as a whole; their dossiers can be downloaded.</summary>
    public async Task<IReadOnlyList<Guid>> SheetsAsync(Actor actor, Guid unitId, Guid campaignId, CancellationToken cancellation) =>
        await db.ScoreSheets
            .Where(SheetAccess.VisibleTo(actor, db.Campaigns))
            .Where(s => s.UnitId == unitId && s.CampaignId == campaignId)
            .OrderBy(s => s.Id)
            .Select(s => s.Id)
            .ToListAsync(cancellation);

    public Task<StoreRow> NamesAsync(Guid unitId, Guid campaignId, CancellationToken cancellation) =>
        db.Units
            .Where(u => u.Id == unitId)
            .Select(u => new StoreRow(
                unitId,
                u.Name,
                campaignId,
                db.Campaigns.Where(c => c.Id == campaignId).Select(c => c.Name).First(),
                db.Evidence.Count(e => e.UnitId == unitId && e.CampaignId == campaignId && e.WithdrawnAt == null)))
            .SingleAsync(cancellation);

    public async Task<(Evidence Item, Campaign Campaign)> ForActAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        var item = await Visible(actor).Include(e => e.Revisions).Where(e => e.Id == id).OneAsync(cancellation);
        var campaign = await db.Campaigns.AsNoTracking().Include(c => c.Phases).SingleAsync(c => c.Id == item.CampaignId, cancellation);
        return (item, campaign);
    }
}
