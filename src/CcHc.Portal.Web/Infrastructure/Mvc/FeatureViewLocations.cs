using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace CcHc.Portal.Web.Infrastructure.Mvc;

/// <summary>
/// Views lie beside their controller: Features/Topic/Controller/Action.cshtml where several controllers share action names,
/// else Features/Topic/Action.cshtml, else Features/Shared.
/// </summary>
public sealed class FeatureViewLocations : IViewLocationExpander
{
    private const string Topic = "topic";

    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values[Topic] = context.ActionContext.ActionDescriptor is ControllerActionDescriptor action
            ? action.ControllerTypeInfo.Namespace?.Split(".Features.") is [_, var topic] ? topic.Replace('.', '/') : ""
            : "";

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        if (context.Values[Topic] is { Length: > 0 } topic)
        {
            yield return $"/Features/{topic}/{{1}}/{{0}}.cshtml";
            yield return $"/Features/{topic}/{{0}}.cshtml";
        }

        yield return "/Features/Shared/{0}.cshtml";
    }
}
