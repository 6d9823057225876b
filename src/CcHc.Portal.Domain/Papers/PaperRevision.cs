using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Papers;

public enum RevisionState
{
    [Description("Chờ quyết định")]
    Offered,

    [Description("Đã nhận làm dự thảo")]
    Accepted,

    [Description("Không nhận")]
    Dropped,
}

/// <summary>Bản sửa ngoài: a draft that was edited in Word and brought back, with the file it came in.</summary>
public sealed class PaperRevision : AuditedEntity
{
    public const int MostUnread = 40;

    private PaperRevision()
    {
    }

    /// <param name="presentJson">The draft as it was when the file came in, which the differences are told against.</param>
    /// <param name="composedJson">What the data said at that time.</param>
    /// <param name="unread">What could not be read as a part of the paper, a line each.</param>
    public PaperRevision(Actor by, Paper paper, int number, StoredFile file, string contentJson, string presentJson, string composedJson, IReadOnlyList<string> unread, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(paper.State != PaperState.Draft, "revision.state", "Chỉ nhận bản sửa ngoài khi văn bản còn là dự thảo; hãy đưa về dự thảo trước.");
        PaperId = paper.Id;
        CampaignId = paper.CampaignId;
        Number = number;
        FileId = file.Id;
        Sha256 = file.Sha256;
        ContentJson = contentJson;
        PresentJson = presentJson;
        ComposedJson = composedJson;
        Unread = string.Join('\n', unread.Take(MostUnread));
        ByName = by.Name;
        At = now;
        Record(by, now, "paper.revise", $"Đưa lên bản sửa ngoài, phiên bản {number}", to: file.Sha256);
    }

    public Guid PaperId { get; private init; }

    public Guid? CampaignId { get; private init; }

    /// <summary>From 1 for each paper.</summary>
    public int Number { get; private init; }

    public Guid FileId { get; private init; }

    public string Sha256 { get; private init; } = "";

    public string ContentJson { get; private init; } = "";

    public string PresentJson { get; private init; } = "";

    public string ComposedJson { get; private init; } = "";

    public string Unread { get; private init; } = "";

    public string ByName { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public RevisionState State { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedByName { get; private set; }

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Paper, PaperId, CampaignId);

    /// <summary>It becomes the draft's text.</summary>
    public void Accept(Actor by, Paper paper, DateTimeOffset now)
    {
        Decide(by, RevisionState.Accepted, now);
        paper.FollowRevision(Number);
        Record(by, now, "paper.revision-accept", $"Nhận bản sửa ngoài, phiên bản {Number}, làm dự thảo");
    }

    public void Drop(Actor by, DateTimeOffset now)
    {
        Decide(by, RevisionState.Dropped, now);
        Record(by, now, "paper.revision-drop", $"Không nhận bản sửa ngoài, phiên bản {Number}");
    }

    private void Decide(Actor by, RevisionState state, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != RevisionState.Offered, "revision.decided", $"Bản sửa ngoài này đã ở trạng thái «{StateNames.Of(State)}».");
        State = state;
        DecidedAt = now;
        DecidedByName = by.Name;
    }
}
