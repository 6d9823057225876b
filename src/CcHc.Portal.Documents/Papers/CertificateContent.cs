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

    /// <summary>For sheets printed beforehand: only the text of this award is printed, without border, emblem and fixed lines.</summary>
    public bool IsOnPrintedForm { get; init; }

    /// <summary>Shift of the text to the right, for printed forms, in millimetres (−50 to 50).</summary>
    public double ShiftRightMm { get; init; }

    /// <summary>Shift of the text downwards, for printed forms, in millimetres (−50 to 50).</summary>
    public double ShiftDownMm { get; init; }
}

/// <param name="Detail">Post and unit of a person, the governing body of a collective.</param>
/// <param name="Achievement">«Đã có thành tích xuất sắc trong …».</param>
/// <param name="GoldenBookNumber">Số sổ vàng: the place in the list of the decision, from 1.</param>
public sealed record CertificateRecipient(string Name, string? Detail, string Achievement, int GoldenBookNumber);

/// <param name="ContentType">image/png or image/jpeg.</param>
public sealed record CertificateImage(string ContentType, byte[] Bytes);
