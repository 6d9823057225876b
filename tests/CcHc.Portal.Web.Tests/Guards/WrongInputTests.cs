using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CcHc.Portal.Web.Tests.Demo;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Guards;

/// <summary>
/// Every form that a role is shown, filled in wrongly field by field: nothing breaks, nothing wrong is taken, the message is
/// tied to the field and what was typed is still there. A form that shows what is stored carries the version it was filled
/// from.
/// </summary>
public sealed partial class WrongInputTests : PortalTest
{
    // One page of each kind is enough to meet its forms; two, because what a page offers depends on the state of its thing.
    private const int PagesOfOneKind = 2;

    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        // Which name or password is wrong is not said, and what was typed as a password never comes back.
        "/sign-in",
        "/account/password",
        // Both answer with a page that says row by row what cannot be used, and keep nothing.
        "/criteria-sets/imports",
        "/appraisal/*/criteria/*/grid/preview",
    };

    /// <summary>Forms for something new that begin with what is likely; there is nothing stored to be written over.</summary>
    private static readonly HashSet<string> Fresh = new(StringComparer.Ordinal) { "/campaigns", "/accounts", "/accounts/*/roles", "/papers/*/check" };

    /// <summary>Numbers that lie on both sides of zero: a printer is off to the left as well as to the right.</summary>
    private static readonly HashSet<string> Signed = new(StringComparer.Ordinal)
    {
        "/units/*/print-profiles form.right", "/units/*/print-profiles form.down", "/print-profiles/* form.right", "/print-profiles/* form.down",
    };

    public static TheoryData<string> Worlds() => LinkCrawlerTests.Worlds();

    // Every paper is composed; setting each in a browser is what the tests of papers are for.
    protected override Task<PortalHost> StartAsync() => DrawnPapers.HostAsync();

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task EveryForm_OfEveryRole_StandsWhatIsFilledInWrongly(string world)
    {
        var accounts = await ((IDemoWorld)Activator.CreateInstance(Type.GetType(world)!)!).FillAsync(Portal);
        var found = new Dictionary<string, FoundForm>(StringComparer.Ordinal);
        await CollectAsync(found, "visitor", Portal.Visitor());
        foreach (var (role, account) in accounts)
        {
            await CollectAsync(found, role, await Portal.AsAsync(account));
        }

        var posts = found.Values.Where(f => f.Element.Method == "post").ToList();
        var wrong = posts
            .Where(f => f.ShowsStoredText && !Fresh.Contains(f.Action) && !f.Names.Any(n => n.EndsWith("version", StringComparison.OrdinalIgnoreCase)))
            .Select(f => $"{f.Key} on {f.Page.Address}: shows what is stored without its version")
            .ToList();
        foreach (var form in found.Values.Where(f => f.Element.Method == "get"))
        {
            wrong.AddRange(await FilterAsync(form));
        }

        foreach (var form in posts)
        {
            foreach (var attack in form.Attacks())
            {
                wrong.AddRange(await TryAsync(form, attack));
            }
        }

        foreach (var form in posts)
        {
            wrong.AddRange(await TryEmptyAsync(form));
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} faults in {found.Count} forms:\n" + string.Join('\n', wrong));
    }

    private static async Task<IReadOnlyList<string>> FilterAsync(FoundForm form)
    {
        var wrong = new List<string>();
        foreach (var field in form.Fields.Select(f => f.Name).Append("page"))
        {
            foreach (var value in new[] { "khong-co", "-1", "99999999999999999999", "31/02/2025", "%_[]'\"", new string('ộ', 2_000), Guid.CreateVersion7().ToString() })
            {
                var page = await form.Visitor.GetAsync($"{form.Target}?{Uri.EscapeDataString(field)}={Uri.EscapeDataString(value)}");
                if ((int)page.Status >= 500)
                {
                    wrong.Add($"{form.Key} ({form.Who}, {form.Page.Address}), «{field}» = «{value[..Math.Min(20, value.Length)]}»: {(int)page.Status}");
                }
            }
        }

        return wrong;
    }

    private async Task CollectAsync(Dictionary<string, FoundForm> found, string who, Visitor visitor)
    {
        await foreach (var (page, _, _) in LinkWalk.OfAsync(visitor, new RouteSample(Portal.Services, PagesOfOneKind)))
        {
            if (!page.IsHtml())
            {
                continue;
            }

            foreach (var element in page.Document.QuerySelectorAll<IHtmlFormElement>("main form"))
            {
                var form = new FoundForm(who, visitor, page, element);
                if (form.Fields.Count > 0 && !Open.Contains(form.Action))
                {
                    found.TryAdd($"{element.Method} {form.Key}", form);
                }
            }
        }
    }

    private static async Task<IEnumerable<string>> TryAsync(FoundForm form, Attack attack)
    {
        var page = await form.Page.SendAsync(form.Element, new Dictionary<string, object?> { [attack.Field] = attack.Value }, form.Button);
        var what = $"{form.Key} ({form.Who}, {form.Page.Address}), «{attack.Field}» {attack.What}";
        if ((int)page.Status >= 500)
        {
            return [$"{what}: {(int)page.Status}"];
        }

        if (page.Status == HttpStatusCode.OK)
        {
            return [$"{what}: taken, {page.Notice ?? page.Heading}"];
        }

        if (!attack.IsTyped)
        {
            return [];
        }

        var again = page.Document.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").FirstOrDefault(f => FoundForm.KeyOf(page, f) == form.Key);
        if (again is null)
        {
            return [$"{what}: the form is gone ({(int)page.Status} {page.Heading} {string.Join(" ", page.Obstacles)})"];
        }

        var field = again.Elements.FirstOrDefault(e => string.Equals(e.GetAttribute("name"), attack.Field, StringComparison.OrdinalIgnoreCase));
        if (field is null)
        {
            return [$"{what}: the field is gone"];
        }

        var faults = new List<string>();
        var message = (field.GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => page.Document.GetElementById(id))
            .FirstOrDefault(e => e?.ClassName?.Contains("error", StringComparison.Ordinal) == true);
        if (string.IsNullOrWhiteSpace(message?.TextContent) || field.GetAttribute("aria-invalid") != "true")
        {
            faults.Add($"{what}: no message at the field ({(int)page.Status} {string.Join(" | ", page.Errors)})");
        }

        var kept = field switch { IHtmlTextAreaElement area => area.Value, IHtmlInputElement input => input.Value, _ => null };
        if (attack.Value is string typed && kept?.ReplaceLineEndings("\n") != typed)
        {
            faults.Add($"{what}: what was typed is lost («{kept?[..Math.Min(kept.Length, 20)]}»)");
        }

        return faults;
    }

    // Many fields may be left empty, so nothing is demanded but an answer; and a refusal must name a field.
    private static async Task<IEnumerable<string>> TryEmptyAsync(FoundForm form)
    {
        var empty = form.Fields.Where(f => f.IsTyped).ToDictionary(f => f.Name, _ => (object?)"");
        if (empty.Count == 0)
        {
            return [];
        }

        var page = await form.Page.SendAsync(form.Element, empty, form.Button);
        return (int)page.Status >= 500 ? [$"{form.Key} ({form.Who}), all empty: {(int)page.Status}"]
            : page.Status == HttpStatusCode.BadRequest && !page.Has("[aria-invalid=true]") && !page.Has(".field-error")
                ? [$"{form.Key} ({form.Who}, {form.Page.Address}), all empty: no message at a field ({string.Join(" | ", page.Errors)})"]
                : [];
    }

    private sealed record Field(string Name, string Kind, bool IsTyped);

    /// <param name="IsTyped">A person could do this with the keyboard or the file chooser, so the form must come back; else it is tampering.</param>
    private sealed record Attack(string Field, string What, object Value, bool IsTyped);

    private sealed partial class FoundForm(string who, Visitor visitor, Page page, IHtmlFormElement element)
    {
        private static readonly string LongText = new('ộ', 20_001);

        public string Who => who;

        public Visitor Visitor => visitor;

        public Page Page => page;

        public IHtmlFormElement Element => element;

        public string Key { get; } = KeyOf(page, element);

        public string Action { get; } = ActionOf(page, element);

        public string Target { get; } = TargetOf(page, element);

        public IHtmlButtonElement? Button { get; } = element.QuerySelector<IHtmlButtonElement>("button[type=submit]");

        public IReadOnlyList<string> Names { get; } = [.. element.Elements.Select(e => e.GetAttribute("name") ?? "").Where(n => n.Length > 0)];

        /// <summary>One of each kind: a list of lines is tried at its first.</summary>
        public IReadOnlyList<Field> Fields { get; } = [.. element.Elements.Select(FieldOf).OfType<Field>().DistinctBy(f => Plain(f.Name))];

        public bool ShowsStoredText => element.Elements.Any(e => e switch
        {
            IHtmlTextAreaElement area => !string.IsNullOrWhiteSpace(area.Value),
            // Days are filled in with today where something new begins on them.
            IHtmlInputElement { Type: "text" or "email" or "tel" or "url" or "search" } input => !input.HasAttribute("data-date") && !string.IsNullOrWhiteSpace(input.Value),
            _ => false,
        });

        public static string KeyOf(Page page, IHtmlFormElement form) =>
            ActionOf(page, form) + " [" + string.Join(' ', form.Elements.Select(FieldOf).OfType<Field>().Select(f => Plain(f.Name)).Distinct().Order(StringComparer.Ordinal)) + "]";

        public IEnumerable<Attack> Attacks()
        {
            foreach (var field in Fields)
            {
                switch (field.Kind)
                {
                    case "date":
                        yield return new(field.Name, "31/02/2025", "31/02/2025", true);
                        yield return new(field.Name, "letters", "hôm qua", true);
                        break;
                    case "number":
                        yield return new(field.Name, "letters", "mười hai", true);
                        yield return new(field.Name, "a huge number", "99999999999999999999999999", true);
                        yield return new(field.Name, "a big number", "9999999999999", true);
                        if (!Signed.Contains($"{Action} {field.Name}"))
                        {
                            yield return new(field.Name, "below zero", "-3", true);
                        }

                        break;
                    case "text":
                        yield return new(field.Name, "too long", LongText, true);
                        break;
                    case "choice":
                        yield return new(field.Name, "no such choice", "khong-co", false);
                        yield return new(field.Name, "an id of nothing", Guid.CreateVersion7().ToString(), false);
                        break;
                    case "file":
                        yield return new(field.Name, "an empty file", new Upload("trống.pdf", []), true);
                        yield return new(field.Name, "a page called PDF", new Upload("../../bản ký.pdf", Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>")), true);
                        yield return new(field.Name, "a broken PDF", new Upload(new string('ệ', 300) + ".pdf", "%PDF-1.7\nnothing"u8.ToArray()), true);
                        yield return new(field.Name, "a broken package", new Upload("bảng\u0000.xlsx", "PK\u0003\u0004nothing at all"u8.ToArray()), true);
                        break;
                    default:
                        break;
                }
            }
        }

        private static string TargetOf(Page page, IHtmlFormElement form) =>
            new Uri(page.Response.RequestMessage!.RequestUri!, form.GetAttribute("action") is { Length: > 0 } given ? given : page.Address).AbsolutePath;

        private static string ActionOf(Page page, IHtmlFormElement form) => Ids().Replace(TargetOf(page, form), "*");

        private static Field? FieldOf(IElement element) => element switch
        {
            IHtmlInputElement { IsDisabled: true } or IHtmlTextAreaElement { IsDisabled: true } or IHtmlSelectElement { IsDisabled: true } => null,
            IHtmlInputElement { Name: null or "" or "_token" } => null,
            IHtmlInputElement { Type: "checkbox", Value: "true" } => null,
            IHtmlInputElement { Type: "hidden", Value: "false" } => null,
            // Where to go afterwards; an address outside the portal is not followed, and nothing else depends on it.
            IHtmlInputElement { Name: "back", Type: "hidden" } => null,
            IHtmlInputElement { Type: "checkbox" or "radio" or "hidden" } input => new(input.Name!, "choice", false),
            IHtmlInputElement { Type: "file" } input => new(input.Name!, "file", true),
            IHtmlInputElement { Type: "password" } => null,
            IHtmlInputElement { Type: "submit" or "button" } => null,
            IHtmlInputElement { IsReadOnly: true } => null,
            IHtmlInputElement input when input.HasAttribute("data-date") => new(input.Name!, "date", true),
            IHtmlInputElement input when input.GetAttribute("inputmode") is "numeric" or "decimal" => new(input.Name!, "number", true),
            IHtmlInputElement input => new(input.Name!, "text", true),
            IHtmlTextAreaElement { Name.Length: > 0 } area => new(area.Name!, "text", true),
            IHtmlSelectElement { Name.Length: > 0 } select => new(select.Name!, "choice", false),
            _ => null,
        };

        private static string Plain(string name) => Ids().Replace(Indices().Replace(name, "[]"), "*");

        [GeneratedRegex(@"\[[^\]]*\]")]
        private static partial Regex Indices();
    }

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?<=/)[0-9]+(?=/|$)|(?<=/lines/)[^/?]+")]
    private static partial Regex Ids();
}
