using System.Linq.Expressions;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.EvidenceStore;

/// <summary>Who may see what a unit has put into its store, and add to it.</summary>
public static class EvidenceAccess
{
    /// <summary>
    /// The store of the own unit, the stores of a campaign that one runs or watches, and for an appraiser what proves a locked
    /// line of the own agency in the sheet of another unit, or of another agency on its own sheet where theirs stands in for it.
    /// </summary>
    public static Expression<Func<Evidence, bool>> VisibleTo(
        Actor actor,
        IQueryable<Campaign> campaigns,
        IQueryable<EvidenceUse> uses,
        IQueryable<ScoreLine> lines,
        IQueryable<ScoreSheet> sheets,
        IQueryable<Criterion> criteria)
    {
        var (units, narrowUnits, narrowCampaigns) = RoleReach.Of(actor, Role.UnitOfficer, Role.UnitHead);
        var (issuing, narrowIssuing, narrowIssued) = RoleReach.Of(actor, Role.CampaignManager, Role.AdvisingLeader, Role.Leader, Role.Auditor);
        var (agencies, narrowAgencies, appraisedCampaigns) = RoleReach.Of(actor, Role.Appraiser, Role.AgencyLead);
        var own = actor.BelongsTo.ToArray();
        return evidence =>
            units.Contains(evidence.UnitId)
            || (narrowUnits.Contains(evidence.UnitId) && narrowCampaigns.Contains(evidence.CampaignId))
            || campaigns.Any(c => c.Id == evidence.CampaignId
                && (issuing.Contains(c.IssuingUnitId) || (narrowIssuing.Contains(c.IssuingUnitId) && narrowIssued.Contains(c.Id))))
            || (!own.Contains(evidence.UnitId)
                && uses.Any(u => u.EvidenceId == evidence.Id
                    && lines.Any(l => l.Id == u.LineId
                        && sheets.Any(s => s.Id == l.SheetId && s.State != SheetState.Draft && (s.UnitId == null || !own.Contains(s.UnitId.Value))
                            && criteria.Any(k => k.Id == l.CriterionId && k.AgencyUnitId != null
                                && (agencies.Contains(k.AgencyUnitId.Value)
                                    || (narrowAgencies.Contains(k.AgencyUnitId.Value) && appraisedCampaigns.Contains(k.CampaignId))
                                    || (k.AgencyUnitId == s.UnitId
                                        && campaigns.Any(c => c.Id == k.CampaignId
                                            && c.AppraisalStandIns.Any(x => x.AgencyUnitId == k.AgencyUnitId
                                                && (agencies.Contains(x.StandInUnitId)
                                                    || (narrowAgencies.Contains(x.StandInUnitId) && appraisedCampaigns.Contains(c.Id))))))))))));
    }

    /// <summary>Adds and describes: the unit's officer or head, or the manager for whoever cannot.</summary>
    public static bool CanKeep(Actor actor, Campaign campaign, Guid unitId) =>
        CampaignAccess.CanManage(actor, campaign)
        || actor.Holds(Role.UnitOfficer, unitId, campaign.Id)
        || actor.Holds(Role.UnitHead, unitId, campaign.Id);

    /// <summary>That another unit holds the same file is for those who judge; a unit learns nothing of others' stores.</summary>
    public static bool SeesSameElsewhere(Actor actor, Evidence evidence) => !actor.BelongsTo.Contains(evidence.UnitId);

    /// <summary>The unit in whose store a participant's evidence lies: its own, or that of the issuing unit for an outsider.</summary>
    public static Guid StoreOf(Campaign campaign, Guid? participantUnitId) => participantUnitId ?? campaign.IssuingUnitId;
}
