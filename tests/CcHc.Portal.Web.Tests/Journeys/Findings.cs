using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>
/// What a journey saw wrong on the pages it opened: faults axe calls serious or critical, a page wider than a phone, errors in
/// the browser's console. Collected to the end, so that one run names them all.
/// </summary>
public sealed partial class Findings
{
    private static readonly AxeRunOptions WcagAa = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    // Pictures for the eye, outside the repository; nothing is kept where the variable is not set.
    private static readonly string? Album = Environment.GetEnvironmentVariable("CCHC_SHOTS");

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<string> wrong = [];

    public void Add(string finding) => wrong.Add(finding);

    /// <summary>Looks at a page the first time a journey comes to it: the same address with another heading is another page.</summary>
    public async Task LookAsync(IPage page)
    {
        var heading = await page.Locator("h1").First.InnerTextAsync();
        var name = $"{Ids().Replace(new Uri(page.Url).AbsolutePath, "{id}")} «{heading}»";
        if (!seen.Add(name))
        {
            return;
        }

        var result = await page.RunAxe(WcagAa);
        foreach (var violation in result.Violations.Where(v => v.Impact is "serious" or "critical"))
        {
            var nodes = string.Join("\n    ", violation.Nodes.Take(3).Select(n => $"{n.Target}: {n.Html}"));
            wrong.Add($"{name}: {violation.Impact} {violation.Id}, {violation.Help}\n    {nodes}");
        }

        await ShootAsync(page, "1280");
        await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        var (width, widest) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Screen.Phone.Width);
        if (width > widest)
        {
            var who = await page.EvaluateAsync<string>(
                """
                () => [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.table-scroll'))
                    .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')
                """);
            wrong.Add($"{name}: {width} px wide on a screen of {widest} px: {who}");
        }

        await ShootAsync(page, "390");
        await page.SetViewportSizeAsync(Screen.Desk.Width, Screen.Desk.Height);
    }

    public void AssertNone() => Assert.True(wrong.Count == 0, $"{wrong.Count} findings on {seen.Count} pages:\n{string.Join('\n', wrong)}");

    private async Task ShootAsync(IPage page, string size)
    {
        if (Album is not null)
        {
            var name = new StringBuilder($"{seen.Count:000}");
            name.Append(Ids().Replace(new Uri(page.Url).AbsolutePath, "id").Replace('/', '-'));
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Album, $"{name}-{size}.png"), FullPage = true });
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
