using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tables;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data.Imports;

/// <summary>People of the units, their accounts and roles, from the list that the units sent in.</summary>
public static class ContactImport
{
    internal static readonly IReadOnlyList<IReadOnlyList<string>> Examples =
    [
        ["SNV", "Sở Nội vụ", "Nguyễn Văn An", "Chuyên viên", "0912 345 678", "nvan@coquan.gov.vn", "đầu mối", ""],
        ["SNV", "Sở Nội vụ", "Trần Thị Bình", "Giám đốc Sở", "", "ttbinh@coquan.gov.vn", "thủ trưởng", ""],
    ];

    public static async Task<ImportPlan> PlanAsync(PortalDbContext db, Table table, ImportOptions options, CancellationToken cancellation = default)
    {
        var today = options.Today;
        var units = await db.Units
            .Where(u => (u.ValidFrom == null || u.ValidFrom <= today) && (u.ValidTo == null || today <= u.ValidTo))
            .Select(u => new ContactUnit(u.Id, u.Code, u.Name, u.WithoutLogin))
            .ToListAsync(cancellation);
        var roles = (await db.RoleAssignments
            .Where(r => r.CampaignId == null && r.From <= today && (r.To == null || today <= r.To))
            .Select(r => new { r.PersonId, r.Role, r.UnitId })
            .ToListAsync(cancellation)).ToLookup(r => r.PersonId, r => (r.Role, r.UnitId));
        var people = (await db.People
            .Select(p => new { p.Id, p.Name, p.UnitId, p.Title, p.Phone, p.Email, HasAccount = db.Users.Any(a => a.PersonId == p.Id) })
            .ToListAsync(cancellation))
            .Select(p => new KnownPerson(p.Id, p.Name, p.UnitId, p.Title, p.Phone, p.Email, p.HasAccount, [.. roles[p.Id]]))
            .ToList();
        var taken = (await db.Users.Select(a => new { a.NormalizedUserName, a.PersonId }).ToListAsync(cancellation))
            .ToDictionary(a => a.NormalizedUserName!, a => a.PersonId, StringComparer.Ordinal);

        var errors = new List<FileFinding>();
        var comparison = ContactFile.Compare(ContactFile.Read(table, units, errors), people);
        Check(table, comparison, taken, errors);
        return new ImportPlan(comparison.Report(errors), (by, now, token) => ApplyAsync(db, comparison, options, by, now, token));
    }

    /// <summary>A user name that the file asks for must be free, on the portal and in the file.</summary>
    private static void Check(Table table, ContactComparison comparison, Dictionary<string, Guid> taken, List<FileFinding> errors)
    {
        var wishes = comparison.Added.Concat(comparison.Changed.Where(c => !c.Person.HasAccount).Select(c => c.Row)).Where(r => r.UserName is not null);
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in wishes)
        {
            if (taken.ContainsKey(row.UserName!.ToUpperInvariant()) || !given.Add(row.UserName!))
            {
                errors.Add(new FileFinding(
                    Domain.Scoring.FindingSeverity.Error, ContactFile.UserName, table.Sheet, row.Row, ContactFile.UserName, "", row.Unit.Code ?? "", row.UserName!,
                    "tên đăng nhập này đã có người dùng."));
            }
        }
    }

    private static async Task<IReadOnlyList<SignInSlip>> ApplyAsync(
        PortalDbContext db, ContactComparison comparison, ImportOptions options, Actor by, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = new OpenAccounts(db);
        var slips = new List<SignInSlip>();
        foreach (var row in comparison.Added)
        {
            var person = new Person(row.Name, row.Unit.Id, row.Title, row.Phone, row.Email);
            person.Announce(by, now);
            db.People.Add(person);
            Assign(person.Id, row.Roles);
            await OpenAsync(person, row);
        }

        // All at once: a list of 3,457 ids would be more parameters than a statement takes.
        var known = comparison.Changed.Count == 0 ? [] : await db.People.ToDictionaryAsync(p => p.Id, cancellation);
        foreach (var (before, row) in comparison.Changed)
        {
            var person = known[before.Id];
            person.Correct(by, row.Name, row.Title ?? person.Title, row.Phone ?? person.Phone, row.Email ?? person.Email, row.Unit.Id, now);
            Assign(person.Id, ContactComparison.NewRoles(before, row));
            if (!before.HasAccount)
            {
                await OpenAsync(person, row);
            }
        }

        await db.SaveChangesAsync(cancellation);
        return slips;

        void Assign(Guid personId, IEnumerable<(Role Role, Guid UnitId)> roles)
        {
            foreach (var (role, unitId) in roles)
            {
                var assignment = new RoleAssignment(personId, role, unitId, options.EffectiveFrom);
                assignment.Announce(by, now);
                db.RoleAssignments.Add(assignment);
            }
        }

        async Task OpenAsync(Person person, ContactRow row)
        {
            var (account, code) = await open.OpenAsync(person, row.UserName, row.Unit.Code, by, now, cancellation);
            slips.Add(new SignInSlip(row.Unit.Id, row.Unit.Name, person.Name, person.Title, account.UserName!, code));
        }
    }
}
