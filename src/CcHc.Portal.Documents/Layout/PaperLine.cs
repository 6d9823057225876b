using System.Text;
using CcHc.Portal.Documents.Layout.Measuring;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Layout;

/// <summary>A line as it was typed: a paragraph, or what stands between two breaks or two tabs of it.</summary>
internal sealed class PaperLine
{
    private readonly int tabsBefore;

    private PaperLine(MeasuredParagraph paragraph, IReadOnlyList<MeasuredRun> runs, int segment, int segments, bool isFirst, int tabsBefore)
    {
        this.tabsBefore = tabsBefore;
        Paragraph = paragraph;
        Runs = runs;
        Segment = segment;
        Segments = segments;
        IsFirst = isFirst;
        Text = Tidy(string.Concat(runs.Select(r => r.Text)));
        Key = Vietnamese.Fold(Text);
    }

    public MeasuredParagraph Paragraph { get; }

    public IReadOnlyList<MeasuredRun> Runs { get; }

    /// <summary>Composed, no-break blanks as blanks, trimmed.</summary>
    public string Text { get; }

    /// <summary>Without marks and capitals, for recognising what it is.</summary>
    public string Key { get; }

    public int Segment { get; }

    public int Segments { get; }

    /// <summary>The first line of its paragraph, the one that is indented.</summary>
    public bool IsFirst { get; }

    public bool IsBlank => Text.Length == 0;

    public CellPlace? Cell => Paragraph.Cell;

    /// <summary>Null where tabs place it: only the page would tell.</summary>
    public TextAlignment? Alignment
    {
        get
        {
            if (tabsBefore == 0 || Paragraph.Alignment == TextAlignment.Centre)
            {
                return Segments == 1 ? Paragraph.Alignment : null;
            }

            return Paragraph.Tabs.OrderBy(t => t.Mm).ElementAtOrDefault(tabsBefore - 1) is { Mm: > 0 } stop
                ? stop.Alignment == TextAlignment.Centre ? TextAlignment.Centre : null
                : Segments == 1 ? Paragraph.Alignment : null;
        }
    }

    /// <summary>All its letters are capitals, and there are letters.</summary>
    public bool IsUpper => Text.Any(char.IsLetter) && !Text.Any(char.IsLower);

    public bool IsBold => Shown.Any() && Shown.All(r => r.Bold);

    public bool IsItalic => Shown.Any() && Shown.All(r => r.Italic);

    public IEnumerable<MeasuredRun> Shown => Runs.Where(r => !r.IsBlank);

    public double SizePt => Shown.Select(r => r.SizePt).DefaultIfEmpty(13).Max();

    /// <summary>Width when set on one line.</summary>
    public double WidthMm => HeadingText.WidthMm(Text, SizePt);

    public static IEnumerable<PaperLine> Of(MeasuredParagraph paragraph)
    {
        var lines = Split(paragraph.Runs, '\n').ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var pieces = Split(lines[i], '\t').ToList();
            var segments = pieces.Select((runs, tabs) => (runs, tabs)).Where(s => s.runs.Any(r => !r.IsBlank)).ToList();
            // A tab after a number or a dash, or one that only indents, places nothing side by side.
            if (segments.Count <= 1 || IsLead(segments[0].runs) || segments.Skip(1).All(s => IsLead(s.runs)))
            {
                yield return new PaperLine(
                    paragraph, [.. lines[i].Select(r => r with { Text = r.Text.Replace('\t', ' ') })], 0, 1, i == 0, segments.Count == 1 ? segments[0].tabs : 0);
                continue;
            }

            for (var s = 0; s < segments.Count; s++)
            {
                yield return new PaperLine(paragraph, segments[s].runs, s, segments.Count, i == 0, segments[s].tabs);
            }
        }
    }

    public override string ToString() => Text;

    private static string Tidy(string text) => text.Normalize(NormalizationForm.FormC).Replace('\u00a0', ' ').Replace('\u202f', ' ').Trim();

    private static bool IsLead(IReadOnlyList<MeasuredRun> runs) => string.Concat(runs.Select(r => r.Text)).Trim().Length <= 4;

    private static IEnumerable<IReadOnlyList<MeasuredRun>> Split(IEnumerable<MeasuredRun> runs, char at)
    {
        List<MeasuredRun> part = [];
        foreach (var run in runs)
        {
            var pieces = run.Text.Split(at);
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0)
                {
                    yield return part;
                    part = [];
                }

                if (pieces[i].Length > 0)
                {
                    part.Add(run with { Text = pieces[i] });
                }
            }
        }

        yield return part;
    }
}
