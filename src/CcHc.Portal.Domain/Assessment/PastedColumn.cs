namespace CcHc.Portal.Domain.Assessment;

/// <summary>A line that was pasted from a spreadsheet, cut into cells; nothing is decided yet.</summary>
/// <param name="Line">1-based line of the text.</param>
/// <param name="Who">Code or name of the unit; null where only points were pasted.</param>
public sealed record PastedLine(int Line, string? Who, string Points, string? Reason);

/// <summary>A sheet that a pasted line can be meant for, in the order the page shows.</summary>
/// <param name="Code">The unit's official code, if it has one.</param>
/// <param name="Current">The points appraised so far.</param>
/// <param name="Blocked">Why this person may not appraise it, or why it cannot be appraised yet.</param>
public sealed record PasteTarget(Guid SheetId, string? Code, string Name, Points? Self, Points? Current, string? CurrentReason, string? Blocked);

public enum PasteOutcome
{
    /// <summary>Will be saved.</summary>
    Change,

    /// <summary>Is so already.</summary>
    Same,

    /// <summary>An empty cell: the row stays as it is.</summary>
    Skipped,

    /// <summary>Cannot be taken; the problem says why.</summary>
    Wrong,
}

/// <param name="Target">Null when no unit was found for the line.</param>
public sealed record PastedMark(PastedLine Line, PasteTarget? Target, Points? Points, string? Reason, PasteOutcome Outcome, string? Problem);

/// <summary>
/// A column of points as it comes out of a spreadsheet: either points alone, in the order of the page, or
/// «code or name TAB points TAB reason». A first line of headings is passed over.
/// </summary>
public static class PastedColumn
{
    /// <summary>More than any list of participants; beyond it something else was pasted.</summary>
    public const int MostLines = 5_000;

