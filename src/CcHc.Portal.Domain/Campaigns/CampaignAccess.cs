using System.Linq.Expressions;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Campaigns;

/// <summary>Who may see and run campaigns. When it may be done is the campaign's to say.</summary>
public static class CampaignAccess
{
    /// <summary>Campaigns whose results everybody may read, signed in or not: from publication on.</summary>
    public static readonly Expression<Func<Campaign, bool>> OpenToThePublic =
        campaign => campaign.State == CampaignState.Published || campaign.State == CampaignState.Closed;

    /// <summary>
    /// Those who run or watch the issuing unit's campaigns see all of them, or the one their assignment names; a participating
    /// unit and an appraising agency see theirs once open. What the public sees is not asked here.
    /// </summary>
    public static Expression<Func<Campaign, bool>> VisibleTo(Actor actor, IQueryable<Participant> participants, IQueryable<Criteria.Criterion> criteria)
    {
        Role[] running = [Role.CampaignManager, Role.AdvisingLeader, Role.Leader, Role.RecordsClerk, Role.Auditor, Role.CouncilSecretary, Role.CouncilChair, Role.CouncilMember];
        Role[] filling = [Role.UnitOfficer, Role.UnitHead];
        Role[] appraising = [Role.Appraiser, Role.AgencyLead];
        var issuing = actor.UnitsOfEveryCampaign(running);
        var units = actor.UnitsOfEveryCampaign(filling);
        var agencies = actor.UnitsOfEveryCampaign(appraising);
        var named = actor.CampaignsOf(running);
        var namedOnceOpen = actor.CampaignsOf([.. filling, .. appraising]);
        return campaign =>
            issuing.Contains(campaign.IssuingUnitId)
            || named.Contains(campaign.Id)
            || (campaign.State != CampaignState.Draft
                && (namedOnceOpen.Contains(campaign.Id)
                    || participants.Any(p => p.CampaignId == campaign.Id && p.UnitId != null && units.Contains(p.UnitId.Value))
                    || criteria.Any(c => c.CampaignId == campaign.Id && c.AgencyUnitId != null && agencies.Contains(c.AgencyUnitId.Value))
                    || campaign.AppraisalStandIns.Any(s => agencies.Contains(s.StandInUnitId))));
    }

    public static bool CanManage(Actor actor, Campaign campaign) => actor.Holds(Role.CampaignManager, campaign.IssuingUnitId, campaign.Id);

    /// <summary>May start a campaign of this issuing unit.</summary>
    public static bool CanStart(Actor actor, Guid issuingUnitId) => actor.Holds(Role.CampaignManager, issuingUnitId);

    public static bool CanStartAny(Actor actor) => actor.UnitsOfEveryCampaign(Role.CampaignManager).Count > 0;

    /// <summary>Who runs it or watches it for the issuing unit: sees every sheet, result and paper of it.</summary>
    public static bool CanOversee(Actor actor, Campaign campaign) =>
        CanManage(actor, campaign)
        || actor.Holds(Role.AdvisingLeader, campaign.IssuingUnitId, campaign.Id)
        || actor.Holds(Role.Leader, campaign.IssuingUnitId, campaign.Id)
        || actor.Holds(Role.Auditor, campaign.IssuingUnitId, campaign.Id);

    /// <summary>Văn thư, or the manager under the own name, records what was signed and numbered outside.</summary>
    public static bool CanRecordIssuance(Actor actor, Campaign campaign) =>
        CanManage(actor, campaign) || actor.Holds(Role.RecordsClerk, campaign.IssuingUnitId, campaign.Id);
}
