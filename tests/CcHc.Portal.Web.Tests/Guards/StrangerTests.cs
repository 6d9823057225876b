using System.Net;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Guards;

/// <summary>Every address that changes something refuses who has no business there, and changes nothing.</summary>
public sealed class StrangerTests : PortalTest
{
    // Open by design; each has tests of its own.
    private static readonly string[] OpenToAll = ["sign-in", "invitations/{token:length(64)}", "errors/{status:int:range(400,599)}", "health/live", "health/ready"];
    private static readonly string[] OpenToTheSignedIn = ["sign-out", "account/password"];

    public static TheoryData<string> Worlds() => LinkCrawlerTests.Worlds();

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task ChangingAddresses_ForAVisitor_LeadToSignInAndChangeNothing(string world)
    {
        await FillAsync(world);
        // A valid token, so that it is not the antiforgery check that refuses.
        var visitor = Portal.Visitor();
        var token = (await visitor.GetAsync("/sign-in")).Token!;

        await TryAllAsync(visitor, token, OpenToAll, r =>
            r.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            || (r.StatusCode == HttpStatusCode.Redirect && r.Headers.Location!.OriginalString.Contains("/sign-in", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task ChangingAddresses_ForAPersonWithoutRoles_AreRefusedAndChangeNothing(string world)
    {
        await FillAsync(world);
        var stranger = await Portal.AsAsync(await Portal.AccountAsync("stranger"));
        var token = (await stranger.GetAsync("/account/password")).Token!;

        await TryAllAsync(stranger, token, [.. OpenToAll, .. OpenToTheSignedIn], r =>
            r.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound);
    }

    private Task<IReadOnlyDictionary<string, Data.Accounts.Account>> FillAsync(string world) => ((IDemoWorld)Activator.CreateInstance(Type.GetType(world)!)!).FillAsync(Portal);

    // Each address with the id of a row of every table, because an id of nothing is refused whoever asks.
    private async Task TryAllAsync(Visitor visitor, string token, string[] open, Func<HttpResponseMessage, bool> isRefused)
    {
        var ids = await Portal.SomeIdsAsync();
        var before = await Portal.ContentsAsync();
        var let = new List<string>();
        foreach (var (method, pattern) in ChangingEndpoints().Where(e => !open.Contains(e.Pattern.RawText!.Trim('/'))))
        {
            foreach (var address in ids.Select(id => Address(pattern, id)).Distinct())
            {
                var content = new FormUrlEncodedContent([KeyValuePair.Create("_token", token)]);
                using var answer = await visitor.SendAsync(new HttpMethod(method), address, content);
                if (!isRefused(answer))
                {
                    let.Add($"{method} {pattern.RawText} ({address}) → {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Equal([], let);
        Assert.Equal(before, await Portal.ContentsAsync());
    }

    private IEnumerable<(string Method, RoutePattern Pattern)> ChangingEndpoints() =>
        from endpoint in Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        from method in methods.Count == 0 ? ["POST"] : methods.Where(m => m is not "GET" and not "HEAD")
        select (method, endpoint.RoutePattern);

    // Some value of the kind each parameter wants, so that the route matches.
    private static string Address(RoutePattern pattern, Guid id) => "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => Value(parameter, id),
        _ => "",
    }))));

    private static string Value(RoutePatternParameterPart parameter, Guid id)
    {
        var policies = parameter.ParameterPolicies.Select(p => p.Content ?? "").ToList();
        return policies.Contains("guid") ? id.ToString()
            : policies.Any(p => p is "int" or "long") ? "1"
            : "x";
    }
}
