using System.Linq.Expressions;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Campaigns;

/// <summary>Who may see and run campaigns. When it may be done is the campaign's to say.</summary>
public static class CampaignAccess
{
    /// <summary>
    /// Those who run or watch the issuing unit's campaigns see all of them; a participating unit sees its own once open; the
    /// published ones are everybody's.
    /// </summary>
    public static Expression<Func<Campaign, bool>> VisibleTo(Actor actor, IQueryable<Participant> participants, IQueryable<Criteria.Criterion> criteria)
    {
        var issuing = actor.UnitsOf(Role.CampaignManager, Role.AdvisingLeader, Role.Leader, Role.RecordsClerk, Role.Auditor, Role.CouncilSecretary, Role.CouncilChair, Role.CouncilMember);
        var units = actor.UnitsOf(Role.UnitOfficer, Role.UnitHead);
        var agencies = actor.UnitsOf(Role.Appraiser, Role.AgencyLead);
        return campaign =>
            issuing.Contains(campaign.IssuingUnitId)
            || (campaign.State != CampaignState.Draft
                && (participants.Any(p => p.CampaignId == campaign.Id && p.UnitId != null && units.Contains(p.UnitId.Value))
                    || criteria.Any(c => c.CampaignId == campaign.Id && c.AgencyUnitId != null && agencies.Contains(c.AgencyUnitId.Value))));
    }

    public static bool CanManage(Actor actor, Campaign campaign) => actor.Holds(Role.CampaignManager, campaign.IssuingUnitId, campaign.Id);

    /// <summary>May start a campaign of this issuing unit.</summary>
    public static bool CanStart(Actor actor, Guid issuingUnitId) => actor.Holds(Role.CampaignManager, issuingUnitId);

    public static bool CanStartAny(Actor actor) => actor.Holds(Role.CampaignManager);

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
