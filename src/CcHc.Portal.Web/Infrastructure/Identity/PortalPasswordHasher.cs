using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CcHc.Portal.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using NSec.Cryptography;

namespace CcHc.Portal.Web.Infrastructure.Identity;

/// <summary>What guessing one password costs.</summary>
/// <param name="MemoryKiB">at least 8.</param>
/// <param name="Passes">at least 1.</param>
public sealed record PasswordCost(int MemoryKiB, int Passes)
{
    /// <summary>
    /// Of what OWASP's Password Storage Cheat Sheet asks of Argon2id at the least, and calls equal: the one with 9 MiB. With 19 MiB
    /// and two passes a third of the time went to the system for clearing the memory.
    /// </summary>
    public static readonly PasswordCost Standard = new(9 * 1024, 4);

    /// <summary>For tests, which sign in thousands of times.</summary>
    public static readonly PasswordCost Trifling = new(8, 1);

    internal PasswordBasedKeyDerivationAlgorithm Algorithm => PasswordBasedKeyDerivationAlgorithm.Argon2id(
        new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = MemoryKiB, NumberOfPasses = Passes });
}

/// <summary>
/// Argon2id (RFC 9106), kept as «$argon2id$v=19$m=…,t=…,p=1$salt$hash». What Identity's own hasher made is still taken, and
/// replaced at the next sign-in.
/// </summary>
public sealed partial class PortalPasswordHasher(PasswordCost cost) : PasswordHasher<Account>
{
    private const string Prefix = "$argon2id$";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public override string HashPassword(Account user, string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}v=19$m={cost.MemoryKiB},t={cost.Passes},p=1${Base64(salt)}${Base64(Derive(cost, password, salt))}");
    }

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        if (!hashedPassword.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword) == PasswordVerificationResult.Failed
                ? PasswordVerificationResult.Failed
                : PasswordVerificationResult.SuccessRehashNeeded;
        }

        var parts = HashPattern().Match(hashedPassword);
        if (!parts.Success)
        {
            return PasswordVerificationResult.Failed;
        }

        int Number(string group) => int.Parse(parts.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        byte[] Bytes(string group) => Convert.FromBase64String(parts.Groups[group].Value.PadRight((parts.Groups[group].Length + 3) / 4 * 4, '='));
        var made = new PasswordCost(Number("memory"), Number("passes"));
        if (!CryptographicOperations.FixedTimeEquals(Derive(made, providedPassword, Bytes("salt")), Bytes("hash")))
        {
            return PasswordVerificationResult.Failed;
        }

        return made == cost ? PasswordVerificationResult.Success : PasswordVerificationResult.SuccessRehashNeeded;
    }

    // As the format of such strings wants it: without the padding.
    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    private static byte[] Derive(PasswordCost cost, string password, byte[] salt) =>
        cost.Algorithm.DeriveBytes(Encoding.UTF8.GetBytes(password), salt, HashBytes);

    [GeneratedRegex(@"^\$argon2id\$v=19\$m=(?<memory>[0-9]{1,7}),t=(?<passes>[0-9]{1,3}),p=1\$(?<salt>[A-Za-z0-9+/]{22})\$(?<hash>[A-Za-z0-9+/]{43})$")]
    private static partial Regex HashPattern();
}
