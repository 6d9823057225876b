using CcHc.Portal.Web.Infrastructure.Pages;

namespace CcHc.Portal.Web.Features.PublicResults;

public sealed class PublicResultServices : IFeatureServices
{
    public void Add(IServiceCollection services) => services.AddScoped<ResultQueries>();
}
