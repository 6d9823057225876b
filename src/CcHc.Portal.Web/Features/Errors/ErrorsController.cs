using System.Diagnostics;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Errors;

/// <summary>Reached by re-execution only, with whatever method the failed request had.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[Route("errors/{status:int:range(400,599)}")]
public sealed class ErrorsController : PortalController
{
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Show(int status)
    {
        var isReExecuted = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var shown = isReExecuted ? status : StatusCodes.Status404NotFound;
        Response.StatusCode = shown;
        return View(ErrorPage.View, ErrorPage.For(shown, Activity.Current?.Id ?? HttpContext.TraceIdentifier));
    }
}
