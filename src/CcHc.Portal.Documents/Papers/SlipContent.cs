namespace CcHc.Portal.Documents.Papers;

/// <summary>Sign-in slips for the contact persons of units, handed over on paper.</summary>
public sealed record SlipContent
{
    /// <summary>Under the heading: the campaign, or the agency that runs the portal.</summary>
    public required string CampaignName { get; init; }

    public required string PortalAddress { get; init; }

    /// <summary>Whom to ask, with telephone number; null when nobody is named.</summary>
    public string? Contact { get; init; }

    public required IReadOnlyList<Slip> Slips { get; init; }
}

/// <param name="ValidUntil">As it is to be printed: «17:00 05/03/2025»; null for a code without end.</param>
public sealed record Slip(string UnitName, string PersonName, string UserName, string OneTimeCode, string? ValidUntil);
