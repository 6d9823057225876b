using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Pledges;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>One award of a campaign with its ceiling and everyone it could go to.</summary>
public sealed record AwardPlan(CampaignAward Award, AwardForm Form, string? GroupName, int Participants, int Ceiling, IReadOnlyList<AwardCandidate> Candidates);

/// <summary>Who may be proposed for what, by the table, the quota and what stands in the way.</summary>
public sealed class AwardProposals(PortalDbContext db)
{
    /// <summary>For every award of the campaign; the statements do not grow with the participants.</summary>
    public async Task<IReadOnlyList<AwardPlan>> PlansAsync(Campaign campaign, CancellationToken cancellation = default)
    {
        var formIds = campaign.Awards.Select(a => a.AwardFormId).ToList();
        var forms = await db.AwardForms.AsNoTracking().Where(f => formIds.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellation);
        var mustRegister = campaign.WindowFor(PhaseKind.Registration) is not null;
        var standing = await db.Participants.AsNoTracking()
            .Where(p => p.CampaignId == campaign.Id)
            .Select(p => new
            {
                p.Id,
                p.GroupId,
                p.Name,
                Registered = db.Pledges.Any(x => x.ParticipantId == p.Id && x.State == PledgeState.Approved),
                Sheet = db.ScoreSheets.Where(s => s.ParticipantId == p.Id).Select(s => new { s.Rank, s.FinalTotal, s.State }).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var sizes = standing.GroupBy(p => p.GroupId).ToDictionary(g => g.Key, g => g.Count());

        return
        [
            .. campaign.Awards.OrderBy(a => a.Order).Select(award =>
            {
                var within = standing.Where(p => award.GroupId is null || p.GroupId == award.GroupId).ToList();
                return new AwardPlan(
                    award,
                    forms[award.AwardFormId],
                    award.GroupId is { } id ? campaign.Group(id).Name : null,
                    within.Count,
                    award.Ceiling(within.Count),
                    [
                        .. within
                            .Select(p => new AwardCandidate(
                                p.Id,
                                p.Name,
                                // Alone in a group there is no rank, but the one is also the first.
                                p.Sheet is null ? null : p.Sheet.Rank ?? (sizes[p.GroupId] == 1 ? 1 : null),
                                p.Sheet?.FinalTotal,
                                mustRegister && !p.Registered ? "chưa đăng ký thi đua"
                                : p.Sheet is { State: SheetState.Draft } ? "chưa khóa phiếu tự chấm"
                                : null))
                            .OrderBy(c => c.Rank ?? int.MaxValue)
                            .ThenBy(c => c.Name, Vietnamese.Order),
                    ]);
            }),
        ];
    }

    /// <summary>Proposes the best of each table within its ceiling, leaving out who is proposed already. One achievement is awarded once.</summary>
    /// <returns>Equals at the edge of a ceiling, who are left to people, by award.</returns>
    public async Task<IReadOnlyList<(AwardPlan Plan, IReadOnlyList<AwardCandidate> Tied)>> FillAsync(Actor by, Campaign campaign, DateTimeOffset now, CancellationToken cancellation = default)
    {
        DomainRuleException.ThrowIfAny(ObstaclesToProposing(campaign, now));
        var plans = await PlansAsync(campaign, cancellation);
        var proposed = await db.Nominations
            .Where(n => n.CampaignId == campaign.Id)
            .Select(n => new { n.ParticipantId, n.CampaignAwardId, n.State })
            .ToListAsync(cancellation);
        var taken = proposed.Select(n => n.ParticipantId).ToHashSet();
        var ties = new List<(AwardPlan, IReadOnlyList<AwardCandidate>)>();
        var order = proposed.Count;
        foreach (var plan in plans)
        {
            var left = plan.Ceiling - proposed.Count(n => n.CampaignAwardId == plan.Award.Id && n.State == NominationState.Proposed);
            var selection = AwardSelection.Fill(plan.Candidates.Where(c => !taken.Contains(c.ParticipantId)), left);
            foreach (var candidate in selection.Chosen)
            {
                taken.Add(candidate.ParticipantId);
                db.Nominations.Add(new Nomination(by, campaign.Id, candidate.ParticipantId, candidate.Name, plan.Award.Id, ++order, candidate.Final, candidate.Rank, Achievement(campaign), now));
            }

            if (selection.TiedAtEdge.Count > 0)
            {
                ties.Add((plan, selection.TiedAtEdge));
            }
        }

        return ties;
    }

    /// <summary>Proposes one by name, within the ceiling and where nothing stands in the way.</summary>
    public async Task<Nomination> AddAsync(Actor by, Campaign campaign, Guid campaignAwardId, Guid participantId, string? achievement, DateTimeOffset now, CancellationToken cancellation = default)
    {
        DomainRuleException.ThrowIfAny(ObstaclesToProposing(campaign, now));
        var plan = (await PlansAsync(campaign, cancellation)).FirstOrDefault(p => p.Award.Id == campaignAwardId) ?? throw new NotFoundException("Không có hình thức khen thưởng này.");
        var candidate = plan.Candidates.FirstOrDefault(c => c.ParticipantId == participantId) ?? throw new NotFoundException("Không có tập thể, cá nhân này.");
        DomainRuleException.ThrowIf(candidate.Hindrance is not null, "nomination.hindrance", $"{candidate.Name} {candidate.Hindrance}; không đủ điều kiện đề nghị.");
        var proposed = await db.Nominations.Where(n => n.CampaignId == campaign.Id && n.State == NominationState.Proposed).ToListAsync(cancellation);
        DomainRuleException.ThrowIf(proposed.Exists(n => n.ParticipantId == participantId), "nomination.twice", $"{candidate.Name} đã có trong danh sách; một thành tích chỉ khen thưởng một lần.");
        DomainRuleException.ThrowIf(
            proposed.Count(n => n.CampaignAwardId == campaignAwardId) >= plan.Ceiling,
            "nomination.quota",
            $"{plan.Form.Name} đã đủ chỉ tiêu {plan.Ceiling}; rút bớt trước khi thêm.");
        var nomination = new Nomination(by, campaign.Id, participantId, candidate.Name, campaignAwardId, await db.Nominations.CountAsync(n => n.CampaignId == campaign.Id, cancellation) + 1, candidate.Final, candidate.Rank, achievement ?? Achievement(campaign), now);
        db.Nominations.Add(nomination);
        return nomination;
    }

    /// <summary>What keeps the list from going up: the papers' composers ask.</summary>
    public async Task<IReadOnlyList<Obstacle>> ObstaclesToSubmittingAsync(Campaign campaign, CancellationToken cancellation = default)
    {
        var proposed = await db.Nominations.AsNoTracking().Where(n => n.CampaignId == campaign.Id && n.State == NominationState.Proposed).ToListAsync(cancellation);
        if (proposed.Count == 0)
        {
            return [new("nominations.none", "Danh sách đề nghị khen thưởng chưa có ai.")];
        }

        var found = new List<Obstacle>();
        foreach (var plan in await PlansAsync(campaign, cancellation))
        {
            var here = proposed.Where(n => n.CampaignAwardId == plan.Award.Id).ToList();
            if (here.Count > plan.Ceiling)
            {
                found.Add(new("nominations.quota", $"{plan.Form.Name}{(plan.GroupName is null ? "" : $" ({plan.GroupName})")}: đề nghị {here.Count}, chỉ tiêu tối đa {plan.Ceiling}."));
            }

            found.AddRange(here
                .Select(n => plan.Candidates.FirstOrDefault(c => c.ParticipantId == n.ParticipantId))
                .Where(c => c?.Hindrance is not null)
                .Select(c => new Obstacle("nominations.hindrance", $"{c!.Name} {c.Hindrance}.")));
        }

        found.AddRange(proposed.GroupBy(n => n.ParticipantId).Where(g => g.Count() > 1)
            .Select(_ => new Obstacle("nominations.twice", "Có tập thể, cá nhân được đề nghị hai hình thức cho cùng một thành tích.")));
        return found;
    }

    public static IEnumerable<Obstacle> ObstaclesToProposing(Campaign campaign, DateTimeOffset now)
    {
        if (campaign.State == CampaignState.Draft || (campaign.State == CampaignState.Open && campaign.Judging != Judging.ReviewOnly))
        {
            yield return new("campaign.not-published", "Đề nghị khen thưởng sau khi đã công bố kết quả.");
        }

        if (campaign.State == CampaignState.Closed)
        {
            yield return new("campaign.closed", "Phong trào đã kết thúc.");
        }

        if (campaign.Awards.Count == 0)
        {
            yield return new("campaign.awards", "Kế hoạch chưa đặt hình thức khen thưởng.");
        }

        // A campaign that sets no time for it proposes whenever the results are there.
        if (campaign.State is CampaignState.Open or CampaignState.Published && campaign.WindowFor(PhaseKind.Proposal) is not null)
        {
            foreach (var obstacle in campaign.ObstaclesToWorkIn(PhaseKind.Proposal, now))
            {
                yield return obstacle;
            }
        }
    }

    /// <summary>What the award is for, as it stands in the papers and on the certificate.</summary>
    public static string Achievement(Campaign campaign) => $"thành tích xuất sắc trong {campaign.AwardedFor}";
}
