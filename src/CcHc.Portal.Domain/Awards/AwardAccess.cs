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

    /// <summary>Recipients whom everybody may look up: once the decision is issued, and for as long as it was not recalled.</summary>
    public static Expression<Func<Awardee, bool>> OpenToThePublic(IQueryable<Paper> papers)
    {
        var visible = papers.Where(PaperAccess.VisibleTo(Actor.Visitor));
        return awardee => !awardee.IsStruck && visible.Any(p => p.Id == awardee.PaperId && p.Kind == PaperKind.AwardDecision);
    }
}
