namespace CcHc.Portal.Web.Infrastructure.Pages;

/// <summary>Says what a feature adds to the container; every one in this assembly is found, so that no list names them all.</summary>
public interface IFeatureServices
{
    void Add(IServiceCollection services);
}

public static class Discovery
{
    public static void AddFeatures(this IServiceCollection services)
    {
        foreach (var type in typeof(Discovery).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IFeatureServices))))
        {
            ((IFeatureServices)Activator.CreateInstance(type)!).Add(services);
        }
    }

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
