using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Documents.Rendering.Pdf;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CcHc.Portal.Documents.Tests;

/// <summary>The renderer as the portal registers it, one for all tests of a collection.</summary>
public sealed class PaperMaker : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public PaperMaker()
        : this(Environments.Development, [])
    {
    }

    internal PaperMaker(string environment, Dictionary<string, string?> settings)
    {
        var collection = new ServiceCollection();
        collection.AddLogging(l => l.SetMinimumLevel(LogLevel.Warning));
        collection.AddSingleton<IHostEnvironment>(new TestEnvironment(environment));
        collection.AddPaperRendering(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services = collection.BuildServiceProvider();
    }

    public IPaperRenderer Renderer => services.GetRequiredService<IPaperRenderer>();

    internal ChromiumPrinter Printer => services.GetRequiredService<ChromiumPrinter>();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class TestEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "CcHc.Portal";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
