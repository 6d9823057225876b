using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.WorkingDays;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CcHc.Portal.Web.Infrastructure.Pages;

/// <summary>
/// What stands in the way, beside the disabled button: <c>&lt;obstacles of="Model.Obstacles" /&gt;</c>. Nothing when nothing does.
/// Where it is time, the name and telephone of who can give more of it.
/// </summary>
[HtmlTargetElement("obstacles", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ObstaclesTagHelper(PortalDbContext db, TimeProvider clock) : TagHelper
{
    [Microsoft.AspNetCore.Mvc.ViewFeatures.ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public IEnumerable<Obstacle>? Of { get; set; }

    /// <summary>A line before the list.</summary>
    public string? Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var all = Of?.ToList() ?? [];
        if (all.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "obstacles");
        if (Title is not null)
        {
            var title = new TagBuilder("p");
            title.InnerHtml.Append(Title);
            output.Content.AppendHtml(title);
        }

        var list = new TagBuilder("ul");
        foreach (var obstacle in all)
        {
            var item = new TagBuilder("li");
            item.Attributes["data-testid"] = "obstacle";
            item.Attributes["data-key"] = obstacle.Key;
            item.InnerHtml.Append(obstacle.Text);
            list.InnerHtml.AppendHtml(item);
        }

        output.Content.AppendHtml(list);
        if (all.Find(o => o.AskInCampaign is not null)?.AskInCampaign is { } campaign
            && await db.WhomToAskAsync(campaign, clock.GetUtcNow(), ViewContext.HttpContext.RequestAborted) is { } whom)
        {
            var ask = new TagBuilder("p");
            ask.Attributes["data-testid"] = "whom-to-ask";
            ask.InnerHtml.Append($"Hỏi hoặc đề nghị gia hạn: {whom}.");
            output.Content.AppendHtml(ask);
        }
    }
}

/// <summary>
/// An end in words of people and time of the country: <c>&lt;deadline end="window.End" late-until="window.LateUntil" /&gt;</c>.
/// Every end that is shown goes through here or <see cref="VietnamTime.Deadline"/>.
/// </summary>
[HtmlTargetElement("deadline", Attributes = "end", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DeadlineTagHelper(TimeProvider clock) : TagHelper
{
    /// <summary>The first instant that is too late.</summary>
    public DateTimeOffset End { get; set; }

    /// <summary>Up to when late work is taken, said once the end is past.</summary>
    public DateTimeOffset? LateUntil { get; set; }

    /// <summary>Given where the limit is said in working days: they are then what is counted.</summary>
    public WorkingCalendar? Calendar { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var now = clock.GetUtcNow();
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", End.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("data-testid", "deadline");
        output.Content.SetContent(DeadlineText.Of(End, now, LateUntil, Calendar));
    }
}

public static class DeadlineText
{
    public static string Of(DateTimeOffset end, DateTimeOffset now, DateTimeOffset? lateUntil = null, WorkingCalendar? calendar = null)
    {
        var text = VietnamTime.Deadline(end, now, calendar?.WorkingDaysBetween(VietnamTime.DayOf(now), VietnamTime.DayOf(end.AddTicks(-1))));
        return text + Late(end, now, lateUntil);
    }

    /// <summary>The last day of a span whose first day stands before it: «Thứ Sáu 31/10/2025, còn 3 ngày».</summary>
    public static string LastDay(DateTimeOffset end, DateTimeOffset now, DateTimeOffset? lateUntil = null) =>
        $"{VietnamTime.WithWeekday(VietnamTime.DayOf(end.AddTicks(-1)))}, {VietnamTime.Remaining(end, now)}{Late(end, now, lateUntil)}";

    private static string Late(DateTimeOffset end, DateTimeOffset now, DateTimeOffset? lateUntil) =>
        now < end || lateUntil is not { } until || until <= end ? ""
        : now < until ? $"; nhận muộn đến hết {VietnamTime.Deadline(until, now)}"
        : $"; đã thôi nhận muộn từ {VietnamTime.WithWeekday(VietnamTime.DayOf(until))}";
}

/// <summary>A state as a word, coloured only in addition: <c>&lt;state of="Model.State" tone="good" /&gt;</c>.</summary>
[HtmlTargetElement("state", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StateTagHelper : TagHelper
{
    /// <summary>A member of an enum with descriptions, or words.</summary>
    public object? Of { get; set; }

    /// <summary>plain, active, good, warn or bad.</summary>
    public string Tone { get; set; } = "plain";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"state state-{Tone}");
        output.Content.SetContent(Of is Enum member ? EnumNames.Of(member) : Of?.ToString() ?? "");
    }
}

/// <summary>What belongs here and how to begin: <c>&lt;empty-state title="Chưa có phong trào"&gt;…&lt;/empty-state&gt;</c>.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty-state");
        var title = new TagBuilder("p");
        title.AddCssClass("empty-state-title");
        title.InnerHtml.Append(Title);
        output.PreContent.AppendHtml(title);
    }
}

/// <summary>One row of a definition list: <c>&lt;dl class="facts"&gt;&lt;fact term="Hạn"&gt;…&lt;/fact&gt;&lt;/dl&gt;</c>.</summary>
[HtmlTargetElement("fact")]
public sealed class FactTagHelper : TagHelper
{
    public string Term { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        var term = new TagBuilder("dt");
        term.InnerHtml.Append(Term);
        var text = new TagBuilder("dd");
        if (content.IsEmptyOrWhiteSpace)
        {
            text.InnerHtml.Append("–");
        }
        else
        {
            text.InnerHtml.AppendHtml(content);
        }

        output.Content.AppendHtml(term).AppendHtml(text);
    }
}

/// <summary>The way up: <c>&lt;back href="/campaigns"&gt;Phong trào&lt;/back&gt;</c>, before the h1.</summary>
[HtmlTargetElement("back", Attributes = "href")]
public sealed class BackTagHelper : TagHelper
{
    public string Href { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.Attributes.SetAttribute("class", "back");
        var link = new TagBuilder("a");
        link.Attributes["href"] = Href;
        output.PreContent.AppendHtml(link.RenderStartTag());
        output.PostContent.AppendHtml(link.RenderEndTag());
    }
}

/// <summary>A form of one button, for an act without fields: <c>&lt;act action="/pledges/1/submission"&gt;Gửi&lt;/act&gt;</c>.</summary>
[HtmlTargetElement("act", Attributes = "action")]
public sealed class ActTagHelper(Microsoft.AspNetCore.Mvc.ViewFeatures.IHtmlGenerator generator) : TagHelper
{
    [Microsoft.AspNetCore.Mvc.ViewFeatures.ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Action { get; set; } = "";

    /// <summary>primary, secondary, danger or link.</summary>
    public string Look { get; set; } = "secondary";

    public bool Disabled { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "form";
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", Action);
        output.Attributes.SetAttribute("class", "act");
        var button = new TagBuilder("button");
        button.Attributes["type"] = "submit";
        button.AddCssClass("btn " + (Look == "secondary" ? "btn-outline-primary" : "btn-" + Look));
        if (Disabled)
        {
            button.Attributes["disabled"] = "disabled";
        }

        button.InnerHtml.AppendHtml(text);
        output.Content.AppendHtml(button).AppendHtml(generator.GenerateAntiforgery(ViewContext));
    }
}

public static class EnumNames
{
    /// <summary>The Vietnamese name of a member whose type is known at run time only.</summary>
    public static string Of(Enum member) =>
        (string)typeof(StateNames).GetMethod(nameof(StateNames.Of))!.MakeGenericMethod(member.GetType()).Invoke(null, [member])!;
}
