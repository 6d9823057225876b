namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>Stands still until a test moves it.</summary>
public sealed class FixedClock : TimeProvider
{
    /// <summary>A Tuesday, 09:00 in Việt Nam.</summary>
    public static readonly DateTimeOffset Start = new(2025, 10, 14, 2, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Move(TimeSpan by) => Now += by;
}
