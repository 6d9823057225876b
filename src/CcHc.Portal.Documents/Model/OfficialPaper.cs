namespace CcHc.Portal.Documents.Model;

/// <summary>
/// What an administrative paper says, without a word on how it is set: the same record becomes PDF and DOCX, and is stored
/// as the snapshot of what was submitted for signature. Components are those of Nghị định 30/2020/NĐ-CP, Phụ lục I.
/// </summary>
public sealed record OfficialPaper
{
    public required PaperKind Kind { get; init; }

    public required IssuingBody Issuer { get; init; }

    /// <summary>Null where the paper bears no number line at all (a registration of a unit without a register).</summary>
    public PaperNumber? Number { get; init; }

    /// <summary>Null on minutes, which have no place and date line (Mẫu 1.9).</summary>
    public PlaceAndDate? PlaceAndDate { get; init; }

    /// <summary>Trích yếu: what the paper is about. On a letter it is printed after «V/v».</summary>
    public required string Abstract { get; init; }

    /// <summary>Kính gửi. Empty when the paper goes to nobody in particular.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>The authority a decision is made by, in capitals («CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …»); null on other kinds.</summary>
    public string? Authority { get; init; }

    /// <summary>Căn cứ, in order, without closing punctuation. The proposal («Theo đề nghị của …») is the last one.</summary>
    public IReadOnlyList<string> LegalBases { get; init; } = [];

    public required IReadOnlyList<Block> Blocks { get; init; }

    public required SignatureBlock Signature { get; init; }

    /// <summary>The second signature of minutes, set on the left (THƯ KÝ); recipients then stand below both.</summary>
    public SignatureBlock? SecondSignature { get; init; }

    /// <summary>Nơi nhận, without dashes and closing punctuation; the last one is the file copy («Lưu: VT, NV»).</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    public IReadOnlyList<Annex> Annexes { get; init; } = [];

    /// <summary>Whose paper it is, as written inside a sentence: «Chủ tịch Ủy ban nhân dân xã Tam Quan».</summary>
    public required string AttributedTo { get; init; }

    /// <summary>Only the annexes are set: what goes with a decision, before or without it.</summary>
    public bool IsAnnexOnly { get; init; }

    /// <summary>Sets «DỰ THẢO» across every page.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Language of the text for the file's metadata (BCP 47).</summary>
    public string Language { get; init; } = "vi";
}

/// <summary>Ô số 2. Long names wrap by themselves; a name broken on purpose over two bold lines has two entries.</summary>
/// <param name="Superior">The body directly above, plain capitals; null when none is named.</param>
/// <param name="Lines">The issuing body, bold capitals, from top to bottom.</param>
public sealed record IssuingBody(string? Superior, IReadOnlyList<string> Lines);

/// <param name="Value">Null before the number is given outside; leaves a gap in front of the stroke.</param>
/// <param name="Symbol">Kind and body without the number: «QĐ-UBND».</param>
public sealed record PaperNumber(string? Value, string Symbol);

/// <param name="Place">«Tam Quan»; the name of the territory without its kind where practice is so.</param>
/// <param name="Day">Null before signing; day and month are then left open.</param>
/// <param name="Year">Printed even when the day is open.</param>
public sealed record PlaceAndDate(string Place, DateOnly? Day, int Year)
{
    public static PlaceAndDate On(string place, DateOnly day) => new(place, day, day.Year);

    public static PlaceAndDate Open(string place, int year) => new(place, null, year);
}

/// <param name="Title">In capitals; null for an annex that is only numbered.</param>
public sealed record Annex(string? Title, IReadOnlyList<Block> Blocks, bool IsLandscape = false)
{
    /// <summary>What it goes with, in brackets as printed. Null says it of the paper it is part of; empty says nothing.</summary>
    public string? AttachedTo { get; init; }
}
