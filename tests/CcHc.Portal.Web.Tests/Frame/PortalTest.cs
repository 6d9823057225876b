namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>A test with a portal of its own.</summary>
public abstract class PortalTest : IAsyncLifetime
{
    protected PortalHost Portal { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Portal = await StartAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A portal that differs from the others where a test class needs one.</summary>
    protected virtual Task<PortalHost> StartAsync() => PortalHost.StartAsync();
}
