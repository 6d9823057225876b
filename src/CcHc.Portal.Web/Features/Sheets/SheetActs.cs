using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Sheets;

public sealed record HeadReviewForm
{
    /// <summary>That what deserves a look was looked at; demanded where there is something.</summary>
    public bool Confirmed { get; init; }
}

public sealed class HeadReviewFormValidator : AbstractValidator<HeadReviewForm>;

/// <summary>Trình thủ trưởng duyệt.</summary>
[Route("sheets/{id:guid}/head-review")]
public sealed class SheetHeadReviewsController(PortalDbContext db, ReadSheet read, ReadCheck check, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, HeadReviewForm form)
    {
        var now = clock.GetUtcNow();
        var (sheet, campaign) = await read.ForActAsync(Actor, id, Cancellation);
        Demand.That(SheetAccess.CanFill(Actor, campaign, sheet.UnitId));
        DomainRuleException.ThrowIfAny(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, now, sheet.GroupId, sheet.UnitId)
            .Concat(sheet.ObstaclesToLocking(await read.LeavesWithoutProofAsync(sheet, Cancellation))));
        var page = await check.RunAsync(Actor, id, Cancellation);
        if (page.Warnings.Count > 0 && !form.Confirmed && sheet.SentToHeadAt is null)
        {
            ModelState.AddModelError(nameof(form.Confirmed), "Anh/chị xem các điểm cần lưu ý rồi đánh dấu ô này.");
            return Again("Check", page);
        }

        sheet.SendToHead(Actor, now);
        await db.SaveChangesAsync();

        Notice("Đã trình thủ trưởng duyệt kết quả tự chấm điểm.");
        return Redirect($"/sheets/{id}/check");
    }
}

/// <summary>Rút lại trước khi thủ trưởng quyết định.</summary>
[Route("sheets/{id:guid}/withdrawal")]
public sealed class SheetWithdrawalsController(PortalDbContext db, ReadSheet read, TimeProvider clock) : PortalController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id)
    {
        var (sheet, campaign) = await read.ForActAsync(Actor, id, Cancellation);
        Demand.That(SheetAccess.CanFill(Actor, campaign, sheet.UnitId));
        // Who took it back after the end could not send it again.
        DomainRuleException.ThrowIfAny(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, clock.GetUtcNow(), sheet.GroupId, sheet.UnitId));

        sheet.Recall(Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice("Đã rút lại phiếu để sửa.");
        return Redirect($"/sheets/{id}");
    }
}

public sealed record ApprovalForm
{
    /// <summary>The sheet's version that was shown: who approves approves what they saw.</summary>
    public long Version { get; init; }

    /// <summary>Who decided outside; demanded of whoever is not the head.</summary>
    public string? RecordedFor { get; init; }
}

public sealed class ApprovalFormValidator : AbstractValidator<ApprovalForm>
{
    public ApprovalFormValidator() => RuleFor(f => f.RecordedFor).MaximumLength(Domain.People.Person.NameMaxLength);
}

public sealed record ReturnForm
{
    public string? Remark { get; init; }
}

public sealed class ReturnFormValidator : AbstractValidator<ReturnForm>
{
    public ReturnFormValidator() => RuleFor(f => f.Remark).NotEmpty().MaximumLength(ScoreSheet.RemarkMaxLength);
}

/// <param name="Weakest">Leaves that lost most, worst first.</param>
public sealed record ApprovalPage(
    SheetReading Reading,
    IReadOnlyList<CriteriaNode> Weakest,
    bool IsHead,
    bool CanRecord,
    IReadOnlyList<Obstacle> Obstacles,
    long Version,
    string? RecordedFor = null,
    string? Remark = null);

/// <summary>What a head needs on a phone: the total, what is weak, what lacks evidence; approve or return.</summary>
[Route("sheets/{id:guid}")]
public sealed class SheetApprovalsController(PortalDbContext db, ReadSheet read, LockSheet lockSheet, TimeProvider clock) : PortalController
{
    private const int Weak = 5;

    [HttpGet("approval")]
    public async Task<IActionResult> Show(Guid id)
    {
        var page = await PageAsync(id);
        Demand.That(page.IsHead || page.CanRecord);
        return View("Approval", page);
    }

    [HttpPost("approval")]
    public async Task<IActionResult> Create(Guid id, ApprovalForm form)
    {
        var now = clock.GetUtcNow();
        var (sheet, campaign) = await read.ForActAsync(Actor, id, Cancellation);
        var isHead = SheetAccess.CanApprove(Actor, campaign, sheet.UnitId);
        Demand.That(isHead || SheetAccess.CanRecordApproval(Actor, campaign), "Chỉ thủ trưởng đơn vị duyệt kết quả tự chấm; cơ quan phát động có thể ghi nhận thay.");
        var recordedFor = isHead ? null : Vietnamese.Clean(form.RecordedFor);
        if (!isHead && recordedFor is null)
        {
            ModelState.AddModelError(nameof(form.RecordedFor), "Cần ghi họ tên, chức vụ người đã duyệt.");
        }

        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            return Again("Approval", await PageAsync(id) with { RecordedFor = form.RecordedFor });
        }

