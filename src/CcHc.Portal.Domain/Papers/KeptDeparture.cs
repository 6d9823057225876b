using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Domain.Papers;

/// <summary>
/// A place of a draft that departs from the rules of layout and stays as it is, with a reason. It holds as long as the check
/// finds the same there; whatever is found anew is asked about anew.
/// </summary>
public sealed class KeptDeparture : AuditedEntity
{
    public const int CodeMaxLength = 60;
    public const int TextMaxLength = 600;
    public const int ReasonMaxLength = 400;

    private KeptDeparture()
    {
    }

    public KeptDeparture(Actor by, Paper paper, string code, string place, string found, string? reason, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(paper.State != PaperState.Draft, "departure.state", "Chỉ ghi lý do giữ nguyên khi văn bản còn là dự thảo.");
        (PaperId, CampaignId) = (paper.Id, paper.CampaignId);
        (Code, Place, Found) = (code, Cut(place), Cut(found));
        Reason = Vietnamese.Clean(reason) ?? throw new DomainRuleException("departure.reason", "Cần ghi lý do giữ nguyên.");
        (ByName, At) = (by.Name, now);
        Record(by, now, "paper.keep-departure", $"Giữ nguyên chỗ khác thể thức: {Place}", to: Found, reason: Reason);
    }

    public Guid PaperId { get; private init; }

    public Guid? CampaignId { get; private init; }

    /// <summary>The rule: «page.margin.left».</summary>
    public string Code { get; private init; } = "";

    public string Place { get; private init; } = "";

    public string Found { get; private init; } = "";

    public string Reason { get; private init; } = "";

    public string ByName { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    /// <summary>It was thought over again, and the place is to be mended after all.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    protected override (AuditSubject, Guid, Guid?) History => (AuditSubject.Paper, PaperId, CampaignId);

    /// <summary>The check still finds what was kept.</summary>
    public bool IsOf(string code, string place, string found) => WithdrawnAt is null && Code == code && Place == Cut(place) && Found == Cut(found);

    public void Withdraw(Actor by, DateTimeOffset now)
    {
        DomainRuleException.ThrowIf(WithdrawnAt is not null, "departure.withdrawn", "Lý do này đã được bỏ.");
        WithdrawnAt = now;
        Record(by, now, "paper.mend-departure", $"Không giữ nguyên chỗ khác thể thức nữa: {Place}", Found);
    }

    private static string Cut(string text) => text.Length > TextMaxLength ? text[..(TextMaxLength - 1)] + "…" : text;
}
