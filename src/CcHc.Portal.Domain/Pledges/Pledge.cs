using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;

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
    private readonly List<PledgeAim> aims = [];

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

    /// <summary>Điểm phấn đấu by field, for the fields that were filled in; the maximum is that of the day.</summary>
    public IReadOnlyList<PledgeAim> Aims => aims;

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Pledge, Id, CampaignId);

    /// <param name="points">What is striven for; none where the campaign is not judged by points.</param>
    public void Write(Actor by, string? commitment, PledgedPoints? points, string? awardAimedAt, IReadOnlyList<string> lines, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State != PledgeState.Draft, "pledge.state", $"Bản đăng ký đang ở trạng thái «{StateNames.Of(State)}»; rút lại trước khi sửa.");
        points ??= PledgedPoints.None;
        DomainRuleException.ThrowIfAny(points.Problems());
        Commitment = Vietnamese.Clean(commitment);
        PointsAimedAt = points.Sum;
        AwardAimedAt = Vietnamese.Clean(awardAimedAt);
        targets.Clear();
        targets.AddRange(lines.Select(Vietnamese.Clean).OfType<string>().Select((t, i) => new PledgeTarget(Id, i + 1, t)));
        aims.Clear();
        aims.AddRange(points.Fields.Where(f => f.Points is not null).Select((f, i) => new PledgeAim(Id, i + 1, f)));
        Record(by, now, "pledge.write", "Ghi nội dung đăng ký", to: $"{targets.Count} chỉ tiêu{(PointsAimedAt is { } aimed ? $", phấn đấu {aimed.ToExactString()} điểm" : "")}");
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

/// <summary>A field of the criteria and how much of it is striven for; none where the unit does not say.</summary>
public sealed record PledgedField(string Code, string Title, Points Maximum, Points? Points);

/// <summary>Điểm phấn đấu: by field, in all, or both. All of it may be left out.</summary>
/// <param name="Most">What can be earned at most; none where nobody has set criteria yet.</param>
public sealed record PledgedPoints(Points? Total, Points? Most, IReadOnlyList<PledgedField> Fields)
{
    public static readonly PledgedPoints None = new(null, null, []);

    /// <summary>A total alone, as where there are no criteria.</summary>
    public static PledgedPoints Of(Points? total, Points? most = null) => new(total, most, []);

    /// <summary>The fields that can be striven for: all but penalties.</summary>
    public static IReadOnlyList<PledgedField> FieldsOf(CriteriaTree tree) =>
        [.. tree.Nodes.Where(n => n.IsTop && !n.IsInPenalty && n.MaxPoints > Domain.Points.Zero).Select(n => new PledgedField(n.Code, n.Title, n.MaxPoints, null))];

    /// <summary>As said, else the sum where every field is filled in.</summary>
    public Points? Sum => Total ?? (Fields.Count > 0 && Fields.All(f => f.Points is not null) ? OfFields : null);

    private Points OfFields => Fields.Aggregate(Domain.Points.Zero, (sum, f) => sum + (f.Points ?? Domain.Points.Zero));

    /// <summary>Keys end with the code of the field, «pledge.total» is the total.</summary>
    public IEnumerable<Obstacle> Problems()
    {
        foreach (var field in Fields.Where(f => f.Points is not null))
        {
            if (field.Points < Domain.Points.Zero)
            {
                yield return new($"pledge.field.{field.Code}", "Điểm phấn đấu không thể là số âm.");
            }
            else if (field.Points > field.Maximum)
            {
                yield return new($"pledge.field.{field.Code}", $"Lĩnh vực {field.Code} có tối đa {field.Maximum.ToExactString()} điểm.");
            }
        }

        if (Total < Domain.Points.Zero)
        {
            yield return new("pledge.total", "Điểm phấn đấu không thể là số âm.");
        }
        else if (Total > Most)
        {
            yield return new("pledge.total", $"Bộ tiêu chí có tối đa {Most.Value.ToExactString()} điểm.");
        }
        else if (Total is { } total && Fields.Any(f => f.Points is not null))
        {
            if (Fields.All(f => f.Points is not null) ? total != OfFields : total < OfFields)
            {
                yield return new("pledge.total", $"Tổng các lĩnh vực đã ghi là {OfFields.ToExactString()} điểm, khác tổng {total.ToExactString()}; sửa lại hoặc để trống tổng.");
            }
        }
    }
}

/// <summary>What is striven for in one field, as it was registered.</summary>
public sealed class PledgeAim : Entity
{
    private PledgeAim()
    {
    }

    internal PledgeAim(Guid pledgeId, int order, PledgedField field)
    {
        PledgeId = pledgeId;
        Order = order;
        FieldCode = field.Code;
        Title = field.Title;
        Maximum = field.Maximum;
        Points = field.Points!.Value;
    }

    public Guid PledgeId { get; private init; }

    public int Order { get; private init; }

    public string FieldCode { get; private init; } = "";

    public string Title { get; private init; } = "";

    public Points Maximum { get; private init; }

    public Points Points { get; private init; }
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
