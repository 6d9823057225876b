using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared;

namespace CcHc.Portal.Web.Features.PublicResults;

/// <summary>From a campaign's page to what everybody sees of it.</summary>
public sealed class ResultLinks : ICampaignLinks
{
    private static readonly Func<Campaign, bool> IsPublic = CampaignAccess.OpenToThePublic.Compile();

    public Task<IReadOnlyList<CampaignLink>> LinksAsync(Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CampaignLink>>(
            IsPublic(campaign) ? [new("Kết quả đã công bố", $"/ket-qua/{campaign.Id}", "trang mọi người đều xem được", 650)] : []);
}
