using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace CcHc.Portal.Data.Accounts;

/// <summary>A way in for one person; the person and what they may do stand in Domain.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>A lockout that ends here or later was set by hand. No greatest instant: local time must still be computable.</summary>
    public static readonly DateTimeOffset LockedFrom = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Identity makes accounts through the parameterless constructor and names them later.
    public Account()
    {
        Id = Guid.CreateVersion7();
        SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    }

    public Guid PersonId { get; set; }

    /// <summary>Set until the person has chosen a password of their own.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Made by the demo command; cannot sign in under Production.</summary>
    public bool IsDemo { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Locked by an administrator, until one unlocks it; a lockout after wrong passwords ends by itself.</summary>
    public bool IsLocked => LockoutEnd >= LockedFrom;

    public void Lock()
    {
        LockoutEnabled = true;
        LockoutEnd = LockedFrom;
        EndSessions();
    }

    public void Unlock()
    {
        LockoutEnd = null;
        AccessFailedCount = 0;
    }

    /// <summary>Whoever is signed in with this account is asked to sign in again at the next request.</summary>
    public void EndSessions()
    {
        SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        ConcurrencyStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    }
}

/// <summary>A link that lets one person set a password once, within its time. Only the hash of its token is kept.</summary>
public sealed class OneTimeLink
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    private OneTimeLink()
    {
    }

    public OneTimeLink(Guid accountId, string tokenHash, DateTimeOffset now)
    {
        AccountId = accountId;
        TokenHash = tokenHash;
        ExpiresAt = now + Lifetime;
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid AccountId { get; private init; }

    public string TokenHash { get; private init; } = "";

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? UsedAt { get; private set; }

    public bool IsGoodAt(DateTimeOffset now) => UsedAt is null && now < ExpiresAt;

    public void Use(DateTimeOffset now) => UsedAt = now;
}

/// <summary>A data-protection key as the framework's XML.</summary>
public sealed class DataProtectionKey
{
    private DataProtectionKey()
    {
    }

    public DataProtectionKey(string name, string xml)
    {
        Name = name;
        Xml = xml;
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Name { get; private init; } = "";

    public string Xml { get; private init; } = "";
}
