using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CcHc.Portal.Data.Accounts;

/// <summary>
/// A first password that is printed on a slip: 80 random bits in base 32, in groups of four. It opens the account once, to
/// set a password. Only its hash is kept, so it can be shown at the moment it is made and never again.
/// </summary>
public static class OneTimeCode
{
    /// <summary>Without i, l, o and u, which are misread on paper.</summary>
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private const int Characters = 16;

    private const int Group = 4;

    // Many rounds make guessing a person's password slow. Nobody guesses 80 random bits, and a province wants hundreds of
    // slips at once; the number of rounds is part of the hash, and the first sign-in replaces it by a full one.
    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));

    /// <summary>Makes the code the account's only password, ends its sessions and lifts a lockout after wrong passwords.</summary>
    /// <returns>The code as it is printed and typed: «7k2m-x9qd-04ht-vn8c».</returns>
    public static string GiveTo(Account account)
    {
        var code = Make();
        account.PasswordHash = Hasher.HashPassword(account, code);
        account.MustChangePassword = true;
        account.EndSessions();
        if (!account.IsLocked)
        {
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
        }

        return code;
    }

    private static string Make() =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, Characters).Chunk(Group).Select(part => new string(part)));
}
