using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Infrastructure;

/// <summary>Who asks too often is told so, and nobody else is: by the account, or by the address that a trusted proxy names.</summary>
public sealed class RequestLimitTests
{
    private static readonly Dictionary<string, string> Few = new()
    {
        ["Limits:PasswordsPerMinute"] = "3",
        ["Limits:VisitorRequestsPerMinute"] = "8",
        ["Limits:RequestsPerMinute"] = "5",
    };

    [Fact]
    public async Task BehindATrustedProxy_EachAddressHasItsOwnLimit()
    {
        var (portal, address) = await PortalHost.ServeAsync(new Dictionary<string, string>(Few) { ["Portal:TrustedProxies:0"] = "127.0.0.0/8" });
        await using var served = portal;
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

        // Without the form's token, and counted all the same.
        Assert.Equal([400, 400, 400, 429], await StatusesAsync(client, 4, HttpMethod.Post, "/sign-in", "203.0.113.7"));
        Assert.Equal([400], await StatusesAsync(client, 1, HttpMethod.Post, "/sign-in", "203.0.113.8"));
        Assert.Equal([400], await StatusesAsync(client, 1, HttpMethod.Post, "/sign-in", "198.51.100.1, 203.0.113.9"));

        Assert.Equal([200, 200, 200, 200, 200, 200, 200, 200, 429], await StatusesAsync(client, 9, HttpMethod.Get, "/sign-in", "203.0.113.20"));
        Assert.Equal([200], await StatusesAsync(client, 1, HttpMethod.Get, "/sign-in", "203.0.113.21"));
        Assert.Equal([200, 200], await StatusesAsync(client, 2, HttpMethod.Get, "/health/live", "203.0.113.20"));

        using var refused = await SendAsync(client, HttpMethod.Get, "/tra-cuu", "203.0.113.20");
        Assert.InRange(int.Parse(Assert.Single(refused.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 60);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Gửi quá nhiều yêu cầu", page.QuerySelector("main h1")!.TextContent.Trim());
    }

    [Fact]
    public async Task OfOneAddress_EachAccountHasItsOwnLimit()
    {
        await using var portal = await PortalHost.StartAsync(settings: new Dictionary<string, string>(Few) { ["Limits:PasswordsPerMinute"] = "0", ["Limits:VisitorRequestsPerMinute"] = "0" });
        var one = await portal.AsAsync(await portal.AccountAsync("mot"));
        var other = await portal.AsAsync(await portal.AccountAsync("hai"));

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            statuses.Add((await one.SendAsync(HttpMethod.Get, "/")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.Equal(HttpStatusCode.OK, (await other.SendAsync(HttpMethod.Get, "/")).StatusCode);
    }

    [Fact]
    public async Task WithoutATrustedProxy_AnotherAddressCannotBeClaimed()
    {
        var (portal, address) = await PortalHost.ServeAsync(Few);
        await using var served = portal;
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = address };

        var statuses = new List<int>();
        for (var i = 1; i <= 4; i++)
        {
            statuses.AddRange(await StatusesAsync(client, 1, HttpMethod.Post, "/sign-in", $"203.0.113.{i}"));
        }

        Assert.Equal([400, 400, 400, 429], statuses);
    }

    [Fact]
    public void AProxyThatIsNoAddress_IsToldByName()
    {
        var refused = Assert.Throws<PortalSettingException>(() => PortalApplication.Build(["--environment=Test", "--Portal:TrustedProxies:0=10.0.0.300"]));

        Assert.Contains("Portal:TrustedProxies: «10.0.0.300»", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<List<int>> StatusesAsync(HttpClient client, int times, HttpMethod method, string path, string forwardedFor)
    {
        var statuses = new List<int>();
        for (var i = 0; i < times; i++)
        {
            using var answer = await SendAsync(client, method, path, forwardedFor);
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string forwardedFor)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
