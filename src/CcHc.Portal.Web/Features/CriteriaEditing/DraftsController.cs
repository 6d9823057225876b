using System.Globalization;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.CriteriaEditing;

public sealed record BeginningForm
{
    /// <summary>«v-» and a version, «c-» and the criteria of a campaign; nothing begins from an empty page.</summary>
    public string? Source { get; init; }
}

public sealed class BeginningFormValidator : AbstractValidator<BeginningForm>
{
    public BeginningFormValidator() => RuleFor(f => f.Source).Must(BeginDraft.IsSource).WithMessage("Cần chọn một mục trong danh sách.");
}

public sealed record NewSetForm
{
    public string? Name { get; init; }

    public string? IssuedBy { get; init; }

    public Guid? OwnerUnitId { get; init; }

    public string? Source { get; init; }
}

public sealed class NewSetFormValidator : AbstractValidator<NewSetForm>
{
    public NewSetFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(CriteriaSet.NameMaxLength);
        RuleFor(f => f.IssuedBy).MaximumLength(400);
        RuleFor(f => f.OwnerUnitId).NotNull().WithMessage("Cần chọn đơn vị quản lý bộ tiêu chí.");
        RuleFor(f => f.Source).Must(BeginDraft.IsSource).WithMessage("Cần chọn một mục trong danh sách.");
    }
}

public sealed record WithdrawalForm
{
    public string? Reason { get; init; }
}

public sealed class WithdrawalFormValidator : AbstractValidator<WithdrawalForm>
{
    public WithdrawalFormValidator() => RuleFor(f => f.Reason).NotEmpty().MaximumLength(CriteriaSetVersion.ReasonMaxLength);
}

public sealed record BeginningPage(Guid SetId, string SetName, bool CanChange, IReadOnlyList<SelectListItem> Sources, BeginningForm Form);

public sealed record NewSetPage(IReadOnlyList<SelectListItem> Owners, IReadOnlyList<SelectListItem> Sources, NewSetForm Form);

public sealed record WithdrawalPage(Guid SetId, string SetName, int Leaves, WithdrawalForm Form);

/// <summary>The draft of a set: begun, looked at as a tree, taken home as a file, discarded.</summary>
[Route("criteria-sets")]
public sealed class DraftsController(PortalDbContext db, BeginDraft beginnings, TimeProvider clock) : DraftController(db)
{
    [HttpGet("new")]
    public async Task<IActionResult> New()
    {
        var owners = DemandOwners();
        return View("NewSet", await NewPageAsync(new NewSetForm { OwnerUnitId = owners is [var only] ? only : null }));
    }

    /// <summary>A set that is written here from its first version on.</summary>
    [HttpPost("new")]
    public async Task<IActionResult> Create(NewSetForm form)
    {
        var owners = DemandOwners();
        if (form.OwnerUnitId is { } chosen && !owners.Contains(chosen))
        {
            ModelState.AddModelError("form.ownerUnitId", "Cần chọn đơn vị quản lý bộ tiêu chí.");
        }

        if (!ModelState.IsValid)
        {
            return Again("NewSet", await NewPageAsync(form));
        }

        var now = clock.GetUtcNow();
        var set = new CriteriaSet(Actor, form.OwnerUnitId, form.Name!, form.IssuedBy, now);
        Db.CriteriaSets.Add(set);
        var beginning = await beginnings.ReadAsync(Actor, form.Source, Cancellation);
        Db.CriteriaSetVersions.Add(set.BeginDraft(Actor, beginning.Nodes, beginning.Words, null, now));
        await Db.SaveChangesAsync();
        Notice($"Đã lập bộ tiêu chí «{set.Name}» với một bản soạn.");
        return Redirect($"/criteria-sets/{set.Id}/draft");
    }

    /// <param name="at">A criterion whose field is unfolded.</param>
    /// <param name="all">Unfolds every field.</param>
    [HttpGet("{id:guid}/draft")]
    public async Task<IActionResult> Show(Guid id, Guid? at, bool all)
    {
        var set = await SetAsync(id);
        var canChange = CriteriaSetAccess.CanChange(Actor, set);
        if (await FindDraftAsync(id) is not { } draft)
        {
            var latest = await Db.CriteriaSetVersions.Where(v => v.SetId == id && v.ReleasedAt != null).OrderByDescending(v => v.Number).Select(v => (Guid?)v.Id).FirstOrDefaultAsync(Cancellation);
            return View("Beginning", await BeginningAsync(set, new BeginningForm { Source = latest is null ? null : BeginDraft.OfVersion(latest.Value) }));
        }

        var numbers = await Db.CriteriaSetVersions.Where(v => v.SetId == id && v.ReleasedAt != null).Select(v => new { v.Id, v.Number }).ToListAsync(Cancellation);
        return View("Draft", new DraftPage(
            id,
            set.Name,
            draft.BasedOn,
            numbers.Find(v => v.Id == draft.BaseVersionId)?.Number,
            numbers.Select(v => (int?)v.Number).Max(),
            canChange,
            draft.Nodes.Count(n => n.IsLeaf),
            CriteriaSelection.Total(draft.Nodes.Select(n => n.ToText())),
            DraftReading.FieldsOf(draft, at, all),
            DraftReading.FindingsOf(draft),
            at));
    }

