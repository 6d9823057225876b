namespace CcHc.Portal.Domain.Campaigns;

/// <summary>What the minutes of a vote on equals say.</summary>
/// <param name="Council">Who voted.</param>
public sealed record TieVoteRecord(string Council, DateOnly HeldOn, string MinutesNumber, string Reason);

/// <summary>Biểu quyết thứ hạng: the last step of a tie-break chain, as it was recorded. A later one on the same equals takes its place; it is never changed.</summary>
public sealed class TieVote : Entity
{
    public const int CouncilMaxLength = 200;
    public const int NumberMaxLength = 60;
    public const int ReasonMaxLength = 1000;

    private TieVote()
    {
    }

    internal TieVote(Guid campaignId, Guid groupId, Points final, IReadOnlyList<(Guid SheetId, string Name)> order, TieVoteRecord record, string byName, DateTimeOffset now)
    {
        CampaignId = campaignId;
        GroupId = groupId;
        Final = final;
        SheetIds = [.. order.Select(o => o.SheetId)];
        Names = [.. order.Select(o => o.Name)];
        Council = Vietnamese.Clean(record.Council) ?? throw new DomainRuleException("vote.council", "Cần ghi Hội đồng nào biểu quyết.");
        HeldOn = record.HeldOn;
        MinutesNumber = Vietnamese.Clean(record.MinutesNumber) ?? throw new DomainRuleException("vote.minutes", "Cần ghi số biên bản.");
        Reason = Vietnamese.Clean(record.Reason) ?? throw new DomainRuleException("vote.reason", "Cần ghi lý do, kết quả biểu quyết.");
        ByName = byName;
        RecordedAt = now;
    }

    public Guid CampaignId { get; private init; }

    public Guid GroupId { get; private init; }

    /// <summary>At which result they were equal. Once it has changed, the vote decides nothing any more.</summary>
    public Points Final { get; private init; }

    /// <summary>Best first.</summary>
    public List<Guid> SheetIds { get; private set; } = [];

    /// <summary>Their names then, in the same order.</summary>
    public List<string> Names { get; private set; } = [];

    public string Council { get; private init; } = "";

    public DateOnly HeldOn { get; private init; }

    public string MinutesNumber { get; private init; } = "";

    public string Reason { get; private init; } = "";

    public string ByName { get; private init; } = "";

    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>As it is printed beside the rank.</summary>
    public string Minutes => $"Biên bản số {MinutesNumber} ngày {VietnamTime.Day(HeldOn)} của {Council}";
}
