using CcHc.Portal.Documents.Rendering.Pdf;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Documents.Rendering;

public static class PaperRenderingRegistration
{
    /// <summary>Registers <see cref="IPaperRenderer"/> and <see cref="IPictureBinder"/>. The browser starts with the first PDF, not with the portal.</summary>
    public static IServiceCollection AddPaperRendering(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<PaperRenderingOptions>(configuration.GetSection(PaperRenderingOptions.Section));
        services.AddSingleton<ChromiumPrinter>();
        services.AddSingleton<IPaperRenderer, PaperRenderer>();
        services.AddSingleton<IPictureBinder, PictureBinder>();
        return services;
    }
}
