using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace CcHc.Portal.Web.Infrastructure.Hosting;

/// <summary>
/// Answers 413 before a body that is too big is read: the form readers further in would report it as a broken form.
/// </summary>
public sealed class RequestSize(RequestDelegate next, IOptions<PortalSettings> settings)
{
    // Several files of one form share the limit of one; the rest is for the other fields.
    private const int Rest = 2;

    public static long MostBytes(PortalSettings settings) => (settings.UploadMegabytes + Rest) * 1024L * 1024L;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostBytes(settings.Value) && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        await next(context);
    }
}
