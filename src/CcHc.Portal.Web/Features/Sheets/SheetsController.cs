using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Features.Sheets;

public sealed record SheetCheckPage(SheetReading Reading, bool CanFill, bool CanApprove, bool CanRecord, IReadOnlyList<Obstacle> Obstacles);

[Route("sheets/{id:guid}")]
public sealed class SheetsController(PortalDbContext db, ReadSheet read, BuildWorkspace workspace, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, WorkspaceFilter filter) =>
        View("Workspace", await workspace.RunAsync(Actor, id, filter, null, clock.GetUtcNow(), Cancellation));

    [HttpGet("check")]
    public async Task<IActionResult> Check(Guid id)
    {
        var reading = await read.RunAsync(Actor, id, Cancellation);
        return View("Check", new SheetCheckPage(
            reading,
            SheetAccess.CanFill(Actor, reading.Campaign, reading.Sheet.UnitId),
            SheetAccess.CanApprove(Actor, reading.Campaign, reading.Sheet.UnitId),
            SheetAccess.CanRecordApproval(Actor, reading.Campaign),
            [.. reading.ObstaclesToLocking(clock.GetUtcNow())]));
    }

    [HttpGet("history")]
    public async Task<IActionResult> History(Guid id, int? page)
    {
        var reading = await read.RunAsync(Actor, id, Cancellation);
        ViewData["Name"] = reading.Participant.Name;
        ViewData["SheetId"] = id;
        return View("History", await db.HistoryOfAsync(AuditSubject.Sheet, id, page, Cancellation));
    }
}