    [HttpPost("{id:guid}/draft")]
    public async Task<IActionResult> Begin(Guid id, BeginningForm form)
    {
        var set = await Db.CriteriaSets.Where(CriteriaSetAccess.VisibleTo(Actor)).Where(s => s.Id == id).OneAsync(Cancellation);
        Demand.That(CriteriaSetAccess.CanChange(Actor, set));
        if (!ModelState.IsValid)
        {
            return Again("Beginning", await BeginningAsync(set, form));
        }

        DomainRuleException.ThrowIf(
            await Db.CriteriaSetVersions.AnyAsync(v => v.SetId == id && v.ReleasedAt == null, Cancellation),
            "criteria-set.draft",
            "Bộ tiêu chí đã có một bản soạn; mỗi lúc chỉ soạn một phiên bản.");
        var beginning = await beginnings.ReadAsync(Actor, form.Source, Cancellation);
        Db.CriteriaSetVersions.Add(set.BeginDraft(Actor, beginning.Nodes, beginning.Words, beginning.SetId == id ? beginning.VersionId : null, clock.GetUtcNow()));
        await Db.SaveChangesAsync();
        Notice("Đã bắt đầu bản soạn. Các phiên bản đã ban hành không thay đổi.");
        return Redirect($"/criteria-sets/{id}/draft");
    }

    /// <summary>The draft as a criteria file.</summary>
    [HttpGet("{id:guid}/draft/file")]
    public async Task<IActionResult> Export(Guid id)
    {
        var set = await SetAsync(id);
        var draft = await DraftAsync(id);
        var bytes = new MemoryStream();
        await using (var writer = await XlsxWriter.CreateAsync(bytes, Cancellation))
        {
            await writer.TableAsync(CriteriaFile.ToTable([.. draft.Ordered().Select(n => n.ToSource())], "Bộ tiêu chí"), [10, 10, 60, 10, 16, 40, 40, 24, 24, 14, 14, 24, 30, 30, 24]);
        }

        bytes.Position = 0;
        return File(bytes, FileKinds.MediaType(FileKind.Xlsx), string.Create(CultureInfo.InvariantCulture, $"{Vietnamese.Fold(set.Name).Replace(' ', '-')}-ban-soan.xlsx"));
    }

    [HttpGet("{id:guid}/draft/withdrawal")]
    public async Task<IActionResult> AskWithdrawal(Guid id)
    {
        var (set, draft) = await ForChangeAsync(id);
        return View("Withdrawal", new WithdrawalPage(id, set.Name, draft.Nodes.Count(n => n.IsLeaf), new WithdrawalForm()));
    }

    [HttpPost("{id:guid}/draft/withdrawal")]
    public async Task<IActionResult> Withdraw(Guid id, WithdrawalForm form)
    {
        var (set, draft) = await ForChangeAsync(id);
        if (!ModelState.IsValid)
        {
            return Again("Withdrawal", new WithdrawalPage(id, set.Name, draft.Nodes.Count(n => n.IsLeaf), form));
        }

        set.DiscardDraft(Actor, draft, form.Reason, clock.GetUtcNow());
        // A decision that was begun for it issues nothing any more, and says so on its page.
        foreach (var paper in await Db.Papers.Where(p => p.CriteriaVersionId == draft.Id).ToListAsync(Cancellation))
        {
            paper.LoseCriteria();
        }

        Db.CriteriaSetVersions.Remove(draft);
        await Db.SaveChangesAsync();
        Notice("Đã bỏ bản soạn.");
        return Redirect(await Db.CriteriaSetVersions.AnyAsync(v => v.SetId == id, Cancellation) ? $"/criteria-sets/{id}" : "/criteria-sets");
    }

    [HttpGet("{id:guid}/history")]
    public async Task<IActionResult> History(Guid id, int? page)
    {
        var set = await SetAsync(id);
        ViewData["SetId"] = id;
        ViewData["SetName"] = set.Name;
        return View("History", await Db.HistoryOfAsync(AuditSubject.CriteriaSet, id, page, Cancellation));
    }

    private IReadOnlyList<Guid> DemandOwners()
    {
        var owners = CriteriaSetAccess.OwnersFor(Actor);
        Demand.That(owners.Count > 0);
        return owners;
    }

    private async Task<NewSetPage> NewPageAsync(NewSetForm form)
    {
        var owners = CriteriaSetAccess.OwnersFor(Actor);
        var units = await Db.Units.Where(u => owners.Contains(u.Id)).OrderBy(u => u.SearchText).Select(u => new SelectListItem(u.Name, u.Id.ToString())).ToListAsync(Cancellation);
        return new NewSetPage(units, await beginnings.SourcesAsync(Actor, null, Cancellation), form);
    }

