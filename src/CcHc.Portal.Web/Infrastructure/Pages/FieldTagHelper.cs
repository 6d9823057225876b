using System.Globalization;
using System.Text.Json;
using CcHc.Portal.Domain;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CcHc.Portal.Web.Infrastructure.Pages;

/// <summary>
/// A labelled field with its hint, its error and what was typed: <c>&lt;field for="Form.Due" label="Hạn" hint="…" /&gt;</c>.
/// The kind follows from the type of the property (text, date, number, yes/no, list of an enum) unless <c>type</c> says
/// otherwise: textarea, password, radios, select, file, email, search. With content of its own, the content is the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public string? Type { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Words of the first, empty choice of a list.</summary>
    public string? Empty { get; set; }

    public int Rows { get; set; } = 4;

    public int? Maxlength { get; set; }

    /// <summary>Shown beside the label; the validator demands.</summary>
    public bool Optional { get; set; }

    public string? Autocomplete { get; set; }

    /// <summary>Names of file endings the chooser offers; what is accepted is judged by content.</summary>
    public string? Accept { get; set; }

    public bool Multiple { get; set; }

    public bool Readonly { get; set; }

    /// <summary>Narrow, medium or wide; a short answer gets a short box.</summary>
    public string? Width { get; set; }

    public static string IdOf(string name) => "f-" + FieldNames.Camel(name).Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fullName = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var name = FieldNames.Camel(fullName);
        var id = IdOf(fullName);
        var state = ViewContext.ViewData.ModelState.TryGetValue(fullName, out var entry) ? entry : null;
        var errors = state?.Errors.Select(e => e.ErrorMessage).Distinct().ToList() ?? [];
        FieldNames.Remember(ViewContext.HttpContext, fullName, Label, id);

        var kind = Type ?? KindOf(For.Metadata.UnderlyingOrModelType);
        var value = state?.AttemptedValue ?? Text(For.Model);
        var describedBy = string.Join(' ', new[] { Hint is null ? null : id + "-hint", errors.Count > 0 ? id + "-error" : null }.Where(x => x is not null));

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field" + (errors.Count > 0 ? " field-wrong" : ""));

        var own = await output.GetChildContentAsync();
        output.Content.Clear();
        if (kind == "checkbox")
        {
            output.Content.AppendHtml(Checkbox(id, name, value, describedBy, errors.Count > 0));
            Messages(output.Content, id, errors);
            return;
        }

        var isGroup = kind == "radios";
        var label = new TagBuilder(isGroup ? "div" : "label");
        label.AddCssClass("field-label");
        label.Attributes[isGroup ? "id" : "for"] = isGroup ? id + "-label" : id;
        label.InnerHtml.Append(Label);
        if (Optional)
        {
            label.InnerHtml.AppendHtml(Element("span", "field-optional", " (không bắt buộc)"));
        }

        output.Content.AppendHtml(label);
        Messages(output.Content, id, errors);
        output.Content.AppendHtml(own.IsEmptyOrWhiteSpace ? Control(kind, id, name, value, describedBy, errors.Count > 0) : own);
    }

    private static string KindOf(Type type) =>
        type == typeof(bool) ? "checkbox"
        : type == typeof(DateOnly) ? "date"
        : type == typeof(decimal) || type == typeof(Points) ? "decimal"
        : type == typeof(int) || type == typeof(long) ? "number"
        : type.IsEnum ? "select"
        : typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type) ? "file"
        : "text";

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly day => VietnamTime.Day(day),
        decimal number => number.ToString("0.############", Vietnamese.Culture),
        Points points => points.ToExactString(),
        bool yes => yes ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static TagBuilder Element(string tag, string css, string text)
    {
        var element = new TagBuilder(tag);
        element.AddCssClass(css);
        element.InnerHtml.Append(text);
        return element;
    }

    private void Messages(TagHelperContent content, string id, List<string> errors)
    {
        if (Hint is not null)
        {
            var hint = Element("p", "field-hint", Hint);
            hint.Attributes["id"] = id + "-hint";
            content.AppendHtml(hint);
        }

        if (errors.Count > 0)
        {
            var error = Element("p", "field-error", string.Join(' ', errors));
            error.Attributes["id"] = id + "-error";
            content.AppendHtml(error);
        }
    }

    private TagBuilder Control(string kind, string id, string name, string value, string describedBy, bool wrong)
    {
        if (kind == "radios")
        {
            return Radios(id, name, value, describedBy);
        }

        var control = new TagBuilder(kind switch { "textarea" => "textarea", "select" => "select", _ => "input" });
        Common(control, id, name, describedBy, wrong);
        if (Width is not null)
        {
            control.AddCssClass("width-" + Width);
        }

        switch (kind)
        {
            case "textarea":
                control.AddCssClass("form-control");
                control.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
                // A browser drops the first line break after the tag; this one is dropped instead of the person's own.
                control.InnerHtml.AppendHtml("\n").Append(value);
                break;
            case "select":
                control.AddCssClass("form-select");
                Options(control, value);
                break;
            default:
                control.TagRenderMode = TagRenderMode.SelfClosing;
                control.AddCssClass("form-control");
                Input(control, kind, value);
                break;
        }

        return control;
    }

    private void Common(TagBuilder control, string id, string name, string describedBy, bool wrong)
    {
        control.Attributes["id"] = id;
        control.Attributes["name"] = name;
        if (describedBy.Length > 0)
        {
            control.Attributes["aria-describedby"] = describedBy;
        }

        if (wrong)
        {
            control.Attributes["aria-invalid"] = "true";
            control.AddCssClass("is-invalid");
        }

        if (Maxlength is { } most)
        {
            control.Attributes["maxlength"] = most.ToString(CultureInfo.InvariantCulture);
        }

        if (Autocomplete is not null)
        {
            control.Attributes["autocomplete"] = Autocomplete;
        }

        if (Readonly)
        {
            control.Attributes["readonly"] = "readonly";
        }
    }

    private void Input(TagBuilder control, string kind, string value)
    {
        control.Attributes["type"] = kind switch { "date" or "decimal" or "number" => "text", _ => kind };
        switch (kind)
        {
            case "date":
                control.AddCssClass("width-date");
                control.Attributes["inputmode"] = "numeric";
                control.Attributes["placeholder"] = "dd/mm/yyyy";
                control.Attributes["data-date"] = "";
                control.Attributes["value"] = value;
                break;
            case "decimal" or "number":
                control.AddCssClass("width-number");
                control.Attributes["inputmode"] = kind == "decimal" ? "decimal" : "numeric";
                control.Attributes["value"] = value;
                break;
            case "file":
                if (Accept is not null)
                {
                    control.Attributes["accept"] = Accept;
                }

                if (Multiple)
                {
                    control.Attributes["multiple"] = "multiple";
                }

                break;
            case "password":
                // What was typed is never sent back.
                break;
            default:
                control.Attributes["value"] = value;
                break;
        }
    }

    private IEnumerable<SelectListItem> Choices()
    {
        var type = For.Metadata.UnderlyingOrModelType;
        return Items ?? (type.IsEnum ? EnumChoices.Of(type) : []);
    }

    private void Options(TagBuilder select, string value)
    {
        if (Empty is not null || For.Metadata.IsReferenceOrNullableType)
        {
            select.InnerHtml.AppendHtml(Option(new SelectListItem(Empty ?? "– Chọn –", ""), value));
        }

        foreach (var group in Choices().GroupBy(i => i.Group?.Name))
        {
            var target = select;
            if (group.Key is not null)
            {
                target = new TagBuilder("optgroup");
                target.Attributes["label"] = group.Key;
            }

            foreach (var item in group)
            {
                target.InnerHtml.AppendHtml(Option(item, value));
            }

            if (group.Key is not null)
            {
                select.InnerHtml.AppendHtml(target);
            }
        }
    }

    private static TagBuilder Option(SelectListItem item, string value)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = item.Value ?? item.Text;
        if (string.Equals(item.Value ?? item.Text, value, StringComparison.OrdinalIgnoreCase))
        {
            option.Attributes["selected"] = "selected";
        }

        if (item.Disabled)
        {
            option.Attributes["disabled"] = "disabled";
        }

        option.InnerHtml.Append(item.Text);
        return option;
    }

    private TagBuilder Radios(string id, string name, string value, string describedBy)
    {
        var group = new TagBuilder("div");
        group.AddCssClass("radios");
        group.Attributes["role"] = "radiogroup";
        group.Attributes["aria-labelledby"] = id + "-label";
        if (describedBy.Length > 0)
        {
            group.Attributes["aria-describedby"] = describedBy;
        }

        var number = 0;
        foreach (var item in Choices())
        {
            // The summary of errors links to the field's id, which is the first choice.
            var choiceId = number++ == 0 ? id : $"{id}-{number}";
            var choice = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            choice.Attributes["type"] = "radio";
            choice.Attributes["id"] = choiceId;
            choice.Attributes["name"] = name;
            choice.Attributes["value"] = item.Value ?? item.Text;
            choice.AddCssClass("form-check-input");
            if (string.Equals(item.Value ?? item.Text, value, StringComparison.OrdinalIgnoreCase))
            {
                choice.Attributes["checked"] = "checked";
            }

            group.InnerHtml.AppendHtml(Choice(choice, choiceId, item.Text));
        }

        return group;
    }

    private HtmlContentBuilder Checkbox(string id, string name, string value, string describedBy, bool wrong)
    {
        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        Common(box, id, name, describedBy, wrong);
        box.Attributes["type"] = "checkbox";
        box.Attributes["value"] = "true";
        box.AddCssClass("form-check-input");
        // A ticked box that was sent comes back as «true,false», because of the hidden field after it.
        if (value.StartsWith("true", StringComparison.OrdinalIgnoreCase))
        {
            box.Attributes["checked"] = "checked";
        }

        var unticked = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        unticked.Attributes["type"] = "hidden";
        unticked.Attributes["name"] = name;
        unticked.Attributes["value"] = "false";
        var both = new HtmlContentBuilder();
        both.AppendHtml(Choice(box, id, Label)).AppendHtml(unticked);
        return both;
    }

    private static TagBuilder Choice(TagBuilder input, string id, string text)
    {
        var row = new TagBuilder("div");
        row.AddCssClass("form-check");
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.AddCssClass("form-check-label");
        label.InnerHtml.Append(text);
        row.InnerHtml.AppendHtml(input).AppendHtml(label);
        return row;
    }
}

