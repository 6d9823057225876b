using CcHc.Portal.Web.Infrastructure.Pages;

namespace CcHc.Portal.Web.Features.Pledges;

public sealed class PledgeServices : IFeatureServices
{
    public void Add(IServiceCollection services) => services.AddScoped<ReadPledge>();
}
