using System.Linq.Expressions;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>Who may see a sheet, fill it in, approve it, and appraise which of its lines.</summary>
public static class SheetAccess
{
    private static readonly Role[] UnitRoles = [Role.UnitOfficer, Role.UnitHead];
    private static readonly Role[] AgencyRoles = [Role.Appraiser, Role.AgencyLead];

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

    /// <summary>
    /// Sheets that an appraiser meets: locked ones of other units with a leaf of the own agency. Of these only the own leaves are
    /// shown (<see cref="CanAppraise"/>).
    /// </summary>
    public static Expression<Func<ScoreSheet, bool>> AppraisableBy(Actor actor, IQueryable<Criterion> criteria)
    {
        var (agencies, narrowAgencies, narrowCampaigns) = RoleReach.Of(actor, AgencyRoles);
        var own = OwnUnits(actor);
        return sheet =>
            sheet.State != SheetState.Draft
            && (sheet.UnitId == null || !own.Contains(sheet.UnitId.Value))
            && criteria.Any(c => c.CriteriaId == sheet.CriteriaId && c.IsLeaf && c.AgencyUnitId != null
                && (agencies.Contains(c.AgencyUnitId.Value) || (narrowAgencies.Contains(c.AgencyUnitId.Value) && narrowCampaigns.Contains(c.CampaignId))));
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

    /// <summary>Nobody appraises the own unit, whichever role ties them to it.</summary>
    public static bool IsOwn(Actor actor, Guid? unitId) => unitId is { } unit && OwnUnits(actor).Contains(unit);

    /// <param name="agencyUnitId">The agency of the leaf.</param>
    /// <param name="fieldCode">Code of the leaf's top node, to which a role may be narrowed.</param>
    public static bool CanAppraise(Actor actor, ScoreSheet sheet, Guid? agencyUnitId, string fieldCode) =>
        !IsOwn(actor, sheet.UnitId)
        && actor.Roles.Any(r => AgencyRoles.Contains(r.Role)
            && r.UnitId == agencyUnitId
            && (r.CampaignId is null || r.CampaignId == sheet.CampaignId)
            && (r.Field is null || r.Field == fieldCode));

    private static IReadOnlyList<Guid> OwnUnits(Actor actor) => actor.UnitsOf([.. UnitRoles, .. AgencyRoles]);
}
