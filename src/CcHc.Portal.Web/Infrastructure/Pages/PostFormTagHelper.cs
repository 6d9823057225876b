using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CcHc.Portal.Web.Infrastructure.Pages;

/// <summary>Gives every form that posts its antiforgery token, also where it names its target itself; the framework leaves those out.</summary>
[HtmlTargetElement("form", Attributes = "action")]
public sealed class PostFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var posts = context.AllAttributes["method"]?.Value?.ToString()?.Equals("post", StringComparison.OrdinalIgnoreCase) == true;
        var hasTarget = !string.IsNullOrEmpty(context.AllAttributes["action"]?.Value?.ToString());
        if (posts && hasTarget)
        {
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        }
    }
}
