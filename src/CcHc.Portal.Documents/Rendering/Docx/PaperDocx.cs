using CcHc.Portal.Documents.Model;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Block = CcHc.Portal.Documents.Model.Block;
using ModelParagraph = CcHc.Portal.Documents.Model.Paragraph;
using ModelTableRow = CcHc.Portal.Documents.Model.TableRow;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace CcHc.Portal.Documents.Rendering.Docx;

/// <summary>
/// Writes a paper as a Word file that a văn thư can go on editing: named styles, real sections, a page-number field, list
/// numbering for dashes. Numbers of articles, clauses and points stay text, because the paper is cited by them.
/// </summary>
internal static class PaperDocx
{
    public static byte[] Write(OfficialPaper paper)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.PackageProperties.Title = Printable(PaperText.Title(paper));
            file.PackageProperties.Language = paper.Language;
            var main = file.AddMainDocumentPart();
            DocxStyles.AddTo(main, paper.Language);
            var headers = DocxHeaders.AddTo(main, paper.IsDraft);

            var body = new Body();
            if (!paper.IsAnnexOnly)
            {
                body.Append(Text(paper));
                var section = Section(headers, isLandscape: false, isFirst: true);
                if (paper.Annexes.Count == 0)
                {
                    body.Append(Tail(null), section);
                }
                else
                {
                    body.Append(Tail(section));
                }
            }

            for (var i = 0; i < paper.Annexes.Count; i++)
            {
                var annex = paper.Annexes[i];
                body.Append(AnnexText(paper, annex, i));
                var annexSection = Section(headers, annex.IsLandscape, isFirst: paper.IsAnnexOnly && i == 0);
                if (i == paper.Annexes.Count - 1)
                {
                    body.Append(Tail(null), annexSection);
                }
                else
                {
                    body.Append(Tail(annexSection));
                }
            }

            main.Document = new Document(body);
            main.Document.Save();
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Text(OfficialPaper paper)
    {
        yield return Head(paper);
        if (PaperText.KindTitle(paper.Kind) is { } kind)
        {
            var lines = HeadingText.Lines(paper.Abstract, PaperLayout.KindPt, PaperLayout.TextWidthMm - 20);
            yield return Styled(DocxStyles.Kind, kind);
            yield return Styled(DocxStyles.Abstract, lines);
            yield return Rule(HeadingText.RuleMm(lines, PaperLayout.KindPt), PaperLayout.TextWidthMm, DocxStyles.RuleWithGap);
        }
        else
        {
            yield return Styled(DocxStyles.Tail, "");
        }

        foreach (var line in Addressees(paper.Addressees))
        {
            yield return line;
        }

        if (paper.Authority is { } authority)
        {
            yield return Styled(DocxStyles.Authority, authority);
        }

        foreach (var basis in PaperText.BasisLines(paper.LegalBases))
        {
            yield return Styled(DocxStyles.Basis, basis);
        }

        if (paper.Kind == PaperKind.Decision)
        {
            yield return Styled(DocxStyles.Authority, PaperText.DecisionLine);
        }

        var blocks = Blocks(paper.Blocks, PaperLayout.TextWidthMm).ToList();
        // The signature never stands alone on a page, nor does «… như sau:».
        KeepWithNext(blocks.OfType<Paragraph>().Where(p => p == blocks[^1] || p.InnerText.EndsWith(':')));
        foreach (var block in blocks)
        {
            yield return block;
        }

        yield return Styled(DocxStyles.BeforeSigning, "");
        yield return Signing(paper);
    }

