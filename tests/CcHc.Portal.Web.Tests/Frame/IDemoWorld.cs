using CcHc.Portal.Data.Accounts;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>
/// Fills a portal so that its pages have something to show, and says who looks at it. Every implementation in this assembly is
/// walked by the link crawler, role by role.
/// </summary>
public interface IDemoWorld
{
    /// <returns>Accounts to walk as, under the name of the role that a failure shall mention.</returns>
    Task<IReadOnlyDictionary<string, Account>> FillAsync(PortalHost portal);
}

/// <summary>One account per role and nothing else: every empty state and every menu.</summary>
public sealed class EmptyWorld : IDemoWorld
{
    public async Task<IReadOnlyDictionary<string, Account>> FillAsync(PortalHost portal)
    {
        var unit = await portal.UnitAsync();
        var accounts = new Dictionary<string, Account>();
        foreach (var role in Enum.GetValues<Domain.People.Role>())
        {
            accounts[role.ToString()] = await portal.AccountAsync(role.ToString().ToLowerInvariant(), unit, role);
        }

        accounts["nobody"] = await portal.AccountAsync("nobody");
        return accounts;
    }
}
