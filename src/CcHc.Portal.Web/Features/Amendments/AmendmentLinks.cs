using CcHc.Portal.Data;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Amendments;

/// <summary>From a campaign's page to the amendments of its criteria.</summary>
public sealed class AmendmentLinks(PortalDbContext db) : ICampaignLinks
{
    public async Task<IReadOnlyList<CampaignLink>> LinksAsync(Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        if (campaign.State == CampaignState.Draft || campaign.Judging == Judging.ReviewOnly)
        {
            return [];
        }

        var made = await db.CriteriaAmendments.CountAsync(a => a.CampaignId == campaign.Id && a.State == AmendmentState.InForce, cancellation);
        return made > 0 || (campaign.State == CampaignState.Open && CampaignAccess.CanManage(actor, campaign))
            ? [new CampaignLink("Sửa đổi bộ tiêu chí", $"/campaigns/{campaign.Id}/amendments", made == 0 ? null : $"{made} lần", 930)]
            : [];
    }
}
