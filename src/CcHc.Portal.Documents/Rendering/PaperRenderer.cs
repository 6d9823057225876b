using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering.Docx;
using CcHc.Portal.Documents.Rendering.Pdf;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace CcHc.Portal.Documents.Rendering;

internal sealed class PaperRenderer(ChromiumPrinter printer, IServiceProvider services, ILoggerFactory loggers) : IPaperRenderer
{
    public async Task<byte[]> PdfAsync(OfficialPaper paper, CancellationToken cancellationToken) =>
        await printer.PrintAsync(() => HtmlAsync<PaperPage>(nameof(PaperPage.Paper), paper), cancellationToken);

    public byte[] Docx(OfficialPaper paper) => PaperDocx.Write(paper);

    public async Task<byte[]> CertificatesPdfAsync(CertificateContent content, CancellationToken cancellationToken) =>
        await printer.PrintAsync(() => HtmlAsync<CertificatePages>(nameof(CertificatePages.Content), content), cancellationToken);

    public async Task<byte[]> SlipsPdfAsync(SlipContent content, CancellationToken cancellationToken) =>
        await printer.PrintAsync(() => HtmlAsync<SlipPages>(nameof(SlipPages.Content), content), cancellationToken);

    public async Task<byte[]> SigningListPdfAsync(SigningListContent content, CancellationToken cancellationToken) =>
        await printer.PrintAsync(() => HtmlAsync<SigningListPages>(nameof(SigningListPages.Content), content), cancellationToken);

    public Task<BrowserState> CheckAsync(CancellationToken cancellationToken) => printer.CheckAsync(cancellationToken);

    internal async Task<string> HtmlAsync<TComponent>(string parameter, object value)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(
                ParameterView.FromDictionary(new Dictionary<string, object?> { [parameter] = value }));
            return root.ToHtmlString();
        });
    }
}
