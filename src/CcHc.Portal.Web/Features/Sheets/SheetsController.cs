using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Sheets;

/// <param name="Warnings">What does not block and wants a tick.</param>
public sealed record SheetCheckPage(SheetReading Reading, bool CanFill, bool CanApprove, bool CanRecord, IReadOnlyList<Obstacle> Obstacles, IReadOnlyList<string> Warnings)
{
    public bool Confirmed { get; init; }

    /// <summary>While the signed report is awaited.</summary>
    public ReportLimit? Report { get; init; }
}

/// <summary>Kiểm tra trước khi gửi: all criteria, what blocks, what deserves a look.</summary>
public sealed class ReadCheck(PortalDbContext db, ReadSheet read, TimeProvider clock)
{
    public async Task<SheetCheckPage> RunAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        var reading = await read.RunAsync(actor, id, cancellation);
        var now = clock.GetUtcNow();
        return new SheetCheckPage(
            reading,
            SheetAccess.CanFill(actor, reading.Campaign, reading.Sheet.UnitId),
            SheetAccess.CanApprove(actor, reading.Campaign, reading.Sheet.UnitId),
            SheetAccess.CanRecordApproval(actor, reading.Campaign),
            [.. reading.ObstaclesToLocking(now)],
            [.. Warnings(reading, now)])
        {
            Report = reading.Sheet is { State: SheetState.Locked, LockedAt: { } locked } && reading.Campaign.ReportWithin is { } within
                ? ReportLimit.Of(within, locked, await db.WorkingCalendarAsync(cancellation))
                : null,
        };
    }

    private static IEnumerable<string> Warnings(SheetReading reading, DateTimeOffset now)
    {
        static string Codes(IEnumerable<CriteriaNode> leaves) => string.Join(", ", leaves.Select(l => l.Code));
        var explained = reading.OwnLeaves.Where(l => reading.LacksEvidence(l) && !reading.LacksProof(l)).ToList();
        if (explained.Count > 0)
        {
            yield return $"{explained.Count} tiêu chí chỉ có giải trình, không có tài liệu kiểm chứng: {Codes(explained)}.";
        }

        var claimed = reading.OwnLeaves.Where(l => reading.Line(l) is { Claim: ClaimState.Waiting }).ToList();
        if (claimed.Count > 0)
        {
            yield return $"{claimed.Count} tiêu chí khai không phát sinh, cơ quan thẩm định còn phải chấp thuận: {Codes(claimed)}.";
        }

        if (reading.Window is { } window && now >= window.End)
        {
            yield return $"Đã hết hạn {VietnamTime.WithWeekday(window.LastDay)}; phiếu khóa từ bây giờ được ghi là nộp muộn.";
        }
    }
}

[Route("sheets/{id:guid}")]
public sealed class SheetsController(PortalDbContext db, ReadSheet read, ReadCheck check, BuildWorkspace workspace, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, WorkspaceFilter filter) =>
        View("Workspace", await workspace.RunAsync(Actor, id, filter, null, clock.GetUtcNow(), Cancellation));

    [HttpGet("check")]
    public async Task<IActionResult> Check(Guid id) => View("Check", await check.RunAsync(Actor, id, Cancellation));

    [HttpGet("history")]
    public async Task<IActionResult> History(Guid id, int? page)
    {
        var reading = await read.RunAsync(Actor, id, Cancellation);
        ViewData["Name"] = reading.Participant.Name;
        ViewData["SheetId"] = id;
        return View("History", await db.HistoryOfAsync(AuditSubject.Sheet, id, page, Cancellation));
    }
}
