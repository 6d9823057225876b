using AngleSharp.Html.Parser;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Web.Tests.Demo;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>
/// The pages of the demo campaigns in a real browser at both widths. By default one page of every route that any role is led
/// to; the long run opens a few of each route for every role.
/// </summary>
public sealed class SweepTests(Chromium chromium)
{
    // How many pages of one route each role reads for links; the plain run opens the first of them.
    private const int Samples = 2;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("CCHC_LONG") == "1";

    private readonly Findings findings = new();
    private readonly HashSet<string> opened = new(StringComparer.Ordinal);
    private IServiceProvider services = null!;

    [Fact]
    public async Task EveryKindOfPage_OnDeskAndPhone_FitsAndHasNoFault()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (portal, address) = await PortalHost.ServeAsync(services: DrawnPapers.Use);
        await using var served = portal;
        var accounts = await new CampaignsWorld().FillAsync(portal);
        services = portal.Services;

        await SweepAsync("visitor", null, address);
        foreach (var (role, account) in accounts)
        {
            await SweepAsync(role, account, address);
        }

        Assert.True(opened.Count > 60, $"Only {opened.Count} kinds of pages were found: {string.Join(", ", opened)}");
        findings.AssertNone();
    }

    private async Task SweepAsync(string who, Account? account, Uri portal)
    {
        await using var walker = await Walker.ArriveAsync(who, await chromium.ContextAsync(portal, scripts: true), findings, looks: false);
        if (account is not null)
        {
            walker.Knows(account.UserName!, PortalHost.Password);
            await walker.OpenAsync("/sign-in");
        }

        var sample = new RouteSample(services, Samples);
        var known = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var waiting = new Queue<string>(known);
        while (waiting.TryDequeue(out var address))
        {
            if (!sample.Takes(address))
            {
                continue;
            }

            foreach (var link in await LinksAsync(walker, address, sample.RouteOf(address)) ?? [])
            {
                if (known.Add(link))
                {
                    waiting.Enqueue(link);
                }
            }
        }
    }

    /// <summary>Where the page leads to; null where the address gives no page but a file.</summary>
    private async Task<IEnumerable<string>?> LinksAsync(Walker walker, string address, string route)
    {
        // Asked for before it is opened: a file would be a download, and a page that is only read for links needs no browser.
        var answer = await walker.Page.Context.APIRequest.GetAsync(address);
        if (!answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal))
        {
            return null;
        }

        if (opened.Add(IsLong ? $"{walker.Who} {address}" : route))
        {
            await walker.OpenAsync(address);
            await walker.DoAsync("examines the page", () => findings.ExamineAsync(walker.Page, $"{walker.Who}, {address}"));
        }

        var document = new HtmlParser().ParseDocument(await answer.TextAsync());
        var origin = new Uri(answer.Url);
        return document.QuerySelectorAll("a[href]")
            .Select(a => new Uri(origin, a.GetAttribute("href")!))
            .Where(target => target.Authority == origin.Authority)
            .Select(target => target.PathAndQuery);
    }
}
