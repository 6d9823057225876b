using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data.Seeds;

/// <summary>What every installation has before anybody enters anything. Applied after each migration, as often as one likes.</summary>
public static class PortalSeed
{
    /// <summary>Files that an installation without any criteria set gets, by their name in CriteriaSets.</summary>
    public static readonly IReadOnlyList<SeedSet> CriteriaSets =
    [
        new("sample-commune-100.csv", "Bộ tiêu chí mẫu cấp xã (100 điểm)", "Bộ mẫu để tham khảo; điểm số không do cơ quan nào ban hành"),
    ];

    public static async Task ApplyAsync(PortalDbContext db, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        await AddAwardFormsAsync(db, cancellationToken);
        await AddCriteriaSetsAsync(db, clock.GetUtcNow(), cancellationToken);
        await AddCalendarAsync(db, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <exception cref="InvalidOperationException">when the file is not whole: the tests read every one, so it never leaves the house so.</exception>
    public static CriteriaReading Read(SeedSet set)
    {
        using var content = typeof(PortalSeed).Assembly.GetManifestResourceStream("CriteriaSets/" + set.File)
            ?? throw new InvalidOperationException($"CriteriaSets/{set.File} is not embedded.");
        var reading = CriteriaFile.Read(TableFile.Read(content, set.File));
        return reading.Tree is not null && reading.Defects.Count == 0
            ? reading
            : throw new InvalidOperationException($"CriteriaSets/{set.File} has {reading.Errors.Count} errors and {reading.Defects.Count} defects.");
    }

    /// <summary>Rows that are there stay; one that ended since, by a later catalogue, ends.</summary>
    private static async Task AddAwardFormsAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        var stored = await db.AwardForms.ToDictionaryAsync(f => (f.Code, f.ValidFrom), cancellationToken);
        foreach (var form in AwardFormCatalogue.All())
        {
            if (!stored.TryGetValue((form.Code, form.ValidFrom), out var known))
            {
                db.AwardForms.Add(form);
            }
            else if (known.ValidTo is null && form.ValidTo is { } lastDay)
            {
                known.EndOn(lastDay);
            }
        }
    }

    /// <summary>
    /// Last year, this one and the next with what the law itself fixes. A year that somebody keeps already stays as it is; the
    /// notice of a year, with Tết and swapped days, is entered by the administrator.
    /// </summary>
    private static async Task AddCalendarAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var current = VietnamTime.DayOf(now).Year;
        var there = await db.CalendarYears.Where(y => y.Year >= current - 1 && y.Year <= current + 1).Select(y => y.Year).ToListAsync(cancellationToken);
        foreach (var missing in Enumerable.Range(current - 1, 3).Except(there))
        {
            var year = new CalendarYear(Actor.Portal, missing, now);
            year.Take(Actor.Portal, LegalHolidays.Of(missing), now);
            db.CalendarYears.Add(year);
        }
    }

    private static async Task AddCriteriaSetsAsync(PortalDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.CriteriaSets.AnyAsync(cancellationToken))
        {
            return;
        }

        foreach (var seed in CriteriaSets)
        {
            var set = new CriteriaSet(Actor.Portal, ownerUnitId: null, seed.Name, seed.IssuedBy, now);
            db.CriteriaSets.Add(set);
            db.CriteriaSetVersions.Add(set.AddVersion(Actor.Portal, 1, CriterionText.Of(Read(seed).Tree!), sourceFileId: null, acceptedDefects: [], now));
        }
    }
}

/// <summary>A criteria file that comes with the portal.</summary>
/// <param name="IssuedBy">What the page says of its origin.</param>
public sealed record SeedSet(string File, string Name, string IssuedBy);
