using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Papers;

public sealed record KeepDepartureForm
{
    /// <summary>Which of those that were found.</summary>
    public string? Key { get; init; }

    public string? Reason { get; init; }
}

public sealed class KeepDepartureFormValidator : AbstractValidator<KeepDepartureForm>
{
    public KeepDepartureFormValidator()
    {
        RuleFor(f => f.Key).NotEmpty();
        RuleFor(f => f.Reason).NotEmpty().WithMessage("Cần ghi lý do giữ nguyên.").MaximumLength(KeptDeparture.ReasonMaxLength);
    }
}

/// <summary>What the check of layout found in a draft and stays as it is, with a reason; or is to be mended after all.</summary>
[Route("papers/{id:guid}/kept-departures")]
public sealed class KeptDeparturesController(PortalDbContext db, PaperFiles files, CheckDraftLayout layout, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, KeepDepartureForm keep)
    {
        var paper = await db.PaperToDraftAsync(Actor, id);
        var found = await layout.RunAsync(paper, Cancellation);
        if (!ModelState.IsValid)
        {
            return Again("Check", PaperCheckPage.Opened(Actor, paper, await files.DataDifferencesAsync(paper, Cancellation), found) with { Keep = keep });
        }

        var departure = found.Departures.FirstOrDefault(d => d.Key == keep.Key && d.Kept is null)?.Departure
            ?? throw new DomainRuleException("departure.gone", "Chỗ này vừa được sửa hoặc đã có lý do giữ nguyên. Mở lại trang kiểm tra để xem kết quả mới.");
        db.KeptDepartures.Add(new KeptDeparture(Actor, paper, departure.Code, departure.Place, departure.Found, keep.Reason, clock.GetUtcNow()));
        await db.SaveChangesAsync(Cancellation);

        Notice($"Đã ghi lý do giữ nguyên: {departure.Place}.");
        return Redirect($"/papers/{id}/check");
    }

    [HttpPost("{keptId:guid}/withdrawal")]
    public async Task<IActionResult> Withdraw(Guid id, Guid keptId)
    {
        await db.PaperToDraftAsync(Actor, id);
        var kept = await db.KeptDepartures.Where(k => k.Id == keptId && k.PaperId == id).OneAsync(Cancellation);

        kept.Withdraw(Actor, clock.GetUtcNow());
        await db.SaveChangesAsync(Cancellation);

        Notice($"Đã bỏ lý do giữ nguyên: {kept.Place}.");
        return Redirect($"/papers/{id}/check");
    }
}
