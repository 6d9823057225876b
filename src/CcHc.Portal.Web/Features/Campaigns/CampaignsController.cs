using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Campaigns;

/// <summary>In which capacity the person meets the campaign.</summary>
public enum Part
{
    [System.ComponentModel.Description("Quản lý, theo dõi")]
    Running,
    [System.ComponentModel.Description("Đơn vị tham gia")]
    TakingPart,
    [System.ComponentModel.Description("Thẩm định")]
    Appraising,
}

public sealed record CampaignFilter
{
    public string? Q { get; init; }

    public CampaignState? State { get; init; }

    public int? Year { get; init; }

    public Part? Part { get; init; }
}

public sealed record CampaignRow(Guid Id, string Name, int Year, string Issuer, CampaignState State, int Participants);

public sealed record CampaignsPage(Page<CampaignRow> Campaigns, CampaignFilter Filter, IReadOnlyList<int> Years, bool CanStart);

public sealed record GroupCount(string Name, int Count);

/// <param name="Participant">Whose paper it is, such as a report; null for the campaign's own.</param>
public sealed record PaperLine(Guid Id, PaperKind Kind, string Title, PaperState State, string? Number, string? Symbol, DateOnly? IssuedOn, string? Participant);

public sealed record ExtensionLine(string Phase, string LastDay, string Whom, string? Reason);

public sealed record CampaignPage(
    Campaign Campaign,
    string Issuer,
    string? Advising,
    PhaseStrip Strip,
    IReadOnlyList<LimitLine> Limits,
    IReadOnlyList<GroupCount> Groups,
    IReadOnlyList<ExtensionLine> Extensions,
    IReadOnlyList<CampaignLink> Links,
    IReadOnlyList<PaperLine> Papers,
    bool HasMorePapers,
    bool CanManage,
    bool CanOversee);

public sealed record HistoryPage(Guid Id, string Name, Page<HistoryRow> History);

public sealed record NewCampaignForm
{
    public Guid? IssuingUnitId { get; init; }

    public Guid? CopyFromId { get; init; }

    public string? Name { get; init; }

    public int? Year { get; init; }

    public RoundKind? Round { get; init; }

    public Judging? Judging { get; init; }
}

public sealed class NewCampaignFormValidator : AbstractValidator<NewCampaignForm>
{
    public NewCampaignFormValidator()
    {
        RuleFor(f => f.IssuingUnitId).NotNull().When(f => f.CopyFromId is null);
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Campaign.NameMaxLength);
        RuleFor(f => f.Year).NotNull().InclusiveBetween(2000, 2100);
        RuleFor(f => f.Round).NotNull().When(f => f.CopyFromId is null);
        RuleFor(f => f.Judging).NotNull().When(f => f.CopyFromId is null);
    }
}

public sealed record NewCampaignPage(IReadOnlyList<SelectListItem> Issuers, IReadOnlyList<SelectListItem> Earlier, NewCampaignForm Form);

[Route("campaigns")]
public sealed class CampaignsController(PortalDbContext db, CopyCampaign copy, IEnumerable<ICampaignLinks> links, TimeProvider clock) : PortalController
{
    /// <summary>The campaign's own papers first; a report of every unit is what the list of papers is for.</summary>
    private const int MostPapers = 12;

