using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Web.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using static Microsoft.AspNetCore.Identity.PasswordVerificationResult;

namespace CcHc.Portal.Web.Tests.Infrastructure;

public sealed class PasswordHasherTests
{
    private const string Password = "Mật khẩu dài, có dấu 2025";

    private static readonly Account Account = new();
    private static readonly PortalPasswordHasher Hasher = new(PasswordCost.Trifling);

    [Theory]
    [InlineData(Password, Success)]
    [InlineData("Mat khau dai, co dau 2025", Failed)]
    [InlineData("", Failed)]
    public void AHash_IsOfOnePassword(string given, PasswordVerificationResult expected) =>
        Assert.Equal(expected, Hasher.VerifyHashedPassword(Account, Hasher.HashPassword(Account, Password), given));

    [Fact]
    public void AHash_SaysWhatItCost_AndHasASaltOfItsOwn()
    {
        var hasher = new PortalPasswordHasher(PasswordCost.Standard);

        var hash = hasher.HashPassword(Account, Password);

        Assert.StartsWith("$argon2id$v=19$m=9216,t=4,p=1$", hash, StringComparison.Ordinal);
        Assert.Equal(Success, hasher.VerifyHashedPassword(Account, hash, Password));
        Assert.NotEqual(hash, hasher.HashPassword(Account, Password));
    }

    [Fact]
    public void AHashOfAnotherCost_IsTakenAndReplaced() =>
        Assert.Equal(
            SuccessRehashNeeded, Hasher.VerifyHashedPassword(Account, new PortalPasswordHasher(new PasswordCost(16, 1)).HashPassword(Account, Password), Password));

    [Theory]
    [InlineData(Password, SuccessRehashNeeded)]
    [InlineData("khong phai the", Failed)]
    public void AHashOfIdentitysOwn_IsTakenAndReplaced(string given, PasswordVerificationResult expected) =>
        Assert.Equal(expected, Hasher.VerifyHashedPassword(Account, new PasswordHasher<Account>().HashPassword(Account, Password), given));

    [Theory]
    [InlineData("$argon2id$")]
    [InlineData("$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA")]
    [InlineData("$argon2id$v=16$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void AnythingElse_OpensNothing(string stored) => Assert.Equal(Failed, Hasher.VerifyHashedPassword(Account, stored, Password));
}
