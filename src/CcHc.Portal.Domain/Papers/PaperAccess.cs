using System.Linq.Expressions;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Papers;

/// <summary>Who may see a paper, work on it, and record that it was issued.</summary>
public static class PaperAccess
{
    /// <summary>Kinds the public may read once they are issued.</summary>
    public static readonly IReadOnlyList<PaperKind> PublicKinds = [PaperKind.Plan, PaperKind.Directive, PaperKind.ResultDecision, PaperKind.AwardDecision];

    public static Expression<Func<Paper, bool>> VisibleTo(Actor actor)
    {
        // A role narrowed to a campaign reaches that campaign's papers of the own unit, not the unit's others.
        var reading = RoleReach.Of(
            actor, Role.CampaignManager, Role.AdvisingLeader, Role.Leader, Role.RecordsClerk, Role.Auditor, Role.UnitOfficer, Role.UnitHead, Role.CouncilSecretary, Role.CouncilChair);
        var overseeing = RoleReach.Of(actor, Role.CampaignManager, Role.AdvisingLeader, Role.Leader, Role.Auditor);
        var kinds = PublicKinds;
        return paper =>
            reading.Units.Contains(paper.IssuingUnitId)
            || (paper.CampaignId != null && reading.NarrowCampaigns.Contains(paper.CampaignId.Value) && reading.NarrowUnits.Contains(paper.IssuingUnitId))
            || (paper.OverseeingUnitId != null && overseeing.Units.Contains(paper.OverseeingUnitId.Value))
            || (paper.OverseeingUnitId != null && paper.CampaignId != null
                && overseeing.NarrowCampaigns.Contains(paper.CampaignId.Value) && overseeing.NarrowUnits.Contains(paper.OverseeingUnitId.Value))
            || (kinds.Contains(paper.Kind) && (paper.State == PaperState.Issued || paper.State == PaperState.Corrected || paper.State == PaperState.Replaced));
    }

    /// <summary>May draft, check and submit: the manager for the issuing unit, a unit's officer for its own papers.</summary>
    public static bool CanDraft(Actor actor, Paper paper) =>
        actor.Holds(Role.CampaignManager, paper.IssuingUnitId, paper.CampaignId)
        || (paper.OverseeingUnitId is { } overseeing && actor.Holds(Role.CampaignManager, overseeing, paper.CampaignId))
        || (paper.Kind is PaperKind.Pledge or PaperKind.SelfAssessmentReport
            && (actor.Holds(Role.UnitOfficer, paper.IssuingUnitId, paper.CampaignId) || actor.Holds(Role.UnitHead, paper.IssuingUnitId, paper.CampaignId)));

    /// <summary>May record number, date and signed file: văn thư, or who drafts, under the own name.</summary>
    public static bool CanRecordIssuance(Actor actor, Paper paper) =>
        CanDraft(actor, paper) || actor.Holds(Role.RecordsClerk, paper.IssuingUnitId, paper.CampaignId);
}
