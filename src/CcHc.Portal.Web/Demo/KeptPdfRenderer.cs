using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;

namespace CcHc.Portal.Web.Demo;

/// <summary>
/// Sets a paper once where the demo needs it twice: the «signed» copy and the portal's own copy of an issued paper say the
/// same to the letter.
/// </summary>
/// <param name="isForMany">Makes no PDF: of a hundred papers of one kind the portal sets the PDF when somebody asks for it.</param>
public sealed class KeptPdfRenderer(IPaperRenderer renderer, bool isForMany = false) : IPaperRenderer
{
    private (string Text, byte[] Pdf)? last;

    public async Task<byte[]> PdfAsync(OfficialPaper paper, CancellationToken cancellationToken)
    {
        var text = PaperSnapshot.Write(paper);
        if (last is { } kept && kept.Text == text)
        {
            return kept.Pdf;
        }

        var pdf = await renderer.PdfAsync(paper, cancellationToken);
        last = (text, pdf);
        return pdf;
    }

    public byte[] Docx(OfficialPaper paper) => renderer.Docx(paper);

    public Task<byte[]> CertificatesPdfAsync(CertificateContent content, CancellationToken cancellationToken) => renderer.CertificatesPdfAsync(content, cancellationToken);

    public Task<byte[]> SlipsPdfAsync(SlipContent content, CancellationToken cancellationToken) => renderer.SlipsPdfAsync(content, cancellationToken);

    public Task<byte[]> SigningListPdfAsync(SigningListContent content, CancellationToken cancellationToken) => renderer.SigningListPdfAsync(content, cancellationToken);

    public Task<BrowserState> CheckAsync(CancellationToken cancellationToken) =>
        isForMany ? Task.FromResult(new BrowserState(false, null, null, null)) : renderer.CheckAsync(cancellationToken);
}
