using System.Linq.Expressions;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Awards;

public static class AwardAccess
{
    /// <summary>Who draws up the list: the manager of the campaign.</summary>
    public static bool CanPropose(Actor actor, Campaign campaign) => CampaignAccess.CanManage(actor, campaign);

    /// <summary>Who reads the list before it is decided.</summary>
    public static bool CanSee(Actor actor, Campaign campaign) =>
        CampaignAccess.CanOversee(actor, campaign)
        || CampaignAccess.CanRecordIssuance(actor, campaign)
        || actor.Holds(Role.CouncilSecretary, campaign.IssuingUnitId, campaign.Id)
        || actor.Holds(Role.CouncilChair, campaign.IssuingUnitId, campaign.Id)
        || actor.Holds(Role.CouncilMember, campaign.IssuingUnitId, campaign.Id);

    /// <summary>Who prints certificates and records what becomes of them: the manager, or văn thư, who stamps and hands over.</summary>
    public static bool CanPrint(Actor actor, Campaign campaign) => CampaignAccess.CanRecordIssuance(actor, campaign);

    /// <summary>Who says how an agency prints and counts. It holds for all its campaigns, so a role for one of them is not enough.</summary>
    public static bool CanSetUpPrinting(Actor actor, Guid unitId) => UnitsPrintedFor(actor).Contains(unitId);

    /// <summary>The agencies whose golden book and print profiles the actor keeps.</summary>
    public static IReadOnlyList<Guid> UnitsPrintedFor(Actor actor) => actor.UnitsOfEveryCampaign(Role.CampaignManager, Role.RecordsClerk);

    /// <summary>The agencies whose golden book the actor reads.</summary>
    public static IReadOnlyList<Guid> UnitsReadFor(Actor actor) =>
        actor.UnitsOfEveryCampaign(Role.CampaignManager, Role.RecordsClerk, Role.AdvisingLeader, Role.Leader, Role.Auditor);

    /// <summary>Recipients whom everybody may look up: once the decision is issued, and for as long as it was not recalled.</summary>
    public static Expression<Func<Awardee, bool>> OpenToThePublic(IQueryable<Paper> papers)
    {
        var visible = papers.Where(PaperAccess.VisibleTo(Actor.Visitor));
        return awardee => !awardee.IsStruck && visible.Any(p => p.Id == awardee.PaperId && p.Kind == PaperKind.AwardDecision);
    }
}
