using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Tasks;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Tasks;

public sealed class TaskItemTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 1, 6);

    [Fact]
    public void Task_IsGivenWithLeadProductAndDeadline()
    {
        var task = Give();

        Assert.Equal(("Rà soát thủ tục", "Văn phòng", "Báo cáo", Given.Day(31, 5), TaskState.NotStarted), (task.Title, task.Lead, task.Product, task.Due!.Value, task.State));
        Given.Left(task, AuditSubject.Campaign, Given.Id(81), Given.Id(81), Given.Lan, Given.Now, "task.add", "Giao nhiệm vụ", to: "Rà soát thủ tục");
    }

    [Fact]
    public void Task_WithoutContent_IsRefused() =>
        Given.Refuses("task.title", "Cần ghi nội dung nhiệm vụ.", () => _ = new TaskItem(Given.Lan, Given.Id(81), 1, " ", null, null, null, null, Given.Now));

    [Fact]
    public void Report_OfCompletion_KeepsTheDay()
    {
        var task = Give();

        task.Report(Given.Minh, TaskState.Done, Given.Day(30, 5), " Đã gửi ", Later);

        Assert.Equal((TaskState.Done, Given.Day(30, 5), "Đã gửi"), (task.State, task.DoneOn!.Value, task.Note));
        Given.Left(task, AuditSubject.Campaign, Given.Id(81), Given.Id(81), Given.Minh, Later, "task.report", "Cập nhật nhiệm vụ 4", "Chưa làm", "Hoàn thành", "Đã gửi");
    }

    [Fact]
    public void Report_OfProgress_KeepsNoDay()
    {
        var task = Give();
        task.Report(Given.Lan, TaskState.Done, Given.Day(30, 5), null, Later);

        task.Report(Given.Lan, TaskState.InProgress, Given.Day(30, 5), null, Later);

        Assert.Equal((TaskState.InProgress, null), (task.State, task.DoneOn));
    }

    [Fact]
    public void Report_OfCompletionWithoutDayOrInTheFuture_IsRefused()
    {
        var task = Give();

        Given.Refuses("task.done-on", "Cần ghi ngày hoàn thành.", () => task.Report(Given.Lan, TaskState.Done, null, null, Later));
        Given.Refuses("task.done-on", "Ngày hoàn thành không thể sau hôm nay.", () => task.Report(Given.Lan, TaskState.Done, Given.Day(2, 6), null, Later));
        Assert.Equal(TaskState.NotStarted, task.State);
    }

    [Fact]
    public void Task_IsOverdueFromTheDayAfterItsDeadlineUntilDone()
    {
        var task = Give();

        Assert.False(task.IsOverdue(Given.Day(31, 5)));
        Assert.True(task.IsOverdue(Given.Day(1, 6)));
        task.Report(Given.Lan, TaskState.Done, Given.Day(1, 6), null, Later);
        Assert.False(task.IsOverdue(Given.Day(1, 6)));
        Assert.False(new TaskItem(Given.Lan, Given.Id(81), 1, "Thường xuyên", null, null, null, null, Given.Now).IsOverdue(Given.Day(1, 6)));
    }

    private static TaskItem Give() => new(Given.Lan, Given.Id(81), 4, " Rà soát thủ tục ", " Văn phòng ", Given.Department, "Báo cáo", Given.Day(31, 5), Given.Now);
}
