using CcHc.Portal.Web.Infrastructure.Pages;

namespace CcHc.Portal.Web.Features.Awards;

public sealed class AwardServices : IFeatureServices
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<AwardLists>();
        services.AddScoped<SubmissionStatementComposer>();
    }
}
