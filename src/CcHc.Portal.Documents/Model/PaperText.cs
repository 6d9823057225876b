using System.Globalization;
using CcHc.Portal.Domain;

namespace CcHc.Portal.Documents.Model;

/// <summary>
/// The wording a paper's fields are printed with. Both engines take it from here, so that PDF and DOCX say the same, and
/// the comparison with a signed copy knows what should stand there.
/// </summary>
public static class PaperText
{
    public const string NationalHeading = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    public const string Motto = "Độc lập - Tự do - Hạnh phúc";
    public const string DecisionLine = "QUYẾT ĐỊNH:";
    public const string EndMark = "./.";
    public const string DraftMark = "DỰ THẢO";
    public const string RecipientsLabel = "Nơi nhận:";
    public const string AddresseesLabel = "Kính gửi:";

    // What a person fills in by hand or văn thư stamps over; no-break, so that a line never breaks inside it.
    private const string Gap = "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0";

    private static readonly string[] Letters =
        ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

    /// <summary>Every table of a paper, in the text and then in the annexes.</summary>
    public static IEnumerable<PaperTable> Tables(OfficialPaper paper) => paper.Blocks.Concat(paper.Annexes.SelectMany(a => a.Blocks)).OfType<PaperTable>();

    /// <summary>The letters a list can have before it needs another form.</summary>
    public static int LetterCount => Letters.Length;

    /// <summary>The sign of the kind in the symbol of a paper; empty for a letter, which has none.</summary>
    public static string Symbol(PaperKind kind) => kind switch
    {
        PaperKind.Plan => "KH",
        PaperKind.SubmissionStatement => "TTr",
        PaperKind.Decision => "QĐ",
        PaperKind.Report => "BC",
        PaperKind.Registration => "ĐK",
        PaperKind.OfficialLetter => "",
        PaperKind.Notice => "TB",
        PaperKind.Directive => "CT",
        PaperKind.Minutes => "BB",
        PaperKind.Guidance => "HD",
        PaperKind.Invitation => "GM",
        PaperKind.SubmissionSlip => "PTr",
        PaperKind.SigningSummary => "",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The kind in capitals, centred over the abstract; null for a letter.</summary>
    public static string? KindTitle(PaperKind kind) =>
        kind == PaperKind.OfficialLetter ? null : StateNames.Of(kind).ToUpper(Vietnamese.Culture);

    /// <summary>«Kế hoạch Phát động phong trào …»: the title in the file's metadata.</summary>
    public static string Title(OfficialPaper paper) => paper.IsAnnexOnly ? paper.Abstract : $"{StateNames.Of(paper.Kind)}: {paper.Abstract}";

    /// <summary>«Số: 05/QĐ-UBND»; a gap where the number is not yet given.</summary>
    public static string NumberLine(PaperNumber number) =>
        number.Value is null ? $"Số:{Gap}/{number.Symbol}" : $"Số: {Padded(number.Value)}/{number.Symbol}";

    /// <summary>«Tam Quan, ngày 05 tháng 3 năm 2025»; gaps where the day is open.</summary>
    public static string DateLine(PlaceAndDate at) => $"{at.Place}, {Day(at.Day, at.Year)}";

    public static string Day(DateOnly? day, int year) =>
        day is { } known ? VietnamTime.InWords(known) : string.Create(CultureInfo.InvariantCulture, $"ngày{Gap}tháng{Gap}năm {year}");

    /// <summary>«Kính gửi» with several addressees: one a line, the last with a full stop.</summary>
    public static IEnumerable<string> AddresseeLines(IReadOnlyList<string> addressees) =>
        addressees.Select((name, i) => Bare(name) + (i == addressees.Count - 1 ? "." : ";"));

    /// <summary>Each basis with a semicolon, the last with a full stop.</summary>
    public static IEnumerable<string> BasisLines(IReadOnlyList<string> bases) =>
        bases.Select((text, i) => Bare(text) + (i == bases.Count - 1 ? "." : ";"));

    public static IEnumerable<string> RecipientLines(IReadOnlyList<string> recipients) =>
        recipients.Select((name, i) => Bare(name) + (i == recipients.Count - 1 ? "." : ";"));

    public static string SignatureLine(SignatureLine line) =>
        line.Form == SigningForm.InOwnRight ? line.Title : $"{StateNames.Of(line.Form)} {line.Title}";

    /// <summary>«Phụ lục», or «Phụ lục II» when there are several. Both count from 0 and 1: index 0 of 2 is «Phụ lục I».</summary>
    public static string AnnexNumber(int index, int count) => count == 1 ? "Phụ lục" : $"Phụ lục {Roman(index + 1)}";

    /// <summary>«(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2025 của …)».</summary>
    public static string AttachedTo(OfficialPaper paper)
    {
        var number = paper.Number is { } known
            ? $" số {(known.Value is null ? Gap : Padded(known.Value))}/{known.Symbol}"
            : "";
        var day = paper.PlaceAndDate is { } at ? $" {Day(at.Day, at.Year)}" : "";
        return $"(Kèm theo {StateNames.Of(paper.Kind)}{number}{day} của {paper.AttributedTo})";
    }

    /// <summary>The line under the title of an annex; empty where it goes with nothing yet.</summary>
    public static string AttachedTo(OfficialPaper paper, Annex annex) => annex.AttachedTo ?? AttachedTo(paper);

    /// <param name="index">From 1 to <see cref="LetterCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">when the alphabet has no such letter.</exception>
    public static string Letter(int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, Letters.Length);
        return Letters[index - 1];
    }

