using CcHc.Portal.Domain;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Infrastructure.Mvc;

public static class Queries
{
    /// <exception cref="NotFoundException">when the query finds nothing: it is not there, or this person may not see it.</exception>
    public static async Task<T> OneAsync<T>(this IQueryable<T> query, CancellationToken cancellation = default)
        where T : class =>
        await query.SingleOrDefaultAsync(cancellation) ?? throw new NotFoundException();

    /// <summary>Rows of one page and their total, by two statements. The query must be ordered.</summary>
    /// <param name="number">From 1; anything else, and pages beyond the last, are brought into range.</param>
    public static async Task<Page<T>> ToPageAsync<T>(this IQueryable<T> query, int? number, int size = Paged.DefaultSize, CancellationToken cancellation = default)
    {
        var total = await query.CountAsync(cancellation);
        var last = Math.Max(1, (total + size - 1) / size);
        var shown = Math.Clamp(number ?? 1, 1, last);
        var rows = await query.Skip((shown - 1) * size).Take(size).ToListAsync(cancellation);
        return new Page<T>(rows, shown, size, total);
    }

    /// <summary>As above, of rows that were worked out in memory.</summary>
    public static Page<T> ToPage<T>(this IReadOnlyList<T> all, int? number, int size = Paged.DefaultSize)
    {
        var shown = Math.Clamp(number ?? 1, 1, Math.Max(1, (all.Count + size - 1) / size));
        return new Page<T>([.. all.Skip((shown - 1) * size).Take(size)], shown, size, all.Count);
    }
}

/// <summary>What the pager needs to know of any page.</summary>
public abstract record Paged(int Number, int Size, int Total)
{
    public const int DefaultSize = 50;

    public int Last => Math.Max(1, (Total + Size - 1) / Size);

    public int FirstRow => Total == 0 ? 0 : ((Number - 1) * Size) + 1;

    public int LastRow => Math.Min(Number * Size, Total);
}

public sealed record Page<T>(IReadOnlyList<T> Rows, int Number, int Size, int Total) : Paged(Number, Size, Total);
