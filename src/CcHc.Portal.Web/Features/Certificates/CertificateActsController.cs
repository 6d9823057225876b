using System.Linq.Expressions;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Jobs;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Certificates;

/// <summary>Which certificates an act is for, as the address says it: those ticked, else all that the filters show.</summary>
public sealed record CertificateSelection
{
    public List<Guid> Ids { get; init; } = [];

    public string? Q { get; init; }

    /// <summary>The form of award.</summary>
    public string? Kind { get; init; }

    public string Query => QueryText.Of([.. Ids.Select(id => ("ids", (string?)id.ToString())), ("q", Q), ("kind", Kind)]);

    public IQueryable<Awardee> Of(IQueryable<Awardee> awardees, Guid paperId)
    {
        var (chosen, kind) = (Ids, string.IsNullOrEmpty(Kind) ? null : Kind);
        var folded = Vietnamese.Fold(Q);
        var ofPaper = awardees.Where(a => a.PaperId == paperId);
        return (chosen.Count > 0
            ? ofPaper.Where(a => chosen.Contains(a.Id))
            : ofPaper.Where(a => (folded == "" || a.SearchText.Contains(folded)) && (kind == null || a.FormName == kind))).OrderBy(a => a.Ordinal);
    }
}

public sealed record ChosenRow(Guid Id, int Ordinal, string Name, string FormName, int? BookNumber, bool IsStruck, DateTimeOffset? PrintedAt, DateOnly? SealedOn, DateOnly? HandedOverOn)
{
    public CertificateStanding Standing => CertificateStandings.Of(IsStruck, CertificateStandings.StateOf(PrintedAt is not null, SealedOn is not null, HandedOverOn is not null));
}

/// <param name="Taken">Those the act is for.</param>
/// <param name="Left">Those chosen that it cannot be for, because of where they stand.</param>
public sealed record Chosen(CertificateSelection Selection, IReadOnlyList<ChosenRow> Taken, IReadOnlyList<ChosenRow> Left);

public sealed record PrintForm
{
    public string? FormName { get; init; }

    /// <summary>None for plain A4.</summary>
    public Guid? ProfileId { get; init; }

    public string? Reason { get; init; }

    public OldSheet? OldSheet { get; init; }
}

public sealed class PrintFormValidator : AbstractValidator<PrintForm>
{
    public PrintFormValidator()
    {
        RuleFor(f => f.FormName).MaximumLength(AwardForm.NameMaxLength);
        RuleFor(f => f.Reason).MaximumLength(Awardee.ReasonMaxLength);
        RuleFor(f => f.OldSheet).IsInEnum();
    }
}

/// <param name="Forms">The forms among those chosen; a file is of one.</param>
public sealed record PrintPage(Decision Decision, Chosen Chosen, IReadOnlyList<string> Forms, IReadOnlyList<SelectListItem> Profiles, bool CanSetUp, PrintForm Form)
{
    public IReadOnlyList<ChosenRow> Sheets => [.. Chosen.Taken.Where(r => r.FormName == Form.FormName)];

    public bool HasPrinted => Sheets.Any(s => s.PrintedAt is not null);

    public bool HasSealed => Sheets.Any(s => s.SealedOn is not null);

    public int WithoutNumber => Sheets.Count(s => s.BookNumber is null);
}

