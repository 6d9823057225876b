using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>Counts what decides whether a campaign can be opened.</summary>
public sealed class ReadReadiness(PortalDbContext db, CampaignTrees trees, OwnSheets ownSheets)
{
    public async Task<CampaignReadiness> RunAsync(Campaign campaign, CancellationToken cancellationToken = default)
    {
        var inGroups = await db.Participants
            .Where(p => p.CampaignId == campaign.Id)
            .GroupBy(p => p.GroupId)
            .Select(g => new { GroupId = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.GroupId, g => g.Count, cancellationToken);
        var leaves = await db.Criteria
            .Where(c => c.CampaignId == campaign.Id && c.IsLeaf && c.Method != ScoringMethods.Information)
            .GroupBy(c => c.CriteriaId)
            .Select(g => new { CriteriaId = g.Key, Count = g.Count(), WithoutAgency = g.Count(c => c.AgencyUnitId == null) })
            .ToDictionaryAsync(g => g.CriteriaId, cancellationToken);
        var plan = await db.Papers
            .Where(p => p.CampaignId == campaign.Id && (p.Kind == PaperKind.Plan || p.Kind == PaperKind.Directive))
            .OrderByDescending(p => p.RecordedAt)
            .Select(p => new { p.State, p.Number, p.Symbol, p.SignedFileId })
            .FirstOrDefaultAsync(cancellationToken);

        var unmapped = 0;
        var faults = new List<string>();
        foreach (var alike in campaign.Groups.Where(g => g.CriteriaId is { } id && leaves.ContainsKey(id)).GroupBy(g => g.CriteriaId!.Value))
        {
            var tree = await trees.ReadAsync(alike.Key, cancellationToken);
            unmapped += tree.Tree.Leaves.Count(l => l.Rule is PenaltyRule { Sanction.Kind: SanctionKind.Unmapped });
            faults.AddRange(alike.SelectMany(g => RankingFaults.OfGroup(campaign.RulesFor(g.Id), g.Name, tree.Tree, campaign.WindowFor(PhaseKind.Registration) is not null)));
        }

        return new CampaignReadiness(
            inGroups.Values.Sum(),
            [.. campaign.Groups.Where(g => !inGroups.ContainsKey(g.Id)).Select(g => g.Name)],
            [.. campaign.Groups.Where(g => g.CriteriaId is not { } id || !leaves.ContainsKey(id)).Select(g => g.Name)],
            campaign.Groups.Select(g => g.CriteriaId).OfType<Guid>().Distinct().Sum(id => leaves.TryGetValue(id, out var l) ? l.WithoutAgency : 0),
            unmapped,
            plan?.State,
            plan?.Number is null ? null : $"{plan.Number}/{plan.Symbol}",
            plan?.SignedFileId is not null,
            faults)
        {
            OwnSheetsWithoutAppraiser = [.. (await ownSheets.ReadAsync(campaign.Id, cancellationToken)).Where(o => o.StandInUnitId is null).Select(o => o.AgencyName)],
        };
    }
}

/// <summary>Opens a campaign: the criteria freeze and everyone who takes part gets a sheet.</summary>
public sealed class OpenCampaign(PortalDbContext db, ReadReadiness readiness)
{
    public async Task RunAsync(Actor by, Campaign campaign, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        campaign.Open(by, await readiness.RunAsync(campaign, cancellationToken), now);
        campaign.CountLate(await db.WorkingCalendarAsync(cancellationToken));

        var judged = campaign.Groups.Where(g => g.CriteriaId is not null && campaign.Judging != Judging.ReviewOnly).ToList();
        var ids = judged.Select(g => g.CriteriaId!.Value).Distinct().ToList();
        var criteria = await db.CampaignCriteria.Include(c => c.Nodes).Where(c => ids.Contains(c.Id)).ToListAsync(cancellationToken);
        var sizes = new Dictionary<Guid, (int Leaves, Points Maximum)>();
        foreach (var set in criteria)
        {
            set.Freeze(now);
            var tree = CampaignTrees.Read(set.Nodes);
            var full = ScoringEngine.Sum(tree.Tree, _ => null);
            sizes[set.Id] = (tree.ScoredLeaves.Count(l => l.Source.InputBy == InputBy.Unit), full.BaseMax);
        }

        var groups = judged.ToDictionary(g => g.Id, g => g.CriteriaId!.Value);
        var participants = await db.Participants.AsNoTracking()
            .Where(p => p.CampaignId == campaign.Id && groups.Keys.Contains(p.GroupId))
            .Select(p => new { p.Id, p.GroupId, p.UnitId })
            .ToListAsync(cancellationToken);
        db.ScoreSheets.AddRange(participants.Select(p =>
        {
            var criteriaId = groups[p.GroupId];
            return new ScoreSheet(campaign.Id, p.Id, p.GroupId, p.UnitId, criteriaId, sizes[criteriaId].Leaves, sizes[criteriaId].Maximum);
        }));
        if (campaign.PreviousCampaignId is not null && participants.Count > 0)
        {
            db.WorkItems.Add(new WorkItem(WorkKind.CarryLastYear, campaign.Id, by.PersonId, by.Name, now));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
