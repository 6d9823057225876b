using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>
/// What was seen wrong on the pages that were opened: whatever axe finds, by the guidelines or by good practice, a page wider than the screen, errors
/// in the browser's console, which is also where a breach of the content policy is told. Collected to the end, so that one run
/// names them all.
/// </summary>
public sealed partial class Findings
{
    // One call in the page: the package's own way opens a second page for each look.
    private const string Axe =
        """
        async () => (await axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
            resultTypes: ['violations'],
        })).violations
            .map(v => `${v.impact} ${v.id}, ${v.help}\n    ` + v.nodes.slice(0, 3).map(n => `${n.target}: ${n.html.slice(0, 200)}`).join('\n    '))
        """;

    private const string Overhanging =
        """
        () => document.documentElement.scrollWidth <= innerWidth ? null
            : `${document.documentElement.scrollWidth} px: ` + [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.table-scroll'))
                .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')
        """;

    private static readonly string AxeSource = new BundledAxeScriptProvider().GetScript();

    // Pictures for the eye, outside the repository; nothing is kept where the variable is not set.
    private static readonly string? Album = Environment.GetEnvironmentVariable("CCHC_SHOTS");

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<string> wrong = [];

    /// <summary>How many pages were looked at.</summary>
    public int Looked { get; private set; }

    public void Add(string finding) => wrong.Add(finding);

    /// <summary>Looks at a page the first time somebody comes to one of its kind, on the phone, where room is scarce; the sweep looks at both.</summary>
    public async Task LookAsync(IPage page)
    {
        var kind = Ids().Replace(new Uri(page.Url).AbsolutePath, "{id}");
        if (seen.Add(kind))
        {
            var screen = page.ViewportSize!;
            await PrepareAsync(page);
            await ExamineAsync(page, kind, Screen.Phone);
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
        }
    }

    /// <summary>Looks at a page as it is now, on the desk and on the phone.</summary>
    public async Task ExamineAsync(IPage page, string name)
    {
        await PrepareAsync(page);
        await ExamineAsync(page, name, Screen.Phone);
        await ExamineAsync(page, name, Screen.Desk);
    }

    public void AssertNone() => Assert.True(wrong.Count == 0, $"{wrong.Count} findings on {Looked} pages:\n{string.Join('\n', wrong)}");

    private async Task PrepareAsync(IPage page)
    {
        Looked++;
        await page.EvaluateAsync(AxeSource);
    }

    private async Task ExamineAsync(IPage page, string name, ViewportSize screen)
    {
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
        if (await page.EvaluateAsync<string?>(Overhanging) is { } overhanging)
        {
            wrong.Add($"{name}: wider than a screen of {screen.Width} px, {overhanging}");
        }

        wrong.AddRange((await page.EvaluateAsync<string[]>(Axe)).Select(fault => $"{name}, {screen.Width} px: {fault}"));
        await ShootAsync(page, screen.Width);
    }

    private async Task ShootAsync(IPage page, int screen)
    {
        if (Album is not null)
        {
            var name = Ids().Replace(new Uri(page.Url).AbsolutePath, "id").Replace('/', '-');
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Album, $"{Looked:000}{name}-{screen}.png"), FullPage = true });
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
