using CcHc.Portal.Data;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Appraisal;

/// <summary>From a campaign's page to its appraisal and its ranking.</summary>
public sealed class AppraisalLinks(PortalDbContext db) : ICampaignLinks
{
    public async Task<IReadOnlyList<CampaignLink>> LinksAsync(Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        var links = new List<CampaignLink>();
        if (campaign.State == CampaignState.Draft || campaign.Judging == Judging.ReviewOnly)
        {
            return links;
        }

        if (AppraisalAccess.CanAppraiseAny(actor))
        {
            var agencies = AppraisalAccess.AgenciesOf(actor).ToArray();
            if (await db.Criteria.AnyAsync(c => c.CampaignId == campaign.Id && c.IsLeaf && c.AgencyUnitId != null && agencies.Contains(c.AgencyUnitId.Value), cancellation)
                || await db.AppraisalStandIns.AnyAsync(s => s.CampaignId == campaign.Id && agencies.Contains(s.StandInUnitId), cancellation))
            {
                links.Add(new CampaignLink("Thẩm định", $"/appraisal/{campaign.Id}/units", "Tiêu chí giao cho cơ quan anh/chị", 400));
            }
        }

        if (CampaignAccess.CanOversee(actor, campaign))
        {
            var waiting = await db.ScoreLines.CountAsync(l => l.CampaignId == campaign.Id && l.Claim == ClaimState.Waiting, cancellation);
            links.Add(new CampaignLink("Khai báo không phát sinh", $"/campaigns/{campaign.Id}/claims", waiting == 0 ? null : $"{waiting} chờ chấp thuận", 405));
            links.Add(new CampaignLink("Tiến độ thẩm định", $"/campaigns/{campaign.Id}/appraisal", null, 410));
        }

        if (AppraisalAccess.CanSeeLeague(actor, campaign))
        {
            links.Add(new CampaignLink("Bảng xếp hạng", $"/campaigns/{campaign.Id}/league", campaign.SettledAt is null ? "Tạm tính" : null, 500));
        }

        if (CampaignAccess.CanManage(actor, campaign) && campaign.State == CampaignState.Open && campaign.SettledAt is not null)
        {
            links.Add(new CampaignLink("Công bố kết quả", $"/campaigns/{campaign.Id}/publication", null, 600));
        }

        return links;
    }
}
