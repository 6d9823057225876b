namespace CcHc.Portal.Web.Demo;

/// <summary>The clock of the demo command: stands at the instant of the act that is played.</summary>
public sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
