using System.Text;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>
/// Stands in for the browser where the layout of a paper is not the point. No two answers are alike, so that a file that was
/// set again shows; the words of the paper stand in it, so that a test can read what was set.
/// </summary>
public sealed class QuickRenderer : IPaperRenderer
{
    private int times;
    private Func<OfficialPaper, byte[]>? word;

    public bool HasBrowser { get; set; } = true;

    /// <summary>Another stands in every file, as a later version of the program would make other ones.</summary>
    public string Edition { get; init; } = "bản dựng 1";

    /// <summary>A portal with this renderer.</summary>
    public static Task<PortalHost> HostAsync() => PortalHost.SharedAsync("quick", Use);

    /// <summary>A portal with this renderer and real Word files, for tests that edit them and bring them back.</summary>
    public static Task<PortalHost> HostWithWordAsync() => PortalHost.SharedAsync("word", UseWithWord);

    /// <summary>Until it is disposed the portal has no browser: whoever uses the host next finds it whole.</summary>
    public static IDisposable BreakBrowser(PortalHost portal)
    {
        var renderer = portal.Services.GetRequiredService<QuickRenderer>();
        renderer.HasBrowser = false;
        return new Mending(renderer);
    }

    /// <summary>Gives the portal this renderer instead of its own.</summary>
    public static void Use(IServiceCollection services) => Use(services, new QuickRenderer());

    public static void Use(IServiceCollection services, QuickRenderer renderer)
    {
        services.RemoveAll<IPaperRenderer>();
        services.AddSingleton(renderer);
        services.AddSingleton<IPaperRenderer>(s => s.GetRequiredService<QuickRenderer>());
    }

    private static void UseWithWord(IServiceCollection services)
    {
        var own = services.Last(s => s.ServiceType == typeof(IPaperRenderer));
        services.RemoveAll<IPaperRenderer>();
        services.AddSingleton<QuickRenderer>();
        services.AddSingleton<IPaperRenderer>(s =>
        {
            var quick = s.GetRequiredService<QuickRenderer>();
            quick.word = ((IPaperRenderer)(own.ImplementationFactory?.Invoke(s) ?? ActivatorUtilities.CreateInstance(s, own.ImplementationType!))).Docx;
            return quick;
        });
    }

    public Task<byte[]> PdfAsync(OfficialPaper paper, CancellationToken cancellationToken) =>
        HasBrowser ? Task.FromResult(Set("%PDF-1.7", PaperText.Lines(paper))) : throw new PaperEngineUnavailableException();

    public byte[] Docx(OfficialPaper paper) => word?.Invoke(paper) ?? Set("DOCX", PaperText.Lines(paper));

    public Task<byte[]> CertificatesPdfAsync(CertificateContent content, CancellationToken cancellationToken) =>
        Task.FromResult(Set("%PDF-1.7", content.Recipients.Select(r => $"tờ {content.Sheet.WidthMm} × {content.Sheet.HeightMm}, dịch {content.Sheet.ShiftRightMm} {content.Sheet.ShiftDownMm}, in sẵn {string.Join(' ', content.Sheet.Parts.Where(p => p.Value.IsOnBlank).Select(p => p.Key))}{(content.Sheet.IsTest ? ", thử" : "")}").Distinct().Concat(content.Recipients.Select(r => $"{content.Awarder}: {content.Form} {r.Name}, {content.Decision.Number.Value}/{content.Decision.Number.Symbol}, sổ {r.GoldenBookNumber}"))));

    public Task<byte[]> SlipsPdfAsync(SlipContent content, CancellationToken cancellationToken) =>
        HasBrowser
            ? Task.FromResult(Set("%PDF-1.7", content.Slips.Select(s => $"{s.UnitName}; {s.PersonName}; {s.UserName}; {s.OneTimeCode}; {content.PortalAddress}")))
            : throw new PaperEngineUnavailableException();

    public Task<byte[]> SigningListPdfAsync(SigningListContent content, CancellationToken cancellationToken) =>
        HasBrowser
            ? Task.FromResult(Set("%PDF-1.7", [string.Join(' ', content.Issuer.Lines), content.Note, .. content.Rows.Select(r => $"{r.Ordinal}; {r.Name}; {r.FormName}; sổ {r.BookNumber}")]))
            : throw new PaperEngineUnavailableException();

    public Task<BrowserState> CheckAsync(CancellationToken cancellationToken) =>
        Task.FromResult(HasBrowser ? new BrowserState(true, "/quick", "1", null) : new BrowserState(false, null, null, "Chưa cài trình duyệt."));

    private byte[] Set(string kind, IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes($"{kind}\n{Edition}, lần {Interlocked.Increment(ref times)}\n{string.Join('\n', lines)}\n%%EOF");

    private sealed class Mending(QuickRenderer renderer) : IDisposable
    {
        public void Dispose() => renderer.HasBrowser = true;
    }
}
