using CcHc.Portal.Documents.Layout.Measuring;

namespace CcHc.Portal.Documents.Layout;

/// <summary>What a line of the text is.</summary>
internal enum BodyPart
{
    Paragraph,

    /// <summary>«Phần I», «Chương I».</summary>
    Chapter,

    /// <summary>«Mục 1», «Tiểu mục 1» on a line of its own.</summary>
    Part,

    /// <summary>The capitals under one of these.</summary>
    PartTitle,

    /// <summary>«I. MỤC ĐÍCH».</summary>
    RomanSection,

    Article,
    Clause,
    Point,
    Dash,
}

/// <param name="Number">As it was written: «I», «1», «a».</param>
/// <param name="Ordinal">What it counts to; null when the sign says nothing.</param>
/// <param name="Rest">The text after the number.</param>
internal sealed record BodyLine(PaperLine Line, BodyPart Part, string Number, int? Ordinal, string Rest);

internal sealed record AnnexParts(PaperLine Number, IReadOnlyList<PaperLine> Title, PaperLine? Attached, IReadOnlyList<PaperLine> Rest);

/// <summary>One who signs: what stands over the name, and the name.</summary>
internal sealed record SignatureParts(IReadOnlyList<PaperLine> Titles, PaperLine? Name);

/// <summary>The block of a copy under the end of the paper that was copied.</summary>
/// <param name="Form">«SAO Y», «SAO LỤC», «TRÍCH SAO».</param>
/// <param name="Rules">Lines drawn between the paper and the block.</param>
internal sealed record CopyParts(
    PaperLine Form, IReadOnlyList<MeasuredRule> Rules, IReadOnlyList<PaperLine> Organ, PaperLine? Number, PaperLine? Date, IReadOnlyList<SignatureParts> Signatures, PaperLine? RecipientsLabel);

/// <summary>A paper taken apart into the components of the decree. What was not found is null or empty.</summary>
internal sealed class PaperParts
{
    public required MeasuredPaper Paper { get; init; }

    /// <summary>Every line outside tables of data, those that no component claimed among them.</summary>
    public IReadOnlyList<PaperLine> Lines { get; init; } = [];

    public bool IsParty { get; init; }

    /// <summary>«MẬT», «TỐI MẬT», «TUYỆT MẬT» as it stands there.</summary>
    public string? SecretMark { get; init; }

    public CopyParts? Copy { get; init; }

    /// <summary>Pictures among the signatures: of a signature, of a seal.</summary>
    public IReadOnlyList<MeasuredPicture> SigningPictures { get; init; } = [];

    /// <summary>The file begins with an annex and holds nothing else.</summary>
    public bool IsAnnexOnly { get; init; }

    public PaperLine? NationalHeading { get; init; }

    public PaperLine? Motto { get; init; }

    public IReadOnlyList<MeasuredRule> MottoRules { get; init; } = [];

    public IReadOnlyList<PaperLine> Superior { get; init; } = [];

    public IReadOnlyList<PaperLine> Issuer { get; init; } = [];

    public IReadOnlyList<MeasuredRule> IssuerRules { get; init; } = [];

    public PaperLine? Number { get; init; }

    public PaperLine? PlaceAndDate { get; init; }

    /// <summary>«V/v …» of a letter, with the lines it runs on over.</summary>
    public IReadOnlyList<PaperLine> LetterAbstract { get; init; } = [];

    public PaperKindName? Kind { get; init; }

    public PaperLine? KindTitle { get; init; }

    public IReadOnlyList<PaperLine> Abstract { get; init; } = [];

    public IReadOnlyList<MeasuredRule> AbstractRules { get; init; } = [];

    public PaperLine? AddresseesLabel { get; init; }

    public IReadOnlyList<PaperLine> Addressees { get; init; } = [];

    public IReadOnlyList<PaperLine> Authority { get; init; } = [];

    public IReadOnlyList<PaperLine> Bases { get; init; } = [];

    public PaperLine? DecisionLine { get; init; }

    public IReadOnlyList<BodyLine> Body { get; init; } = [];

    public IReadOnlyList<SignatureParts> Signatures { get; init; } = [];

    public PaperLine? RecipientsLabel { get; init; }

    public IReadOnlyList<PaperLine> Recipients { get; init; } = [];

    public IReadOnlyList<AnnexParts> Annexes { get; init; } = [];

    public bool IsLetter => Kind is null && LetterAbstract.Count > 0;

    public bool IsDecision => Kind?.Symbol is "QĐ" or "NQ";

    public bool IsMinutes => Kind?.Symbol == "BB";

    /// <summary>All lines that are prose, each with a name for its place.</summary>
    public IEnumerable<(string Place, PaperLine Line)> Prose()
    {
        foreach (var line in Abstract)
        {
            yield return ("Trích yếu", line);
        }

        for (var i = 0; i < Bases.Count; i++)
        {
            yield return ($"Căn cứ thứ {i + 1}", Bases[i]);
        }

        foreach (var body in Body)
        {
            yield return (PlaceOf(body), body.Line);
        }
    }

    public static string PlaceOf(BodyLine body) => body.Part switch
    {
        BodyPart.Article => $"Điều {body.Number}",
        BodyPart.RomanSection => $"Mục {body.Number} {Words.Quote(body.Rest)}",
        BodyPart.Clause => $"Khoản {body.Number} {Words.Quote(body.Rest)}",
        BodyPart.Point => $"Điểm {body.Number} {Words.Quote(body.Rest)}",
        _ => $"Đoạn {Words.Quote(body.Line.Text)}",
    };
}

/// <summary>A kind of paper by the decree's own list, with the sign it has in the symbol.</summary>
internal sealed record PaperKindName(string Name, string Symbol)
{
    /// <summary>Longer names first, so that «QUY CHẾ» is not taken for another.</summary>
    public static readonly IReadOnlyList<PaperKindName> All =
    [
        new("Nghị quyết", "NQ"), new("Quyết định", "QĐ"), new("Chỉ thị", "CT"), new("Quy chế", "QC"), new("Quy định", "QyĐ"),
        new("Thông cáo", "TC"), new("Thông báo", "TB"), new("Hướng dẫn", "HD"), new("Chương trình", "CTr"), new("Kế hoạch", "KH"),
        new("Phương án", "PA"), new("Đề án", "ĐA"), new("Dự án", "DA"), new("Báo cáo", "BC"), new("Biên bản", "BB"), new("Tờ trình", "TTr"),
        new("Hợp đồng", "HĐ"), new("Công điện", "CĐ"), new("Bản ghi nhớ", "BGN"), new("Bản thỏa thuận", "BTT"), new("Giấy ủy quyền", "GUQ"),
        new("Giấy mời", "GM"), new("Giấy giới thiệu", "GGT"), new("Giấy nghỉ phép", "GNP"), new("Phiếu gửi", "PG"), new("Phiếu chuyển", "PC"),
        new("Phiếu báo", "PB"), new("Thư công", ""), new("Bản đăng ký", "ĐK"),
    ];

    /// <summary>The sign is one of the decree's; what is not there may still be the agency's own.</summary>
    public static bool IsSymbol(string symbol) => All.Any(k => k.Symbol == symbol);
}
