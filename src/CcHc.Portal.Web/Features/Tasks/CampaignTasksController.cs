using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tasks;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Tasks;

public sealed record TaskFilter
{
    public TaskState? State { get; init; }

    public string? Q { get; init; }

    public bool Overdue { get; init; }
}

public sealed record TaskRow(Guid Id, int Order, string Title, string? Lead, Guid? LeadUnitId, string? Product, DateOnly? Due, TaskState State, DateOnly? DoneOn, string? Note);

public sealed record TasksPage(Guid Id, string Name, bool CanManage, TaskFilter Filter, Page<TaskRow> Tasks, int Done, int Overdue, IReadOnlySet<Guid> Reportable);

public sealed record ReportForm
{
    public long? Version { get; init; }

    public TaskState? State { get; init; }

    public DateOnly? DoneOn { get; init; }

    public string? Note { get; init; }
}

public sealed class ReportFormValidator : AbstractValidator<ReportForm>
{
    public ReportFormValidator()
    {
        RuleFor(f => f.State).NotNull();
        RuleFor(f => f.DoneOn).NotNull().When(f => f.State == TaskState.Done).WithMessage("Cần ghi ngày hoàn thành.");
        RuleFor(f => f.Note).MaximumLength(1000);
    }
}

public sealed record ReportPage(Guid CampaignId, Guid TaskId, int Order, string Title, string? Lead, string? Product, DateOnly? Due, ReportForm Form, string? Theirs);

/// <summary>How far the tasks of a plan or directive are; the unit that leads one says so itself.</summary>
[Route("campaigns/{id:guid}/tasks")]
public sealed class CampaignTasksController(PortalDbContext db, TimeProvider clock) : PortalController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, TaskFilter filter, int? page)
    {
        var campaign = await CampaignAsync(id);
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var words = Vietnamese.Fold(filter.Q);
        var leading = db.TaskItems.Where(t => t.CampaignId == id);
        var tasks = leading;
        if (filter.State is { } state)
        {
            tasks = tasks.Where(t => t.State == state);
        }

        if (filter.Overdue)
        {
            tasks = tasks.Where(t => t.State != TaskState.Done && t.Due < today);
        }

        if (words.Length > 0)
        {
            tasks = tasks.Where(t => db.Units.Any(u => u.Id == t.LeadUnitId && u.SearchText.Contains(words)));
        }

        var rows = await tasks
            .OrderBy(t => t.Order)
            .Select(t => new TaskRow(t.Id, t.Order, t.Title, t.Lead ?? db.Units.Where(u => u.Id == t.LeadUnitId).Select(u => u.Name).FirstOrDefault(), t.LeadUnitId, t.Product, t.Due, t.State, t.DoneOn, t.Note))
            .ToPageAsync(page, cancellation: Cancellation);
        var done = await leading.CountAsync(t => t.State == TaskState.Done, Cancellation);
        var overdue = await leading.CountAsync(t => t.State != TaskState.Done && t.Due < today, Cancellation);
        var reportable = rows.Rows.Where(r => TaskAccess.CanReport(Actor, campaign, r.LeadUnitId)).Select(r => r.Id).ToHashSet();
        return View("Tasks", new TasksPage(id, campaign.Name, CampaignAccess.CanManage(Actor, campaign), filter, rows, done, overdue, reportable));
    }

    [HttpGet("{taskId:guid}/report")]
    public async Task<IActionResult> Edit(Guid id, Guid taskId)
    {
        var task = await TaskAsync(id, taskId);
        return View("Report", Page(task, new ReportForm { Version = task.Version, State = task.State, DoneOn = task.DoneOn, Note = task.Note }, null));
    }

    [HttpPost("{taskId:guid}/report")]
    public async Task<IActionResult> Report(Guid id, Guid taskId, ReportForm form)
    {
        var task = await TaskAsync(id, taskId);
        if (!ModelState.IsValid)
        {
            return Again("Report", Page(task, form, null));
        }

        if (task.Version != form.Version)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            var theirs = $"{StateNames.Of(task.State)}{(task.DoneOn is { } day ? $", {VietnamTime.Day(day)}" : "")}{(task.Note is null ? "" : $": {task.Note}")}";
            return View("Report", Page(task, form with { Version = task.Version }, theirs));
        }

        try
        {
            task.Report(Actor, form.State!.Value, form.DoneOn, form.Note, clock.GetUtcNow());
        }
        catch (DomainRuleException refusal)
        {
            ModelState.AddModelError("form.doneOn", refusal.Message);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Report", Page(task, form, null));
        }

        await db.SaveChangesAsync();
        Notice($"Đã cập nhật nhiệm vụ {task.Order}.");
        return Redirect($"/campaigns/{id}/tasks");
    }

    private static ReportPage Page(TaskItem task, ReportForm form, string? theirs) =>
        new(task.CampaignId, task.Id, task.Order, task.Title, task.Lead, task.Product, task.Due, form, theirs);

    private async Task<TaskItem> TaskAsync(Guid id, Guid taskId)
    {
        var campaign = await CampaignAsync(id);
        var task = await db.TaskItems.Where(t => t.Id == taskId && t.CampaignId == id).OneAsync(Cancellation);
        Demand.That(TaskAccess.CanReport(Actor, campaign, task));
        DomainRuleException.ThrowIf(campaign.State == CampaignState.Closed, "campaign.closed", "Phong trào đã kết thúc; không cập nhật nhiệm vụ được nữa.");
        return task;
    }

    /// <summary>Who sees the campaign, and a unit that leads one of its tasks without taking part.</summary>
    private async Task<Campaign> CampaignAsync(Guid id)
    {
        var units = Actor.UnitsOf(Role.UnitOfficer, Role.UnitHead);
        var visible = db.CampaignsFor(Actor).Where(c => c.Id == id).Select(c => c.Id);
        return await db.Campaigns.AsNoTracking()
            .Where(c => c.Id == id)
            .Where(c => visible.Contains(c.Id)
                || (c.State != CampaignState.Draft && db.TaskItems.Any(t => t.CampaignId == c.Id && t.LeadUnitId != null && units.Contains(t.LeadUnitId.Value))))
            .OneAsync(Cancellation);
    }
}
