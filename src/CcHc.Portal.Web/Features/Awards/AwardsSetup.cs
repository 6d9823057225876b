namespace CcHc.Portal.Web.Features.Awards;

public static class AwardsSetup
{
    public static IServiceCollection AddPortalAwards(this IServiceCollection services)
    {
        services.AddScoped<AwardLists>();
        services.AddScoped<SubmissionStatementComposer>();
        return services;
    }
}
