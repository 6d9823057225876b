using Microsoft.Playwright;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>
/// The same person without a mouse: the Tab key, the arrows, letters, Enter. Every stop on the way is looked at as somebody
/// who sees would: is it on the screen, is it marked, does it come after the one before.
/// </summary>
public sealed class Keyboard(Walker walker)
{
    // The mark is drawn outside of what has the focus, on white, and stands out three to one (WCAG 1.4.11).
    private const string Stop =
        """
        () => {
            const e = document.activeElement;
            if (!e || e === document.body) return null;
            const style = getComputedStyle(e);
            const [red, green, blue] = style.outlineColor.match(/[\d.]+/g).map(c => c / 255).map(c => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
            const box = [...e.getClientRects()].find(b => b.width > 0 && b.height > 0) ?? e.getBoundingClientRect();
            const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
            const y = Math.min(Math.max((Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2, 1), innerHeight - 1);
            const hit = document.elementFromPoint(x, y);
            return {
                place: [...document.querySelectorAll('*')].indexOf(e),
                tabIndex: e.tabIndex,
                isMarked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && 1.05 / (.2126 * red + .7152 * green + .0722 * blue + .05) >= 3,
                isInView: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
                isCovered: !hit || !(e.contains(hit) || hit.contains(e)),
                isInMain: !!e.closest('main'),
                html: e.outerHTML.slice(0, 160),
            };
        }
        """;

    // What a keyboard must reach: a group of radio buttons is one stop.
    private const string Reachable =
        """
        () => {
            const all = [...document.querySelectorAll('a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]')]
                .filter(e => e.checkVisibility({ visibilityProperty: true }));
            const groups = new Set();
            return all.filter(e => {
                if (e.type !== 'radio') return true;
                const key = [...document.forms].indexOf(e.form) + e.name;
                return !groups.has(key) && groups.add(key);
            }).length;
        }
        """;

    private const int MostStops = 400;

    private int place = -1;

    private IPage Page => walker.Page;

    /// <summary>From the top of a page just opened: the first stop leads past head and menu.</summary>
    public Task SkipAsync() => walker.DoAsync("skips to the content", async () =>
    {
        place = -1;
        var first = await NextAsync();
        Assert.Equal("Đến nội dung chính", await Page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.False(first!.IsInMain);
        await Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await Page.EvaluateAsync<string>("document.activeElement.localName"));
        var second = await NextAsync();
        Assert.True(second!.IsInMain, $"The stop after the skip link lies outside of the content: {second.Html}");
        await Page.Keyboard.PressAsync("Shift+Tab");
        place = -1;
    });

    /// <summary>Goes on with the Tab key to the control of this role and name.</summary>
    public Task ToAsync(AriaRole role, string name) => walker.DoAsync($"tabs to «{name}»", async () =>
    {
        var target = Page.GetByRole(role, new PageGetByRoleOptions { Name = name, Exact = true });
        await Assertions.Expect(target.First).ToBeVisibleAsync();
        for (var stops = 0; stops < MostStops; stops++)
        {
            if (await target.EvaluateAllAsync<bool>("all => all.includes(document.activeElement)"))
            {
                return;
            }

            Assert.True(await NextAsync() is not null, $"The keyboard came to the end of the page without passing «{name}».");
        }

        Assert.Fail($"{MostStops} stops did not lead to «{name}».");
    });

    public Task TypeAsync(string text) => walker.DoAsync($"types «{text}»", async () =>
    {
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(text);
    });

    /// <summary>A key that stays on the page, such as an arrow among radio buttons.</summary>
    public Task PressAsync(string key) => walker.DoAsync($"presses {key}", () => Page.Keyboard.PressAsync(key));

    /// <summary>A key that leads to another page.</summary>
    public async Task LeaveByAsync(string key)
    {
        await walker.LeaveAsync($"leaves by {key}", () => Page.Keyboard.PressAsync(key));
        place = -1;
    }

    /// <summary>From the top to the end of the page and nothing left out: no trap, and all that can be used can be reached.</summary>
    public Task WalkThroughAsync() => walker.DoAsync("tabs through the page", async () =>
    {
        await Page.ReloadAsync();
        place = -1;
        var stops = 0;
        while (await NextAsync() is not null)
        {
            Assert.True(++stops <= MostStops, $"After {MostStops} stops the page had no end.");
        }

        Assert.Equal(await Page.EvaluateAsync<int>(Reachable), stops);
        // What comes after begins at the top again.
        await Page.ReloadAsync();
        place = -1;
    });

    /// <summary>One stop further; null at the end of the page, from where the browser goes on to its own controls.</summary>
    private async Task<Halt?> NextAsync()
    {
        await Page.Keyboard.PressAsync("Tab");
        var halt = await Page.EvaluateAsync<Halt?>(Stop);
        if (halt is null || (place >= 0 && halt.Place <= place && await IsRoundAsync(halt)))
        {
            return null;
        }

        Assert.True(halt.Place > place, $"The keyboard goes back or stays: {halt.Html}");
        Assert.True(halt.TabIndex == 0, $"An order of its own ({halt.TabIndex}): {halt.Html}");
        Assert.True(halt.IsInView, $"Not on the screen: {halt.Html}");
        Assert.False(halt.IsCovered, $"Covered by something else: {halt.Html}");
        Assert.True(halt.IsMarked, $"Nothing shows that it has the focus: {halt.Html}");
        place = halt.Place;
        return halt;
    }

    // Without a window around it the browser begins at the top again.
    private async Task<bool> IsRoundAsync(Halt halt) =>
        await Page.EvaluateAsync<bool>("() => document.activeElement === document.querySelector('.skip')") && halt.Place < place;

    private sealed class Halt
    {
        public int Place { get; set; }

        public int TabIndex { get; set; }

        public bool IsMarked { get; set; }

        public bool IsInView { get; set; }

        public bool IsCovered { get; set; }

        public bool IsInMain { get; set; }

        public string Html { get; set; } = "";
    }
}
