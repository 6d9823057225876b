namespace CcHc.Portal.Web.Infrastructure.Pages;

public static class Discovery
{
    /// <summary>Registers every implementation in this assembly, so that a feature adds one by writing the class.</summary>
    public static void AddAll<TService>(this IServiceCollection services)
        where TService : class
    {
        foreach (var type in typeof(Discovery).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(TService))))
        {
            services.AddScoped(typeof(TService), type);
        }
    }
}
