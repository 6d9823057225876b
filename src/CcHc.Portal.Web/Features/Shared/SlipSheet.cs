using CcHc.Portal.Data.Accounts;

namespace CcHc.Portal.Web.Features.Shared;

/// <summary>One-time codes as they are shown and printed, once.</summary>
/// <param name="Address">Where to sign in.</param>
/// <param name="Warning">Why the sheet looks other than was asked for.</param>
public sealed record SlipSheet(IReadOnlyList<SignInSlip> Slips, string Address, string? Warning = null);
