using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>What a person sees: the answer to one request, with its forms and links to go on from.</summary>
public sealed class Page
{
    private readonly Visitor visitor;

    private Page(Visitor visitor, HttpResponseMessage response, IHtmlDocument document, byte[] body)
    {
        this.visitor = visitor;
        Response = response;
        Document = document;
        Body = body;
    }

    public HttpResponseMessage Response { get; }

    public IHtmlDocument Document { get; }

    public byte[] Body { get; }

    public HttpStatusCode Status => Response.StatusCode;

    public string Path => Response.RequestMessage!.RequestUri!.AbsolutePath;

    public string Address => Response.RequestMessage!.RequestUri!.PathAndQuery;

    public string Title => Document.Title ?? "";

    public string? Heading => Texts("h1") is [var first, ..] ? first : null;

    public string? Notice => Texts("[data-testid=notice]") is [var first, ..] ? first : null;

    internal string? Token => Document.QuerySelector("input[name=_token]")?.GetAttribute("value");

    /// <summary>The text of every match, white space as one blank.</summary>
    public IReadOnlyList<string> Texts(string css) => [.. Document.QuerySelectorAll(css).Select(TextOf)];

    public IReadOnlyList<string> Obstacles => Texts("[data-testid=obstacle]");

    public IReadOnlyList<string> Errors => Texts("[data-testid=error]");

    public bool Has(string css) => Document.QuerySelector(css) is not null;

    /// <summary>Cells of every row of a table's body.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(string table = "main table") =>
        [.. Document.QuerySelectorAll(table + " > tbody > tr").Select(r => (IReadOnlyList<string>)[.. r.Children.Select(TextOf)])];

    /// <summary>Opens the link with this text.</summary>
    public Task<Page> FollowAsync(string text)
    {
        var links = Document.QuerySelectorAll("a[href]").Where(a => TextOf(a) == text).ToList();
        Assert.True(links.Count > 0, $"No link «{text}» on {Address}. Links: {string.Join(" | ", Texts("main a[href]"))}");
        return visitor.GetAsync(Resolve(links[0].GetAttribute("href")!));
    }

    /// <summary>
    /// Fills in the page's own form and sends it, with everything else it holds (token, ids, versions, values shown).
    /// </summary>
    /// <param name="fields">Names and values; a value may be an array, a <see cref="Upload"/>, a date or a number.</param>
    /// <param name="form">Which form; the only one in main by default.</param>
    public async Task<Page> PostAsync(object? fields = null, string form = "main form[method=post]")
    {
        var forms = Document.QuerySelectorAll<IHtmlFormElement>(form).ToList();
        Assert.True(forms.Count > 0, $"No form «{form}» on {Address} ({(int)Status} {Heading}).");
        return await SendAsync(forms[0], fields);
    }

    /// <summary>Presses the button with this text, with what its form holds.</summary>
    public async Task<Page> PressAsync(string text, object? fields = null)
    {
        var buttons = Document.QuerySelectorAll<IHtmlButtonElement>("button").Where(b => TextOf(b) == text).ToList();
        Assert.True(buttons.Count > 0, $"No button «{text}» on {Address}. Buttons: {string.Join(" | ", Texts("button"))}");
        Assert.False(buttons[0].IsDisabled, $"The button «{text}» is disabled.");
        return await SendAsync(buttons[0].Form ?? throw new InvalidOperationException("The button has no form."), fields, buttons[0]);
    }

    internal static async Task<Page> ReadAsync(Visitor visitor, HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        var isHtml = response.Content.Headers.ContentType?.MediaType == "text/html";
        var document = new HtmlParser().ParseDocument(isHtml ? System.Text.Encoding.UTF8.GetString(body) : "");
        return new Page(visitor, response, document, body);
    }

    internal static List<KeyValuePair<string, string>> Fields(object? fields) =>
        [.. Properties(fields).SelectMany(f => Values(f.Value).Select(v => KeyValuePair.Create(f.Key, Written(v))))];

    private static IEnumerable<KeyValuePair<string, object?>> Properties(object? fields) => fields switch
    {
        null => [],
        IReadOnlyDictionary<string, object?> named => named,
        _ => fields.GetType().GetProperties().Select(p => KeyValuePair.Create(p.Name, p.GetValue(fields))),
    };

    private static IEnumerable<object?> Values(object? value) =>
        value is System.Collections.IEnumerable many and not string ? many.Cast<object?>() : [value];

    private static string Written(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable other => other.ToString(null, Domain.Vietnamese.Culture),
        _ => value.ToString()!,
    };

    private static string TextOf(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string Resolve(string address) => new Uri(Response.RequestMessage!.RequestUri!, address).PathAndQuery;

    internal async Task<Page> SendAsync(IHtmlFormElement form, object? fields, IHtmlButtonElement? button = null)
    {
        var given = Properties(fields).ToDictionary(f => f.Key, f => f.Value, StringComparer.OrdinalIgnoreCase);
        var values = Shown(form).Where(v => !given.ContainsKey(v.Key)).ToList();
        if (button?.Name is { Length: > 0 } name)
        {
            values.Add(KeyValuePair.Create(name, button.Value));
        }

        var uploads = given.SelectMany(f => Values(f.Value).OfType<Upload>().Select(u => (f.Key, u))).ToList();
        values.AddRange(given.SelectMany(f => Values(f.Value).Where(v => v is not Upload).Select(v => KeyValuePair.Create(f.Key, Written(v)))));

        var target = Resolve((button?.GetAttribute("formaction") ?? form.GetAttribute("action")) is { Length: > 0 } action ? action : Address);
        if (!string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', values.Select(v => Uri.EscapeDataString(v.Key) + "=" + Uri.EscapeDataString(v.Value)));
            return await visitor.GetAsync(target.Split('?')[0] + "?" + query);
        }

        var isMultipart = form.GetAttribute("enctype") == "multipart/form-data";
        Assert.True(isMultipart || uploads.Count == 0, "The form does not send files: it lacks enctype=\"multipart/form-data\".");
        using var content = isMultipart ? Multipart(values, uploads) : (HttpContent)new FormUrlEncodedContent(values);
        return await visitor.FollowAsync(await visitor.SendAsync(HttpMethod.Post, target, content, Address));
    }

    // What a browser would send of the form as it stands.
    private static IEnumerable<KeyValuePair<string, string>> Shown(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { IsDisabled: true } or IHtmlSelectElement { IsDisabled: true } or IHtmlTextAreaElement { IsDisabled: true }:
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlInputElement { Type: "file" or "submit" or "button" or "image" }:
                    break;
                case IHtmlInputElement { Name.Length: > 0 } input:
                    yield return KeyValuePair.Create(input.Name!, input.Value);
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area:
                    yield return KeyValuePair.Create(area.Name!, area.Value);
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } select:
                    foreach (var option in select.Options.Where(o => o.IsSelected))
                    {
                        yield return KeyValuePair.Create(select.Name!, option.Value);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private static MultipartFormDataContent Multipart(List<KeyValuePair<string, string>> values, List<(string Name, Upload File)> uploads)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, file) in uploads)
        {
            var part = new ByteArrayContent(file.Content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(part, name, file.Name);
        }

        return content;
    }
}

/// <summary>A file a test sends with a form.</summary>
public sealed record Upload(string Name, byte[] Content);
