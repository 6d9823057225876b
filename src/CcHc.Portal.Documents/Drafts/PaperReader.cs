using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Layout.Measuring;
using CcHc.Portal.Documents.Layout.Word;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Domain;
using MeasuredLine = CcHc.Portal.Documents.Layout.PaperLine;

namespace CcHc.Portal.Documents.Drafts;

/// <summary>
/// Reads a Word file into the model. Components are found by what they say and where they stand, as the layout check finds
/// them, so that a paper that went through Word or LibreOffice is read as it was written.
/// </summary>
public sealed partial class PaperReader
{
    private const int LongestQuote = 60;

    private readonly MeasuredPaper measured;
    private readonly PaperParts parts;
    private readonly List<(int At, int Table)> tables;

    private PaperReader(MeasuredPaper measured)
    {
        this.measured = measured;
        parts = PartReader.Read(measured);
        var placing = PartReader.PlacingTables(measured);
        tables =
        [
            .. measured.Paragraphs.Where(p => p.Cell is { } cell && !placing.Contains(cell.Table))
                .GroupBy(p => p.Cell!.Table)
                .Select(g => (g.Min(p => p.Index), g.Key)),
        ];
    }

    /// <param name="content">Can be sought.</param>
    /// <exception cref="UnreadableDocxException">when it is no DOCX that can be read.</exception>
    public static ReadPaper Read(Stream content) => Read(WordReader.Read(content));

    internal static ReadPaper Read(MeasuredPaper measured)
    {
        if (measured.Paragraphs.All(p => p.IsBlank))
        {
            throw new UnreadableDocxException("Tệp Word không có chữ nào. Tệp chỉ có ảnh chụp thì không đọc được.");
        }

        return new PaperReader(measured).Read();
    }

    /// <summary>«Đoạn thứ 14», «Bảng 2, dòng 3, ô 1»: where a paragraph stands, as a person counts in Word.</summary>
    internal static string PlaceOf(MeasuredPaper paper, MeasuredParagraph paragraph) => paragraph.Cell is { } cell
        ? string.Create(CultureInfo.InvariantCulture, $"Bảng {cell.Table + 1}, dòng {cell.Row + 1}, ô {cell.Column + 1}")
        : string.Create(CultureInfo.InvariantCulture, $"Đoạn thứ {paper.Paragraphs.Count(p => p.Cell is null && !p.IsBlank && p.Index <= paragraph.Index)}");

    internal static string Quoted(string text) => Words.Short(OneLine(text), LongestQuote);

    internal static string OneLine(string text) => string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private ReadPaper Read()
    {
        var signatures = parts.Signatures.Select(Signature).ToList();
        var paper = new OfficialPaper
        {
            Kind = KindOf() ?? PaperKind.OfficialLetter,
            Issuer = new IssuingBody(parts.Superior.Count == 0 ? null : Joined(parts.Superior), [.. parts.Issuer.Select(l => l.Text)]),
            Number = parts.Number is { } number ? Number(number.Text) : null,
            PlaceAndDate = parts.PlaceAndDate is { } at ? PlaceAndDay(at.Text) : null,
            Abstract = Abstract(),
            Addressees = Addressees(),
            Authority = parts.Authority.Count == 0 ? null : Joined(parts.Authority),
            LegalBases = [.. ByParagraph(parts.Bases).Select(Bare)],
            Blocks = Blocks(parts.Body, BodyTables()),
            Signature = signatures.Count == 0 ? new SignatureBlock([], null) : signatures[^1],
            SecondSignature = signatures.Count > 1 ? signatures[0] : null,
            Recipients = [.. ByParagraph(parts.Recipients).Select(Item)],
            Annexes = [.. parts.Annexes.Select(Annex)],
            AttributedTo = "",
            IsAnnexOnly = parts.IsAnnexOnly,
        };
        return new ReadPaper(KindOf(), parts.Kind?.Name ?? (parts.IsLetter ? StateNames.Of(PaperKind.OfficialLetter) : null), paper, Unread(), Notes());
    }

