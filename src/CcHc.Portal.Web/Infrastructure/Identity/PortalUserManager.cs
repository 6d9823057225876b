using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Web.Infrastructure.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CcHc.Portal.Web.Infrastructure.Identity;

/// <summary>
/// Identity's own, except that lockout goes by the portal's clock and not by the machine's, and that only some passwords are
/// verified at once: each takes a processor and 9 MiB for a while, and those who are at work already should not wait for
/// all who come.
/// </summary>
public sealed class PortalUserManager(
    IUserStore<Account> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    IEnumerable<IUserValidator<Account>> userValidators,
    IEnumerable<IPasswordValidator<Account>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<Account>> logger,
    TimeProvider clock)
    : UserManager<Account>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    private static readonly SemaphoreSlim Verifying = ProcessorTurns.Create();

    /// <summary>Takes as long as for an account that is there, so that the answer's time does not tell which names exist.</summary>
    public Task SpendVerificationAsync(string password) =>
        Verifying.RunAsync(() => Task.FromResult(PasswordHasher.HashPassword(new Account(), password)), CancellationToken);

    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(user.LockoutEnabled && user.LockoutEnd > clock.GetUtcNow());

    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        user.AccessFailedCount++;
        if (user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
        {
            user.AccessFailedCount = 0;
            user.LockoutEnd = clock.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan;
        }

        return await UpdateUserAsync(user);
    }

    protected override Task<PasswordVerificationResult> VerifyPasswordAsync(IUserPasswordStore<Account> store, Account user, string password) =>
        Verifying.RunAsync(() => base.VerifyPasswordAsync(store, user, password), CancellationToken);
}
