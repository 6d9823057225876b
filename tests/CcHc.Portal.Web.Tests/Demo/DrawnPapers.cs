using System.Text;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CcHc.Portal.Web.Tests.Demo;

/// <summary>Sets papers without a browser: the bytes say what was asked for, which is all these tests look at.</summary>
public sealed class DrawnPapers : IPaperRenderer
{
    public static Task<PortalHost> HostAsync() => PortalHost.SharedAsync(nameof(DrawnPapers), Use);

    /// <summary>Gives the portal this renderer instead of its own.</summary>
    public static void Use(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IPaperRenderer, DrawnPapers>());

    public Task<byte[]> PdfAsync(OfficialPaper paper, CancellationToken cancellationToken) => Task.FromResult(Encoding.UTF8.GetBytes("%PDF-1.5\n" + PaperSnapshot.Write(paper)));

    public byte[] Docx(OfficialPaper paper) => Encoding.UTF8.GetBytes("PK" + PaperSnapshot.Write(paper));

    public Task<byte[]> CertificatesPdfAsync(CertificateContent content, CancellationToken cancellationToken) =>
        Task.FromResult(Encoding.UTF8.GetBytes("%PDF-1.5\n" + string.Join('\n', content.Recipients.Select(r => r.Name))));

    public Task<byte[]> SigningListPdfAsync(SigningListContent content, CancellationToken cancellationToken) => Task.FromResult(Encoding.UTF8.GetBytes("%PDF-1.5\n"));

    public Task<byte[]> SlipsPdfAsync(SlipContent content, CancellationToken cancellationToken) => Task.FromResult(Encoding.UTF8.GetBytes("%PDF-1.5\n"));

    public Task<BrowserState> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(new BrowserState(true, "drawn", "1", null));
}
