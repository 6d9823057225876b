namespace CcHc.Portal.Domain.Campaigns;

/// <summary>
/// When a phase runs: [<see cref="Start"/>, <see cref="End"/>) in UTC, for all, for one ranking group or for one unit. It is
/// looked at on the clock of each request, so a deadline holds to the minute whether or not any job has run.
/// </summary>
public sealed class PhaseWindow : Entity
{
    public const int ReasonMaxLength = 400;

    private PhaseWindow()
    {
    }

    internal PhaseWindow(Guid campaignId, PhaseKind kind, DateTimeOffset start, DateTimeOffset end, Guid? groupId, Guid? unitId, string? reason)
    {
        CampaignId = campaignId;
        Kind = kind;
        GroupId = groupId;
        UnitId = unitId;
        Change(start, end, reason);
    }

    public Guid CampaignId { get; private init; }

    public PhaseKind Kind { get; private init; }

    public Guid? GroupId { get; private init; }

    public Guid? UnitId { get; private init; }

    public DateTimeOffset Start { get; private set; }

    /// <summary>The first instant that is too late.</summary>
    public DateTimeOffset End { get; private set; }

    /// <summary>Up to when late work is taken where the campaign sets a limit to it; counted out when the window or the calendar changes.</summary>
    public DateTimeOffset? LateUntil { get; private set; }

    /// <summary>Why it was extended or set apart.</summary>
    public string? Reason { get; private set; }

    /// <summary>For all who have none of their own.</summary>
    public bool IsCommon => GroupId is null && UnitId is null;

    public DateOnly FirstDay => VietnamTime.DayOf(Start);

    public DateOnly LastDay => VietnamTime.DayOf(End.AddTicks(-1));

    public bool Contains(DateTimeOffset at) => Start <= at && at < End;

    internal void Change(DateTimeOffset start, DateTimeOffset end, string? reason)
    {
        DomainRuleException.ThrowIf(end <= start, "phase.end", $"«{StateNames.Of(Kind)}»: ngày kết thúc phải sau ngày bắt đầu.");
        Start = start.ToUniversalTime();
        End = end.ToUniversalTime();
        Reason = Vietnamese.Clean(reason) ?? Reason;
    }

    internal void TakeLateUntil(DateTimeOffset? end) => LateUntil = end;
}
