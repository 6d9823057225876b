using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.SignedCopies;

public sealed record SettlementForm
{
    public string? Reason { get; init; }
}

public sealed class SettlementFormValidator : AbstractValidator<SettlementForm>
{
    public SettlementFormValidator() => RuleFor(f => f.Reason).NotEmpty().WithMessage("Cần ghi lý do.").MaximumLength(SignedDifference.ReasonMaxLength);
}

public sealed record DifferencePage(Paper Paper, SignedDifference Difference, bool CanCompare, string Consequence, Guid? Next, SettlementForm Form);

/// <summary>One difference, and what the office says to it.</summary>
[Route("papers/{paperId:guid}/comparison/differences/{id:guid}")]
public sealed class DifferencesController(PortalDbContext db, AcceptDifference accept, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid paperId, Guid id)
    {
        var paper = await db.PapersFor(Actor).AsNoTracking().Where(p => p.Id == paperId).OneAsync(Cancellation);
        var canCompare = PaperAccess.CanCompare(Actor, paper, await db.CampaignIssuerAsync(paper, Cancellation));
        Demand.That(canCompare || PaperAccess.CanReadComparison(Actor, paper));
        var difference = await db.SignedDifferences.AsNoTracking().Where(d => d.Id == id && d.PaperId == paperId).OneAsync(Cancellation);
        return View("Difference", await PageAsync(paper, difference, canCompare, new SettlementForm()));
    }

    [HttpPost("acceptance")]
    public Task<IActionResult> Accept(Guid paperId, Guid id, SettlementForm form) => SettleAsync(
        paperId,
        id,
        form,
        (paper, difference, now) => accept.RunAsync(Actor, paper, difference, form.Reason, now, HttpContext.RequestAborted),
        difference => $"Đã chấp nhận theo bản ký: {difference.Place}.");

    [HttpPost("misreading")]
    public Task<IActionResult> CallMisread(Guid paperId, Guid id, SettlementForm form) => SettleAsync(
        paperId,
        id,
        form,
        (_, difference, now) =>
        {
            difference.CallMisread(Actor, form.Reason, now);
            return Task.CompletedTask;
        },
        difference => $"Đã ghi nhận máy đọc sai: {difference.Place}.");

    private async Task<IActionResult> SettleAsync(Guid paperId, Guid id, SettlementForm form, Func<Paper, SignedDifference, DateTimeOffset, Task> settle, Func<SignedDifference, string> said)
    {
        var paper = await db.PaperToIssueAsync(Actor, paperId);
        var difference = await db.SignedDifferences.Where(d => d.Id == id && d.PaperId == paperId).OneAsync();
        if (!ModelState.IsValid)
        {
            return Again("Difference", await PageAsync(paper, difference, true, form));
        }

        try
        {
            await settle(paper, difference, clock.GetUtcNow());
            await db.SaveChangesAsync();
        }
        catch (DomainRuleException refusal)
        {
            return Again("Difference", await PageAsync(paper, difference, true, form), refusal);
        }

        Notice(said(difference));
        var next = await NextAsync(difference);
        return Redirect(next is null ? $"/papers/{paperId}/comparison" : $"/papers/{paperId}/comparison/differences/{next}");
    }

    private async Task<DifferencePage> PageAsync(Paper paper, SignedDifference difference, bool canCompare, SettlementForm form) =>
        new(paper, difference, canCompare, difference.FollowUp ?? AcceptDifference.Consequence(difference), await NextAsync(difference), form);

    // The next that waits, from here to the end and then from the beginning.
    private async Task<Guid?> NextAsync(SignedDifference difference) => await db.SignedDifferences
        .Where(d => d.PaperId == difference.PaperId && d.State == SignedDifferenceState.Open && d.Id != difference.Id)
        .OrderBy(d => d.Order < difference.Order)
        .ThenBy(d => d.Order)
        .Select(d => (Guid?)d.Id)
        .FirstOrDefaultAsync(Cancellation);
}
