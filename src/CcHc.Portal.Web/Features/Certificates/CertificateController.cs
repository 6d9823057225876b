using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Certificates;

public sealed record NumberForm
{
    public int? Value { get; init; }

    /// <summary>Why another one; not asked for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>The version of the certificate that was shown.</summary>
    public long Version { get; init; }
}

public sealed class NumberFormValidator : AbstractValidator<NumberForm>
{
    public NumberFormValidator()
    {
        RuleFor(f => f.Value).NotNull().WithMessage("Cần ghi số sổ vàng.").InclusiveBetween(1, Awardee.LargestBookNumber);
        RuleFor(f => f.Reason).MaximumLength(Awardee.ReasonMaxLength);
    }
}

public sealed record CorrectionForm
{
    public string? Reason { get; init; }

    public long Version { get; init; }
}

public sealed class CorrectionFormValidator : AbstractValidator<CorrectionForm>
{
    public CorrectionFormValidator() => RuleFor(f => f.Reason).NotEmpty().WithMessage("Cần ghi vì sao việc ghi nhận trước là nhầm.").MaximumLength(Awardee.ReasonMaxLength);
}

public sealed record DropForm
{
    public Guid? PaperId { get; init; }

    public string? Reason { get; init; }

    public OldSheet? OldSheet { get; init; }

    public long Version { get; init; }
}

public sealed class DropFormValidator : AbstractValidator<DropForm>
{
    public DropFormValidator()
    {
        RuleFor(f => f.PaperId).NotNull().WithMessage("Cần chọn văn bản đưa tên này ra khỏi Quyết định.");
        RuleFor(f => f.Reason).NotEmpty().WithMessage("Cần ghi lý do.").MaximumLength(Awardee.ReasonMaxLength);
        RuleFor(f => f.OldSheet).IsInEnum();
    }
}

/// <param name="FollowUps">Papers issued after the decision that can take a name out of it.</param>
public sealed record CertificatePage(
    Decision Decision,
    Awardee Awardee,
    string BookInWords,
    IReadOnlyList<SelectListItem> FollowUps,
    Page<HistoryRow> History,
    bool CanPrint,
    NumberForm Number,
    CorrectionForm Correction,
    DropForm Drop)
{
    public bool MayAct => CanPrint && Decision.IsInForce && !Awardee.IsStruck;

    public bool MayNumber => MayAct && Awardee.State == CertificateState.NotPrinted;
}

