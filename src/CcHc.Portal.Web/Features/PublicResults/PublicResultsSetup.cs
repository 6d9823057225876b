namespace CcHc.Portal.Web.Features.PublicResults;

public static class PublicResultsSetup
{
    public static IServiceCollection AddPortalPublicResults(this IServiceCollection services)
    {
        services.AddScoped<ResultQueries>();
        return services;
    }
}
