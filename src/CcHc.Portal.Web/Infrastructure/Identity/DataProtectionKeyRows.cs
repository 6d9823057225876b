using System.Xml.Linq;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CcHc.Portal.Web.Infrastructure.Identity;

/// <summary>Keys in the portal's own database: every web node reads the same ones, and a backup holds them.</summary>
public sealed class DataProtectionKeyRows(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        return [.. db.DataProtectionKeys.Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        db.DataProtectionKeys.Add(new DataProtectionKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)));
        db.SaveChanges();
    }
}
