using CcHc.Portal.Data;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.Shared.Papers;
using CcHc.Portal.Web.Infrastructure.Mvc;
using Microsoft.EntityFrameworkCore;
using PaperKind = CcHc.Portal.Domain.Papers.PaperKind;

namespace CcHc.Portal.Web.Features.Awards;

/// <summary>
/// What the leader asks before signing awards: what to how many, against which quota, who just missed it, how much money, what is
/// still open, and what is different from the statement and from last year.
/// </summary>
public sealed class AwardSigningSummary(PortalDbContext db, AwardLists lists, AwardProposals proposals, TimeProvider clock) : ISigningSummary
{
    private const int JustMissed = 3;

    public IReadOnlyCollection<PaperKind> Kinds => [PaperKind.AwardDecision, PaperKind.SubmissionStatement];

    public async Task<IReadOnlyList<SummaryPart>> PartsAsync(Paper paper, CancellationToken cancellation)
    {
        var campaign = await db.Campaigns.AsNoTracking().AsSplitQuery().Include(c => c.Awards).Include(c => c.Groups).Include(c => c.Phases).Where(c => c.Id == paper.CampaignId).OneAsync(cancellation);
        var rows = await lists.ProposedAsync(campaign.Id, cancellation);
        var nominations = await db.Nominations.AsNoTracking().Where(n => n.CampaignId == campaign.Id).Select(n => new { n.ParticipantId, n.CampaignAwardId, n.State }).ToListAsync(cancellation);
        var plans = await proposals.PlansAsync(campaign, cancellation);
        var proposed = nominations.Where(n => n.State == NominationState.Proposed).Select(n => n.ParticipantId).ToHashSet();
        var day = VietnamTime.DayOf(clock.GetUtcNow());
        return
        [
            new("Khen thưởng và chỉ tiêu", [.. plans.Select(p => Quota(p, nominations.Count(n => n.CampaignAwardId == p.Award.Id && n.State == NominationState.Proposed)))]),
            new("Ranh giới và người kế tiếp", [.. plans.Select(p => Edge(p, proposed)).OfType<string>()]),
            new("Tiền thưởng", [Money(rows, day), .. Vietnamese.Clean(campaign.Funding) is { } funding ? new[] { $"Nguồn: {funding}" } : []]),
            new("Còn vướng mắc", await OpenAsync(paper, campaign, nominations.Count(n => n.State == NominationState.Withdrawn), cancellation)),
            .. await AgainstStatementAsync(paper, rows, cancellation) is { } against ? new[] { against } : [],
            await LastYearAsync(campaign, rows, cancellation),
        ];
    }

    public async Task<IReadOnlyList<Paper>> EnclosedAsync(Paper paper, CancellationToken cancellation) =>
        paper.Kind == PaperKind.AwardDecision && await lists.StatementAsync(paper.CampaignId!.Value, cancellation) is { } statement ? [statement] : [];

    private static string Quota(AwardPlan plan, int count) =>
        $"{NameOf(plan)}: {count} trên chỉ tiêu {plan.Ceiling}" + (plan.Ceiling > 0 ? $" ({Percent(count, plan.Ceiling)} chỉ tiêu)" : "");

    private static string Percent(int part, int whole) => (part * 100m / whole).ToString("0.#", Vietnamese.Culture) + "%";

    private static string NameOf(AwardPlan plan) => plan.Form.Name + (plan.GroupName is null ? "" : $", {plan.GroupName}");

    /// <summary>The last one taken and the first ones below; none where the table has no ranks.</summary>
    private static string? Edge(AwardPlan plan, HashSet<Guid> proposed)
    {
        var ranked = plan.Candidates.Where(c => c.Rank is not null).ToList();
        if (ranked.LastOrDefault(c => proposed.Contains(c.ParticipantId)) is not { } last)
        {
            return null;
        }

        var next = ranked.Where(c => !proposed.Contains(c.ParticipantId)).Take(JustMissed).Select(c => Standing(c) + (c.Hindrance is null ? "" : $" – {c.Hindrance}")).ToList();
        return $"{NameOf(plan)}: thấp nhất trong danh sách là {Standing(last)}; " + (next.Count == 0 ? "không còn ai ở dưới" : $"kế tiếp: {string.Join("; ", next)}");
    }

