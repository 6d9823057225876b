using CcHc.Portal.Data;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.WhatIfs;

/// <param name="Cap">None where the sum is not capped.</param>
public sealed record CappedGroup(string Code, string Title, decimal? Cap);

/// <param name="Claims">On how many sheets the leaf counts as «không phát sinh».</param>
public sealed record ClaimedLeaf(string Code, string Title, int Claims);

/// <summary>What can be tried in a group, and what came of it.</summary>
public sealed record WhatIfResult(IReadOnlyList<(string Code, string Title, int Depth)> Parts, IReadOnlyList<CappedGroup> Groups, IReadOnlyList<ClaimedLeaf> Claimed, ComparedGroup Compared);

/// <summary>
/// The table of a group under other bands, caps, treatments and tie-breaks, on a copy in memory. Reads only; as many
/// statements for one sheet as for all.
/// </summary>
public sealed class ReadWhatIf(PortalDbContext db, CampaignTrees trees, ReadContestants contestants, CompareStandings compare)
{
    public async Task<WhatIfResult> RunAsync(Campaign campaign, RankingGroup group, WhatIfForm form, CancellationToken cancellation)
    {
        var rules = campaign.RulesFor(group.Id);
        var bands = form.ToLevels().OrderByDescending(b => b.FromHundredths).ToList();
        // A gate or quota of a band that is tried away has nothing to hold on to.
        var tried = rules with
        {
            Bands = bands,
            Gates = [.. rules.Gates.Where(g => bands.Exists(b => b.Name == g.Band))],
            Quotas = [.. rules.Quotas.Where(q => bands.Exists(b => b.Name == q.Band))],
            Ties = form.ToSteps(),
        };
        var both = rules with { Ties = [.. rules.Ties, .. tried.Ties] };
        var tree = group.CriteriaId is { } criteriaId ? (await trees.ReadAsync(criteriaId, cancellation)).Tree : null;
        var before = await contestants.RunAsync(campaign.Id, group, both, cancellation);
        var names = await compare.NamesAsync(campaign.Id, group.Id, cancellation);
        var claims = await ClaimsAsync(campaign.Id, group.Id, cancellation);
        var after = tree is null || (form.ToCaps().Count == 0 && form.ToTreatments().Count == 0)
            ? before
            : await RecomputedAsync(campaign.Id, group.Id, tree, form, before, cancellation);
        return new WhatIfResult(
            tree is null ? [] : [.. CriterionText.Of(tree).Select(n => (n.Code, n.Title, n.Depth))],
            tree is null ? [] : [.. tree.Nodes.Where(n => !n.IsLeaf).Select(n => new CappedGroup(n.Code, n.Title, (n.Rule as GroupRule)?.Cap))],
            tree is null ? [] : [.. tree.Leaves.Where(l => claims.ContainsKey(l.Code)).Select(l => new ClaimedLeaf(l.Code, l.Title, claims[l.Code]))],
            ComparedGroup.Of(group.Name, names, (rules, before), (tried, after), campaign.VotesOf(group.Id)));
    }

    private async Task<IReadOnlyDictionary<string, int>> ClaimsAsync(Guid campaignId, Guid groupId, CancellationToken cancellation)
    {
        var found = await db.ScoreLines.AsNoTracking()
            .Where(l => db.ScoreSheets.Any(s => s.Id == l.SheetId && s.CampaignId == campaignId && s.GroupId == groupId))
            .Where(l => (l.SelfAnswer != null && l.SelfAnswer.Contains(AnswerField.NotApplicable)) || (l.AppraisalAnswer != null && l.AppraisalAnswer.Contains(AnswerField.NotApplicable)))
            .GroupBy(l => l.Code)
            .Select(g => new { Code = g.Key, Count = g.Count() })
            .ToListAsync(cancellation);
        return found.ToDictionary(f => f.Code, f => f.Count, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<Contestant>> RecomputedAsync(Guid campaignId, Guid groupId, CriteriaTree tree, WhatIfForm form, IReadOnlyList<Contestant> before, CancellationToken cancellation)
    {
        var lines = (await db.ScoreLines.AsNoTracking()
                .Where(l => db.ScoreSheets.Any(s => s.Id == l.SheetId && s.CampaignId == campaignId && s.GroupId == groupId))
                .Select(l => new { l.SheetId, Marks = new LineMarks(l.Code, l.SelfAnswer, l.SelfPoints, l.AppraisalAnswer, l.AppraisalPoints) })
                .ToListAsync(cancellation))
            .ToLookup(l => l.SheetId, l => l.Marks);
        var capped = WhatIf.Capped(tree, form.ToCaps());
        var treatments = form.ToTreatments();
        return
        [
            .. before.Select(c =>
            {
                var now = SheetArithmetic.Appraisal(tree, lines[c.Id].ToDictionary(l => l.Code, StringComparer.Ordinal));
                return Contestant.Of(c.Id, WhatIf.Recompute(now, capped, treatments), c.RegisteredInTime, c.LockedInTime);
            }),
        ];
    }
}
