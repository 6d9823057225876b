using System.Collections.ObjectModel;
using System.ComponentModel;

namespace CcHc.Portal.Domain.Scoring;

/// <summary>Who enters the figure of a leaf.</summary>
public enum InputBy
{
    [Description("đơn vị")]
    Unit,

    [Description("cơ quan thẩm định")]
    Agency,

    [Description("số liệu nhập")]
    Imported,
}

/// <summary>What becomes of a leaf for which no task arose (không phát sinh nhiệm vụ).</summary>
public enum NotApplicable
{
    [Description("đủ điểm")]
    Full,

    [Description("loại trừ")]
    Exclude,

    [Description("không điểm")]
    Zero,
}

/// <summary>One node of a criteria set as it is written in a file or stored, before its rule is read.</summary>
/// <param name="Code">Unique in the set, such as «II.4.b».</param>
/// <param name="MaxPoints">Null where nothing is scored (information).</param>
/// <param name="Method">One of the English words in <see cref="ScoringMethods"/>.</param>
/// <param name="Agency">Appraising agencies, separated by commas.</param>
/// <param name="NotApplicable">What the column says; a rule may offer a treatment too, see <see cref="CriteriaNode.Offered"/>.</param>
/// <param name="AppliesTo">Free labels separated by «;»; null applies to all.</param>
public sealed record CriterionSource(
    string Code,
    string? ParentCode,
    string Title,
    decimal? MaxPoints,
    string Method,
    string? Rule,
    string? Evidence = null,
    string? Agency = null,
    string? CoAgency = null,
    InputBy InputBy = InputBy.Unit,
    NotApplicable? NotApplicable = null,
    string? AppliesTo = null,
    string? LegalBasis = null,
    string? Guidance = null)
{
    /// <summary>Where the criterion was taken from (nguồn).</summary>
    public string? Source { get; init; }

    /// <summary>Further columns of the file by their header, kept so that an export gives them back.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    public IReadOnlyList<string> Agencies => Parts(Agency, ',');

    public IReadOnlyList<string> AppliesToLabels => Parts(AppliesTo, ';');

    private static string[] Parts(string? text, char separator) =>
        text?.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
