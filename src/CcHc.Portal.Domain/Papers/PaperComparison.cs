using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Papers;

public enum ComparisonState
{
    [Description("Đang chờ đối chiếu")]
    Waiting,

    [Description("Đã đối chiếu bằng máy")]
    Compared,

    /// <summary>The signed file has no text a program can read.</summary>
    [Description("Đối chiếu từng dòng")]
    ByHand,
}

/// <summary>
/// Đối chiếu bản ký: the signed copy of an issued paper beside the paper that went up for signature. One for each paper.
/// </summary>
public sealed class PaperComparison : AuditedEntity
{
    public const int NoteMaxLength = 1000;

    private PaperComparison()
    {
    }

    public PaperComparison(Paper paper)
    {
        DomainRuleException.ThrowIf(paper.SignedFileId is null, "comparison.signed-file", "Văn bản chưa ghi nhận ban hành nên chưa có bản ký để đối chiếu.");
        PaperId = paper.Id;
        CampaignId = paper.CampaignId;
    }

    public Guid PaperId { get; private init; }

    public Guid? CampaignId { get; private init; }

    public ComparisonState State { get; private set; }

    /// <summary>Lines a person ticks off, where it is done by hand.</summary>
    public int LineCount { get; private set; }

    /// <summary>Why it is done by hand, or what else to know.</summary>
    public string? Note { get; private set; }

    /// <summary>Differences beyond those that are listed.</summary>
    public int Unlisted { get; private set; }

    public DateTimeOffset? ComparedAt { get; private set; }

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Paper, PaperId, CampaignId);

    public void RecordByMachine(Actor by, int differences, int unlisted, string? note, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != ComparisonState.Waiting, "comparison.done", "Văn bản này đã được đối chiếu.");
        State = ComparisonState.Compared;
        (Unlisted, Note, ComparedAt) = (unlisted, Cut(note), now);
        Record(by, now, "comparison.compare", "Đối chiếu bản ký", to: differences == 0 ? "Không có khác biệt" : $"{differences + unlisted} khác biệt");
    }

    public void HandOver(Actor by, int lines, string why, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != ComparisonState.Waiting, "comparison.done", "Văn bản này đã được đối chiếu.");
        State = ComparisonState.ByHand;
        (LineCount, Note, ComparedAt) = (lines, Cut(why), now);
        Record(by, now, "comparison.by-hand", "Chuyển sang đối chiếu từng dòng", to: $"{lines} dòng", reason: why);
    }

    private static string? Cut(string? text) => text is { Length: > NoteMaxLength } ? text[..NoteMaxLength] : text;
}

public enum LineOutcome
{
    [Description("Khớp")]
    Matches,

    [Description("Khác")]
    Differs,

    [Description("Không có trong bản ký")]
    Absent,
}

/// <summary>That a person compared one line of the paper with the signed copy.</summary>
public sealed class LineTick : Entity
{
    private LineTick()
    {
    }

    public LineTick(Actor by, Guid comparisonId, int line, LineOutcome outcome, string? reading, DateTimeOffset now)
    {
        ComparisonId = comparisonId;
        Line = line;
        Change(by, outcome, reading, now);
    }

    public Guid ComparisonId { get; private init; }

    public int Line { get; private init; }

    public LineOutcome Outcome { get; private set; }

    /// <summary>What the signed copy says, where it differs.</summary>
    public string? Reading { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public void Change(Actor by, LineOutcome outcome, string? reading, DateTimeOffset now)
    {
        Reading = outcome == LineOutcome.Differs
            ? Vietnamese.Lines(reading) ?? throw new DomainRuleException("tick.reading", "Cần ghi đúng như trong bản ký.")
            : null;
        (Outcome, ByName, At) = (outcome, by.Name, now);
    }
}

public enum SignedDifferenceKind
{
    [Description("Khác chữ")]
    Changed,

    [Description("Khác chữ hoa, chữ thường")]
    Capitals,

    [Description("Thiếu trong bản ký")]
    Missing,

