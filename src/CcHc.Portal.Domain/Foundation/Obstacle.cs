namespace CcHc.Portal.Domain;

/// <summary>One thing that stands in the way of an act, in words for the person who wants to act.</summary>
/// <param name="Key">A stable name such as <c>campaign.plan-number</c>; the page finds the field or section by it.</param>
/// <param name="Text">What is missing and what to do, in Vietnamese.</param>
public sealed record Obstacle(string Key, string Text);
