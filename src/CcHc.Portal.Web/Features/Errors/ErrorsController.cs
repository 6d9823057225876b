using System.Diagnostics;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Identity;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CcHc.Portal.Web.Features.Errors;

/// <summary>Reached by re-execution only, with whatever method the failed request had.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[DisableRateLimiting]
[Route("errors/{status:int:range(400,599)}")]
public sealed class ErrorsController(KeptForms kept) : PortalController
{
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Show(int status)
    {
        var isReExecuted = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var shown = isReExecuted ? status : StatusCodes.Status404NotFound;
        Response.StatusCode = shown;
        if (HttpContext.Features.Get<KeptForm>() is { } sent)
        {
            return View("/Features/SignIn/Show.cshtml", new SignInForm { Kept = kept.Protect(sent) });
        }

        return View(ErrorPage.View, ErrorPage.For(shown, Activity.Current?.Id ?? HttpContext.TraceIdentifier));
    }
}
