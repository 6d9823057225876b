using System.Security.Cryptography;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Infrastructure.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CcHc.Portal.Web.Demo;

/// <summary>An account as the command prints it.</summary>
public sealed record DemoAccount(string UserName, string Person, IReadOnlyList<string> Roles, string Unit, string? Campaign);

/// <summary>Units, people, roles and accounts of the demo, and the one password that opens them all.</summary>
public sealed class DemoWorld(PortalDbContext db, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, IOptions<PortalSettings> settings)
{
    public const string PasswordFile = "demo-password";
    public const string Administrator = "quantri";
    public const string Auditor = "thanhtra";

    // Roles reach back before the oldest paper; acts of the past are judged by nobody, but the history shows who held what.
    private static readonly DateOnly RolesFrom = new(2021, 1, 1);

    private readonly Dictionary<string, Unit> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Actor> actors = new(StringComparer.Ordinal);
    private readonly List<DemoAccount> accounts = [];
    private string? passwordHash;

    public IReadOnlyList<DemoAccount> Accounts => accounts;

    public Unit Unit(string key) => units[key];

    /// <summary>By user name, or by name where the person has no account.</summary>
    public Actor Actor(string who) => actors[who];

    /// <summary>The person with a role within a unit, who need not have an account.</summary>
    public Actor? FindActor(Role role, Guid unitId) => actors.Values.FirstOrDefault(a => a.Holds(role, unitId));

    /// <exception cref="DomainRuleException">when the database holds anything that the demo did not make.</exception>
    public async Task DemandOwnDatabaseAsync(CancellationToken cancellation)
    {
        var accountsThere = await db.Users.CountAsync(cancellation);
        var foreign = await db.Users.CountAsync(a => !a.IsDemo, cancellation);
        var other = accountsThere == 0 && (await db.Units.AnyAsync(cancellation) || await db.People.AnyAsync(cancellation) || await db.Campaigns.AnyAsync(cancellation));
        DomainRuleException.ThrowIf(
            foreign > 0 || other,
            "demo.database",
            "Cơ sở dữ liệu này đang có dữ liệu khác. Lệnh demo chỉ nạp vào cơ sở dữ liệu trống hoặc chỉ có dữ liệu dùng thử; hãy chọn thư mục dữ liệu khác.");
    }

    public Task<bool> HasCampaignAsync(DemoCampaign campaign, CancellationToken cancellation) => db.Units.AnyAsync(u => u.Code == campaign.Issuing, cancellation);

    /// <summary>What all campaigns share: who looks after the portal.</summary>
    public async Task PrepareAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        passwordHash = hasher.HashPassword(new Account(), await PasswordAsync(cancellation));
        var root = await db.Units.Include(u => u.Names).SingleOrDefaultAsync(u => u.Code == "DEMO", cancellation);
        if (root is null)
        {
            root = Add(new DemoUnit("DEMO", "Bộ phận quản trị cổng", UnitKind.Other), now);
            Add(new DemoPerson("Ngô Hoàng Long", "DEMO", InventedNames.Marked("Quản trị viên"), null, Administrator, [new(Role.Administrator, "DEMO")]), null, now);
        }

        units["DEMO"] = root;
        await db.SaveChangesAsync(cancellation);
    }

    public async Task AddAsync(DemoCampaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var unit in campaign.Units.Where(u => !units.ContainsKey(u.Key)))
        {
            Add(unit, now);
        }

        foreach (var unit in campaign.Units.Where(u => u.Into is not null))
        {
            units[unit.Key].Close(Domain.People.Actor.Portal, unit.LastDay!.Value, $"Nhập vào {units[unit.Into!].Name}", now);
            db.UnitLineages.Add(new UnitLineage(units[unit.Key].Id, units[unit.Into!].Id, unit.LastDay.Value.AddDays(1), LineageKind.Merger, 1));
        }

        foreach (var person in campaign.People)
        {
            Add(person, campaign.Key, now);
        }

        await AddAuditorAsync(campaign, now, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>
    /// One random password per data folder, in a file that only its owner may read. It stands in no source and is the same at
    /// the next start.
    /// </summary>
    public async Task<string> PasswordAsync(CancellationToken cancellation)
    {
        var path = Path.Combine(settings.Value.DataFolder, PasswordFile);
        if (File.Exists(path))
        {
            return (await File.ReadAllTextAsync(path, cancellation)).Trim();
        }

        Directory.CreateDirectory(settings.Value.DataFolder);
        var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(path, options);
        await file.WriteLineAsync(password.AsMemory(), cancellation);
        return password;
    }

    private Unit Add(DemoUnit facts, DateTimeOffset now)
    {
        var unit = new Unit(facts.Name, facts.Kind, facts.Parent is null ? null : units[facts.Parent], facts.Key);
        unit.DescribePapers(facts.Symbol, facts.Place, null);
        if (facts.WithoutLogin)
        {
            unit.EnterDataForIt();
        }

        unit.Announce(Domain.People.Actor.Portal, now);
        db.Units.Add(unit);
        units[facts.Key] = unit;
        return unit;
    }

    private void Add(DemoPerson facts, string? campaign, DateTimeOffset now)
    {
        var unit = units[facts.Unit];
        var person = new Person(facts.Name, unit.Id, facts.IsNamedInText || facts.Title.Contains(InventedNames.Mark, StringComparison.Ordinal) ? facts.Title : InventedNames.Marked(facts.Title));
        db.People.Add(person);
        if (facts.Post is not null)
        {
            db.Positions.Add(new Position(person.Id, unit.Id, facts.Post, RolesFrom));
        }

        foreach (var held in facts.Roles)
        {
            var role = new RoleAssignment(person.Id, held.Role, units[held.Unit].Id, RolesFrom);
            role.Announce(Domain.People.Actor.Portal, now);
            db.RoleAssignments.Add(role);
        }

        actors[facts.UserName ?? facts.Unit + "/" + facts.Name] = new Actor(
            person.Id, facts.Name, [.. facts.Roles.Select(r => new ActorRole(r.Role, units[r.Unit].Id, units[r.Unit].TreePath, null, null))]);
        if (facts.UserName is not null)
        {
            Open(person, facts.UserName);
            // The inspector's roles are given campaign by campaign.
            var names = facts.UserName == Auditor ? [Role.Auditor] : facts.Roles.Select(r => r.Role).Distinct();
            accounts.Add(new DemoAccount(facts.UserName, facts.Name, [.. names.Select(StateNames.Of)], unit.Name, campaign));
        }
    }

    private void Open(Person person, string userName) => db.Users.Add(new Account
    {
        UserName = userName,
        NormalizedUserName = normalizer.NormalizeName(userName),
        PersonId = person.Id,
        PasswordHash = passwordHash,
        LockoutEnabled = true,
        IsDemo = true,
    });

    /// <summary>One inspector looks into every campaign, each for its own time and place.</summary>
    private async Task AddAuditorAsync(DemoCampaign campaign, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = await db.Users.Where(a => a.UserName == Auditor).Select(a => (Guid?)a.PersonId).SingleOrDefaultAsync(cancellation);
        if (known is null)
        {
            Add(new DemoPerson("Phan Thị Minh Nguyệt", "DEMO", InventedNames.Marked("Thành viên đoàn kiểm tra"), null, Auditor, []), null, now);
            await db.SaveChangesAsync(cancellation);
            known = actors[Auditor].PersonId;
        }

        var role = new RoleAssignment(known!.Value, Role.Auditor, units[campaign.Issuing].Id, RolesFrom);
        role.Announce(Domain.People.Actor.Portal, now);
        db.RoleAssignments.Add(role);
    }
}
