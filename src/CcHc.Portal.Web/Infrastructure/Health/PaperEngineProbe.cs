using CcHc.Portal.Documents.Rendering;

namespace CcHc.Portal.Web.Infrastructure.Health;

/// <summary>Without a browser the portal works on and papers go out as DOCX only: degraded, not down.</summary>
public sealed class PaperEngineProbe(IPaperRenderer renderer) : IBrowserProbe
{
    public async Task<string?> ProblemAsync(CancellationToken cancellation)
    {
        var state = await renderer.CheckAsync(cancellation);
        return state.IsAvailable ? null : state.Problem ?? "Không tìm thấy trình duyệt để dựng PDF.";
    }
}