    private static IEnumerable<OpenXmlElement> AnnexText(OfficialPaper paper, Annex annex, int index)
    {
        var width = annex.IsLandscape ? PaperLayout.LandscapeTextWidthMm : PaperLayout.TextWidthMm;
        yield return Styled(DocxStyles.Annex, PaperText.AnnexNumber(index, paper.Annexes.Count));
        if (annex.Title is { } title)
        {
            yield return Styled(DocxStyles.AnnexTitle, HeadingText.Lines(title, PaperLayout.KindPt, width - 10));
        }

        if (PaperText.AttachedTo(paper, annex) is { Length: > 0 } text)
        {
            var attached = HeadingText.Lines(text, PaperLayout.BodyPt, width - 10);
            yield return Styled(DocxStyles.Attached, attached);
            yield return Rule(HeadingText.RuleMm(attached, PaperLayout.BodyPt) * 0.9, width, DocxStyles.RuleWithGap);
        }

        foreach (var block in Blocks(annex.Blocks, width))
        {
            if (block is Paragraph paragraph && paragraph.InnerText.EndsWith(':'))
            {
                (paragraph.ParagraphProperties ??= new ParagraphProperties()).KeepNext = new KeepNext();
            }

            yield return block;
        }
    }

    private static Table Head(OfficialPaper paper)
    {
        var issuer = paper.Issuer.Lines.SelectMany(l => HeadingText.Lines(l, PaperLayout.IssuerPt, PaperLayout.HeadLeftMm - 2)).ToList();
        List<OpenXmlElement> left = [];
        if (paper.Issuer.Superior is { } superior)
        {
            left.Add(Styled(DocxStyles.Superior, HeadingText.Lines(superior, PaperLayout.SuperiorPt, PaperLayout.HeadLeftMm - 2)));
        }

        left.Add(Styled(DocxStyles.Issuer, issuer));
        left.Add(Rule(HeadingText.RuleMm(issuer.TakeLast(1), PaperLayout.IssuerPt), PaperLayout.HeadLeftMm, DocxStyles.Rule));

        List<IReadOnlyList<OpenXmlElement>[]> rows =
        [
            [
                left,
                [
                    Styled(DocxStyles.NationalHeading, PaperText.NationalHeading),
                    Styled(DocxStyles.Motto, PaperText.Motto),
                    Rule(HeadingText.WidthMm(PaperText.Motto, PaperLayout.MottoPt), PaperLayout.HeadRightMm, DocxStyles.Rule),
                ],
            ],
            [
                [Styled(DocxStyles.Number, paper.Number is { } number ? PaperText.NumberLine(number) : "")],
                [Styled(DocxStyles.PlaceAndDate, paper.PlaceAndDate is { } at ? PaperText.DateLine(at) : "")],
            ],
        ];
        if (paper.Kind == PaperKind.OfficialLetter)
        {
            var about = HeadingText.Lines($"V/v {paper.Abstract}", PaperLayout.LetterAbstractPt, PaperLayout.HeadLeftMm - 4);
            rows.Add([[Styled(DocxStyles.LetterAbstract, about)], [Styled(DocxStyles.LetterAbstract, "")]]);
        }

        return Unruled([PaperLayout.HeadLeftMm, PaperLayout.HeadRightMm], [.. rows]);
    }

    private static IEnumerable<OpenXmlElement> Addressees(IReadOnlyList<string> addressees)
    {
        if (addressees.Count == 0)
        {
            yield break;
        }

        if (addressees.Count == 1)
        {
            var single = Styled(DocxStyles.LastAddressee, $"{PaperText.AddresseesLabel} {addressees[0]}");
            single.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Center };
            yield return single;
            yield break;
        }