    private async Task<BeginningPage> BeginningAsync(CriteriaSet set, BeginningForm form) =>
        new(set.Id, set.Name, CriteriaSetAccess.CanChange(Actor, set), await beginnings.SourcesAsync(Actor, set.Id, Cancellation), form);
}

/// <param name="SetId">The set of the version it was copied from.</param>
/// <param name="Words">What it was, for people.</param>
public sealed record Beginning(IReadOnlyList<CriterionText> Nodes, string Words, Guid? SetId = null, Guid? VersionId = null);

/// <summary>What a draft may begin as a copy of: a released version, or what a campaign is judged by.</summary>
public sealed class BeginDraft(PortalDbContext db)
{
    private const string Version = "v-";
    private const string Campaign = "c-";

    public static string OfVersion(Guid versionId) => Version + versionId;

    public static bool IsSource(string? source) =>
        string.IsNullOrEmpty(source)
        || ((source.StartsWith(Version, StringComparison.Ordinal) || source.StartsWith(Campaign, StringComparison.Ordinal)) && Guid.TryParse(source[2..], out _));

    /// <param name="setId">Versions of this set come first.</param>
    public async Task<IReadOnlyList<SelectListItem>> SourcesAsync(Domain.People.Actor actor, Guid? setId, CancellationToken cancellation)
    {
        var versions = await db.CriteriaSetVersions
            .Where(v => v.ReleasedAt != null)
            .Join(db.CriteriaSets.Where(CriteriaSetAccess.VisibleTo(actor)), v => v.SetId, s => s.Id, (v, s) => new { v.Id, v.Number, SetId = s.Id, s.Name, s.SearchText })
            .OrderBy(v => v.SetId == setId ? 0 : 1).ThenBy(v => v.SearchText).ThenByDescending(v => v.Number)
            .ToListAsync(cancellation);
        var criteria = await db.CampaignCriteria
            .Join(db.Campaigns.Where(CampaignAccess.VisibleTo(actor, db.Participants, db.Criteria)), c => c.CampaignId, c => c.Id, (c, campaign) => new { c.Id, c.Name, campaign.Year, Campaign = campaign.Name })
            .OrderByDescending(c => c.Year).ThenBy(c => c.Campaign).ThenBy(c => c.Name)
            .ToListAsync(cancellation);
        var released = new SelectListGroup { Name = "Phiên bản đã ban hành" };
        var campaigns = new SelectListGroup { Name = "Bộ tiêu chí của phong trào" };
        return
        [
            .. versions.Select(v => new SelectListItem(v.SetId == setId ? $"Phiên bản {v.Number}" : $"{v.Name}, phiên bản {v.Number}", Version + v.Id) { Group = released }),
            .. criteria.Select(c => new SelectListItem($"{c.Campaign}: {c.Name}", Campaign + c.Id) { Group = campaigns }),
        ];
    }

    /// <exception cref="NotFoundException">when there is no such thing to copy, or this person may not see it.</exception>
    public async Task<Beginning> ReadAsync(Domain.People.Actor actor, string? source, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(source))
        {
            return new Beginning([], "trang trắng");
        }

        var id = Guid.Parse(source[2..]);
        if (source.StartsWith(Version, StringComparison.Ordinal))
        {
            var version = await db.CriteriaSetVersions
                .Where(v => v.Id == id && v.ReleasedAt != null)
                .Join(db.CriteriaSets.Where(CriteriaSetAccess.VisibleTo(actor)), v => v.SetId, s => s.Id, (v, s) => new { v.Number, SetId = s.Id, s.Name })
                .OneAsync(cancellation);
            var nodes = await db.SetCriteria.AsNoTracking().Where(n => n.VersionId == id).OrderBy(n => n.Order).ToListAsync(cancellation);
            return new Beginning([.. nodes.Select(n => n.ToText())], Short($"phiên bản {version.Number} của «{version.Name}»"), version.SetId, id);
        }

        var criteria = await db.CampaignCriteria
            .Where(c => c.Id == id)
            .Join(db.Campaigns.Where(CampaignAccess.VisibleTo(actor, db.Participants, db.Criteria)), c => c.CampaignId, c => c.Id, (c, campaign) => new { c.Name, Campaign = campaign.Name })
            .OneAsync(cancellation);
        var judged = await db.Criteria.AsNoTracking().Where(n => n.CriteriaId == id).OrderBy(n => n.Order).ToListAsync(cancellation);
        return new Beginning([.. judged.Select(n => n.ToText())], Short($"«{criteria.Name}» của phong trào «{criteria.Campaign}»"));
    }

    private static string Short(string words) => words.Length <= 400 ? words : words[..399] + "…";
}

public sealed class CriteriaEditingServices : Infrastructure.Pages.IFeatureServices
{
    public void Add(IServiceCollection services) => services.AddScoped<BeginDraft>();
}