    private PaperKind? KindOf() => parts.IsLetter
        ? PaperKind.OfficialLetter
        : Enum.GetValues<PaperKind>().Cast<PaperKind?>().FirstOrDefault(k => k != PaperKind.OfficialLetter && StateNames.Of(k!.Value) == parts.Kind?.Name);

    private string Abstract()
    {
        if (!parts.IsLetter)
        {
            return Joined(parts.Abstract);
        }

        var text = Joined(parts.LetterAbstract);
        return LetterLead().Match(text) is { Success: true } lead ? text[lead.Length..] : text;
    }

    private IReadOnlyList<string> Addressees()
    {
        if (parts.AddresseesLabel is not { } label)
        {
            return [];
        }

        var inline = AddresseesLead().Replace(label.Text, "").Trim();
        return inline.Length > 0 ? [Bare(inline), .. ByParagraph(parts.Addressees).Select(Item)] : [.. ByParagraph(parts.Addressees).Select(Item)];
    }

    private static PaperNumber Number(string text)
    {
        var rest = NumberLead().Replace(text, "");
        var stroke = rest.IndexOf('/', StringComparison.Ordinal);
        if (stroke < 0)
        {
            return new PaperNumber(null, rest.Trim());
        }

        var value = rest[..stroke].Trim(' ', '.', '…', '_');
        return new PaperNumber(value.Length == 0 ? null : value, rest[(stroke + 1)..].Trim());
    }

