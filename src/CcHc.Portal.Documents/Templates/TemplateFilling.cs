using System.Globalization;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;

namespace CcHc.Portal.Documents.Templates;

/// <summary>
/// Puts the data of one paper into a template. What has nothing to say leaves with the sentence it stands in, a heading over
/// nothing leaves too, and sections, articles, clauses and points are counted anew.
/// </summary>
internal sealed class TemplateFilling(OfficialPaper template, FieldValues values)
{
    private const string AsAbove = "Như trên";

    private int lastArticle;

    /// <summary>The placeholder that an annex of a template consists of; none for an annex of the agency's own.</summary>
    public static string? AnnexField(Annex annex) => annex.Blocks is [Paragraph { Text: var text }] && Placeholders.Alone(text) is { } name && name == PaperForm.Annexes ? name : null;

    public OfficialPaper Fill(PaperFrame frame)
    {
        var blocks = Numbered(Filled(template.Blocks));
        lastArticle = blocks.OfType<Article>().Select(a => a.Number).DefaultIfEmpty(0).Max();
        var text = blocks.Count > 0 && blocks[^1] is PaperTable ? blocks : Wording.Ended(WithoutMark(blocks));
        var addressees = Lines(template.Addressees);
        return frame.Around(template.Kind, Text(template.Abstract) ?? "", text) with
        {
            Addressees = addressees,
            Authority = template.Authority is { } authority ? Text(authority) : null,
            LegalBases = Lines(template.LegalBases),
            // «Như trên» means those the paper is addressed to.
            Recipients = [.. Lines(template.Recipients).Where(r => addressees.Count > 0 || r != AsAbove).Distinct(StringComparer.Ordinal)],
            Annexes = [.. template.Annexes.SelectMany(Annexes)],
        };
    }

    private IEnumerable<Annex> Annexes(Annex annex)
    {
        if (AnnexField(annex) is { } field)
        {
            var made = values.AnnexesOf(field) ?? [];
            // One annex goes under the title the office gave it; several need their own to be told apart.
            return annex.Title is { } title && made is [var only] ? [only with { Title = Text(title) ?? only.Title }] : made;
        }

        return [annex with { Title = annex.Title is { } own ? Text(own) : null, Blocks = Numbered(Filled(annex.Blocks)), AttachedTo = annex.AttachedTo is { Length: > 0 } ? null : annex.AttachedTo }];
    }

    private string? Text(string text) => Placeholders.Fill(text, name =>
        name == PaperForm.LastArticle ? lastArticle.ToString(CultureInfo.InvariantCulture) : values.TextOf(name));

    private List<string> Lines(IReadOnlyList<string> lines) =>
    [
        .. lines.SelectMany(line => Placeholders.Alone(line) is { } name && values.LinesOf(name) is { } many ? many : Text(line) is { } filled ? [filled] : Array.Empty<string>()),
    ];

    /// <param name="Block">Null where there was nothing to say.</param>
    /// <param name="Source">What stands there in the template.</param>
    /// <param name="IsOwn">Wording of the template; otherwise it came with a passage.</param>
    private sealed record Piece(Block? Block, Block Source, bool IsOwn);