    public static IReadOnlyList<PastedLine> Read(string? text)
    {
        // Lines between are kept: in a column of points alone an empty cell stands for a unit.
        var raw = (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n', ' ', '\t').Split('\n');
        DomainRuleException.ThrowIf(raw.Length > MostLines, "paste.lines", $"Đã dán {raw.Length} dòng; mỗi lần dán không quá {MostLines} dòng.");

        var lines = new List<PastedLine>(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            var cells = raw[i].Split('\t').Select(c => Vietnamese.Clean(Unquoted(c))).ToList();
            var line = cells.Count == 1
                ? new PastedLine(i + 1, null, cells[0] ?? "", null)
                : new PastedLine(i + 1, cells[0] ?? "", cells[1] ?? "", cells.Count > 2 ? Vietnamese.Clean(string.Join(' ', cells.Skip(2))) : null);
            if (i == 0 && IsHeading(line))
            {
                continue;
            }

            lines.Add(line);
        }

        return lines.All(l => l.Who is null or "" && l.Points.Length == 0) ? [] : lines;
    }

    /// <summary>What each line would do. Nothing is changed here; lines that cannot be taken say why.</summary>
    /// <param name="targets">Every sheet of the criterion, in the order the page shows.</param>
    /// <param name="most">The highest points of the criterion.</param>
    /// <param name="commonReason">For lines that differ from the self-score and bring no reason.</param>
    /// <param name="demandsReason">Whether points that differ from the self-score need one.</param>
    public static IReadOnlyList<PastedMark> Match(IReadOnlyList<PastedLine> lines, IReadOnlyList<PasteTarget> targets, Points most, string? commonReason, bool demandsReason)
    {
        var byCode = targets.Where(t => t.Code is not null).ToLookup(t => Vietnamese.Fold(t.Code));
        var byName = targets.ToLookup(t => Vietnamese.Fold(t.Name));
        var taken = new Dictionary<Guid, int>();
        var place = 0;
        var marks = new List<PastedMark>(lines.Count);
        foreach (var line in lines)
        {
            PasteTarget? target = null;
            string? problem = null;
            if (line.Who is null)
            {
                target = place < targets.Count ? targets[place] : null;
                problem = target is null ? $"Danh sách chỉ có {targets.Count} đơn vị; dòng này thừa." : null;
                place++;
            }
            else if (line.Who.Length == 0)
            {
                problem = "Thiếu mã hoặc tên đơn vị.";
            }
            else
            {
                (target, problem) = Find(line.Who, byCode, byName);
            }

            marks.Add(Judge(line, target, problem, taken, most, Vietnamese.Clean(commonReason), demandsReason));
        }

        return marks;
    }

    private static (PasteTarget? Target, string? Problem) Find(string who, ILookup<string, PasteTarget> byCode, ILookup<string, PasteTarget> byName)
    {
        var key = Vietnamese.Fold(who);
        var exact = byName[key].Where(t => string.Equals(t.Name, who, StringComparison.OrdinalIgnoreCase)).ToList();
        var found = byCode[key].Concat(byName[key]).DistinctBy(t => t.SheetId).ToList();
        return (exact.Count == 1 ? exact : found) switch
        {
            [] => (null, $"Không tìm thấy đơn vị «{who}» trong danh sách của tiêu chí này."),
            [var one] => (one, null),
            var many => (null, $"«{who}» trùng với {many.Count} đơn vị; anh/chị dùng mã đơn vị."),
        };
    }

    private static PastedMark Judge(PastedLine line, PasteTarget? target, string? problem, Dictionary<Guid, int> taken, Points most, string? commonReason, bool demandsReason)
    {
        PastedMark Wrong(string why, Points? points = null) => new(line, target, points, line.Reason, PasteOutcome.Wrong, why);

        if (line.Points.Length == 0 && (line.Who is null || target is not null))
        {
            return new(line, target, null, line.Reason, PasteOutcome.Skipped, null);
        }

        if (target is null)
        {
            return Wrong(problem!);
        }

        if (!taken.TryAdd(target.SheetId, line.Line))
        {
            return Wrong($"Đơn vị này đã có ở dòng {taken[target.SheetId]}.");
        }

        if (target.Blocked is { } blocked)
        {
            return Wrong(blocked);
        }

        if (!PointsText.TryRead(line.Points, out var points))
        {
            return Wrong($"Không đọc được điểm «{line.Points}».");
        }

        if (points < Points.Zero || points > most)
        {
            return Wrong($"Điểm phải từ 0 đến {most.ToExactString()}.", points);
        }

        var differs = demandsReason && points != (target.Self ?? Points.Zero);
        var reason = line.Reason ?? (differs ? target.Current == points ? target.CurrentReason ?? commonReason : commonReason : null);
        if (differs && reason is null)
        {
            return Wrong("Điểm khác điểm tự chấm, cần ghi lý do.", points);
        }

        if (reason?.Length > ScoreLine.TextMaxLength)
        {
            return Wrong($"Lý do không quá {ScoreLine.TextMaxLength} ký tự.", points);
        }

        var same = target.Current == points && (reason ?? target.CurrentReason) == target.CurrentReason;
        return new(line, target, points, reason, same ? PasteOutcome.Same : PasteOutcome.Change, null);
    }

    private static bool IsHeading(PastedLine line) =>
        !PointsText.TryRead(line.Points, out _) && Vietnamese.Fold(line.Points).Contains("diem", StringComparison.Ordinal);

    // A spreadsheet puts quotation marks around a cell that holds a tab, a line break or a quotation mark.
    private static string Unquoted(string cell)
    {
        var text = cell.Trim();
        return text.Length > 1 && text[0] == '"' && text[^1] == '"' ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }
}

/// <summary>Points as people type them.</summary>
public static class PointsText
{
    /// <summary>False for text, and for numbers no campaign has: beyond a million, or with more than four places, which would be cut silently.</summary>
    public static bool TryRead(string? text, out Points points)
    {
        points = Points.Zero;
        if (!Vietnamese.TryReadDecimal(text, out var value) || Math.Abs(value) > 1_000_000m || decimal.Round(value, 4) != value)
        {
            return false;
        }

        points = Points.FromDecimal(value);
        return true;
    }
}
