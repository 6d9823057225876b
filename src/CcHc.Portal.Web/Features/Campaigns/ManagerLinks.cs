using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tasks;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Features.Shared.Acts;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Campaigns;

/// <summary>What the preparation of a campaign puts on its page.</summary>
public sealed class ManagerLinks(PortalDbContext db) : ICampaignLinks
{
    public async Task<IReadOnlyList<CampaignLink>> LinksAsync(Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        List<CampaignLink> links = [];
        if (CampaignAccess.CanManage(actor, campaign))
        {
            if (campaign.State == CampaignState.Draft)
            {
                links.Add(new CampaignLink("Chuẩn bị phong trào", $"/campaigns/{campaign.Id}/preparation", "làm từng phần", 10));
                links.Add(new CampaignLink("Kiểm tra lại và mở đợt", $"/campaigns/{campaign.Id}/check", null, 20));
            }
            else
            {
                links.Add(new CampaignLink("Xem các phần đã chuẩn bị", $"/campaigns/{campaign.Id}/preparation", null, 950));
                if (campaign.State != CampaignState.Closed)
                {
                    links.Add(new CampaignLink("Gia hạn", $"/campaigns/{campaign.Id}/extensions", null, 940));
                }
            }
        }

        var today = VietnamTime.DayOf(now);
        var tasks = await db.TaskItems
            .Where(t => t.CampaignId == campaign.Id)
            .GroupBy(t => 1)
            .Select(g => new { All = g.Count(), Done = g.Count(t => t.State == TaskState.Done), Overdue = g.Count(t => t.State != TaskState.Done && t.Due < today) })
            .SingleOrDefaultAsync(cancellation);
        if (tasks is not null)
        {
            links.Add(new CampaignLink("Theo dõi nhiệm vụ", $"/campaigns/{campaign.Id}/tasks", $"{tasks.Done}/{tasks.All} hoàn thành" + (tasks.Overdue > 0 ? $", {tasks.Overdue} quá hạn" : ""), 250));
        }

        return links;
    }
}

/// <summary>What waits for a manager: campaigns in preparation, phases about to end; and tasks a unit leads that are due.</summary>
public sealed class CampaignWork(PortalDbContext db, ReadReadiness readiness) : IMyWork
{
    private const int Soon = 14;
    private const int MostCampaigns = 20;

    public async Task<IReadOnlyList<WorkCard>> CardsAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        List<WorkCard> cards = [];
        if (actor.Holds(Role.CampaignManager))
        {
            var units = actor.UnitsOfEveryCampaign(Role.CampaignManager);
            var named = actor.CampaignsOf(Role.CampaignManager);
            var managed = db.Campaigns.AsNoTracking().Where(c => units.Contains(c.IssuingUnitId) || named.Contains(c.Id));
            foreach (var campaign in await managed.WithParts().Where(c => c.State == CampaignState.Draft).OrderByDescending(c => c.Id).Take(MostCampaigns).ToListAsync(cancellation))
            {
                var missing = CampaignSections.Missing(campaign, await readiness.RunAsync(campaign, cancellation)).ToList();
                cards.Add(missing.Count == 0
                    ? new WorkCard("Mở đợt", $"{campaign.Name}: đã đủ điều kiện", null, $"/campaigns/{campaign.Id}/check", 10)
                    : new WorkCard("Chuẩn bị phong trào", $"{campaign.Name}: còn thiếu {missing.Count} mục, đầu tiên là «{missing[0].Text.TrimEnd('.')}»", null, $"/campaigns/{campaign.Id}/preparation", 20));
            }

            var until = now.AddDays(Soon);
            var ending = await managed
                .Where(c => c.State == CampaignState.Open)
                .SelectMany(c => c.Phases.Where(p => p.GroupId == null && p.UnitId == null && p.Start <= now && p.End > now && p.End <= until), (c, p) => new { c.Id, c.Name, p.Kind, p.End })
                .ToListAsync(cancellation);
            cards.AddRange(ending.Select(p => new WorkCard($"Giai đoạn «{StateNames.Of(p.Kind)}» sắp kết thúc", p.Name, p.End, $"/campaigns/{p.Id}", 60)));
        }

        var own = actor.OwnUnits();
        if (own.Count > 0)
        {
            var today = VietnamTime.DayOf(now);
            var last = today.AddDays(Soon);
            var due = await db.TaskItems
                .Where(t => t.LeadUnitId != null && own.Contains(t.LeadUnitId.Value) && t.State != TaskState.Done && t.Due <= last)
                .Join(db.Campaigns.Where(c => c.State != CampaignState.Draft && c.State != CampaignState.Closed), t => t.CampaignId, c => c.Id, (t, c) => new { t.Id, t.Title, t.Due, c.Name, CampaignId = c.Id })
                .ToListAsync(cancellation);
            cards.AddRange(due.Select(t => new WorkCard("Cập nhật nhiệm vụ được giao", $"{t.Title} ({t.Name})", VietnamTime.EndOf(t.Due!.Value), $"/campaigns/{t.CampaignId}/tasks/{t.Id}/report", 50)));
        }

        return cards;
    }
}
