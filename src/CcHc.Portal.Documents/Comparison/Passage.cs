namespace CcHc.Portal.Documents.Comparison;

/// <summary>What a passage is, where it matters to who follows a difference up.</summary>
public enum PassageKind
{
    Text,

    /// <summary>«Điều 2.», «a)»: cited by other papers.</summary>
    Lead,
    Number,
    Date,
    SignerPost,
    SignerName,

    /// <summary>«(Kèm theo Quyết định số …)» under the title of an annex.</summary>
    AttachedTo,
    TableHead,

    /// <summary>The running number of a row.</summary>
    Ordinal,
    Cell,
}

/// <param name="Annex">From 0; -1 for a table of the text itself.</param>
/// <param name="Table">From 0 within the annex or the text.</param>
/// <param name="Row">From 1, group rows not counted.</param>
/// <param name="Column">From 0.</param>
/// <param name="ColumnTitle">As printed.</param>
public sealed record TableSpot(int Annex, int Table, int Row, int Column, string ColumnTitle);

/// <summary>A piece of a paper that has a place of its own: a basis, an article's text, a cell.</summary>
/// <param name="Index">In reading order, from 0.</param>
/// <param name="Line">The line it is part of; cells of a row share one.</param>
/// <param name="Column">What stands beside what in that line.</param>
/// <param name="Siblings">Passages among which an order means something; 0 for none.</param>
/// <param name="Place">For people: «Điều 2», «Phụ lục I, dòng 14 – cột Họ và tên».</param>
public sealed record Passage(int Index, int Line, int Column, int Siblings, PassageKind Kind, string Place, string Text, TableSpot? Spot);

/// <summary>One line of the paper as a person ticks it off: a passage, or the cells of a row.</summary>
public sealed record PaperLine(int Index, string Place, IReadOnlyList<Passage> Passages)
{
    public const string CellSeparator = " | ";

    /// <summary>«1 | Nguyễn Văn An | Trưởng phòng».</summary>
    public string Text => string.Join(Passages.All(p => p.Spot is not null) ? CellSeparator : " ", Passages.Select(p => p.Text));
}
