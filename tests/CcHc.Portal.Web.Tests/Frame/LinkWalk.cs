namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>Opens what a person is led to, link by link from the first page, as far as the sample takes it.</summary>
public static class LinkWalk
{
    /// <summary>Every answer, pages and files, with the address of the page that led to it.</summary>
    public static async IAsyncEnumerable<(Page Page, string Address, string From)> OfAsync(Visitor visitor, RouteSample sample)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var open = new Queue<(string Address, string From)>([("/", "start")]);
        while (open.TryDequeue(out var next))
        {
            if (!sample.Takes(next.Address))
            {
                continue;
            }

            var page = await visitor.GetAsync(next.Address);
            yield return (page, next.Address, next.From);
            foreach (var link in Links(page))
            {
                var target = new Uri(page.Response.RequestMessage!.RequestUri!, link);
                if (target.Host == "localhost" && seen.Add(target.PathAndQuery))
                {
                    open.Enqueue((target.PathAndQuery, next.Address));
                }
            }
        }
    }

    public static bool IsHtml(this Page page) => page.Response.Content.Headers.ContentType?.MediaType == "text/html";

    private static IEnumerable<string> Links(Page page) => (int)page.Status >= 400 || !page.IsHtml() ? [] :
        page.Document.QuerySelectorAll("a[href], link[href], script[src], img[src], iframe[src]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
            .Where(l => !l.StartsWith('#') && !l.StartsWith("mailto:", StringComparison.Ordinal) && !l.StartsWith("data:", StringComparison.Ordinal));
}
