using System.ComponentModel;

namespace CcHc.Portal.Domain.Scoring;

public enum NodeStatus
{
    [Description("đã chấm")]
    Scored,

    [Description("đủ điểm do không phát sinh")]
    Full,

    [Description("loại trừ")]
    Excluded,

    [Description("không điểm do không phát sinh")]
    Zero,

    [Description("chưa trả lời")]
    Unanswered,

    [Description("thông tin")]
    Information,

    [Description("mất điểm do tiêu chí điều kiện")]
    KnockedOut,
}

/// <summary>What one leaf earned. <see cref="Trace"/> is empty when none was asked for.</summary>
public readonly record struct LeafResult(Points Points, NodeStatus Status, IReadOnlyList<TraceStep> Trace);

/// <summary>The points of a leaf as they stand somewhere, to be summed without computing them again.</summary>
public readonly record struct LeafMark(Points Points, NodeStatus Status);

/// <param name="ApplicableMax">The maximum less what was excluded.</param>
public sealed record NodeResult(CriteriaNode Node, Points Points, Points ApplicableMax, NodeStatus Status, IReadOnlyList<TraceStep> Trace);

/// <summary>A scored sheet with every figure on the way.</summary>
/// <param name="Points">Sum over the top nodes that are neither bonus nor penalty.</param>
/// <param name="Base">Points rescaled to <paramref name="BaseMax"/>, 2 places.</param>
/// <param name="Bonus">After caps.</param>
/// <param name="Penalty">After caps; positive, to be subtracted.</param>
/// <param name="Final">2 places; what is printed, ranked and put into bands.</param>
/// <param name="Unanswered">Codes of leaves without an answer, in the order of the file.</param>
/// <param name="Sanctions">In the order of the file.</param>
/// <param name="Nodes">Every node in the order of the file.</param>
public sealed record SheetResult(
    Points Points,
    Points ApplicableMax,
    Points BaseMax,
    Points Base,
    Points Bonus,
    Points Penalty,
    Points Final,
    IReadOnlyList<string> Unanswered,
    IReadOnlyList<Sanction> Sanctions,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<NodeResult> Nodes)
{
    /// <summary>From the sum of the fields to <see cref="Final"/>.</summary>
    public IReadOnlyList<TraceStep> Trace { get; init; } = [];
}
