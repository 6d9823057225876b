using System.Globalization;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;

namespace CcHc.Portal.Web.Features.Shared.Papers;

/// <summary>How a part of a paper is typed.</summary>
public enum PartForm
{
    /// <summary>A paragraph or an item a line.</summary>
    Lines,
    Line,
    Day,
    Time,
}

/// <summary>A part that a composer asks a person for.</summary>
/// <param name="IsRequired">The paper is not submitted for signature without it.</param>
/// <param name="Default">What the paper says while nobody wrote; shown, so that it can be changed.</param>
public sealed record PartWish(PaperPart Part, string Label, string? Hint = null, bool IsRequired = false, PartForm Form = PartForm.Lines, string? Default = null)
{
    public static PartWish Required(PaperPart part, string? hint = null, PartForm form = PartForm.Lines) => new(part, StateNames.Of(part), hint, true, form);

    public static PartWish Optional(PaperPart part, string? hint = null, PartForm form = PartForm.Lines) => new(part, StateNames.Of(part), hint, false, form);

    public Obstacle? Lacking(Paper paper) =>
        IsRequired && paper.Said(Part) is null && Default is null ? new Obstacle("paper.part", $"Cần ghi «{Label}».") : null;
}

/// <summary>The changes in another paper that a composer asks for.</summary>
/// <param name="Title">Over the rows of the form.</param>
/// <param name="NeedsBefore">A correction says what was printed; an amendment need not.</param>
public sealed record ChangesWish(string Title, string Hint, bool NeedsBefore)
{
    public IEnumerable<Obstacle> Lacking(Paper paper)
    {
        if (paper.Changes.Count == 0)
        {
            yield return new("paper.changes", $"Cần ghi ít nhất một dòng ở «{Title}».");
        }

        foreach (var change in paper.Changes)
        {
            if (change.Place is null)
            {
                yield return new("paper.change-place", $"Dòng {change.Order} của «{Title}» chưa ghi vị trí.");
            }
            else if (change.Before is null && change.Text is null)
            {
                yield return new("paper.change-text", $"Dòng {change.Order} của «{Title}» chưa ghi nội dung.");
            }
            else if (NeedsBefore && change.Before is null)
            {
                yield return new("paper.change-before", $"Dòng {change.Order} của «{Title}» chưa ghi nội dung đã in.");
            }
        }
    }
}

/// <summary>What a composer takes out of the parts of a paper.</summary>
public static class PaperWords
{
    /// <summary>The part line by line; empty where nothing was written.</summary>
    public static IReadOnlyList<string> LinesOf(this Paper paper, PaperPart part) => TextLines.Of(paper.Said(part));

    public static IReadOnlyList<string> LinesOf(this Paper paper, PaperPart part, IReadOnlyList<string> otherwise) =>
        paper.LinesOf(part) is { Count: > 0 } written ? written : otherwise;

    public static DateOnly? DayOf(this Paper paper, PaperPart part) => Vietnamese.TryReadDate(paper.Said(part), out var day) ? day : null;

    public static TimeOnly? TimeOf(this Paper paper, PaperPart part) => TryReadTime(paper.Said(part), out var time) ? time : null;

    /// <summary>«8:30», «08h30», «8 giờ 30».</summary>
    public static bool TryReadTime(string? text, out TimeOnly time)
    {
        var plain = (text ?? "").Replace("giờ", ":", StringComparison.OrdinalIgnoreCase).Replace("phút", "", StringComparison.OrdinalIgnoreCase).Replace('h', ':').Replace(" ", "", StringComparison.Ordinal);
        return TimeOnly.TryParseExact(plain.EndsWith(':') ? plain + "00" : plain, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}
