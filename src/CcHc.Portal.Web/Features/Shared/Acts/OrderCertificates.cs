using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>What is to be printed, and what is said of sheets that are there already.</summary>
/// <param name="ProfileId">None for plain A4.</param>
public sealed record PrintOrder(Guid PaperId, IReadOnlyList<Guid> AwardeeIds, Guid? ProfileId, string? Reason = null, OldSheet? OldSheet = null);

/// <summary>
/// Numbers certificates in the golden book and puts them into a batch. Numbers are given in the transaction of the order; two
/// orders at once meet at the unique index, and the later one counts anew. The context is cleared between tries, so callers
/// hand over ids and load again what they go on with.
/// </summary>
public sealed class OrderCertificates(PortalDbContext db)
{
    private const int MostTries = 8;

    public static readonly string PlainProfile = PrintProfile.OnPlainPaper.Name!;

    /// <summary>Puts certificates into one batch; those without a number get theirs first, in the order of the decision.</summary>
    public Task<WorkItem> PrintAsync(Actor by, PrintOrder order, DateTimeOffset now, CancellationToken cancellation) => TryAsync(
        async () =>
        {
            var (paper, book, awardees) = await LoadAsync(order.PaperId, order.AwardeeIds, cancellation);
            var profile = order.ProfileId is { } id
                ? await db.PrintProfiles.Where(p => p.Id == id && p.UnitId == paper.IssuingUnitId && !p.IsRemoved).OneAsync(cancellation)
                : null;
            DomainRuleException.ThrowIf(awardees.Select(a => a.FormName).Distinct().Count() > 1, "print.forms", "Mỗi tệp in chỉ gồm một hình thức khen thưởng, vì mỗi hình thức một loại phôi.");
            DomainRuleException.ThrowIf(profile?.IsFor(awardees[0].FormName) == false, "print.profile", $"Mẫu in «{profile?.Name}» chỉ dùng cho {profile?.FormName}.");
            await RefuseThoseInABatchAsync(awardees, cancellation);
            DomainRuleException.ThrowIfAny(awardees.SelectMany(a => a.ObstaclesToPrinting(order.Reason, order.OldSheet)));

            await NumberAsync(by, paper, book, awardees, now, cancellation);
            var batch = new WorkItem(WorkKind.PrintCertificates, paper.Id, by.PersonId, by.Name, now, profile?.Id.ToString("N"));
            batch.Report(0, awardees.Count);
            db.WorkItems.Add(batch);
            var name = profile?.Name ?? PlainProfile;
            foreach (var awardee in awardees)
            {
                awardee.AskPrint(by, batch.Id, name, order.Reason, order.OldSheet, now);
            }

            paper.NoteCertificates(by, awardees.Exists(a => a.Prints.Count > 1) ? "Yêu cầu in, in lại giấy khen" : "Yêu cầu in giấy khen", awardees.Count, name, now);
            return batch;
        },
        cancellation);

    /// <summary>Numbers without printing, for certificates that are written outside.</summary>
    /// <returns>How many were given a number.</returns>
    public Task<int> NumberAsync(Actor by, Guid paperId, IReadOnlyList<Guid> awardeeIds, DateTimeOffset now, CancellationToken cancellation) => TryAsync(
        async () =>
        {
            var (paper, book, awardees) = await LoadAsync(paperId, awardeeIds, cancellation);
            var without = awardees.Where(a => a.BookNumber is null).ToList();
            await NumberAsync(by, paper, book, without, now, cancellation);
            if (without.Count > 0)
            {
                paper.NoteCertificates(by, "Cấp số sổ vàng", without.Count, null, now);
            }

            return without.Count;
        },
        cancellation);

    /// <summary>Records sheets that were printed elsewhere; those without a number get theirs first, in the order of the decision.</summary>
    /// <returns>How many were recorded.</returns>
    public Task<int> PrintedElsewhereAsync(Actor by, Guid paperId, IReadOnlyList<Guid> awardeeIds, DateOnly on, DateTimeOffset now, CancellationToken cancellation) => TryAsync(
        async () =>
        {
            var (paper, book, awardees) = await LoadAsync(paperId, awardeeIds, cancellation);
            await RefuseThoseInABatchAsync(awardees, cancellation);
            await NumberAsync(by, paper, book, awardees, now, cancellation);
            foreach (var awardee in awardees)
            {
                awardee.PrintElsewhere(by, on, paper.IssuedOn!.Value, now);
            }

            paper.NoteCertificates(by, "Ghi nhận giấy khen in ở nơi khác", awardees.Count, VietnamTime.Day(on), now);
            return awardees.Count;
        },
        cancellation);

    /// <summary>The series that a number of this recipient is counted in today.</summary>
    public async Task<string> SeriesAsync(Awardee awardee, Paper paper, CancellationToken cancellation) =>
        (await db.GoldenBookOfAsync(paper.IssuingUnitId, cancellation)).SeriesOf(paper.Id, paper.IssuedOn!.Value.Year, awardee.FormName);

