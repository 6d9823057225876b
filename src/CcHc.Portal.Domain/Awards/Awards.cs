using System.ComponentModel;
using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Awards;

/// <summary>
/// Hình thức khen thưởng, as data with its time: who decides and how much money goes with it changed with the law
/// (Luật Thi đua, khen thưởng; NĐ 152/2025/NĐ-CP, Điều 49–54).
/// </summary>
public sealed class AwardForm : Entity
{
    public const int NameMaxLength = 200;

    private AwardForm()
    {
    }

    public AwardForm(string code, string name, string decidedBy, decimal? collectiveCoefficient, decimal? individualCoefficient, DateOnly validFrom, DateOnly? validTo = null)
    {
        Code = code;
        Name = name;
        DecidedBy = decidedBy;
        CollectiveHundredths = collectiveCoefficient is null ? null : (int)(collectiveCoefficient.Value * 100);
        IndividualHundredths = individualCoefficient is null ? null : (int)(individualCoefficient.Value * 100);
        ValidFrom = validFrom;
        ValidTo = validTo;
    }

    public string Code { get; private init; } = "";

    public string Name { get; private init; } = "";

    /// <summary>As decisions and certificates print it: who decides already stands in their heading.</summary>
    public string PaperName
    {
        get
        {
            var at = Name.IndexOf(" của ", StringComparison.Ordinal);
            return at > 0 && (Name.StartsWith("Giấy khen", StringComparison.Ordinal) || Name.StartsWith("Bằng khen", StringComparison.Ordinal)) ? Name[..at] : Name;
        }
    }

    /// <summary>The deciding person's title without place: «Chủ tịch Ủy ban nhân dân tỉnh».</summary>
    public string DecidedBy { get; private init; } = "";

    /// <summary>Times the base salary, in hundredths.</summary>
    public int? CollectiveHundredths { get; private init; }

    public int? IndividualHundredths { get; private init; }

    public DateOnly ValidFrom { get; private init; }

    /// <summary>The last day; none while it is in force.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>The law changed: from the day after it is another row's.</summary>
    public void EndOn(DateOnly lastDay)
    {
        DomainRuleException.ThrowIf(lastDay < ValidFrom, "award-form.valid-to", "Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.");
        ValidTo = lastDay;
    }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

public enum NominationState
{
    [Description("Đề nghị")]
    Proposed,
    [Description("Rút khỏi danh sách")]
    Withdrawn,
}

/// <summary>That a participant is proposed for an award, with the standing it is proposed on.</summary>
public sealed class Nomination : AuditedEntity
{
    public const int AchievementMaxLength = 600;

    private Nomination()
    {
    }

    public Nomination(Actor by, Guid campaignId, Guid participantId, string participantName, Guid campaignAwardId, int order, Points? final, int? rank, string? achievement, DateTimeOffset now)
    {
        CampaignId = campaignId;
        ParticipantId = participantId;
        CampaignAwardId = campaignAwardId;
        Order = order;
        Final = final;
        Rank = rank;
        Achievement = Vietnamese.Clean(achievement);
        Record(by, now, "nomination.propose", $"Đề nghị khen thưởng {participantName}", to: rank is null ? null : $"Hạng {rank}, {final} điểm");
    }

    public Guid CampaignId { get; private init; }

    public Guid ParticipantId { get; private init; }

    public Guid CampaignAwardId { get; private init; }

    public int Order { get; private set; }

    public Points? Final { get; private init; }

    public int? Rank { get; private init; }

    public string? Achievement { get; private set; }

    public NominationState State { get; private set; }

    public string? WithdrawReason { get; private set; }

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Campaign, CampaignId, CampaignId);

    public void Withdraw(Actor by, string participantName, string? reason, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(State == NominationState.Withdrawn, "nomination.withdrawn", $"{participantName} đã được rút khỏi danh sách.");
        WithdrawReason = Vietnamese.Clean(reason) ?? throw new DomainRuleException("nomination.reason", "Cần ghi lý do rút khỏi danh sách đề nghị.");
        State = NominationState.Withdrawn;
        Record(by, now, "nomination.withdraw", $"Rút đề nghị khen thưởng {participantName}", reason: WithdrawReason);
    }

    public void PutAt(int order) => Order = order;
}
