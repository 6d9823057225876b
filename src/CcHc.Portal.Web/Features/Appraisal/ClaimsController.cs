using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

public sealed record ClaimFilter
{
    /// <summary>None shows what waits.</summary>
    public ClaimState? State { get; init; }

    /// <summary>Every claim, decided or not.</summary>
    public bool All { get; init; }

    /// <summary>Name of the unit.</summary>
    public string? Q { get; init; }

    /// <summary>Code of the criterion.</summary>
    public string? Code { get; init; }

    public ClaimState Shown => State ?? ClaimState.Waiting;
}

public sealed record ClaimsForm
{
    public List<ClaimLine> Lines { get; init; } = [];

    public string? Reason { get; init; }

    /// <summary>Who decided outside; demanded of a manager.</summary>
    public string? RecordedFor { get; init; }

    /// <summary>Where to go on.</summary>
    public string? Back { get; init; }
}

public sealed record ClaimLine
{
    public Guid LineId { get; init; }

    /// <summary>The line's version the page was made from.</summary>
    public long Version { get; init; }
}

public sealed class ClaimsFormValidator : AbstractValidator<ClaimsForm>
{
    public ClaimsFormValidator()
    {
        RuleFor(f => f.Lines).NotEmpty().WithMessage("Chưa chọn khai báo nào.");
        RuleFor(f => f.Lines).Must(l => l.Count <= ClaimsController.MostAtOnce).WithMessage($"Mỗi lần quyết định không quá {ClaimsController.MostAtOnce} khai báo.");
        RuleFor(f => f.Reason).MaximumLength(ScoreLine.TextMaxLength);
        RuleFor(f => f.RecordedFor).MaximumLength(400);
    }
}

/// <summary>A claim of «không phát sinh» as the pages show it. Properties are set, not passed, so that a query can filter by them.</summary>
public sealed record ClaimRow
{
    public Guid LineId { get; init; }

    public long Version { get; init; }

    public Guid SheetId { get; init; }

    public SheetState SheetState { get; init; }

    public string Name { get; init; } = "";

    public string SearchText { get; init; } = "";

    public string? UnitName { get; init; }

    public Guid? UnitId { get; init; }

    public Guid? PersonId { get; init; }

    public Guid CriterionId { get; init; }

    public string Code { get; init; } = "";

    public int Order { get; init; }

    public string Title { get; init; } = "";

    public Guid? AgencyUnitId { get; init; }

    public string? Agency { get; init; }

    public NotApplicable? Treatment { get; init; }

    /// <summary>The reason the unit gave.</summary>
    public string? Why { get; init; }

    public string? ByName { get; init; }

    public DateTimeOffset? At { get; init; }

    public ClaimState State { get; init; }

    public string? DecidedByName { get; init; }

