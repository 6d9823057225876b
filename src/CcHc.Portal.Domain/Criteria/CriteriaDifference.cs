using System.ComponentModel;
using CcHc.Portal.Domain.Scoring;

namespace CcHc.Portal.Domain.Criteria;

public enum CriterionChange
{
    [Description("Thêm")]
    Added,

    [Description("Bỏ")]
    Removed,

    [Description("Sửa")]
    Changed,

    /// <summary>Says the same as before at another place.</summary>
    [Description("Chuyển chỗ")]
    Moved,
}

/// <summary>One thing that a criterion says otherwise than before.</summary>
/// <param name="Field">The column of the criteria file by its English name, or <see cref="CriteriaDifference.Place"/>.</param>
/// <param name="Label">The column as people read it.</param>
/// <param name="Before">Null where nothing was said.</param>
/// <param name="After">Null where nothing is said any more.</param>
public sealed record FieldDifference(string Field, string Label, string? Before, string? After);

/// <summary>What became of one code.</summary>
/// <param name="Before">Null for an added criterion.</param>
/// <param name="After">Null for a removed one.</param>
/// <param name="Fields">What differs; of an added or removed criterion what it says, its title left out.</param>
public sealed record CriterionDifference(CriterionChange Kind, CriterionText? Before, CriterionText? After, IReadOnlyList<FieldDifference> Fields)
{
    private static readonly string[] Scoring = [CriteriaFile.Parent, CriteriaFile.MaxPoints, CriteriaFile.Method, CriteriaFile.Rule, CriteriaFile.NotApplicableColumn, CriteriaFile.AppliesTo];

    public string Code => (After ?? Before)!.Code;

    public string Title => (After ?? Before)!.Title;

    /// <summary>The code that this criterion may have had before, or may have now: a guess from its title, never acted upon.</summary>
    public string? PerhapsCode { get; init; }

    public bool IsMoved => Kind == CriterionChange.Moved || (Kind == CriterionChange.Changed && Fields.Any(f => f.Field == CriteriaDifference.Place));

    /// <summary>Points of a unit may come out otherwise.</summary>
    public bool ConcernsPoints =>
        Before is null || After is null
            ? (After ?? Before)!.IsLeaf
            : Before.ParentCode != After.ParentCode || Fields.Any(f => Scoring.Contains(f.Field));
}

/// <summary>
/// How one state of a criteria set differs from another, code by code. A criterion whose code changed is one removed and one
/// added; that both may be the same is a hint only.
/// </summary>
public sealed class CriteriaDifference
{
    /// <summary>The field of a criterion that stands elsewhere.</summary>
    public const string Place = "place";

    /// <summary>Share of the words of two titles in common from which one may be the other, changed.</summary>
    private const double Alike = 0.6;

    /// <summary>More pairs than this are not compared word by word: then a set was replaced, not changed.</summary>
    private const int MostPairs = 40_000;

    private CriteriaDifference(IReadOnlyList<CriterionDifference> lines, Points before, Points after)
    {
        Lines = lines;
        TotalBefore = before;
        TotalAfter = after;
    }

    /// <summary>In the order of the later state; what was removed stands where it stood before.</summary>
    public IReadOnlyList<CriterionDifference> Lines { get; }

    public Points TotalBefore { get; }

    public Points TotalAfter { get; }

    public bool IsEmpty => Lines.Count == 0;

    public int Added => Count(CriterionChange.Added);

    public int Removed => Count(CriterionChange.Removed);

    public int Changed => Count(CriterionChange.Changed);

    /// <summary>Those that changed besides are counted here too.</summary>
    public int Moved => Lines.Count(l => l.IsMoved);

