using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;

namespace CcHc.Portal.Documents.Templates;

/// <summary>How much a placeholder of a template stands for.</summary>
public enum FieldForm
{
    /// <summary>Words inside a sentence.</summary>
    Text,

    /// <summary>Paragraphs, clauses and tables; stands alone in a paragraph, or as all the text of an article or a clause.</summary>
    Passage,

    /// <summary>Lines of a list (bases, addressees, recipients); stands alone in its line.</summary>
    Lines,

    /// <summary>Annexes with their titles; stands alone on the page of an annex.</summary>
    Annexes,
}

/// <summary>A placeholder that templates of a kind may hold.</summary>
/// <param name="Name">Between the braces: «tên đợt».</param>
/// <param name="Says">What stands there in the paper, for who edits the template.</param>
/// <param name="IsRequired">The paper would lack a part without it.</param>
public sealed record TemplateField(string Name, FieldForm Form, string Says, bool IsRequired = false)
{
    /// <summary>Placeholders that together say the same; a required one may be left out for them.</summary>
    public IReadOnlyList<string> Otherwise { get; init; } = [];

    /// <summary>As it is typed: «{{tên đợt}}».</summary>
    public string Typed => Placeholders.Typed(Name);
}

/// <summary>How many annexes of the agency's own stand around those that the composer makes; their numbers depend on it.</summary>
public sealed record AnnexPlace(int Before, int After)
{
    public static readonly AnnexPlace Alone = new(0, 0);

    /// <summary>«Phụ lục II»: the annex that the composer counts from 0 as one of so many.</summary>
    internal string Number(int index, int count) => PaperText.AnnexNumber(Before + index, Before + count + After);
}

/// <summary>What the placeholders of one paper stand for.</summary>
internal sealed class FieldValues
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => values.Keys;

    /// <summary>A text that is null takes the paragraph it stands in along.</summary>
    public FieldValues Text(string name, string? text) => With(name, string.IsNullOrWhiteSpace(text) ? null : text);

    public FieldValues Passage(string name, IReadOnlyList<Block> blocks) => With(name, blocks);

    public FieldValues Lines(string name, IReadOnlyList<string> lines) => With(name, lines);

    public FieldValues Annexes(string name, IReadOnlyList<Annex> annexes) => With(name, annexes);

    /// <summary>The values of <see cref="PaperForm.RoundFields"/>.</summary>
    public FieldValues Round(string name, bool isEmulation) => Text("phong trào", Wording.Round(name, isEmulation)).Text("tên đợt", Wording.Bare(name));

    /// <summary>The value of <see cref="PaperForm.PlanField"/>.</summary>
    public FieldValues Plan(string reference) => Text("kế hoạch", Wording.Bare(reference));

    /// <summary>The values of <see cref="PaperForm.DecisionFields"/>.</summary>
    public FieldValues Decision(string authority, IReadOnlyList<string> legalBases, string? proposer, IReadOnlyList<string> executors) => Text("thẩm quyền", authority)
        .Lines("căn cứ", legalBases)
        .Lines("đề nghị", Wording.Proposal(proposer))
        .Text("nơi thi hành", string.Join(", ", executors.Select(Wording.Bare)));

    /// <summary>A name that is not known stays on the page, where somebody sees it.</summary>
    public string? TextOf(string name) => values.TryGetValue(name, out var value) ? value as string : Placeholders.Typed(name);

    public IReadOnlyList<Block>? PassageOf(string name) => values.GetValueOrDefault(name) as IReadOnlyList<Block>;

    public IReadOnlyList<string>? LinesOf(string name) => values.GetValueOrDefault(name) as IReadOnlyList<string>;

    public IReadOnlyList<Annex>? AnnexesOf(string name) => values.GetValueOrDefault(name) as IReadOnlyList<Annex>;

    private FieldValues With(string name, object? value)
    {
        values[name] = value;
        return this;
    }
}
