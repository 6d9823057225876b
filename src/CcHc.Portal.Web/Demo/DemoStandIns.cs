using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Acts;

namespace CcHc.Portal.Web.Demo;

/// <summary>Names who appraises an agency's criteria on the agency's own sheet: the next agency in the order of their names.</summary>
public sealed class DemoStandIns(OwnSheets ownSheets)
{
    public async Task NameAsync(Campaign campaign, Actor manager, Func<Guid, Task<(Guid Id, string Name)>> other, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var own in await ownSheets.ReadAsync(campaign.Id, cancellation))
        {
            campaign.EntrustOwnSheet(manager, own.AgencyUnitId, own.AgencyName, await other(own.AgencyUnitId), "Không ai thẩm định đơn vị mình", now);
        }
    }
}
