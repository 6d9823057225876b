using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace CcHc.Portal.Web.Infrastructure.Hosting;

/// <summary>
/// Proxies that are believed when they say for whom they ask (X-Forwarded-For) and how the browser asked them
/// (X-Forwarded-Proto). Whoever else sends such a header is taken for the address the connection comes from.
/// </summary>
public static class TrustedProxies
{
    /// <exception cref="PortalSettingException">when a proxy of the setting is neither an address nor a network.</exception>
    public static void AddTrustedProxies(this IServiceCollection services, PortalSettings settings)
    {
        if (settings.TrustedProxies.Count == 0)
        {
            return;
        }

        var networks = settings.TrustedProxies.Select(Read).ToList();
        services.Configure<ForwardedHeadersOptions>(headers =>
        {
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // As far back as proxies are trusted: several may stand in a row.
            headers.ForwardLimit = null;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            networks.ForEach(headers.KnownIPNetworks.Add);
        });
    }

    private static IPNetwork Read(string proxy)
    {
        if (IPNetwork.TryParse(proxy, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(proxy, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new PortalSettingException($"Portal:TrustedProxies: «{proxy}» không phải địa chỉ IP hoặc dải địa chỉ (ví dụ 10.0.0.5 hoặc 10.0.0.0/24).");
    }
}
