namespace CcHc.Portal.Web.Infrastructure.Hosting;

/// <summary>Marks an action whose answer the portal's own pages may show in a frame, such as a PDF preview.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class FrameableAttribute : Attribute;

public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors ";

    public Task InvokeAsync(HttpContext context)
    {
        // At the start of the answer, because only then the endpoint is known, and because error pages clear headers.
        context.Response.OnStarting(() =>
        {
            var frameable = context.GetEndpoint()?.Metadata.GetMetadata<FrameableAttribute>() is not null;
            var headers = context.Response.Headers;
            // Whatever a kept file turns out to be, it runs nothing and belongs to nobody here. The browser's own reader of PDF
            // does not start within a sandbox; it has one of its own.
            var isKept = frameable && headers.ContentDisposition.Count > 0 && headers.ContentType != "application/pdf";
            headers.ContentSecurityPolicy = Policy + (frameable ? "'self'" : "'none'") + (isKept ? "; sandbox" : "");
            headers.XFrameOptions = frameable ? "SAMEORIGIN" : "DENY";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
