namespace CcHc.Portal.Domain;

/// <summary>One thing that stands in the way of an act, in words for the person who wants to act.</summary>
/// <param name="Key">A stable name such as <c>campaign.plan-number</c>; the page finds the field or section by it.</param>
/// <param name="Text">What is missing and what to do, in Vietnamese.</param>
public sealed record Obstacle(string Key, string Text)
{
    /// <summary>The campaign whose manager can help, where it is time that stands in the way; the page then says whom to ask.</summary>
    public Guid? AskInCampaign { get; init; }

    // Who helps is no part of what stands in the way.
    public bool Equals(Obstacle? other) => other is not null && Key == other.Key && Text == other.Text;

    public override int GetHashCode() => HashCode.Combine(Key, Text);
}
