using CcHc.Portal.Web.Tests.Demo;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Guards;

/// <summary>Every link that a role is shown leads somewhere, and every page has what a page must have.</summary>
public sealed class LinkCrawlerTests : PortalTest
{
    // The long run opens every page.
    private static readonly int PagesOfOneKind = Environment.GetEnvironmentVariable("CCHC_LONG") == "1" ? int.MaxValue : 2;

    public static TheoryData<string> Worlds() => [.. typeof(LinkCrawlerTests).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IDemoWorld)))
        .Select(t => t.FullName!)];

    // Every paper is composed; setting each in a browser is what the tests of papers are for.
    protected override Task<PortalHost> StartAsync() => DrawnPapers.HostAsync();

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task EveryLink_OfEveryRole_LeadsSomewhere(string world)
    {
        var accounts = await ((IDemoWorld)Activator.CreateInstance(Type.GetType(world)!)!).FillAsync(Portal);
        var wrong = new List<string>();
        wrong.AddRange(await WalkAsync("visitor", Portal.Visitor()));
        foreach (var (role, account) in accounts)
        {
            wrong.AddRange(await WalkAsync(role, await Portal.AsAsync(account)));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<List<string>> WalkAsync(string who, Visitor visitor)
    {
        var wrong = new List<string>();
        await foreach (var (page, address, from) in LinkWalk.OfAsync(visitor, new RouteSample(Portal.Services, PagesOfOneKind)))
        {
            if ((int)page.Status >= 400)
            {
                wrong.Add($"{who}: {address} (from {from}) → {(int)page.Status}");
            }
            else if (page.IsHtml())
            {
                wrong.AddRange(Faults(page).Select(f => $"{who}: {address}: {f}"));
            }
        }

        return wrong;
    }

    private static IEnumerable<string> Faults(Page page)
    {
        if (page.Texts("h1").Count != 1)
        {
            yield return $"{page.Texts("h1").Count} h1";
        }

        if (page.Document.QuerySelectorAll("table").Any(t => t.QuerySelector("caption") is null))
        {
            yield return "a table without a caption";
        }

        if (page.Has("[style], script:not([src]), style"))
        {
            yield return "inline style or script";
        }

        var labelled = page.Document.QuerySelectorAll("label[for]").Select(l => l.GetAttribute("for")!).ToHashSet(StringComparer.Ordinal);
        var unlabelled = page.Document.QuerySelectorAll("input:not([type=hidden]), select, textarea")
            .Where(e => e.GetAttribute("aria-label") is null && e.GetAttribute("aria-labelledby") is null
                && (e.Id is null || !labelled.Contains(e.Id)));
        foreach (var field in unlabelled)
        {
            yield return $"the field «{field.GetAttribute("name")}» has no label";
        }

        var ids = page.Document.QuerySelectorAll("[id]").Select(e => e.Id).GroupBy(i => i).Where(g => g.Count() > 1).Select(g => g.Key);
        foreach (var id in ids)
        {
            yield return $"the id «{id}» stands twice";
        }

        if (page.Document.QuerySelectorAll("form[method=post]").Any(f => f.QuerySelector("input[name=_token]") is null))
        {
            yield return "a form without antiforgery token";
        }
    }
}
