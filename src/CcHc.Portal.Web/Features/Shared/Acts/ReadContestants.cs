using CcHc.Portal.Data;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>
/// What the sheets of a group are ranked by as they stand now: stored sums, and of the lines only those that the rules look
/// at. The same two statements for one sheet as for all.
/// </summary>
public sealed class ReadContestants(PortalDbContext db, CampaignTrees trees)
{
    public async Task<IReadOnlyList<Contestant>> RunAsync(Guid campaignId, RankingGroup group, RankingRules rules, CancellationToken cancellation = default)
    {
        var sheets = db.ScoreSheets.AsNoTracking().Where(s => s.CampaignId == campaignId && s.GroupId == group.Id);
        var asksForRegistration = rules.Gates.Any(g => g.Kind == GateKind.RegisteredInTime);
        var stored = await sheets
            .Select(s => new
            {
                s.Id,
                Total = s.Appraised > 0 ? s.AppraisedTotal : s.SelfTotal,
                s.Maximum,
                s.Bonus,
                s.Penalty,
                s.HasSanction,
                LockedInTime = s.State != SheetState.Draft && !s.IsLate,
                RegisteredInTime = !asksForRegistration || db.Pledges.Any(p => p.ParticipantId == s.ParticipantId && p.State == PledgeState.Approved && !p.IsLate),
            })
            .ToListAsync(cancellation);
        var tree = group.CriteriaId is { } criteriaId && stored.Count > 0 ? await trees.ReadAsync(criteriaId, cancellation) : null;
        var codes = tree is null ? [] : LeavesOf(tree.Tree, rules, stored.Exists(s => s.HasSanction));
        var lines = codes.Count == 0
            ? null
            : (await db.ScoreLines.AsNoTracking()
                .Where(l => codes.Contains(l.Code) && sheets.Any(s => s.Id == l.SheetId))
                .Select(l => new { l.SheetId, Marks = new LineMarks(l.Code, l.SelfAnswer, l.SelfPoints, l.AppraisalAnswer, l.AppraisalPoints) })
                .ToListAsync(cancellation))
                .ToLookup(l => l.SheetId, l => l.Marks);

        return
        [
            .. stored.Select(s =>
            {
                var plain = new Contestant(s.Id, s.Total.ToPrinted(), s.Maximum, s.Bonus, s.Penalty, Contestant.NoParts, [], [], s.RegisteredInTime, s.LockedInTime);
                if (lines is null)
                {
                    return plain;
                }

                // Only what the rules look at was read, so only that is complete in the result.
                var nodes = SheetArithmetic.Appraisal(tree!.Tree, lines[s.Id].ToDictionary(l => l.Code, StringComparer.Ordinal)).Nodes;
                return plain with
                {
                    Parts = Contestant.PartsOf(nodes.Where(n => rules.Codes.Contains(n.Node.Code))),
                    Sanctions = Contestant.SanctionsOf(nodes),
                    Knockouts = Contestant.KnockoutsOf(nodes),
                };
            }),
        ];
    }

    private static List<string> LeavesOf(CriteriaTree tree, RankingRules rules, bool withSanctions)
    {
        var named = rules.Codes.Select(tree.Find).OfType<CriteriaNode>().ToHashSet();
        bool IsUnderNamed(CriteriaNode? node) => node is not null && (named.Contains(node) || IsUnderNamed(node.Parent));
        return
        [
            .. tree.Leaves
                .Where(l => IsUnderNamed(l) || (withSanctions && l.Rule is PenaltyRule { Sanction: not null }) || (rules.AsksForKnockouts && l.Rule.Knockout))
                .Select(l => l.Code),
        ];
    }
}
