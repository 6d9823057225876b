using System.Net;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>One browser: keeps cookies, follows redirects as a browser does, knows the page it is on.</summary>
public sealed class Visitor(PortalHost host, HttpClient client)
{
    private const int MostRedirects = 5;

    public async Task<Page> GetAsync(string address) => await FollowAsync(await SendAsync(HttpMethod.Get, address));

    /// <summary>The first answer, redirects not followed.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content = null, string? referrer = null, string? header = null, string? accept = null)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
        if (header is not null)
        {
            request.Headers.Add(header, "1");
        }

        if (referrer is not null)
        {
            request.Headers.Referrer = new Uri(new Uri("http://localhost"), referrer);
        }

        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        return client.SendAsync(request);
    }

    /// <summary>
    /// Posts fields to an address with a valid antiforgery token, as the button of a form without fields does. The token is
    /// taken from a page that every signed-in person can open.
    /// </summary>
    /// <param name="header">Name of a header that says more about the request, as a page's script sends it.</param>
    public async Task<Page> PostAsync(string address, object? fields = null, string? header = null)
    {
        var page = await GetAsync("/account/password");
        var token = page.Token ?? (await GetAsync("/sign-in")).Token;
        var values = Page.Fields(fields);
        values.Add(KeyValuePair.Create("_token", token ?? ""));
        return await FollowAsync(await SendAsync(HttpMethod.Post, address, new FormUrlEncodedContent(values), header: header));
    }

    /// <summary>How many statements the database gets when this person opens the page, signing in not counted.</summary>
    public async Task<int> CountAsync(string address)
    {
        // Once before, so that what is loaded once per process is not counted.
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(address)).Status);
        var before = host.Statements.Count;
        await GetAsync(address);
        return host.Statements.Count - before;
    }

    internal async Task<Page> FollowAsync(HttpResponseMessage response)
    {
        for (var i = 0; i < MostRedirects && (int)response.StatusCode is 301 or 302 or 303 or 307 or 308; i++)
        {
            var target = new Uri(response.RequestMessage!.RequestUri!, response.Headers.Location!);
            response = await SendAsync(HttpMethod.Get, target.PathAndQuery);
        }

        return await Page.ReadAsync(this, response);
    }
}
