using System.ComponentModel;

namespace CcHc.Portal.Domain.Work;

public enum WorkKind
{
    [Description("In giấy khen hàng loạt")]
    PrintCertificates,
    [Description("Nhập dữ liệu từ tệp")]
    Import,
    [Description("Ghi điểm năm trước")]
    CarryLastYear,
    [Description("Chuyển tệp Word, Excel sang PDF để xem")]
    PreviewOffice,
    [Description("Đối chiếu bản ký")]
    CompareSignedCopy,
}

public enum WorkState
{
    [Description("Đang chờ")]
    Waiting,
    [Description("Đang làm")]
    Running,
    [Description("Xong")]
    Done,
    [Description("Không xong")]
    Failed,
}

/// <summary>
/// Work asked for by an act and done outside the request. The row is part of the act's transaction, so a process that dies
/// in between loses nothing: the job finds the row again. Done at least once; what does it must stand being done twice.
/// </summary>
public sealed class WorkItem : Entity
{
    private WorkItem()
    {
    }

    public WorkItem(WorkKind kind, Guid subjectId, Guid? byPersonId, string byName, DateTimeOffset now, string? argument = null)
    {
        Kind = kind;
        SubjectId = subjectId;
        ByPersonId = byPersonId;
        ByName = byName;
        AskedAt = now;
        Argument = argument;
    }

    public WorkKind Kind { get; private init; }

    public Guid SubjectId { get; private init; }

    public string? Argument { get; private init; }

    public Guid? ByPersonId { get; private init; }

    public string ByName { get; private init; } = "";

    public DateTimeOffset AskedAt { get; private init; }

    public WorkState State { get; private set; }

    public int Done { get; private set; }

    public int Total { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? TakenAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The file that came of it.</summary>
    public Guid? ResultFileId { get; private set; }

    /// <summary>What came of it, or why nothing did, for people.</summary>
    public string? Message { get; private set; }

    public void Take(DateTimeOffset now)
    {
        State = WorkState.Running;
        TakenAt = now;
        Attempts++;
    }

    public void Report(int done, int total)
    {
        Done = done;
        Total = total;
    }

    public void Finish(DateTimeOffset now, Guid? resultFileId, string? message)
    {
        State = WorkState.Done;
        Done = Total;
        EndedAt = now;
        ResultFileId = resultFileId;
        Message = message;
    }

    /// <summary>Gives up after <paramref name="mostAttempts"/>; until then the item waits for another try.</summary>
    public void Fail(DateTimeOffset now, string message, int mostAttempts = 3)
    {
        Message = message.Length > 1000 ? message[..1000] : message;
        State = Attempts >= mostAttempts ? WorkState.Failed : WorkState.Waiting;
        EndedAt = State == WorkState.Failed ? now : null;
    }
}
