using FluentValidation;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CcHc.Portal.Web.Infrastructure.Mvc;

/// <summary>
/// Runs the validator of each bound form and puts what it says into ModelState under the names the fields bear. The action
/// still runs and asks <c>ModelState.IsValid</c>: only it knows which page to show again.
/// </summary>
public sealed class ValidationFilter(IServiceProvider services) : IAsyncActionFilter, IOrderedFilter
{
    /// <summary>Before the framework's own filter for invalid model states (-2000).</summary>
    public int Order => -2001;

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        foreach (var (name, value) in context.ActionArguments)
        {
            if (value is null || services.GetService(typeof(IValidator<>).MakeGenericType(value.GetType())) is not IValidator validator)
            {
                continue;
            }

            var result = await validator.ValidateAsync(new ValidationContext<object>(value), context.HttpContext.RequestAborted);
            var prefix = BoundPrefix(context, name) is { } bound ? bound + "." : Prefix(context.ModelState, name);
            foreach (var error in result.Errors)
            {
                var key = prefix + error.PropertyName;
                // «abc» in a date field is already refused by the binder; «cần điền» on top would be wrong.
                if (context.ModelState.GetFieldValidationState(key) != ModelValidationState.Invalid)
                {
                    context.ModelState.AddModelError(key, error.ErrorMessage);
                }
            }
        }

        await next();
    }

    // A page with several forms binds each under the name of its part of the page, also when the form sends no field at all.
    private static string? BoundPrefix(ActionExecutingContext context, string parameter) =>
        context.ActionDescriptor.Parameters.FirstOrDefault(p => p.Name == parameter)?.BindingInfo?.BinderModelName;

    // MVC binds a parameter under its name when the request has such fields («form.title»), else without a prefix.
    private static string Prefix(ModelStateDictionary state, string parameter) =>
        state.Keys.Any(k => k.StartsWith(parameter + ".", StringComparison.OrdinalIgnoreCase)) ? parameter + "." : "";
}