    private static PlaceAndDate PlaceAndDay(string text)
    {
        var at = DayLead().Match(text);
        var place = (at.Success ? text[..at.Index] : text).Trim(' ', ',');
        var figures = Figures().Matches(at.Success ? text[at.Index..] : text).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture)).ToList();
        return figures is [var day, var month, var year] && DateOnly.TryParseExact($"{day}/{month}/{year}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known)
            ? PlaceAndDate.On(place, known)
            : PlaceAndDate.Open(place, figures.Count > 0 ? figures[^1] : 0);
    }

    private static SignatureBlock Signature(SignatureParts signature) =>
        new([.. ByParagraph(signature.Titles).Select(SignatureTitle)], signature.Name?.Text);

    private static SignatureLine SignatureTitle(string text)
    {
        foreach (var form in Enum.GetValues<SigningForm>().Where(f => f != SigningForm.InOwnRight))
        {
            if (text.StartsWith(StateNames.Of(form), StringComparison.Ordinal))
            {
                return new SignatureLine(form, text[StateNames.Of(form).Length..].Trim());
            }
        }

        return new SignatureLine(SigningForm.InOwnRight, text);
    }

    private IEnumerable<(int At, int Table)> BodyTables()
    {
        var end = parts.Annexes.Count > 0 ? parts.Annexes[0].Number.Paragraph.Index : int.MaxValue;
        return parts.IsAnnexOnly ? [] : tables.Where(t => t.At < end);
    }

    private Annex Annex(AnnexParts annex, int index)
    {
        var from = annex.Number.Paragraph.Index;
        var to = index + 1 < parts.Annexes.Count ? parts.Annexes[index + 1].Number.Paragraph.Index : int.MaxValue;
        var landscape = measured.Sections[Math.Min(annex.Number.Paragraph.Section, measured.Sections.Count - 1)].IsLandscape;
        // «(Kèm theo …)» is broken where its rule begins to look good.
        var attached = annex.Rest.TakeWhile(l => l.Paragraph == annex.Attached?.Paragraph).ToList();
        return new Annex(
            annex.Title.Count == 0 ? null : Joined(annex.Title),
            Blocks(BodyReader.Read(annex.Rest.Skip(attached.Count)), tables.Where(t => t.At > from && t.At < to)),
            landscape)
        {
            AttachedTo = annex.Attached is { } first ? Joined(attached.Prepend(first)) : "",
        };
    }

    private List<Block> Blocks(IReadOnlyList<BodyLine> lines, IEnumerable<(int At, int Table)> within)
    {
        var open = new Queue<(int At, int Table)>(within.OrderBy(t => t.At));
        List<Block> blocks = [];
        MeasuredParagraph? last = null;
        foreach (var line in lines)
        {
            var paragraph = line.Line.Paragraph;
            while (open.Count > 0 && open.Peek().At < paragraph.Index)
            {
                blocks.Add(Table(open.Dequeue().Table));
            }

            // A line broken on purpose belongs to the paragraph it stands in.
            if (paragraph == last && line.Part is BodyPart.Paragraph or BodyPart.PartTitle && blocks.Count > 0 && blocks[^1] is not PaperTable)
            {
                blocks[^1] = blocks[^1].WithLastText(t => $"{t} {line.Line.Text}");
            }
            else
            {
                blocks.Add(Step(line));
            }

            last = paragraph;
        }

        while (open.Count > 0)
        {
            blocks.Add(Table(open.Dequeue().Table));
        }

        return blocks;
    }

    private static Block Step(BodyLine line)
    {
        var rest = OneLine(line.Rest);
        return line switch
        {
            { Part: BodyPart.RomanSection, Ordinal: { } number } => new RomanSection(number, rest),
            { Part: BodyPart.Article, Ordinal: { } number } => line.Line.IsBold ? new Article(number, rest, null) : new Article(number, null, rest),
            { Part: BodyPart.Clause, Ordinal: { } number } => line.Line.IsBold ? new Clause(number, rest, null) : new Clause(number, null, rest),
            { Part: BodyPart.Point, Ordinal: { } number } => new LetteredPoint(number, rest),
            { Part: BodyPart.Dash } => new DashItem(OneLine(DashSign().Replace(line.Line.Text, ""))),
            _ => new Paragraph(OneLine(line.Line.Text), FormOf(line.Line)),
        };
    }

    private static ParagraphForm FormOf(MeasuredLine line) => (line.Paragraph.Alignment == TextAlignment.Centre, line.IsBold, line.IsItalic) switch
    {
        (true, true, _) => ParagraphForm.CentredBold,
        (true, _, true) => ParagraphForm.CentredItalic,
        (_, true, _) => ParagraphForm.Bold,
        (_, _, true) => ParagraphForm.Italic,
        _ => ParagraphForm.Plain,
    };

    private PaperTable Table(int table)
    {
        var rows = measured.Paragraphs.Where(p => p.Cell?.Table == table)
            .GroupBy(p => p.Cell!.Row)
            .OrderBy(r => r.Key)
            .Select(r => r.GroupBy(p => p.Cell!.Column).OrderBy(c => c.Key).Select(c => (IReadOnlyList<MeasuredParagraph>)[.. c]).ToList())
            .ToList();
        var head = rows[0];
        List<TableColumn> columns = [.. head.Select((cell, i) => new TableColumn(OneLine(CellText(cell)), Math.Max(0.1, cell[0].Cell!.WidthMm ?? 20), AlignmentOf(rows, i)))];
        return new PaperTable("", columns, [.. rows.Skip(1).Select(r => Row(r, columns.Count))]);
    }

    private static TableRow Row(List<IReadOnlyList<MeasuredParagraph>> cells, int columns)
    {
        List<string> texts = [.. cells.Select(CellText)];
        var isBold = cells.SelectMany(c => c).SelectMany(p => p.Runs).Where(r => !r.IsBlank).All(r => r.Bold) && texts.Exists(t => t.Length > 0);
        if (texts.Count == 1 && columns > 1)
        {
            return new TableRow(texts, isBold, IsGroup: true);
        }

        // Cells that Word joined leave a row too short or too long for the columns.
        while (texts.Count < columns)
        {
            texts.Add("");
        }

        return new TableRow(texts.Count == columns ? texts : [.. texts.Take(columns - 1), string.Join(' ', texts.Skip(columns - 1))], isBold);
    }

    private static CellAlignment AlignmentOf(List<List<IReadOnlyList<MeasuredParagraph>>> rows, int column)
    {
        var first = rows.Skip(1).Where(r => r.Count > 1 && column < r.Count).SelectMany(r => r[column]).FirstOrDefault(p => !p.IsBlank);
        return first?.Alignment switch
        {
            TextAlignment.Centre => CellAlignment.Centre,
            TextAlignment.Right => CellAlignment.Right,
            _ => CellAlignment.Left,
        };
    }

    private static string CellText(IReadOnlyList<MeasuredParagraph> cell) =>
        string.Join('\n', cell.SelectMany(p => p.Text.Replace('\t', ' ').Split('\n')).Select(OneLine).Where(t => t.Length > 0));

    private List<UnreadPart> Unread()
    {
        HashSet<MeasuredLine> claimed =
        [
            .. One(parts.NationalHeading), .. One(parts.Motto), .. parts.Superior, .. parts.Issuer, .. One(parts.Number), .. One(parts.PlaceAndDate), .. parts.LetterAbstract,
            .. One(parts.KindTitle), .. parts.Abstract, .. One(parts.AddresseesLabel), .. parts.Addressees, .. parts.Authority, .. parts.Bases, .. One(parts.DecisionLine),
            .. parts.Body.Select(b => b.Line), .. parts.Signatures.SelectMany(s => s.Titles.Concat(One(s.Name))), .. One(parts.RecipientsLabel), .. parts.Recipients,
            .. parts.Annexes.SelectMany(a => One(a.Number).Concat(a.Title).Concat(One(a.Attached)).Concat(a.Rest)),
        ];
        List<UnreadPart> unread =
        [
            .. parts.Lines.Where(l => !l.IsBlank && !PartReader.IsStrokes(l.Text) && !claimed.Contains(l)).Select(l => new UnreadPart(PlaceOf(measured, l.Paragraph), Quoted(l.Text))),
            .. measured.MarginTexts.Where(t => !IsDraftMark(t)).Distinct().Select(t => new UnreadPart("Đầu hoặc chân trang", Quoted(t))),
            .. measured.Boxed.Where(p => !IsDraftMark(p.Text)).Select(p => new UnreadPart("Khung chữ nổi trên trang", Quoted(p.Text))),
        ];
        if (measured.HasPictures)
        {
            unread.Add(new UnreadPart("Hình vẽ, ảnh", "Hình trong tệp không được nhận."));
        }

        if (measured.HasFootnotes)
        {
            unread.Add(new UnreadPart("Chú thích cuối trang", "Chú thích trong tệp không được nhận."));
        }

        return unread;

        static IEnumerable<MeasuredLine> One(MeasuredLine? line) => line is null ? [] : [line];
        static bool IsDraftMark(string text) => Vietnamese.Fold(text) == Vietnamese.Fold(PaperText.DraftMark);
    }

    private List<string> Notes()
    {
        List<string> notes = [];
        if (measured.HasTrackedChanges)
        {
            notes.Add("Tệp còn bật theo dõi sửa đổi: chỗ thêm được tính là đã nhận, chỗ xóa được tính là đã bỏ.");
        }

        if (measured.HasComments)
        {
            notes.Add("Tệp có ghi chú bên lề; ghi chú không được nhận.");
        }

        return notes;
    }

    private static string Joined(IEnumerable<MeasuredLine> lines) => OneLine(string.Join(' ', lines.Select(l => l.Text)));

    private static IEnumerable<string> ByParagraph(IEnumerable<MeasuredLine> lines) =>
        lines.GroupBy(l => l.Paragraph).Select(g => OneLine(string.Join(' ', g.Select(l => l.Text)))).Where(t => t.Length > 0);

    private static string Item(string text) => Bare(DashSign().Replace(text, ""));

    private static string Bare(string text) => PaperText.Bare(text).TrimEnd();

    [GeneratedRegex(@"^V\s*[/.]?\s*v\s*[:.]?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex LetterLead();

    [GeneratedRegex(@"^Kính\s+gửi\s*:?", RegexOptions.IgnoreCase)]
    private static partial Regex AddresseesLead();

    [GeneratedRegex(@"^Số\s*[:.]?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex NumberLead();

    [GeneratedRegex(@",?\s*ngày\b", RegexOptions.IgnoreCase)]
    private static partial Regex DayLead();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Figures();

    [GeneratedRegex(@"^[-–—+•*·]\s*")]
    private static partial Regex DashSign();
}
