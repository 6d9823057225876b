namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>A test with a portal of its own.</summary>
public abstract class PortalTest : IAsyncLifetime
{
    protected PortalHost Portal { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Portal = await PortalHost.StartAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
