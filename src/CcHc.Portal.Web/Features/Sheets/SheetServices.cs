using CcHc.Portal.Web.Infrastructure.Pages;

namespace CcHc.Portal.Web.Features.Sheets;

public sealed class SheetServices : IFeatureServices
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<ReadSheet>();
        services.AddScoped<ReadCheck>();
        services.AddScoped<ReadReasons>();
        services.AddScoped<BuildWorkspace>();
    }
}
