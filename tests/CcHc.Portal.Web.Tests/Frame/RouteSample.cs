using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>
/// Lets a walk over all links open only so many pages of one route. What a page offers depends on the state of its thing,
/// so one page is too few; the two hundredth sheet shows what the third did.
/// </summary>
public sealed class RouteSample(IServiceProvider services, int most)
{
    // The most particular first, as routing itself does.
    private readonly IReadOnlyList<(string Route, TemplateMatcher Matcher)> routes =
        [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .OrderBy(e => e.RoutePattern.InboundPrecedence)
            .Select(e => (e.RoutePattern.RawText!, new TemplateMatcher(new RouteTemplate(e.RoutePattern), [])))];

    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);

    public string RouteOf(string address)
    {
        var path = address.Split('?')[0];
        return routes.FirstOrDefault(r => r.Matcher.TryMatch(path, [])).Route ?? path;
    }

    /// <summary>Whether this address is still among the first of its kind; addresses with other filters are another kind.</summary>
    public bool Takes(string address)
    {
        var query = address.Split('?', 2) is [_, var q] ? q.Split('&').Select(p => p.Split('=')[0]) : [];
        var kind = $"{RouteOf(address)}?{string.Join('&', query)}";
        return (taken[kind] = taken.GetValueOrDefault(kind) + 1) <= most;
    }
}
