using System.Linq.Expressions;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>Who may see a sheet, fill it in and approve it; who appraises which of its lines is said by <see cref="AppraisalAccess"/>.</summary>
public static class SheetAccess
{
    private static readonly Role[] UnitRoles = [Role.UnitOfficer, Role.UnitHead];

    /// <summary>The whole sheet: of the own unit, or all of a campaign that one runs or watches.</summary>
    public static Expression<Func<ScoreSheet, bool>> VisibleTo(Actor actor, IQueryable<Campaign> campaigns)
    {
        var (units, narrowUnits, narrowCampaigns) = RoleReach.Of(actor, UnitRoles);
        var (issuing, narrowIssuing, narrowIssued) = RoleReach.Of(actor, Role.CampaignManager, Role.AdvisingLeader, Role.Leader, Role.Auditor);
        return sheet =>
            (sheet.UnitId != null
                && (units.Contains(sheet.UnitId.Value) || (narrowUnits.Contains(sheet.UnitId.Value) && narrowCampaigns.Contains(sheet.CampaignId))))
            || campaigns.Any(c => c.Id == sheet.CampaignId
                && (issuing.Contains(c.IssuingUnitId) || (narrowIssuing.Contains(c.IssuingUnitId) && narrowIssued.Contains(c.Id))));
    }

    /// <summary>Enters answers, explanations and evidence: the unit's officer or head, or the manager for whoever cannot.</summary>
    public static bool CanFill(Actor actor, Campaign campaign, Guid? unitId) =>
        CampaignAccess.CanManage(actor, campaign)
        || (unitId is { } unit && (actor.Holds(Role.UnitOfficer, unit, campaign.Id) || actor.Holds(Role.UnitHead, unit, campaign.Id)));

    /// <summary>The head of the unit, in the own right.</summary>
    public static bool CanApprove(Actor actor, Campaign campaign, Guid? unitId) =>
        unitId is { } unit && actor.Holds(Role.UnitHead, unit, campaign.Id);

    /// <summary>The manager, naming who decided outside.</summary>
    public static bool CanRecordApproval(Actor actor, Campaign campaign) => CampaignAccess.CanManage(actor, campaign);

    public static bool CanUnlock(Actor actor, Campaign campaign, Guid? unitId) =>
        CanApprove(actor, campaign, unitId) || CampaignAccess.CanManage(actor, campaign);

    /// <summary>Who sees the list of all sheets of a campaign.</summary>
    public static bool CanSeeAll(Actor actor, Campaign campaign) => CampaignAccess.CanOversee(actor, campaign);
}
