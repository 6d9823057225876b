using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Store;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Amendments;

public sealed record AmendmentRow(
    Guid Id, string Name, int Number, AmendmentState State, string? DecisionNumber, DateOnly? DecidedOn, string? Reason, DateTimeOffset? ConfirmedAt, int Sheets, int Gaining, int Losing, int ToScoreAgain);

public sealed record AmendmentsPage(
    Guid CampaignId, string CampaignName, bool CanManage, IReadOnlyList<AmendmentRow> Rows, IReadOnlyList<SelectListItem> Criteria, IReadOnlyList<SelectListItem> Versions, IReadOnlyList<Obstacle> Obstacles, StartForm Form);

/// <summary>One sheet in the table of who gains and loses.</summary>
public sealed record EffectRow(SheetEffect Effect, string Name, string Group);

public sealed record RenameRow(string From, string Title, string? To, string? Perhaps);

public sealed record AgencyRow(string Code, string Title, Guid? AgencyId);

/// <param name="Show">«giam», «tang», «cham-lai», or all.</param>
public sealed record DryRunPage(
    Campaign Campaign,
    CriteriaAmendment Amendment,
    bool CanManage,
    CriteriaDifference Difference,
    IReadOnlyList<RenameRow> Renames,
    IReadOnlyList<SelectListItem> RenameChoices,
    IReadOnlyList<string> RescoredCodes,
    Page<EffectRow> Effects,
    int All,
    int Losing,
    int Gaining,
    int ToScoreAgain,
    int LockedToScoreAgain,
    string? Show,
    IReadOnlyList<AgencyRow> Agencies,
    IReadOnlyList<SelectListItem> AgencyChoices,
    IReadOnlyList<Obstacle> Obstacles,
    ConfirmationForm Form,
    string? KeptFileName);

public sealed record RecordPage(
    Campaign Campaign, CriteriaAmendment Amendment, CriteriaDifference? Difference, Page<EffectRow> Effects, string? Show, bool SeesAll);

public sealed record VersionPage(Guid CampaignId, string CampaignName, string Name, int Number, DateTimeOffset? From, DateTimeOffset? Until, IReadOnlyList<CriterionText> Nodes);

