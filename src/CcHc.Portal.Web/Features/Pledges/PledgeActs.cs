using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Pledges;

/// <summary>Trình thủ trưởng bản đăng ký.</summary>
[Route("pledges/{id:guid}/submission")]
public sealed class PledgeSubmissionsController(PortalDbContext db, ReadPledge read, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var now = clock.GetUtcNow();
        var (participant, campaign, pledge) = await read.ForActOnAsync(Actor, id, Cancellation);
        Demand.That(PledgeAccess.CanWrite(Actor, campaign, participant.UnitId));
        DomainRuleException.ThrowIfAny(campaign.ObstaclesToWorkIn(PhaseKind.Registration, now, participant.GroupId, participant.UnitId));

        pledge.Submit(Actor, now);
        await db.SaveChangesAsync();

        Notice("Đã trình thủ trưởng duyệt bản đăng ký.");
        return Redirect($"/participants/{participant.Id}/pledge");
    }
}

[Route("pledges/{id:guid}/withdrawal")]
public sealed class PledgeWithdrawalsController(PortalDbContext db, ReadPledge read, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var (participant, campaign, pledge) = await read.ForActOnAsync(Actor, id, Cancellation);
        Demand.That(PledgeAccess.CanWrite(Actor, campaign, participant.UnitId));
        // Who took it back after the end could not hand it in again.
        DomainRuleException.ThrowIfAny(campaign.ObstaclesToWorkIn(PhaseKind.Registration, clock.GetUtcNow(), participant.GroupId, participant.UnitId));

        pledge.Withdraw(Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice("Đã rút bản đăng ký để sửa.");
        return Redirect($"/participants/{participant.Id}/pledge");
    }
}

public sealed record PledgeApprovalForm
{
    /// <summary>Who decided outside; demanded of whoever is not the head.</summary>
    public string? RecordedFor { get; init; }

    public long Version { get; init; }
}

public sealed class PledgeApprovalFormValidator : AbstractValidator<PledgeApprovalForm>
{
    public PledgeApprovalFormValidator() => RuleFor(f => f.RecordedFor).MaximumLength(Person.NameMaxLength);
}

/// <summary>Thủ trưởng duyệt; from here the participant is registered.</summary>
[Route("pledges/{id:guid}/approval")]
public sealed class PledgeApprovalsController(PortalDbContext db, ReadPledge read, ApprovePledge approve, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, PledgeApprovalForm form)
    {
        var now = clock.GetUtcNow();
        var (participant, campaign, pledge) = await read.ForActOnAsync(Actor, id, Cancellation);
        var isHead = PledgeAccess.CanApprove(Actor, campaign, participant.UnitId);
        Demand.That(isHead || PledgeAccess.CanRecordApproval(Actor, campaign), "Chỉ thủ trưởng đơn vị duyệt bản đăng ký; cơ quan phát động có thể ghi nhận thay.");
        var recordedFor = isHead ? null : Vietnamese.Clean(form.RecordedFor);
        if (!isHead && recordedFor is null)
        {
            ModelState.AddModelError(nameof(form.RecordedFor), "Cần ghi họ tên, chức vụ người đã duyệt.");
        }

        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            return Again("Show", await read.PageAsync(Actor, participant.Id, Cancellation) with { RecordedFor = form.RecordedFor });
        }

        DomainRuleException.ThrowIfAny(campaign.ObstaclesToWorkIn(PhaseKind.Registration, now, participant.GroupId, participant.UnitId));
        if (form.Version != pledge.Version)
        {
            throw new Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException("The pledge changed after it was shown.");
        }

        await approve.RunAsync(Actor, campaign, participant, pledge, recordedFor, now, Cancellation);
        await db.SaveChangesAsync();

        Notice(pledge.IsLate ? "Đã duyệt bản đăng ký; được ghi là đăng ký muộn." : "Đã duyệt bản đăng ký.");
        return Redirect($"/participants/{participant.Id}/pledge");
    }
}

public sealed record PledgeReturnForm
{
    public string? Remark { get; init; }
}

public sealed class PledgeReturnFormValidator : AbstractValidator<PledgeReturnForm>
{
    public PledgeReturnFormValidator() => RuleFor(f => f.Remark).NotEmpty().MaximumLength(ScoreSheet.RemarkMaxLength);
}

[Route("pledges/{id:guid}/return")]
public sealed class PledgeReturnsController(PortalDbContext db, ReadPledge read, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, PledgeReturnForm form)
    {
        var (participant, campaign, pledge) = await read.ForActOnAsync(Actor, id, Cancellation);
        Demand.That(PledgeAccess.CanApprove(Actor, campaign, participant.UnitId) || PledgeAccess.CanRecordApproval(Actor, campaign));
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            return Again("Show", await read.PageAsync(Actor, participant.Id, Cancellation) with { Remark = form.Remark });
        }

        pledge.Return(Actor, form.Remark, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice("Đã trả lại bản đăng ký để sửa.");
        return Redirect($"/participants/{participant.Id}/pledge");
    }
}
