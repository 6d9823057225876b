using System.Globalization;
using System.Xml;

namespace CcHc.Portal.Documents.Comparison;

/// <summary>A word as it lies on a page of a PDF, in points from the upper left corner.</summary>
public sealed record SignedWord(int Page, string Text, double Left, double Top, double Right, double Bottom)
{
    public double Middle => (Top + Bottom) / 2;

    public double Height => Bottom - Top;

    /// <summary>Both stand on one line of the page.</summary>
    public bool IsBeside(SignedWord other) =>
        Page == other.Page && Math.Abs(Middle - other.Middle) < 0.5 * Math.Max(Height, other.Height);
}

/// <summary>The words of a signed PDF in the order its file writes them.</summary>
public sealed class SignedText(IReadOnlyList<SignedWord> words, int pages)
{
    /// <summary>More than this is no paper that anybody signs.</summary>
    public const int MostWords = 400_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        Async = false,
    };

    public IReadOnlyList<SignedWord> Words { get; } = words;

    public int Pages { get; } = pages;

    /// <summary>Reads what «pdftotext -raw -bbox» writes.</summary>
    /// <exception cref="XmlException">when it is something else.</exception>
    public static SignedText Read(Stream boxes)
    {
        using var reader = XmlReader.Create(boxes, Settings);
        var words = new List<SignedWord>();
        var page = 0;
        while (words.Count < MostWords && reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "page" })
            {
                page++;
            }

            // Each word is an element of its own with nothing but text in it.
            while (words.Count < MostWords && reader is { NodeType: XmlNodeType.Element, LocalName: "word" })
            {
                double left = Number(reader, "xMin"), top = Number(reader, "yMin"), right = Number(reader, "xMax"), bottom = Number(reader, "yMax");
                words.Add(new SignedWord(page, reader.ReadElementContentAsString(), left, top, right, bottom));
            }
        }

        return new SignedText(words, page);
    }

    /// <summary>The same words line by line down the pages, as an eye that knows no columns would read them.</summary>
    internal IReadOnlyList<SignedWord> LineByLine() =>
        [.. Words.GroupBy(w => w.Page).OrderBy(g => g.Key).SelectMany(g => LinesOf(g).SelectMany(l => l))];

    /// <summary>The lines of one page from top to bottom, each from left to right.</summary>
    internal static IReadOnlyList<IReadOnlyList<SignedWord>> LinesOf(IEnumerable<SignedWord> page)
    {
        var lines = new List<List<SignedWord>>();
        foreach (var word in page.OrderBy(w => w.Middle).ThenBy(w => w.Left))
        {
            if (lines.Count > 0 && lines[^1][0].IsBeside(word))
            {
                lines[^1].Add(word);
            }
            else
            {
                lines.Add([word]);
            }
        }

        return [.. lines.Select(l => l.OrderBy(w => w.Left).ToList())];
    }

    private static double Number(XmlReader reader, string name) =>
        double.TryParse(reader.GetAttribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : 0;
}
