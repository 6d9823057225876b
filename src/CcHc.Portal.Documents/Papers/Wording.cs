using System.Globalization;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Papers;

/// <summary>How text that people typed is brought into the form a văn thư lets pass.</summary>
internal static class Wording
{
    /// <summary>With a full stop at the end, unless it closes by itself.</summary>
    public static string Sentence(string text)
    {
        var clean = text.Trim();
        return clean.Length == 0 || clean[^1] is '.' or ';' or ':' or '!' or '?' or '…' ? clean : clean + ".";
    }

    /// <summary>Without closing punctuation, to go on in the same sentence.</summary>
    public static string Bare(string text) => PaperText.Bare(text);

    /// <summary>With a capital first letter, to begin a sentence.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Vietnamese.Culture) + text[1..];

    /// <summary>How the text calls the round: «phong trào thi đua “…”», or what an index round determines, which is no movement.</summary>
    public static string Round(string name, bool isEmulation)
    {
        var bare = Bare(name);
        return isEmulation || bare.Length == 0 ? $"phong trào thi đua “{bare}”" : Vietnamese.LowerFirst(bare);
    }

    public static string Capitals(string text) => text.Trim().ToUpper(Vietnamese.Culture);

    /// <summary>Numbers below ten as «05», as counts stand in decisions.</summary>
    public static string Count(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    /// <param name="amount">In đồng.</param>
    public static string Money(long amount) => amount.ToString("#,0", Vietnamese.Culture) + " đồng";

    /// <summary>«a», «a và b», «a, b và c».</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} và {items[^1]}",
    };

    /// <summary>A trích yếu as it goes on in a sentence: «về việc …», «phát động …».</summary>
    public static string Title(string title)
    {
        var bare = Bare(title);
        return bare.Length < 2 || char.IsUpper(bare[1]) ? bare : Vietnamese.LowerFirst(bare);
    }

    /// <summary>The last basis of a decision; none when nobody proposes.</summary>
    public static IReadOnlyList<string> Proposal(string? proposer, PaperReference? statement = null) => proposer is null
        ? []
        : [$"Theo đề nghị của {Bare(proposer)}{(statement is null ? "" : $" tại Tờ trình {statement.InSentence()}")}"];

    /// <summary>
    /// Grounds of a paper that is no decision: several are bases, in italics, the last with a full stop (NĐ 30/2020/NĐ-CP, Phụ lục I,
    /// Phần I, Mục II, khoản 6.a); a single one may as well open the text.
    /// </summary>
    public static IReadOnlyList<Block> Grounds(IReadOnlyList<string> grounds) => grounds.Count == 1
        ? [new Paragraph(Bare(grounds[0]) + ";")]
        : [.. grounds.Select((g, i) => new Paragraph(Bare(g) + (i == grounds.Count - 1 ? "." : ";"), ParagraphForm.Italic))];

    /// <summary>The text closed with «./.», which stands after its last sentence.</summary>
    /// <exception cref="ArgumentException">when the text ends in a table: the mark needs a sentence.</exception>
    public static IReadOnlyList<Block> Ended(IReadOnlyList<Block> blocks)
    {
        Block last = blocks.Count == 0 ? throw new ArgumentException("A paper needs a text.", nameof(blocks)) : blocks[^1];
        return [.. blocks.Take(blocks.Count - 1), WithEndMark(last)];
    }

    private static Block WithEndMark(Block block) => block is PaperTable or RomanSection or Clause { Title: null, Text: null } or Article { Title: null, Text: null }
        ? throw new ArgumentException("The text must end in a sentence.", nameof(block))
        : block.WithLastText(Marked);

    private static string Marked(string text) => Bare(text) + PaperText.EndMark;
}