/// <summary>Puts certificates into a print file, for the first time or again.</summary>
[Route("papers/{paperId:guid}/certificates/printing")]
public sealed class CertificatePrintingController(PortalDbContext db, ReadDecision decisions, OrderCertificates orders, IWorkSignal signal, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid paperId, CertificateSelection selection) =>
        View("Printing", await PageAsync(await decisions.ToActOnAsync(Actor, paperId, Cancellation), selection, new PrintForm()));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid paperId, [FromQuery] CertificateSelection selection, [Bind(Prefix = "Form")] PrintForm form)
    {
        var decision = await decisions.ToActOnAsync(Actor, paperId, Cancellation);
        var page = await PageAsync(decision, selection, form);
        if (page.HasPrinted && Vietnamese.Clean(form.Reason) is null)
        {
            ModelState.AddModelError("Form.Reason", "Cần ghi lý do in lại.");
        }

        if (page.HasSealed && form.OldSheet is null)
        {
            ModelState.AddModelError("Form.OldSheet", "Tờ cũ đã ký, đóng dấu: cần chọn đã thu hồi, đã hủy hay thất lạc.");
        }

        if (!ModelState.IsValid)
        {
            return Again("Printing", page);
        }

        var batch = await orders.PrintAsync(Actor, new PrintOrder(paperId, [.. page.Sheets.Select(s => s.Id)], form.ProfileId, form.Reason, form.OldSheet), clock.GetUtcNow(), Cancellation);
        signal.Wake();

        Notice($"Đang dựng tệp in {page.Sheets.Count} {page.Form.FormName}.");
        return Redirect($"{decision.Address}/batches/{batch.Id}");
    }

    private async Task<PrintPage> PageAsync(Decision decision, CertificateSelection selection, PrintForm form)
    {
        // Without ticks only what was never printed: nobody prints again by accident.
        var chosen = await db.ChooseAsync(selection, decision.Paper.Id, selection.Ids.Count > 0 ? s => s != CertificateStanding.Dropped : s => s == CertificateStanding.NotPrinted, Cancellation);
        List<string> forms = [.. chosen.Taken.Select(r => r.FormName).Distinct()];
        var formName = forms.Contains(form.FormName ?? "") ? form.FormName : forms.FirstOrDefault();
        var unit = decision.Paper.IssuingUnitId;
        var profiles = await db.PrintProfiles.Where(p => p.UnitId == unit && !p.IsRemoved && (p.FormName == null || p.FormName == formName))
            .OrderBy(p => p.FormName == null)
            .ThenBy(p => p.Name)
            .Select(p => new SelectListItem(p.Name, p.Id.ToString()))
            .ToListAsync(Cancellation);
        return new PrintPage(decision, chosen, forms, profiles, AwardAccess.CanSetUpPrinting(Actor, unit), form with { FormName = formName });
    }
}

public sealed record ChosenPage<TForm>(Decision Decision, Chosen Chosen, TForm Form);

public sealed record ElsewhereForm
{
    public DateOnly? On { get; init; }
}

public sealed class ElsewhereFormValidator : AbstractValidator<ElsewhereForm>
{
    public ElsewhereFormValidator() => RuleFor(f => f.On).NotNull().WithMessage("Cần ghi ngày in.");
}

