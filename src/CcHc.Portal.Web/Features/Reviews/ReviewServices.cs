using CcHc.Portal.Web.Infrastructure.Pages;

namespace CcHc.Portal.Web.Features.Reviews;

public sealed class ReviewServices : IFeatureServices
{
    public void Add(IServiceCollection services) => services.AddScoped<ReadReview>();
}
