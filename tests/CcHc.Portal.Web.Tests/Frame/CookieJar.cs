using System.Net;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>Keeps cookies as a browser does. Their expiry is left to the server, whose clock stands still in tests.</summary>
public sealed class CookieJar : DelegatingHandler
{
    private readonly Dictionary<string, string> cookies = [];

    public IReadOnlyDictionary<string, string> Cookies => cookies;

    public void Put(string name, string value) => cookies[name] = value;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                if (pair[1].Length == 0)
                {
                    cookies.Remove(pair[0]);
                }
                else
                {
                    cookies[pair[0]] = WebUtility.HtmlDecode(pair[1]);
                }
            }
        }

        return response;
    }
}
