using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Tasks;

public enum TaskState
{
    [Description("Chưa làm")]
    NotStarted,
    [Description("Đang làm")]
    InProgress,
    [Description("Hoàn thành")]
    Done,
}

/// <summary>A line of the danh mục nhiệm vụ annexed to a plan or directive: who leads, what comes of it, until when.</summary>
public sealed class TaskItem : AuditedEntity
{
    public const int TitleMaxLength = 800;
    public const int ProductMaxLength = 400;
    public const int LeadMaxLength = 200;

    private TaskItem()
    {
    }

    public TaskItem(Actor by, Guid campaignId, int order, string title, string? lead, Guid? leadUnitId, string? product, DateOnly? due, DateTimeOffset now)
    {
        CampaignId = campaignId;
        Order = order;
        Title = Vietnamese.Clean(title) ?? throw new DomainRuleException("task.title", "Cần ghi nội dung nhiệm vụ.");
        Lead = Vietnamese.Clean(lead);
        LeadUnitId = leadUnitId;
        Product = Vietnamese.Clean(product);
        Due = due;
        Record(by, now, "task.add", "Giao nhiệm vụ", to: Title);
    }

    public Guid CampaignId { get; private init; }

    public int Order { get; private init; }

    public string Title { get; private init; } = "";

    public string? Lead { get; private init; }

    public Guid? LeadUnitId { get; private init; }

    public string? Product { get; private init; }

    public DateOnly? Due { get; private init; }

    public TaskState State { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    public string? Note { get; private set; }

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Campaign, CampaignId, CampaignId);

    /// <summary>Notes that the task is taken off the list; the caller removes the row.</summary>
    public void Withdraw(Actor by, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != TaskState.NotStarted, "task.begun", $"Nhiệm vụ {Order} đã có kết quả theo dõi, không bỏ được.");
        Record(by, now, "task.withdraw", "Bỏ nhiệm vụ", Title);
    }

    public bool IsOverdue(DateOnly today) => State != TaskState.Done && Due < today;

    public void Report(Actor by, TaskState state, DateOnly? doneOn, string? note, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(state == TaskState.Done && doneOn is null, "task.done-on", "Cần ghi ngày hoàn thành.");
        DomainRuleException.ThrowIf(doneOn > VietnamTime.DayOf(now), "task.done-on", "Ngày hoàn thành không thể sau hôm nay.");
        Record(by, now, "task.report", $"Cập nhật nhiệm vụ {Order}", StateNames.Of(State), StateNames.Of(state), note);
        State = state;
        DoneOn = state == TaskState.Done ? doneOn : null;
        Note = Vietnamese.Clean(note);
    }
}
