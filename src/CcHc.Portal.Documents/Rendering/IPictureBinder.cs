using System.Text;
using CcHc.Portal.Documents.Rendering.Pdf;

namespace CcHc.Portal.Documents.Rendering;

/// <summary>A JPEG, PNG or WebP picture, opened when its page is set.</summary>
public sealed record Photograph(string MediaType, Func<Stream> Open);

/// <summary>Makes one PDF of pictures.</summary>
public interface IPictureBinder
{
    /// <summary>One A4 page a picture, in the order given and the way up that the camera noted.</summary>
    /// <exception cref="PaperEngineUnavailableException">when no browser can be had, or it does not finish in time.</exception>
    Task<byte[]> BindAsync(IReadOnlyList<Photograph> pictures, CancellationToken cancellationToken);
}

internal sealed class PictureBinder(ChromiumPrinter printer) : IPictureBinder
{
    private const string Head = """
        <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Ảnh chụp</title><style>
        @page { size: A4; margin: 10mm }
        body { margin: 0 }
        div { height: 276mm; display: flex; align-items: center; justify-content: center; break-after: page }
        div:last-child { break-after: auto }
        img { max-width: 190mm; max-height: 276mm }
        </style></head><body>
        """;

    public Task<byte[]> BindAsync(IReadOnlyList<Photograph> pictures, CancellationToken cancellationToken)
    {
        var html = new StringBuilder(Head);
        var byPath = new Dictionary<string, Photograph>(StringComparer.Ordinal);
        for (var i = 0; i < pictures.Count; i++)
        {
            var path = FormattableString.Invariant($"/pictures/{i}");
            byPath[path] = pictures[i];
            html.Append("<div><img src=\"").Append(path).Append("\" alt=\"Ảnh ").Append(i + 1).Append("\"></div>");
        }

        return printer.PrintAsync(() => Task.FromResult(html.Append("</body></html>").ToString()), byPath, cancellationToken);
    }
}
