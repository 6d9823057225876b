using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Tasks;
using CcHc.Portal.Web.Features.Shared;
using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Preparation;

public sealed record ListedTask(Guid Id, int Order, string Title, string? Lead, string? LeadUnit, string? Product, DateOnly? Due, TaskState State);

public sealed record TaskListForm
{
    public string? Lines { get; init; }
}

public sealed class TaskListFormValidator : AbstractValidator<TaskListForm>
{
    public TaskListFormValidator() => RuleFor(f => f.Lines).Must(text => TextLines.Of(text).Count > 0).WithMessage(VietnameseBindingMessages.Needed);
}

public sealed record TaskListPage(Guid Id, string Name, bool CanChange, IReadOnlyList<ListedTask> Tasks, TaskListForm Form);

/// <summary>Danh mục nhiệm vụ as it will stand in the annex; what becomes of each task is followed on the campaign's task page.</summary>
[Route("campaigns/{id:guid}/preparation/tasks")]
public sealed class TasksController(PortalDbContext db, TimeProvider clock) : PreparationController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id) => View("TaskList", await PageAsync(await CampaignAsync(id), new TaskListForm()));

    [HttpPost("")]
    public async Task<IActionResult> Add(Guid id, TaskListForm form)
    {
        var campaign = await CampaignAsync(id);
        DomainRuleException.ThrowIf(campaign.State is CampaignState.Closed, "campaign.closed", "Phong trào đã kết thúc, không giao thêm nhiệm vụ.");
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        var units = await UnitChoices.Under(Db, campaign.IssuingUnitId, today).Select(u => new { u.Id, u.Name, u.Code }).ToListAsync(Cancellation);
        var byName = units.GroupBy(u => Vietnamese.Fold(u.Name)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().Id);
        var last = await Db.TaskItems.Where(t => t.CampaignId == id).MaxAsync(t => (int?)t.Order, Cancellation) ?? 0;
        List<TaskItem> tasks = [];
        var number = 0;
        foreach (var line in TextLines.Of(form.Lines))
        {
            number++;
            var parts = TextLines.Parts(line);
            string? Part(int at) => at < parts.Count ? parts[at] : null;
            DateOnly due = default;
            var problem = Part(0) is not { } title ? "chưa có nội dung nhiệm vụ."
                : title.Length > TaskItem.TitleMaxLength ? $"nội dung không quá {TaskItem.TitleMaxLength} ký tự."
                : Part(1)?.Length > TaskItem.LeadMaxLength ? $"đơn vị chủ trì không quá {TaskItem.LeadMaxLength} ký tự."
                : Part(2)?.Length > TaskItem.ProductMaxLength ? $"sản phẩm không quá {TaskItem.ProductMaxLength} ký tự."
                : Part(3) is { } written && !Vietnamese.TryReadDate(written, out due) ? $"thời hạn «{written}» không phải ngày/tháng/năm."
                : null;
            if (problem is not null)
            {
                ModelState.AddModelError("form.lines", $"Dòng {number}: {problem}");
                continue;
            }

            var unitId = Part(1) is { } lead && byName.TryGetValue(Vietnamese.Fold(lead), out var found) ? found : (Guid?)null;
            tasks.Add(new TaskItem(Actor, id, last + tasks.Count + 1, Part(0)!, Part(1), unitId, Part(2), Part(3) is null ? null : due, clock.GetUtcNow()));
        }

        if (!ModelState.IsValid)
        {
            return Again("TaskList", await PageAsync(campaign, form));
        }

        Db.TaskItems.AddRange(tasks);
        await Db.SaveChangesAsync();
        Notice($"Đã thêm {tasks.Count} nhiệm vụ.");
        return Redirect($"/campaigns/{id}/preparation/tasks");
    }

    [HttpPost("{taskId:guid}/removal")]
    public async Task<IActionResult> Remove(Guid id, Guid taskId)
    {
        await CampaignAsync(id);
        var task = await Db.TaskItems.Where(t => t.Id == taskId && t.CampaignId == id).OneAsync(Cancellation);
        task.Withdraw(Actor, clock.GetUtcNow());
        Db.TaskItems.Remove(task);
        await Db.SaveChangesAsync();
        Notice("Đã bỏ nhiệm vụ khỏi danh mục.");
        return Redirect($"/campaigns/{id}/preparation/tasks");
    }

    private async Task<TaskListPage> PageAsync(Campaign campaign, TaskListForm form)
    {
        var tasks = await Db.TaskItems
            .Where(t => t.CampaignId == campaign.Id)
            .OrderBy(t => t.Order)
            .Select(t => new ListedTask(t.Id, t.Order, t.Title, t.Lead, Db.Units.Where(u => u.Id == t.LeadUnitId).Select(u => u.Name).FirstOrDefault(), t.Product, t.Due, t.State))
            .ToListAsync(Cancellation);
        return new TaskListPage(campaign.Id, campaign.Name, campaign.State != CampaignState.Closed, tasks, form);
    }
}