    [HttpGet("")]
    public async Task<IActionResult> Index(CampaignFilter filter, int? page)
    {
        var visible = db.CampaignsFor(Actor);
        var years = await visible.Select(c => c.Year).Distinct().OrderByDescending(y => y).ToListAsync(Cancellation);
        var rows = await Filtered(visible, filter)
            .OrderByDescending(c => c.Year)
            .ThenByDescending(c => c.Id)
            .Select(c => new CampaignRow(
                c.Id,
                c.Name,
                c.Year,
                db.Units.Where(u => u.Id == c.IssuingUnitId).Select(u => u.Name).First(),
                c.State,
                db.Participants.Count(p => p.CampaignId == c.Id)))
            .ToPageAsync(page, cancellation: Cancellation);
        return View("Campaigns", new CampaignsPage(rows, filter, years, CampaignAccess.CanStartAny(Actor)));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? from)
    {
        Demand.That(CampaignAccess.CanStartAny(Actor));
        var issuers = Actor.UnitsOfEveryCampaign(Role.CampaignManager);
        return View("New", await NewPageAsync(new NewCampaignForm
        {
            IssuingUnitId = issuers is [var only] ? only : null,
            CopyFromId = from,
            Year = VietnamTime.DayOf(clock.GetUtcNow()).Year,
            Round = RoundKind.ThematicEmulation,
            Judging = Judging.Points,
        }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(NewCampaignForm form)
    {
        Demand.That(CampaignAccess.CanStartAny(Actor));
        if (!ModelState.IsValid)
        {
            return Again("New", await NewPageAsync(form));
        }

        var now = clock.GetUtcNow();
        Campaign campaign;
        if (form.CopyFromId is { } sourceId)
        {
            var source = await db.CampaignsFor(Actor).AsNoTracking().WithParts().Where(c => c.Id == sourceId).OneAsync(Cancellation);
            Demand.That(CampaignAccess.CanStart(Actor, source.IssuingUnitId));
            campaign = await copy.RunAsync(Actor, source, form.Name!, form.Year!.Value, now, Cancellation);
            Notice("Đã chép đợt trước. Anh/chị rà lại những điểm được nêu trước khi lập kế hoạch.");
        }
        else
        {
            Demand.That(CampaignAccess.CanStart(Actor, form.IssuingUnitId!.Value));
            campaign = new Campaign(
                Actor,
                form.IssuingUnitId.Value,
                null,
                new CampaignDescription(form.Name!, form.Round!.Value, form.Judging!.Value, form.Year!.Value, null, null, null, null, [], [], [], null, null, null, null, null),
                now);
            db.Campaigns.Add(campaign);
            Notice("Đã lập phong trào. Anh/chị làm tiếp từng phần dưới đây.");
        }

        await db.SaveChangesAsync();
        return Redirect($"/campaigns/{campaign.Id}/preparation");
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id)
    {
        var now = clock.GetUtcNow();
        var campaign = await db.CampaignsFor(Actor).AsNoTracking().WithParts().Where(c => c.Id == id).OneAsync(Cancellation);
        var counts = await db.Participants
            .Where(p => p.CampaignId == id)
            .GroupBy(p => p.GroupId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, Cancellation);
        var windowUnits = campaign.Phases.Select(p => p.UnitId).OfType<Guid>().ToList();
        var unitIds = windowUnits.Concat(new[] { campaign.IssuingUnitId, campaign.AdvisingUnitId ?? Guid.Empty }).ToList();
        var units = await db.Units.Where(u => unitIds.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, Cancellation);
        var papers = await db.Papers
            .Where(PaperAccess.VisibleTo(Actor, db.Campaigns))
            .Where(p => p.CampaignId == id)
            .OrderBy(p => p.ParticipantId != null)
            .ThenByDescending(p => p.IssuedOn)
            .ThenByDescending(p => p.Id)
            .Take(MostPapers + 1)
            .Select(p => new PaperLine(p.Id, p.Kind, p.Title, p.State, p.Number, p.Symbol, p.IssuedOn, db.Participants.Where(x => x.Id == p.ParticipantId).Select(x => x.Name).FirstOrDefault()))
            .ToListAsync(Cancellation);
        List<CampaignLink> found = [];
        foreach (var provider in links)
        {
            found.AddRange(await provider.LinksAsync(Actor, campaign, now, Cancellation));
        }

        // What one unit was given is not the business of another.
        var oversees = CampaignAccess.CanOversee(Actor, campaign);
        var own = Actor.OwnUnits();
        var extensions = campaign.Phases
            .Where(p => p.Reason is not null && (p.UnitId is null || oversees || own.Contains(p.UnitId.Value)))
            .OrderBy(p => p.Kind)
            .Select(p => new ExtensionLine(
                StateNames.Of(p.Kind),
                VietnamTime.WithWeekday(p.LastDay),
                p.UnitId is { } unit ? units.GetValueOrDefault(unit) ?? "" : p.GroupId is { } group ? $"nhóm {campaign.Group(group).Name}" : "tất cả",
                p.Reason));
        return View("Show", new CampaignPage(
            campaign,
            units[campaign.IssuingUnitId],
            campaign.AdvisingUnitId is { } advising ? units.GetValueOrDefault(advising) : null,
            PhaseStrip.Of(campaign, now),
            campaign is { LateWithin: null, ReportWithin: null, AnswerWithin: null } ? [] : LimitLine.Of(campaign, await db.WorkingCalendarAsync(Cancellation)),
            [.. campaign.Groups.OrderBy(g => g.Order).Select(g => new GroupCount(g.Name, counts.GetValueOrDefault(g.Id)))],
            [.. extensions],
            [.. found.OrderBy(l => l.Order).ThenBy(l => l.Text, Vietnamese.Order)],
            [.. papers.Take(MostPapers)],
            papers.Count > MostPapers,
            CampaignAccess.CanManage(Actor, campaign),
            oversees));
    }

    /// <summary>Everything done in the campaign; only for who runs or watches it, since it names what each unit did.</summary>
    [HttpGet("{id:guid}/history")]
    public async Task<IActionResult> History(Guid id, int? page)
    {
        var campaign = await db.CampaignsFor(Actor).AsNoTracking().Where(c => c.Id == id).OneAsync(Cancellation);
        Demand.That(CampaignAccess.CanOversee(Actor, campaign));
        return View("History", new HistoryPage(id, campaign.Name, await db.HistoryOfCampaignAsync(id, page, Cancellation)));
    }

    private IQueryable<Campaign> Filtered(IQueryable<Campaign> campaigns, CampaignFilter filter)
    {
        var words = Vietnamese.Fold(filter.Q);
        if (words.Length > 0)
        {
            campaigns = campaigns.Where(c => c.SearchText.Contains(words));
        }

        if (filter.State is { } state)
        {
            campaigns = campaigns.Where(c => c.State == state);
        }

        if (filter.Year is { } year)
        {
            campaigns = campaigns.Where(c => c.Year == year);
        }

        switch (filter.Part)
        {
            case Part.Running:
                var running = Actor.UnitsOf(Role.CampaignManager, Role.AdvisingLeader, Role.Leader, Role.RecordsClerk, Role.Auditor, Role.CouncilSecretary, Role.CouncilChair, Role.CouncilMember);
                return campaigns.Where(c => running.Contains(c.IssuingUnitId));
            case Part.TakingPart:
                var own = Actor.OwnUnits();
                return campaigns.Where(c => db.Participants.Any(p => p.CampaignId == c.Id && p.UnitId != null && own.Contains(p.UnitId.Value)));
            case Part.Appraising:
                var agencies = Actor.UnitsOf(Role.Appraiser, Role.AgencyLead);
                return campaigns.Where(c => db.Criteria.Any(n => n.CampaignId == c.Id && n.AgencyUnitId != null && agencies.Contains(n.AgencyUnitId.Value)));
            default:
                return campaigns;
        }
    }

    private async Task<NewCampaignPage> NewPageAsync(NewCampaignForm form)
    {
        var issuers = Actor.UnitsOfEveryCampaign(Role.CampaignManager);
        var units = await db.Units.Where(u => issuers.Contains(u.Id)).OrderBy(u => u.SearchText).Select(u => new SelectListItem(u.Name, u.Id.ToString())).ToListAsync(Cancellation);
        var earlier = await db.Campaigns
            .Where(c => issuers.Contains(c.IssuingUnitId))
            .OrderByDescending(c => c.Year)
            .ThenByDescending(c => c.Id)
            .Select(c => new SelectListItem(c.Name, c.Id.ToString()))
            .ToListAsync(Cancellation);
        return new NewCampaignPage(units, earlier, form);
    }
}
