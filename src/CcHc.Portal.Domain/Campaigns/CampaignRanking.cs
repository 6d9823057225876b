using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Rankings;

namespace CcHc.Portal.Domain.Campaigns;

/// <summary>Ranks and bands: by which rules, how they change, how equals were voted on.</summary>
public sealed partial class Campaign
{
    private readonly List<Band> bands = [];
    private readonly List<TieVote> tieVotes = [];

    public IReadOnlyList<Band> Bands => bands;

    /// <summary>Gates, quotas and tie-breaks as kept; none where nobody has set any.</summary>
    public string? RankingJson { get; private set; }

    public RankingPlan Ranking => RankingPlan.FromJson(RankingJson);

    /// <summary>In the order they were recorded.</summary>
    public IReadOnlyList<TieVote> TieVotes => tieVotes;

    public RankingRules RulesFor(Guid groupId) => Ranking.For(groupId, bands.Select(b => b.ToLevel()));

    /// <summary>The thresholds alone; gates and quotas that name a band stay and must still find it.</summary>
    public void SetBands(Actor by, IReadOnlyList<(string Name, decimal FromPercent)> levels, DateTimeOffset now)
    {
        DemandDraft("campaign.bands", "sửa mức xếp loại; hãy sửa quy tắc và ghi lý do");
        Take(levels, Ranking);
        Record(by, now, "campaign.bands", "Đặt mức xếp loại", to: string.Join("; ", bands.Select(b => $"{b.Name} từ {(b.FromHundredths / 100m).ToString("0.##", Vietnamese.Culture)}%")));
    }

    public void SetRanking(Actor by, IReadOnlyList<(string Name, decimal FromPercent)> levels, RankingPlan plan, DateTimeOffset now)
    {
        DemandDraft("campaign.ranking", "sửa quy tắc xếp hạng, xếp loại như khi chuẩn bị; hãy sửa quy tắc và ghi lý do");
        Take(levels, plan);
        Record(by, now, "campaign.ranking", "Đặt quy tắc xếp hạng, xếp loại", to: InWords());
    }

    /// <summary>Why the rules of the running campaign cannot be changed.</summary>
    public IEnumerable<Obstacle> ObstaclesToAmendingRanking()
    {
        if (State is CampaignState.Published or CampaignState.Closed)
        {
            yield return new("campaign.ranking", "Kết quả đã công bố; không sửa quy tắc xếp hạng, xếp loại.");
        }
    }

    /// <summary>Other rules in a running campaign. Figures that were settled are to be settled again.</summary>
    public void AmendRanking(Actor by, IReadOnlyList<(string Name, decimal FromPercent)> levels, RankingPlan plan, string? reason, DateTimeOffset now)
    {
        DomainRuleException.ThrowIfAny(ObstaclesToAmendingRanking());
        DomainRuleException.ThrowIf(State != CampaignState.Open, "campaign.not-open", "Phong trào chưa mở: quy tắc được sửa ở phần chuẩn bị.");
        DomainRuleException.ThrowIf(Vietnamese.Clean(reason) is null, "ranking.reason", "Cần ghi lý do sửa quy tắc.");
        var before = InWords();
        Take(levels, plan);
        Record(by, now, "campaign.amend-ranking", SettledAt is null ? "Sửa quy tắc xếp hạng, xếp loại" : "Sửa quy tắc xếp hạng, xếp loại, phải chốt điểm lại", before, InWords(), reason);
        SettledAt = null;
    }

    /// <summary>Who of a group had the same result after every step before the vote, in the order the council decided.</summary>
    public IEnumerable<Obstacle> ObstaclesToTieVote(Guid groupId)
    {
        if (State != CampaignState.Open)
        {
            yield return new("campaign.not-open", "Chỉ ghi nhận biểu quyết khi phong trào đang chạy, trước khi công bố.");
        }
        else if (SettledAt is null)
        {
            yield return new("campaign.not-settled", "Cần chốt điểm trước: danh sách bằng nhau chỉ chắc chắn sau khi chốt.");
        }

        if (!RulesFor(groupId).EndsInVote)
        {
            yield return new("ranking.no-vote", "Quy tắc xếp hạng của nhóm không có bước «Hội đồng biểu quyết».");
        }
    }

    /// <param name="order">The equals, best first; the caller has made sure that these are exactly the equals.</param>
    public TieVote RecordTieVote(Actor by, Guid groupId, Points final, IReadOnlyList<(Guid SheetId, string Name)> order, TieVoteRecord record, DateTimeOffset now)
    {
        DomainRuleException.ThrowIfAny(ObstaclesToTieVote(groupId));
        DomainRuleException.ThrowIf(order.Count < 2 || order.Select(o => o.SheetId).Distinct().Count() != order.Count, "vote.order", "Cần xếp thứ tự cho từng đơn vị bằng nhau, không trùng thứ tự.");
        DomainRuleException.ThrowIf(record.HeldOn > VietnamTime.DayOf(now), "vote.held-on", "Ngày biểu quyết không được sau hôm nay.");
        var vote = new TieVote(Id, groupId, final.ToPrinted(), order, record, by.Name, now);
        tieVotes.Add(vote);
        Record(
            by,
            now,
            "campaign.tie-vote",
            $"Ghi nhận biểu quyết thứ hạng, nhóm «{Group(groupId).Name}», {final.ToPrinted()} điểm",
            to: $"{string.Join("; ", order.Select((o, i) => $"{i + 1}. {o.Name}"))} ({vote.Minutes})",
            reason: record.Reason);
        return vote;
    }

    public IReadOnlyList<CastVote> VotesOf(Guid groupId) =>
        [.. tieVotes.Where(v => v.GroupId == groupId).OrderBy(v => v.RecordedAt).ThenBy(v => v.Id).Select(v => new CastVote(v.Final, v.SheetIds, v.Minutes))];

    private void Take(IReadOnlyList<(string Name, decimal FromPercent)> levels, RankingPlan plan)
    {
        DomainRuleException.ThrowIfAny(RankingFaults.OfBands(levels));
        List<Band> fresh = [.. levels.Select(l => new Band(Id, Vietnamese.Clean(l.Name)!, l.FromPercent))];
        DomainRuleException.ThrowIfAny(RankingFaults.OfPlan(plan, [.. fresh.Select(b => b.ToLevel())], [.. groups.Select(g => g.Id)]));
        bands.Clear();
        bands.AddRange(fresh);
        RankingJson = plan.IsEmpty ? null : plan.ToJson();
    }

    private bool IsNamedByRanking(Guid groupId)
    {
        var plan = Ranking;
        return plan.Gates.Any(g => g.GroupId == groupId) || plan.Quotas.Any(q => q.GroupId == groupId) || plan.Ties.Any(t => t.GroupId == groupId);
    }

    private string InWords()
    {
        var plan = Ranking;
        string Of(Guid? groupId) => groupId is { } id ? $" ({Group(id).Name})" : "";
        return string.Join(
            "; ",
            bands.OrderByDescending(b => b.FromHundredths).Select(b => $"{b.Name} từ {(b.FromHundredths / 100m).ToString("0.##", Vietnamese.Culture)}%")
                .Concat(plan.Gates.Select(g => RankingText.Gate(g) + Of(g.GroupId)))
                .Concat(plan.Quotas.Select(q => RankingText.Quota(q) + Of(q.GroupId)))
                .Concat(plan.Ties.Select((t, i) => $"bằng điểm, bước {i + 1}: {RankingText.Step(t)}{Of(t.GroupId)}")));
    }
}