/// <summary>One certificate: where it stands, everything that happened to it, and what is done with one alone.</summary>
[Route("certificates/{id:guid}")]
public sealed class CertificateController(PortalDbContext db, ReadDecision decisions, OrderCertificates orders, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, int? page)
    {
        var awardee = await FindAsync(id);
        return View("Show", await PageAsync(awardee, await decisions.RunAsync(Actor, awardee.PaperId, Cancellation), page));
    }

    [HttpPost("number")]
    public async Task<IActionResult> Number(Guid id, NumberForm number)
    {
        var (awardee, decision) = await ToActOnAsync(id);
        var page = (await PageAsync(awardee, decision)) with { Number = number };
        var isOther = awardee.BookNumber is not null;
        if (isOther && Vietnamese.Clean(number.Reason) is null)
        {
            ModelState.AddModelError("number.reason", "Cần ghi lý do sửa số.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Show", page);
        }

        if (number.Version != awardee.Version)
        {
            return AgainChanged("Show", page with { Number = number with { Version = awardee.Version } }, "number.version");
        }

        var series = awardee.BookSeries ?? await orders.SeriesAsync(awardee, decision.Paper, Cancellation);
        if (await HolderAsync(decision, series, number.Value!.Value, id) is { } holder)
        {
            ModelState.AddModelError("number.value", Taken(number.Value.Value, holder));
            return Again("Show", page);
        }

        try
        {
            if (isOther)
            {
                awardee.Renumber(Actor, number.Value.Value, number.Reason, clock.GetUtcNow());
            }
            else
            {
                awardee.Enter(Actor, decision.Paper.IssuingUnitId, series, number.Value.Value, clock.GetUtcNow(), isTyped: true);
            }

            await db.SaveChangesAsync();
        }
        catch (DomainRuleException refusal)
        {
            return Again("Show", page, refusal.Under(_ => "number.value"));
        }
        catch (DbUpdateException race) when (RefusalFilter.IsUniqueViolation(race))
        {
            // Given to somebody else between the look and the save.
            db.ChangeTracker.Clear();
            ModelState.AddModelError("number.value", Taken(number.Value.Value, await HolderAsync(decision, series, number.Value.Value, id) ?? "người khác"));
            return Again("Show", page);
        }

        Notice($"Đã ghi số sổ vàng {number.Value} cho {awardee.Name}.");
        return Redirect($"/certificates/{id}");
    }

    [HttpPost("correction")]
    public async Task<IActionResult> Correct(Guid id, CorrectionForm correction)
    {
        var (awardee, decision) = await ToActOnAsync(id);
        var page = (await PageAsync(awardee, decision)) with { Correction = correction };
        if (!ModelState.IsValid)
        {
            return Again("Show", page);
        }

        if (correction.Version != awardee.Version)
        {
            return AgainChanged("Show", page with { Correction = correction with { Version = awardee.Version } }, "correction.version");
        }

        awardee.Correct(Actor, correction.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync();
        Notice($"Đã sửa việc ghi nhận nhầm: giấy khen của {awardee.Name} trở lại «{StateNames.Of(awardee.State)}».");
        return Redirect($"/certificates/{id}");
    }

    [HttpPost("dropping")]
    public async Task<IActionResult> Drop(Guid id, DropForm drop)
    {
        var (awardee, decision) = await ToActOnAsync(id);
        var page = (await PageAsync(awardee, decision)) with { Drop = drop };
        if (ModelState.IsValid && awardee.SealedOn is not null && drop.OldSheet is null)
        {
            ModelState.AddModelError("drop.oldSheet", "Tờ này đã ký, đóng dấu: cần chọn đã thu hồi, đã hủy hay thất lạc.");
        }

        var paper = page.FollowUps.FirstOrDefault(f => f.Value == drop.PaperId?.ToString());
        if (ModelState.IsValid && paper is null)
        {
            ModelState.AddModelError("drop.paperId", "Cần chọn văn bản đưa tên này ra khỏi Quyết định.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Show", page);
        }

        if (drop.Version != awardee.Version)
        {
            return AgainChanged("Show", page with { Drop = drop with { Version = awardee.Version } }, "drop.version");
        }

        awardee.Drop(Actor, paper!.Text, drop.Reason, drop.OldSheet, clock.GetUtcNow());
        await db.SaveChangesAsync();
        Notice($"Đã đưa {awardee.Name} ra khỏi Quyết định; giấy khen không in nữa và không còn trong tra cứu công khai.");
        return Redirect($"/certificates/{id}");
    }

    private static string Taken(int number, string holder) => $"Số sổ vàng {number} đã cấp cho {holder}.";

    private Task<Awardee> FindAsync(Guid id) => db.Awardees.Include(a => a.Prints).Where(a => a.Id == id).OneAsync(Cancellation);

    private async Task<(Awardee Awardee, Decision Decision)> ToActOnAsync(Guid id)
    {
        var awardee = await FindAsync(id);
        return (awardee, await decisions.ToActOnAsync(Actor, awardee.PaperId, Cancellation));
    }

    private Task<string?> HolderAsync(Decision decision, string series, int number, Guid id)
    {
        var unit = decision.Paper.IssuingUnitId;
        return db.Awardees
            .Where(a => a.Id != id && a.BookUnitId == unit && a.BookSeries == series && a.BookNumber == number)
            .Select(a => a.Name + " (" + db.Papers.Where(p => p.Id == a.PaperId).Select(p => p.Number + "/" + p.Symbol).FirstOrDefault() + ")")
            .FirstOrDefaultAsync(Cancellation);
    }

    private async Task<CertificatePage> PageAsync(Awardee awardee, Decision decision, int? page = null)
    {
        var book = await db.GoldenBookOfAsync(decision.Paper.IssuingUnitId, Cancellation);
        var followUps = await db.Papers
            .Where(p => p.ConcernsId == decision.Paper.Id && p.Number != null && (p.Kind == PaperKind.AmendingDecision || p.Kind == PaperKind.CorrectionLetter))
            .OrderBy(p => p.IssuedOn)
            .Select(p => new { p.Id, p.Kind, p.Number, p.Symbol, p.IssuedOn })
            .ToListAsync(Cancellation);
        return new CertificatePage(
            decision,
            awardee,
            book.InWords(),
            [.. followUps.Select(p => new SelectListItem($"{StateNames.Of(p.Kind)} số {p.Number}/{p.Symbol} ngày {VietnamTime.Day(p.IssuedOn!.Value)}", p.Id.ToString()))],
            await db.HistoryOfAsync(AuditSubject.Certificate, awardee.Id, page, Cancellation),
            AwardAccess.CanPrint(Actor, decision.Campaign),
            new NumberForm { Value = awardee.BookNumber, Version = awardee.Version },
            new CorrectionForm { Version = awardee.Version },
            new DropForm { Version = awardee.Version });
    }
}
