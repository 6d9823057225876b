namespace CcHc.Portal.Web.Demo;

public static class DemoSetup
{
    public static IServiceCollection AddPortalDemo(this IServiceCollection services)
    {
        services.AddScoped<DemoWorld>();
        services.AddScoped<DemoStandIns>();
        services.AddScoped<DemoFigures>();
        services.AddScoped<DemoRun>();
        services.AddScoped<MakeDemo>();
        return services;
    }
}
