using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>Takes the final figures from the appraisal, ranks each group and gives the bands. May be done again until publication.</summary>
public sealed class SettleScores(PortalDbContext db, CampaignTrees trees)
{
    /// <summary>Agencies that have leaves in the campaign and have not closed their part.</summary>
    public async Task<IReadOnlyList<string>> OpenAgenciesAsync(Campaign campaign, CancellationToken cancellationToken = default)
    {
        var closed = campaign.AppraisalClosings.Select(c => c.AgencyUnitId).ToList();
        return await db.Units
            .Where(u => db.Criteria.Any(c => c.CampaignId == campaign.Id && c.IsLeaf && c.AgencyUnitId == u.Id) && !closed.Contains(u.Id))
            .OrderBy(u => u.Name)
            .Select(u => u.Name)
            .ToListAsync(cancellationToken);
    }

    /// <summary>What stands in the way: agencies that have not closed, claims that nobody decided.</summary>
    public async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(Campaign campaign, CancellationToken cancellationToken = default)
    {
        var open = await OpenAgenciesAsync(campaign, cancellationToken);
        var waiting = await db.ScoreLines.CountAsync(l => l.CampaignId == campaign.Id && l.Claim == ClaimState.Waiting, cancellationToken);
        return
        [
            .. open.Select(name => new Obstacle("appraisal.open", $"{name} chưa chốt thẩm định.")),
            .. waiting == 0 ? [] : new[] { new Obstacle("claims.waiting", $"{waiting} khai báo không phát sinh chờ chấp thuận.") },
            .. await FigureNotes.OpenChallengesAsync(db, campaign.Id, cancellationToken),
        ];
    }

    public async Task RunAsync(Actor by, Campaign campaign, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        DomainRuleException.ThrowIfAny(await ObstaclesAsync(campaign, cancellationToken));

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var sheets = await db.ScoreSheets.Where(s => s.CampaignId == campaign.Id).ToListAsync(cancellationToken);
        foreach (var group in sheets.GroupBy(s => s.GroupId))
        {
            var finals = group.ToDictionary(s => s.Id, s => (s.Appraised > 0 ? s.AppraisedTotal : s.SelfTotal).ToPrinted());
            var ranks = Ranking.Of([.. finals.Select(f => (f.Key, f.Value))]);
            foreach (var sheet in group)
            {
                var sanctions = sheet.HasSanction ? await SanctionsAsync(sheet, cancellationToken) : [];
                // Who is alone in a group has a band but no rank.
                sheet.Settle(finals[sheet.Id], finals.Count > 1 ? ranks[sheet.Id] : null, campaign.BandOf(finals[sheet.Id], sheet.Maximum, sanctions));
            }
        }

        campaign.Settle(by, sheets.Count, now);
        await db.SaveChangesAsync(cancellationToken);
        await db.ScoreLines
            .Where(l => l.CampaignId == campaign.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.FinalPoints, l => l.AppraisalPoints ?? l.SelfPoints), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Sanction>> SanctionsAsync(ScoreSheet sheet, CancellationToken cancellationToken)
    {
        var tree = await trees.ReadAsync(sheet.CriteriaId, cancellationToken);
        var lines = await db.ScoreLines.AsNoTracking()
            .Where(l => l.SheetId == sheet.Id)
            .Select(l => new LineMarks(l.Code, l.SelfAnswer, l.SelfPoints, l.AppraisalAnswer, l.AppraisalPoints))
            .ToDictionaryAsync(l => l.Code, StringComparer.Ordinal, cancellationToken);
        return SheetArithmetic.Appraisal(tree.Tree, lines).Sanctions;
    }
}