    private List<Piece> Filled(IReadOnlyList<Block> blocks)
    {
        List<Piece> pieces = [];
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Paragraph { Text: var text } when Placeholders.Alone(text) is { } name && values.PassageOf(name) is { } passage:
                    pieces.AddRange(passage.Count == 0 ? [new Piece(null, block, false)] : passage.Select(b => new Piece(b, block, false)));
                    break;
                case Article { Text: { } text } article when Placeholders.Alone(text) is { } name && values.PassageOf(name) is { } passage:
                    pieces.AddRange(Opened(passage, block, first => article with { Text = first }));
                    break;
                case Clause { Text: { } text } clause when Placeholders.Alone(text) is { } name && values.PassageOf(name) is { } passage:
                    pieces.AddRange(Opened(passage, block, first => clause with { Text = first }));
                    break;
                default:
                    pieces.Add(new Piece(Filled(block), block, true));
                    break;
            }
        }

        DropIntroductions(pieces);
        DropHeadings(pieces, b => b is Clause { Title: not null, Text: null }, b => b is Clause or RomanSection or Article);
        DropHeadings(pieces, b => b is RomanSection or Article { Title: not null, Text: null }, b => b is RomanSection or Article);
        return pieces;
    }

    /// <summary>The first sentence goes on behind «Điều 1.», what follows stands under it.</summary>
    private static IEnumerable<Piece> Opened(IReadOnlyList<Block> passage, Block source, Func<string, Block> opening) => passage switch
    {
        [] => [new Piece(null, source, true)],
        [Paragraph first, ..] => passage.Skip(1).Select(b => new Piece(b, source, false)).Prepend(new Piece(opening(first.Text), source, true)),
        _ => passage.Select(b => new Piece(b, source, false)),
    };

    private Block? Filled(Block block)
    {
        switch (block)
        {
            case RomanSection section:
                return Text(section.Title) is { } title ? section with { Title = title } : null;
            case Article article:
                return Titled(article.Title, article.Text, (t, x) => article with { Title = t, Text = x });
            case Clause clause:
                return Titled(clause.Title, clause.Text, (t, x) => clause with { Title = t, Text = x });
            case LetteredPoint point:
                return Text(point.Text) is { } pointText ? point with { Text = pointText } : null;
            case DashItem dash:
                return Text(dash.Text) is { } dashText ? new DashItem(dashText) : null;
            case Paragraph paragraph:
                return Text(paragraph.Text) is { } paragraphText ? paragraph with { Text = paragraphText } : null;
            case PaperTable table:
                return table with
                {
                    Columns = [.. table.Columns.Select(c => c with { Title = Text(c.Title) ?? "" })],
                    Rows = [.. table.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => Text(c) ?? "")] })],
                };
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, null);
        }

        Block? Titled(string? title, string? text, Func<string?, string?, Block> with)
        {
            var filledTitle = title is null ? null : Text(title);
            var filledText = text is null ? null : Text(text);
            return (title is not null && filledTitle is null) || (text is not null && filledText is null) ? null : with(filledTitle, filledText);
        }
    }

    /// <summary>«Các mốc thời gian:» before a list that is empty.</summary>
    private static void DropIntroductions(List<Piece> pieces)
    {
        for (var i = pieces.Count - 2; i >= 0; i--)
        {
            if (pieces[i] is { IsOwn: true, Block: Paragraph { Text: var text } } && text.EndsWith(':') && pieces[i + 1] is { Block: null, IsOwn: false })
            {
                pieces[i] = pieces[i] with { Block = null };
            }
        }
    }

    private static void DropHeadings(List<Piece> pieces, Func<Block, bool> isHeading, Func<Block, bool> ends)
    {
        // The sentences that close the text belong to no heading, whatever stands before them.
        var closing = 1 + pieces.FindLastIndex(p => p is not { IsOwn: true, Source: Paragraph });
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is not { IsOwn: true, Block: { } block } || !isHeading(block))
            {
                continue;
            }

            var all = pieces.Skip(i + 1).TakeWhile(p => !(p.IsOwn && ends(p.Source))).ToList();
            var under = i + 1 < closing ? all.Take(closing - i - 1).ToList() : all;
            if (under.Count > 0 && under.TrueForAll(p => p.Block is null))
            {
                pieces[i] = pieces[i] with { Block = null };
            }
        }
    }

    private static List<Block> Numbered(List<Piece> pieces)
    {
        List<Block> blocks = [];
        int sections = 0, articles = 0, clauses = 0, points = 0;
        var beginsList = true;
        int? typedBefore = null;
        foreach (var piece in pieces)
        {
            if (piece.Block is RomanSection or Article || (piece.IsOwn && piece.Source is RomanSection or Article))
            {
                beginsList = true;
                points = 0;
            }

            // Offices count clauses anew under each heading, or through the whole paper; the numbers they typed tell which.
            if (piece is { IsOwn: true, Source: Clause { Number: var typed } })
            {
                var goesOn = beginsList ? typed > 1 && typed - 1 == typedBefore : typed > 1 || typedBefore is null;
                clauses = goesOn ? clauses : 0;
                beginsList = false;
                typedBefore = typed;
            }
            else if (piece.Block is Clause && beginsList)
            {
                clauses = 0;
                beginsList = false;
                typedBefore = null;
            }

            switch (piece.Block)
            {
                case null:
                    break;
                case RomanSection section:
                    blocks.Add(section with { Number = ++sections });
                    break;
                case Article article:
                    blocks.Add(article with { Number = ++articles });
                    break;
                case Clause clause:
                    points = 0;
                    blocks.Add(clause with { Number = ++clauses });
                    break;
                case LetteredPoint point when points < PaperText.LetterCount:
                    blocks.Add(point with { Index = ++points });
                    break;
                default:
                    blocks.Add(piece.Block);
                    break;
            }
        }

        return blocks;
    }

    /// <summary>«./.» stands once, at the end, wherever the office typed it.</summary>
    private static List<Block> WithoutMark(IReadOnlyList<Block> blocks) =>
        [.. blocks.Select(b => b is RomanSection ? b : b.WithTexts(text => text.EndsWith(PaperText.EndMark, StringComparison.Ordinal) ? text[..^PaperText.EndMark.Length] + "." : text))];
}
