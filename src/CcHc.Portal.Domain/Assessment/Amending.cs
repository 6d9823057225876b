using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Assessment;

/// <summary>The marks of one leaf before an amendment.</summary>
/// <param name="ClaimRefused">The appraisal is the refusal of a claim of «không phát sinh».</param>
/// <param name="IsImported">The points come from a figure of others, or from a survey that was not held.</param>
public sealed record MarksBefore(
    string Code, string? SelfAnswer, Points? SelfPoints, string? AppraisalAnswer, Points? AppraisalPoints, bool ClaimRefused = false, bool IsImported = false)
{
    /// <summary>Left out on every sheet, because a survey was not held.</summary>
    internal bool IsLeftOut => IsImported && SelfAnswer is not null && Answer.FromJson(SelfAnswer).NotApplicable == NotApplicable.Exclude;
}

/// <summary>The marks of one leaf after an amendment.</summary>
/// <param name="Code">Null where the criterion is not there any more: the line is kept as history.</param>
/// <param name="SelfUnfit">The unit's answer says nothing under the new rule and has to be given again.</param>
/// <param name="AppraisalUnfit">The same of the agency's.</param>
/// <param name="IsImported">Nobody gives another mark for it: it goes on being a figure of others, or left out.</param>
public sealed record MarksAfter(
    string? Code, string? SelfAnswer, Points? SelfPoints, string? AppraisalAnswer, Points? AppraisalPoints, bool SelfUnfit, bool AppraisalUnfit, bool IsImported = false)
{
    public bool IsUnfit => SelfUnfit || AppraisalUnfit;
}

/// <summary>
/// What an amendment does to the marks of a sheet. Pure: what the dry run shows and what is carried out come from here. An answer
/// is scored by the new rule; one that says nothing under it is taken back, and points without an answer cannot be worked out again.
/// </summary>
public sealed class Amending
{
    private readonly CriteriaTree before;
    private readonly Dictionary<string, string> codes;
    private readonly HashSet<string> alike;

    /// <param name="renames">Code after by code before, of criteria that only changed their code.</param>
    public Amending(CriteriaTree before, CriteriaTree after, IReadOnlyDictionary<string, string> renames)
    {
        this.before = before;
        After = after;
        var taken = renames.Values.ToHashSet(StringComparer.Ordinal);
        codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var leaf in before.Leaves)
        {
            var code = renames.TryGetValue(leaf.Code, out var renamed) ? renamed : taken.Contains(leaf.Code) ? null : leaf.Code;
            if (code is not null && after.Find(code) is { IsLeaf: true })
            {
                codes[leaf.Code] = code;
            }
        }

        alike = codes.Where(c => ScoreAlike(before.Find(c.Key)!, after.Find(c.Value)!)).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
    }

    public CriteriaTree After { get; }

    /// <summary>Code after by code before, of every leaf that goes on.</summary>
    public IReadOnlyDictionary<string, string> Codes => codes;

    /// <summary>Codes before of leaves that go on and whose points may come out otherwise.</summary>
    public IReadOnlyList<string> Rescored => [.. codes.Keys.Where(c => !alike.Contains(c))];

    /// <summary>Codes before of leaves that are not there any more.</summary>
    public IReadOnlyList<string> Dropped => [.. before.Leaves.Select(l => l.Code).Where(c => !codes.ContainsKey(c))];

    /// <summary>Codes after of leaves that were not there.</summary>
    public IReadOnlyList<string> Added => [.. After.Leaves.Select(l => l.Code).Except(codes.Values, StringComparer.Ordinal)];

    /// <summary>A renaming that cannot be, in words for the person.</summary>
    public static IEnumerable<Obstacle> ObstaclesTo(CriteriaTree before, CriteriaTree after, IReadOnlyDictionary<string, string> renames)
    {
        foreach (var (from, to) in renames)
        {
            if (before.Find(from) is not { IsLeaf: true })
            {
                yield return new("amendment.rename", $"Phiên bản đang dùng không có tiêu chí {from}.");
            }
            else if (after.Find(to) is not { IsLeaf: true })
            {
                yield return new("amendment.rename", $"Phiên bản mới không có tiêu chí {to}.");
            }
        }

        foreach (var twice in renames.GroupBy(r => r.Value).Where(g => g.Count() > 1))
        {
            yield return new("amendment.rename", $"Tiêu chí mới {twice.Key} được chọn cho nhiều tiêu chí cũ: {string.Join(", ", twice.Select(r => r.Key))}.");
        }
    }

    public MarksAfter Line(MarksBefore line, int year)
    {
        if (!codes.TryGetValue(line.Code, out var code))
        {
            return new(null, line.SelfAnswer, line.SelfPoints, line.AppraisalAnswer, line.AppraisalPoints, false, false, line.IsImported);
        }

        if (alike.Contains(line.Code))
        {
            return new(code, line.SelfAnswer, line.SelfPoints, line.AppraisalAnswer, line.AppraisalPoints, false, false, line.IsImported);
        }

        var leaf = After.Find(code)!;
        // What was imported stays a figure of others, unless it is the unit's to enter now: then it is where the unit goes on from.
        // What the unit no longer enters is not its answer any more. A survey that was not held stays left out whoever enters it.
        var isLeftOut = line.IsLeftOut;
        var isImported = line.IsImported && (isLeftOut || leaf.Source.InputBy == InputBy.Imported);
        var self = isLeftOut || leaf.Source.InputBy == InputBy.Unit || leaf.Source.InputBy == before.Find(line.Code)!.Source.InputBy
            ? Scored(leaf, line.SelfAnswer, year, onlyOffered: leaf.Source.InputBy == InputBy.Unit && !isLeftOut)
            : null;
        var selfUnfit = line.SelfPoints is not null && self is null;
        if (line.AppraisalPoints is not { } appraised)
        {
            return new(code, self is null ? null : line.SelfAnswer, self, null, null, selfUnfit, false, isImported);
        }

        // Points without an answer of their own that equal the self-score agree with it, and go on agreeing.
        var agrees = line.AppraisalAnswer is null && appraised == line.SelfPoints;
        var appraisal = agrees ? self : Scored(leaf, line.AppraisalAnswer, year, onlyOffered: !line.ClaimRefused && !isLeftOut);
        return new(
            code,
            self is null ? null : line.SelfAnswer,
            self,
            appraisal is null ? null : line.AppraisalAnswer,
            appraisal,
            selfUnfit,
            appraisal is null,
            isImported);
    }

    private static Points? Scored(CriteriaNode leaf, string? json, int year, bool onlyOffered)
    {
        if (json is null || Answer.FromJson(json) is not { IsEmpty: false } answer || answer.Problems(leaf, onlyOffered).Count > 0)
        {
            return null;
        }

        return ScoringEngine.ScoreLeaf(leaf, answer, year, trace: false).Points;
    }

    /// <summary>Every answer earns the same under both, so that nothing has to be worked out again.</summary>
    private static bool ScoreAlike(CriteriaNode one, CriteriaNode other) =>
        one.Method.Name == other.Method.Name
        && one.Max == other.Max
        && one.Source.Rule == other.Source.Rule
        && one.Offered == other.Offered
        && one.IsInPenalty == other.IsInPenalty
        && one.Source.InputBy == other.Source.InputBy;
}
