using System.Linq.Expressions;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Pledges;

/// <summary>Who may see, write and approve a registration. When it may be done is the campaign's and the pledge's to say.</summary>
public static class PledgeAccess
{
    /// <summary>Participants whose registration the actor may see: of the own unit, or all of a campaign that one runs or watches.</summary>
    public static Expression<Func<Participant, bool>> VisibleTo(Actor actor, IQueryable<Campaign> campaigns)
    {
        var own = RoleReach.Of(actor, Role.UnitOfficer, Role.UnitHead);
        var (units, narrowUnits, narrowCampaigns) = own;
        var (issuing, narrowIssuing, narrowIssued) = RoleReach.Of(actor, Role.CampaignManager, Role.AdvisingLeader, Role.Leader, Role.Auditor);
        return participant =>
            campaigns.Any(c => c.Id == participant.CampaignId
                && (issuing.Contains(c.IssuingUnitId) || (narrowIssuing.Contains(c.IssuingUnitId) && narrowIssued.Contains(c.Id))
                    || (c.State != CampaignState.Draft
                        && participant.UnitId != null
                        && (units.Contains(participant.UnitId.Value)
                            || (narrowUnits.Contains(participant.UnitId.Value) && narrowCampaigns.Contains(participant.CampaignId))))));
    }

    /// <summary>The unit's officer or head; the manager for outsiders, individuals and whoever does it outside.</summary>
    public static bool CanWrite(Actor actor, Campaign campaign, Guid? unitId) =>
        CampaignAccess.CanManage(actor, campaign)
        || (unitId is { } unit && (actor.Holds(Role.UnitOfficer, unit, campaign.Id) || actor.Holds(Role.UnitHead, unit, campaign.Id)));

    /// <summary>The head of the unit, in the own right.</summary>
    public static bool CanApprove(Actor actor, Campaign campaign, Guid? unitId) =>
        unitId is { } unit && actor.Holds(Role.UnitHead, unit, campaign.Id);

    /// <summary>The manager, naming who decided outside.</summary>
    public static bool CanRecordApproval(Actor actor, Campaign campaign) => CampaignAccess.CanManage(actor, campaign);

    /// <summary>Who sees the list of all that take part.</summary>
    public static bool CanSeeAll(Actor actor, Campaign campaign) => CampaignAccess.CanOversee(actor, campaign);
}