/// <summary>Records what a printing house printed, or somebody wrote by hand, so that it can be sealed and handed over like the rest.</summary>
[Route("papers/{paperId:guid}/certificates/printing-elsewhere")]
public sealed class CertificatePrintingElsewhereController(PortalDbContext db, ReadDecision decisions, OrderCertificates orders, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid paperId, CertificateSelection selection)
    {
        var decision = await decisions.ToActOnAsync(Actor, paperId, Cancellation);
        return View("PrintingElsewhere", await PageAsync(decision, selection, new ElsewhereForm { On = VietnamTime.DayOf(clock.GetUtcNow()) }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid paperId, [FromQuery] CertificateSelection selection, [Bind(Prefix = "Form")] ElsewhereForm form)
    {
        var decision = await decisions.ToActOnAsync(Actor, paperId, Cancellation);
        var page = await PageAsync(decision, selection, form);
        if (!ModelState.IsValid)
        {
            return Again("PrintingElsewhere", page);
        }

        DomainRuleException.ThrowIf(page.Chosen.Taken.Count == 0, "certificates.none", "Không có tờ nào làm được việc này.");
        try
        {
            var count = await orders.PrintedElsewhereAsync(Actor, paperId, [.. page.Chosen.Taken.Select(r => r.Id)], form.On!.Value, clock.GetUtcNow(), Cancellation);
            Notice($"Đã ghi nhận {count} tờ in ở nơi khác.");
            return Redirect(decision.Address);
        }
        catch (DomainRuleException refusal)
        {
            db.ChangeTracker.Clear();
            return Again("PrintingElsewhere", await PageAsync(decision, selection, form), refusal.AtField());
        }
    }

    private async Task<ChosenPage<ElsewhereForm>> PageAsync(Decision decision, CertificateSelection selection, ElsewhereForm form) =>
        new(decision, await db.ChooseAsync(selection, decision.Paper.Id, s => s == CertificateStanding.NotPrinted, Cancellation), form);
}

public sealed record SealForm
{
    public DateOnly? On { get; init; }
}

public sealed class SealFormValidator : AbstractValidator<SealForm>
{
    public SealFormValidator() => RuleFor(f => f.On).NotNull().WithMessage("Cần ghi ngày ký, đóng dấu.");
}

[Route("papers/{paperId:guid}/certificates/sealing")]
public sealed class CertificateSealingController(PortalDbContext db, ReadDecision decisions, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid paperId, CertificateSelection selection)
    {
        var decision = await decisions.ToActOnAsync(Actor, paperId, Cancellation);
        return View("Sealing", await PageAsync(decision, selection, new SealForm { On = VietnamTime.DayOf(clock.GetUtcNow()) }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid paperId, [FromQuery] CertificateSelection selection, [Bind(Prefix = "Form")] SealForm form)
    {
        var decision = await decisions.ToActOnAsync(Actor, paperId, Cancellation);
        var page = await PageAsync(decision, selection, form);
        if (!ModelState.IsValid)
        {
            return Again("Sealing", page);
        }

        var (refusal, count) = await db.ActOnAsync(Actor, page.Chosen, "Ghi nhận giấy khen đã ký, đóng dấu", VietnamTime.Day(form.On!.Value), (a, now) => a.Seal(Actor, form.On.Value, decision.Paper.IssuedOn!.Value, now), clock.GetUtcNow());
        if (refusal is not null)
        {
            return Again("Sealing", await PageAsync(decision, selection, form), refusal);
        }

        Notice($"Đã ghi nhận {count} tờ đã ký, đóng dấu.");
        return Redirect(decision.Address);
    }

    private async Task<ChosenPage<SealForm>> PageAsync(Decision decision, CertificateSelection selection, SealForm form) =>
        new(decision, await db.ChooseAsync(selection, decision.Paper.Id, s => s == CertificateStanding.Printed, Cancellation), form);
}

public sealed record HandOverForm
{
    public DateOnly? On { get; init; }

    public HandOverWay? Way { get; init; }

    public string? To { get; init; }
}

public sealed class HandOverFormValidator : AbstractValidator<HandOverForm>
{
    public HandOverFormValidator()
    {
        RuleFor(f => f.On).NotNull().WithMessage("Cần ghi ngày trao.");
        RuleFor(f => f.Way).NotNull().WithMessage("Cần chọn cách trao.").IsInEnum();
        RuleFor(f => f.To).MaximumLength(Awardee.HandedToMaxLength);
        RuleFor(f => f.To).NotEmpty().WithMessage("Cần ghi họ tên người ký nhận, hoặc nơi nhận và số hiệu bưu gửi.").When(f => f.Way is HandOverWay.Representative or HandOverWay.Post);
    }
}

[Route("papers/{paperId:guid}/certificates/handing-over")]
public sealed class CertificateHandingOverController(PortalDbContext db, ReadDecision decisions, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid paperId, CertificateSelection selection)
    {
        var decision = await decisions.ToActOnAsync(Actor, paperId, Cancellation);
        return View("HandingOver", await PageAsync(decision, selection, new HandOverForm { On = VietnamTime.DayOf(clock.GetUtcNow()) }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid paperId, [FromQuery] CertificateSelection selection, [Bind(Prefix = "Form")] HandOverForm form)
    {
        var decision = await decisions.ToActOnAsync(Actor, paperId, Cancellation);
        var page = await PageAsync(decision, selection, form);
        if (!ModelState.IsValid)
        {
            return Again("HandingOver", page);
        }

        var (refusal, count) = await db.ActOnAsync(
            Actor, page.Chosen, "Ghi nhận giấy khen đã trao", $"{VietnamTime.Day(form.On!.Value)}, {StateNames.Of(form.Way!.Value).ToLower(Vietnamese.Culture)}", (a, now) => a.HandOver(Actor, form.On.Value, form.Way.Value, form.To, now), clock.GetUtcNow());
        if (refusal is not null)
        {
            return Again("HandingOver", await PageAsync(decision, selection, form), refusal);
        }

        Notice($"Đã ghi nhận trao {count} tờ.");
        return Redirect(decision.Address);
    }

    private async Task<ChosenPage<HandOverForm>> PageAsync(Decision decision, CertificateSelection selection, HandOverForm form) =>
        new(decision, await db.ChooseAsync(selection, decision.Paper.Id, s => s == CertificateStanding.Sealed, Cancellation), form);
}

/// <summary>Numbers in the golden book for certificates that the portal does not print.</summary>
[Route("papers/{paperId:guid}/certificates/numbering")]
public sealed class CertificateNumberingController(PortalDbContext db, ReadDecision decisions, OrderCertificates orders, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid paperId, CertificateSelection selection)
    {
        var decision = await decisions.ToActOnAsync(Actor, paperId, Cancellation);
        var book = await db.GoldenBookOfAsync(decision.Paper.IssuingUnitId, Cancellation);
        return View("Numbering", new ChosenPage<string>(decision, await WithoutNumberAsync(decision, selection), book.InWords()));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid paperId, [FromQuery] CertificateSelection selection)
    {
        var decision = await decisions.ToActOnAsync(Actor, paperId, Cancellation);
        var chosen = await WithoutNumberAsync(decision, selection);
        DomainRuleException.ThrowIf(chosen.Taken.Count == 0, "certificates.none", "Các tờ đã chọn đều có số sổ vàng.");
        var count = await orders.NumberAsync(Actor, paperId, [.. chosen.Taken.Select(r => r.Id)], clock.GetUtcNow(), Cancellation);
        Notice($"Đã cấp số sổ vàng cho {count} tờ.");
        return Redirect(decision.Address);
    }

    private async Task<Chosen> WithoutNumberAsync(Decision decision, CertificateSelection selection)
    {
        var chosen = await db.ChooseAsync(selection, decision.Paper.Id, s => s != CertificateStanding.Dropped, Cancellation);
        return chosen with { Taken = [.. chosen.Taken.Where(r => r.BookNumber is null)], Left = [.. chosen.Left, .. chosen.Taken.Where(r => r.BookNumber is not null)] };
    }
}

internal static class ChosenCertificates
{
    public static async Task<Chosen> ChooseAsync(this PortalDbContext db, CertificateSelection selection, Guid paperId, Func<CertificateStanding, bool> isFor, CancellationToken cancellation)
    {
        Expression<Func<Awardee, ChosenRow>> row = a => new ChosenRow(a.Id, a.Ordinal, a.Name, a.FormName, a.BookNumber, a.IsStruck, a.PrintedAt, a.SealedOn, a.HandedOverOn);
        var rows = await selection.Of(db.Awardees, paperId).Select(row).ToListAsync(cancellation);
        return new Chosen(selection, [.. rows.Where(r => isFor(r.Standing))], [.. rows.Where(r => !isFor(r.Standing))]);
    }

    /// <summary>Does the same to all that were chosen, and says it once in the history of the decision. Refused for one, it is done for none.</summary>
    public static async Task<(DomainRuleException? Refusal, int Count)> ActOnAsync(this PortalDbContext db, Domain.People.Actor by, Chosen chosen, string what, string detail, Action<Awardee, DateTimeOffset> act, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(chosen.Taken.Count == 0, "certificates.none", "Không có tờ nào làm được việc này.");
        var ids = chosen.Taken.Select(r => r.Id).ToList();
        var awardees = await db.Awardees.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Ordinal).ToListAsync();
        try
        {
            foreach (var awardee in awardees)
            {
                act(awardee, now);
            }
        }
        catch (DomainRuleException refusal)
        {
            return (refusal.AtField(), 0);
        }

        var paperId = awardees[0].PaperId;
        (await db.Papers.SingleAsync(p => p.Id == paperId)).NoteCertificates(by, what, awardees.Count, detail, now);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            // The page is shown again from what holds now, with what was typed.
            db.ChangeTracker.Clear();
            return (new DomainRuleException("", "Một người khác vừa ghi nhận giấy khen của Quyết định này nên lần ghi của anh/chị chưa được lưu. Nội dung anh/chị nhập còn nguyên dưới đây; anh/chị xem lại số tờ rồi ghi nhận lần nữa."), 0);
        }

        return (null, awardees.Count);
    }

    /// <summary>A date that is wrong for one is the field's fault; it is said there.</summary>
    public static DomainRuleException AtField(this DomainRuleException refusal) => refusal.Under(key => key.Replace("certificate.", "form.", StringComparison.Ordinal));
}