    /// <summary>Both in the order of the file, as stored versions and <see cref="CriterionText.Of"/> give them.</summary>
    /// <param name="asWritten">Rules by their letters and not in words: what the history keeps has to be exact.</param>
    public static CriteriaDifference Between(IReadOnlyList<CriterionText> before, IReadOnlyList<CriterionText> after, bool asWritten = false)
    {
        var earlier = before.ToDictionary(n => n.Code, StringComparer.Ordinal);
        var later = after.ToDictionary(n => n.Code, StringComparer.Ordinal);
        var moved = MovedCodes(before, after, later);
        var places = (Before: Places(before), After: Places(after));
        var lines = new List<(int Anchor, int Order, CriterionDifference Line)>();
        for (var i = 0; i < after.Count; i++)
        {
            var node = after[i];
            if (!earlier.TryGetValue(node.Code, out var old))
            {
                lines.Add((i, 0, new(CriterionChange.Added, null, node, Said(node, isAfter: true))));
                continue;
            }

            var fields = Differing(old, node, asWritten);
            var kind = fields.Count > 0 ? CriterionChange.Changed : CriterionChange.Moved;
            if (moved.Contains(node.Code))
            {
                fields.Insert(0, new(Place, "Vị trí", places.Before[node.Code], places.After[node.Code]));
            }

            if (fields.Count > 0)
            {
                lines.Add((i, 0, new(kind, old, node, fields)));
            }
        }

        var positions = after.Select((n, i) => (n.Code, i)).ToDictionary(p => p.Code, p => p.i, StringComparer.Ordinal);
        var anchor = -1;
        for (var i = 0; i < before.Count; i++)
        {
            if (positions.TryGetValue(before[i].Code, out var position))
            {
                anchor = position;
            }
            else
            {
                lines.Add((anchor, i + 1, new(CriterionChange.Removed, before[i], null, Said(before[i], isAfter: false))));
            }
        }

        var inOrder = lines.OrderBy(l => l.Anchor).ThenBy(l => l.Order).Select(l => l.Line).ToList();
        return new(WithHints(inOrder), CriteriaSelection.Total(before), CriteriaSelection.Total(after));
    }

    /// <summary>
    /// Codes under another parent, or in another order among those that stayed under theirs. The longest run that kept its
    /// order did not move, so that one criterion taken to the end does not move all the others.
    /// </summary>
    private static HashSet<string> MovedCodes(IReadOnlyList<CriterionText> before, IReadOnlyList<CriterionText> after, Dictionary<string, CriterionText> later)
    {
        var places = after.Select((n, i) => (n.Code, i)).ToDictionary(p => p.Code, p => p.i, StringComparer.Ordinal);
        var both = before.Where(n => later.ContainsKey(n.Code)).ToList();
        var moved = both.Where(n => later[n.Code].ParentCode != n.ParentCode).Select(n => n.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var siblings in both.Where(n => !moved.Contains(n.Code)).GroupBy(n => n.ParentCode).ToList())
        {
            var codes = siblings.Select(n => n.Code).ToList();
            moved.UnionWith(codes.Except(Rising(codes, places), StringComparer.Ordinal));
        }

        return moved;
    }

    /// <summary>A longest part of the codes whose places rise.</summary>
    private static HashSet<string> Rising(List<string> codes, Dictionary<string, int> places)
    {
        var ends = new List<int>();
        var previous = new int[codes.Count];
        for (var i = 0; i < codes.Count; i++)
        {
            var place = places[codes[i]];
            var low = 0;
            for (var high = ends.Count; low < high;)
            {
                var middle = (low + high) / 2;
                if (places[codes[ends[middle]]] < place)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            previous[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[low] = i;
            }
        }

        var rising = new HashSet<string>(StringComparer.Ordinal);
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = previous[i])
        {
            rising.Add(codes[i]);
        }

        return rising;
    }

