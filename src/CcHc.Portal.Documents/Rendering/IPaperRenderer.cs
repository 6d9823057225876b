using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;

namespace CcHc.Portal.Documents.Rendering;

/// <summary>Sets papers. DOCX needs nothing from the machine; PDF needs a browser.</summary>
public interface IPaperRenderer
{
    /// <exception cref="PaperEngineUnavailableException">when no browser can be had, or it does not finish in time.</exception>
    Task<byte[]> PdfAsync(OfficialPaper paper, CancellationToken cancellationToken);

    byte[] Docx(OfficialPaper paper);

    /// <summary>One A4 landscape page per certificate.</summary>
    /// <exception cref="PaperEngineUnavailableException">when no browser can be had, or it does not finish in time.</exception>
    Task<byte[]> CertificatesPdfAsync(CertificateContent content, CancellationToken cancellationToken);

    /// <summary>Sign-in slips to cut apart, several on an A4 page.</summary>
    /// <exception cref="PaperEngineUnavailableException">when no browser can be had, or it does not finish in time.</exception>
    Task<byte[]> SlipsPdfAsync(SlipContent content, CancellationToken cancellationToken);

    /// <summary>The list that is signed when certificates are handed over, on A4 landscape pages.</summary>
    /// <exception cref="PaperEngineUnavailableException">when no browser can be had, or it does not finish in time.</exception>
    Task<byte[]> SigningListPdfAsync(SigningListContent content, CancellationToken cancellationToken);

    /// <summary>Starts the browser if need be and says how it is; never throws for a browser that is not there.</summary>
    Task<BrowserState> CheckAsync(CancellationToken cancellationToken);
}

/// <param name="Path">The program that was found; null when none was.</param>
/// <param name="Problem">For the administrator, in Vietnamese; null when all is well.</param>
public sealed record BrowserState(bool IsAvailable, string? Path, string? Version, string? Problem);

/// <summary>No PDF can be made now. The message is for the person who asked for it and names the way out.</summary>
public sealed class PaperEngineUnavailableException : Exception
{
    public PaperEngineUnavailableException(string message)
        : base(message)
    {
    }

    public PaperEngineUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public PaperEngineUnavailableException()
        : this("Chưa dựng được tệp PDF trên máy chủ này. Anh/chị tải tệp Word (DOCX) để dùng thay.")
    {
    }

    /// <summary>Nothing failed: this installation has no browser, or may not use one. Trying again will not help.</summary>
    public bool IsLasting => InnerException is null;
}
