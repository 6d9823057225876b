using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>What of a line its sheet's sums are made of.</summary>
public sealed record LineMarks(string Code, string? SelfAnswer, Points? SelfPoints, string? AppraisalAnswer, Points? AppraisalPoints)
{
    public static LineMarks Of(ScoreLine line) => new(line.Code, line.SelfAnswer, line.SelfPoints, line.AppraisalAnswer, line.AppraisalPoints);
}

/// <summary>Sums of a sheet from the marks that its lines already hold.</summary>
public static class SheetArithmetic
{
    public static SheetResult Self(CriteriaTree tree, IReadOnlyDictionary<string, LineMarks> lines) =>
        ScoringEngine.Sum(tree, leaf => lines.TryGetValue(leaf.Code, out var line) ? SelfMark(line) : null);

    /// <summary>Where an agency has not spoken the self-score stands; the page says so.</summary>
    public static SheetResult Appraisal(CriteriaTree tree, IReadOnlyDictionary<string, LineMarks> lines) =>
        ScoringEngine.Sum(tree, leaf => lines.TryGetValue(leaf.Code, out var line) ? AppraisalMark(line) ?? SelfMark(line) : null);

    /// <summary>How a leaf stands at the last stage that spoke, with the figures it came from where there are any.</summary>
    public static LeafStand? StandOf(LineMarks line, bool lacksProof)
    {
        if ((AppraisalMark(line) ?? SelfMark(line)) is not { } mark)
        {
            return null;
        }

        var answer = line.AppraisalPoints is null || (line.AppraisalAnswer is null && line.AppraisalPoints == line.SelfPoints) ? line.SelfAnswer : line.AppraisalAnswer;
        return new LeafStand(answer is null ? null : Answer.FromJson(answer), mark.Points, mark.Status, lacksProof);
    }

    public static SheetSums Sums(SheetResult result) =>
        new(result.Points, result.ApplicableMax, result.Bonus, result.Penalty, result.Final);

    public static IReadOnlyDictionary<string, Points> ByField(SheetResult result) =>
        result.Nodes.Where(n => n.Node.IsTop).ToDictionary(n => n.Node.Code, n => n.Points, StringComparer.Ordinal);

    private static LeafMark? SelfMark(LineMarks line) =>
        line.SelfPoints is { } points ? new LeafMark(points, StatusOf(line.SelfAnswer)) : null;

    private static LeafMark? AppraisalMark(LineMarks line)
    {
        if (line.AppraisalPoints is not { } points)
        {
            return null;
        }

        // A mark given in the grid has no answer of its own; where it agrees with the unit it agrees with its claim too.
        var answer = line.AppraisalAnswer ?? (points == line.SelfPoints ? line.SelfAnswer : null);
        return new LeafMark(points, StatusOf(answer));
    }

    private static NodeStatus StatusOf(string? answer) =>
        answer is null
            ? NodeStatus.Scored
            : Answer.FromJson(answer).NotApplicable switch
            {
                NotApplicable.Full => NodeStatus.Full,
                NotApplicable.Exclude => NodeStatus.Excluded,
                NotApplicable.Zero => NodeStatus.Zero,
                _ => NodeStatus.Scored,
            };
}
