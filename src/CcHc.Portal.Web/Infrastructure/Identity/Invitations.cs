using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;

namespace CcHc.Portal.Web.Infrastructure.Identity;

/// <summary>A link to hand to one person. The token is known only here and to who gets it.</summary>
public sealed record Invitation(string UserName, string Path, DateTimeOffset ExpiresAt);

public static class Invitations
{
    private const int TokenBytes = 32;

    /// <summary>Adds the link's row; the caller saves, in the transaction that makes the account.</summary>
    public static Invitation Make(PortalDbContext db, Account account, DateTimeOffset now)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        var link = new OneTimeLink(account.Id, Hash(token), now);
        db.OneTimeLinks.Add(link);
        return new Invitation(account.UserName!, "/invitations/" + token, link.ExpiresAt);
    }

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
