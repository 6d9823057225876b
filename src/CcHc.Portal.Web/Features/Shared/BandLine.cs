namespace CcHc.Portal.Web.Features.Shared;

/// <summary>A band as a row to fill in. A blank row says nothing.</summary>
public sealed record BandLine
{
    public string? Name { get; init; }

    public decimal? From { get; init; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Name) && From is null;
}
