using System.ComponentModel;

namespace CcHc.Portal.Documents.Comparison;

public enum DifferenceKind
{
    [Description("Khác chữ")]
    Changed,

    [Description("Khác chữ hoa, chữ thường")]
    Capitals,

    [Description("Thiếu trong bản ký")]
    Missing,

    [Description("Thêm trong bản ký")]
    Added,

    [Description("Đổi thứ tự")]
    Moved,
}

/// <summary>Where the signed copy says something else than what went up for signature.</summary>
/// <param name="Place">For people: «Điều 2», «Phụ lục I, dòng 14 – cột Họ và tên».</param>
/// <param name="Expected">What stood in the paper that went up; empty for what was added.</param>
/// <param name="Found">What stands in the signed copy; empty for what is missing.</param>
/// <param name="Passages">The passages concerned; none for what was added.</param>
/// <param name="Note">What a person should know to judge it.</param>
public sealed record PaperDifference(
    DifferenceKind Kind, string Place, string Expected, string Found, IReadOnlyList<Passage> Passages, string? Note = null);

/// <summary>What came of comparing a signed copy with the paper that went up for signature.</summary>
public sealed record ComparedPaper
{
    public required IReadOnlyList<PaperDifference> Differences { get; init; }

    /// <summary>Share of the words that were found as they stood, 0 to 1. A scan has none.</summary>
    public required double Found { get; init; }

    /// <summary>What was filled in outside, as far as it is text.</summary>
    public string? Number { get; init; }

    public string? Symbol { get; init; }

    public DateOnly? Day { get; init; }

    public string? SignerName { get; init; }

    /// <summary>What signing programs print of themselves on the page; no part of the paper.</summary>
    public IReadOnlyList<string> Stamps { get; init; } = [];

    /// <summary>Differences beyond those that are listed.</summary>
    public int Unlisted { get; init; }
}