    public string? RecordedFor { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Reason { get; init; }

    public string Id => "k-" + LineId.ToString("N");
}

/// <param name="Decidable">Lines this person may decide now.</param>
public sealed record ClaimsPage(
    Guid CampaignId, string CampaignName, bool SeesAll, ClaimFilter Filter, int Waiting, int Approved, int Refused, Page<ClaimRow> Page, IReadOnlySet<Guid> Decidable, IReadOnlyList<Obstacle> Obstacles);

/// <param name="IsRecord">The manager records what was decided outside.</param>
public sealed record ClaimDecisionPage(Guid CampaignId, string CampaignName, bool Approve, bool IsRecord, IReadOnlyList<ClaimRow> Rows, ClaimsForm Form);

/// <summary>Claims that no task arose: who made them, what was decided; several are decided at once after their number was shown.</summary>
[Route("campaigns/{id:guid}/claims")]
public sealed class ClaimsController(PortalDbContext db, ReadDuties readDuties, DecideClaims decide, TimeProvider clock) : PortalController
{
    public const int MostAtOnce = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, ClaimFilter filter, int? page)
    {
        var open = await OpenAsync(id);
        var mine = RowsOf(open);
        var counts = await mine.GroupBy(r => r.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(Cancellation);
        var wanted = filter.All ? mine : mine.Where(r => r.State == filter.Shown);
        if (Vietnamese.Clean(filter.Code) is { } code)
        {
            wanted = wanted.Where(r => r.Code == code);
        }

        if (Vietnamese.Fold(filter.Q) is { Length: > 0 } words)
        {
            wanted = wanted.Where(r => r.SearchText.Contains(words));
        }

        var rows = await wanted.OrderBy(r => r.Order).ThenBy(r => r.SearchText).ThenBy(r => r.LineId).ToPageAsync(page, MostAtOnce, Cancellation);
        return View("Claims", new ClaimsPage(
            id,
            open.Campaign.Name,
            open.SeesAll,
            filter,
            Count(ClaimState.Waiting),
            Count(ClaimState.Approved),
            Count(ClaimState.Refused),
            rows,
            rows.Rows.Where(r => open.CanDecide(Actor, r) || open.CanRecord(r)).Select(r => r.LineId).ToHashSet(),
            open.SeesAll ? [] : [.. open.Campaign.ObstaclesToAppraising(clock.GetUtcNow())]));

        int Count(ClaimState state) => counts.Where(c => c.State == state).Sum(c => c.Count);
    }

    /// <summary>How many and which, before anything is decided.</summary>
    [HttpGet("decision")]
    public async Task<IActionResult> Confirm(Guid id, Guid[] line, bool approve, string? back)
    {
        if (line.Length is 0 or > MostAtOnce)
        {
            Notice(line.Length == 0 ? "Chưa chọn khai báo nào." : $"Mỗi lần quyết định không quá {MostAtOnce} khai báo.");
            return Redirect(BackOr(id, back));
        }

        var open = await OpenAsync(id);
        return View("ClaimDecision", await DecisionAsync(open, line, approve, new ClaimsForm { Back = back }));
    }

    [HttpPost("approvals")]
    public Task<IActionResult> Approve(Guid id, ClaimsForm form) => DecideAsync(id, form, approve: true);

    [HttpPost("refusals")]
    public Task<IActionResult> Refuse(Guid id, ClaimsForm form) => DecideAsync(id, form, approve: false);

    private async Task<IActionResult> DecideAsync(Guid id, ClaimsForm form, bool approve)
    {
        var open = await OpenAsync(id);
        var page = await DecisionAsync(open, [.. form.Lines.Select(l => l.LineId)], approve, form);
        if (!approve && Vietnamese.Clean(form.Reason) is null)
        {
            ModelState.AddModelError(nameof(form.Reason), "Không chấp thuận thì cần ghi lý do.");
        }

        if (page.IsRecord && Vietnamese.Clean(form.RecordedFor) is null)
        {
            ModelState.AddModelError(nameof(form.RecordedFor), "Cần ghi ai đã quyết định, theo văn bản nào.");
        }

        if (!ModelState.IsValid)
        {
            return Again("ClaimDecision", page);
        }

        try
        {
            await decide.RunAsync(
                Actor, open.Campaign, [.. form.Lines.Select(l => new ClaimToDecide(l.LineId, l.Version))], approve, form.Reason, page.IsRecord ? form.RecordedFor : null, clock.GetUtcNow(), Cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", "Có khai báo vừa được người khác quyết định hoặc đơn vị vừa sửa. Chưa ghi gì; anh/chị xem lại danh sách dưới đây rồi quyết định lần nữa.");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("ClaimDecision", await DecisionAsync(open, [.. form.Lines.Select(l => l.LineId)], approve, form));
        }

        Notice(approve ? $"Đã chấp thuận {form.Lines.Count} khai báo không phát sinh." : $"Đã ghi không chấp thuận {form.Lines.Count} khai báo không phát sinh.");
        return Redirect(BackOr(id, form.Back));
    }

    private string BackOr(Guid id, string? back) => Url.IsLocalUrl(back) ? back! : $"/campaigns/{id}/claims";

    /// <summary>The claims named, each of which this person must be allowed to decide.</summary>
    private async Task<ClaimDecisionPage> DecisionAsync(Opened open, Guid[] lines, bool approve, ClaimsForm form)
    {
        var rows = await RowsOf(open).Where(r => lines.Contains(r.LineId)).OrderBy(r => r.Order).ThenBy(r => r.SearchText).ThenBy(r => r.LineId).ToListAsync(Cancellation);
        var isRecord = rows.Exists(r => !open.CanDecide(Actor, r));
        Demand.That(
            rows.Count == lines.Distinct().Count() && (!isRecord || rows.TrueForAll(open.CanRecord)),
            "Có khai báo không thuộc phần anh/chị quyết định.");
        return new ClaimDecisionPage(open.Campaign.Id, open.Campaign.Name, approve, isRecord, rows, form);
    }

    private IQueryable<ClaimRow> RowsOf(Opened open)
    {
        var (all, mine, own) = (open.SeesAll, open.Duties.CriterionIds, open.Duties.OwnUnits);
        var (standIns, standInUnits) = (open.Duties.StandInIds, open.Duties.StandInUnits);
        var campaignId = open.Campaign.Id;
        return
            from line in db.ScoreLines
            where line.CampaignId == campaignId && line.Claim != ClaimState.None
            join sheet in db.ScoreSheets on line.SheetId equals sheet.Id
            where all
                || (sheet.State != SheetState.Draft
                    && ((mine.Contains(line.CriterionId) && (sheet.UnitId == null || !own.Contains(sheet.UnitId.Value)))
                        || (standIns.Contains(line.CriterionId) && sheet.UnitId != null && standInUnits.Contains(sheet.UnitId.Value))))
            join participant in db.Participants on sheet.ParticipantId equals participant.Id
            join criterion in db.Criteria on line.CriterionId equals criterion.Id
            select new ClaimRow
            {
                LineId = line.Id,
                Version = line.Version,
                SheetId = sheet.Id,
                SheetState = sheet.State,
                Name = participant.Name,
                SearchText = participant.SearchText,
                UnitName = participant.UnitName,
                UnitId = sheet.UnitId,
                PersonId = participant.PersonId,
                CriterionId = line.CriterionId,
                Code = line.Code,
                Order = criterion.Order,
                Title = criterion.Title,
                AgencyUnitId = criterion.AgencyUnitId,
                Agency = db.Units.Where(u => u.Id == criterion.AgencyUnitId).Select(u => u.Name).FirstOrDefault(),
                Treatment = line.ClaimedTreatment,
                Why = line.SelfExplanation,
                ByName = line.SelfByName,
                At = line.SelfAt,
                State = line.Claim,
                DecidedByName = line.ClaimDecidedByName,
                RecordedFor = line.ClaimRecordedFor,
                DecidedAt = line.ClaimDecidedAt,
                Reason = line.ClaimReason,
            };
    }

    private async Task<Opened> OpenAsync(Guid id)
    {
        var campaign = await db.CampaignsFor(Actor).AsNoTracking()
            .Include(c => c.Phases).Include(c => c.AppraisalClosings).AsSplitQuery()
            .Where(c => c.Id == id && c.State != CampaignState.Draft)
            .OneAsync(Cancellation);
        var duties = await readDuties.RunAsync(Actor, id, Cancellation);
        var seesAll = ClaimAccess.CanSeeAll(Actor, campaign);
        Demand.That(seesAll || duties.All.Count > 0, "Danh sách khai báo không phát sinh dành cho cơ quan thẩm định và cơ quan phát động.");
        return new Opened(campaign, duties, seesAll, ClaimAccess.CanRecord(Actor, campaign));
    }

    private sealed record Opened(Campaign Campaign, Duties Duties, bool SeesAll, bool Records)
    {
        private bool IsOpenFor(ClaimRow row) =>
            Campaign.State == CampaignState.Open && (row.AgencyUnitId is not { } agency || !Campaign.IsAppraisalClosed(agency));

        // Closing binds what the agency could decide; the claim on its own sheet, or on one never locked, it could not.
        public bool CanRecord(ClaimRow row) => Records
            && (IsOpenFor(row) || (Campaign.State == CampaignState.Open && (row.SheetState == SheetState.Draft || row.UnitId == row.AgencyUnitId)));

        public bool CanDecide(Domain.People.Actor actor, ClaimRow row) =>
            IsOpenFor(row)
            && row.SheetState != SheetState.Draft
            && Duties.All.Any(d => d.CriterionId == row.CriterionId && (d.OnlyUnitId is null || d.OnlyUnitId == row.UnitId))
            && AppraisalAccess.Blocked(actor, row.UnitId, row.PersonId) is null;
    }
}
