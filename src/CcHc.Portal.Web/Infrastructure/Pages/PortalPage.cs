using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Identity;
using Microsoft.AspNetCore.Mvc.Razor;

namespace CcHc.Portal.Web.Infrastructure.Pages;

/// <summary>What every view can ask: who looks, and what time it is.</summary>
public abstract class PortalPage<TModel> : RazorPage<TModel>
{
    public Actor Actor => CurrentActor.Of(Context).Actor;

    public DateTimeOffset Now => Context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>The page the visitor came from, when it is one of ours and not this one; null otherwise.</summary>
    public string? ReturnPath =>
        Uri.TryCreate(Context.Request.Headers.Referer, UriKind.Absolute, out var from)
        && from.Authority == Context.Request.Host.Value
        && from.PathAndQuery != Context.Request.Path + Context.Request.QueryString
            ? from.PathAndQuery
            : null;
}
