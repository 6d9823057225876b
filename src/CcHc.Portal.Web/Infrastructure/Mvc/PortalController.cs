using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Infrastructure.Mvc;

/// <summary>What every controller of a feature starts from.</summary>
public abstract class PortalController : Controller
{
    public const string NoticeKey = "Notice";

    /// <summary>Who acts, with the roles in force today; a visitor holds none.</summary>
    protected Actor Actor => CurrentActor.Of(HttpContext).Actor;

    /// <summary>Ends with the request: given to every query of a reading page.</summary>
    protected CancellationToken Cancellation => HttpContext.RequestAborted;

    /// <summary>Said once at the top of the next page.</summary>
    protected void Notice(string text) => TempData[NoticeKey] = text;

    /// <summary>The form once more with what was typed and what is wrong with it: status 400.</summary>
    protected ViewResult Again(string view, object? model)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(view, model);
    }
}