    private static string Standing(AwardCandidate candidate) => $"{candidate.Name} (hạng {candidate.Rank}, {candidate.Final} điểm)";

    private static string Money(IReadOnlyList<ProposedRow> rows, DateOnly day)
    {
        var amounts = rows.Select(r => AwardMoney.AmountOn(day, r.IsCollective ? r.CollectiveHundredths : r.IndividualHundredths)).ToList();
        var unknown = amounts.Count(a => a is null);
        if (unknown > 0 && unknown == amounts.Count)
        {
            return $"Chưa có mức tiền thưởng trên cổng, kế toán tính riêng cho {unknown} tập thể, cá nhân";
        }

        var sum = $"Tổng {amounts.Sum(a => a ?? 0).ToString("#,0", Vietnamese.Culture)} đồng cho {amounts.Count - unknown} tập thể, cá nhân";
        return unknown == 0 ? sum : $"{sum}; {unknown} trường hợp chưa có mức tiền thưởng trên cổng, kế toán tính riêng";
    }

    private async Task<IReadOnlyList<string>> OpenAsync(Paper paper, Campaign campaign, int withdrawn, CancellationToken cancellation)
    {
        var found = (await proposals.ObstaclesToSubmittingAsync(campaign, cancellation)).Select(o => o.Text).ToList();
        if (paper.Kind == PaperKind.AwardDecision && await lists.StatementAsync(paper.CampaignId!.Value, cancellation) is not { State: PaperState.Issued })
        {
            found.Add("Chưa ghi nhận số, ngày của Tờ trình");
        }

        if (withdrawn > 0)
        {
            found.Add($"{withdrawn} trường hợp đã rút khỏi danh sách, lý do ghi ở trang đề nghị khen thưởng");
        }

        return found.Count == 0 ? ["Không có"] : found;
    }

    /// <summary>Names that stand in one of the two and not in the other; by the text of the statement that went up, where it did.</summary>
    private async Task<SummaryPart?> AgainstStatementAsync(Paper paper, IReadOnlyList<ProposedRow> rows, CancellationToken cancellation)
    {
        if (paper.Kind != PaperKind.AwardDecision || await lists.StatementAsync(paper.CampaignId!.Value, cancellation) is not { ContentJson: { } json })
        {
            return null;
        }

        var text = PaperSnapshot.Read(json);
        var there = PaperText.Tables(text).SelectMany(t => t.Rows).Where(r => !r.IsGroup && r.Cells.Count > 1).Select(r => r.Cells[1]).ToList();
        var here = rows.Select(r => r.Name).ToList();
        List<string> differences =
        [
            .. here.Except(there, StringComparer.Ordinal).Select(n => $"Thêm so với Tờ trình: {n}"),
            .. there.Except(here, StringComparer.Ordinal).Select(n => $"Có trong Tờ trình, không có trong danh sách này: {n}"),
        ];
        return new("So với Tờ trình", differences.Count == 0 ? [$"Như Tờ trình: {here.Count} tập thể, cá nhân"] : differences);
    }

    private async Task<SummaryPart> LastYearAsync(Campaign campaign, IReadOnlyList<ProposedRow> rows, CancellationToken cancellation)
    {
        const string Title = "So với năm trước";
        var before = await db.Awardees.AsNoTracking()
            .Where(a => a.CampaignId == campaign.PreviousCampaignId && db.Papers.Any(p => p.Id == a.PaperId && p.State == PaperState.Issued))
            .Select(a => new { a.Name, a.IsCollective })
            .ToListAsync(cancellation);
        if (before.Count == 0)
        {
            return new(Title, ["Trên cổng không có quyết định khen thưởng của đợt trước để so sánh"]);
        }

        var names = before.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        return new(
            Title,
            [
                $"Tập thể: {rows.Count(r => r.IsCollective)}, năm trước {before.Count(b => b.IsCollective)}; cá nhân: {rows.Count(r => !r.IsCollective)}, năm trước {before.Count(b => !b.IsCollective)}",
                $"{rows.Count(r => names.Contains(r.Name))} tập thể, cá nhân được khen cả hai năm",
            ]);
    }
}
