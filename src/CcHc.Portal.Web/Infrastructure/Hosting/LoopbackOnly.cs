using System.Net;

namespace CcHc.Portal.Web.Infrastructure.Hosting;

/// <summary>The demo has accounts whose password lies in a file; it is never offered to a network.</summary>
public static class LoopbackOnly
{
    /// <exception cref="PortalSettingException">when an address of the configuration is not loopback.</exception>
    public static void Demand(IConfiguration configuration)
    {
        if (configuration["http_ports"] is { Length: > 0 } || configuration["https_ports"] is { Length: > 0 })
        {
            throw new PortalSettingException("Môi trường Demo chỉ nhận địa chỉ của chính máy này: dùng --urls http://127.0.0.1:CỔNG thay cho http_ports.");
        }

        var addresses = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? ""));
        foreach (var address in addresses)
        {
            var host = BindingAddress.Parse(address).Host;
            var isLoopback = host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
            if (!isLoopback)
            {
                throw new PortalSettingException($"Môi trường Demo chỉ chạy trên chính máy này; «{address}» mở ra mạng.");
            }
        }
    }
}
