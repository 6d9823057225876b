using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Features.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Infrastructure.Mvc;

/// <summary>The one way to say no: refusals that actions throw become pages here.</summary>
public sealed class RefusalFilter(IModelMetadataProvider metadata) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        var page = context.Exception switch
        {
            NotFoundException refusal => new ErrorPage(StatusCodes.Status404NotFound, "Không tìm thấy", refusal.Message),
            ForbiddenException refusal => new ErrorPage(StatusCodes.Status403Forbidden, "Không được phép", refusal.Message),
            DomainRuleException refusal => new ErrorPage(StatusCodes.Status409Conflict, "Chưa làm được việc này", null, refusal.Obstacles),
            PaperEngineUnavailableException refusal => new ErrorPage(StatusCodes.Status409Conflict, "Chưa dựng được tệp PDF", refusal.Message),
            DbUpdateConcurrencyException => ErrorPage.ChangedMeanwhile,
            DbUpdateException refusal when IsUniqueViolation(refusal) => ErrorPage.AlreadyThere,
            _ => null,
        };
        if (page is null)
        {
            return;
        }

        context.Result = new ViewResult
        {
            ViewName = ErrorPage.View,
            StatusCode = page.Status,
            ViewData = new ViewDataDictionary<ErrorPage>(metadata, new ModelStateDictionary()) { Model = page },
        };
        context.ExceptionHandled = true;
    }

    // 2601 and 2627 mean the same to people; SQLite says 2067 (unique) or 1555 (primary key) under 19. A broken foreign key
    // is also 19 and is a fault of ours, so it stays a 500.
    public static bool IsUniqueViolation(DbUpdateException exception) => exception.InnerException switch
    {
        SqlException sql => sql.Number is 2601 or 2627,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        _ => false,
    };
}