    [Description("Thêm trong bản ký")]
    Added,

    [Description("Đổi thứ tự")]
    Moved,

    /// <summary>Number, day or signer as typed in at the recording.</summary>
    [Description("Khác với số liệu đã ghi nhận")]
    Recorded,
}

public enum SignedDifferenceState
{
    [Description("Chưa giải quyết")]
    Open,

    [Description("Theo bản ký")]
    Accepted,

    [Description("Máy đọc sai")]
    Misread,
}

/// <summary>What of the portal's record a difference is about; an accepted reading is taken over there.</summary>
public enum FollowedRecord
{
    Nothing,
    AwardeeName,
    AwardeePost,
    Awardee,
    Number,
    IssuedOn,
    SignerName,
}

/// <summary>A place where the signed copy says something else, and what the office said to it.</summary>
public sealed class SignedDifference : AuditedEntity
{
    public const int PlaceMaxLength = 600;
    public const int NoteMaxLength = 1000;
    public const int ReasonMaxLength = 400;

    private SignedDifference()
    {
    }

    /// <param name="line">The line ticked off by hand that it stands in.</param>
    public SignedDifference(
        PaperComparison comparison, int order, SignedDifferenceKind kind, string place, string? submitted, string? reading, string? note, FollowedRecord follows, Guid? followedId, int? line = null)
    {
        ComparisonId = comparison.Id;
        PaperId = comparison.PaperId;
        CampaignId = comparison.CampaignId;
        Order = order;
        Kind = kind;
        Place = place.Length > PlaceMaxLength ? place[..(PlaceMaxLength - 1)] + "…" : place;
        Submitted = Vietnamese.Lines(submitted);
        Reading = Vietnamese.Lines(reading);
        Note = note;
        Follows = follows;
        FollowedId = followedId;
        Line = line;
    }

    public Guid ComparisonId { get; private init; }

    public Guid PaperId { get; private init; }

    public Guid? CampaignId { get; private init; }

    public int Order { get; private init; }

    public SignedDifferenceKind Kind { get; private init; }

    public string Place { get; private init; } = "";

    /// <summary>What stood in the paper that went up, or was typed in at the recording.</summary>
    public string? Submitted { get; private init; }

    /// <summary>What stands in the signed copy.</summary>
    public string? Reading { get; private init; }

    public string? Note { get; private init; }

    public FollowedRecord Follows { get; private init; }

    public Guid? FollowedId { get; private init; }

    public int? Line { get; private init; }

    public SignedDifferenceState State { get; private set; }

    public string? SettledByName { get; private set; }

    public DateTimeOffset? SettledAt { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>What the portal's record did, or what is left for a person to do.</summary>
    public string? FollowUp { get; private set; }

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Paper, PaperId, CampaignId);

    /// <summary>The signed copy holds.</summary>
    public void Accept(Actor by, string? reason, string followUp, DateTimeOffset now) =>
        Settle(by, SignedDifferenceState.Accepted, "comparison.accept", "Chấp nhận khác biệt theo bản ký", reason, followUp, now);

    /// <summary>The signed copy says what went up; the program read it wrong.</summary>
    public void CallMisread(Actor by, string? reason, DateTimeOffset now) =>
        Settle(by, SignedDifferenceState.Misread, "comparison.misread", "Xác nhận máy đọc sai bản ký", reason, null, now);

    private void Settle(Actor by, SignedDifferenceState state, string act, string what, string? reason, string? followUp, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != SignedDifferenceState.Open, "difference.settled", $"Khác biệt này đã được {SettledByName} giải quyết.");
        Reason = Vietnamese.Clean(reason) ?? throw new DomainRuleException("difference.reason", "Cần ghi lý do.");
        (State, SettledByName, SettledAt, FollowUp) = (state, by.Name, now, followUp);
        Record(by, now, act, $"{what}: {Place}", Submitted ?? "(không có)", Reading ?? "(không có)", Reason);
    }
}
