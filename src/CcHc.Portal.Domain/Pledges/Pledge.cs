using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Pledges;

public enum PledgeState
{
    [Description("Đang soạn")]
    Draft,
    [Description("Chờ thủ trưởng duyệt")]
    Submitted,
    [Description("Đã đăng ký")]
    Approved,
}

/// <summary>Bản đăng ký thi đua of one participant, with its own targets.</summary>
public sealed class Pledge : AuditedEntity
{
    public const int TextMaxLength = 4000;
    public const int TargetMaxLength = 800;

    public static readonly Workflow<PledgeState> Workflow = new(
        "pledge",
        new("submit", PledgeState.Draft, PledgeState.Submitted, "trình thủ trưởng"),
        new("return", PledgeState.Submitted, PledgeState.Draft, "trả lại"),
        new("withdraw", PledgeState.Submitted, PledgeState.Draft, "rút lại"),
        new("approve", PledgeState.Submitted, PledgeState.Approved, "duyệt đăng ký"));

    private readonly List<PledgeTarget> targets = [];

    private Pledge()
    {
    }

    public Pledge(Actor by, Guid campaignId, Guid participantId, Guid? unitId, DateTimeOffset now)
    {
        CampaignId = campaignId;
        ParticipantId = participantId;
        UnitId = unitId;
        Record(by, now, "pledge.draft", "Lập bản đăng ký thi đua");
    }

    public Guid CampaignId { get; private init; }

    public Guid ParticipantId { get; private init; }

    public Guid? UnitId { get; private init; }

    public PledgeState State { get; private set; }

    public string? Commitment { get; private set; }

    /// <summary>Điểm phấn đấu, where the campaign is judged by points.</summary>
    public Points? PointsAimedAt { get; private set; }

    public string? AwardAimedAt { get; private set; }

    public string? ReturnRemark { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public string? ApprovedByName { get; private set; }

    /// <summary>After the end of registration; kept, because registering in time can itself be a criterion.</summary>
    public bool IsLate { get; private set; }

    public IReadOnlyList<PledgeTarget> Targets => targets;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Pledge, Id, CampaignId);

    public void Write(Actor by, string? commitment, Points? pointsAimedAt, string? awardAimedAt, IReadOnlyList<string> aims, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != PledgeState.Draft, "pledge.state", $"Bản đăng ký đang ở trạng thái «{StateNames.Of(State)}»; rút lại trước khi sửa.");
        DomainRuleException.ThrowIf(pointsAimedAt < Points.Zero, "pledge.points", "Điểm phấn đấu không thể là số âm.");
        Commitment = Vietnamese.Clean(commitment);
        PointsAimedAt = pointsAimedAt;
        AwardAimedAt = Vietnamese.Clean(awardAimedAt);
        targets.Clear();
        targets.AddRange(aims.Select(Vietnamese.Clean).OfType<string>().Select((t, i) => new PledgeTarget(Id, i + 1, t)));
        Record(by, now, "pledge.write", "Ghi nội dung đăng ký", to: $"{targets.Count} chỉ tiêu");
    }

    public IEnumerable<Obstacle> ObstaclesToSubmitting()
    {
        if (targets.Count == 0)
        {
            yield return new("pledge.targets", "Cần ghi ít nhất một chỉ tiêu đăng ký.");
        }
    }

    public void Submit(Actor by, DateTimeOffset now)
    {
        var next = Workflow.Next("submit", State);
        DomainRuleException.ThrowIfAny(ObstaclesToSubmitting());
        SubmittedAt = now;
        ReturnRemark = null;
        Move(by, next, now, "pledge.submit", "Trình thủ trưởng bản đăng ký", null);
    }

    public void Withdraw(Actor by, DateTimeOffset now)
    {
        var next = Workflow.Next("withdraw", State);
        SubmittedAt = null;
        Move(by, next, now, "pledge.withdraw", "Rút bản đăng ký", null);
    }

    public void Return(Actor by, string? remark, DateTimeOffset now)
    {
        var next = Workflow.Next("return", State);
        var clean = Vietnamese.Clean(remark) ?? throw new DomainRuleException("pledge.remark", "Cần ghi nội dung phải sửa.");
        ReturnRemark = clean;
        SubmittedAt = null;
        Move(by, next, now, "pledge.return", "Trả lại bản đăng ký", clean);
    }

    /// <param name="recordedFor">Where the manager records it: the head who approved outside.</param>
    public void Approve(Actor by, bool late, string? recordedFor, DateTimeOffset now)
    {
        var next = Workflow.Next("approve", State);
        ApprovedAt = now;
        var outside = Vietnamese.Clean(recordedFor);
        ApprovedByName = outside ?? by.Name;
        IsLate = late;
        Move(by, next, now, "pledge.approve", late ? "Duyệt đăng ký (muộn)" : "Duyệt đăng ký", outside is null ? null : $"Ghi nhận thay: {outside}");
    }

    private void Move(Actor by, PledgeState next, DateTimeOffset now, string act, string what, string? reason)
    {
        Record(by, now, act, what, StateNames.Of(State), StateNames.Of(next), reason);
        State = next;
    }
}

public sealed class PledgeTarget : Entity
{
    private PledgeTarget()
    {
    }

    internal PledgeTarget(Guid pledgeId, int order, string text)
    {
        PledgeId = pledgeId;
        Order = order;
        Text = text;
    }

    public Guid PledgeId { get; private init; }

    public int Order { get; private init; }

    public string Text { get; private init; } = "";
}
