using System.ComponentModel;

namespace CcHc.Portal.Documents.Signing;

public enum SignatureVerdict
{
    [Description("Còn nguyên vẹn")]
    Intact,

    [Description("Đã bị sửa sau khi ký")]
    Changed,

    /// <summary>The signed part is whole; something that no signature covers was written behind it.</summary>
    [Description("Được ghi thêm sau khi ký")]
    Extended,

    [Description("Chưa kiểm tra được chứng thư")]
    NotChecked,

    [Description("Không đọc được chữ ký")]
    Unreadable,
}

public enum SignerKind
{
    [Description("không rõ cá nhân hay cơ quan")]
    Unknown,

    [Description("chữ ký cá nhân")]
    Person,

    [Description("chữ ký cơ quan, tổ chức")]
    Body,
}

/// <summary>One signature of a PDF, as far as it can be judged without a network.</summary>
public sealed record PdfSignature
{
    public required SignatureVerdict Verdict { get; init; }

    /// <summary>What to know besides the verdict: why the certificate could not be checked, what was written behind.</summary>
    public string? Why { get; init; }

    public string? SignerName { get; init; }

    public SignerKind Kind { get; init; }

    public string? Issuer { get; init; }

    /// <summary>By the clock of who signed; nobody vouches for it.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    public bool CoversWholeFile { get; init; }
}
