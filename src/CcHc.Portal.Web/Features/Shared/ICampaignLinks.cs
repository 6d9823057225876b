using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Web.Features.Shared;

/// <summary>Something this person can go on to from a campaign's page.</summary>
/// <param name="Text">The act, as the office says it: «Tự chấm điểm», «Theo dõi đăng ký».</param>
/// <param name="Note">How things stand there, in a few words.</param>
/// <param name="Order">Smaller comes first; the order of the year's work is 100 registration … 900 final review.</param>
public sealed record CampaignLink(string Text, string Href, string? Note = null, int Order = 500);

/// <summary>A feature's part of a campaign's page; every implementation in this assembly is found and asked.</summary>
public interface ICampaignLinks
{
    /// <param name="campaign">Visible to the actor, with its groups and phases.</param>
    Task<IReadOnlyList<CampaignLink>> LinksAsync(Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken cancellation);
}
