using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CcHc.Portal.Web.Features.Results;

/// <summary>A figure that leads to its reasons. No partial view: a table of all has thousands, and each would be looked up.</summary>
public static class WhyLink
{
    /// <param name="href">None where this person may not open the sheet.</param>
    /// <param name="whose">Said to who hears the link without its row.</param>
    /// <param name="isMain">The figure the row is ranked by.</param>
    public static IHtmlContent Of(string? href, string points, string whose, bool isMain)
    {
        if (href is null && !isMain)
        {
            return new StringHtmlContent(points);
        }

        var element = new TagBuilder(href is null ? "strong" : "a");
        if (href is not null)
        {
            element.Attributes["href"] = href;
            element.Attributes["aria-label"] = $"Vì sao {points} điểm: {whose}";
            if (isMain)
            {
                element.AddCssClass("why-main");
            }
        }

        element.InnerHtml.Append(points);
        return element;
    }
}
