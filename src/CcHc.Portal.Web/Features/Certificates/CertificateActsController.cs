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

/// <summary>
/// Records what happened on paper to all certificates that were chosen. Refused for one, it is done for none, and what was typed stands
/// on the page again.
/// </summary>
public abstract class CertificateRecordingController<TForm>(PortalDbContext db, ReadDecision decisions, TimeProvider clock) : PortalController
{
    protected PortalDbContext Database => db;

    protected abstract string PageName { get; }

    /// <summary>Those that it can happen to next.</summary>
    protected abstract CertificateStanding Before { get; }

    [HttpGet("")]
    public async Task<IActionResult> New(Guid paperId, CertificateSelection selection) =>
        View(PageName, await PageAsync(await decisions.ToActOnAsync(Actor, paperId, Cancellation), selection, Proposed(VietnamTime.DayOf(clock.GetUtcNow()))));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid paperId, [FromQuery] CertificateSelection selection, [Bind(Prefix = "Form")] TForm form)
    {
        var decision = await decisions.ToActOnAsync(Actor, paperId, Cancellation);
        var page = await PageAsync(decision, selection, form);
        if (!ModelState.IsValid)
        {
            return Again(PageName, page);
        }

        DomainRuleException.ThrowIf(page.Chosen.Taken.Count == 0, "certificates.none", "Không có tờ nào làm được việc này.");
        try
        {
            Notice(await RecordAsync(decision, [.. page.Chosen.Taken.Select(r => r.Id)], form, clock.GetUtcNow()));
            return Redirect(decision.Address);
        }
        catch (DomainRuleException refusal)
        {
            // A date that is wrong for one is the field's fault; it is said there, on the page as it holds now.
            db.ChangeTracker.Clear();
            return Again(PageName, await PageAsync(decision, selection, form), refusal.Under(key => key.Replace("certificate.", "form.", StringComparison.Ordinal)));
        }
    }

    protected abstract TForm Proposed(DateOnly today);

    /// <returns>What was done, for the person.</returns>
    protected abstract Task<string> RecordAsync(Decision decision, IReadOnlyList<Guid> chosen, TForm form, DateTimeOffset now);

    private async Task<ChosenPage<TForm>> PageAsync(Decision decision, CertificateSelection selection, TForm form) =>
        new(decision, await db.ChooseAsync(selection, decision.Paper.Id, s => s == Before, Cancellation), form);
}

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
public sealed class CertificatePrintingElsewhereController(PortalDbContext db, ReadDecision decisions, OrderCertificates orders, TimeProvider clock)
    : CertificateRecordingController<ElsewhereForm>(db, decisions, clock)
{
    protected override string PageName => "PrintingElsewhere";

    protected override CertificateStanding Before => CertificateStanding.NotPrinted;

    protected override ElsewhereForm Proposed(DateOnly today) => new() { On = today };

    protected override async Task<string> RecordAsync(Decision decision, IReadOnlyList<Guid> chosen, ElsewhereForm form, DateTimeOffset now) =>
        $"Đã ghi nhận {await orders.PrintedElsewhereAsync(Actor, decision.Paper.Id, chosen, form.On!.Value, now, Cancellation)} tờ in ở nơi khác.";
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
public sealed class CertificateSealingController(PortalDbContext db, ReadDecision decisions, TimeProvider clock) : CertificateRecordingController<SealForm>(db, decisions, clock)
{
    protected override string PageName => "Sealing";

    protected override CertificateStanding Before => CertificateStanding.Printed;

    protected override SealForm Proposed(DateOnly today) => new() { On = today };

    protected override async Task<string> RecordAsync(Decision decision, IReadOnlyList<Guid> chosen, SealForm form, DateTimeOffset now)
    {
        var on = form.On!.Value;
        var count = await Database.ActOnAsync(Actor, chosen, "Ghi nhận giấy khen đã ký, đóng dấu", VietnamTime.Day(on), a => a.Seal(Actor, on, decision.Paper.IssuedOn!.Value, now), now, Cancellation);
        return $"Đã ghi nhận {count} tờ đã ký, đóng dấu.";
    }
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
public sealed class CertificateHandingOverController(PortalDbContext db, ReadDecision decisions, TimeProvider clock) : CertificateRecordingController<HandOverForm>(db, decisions, clock)
{
    protected override string PageName => "HandingOver";

    protected override CertificateStanding Before => CertificateStanding.Sealed;

    protected override HandOverForm Proposed(DateOnly today) => new() { On = today };

    protected override async Task<string> RecordAsync(Decision decision, IReadOnlyList<Guid> chosen, HandOverForm form, DateTimeOffset now)
    {
        var (on, way) = (form.On!.Value, form.Way!.Value);
        var detail = $"{VietnamTime.Day(on)}, {StateNames.Of(way).ToLower(Vietnamese.Culture)}";
        var count = await Database.ActOnAsync(Actor, chosen, "Ghi nhận giấy khen đã trao", detail, a => a.HandOver(Actor, on, way, form.To, now), now, Cancellation);
        return $"Đã ghi nhận trao {count} tờ.";
    }
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

    /// <summary>Does the same to all that were chosen, and says it once in the history of the decision.</summary>
    /// <exception cref="DomainRuleException">when one of them refuses, or somebody else recorded something meanwhile; then nothing is saved.</exception>
    public static async Task<int> ActOnAsync(
        this PortalDbContext db, Domain.People.Actor by, IReadOnlyList<Guid> chosen, string what, string detail, Action<Awardee> act, DateTimeOffset now, CancellationToken cancellation)
    {
        var awardees = await db.Awardees.Where(a => chosen.Contains(a.Id)).OrderBy(a => a.Ordinal).ToListAsync(cancellation);
        awardees.ForEach(act);
        var paperId = awardees[0].PaperId;
        (await db.Papers.SingleAsync(p => p.Id == paperId, cancellation)).NoteCertificates(by, what, awardees.Count, detail, now);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new DomainRuleException("", "Một người khác vừa ghi nhận giấy khen của Quyết định này nên lần ghi của anh/chị chưa được lưu. Nội dung anh/chị nhập còn nguyên dưới đây; anh/chị xem lại số tờ rồi ghi nhận lần nữa.");
        }

        return awardees.Count;
    }
}
