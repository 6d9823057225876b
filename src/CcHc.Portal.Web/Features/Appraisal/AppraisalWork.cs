using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

/// <summary>What waits for appraisers, for leads of agencies and for the manager while a campaign is appraised.</summary>
public sealed class AppraisalWork(PortalDbContext db, ReadDuties readDuties, CountAppraisal count) : IMyWork
{
    public async Task<IReadOnlyList<WorkCard>> CardsAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var cards = new List<WorkCard>();
        if (AppraisalAccess.CanAppraiseAny(actor))
        {
            await AppraiserAsync(cards, actor, now, cancellation);
        }

        if (CampaignAccess.CanStartAny(actor))
        {
            await ManagerAsync(cards, actor, now, cancellation);
        }

        return cards;
    }

    private async Task AppraiserAsync(List<WorkCard> cards, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var duties = await readDuties.RunAsync(actor, null, cancellation);
        var ids = duties.CampaignIds;
        var campaigns = await db.Campaigns.AsNoTracking()
            .Include(c => c.Phases).Include(c => c.AppraisalClosings).AsSplitQuery()
            .Where(c => ids.Contains(c.Id) && c.State == CampaignState.Open)
            .ToListAsync(cancellation);
        if (campaigns.Count == 0)
        {
            return;
        }

        var progress = await count.ByCriterionAsync(duties.All, duties.OwnUnits, cancellation);
        var (mine, own) = (duties.CriterionIds, duties.OwnUnits);
        var waiting = await db.ScoreLines
            .Where(l => mine.Contains(l.CriterionId) && l.Claim == ClaimState.Waiting)
            .Where(l => db.ScoreSheets.Any(s => s.Id == l.SheetId && s.State != SheetState.Draft && (s.UnitId == null || !own.Contains(s.UnitId.Value))))
            .GroupBy(l => l.CriterionId)
            .Select(g => new { CriterionId = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.CriterionId, g => g.Count, cancellation);
        foreach (var campaign in campaigns.Where(c => c.AppraisalWindow(now) is { } w && w.Start <= now))
        {
            var end = campaign.AppraisalWindow(now)!.End;
            var open = duties.All.Where(d => d.CampaignId == campaign.Id && !campaign.IsAppraisalClosed(d.AgencyUnitId)).ToList();
            var left = open.Sum(d => progress[d.CriterionId].Assigned - progress[d.CriterionId].Done);
            if (left > 0 && !campaign.ObstaclesToAppraising(now).Any())
            {
                var criteria = open.Count(d => progress[d.CriterionId].Assigned > progress[d.CriterionId].Done);
                var units = open.Max(d => progress[d.CriterionId].Assigned - progress[d.CriterionId].Done);
                cards.Add(new WorkCard(
                    "Thẩm định điểm tự chấm",
                    $"«{campaign.Name}»: còn {left} lần chấm ở {criteria} tiêu chí, mỗi tiêu chí nhiều nhất {units} đơn vị.",
                    end,
                    $"/appraisal/{campaign.Id}/units?left=true",
                    40));
            }

            var claims = open.Sum(d => waiting.GetValueOrDefault(d.CriterionId));
            if (claims > 0 && !campaign.ObstaclesToAppraising(now).Any())
            {
                cards.Add(new WorkCard("Quyết định khai báo không phát sinh", $"«{campaign.Name}»: {claims} khai báo chờ chấp thuận.", end, $"/campaigns/{campaign.Id}/claims", 39));
            }

            var closable = open.Select(d => d.AgencyUnitId).Distinct().Count(a => AppraisalAccess.CanClose(actor, campaign.Id, a));
            if (closable > 0 && (left == 0 || campaign.ObstaclesToAppraising(now).Any()))
            {
                cards.Add(new WorkCard(
                    "Chốt thẩm định của cơ quan",
                    left == 0 ? $"«{campaign.Name}»: đã chấm hết các tiêu chí được giao." : $"«{campaign.Name}»: hết hạn thẩm định, còn {left} điểm chưa chấm.",
                    end,
                    $"/appraisal/{campaign.Id}/closing",
                    50));
            }
        }
    }

    private async Task ManagerAsync(List<WorkCard> cards, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var managed = actor.UnitsOf(Role.CampaignManager).ToArray();
        var campaigns = await db.Campaigns.AsNoTracking()
            .Include(c => c.Phases).Include(c => c.AppraisalClosings).AsSplitQuery()
            .Where(c => managed.Contains(c.IssuingUnitId) && c.State == CampaignState.Open && c.Judging != Judging.ReviewOnly)
            .ToListAsync(cancellation);
        var running = campaigns.Where(c => CampaignAccess.CanManage(actor, c) && c.AppraisalWindow(now) is { } w && w.Start <= now).ToList();
        var ids = running.Select(c => c.Id).ToArray();
        if (ids.Length == 0)
        {
            return;
        }

        var agencies = (await db.Criteria
                .Where(c => ids.Contains(c.CampaignId) && c.IsLeaf && c.AgencyUnitId != null)
                .Select(c => new { c.CampaignId, c.AgencyUnitId })
                .Distinct()
                .ToListAsync(cancellation))
            .ToLookup(c => c.CampaignId, c => c.AgencyUnitId!.Value);
        foreach (var campaign in running)
        {
            var open = agencies[campaign.Id].Count(a => !campaign.IsAppraisalClosed(a));
            if (open > 0)
            {
                cards.Add(new WorkCard("Theo dõi thẩm định", $"«{campaign.Name}»: {open}/{agencies[campaign.Id].Count()} cơ quan chưa chốt.", campaign.AppraisalWindow(now)!.End, $"/campaigns/{campaign.Id}/appraisal", 60));
            }
            else if (campaign.SettledAt is null)
            {
                cards.Add(new WorkCard("Chốt điểm, xếp hạng", $"«{campaign.Name}»: mọi cơ quan đã chốt thẩm định.", campaign.WindowFor(PhaseKind.Publication)?.End, $"/campaigns/{campaign.Id}/appraisal", 60));
            }
            else
            {
                cards.Add(new WorkCard("Công bố kết quả", $"«{campaign.Name}»: đã chốt điểm lúc {VietnamTime.Minute(campaign.SettledAt.Value)}.", campaign.WindowFor(PhaseKind.Publication)?.End, $"/campaigns/{campaign.Id}/publication", 60));
            }
        }
    }
}
