using CcHc.Portal.Web.Infrastructure.Pages;

namespace CcHc.Portal.Web.Features.EvidenceStores;

public sealed class EvidenceServices : IFeatureServices
{
    public void Add(IServiceCollection services) => services.AddScoped<ReadStore>();
}
