using CcHc.Portal.Data;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Pages;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Figures;

public sealed class FigureServices : IFeatureServices
{
    public void Add(IServiceCollection services) => services.AddScoped<ReadFigures>();
}

/// <summary>From a campaign's page to its figures, for whoever enters or watches them.</summary>
public sealed class FigureLinks(PortalDbContext db) : ICampaignLinks
{
    public async Task<IReadOnlyList<CampaignLink>> LinksAsync(Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        if (campaign.Judging == Judging.ReviewOnly)
        {
            return [];
        }

        if (campaign.State == CampaignState.Draft)
        {
            return CampaignAccess.CanManage(actor, campaign) && await db.Criteria.AnyAsync(c => c.CampaignId == campaign.Id && c.IsLeaf && c.InputBy == InputBy.Imported, cancellation)
                ? [new CampaignLink("Số liệu cổng tự lấy", $"/campaigns/{campaign.Id}/system-figures", null, 320)]
                : [];
        }

        var oversees = CampaignAccess.CanOversee(actor, campaign);
        var agencies = AppraisalAccess.AgenciesOf(actor).ToArray();
        if (!oversees && agencies.Length == 0)
        {
            return [];
        }

        var leaves = db.Criteria.Where(c => c.CampaignId == campaign.Id && c.IsLeaf && c.InputBy == InputBy.Imported && (oversees || (c.AgencyUnitId != null && agencies.Contains(c.AgencyUnitId.Value))));
        if (!await leaves.AnyAsync(cancellation))
        {
            return [];
        }

        var open = await db.CentralFigures.CountAsync(f => f.HasOpenChallenge && leaves.Any(c => c.Id == f.CriterionId), cancellation);
        return [new CampaignLink("Số liệu nhập", $"/campaigns/{campaign.Id}/figures", open > 0 ? $"{open} kiến nghị chờ trả lời" : null, 320)];
    }
}

/// <summary>Challenges that wait for an answer.</summary>
public sealed class FigureWork(PortalDbContext db) : IMyWork
{
    public async Task<IReadOnlyList<WorkCard>> CardsAsync(Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var (issuing, narrowIssuing, narrowCampaigns) = RoleReach.Of(actor, Role.CampaignManager);
        var agencies = AppraisalAccess.AgenciesOf(actor).ToArray();
        if (issuing.Count == 0 && narrowIssuing.Count == 0 && agencies.Length == 0)
        {
            return [];
        }

        var waiting = await db.CentralFigures
            .Where(f => f.HasOpenChallenge && db.ScoreLines.Any(l => l.SheetId == f.SheetId && l.CriterionId == f.CriterionId))
            .Join(db.Criteria, f => f.CriterionId, c => c.Id, (f, c) => new { f.CampaignId, c.AgencyUnitId })
            .Join(db.Campaigns, x => x.CampaignId, c => c.Id, (x, c) => new { x.CampaignId, x.AgencyUnitId, c.Name, c.IssuingUnitId, c.State })
            .Where(x => x.State == CampaignState.Open)
            .Where(x => issuing.Contains(x.IssuingUnitId)
                || (narrowIssuing.Contains(x.IssuingUnitId) && narrowCampaigns.Contains(x.CampaignId))
                || (x.AgencyUnitId != null && agencies.Contains(x.AgencyUnitId.Value)))
            .GroupBy(x => new { x.CampaignId, x.Name })
            .Select(g => new { g.Key.CampaignId, g.Key.Name, Count = g.Count() })
            .OrderBy(g => g.Name)
            .ToListAsync(cancellation);
        return [.. waiting.Select(w => new WorkCard("Trả lời kiến nghị về số liệu", $"«{w.Name}»: {w.Count} kiến nghị chờ trả lời.", null, $"/campaigns/{w.CampaignId}/figures/challenges", 35))];
    }
}
