using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>
/// A part of a page and what a person does there. Controls are found by label and role alone: what cannot be found so cannot be
/// found by a screen reader either.
/// </summary>
public class Area
{
    private readonly Walker walker;
    private readonly Func<ILocator> root;

    public Area(Walker walker, Func<ILocator> root) => (this.walker, this.root) = (walker, root);

    /// <summary>The whole main part of a person's page.</summary>
    private protected Area(IPage page) => (walker, root) = ((Walker)this, () => page.GetByRole(AriaRole.Main));

    protected ILocator Root => root();

    /// <summary>The fields under one legend.</summary>
    public Area Group(string legend) => Within(AriaRole.Group, legend);

    /// <summary>A piece with a heading of its own, such as one criterion of a sheet.</summary>
    public Area Article(string heading) => Within(AriaRole.Article, heading);

    /// <summary>The part of the page under this heading.</summary>
    public Area Section(string heading) => Within(AriaRole.Region, heading);

    /// <summary>The row of a table that holds this text.</summary>
    public Area Row(string text) => new(walker, () => Root.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = text }));

    public Task FillAsync(string label, string value) => walker.DoAsync($"fills «{label}»", () => Labelled(label).FillAsync(value));

    /// <summary>Chooses from a list by the words shown; a remark after them in the list may be left out.</summary>
    public Task ChooseAsync(string label, string choice) => walker.DoAsync($"chooses «{choice}» of «{label}»", async () =>
    {
        var list = Labelled(label);
        var option = list.Locator("option").Filter(new LocatorFilterOptions { HasText = choice }).First;
        await list.SelectOptionAsync(new SelectOptionValue { Value = await option.GetAttributeAsync("value") });
    });

    public Task TickAsync(string label) => walker.DoAsync($"ticks «{label}»", () => Labelled(label).CheckAsync());

    public Task AttachAsync(string label, string name, byte[] content) => walker.DoAsync(
        $"attaches {name} to «{label}»",
        () => Labelled(label).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content }));

    /// <summary>Presses the button and waits for the page that follows.</summary>
    public Task ClickAsync(string button) => walker.LeaveAsync($"presses «{button}»", () => Root.GetByRole(AriaRole.Button, Named(button)).ClickAsync());

    /// <summary>Follows a link. Two links of one name lead to the same place, so the first will do.</summary>
    public Task FollowAsync(string link) => walker.LeaveAsync(
        $"follows «{link}»", () => Root.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { NameRegex = Words(link) }).First.ClickAsync());

    /// <summary>Opens what is folded away under these words.</summary>
    public Task UnfoldAsync(string summary) => walker.DoAsync(
        $"unfolds «{summary}»", () => Root.Locator("summary").Filter(new LocatorFilterOptions { HasText = summary }).First.ClickAsync());

    public Task SeesAsync(string text) => walker.DoAsync(
        $"looks for «{text}»", () => Assertions.Expect(Root).ToContainTextAsync(text, new LocatorAssertionsToContainTextOptions { IgnoreCase = false }));

    public Task DoesNotSeeAsync(string text) => walker.DoAsync($"must not see «{text}»", () => Assertions.Expect(Root).Not.ToContainTextAsync(text));

    /// <summary>That there is a button and that it cannot be pressed.</summary>
    public Task SeesDisabledAsync(string button) => walker.DoAsync(
        $"looks for the disabled «{button}»", () => Assertions.Expect(Root.GetByRole(AriaRole.Button, Named(button))).ToBeDisabledAsync());

    /// <summary>What the link gives to keep: a file's name and content.</summary>
    public async Task<(string Name, byte[] Content)> DownloadAsync(string link)
    {
        (string, byte[]) got = default;
        await walker.DoAsync($"downloads «{link}»", async () =>
        {
            var download = await walker.Page.RunAndWaitForDownloadAsync(
                () => Root.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { NameRegex = Words(link) }).First.ClickAsync());
            await using var content = await download.CreateReadStreamAsync();
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes);
            got = (download.SuggestedFilename, bytes.ToArray());
        });
        return got;
    }

    /// <summary>What the link leads to, fetched with the person's own session: a file the browser would show rather than keep.</summary>
    public async Task<byte[]> FetchAsync(string link)
    {
        byte[] got = [];
        await walker.DoAsync($"fetches «{link}»", async () =>
        {
            var href = await Root.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { NameRegex = Words(link) }).First.GetAttributeAsync("href");
            var answer = await walker.Page.Context.APIRequest.GetAsync(href!);
            Assert.Equal(200, answer.Status);
            got = await answer.BodyAsync();
        });
        return got;
    }

    /// <summary>The cells of the body of the table with this caption, row by row, white space as one blank.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> TableAsync(string caption)
    {
        List<IReadOnlyList<string>> rows = [];
        await walker.DoAsync($"reads the table «{caption}»", async () =>
        {
            var table = Root.GetByRole(AriaRole.Table, new LocatorGetByRoleOptions { NameRegex = new Regex(Regex.Escape(caption)) });
            foreach (var row in await table.Locator("tbody > tr").AllAsync())
            {
                rows.Add([.. (await row.Locator("td, th").AllInnerTextsAsync()).Select(OneLine)]);
            }
        });
        return rows;
    }

    /// <summary>What stands beside a term of a list of facts.</summary>
    public async Task<string> FactAsync(string term)
    {
        var text = "";
        await walker.DoAsync($"reads «{term}»", async () =>
        {
            var facts = Root.Locator("dl > div").Filter(new LocatorFilterOptions { Has = walker.Page.GetByRole(AriaRole.Term).GetByText(term, new LocatorGetByTextOptions { Exact = true }) });
            text = OneLine(await facts.First.GetByRole(AriaRole.Definition).InnerTextAsync());
        });
        return text;
    }

    protected static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static LocatorGetByRoleOptions Named(string name) => new() { Name = name, Exact = true };

    // A label may end in a remark such as «(không bắt buộc)»; a link in a remark for screen readers.
    private static Regex Words(string text) => new($@"^\s*{string.Join(@"\s+", text.Split(' ').Select(Regex.Escape))}(\s*\(.*\))?\s*$");

    private ILocator Labelled(string label) => Root.GetByLabel(Words(label)).And(walker.Page.Locator("input, select, textarea"));

    private Area Within(AriaRole role, string name) => new(walker, () => Root.GetByRole(role, new LocatorGetByRoleOptions { NameRegex = Words(name) }));
}