/// <summary>
/// Sửa đổi bộ tiêu chí of a running campaign: prepared, looked at in a dry run, confirmed with number, date, reason and signed
/// file; each stays readable with both versions.
/// </summary>
[Route("campaigns/{id:guid}/amendments")]
public sealed class AmendmentsController(PortalDbContext db, AmendCriteria amend, KeepTable keep, KeepSignedFile signedFile, IFileStore store, TimeProvider clock) : PortalController
{
    private const int MostErrors = 20;

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id) => View("Index", await IndexPageAsync(await FindAsync(id), new StartForm()));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, StartForm form)
    {
        var campaign = await FindAsync(id);
        Demand.That(CampaignAccess.CanManage(Actor, campaign), "Chỉ người quản lý phong trào sửa đổi bộ tiêu chí.");
        DomainRuleException.ThrowIfAny(CriteriaAmendment.ObstaclesTo(campaign));
        DomainRuleException.ThrowIf(
            await db.CriteriaAmendments.AnyAsync(a => a.CampaignId == id && a.State == AmendmentState.Prepared, Cancellation),
            "amendment.prepared",
            "Đang có một bản sửa đổi chuẩn bị dở; xác nhận hoặc hủy bản đó trước.");
        // The file is read also where another field is wrong: all that has to be mended is said at once.
        var file = form.File is null || ModelState.GetFieldValidationState("form.file") == ModelValidationState.Invalid ? null : await ReadFileAsync(form.File);
        if (!ModelState.IsValid)
        {
            return Again("Index", await IndexPageAsync(campaign, form));
        }

        var before = await db.CampaignCriteria.Where(c => c.Id == form.CriteriaId && c.CampaignId == id && c.SupersededAt == null).OneAsync();
        var version = form.VersionId is null ? null : await VersionsOf(form.VersionId).OneAsync();
        var labels = (form.Labels ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var amendment = new CriteriaAmendment(Actor, campaign, before, version?.Id, file?.Id, labels, clock.GetUtcNow());
        db.CriteriaAmendments.Add(amendment);
        await db.SaveChangesAsync();
        return Redirect($"/campaigns/{id}/amendments/{amendment.Id}");
    }

    /// <summary>While it is prepared the dry run; afterwards what it was and what it did.</summary>
    [HttpGet("{amendmentId:guid}")]
    public async Task<IActionResult> Show(Guid id, Guid amendmentId, string? show, int? page)
    {
        var campaign = await FindAsync(id);
        var amendment = await AmendmentAsync(id, amendmentId, tracked: false);
        if (amendment.State == AmendmentState.Prepared)
        {
            Demand.That(CampaignAccess.CanOversee(Actor, campaign), "Bản sửa đổi đang chuẩn bị; chỉ cơ quan phát động xem được.");
            return View("DryRun", await DryRunAsync(campaign, amendment, show, page, new ConfirmationForm { Reopen = true }, null));
        }

        return View("Record", await RecordAsync(campaign, amendment, show, page));
    }

    [HttpPost("{amendmentId:guid}/mapping")]
    public async Task<IActionResult> Map(Guid id, Guid amendmentId, RenamesForm form)
    {
        var campaign = await FindAsync(id);
        Demand.That(CampaignAccess.CanManage(Actor, campaign), "Chỉ người quản lý phong trào sửa đổi bộ tiêu chí.");
        var amendment = await AmendmentAsync(id, amendmentId, tracked: true);
        var reading = await amend.ReadAsync(amendment, campaign, Cancellation);
        try
        {
            var renames = form.Renames.Where(r => !string.IsNullOrEmpty(r.To)).ToDictionary(r => r.From!, r => r.To!, StringComparer.Ordinal);
            amendment.Rename(Actor, reading.Before.Tree, reading.After, renames, clock.GetUtcNow());
        }
        catch (DomainRuleException refusal)
        {
            db.ChangeTracker.Clear();
            return Again("DryRun", await DryRunAsync(campaign, await AmendmentAsync(id, amendmentId, tracked: false), null, null, new ConfirmationForm { Reopen = true }, null, form), refusal);
        }

        await db.SaveChangesAsync();
        Notice("Đã lưu tiêu chí đổi mã; bảng bên dưới đã tính lại.");
        return Redirect($"/campaigns/{id}/amendments/{amendmentId}");
    }

    [HttpPost("{amendmentId:guid}/withdrawal")]
    public async Task<IActionResult> Withdraw(Guid id, Guid amendmentId)
    {
        var campaign = await FindAsync(id);
        Demand.That(CampaignAccess.CanManage(Actor, campaign), "Chỉ người quản lý phong trào sửa đổi bộ tiêu chí.");
        var amendment = await AmendmentAsync(id, amendmentId, tracked: true);
        amendment.Withdraw(Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        Notice("Đã hủy bản sửa đổi đang chuẩn bị; không phiếu nào thay đổi.");
        return Redirect($"/campaigns/{id}/amendments");
    }

    [HttpPost("{amendmentId:guid}/confirmation")]
    public async Task<IActionResult> Confirm(Guid id, Guid amendmentId, ConfirmationForm form)
    {
        var campaign = await FindAsync(id, tracked: true);
        Demand.That(CampaignAccess.CanManage(Actor, campaign), "Chỉ người quản lý phong trào sửa đổi bộ tiêu chí.");
        var amendment = await AmendmentAsync(id, amendmentId, tracked: true);
        CriteriaAmendment.Workflow.Next("confirm", amendment.State);
        var now = clock.GetUtcNow();

        var file = await signedFile.RunAsync(Actor, form.SignedFile, form.KeptFileId, ModelState, Field(nameof(form.SignedFile)), "Cần đính kèm văn bản sửa đổi đã ký.", Cancellation);

        if (form.DecidedOn > VietnamTime.DayOf(now))
        {
            ModelState.AddModelError(Field(nameof(form.DecidedOn)), $"Ngày {VietnamTime.Day(form.DecidedOn.Value)} ở sau hôm nay.");
        }

        var kept = form with { KeptFileId = file?.Id };
        var reading = await amend.ReadAsync(amendment, campaign, Cancellation);
        var agencies = new Dictionary<string, Guid>(reading.Agencies, StringComparer.Ordinal);
        foreach (var line in form.Agencies.Where(a => a is { Code: not null, AgencyId: not null } && reading.Amending.Added.Contains(a.Code)))
        {
            agencies[line.Code!] = line.AgencyId!.Value;
        }

        if (!ModelState.IsValid)
        {
            ModelState.Remove(Field(nameof(form.KeptFileId)));
            return Again("DryRun", await DryRunAsync(campaign, amendment, null, null, kept, file?.FileName));
        }

        try
        {
            var reopened = await amend.RunAsync(
                Actor, reading, form.Fingerprint ?? "", agencies, new AmendmentBasis(form.DecisionNumber!, form.DecidedOn!.Value, form.Reason!, file!.Id), form.Reopen, now, Cancellation);
            Notice($"Đã sửa đổi bộ tiêu chí lần {amendment.Number}; mọi phiếu đã tính lại." + (reopened.Count == 0 ? "" : $" Thẩm định mở lại cho: {string.Join(", ", reopened)}."));
            return Redirect($"/campaigns/{id}/amendments/{amendmentId}");
        }
        catch (DomainRuleException refusal)
        {
            db.ChangeTracker.Clear();
            ModelState.Remove(Field(nameof(form.KeptFileId)));
            return Again("DryRun", await DryRunAsync(await FindAsync(id), await AmendmentAsync(id, amendmentId, tracked: false), null, null, kept, file!.FileName), refusal);
        }
        catch (DbUpdateConcurrencyException)
        {
            // What was agreed to is not what would be done now.
            db.ChangeTracker.Clear();
            ModelState.Remove(Field(nameof(form.KeptFileId)));
            ModelState.Remove(Field(nameof(form.Fingerprint)));
            ModelState.AddModelError("", "Trong lúc anh/chị xem, có phiếu vừa được lưu. Chưa sửa đổi gì; bảng bên dưới đã tính lại, anh/chị xem rồi xác nhận lần nữa.");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("DryRun", await DryRunAsync(await FindAsync(id), await AmendmentAsync(id, amendmentId, tracked: false), null, null, kept, file!.FileName));
        }
    }

    [HttpGet("{amendmentId:guid}/file")]
    public async Task<IActionResult> SignedFile(Guid id, Guid amendmentId)
    {
        await FindAsync(id);
        var amendment = await AmendmentAsync(id, amendmentId, tracked: false);
        var file = await db.StoredFiles.AsNoTracking().Where(f => f.Id == amendment.SignedFileId).OneAsync(Cancellation);
        return Stored(store, file, inline: true);
    }

    /// <summary>One version of the campaign's criteria, in force or not.</summary>
    [HttpGet("/campaigns/{id:guid}/criteria-versions/{criteriaId:guid}")]
    public async Task<IActionResult> Version(Guid id, Guid criteriaId)
    {
        var campaign = await FindAsync(id);
        var version = await db.CampaignCriteria.AsNoTracking().Where(c => c.Id == criteriaId && c.CampaignId == id).OneAsync(Cancellation);
        return View("Version", new VersionPage(id, campaign.Name, version.Name, version.VersionNumber, version.FrozenAt, version.SupersededAt, await NodesAsync(criteriaId)));
    }

    private static string Field(string name) => "Form." + name;

    /// <summary>A file that is taken over as it is. Faults of the table are accepted where versions are made, each with its reason.</summary>
    private async Task<Domain.Files.StoredFile?> ReadFileAsync(IFormFile file)
    {
        var (stored, problem) = await keep.RunAsync(Actor, file, clock.GetUtcNow(), Cancellation);
        if (stored is null)
        {
            ModelState.AddModelError("form.file", problem!);
            return null;
        }

        var reading = CriteriaFile.Read(keep.Read(stored));
        foreach (var error in reading.Errors.Take(MostErrors))
        {
            ModelState.AddModelError("form.file", error.Text);
        }

        if (reading.Errors.Count == 0 && reading.Defects.Count > 0)
        {
            ModelState.AddModelError("form.file", $"Tệp có {reading.Defects.Count} điểm bất thường, đầu tiên: {reading.Defects[0].Text}. Nhập tệp ở mục «Bộ tiêu chí» để chấp nhận từng điểm kèm lý do, rồi chọn phiên bản đó ở đây.");
        }

        if (!ModelState.IsValid)
        {
            return null;
        }

        db.StoredFiles.Add(stored);
        return stored;
    }

    private async Task<Campaign> FindAsync(Guid id, bool tracked = false)
    {
        var campaigns = tracked ? db.CampaignsFor(Actor) : db.CampaignsFor(Actor).AsNoTracking();
        return await campaigns
            .Include(c => c.Groups).Include(c => c.Bands).Include(c => c.TieVotes).Include(c => c.AppraisalClosings).AsSplitQuery()
            .Where(c => c.Id == id && c.State != CampaignState.Draft)
            .OneAsync(Cancellation);
    }

    private async Task<CriteriaAmendment> AmendmentAsync(Guid id, Guid amendmentId, bool tracked)
    {
        var amendments = tracked ? db.CriteriaAmendments : db.CriteriaAmendments.AsNoTracking();
        return await amendments.Where(a => a.Id == amendmentId && a.CampaignId == id).OneAsync(Cancellation);
    }

    private IQueryable<CriteriaSetVersion> VersionsOf(Guid? versionId = null) => db.CriteriaSetVersions
        .Where(v => versionId == null || v.Id == versionId)
        .Where(v => db.CriteriaSets.Where(CriteriaSetAccess.VisibleTo(Actor)).Any(s => s.Id == v.SetId));

    private async Task<IReadOnlyList<CriterionText>> NodesAsync(Guid criteriaId) =>
        [.. (await db.Criteria.AsNoTracking().IgnoreQueryFilters().Where(c => c.CriteriaId == criteriaId).OrderBy(c => c.Order).ToListAsync(Cancellation)).Select(n => n.ToText())];

    private async Task<AmendmentsPage> IndexPageAsync(Campaign campaign, StartForm form)
    {
        var overseen = CampaignAccess.CanOversee(Actor, campaign);
        var rows = await db.CriteriaAmendments
            .Where(a => a.CampaignId == campaign.Id && (overseen || a.State == AmendmentState.InForce))
            .OrderByDescending(a => a.PreparedAt)
            .Select(a => new AmendmentRow(a.Id, a.Name, a.Number, a.State, a.DecisionNumber, a.DecidedOn, a.Reason, a.ConfirmedAt, a.Sheets, a.Gaining, a.Losing, a.ToScoreAgain))
            .ToListAsync(Cancellation);
        var canManage = CampaignAccess.CanManage(Actor, campaign);
        if (!canManage)
        {
            return new AmendmentsPage(campaign.Id, campaign.Name, false, rows, [], [], [], form);
        }

        var used = campaign.Groups.Select(g => g.CriteriaId).OfType<Guid>().ToArray();
        var copies = await db.CampaignCriteria.Where(c => used.Contains(c.Id)).Select(c => new { c.Id, c.Name, c.VersionNumber }).ToListAsync(Cancellation);
        var versions = await VersionsOf()
            .Join(db.CriteriaSets, v => v.SetId, s => s.Id, (v, s) => new { v.Id, v.Number, s.Name })
            .OrderBy(v => v.Name).ThenByDescending(v => v.Number)
            .ToListAsync(Cancellation);
        return new AmendmentsPage(
            campaign.Id,
            campaign.Name,
            true,
            rows,
            [.. copies.Select(c => new SelectListItem($"{c.Name} (phiên bản {c.VersionNumber}): {string.Join(", ", campaign.Groups.Where(g => g.CriteriaId == c.Id).Select(g => g.Name))}", c.Id.ToString()))],
            [.. versions.Select(v => new SelectListItem($"{v.Name} – phiên bản {v.Number}", v.Id.ToString()))],
            [.. CriteriaAmendment.ObstaclesTo(campaign)],
            form);
    }

    private async Task<DryRunPage> DryRunAsync(Campaign campaign, CriteriaAmendment amendment, string? show, int? page, ConfirmationForm form, string? keptFile, RenamesForm? typed = null)
    {
        var reading = await amend.ReadAsync(amendment, campaign, Cancellation);
        var effects = await amend.PreviewAsync(reading, Cancellation);
        var difference = CriteriaDifference.Between(await NodesAsync(amendment.BeforeId), CriterionText.Of(reading.After));
        var again = effects.Sheets.Where(e => e.ToScoreAgain.Count > 0).Select(e => e.SheetId).ToHashSet();
        var locked = again.Count == 0
            ? 0
            : (await db.ScoreSheets.Where(s => s.CriteriaId == amendment.BeforeId && s.State != SheetState.Draft).Select(s => s.Id).ToListAsync(Cancellation)).Count(again.Contains);
        var wanted = show switch
        {
            "giam" => effects.Sheets.Where(e => e.Change < Points.Zero),
            "tang" => effects.Sheets.Where(e => e.Change > Points.Zero),
            "cham-lai" => effects.Sheets.Where(e => e.ToScoreAgain.Count > 0),
            _ => effects.Sheets,
        };
        // Who loses comes first: that is what has to be answered for.
        var ordered = wanted.OrderBy(e => e.Change == Points.Zero).ThenBy(e => e.Change.TenThousandths).ThenBy(e => e.SheetId).ToList();
        var hints = difference.Lines.Where(l => l.PerhapsCode is not null && l.After is null).ToDictionary(l => l.Code, l => l.PerhapsCode, StringComparer.Ordinal);
        var chosen = typed?.Renames.Where(r => r.From is not null).ToDictionary(r => r.From!, r => r.To, StringComparer.Ordinal);
        var renamed = amendment.RenamedCodes;
        var common = reading.Agencies
            .GroupBy(a => reading.After.Find(a.Key)!.Top.Code)
            .ToDictionary(g => g.Key, g => g.GroupBy(a => a.Value).OrderByDescending(x => x.Count()).First().Key, StringComparer.Ordinal);
        var typedAgencies = form.Agencies.Where(a => a.Code is not null).ToDictionary(a => a.Code!, a => a.AgencyId, StringComparer.Ordinal);
        var added = reading.Amending.Added.Select(reading.After.Find).OfType<CriteriaNode>().Where(l => l.Rule is not InformationRule).ToList();
        var choices = await db.Units
            .Where(u => db.Criteria.Any(c => c.CampaignId == campaign.Id && c.AgencyUnitId == u.Id))
            .OrderBy(u => u.SearchText)
            .Select(u => new { u.Id, u.Name })
            .ToListAsync(Cancellation);
        var agencyOfAll = reading.After.Leaves.ToDictionary(l => l.Code, l => reading.Agencies.GetValueOrDefault(l.Code), StringComparer.Ordinal);
        return new DryRunPage(
            campaign,
            amendment,
            CampaignAccess.CanManage(Actor, campaign),
            difference,
            [
                .. reading.Before.Tree.Leaves
                    .Where(l => reading.After.Find(l.Code) is not { IsLeaf: true } || renamed.ContainsKey(l.Code))
                    .Select(l => new RenameRow(l.Code, l.Title, chosen is null ? renamed.GetValueOrDefault(l.Code) : chosen.GetValueOrDefault(l.Code), hints.GetValueOrDefault(l.Code))),
            ],
            [.. reading.After.Leaves.Where(l => reading.Before.Tree.Find(l.Code) is not { IsLeaf: true } || renamed.Values.Contains(l.Code)).Select(l => new SelectListItem($"{l.Code}. {l.Title}", l.Code))],
            reading.Amending.Rescored,
            await PageOfAsync(ordered, page),
            effects.Sheets.Count,
            effects.Sheets.Count(e => e.Change < Points.Zero),
            effects.Sheets.Count(e => e.Change > Points.Zero),
            again.Count,
            locked,
            show,
            [.. added.Select(l => new AgencyRow(l.Code, l.Title, typedAgencies.TryGetValue(l.Code, out var typedAgency) ? typedAgency : common.TryGetValue(l.Top.Code, out var usual) ? usual : null))],
            [.. choices.Select(u => new SelectListItem(u.Name, u.Id.ToString()))],
            [.. CriteriaAmendment.ObstaclesTo(campaign).Concat(CriteriaAmendment.ObstaclesTo(reading.After, agencyOfAll).Where(o => o.Key != "amendment.agency"))],
            form with { Fingerprint = effects.Fingerprint },
            keptFile);
    }

    private async Task<RecordPage> RecordAsync(Campaign campaign, CriteriaAmendment amendment, string? show, int? page)
    {
        var seesAll = CampaignAccess.CanOversee(Actor, campaign);
        var stored = db.AmendedSheets.AsNoTracking().Where(s => s.AmendmentId == amendment.Id);
        if (!seesAll)
        {
            var own = db.ScoreSheets.Where(SheetAccess.VisibleTo(Actor, db.Campaigns)).Select(s => s.Id);
            stored = stored.Where(s => own.Contains(s.SheetId));
        }

        stored = show switch
        {
            "giam" => stored.Where(s => s.After < s.Before),
            "tang" => stored.Where(s => s.After > s.Before),
            _ => stored,
        };
        var rows = await stored.OrderBy(s => s.SheetId).ToPageAsync(page, cancellation: Cancellation);
        var named = await NamedAsync([.. rows.Rows.Select(s => new SheetEffect(s.SheetId, s.SelfBefore, s.SelfAfter, s.Before, s.After, s.RankBefore, s.RankAfter, s.BandBefore, s.BandAfter, s.ToScoreAgain))]);
        var difference = amendment.AfterId is { } after ? CriteriaDifference.Between(await NodesAsync(amendment.BeforeId), await NodesAsync(after)) : null;
        return new RecordPage(campaign, amendment, difference, new Page<EffectRow>(named, rows.Number, rows.Size, rows.Total), show, seesAll);
    }

    private async Task<Page<EffectRow>> PageOfAsync(List<SheetEffect> effects, int? page)
    {
        const int size = Paged.DefaultSize;
        var number = Math.Clamp(page ?? 1, 1, Math.Max(1, (effects.Count + size - 1) / size));
        return new Page<EffectRow>(await NamedAsync([.. effects.Skip((number - 1) * size).Take(size)]), number, size, effects.Count);
    }

    private async Task<IReadOnlyList<EffectRow>> NamedAsync(IReadOnlyList<SheetEffect> effects)
    {
        var ids = effects.Select(e => e.SheetId).ToArray();
        var names = await db.ScoreSheets
            .Where(s => ids.Contains(s.Id))
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s.Id, p.Name, Group = db.Set<RankingGroup>().Where(g => g.Id == s.GroupId).Select(g => g.Name).First() })
            .ToDictionaryAsync(s => s.Id, Cancellation);
        return [.. effects.Select(e => new EffectRow(e, names[e.SheetId].Name, names[e.SheetId].Group))];
    }
}
