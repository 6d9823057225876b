using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Papers;

/// <summary>What surrounds the text of every paper: who issues, number, day, signature, recipients.</summary>
public sealed record PaperFrame
{
    public required IssuingBody Issuer { get; init; }

    /// <summary>The issuer inside a sentence: «Ủy ban nhân dân xã Tam Quan», «Chủ tịch Ủy ban nhân dân xã Tam Quan».</summary>
    public required string AttributedTo { get; init; }

    /// <summary>Null for a paper without a number line.</summary>
    public PaperNumber? Number { get; init; }

    public required PlaceAndDate PlaceAndDate { get; init; }

    public required SignatureBlock Signature { get; init; }

    /// <summary>Nơi nhận without the file copy.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Abbreviation of the drafting unit for the file copy: «NV» gives «Lưu: VT, NV». Null gives «Lưu: VT».</summary>
    public string? DraftedBy { get; init; }

    public bool IsDraft { get; init; }

    internal OfficialPaper Around(PaperKind kind, string about, IReadOnlyList<Block> blocks, IReadOnlyList<string>? firstRecipients = null) => new()
    {
        Kind = kind,
        Issuer = Issuer,
        AttributedTo = AttributedTo,
        Number = Number,
        PlaceAndDate = PlaceAndDate,
        Abstract = about,
        Blocks = blocks,
        Signature = Signature,
        Recipients =
        [
            .. firstRecipients ?? [],
            .. Recipients.Where(r => firstRecipients is null || !firstRecipients.Contains(r)),
            DraftedBy is null ? "Lưu: VT" : $"Lưu: VT, {DraftedBy}",
        ],
        IsDraft = IsDraft,
    };
}

/// <summary>A paper that is referred to inside another. Null parts are left open on the page.</summary>
public sealed record PaperReference(PaperNumber Number, DateOnly? Day, int Year)
{
    /// <summary>«số 25/TTr-VHXH ngày 10 tháng 12 năm 2025».</summary>
    internal string InSentence()
    {
        var number = PaperText.NumberLine(Number)["Số:".Length..].TrimStart(' ');
        return $"số {number} {PaperText.Day(Day, Year)}";
    }
}
