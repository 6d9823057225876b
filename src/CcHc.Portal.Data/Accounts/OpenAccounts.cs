using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data.Accounts;

/// <summary>What is printed for one person. Held in memory for one answer only.</summary>
public sealed record SignInSlip(Guid? UnitId, string UnitName, string PersonName, string? Title, string UserName, string Code);

/// <summary>
/// Makes accounts with user names that nobody has. The caller saves, in the transaction that makes the person; the names
/// given so far are remembered between calls.
/// </summary>
public sealed class OpenAccounts(PortalDbContext db)
{
    private HashSet<string>? taken;

    /// <param name="wish">A user name that was asked for; made from the mail or <paramref name="unitCode"/> when null.</param>
    /// <returns>The account, added to the context, and its one-time code.</returns>
    /// <exception cref="DomainRuleException">when <paramref name="wish"/> is taken or not allowed.</exception>
    public async Task<(Account Account, string Code)> OpenAsync(
        Person person, string? wish, string? unitCode, Actor by, DateTimeOffset now, CancellationToken cancellation = default)
    {
        taken ??= [.. await db.Users.Select(a => a.NormalizedUserName!).ToListAsync(cancellation)];
        var name = wish is null ? Free(NameFor(person.Email, unitCode, person.Name)) : Wished(wish);
        var account = new Account
        {
            PersonId = person.Id,
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            Email = person.Email,
            NormalizedEmail = person.Email?.ToUpperInvariant(),
            LockoutEnabled = true,
        };
        var code = OneTimeCode.GiveTo(account);
        taken.Add(account.NormalizedUserName);
        db.Users.Add(account);
        person.NoteCode(by, now);
        return (account, code);
    }

    /// <summary>The mail's part before @, else the unit's code, else the name: lower-case ASCII letters, digits, dots and dashes.</summary>
    public static string NameFor(string? email, string? unitCode, string name)
    {
        var source = email?.Split('@')[0] ?? unitCode ?? string.Join('.', Vietnamese.Fold(name).Split(' '));
        var plain = new string([.. Vietnamese.Fold(source).Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')]).Trim('.', '-', '_');
        var cut = plain.Length > ContactFile.UserNameMaxLength - 6 ? plain[..(ContactFile.UserNameMaxLength - 6)] : plain;
        return cut.Length switch { 0 => "tai-khoan", < 3 => "tk-" + cut, _ => cut };
    }

    private string Free(string name)
    {
        var free = name;
        for (var number = 2; taken!.Contains(free.ToUpperInvariant()); number++)
        {
            free = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}.{number}");
        }

        return free;
    }

    private string Wished(string wish)
    {
        DomainRuleException.ThrowIf(
            !ContactFile.IsUserName(wish), "UserName", "Tên đăng nhập chỉ dùng chữ không dấu, chữ số và các dấu . - _ @ +, từ 3 đến 64 ký tự.");
        DomainRuleException.ThrowIf(taken!.Contains(wish.ToUpperInvariant()), "UserName", $"Tên đăng nhập «{wish}» đã có người dùng.");
        return wish.ToLowerInvariant();
    }
}
