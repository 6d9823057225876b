using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

public sealed record ClosingForm
{
    public Guid AgencyId { get; init; }

    /// <summary>That what is left keeps the self-score, shown as not appraised.</summary>
    public bool LetSelfScoreStand { get; init; }
}

public sealed class ClosingFormValidator : AbstractValidator<ClosingForm>
{
    public ClosingFormValidator()
    {
        RuleFor(f => f.AgencyId).NotEmpty();
    }
}

/// <summary>The lead of an agency closes its part: nothing of its criteria changes afterwards without reopening.</summary>
[Route("appraisal/{campaignId:guid}/closing")]
public sealed class AppraisalClosingsController(PortalDbContext db, ReadDuties readDuties, CountAppraisal count, TimeProvider clock) : PortalController
{
    public const int MostListed = 200;

    [HttpGet("")]
    public async Task<IActionResult> Show(Guid campaignId) => View("Closing", await PageAsync(await FindAsync(campaignId, tracked: false)));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid campaignId, ClosingForm form)
    {
        var campaign = await FindAsync(campaignId, tracked: true);
        Demand.That(AppraisalAccess.CanClose(Actor, campaignId, form.AgencyId), "Chỉ lãnh đạo cơ quan thẩm định được chốt phần của cơ quan.");
        var agency = (await count.ByAgencyAsync(campaignId, Cancellation)).FirstOrDefault(a => a.AgencyUnitId == form.AgencyId)
            ?? throw new NotFoundException("Cơ quan này không được giao tiêu chí nào trong phong trào.");
        DomainRuleException.ThrowIfAny(Early(campaign, clock.GetUtcNow()).Concat(Undecided(agency)));
        if (agency.Left + agency.NotLocked > 0 && !form.LetSelfScoreStand)
        {
            ModelState.AddModelError(nameof(form.LetSelfScoreStand), $"Còn {agency.Left + agency.NotLocked} điểm chưa thẩm định. Đánh dấu ô này nếu đồng ý giữ điểm tự chấm cho các mục đó.");
            return Again("Closing", await PageAsync(campaign));
        }

        campaign.CloseAppraisal(Actor, agency.AgencyUnitId, agency.Name, null, clock.GetUtcNow());
        await db.SaveChangesAsync();
        Notice($"Đã chốt thẩm định của {agency.Name}.");
        return Redirect($"/appraisal/{campaignId}/closing");
    }

    /// <summary>Before the window begins there is nothing to close; after it, closing is what remains.</summary>
    internal static IEnumerable<Obstacle> Early(Campaign campaign, DateTimeOffset now) =>
        campaign.WindowFor(PhaseKind.Appraisal) is { } window && now < window.Start
            ? [new Obstacle("phase.early", $"Giai đoạn «{StateNames.Of(PhaseKind.Appraisal)}» bắt đầu từ {VietnamTime.WithWeekday(window.FirstDay)}; chưa chốt được.") { AskInCampaign = campaign.Id }]
            : [];

    /// <summary>A claim that nobody decided would become final without anybody having said yes.</summary>
    internal static IEnumerable<Obstacle> Undecided(AgencyProgress agency) => agency.Claims == 0
        ? []
        : [new Obstacle("claims.waiting", $"{agency.Name}: {agency.Claims} khai báo không phát sinh chờ chấp thuận; chấp thuận hoặc không chấp thuận trước khi chốt.")];

    private async Task<Campaign> FindAsync(Guid campaignId, bool tracked)
    {
        Demand.That(AppraisalAccess.CanAppraiseAny(Actor));
        var agencies = AppraisalAccess.AgenciesOf(Actor).ToArray();
        var campaigns = tracked ? db.Campaigns : db.Campaigns.AsNoTracking();
        return await campaigns
            .Include(c => c.Phases).Include(c => c.AppraisalClosings).AsSplitQuery()
            .Where(c => c.Id == campaignId && c.State != CampaignState.Draft)
            .Where(c => db.Criteria.Any(x => x.CampaignId == c.Id && x.IsLeaf && x.AgencyUnitId != null && agencies.Contains(x.AgencyUnitId.Value))
                || c.AppraisalStandIns.Any(s => agencies.Contains(s.StandInUnitId)))
            .OneAsync(Cancellation);
    }

    private async Task<ClosingPage> PageAsync(Campaign campaign)
    {
        var duties = await readDuties.RunAsync(Actor, campaign.Id, Cancellation);
        var mine = duties.Agencies.ToHashSet();
        var agencies = (await count.ByAgencyAsync(campaign.Id, Cancellation)).Where(a => mine.Contains(a.AgencyUnitId)).ToList();
        var ids = agencies.Select(a => a.AgencyUnitId).ToArray();
        var left = await (
            from sheet in db.ScoreSheets
            where sheet.CampaignId == campaign.Id && sheet.State != SheetState.Draft
            join criterion in db.Criteria on sheet.CriteriaId equals criterion.CriteriaId
            where criterion.IsLeaf && criterion.Method != Domain.Scoring.ScoringMethods.Information
                && criterion.AgencyUnitId != null && ids.Contains(criterion.AgencyUnitId.Value)
                && (sheet.UnitId != criterion.AgencyUnitId || db.AppraisalStandIns.Any(s => s.CampaignId == campaign.Id && s.AgencyUnitId == criterion.AgencyUnitId))
                && !db.ScoreLines.Any(l => l.SheetId == sheet.Id && l.CriterionId == criterion.Id && (l.AppraisalPoints != null || l.IsImported))
            join participant in db.Participants on sheet.ParticipantId equals participant.Id
            orderby criterion.Order, participant.SearchText
            select new LeftMark(sheet.Id, participant.Name, sheet.UnitId, participant.PersonId, criterion.Id, criterion.AgencyUnitId!.Value, criterion.Code, criterion.Title))
            .Take(MostListed)
            .ToListAsync(Cancellation);
        return new ClosingPage(
            new AppraisalHead(
                campaign.Id,
                campaign.Name,
                campaign.AppraisalWindow(clock.GetUtcNow())?.End,
                [.. campaign.ObstaclesToAppraising(clock.GetUtcNow())],
                agencies.TrueForAll(a => campaign.IsAppraisalClosed(a.AgencyUnitId)),
                false),
            [.. agencies.Select(a => new AgencyClosing(
                a,
                campaign.AppraisalClosings.FirstOrDefault(c => c.AgencyUnitId == a.AgencyUnitId),
                AppraisalAccess.CanClose(Actor, campaign.Id, a.AgencyUnitId),
                [.. left.Where(l => l.AgencyUnitId == a.AgencyUnitId).Select(l => (l, duties.Find(l.CriterionId) is { } duty && (duty.OnlyUnitId is null || duty.OnlyUnitId == l.UnitId) && AppraisalAccess.Blocked(Actor, l.UnitId, l.PersonId) is null))]))],
            [.. Early(campaign, clock.GetUtcNow())],
            new ClosingForm());
    }
}

public sealed record LeftMark(Guid SheetId, string Name, Guid? UnitId, Guid? PersonId, Guid CriterionId, Guid AgencyUnitId, string Code, string Title);

/// <param name="Left">What is not appraised, up to <see cref="AppraisalClosingsController.MostListed"/>, each with whether this person may open it.</param>
public sealed record AgencyClosing(AgencyProgress Progress, AppraisalClosing? Closing, bool CanClose, IReadOnlyList<(LeftMark Mark, bool CanOpen)> Left);

public sealed record ClosingPage(AppraisalHead Head, IReadOnlyList<AgencyClosing> Agencies, IReadOnlyList<Obstacle> Early, ClosingForm Form);