        var lines = PaperText.AddresseeLines(addressees).ToList();
        var label = HeadingText.WidthMm(PaperText.AddresseesLabel, PaperLayout.BodyPt);
        var longest = lines.Max(l => HeadingText.WidthMm(l, PaperLayout.BodyPt));
        var start = Math.Max(PaperLayout.IndentMm, (PaperLayout.TextWidthMm - label - longest) / 2);
        yield return Indented(Styled(DocxStyles.Addressee, PaperText.AddresseesLabel), start);
        foreach (var line in lines)
        {
            var item = Styled(line == lines[^1] ? DocxStyles.LastAddressee : DocxStyles.Addressee, line);
            item.ParagraphProperties!.NumberingProperties = new NumberingProperties(
                new NumberingLevelReference { Val = 0 }, new NumberingId { Val = DocxStyles.DashList });
            item.ParagraphProperties.Indentation = new Indentation { Left = Dxa(start + label + 2.5), Hanging = Dxa(3.5) };
            yield return item;
        }
    }

    private static Table Signing(OfficialPaper paper)
    {
        const double half = PaperLayout.TextWidthMm / 2;
        var recipients = Recipients(paper.Recipients);
        if (paper.SecondSignature is not { } second)
        {
            return Unruled([half, half], [recipients, Signature(paper.Signature, 0)]);
        }

        // Names side by side stand on one line: the lower block gets more room to sign.
        var (left, right) = (LineCount(second), LineCount(paper.Signature));
        IReadOnlyList<OpenXmlElement>[] names = [Signature(second, Math.Max(0, right - left)), Signature(paper.Signature, Math.Max(0, left - right))];
        KeepWithNext(names.SelectMany(n => n));
        ((Paragraph)recipients[0]).ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = "160" };
        return Unruled([half, half], names, [recipients, [Styled(DocxStyles.Tail, "")]]);
    }

    private static void KeepWithNext(IEnumerable<OpenXmlElement> elements)
    {
        foreach (var paragraph in elements.OfType<Paragraph>())
        {
            (paragraph.ParagraphProperties ??= new ParagraphProperties()).KeepNext = new KeepNext();
        }
    }

    private static List<OpenXmlElement> Recipients(IReadOnlyList<string> recipients) => recipients.Count == 0
        ? [Styled(DocxStyles.RecipientsLabel, "")]
        : [Styled(DocxStyles.RecipientsLabel, PaperText.RecipientsLabel), .. PaperText.RecipientLines(recipients).Select(l => Styled(DocxStyles.Recipient, l))];

    private static int LineCount(SignatureBlock signature) =>
        signature.Lines.Select(PaperText.SignatureLine).Append(signature.OtherTitle).Append(signature.Name).OfType<string>()
            .Sum(t => HeadingText.Lines(t, PaperLayout.BodyPt, PaperLayout.SignatureWidthMm).Count);

    /// <param name="moreLines">Lines of text that the gap is higher than others.</param>
    private static List<OpenXmlElement> Signature(SignatureBlock signature, int moreLines)
    {
        List<OpenXmlElement> lines = [.. signature.Lines.Select(l => SignerTitle(PaperText.SignatureLine(l)))];
        var gap = Styled(DocxStyles.SignatureGap, "");
        if (moreLines > 0)
        {
            gap.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = Dxa(moreLines * PaperLayout.BodyPt * 1.15 * 25.4 / 72) };
        }

        lines.Add(gap);
        if (signature.OtherTitle is { } other)
        {
            lines.Add(SignerTitle(other));
        }

        lines.Add(Styled(DocxStyles.SignerName, signature.Name ?? ""));
        return lines;
    }

    private static Paragraph SignerTitle(string text) =>
        Styled(DocxStyles.SignerTitle, HeadingText.Lines(text, PaperLayout.BodyPt, PaperLayout.SignatureWidthMm));

    private static IEnumerable<OpenXmlElement> Blocks(IReadOnlyList<Block> blocks, double widthMm)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case RomanSection section:
                    yield return Styled(DocxStyles.Section, PaperText.Lead(block) + section.Title);
                    break;
                case Clause { Title: { } title } clause:
                    yield return Styled(DocxStyles.ClauseTitle, PaperText.Lead(block) + title);
                    if (clause.Text is { } clauseText)
                    {
                        yield return Styled(DocxStyles.Text, clauseText);
                    }

                    break;
                case Clause clause:
                    yield return Styled(DocxStyles.Text, PaperText.Lead(block) + clause.Text);
                    break;
                case Article { Title: { } title } article:
                    yield return Styled(DocxStyles.ArticleTitle, PaperText.Lead(block) + title);
                    if (article.Text is { } articleText)
                    {
                        yield return Styled(DocxStyles.Text, articleText);
                    }

                    break;
                case Article article:
                    var paragraph = Styled(DocxStyles.Text, "");
                    paragraph.Append(Run(PaperText.Lead(block), bold: true), Run(article.Text ?? ""));
                    yield return paragraph;
                    break;
                case LetteredPoint point:
                    yield return Styled(DocxStyles.Text, PaperText.Lead(block) + point.Text);
                    break;
                case DashItem dash:
                    yield return Styled(DocxStyles.Dash, dash.Text);
                    break;
                case ModelParagraph plain:
                    yield return Plain(plain);
                    break;
                case PaperTable table:
                    yield return Ruled(table, widthMm);
                    yield return Styled(DocxStyles.AfterTable, "");
                    break;
            }
        }
    }

    private static Paragraph Plain(ModelParagraph plain) => plain.Form switch
    {
        ParagraphForm.Bold => Styled(DocxStyles.BoldText, plain.Text),
        ParagraphForm.Italic => Styled(DocxStyles.Basis, plain.Text),
        ParagraphForm.CentredBold => Styled(DocxStyles.CentredBold, plain.Text),
        ParagraphForm.CentredItalic => Styled(DocxStyles.CentredItalic, plain.Text),
        _ => Styled(DocxStyles.Text, plain.Text),
    };

    private static Table Ruled(PaperTable table, double widthMm)
    {
        var widths = ColumnWidths.Of(table, widthMm);
        var word = new Table(
            new TableProperties(
                new TableStyle { Val = DocxStyles.TableGrid },
                new TableWidth { Width = Dxa(widthMm), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableDescription { Val = table.Description }),
            Grid(widths));

        var head = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        for (var i = 0; i < widths.Count; i++)
        {
            var cell = Cell(widths[i], 1, [Styled(DocxStyles.TableHead, table.Columns[i].Title)]);
            cell.TableCellProperties!.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center };
            head.Append(cell);
        }

        word.Append(head);
        foreach (var row in table.Rows)
        {
            word.Append(Row(row, table.Columns, widths));
        }

        // The last row, mostly the total, never stands alone under a repeated head.
        if (table.Rows.Count > 1)
        {
            KeepWithNext(word.Elements<TableRow>().SkipLast(1).Last().Descendants<Paragraph>());
        }

        return word;
    }

    private static TableRow Row(ModelTableRow row, IReadOnlyList<TableColumn> columns, IReadOnlyList<double> widths)
    {
        var word = new TableRow(new TableRowProperties(new CantSplit()));
        if (row.IsGroup)
        {
            word.Append(Cell(widths.Sum(), widths.Count, [Styled(DocxStyles.TableBold, row.Cells[0])]));
            return word;
        }

        for (var i = 0; i < row.Cells.Count; i++)
        {
            var paragraph = Styled(row.IsBold ? DocxStyles.TableBold : DocxStyles.TableText, row.Cells[i].Length == 0 ? [] : row.Cells[i].Split('\n'));
            if (columns[i].Alignment != CellAlignment.Left)
            {
                paragraph.ParagraphProperties!.Justification = new Justification
                {
                    Val = columns[i].Alignment == CellAlignment.Centre ? JustificationValues.Center : JustificationValues.Right,
                };
            }

            word.Append(Cell(widths[i], 1, [paragraph]));
        }

        return word;
    }

    /// <summary>A table that only places things side by side; its rows stay whole.</summary>
    private static Table Unruled(IReadOnlyList<double> widths, params IReadOnlyList<OpenXmlElement>[][] rows)
    {
        var word = new Table(
            new TableProperties(
                new TableWidth { Width = Dxa(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
            Grid(widths));
        foreach (var row in rows)
        {
            var wordRow = new TableRow(new TableRowProperties(new CantSplit()));
            for (var i = 0; i < row.Length; i++)
            {
                wordRow.Append(Cell(widths[i], 1, row[i]));
            }

            word.Append(wordRow);
        }

        return word;
    }

    private static TableGrid Grid(IEnumerable<double> widths) => new(widths.Select(w => new GridColumn { Width = Dxa(w) }));

    private static TableCell Cell(double widthMm, int span, IEnumerable<OpenXmlElement> content)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Dxa(widthMm), Type = TableWidthUnitValues.Dxa });
        if (span > 1)
        {
            properties.GridSpan = new GridSpan { Val = span };
        }

        var cell = new TableCell(properties);
        cell.Append(content);
        return cell;
    }

    /// <summary>A line of the given length in the middle of the width: a paragraph's lower border between two indents.</summary>
    private static Paragraph Rule(double lengthMm, double widthMm, string style)
    {
        var side = Dxa(Math.Max(0, (widthMm - lengthMm) / 2));
        var rule = Styled(style, "");
        rule.ParagraphProperties!.Indentation = new Indentation { Left = side, Right = side, FirstLine = "0" };
        return rule;
    }

    private static Paragraph Tail(SectionProperties? section)
    {
        var tail = Styled(DocxStyles.Tail, "");
        if (section is not null)
        {
            tail.ParagraphProperties!.Append(section);
        }

        return tail;
    }

    private static SectionProperties Section(DocxHeaders headers, bool isLandscape, bool isFirst)
    {
        var (width, height) = isLandscape ? (PaperLayout.PageLongMm, PaperLayout.PageShortMm) : (PaperLayout.PageShortMm, PaperLayout.PageLongMm);
        var section = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = headers.Following },
            new HeaderReference { Type = HeaderFooterValues.First, Id = headers.First });
        if (!isFirst)
        {
            section.Append(new SectionType { Val = SectionMarkValues.NextPage });
        }

        var size = new PageSize { Width = Twips(width), Height = Twips(height) };
        if (isLandscape)
        {
            size.Orient = PageOrientationValues.Landscape;
        }

        section.Append(
            size,
            new PageMargin
            {
                Top = (int)Twips(PaperLayout.MarginTopMm),
                Bottom = (int)Twips(PaperLayout.MarginBottomMm),
                Left = Twips(PaperLayout.MarginLeftMm),
                Right = Twips(PaperLayout.MarginRightMm),
                Header = Twips(PaperLayout.PageNumberMm),
                Footer = Twips(PaperLayout.PageNumberMm),
                Gutter = 0,
            },
            new PageNumberType { Start = 1 },
            new TitlePage());
        return section;
    }

    private static Paragraph Indented(Paragraph paragraph, double leftMm)
    {
        paragraph.ParagraphProperties!.Indentation = new Indentation { Left = Dxa(leftMm), FirstLine = "0" };
        return paragraph;
    }

    private static Paragraph Styled(string style, string text) => Styled(style, text.Length == 0 ? [] : [text]);

    private static Paragraph Styled(string style, IReadOnlyList<string> lines)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        for (var i = 0; i < lines.Count; i++)
        {
            var run = Run(lines[i]);
            if (i > 0)
            {
                run.InsertAt(new Break(), 0);
            }

            paragraph.Append(run);
        }

        return paragraph;
    }

    private static Run Run(string text, bool bold = false)
    {
        var run = new Run();
        if (bold)
        {
            run.RunProperties = new RunProperties(new Bold());
        }

        run.Append(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    /// <summary>Control characters that came in by pasting are no XML.</summary>
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;

    private static string Dxa(double mm) => Twips(mm).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static uint Twips(double mm) => (uint)Math.Round(mm / 25.4 * 1440);
}
