using CcHc.Portal.Domain.Awards;

namespace CcHc.Portal.Documents.Papers;

/// <summary>A batch of certificates of one form under one decision, a page each.</summary>
public sealed record CertificateContent
{
    /// <summary>Who awards: «Chủ tịch Ủy ban nhân dân xã Tam Quan» (printed in capitals).</summary>
    public required string Awarder { get; init; }

    /// <summary>«Tặng», or «Tặng danh hiệu» for a title.</summary>
    public string Verb { get; init; } = "Tặng";

    /// <summary>«Giấy khen».</summary>
    public required string Form { get; init; }

    public required string Place { get; init; }

    /// <summary>Day on the certificate; null leaves day and month open.</summary>
    public DateOnly? Day { get; init; }

    public required int Year { get; init; }

    /// <summary>The decision that awards.</summary>
    public required PaperReference Decision { get; init; }

    /// <summary>The signing lines in capitals, the awarder's title first: «CHỦ TỊCH», or «KT. CHỦ TỊCH», «PHÓ CHỦ TỊCH».</summary>
    public required IReadOnlyList<string> SigningLines { get; init; }

    public string? SignerName { get; init; }

    public required IReadOnlyList<CertificateRecipient> Recipients { get; init; }

    /// <summary>An emblem set by the administrator; null prints a neutral mark.</summary>
    public CertificateImage? Emblem { get; init; }

    /// <summary>The sheet it goes onto; A4 across with border and emblem otherwise.</summary>
    public CertificateSheet Sheet { get; init; } = CertificateSheet.Plain;
}

/// <summary>One kind of sheet in one printer.</summary>
/// <param name="WidthMm">Giấy khen: 297 × 210 mm (NĐ 98/2023/NĐ-CP, Điều 104). On another size everything is set larger or smaller alike.</param>
/// <param name="ShiftRightMm">How far everything goes to the right, to make up for the printer.</param>
/// <param name="ShiftDownMm">How far everything goes down.</param>
/// <param name="Parts">Parts that the blank carries already, or that go elsewhere on it; all others stand where the layout puts them.</param>
public sealed record CertificateSheet(double WidthMm, double HeightMm, double ShiftRightMm, double ShiftDownMm, IReadOnlyDictionary<CertificatePart, PartPlace> Parts)
{
    public static readonly CertificateSheet Plain = new(297, 210, 0, 0, new Dictionary<CertificatePart, PartPlace>());

    /// <summary>Draws rulers over the sheet and a line around each part, also around those that the blank carries.</summary>
    public bool IsTest { get; init; }

    /// <summary>How much larger than A4 across things are set.</summary>
    public double Scale => Math.Min(WidthMm / 297, HeightMm / 210);

    public bool IsOnBlank(CertificatePart part) => Parts.TryGetValue(part, out var place) && place.IsOnBlank;
}

/// <param name="IsOnBlank">Not printed; its room stays free.</param>
/// <param name="TopMm">From the upper edge of the sheet to the first line.</param>
/// <param name="LeftMm">From the left edge to where its lines may begin.</param>
public sealed record PartPlace(bool IsOnBlank, double? TopMm = null, double? LeftMm = null);

/// <param name="Detail">Post and unit of a person, the governing body of a collective.</param>
/// <param name="Achievement">«Đã có thành tích xuất sắc trong …».</param>
/// <param name="GoldenBookNumber">Số sổ vàng, as the agency counts.</param>
public sealed record CertificateRecipient(string Name, string? Detail, string Achievement, int GoldenBookNumber);

/// <param name="ContentType">image/png or image/jpeg.</param>
public sealed record CertificateImage(string ContentType, byte[] Bytes);