    private async Task<T> TryAsync<T>(Func<Task<T>> act, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await act();
            try
            {
                await db.SaveChangesAsync(cancellation);
                return result;
            }
            catch (DbUpdateException race) when (attempt < MostTries && (race is DbUpdateConcurrencyException || RefusalFilter.IsUniqueViolation(race)))
            {
                // Somebody took these numbers, or these certificates, a moment ago: what holds now is read again.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<(Paper Paper, GoldenBook Book, List<Awardee> Awardees)> LoadAsync(Guid paperId, IReadOnlyList<Guid> awardeeIds, CancellationToken cancellation)
    {
        var paper = await db.Papers.Where(p => p.Id == paperId).OneAsync(cancellation);
        DomainRuleException.ThrowIf(!Paper.InForce.Contains(paper.State), "certificates.not-issued", CertificateText.NotInForce(paper));
        var awardees = await db.Awardees.Include(a => a.Prints).Where(a => a.PaperId == paperId && awardeeIds.Contains(a.Id)).OrderBy(a => a.Ordinal).ToListAsync(cancellation);
        DomainRuleException.ThrowIf(awardees.Count == 0, "certificates.none", "Chưa chọn giấy khen nào.");
        return (paper, await db.GoldenBookOfAsync(paper.IssuingUnitId, cancellation), awardees);
    }

    private async Task RefuseThoseInABatchAsync(List<Awardee> awardees, CancellationToken cancellation)
    {
        var batches = awardees.Select(a => a.PrintingId).OfType<Guid>().Distinct().ToList();
        var open = batches.Count == 0
            ? []
            : await db.WorkItems.Where(w => batches.Contains(w.Id) && (w.State == WorkState.Waiting || w.State == WorkState.Running)).Select(w => w.Id).ToListAsync(cancellation);
        var busy = awardees.Where(a => a.PrintingId is { } batch && open.Contains(batch)).ToList();
        DomainRuleException.ThrowIf(busy.Count > 0, "print.busy", $"{CertificateText.Names(busy.Select(a => a.Name))} đang được dựng trong một tệp khác; chờ tệp đó xong.");
    }

    private async Task NumberAsync(Actor by, Paper paper, GoldenBook book, List<Awardee> awardees, DateTimeOffset now, CancellationToken cancellation)
    {
        var year = paper.IssuedOn!.Value.Year;
        foreach (var group in awardees.Where(a => a.BookNumber is null).GroupBy(a => Series(a, paper, book, year)))
        {
            var taken = db.Awardees.Where(a => a.BookUnitId == paper.IssuingUnitId && a.BookSeries == group.Key);
            if (group.Key == OfDecision(paper, year))
            {
                var ordinals = group.Select(a => (int?)a.Ordinal).ToList();
                var other = await taken.Where(a => ordinals.Contains(a.BookNumber)).Select(a => new { a.Name, a.BookNumber }).FirstOrDefaultAsync(cancellation);
                DomainRuleException.ThrowIf(other is not null, "certificate.number", $"Số sổ vàng {other?.BookNumber} theo thứ tự trong Quyết định đã ghi cho {other?.Name}; sửa số đó trước.");
                foreach (var awardee in group)
                {
                    awardee.Enter(by, paper.IssuingUnitId, group.Key, awardee.Ordinal, now);
                }

                continue;
            }

            var next = book.Next(await taken.MaxAsync(a => a.BookNumber, cancellation), year);
            foreach (var awardee in group)
            {
                awardee.Enter(by, paper.IssuingUnitId, group.Key, next++, now);
            }
        }
    }

    /// <summary>What was printed before numbers were kept bore the ordinal, and goes on bearing it.</summary>
    private static string Series(Awardee awardee, Paper paper, GoldenBook book, int year) =>
        awardee.PrintedAt is null ? book.SeriesOf(paper.Id, year, awardee.FormName) : OfDecision(paper, year);

    private static string OfDecision(Paper paper, int year) => GoldenBook.SeriesOf(BookCounting.PerDecision, paper.Id, year, "");
}

public static class GoldenBookQueries
{
    /// <summary>How the agency counts; by the wording of the decree where it has said nothing.</summary>
    public static async Task<GoldenBook> GoldenBookOfAsync(this PortalDbContext db, Guid unitId, CancellationToken cancellation) =>
        await db.GoldenBooks.AsNoTracking().SingleOrDefaultAsync(b => b.UnitId == unitId, cancellation) ?? new GoldenBook(unitId);
}

/// <summary>What the pages and refusals about certificates say alike.</summary>
public static class CertificateText
{
    private const int MostNames = 3;

    public static string NotInForce(Paper paper) => paper.State switch
    {
        PaperState.Recalled => "Quyết định này đã bị thu hồi: không in, không đóng dấu, không trao giấy khen theo Quyết định nữa.",
        PaperState.Replaced => "Quyết định này đã được thay thế: in giấy khen theo Quyết định thay thế.",
        _ => "In giấy khen sau khi đã ghi nhận số, ngày của Quyết định.",
    };

    /// <summary>«Sở Y tế, Sở Tư pháp, Sở Xây dựng và 4 tên khác».</summary>
    public static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(MostNames));
        return all.Count > MostNames ? $"{shown} và {all.Count - MostNames} tên khác" : shown;
    }
}
