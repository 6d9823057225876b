using System.Linq.Expressions;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Papers;

/// <summary>Who may see a paper, work on it, and record that it was issued.</summary>
public static class PaperAccess
{
    /// <summary>Kinds the public may read once they are issued, and what corrects, amends or replaces them.</summary>
    public static readonly IReadOnlyList<PaperKind> PublicKinds = [PaperKind.Plan, PaperKind.Directive, PaperKind.CriteriaDecision, PaperKind.ResultDecision, PaperKind.ResultNotice, PaperKind.AwardDecision];

    // What a participating unit makes for itself; who runs the campaign sees it once it was sent, on other pages.
    private static readonly PaperKind[] UnitKinds = [PaperKind.Pledge, PaperKind.SelfAssessmentReport];

    // A recalled paper is no longer shown; that it was recalled is said by the look-up.
    private static readonly PaperState[] PublicStates = [.. Paper.InForce, PaperState.Replaced];

    private static readonly Role[] Running = [Role.CampaignManager, Role.AdvisingLeader, Role.Leader, Role.RecordsClerk, Role.Auditor];

    private static readonly Role[] Seeing = [.. Running, Role.UnitOfficer, Role.UnitHead, Role.CouncilSecretary, Role.CouncilChair];

    /// <summary>Whoever works with the portal writes papers; the check reads a file and keeps nothing.</summary>
    public static bool CanCheckLayout(Actor actor) => actor.Roles.Count > 0;

    /// <summary>Who says how the papers of an agency are set: who manages, signs for or registers its papers, and the administrator.</summary>
    public static bool CanSetCustoms(Actor actor, Guid unitId) =>
        actor.Holds(Role.Administrator) || actor.Holds(Role.CampaignManager, unitId) || actor.Holds(Role.RecordsClerk, unitId) || actor.Holds(Role.UnitHead, unitId);

    /// <summary>What a look-up by number knows of: everything public, and that something public was recalled.</summary>
    public static Expression<Func<Paper, bool>> KnownToThePublic
    {
        get
        {
            var kinds = PublicKinds;
            PaperState[] states = [.. PublicStates, PaperState.Recalled];
            return paper => kinds.Contains(paper.ConcernsKind ?? paper.Kind) && states.Contains(paper.State);
        }
    }

    /// <summary>Papers of the units within which a role is held, and what is public.</summary>
    public static Expression<Func<Paper, bool>> VisibleTo(Actor actor)
    {
        var issuing = actor.UnitsOfEveryCampaign(Seeing);

        // A role for one campaign reaches the papers of that campaign only.
        var issuingForOne = actor.UnitsOf(Seeing).Except(issuing).ToList();
        var named = actor.CampaignsOf(Seeing);
        var kinds = PublicKinds;
        var states = PublicStates;
        var appraising = actor.UnitsOf(Role.AgencyLead, Role.Appraiser);
        return paper =>
            issuing.Contains(paper.IssuingUnitId)
            || (paper.Kind == PaperKind.AppraisalMinutes && appraising.Contains(paper.IssuingUnitId))
            || (issuingForOne.Contains(paper.IssuingUnitId) && paper.CampaignId != null && named.Contains(paper.CampaignId.Value))
            || (kinds.Contains(paper.ConcernsKind ?? paper.Kind) && states.Contains(paper.State));
    }