    /// <param name="number">From 1 to 3999.</param>
    public static string Roman(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 3999);
        (int Value, string Sign)[] signs =
        [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
            (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ];
        var roman = "";
        foreach (var (value, sign) in signs)
        {
            while (number >= value)
            {
                roman += sign;
                number -= value;
            }
        }

        return roman;
    }

    /// <summary>The number a block begins with: «I. », «1. », «a) », «Điều 1. », «- »; empty for a paragraph.</summary>
    public static string Lead(Block block) => block switch
    {
        RomanSection section => $"{Roman(section.Number)}. ",
        Clause clause => string.Create(CultureInfo.InvariantCulture, $"{clause.Number}. "),
        LetteredPoint point => $"{Letter(point.Index)}) ",
        Article article => string.Create(CultureInfo.InvariantCulture, $"Điều {article.Number}. "),
        DashItem => "- ",
        _ => "",
    };

    /// <summary>Every line of the paper in reading order, as a reader meets it; cells of a table one by one.</summary>
    public static IEnumerable<string> Lines(OfficialPaper paper) =>
        paper.IsAnnexOnly ? AnnexLines(paper) : MainLines(paper).Concat(AnnexLines(paper));

    private static IEnumerable<string> MainLines(OfficialPaper paper)
    {
        if (paper.Issuer.Superior is { } superior)
        {
            yield return superior;
        }

        foreach (var line in paper.Issuer.Lines)
        {
            yield return line;
        }

        yield return NationalHeading;
        yield return Motto;
        if (paper.Number is { } number)
        {
            yield return NumberLine(number);
        }

        if (paper.PlaceAndDate is { } at)
        {
            yield return DateLine(at);
        }

        if (KindTitle(paper.Kind) is { } kind)
        {
            yield return kind;
        }

        yield return paper.Kind == PaperKind.OfficialLetter ? $"V/v {paper.Abstract}" : paper.Abstract;
        if (paper.Addressees.Count > 0)
        {
            yield return AddresseesLabel;
            foreach (var line in paper.Addressees.Count == 1 ? paper.Addressees : AddresseeLines(paper.Addressees).Select(l => "- " + l))
            {
                yield return line;
            }
        }

        if (paper.Authority is { } authority)
        {
            yield return authority;
        }

        foreach (var line in BasisLines(paper.LegalBases))
        {
            yield return line;
        }

        if (paper.Kind == PaperKind.Decision)
        {
            yield return DecisionLine;
        }

        foreach (var line in paper.Blocks.SelectMany(BlockLines))
        {
            yield return line;
        }

        var signed = paper.SecondSignature is { } second
            ? SignatureLines(second).Concat(SignatureLines(paper.Signature)).Concat(Recipients(paper))
            : Recipients(paper).Concat(SignatureLines(paper.Signature));
        foreach (var line in signed)
        {
            yield return line;
        }
    }

    private static IEnumerable<string> AnnexLines(OfficialPaper paper)
    {
        for (var i = 0; i < paper.Annexes.Count; i++)
        {
            yield return AnnexNumber(i, paper.Annexes.Count);
            if (paper.Annexes[i].Title is { } title)
            {
                yield return title;
            }

            if (AttachedTo(paper, paper.Annexes[i]) is { Length: > 0 } attached)
            {
                yield return attached;
            }

            foreach (var line in paper.Annexes[i].Blocks.SelectMany(BlockLines))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Recipients(OfficialPaper paper) =>
        paper.Recipients.Count == 0 ? [] : RecipientLines(paper.Recipients).Select(l => "- " + l).Prepend(RecipientsLabel);

    private static IEnumerable<string> SignatureLines(SignatureBlock signature)
    {
        foreach (var line in signature.Lines)
        {
            yield return SignatureLine(line);
        }

        if (signature.OtherTitle is { } other)
        {
            yield return other;
        }

        if (signature.Name is { } name)
        {
            yield return name;
        }
    }

    private static IEnumerable<string> BlockLines(Block block)
    {
        switch (block)
        {
            case PaperTable table:
                return table.Columns.Select(c => c.Title).Concat(table.Rows.SelectMany(r => r.Cells)).Where(c => c.Length > 0);
            case RomanSection section:
                return [Lead(block) + section.Title];
            case Clause clause:
                return TitleAndText(Lead(block), clause.Title, clause.Text);
            case Article article:
                return TitleAndText(Lead(block), article.Title, article.Text);
            case LetteredPoint point:
                return [Lead(block) + point.Text];
            case DashItem dash:
                return [Lead(block) + dash.Text];
            case Paragraph paragraph:
                return [paragraph.Text];
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, null);
        }
    }

    private static string[] TitleAndText(string lead, string? title, string? text) => (title, text) switch
    {
        (null, _) => [lead + text],
        (_, null) => [lead + title],
        _ => [lead + title, text],
    };

    /// <summary>Without closing punctuation, to go on in the same sentence.</summary>
    internal static string Bare(string text) => text.Trim().TrimEnd('.', ';', ',');

    private static string Padded(string number) => number.Length == 1 && char.IsAsciiDigit(number[0]) ? "0" + number : number;
}