/// <summary>Names of fields as the page bears them (camelCase), and their labels for the summary of errors.</summary>
public static class FieldNames
{
    private static readonly object Key = new();

    public static string Camel(string name) => string.Join('.', name.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    public static void Remember(HttpContext context, string name, string label, string id)
    {
        if (context.Items[Key] is not Dictionary<string, DrawnField> drawn)
        {
            context.Items[Key] = drawn = new Dictionary<string, DrawnField>(StringComparer.OrdinalIgnoreCase);
        }

        drawn[name] = new DrawnField(label, id, drawn.Count);
    }

    /// <summary>A field that was drawn on this page; null for others.</summary>
    public static DrawnField? Find(HttpContext context, string name) =>
        context.Items[Key] is Dictionary<string, DrawnField> drawn ? drawn.GetValueOrDefault(name) : null;
}

/// <param name="Place">Which field of the page it is, from 0.</param>
public sealed record DrawnField(string Label, string Id, int Place);

public static class EnumChoices
{
    /// <summary>Every member under its Vietnamese name, which begins the line of a list though it goes on in a sentence elsewhere.</summary>
    public static IEnumerable<SelectListItem> Of<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(v => (Value: v, Name: StateNames.Of(v))).Select(m => new SelectListItem(char.ToUpper(m.Name[0], Vietnamese.Culture) + m.Name[1..], m.Value.ToString()));

    public static IEnumerable<SelectListItem> Of(Type type) =>
        (IEnumerable<SelectListItem>)typeof(EnumChoices).GetMethods().First(m => m.IsGenericMethod && m.Name == nameof(Of))
            .MakeGenericMethod(type).Invoke(null, null)!;
}
