using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

/// <summary>The campaigns of an appraiser, and each by unit and by criterion.</summary>
[Route("appraisal")]
public sealed class AppraisalController(PortalDbContext db, ReadDuties readDuties, CountAppraisal count, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        Demand.That(AppraisalAccess.CanAppraiseAny(Actor));
        var duties = await readDuties.RunAsync(Actor, null, Cancellation);
        var progress = await count.ByCriterionAsync(duties.All, duties.OwnUnits, Cancellation);
        var ids = duties.CampaignIds;
        var campaigns = await db.Campaigns.AsNoTracking()
            .Include(c => c.Phases).Include(c => c.AppraisalClosings).AsSplitQuery()
            .Where(c => ids.Contains(c.Id))
            .OrderByDescending(c => c.OpenedAt)
            .ToListAsync(Cancellation);

        return View(campaigns.Select(c =>
        {
            var mine = duties.All.Where(d => d.CampaignId == c.Id).ToList();
            var agencies = mine.Select(d => d.AgencyUnitId).Distinct().ToList();
            return new CampaignDuty(
                c.Id,
                c.Name,
                mine.Count,
                mine.Sum(d => progress[d.CriterionId].Done),
                mine.Sum(d => progress[d.CriterionId].Assigned),
                c.AppraisalWindow(clock.GetUtcNow())?.End,
                [.. c.ObstaclesToAppraising(clock.GetUtcNow())],
                agencies.All(c.IsAppraisalClosed),
                agencies.Exists(a => AppraisalAccess.CanClose(Actor, c.Id, a)));
        }).ToList());
    }

    [HttpGet("{campaignId:guid}/units")]
    public async Task<IActionResult> Units(Guid campaignId, string? q, bool left, int? page)
    {
        var (campaign, duties) = await OpenAsync(campaignId);
        var (sets, mine, own) = (duties.CriteriaIds, duties.CriterionIds, duties.OwnUnits);
        var (standIn, standInFor) = (duties.StandInIds, duties.StandInUnits);
        var sheets = db.ScoreSheets.Where(s => s.CampaignId == campaignId
            && (sets.Contains(s.CriteriaId)
                || (s.UnitId != null && standInFor.Contains(s.UnitId.Value) && db.Criteria.Any(c => c.CriteriaId == s.CriteriaId && standIn.Contains(c.Id) && c.AgencyUnitId == s.UnitId))));
        var words = Vietnamese.Fold(q);
        if (words.Length > 0)
        {
            sheets = sheets.Where(s => db.Participants.Any(p => p.Id == s.ParticipantId && p.SearchText.Contains(words)));
        }

        if (left)
        {
            sheets = sheets.Where(s => s.State != SheetState.Draft
                && (s.UnitId == null || !own.Contains(s.UnitId.Value))
                && db.Criteria.Any(c => c.CriteriaId == s.CriteriaId
                    && (mine.Contains(c.Id) || (standIn.Contains(c.Id) && c.AgencyUnitId == s.UnitId))
                    && !db.ScoreLines.Any(l => l.SheetId == s.Id && l.CriterionId == c.Id && l.AppraisalPoints != null)));
        }

        var rows = await sheets
            .Join(db.Participants, s => s.ParticipantId, p => p.Id, (s, p) => new { s, p })
            .OrderBy(x => x.p.SearchText).ThenBy(x => x.s.Id)
            .Select(x => new UnitRow(
                x.s.Id,
                x.p.Name,
                x.p.UnitName,
                x.s.CriteriaId,
                x.s.UnitId,
                x.p.PersonId,
                x.s.State,
                x.s.IsLate,
                x.s.SelfTotal,
                db.ScoreLines.Count(l => l.SheetId == x.s.Id && l.AppraisalPoints != null
                    && (mine.Contains(l.CriterionId) || (standIn.Contains(l.CriterionId) && db.Criteria.Any(c => c.Id == l.CriterionId && c.AgencyUnitId == x.s.UnitId))))))
            .ToPageAsync(page, cancellation: Cancellation);

        return View(new UnitsPage(
            Head(campaign, duties),
            q,
            left,
            new Page<UnitLine>(
                [.. rows.Rows.Select(r => new UnitLine(r, duties.CountOn(r.CriteriaId, r.UnitId), AppraisalAccess.Blocked(Actor, r.UnitId, r.PersonId)))],
                rows.Number,
                rows.Size,
                rows.Total)));
    }

    [HttpGet("{campaignId:guid}/criteria")]
    public async Task<IActionResult> Criteria(Guid campaignId)
    {
        var (campaign, duties) = await OpenAsync(campaignId);
        var progress = await count.ByCriterionAsync(duties.All, duties.OwnUnits, Cancellation);
        return View(new CriteriaPage(
            Head(campaign, duties),
            [.. duties.All.Select(d => new CriterionLine(d, campaign.IsAppraisalClosed(d.AgencyUnitId), progress[d.CriterionId]))]));
    }

    private AppraisalHead Head(Campaign campaign, Duties duties) => new(
        campaign.Id,
        campaign.Name,
        campaign.AppraisalWindow(clock.GetUtcNow())?.End,
        [.. campaign.ObstaclesToAppraising(clock.GetUtcNow())],
        duties.Agencies.All(campaign.IsAppraisalClosed),
        duties.Agencies.Any(a => AppraisalAccess.CanClose(Actor, campaign.Id, a)));

    private async Task<(Campaign Campaign, Duties Duties)> OpenAsync(Guid campaignId)
    {
        Demand.That(AppraisalAccess.CanAppraiseAny(Actor));
        var duties = await readDuties.RunAsync(Actor, campaignId, Cancellation);
        if (duties.All.Count == 0)
        {
            throw new NotFoundException("Không có phong trào này, hoặc cơ quan anh/chị không được giao tiêu chí nào trong phong trào.");
        }

        var campaign = await db.Campaigns.AsNoTracking()
            .Include(c => c.Phases).Include(c => c.AppraisalClosings).AsSplitQuery()
            .Where(c => c.Id == campaignId)
            .OneAsync(Cancellation);
        return (campaign, duties);
    }
}

/// <param name="End">Of the window agencies work in; exclusive.</param>
/// <param name="Obstacles">Why marks cannot be given now.</param>
public sealed record CampaignDuty(Guid Id, string Name, int Criteria, int Done, int Assigned, DateTimeOffset? End, IReadOnlyList<Obstacle> Obstacles, bool IsClosed, bool CanClose);

public sealed record AppraisalHead(Guid CampaignId, string Name, DateTimeOffset? End, IReadOnlyList<Obstacle> Obstacles, bool IsClosed, bool CanClose);

public sealed record UnitRow(Guid SheetId, string Name, string? UnitName, Guid CriteriaId, Guid? UnitId, Guid? PersonId, SheetState State, bool IsLate, Points SelfTotal, int Done);

/// <param name="Blocked">Why this person may not open the sheet; null when it is theirs to appraise.</param>
public sealed record UnitLine(UnitRow Row, int Total, string? Blocked);

public sealed record UnitsPage(AppraisalHead Head, string? Q, bool Left, Page<UnitLine> Page);

public sealed record CriterionLine(Duty Duty, bool IsClosed, CriterionProgress Progress);

public sealed record CriteriaPage(AppraisalHead Head, IReadOnlyList<CriterionLine> Lines);