        DomainRuleException.ThrowIfAny(campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, now, sheet.GroupId, sheet.UnitId));
        DomainRuleException.ThrowIf(isHead && sheet.State == SheetState.Draft && sheet.SentToHeadAt is null, "sheet.not-sent", "Phiếu chưa được trình duyệt.");
        if (sheet.Version != form.Version)
        {
            throw new DbUpdateConcurrencyException("The sheet changed after it was shown.");
        }

        await lockSheet.RunAsync(
            Actor, campaign, sheet, await read.LeavesWithoutProofAsync(sheet, Cancellation), ReadSheet.IsLate(campaign, sheet, now), recordedFor, now);
        await db.SaveChangesAsync();

        Notice(sheet.IsLate ? "Đã duyệt và khóa để ký; phiếu được ghi là nộp muộn." : "Đã duyệt và khóa để ký.");
        return Redirect($"/sheets/{id}/check");
    }

    [HttpPost("return")]
    public async Task<IActionResult> Return(Guid id, ReturnForm form)
    {
        var (sheet, campaign) = await read.ForActAsync(Actor, id, Cancellation);
        Demand.That(SheetAccess.CanApprove(Actor, campaign, sheet.UnitId) || SheetAccess.CanRecordApproval(Actor, campaign));
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            return Again("Approval", await PageAsync(id) with { Remark = form.Remark });
        }

        sheet.ReturnToOfficer(Actor, form.Remark, clock.GetUtcNow());
        await db.SaveChangesAsync();

        Notice("Đã trả lại phiếu để sửa.");
        return Redirect($"/sheets/{id}/check");
    }

    private async Task<ApprovalPage> PageAsync(Guid id)
    {
        var reading = await read.RunAsync(Actor, id, Cancellation);
        var isHead = SheetAccess.CanApprove(Actor, reading.Campaign, reading.Sheet.UnitId);
        var obstacles = reading.ObstaclesToLocking(clock.GetUtcNow()).ToList();
        if (isHead && reading.Sheet is { State: SheetState.Draft, SentToHeadAt: null })
        {
            obstacles.Insert(0, new("sheet.not-sent", "Công chức đầu mối chưa trình phiếu."));
        }

        return new ApprovalPage(
            reading,
            [.. reading.OwnLeaves
                .Where(l => reading.Line(l)?.Points is { } points && !l.IsInPenalty && !l.IsInBonus && points < l.MaxPoints)
                .OrderByDescending(l => (l.MaxPoints - reading.Line(l)!.Points!.Value).TenThousandths)
                .ThenBy(l => l.Index)
                .Take(Weak)],
            isHead,
            SheetAccess.CanRecordApproval(Actor, reading.Campaign),
            obstacles,
            reading.Sheet.Version);
    }
}

public sealed record UnlockForm
{
    public string? Reason { get; init; }
}

public sealed class UnlockFormValidator : AbstractValidator<UnlockForm>
{
    public UnlockFormValidator() => RuleFor(f => f.Reason).NotEmpty().MaximumLength(ScoreSheet.RemarkMaxLength);
}

public sealed record UnlockPage(SheetReading Reading, IReadOnlyList<Obstacle> Obstacles, string? Reason);

[Route("sheets/{id:guid}/unlock")]
public sealed class SheetUnlocksController(PortalDbContext db, ReadSheet read, LockSheet lockSheet, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id) => View("Unlock", await PageAsync(id, null));

    [HttpPost("")]
    public async Task<IActionResult> Create(Guid id, UnlockForm form)
    {
        var now = clock.GetUtcNow();
        var (sheet, campaign) = await read.ForActAsync(Actor, id, Cancellation);
        Demand.That(SheetAccess.CanUnlock(Actor, campaign, sheet.UnitId), "Chỉ thủ trưởng đơn vị hoặc cơ quan phát động mở khóa phiếu.");
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            return Again("Unlock", await PageAsync(id, form.Reason));
        }

        DomainRuleException.ThrowIfAny(ObstaclesByTime(campaign, sheet, now));
        await lockSheet.UndoAsync(Actor, await ClosingsOfAsync(campaign.Id), sheet, form.Reason, now);
        await db.SaveChangesAsync();

        Notice("Đã mở khóa phiếu; đơn vị sửa rồi trình và khóa lại.");
        return Redirect($"/sheets/{id}");
    }

    // Who unlocks after the end could not lock again; the manager extends the phase for the unit first.
    private static IEnumerable<Obstacle> ObstaclesByTime(Campaign campaign, ScoreSheet sheet, DateTimeOffset now) =>
        campaign.ObstaclesToWorkIn(PhaseKind.SelfAssessment, now, sheet.GroupId, sheet.UnitId);

    private Task<Campaign> ClosingsOfAsync(Guid campaignId) =>
        db.Campaigns.AsNoTracking().Include(c => c.AppraisalClosings).SingleAsync(c => c.Id == campaignId, Cancellation);

    private async Task<UnlockPage> PageAsync(Guid id, string? reason)
    {
        var reading = await read.RunAsync(Actor, id, Cancellation);
        Demand.That(SheetAccess.CanUnlock(Actor, reading.Campaign, reading.Sheet.UnitId), "Chỉ thủ trưởng đơn vị hoặc cơ quan phát động mở khóa phiếu.");
        return new UnlockPage(
            reading,
            [
                .. reading.Sheet.ObstaclesToUnlocking(await ClosingsOfAsync(reading.Campaign.Id), CampaignAccess.CanManage(Actor, reading.Campaign)),
                .. ObstaclesByTime(reading.Campaign, reading.Sheet, clock.GetUtcNow()),
            ],
            reason);
    }
}