    private static Dictionary<string, string> Places(IReadOnlyList<CriterionText> nodes)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            var parent = node.ParentCode ?? "";
            var within = parent.Length == 0 ? "cấp trên cùng" : $"trong {parent}";
            places[node.Code] = last.TryGetValue(parent, out var sibling) ? $"{within}, sau {sibling}" : $"{within}, đầu tiên";
            last[parent] = node.Code;
        }

        return places;
    }

    private static List<FieldDifference> Differing(CriterionText before, CriterionText after, bool asWritten)
    {
        var fields = new List<FieldDifference>();
        foreach (var column in CriteriaFile.Columns)
        {
            var (old, now) = (TextOf(before, column.Name), TextOf(after, column.Name));
            if (old != now)
            {
                // Who decides on a difference reads what a rule says; only where that is the same are the texts the difference.
                var says = column.Name == CriteriaFile.Rule && !asWritten ? (Before: RuleOf(before), After: RuleOf(after)) : (Before: old, After: now);
                fields.Add(says.Before == says.After ? new(column.Name, column.Header, old, now) : new(column.Name, column.Header, says.Before, says.After));
            }
        }

        foreach (var header in before.Extra.Keys.Union(after.Extra.Keys, StringComparer.Ordinal))
        {
            var (old, now) = (ExtraOf(before, header), ExtraOf(after, header));
            if (old != now)
            {
                fields.Add(new(header, header, old, now));
            }
        }

        // «group» and «criterion» are one method under two names: no difference that anybody could see or score.
        if (before.Method != after.Method && (ScoringMethods.NameOf(before.Method), ScoringMethods.NameOf(after.Method)) is var (was, name) && was == name && name != "nhóm")
        {
            fields.Add(new(CriteriaFile.Method, "Cách chấm", $"{was} ({PlaceOf(before)})", $"{name} ({PlaceOf(after)})"));
        }

        return fields;
    }

    private static string PlaceOf(CriterionText node) => ScoringMethods.IsGroup(node.Method) ? "cả nhóm" : "một tiêu chí";

    private static string? RuleOf(CriterionText node) => node.Rule is null ? null : string.Join('\n', RuleInWords.Of(node));

    private static List<FieldDifference> Said(CriterionText node, bool isAfter) =>
        [.. from column in CriteriaFile.Columns
            where column.Name != CriteriaFile.Title
            let text = column.Name == CriteriaFile.Rule ? RuleOf(node) : TextOf(node, column.Name)
            where text is not null && (column.Name != CriteriaFile.Input || node.InputBy != InputBy.Unit)
            select new FieldDifference(column.Name, column.Header, isAfter ? null : text, isAfter ? text : null)];

    /// <summary>As the table of the file shows it; code and parent are what a line is about and where it stands.</summary>
    private static string? TextOf(CriterionText node, string column) => column switch
    {
        CriteriaFile.Title => node.Title,
        CriteriaFile.MaxPoints => node.MaxPoints?.ToExactString(),
        CriteriaFile.Method => ScoringMethods.NameOf(node.Method),
        CriteriaFile.Rule => node.Rule,
        CriteriaFile.Evidence => node.EvidenceWanted,
        CriteriaFile.Agency => node.AgencyText,
        CriteriaFile.CoAgency => node.CoAgencyText,
        CriteriaFile.Input => StateNames.Of(node.InputBy),
        CriteriaFile.NotApplicableColumn => node.NotApplicable is { } treatment ? StateNames.Of(treatment) : null,
        CriteriaFile.AppliesTo => node.AppliesTo,
        CriteriaFile.LegalBasis => node.LegalBasis,
        CriteriaFile.Guidance => node.Guidance,
        CriteriaFile.Origin => node.Source,
        _ => null,
    };

    private static string? ExtraOf(CriterionText node, string header) =>
        node.Extra.GetValueOrDefault(header) is { Length: > 0 } text ? text : null;

    private static List<CriterionDifference> WithHints(List<CriterionDifference> lines)
    {
        var removed = lines.Where(l => l.Kind == CriterionChange.Removed).Select(l => new Titled(l)).ToList();
        var added = lines.Where(l => l.Kind == CriterionChange.Added).Select(l => new Titled(l)).ToList();
        var pairs = (long)removed.Count * added.Count > MostPairs
            ? from old in removed
              join now in added on old.Text equals now.Text
              select (Old: old, Now: now, Likeness: 1d)
            : from old in removed
              from now in added
              let likeness = old.LikenessTo(now)
              where likeness >= Alike
              select (Old: old, Now: now, Likeness: likeness);
        var hints = new Dictionary<CriterionDifference, string>(ReferenceEqualityComparer.Instance);
        foreach (var (old, now, _) in pairs.OrderByDescending(p => p.Likeness).ToList())
        {
            if (!hints.ContainsKey(old.Line) && !hints.ContainsKey(now.Line))
            {
                hints[old.Line] = now.Line.Code;
                hints[now.Line] = old.Line.Code;
            }
        }

        return [.. lines.Select(l => hints.TryGetValue(l, out var code) ? l with { PerhapsCode = code } : l)];
    }

    private int Count(CriterionChange kind) => Lines.Count(l => l.Kind == kind);

    private sealed class Titled(CriterionDifference line)
    {
        private readonly HashSet<string> words = [.. Vietnamese.Fold(line.Title).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

        public CriterionDifference Line => line;

        public string Text { get; } = Vietnamese.Fold(line.Title);

        public double LikenessTo(Titled other)
        {
            if (line.Before?.IsLeaf != other.Line.After?.IsLeaf || words.Count == 0)
            {
                return 0;
            }

            var common = words.Count(other.words.Contains);
            return (double)common / (words.Count + other.words.Count - common);
        }
    }
}