    /// <summary>
    /// The same, and the papers of the campaigns that the actor's unit issues, whichever body of it issues the paper: the
    /// submission statement comes from the advising agency, and the campaign's manager writes it.
    /// </summary>
    public static Expression<Func<Paper, bool>> VisibleTo(Actor actor, IQueryable<Campaign> campaigns)
    {
        var issuing = actor.UnitsOfEveryCampaign(Seeing);
        var issuingForOne = actor.UnitsOf(Seeing).Except(issuing).ToList();
        var named = actor.CampaignsOf(Seeing);
        var running = actor.UnitsOfEveryCampaign(Running);
        var runningOne = actor.CampaignsOf(Running);
        var kinds = PublicKinds;
        var states = PublicStates;
        var appraising = actor.UnitsOf(Role.AgencyLead, Role.Appraiser);
        var ofUnits = UnitKinds;
        return paper =>
            issuing.Contains(paper.IssuingUnitId)
            || (paper.Kind == PaperKind.AppraisalMinutes && appraising.Contains(paper.IssuingUnitId))
            || (issuingForOne.Contains(paper.IssuingUnitId) && paper.CampaignId != null && named.Contains(paper.CampaignId.Value))
            || (paper.OverseeingUnitId != null && running.Contains(paper.OverseeingUnitId.Value))
            || (paper.OverseeingUnitId != null && paper.CampaignId != null && runningOne.Contains(paper.CampaignId.Value))
            || (!ofUnits.Contains(paper.ConcernsKind ?? paper.Kind) && paper.CampaignId != null
                && (runningOne.Contains(paper.CampaignId.Value) || campaigns.Any(c => c.Id == paper.CampaignId && running.Contains(c.IssuingUnitId))))
            || (kinds.Contains(paper.ConcernsKind ?? paper.Kind) && states.Contains(paper.State));
    }

    /// <summary>May draft, check and submit: the manager for the issuing unit or for the campaign, a unit's officer for its own papers.</summary>
    /// <param name="campaignIssuer">The unit that issues the campaign of the paper.</param>
    public static bool CanDraft(Actor actor, Paper paper, Guid? campaignIssuer = null) =>
        actor.Holds(Role.CampaignManager, paper.IssuingUnitId, paper.CampaignId)
        || (campaignIssuer is { } issuer && !IsOfUnit(paper) && actor.Holds(Role.CampaignManager, issuer, paper.CampaignId))
        || (paper.Kind == PaperKind.AppraisalMinutes && actor.Holds(Role.AgencyLead, paper.IssuingUnitId, paper.CampaignId))
        || (paper.OverseeingUnitId is { } overseeing && actor.Holds(Role.CampaignManager, overseeing, paper.CampaignId))
        || (IsOfUnit(paper) && (actor.Holds(Role.UnitOfficer, paper.IssuingUnitId) || actor.Holds(Role.UnitHead, paper.IssuingUnitId)));

    /// <summary>What corrects a unit's report is the unit's own too.</summary>
    private static bool IsOfUnit(Paper paper) => UnitKinds.Contains(paper.ConcernsKind ?? paper.Kind);

    /// <summary>May record number, date and signed file: văn thư, or who drafts, under the own name.</summary>
    public static bool CanRecordIssuance(Actor actor, Paper paper, Guid? campaignIssuer = null) =>
        CanDraft(actor, paper, campaignIssuer) || actor.Holds(Role.RecordsClerk, paper.IssuingUnitId, paper.CampaignId);

    /// <summary>Who compares the signed copy and says what holds: who may record the issuance.</summary>
    public static bool CanCompare(Actor actor, Paper paper, Guid? campaignIssuer = null) => CanRecordIssuance(actor, paper, campaignIssuer);

    /// <summary>Who reads what differed: the office whose paper it is, and who oversees the campaign; not everybody who may read the paper.</summary>
    public static bool CanReadComparison(Actor actor, Paper paper) =>
        Seeing.Any(role => actor.Holds(role, paper.IssuingUnitId, paper.CampaignId))
        || (paper.OverseeingUnitId is { } overseeing && Running.Any(role => actor.Holds(role, overseeing, paper.CampaignId)));

    /// <summary>Who sees what went up with the paper to be signed: who works on it, and the office whose paper it is. A paper that the public reads has none for them.</summary>
    public static bool CanSeeDossier(Actor actor, Paper paper, Guid? campaignIssuer = null) =>
        CanRecordIssuance(actor, paper, campaignIssuer) || CanReadComparison(actor, paper);
}
