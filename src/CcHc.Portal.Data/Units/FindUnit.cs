using CcHc.Portal.Domain;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data.Units;

/// <summary>The unit that somebody means by a code or a name they typed.</summary>
/// <param name="Problem">Why it is not clear, in Vietnamese; null when it is.</param>
public sealed record FoundUnit(Guid? Id, string? Name, string? Problem);

/// <summary>A text field instead of a list of thousands: works without scripts, and people know their codes and names.</summary>
public static class FindUnit
{
    private const int MostNamed = 5;

    /// <param name="text">Code, name with or without accents, or «name – name of the unit above».</param>
    /// <param name="alsoEnded">Units that no longer exist are meant too, as for what was merged; valid ones come first.</param>
    public static async Task<FoundUnit> ByTextAsync(PortalDbContext db, string text, DateOnly today, bool alsoEnded = false, CancellationToken cancellation = default)
    {
        var clean = Vietnamese.Clean(text) ?? "";
        var valid = db.Units.Where(u => alsoEnded || u.ValidTo == null || today <= u.ValidTo);
        var byCode = await valid.Where(u => u.Code == clean).OrderBy(u => u.ValidTo == null ? 0 : 1).Select(u => new { u.Id, u.Name }).FirstOrDefaultAsync(cancellation);
        if (byCode is not null)
        {
            return new FoundUnit(byCode.Id, byCode.Name, null);
        }

        var parts = clean.Split(" – ", 2, StringSplitOptions.TrimEntries);
        var folded = Vietnamese.Fold(parts[0]);
        var above = parts.Length == 2 ? Vietnamese.Fold(parts[1]) : null;
        var candidates = (await valid
            .Where(u => folded != "" && u.SearchText.Contains(folded))
            .OrderBy(u => u.SearchText.Length)
            .Take(200)
            .Select(u => new { u.Id, u.Name, u.Code, Parent = db.Units.Where(p => p.Id == u.ParentId).Select(p => p.Name).FirstOrDefault() })
            .ToListAsync(cancellation))
            .Where(u => above is null || Vietnamese.Fold(u.Parent) == above)
            .ToList();
        var exact = candidates.Where(u => Vietnamese.Fold(u.Name) == folded).ToList();
        if (exact is [var one])
        {
            return new FoundUnit(one.Id, one.Name, null);
        }

        var shown = exact.Count > 0 ? exact : candidates;
        if (shown.Count == 0)
        {
            return new FoundUnit(null, null, alsoEnded ? "Không có đơn vị nào mang mã hoặc tên này." : "Không có đơn vị đang hoạt động nào mang mã hoặc tên này.");
        }

        var named = string.Join("; ", shown.Take(MostNamed).Select(u => u.Code is null ? $"«{u.Name}{(u.Parent is null ? "" : " – " + u.Parent)}»" : $"«{u.Name}» mã {u.Code}"));
        return new FoundUnit(null, null, exact.Count > 0
            ? $"Có {exact.Count} đơn vị cùng tên; ghi mã hoặc «tên – tên đơn vị cấp trên»: {named}."
            : $"Cần ghi mã hoặc tên đầy đủ. Gần giống: {named}{(shown.Count > MostNamed ? " …" : "")}.");
    }
}
