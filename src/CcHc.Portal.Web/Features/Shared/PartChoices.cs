using Microsoft.AspNetCore.Mvc.Rendering;

namespace CcHc.Portal.Web.Features.Shared;

/// <summary>Fields and criteria as a list to choose from: code and text, indented as they stand below each other.</summary>
public static class PartChoices
{
    private const int MostShown = 70;

    /// <param name="parts">In the order of the criteria; of several sets, a code that was there already is left out.</param>
    public static IReadOnlyList<SelectListItem> Of(IEnumerable<(string Code, string Title, int Depth)> parts) =>
    [
        .. parts
            .DistinctBy(p => p.Code, StringComparer.Ordinal)
            .Select(p => new SelectListItem($"{new string('\u00a0', 3 * p.Depth)}{p.Code}. {(p.Title.Length <= MostShown ? p.Title : p.Title[..MostShown].TrimEnd() + "…")}", p.Code)),
    ];

    /// <summary>With a code that is none of them, so that what was said before is never lost by opening the page.</summary>
    public static IReadOnlyList<SelectListItem> With(IReadOnlyList<SelectListItem> choices, string? code) =>
        string.IsNullOrWhiteSpace(code) || choices.Any(c => c.Value == code) ? choices : [.. choices, new SelectListItem($"{code} (bộ tiêu chí không có)", code)];
}
