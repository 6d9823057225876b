using System.Linq.Expressions;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Units;

/// <summary>Names and places of units are for everybody who is signed in; whom to call is for those who run campaigns there.</summary>
public static class UnitAccess
{
    public static bool CanSeeTree(Actor actor) => actor.IsSignedIn;

    public static bool CanChange(Actor actor) => actor.Holds(Role.Administrator);

    /// <summary>Telephone numbers and office mail of a unit's people.</summary>
    public static bool CanSeeContacts(Actor actor, string treePath) =>
        actor.Holds(Role.Administrator)
        || actor.TreesOf(Role.CampaignManager).Any(tree => treePath.StartsWith(tree, StringComparison.Ordinal));

    /// <summary>Who says which post somebody holds there: the administrator, and who runs campaigns there and needs signers.</summary>
    public static bool CanKeepPosts(Actor actor, string treePath) => CanSeeContacts(actor, treePath);

    /// <summary>The units below one, itself included. An ordinal range, so that the index on the path serves it.</summary>
    public static Expression<Func<Unit, bool>> Within(string treePath) => unit => unit.TreePath.StartsWith(treePath);
}

/// <summary>Accounts are the administrator's; who has them learns nothing of others' here.</summary>
public static class AccountAccess
{
    public static bool CanManage(Actor actor) => actor.Holds(Role.Administrator);
}
