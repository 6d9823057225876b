using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Papers;

/// <summary>Counts sections, clauses and articles while a text is put together; a part without content takes no number.</summary>
internal sealed class TextBuilder
{
    private readonly List<Block> blocks = [];
    private int sections;
    private int clauses;

    public IReadOnlyList<Block> Blocks => blocks;

    /// <summary>One item as a sentence of its own, several as a list; nothing where there is none.</summary>
    public static IReadOnlyList<Block> ItemsOf(IReadOnlyList<string> items)
    {
        var text = new TextBuilder();
        text.Items(items);
        return text.Blocks;
    }

    public static IReadOnlyList<Block> ParagraphsOf(IReadOnlyList<string> paragraphs)
    {
        var text = new TextBuilder();
        text.Paragraphs(paragraphs);
        return text.Blocks;
    }

    public void Section(string title)
    {
        blocks.Add(new RomanSection(++sections, Wording.Capitals(title)));
        clauses = 0;
    }

    public void Clause(string title) => blocks.Add(new Clause(++clauses, Wording.Bare(title), null));

    public void PlainClause(string text) => blocks.Add(new Clause(++clauses, null, Wording.Sentence(text)));

    /// <summary>A titled clause with its items, or each item as a clause of its own.</summary>
    public void Instruction(Instruction instruction)
    {
        if (instruction.Title is { } title)
        {
            Clause(title, instruction.Items);
            return;
        }

        foreach (var item in instruction.Items)
        {
            PlainClause(item);
        }
    }

    public void Paragraphs(IEnumerable<string> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            Text(paragraph);
        }
    }

    public void Text(string text) => blocks.Add(new Paragraph(Wording.Sentence(text)));

    public void Heading(string text) => blocks.Add(new Paragraph(text, ParagraphForm.CentredBold));

    public void Add(Block block) => blocks.Add(block);

    /// <summary>One item is a sentence of its own, several are a list.</summary>
    public void Items(IReadOnlyList<string> items)
    {
        if (items.Count == 1)
        {
            Text(items[0]);
            return;
        }

        foreach (var item in items)
        {
            blocks.Add(new DashItem(Wording.Sentence(item)));
        }
    }

    /// <summary>A titled clause with its items; nothing when there are none.</summary>
    public void Clause(string title, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            Clause(title);
            Items(items);
        }
    }
}
