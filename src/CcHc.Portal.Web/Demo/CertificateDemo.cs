using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Demo;

/// <summary>The certificates of an award decision in every state, and a printer with its blank.</summary>
internal static class CertificateDemo
{
    private const string Blank = "Máy in phòng Văn thư, phôi A4";

    /// <param name="hasBrowser">Without one the batches wait for a portal that has one, and nothing is sealed.</param>
    public static async Task AddAsync(PortalDbContext db, OrderCertificates orders, WorkRunner work, Actor manager, Actor clerk, Paper decision, bool hasBrowser, DateTimeOffset now, Action<DateTimeOffset> moveClockTo, CancellationToken cancellation)
    {
        var unitId = decision.IssuingUnitId;
        if (!await db.PrintProfiles.AnyAsync(p => p.UnitId == unitId, cancellation))
        {
            var book = new GoldenBook(unitId);
            book.Count(clerk, BookCounting.PerYear, 121, decision.IssuedOn!.Value.Year, now);
            db.GoldenBooks.Add(book);
            db.PrintProfiles.Add(new PrintProfile(
                clerk,
                unitId,
                new ProfileText(
                    Blank,
                    null,
                    true,
                    297,
                    210,
                    1.5m,
                    -1m,
                    [.. new[] { CertificatePart.NationalHeading, CertificatePart.Awarder, CertificatePart.Form }.Select(p => new PartSetting(p, true, null, null)), new(CertificatePart.Name, false, 97, null)]),
                now));
            await db.SaveChangesAsync(cancellation);
        }

        var profile = await db.PrintProfiles.Where(p => p.UnitId == unitId).Select(p => p.Id).FirstAsync(cancellation);
        var awardees = await db.Awardees.AsNoTracking().Where(a => a.PaperId == decision.Id).OrderBy(a => a.Ordinal).Select(a => new { a.Id, a.FormName }).ToListAsync(cancellation);
        // The last of a longer list has not been printed yet.
        foreach (var form in awardees.Take(awardees.Count > 4 ? awardees.Count - 1 : awardees.Count).GroupBy(a => a.FormName))
        {
            await orders.PrintAsync(manager, new PrintOrder(decision.Id, [.. form.Select(a => a.Id)], form.Key == awardees[0].FormName ? profile : null), now, cancellation);
            db.ChangeTracker.Clear();
        }

        if (!hasBrowser)
        {
            return;
        }

        await work.RunAsync(cancellation);
        var sheets = await db.Awardees.Where(a => a.PaperId == decision.Id).OrderBy(a => a.Ordinal).ToListAsync(cancellation);
        var decidedOn = decision.IssuedOn!.Value;
        // Of every four one is handed over, one sealed and one only printed; what is left went through once more.
        foreach (var (sheet, place) in sheets.Select((s, i) => (s, i % 4)).Where(s => s.s.State == CertificateState.Printed && s.Item2 != 2))
        {
            sheet.Seal(clerk, VietnamTime.DayOf(now), decidedOn, now.AddHours(2));
            if (place == 0)
            {
                sheet.HandOver(clerk, VietnamTime.DayOf(now), HandOverWay.Representative, "Người đại diện ký nhận " + InventedNames.Mark, now.AddHours(3));
            }
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        if (sheets.Count > 3)
        {
            await orders.PrintAsync(clerk, new PrintOrder(decision.Id, [sheets[3].Id], profile, "Tờ trước nhòe con dấu " + InventedNames.Mark, OldSheet.Destroyed), now.AddHours(4), cancellation);
            db.ChangeTracker.Clear();
            moveClockTo(now.AddHours(4));
            await work.RunAsync(cancellation);
        }
    }
}
