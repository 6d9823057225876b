using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>Who sees and decides claims of «không phát sinh».</summary>
public static class ClaimAccess
{
    /// <summary>All claims of a campaign: who runs or watches it. An agency sees those on its own leaves.</summary>
    public static bool CanSeeAll(Actor actor, Campaign campaign) => CampaignAccess.CanOversee(actor, campaign);

    /// <summary>The manager records what an agency decided outside, and decides where the agency may not: on its own sheet.</summary>
    public static bool CanRecord(Actor actor, Campaign campaign) => CampaignAccess.CanManage(actor, campaign);
}
