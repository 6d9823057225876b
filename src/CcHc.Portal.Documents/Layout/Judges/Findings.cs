using CcHc.Portal.Documents.Layout.Measuring;

namespace CcHc.Portal.Documents.Layout.Judges;

/// <summary>Collects departures; what is alike in many places becomes one that counts them.</summary>
internal sealed class Findings(LayoutProfile profile, LocalPractice practice)
{
    private readonly List<Departure> all = [];

    public LayoutProfile Profile { get; } = profile;

    public LocalPractice Practice { get; } = practice;

    public void Wrong(string code, string place, string found, string wanted, string article) => Add(code, DepartureGrade.Wrong, place, found, wanted, article);

    public void Advised(string code, string place, string found, string wanted, string article) => Add(code, DepartureGrade.Advised, place, found, wanted, article);

    public void Local(string code, string place, string found, string wanted) =>
        Add(code, DepartureGrade.Local, place, found, wanted, "Thiết lập của cơ quan");

    public void Add(string code, DepartureGrade grade, string place, string found, string wanted, string article) =>
        all.Add(new Departure(code, grade, place, found, wanted, article));

    /// <summary>Letters and alignment of a component, by its row of the profile.</summary>
    public void Component(string id, string place, IReadOnlyList<PaperLine> lines)
    {
        var rule = Profile[id];
        Size(rule, place, lines);
        Weight(rule, place, lines);
        var text = string.Join(' ', lines.Select(l => l.Text));
        var isUpper = lines.All(l => l.IsUpper || !l.Text.Any(char.IsLetter));
        if (rule.Case == LetterCase.Upper && !isUpper)
        {
            Add($"{id}.case", rule.Grade, place, Words.Quote(text), "chữ in hoa", rule.Article);
        }
        else if (rule.Case == LetterCase.Sentence && isUpper && text.Count(char.IsLetter) > 3)
        {
            Add($"{id}.case", rule.Grade, place, Words.Quote(text), "chữ in thường", rule.Article);
        }

        if (rule.Alignment == TextAlignment.Centre && lines.FirstOrDefault(l => l.Alignment is { } own && own != TextAlignment.Centre) is { } aside)
        {
            Add($"{id}.align", rule.Grade, place, Aligned(aside.Alignment!.Value), "canh giữa", rule.Article);
        }
    }

    public void Size(ComponentRule rule, string place, IEnumerable<PaperLine> lines)
    {
        var off = lines.SelectMany(l => l.Shown).Where(r => !r.IsRaised && (r.SizePt < rule.MinPt - 0.01 || r.SizePt > rule.MaxPt + 0.01)).Select(r => r.SizePt).Distinct().Order().ToList();
        if (off.Count > 0)
        {
            Add(
                $"{rule.Id}.size", rule.Grade, place, $"cỡ chữ {string.Join(", ", off.Select(Words.Number))}",
                rule.MinPt == rule.MaxPt ? $"cỡ chữ {Words.Number(rule.MinPt)}" : $"cỡ chữ {Words.Number(rule.MinPt)} đến {Words.Number(rule.MaxPt)}", rule.Article);
        }
    }

    public void Weight(ComponentRule rule, string place, IReadOnlyList<PaperLine> lines)
    {
        var shown = lines.SelectMany(l => l.Shown).Where(r => r.Text.Any(char.IsLetterOrDigit)).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        if (rule.Bold is { } bold && shown.Any(r => r.Bold != bold))
        {
            var partly = shown.Any(r => r.Bold == bold) ? "có chỗ " : "";
            Add($"{rule.Id}.bold", rule.Grade, place, partly + (bold ? "không đậm" : "chữ đậm"), bold ? "chữ đậm" : "không đậm", rule.Article);
        }

        if (rule.Italic is { } italic && shown.Any(r => r.Italic != italic))
        {
            var partly = shown.Any(r => r.Italic == italic) ? "có chỗ " : "";
            Add($"{rule.Id}.italic", rule.Grade, place, partly + (italic ? "chữ đứng" : "chữ nghiêng"), italic ? "chữ nghiêng" : "chữ đứng", rule.Article);
        }
    }

    public static string Aligned(TextAlignment alignment) => alignment switch
    {
        TextAlignment.Left => "canh trái",
        TextAlignment.Right => "canh phải",
        TextAlignment.Centre => "canh giữa",
        _ => "canh đều hai lề",
    };

    public IReadOnlyList<Departure> ToList() =>
    [
        .. all.GroupBy(d => (d.Code, d.Grade, d.Found, d.Wanted))
            .Select(g => g.First() with { Count = g.Count(), Place = g.Count() == 1 ? g.First().Place : $"{g.First().Place} và {g.Count() - 1} chỗ khác" })
            .OrderBy(d => d.Grade),
    ];
}
