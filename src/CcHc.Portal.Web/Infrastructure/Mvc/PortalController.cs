using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Infrastructure.Files;
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

    /// <summary>The reasons of a refusal on the form itself, under the keys that name its fields, else above it: status 409.</summary>
    protected ViewResult Again(string view, object? model, DomainRuleException refusal)
    {
        foreach (var obstacle in refusal.Obstacles)
        {
            ModelState.AddModelError(obstacle.Key, obstacle.Text);
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(view, model);
    }

    /// <summary>
    /// The form once more because somebody else saved what it was filled from: status 409. What was typed stays; it now goes by
    /// the version that is stored, so that sending it again is a choice.
    /// </summary>
    /// <param name="versionField">Name of the hidden field, whose sent value would hide the new one.</param>
    protected ViewResult AgainChanged(string view, object? model, string versionField)
    {
        ModelState.Remove(versionField);
        ModelState.AddModelError("", "Một người khác vừa sửa phần này trong lúc anh/chị nhập. Nội dung anh/chị nhập còn nguyên dưới đây và chưa được lưu; anh/chị xem lại rồi lưu lần nữa.");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(view, model);
    }

    /// <summary>Names the file that the action writes into the answer as it reads: nothing of it is kept.</summary>
    protected void SayDownload(string fileName)
    {
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.CacheControl = "private, no-store";
    }

    /// <summary>A kept file, byte for byte. Only PDF and pictures are ever shown in the browser; others are downloads.</summary>
    protected FileStreamResult Stored(IFileStore store, StoredFile file, bool inline = false)
    {
        DomainRuleException.ThrowIf(file.Scan == ScanState.Quarantined, "file.quarantined", "Tệp này đã bị cách ly vì có dấu hiệu mã độc, không tải về được.");
        var shown = inline && FileKinds.ShowsInBrowser(file.MediaType);
        var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(file.FileName);
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.CacheControl = "private, no-cache";
        return new FileStreamResult(store.OpenRead(file.Sha256), file.MediaType)
        {
            EnableRangeProcessing = true,
            EntityTag = new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{file.Sha256}\""),
        };
    }
}
