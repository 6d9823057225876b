using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>People and units for tests; what a test does not mention is made up.</summary>
public static class PortalBuilders
{
    private static readonly DateOnly LongAgo = new(2020, 1, 1);

    public static async Task<Unit> UnitAsync(this PortalHost portal, string name = "Sở Nội vụ", UnitKind kind = UnitKind.Department, Unit? parent = null, string? code = null)
    {
        var unit = new Unit(name, kind, parent, code);
        await portal.SaveAsync(unit);
        return unit;
    }

    /// <summary>A person with an account and, where a role is given, that role within the unit.</summary>
    public static async Task<Account> AccountAsync(
        this PortalHost portal,
        string userName = "an.nguyen",
        Unit? unit = null,
        Role? role = null,
        string name = "Nguyễn Văn An",
        Guid? campaignId = null,
        string? field = null,
        DateOnly? from = null,
        DateOnly? to = null,
        Action<Account>? but = null)
    {
        var person = new Person(name, unit?.Id);
        var account = portal.NewAccount(person.Id, userName);
        but?.Invoke(account);
        await portal.SaveAsync(person, account);
        if (role is { } held)
        {
            await portal.RoleAsync(account, held, unit ?? await portal.UnitAsync(), campaignId, field, from, to);
        }

        return account;
    }

    public static Task RoleAsync(
        this PortalHost portal, Account account, Role role, Unit unit, Guid? campaignId = null, string? field = null, DateOnly? from = null, DateOnly? to = null) =>
        portal.SaveAsync(new RoleAssignment(account.PersonId, role, unit.Id, from ?? LongAgo, to, campaignId, field));

    /// <summary>Signs in somebody new with one role.</summary>
    public static async Task<Visitor> AsAsync(this PortalHost portal, Role role, Unit? unit = null, string? userName = null) =>
        await portal.AsAsync(await portal.AccountAsync(userName ?? role.ToString().ToLowerInvariant(), unit, role, StateNames.Of(role)));

    /// <summary>The actor for calling a verb of an entity in the arrangement of a test.</summary>
    public static Actor Actor(this Account account, params ActorRole[] roles) => new(account.PersonId, account.UserName!, roles);
}
