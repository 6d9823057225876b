using System.Text.Json.Serialization;

namespace CcHc.Portal.Documents.Model;

/// <summary>One step of the text. Numbers are said, not counted by the engine: a paper is cited by them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RomanSection), "section")]
[JsonDerivedType(typeof(Clause), "clause")]
[JsonDerivedType(typeof(LetteredPoint), "point")]
[JsonDerivedType(typeof(Article), "article")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(DashItem), "dash")]
[JsonDerivedType(typeof(PaperTable), "table")]
public abstract record Block
{
    /// <summary>The block with every text of it said otherwise; a table stays as it is.</summary>
    public Block WithTexts(Func<string, string> of) => this switch
    {
        RomanSection section => section with { Title = of(section.Title) },
        Article article => article with { Title = Said(article.Title, of), Text = Said(article.Text, of) },
        Clause clause => clause with { Title = Said(clause.Title, of), Text = Said(clause.Text, of) },
        LetteredPoint point => point with { Text = of(point.Text) },
        DashItem dash => new DashItem(of(dash.Text)),
        Paragraph paragraph => paragraph with { Text = of(paragraph.Text) },
        _ => this,
    };

    /// <summary>The block with its end said otherwise: the text, or the title of what has no text; a table stays as it is.</summary>
    public Block WithLastText(Func<string, string> of) => this switch
    {
        Article { Text: { } text } article => article with { Text = of(text) },
        Clause { Text: { } text } clause => clause with { Text = of(text) },
        _ => WithTexts(of),
    };

    private static string? Said(string? text, Func<string, string> of) => text is null ? null : of(text);
}

/// <summary>«I. MỤC ĐÍCH, YÊU CẦU», bold capitals.</summary>
public sealed record RomanSection(int Number, string Title) : Block;

/// <summary>«1. …»: bold on a line of its own when it has a title, plain otherwise.</summary>
public sealed record Clause(int Number, string? Title, string? Text) : Block;

/// <summary>«a) …» by the Vietnamese alphabet; <paramref name="Index"/> counts from 1.</summary>
public sealed record LetteredPoint(int Index, string Text) : Block;

/// <summary>«Điều 1. …»; a title is bold, a text after a mere number is not.</summary>
public sealed record Article(int Number, string? Title, string? Text) : Block;

public sealed record Paragraph(string Text, ParagraphForm Form = ParagraphForm.Plain) : Block;

/// <summary>«- …».</summary>
public sealed record DashItem(string Text) : Block;

public enum ParagraphForm
{
    Plain,
    Bold,
    Italic,

    /// <summary>Centred bold, no indent: the heading of a table inside the text.</summary>
    CentredBold,

    /// <summary>Centred italic, no indent: the unit of measure or a note under a heading.</summary>
    CentredItalic,
}

/// <summary>A ruled table. Every row has as many cells as there are columns, unless it is a group row.</summary>
/// <param name="Description">What the table holds, for people who hear the file read.</param>
public sealed record PaperTable(string Description, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : Block;

/// <param name="Share">Width in relation to the other columns, above 0.</param>
public sealed record TableColumn(string Title, double Share, CellAlignment Alignment = CellAlignment.Left);

public enum CellAlignment
{
    Left,
    Centre,
    Right,
}

/// <param name="IsGroup">One cell across all columns.</param>
public sealed record TableRow(IReadOnlyList<string> Cells, bool IsBold = false, bool IsGroup = false);
