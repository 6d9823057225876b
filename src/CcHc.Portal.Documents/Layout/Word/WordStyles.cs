using System.Xml.Linq;

namespace CcHc.Portal.Documents.Layout.Word;

/// <summary>Styles with what they inherit, down to the defaults of the file.</summary>
internal sealed class WordStyles
{
    // A style that inherits from itself is cut here.
    private const int DeepestChain = 20;

    private readonly Dictionary<string, XElement> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ParagraphLook Paragraph, RunLook Run)> resolved = new(StringComparer.Ordinal);
    private readonly ThemeFonts theme;

    public WordStyles(XElement? styles, ThemeFonts theme)
    {
        this.theme = theme;
        foreach (var style in styles?.Children("style") ?? [])
        {
            if (style.Value("styleId") is { } id)
            {
                byId.TryAdd(id, style);
                if (style.Value("default") is "1" or "true" && style.Value("type") == "paragraph")
                {
                    DefaultParagraph ??= id;
                }
            }
        }

        var defaults = styles?.Child("docDefaults");
        DefaultRun = RunLook.Of(defaults?.Child("rPrDefault")?.Child("rPr"), theme);
        DefaultLook = ParagraphLook.Of(defaults?.Child("pPrDefault")?.Child("pPr"));
    }

    public string? DefaultParagraph { get; }

    public RunLook DefaultRun { get; }

    public ParagraphLook DefaultLook { get; }

    /// <summary>What the style and those it is based on say; silent for one that is not there.</summary>
    public (ParagraphLook Paragraph, RunLook Run) Of(string? id)
    {
        if (id is null)
        {
            return (ParagraphLook.Silent, RunLook.Silent);
        }

        if (resolved.TryGetValue(id, out var known))
        {
            return known;
        }

        var paragraph = ParagraphLook.Silent;
        var run = RunLook.Silent;
        foreach (var style in Chain(id))
        {
            paragraph = paragraph.Over(ParagraphLook.Of(style.Child("pPr")));
            run = run.Over(RunLook.Of(style.Child("rPr"), theme));
        }

        return resolved[id] = (paragraph, run);
    }

    public string? NameOf(string? id) => id is not null && byId.TryGetValue(id, out var style) ? style.ChildValue("name") ?? id : id;

    /// <summary>Whether a table of this style shows lines.</summary>
    public bool IsRuled(string? id) =>
        id is not null && Chain(id).Select(s => s.Child("tblPr")?.Child("tblBorders")).FirstOrDefault(b => b is not null) is { } borders && HasLines(borders);

    public static bool HasLines(XElement borders) =>
        borders.Elements().Any(b => b.Value() is { } kind and not ("none" or "nil") && kind.Length > 0);

    private IEnumerable<XElement> Chain(string id)
    {
        string? next = id;
        for (var depth = 0; depth < DeepestChain && next is not null && byId.TryGetValue(next, out var style); depth++)
        {
            yield return style;
            next = style.ChildValue("basedOn");
        }
    }
}
